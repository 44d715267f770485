#include "config.h"

#include "ent-relations-line.h"

#include "ent-relations-picture.h"
#include "ent-widget-style.h"

#include <glib/gi18n-lib.h>

#define NATURAL_HEIGHT 24
#define MIN_WIDTH      48
#define LINE_WIDTH     2.0

struct _EntRelationsLine
{
  GtkWidget  parent_instance;

  GPtrArray *steps;      /* or NULL */
  double     begin_sec;
  double     end_sec;
};

G_DEFINE_FINAL_TYPE (EntRelationsLine, ent_relations_line, GTK_TYPE_WIDGET)

void
ent_relations_line_set (EntRelationsLine *self,
                        GPtrArray        *steps,
                        EntDate          *period)
{
  double now_sec = (double) (g_get_real_time () / G_USEC_PER_SEC);
  gint64 begin = period != NULL ? ent_date_get_earliest (period) : ENT_DATE_OPEN_PAST;
  gint64 end = period != NULL ? ent_date_get_latest (period) : ENT_DATE_OPEN_FUTURE;
  g_autofree char *label = NULL;

  g_return_if_fail (ENT_IS_RELATIONS_LINE (self));

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  if (steps != NULL)
    self->steps = g_ptr_array_ref (steps);

  if (begin == ENT_DATE_OPEN_PAST && steps != NULL && steps->len > 0)
    begin = ent_date_get_earliest (((EntRelationStep *) steps->pdata[0])->date);
  self->begin_sec = begin == ENT_DATE_OPEN_PAST ? now_sec : (double) begin;
  self->end_sec = end == ENT_DATE_OPEN_FUTURE ? now_sec : (double) end + 1;

  label = steps != NULL ? ent_relations_describe (steps) : g_strdup (_("Relations: not known"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ent_relations_line_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : NATURAL_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH * 4 : NATURAL_HEIGHT;
}

static void
ent_relations_line_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  EntRelationsLine *self = ENT_RELATIONS_LINE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  EntPictureStyle style;
  EntTimeScale scale;

  if (self->steps == NULL || width <= 0 || height <= (int) LINE_WIDTH)
    return;

  ent_widget_get_picture_style (widget, &style);
  ent_time_scale_init (&scale, self->begin_sec, self->end_sec, width);
  ent_relations_picture_snapshot (snapshot, &style, self->steps, self->end_sec, &scale,
                                  &GRAPHENE_RECT_INIT (0, (float) LINE_WIDTH / 2, (float) width,
                                                       (float) (height - LINE_WIDTH)),
                                  LINE_WIDTH);
}

static void
ent_relations_line_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ent_relations_line_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
ent_relations_line_dispose (GObject *object)
{
  EntRelationsLine *self = ENT_RELATIONS_LINE (object);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  G_OBJECT_CLASS (ent_relations_line_parent_class)->dispose (object);
}

static void
ent_relations_line_class_init (EntRelationsLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_relations_line_dispose;
  widget_class->measure = ent_relations_line_measure;
  widget_class->snapshot = ent_relations_line_snapshot;
  widget_class->css_changed = ent_relations_line_css_changed;
  gtk_widget_class_set_css_name (widget_class, "relationsline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ent_relations_line_init (EntRelationsLine *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Relations: not known"), -1);
}

GtkWidget *
ent_relations_line_new (void)
{
  return g_object_new (ENT_TYPE_RELATIONS_LINE, NULL);
}
