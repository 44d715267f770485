#include "config.h"

#include "ent-wrap-layout.h"

struct _EntWrapLayout
{
  GtkLayoutManager parent_instance;
  int              spacing;
};

G_DEFINE_FINAL_TYPE (EntWrapLayout, ent_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* One line: the children from @first to before @end. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int        width;   /* natural, with the spacing */
  int        height;
  int        n_expand;
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
next_of (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static int
get_width (GtkWidget *child,
           int        room)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return room < 0 ? natural : CLAMP (room, minimum, natural);
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The line that begins with @first where there are @room px. */
static Line
take_line (EntWrapLayout *self,
           GtkWidget     *first,
           int            room)
{
  Line line = { first, first, 0, 0, 0 };

  while (line.end != NULL)
    {
      int width = get_width (line.end, room);
      int whole = line.width + width + (line.end != first ? self->spacing : 0);

      if (line.end != first && whole > room)
        break;
      line.width = whole;
      line.height = MAX (line.height, get_height (line.end, width));
      line.n_expand += gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL);
      line.end = next_of (line.end);
    }
  return line;
}

static void
measure_width (EntWrapLayout *self,
               GtkWidget     *widget,
               int           *minimum,
               int           *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child; child = next_of (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
ent_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  EntWrapLayout *self = ENT_WRAP_LAYOUT (manager);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  while (child != NULL)
    {
      Line line = take_line (self, child, for_size < 0 ? G_MAXINT / 2 : for_size);

      height += line.height + (height > 0 ? self->spacing : 0);
      child = line.end;
    }
  *minimum = *natural = height;
}

static void
allocate_line (EntWrapLayout *self,
               GtkWidget     *widget,
               const Line    *line,
               int            room,
               int            y)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int spare = line->n_expand > 0 ? MAX (room - line->width, 0) / line->n_expand : 0;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = next_of (child))
    {
      int width = get_width (child, room);

      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        width += spare;
      gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? room - x - width : x, y, width, line->height }, -1);
      x += width + self->spacing;
    }
}

static void
ent_wrap_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  EntWrapLayout *self = ENT_WRAP_LAYOUT (manager);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line = take_line (self, child, width);

      allocate_line (self, widget, &line, width, y);
      y += line.height + self->spacing;
      child = line.end;
    }
}

static GtkSizeRequestMode
ent_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ent_wrap_layout_class_init (EntWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = ent_wrap_layout_measure;
  manager_class->allocate = ent_wrap_layout_allocate;
  manager_class->get_request_mode = ent_wrap_layout_get_request_mode;
}

static void
ent_wrap_layout_init (EntWrapLayout *self)
{
}

GtkLayoutManager *
ent_wrap_layout_new (int spacing)
{
  EntWrapLayout *self = g_object_new (ENT_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
