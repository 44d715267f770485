#pragma once

#include <gio/gio.h>

#include "ent-case-file.h"
#include "ent-own.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* What one person rated of any cases, in one small file to hand in: how a class compares its judgements.
 *
 * JSON: "type" is "entente-ratings", "format" a number; then "exported", "person" {id, name}, "codebook" {id,
 * version}, "cases" {id: title}, and "ratings" as layer files have them, each with its "case".
 * data/schema/ratings.schema.json describes it.  Any thread, but for the store. */

#define ENT_RATINGS_FILE_SUFFIX ".ratings.json"

typedef struct
{
  char      *person_id;         /* UUID, the same in all files of this person, those of notes too */
  char      *person_name;
  char      *codebook_id;       /* by which they rated, or NULL: not known */
  int        codebook_version;  /* 0: not known */
  gint64     exported_usec;     /* since 1970 UTC */
  GPtrArray *ratings;           /* of EntOwnRating; their layer is the person's id */
} EntRatingsFile;

EntRatingsFile *ent_ratings_file_new       (const char            *person_id,
                                            const char            *person_name);
void            ent_ratings_file_free      (EntRatingsFile        *self);

/**
 * ent_ratings_file_collect:
 * @case_id: (nullable): of this case alone; NULL: of all
 * @person_name: as the person wants to be called
 *
 * Returns: (transfer full) (nullable): all that the library's own person rated
 */
EntRatingsFile *ent_ratings_file_collect   (EntStore              *store,
                                            const char            *case_id,
                                            const char            *person_name,
                                            GError               **error);
/* (transfer full): what to call the file, "Ann Lee.ratings.json" */
char           *ent_ratings_file_dup_name  (const EntRatingsFile  *self);

/* (transfer full): UTF-8, with a final newline */
char           *ent_ratings_file_to_string (const EntRatingsFile  *self,
                                            gsize                 *length);
/* Through a temporary file and rename. */
gboolean        ent_ratings_file_save      (const EntRatingsFile  *self,
                                            const char            *path,
                                            GError               **error);

/* Whether the bytes are such a file, good or bad. */
gboolean        ent_ratings_file_sniff     (const char            *bytes,
                                            gsize                  length);
/**
 * ent_ratings_file_parse:
 * @faults: (nullable): gets every fault and warning found (EntFault)
 *
 * Returns: (transfer full) (nullable): NULL if there was a fault that is no warning; @error then names
 *   the first and how many
 */
EntRatingsFile *ent_ratings_file_parse     (const char            *bytes,
                                            gsize                  length,
                                            GPtrArray             *faults,
                                            GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntRatingsFile, ent_ratings_file_free)

G_END_DECLS
