#include "config.h"

#include "ent-people-menu.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-fold.h"

#define MANY_PEOPLE     8 /* from here on one searches */
#define MAX_LIST_HEIGHT 380

struct _EntPeopleMenu
{
  GtkWidget    parent_instance;

  GtkWidget   *button;
  GtkWidget   *popover;
  GtkWidget   *search;
  GtkWidget   *list;
  GtkWidget   *summary;

  EntPersonal *personal;
  gboolean     updating;  /* checks are set by us */
};

G_DEFINE_FINAL_TYPE (EntPeopleMenu, ent_people_menu, GTK_TYPE_WIDGET)

/* A row of the list, by the widgets in it. */
typedef struct
{
  char      *id;
  char      *words;   /* to be searched */
  GtkWidget *check;
  GtkWidget *counts;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row->words);
  g_free (row);
}

static Row *
get_row (gpointer widget)
{
  return g_object_get_data (widget, "row");
}

char *
ent_people_dup_counts (guint n_notes,
                       guint n_events,
                       guint n_ratings)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *notes = g_strdup_printf (ngettext ("%u note", "%u notes", n_notes), n_notes);
  g_autofree char *events = g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);
  g_autofree char *ratings = g_strdup_printf (ngettext ("%u rating", "%u ratings", n_ratings), n_ratings);

  if (n_notes > 0)
    ent_list_append (text, notes);
  if (n_events > 0)
    ent_list_append (text, events);
  if (n_ratings > 0)
    ent_list_append (text, ratings);
  return g_strdup (text->str);
}

/* What is shown */

static void
update_summary (EntPeopleMenu *self)
{
  GPtrArray *layers = ent_personal_get_layers (self->personal);
  guint n_shown = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < layers->len; i++)
    n_shown += ent_personal_is_layer_shown (self->personal, ((EntLayer *) layers->pdata[i])->id) ? 1 : 0;
  if (n_shown == layers->len)
    text = g_strdup_printf (ngettext ("%u person shown", "All %u people shown", layers->len), layers->len);
  else
    /* Translators: how many people of how many */
    text = g_strdup_printf (ngettext ("%u of %u person shown", "%u of %u people shown", layers->len), n_shown,
                            layers->len);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
  /* A filter that is on is seen without opening it. */
  if (n_shown < layers->len)
    gtk_widget_add_css_class (self->button, "filtering");
  else
    gtk_widget_remove_css_class (self->button, "filtering");
  gtk_widget_set_tooltip_text (self->button, text);
}

static void
toggled_cb (GtkCheckButton *check,
            EntPeopleMenu  *self)
{
  if (!self->updating)
    ent_personal_set_layer_shown (self->personal, get_row (check)->id, gtk_check_button_get_active (check));
}

static void
only_cb (GtkWidget     *button,
         EntPeopleMenu *self)
{
  const char *ids[] = { get_row (button)->id, NULL };

  ent_personal_show_layers (self->personal, ids);
}

static void
all_cb (EntPeopleMenu *self)
{
  ent_personal_show_layers (self->personal, NULL);
}

static void
none_cb (EntPeopleMenu *self)
{
  const char *ids[] = { NULL };

  ent_personal_show_layers (self->personal, ids);
}

/* Removing */

typedef struct
{
  EntPeopleMenu *menu;
  char          *name;
} Removal;

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Removal *removal = user_data;
  GtkWidget *widget = GTK_WIDGET (removal->menu);
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autoptr(GError) error = NULL;

  if (!ent_personal_write_finish (ENT_PERSONAL (source), result, &error))
    gtk_widget_activate_action (widget, "win.tell", "s", error->message);
  else if (overlay != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (removal->name, -1);
      /* Translators: %s is the name of a person, whose notes went from the library */
      g_autofree char *message = g_strdup_printf (_("%s was removed"), escaped);
      AdwToast *toast = adw_toast_new (message);

      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
    }
  g_object_unref (removal->menu);
  g_free (removal->name);
  g_free (removal);
}

static void
remove_cb (GtkWidget     *button,
           EntPeopleMenu *self)
{
  Removal *removal = g_new0 (Removal, 1);
  g_autofree char *id = g_strdup (get_row (button)->id);

  removal->menu = g_object_ref (self);
  removal->name = g_strdup (ent_personal_get_layer_name (self->personal, id));
  ent_personal_remove_layer (self->personal, id, removed_cb, removal);
}

/* The list */

/* @name: what a screen reader says of it, which tells the rows apart */
static void
append_button (EntPeopleMenu *self,
               GtkWidget     *line,
               Row           *row,
               GtkWidget     *button,
               const char    *tip,
               const char    *name,
               GCallback      callback)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "row", row);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  gtk_box_append (GTK_BOX (line), button);
}

static void
append_row (EntPeopleMenu  *self,
            const EntLayer *layer)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3), *label = gtk_label_new (layer->name);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *widget = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", line,
                                    NULL);
  /* Translators: %s is the name of a person */
  g_autofree char *only = g_strdup_printf (_("Show only %s"), layer->name);
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), layer->name);

  row->id = g_strdup (layer->id);
  row->words = ent_fold (layer->name, NULL);
  row->counts = gtk_label_new (NULL);
  gtk_widget_add_css_class (row->counts, "caption");
  gtk_widget_add_css_class (row->counts, "dim-label");
  g_object_set (label, "xalign", 0., "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 28, NULL);
  g_object_set (row->counts, "xalign", 0., "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 28, NULL);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), row->counts);
  row->check = g_object_new (GTK_TYPE_CHECK_BUTTON, "hexpand", TRUE, "child", column, NULL);
  g_object_set_data (G_OBJECT (row->check), "row", row);
  g_object_set_data_full (G_OBJECT (widget), "row", row, row_free);
  g_signal_connect_object (row->check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (line), row->check);
  append_button (self, line, row, gtk_button_new_with_label (_("Only")), only, only, G_CALLBACK (only_cb));
  append_button (self, line, row, gtk_button_new_from_icon_name ("user-trash-symbolic"), remove, remove,
                 G_CALLBACK (remove_cb));
  gtk_list_box_append (GTK_LIST_BOX (self->list), widget);
}

static gboolean
has_same_people (EntPeopleMenu *self,
                 GPtrArray     *layers)
{
  GtkWidget *widget = gtk_widget_get_first_child (self->list);

  for (guint i = 0; i < layers->len; i++, widget = gtk_widget_get_next_sibling (widget))
    {
      const EntLayer *layer = layers->pdata[i];
      g_autofree char *words = ent_fold (layer->name, NULL);

      if (widget == NULL || !g_str_equal (get_row (widget)->id, layer->id)
          || !g_str_equal (get_row (widget)->words, words))
        return FALSE;
    }
  return widget == NULL;
}

static void
update_row (EntPeopleMenu  *self,
            Row            *row,
            const EntLayer *layer)
{
  g_autofree char *counts = ent_people_dup_counts (layer->n_notes, layer->n_events, layer->n_ratings);
  /* Translators: what a screen reader says of a person with what they handed in: "Anna Kim, 12 notes" */
  g_autofree char *name = g_strdup_printf (_("%s, %s"), layer->name, counts);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), ent_personal_is_layer_shown (self->personal, row->id));
  gtk_label_set_text (GTK_LABEL (row->counts), counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Rows stay as long as the people are the same, and the focus in them. */
static void
update (EntPeopleMenu *self)
{
  GPtrArray *layers = ent_personal_get_layers (self->personal);
  GtkWidget *widget;

  gtk_widget_set_visible (GTK_WIDGET (self), layers->len > 0);
  if (layers->len == 0)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->updating = TRUE;
  if (!has_same_people (self, layers))
    {
      while ((widget = gtk_widget_get_first_child (self->list)) != NULL)
        gtk_list_box_remove (GTK_LIST_BOX (self->list), widget);
      for (guint i = 0; i < layers->len; i++)
        append_row (self, layers->pdata[i]);
    }
  widget = gtk_widget_get_first_child (self->list);
  for (guint i = 0; i < layers->len; i++, widget = gtk_widget_get_next_sibling (widget))
    update_row (self, get_row (widget), layers->pdata[i]);
  self->updating = FALSE;
  gtk_widget_set_visible (self->search, layers->len >= MANY_PEOPLE);
  update_summary (self);
}

static gboolean
filter_cb (GtkListBoxRow *widget,
           gpointer       data)
{
  EntPeopleMenu *self = data;
  g_autofree char *words = ent_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)), NULL);

  return strstr (get_row (widget)->words, g_strstrip (words)) != NULL;
}

void
ent_people_menu_set_personal (EntPeopleMenu *self,
                              EntPersonal   *personal)
{
  g_return_if_fail (ENT_IS_PEOPLE_MENU (self) && self->personal == NULL);

  self->personal = g_object_ref (personal);
  g_signal_connect_object (personal, "layers-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static GtkWidget *
create_button (EntPeopleMenu *self,
               const char    *label,
               void         (*callback) (EntPeopleMenu *))
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (callback), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_content (EntPeopleMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scroller;

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the people"),
                                  -1);
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People"), -1);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), self->list,
                           G_CONNECT_SWAPPED);
  self->summary = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->summary, "heading");
  gtk_box_append (GTK_BOX (line), self->summary);
  gtk_box_append (GTK_BOX (line), create_button (self, _("_All"), all_cb));
  gtk_box_append (GTK_BOX (line), create_button (self, _("_None"), none_cb));
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->list,
                           "propagate-natural-height", TRUE, "propagate-natural-width", TRUE, "max-content-height",
                           MAX_LIST_HEIGHT, NULL);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static void
ent_people_menu_dispose (GObject *object)
{
  EntPeopleMenu *self = ENT_PEOPLE_MENU (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->personal);
  G_OBJECT_CLASS (ent_people_menu_parent_class)->dispose (object);
}

static void
ent_people_menu_class_init (EntPeopleMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_people_menu_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "peoplemenu");
}

static void
ent_people_menu_init (EntPeopleMenu *self)
{
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), create_content (self));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "system-users-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_add_css_class (self->button, "flat");
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("People"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ent_people_menu_new (void)
{
  return g_object_new (ENT_TYPE_PEOPLE_MENU, NULL);
}
