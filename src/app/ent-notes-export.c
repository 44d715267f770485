#include "config.h"

#include "ent-notes-export.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-write.h"
#include "ent-items.h"
#include "ent-note-export.h"

/* What the thread writes, all of it copies. */
typedef struct
{
  GWeakRef   over;
  char      *path;
  GPtrArray *notes;
  GPtrArray *cases;   /* of EntCaseInfo: as much of them as is written */
  GPtrArray *layers;  /* of EntLayer */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_free (self->path);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

static void
write_worker (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;
  g_autofree char *lower = g_utf8_strdown (job->path, -1), *text = NULL;
  GError *error = NULL;
  gsize length;

  if (g_str_has_suffix (lower, ".csv"))
    text = ent_notes_to_csv (job->notes, job->cases, job->layers, &length);
  else if (g_str_has_suffix (lower, ".jsonld") || g_str_has_suffix (lower, ".json"))
    text = ent_annotations_to_string (job->notes, job->layers, &length);
  else
    text = ent_notes_to_markdown (job->notes, job->cases, job->layers, &length);
  /* Under another name until it is whole. */
  if (g_file_set_contents_full (job->path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GtkWidget) over = g_weak_ref_get (&job->over);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (job->path), *message = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    message = g_strdup_printf (ngettext ("%u note saved as “%s”", "%u notes saved as “%s”", job->notes->len),
                               job->notes->len, name);
  else
    message = g_strdup (error->message);
  if (over != NULL)
    gtk_widget_activate_action (over, "win.tell", "s", message);
  g_weak_ref_clear (&job->over);
}

static GPtrArray *
copy_cases (EntSession *session)
{
  GListModel *cases = ent_session_get_cases (session);
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_info_free);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);
      const EntCaseInfo *info = ent_case_item_get_info (item);
      EntCaseInfo *copy = g_new0 (EntCaseInfo, 1);

      copy->id = g_strdup (info->id);
      copy->title = ent_text_copy (info->title);
      copy->version = info->version;
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static GPtrArray *
copy_layers (EntSession *session)
{
  GPtrArray *layers = ent_personal_get_layers (ent_session_get_personal (session));
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);

  for (guint i = 0; i < layers->len; i++)
    g_ptr_array_add (copies, ent_layer_copy (layers->pdata[i]));
  return copies;
}

void
ent_notes_export_to (GtkWidget  *over,
                     EntSession *session,
                     GPtrArray  *notes,
                     const char *path)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr(GTask) task = g_task_new (NULL, NULL, written_cb, NULL);

  g_weak_ref_init (&job->over, over);
  job->path = g_strdup (path);
  job->notes = notes;
  job->cases = copy_cases (session);
  job->layers = copy_layers (session);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_worker);
}

/* The question where. */
typedef struct
{
  GtkWidget            *over;
  EntSession           *session;
  GPtrArray            *notes;
  GtkFileChooserNative *chooser;
} Export;

static void
response_cb (Export *self,
             int     response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                                                          : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    ent_notes_export_to (self->over, self->session, g_ptr_array_ref (self->notes), path);
  g_object_unref (self->over);
  g_object_unref (self->session);
  g_ptr_array_unref (self->notes);
  g_object_unref (self->chooser);
  g_free (self);
}

void
ent_notes_export (GtkWidget  *over,
                  EntSession *session,
                  GPtrArray  *notes)
{
  Export *self = g_new0 (Export, 1);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  self->over = g_object_ref (over);
  self->session = g_object_ref (session);
  self->notes = notes;
  self->chooser = gtk_file_chooser_native_new (_("Export Notes"), GTK_WINDOW (gtk_widget_get_root (over)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_file_filter_set_name (filter, _("Notes (.md, .csv, .jsonld)"));
  gtk_file_filter_add_suffix (filter, "md");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "jsonld");
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  /* Translators: name of a file of notes */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("Notes.md"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
