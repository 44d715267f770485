#include "config.h"

#include "ent-side-by-side.h"

#define SPACING 12

struct _EntSideBySide
{
  GtkWidget  parent_instance;

  int        least_px;
  GtkWidget *first;
  GtkWidget *second;  /* or NULL */
};

G_DEFINE_FINAL_TYPE (EntSideBySide, ent_side_by_side, GTK_TYPE_WIDGET)

static gboolean
has_room (EntSideBySide *self,
          int            width)
{
  return self->second != NULL && width >= self->least_px;
}

static GtkSizeRequestMode
ent_side_by_side_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size,
               int            *minimum,
               int            *natural)
{
  *minimum = *natural = 0;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
ent_side_by_side_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  EntSideBySide *self = ENT_SIDE_BY_SIDE (widget);
  gboolean beside = orientation == GTK_ORIENTATION_VERTICAL && has_room (self, for_size);
  int size = beside ? (for_size - SPACING) / 2 : for_size, spacing = self->second != NULL ? SPACING : 0;
  int first_minimum, first_natural, second_minimum, second_natural;

  measure_child (self->first, orientation, size, &first_minimum, &first_natural);
  measure_child (self->second, orientation, size, &second_minimum, &second_natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (first_minimum, second_minimum);
      *natural = MAX (*minimum, first_natural + spacing + second_natural);
    }
  else if (beside)
    {
      *minimum = MAX (first_minimum, second_minimum);
      *natural = MAX (first_natural, second_natural);
    }
  else
    {
      *minimum = first_minimum + spacing + second_minimum;
      *natural = first_natural + spacing + second_natural;
    }
}

static void
allocate (GtkWidget *child,
          int        x,
          int        y,
          int        width,
          int        height)
{
  gtk_widget_allocate (child, width, height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)));
}

static void
ent_side_by_side_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  EntSideBySide *self = ENT_SIDE_BY_SIDE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int half = (width - SPACING) / 2, first_height;

  if (self->second == NULL)
    allocate (self->first, 0, 0, width, height);
  else if (has_room (self, width))
    {
      allocate (self->first, rtl ? width - half : 0, 0, half, height);
      allocate (self->second, rtl ? 0 : width - half, 0, half, height);
    }
  else
    {
      gtk_widget_measure (self->first, GTK_ORIENTATION_VERTICAL, width, NULL, &first_height, NULL, NULL);
      allocate (self->first, 0, 0, width, first_height);
      allocate (self->second, 0, first_height + SPACING, width, MAX (height - first_height - SPACING, 0));
    }
}

static void
ent_side_by_side_dispose (GObject *object)
{
  EntSideBySide *self = ENT_SIDE_BY_SIDE (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_side_by_side_parent_class)->dispose (object);
}

static void
ent_side_by_side_class_init (EntSideBySideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_side_by_side_dispose;
  widget_class->get_request_mode = ent_side_by_side_get_request_mode;
  widget_class->measure = ent_side_by_side_measure;
  widget_class->size_allocate = ent_side_by_side_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_side_by_side_init (EntSideBySide *self)
{
}

GtkWidget *
ent_side_by_side_new (int        least_px,
                      GtkWidget *first,
                      GtkWidget *second)
{
  EntSideBySide *self = g_object_new (ENT_TYPE_SIDE_BY_SIDE, NULL);

  self->least_px = least_px;
  self->first = first;
  self->second = second;
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  if (second != NULL)
    gtk_widget_set_parent (second, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
