#include "config.h"

#include "ent-factor-row.h"

#include "ent-factor-cell.h"

struct _EntFactorRow
{
  GtkWidget          parent_instance;

  EntFactorRowFunc   allocate;
  EntFactorRowPaint  paint;
  gpointer           owner;
  int                index;
  GPtrArray         *cells;
  GtkWidget         *strip;
  graphene_rect_t    clip;
};

G_DEFINE_FINAL_TYPE (EntFactorRow, ent_factor_row, GTK_TYPE_WIDGET)

int
ent_factor_row_get_index (EntFactorRow *self)
{
  return self->index;
}

void
ent_factor_row_set_index (EntFactorRow *self,
                          int           index)
{
  self->index = index;
}

GPtrArray *
ent_factor_row_get_cells (EntFactorRow *self)
{
  return self->cells;
}

void
ent_factor_row_add (EntFactorRow *self,
                    GtkWidget    *cell)
{
  g_ptr_array_add (self->cells, cell);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
}

void
ent_factor_row_set_strip (EntFactorRow *self,
                          GtkWidget    *strip)
{
  g_clear_pointer (&self->strip, gtk_widget_unparent);
  self->strip = strip;
  if (strip != NULL)
    gtk_widget_set_parent (strip, GTK_WIDGET (self));
}

GtkWidget *
ent_factor_row_get_strip (EntFactorRow *self)
{
  return self->strip;
}

void
ent_factor_row_set_clip (EntFactorRow          *self,
                         const graphene_rect_t *clip)
{
  self->clip = *clip;
}

static void
ent_factor_row_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  EntFactorRow *self = ENT_FACTOR_ROW (widget);

  self->allocate (self, self->owner);
}

static void
ent_factor_row_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  EntFactorRow *self = ENT_FACTOR_ROW (widget);

  self->paint (self, snapshot, self->owner);
  gtk_snapshot_push_clip (snapshot, &self->clip);
  for (guint i = 0; i < self->cells->len; i++)
    if (ent_factor_cell_get_column (self->cells->pdata[i]) >= 0)
      gtk_widget_snapshot_child (widget, self->cells->pdata[i], snapshot);
  if (self->strip != NULL)
    gtk_widget_snapshot_child (widget, self->strip, snapshot);
  gtk_snapshot_pop (snapshot);
  for (guint i = 0; i < self->cells->len; i++)
    if (ent_factor_cell_get_column (self->cells->pdata[i]) < 0)
      gtk_widget_snapshot_child (widget, self->cells->pdata[i], snapshot);
}

static void
ent_factor_row_dispose (GObject *object)
{
  EntFactorRow *self = ENT_FACTOR_ROW (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  self->strip = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_factor_row_parent_class)->dispose (object);
}

static void
ent_factor_row_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_FACTOR_ROW (object)->cells);
  G_OBJECT_CLASS (ent_factor_row_parent_class)->finalize (object);
}

static void
ent_factor_row_class_init (EntFactorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_factor_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_factor_row_finalize;
  widget_class->size_allocate = ent_factor_row_size_allocate;
  widget_class->snapshot = ent_factor_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
ent_factor_row_init (EntFactorRow *self)
{
  self->index = -2;
  self->cells = g_ptr_array_new ();
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ent_factor_row_new (EntFactorRowFunc   allocate,
                    EntFactorRowPaint  paint,
                    gpointer           owner)
{
  EntFactorRow *self = g_object_new (ENT_TYPE_FACTOR_ROW, NULL);

  self->allocate = allocate;
  self->paint = paint;
  self->owner = owner;
  return GTK_WIDGET (self);
}
