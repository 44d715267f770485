#include "config.h"

#include "ent-picture-source.h"

#include "ent-findings.h"
#include "ent-matrix-file.h"
#include "ent-matrix-sheet.h"
#include "ent-picture-job.h"

#define WIDTH_PX 1600 /* of a timeline, which is as wide as one likes */

struct _EntPictureSource
{
  EntTimelineCapture *capture;   /* or NULL: the matrix */
  EntMatrix          *matrix;
  EntMatrixSpec      *spec;
};

EntPictureSource *
ent_picture_source_new_timeline (EntTimelineCapture *capture)
{
  EntPictureSource *self = g_new0 (EntPictureSource, 1);

  self->capture = capture;
  return self;
}

EntPictureSource *
ent_picture_source_new_matrix (EntMatrix           *matrix,
                               const EntMatrixSpec *spec)
{
  EntPictureSource *self = g_new0 (EntPictureSource, 1);

  self->matrix = ent_matrix_ref (matrix);
  self->spec = ent_matrix_spec_copy (spec);
  return self;
}

void
ent_picture_source_free (EntPictureSource *self)
{
  g_clear_pointer (&self->capture, ent_timeline_capture_unref);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  g_clear_pointer (&self->spec, ent_matrix_spec_free);
  g_free (self);
}

gboolean
ent_picture_source_is_matrix (const EntPictureSource *self)
{
  return self->matrix != NULL;
}

char *
ent_picture_source_dup_name (const EntPictureSource *self)
{
  if (self->matrix == NULL)
    return g_strdup (ent_timeline_capture_get_table (self->capture)->item->id);
  if (ent_matrix_get_n_cases (self->matrix) == 1)
    return g_strdup_printf ("%s-factors", ent_matrix_get_case (self->matrix, 0)->id);
  return g_strdup ("factors");
}

void
ent_picture_options_init (EntPictureOptions *options)
{
  *options = (EntPictureOptions) { .max_scale = 1 };
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntSheet) sheet = ent_picture_job_run_finish (result, &error);

  if (sheet != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* @task: (transfer full) */
static void
save_timeline (EntPictureSource        *self,
               const EntPictureOptions *options,
               const char              *path,
               GTask                   *task)
{
  EntTimelineSheetOptions own;

  ent_timeline_sheet_options_init (&own);
  own.width = options->width > 0 ? options->width : WIDTH_PX;
  own.height = options->height;
  own.max_scale = options->max_scale;
  own.flags |= options->flags;
  ent_picture_job_run_async (g_steal_pointer (&self->capture), options->in_view, &own, path, NULL, painted_cb, task);
  ent_picture_source_free (self);
}

typedef struct
{
  EntPictureSource  *source;
  EntPictureOptions  options;
  char              *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  ent_picture_source_free (job->source);
  g_free (job->path);
  g_free (job);
}

/* The first that is found in the matrix stands below its picture, as it does on the screen. NULL: nothing was. */
static char *
dup_sentence (const EntPictureSource *self)
{
  g_autoptr(GPtrArray) found = NULL;

  /* It speaks of all cases and factors: not below a part of them. */
  if (ent_matrix_spec_is_filtered (self->spec) || self->spec->whose == ENT_MATRIX_BOTH)
    return NULL;
  found = ent_findings_list (self->matrix, self->spec->whose == ENT_MATRIX_OWN ? ENT_CODER_OWN : ENT_CODER_PUBLISHED,
                             1);
  return found->len > 0 ? g_strdup (((EntStatement *) found->pdata[0])->text) : NULL;
}

static EntSheet *
paint_matrix (const Job  *job,
              GError    **error)
{
  g_autofree char *sentence = dup_sentence (job->source);
  EntMatrixSheetOptions options;

  ent_matrix_sheet_options_init (&options);
  options.width = job->options.width;
  options.height = job->options.height;
  options.max_scale = job->options.max_scale;
  if (job->options.paged)
    ent_matrix_sheet_options_paper (&options, job->options.paper, TRUE);
  options.flags = job->options.flags;
  options.now_sec = g_get_real_time () / G_USEC_PER_SEC;
  options.sentence = sentence;
  return ent_matrix_sheet_new (job->source->matrix, job->source->spec, &options, error);
}

static gboolean
save_matrix (const Job  *job,
             GError    **error)
{
  g_autoptr(EntSheet) sheet = NULL;
  EntMatrixFileKind kind;

  if (ent_matrix_file_find_kind (job->path, &kind))
    {
      if (kind == ENT_MATRIX_FILE_CELLS && job->options.by_case)
        kind = ENT_MATRIX_FILE_CASES;
      return ent_matrix_file_save (job->source->matrix, job->source->spec, kind, job->path, error);
    }
  sheet = paint_matrix (job, error);
  return sheet != NULL && ent_sheet_save (sheet, job->path, error);
}

static void
thread_cb (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (save_matrix (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ent_picture_source_save_async (EntPictureSource        *self,
                               const EntPictureOptions *options,
                               const char              *path,
                               GAsyncReadyCallback      callback,
                               gpointer                 user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Job *job;

  if (self->matrix == NULL)
    {
      save_timeline (self, options, path, task);
      return;
    }
  job = g_new0 (Job, 1);
  job->source = self;
  job->options = *options;
  job->path = g_strdup (path);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, thread_cb);
  g_object_unref (task);
}

gboolean
ent_picture_source_save_finish (GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
