/* First all files are read, in a thread and without the library, which others may write to meanwhile; then
 * what was found in the good ones is put into it in one transaction.  Results are written by the threads, and
 * read by the main one only when both have ended; what it may look at before is how many files were read. */
#include "config.h"

#include "ent-import-job.h"

#include <glib/gi18n-lib.h>

struct _EntImportJob
{
  gatomicrefcount  ref_count;
  GPtrArray       *files;    /* of GFile */
  char            *case_id;
  GPtrArray       *results;  /* of EntImportResult, as many as files were read */
  GPtrArray       *contents; /* of Content, the same */
  int              n_done;   /* atomic */
};

/* What is in a file: one of these, or none where it was refused. */
typedef struct
{
  EntLayerFile   *hand_in;
  EntRatingsFile *ratings;
  EntAnnotations *annotations;
} Content;

static void
content_free (gpointer data)
{
  Content *self = data;

  g_clear_pointer (&self->hand_in, ent_layer_file_free);
  g_clear_pointer (&self->ratings, ent_ratings_file_free);
  g_clear_pointer (&self->annotations, ent_annotations_free);
  g_free (self);
}

static void
result_free (gpointer data)
{
  EntImportResult *self = data;

  g_free (self->name);
  g_free (self->person);
  g_free (self->case_id);
  g_free (self->problem);
  g_free (self);
}

EntImportJob *
ent_import_job_new (GPtrArray  *files,
                    const char *case_id)
{
  EntImportJob *self = g_new0 (EntImportJob, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->files = g_ptr_array_ref (files);
  self->case_id = g_strdup (case_id);
  self->results = g_ptr_array_new_with_free_func (result_free);
  self->contents = g_ptr_array_new_with_free_func (content_free);
  return self;
}

EntImportJob *
ent_import_job_ref (EntImportJob *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_import_job_unref (EntImportJob *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->results);
  g_ptr_array_unref (self->contents);
  g_free (self->case_id);
  g_free (self);
}

guint
ent_import_job_get_n_done (EntImportJob *self)
{
  return (guint) g_atomic_int_get (&self->n_done);
}

guint
ent_import_job_get_n_files (EntImportJob *self)
{
  return self->files->len;
}

/* Reading */

static gboolean
parse (EntImportJob     *self,
       const char       *bytes,
       gsize             length,
       Content          *content,
       EntImportResult  *result,
       GError          **error)
{
  if (ent_layer_file_sniff (bytes, length))
    {
      content->hand_in = ent_layer_file_parse (bytes, length, NULL, error);
      if (content->hand_in == NULL)
        return FALSE;
      result->person = g_strdup (content->hand_in->person_name);
      result->case_id = g_strdup (content->hand_in->case_id);
      return TRUE;
    }
  if (ent_ratings_file_sniff (bytes, length))
    {
      content->ratings = ent_ratings_file_parse (bytes, length, NULL, error);
      if (content->ratings == NULL)
        return FALSE;
      result->person = g_strdup (content->ratings->person_name);
      result->are_ratings = TRUE;
      return TRUE;
    }
  content->annotations = ent_annotations_parse (bytes, length, self->case_id, NULL, error);
  result->case_id = g_strdup (self->case_id);
  return content->annotations != NULL;
}

static void
read_file (EntImportJob *self,
           GFile        *file,
           GCancellable *cancellable)
{
  Content *content = g_new0 (Content, 1);
  EntImportResult *result = g_new0 (EntImportResult, 1);
  g_autofree char *path = g_file_get_path (file), *base = g_file_get_basename (file), *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_ptr_array_add (self->contents, content);
  g_ptr_array_add (self->results, result);
  result->name = g_filename_display_name (base != NULL ? base : "");
  if (path == NULL)
    {
      result->problem = g_strdup (_("It is not on this computer"));
      return;
    }
  bytes = ent_exchange_load_bytes (path, NULL, &length, cancellable, &error);
  if (bytes == NULL || !parse (self, bytes, length, content, result, &error))
    result->problem = g_strdup (error->message);
}

static void
read_worker (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  EntImportJob *self = task_data;

  for (guint i = 0; i < self->files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      read_file (self, self->files->pdata[i], cancellable);
      g_atomic_int_inc (&self->n_done);
    }
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/* Putting */

/* By another codebook: the file is refused, and the others are not. */
static gboolean
put_ratings (EntStore         *store,
             Content          *content,
             EntImportResult  *result,
             GError          **error)
{
  g_autoptr(GError) local_error = NULL;

  if (ent_ratings_import (store, content->ratings, &result->report, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  result->problem = g_strdup (local_error->message);
  return TRUE;
}

static gboolean
put_content (EntStore         *store,
             Content          *content,
             EntImportResult  *result,
             GError          **error)
{
  if (content->ratings != NULL)
    return put_ratings (store, content, result, error);
  if (content->hand_in != NULL)
    return ent_layer_import (store, content->hand_in, &result->report, error);
  if (content->annotations != NULL)
    return ent_annotations_import (store, content->annotations, &result->report, error);
  return TRUE;
}

static gboolean
put_job (EntStore      *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  EntImportJob *self = data;

  for (guint i = 0; i < self->contents->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !put_content (store, self->contents->pdata[i], self->results->pdata[i], error))
      return FALSE;
  return TRUE;
}

typedef struct
{
  EntImportJob *job;
  EntLibrary   *library;
} Run;

static void
run_free (gpointer data)
{
  Run *self = data;

  ent_import_job_unref (self->job);
  g_object_unref (self->library);
  g_free (self);
}

static char *
dup_name (EntImportJob *self)
{
  guint n_hand_ins = 0, n_ratings = 0, n_others = 0;

  for (guint i = 0; i < self->contents->len; i++)
    {
      const Content *content = self->contents->pdata[i];

      n_hand_ins += content->hand_in != NULL ? 1 : 0;
      n_ratings += content->ratings != NULL ? 1 : 0;
      n_others += content->annotations != NULL ? 1 : 0;
    }
  if (n_hand_ins + n_ratings + n_others == 0)
    return NULL;
  if (n_others > 0)
    return g_strdup (_("Import Notes"));
  if (n_hand_ins == 0)
    /* Translators: after "Undo": what is undone */
    return g_strdup_printf (ngettext ("Import Ratings of %u Person", "Import Ratings of %u People", n_ratings),
                            n_ratings);
  n_hand_ins += n_ratings;
  /* Translators: after "Undo": what is undone */
  return g_strdup_printf (ngettext ("Open %u Hand-In", "Open %u Hand-Ins", n_hand_ins), n_hand_ins);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autofree char *name = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  name = dup_name (run->job);
  if (name == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  ent_library_change_async (run->library, name, NULL, put_job, ent_import_job_ref (run->job),
                            (GDestroyNotify) ent_import_job_unref, g_task_get_cancellable (task), ent_library_return_run_cb,
                            g_object_ref (task));
}

void
ent_import_job_run_async (EntImportJob        *self,
                          EntLibrary          *library,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(GTask) reading = g_task_new (NULL, cancellable, read_cb, task);
  Run *run = g_new0 (Run, 1);

  run->job = ent_import_job_ref (self);
  run->library = g_object_ref (library);
  g_task_set_task_data (task, run, run_free);
  g_task_set_task_data (reading, ent_import_job_ref (self), (GDestroyNotify) ent_import_job_unref);
  g_task_run_in_thread (reading, read_worker);
}

GPtrArray *
ent_import_job_run_finish (EntImportJob  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? self->results : NULL;
}
