#pragma once

#include "ent-span-index.h"
#include "ent-timeline-layout.h"

G_BEGIN_DECLS

#define ENT_N_TIERS 3 /* importance 1, 2 and 3 */

/* An event in a lane is an item.  Items are sorted by lane, then importance, then begin, so
 * that those of one lane and importance, a slice, lie side by side. */
typedef struct
{
  guint         first;  /* item */
  EntSpanIndex *spans;  /* over the items of the slice, counted from 0 */
} EntTimelineSlice;

struct _EntTimelineLayout
{
  EntCase          *item;
  GPtrArray        *lanes;
  double            limit_begin_sec;
  double            limit_end_sec;
  EntTimelineSlice *slices;      /* lanes × ENT_N_TIERS */

  /* Columns, one entry for each item. */
  guint             n_items;
  double           *begin_sec;
  double           *end_sec;
  guint32          *event;       /* index into case->events */
  gint8            *color;
  float            *label_width; /* NAN: not yet measured */

  guint32          *item_of;     /* by event */
};

static inline const EntTimelineSlice *
ent_timeline_layout_get_slice (const EntTimelineLayout *self,
                               guint                    lane,
                               guint                    tier)
{
  return &self->slices[lane * ENT_N_TIERS + tier];
}

/* Whether its date says from when to when, rather than when. */
gboolean ent_timeline_event_is_span (const EntEvent *event);

/* Puts one lane's marks and clusters into @marks and @clusters, without their y. Returns: how
 * many rows it took, at least 1; more than @max_rows only for wide bars */
guint    ent_timeline_pack_lane     (EntTimelineLayout        *self,
                                     guint                     lane,
                                     const EntTimeScale       *scale,
                                     const EntTimelineMetrics *metrics,
                                     guint                     max_rows,
                                     GArray                   *marks,
                                     GArray                   *clusters);

G_END_DECLS
