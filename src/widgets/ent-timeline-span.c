/* A span of time that a person marks: dragged out on the axis, or walked from one event to
 * another by keyboard.  It stays until it is cleared; its edges can be moved. */

#include "config.h"

#include "ent-timeline-view-private.h"

#include "ent-duration.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SNAP_PX      6.0
#define AXIS_EDGE_PX 10.0  /* how far from an edge of the span it can be taken, on the axis */
#define EDGE_PX      5.0   /* and over the lanes */
#define ZOOM_ROOM    0.06  /* beside a span to which one zooms, in its lengths */

static void
changed (EntTimelineView *self)
{
  g_autofree char *span = NULL, *length = NULL;

  g_clear_pointer (&self->span_text, g_free);
  if (self->has_span)
    {
      span = ent_timeline_format_span (self->span_begin_sec, self->span_end_sec);
      length = ent_duration_format ((gint64) self->span_begin_sec, (gint64) self->span_end_sec);
      /* Translators: on a span that was marked: its dates and its length: "1990–1995 · 6 years" */
      self->span_text = g_strdup_printf (_("%s · %s"), span, length);
    }
  ent_timeline_view_update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "span");
}

/* Between the two, whichever is earlier. */
static void
place (EntTimelineView *self,
       double           a_sec,
       double           b_sec)
{
  double begin_sec = MIN (a_sec, b_sec), end_sec = MAX (a_sec, b_sec);

  self->span_is_last = begin_sec < end_sec;
  if (self->has_span == self->span_is_last
      && (!self->has_span || (begin_sec == self->span_begin_sec && end_sec == self->span_end_sec)))
    return;
  self->has_span = self->span_is_last;
  self->span_begin_sec = begin_sec;
  self->span_end_sec = end_sec;
  changed (self);
}

void
ent_timeline_view_set_span (EntTimelineView *self,
                            gint64           begin,
                            gint64           end)
{
  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));
  g_return_if_fail (begin <= end);

  self->span_walks = FALSE;
  place (self, (double) begin, (double) end);
}

gboolean
ent_timeline_view_get_span (EntTimelineView *self,
                            gint64          *begin,
                            gint64          *end)
{
  g_return_val_if_fail (ENT_IS_TIMELINE_VIEW (self), FALSE);

  *begin = self->has_span ? (gint64) self->span_begin_sec : 0;
  *end = self->has_span ? (gint64) self->span_end_sec : 0;
  return self->has_span;
}

/* Pointer */

EntSpanPart
ent_timeline_view_hit_span (EntTimelineView      *self,
                            double                x,
                            const EntTimelineHit *hit)
{
  const EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);
  double px = ent_timeline_picture_x_to_px (self->picture, x), from, to, reach;

  if (!self->has_span || px < 0 || hit->region == ENT_TIMELINE_REGION_HEADERS
      || hit->region == ENT_TIMELINE_REGION_OVERVIEW)
    return ENT_SPAN_OUTSIDE;
  from = px - ent_time_scale_to_px (scale, self->span_begin_sec);
  to = px - ent_time_scale_to_px (scale, self->span_end_sec);
  reach = hit->region == ENT_TIMELINE_REGION_AXIS ? AXIS_EDGE_PX : EDGE_PX;
  if (hit->event < 0 && hit->cluster == NULL && MIN (fabs (from), fabs (to)) <= reach)
    return fabs (from) < fabs (to) ? ENT_SPAN_BEGIN : ENT_SPAN_END;
  return from >= 0 && to <= 0 ? ENT_SPAN_INSIDE : ENT_SPAN_OUTSIDE;
}

static double
snap (EntTimelineView *self,
      double           x)
{
  const EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);
  double px = CLAMP (ent_timeline_picture_x_to_px (self->picture, x), 0, scale->width_px);

  return ent_timeline_picture_snap (self->picture, ent_time_scale_to_seconds (scale, px), SNAP_PX);
}

gboolean
ent_timeline_view_take_span (EntTimelineView      *self,
                             double                x,
                             const EntTimelineHit *hit)
{
  EntSpanPart part = ent_timeline_view_hit_span (self, x, hit);

  if (part == ENT_SPAN_BEGIN || part == ENT_SPAN_END)
    self->span_fixed_sec = part == ENT_SPAN_BEGIN ? self->span_end_sec : self->span_begin_sec;
  else if (hit->region == ENT_TIMELINE_REGION_AXIS)
    self->span_fixed_sec = snap (self, x);
  else
    return FALSE;
  return TRUE;
}

void
ent_timeline_view_drag_span (EntTimelineView *self,
                             double           x)
{
  self->span_walks = FALSE;
  place (self, self->span_fixed_sec, snap (self, x));
}

/* Keyboard */

void
ent_timeline_view_walk_span (EntTimelineView *self)
{
  EntTimelineLayout *layout;
  double begin_sec, end_sec, begin2_sec, end2_sec;

  self->span_is_last = FALSE;
  if (!self->span_walks || self->selected < 0 || self->picture == NULL)
    return;
  layout = ent_timeline_picture_get_layout (self->picture);
  ent_timeline_layout_get_event (layout, (guint) self->span_from, &begin_sec, &end_sec);
  ent_timeline_layout_get_event (layout, (guint) self->selected, &begin2_sec, &end2_sec);
  place (self, MIN (begin_sec, begin2_sec), MAX (end_sec, end2_sec));
}

void
ent_timeline_view_start_span (EntTimelineView *self)
{
  if (self->selected < 0 || self->picture == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  ent_timeline_view_clear_measure (self);
  self->span_walks = TRUE;
  self->span_from = self->selected;
  ent_timeline_view_walk_span (self);
}

gboolean
ent_timeline_view_clear_span (EntTimelineView *self)
{
  gboolean had_span = self->has_span;

  self->span_walks = FALSE;
  place (self, 0, 0);
  return had_span;
}

void
ent_timeline_view_zoom_to_span (EntTimelineView *self)
{
  double room = (self->span_end_sec - self->span_begin_sec) * ZOOM_ROOM;

  ent_timeline_view_jump (self);
  ent_timeline_view_go_to (self, self->span_begin_sec - room, self->span_end_sec + room, TRUE);
}

char *
ent_timeline_view_describe_span (EntTimelineView *self)
{
  if (!self->has_span)
    return NULL;
  /* Translators: what a screen reader says of a span that was marked on a timeline: its dates
   * and its length: "span 1990–1995 · 6 years" */
  return g_strdup_printf (_("span %s"), self->span_text);
}
