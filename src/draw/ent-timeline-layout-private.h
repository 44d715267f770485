#pragma once

#include "ent-span-index-private.h"
#include "ent-timeline-layout.h"

G_BEGIN_DECLS

#define ENT_N_TIERS         3 /* importance 1, 2 and 3 */
#define ENT_TIMELINE_ROWS  12 /* at most, in a lane */
#define ENT_LANE_PADDING 10.0 /* above and below its rows together */

/* The events of one lane and importance, a slice, lie side by side in items, in order of time. */
struct _EntTimelineLayout
{
  EntEventTable  *table;
  GPtrArray      *lanes;
  gboolean        still;  /* the view never moves, on paper: labels keep within it from the first */
  gboolean        alone;  /* nor do other pages go on where it ends: what lies outside is no matter */
  double          now_sec;
  gboolean        is_compact;
  double          limit_begin_sec;
  double          limit_end_sec;
  guint32        *items;        /* events: slice after slice */
  EntSpanIndex  **slices;       /* lanes × ENT_N_TIERS */
  guint32        *shown_items;  /* NULL: all events are */
  EntSpanIndex   *shown;        /* all that are not left out */
  float          *label_width;  /* by event; NAN: not yet measured */

  /* Kept from frame to frame, empty between them. */
  GArray         *rows[ENT_TIMELINE_ROWS];
  GArray         *packed;
  GArray         *crowd;
};

static inline EntTimelineLane *
ent_timeline_layout_get_lane (const EntTimelineLayout *self,
                              guint                    lane)
{
  return self->lanes->pdata[lane];
}

static inline const EntSpanIndex *
ent_timeline_layout_get_slice (const EntTimelineLayout *self,
                               guint                    lane,
                               guint                    tier)
{
  return self->slices[lane * ENT_N_TIERS + tier];
}

/* Makes the lanes, and sorts the events into them. */
void     ent_timeline_layout_sort   (EntTimelineLayout        *self,
                                     const EntTimelineOptions *options);

void     ent_timeline_pack_init     (EntTimelineLayout        *self);
/* Puts one lane's marks and clusters into @marks and @clusters, without their y. Returns: how
 * many rows it took, at least 1; more than @max_rows only for wide bars. A collapsed lane takes one. */
guint    ent_timeline_pack_lane     (EntTimelineLayout        *self,
                                     guint                     lane,
                                     const EntTimeScale       *scale,
                                     const EntTimelineMetrics *metrics,
                                     guint                     max_rows,
                                     GArray                   *marks,
                                     GArray                   *clusters);

/* Puts marks and clusters into the middle of their rows in the boxes of their lanes. */
void     ent_timeline_frame_place   (EntTimelineFrame         *self,
                                     double                    row_px);

G_END_DECLS
