#include "config.h"

#include "ent-timeline-view-private.h"

#include "ent-relations-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WHEEL_PX        72.0  /* a notch */
#define WHEEL_FACTOR    1.25  /* a notch with Ctrl */
#define STILL_MSEC      80    /* a finger that rested this long does not fling */
#define MAX_LISTED      6     /* titles in a cluster's tooltip */

static double
get_px (EntTimelineView *self,
        double           x)
{
  return ent_timeline_picture_x_to_px (self->picture, x);
}

/* Rightwards in the view is later, or earlier where time runs from right to left. */
static double
along (EntTimelineView *self,
       double           dx)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -dx : dx;
}

static void
pan (EntTimelineView *self,
     double           px)
{
  if (ent_time_scale_pan (ent_timeline_picture_get_scale (self->picture), px))
    ent_timeline_view_queue_arrange (self);
}

static gboolean
scroll_lanes (EntTimelineView *self,
              double           dy)
{
  double y = ent_timeline_picture_get_scroll (self->picture);

  if (!ent_timeline_picture_set_scroll (self->picture, y + dy))
    return FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  ent_timeline_view_tell_range (self);
  return TRUE;
}

static void
zoom_at_once (EntTimelineView *self,
              double           factor,
              double           x)
{
  EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);
  double px = CLAMP (get_px (self, x), 0, scale->width_px);

  ent_timeline_view_stop (self);
  if (ent_time_scale_zoom (scale, factor, px))
    ent_timeline_view_queue_arrange (self);
}

gboolean
ent_timeline_view_scroll (EntTimelineView          *self,
                          double                    dx,
                          double                    dy,
                          GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double unit = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL ? WHEEL_PX : 1;
  EntTimelineHit hit;

  if (!ent_timeline_view_arrange (self))
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_CONTROL_MASK)
    {
      zoom_at_once (self, pow (WHEEL_FACTOR, -dy * unit / WHEEL_PX), self->pointer_x);
      return GDK_EVENT_STOP;
    }

  ent_timeline_view_stop (self);
  ent_timeline_picture_hit (self->picture, self->pointer_x, self->pointer_y, &hit);
  if (state & GDK_SHIFT_MASK && dx == 0)
    pan (self, along (self, dy * unit));
  else
    {
      gboolean scrolls = ent_timeline_picture_get_max_scroll (self->picture) > 0
                         && (hit.region == ENT_TIMELINE_REGION_LANES || hit.region == ENT_TIMELINE_REGION_HEADERS);

      /* A wheel has one direction only: where there is nothing to scroll, it goes through time. */
      if (dx != 0)
        pan (self, along (self, dx * unit));
      if (dy != 0 && self->has_share && self->share.parts & ENT_TIMELINE_PART_LANES)
        return (scrolls && scroll_lanes (self, dy * unit)) || dx != 0 ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
      if (dy != 0 && scrolls)
        scroll_lanes (self, dy * unit);
      else if (dy != 0 && dx == 0)
        pan (self, along (self, dy * unit));
    }
  return GDK_EVENT_STOP;
}

static void
decelerate_cb (EntTimelineView *self,
               double           velocity_x,
               double           velocity_y)
{
  if (self->picture != NULL)
    ent_timeline_view_fling (self, along (self, velocity_x));
}

static void
pinch_begin_cb (EntTimelineView *self)
{
  const EntTimeScale *scale;

  if (self->picture == NULL)
    return;
  scale = ent_timeline_picture_get_scale (self->picture);
  ent_timeline_view_stop (self);
  self->pinch_begin_sec = scale->begin_sec;
  self->pinch_end_sec = scale->end_sec;
}

static void
pinch_cb (EntTimelineView *self,
          double           factor,
          GtkGesture      *gesture)
{
  EntTimeScale *scale;
  double x, y;

  if (self->picture == NULL || factor <= 0
      || !gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;
  scale = ent_timeline_picture_get_scale (self->picture);
  ent_time_scale_set_range (scale, self->pinch_begin_sec, self->pinch_end_sec);
  ent_time_scale_zoom (scale, factor, CLAMP (get_px (self, x), 0, scale->width_px));
  ent_timeline_view_queue_arrange (self);
}

/* Dragging: the lanes move with the pointer, and the overview's window or one of its edges; on
 * the axis a span comes with it. */

static void
move_window (EntTimelineView *self,
             double           x)
{
  const EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);
  double span = scale->end_sec - scale->begin_sec, begin_sec, at_sec;
  EntTimelineHit hit;
  graphene_rect_t area;

  /* The pointer may leave the strip while it drags. */
  ent_timeline_picture_get_overview (self->picture, &area);
  ent_timeline_picture_hit (self->picture, x, area.origin.y + area.size.height / 2, &hit);
  at_sec = hit.seconds - self->drag_offset_sec;
  begin_sec = at_sec - span / 2;
  if (self->drag == ENT_DRAG_WINDOW_BEGIN)
    ent_timeline_view_go_to (self, MIN (MAX (at_sec, scale->limit_begin_sec), scale->end_sec - scale->min_span_sec),
                             scale->end_sec, FALSE);
  else if (self->drag == ENT_DRAG_WINDOW_END)
    ent_timeline_view_go_to (self, scale->begin_sec,
                             MAX (MIN (at_sec, scale->limit_end_sec), scale->begin_sec + scale->min_span_sec), FALSE);
  else
    ent_timeline_view_go_to (self, begin_sec, begin_sec + span, FALSE);
}

/* Held where it was taken; beside the window, the window comes. */
static void
take_window (EntTimelineView *self,
             double           x,
             double           at_sec)
{
  const EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);

  switch (ent_timeline_picture_hit_overview (self->picture, x))
    {
    case ENT_OVERVIEW_BEGIN:
      self->drag = ENT_DRAG_WINDOW_BEGIN;
      self->drag_offset_sec = at_sec - scale->begin_sec;
      break;
    case ENT_OVERVIEW_END:
      self->drag = ENT_DRAG_WINDOW_END;
      self->drag_offset_sec = at_sec - scale->end_sec;
      break;
    case ENT_OVERVIEW_WINDOW:
      self->drag = ENT_DRAG_WINDOW;
      self->drag_offset_sec = at_sec - (scale->begin_sec + scale->end_sec) / 2;
      break;
    case ENT_OVERVIEW_OUTSIDE:
    default:
      self->drag = ENT_DRAG_WINDOW;
      self->drag_offset_sec = 0;
      ent_timeline_view_jump (self);
    }
}

static void
drag_begin_cb (EntTimelineView *self,
               double           x,
               double           y,
               GtkGesture      *gesture)
{
  EntTimelineHit hit;

  self->dragging = FALSE;
  self->drag = ENT_DRAG_PICTURE;
  self->drag_x = self->drag_y = 0;
  self->drag_velocity_px = 0;
  if (!ent_timeline_view_arrange (self))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  ent_timeline_view_stop (self);
  ent_timeline_picture_hit (self->picture, x, y, &hit);
  if (hit.region != ENT_TIMELINE_REGION_OVERVIEW)
    {
      if (ent_timeline_view_take_span (self, x, &hit))
        self->drag = ENT_DRAG_SPAN;
      else if (ent_timeline_view_take_event (self, &hit))
        self->drag = ENT_DRAG_EVENT;
      return;
    }

  take_window (self, x, hit.seconds);
  self->dragging = TRUE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->drag == ENT_DRAG_WINDOW)
    move_window (self, x);
}

static void
follow_drag (EntTimelineView *self,
             double           dx,
             double           dy,
             guint32          time_msec)
{
  guint32 elapsed_msec = time_msec - self->drag_time_msec;
  double step = along (self, self->drag_x - dx);

  pan (self, step);
  scroll_lanes (self, self->drag_y - dy);
  if (elapsed_msec > 0 && elapsed_msec < STILL_MSEC)
    self->drag_velocity_px = 0.6 * step / elapsed_msec * 1000 + 0.4 * self->drag_velocity_px;
  else if (elapsed_msec >= STILL_MSEC)
    self->drag_velocity_px = 0;
}

static void
drag_update_cb (EntTimelineView *self,
                double           dx,
                double           dy,
                GtkGesture      *gesture)
{
  guint32 time_msec = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));
  double x, y;

  if (self->picture == NULL || !gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y))
    return;
  if (!self->dragging)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
        return;
      self->dragging = TRUE;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->drag == ENT_DRAG_SPAN || self->drag == ENT_DRAG_EVENT ? "ew-resize"
                                                                                               : "grabbing");
      ent_timeline_view_set_hovered (self, -1, -1);
      /* Without a jump by the threshold. */
      self->drag_x = dx;
      self->drag_y = dy;
    }
  if (self->drag == ENT_DRAG_SPAN)
    ent_timeline_view_drag_span (self, x + dx);
  else if (self->drag == ENT_DRAG_EVENT)
    ent_timeline_view_drag_event (self, x + dx);
  else if (self->drag == ENT_DRAG_NOTHING)
    return;
  else if (self->drag != ENT_DRAG_PICTURE)
    move_window (self, x + dx);
  else
    follow_drag (self, dx, dy, time_msec);
  self->drag_x = dx;
  self->drag_y = dy;
  self->drag_time_msec = time_msec;
}

static void
drag_end_cb (EntTimelineView *self,
             double           dx,
             double           dy,
             GtkGesture      *gesture)
{
  guint32 time_msec = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));

  if (self->dragging && self->drag == ENT_DRAG_PICTURE && self->picture != NULL
      && time_msec - self->drag_time_msec < STILL_MSEC)
    ent_timeline_view_fling (self, self->drag_velocity_px);
  if (self->dragging && self->drag == ENT_DRAG_EVENT)
    ent_timeline_view_drop_event (self);
  ent_timeline_view_give_up_event (self);
  self->dragging = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

/* Clicks */

static void
show_cluster (EntTimelineView          *self,
              const EntTimelineCluster *cluster)
{
  const EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);
  double around = MAX ((cluster->end_sec - cluster->begin_sec) * 0.4, scale->min_span_sec / 4);

  /* Always a good deal nearer, also to what lies within one day. */
  around = MIN (around, (scale->end_sec - scale->begin_sec) / 4);
  ent_timeline_view_jump (self);
  ent_timeline_view_go_to (self, cluster->begin_sec - around, cluster->end_sec + around, TRUE);
}

/* Rows of evidence take the focus themselves. */
static gboolean
is_on_evidence (EntTimelineView *self,
                double           y)
{
  graphene_rect_t area;

  return self->picture != NULL && ent_timeline_picture_get_evidence (self->picture, &area, NULL)
         && y >= area.origin.y && y < area.origin.y + area.size.height;
}

static void
pressed_cb (EntTimelineView *self,
            int              n_press,
            double           x,
            double           y)
{
  if (!is_on_evidence (self, y))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A click where there is neither event nor cluster. */
static void
click_ground (EntTimelineView      *self,
              int                   n_press,
              double                x,
              const EntTimelineHit *hit)
{
  EntSpanPart part = ent_timeline_view_hit_span (self, x, hit);

  if (n_press == 2 && part != ENT_SPAN_OUTSIDE)
    ent_timeline_view_zoom_to_span (self);
  else if (n_press == 1 && part == ENT_SPAN_OUTSIDE && hit->region == ENT_TIMELINE_REGION_AXIS)
    ent_timeline_view_clear_span (self);
}

static void
released_cb (EntTimelineView *self,
             int              n_press,
             double           x,
             double           y,
             GtkGesture      *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  EntTimelineHit hit;

  if (!ent_timeline_view_arrange (self))
    return;
  ent_timeline_picture_hit (self->picture, x, y, &hit);
  if (n_press == 1)
    self->pressed_event = hit.event;
  if (hit.cluster != NULL && n_press == 1)
    show_cluster (self, hit.cluster);
  else if (hit.event >= 0 && n_press == 1 && state & GDK_SHIFT_MASK && self->selected >= 0
           && self->selected != hit.event)
    ent_timeline_view_measure_to (self, hit.event);
  /* The first click may have brought something else under the pointer. */
  else if (hit.event >= 0 && n_press == 2 && hit.event == self->pressed_event && !(state & GDK_SHIFT_MASK))
    ent_timeline_view_zoom_to_event (self, hit.event);
  else if (hit.event >= 0 && n_press == 1)
    ent_timeline_view_select (self, hit.event, hit.lane);
  else if (ent_timeline_view_click_own (self, n_press, &hit))
    return;
  else if (hit.region == ENT_TIMELINE_REGION_HEADERS && hit.lane >= 0)
    ent_timeline_view_toggle_lane (self, (guint) hit.lane);
  else if (hit.event < 0 && hit.cluster == NULL)
    click_ground (self, n_press, x, &hit);
}

/* The pointer */

/* Over ground: what a drag from there would do. */
static const char *
get_cursor (EntTimelineView      *self,
            double                x,
            const EntTimelineHit *hit)
{
  EntSpanPart part = ent_timeline_view_hit_span (self, x, hit);
  EntOverviewPart window;

  if (part == ENT_SPAN_BEGIN || part == ENT_SPAN_END)
    return "ew-resize";
  if (hit->region == ENT_TIMELINE_REGION_AXIS)
    return "crosshair";
  if (hit->region != ENT_TIMELINE_REGION_OVERVIEW)
    return NULL;
  window = ent_timeline_picture_hit_overview (self->picture, x);
  if (window == ENT_OVERVIEW_BEGIN || window == ENT_OVERVIEW_END)
    return "ew-resize";
  return window == ENT_OVERVIEW_WINDOW ? "grab" : "pointer";
}

static void
motion_cb (EntTimelineView *self,
           double           x,
           double           y)
{
  EntTimelineHit hit;
  gboolean on_header;

  self->pointer_x = x;
  self->pointer_y = y;
  self->pointer_inside = TRUE;
  if (self->dragging || !ent_timeline_view_arrange (self))
    return;
  ent_timeline_picture_hit (self->picture, x, y, &hit);
  on_header = hit.region == ENT_TIMELINE_REGION_HEADERS && hit.lane >= 0;
  ent_timeline_view_set_hovered (self, hit.event, on_header ? hit.lane : -1);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   hit.event >= 0 || hit.cluster != NULL || hit.note != NULL || on_header
                                   ? "pointer" : get_cursor (self, x, &hit));
}

static void
leave_cb (EntTimelineView *self)
{
  self->pointer_inside = FALSE;
  ent_timeline_view_set_hovered (self, -1, -1);
}

static char *
describe_event (EntTimelineView *self,
                guint            index)
{
  const EntEvent *event = ent_event_table_get_event (self->table, index);
  const EntOwnLane *own = ent_event_table_get_own_lane (self->table, index);
  const EntTimelineNote *note = ent_timeline_picture_get_note (self->picture, index);
  g_autofree char *date = ent_date_format (event->date), *owner = own != NULL ? ent_timeline_dup_owner (own) : NULL;
  g_autofree char *notes = note != NULL ? ent_timeline_note_describe (note) : NULL;
  const char *more = owner != NULL ? owner : event->place != NULL ? ent_text_get (event->place->name) : NULL;
  g_autofree char *line = more != NULL ? g_strconcat (date, " · ", more, NULL) : g_strdup (date);

  return g_markup_printf_escaped ("<b>%s</b>\n%s%s%s", ent_text_get (event->title), line, notes != NULL ? "\n" : "",
                                  notes != NULL ? notes : "");
}

static char *
describe_cluster (EntTimelineView          *self,
                  const EntTimelineCluster *cluster)
{
  EntTimelineLayout *layout = ent_timeline_picture_get_layout (self->picture);
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = 0;

  g_string_printf (text, ngettext ("%u event", "%u events", cluster->count), cluster->count);
  if (cluster->count > MAX_LISTED)
    return g_string_free (g_steal_pointer (&text), FALSE);
  for (guint i = 0; i < self->table->n && n < cluster->count; i++)
    {
      double begin_sec;

      ent_timeline_layout_get_event (layout, i, &begin_sec, NULL);
      if (begin_sec < cluster->begin_sec || begin_sec > cluster->end_sec
          || ent_timeline_layout_find_lane (layout, i, cluster->lane) != (int) cluster->lane
          || ent_timeline_picture_get_mark_area (self->picture, i, (int) cluster->lane, &(graphene_rect_t) { 0 }))
        continue;
      g_string_append_printf (text, "\n%s", ent_event_get_label (ent_event_table_get_event (self->table, i)));
      n++;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_lane (EntTimelineView *self,
               guint            index)
{
  const EntTimelineLane *lane = ent_timeline_layout_get_lanes (ent_timeline_picture_get_layout (self->picture))->pdata[index];
  g_autofree char *count = g_strdup_printf (ngettext ("%u event", "%u events", lane->n_events), lane->n_events);

  return g_strdup_printf ("%s\n%s", lane->title, count);
}

static char *
describe_phase (EntTimelineView *self,
                guint            index)
{
  const EntPhase *phase = self->table->item->phases->pdata[index];
  g_autofree char *date = ent_date_format (phase->date);

  return g_strdup_printf ("%s\n%s", ent_text_get (phase->title), date);
}

static char *
describe_relations (EntTimelineView *self,
                    double           seconds)
{
  const EntRelationStep *step = ent_relations_find_step (self->table->item->relations, seconds);
  g_autofree char *since = NULL;

  if (step == NULL)
    return NULL;
  since = ent_date_format (step->date);
  /* Translators: a level of relations and the date from which it holds: "Dialogue, from 5 September 1978" */
  return g_strdup_printf (_("%s, from %s"), ent_relation_level_to_label (step->level), since);
}

static gboolean
tooltip_cb (EntTimelineView *self,
            int              x,
            int              y,
            gboolean         by_keyboard,
            GtkTooltip      *tooltip)
{
  g_autofree char *text = NULL;
  EntTimelineHit hit;
  graphene_rect_t area;
  int event;

  if (self->dragging || !ent_timeline_view_arrange (self))
    return FALSE;
  ent_timeline_picture_hit (self->picture, x, y, &hit);
  event = by_keyboard ? self->selected : hit.event;
  if (event >= 0)
    {
      text = describe_event (self, (guint) event);
      gtk_tooltip_set_markup (tooltip, text);
      if (ent_timeline_picture_get_mark_area (self->picture, (guint) event, by_keyboard ? self->selected_lane : hit.lane,
                                              &area))
        gtk_tooltip_set_tip_area (tooltip,
                                  &(GdkRectangle) { (int) area.origin.x, (int) area.origin.y,
                                                    (int) area.size.width, (int) area.size.height });
      return TRUE;
    }
  if (by_keyboard)
    return FALSE;
  if (hit.note != NULL)
    text = ent_timeline_view_describe_note (self, hit.note);
  else if (hit.cluster != NULL)
    text = describe_cluster (self, hit.cluster);
  else if (hit.region == ENT_TIMELINE_REGION_HEADERS && hit.lane >= 0)
    text = describe_lane (self, (guint) hit.lane);
  else if (hit.phase >= 0)
    text = describe_phase (self, (guint) hit.phase);
  else if (hit.region == ENT_TIMELINE_REGION_RELATIONS)
    text = describe_relations (self, hit.seconds);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
add_controller (EntTimelineView *self,
                gpointer         controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

void
ent_timeline_view_init_input (EntTimelineView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES
                                                                | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new (), *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (ent_timeline_view_scroll), self);
  g_signal_connect_swapped (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  add_controller (self, scroll);
  add_controller (self, motion);
  add_controller (self, click);
  add_controller (self, drag);
  add_controller (self, pinch);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}
