/* Files of notes: handed in, opened, dropped on the window, named on the command line; and lectures that come the same
 * way. */
#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-case-combo.h"
#include "ent-dialog.h"
#include "ent-hand-in-window.h"
#include "ent-import-window.h"
#include "ent-lecture-open.h"

/* @files: (element-type GFile)
 * @case_id: (nullable): of notes that stand on nothing of Entente */
static void
import (EntWindow  *self,
        GPtrArray  *files,
        const char *case_id)
{
  g_autoptr(EntImportJob) job = ent_import_job_new (files, case_id);

  ent_import_window_present (GTK_WIDGET (self->panes), ent_session_get_library (self->session), job);
}

void
ent_window_open_files (EntWindow *self,
                       GPtrArray *files)
{
  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (files != NULL);

  if (ent_session_is_ready (self->session))
    {
      g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < files->len; i++)
        if (ent_window_is_lecture (files->pdata[i]))
          ent_lecture_open_file (GTK_WIDGET (self->panes), self->session, files->pdata[i]);
        else
          g_ptr_array_add (notes, g_object_ref (files->pdata[i]));
      if (notes->len > 0)
        import (self, notes, self->item != NULL ? self->item->id : NULL);
      return;
    }
  g_clear_pointer (&self->pending_files, g_ptr_array_unref);
  self->pending_files = g_ptr_array_ref (files);
}

static const char *
get_case_id (EntWindow *self)
{
  if (self->place != NULL && self->place->case_id != NULL)
    return self->place->case_id;
  return self->item != NULL ? self->item->id : NULL;
}

static void
hand_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  if (ent_session_is_ready (self->session))
    ent_hand_in_window_present (GTK_WIDGET (self->panes), self->session, self->settings, get_case_id (self));
}

/* Choosing files */

/* @case_id: (transfer full) (nullable) */
typedef struct
{
  EntWindow *window;
  char      *case_id;
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->window);
  g_free (choice->case_id);
  g_free (choice);
}

static void
response_cb (GtkFileChooser *chooser,
             int             response,
             Choice         *choice)
{
  g_autoptr(GListModel) chosen = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (chooser) : NULL;
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = chosen != NULL ? g_list_model_get_n_items (chosen) : 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  if (n > 0 && choice->window->session != NULL)
    import (choice->window, files, choice->case_id);
  g_clear_object (&choice->window->chooser);
}

static void
choose_files (EntWindow  *self,
              GtkWindow  *parent,
              const char *title,
              const char *filter_name,
              const char *pattern,
              const char *case_id)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (self);
  choice->case_id = g_strdup (case_id);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, filter_name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_data (self->chooser, "response", G_CALLBACK (response_cb), choice, choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
open_hand_ins_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  if (ent_session_is_ready (self->session))
    choose_files (self, GTK_WINDOW (self), _("Open Hand-Ins"), _("Files of notes"), "*" ENT_LAYER_FILE_SUFFIX,
                  get_case_id (self));
}

static void
import_ratings_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  if (ent_session_is_ready (self->session))
    choose_files (self, GTK_WINDOW (self), _("Import Ratings"), _("Files of ratings"), "*" ENT_RATINGS_FILE_SUFFIX,
                  NULL);
}

static void
export_ratings_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  if (ent_session_is_ready (self->session))
    ent_hand_in_window_present_ratings (GTK_WIDGET (self->panes), self->session, self->settings);
}

/* Notes of other programs stand on web pages: the person says to which case they belong. */

static void
choose_cb (GtkWindow *dialog)
{
  EntWindow *self = ENT_WINDOW (gtk_window_get_transient_for (dialog));
  AdwComboRow *row = g_object_get_data (G_OBJECT (dialog), "cases");

  choose_files (self, GTK_WINDOW (self), _("Import Notes"), _("Annotations (.json, .jsonld)"), "*.json*",
                ent_case_combo_get_id (row));
  gtk_window_close (dialog);
}

static void
import_notes_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  GtkWindow *dialog;
  GtkWidget *box, *header, *page, *group, *button;
  AdwComboRow *row;

  if (!ent_session_is_ready (self->session))
    return;
  dialog = ent_dialog_new (GTK_WIDGET (self->panes), _("Import Notes"), 460, 300);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  header = adw_header_bar_new ();
  page = adw_preferences_page_new ();
  group = adw_preferences_group_new ();
  button = gtk_button_new_with_mnemonic (_("Choose _Files…"));
  row = ent_case_combo_new (_("Case"), ent_session_get_cases (self->session), _("None"), get_case_id (self));
  g_object_set_data (G_OBJECT (dialog), "cases", row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (row));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("W3C Web Annotations, as Entente and other programs write them, and what "
                                           "Hypothesis exports. Notes on web pages go to this case; those that Entente "
                                           "wrote go where they stood."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (choose_cb), dialog);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  gtk_window_set_default_widget (dialog, button);
  gtk_window_present (dialog);
}

/* Dropped on the window */

static gboolean
drop_cb (EntWindow    *self,
         const GValue *value)
{
  GSList *dropped = g_value_get_boxed (value);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *l = dropped; l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  if (files->len == 0)
    return FALSE;
  ent_window_open_files (self, files);
  return TRUE;
}

void
ent_window_class_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.hand-in", NULL, hand_in_action);
  gtk_widget_class_install_action (widget_class, "win.open-hand-ins", NULL, open_hand_ins_action);
  gtk_widget_class_install_action (widget_class, "win.import-notes", NULL, import_notes_action);
  gtk_widget_class_install_action (widget_class, "win.import-ratings", NULL, import_ratings_action);
  gtk_widget_class_install_action (widget_class, "win.export-ratings", NULL, export_ratings_action);
}

void
ent_window_take_files (EntWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
