#include "config.h"

#include "ent-lecture-row.h"

#include <glib/gi18n-lib.h>

#include "ent-date.h"

struct _EntLectureRow
{
  GtkWidget       parent_instance;

  GtkLabel       *title;
  GtkLabel       *details;
  GtkLabel       *changed;
  GtkMenuButton  *menu;

  EntLectureItem *item;  /* or NULL */
};

G_DEFINE_FINAL_TYPE (EntLectureRow, ent_lecture_row, GTK_TYPE_WIDGET)

/* In words */

static void
append_part (GString    *line,
             const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

char *
ent_lecture_dup_details (const EntLecture *lecture)
{
  g_autoptr(GString) line = g_string_new (NULL);
  g_autoptr(EntDate) date = lecture->date != NULL ? ent_date_parse (lecture->date, NULL) : NULL;
  g_autofree char *when = date != NULL ? ent_date_format (date) : NULL;
  g_autofree char *slides = g_strdup_printf (ngettext ("%d slide", "%d slides", (gulong) lecture->n_slides),
                                             lecture->n_slides);

  append_part (line, lecture->course);
  append_part (line, when);
  append_part (line, slides);
  if (lecture->minutes > 0)
    {
      g_autofree char *minutes = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) lecture->minutes),
                                                  lecture->minutes);

      append_part (line, minutes);
    }
  append_part (line, lecture->case_title);
  return g_strdup (line->str);
}

static char *
dup_changed (const EntLecture *lecture)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (lecture->modified_usec / G_USEC_PER_SEC);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  gboolean today;

  if (time == NULL)
    return g_strdup ("");
  today = g_date_time_get_year (time) == g_date_time_get_year (now)
          && g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now);
  /* Translators: when a lecture was changed last, see g_date_time_format() */
  return g_date_time_format (time, today ? _("Changed today, %H:%M") : _("Changed %-d %B %Y"));
}

static void
update (EntLectureRow *self)
{
  const EntLecture *lecture = ent_lecture_item_get_lecture (self->item);
  g_autofree char *details = ent_lecture_dup_details (lecture), *changed = dup_changed (lecture);
  /* Translators: of a button; %s is a lecture */
  g_autofree char *name = g_strdup_printf (_("More about “%s”"), lecture->title);

  gtk_label_set_text (self->title, lecture->title);
  gtk_label_set_text (self->details, details);
  gtk_label_set_text (self->changed, changed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->menu))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The menu */

static void
append_item (GMenu         *menu,
             EntLectureRow *self,
             const char    *label,
             const char    *action)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", ent_lecture_item_get_lecture (self->item)->id);
  g_menu_append_item (menu, item);
}

static void
append_open (GMenu         *menu,
             EntLectureRow *self)
{
  g_autofree char *link = g_strconcat ("lecture:", ent_lecture_item_get_lecture (self->item)->id, NULL);
  g_autoptr(GMenuItem) item = g_menu_item_new (_("_Open"), NULL);

  g_menu_item_set_action_and_target (item, "win.go", "s", link);
  g_menu_append_item (menu, item);
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       data)
{
  EntLectureRow *self = data;
  g_autoptr(GMenu) menu = g_menu_new (), showing = g_menu_new (), taking = g_menu_new (), changing = g_menu_new ();

  if (self->item == NULL)
    return;
  append_open (showing, self);
  append_item (showing, self, _("_Present"), "win.present-lecture");
  append_item (showing, self, _("_Rehearsals"), "win.rehearsals");
  append_item (taking, self, _("_Export…"), "win.export-lecture");
  append_item (taking, self, _("Pr_int…"), "win.print-lecture");
  append_item (taking, self, _("_Share…"), "win.share-lecture");
  append_item (changing, self, _("D_uplicate"), "win.duplicate-lecture");
  append_item (changing, self, _("_Delete"), "win.delete-lecture");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (showing));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (taking));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (changing));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
ent_lecture_row_popup (EntLectureRow *self)
{
  g_return_if_fail (ENT_IS_LECTURE_ROW (self));

  gtk_menu_button_popup (self->menu);
}

static void
right_click_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                EntLectureRow   *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ent_lecture_row_popup (self);
}

/* The widget */

void
ent_lecture_row_bind (EntLectureRow  *self,
                      EntLectureItem *item)
{
  g_return_if_fail (ENT_IS_LECTURE_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "notify::lecture", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static GtkLabel *
create_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
ent_lecture_row_dispose (GObject *object)
{
  GtkWidget *child;

  ent_lecture_row_bind (ENT_LECTURE_ROW (object), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_lecture_row_parent_class)->dispose (object);
}

static void
ent_lecture_row_class_init (EntLectureRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_lecture_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_lecture_row_init (EntLectureRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  self->title = create_label ("heading");
  self->details = create_label ("dim-label");
  self->changed = create_label ("dim-label");
  gtk_label_set_ellipsize (self->changed, PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->changed), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->changed), "numeric");
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->details));
  g_object_set (lines, "hexpand", TRUE, "margin-start", 12, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_widget_set_parent (lines, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self->changed), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->changed), GTK_WIDGET (self));
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu, "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (self->menu, create_popup_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->menu), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->menu), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), _("More"));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
}

GtkWidget *
ent_lecture_row_new (void)
{
  return g_object_new (ENT_TYPE_LECTURE_ROW, NULL);
}
