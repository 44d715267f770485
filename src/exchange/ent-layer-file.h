#pragma once

#include <gio/gio.h>

#include "ent-case-file.h"
#include "ent-own.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* What one person wrote about a case, in one file to hand in: notes, events and ratings of their own.
 *
 * JSON: "type" is "entente-notes", "format" a number; then "exported", "person" {id, name}, "case" {id, title,
 * version}, "notes" as ent-annotation-write.h writes them, "events" and "ratings".  Any thread, but for the
 * store. */

#define ENT_LAYER_FILE_SUFFIX     ".entente-notes.json"
#define ENT_LAYER_FILE_MAX_EVENTS 10000

typedef struct
{
  char      *person_id;      /* UUID, the same in all files of this person */
  char      *person_name;
  char      *case_id;
  char      *case_title;     /* or NULL */
  int        case_version;   /* 0: not known */
  gint64     exported_usec;  /* since 1970 UTC */
  GPtrArray *notes;          /* of EntNote, all on the case; their layer is the person's id */
  GPtrArray *events;         /* of EntOwnEvent, the same */
  GPtrArray *ratings;        /* of EntOwnRating, the same */
} EntLayerFile;

EntLayerFile *ent_layer_file_new         (const char     *person_id,
                                          const char     *person_name,
                                          const char     *case_id);
void          ent_layer_file_free        (EntLayerFile   *self);

/**
 * ent_layer_file_collect:
 * @person_name: as the person wants to be called
 *
 * Returns: (transfer full) (nullable): all that the library's own person wrote about a case, without what is
 *   in the bin
 */
EntLayerFile *ent_layer_file_collect     (EntStore       *store,
                                          const char     *case_id,
                                          const char     *person_name,
                                          GError        **error);
/* (transfer full): what to call the file, "Ann Lee.entente-notes.json" */
char         *ent_layer_file_dup_name    (const EntLayerFile *self);

/* (transfer full): UTF-8, with a final newline */
char         *ent_layer_file_to_string   (const EntLayerFile *self,
                                          gsize          *length);
/* Through a temporary file and rename. */
gboolean      ent_layer_file_save        (const EntLayerFile *self,
                                          const char     *path,
                                          GError        **error);

/* Whether the bytes are such a file, good or bad. */
gboolean      ent_layer_file_sniff       (const char     *bytes,
                                          gsize           length);
/**
 * ent_layer_file_parse:
 * @faults: (nullable): gets every fault and warning found (EntFault)
 *
 * Returns: (transfer full) (nullable): NULL if there was a fault that is no warning; @error then names
 *   the first and how many
 */
EntLayerFile *ent_layer_file_parse       (const char     *bytes,
                                          gsize           length,
                                          GPtrArray      *faults,
                                          GError        **error);
EntLayerFile *ent_layer_file_load        (const char     *path,
                                          GPtrArray      *faults,
                                          GCancellable   *cancellable,
                                          GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLayerFile, ent_layer_file_free)

G_END_DECLS
