#include "config.h"

#include "ent-reading.h"

#include <adwaita.h>

#define COLUMN_WIDTH 700

struct _EntReading
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  GtkWidget *wanted;   /* to be scrolled to once it has a place */
  guint      tick;
};

G_DEFINE_FINAL_TYPE (EntReading, ent_reading, GTK_TYPE_WIDGET)

GtkBox *
ent_reading_get_box (EntReading *self)
{
  g_return_val_if_fail (ENT_IS_READING (self), NULL);
  return GTK_BOX (self->box);
}

void
ent_reading_clear (EntReading *self)
{
  GtkWidget *child;

  g_return_if_fail (ENT_IS_READING (self));

  self->wanted = NULL;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  EntReading *self = ENT_READING (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_point_t point;

  /* Before the first allocation there is nowhere to scroll to. */
  if (self->wanted != NULL
      && (gtk_widget_get_height (self->wanted) == 0 || gtk_adjustment_get_upper (adjustment) <= 1))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  if (self->wanted != NULL
      && gtk_widget_compute_point (self->wanted, self->box, &GRAPHENE_POINT_INIT (0, 0), &point))
    gtk_adjustment_set_value (adjustment, point.y);
  self->wanted = NULL;
  return G_SOURCE_REMOVE;
}

static void
start_scrolling (EntReading *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

void
ent_reading_scroll_to (EntReading *self,
                       GtkWidget  *child)
{
  g_return_if_fail (ENT_IS_READING (self));

  self->wanted = child;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    start_scrolling (self);
}

static void
ent_reading_map (GtkWidget *widget)
{
  EntReading *self = ENT_READING (widget);

  GTK_WIDGET_CLASS (ent_reading_parent_class)->map (widget);
  if (self->wanted != NULL)
    start_scrolling (self);
}

static void
ent_reading_dispose (GObject *object)
{
  EntReading *self = ENT_READING (object);

  self->wanted = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_reading_parent_class)->dispose (object);
}

static void
ent_reading_class_init (EntReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_reading_dispose;
  GTK_WIDGET_CLASS (klass)->map = ent_reading_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_reading_init (EntReading *self)
{
  GtkWidget *clamp;

  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, NULL);
  gtk_widget_add_css_class (self->box, "reading");
  clamp = g_object_new (ADW_TYPE_CLAMP, "child", self->box, "maximum-size", COLUMN_WIDTH,
                        "tightening-threshold", COLUMN_WIDTH, NULL);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp,
                                 "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
ent_reading_new (void)
{
  return g_object_new (ENT_TYPE_READING, NULL);
}
