#include "config.h"

#include "ent-order-strip.h"

#include "ent-shapes.h"
#include "ent-time-scale.h"
#include "ent-widget-style.h"

#define MIN_WIDTH      110
#define NATURAL_WIDTH  360
#define HEIGHT         26
#define RULER_HEIGHT   18
#define PADDING        9.0 /* so that marks at the ends are whole */
#define RADIUS         5.0
#define BAR_HEIGHT     8.0
#define SOFT           .45
#define REACH          9.0 /* from a mark, within which it is meant */
#define DAY_SEC        86400

struct _EntOrderStrip
{
  GtkWidget parent_instance;

  double    begin_sec, end_sec; /* from the first */
  gboolean  is_ruler;
  gboolean  has[2];             /* whether there is a mark: the diamond, the dot */
  double    middle[2];          /* in seconds from the first */
  double    earliest[2];
  double    latest[2];
};

G_DEFINE_FINAL_TYPE (EntOrderStrip, ent_order_strip, GTK_TYPE_WIDGET)

static guint mark_activated_signal;

gboolean
ent_order_strip_find_middle (const EntDating *dating,
                             double          *middle_sec)
{
  gboolean is_open = dating->earliest == ENT_DATE_OPEN_PAST, is_open_after = dating->latest == ENT_DATE_OPEN_FUTURE;

  if (dating->basis == ENT_ORDER_BASIS_NONE || (is_open && is_open_after))
    return FALSE;
  *middle_sec = is_open ? (double) dating->latest : is_open_after ? (double) dating->earliest
                : ((double) dating->earliest + (double) dating->latest) / 2;
  return TRUE;
}

/* From left to right, whatever the direction. */
static double
get_x (EntOrderStrip *self,
       double         seconds)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING;
  double part = CLAMP ((seconds - self->begin_sec) / (self->end_sec - self->begin_sec), 0, 1);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    part = 1 - part;
  return PADDING + part * width;
}

static void
ent_order_strip_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  EntOrderStrip *self = ENT_ORDER_STRIP (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  *minimum = *natural = HEIGHT;
  if (self->is_ruler)
    {
      g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");

      pango_layout_get_pixel_size (layout, NULL, natural);
      *minimum = *natural = MAX (*natural, RULER_HEIGHT);
    }
}

/* Within what the date lies, where that is more than a day. */
static void
snapshot_bar (EntOrderStrip *self,
              GtkSnapshot   *snapshot,
              const GdkRGBA *color,
              guint          mark)
{
  double x0 = get_x (self, self->earliest[mark]), x1 = get_x (self, self->latest[mark]), left = MIN (x0, x1);
  double width = ABS (x1 - x0);
  GdkRGBA soft = ent_color_fade (color, SOFT);

  if (self->latest[mark] - self->earliest[mark] > DAY_SEC && width > 1)
    ent_shape_bar (snapshot, &soft, left, (HEIGHT - BAR_HEIGHT) / 2, width, BAR_HEIGHT, 0, width / 3, width / 3);
}

static void
snapshot_mark (EntOrderStrip *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               guint          mark)
{
  double x = get_x (self, self->middle[mark]);

  if (mark == 0)
    {
      g_autoptr(GskRenderNode) diamond = ent_shape_diamond (color, RADIUS + 1);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, HEIGHT / 2.f));
      gtk_snapshot_append_node (snapshot, diamond);
      gtk_snapshot_restore (snapshot);
    }
  else
    ent_shape_dot (snapshot, color, x, HEIGHT / 2., RADIUS);
}

static double
measure_tick (const char *text,
              gboolean    bold,
              gpointer    data)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (data, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
snapshot_ruler (EntOrderStrip         *self,
                GtkSnapshot           *snapshot,
                const EntPictureStyle *style)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autoptr(GArray) ticks = NULL;
  EntTimeScale scale;

  ent_time_scale_init (&scale, self->begin_sec, self->end_sec, width - 2 * PADDING);
  ticks = ent_time_scale_make_relative_ticks (&scale, 0, NULL, measure_tick, self);
  for (guint i = 0; i < ticks->len; i++)
    {
      const EntTick *tick = &g_array_index (ticks, EntTick, i);
      g_autoptr(PangoLayout) layout = NULL;
      double x = PADDING + tick->label_px;

      if (tick->label == NULL)
        continue;
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), tick->label);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (rtl ? width - x - tick->label_width : x), 0));
      gtk_snapshot_append_layout (snapshot, layout, &style->dim_text);
      gtk_snapshot_restore (snapshot);
    }
}

static void
ent_order_strip_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  EntOrderStrip *self = ENT_ORDER_STRIP (widget);
  EntPictureStyle style;

  ent_widget_get_picture_style (widget, &style);
  if (self->is_ruler)
    {
      snapshot_ruler (self, snapshot, &style);
      return;
    }
  ent_shape_fill (snapshot, &style.line, 0, HEIGHT / 2. - .5, gtk_widget_get_width (widget), 1);
  for (guint i = 0; i < 2; i++)
    if (self->has[i])
      snapshot_bar (self, snapshot, i == 0 ? &style.text : &style.accent, i);
  if (self->has[0] && self->has[1])
    {
      double x0 = get_x (self, self->middle[0]), x1 = get_x (self, self->middle[1]);

      ent_shape_fill (snapshot, &style.text, MIN (x0, x1), HEIGHT / 2. - 1, ABS (x1 - x0), 2);
    }
  for (guint i = 0; i < 2; i++)
    if (self->has[i])
      snapshot_mark (self, snapshot, i == 0 ? &style.text : &style.accent, i);
}

static void
ent_order_strip_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ent_order_strip_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
released_cb (EntOrderStrip *self,
             int            n_press,
             double         x,
             double         y)
{
  double nearest = REACH;
  int mark = -1;

  for (guint i = 0; i < 2; i++)
    if (self->has[i] && ABS (get_x (self, self->middle[i]) - x) <= nearest)
      {
        nearest = ABS (get_x (self, self->middle[i]) - x);
        mark = (int) i;
      }
  if (mark >= 0)
    g_signal_emit (self, mark_activated_signal, 0, (guint) mark);
}

static void
ent_order_strip_class_init (EntOrderStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = ent_order_strip_measure;
  widget_class->snapshot = ent_order_strip_snapshot;
  widget_class->css_changed = ent_order_strip_css_changed;
  mark_activated_signal = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "orderstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ent_order_strip_init (EntOrderStrip *self)
{
}

GtkWidget *
ent_order_strip_new (const EntDating *first,
                     const EntDating *second,
                     double           begin_sec,
                     double           end_sec,
                     const char      *name)
{
  EntOrderStrip *self = g_object_new (ENT_TYPE_ORDER_STRIP, NULL);
  const EntDating *datings[] = { first, second };
  GtkGesture *click = gtk_gesture_click_new ();
  double zero = 0;

  self->begin_sec = begin_sec;
  self->end_sec = MAX (end_sec, begin_sec + 1);
  /* What has no first counts from the second, so that this stands somewhere. */
  if (!ent_order_strip_find_middle (first, &zero))
    ent_order_strip_find_middle (second, &zero);
  for (guint i = 0; i < 2; i++)
    {
      self->has[i] = ent_order_strip_find_middle (datings[i], &self->middle[i]);
      self->middle[i] -= zero;
      /* What is open goes on to the edge. */
      self->earliest[i] = datings[i]->earliest == ENT_DATE_OPEN_PAST ? begin_sec : (double) datings[i]->earliest - zero;
      self->latest[i] = datings[i]->latest == ENT_DATE_OPEN_FUTURE ? end_sec : (double) datings[i]->latest - zero;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  return GTK_WIDGET (self);
}

GtkWidget *
ent_order_ruler_new (double begin_sec,
                     double end_sec)
{
  EntOrderStrip *self = g_object_new (ENT_TYPE_ORDER_STRIP, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->is_ruler = TRUE;
  self->begin_sec = begin_sec;
  self->end_sec = MAX (end_sec, begin_sec + 1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  return GTK_WIDGET (self);
}
