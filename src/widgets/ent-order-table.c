#include "config.h"

#include "ent-order-table.h"

#include <glib/gi18n-lib.h>

#include "ent-share-bar.h"

#define STRONG 0.75 /* of the cases: printed bold */

struct _EntOrderTable
{
  GtkWidget  parent_instance;

  GtkGrid   *grid;
  EntOrder  *order;     /* or NULL */
  GPtrArray *cells;     /* of GtkWidget: n × n toggle buttons, NULL where a thing meets itself */
  int        selected;  /* index into cells, or −1 */
};

G_DEFINE_FINAL_TYPE (EntOrderTable, ent_order_table, GTK_TYPE_WIDGET)

static guint pair_selected_signal;

static GtkWidget *
get_cell (EntOrderTable *self,
          guint          row,
          guint          column)
{
  return self->cells->pdata[row * self->order->n + column];
}

static void
show_selected (EntOrderTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (self->cells->pdata[i] != NULL)
      gtk_toggle_button_set_active (self->cells->pdata[i], (int) i == self->selected);
}

void
ent_order_table_select (EntOrderTable *self,
                        guint          row,
                        guint          column)
{
  g_return_if_fail (ENT_IS_ORDER_TABLE (self) && self->order != NULL);
  g_return_if_fail (row < self->order->n && column < self->order->n && row != column);

  self->selected = (int) (row * self->order->n + column);
  show_selected (self);
}

static void
clicked_cb (GtkWidget     *cell,
            EntOrderTable *self)
{
  guint place;

  g_ptr_array_find (self->cells, cell, &place);
  self->selected = (int) place;
  /* A selected one stays selected, however often it is pressed. */
  show_selected (self);
  g_signal_emit (self, pair_selected_signal, 0, place / self->order->n, place % self->order->n);
}

static GtkWidget *
create_cell (EntOrderTable *self,
             guint          row,
             guint          column)
{
  GtkWidget *cell = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *label;
  guint before = ent_order_count (self->order, row, column, ENT_PRECEDENCE_BEFORE);
  guint told = before + ent_order_count (self->order, row, column, ENT_PRECEDENCE_AFTER)
               + ent_order_count (self->order, row, column, ENT_PRECEDENCE_SAME);
  g_autofree char *first = ent_thing_dup_title (self->order->matrix, self->order->things[row]);
  g_autofree char *second = ent_thing_dup_title (self->order->matrix, self->order->things[column]);
  g_autofree char *text = NULL, *name = NULL;

  if (told == 0)
    text = g_strdup ("–");
  else
    /* Translators: in so many of so many cases, as short as can be */
    text = g_strdup_printf (_("%u of %u"), before, told);
  /* Translators: two things, as “Trade restoration” and “Relations reached”; numbers of cases */
  name = g_strdup_printf (ngettext ("%s before %s: %u of %u case", "%s before %s: %u of %u cases", told), first, second,
                          before, told);
  label = gtk_label_new (text);
  if (told > 0 && before >= STRONG * told)
    gtk_widget_add_css_class (label, "strong");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), ent_share_bar_new (told > 0 ? (double) before / told : 0));
  gtk_button_set_child (GTK_BUTTON (cell), box);
  gtk_widget_add_css_class (cell, "flat");
  gtk_widget_set_tooltip_text (cell, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (cell, "clicked", G_CALLBACK (clicked_cb), self, 0);
  return cell;
}

/* Rows have number and name, columns the number: names would make them too wide. */
static void
add_headers (EntOrderTable *self,
             guint          i)
{
  g_autofree char *title = ent_thing_dup_title (self->order->matrix, self->order->things[i]);
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  GtkWidget *row_number, *row, *column;

  row_number = g_object_new (GTK_TYPE_LABEL, "label", number, "xalign", 1.0, NULL);
  row = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, "width-chars", 14, "max-width-chars",
                      26, NULL);
  column = g_object_new (GTK_TYPE_LABEL, "label", number, "tooltip-text", title, NULL);
  gtk_widget_add_css_class (row_number, "dim-label");
  gtk_widget_add_css_class (column, "dim-label");
  gtk_grid_attach (self->grid, row_number, 0, (int) i + 1, 1, 1);
  gtk_grid_attach (self->grid, row, 1, (int) i + 1, 1, 1);
  gtk_grid_attach (self->grid, column, (int) i + 2, 0, 1, 1);
}

/* The two things of the cell that has the focus. */
static gboolean
find_focus (EntOrderTable *self,
            EntThing      *row,
            EntThing      *column)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->grid));
  guint place;

  if (focus == NULL || self->order == NULL || !g_ptr_array_find (self->cells, focus, &place))
    return FALSE;
  *row = self->order->things[place / self->order->n];
  *column = self->order->things[place % self->order->n];
  return TRUE;
}

void
ent_order_table_set (EntOrderTable *self,
                     EntOrder      *order)
{
  EntThing row, column;
  gboolean had_focus;
  GtkWidget *child;
  int i, j;

  g_return_if_fail (ENT_IS_ORDER_TABLE (self) && order != NULL);

  had_focus = find_focus (self, &row, &column);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->cells, 0);
  ent_order_ref (order);
  g_clear_pointer (&self->order, ent_order_unref);
  self->order = order;
  self->selected = -1;
  for (guint a = 0; a < order->n; a++)
    {
      add_headers (self, a);
      for (guint b = 0; b < order->n; b++)
        {
          GtkWidget *cell = a != b ? create_cell (self, a, b) : NULL;

          g_ptr_array_add (self->cells, cell);
          if (cell != NULL)
            gtk_grid_attach (self->grid, cell, (int) b + 2, (int) a + 1, 1, 1);
        }
    }
  i = had_focus ? ent_order_find (order, row) : -1;
  j = had_focus ? ent_order_find (order, column) : -1;
  if (i >= 0 && j >= 0)
    gtk_widget_grab_focus (get_cell (self, (guint) i, (guint) j));
}

/* Over the cell where a thing meets itself. FALSE at the edge */
static gboolean
move_focus (EntOrderTable *self,
            guint          place,
            int            down,
            int            right)
{
  int n = (int) self->order->n, row = (int) place / n, column = (int) place % n;

  do
    {
      row += down;
      column += right;
      if (row < 0 || row >= n || column < 0 || column >= n)
        return FALSE;
    }
  while (row == column);
  return gtk_widget_grab_focus (get_cell (self, (guint) row, (guint) column));
}

static gboolean
ent_order_table_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  EntOrderTable *self = ENT_ORDER_TABLE (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->grid));
  int forward = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -1 : 1;
  guint place;

  if (self->order == NULL || self->order->n < 2)
    return FALSE;
  if (focus == NULL || !g_ptr_array_find (self->cells, focus, &place))
    return gtk_widget_grab_focus (self->cells->pdata[MAX (self->selected, 1)]);
  switch (direction)
    {
    case GTK_DIR_UP:
      return move_focus (self, place, -1, 0);
    case GTK_DIR_DOWN:
      return move_focus (self, place, 1, 0);
    case GTK_DIR_LEFT:
      return move_focus (self, place, 0, -forward);
    case GTK_DIR_RIGHT:
      return move_focus (self, place, 0, forward);
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }
}

static void
ent_order_table_dispose (GObject *object)
{
  EntOrderTable *self = ENT_ORDER_TABLE (object);

  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  g_clear_pointer (&self->order, ent_order_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  G_OBJECT_CLASS (ent_order_table_parent_class)->dispose (object);
}

static void
ent_order_table_class_init (EntOrderTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_order_table_dispose;
  widget_class->focus = ent_order_table_focus;
  pair_selected_signal = g_signal_new ("pair-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "ordertable");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_order_table_init (EntOrderTable *self)
{
  self->selected = -1;
  self->cells = g_ptr_array_new ();
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 3, "row-spacing", 3, "halign", GTK_ALIGN_START, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("In how many cases the row came before the column"), -1);
}

GtkWidget *
ent_order_table_new (void)
{
  return g_object_new (ENT_TYPE_ORDER_TABLE, NULL);
}
