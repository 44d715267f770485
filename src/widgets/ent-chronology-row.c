#include "config.h"

#include "ent-chronology-row.h"

#include "ent-shapes.h"
#include "ent-timeline-layout.h"
#include "ent-widget-style.h"

#define DATE_CHARS     22   /* "19–21 November 1977"; what is longer wraps */
#define MARK_WIDTH     16
#define SPACING        8
#define YEAR_SPACE     6    /* over a year, to the events of the last one */
#define MIN_TITLE      1.6  /* so much wider than its date a title wants to be beside it */
#define DIM            0.5  /* of text, which wants to be read more than a mark does */
#define N_TITLE_LINES  2

typedef enum
{
  SHAPE_DOT,
  SHAPE_RING,
  SHAPE_DIAMOND,
} Shape;

struct _EntChronologyRow
{
  GtkWidget      parent_instance;

  GtkWidget     *year;
  GtkWidget     *date;
  GtkWidget     *title;
  PangoAttrList *bold;            /* for the titles of turning points */
  Shape          shape;
  int            color;
  gboolean       dimmed;
  int            mark_x, mark_y;  /* its middle */
};

G_DEFINE_FINAL_TYPE (EntChronologyRow, ent_chronology_row, GTK_TYPE_WIDGET)

/* The vague dates of moments are rings on the timeline too. */
static Shape
choose_shape (const EntEventTable *table,
              guint                index)
{
  if (table->importance[index] == ENT_IMPORTANCE_TURNING_POINT)
    return SHAPE_DIAMOND;
  return table->flags[index] & (ENT_DATE_APPROXIMATE | ENT_DATE_UNCERTAIN) ? SHAPE_RING : SHAPE_DOT;
}

void
ent_chronology_row_set_event (EntChronologyRow *self,
                              EntEventTable    *table,
                              guint             index,
                              const char       *year)
{
  const EntEvent *event = ent_event_table_get_event (table, index);
  g_autofree char *date = ent_date_format (event->date);

  self->shape = choose_shape (table, index);
  self->color = ent_timeline_event_color (table, index);
  gtk_label_set_text (GTK_LABEL (self->year), year != NULL ? year : "");
  gtk_widget_set_visible (self->year, year != NULL);
  gtk_label_set_text (GTK_LABEL (self->date), date);
  gtk_label_set_text (GTK_LABEL (self->title), ent_text_get (event->title));
  gtk_label_set_attributes (GTK_LABEL (self->title), self->shape == SHAPE_DIAMOND ? self->bold : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ent_chronology_row_set_dimmed (EntChronologyRow *self,
                               gboolean          dimmed)
{
  self->dimmed = dimmed;
  gtk_widget_set_opacity (self->date, dimmed ? DIM : 1);
  gtk_widget_set_opacity (self->title, dimmed ? DIM : 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Places */

typedef struct
{
  GtkAllocation year, date, title;  /* from the side at which text starts */
  int           mark_x, mark_y;
  int           height;
} Places;

/* Its height at @width, and how far below its top the line lies on which letters stand. */
static int
get_height (GtkWidget *widget,
            int        width,
            int       *baseline)
{
  int height, base;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, &base);
  if (baseline != NULL)
    *baseline = base >= 0 ? base : 0;
  return height;
}

static int
get_line_height (GtkWidget *label)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (height);
}

/* That of the column of dates, the same in all rows. */
static int
get_date_width (GtkWidget *label)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) * DATE_CHARS;

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (width);
}

static void
arrange (EntChronologyRow *self,
         int               width,
         Places           *places)
{
  int date_width = get_date_width (self->date), title_width, date_base, title_base, top = 0;

  *places = (Places) { 0 };
  if (gtk_widget_get_visible (self->year))
    {
      places->year = (GtkAllocation) { 0, YEAR_SPACE, width, get_height (self->year, width, NULL) };
      top = places->year.y + places->year.height;
    }

  title_width = width - date_width - MARK_WIDTH - 2 * SPACING;
  if (title_width >= date_width * MIN_TITLE)
    {
      places->mark_x = date_width + SPACING + MARK_WIDTH / 2;
      places->date = (GtkAllocation) { 0, top, date_width, get_height (self->date, date_width, &date_base) };
      places->title = (GtkAllocation) { width - title_width, top, title_width,
                                        get_height (self->title, title_width, &title_base) };
      places->date.y += MAX (title_base - date_base, 0);
      places->title.y += MAX (date_base - title_base, 0);
    }
  else
    {
      title_width = MAX (width - MARK_WIDTH - SPACING, 1);
      places->mark_x = MARK_WIDTH / 2;
      places->date = (GtkAllocation) { width - title_width, top, title_width, get_height (self->date, title_width, NULL) };
      places->title = (GtkAllocation) { width - title_width, top + places->date.height, title_width,
                                        get_height (self->title, title_width, NULL) };
    }
  places->mark_y = places->title.y + get_line_height (self->title) / 2;
  places->height = MAX (places->date.y + places->date.height, places->title.y + places->title.height);
}

static GtkSizeRequestMode
ent_chronology_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ent_chronology_row_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  EntChronologyRow *self = ENT_CHRONOLOGY_ROW (widget);
  int date_width = get_date_width (self->date), date_minimum, title_minimum, title_width;
  Places places;

  gtk_widget_measure (self->date, GTK_ORIENTATION_HORIZONTAL, -1, &date_minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->title, GTK_ORIENTATION_HORIZONTAL, -1, &title_minimum, &title_width, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MARK_WIDTH + SPACING + MAX (date_minimum, title_minimum);
      *natural = MAX (*minimum, date_width + MARK_WIDTH + 2 * SPACING + title_width);
      return;
    }
  arrange (self, for_size >= 0 ? for_size : date_width + MARK_WIDTH + 2 * SPACING + title_width, &places);
  *minimum = *natural = places.height;
}

static void
allocate (EntChronologyRow *self,
          GtkWidget        *child,
          GtkAllocation     place,
          int               width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place.x = width - place.x - place.width;
  gtk_widget_size_allocate (child, &place, -1);
}

static void
ent_chronology_row_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  EntChronologyRow *self = ENT_CHRONOLOGY_ROW (widget);
  Places places;

  arrange (self, width, &places);
  if (gtk_widget_get_visible (self->year))
    allocate (self, self->year, places.year, width);
  allocate (self, self->date, places.date, width);
  allocate (self, self->title, places.title, width);
  self->mark_x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - places.mark_x : places.mark_x;
  self->mark_y = places.mark_y;
}

/* Painting */

static void
paint_mark (EntChronologyRow *self,
            GtkSnapshot      *snapshot)
{
  const double radius = ENT_MARK_DOT_RADIUS;
  EntPictureStyle style;
  GdkRGBA color;
  g_autoptr(GskRenderNode) node = NULL;

  ent_widget_get_picture_style (GTK_WIDGET (self), &style);
  color = ent_picture_style_get_color (&style, self->color);
  switch (self->shape)
    {
    case SHAPE_DIAMOND:
      node = ent_shape_diamond (&color, ENT_MARK_DIAMOND_RADIUS - 1);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->mark_x, (float) self->mark_y));
      gtk_snapshot_append_node (snapshot, node);
      gtk_snapshot_restore (snapshot);
      return;
    case SHAPE_RING:
      ent_shape_outline (snapshot, &color, self->mark_x - radius, self->mark_y - radius, 2 * radius, 2 * radius,
                         radius, 2);
      return;
    case SHAPE_DOT:
      ent_shape_dot (snapshot, &color, self->mark_x, self->mark_y, radius);
      return;
    default:
      g_assert_not_reached ();
    }
}

static void
ent_chronology_row_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  EntChronologyRow *self = ENT_CHRONOLOGY_ROW (widget);

  gtk_snapshot_push_opacity (snapshot, self->dimmed ? DIM : 1);
  paint_mark (self, snapshot);
  gtk_snapshot_pop (snapshot);
  GTK_WIDGET_CLASS (ent_chronology_row_parent_class)->snapshot (widget, snapshot);
}

static void
ent_chronology_row_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ent_chronology_row_parent_class)->css_changed (widget, change);
  /* The colours of parties are not CSS's. */
  gtk_widget_queue_draw (widget);
}

static void
ent_chronology_row_dispose (GObject *object)
{
  EntChronologyRow *self = ENT_CHRONOLOGY_ROW (object);

  g_clear_pointer (&self->year, gtk_widget_unparent);
  g_clear_pointer (&self->date, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->bold, pango_attr_list_unref);
  G_OBJECT_CLASS (ent_chronology_row_parent_class)->dispose (object);
}

static void
ent_chronology_row_class_init (EntChronologyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_chronology_row_dispose;
  widget_class->get_request_mode = ent_chronology_row_get_request_mode;
  widget_class->measure = ent_chronology_row_measure;
  widget_class->size_allocate = ent_chronology_row_size_allocate;
  widget_class->snapshot = ent_chronology_row_snapshot;
  widget_class->css_changed = ent_chronology_row_css_changed;
  gtk_widget_class_set_css_name (widget_class, "chronologyrow");
  /* The list's own row around this one has the name, which says all of it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
create_label (EntChronologyRow *self,
              const char       *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign", 0.,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
ent_chronology_row_init (EntChronologyRow *self)
{
  self->year = create_label (self, "year");
  gtk_widget_add_css_class (self->year, "caption-heading");
  self->date = create_label (self, "date");
  gtk_widget_add_css_class (self->date, "caption");
  gtk_widget_add_css_class (self->date, "numeric");
  self->title = create_label (self, "title");
  gtk_label_set_lines (GTK_LABEL (self->title), N_TITLE_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  self->bold = pango_attr_list_new ();
  pango_attr_list_insert (self->bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
}

GtkWidget *
ent_chronology_row_new (void)
{
  return g_object_new (ENT_TYPE_CHRONOLOGY_ROW, NULL);
}
