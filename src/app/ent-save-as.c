#include "config.h"

#include "ent-save-as.h"

#include <glib/gi18n-lib.h>

/* Writing, and before it the question where. */
typedef struct
{
  EntSaveAs             save;
  gpointer              data;
  GWeakRef              over;
  char                 *path;     /* NULL while a person is asked */
  GtkFileChooserNative *chooser;
} Job;

static Job *
job_new (GtkWidget       *over,
         const EntSaveAs *save,
         gpointer         data)
{
  Job *self = g_new0 (Job, 1);

  self->save = *save;
  self->data = data;
  g_weak_ref_init (&self->over, over);
  return self;
}

static void
job_free (gpointer data)
{
  Job *self = data;

  self->save.free (self->data);
  g_weak_ref_clear (&self->over);
  g_free (self->path);
  g_clear_object (&self->chooser);
  g_free (self);
}

static void
write_worker (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *self = data;
  gsize length;
  g_autofree char *text = self->save.format (self->data, self->path, &length);
  GError *error = NULL;

  /* Under another name until it is whole. */
  if (g_file_set_contents_full (self->path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Job *self = user_data;
  g_autoptr(GtkWidget) over = g_weak_ref_get (&self->over);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (self->path), *message = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    message = self->save.dup_message (self->data, name);
  if (over != NULL)
    gtk_widget_activate_action (over, "win.tell", "s", message != NULL ? message : error->message);
  job_free (self);
}

static void
job_write (Job        *self,
           const char *path)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, written_cb, self);

  self->path = g_strdup (path);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, write_worker);
}

void
ent_save_as_to (GtkWidget       *over,
                const EntSaveAs *self,
                gpointer         data,
                const char      *path)
{
  g_return_if_fail (GTK_IS_WIDGET (over));

  job_write (job_new (over, self, data), path);
}

static void
response_cb (Job *self,
             int  response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                                                          : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    job_write (self, path);
  else
    job_free (self);
}

void
ent_save_as (GtkWidget       *over,
             const EntSaveAs *self,
             gpointer         data)
{
  Job *job = job_new (over, self, data);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  job->chooser = gtk_file_chooser_native_new (self->title, GTK_WINDOW (gtk_widget_get_root (over)),
                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_file_filter_set_name (filter, self->filter);
  for (guint i = 0; self->suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, self->suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (job->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (job->chooser), self->name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (job->chooser), TRUE);
  g_signal_connect_swapped (job->chooser, "response", G_CALLBACK (response_cb), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (job->chooser));
}
