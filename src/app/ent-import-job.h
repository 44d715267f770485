#pragma once

#include <gio/gio.h>

#include "ent-library.h"
#include "ent-note-import.h"

G_BEGIN_DECLS

/* Reads files of notes, many at once, and puts what is in them into the library as one change that can be
 * undone: hand-ins (*.entente-notes.json), ratings (*.ratings.json), and annotations of other programs.  Of a
 * file that is refused nothing is taken. */

/* What became of one file. */
typedef struct
{
  char            *name;     /* of the file */
  char            *person;   /* who handed it in, or NULL */
  char            *case_id;  /* or NULL: of none or of several */
  gboolean         are_ratings;  /* and nothing else */
  EntImportReport  report;
  char            *problem;  /* why it was refused, or NULL */
} EntImportResult;

typedef struct _EntImportJob EntImportJob;

/* @files: (element-type GFile): a reference is taken
 * @case_id: (nullable): of notes that stand on nothing of Entente. The job lives until both who made it and
 *   the worker have let it go. */
EntImportJob *ent_import_job_new         (GPtrArray            *files,
                                          const char           *case_id);
EntImportJob *ent_import_job_ref         (EntImportJob         *self);
void          ent_import_job_unref       (EntImportJob         *self);
/* How many files were read so far. */
guint         ent_import_job_get_n_done  (EntImportJob         *self);
guint         ent_import_job_get_n_files (EntImportJob         *self);

/* Cancelled, or where the library cannot be written, nothing was done. */
void          ent_import_job_run_async   (EntImportJob         *self,
                                          EntLibrary           *library,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* (transfer none) (element-type EntImportResult) (nullable): in the order of the files; as long as the job lives */
GPtrArray    *ent_import_job_run_finish  (EntImportJob         *self,
                                          GAsyncResult         *result,
                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntImportJob, ent_import_job_unref)

G_END_DECLS
