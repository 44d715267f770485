/* Backups: made, listed, and put in place of the library.
 *
 * Everything is done by the library's threads.  How far they are is looked at now and then while
 * something is under way; meanwhile nothing else can be begun here. */

#include "config.h"

#include "ent-backup-window.h"

#include <glib/gi18n-lib.h>

#include "ent-bundle.h"
#include "ent-dialog.h"
#include "ent-store-backup.h"

#define LOOK_MSEC 100

struct _EntBackupWindow
{
  AdwWindow             parent_instance;

  AdwToastOverlay      *toasts;
  GtkWidget            *page;
  GtkWidget            *back_up_row;
  GtkWidget            *file_row;
  AdwPreferencesGroup  *group;
  GtkWidget            *progress_box;
  GtkProgressBar       *progress;
  GtkWidget            *cancel_button;

  EntLibrary           *library;
  GPtrArray            *rows;         /* of GtkWidget, in the group */
  GtkFileChooserNative *chooser;
  GtkWindow            *question;     /* or NULL */
  EntBackup            *asked;        /* what the question is about */
  GCancellable         *cancellable;  /* of what is under way, or NULL */
  guint                 look_id;
};

G_DEFINE_FINAL_TYPE (EntBackupWindow, ent_backup_window, ADW_TYPE_WINDOW)

/* What is under way, shared with the thread that does it. */
typedef struct
{
  char *path;
  char *kept;    /* of the library as it was before */
  gint  n_done;  /* read and written by both */
  gint  n_all;
} Work;

static void
work_clear (gpointer data)
{
  Work *self = data;

  g_free (self->path);
  g_free (self->kept);
}

static void
work_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, work_clear);
}

static Work *
work_new (const char *path)
{
  Work *self = g_atomic_rc_box_new0 (Work);

  self->path = g_strdup (path);
  return self;
}

static void
progress_cb (guint    n_done,
             guint    n_all,
             gpointer data)
{
  Work *self = data;

  g_atomic_int_set (&self->n_done, (gint) n_done);
  g_atomic_int_set (&self->n_all, (gint) n_all);
}

/* Whether the window was closed while something was under way. */
static gboolean
is_closed (EntBackupWindow *self)
{
  return self->toasts == NULL;
}

static void
tell (EntBackupWindow *self,
      const char      *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static gboolean
look_cb (gpointer data)
{
  EntBackupWindow *self = data;
  Work *work = g_object_get_data (G_OBJECT (self->progress), "work");
  gint n_all = g_atomic_int_get (&work->n_all);

  if (n_all > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) g_atomic_int_get (&work->n_done) / n_all);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
begin (EntBackupWindow *self,
       Work            *work,
       const char      *text)
{
  self->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (self->progress), "work", g_atomic_rc_box_acquire (work), work_unref);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (self->progress_box, TRUE);
  gtk_widget_set_sensitive (self->page, FALSE);
  gtk_widget_grab_focus (self->cancel_button);
  self->look_id = g_timeout_add (LOOK_MSEC, look_cb, self);
}

static void
end (EntBackupWindow *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->cancellable);
  if (is_closed (self))
    return;
  gtk_widget_set_visible (self->progress_box, FALSE);
  gtk_widget_set_sensitive (self->page, TRUE);
  gtk_widget_grab_focus (self->back_up_row);
}

/* The list */

static char *
dup_when (const EntBackup *backup)
{
  g_autoptr(GDateTime) made = g_date_time_new_from_unix_local (backup->made_usec / G_USEC_PER_SEC);

  /* Translators: day and time at which a backup was made, see g_date_time_format() */
  return made != NULL ? g_date_time_format (made, _("%-d %B %Y, %H:%M")) : g_strdup ("");
}

static const char *
get_kind_label (EntBackupKind kind)
{
  switch (kind)
    {
    case ENT_BACKUP_DAILY:
      return _("Daily");
    case ENT_BACKUP_BEFORE_RESTORE:
      return _("Before restoring");
    case ENT_BACKUP_BY_HAND:
    default:
      return _("Made by you");
    }
}

static char *
dup_details (const EntBackup *backup)
{
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *notes = NULL;

  if (backup->n_notes < 0)
    return g_strdup (_("This file cannot be read"));
  notes = g_strdup_printf (ngettext ("%d note", "%d notes", backup->n_notes), backup->n_notes);
  /* Translators: what kind of backup, number of notes in it, size of its file */
  return g_strdup_printf (_("%s · %s · %s"), get_kind_label (backup->kind), notes, size);
}

static void ask (EntBackupWindow *self,
                 EntBackup       *backup);

static void
restore_clicked_cb (GtkWidget       *button,
                    EntBackupWindow *self)
{
  ask (self, ent_backup_copy (g_object_get_data (G_OBJECT (button), "backup")));
}

static GtkWidget *
create_row (EntBackupWindow *self,
            const EntBackup *backup)
{
  g_autofree char *when = dup_when (backup), *details = dup_details (backup);
  /* Translators: day and time of a backup */
  g_autofree char *label = g_strdup_printf (_("Restore backup of %s"), when);
  GtkWidget *button = gtk_button_new_with_label (_("Restore…"));
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", when, "subtitle", details, NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, backup->n_notes >= 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "backup", ent_backup_copy (backup), (GDestroyNotify) ent_backup_free);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_backups (EntBackupWindow *self,
              GPtrArray       *backups)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < backups->len; i++)
    g_ptr_array_add (self->rows, create_row (self, backups->pdata[i]));
  if (backups->len == 0)
    g_ptr_array_add (self->rows, g_object_new (ADW_TYPE_ACTION_ROW, "title", _("There is none yet"), NULL));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_add (self->group, self->rows->pdata[i]);
}

static gpointer
list_worker (EntStore      *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return ent_store_list_backups (ent_store_get_path (store), cancellable, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntBackupWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) backups = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);

  if (is_closed (self))
    return;
  if (backups != NULL)
    show_backups (self, backups);
  else
    tell (self, error->message);
}

static void
list (EntBackupWindow *self)
{
  ent_library_ask_async (self->library, list_worker, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb,
                         g_object_ref (self));
}

/* Backing up */

static gpointer
back_up_worker (EntStore      *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;

  if (!ent_store_back_up (store, work->path, cancellable, progress_cb, work, error))
    return NULL;
  return ent_store_read_backup (work->path, error);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(EntBackupWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntBackup) backup = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);

  end (self);
  if (is_closed (self))
    return;
  if (backup != NULL)
    {
      g_autofree char *name = g_filename_display_basename (backup->path);
      /* Translators: number of notes, name of a file */
      g_autofree char *message = g_strdup_printf (ngettext ("Backed up: %d note in “%s”", "Backed up: %d notes in “%s”",
                                                            backup->n_notes), backup->n_notes, name);

      tell (self, message);
    }
  else
    {
      tell (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("No backup was made")
                                                                            : error->message);
    }
  list (self);
}

void
ent_backup_window_back_up (EntBackupWindow *self,
                           const char      *path)
{
  Work *work;

  g_return_if_fail (ENT_IS_BACKUP_WINDOW (self));
  g_return_if_fail (self->cancellable == NULL);

  work = work_new (path);
  begin (self, work, _("Backing up"));
  ent_library_ask_async (self->library, back_up_worker, work, work_unref, (GDestroyNotify) ent_backup_free,
                         self->cancellable, backed_up_cb, g_object_ref (self));
}

/* Restoring */

static gboolean
restore_job (EntStore      *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Work *work = data;
  g_autofree char *data_dir = ent_bundle_dup_data_dir ();

  if (!ent_store_restore (store, work->path, &work->kept, cancellable, progress_cb, work, error))
    return FALSE;
  /* Cases that ship with the program may be newer than the backup; that they are not brought
   * up to date now does not undo the rest. */
  ent_bundle_import (store, data_dir, NULL, NULL, NULL);
  return TRUE;
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(EntBackupWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean restored = ent_library_run_finish (ENT_LIBRARY (source), result, &error);

  end (self);
  if (is_closed (self))
    return;
  if (restored)
    tell (self, _("The library was restored; what it held before is in the list"));
  else
    tell (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("Nothing was restored")
                                                                          : error->message);
  list (self);
}

static void
restore_cb (EntBackupWindow *self)
{
  Work *work = work_new (self->asked->path);

  gtk_window_destroy (self->question);
  begin (self, work, _("Restoring"));
  ent_library_run_async (self->library, restore_job, work, work_unref, self->cancellable, restored_cb,
                         g_object_ref (self));
}

static void
question_gone_cb (gpointer  data,
                  GObject  *question)
{
  EntBackupWindow *self = data;

  self->question = NULL;
}

static GtkWidget *
create_text (const char *text,
             const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_question (EntBackupWindow *self)
{
  g_autofree char *when = dup_when (self->asked);
  /* Translators: day and time of a backup */
  g_autofree char *heading = g_strdup_printf (_("Restore the backup of %s?"), when);
  g_autofree char *body = g_strdup_printf (
    ngettext ("It holds %d note of yours. Everything in the library becomes what it was then: cases, notes, events, "
              "ratings and lectures. What the library holds now is kept first, as a backup in the list. Undo does not "
              "reach back behind it.",
              "It holds %d notes of yours. Everything in the library becomes what it was then: cases, notes, events, "
              "ratings and lectures. What the library holds now is kept first, as a backup in the list. Undo does not "
              "reach back behind it.", self->asked->n_notes), self->asked->n_notes);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *restore = gtk_button_new_with_mnemonic (_("_Restore"));

  g_object_set (box, "margin-top", 24, "margin-bottom", 24, "margin-start", 24, "margin-end", 24, NULL);
  gtk_box_append (GTK_BOX (box), create_text (heading, "title-2"));
  gtk_box_append (GTK_BOX (box), create_text (body, NULL));
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_widget_add_css_class (restore, "destructive-action");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self->question, G_CONNECT_SWAPPED);
  g_signal_connect_object (restore, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), restore);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_window_set_focus (self->question, cancel);
  return box;
}

/* @backup: (transfer full) */
static void
ask (EntBackupWindow *self,
     EntBackup       *backup)
{
  GtkWidget *handle = gtk_window_handle_new ();

  g_clear_pointer (&self->asked, ent_backup_free);
  self->asked = backup;
  self->question = ent_dialog_new (GTK_WIDGET (self), _("Restore Backup"), 440, -1);
  g_object_weak_ref (G_OBJECT (self->question), question_gone_cb, self);
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), create_question (self));
  adw_window_set_content (ADW_WINDOW (self->question), handle);
  gtk_window_present (self->question);
}

static gpointer
look_worker (EntStore      *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return ent_store_read_backup (data, error);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntBackupWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  EntBackup *backup = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);

  if (is_closed (self))
    ent_backup_free (backup);
  else if (backup != NULL)
    ask (self, backup);
  else
    tell (self, error->message);
}

void
ent_backup_window_ask (EntBackupWindow *self,
                       const char      *path)
{
  g_return_if_fail (ENT_IS_BACKUP_WINDOW (self));
  g_return_if_fail (path != NULL);

  ent_library_ask_async (self->library, look_worker, g_strdup (path), g_free, (GDestroyNotify) ent_backup_free, NULL,
                         looked_cb, g_object_ref (self));
}

/* Choosing files */

static char *
dup_chosen (EntBackupWindow *self,
            int              response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                                                          : NULL;

  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
choose (EntBackupWindow      *self,
        const char           *title,
        GtkFileChooserAction  action,
        const char           *accept,
        GCallback             response_cb)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);
  gtk_file_filter_set_name (filter, _("Backups (.db)"));
  gtk_file_filter_add_suffix (filter, "db");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", response_cb, self, G_CONNECT_SWAPPED);
}

static void
target_chosen_cb (EntBackupWindow *self,
                  int              response)
{
  g_autofree char *path = dup_chosen (self, response);

  if (path != NULL && self->cancellable == NULL)
    ent_backup_window_back_up (self, path);
}

static void
back_up_cb (EntBackupWindow *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "entente-%Y-%m-%d.db");

  choose (self, _("Back Up"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Back Up"), G_CALLBACK (target_chosen_cb));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
source_chosen_cb (EntBackupWindow *self,
                  int              response)
{
  g_autofree char *path = dup_chosen (self, response);

  if (path != NULL)
    ent_backup_window_ask (self, path);
}

static void
restore_from_file_cb (EntBackupWindow *self)
{
  choose (self, _("Restore from File"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), G_CALLBACK (source_chosen_cb));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel_cb (EntBackupWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
ent_backup_window_dispose (GObject *object)
{
  EntBackupWindow *self = ENT_BACKUP_WINDOW (object);

  /* What is under way goes on to its end, without being looked at. */
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->chooser);
  if (self->question != NULL)
    {
      g_object_weak_unref (G_OBJECT (self->question), question_gone_cb, self);
      gtk_window_destroy (g_steal_pointer (&self->question));
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_BACKUP_WINDOW);
  G_OBJECT_CLASS (ent_backup_window_parent_class)->dispose (object);
}

static void
ent_backup_window_finalize (GObject *object)
{
  EntBackupWindow *self = ENT_BACKUP_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_pointer (&self->asked, ent_backup_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (ent_backup_window_parent_class)->finalize (object);
}

static void
ent_backup_window_class_init (EntBackupWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_backup_window_dispose;
  object_class->finalize = ent_backup_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-backup-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntBackupWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EntBackupWindow, page);
  gtk_widget_class_bind_template_child (widget_class, EntBackupWindow, back_up_row);
  gtk_widget_class_bind_template_child (widget_class, EntBackupWindow, file_row);
  gtk_widget_class_bind_template_child (widget_class, EntBackupWindow, group);
  gtk_widget_class_bind_template_child (widget_class, EntBackupWindow, progress_box);
  gtk_widget_class_bind_template_child (widget_class, EntBackupWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, EntBackupWindow, cancel_button);
}

static void
ent_backup_window_init (EntBackupWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->back_up_row, "activated", G_CALLBACK (back_up_cb), self);
  g_signal_connect_swapped (self->file_row, "activated", G_CALLBACK (restore_from_file_cb), self);
  g_signal_connect_swapped (self->cancel_button, "clicked", G_CALLBACK (cancel_cb), self);
}

void
ent_backup_window_present (GtkWindow  *parent,
                           EntLibrary *library)
{
  EntBackupWindow *self;

  g_return_if_fail (ENT_IS_LIBRARY (library));

  self = g_object_new (ENT_TYPE_BACKUP_WINDOW, "transient-for", parent, NULL);
  self->library = g_object_ref (library);
  list (self);
  gtk_window_present (GTK_WINDOW (self));
}
