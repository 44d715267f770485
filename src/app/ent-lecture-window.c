#include "config.h"

#include "ent-lecture-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-date.h"
#include "ent-dialog.h"
#include "ent-lecture-file.h"

#define MAX_MINUTES 600

typedef struct
{
  GtkWindow     *window;
  GtkWidget     *button;
  AdwEntryRow   *title;
  AdwEntryRow   *course;
  AdwEntryRow   *date;
  GtkWidget     *problem;
  GtkWidget     *minutes;  /* spin button */
  AdwComboRow   *theme;
  AdwComboRow   *aspect;

  EntDeckModel  *model;
} Asking;

static void
asking_free (gpointer  data,
             GObject  *window)
{
  Asking *self = data;

  g_object_unref (self->model);
  g_free (self);
}

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
set_text (char        **text,
          AdwEntryRow  *row)
{
  g_autofree char *typed = dup_text (row);

  g_free (*text);
  *text = *typed != '\0' ? g_steal_pointer (&typed) : NULL;
}

static void
save_cb (Asking *self)
{
  EntDeck *deck = ent_deck_model_get_deck (self->model);
  g_autoptr(EntLecture) lecture = deck != NULL ? ent_lecture_copy (deck->lecture) : NULL;

  if (!gtk_widget_get_sensitive (self->button))
    return;
  if (lecture != NULL)
    {
      set_text (&lecture->title, self->title);
      set_text (&lecture->course, self->course);
      set_text (&lecture->date, self->date);
      lecture->minutes = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->minutes));
      lecture->theme = (EntLectureTheme) adw_combo_row_get_selected (self->theme);
      lecture->aspect = (EntLectureAspect) adw_combo_row_get_selected (self->aspect);
      ent_deck_model_put_lecture (self->model, lecture, _("Edit Lecture"), NULL);
    }
  gtk_window_close (self->window);
}

/* It has a title, and its date can be read. */
static void
update (Asking *self)
{
  g_autofree char *title = dup_text (self->title), *text = dup_text (self->date);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntDate) date = *text != '\0' ? ent_date_parse (text, &error) : NULL;

  gtk_label_set_label (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->problem, error != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->date), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date), "error");
  gtk_widget_set_sensitive (self->button, *title != '\0' && error == NULL);
}

/* The rows */

static AdwEntryRow *
append_entry (Asking              *self,
              AdwPreferencesGroup *group,
              const char          *title,
              const char          *text,
              int                  max_length)
{
  AdwEntryRow *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "text", text != NULL ? text : "",
                                   "activates-default", TRUE, NULL);

  /* No longer than it could be shared. */
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))), max_length);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static AdwComboRow *
append_combo (AdwPreferencesGroup *group,
              const char          *title,
              const char * const  *names,
              guint                selected)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (names);
  AdwComboRow *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", model, "selected", selected, NULL);

  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
append_minutes (Asking              *self,
                AdwPreferencesGroup *group,
                int                  minutes)
{
  GtkWidget *row = adw_action_row_new ();

  self->minutes = gtk_spin_button_new_with_range (0, MAX_MINUTES, 5);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->minutes), minutes);
  gtk_widget_set_valign (self->minutes, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->minutes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Length in Minutes"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Length in Minutes"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("0 where it does not matter"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->minutes);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
create_page (Asking           *self,
             const EntLecture *lecture)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *what = adw_preferences_group_new (), *look = adw_preferences_group_new ();
  const char *themes[ENT_N_LECTURE_THEMES + 1] = { NULL }, *aspects[ENT_N_LECTURE_ASPECTS + 1] = { NULL };

  for (guint i = 0; i < ENT_N_LECTURE_THEMES; i++)
    themes[i] = ent_lecture_theme_to_label ((EntLectureTheme) i);
  for (guint i = 0; i < ENT_N_LECTURE_ASPECTS; i++)
    aspects[i] = ent_lecture_aspect_to_word ((EntLectureAspect) i);
  self->problem = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "wrap", TRUE, "visible", FALSE, "margin-top", 6,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_add_css_class (self->problem, "error");
  self->title = append_entry (self, ADW_PREFERENCES_GROUP (what), _("Title"), lecture->title,
                              ENT_LECTURE_FILE_MAX_TITLE);
  self->course = append_entry (self, ADW_PREFERENCES_GROUP (what), _("Course"), lecture->course,
                               ENT_LECTURE_FILE_MAX_COURSE);
  self->date = append_entry (self, ADW_PREFERENCES_GROUP (what), _("Date, Such as 2026-10-14"), lecture->date, 0);
  append_minutes (self, ADW_PREFERENCES_GROUP (what), lecture->minutes);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (what), self->problem);
  self->theme = append_combo (ADW_PREFERENCES_GROUP (look), _("Theme"), themes, lecture->theme);
  self->aspect = append_combo (ADW_PREFERENCES_GROUP (look), _("Proportions"), aspects, lecture->aspect);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (what));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (look));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static GtkWidget *
create_content (Asking           *self,
                const EntLecture *lecture)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->button = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (save_cb), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), create_page (self, lecture));
  return content;
}

GtkWindow *
ent_lecture_window_present (GtkWidget    *over,
                            EntDeckModel *model)
{
  EntDeck *deck = ent_deck_model_get_deck (model);
  Asking *self;

  g_return_val_if_fail (deck != NULL, NULL);

  self = g_new0 (Asking, 1);
  self->model = g_object_ref (model);
  self->window = ent_dialog_new (over, _("About This Lecture"), 460, 520);
  g_object_weak_ref (G_OBJECT (self->window), asking_free, self);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self, deck->lecture));
  gtk_window_set_default_widget (self->window, self->button);
  update (self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
  return self->window;
}
