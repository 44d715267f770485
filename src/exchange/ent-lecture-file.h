#pragma once

#include <gio/gio.h>

#include "ent-case-file.h"
#include "ent-deck.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* A lecture in one file, to open on another machine: "Camp David.entente-lecture".
 *
 * JSON: "type" is "entente-lecture", "format" a number; then "exported", "lecture", "slides", "images" (base64),
 * "cases": of each case that the slides were made from an excerpt with no more than they quote, as a case file; and
 * "feeds": where the whole cases come from.  Any thread, but for the store. */

#define ENT_LECTURE_FILE_SUFFIX     ".entente-lecture"
#define ENT_LECTURE_FILE_FORMAT     1
#define ENT_LECTURE_FILE_MAX_BYTES  (256 * 1024 * 1024)
#define ENT_LECTURE_FILE_MAX_SLIDES 1000
#define ENT_LECTURE_FILE_MAX_IMAGE  (32 * 1024 * 1024)  /* bytes of one picture */
#define ENT_LECTURE_FILE_MAX_TITLE   2000  /* characters, of any title */
#define ENT_LECTURE_FILE_MAX_COURSE  200
#define ENT_LECTURE_FILE_MAX_MINUTES 10000
#define ENT_LECTURE_FILE_MAX_SECONDS 86400

/* Where cases of the lecture are published. */
typedef struct
{
  char      *url;
  char      *title;
  char      *id;        /* in its own list, and in libraries: "demo"; or NULL */
  char      *key;       /* minisign's public key, as a subscription has it */
  GPtrArray *case_ids;  /* of char*, as slides name them */
} EntLectureFeed;

typedef struct
{
  EntDeck   *deck;           /* its cases are excerpts, and the slides' digests theirs */
  GPtrArray *feeds;          /* of EntLectureFeed */
  gint64     exported_usec;  /* since 1970 UTC */
} EntLectureFile;

void            ent_lecture_file_free      (EntLectureFile  *self);
/* The lecture as it is in the library. (transfer full) (nullable) */
EntLectureFile *ent_lecture_file_collect   (EntStore        *store,
                                            const char      *lecture_id,
                                            GCancellable    *cancellable,
                                            GError         **error);
/* (transfer full): "Camp David in 20 minutes.entente-lecture" */
char           *ent_lecture_file_dup_name  (const EntLectureFile *self);
/* (transfer full): canonical JSON, as ent_case_file_to_string() writes it */
char           *ent_lecture_file_to_string (const EntLectureFile *self,
                                            gsize       *length);
/* Through a temporary file and rename. TOO_LARGE, and it says which slide, where it could not be read again. */
gboolean        ent_lecture_file_save      (const EntLectureFile *self,
                                            const char      *path,
                                            GError         **error);
gboolean        ent_lecture_file_sniff     (const char      *bytes,
                                            gsize            length);
/**
 * ent_lecture_file_parse:
 * @faults: (nullable): gets every fault and warning found (EntFault)
 *
 * Returns: (transfer full) (nullable): NULL if there was a fault that is no warning; @error then names the first and how
 *   many
 */
EntLectureFile *ent_lecture_file_parse     (const char      *bytes,
                                            gsize            length,
                                            GPtrArray       *faults,
                                            GError         **error);
EntLectureFile *ent_lecture_file_load      (const char      *path,
                                            GPtrArray       *faults,
                                            GCancellable    *cancellable,
                                            GError         **error);

/* What is to be asked before it is put into the library. */
typedef struct
{
  gboolean   exists;    /* the library has this lecture: it can be replaced, or a copy made */
  GPtrArray *missing;   /* of EntLectureFeed (borrowed): feeds that the library lacks, of cases that it lacks */
} EntLectureQuestion;
void            ent_lecture_question_clear (EntLectureQuestion *self);
gboolean        ent_lecture_file_ask       (const EntLectureFile *self,
                                            EntStore        *store,
                                            EntLectureQuestion *question,
                                            GError         **error);
/* All of it or nothing.  Cases of feeds that the library follows are called as it calls them; where it has another
 * case of that id, they get another: "a-b@demo".  Where it has the very case, the whole of it is kept and not the excerpt.
 * @copy: as another lecture, with new ids. The id under which it is now. (transfer full) (nullable) */
char           *ent_lecture_file_import    (const EntLectureFile *self,
                                            EntStore        *store,
                                            gboolean         copy,
                                            GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLectureFile, ent_lecture_file_free)

G_END_DECLS
