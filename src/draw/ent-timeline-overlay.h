#pragma once

#include "ent-date-shift.h"
#include "ent-timeline-picture.h"

G_BEGIN_DECLS

/* What lies over a timeline while a person works with it: a span of the axis, and a line that
 * measures the time between two events. */
typedef struct
{
  gboolean    has_span;
  double      span_begin_sec, span_end_sec;
  const char *span_text;     /* on the span; or NULL */
  int         measure_from;  /* index into the table, or −1: nothing is measured */
  int         measure_to;    /* or −1: not chosen yet */
  const char *measure_text;  /* on the line; or NULL */
  int         moved;         /* index of the event that is being moved, or −1 */
  double      moved_begin_sec, moved_end_sec;  /* to where */
  const char *moved_text;    /* the date there */
} EntTimelineOverlay;

/* After ent_timeline_picture_snapshot(), as last arranged. */
void     ent_timeline_picture_paint_overlay    (EntTimelinePicture       *self,
                                                GtkSnapshot              *snapshot,
                                                const EntTimelineOverlay *overlay);

typedef enum
{
  ENT_OVERVIEW_OUTSIDE,  /* beside the window */
  ENT_OVERVIEW_WINDOW,
  ENT_OVERVIEW_BEGIN,    /* the window's edges */
  ENT_OVERVIEW_END,
} EntOverviewPart;

/* What of the overview is at @x. */
EntOverviewPart
         ent_timeline_picture_hit_overview     (EntTimelinePicture       *self,
                                                double                    x);

/* The tick of the axis nearest to @seconds, where it is at most @reach_px away; else the nearest
 * midnight, or, where days are wide, hour. */
double   ent_timeline_picture_snap             (EntTimelinePicture       *self,
                                                double                    seconds,
                                                double                    reach_px);

/* @end_sec: exclusive. "5–17 September 1978"; whole years and months as such. (transfer full) */
char    *ent_timeline_format_span              (double                    begin_sec,
                                                double                    end_sec);

/* The same as EDTF, "1978-09-05/1978-09-17". (transfer full) */
char    *ent_timeline_span_to_edtf             (double                    begin_sec,
                                                double                    end_sec);
/* The day, month or year in which a moment lies, as EDTF. (transfer full) */
char    *ent_timeline_moment_to_edtf           (double                    seconds,
                                                EntDateUnit               unit);
/* The finest unit of which one can be told from the next: what is moved snaps to it. */
EntDateUnit
         ent_timeline_picture_get_unit         (EntTimelinePicture       *self);

G_END_DECLS
