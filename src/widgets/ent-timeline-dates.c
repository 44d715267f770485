/* Going to a date. */

#include "config.h"

#include "ent-timeline-view-private.h"

#define DAY_SEC    86400.0
#define MIN_SEC    (30 * DAY_SEC)  /* in view, however exact the date is */

void
ent_timeline_view_get_limits (EntTimelineView *self,
                              gint64          *begin,
                              gint64          *end)
{
  double begin_sec, end_sec;

  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  *begin = *end = 0;
  if (self->picture == NULL)
    return;
  ent_timeline_layout_get_limits (ent_timeline_picture_get_layout (self->picture), &begin_sec, &end_sec);
  *begin = (gint64) begin_sec;
  *end = (gint64) end_sec;
}

/* A day, and what is shorter, is seen in its month; all else takes half the width. */
static void
find_range (double  from_sec,
            double  to_sec,
            double *begin_sec,
            double *end_sec)
{
  double middle_sec = from_sec + (to_sec - from_sec) / 2, span_sec = MAX (2 * (to_sec - from_sec), MIN_SEC);
  gint64 year;
  int month, day;

  *begin_sec = middle_sec - span_sec / 2;
  *end_sec = middle_sec + span_sec / 2;
  if (to_sec - from_sec > DAY_SEC)
    return;
  ent_date_civil_from_seconds ((gint64) from_sec, &year, &month, &day);
  *begin_sec = (double) ent_date_seconds_from_civil (year, month, 1);
  *end_sec = (double) ent_date_seconds_from_civil (month < 12 ? year : year + 1, month < 12 ? month + 1 : 1, 1);
}

gboolean
ent_timeline_view_show_date (EntTimelineView *self,
                             const EntDate   *date)
{
  gint64 earliest = ent_date_get_earliest (date), latest = ent_date_get_latest (date), limit_begin, limit_end;
  double from_sec, to_sec, begin_sec, end_sec;

  g_return_val_if_fail (ENT_IS_TIMELINE_VIEW (self), FALSE);

  if (self->picture == NULL)
    return FALSE;
  ent_timeline_view_get_limits (self, &limit_begin, &limit_end);
  from_sec = (double) (earliest == ENT_DATE_OPEN_PAST ? limit_begin : earliest);
  to_sec = (double) (latest == ENT_DATE_OPEN_FUTURE ? limit_end : latest) + 1;
  /* An open side may lie on the far side of the limits. */
  find_range (MIN (from_sec, to_sec), MAX (from_sec, to_sec), &begin_sec, &end_sec);
  ent_timeline_view_jump (self);
  ent_timeline_view_go_to (self, begin_sec, end_sec, TRUE);
  return latest >= limit_begin && earliest < limit_end;
}
