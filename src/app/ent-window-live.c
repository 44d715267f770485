/* What keeps several windows at one: cases that change while they are open, undo and redo, and that
 * nothing typed is lost when a window closes. */
#include "config.h"

#include "ent-window-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-deck-model.h"
#include "ent-own-event-window.h"

/* Undo */

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data,
          gboolean      undo)
{
  g_autoptr(EntWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL, *message = NULL;

  name = undo ? ent_library_undo_finish (ENT_LIBRARY (source), result, &error)
              : ent_library_redo_finish (ENT_LIBRARY (source), result, &error);
  if (error != NULL)
    /* Translators: %s says why */
    message = g_strdup_printf (undo ? _("Not undone: %s") : _("Not done again: %s"), error->message);
  else if (name != NULL)
    /* Translators: %s is what was done: "Delete Note" */
    message = g_strdup_printf (undo ? _("Undone: %s") : _("Done again: %s"), name);
  /* The window was closed meanwhile, or there was nothing. */
  if (message != NULL && self->loading != NULL)
    ent_window_tell (self, message);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  moved_cb (source, result, user_data, TRUE);
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  moved_cb (source, result, user_data, FALSE);
}

/* What is being typed is given out when it loses the focus; then it is the last change. */
static void
settle_typing (EntWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !(GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)))
    return;
  g_object_ref (focus);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (gtk_widget_get_root (focus) == GTK_ROOT (self))
    gtk_widget_grab_focus (focus);
  g_object_unref (focus);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  settle_typing (self);
  ent_library_undo_async (ent_session_get_library (self->session), undone_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  settle_typing (self);
  ent_library_redo_async (ent_session_get_library (self->session), redone_cb, g_object_ref (self));
}

void
ent_window_tell_undo (EntWindow  *self,
                      const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
tell_undo_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  ent_window_tell_undo (ENT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
append_move (GMenu      *menu,
             const char *label,
             const char *action,
             const char *keys)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, action);

  /* The keys are the window's own, so that a text that is being typed takes them first. */
  g_menu_item_set_attribute (item, "accel", "s", keys);
  g_menu_append_item (menu, item);
}

static void
update_undo_cb (EntWindow *self)
{
  EntLibrary *library = ent_session_get_library (self->session);
  const char *undo = ent_library_get_undo_name (library), *redo = ent_library_get_redo_name (library);
  /* Translators: in a menu; %s is what is undone: "Undo Delete Note" */
  g_autofree char *undo_label = g_strdup_printf (_("_Undo %s"), undo ? undo : "");
  /* Translators: in a menu; %s is what is done again: "Redo Delete Note" */
  g_autofree char *redo_label = g_strdup_printf (_("_Redo %s"), redo ? redo : "");

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  g_menu_remove_all (self->undo_menu);
  append_move (self->undo_menu, g_strchomp (undo_label), "win.undo", "<Control>z");
  append_move (self->undo_menu, g_strchomp (redo_label), "win.redo", "<Control><Shift>z");
}

/* Cases */

static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(EntWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) item = ent_session_load_case_finish (ENT_SESSION (source), result, &error);

  if (self->loading == NULL || self->item == NULL)
    return;
  if (item != NULL && g_str_equal (item->id, self->item->id))
    ent_window_replace_case (self, item);
  else if (g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND))
    ent_window_tell (self, _("This case was taken out of the library. What you wrote about it is kept."));
}

static void
case_changed_cb (EntWindow  *self,
                 const char *case_id)
{
  /* The matrix of all is made again when it is opened. */
  g_clear_pointer (&self->all_cases, g_ptr_array_unref);
  if (self->item != NULL && g_str_equal (self->item->id, case_id))
    ent_session_load_case_async (self->session, case_id, self->loading, reloaded_cb, g_object_ref (self));
}

/* Closing */

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  if (self->loading == NULL)
    return;
  if (error == NULL)
    ent_window_tell (self, _("The copy is saved. Entente goes on trying to save it in the library."));
  else
    ent_window_tell (self, error->message);
}

static void
save_copy_cb (GtkNativeDialog *dialog,
              int              response,
              EntWindow       *self)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *words = ent_personal_dup_unsaved (ent_session_get_personal (self->session), NULL);
  g_autoptr(GBytes) bytes = NULL;

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT && words != NULL)
    {
      bytes = g_bytes_new (words, strlen (words));
      g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, copied_cb,
                                           g_object_ref (self));
    }
  g_object_unref (dialog);
}

static void
save_copy (EntWindow *self)
{
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (_("Save a Copy"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  /* Translators: name of a file with notes that could not be saved in the library */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _("Unsaved notes.md"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_copy_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
unsaved_response_cb (EntWindow  *self,
                     const char *response)
{
  if (g_str_equal (response, "copy"))
    save_copy (self);
  else if (g_str_equal (response, "retry"))
    ent_deck_model_try_again ();
  else if (g_str_equal (response, "close"))
    {
      ent_deck_model_give_up ();
      ent_personal_give_up (ent_session_get_personal (self->session));
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

static gboolean
is_last_window (EntWindow *self)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self))); l; l = l->next)
    n += ENT_IS_WINDOW (l->data);
  return n <= 1;
}

gboolean
ent_window_may_close (EntWindow *self)
{
  EntPersonal *personal = ent_session_get_personal (self->session);
  g_autofree char *problem = NULL, *words = NULL;
  const char *slides;
  GtkWidget *dialog;

  if (!ent_own_event_window_close_over (GTK_WINDOW (self)))
    return FALSE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  ent_lecture_page_flush (self->lecture_page);
  words = ent_personal_dup_unsaved (personal, &problem);
  slides = ent_deck_model_get_problem ();
  if (problem == NULL)
    problem = g_strdup (slides);
  if (problem == NULL || !is_last_window (self))
    return TRUE;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Some of What You Wrote Is Not Saved"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("%s\n\nEntente goes on trying as long as it is open."), problem);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close _Without It"));
  if (words != NULL)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "copy", _("Save a _Copy…"));
  if (slides != NULL)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "retry", _("_Try Again"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Keep Open"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (unsaved_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return FALSE;
}

/* Setting up */

void
ent_window_class_install_live (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.tell-undo", "s", tell_undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

void
ent_window_go_live (EntWindow *self)
{
  EntLibrary *library = ent_session_get_library (self->session);

  g_menu_prepend_section (self->primary_menu, NULL, G_MENU_MODEL (self->undo_menu));
  g_signal_connect_object (library, "notify::undo-name", G_CALLBACK (update_undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::redo-name", G_CALLBACK (update_undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "case-changed", G_CALLBACK (case_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_session_get_personal (self->session), "failed", G_CALLBACK (ent_window_tell), self,
                           G_CONNECT_SWAPPED);
  update_undo_cb (self);
}
