#include "config.h"

#include "ent-time-scale.h"

#include <math.h>

#define HOUR_SEC 3600.0

/* A double counts every second only to 285 million years from 1970. Past that the closest
 * view must still be many of its steps wide. */
#define MIN_SPAN_SEC   (6 * HOUR_SEC)
#define MIN_SPAN_RATIO 1e-12

void
ent_time_scale_init (EntTimeScale *self,
                     double        limit_begin_sec,
                     double        limit_end_sec,
                     double        width_px)
{
  double middle;

  g_return_if_fail (self != NULL);

  limit_begin_sec = CLAMP (limit_begin_sec, -ENT_TIME_SCALE_FARTHEST, ENT_TIME_SCALE_FARTHEST);
  limit_end_sec = CLAMP (limit_end_sec, -ENT_TIME_SCALE_FARTHEST, ENT_TIME_SCALE_FARTHEST);
  self->min_span_sec = MAX (MIN_SPAN_SEC, MAX (fabs (limit_begin_sec), fabs (limit_end_sec)) * MIN_SPAN_RATIO);
  if (limit_end_sec - limit_begin_sec < self->min_span_sec * 4)
    {
      middle = (limit_begin_sec + limit_end_sec) / 2;
      limit_begin_sec = middle - self->min_span_sec * 2;
      limit_end_sec = middle + self->min_span_sec * 2;
    }
  self->limit_begin_sec = self->begin_sec = limit_begin_sec;
  self->limit_end_sec = self->end_sec = limit_end_sec;
  self->width_px = MAX (width_px, 1);
}

double
ent_time_scale_get_px_per_sec (const EntTimeScale *self)
{
  return self->width_px / (self->end_sec - self->begin_sec);
}

double
ent_time_scale_to_px (const EntTimeScale *self,
                      double              seconds)
{
  return (seconds - self->begin_sec) * ent_time_scale_get_px_per_sec (self);
}

double
ent_time_scale_to_seconds (const EntTimeScale *self,
                           double              px)
{
  return self->begin_sec + px / ent_time_scale_get_px_per_sec (self);
}

void
ent_time_scale_set_width (EntTimeScale *self,
                          double        width_px)
{
  self->width_px = MAX (width_px, 1);
}

gboolean
ent_time_scale_set_range (EntTimeScale *self,
                          double        begin_sec,
                          double        end_sec)
{
  double limit = self->limit_end_sec - self->limit_begin_sec;
  double span = CLAMP (end_sec - begin_sec, self->min_span_sec, limit);
  /* A range that is too short or too long is mended about its middle. */
  double begin = span == end_sec - begin_sec ? begin_sec : (begin_sec + end_sec - span) / 2;
  double end;

  begin = CLAMP (begin, self->limit_begin_sec, self->limit_end_sec - span);
  end = span == limit ? self->limit_end_sec : begin + span;
  if (begin == self->begin_sec && end == self->end_sec)
    return FALSE;
  self->begin_sec = begin;
  self->end_sec = end;
  return TRUE;
}

gboolean
ent_time_scale_zoom (EntTimeScale *self,
                     double        factor,
                     double        px)
{
  double limit = self->limit_end_sec - self->limit_begin_sec;
  double span, anchor, begin;

  g_return_val_if_fail (factor > 0, FALSE);

  span = CLAMP ((self->end_sec - self->begin_sec) / factor, self->min_span_sec, limit);
  anchor = ent_time_scale_to_seconds (self, px);
  begin = anchor - px / self->width_px * span;
  return ent_time_scale_set_range (self, begin, begin + span);
}

gboolean
ent_time_scale_pan (EntTimeScale *self,
                    double        px)
{
  double shift = px / ent_time_scale_get_px_per_sec (self), span = self->end_sec - self->begin_sec;
  double begin = CLAMP (self->begin_sec + shift, self->limit_begin_sec, self->limit_end_sec - span);

  /* The span is kept as it is: through many small moves it must not creep. */
  if (begin == self->begin_sec)
    return FALSE;
  self->begin_sec = begin;
  self->end_sec = begin + span;
  return TRUE;
}

void
ent_time_scale_interpolate (double  from_begin_sec,
                            double  from_end_sec,
                            double  to_begin_sec,
                            double  to_end_sec,
                            double  progress,
                            double *begin_sec,
                            double *end_sec)
{
  double from = from_end_sec - from_begin_sec, to = to_end_sec - to_begin_sec;

  if (progress >= 1)
    {
      *begin_sec = to_begin_sec;
      *end_sec = to_end_sec;
    }
  else if (fabs (log (to / from)) < 0.05)
    {
      *begin_sec = from_begin_sec + (to_begin_sec - from_begin_sec) * progress;
      *end_sec = from_end_sec + (to_end_sec - from_end_sec) * progress;
    }
  else
    {
      /* The one moment that is at the same place in both views: we zoom about it. */
      double place = (from_begin_sec - to_begin_sec) / (to - from);
      double fixed = from_begin_sec + place * from;
      double span = from * pow (to / from, progress);

      *begin_sec = fixed - place * span;
      *end_sec = *begin_sec + span;
    }
}
