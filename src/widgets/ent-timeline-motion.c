#include "config.h"

#include "ent-timeline-view-private.h"

#include <math.h>

#define ZOOM_MSEC       260
#define FRICTION        4.5   /* of a fling, per second */
#define MIN_VELOCITY_PX 12.0  /* slower than this, it stands */

static void
set_range (EntTimelineView *self,
           double           begin_sec,
           double           end_sec)
{
  if (ent_time_scale_set_range (ent_timeline_picture_get_scale (self->picture), begin_sec, end_sec))
    ent_timeline_view_queue_arrange (self);
}

static void
zoom_cb (double   progress,
         gpointer data)
{
  EntTimelineView *self = data;
  double begin_sec, end_sec;

  if (self->picture == NULL)
    return;
  ent_time_scale_interpolate (self->from_begin_sec, self->from_end_sec, self->to_begin_sec, self->to_end_sec,
                              progress, &begin_sec, &end_sec);
  set_range (self, begin_sec, end_sec);
}

void
ent_timeline_view_init_motion (EntTimelineView *self)
{
  self->zoom = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, ZOOM_MSEC,
                                        adw_callback_animation_target_new (zoom_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->zoom), ADW_EASE_OUT_CUBIC);
}

static void
stop_ticks (EntTimelineView *self)
{
  self->velocity_px = 0;
  self->settling = FALSE;
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

void
ent_timeline_view_dispose_motion (EntTimelineView *self)
{
  stop_ticks (self);
  if (self->zoom != NULL)
    adw_animation_pause (self->zoom);
  g_clear_object (&self->zoom);
}

void
ent_timeline_view_stop (EntTimelineView *self)
{
  self->velocity_px = 0;
  if (self->zoom != NULL && adw_animation_get_state (self->zoom) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (self->zoom);
}

static gboolean
is_zooming (EntTimelineView *self)
{
  return adw_animation_get_state (self->zoom) == ADW_ANIMATION_PLAYING;
}

void
ent_timeline_view_get_destination (EntTimelineView *self,
                                   EntTimeScale    *scale)
{
  *scale = *ent_timeline_picture_get_scale (self->picture);
  if (is_zooming (self))
    ent_time_scale_set_range (scale, self->to_begin_sec, self->to_end_sec);
}

void
ent_timeline_view_go_to (EntTimelineView *self,
                         double           begin_sec,
                         double           end_sec,
                         gboolean         animate)
{
  const EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);
  EntTimeScale wished = *scale;

  ent_timeline_view_stop (self);
  if (!animate || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      set_range (self, begin_sec, end_sec);
      return;
    }

  self->from_begin_sec = scale->begin_sec;
  self->from_end_sec = scale->end_sec;
  ent_time_scale_set_range (&wished, begin_sec, end_sec);
  self->to_begin_sec = wished.begin_sec;
  self->to_end_sec = wished.end_sec;
  /* Where the system asks for less motion this ends at once. */
  adw_animation_reset (self->zoom);
  adw_animation_play (self->zoom);
}

void
ent_timeline_view_zoom_by (EntTimelineView *self,
                           double           factor,
                           double           px)
{
  const EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);
  double anchor_sec = ent_time_scale_to_seconds (scale, px);
  EntTimeScale wished;

  /* What is there now is there in the end too, wherever that may be. */
  ent_timeline_view_get_destination (self, &wished);
  ent_time_scale_zoom (&wished, factor, CLAMP (ent_time_scale_to_px (&wished, anchor_sec), 0, wished.width_px));
  ent_timeline_view_go_to (self, wished.begin_sec, wished.end_sec, TRUE);
}

void
ent_timeline_view_pan_by (EntTimelineView *self,
                          double           part)
{
  EntTimeScale wished;

  ent_timeline_view_get_destination (self, &wished);
  ent_time_scale_pan (&wished, wished.width_px * part);
  ent_timeline_view_go_to (self, wished.begin_sec, wished.end_sec, TRUE);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  EntTimelineView *self = data;
  gint64 now_usec = gdk_frame_clock_get_frame_time (clock);
  double elapsed_sec = 0;

  if (self->tick_time_usec != 0)
    elapsed_sec = CLAMP ((double) (now_usec - self->tick_time_usec) / G_USEC_PER_SEC, 0, 0.1);
  self->tick_time_usec = now_usec;
  if (self->velocity_px != 0)
    {
      if (self->picture != NULL
          && ent_time_scale_pan (ent_timeline_picture_get_scale (self->picture), self->velocity_px * elapsed_sec))
        ent_timeline_view_queue_arrange (self);
      else if (elapsed_sec > 0)
        self->velocity_px = 0;
      self->velocity_px *= exp (-FRICTION * elapsed_sec);
      if (fabs (self->velocity_px) < MIN_VELOCITY_PX)
        self->velocity_px = 0;
    }
  if (self->settling)
    {
      self->settling = self->picture != NULL && ent_timeline_picture_settle (self->picture, elapsed_sec);
      gtk_widget_queue_draw (widget);
    }
  if (self->velocity_px != 0 || self->settling)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
start_ticks (EntTimelineView *self)
{
  if (self->tick != 0)
    return;
  /* The clock may have stood for long: time counts from the first frame. */
  self->tick_time_usec = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, self, NULL);
}

void
ent_timeline_view_fling (EntTimelineView *self,
                         double           velocity_px)
{
  if (!adw_get_enable_animations (GTK_WIDGET (self)) || fabs (velocity_px) < MIN_VELOCITY_PX)
    return;
  self->velocity_px = velocity_px;
  start_ticks (self);
}

void
ent_timeline_view_start_settling (EntTimelineView *self)
{
  if (!adw_get_enable_animations (GTK_WIDGET (self)) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      ent_timeline_picture_settle (self->picture, G_MAXDOUBLE);
      return;
    }
  self->settling = TRUE;
  start_ticks (self);
}
