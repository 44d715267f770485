#include "config.h"

#include "ent-factor-cell.h"

struct _EntFactorCell
{
  GtkWidget           parent_instance;

  EntFactorCellPaint  paint;
  gpointer            owner;
  int                 row;
  int                 column;
  guint               serial;         /* 0: it is not named yet */
  PangoLayout        *layout;         /* or NULL */
  guint               layout_serial;
};

G_DEFINE_FINAL_TYPE (EntFactorCell, ent_factor_cell, GTK_TYPE_WIDGET)

int
ent_factor_cell_get_row (EntFactorCell *self)
{
  return self->row;
}

int
ent_factor_cell_get_column (EntFactorCell *self)
{
  return self->column;
}

void
ent_factor_cell_set_place (EntFactorCell *self,
                           int            row,
                           int            column)
{
  if (self->row == row && self->column == column)
    return;
  self->row = row;
  self->column = column;
  self->serial = 0;
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
ent_factor_cell_get_serial (EntFactorCell *self)
{
  return self->serial;
}

void
ent_factor_cell_set_label (EntFactorCell *self,
                           const char    *label,
                           guint          serial)
{
  self->serial = serial;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

PangoLayout *
ent_factor_cell_get_layout (EntFactorCell *self,
                            const char    *text,
                            guint          serial)
{
  if (self->layout == NULL || self->layout_serial != serial
      || !g_str_equal (pango_layout_get_text (self->layout), text))
    {
      g_clear_object (&self->layout);
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      self->layout_serial = serial;
    }
  return self->layout;
}

static void
ent_factor_cell_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  EntFactorCell *self = ENT_FACTOR_CELL (widget);

  self->paint (self, snapshot, self->owner);
}

/* A ring shows where the focus is. */
static void
ent_factor_cell_state_flags_changed (GtkWidget     *widget,
                                     GtkStateFlags  previous)
{
  gtk_widget_queue_draw (widget);
}

static void
ent_factor_cell_finalize (GObject *object)
{
  g_clear_object (&ENT_FACTOR_CELL (object)->layout);
  G_OBJECT_CLASS (ent_factor_cell_parent_class)->finalize (object);
}

static void
ent_factor_cell_class_init (EntFactorCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ent_factor_cell_finalize;
  widget_class->snapshot = ent_factor_cell_snapshot;
  widget_class->state_flags_changed = ent_factor_cell_state_flags_changed;
  gtk_widget_class_set_css_name (widget_class, "cell");
}

static void
ent_factor_cell_init (EntFactorCell *self)
{
  self->row = self->column = -2;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ent_factor_cell_new (GtkAccessibleRole   role,
                     EntFactorCellPaint  paint,
                     gpointer            owner)
{
  EntFactorCell *self = g_object_new (ENT_TYPE_FACTOR_CELL, "accessible-role", role, NULL);

  self->paint = paint;
  self->owner = owner;
  return GTK_WIDGET (self);
}
