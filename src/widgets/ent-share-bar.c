#include "config.h"

#include "ent-share-bar.h"

#include "ent-shapes.h"
#include "ent-widget-style.h"

#define NATURAL_WIDTH 36
#define HEIGHT        4
#define FAINT         .2

struct _EntShareBar
{
  GtkWidget parent_instance;

  double    share;
};

G_DEFINE_FINAL_TYPE (EntShareBar, ent_share_bar, GTK_TYPE_WIDGET)

static void
ent_share_bar_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

static void
ent_share_bar_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  EntShareBar *self = ENT_SHARE_BAR (widget);
  double width = gtk_widget_get_width (widget), filled = self->share * width;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  EntPictureStyle style;
  GdkRGBA faint;

  ent_widget_get_picture_style (widget, &style);
  faint = ent_color_fade (&style.text, FAINT);
  ent_shape_pill (snapshot, &faint, 0, 0, width, HEIGHT, HEIGHT / 2.);
  if (filled > 0)
    ent_shape_pill (snapshot, &style.text, rtl ? width - filled : 0, 0, filled, HEIGHT, HEIGHT / 2.);
}

static void
ent_share_bar_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ent_share_bar_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
ent_share_bar_class_init (EntShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = ent_share_bar_measure;
  widget_class->snapshot = ent_share_bar_snapshot;
  widget_class->css_changed = ent_share_bar_css_changed;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ent_share_bar_init (EntShareBar *self)
{
}

GtkWidget *
ent_share_bar_new (double share)
{
  EntShareBar *self = g_object_new (ENT_TYPE_SHARE_BAR, NULL);

  self->share = CLAMP (share, 0, 1);
  return GTK_WIDGET (self);
}
