#include "config.h"

#include "ent-check-menu.h"

#include <glib/gi18n-lib.h>

#include "ent-fold.h"

#define MANY            8 /* from here on one searches */
#define MAX_LIST_HEIGHT 360
#define MAX_CHARS       36

struct _EntCheckMenu
{
  GtkWidget    parent_instance;

  GtkWidget   *button;
  GtkWidget   *label;
  GtkWidget   *search;
  GtkWidget   *list;
  char        *title;
  GPtrArray   *rows;      /* of Row */
  gboolean     updating;  /* checks are set by us */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntCheckMenu, ent_check_menu, GTK_TYPE_WIDGET)

typedef struct
{
  char      *id;
  char      *title;
  char      *words;   /* folded, to be searched */
  GtkWidget *widget;  /* in the list */
  GtkWidget *check;
  GtkWidget *detail;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row->title);
  g_free (row->words);
  g_free (row);
}

static void
toggled_cb (EntCheckMenu *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_searched (EntCheckMenu *self,
             const Row    *row)
{
  g_autofree char *words = ent_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)), NULL);

  return strstr (row->words, g_strstrip (words)) != NULL;
}

/* All that the search shows. */
static void
check_all (EntCheckMenu *self,
           gboolean      checked)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];

      if (gtk_widget_get_sensitive (row->check) && is_searched (self, row))
        gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), checked);
    }
  self->updating = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
all_cb (EntCheckMenu *self)
{
  check_all (self, TRUE);
}

static void
none_cb (EntCheckMenu *self)
{
  check_all (self, FALSE);
}

static gboolean
filter_cb (GtkListBoxRow *widget,
           gpointer       data)
{
  EntCheckMenu *self = data;

  for (guint i = 0; i < self->rows->len; i++)
    if (((Row *) self->rows->pdata[i])->widget == GTK_WIDGET (widget))
      return is_searched (self, self->rows->pdata[i]);
  return TRUE;
}

static GtkWidget *
create_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0., "ellipsize", PANGO_ELLIPSIZE_END,
                       "max-width-chars", MAX_CHARS, NULL);
}

static void
append_row (EntCheckMenu       *self,
            const EntCheckItem *item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->id = g_strdup (item->id);
  row->title = g_strdup (item->title);
  row->words = ent_fold (item->title, NULL);
  row->detail = create_label (NULL);
  gtk_widget_add_css_class (row->detail, "caption");
  gtk_widget_add_css_class (row->detail, "dim-label");
  gtk_box_append (GTK_BOX (column), create_label (item->title));
  gtk_box_append (GTK_BOX (column), row->detail);
  row->check = g_object_new (GTK_TYPE_CHECK_BUTTON, "hexpand", TRUE, "child", column, NULL);
  row->widget = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", row->check,
                              NULL);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row->widget);
}

static gboolean
has_same_items (EntCheckMenu       *self,
                const EntCheckItem *items,
                guint               n_items)
{
  if (self->rows->len != n_items)
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    if (!g_str_equal (((Row *) self->rows->pdata[i])->id, items[i].id)
        || !g_str_equal (((Row *) self->rows->pdata[i])->title, items[i].title))
      return FALSE;
  return TRUE;
}

static void
update_row (Row                *row,
            const EntCheckItem *item)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), item->checked);
  gtk_widget_set_sensitive (row->check, !item->disabled);
  gtk_label_set_text (GTK_LABEL (row->detail), item->detail != NULL ? item->detail : "");
  gtk_widget_set_visible (row->detail, item->detail != NULL);
  if (item->detail != NULL)
    {
      g_autofree char *name = g_strdup_printf (_("%s, %s"), item->title, item->detail);

      gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, item->title, -1);
}

void
ent_check_menu_set_items (EntCheckMenu       *self,
                          const EntCheckItem *items,
                          guint               n_items)
{
  g_return_if_fail (ENT_IS_CHECK_MENU (self));

  self->updating = TRUE;
  if (!has_same_items (self, items, n_items))
    {
      for (guint i = 0; i < self->rows->len; i++)
        gtk_list_box_remove (GTK_LIST_BOX (self->list), ((Row *) self->rows->pdata[i])->widget);
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < n_items; i++)
        append_row (self, &items[i]);
    }
  for (guint i = 0; i < n_items; i++)
    update_row (self->rows->pdata[i], &items[i]);
  self->updating = FALSE;
  gtk_widget_set_visible (self->search, n_items >= MANY);
}

char **
ent_check_menu_dup_ids (EntCheckMenu *self,
                        gboolean      checked)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (ENT_IS_CHECK_MENU (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (row->check)) == checked)
        g_strv_builder_add (ids, row->id);
    }
  return g_strv_builder_end (ids);
}

void
ent_check_menu_set_label (EntCheckMenu *self,
                          const char   *label)
{
  g_return_if_fail (ENT_IS_CHECK_MENU (self));

  gtk_label_set_text (GTK_LABEL (self->label), label);
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
create_button (EntCheckMenu *self,
               const char   *label,
               void        (*callback) (EntCheckMenu *))
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (callback), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_content (EntCheckMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = create_label (self->title), *scroller;

  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the list"), -1);
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), self->list,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), heading);
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
ent_check_menu_dispose (GObject *object)
{
  g_clear_pointer (&ENT_CHECK_MENU (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_check_menu_parent_class)->dispose (object);
}

static void
ent_check_menu_finalize (GObject *object)
{
  EntCheckMenu *self = ENT_CHECK_MENU (object);

  g_ptr_array_unref (self->rows);
  g_free (self->title);
  G_OBJECT_CLASS (ent_check_menu_parent_class)->finalize (object);
}

static void
ent_check_menu_class_init (EntCheckMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_check_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_check_menu_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ent_check_menu_init (EntCheckMenu *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
}

GtkWidget *
ent_check_menu_new (const char *title)
{
  EntCheckMenu *self = g_object_new (ENT_TYPE_CHECK_MENU, NULL);
  GtkWidget *popover = gtk_popover_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = g_strdup (title);
  gtk_popover_set_child (GTK_POPOVER (popover), create_content (self));
  self->label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 6, NULL);
  gtk_box_append (GTK_BOX (line), self->label);
  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-down-symbolic", "accessible-role",
                                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), line);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
