/* A view among others: what it shares with them, and what it tells them. */

#include "config.h"

#include "ent-timeline-view-private.h"

#include <math.h>

static guint taken_signal, laid_out_signal;

void
ent_timeline_view_install_share (GType type)
{
  taken_signal = g_signal_new ("taken", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  laid_out_signal = g_signal_new ("laid-out", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
ent_timeline_view_apply_share (EntTimelineView *self)
{
  const EntTimelineShare *share = &self->share;

  if (self->picture != NULL && self->limit_begin_sec < self->limit_end_sec)
    ent_timeline_picture_set_limits (self->picture, self->limit_begin_sec, self->limit_end_sec);
  if (self->picture != NULL && self->parts != 0)
    ent_timeline_picture_set_parts (self->picture, self->parts);
  if (!self->has_share || self->picture == NULL)
    return;
  ent_timeline_picture_set_parts (self->picture, share->parts);
  ent_timeline_picture_set_header_width (self->picture, share->header_width);
  if (share->limit_begin_sec < share->limit_end_sec)
    ent_timeline_picture_set_limits (self->picture, share->limit_begin_sec, share->limit_end_sec);
  ent_timeline_picture_set_origin (self->picture, share->origin_sec, share->calendar_sec, share->origin_name);
  ent_timeline_picture_set_count (self->picture, share->count, share->count_data);
}

void
ent_timeline_view_set_share (EntTimelineView        *self,
                             const EntTimelineShare *share)
{
  self->share = *share;
  self->has_share = TRUE;
  ent_timeline_view_apply_share (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  ent_timeline_view_queue_arrange (self);
}

void
ent_timeline_view_set_limits (EntTimelineView *self,
                              gint64           begin,
                              gint64           end)
{
  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  self->limit_begin_sec = (double) begin;
  self->limit_end_sec = (double) end;
  ent_timeline_view_apply_share (self);
  ent_timeline_view_queue_arrange (self);
}

void
ent_timeline_view_set_parts (EntTimelineView  *self,
                             EntTimelineParts  parts)
{
  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  self->parts = parts;
  ent_timeline_view_apply_share (self);
  ent_timeline_view_queue_arrange (self);
}

double
ent_timeline_view_get_scroll (EntTimelineView *self)
{
  g_return_val_if_fail (ENT_IS_TIMELINE_VIEW (self), 0);

  return self->picture != NULL ? ent_timeline_picture_get_scroll (self->picture) : 0;
}

void
ent_timeline_view_set_scroll (EntTimelineView *self,
                              double           scroll)
{
  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  if (self->picture != NULL && ent_timeline_picture_set_scroll (self->picture, scroll))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ent_timeline_view_follow (EntTimelineView *self,
                          double           begin_sec,
                          double           end_sec)
{
  if (self->picture != NULL)
    {
      ent_timeline_view_go_to (self, begin_sec, end_sec, FALSE);
      return;
    }
  self->has_wish = self->table != NULL;
  self->wish_begin_sec = begin_sec;
  self->wish_end_sec = end_sec;
}

void
ent_timeline_view_tell_taken (EntTimelineView *self)
{
  if (self->has_share)
    g_signal_emit (self, taken_signal, 0);
}

void
ent_timeline_view_tell_laid_out (EntTimelineView *self)
{
  if (self->has_share)
    g_signal_emit (self, laid_out_signal, 0);
}
