/* What keys do with the span and the measuring line: S and M begin one at the selection,
 * walking takes its other end along, S or Enter leaves it there, and Escape clears it. */

#include "config.h"

#include "ent-timeline-view-private.h"

#define PAGE 0.8 /* of the view */

static void
span_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);

  if (!ent_timeline_view_end_walk (self))
    ent_timeline_view_start_span (self);
}

static void
measure_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);

  if (!ent_timeline_view_clear_measure (self))
    ent_timeline_view_start_measure (self);
}

static void
pan_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);

  if (self->picture != NULL)
    ent_timeline_view_pan_by (self, g_str_equal (name, "timeline.later") ? PAGE : -PAGE);
}

/* What came last goes first; with nothing to clear, the key is for somebody else. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);

  return ent_timeline_view_give_up_event (self) || ent_timeline_view_clear_measure (self) || ent_timeline_view_clear_span (self);
}

gboolean
ent_timeline_view_end_walk (EntTimelineView *self)
{
  gboolean walked = self->span_walks || self->measure_walks;

  self->span_is_last |= self->span_walks;
  self->span_walks = FALSE;
  /* A line with one end is none. */
  if (self->measure_walks && self->measure_to < 0)
    ent_timeline_view_clear_measure (self);
  self->measure_walks = FALSE;
  if (walked)
    ent_timeline_view_update_label (self);
  return walked;
}

void
ent_timeline_view_class_add_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_s, "timeline.span" },
    { GDK_KEY_m, "timeline.measure" },
    { GDK_KEY_Page_Up, "timeline.earlier" },
    { GDK_KEY_KP_Page_Up, "timeline.earlier" },
    { GDK_KEY_Page_Down, "timeline.later" },
    { GDK_KEY_KP_Page_Down, "timeline.later" },
  };

  gtk_widget_class_install_action (widget_class, "timeline.span", NULL, span_action);
  gtk_widget_class_install_action (widget_class, "timeline.measure", NULL, measure_action);
  gtk_widget_class_install_action (widget_class, "timeline.earlier", NULL, pan_action);
  gtk_widget_class_install_action (widget_class, "timeline.later", NULL, pan_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}
