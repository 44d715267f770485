#pragma once

#include "ent-case.h"
#include "ent-time-scale.h"
#include "ent-timeline-lanes.h"

G_BEGIN_DECLS

/* Where a case's events stand: first in columns of numbers, made once for a case and a kind
 * of lanes; then, for each visible range, as a frame of rectangles.  What a frame costs
 * follows the width of the view, not the number of events. */

typedef struct
{
  char  *id;       /* of the party or phase; NULL for events that have none, and for the only lane */
  char  *title;    /* in the reader's language */
  int    color;    /* as ent_picture_style_get_color() takes it */
  guint  n_events;
} EntTimelineLane;

typedef enum
{
  ENT_MARK_DOT,      /* a moment */
  ENT_MARK_RING,     /* a moment whose date is uncertain or approximate */
  ENT_MARK_DIAMOND,  /* a turning point */
  ENT_MARK_BAR,      /* a span wide enough to be seen as one */
} EntMarkShape;

typedef enum
{
  ENT_LABEL_NONE,
  ENT_LABEL_AFTER,   /* later than its mark: right of it in left-to-right */
  ENT_LABEL_BEFORE,
  ENT_LABEL_INSIDE,  /* on the bar */
} EntLabelSide;

/* One event in its place. Positions are px along the axis, unmirrored; y grows downwards. */
typedef struct
{
  guint        event;        /* index into case->events */
  guint        lane;
  guint        row;
  EntMarkShape shape;
  int          importance;
  int          color;
  double       x0, x1;       /* the mark; a dot's are its edges. Bars may reach out of the view */
  double       soft0, soft1; /* px over which a bar's ends fade */
  double       tail_x1;      /* to where a moment's date may reach; x1 if that is not seen */
  double       y;            /* middle */
  EntLabelSide side;
  double       label_x;
  double       label_width;  /* the text is cut to this */
} EntTimelineMark;

/* Events too close to stand apart. */
typedef struct
{
  guint    lane;
  guint    row;
  guint    count;
  int      color;
  gboolean dimmed;              /* none in it is highlighted, but others are */
  double   x0, x1;
  double   y;                   /* middle */
  double   level;               /* 0 to 1: how many, against the most in view */
  gboolean dense;               /* one column of a histogram, not a cluster on its own */
  double   begin_sec, end_sec;  /* of the events in it */
} EntTimelineCluster;

typedef struct
{
  double y;
  double height;
} EntTimelineBox;

typedef struct
{
  GArray *boxes;     /* of EntTimelineBox, one for each lane */
  GArray *marks;     /* of EntTimelineMark, those in view */
  GArray *clusters;  /* of EntTimelineCluster, those in view */
  double  height;
} EntTimelineFrame;

typedef struct _EntTimelineLayout EntTimelineLayout;

/* The width in px of an event's label; asked once for an event until
 * ent_timeline_layout_forget_widths(). */
typedef double (*EntTimelineMeasureFunc) (const EntEvent *event,
                                          gpointer        data);

typedef struct
{
  double                 row_px;         /* height of a row, at least 24 */
  double                 max_height_px;  /* lanes give up rows, to four each, to stay within */
  const guint8          *highlight;      /* by event; those with 1 find their place first; or NULL */
  EntTimelineMeasureFunc measure;
  gpointer               data;
} EntTimelineMetrics;

/* Of marks, in px. */
#define ENT_MARK_DOT_RADIUS     5.0
#define ENT_MARK_DIAMOND_RADIUS 7.5
#define ENT_MARK_LABEL_GAP      6.0

/**
 * ent_timeline_layout_new:
 * @item: a sealed case
 * @now_sec: where things end that have not ended
 *
 * O(n log n).
 */
EntTimelineLayout *ent_timeline_layout_new           (EntCase                  *item,
                                                      EntTimelineLanes          lanes,
                                                      double                    now_sec);
void               ent_timeline_layout_free          (EntTimelineLayout        *self);

/* (transfer none): of EntTimelineLane, never empty */
GPtrArray         *ent_timeline_layout_get_lanes     (EntTimelineLayout        *self);
/* The whole period with a small margin: the limits for its time scale. */
void               ent_timeline_layout_get_limits    (EntTimelineLayout        *self,
                                                      double                   *begin_sec,
                                                      double                   *end_sec);
/* Where one event lies; an open side ends with the limits. */
void               ent_timeline_layout_get_event     (EntTimelineLayout        *self,
                                                      guint                     event,
                                                      double                   *begin_sec,
                                                      double                   *end_sec,
                                                      guint                    *lane);
/* The event of @lane that begins nearest to @seconds. Returns: index into case->events, or -1 */
int                ent_timeline_layout_find_nearest  (EntTimelineLayout        *self,
                                                      guint                     lane,
                                                      double                    seconds);
/* How many events begin in a range. O(lanes × log n). */
guint              ent_timeline_layout_count         (EntTimelineLayout        *self,
                                                      double                    begin_sec,
                                                      double                    end_sec);

/* After a change of font. */
void               ent_timeline_layout_forget_widths (EntTimelineLayout        *self);
/**
 * ent_timeline_layout_arrange:
 *
 * No label touches another or a mark, none is cut by an edge of the view, and every mark
 * stands in its lane. At one zoom an event keeps its row while the view moves.
 * Returns: (transfer full)
 */
EntTimelineFrame  *ent_timeline_layout_arrange       (EntTimelineLayout        *self,
                                                      const EntTimeScale       *scale,
                                                      const EntTimelineMetrics *metrics);
void               ent_timeline_frame_free           (EntTimelineFrame         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTimelineLayout, ent_timeline_layout_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTimelineFrame, ent_timeline_frame_free)

G_END_DECLS
