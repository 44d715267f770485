/* One row for each case of the library: those that are chosen first, in their order.  Rows stay
 * when the order changes, so that the focus does.  They are made when somebody opens the chooser, some at a time: a
 * thousand cases that an update brings would hold up the window. */
#include "config.h"

#include "ent-case-chooser.h"

#include <glib/gi18n-lib.h>

#include "ent-items.h"

#define MANY_CASES 8  /* from here on one searches */
#define AT_ONCE    20 /* rows that are made before the window goes on */

struct _EntCaseChooser
{
  GtkWidget       parent_instance;

  GtkWidget      *search;
  GtkListBox     *list;
  GListModel     *cases;
  GPtrArray      *ids;       /* of char*: the chosen ones, in order */
  guint           max;
  gboolean        updating;  /* checks are set by us */
  gboolean        stale;     /* the rows are not those of the cases */
  guint           n_filled;  /* rows so far */
  guint           fill_id;   /* more are to come */
};

G_DEFINE_FINAL_TYPE (EntCaseChooser, ent_case_chooser, GTK_TYPE_WIDGET)

static guint changed_signal;

/* What a row of the list is about. */
typedef struct
{
  char      *id;
  char      *words;     /* folded, to be searched */
  guint      position;  /* in the library */
  GtkWidget *check;
  GtkWidget *up;
  GtkWidget *down;
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

static gboolean
find (EntCaseChooser *self,
      const char     *id,
      guint          *position)
{
  return g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, position);
}

static int
sort_cb (GtkListBoxRow *a,
         GtkListBoxRow *b,
         gpointer       data)
{
  EntCaseChooser *self = data;
  const Row *row_a = get_row (a), *row_b = get_row (b);
  guint position_a = self->ids->len + row_a->position, position_b = self->ids->len + row_b->position;

  find (self, row_a->id, &position_a);
  find (self, row_b->id, &position_b);
  return position_a < position_b ? -1 : position_a > position_b;
}

static gboolean
filter_cb (GtkListBoxRow *widget,
           gpointer       data)
{
  EntCaseChooser *self = data;
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  return strstr (get_row (widget)->words, g_strstrip (words)) != NULL;
}

static void
update_row (EntCaseChooser *self,
            const Row      *row)
{
  guint position = 0;
  gboolean chosen = find (self, row->id, &position);

  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), chosen);
  gtk_widget_set_sensitive (row->check, chosen ? self->ids->len > 1 : self->ids->len < self->max);
  gtk_widget_set_visible (row->up, chosen);
  gtk_widget_set_visible (row->down, chosen);
  gtk_widget_set_sensitive (row->up, position > 0);
  gtk_widget_set_sensitive (row->down, position + 1 < self->ids->len);
  self->updating = FALSE;
}

static void
update (EntCaseChooser *self)
{
  GtkWidget *widget;

  for (widget = gtk_widget_get_first_child (GTK_WIDGET (self->list)); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    update_row (self, get_row (widget));
  gtk_list_box_invalidate_sort (self->list);
}

static void
tell_changed (EntCaseChooser *self)
{
  update (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
toggled_cb (EntCaseChooser *self,
            GtkCheckButton *check)
{
  const Row *row = get_row (check);
  guint position;

  if (self->updating)
    return;
  if (!gtk_check_button_get_active (check) && find (self, row->id, &position))
    g_ptr_array_remove_index (self->ids, position);
  else
    g_ptr_array_add (self->ids, g_strdup (row->id));
  tell_changed (self);
}

static void
move_cb (EntCaseChooser *self,
         GtkWidget      *button)
{
  const Row *row = get_row (button);
  guint from, to;
  gpointer other;

  if (!find (self, row->id, &from))
    return;
  to = button == row->up ? from - 1 : from + 1;
  if (to >= self->ids->len)
    return;
  other = self->ids->pdata[to];
  self->ids->pdata[to] = self->ids->pdata[from];
  self->ids->pdata[from] = other;
  tell_changed (self);
}

static GtkWidget *
create_move_button (EntCaseChooser *self,
                    Row            *row,
                    const char     *icon,
                    const char     *tip,
                    const char     *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "row", row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
append_row (EntCaseChooser *self,
            EntCaseItem    *item,
            guint           position)
{
  Row *row = g_new0 (Row, 1);
  g_autofree char *title = ent_case_item_dup_title (item);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *widget = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", line,
                                    NULL);
  /* Translators: %s is the title of a case */
  g_autofree char *up = g_strdup_printf (_("Move up: %s"), title), *down = g_strdup_printf (_("Move down: %s"), title);

  row->id = g_strdup (ent_case_item_get_info (item)->id);
  row->words = g_utf8_casefold (title, -1);
  row->position = position;
  row->check = g_object_new (GTK_TYPE_CHECK_BUTTON, "label", title, "hexpand", TRUE, NULL);
  row->up = create_move_button (self, row, "go-up-symbolic", _("Move up"), up);
  row->down = create_move_button (self, row, "go-down-symbolic", _("Move down"), down);
  g_object_set_data (G_OBJECT (row->check), "row", row);
  g_object_set_data_full (G_OBJECT (widget), "row", row, row_free);
  g_signal_connect_object (row->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), row->check);
  gtk_box_append (GTK_BOX (line), row->up);
  gtk_box_append (GTK_BOX (line), row->down);
  update_row (self, row);
  gtk_list_box_append (self->list, widget);
}

static gboolean
fill_cb (gpointer data)
{
  EntCaseChooser *self = data;
  guint n = g_list_model_get_n_items (self->cases), end = MIN (self->n_filled + AT_ONCE, n);

  for (; self->n_filled < end; self->n_filled++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (self->cases, self->n_filled);

      append_row (self, item, self->n_filled);
    }
  if (self->n_filled < n)
    return G_SOURCE_CONTINUE;
  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

/* The first ones are there at once. */
static void
fill (EntCaseChooser *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  self->stale = FALSE;
  self->n_filled = 0;
  if (fill_cb (self))
    self->fill_id = g_idle_add (fill_cb, self);
}

static void
cases_changed_cb (EntCaseChooser *self)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  gtk_widget_set_visible (self->search, g_list_model_get_n_items (self->cases) > MANY_CASES);
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
ent_case_chooser_map (GtkWidget *widget)
{
  EntCaseChooser *self = ENT_CASE_CHOOSER (widget);

  if (self->stale)
    fill (self);
  GTK_WIDGET_CLASS (ent_case_chooser_parent_class)->map (widget);
}

void
ent_case_chooser_set_ids (EntCaseChooser     *self,
                          const char * const *ids)
{
  g_return_if_fail (ENT_IS_CASE_CHOOSER (self));

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (self->ids, g_strdup (ids[i]));
  update (self);
}

GPtrArray *
ent_case_chooser_get_ids (EntCaseChooser *self)
{
  g_return_val_if_fail (ENT_IS_CASE_CHOOSER (self), NULL);

  return self->ids;
}

static void
ent_case_chooser_dispose (GObject *object)
{
  EntCaseChooser *self = ENT_CASE_CHOOSER (object);
  GtkWidget *child;

  g_clear_handle_id (&self->fill_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->cases);
  G_OBJECT_CLASS (ent_case_chooser_parent_class)->dispose (object);
}

static void
ent_case_chooser_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_CASE_CHOOSER (object)->ids);
  G_OBJECT_CLASS (ent_case_chooser_parent_class)->finalize (object);
}

static void
ent_case_chooser_class_init (EntCaseChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_case_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_case_chooser_finalize;
  GTK_WIDGET_CLASS (klass)->map = ent_case_chooser_map;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_case_chooser_init (EntCaseChooser *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *hint = gtk_label_new (_("Two to six cases, from top to bottom")), *scroller;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 6);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the cases"), -1);
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cases"), -1);
  gtk_list_box_set_sort_func (self->list, sort_cb, self, NULL);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), self->list,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (hint, "dim-label");
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->list,
                           "propagate-natural-height", TRUE, "max-content-height", 400, NULL);
  gtk_widget_set_parent (self->search, GTK_WIDGET (self));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (hint, GTK_WIDGET (self));
}

GtkWidget *
ent_case_chooser_new (GListModel *cases,
                      guint       max)
{
  EntCaseChooser *self = g_object_new (ENT_TYPE_CASE_CHOOSER, NULL);

  self->cases = g_object_ref (cases);
  self->max = max;
  g_signal_connect_object (cases, "items-changed", G_CALLBACK (cases_changed_cb), self, G_CONNECT_SWAPPED);
  cases_changed_cb (self);
  return GTK_WIDGET (self);
}
