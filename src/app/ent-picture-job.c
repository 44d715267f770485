#include "config.h"

#include "ent-picture-job.h"

typedef struct
{
  EntTimelineCapture      *capture;
  EntTimelineSheetOptions  options;  /* those of the capture point into it */
  char                    *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  ent_timeline_capture_unref (job->capture);
  g_free (job->path);
  g_free (job);
}

static void
thread_cb (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  const Job *job = data;
  EntEventTable *table = ent_timeline_capture_get_table (job->capture);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntSheet) sheet = ent_timeline_sheet_new (&table, 1, &job->options, &error);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (sheet == NULL || (job->path != NULL && !ent_sheet_save (sheet, job->path, &error)))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&sheet), (GDestroyNotify) ent_sheet_unref);
}

void
ent_picture_job_run_async (EntTimelineCapture            *capture,
                           gboolean                       in_view,
                           const EntTimelineSheetOptions *options,
                           const char                    *path,
                           GCancellable                  *cancellable,
                           GAsyncReadyCallback            callback,
                           gpointer                       user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->capture = capture;
  job->options = *options;
  job->path = g_strdup (path);
  ent_timeline_capture_fill (capture, in_view, &job->options);
  g_task_set_task_data (task, job, job_free);
  /* Records that are yet to be read come through this thread's connection. */
  if (ent_timeline_capture_is_whole (capture))
    g_task_run_in_thread (task, thread_cb);
  else
    thread_cb (task, NULL, job, cancellable);
}

EntSheet *
ent_picture_job_run_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
