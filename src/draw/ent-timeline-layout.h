#pragma once

#include "ent-codebook.h"
#include "ent-event-table.h"
#include "ent-time-scale.h"
#include "ent-timeline-lanes.h"

G_BEGIN_DECLS

/* Where a case's events stand: first sorted into lanes, once for a case and a kind of lanes;
 * then, for each visible range, as a frame of rectangles.  What a frame costs follows the
 * width of the view, not the number of events. */

/* An event may stand in several lanes.  Where lanes nest, one that holds others shows, while
 * it is open, only its name, and collapsed the events of all of them in one row. */
typedef enum
{
  ENT_OWNER_CASE,   /* its authors */
  ENT_OWNER_YOU,
  ENT_OWNER_OTHER,  /* somebody else, who handed it in */
} EntTimelineOwner;

typedef struct
{
  char     *id;         /* of the party, phase, factor, group, place or country; NULL for events that
                         * have none, and for the only lane */
  char     *title;      /* in the reader's language */
  int       color;      /* as ent_picture_style_get_color() takes it */
  guint     n_events;
  int       parent;     /* the lane it lies in, or −1 */
  gboolean  nests;      /* holds other lanes */
  gboolean  collapsed;
  int       factor;     /* index into the table's factor_ids, or −1: marks show its sign */
  EntTimelineOwner owner;  /* who wrote what stands in it */
} EntTimelineLane;

/* The id of the lane of the person's own events that have no lane of a name, and of those around all
 * lanes of the person, and of others. */
#define ENT_TIMELINE_OWN_LANE     "own"
#define ENT_TIMELINE_OWN_GROUP    "own-lanes"
#define ENT_TIMELINE_OTHERS_GROUP "layers"

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
  guint        event;        /* index into the table */
  guint        lane;
  guint        row;
  EntMarkShape shape;
  int          importance;
  int          color;
  int          sign;         /* of the lane's factor, or of the one that is looked at: +1, −1, or 0 */
  double       x0, x1;       /* the mark; a dot's are its edges. Bars may reach out of the view */
  double       soft0, soft1; /* px over which a bar's ends fade */
  gboolean     thin;         /* a bar under the other marks of a collapsed lane */
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
  double   height;              /* of the band it stands in */
  double   level;               /* 0 to 1: how many, against the most in view */
  gboolean dense;               /* one column of a histogram, not a cluster on its own */
  double   begin_sec, end_sec;  /* of the events in it */
} EntTimelineCluster;

typedef struct
{
  double y;
  double height;  /* 0: it lies in a collapsed lane */
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
typedef double (*EntTimelineMeasureFunc) (guint    event,
                                          gpointer data);

typedef struct
{
  double                 row_px;         /* height of a row, at least 24 */
  double                 max_height_px;  /* lanes give up rows, to four each, to stay within */
  const guint8          *highlight;      /* by event; those with 1 find their place first; or NULL */
  int                    factor;         /* whose sign marks show: index into factor_ids, or −1 */
  EntTimelineMeasureFunc measure;
  gpointer               data;
} EntTimelineMetrics;

/* Of marks, in px. */
#define ENT_MARK_DOT_RADIUS     5.0
#define ENT_MARK_DIAMOND_RADIUS 7.5
#define ENT_MARK_LABEL_GAP      6.0
#define ENT_MARK_SIGN_RADIUS    6.5
#define ENT_MARK_SIGN_GAP       2.0  /* from the begin of a bar to the sign on it */

typedef struct
{
  EntTimelineLanes    lanes;
  EntCodebook        *codebook;   /* names and groups factors; or NULL */
  const guint8       *shown;      /* by event; those with 0 are left out; or NULL */
  const char * const *collapsed;  /* ids of the lanes that are; or NULL */
  double              now_sec;    /* where things end that have not ended */
} EntTimelineOptions;

/* Any thread; O(n log n). The options are not needed afterwards. */
EntTimelineLayout *ent_timeline_layout_new           (EntEventTable            *table,
                                                      const EntTimelineOptions *options);
void               ent_timeline_layout_free          (EntTimelineLayout        *self);

/* (transfer none) */
EntEventTable     *ent_timeline_layout_get_table     (EntTimelineLayout        *self);
double             ent_timeline_layout_get_now       (EntTimelineLayout        *self);
/* (transfer none): of EntTimelineLane, never empty */
GPtrArray         *ent_timeline_layout_get_lanes     (EntTimelineLayout        *self);
/* The whole period with a small margin: the limits for its time scale. */
void               ent_timeline_layout_get_limits    (EntTimelineLayout        *self,
                                                      double                   *begin_sec,
                                                      double                   *end_sec);
/* A lane opens or closes; what stands in it stays. */
void               ent_timeline_layout_set_collapsed (EntTimelineLayout        *self,
                                                      guint                     lane,
                                                      gboolean                  collapsed);
/* Whether a lane is on its own: it does not lie in a collapsed one. */
gboolean           ent_timeline_layout_is_shown      (EntTimelineLayout        *self,
                                                      guint                     lane);
/* Where one event lies; an open side ends with the limits. */
void               ent_timeline_layout_get_event     (EntTimelineLayout        *self,
                                                      guint                     event,
                                                      double                   *begin_sec,
                                                      double                   *end_sec);
/* The first lane in which an event is seen as lanes are open now, from @from on; −1 if there is none. */
int                ent_timeline_layout_find_lane     (EntTimelineLayout        *self,
                                                      guint                     event,
                                                      guint                     from);
/* The event of @lane that begins nearest to @seconds, as far as the lane shows events now. Returns:
 * index into the table, or −1 */
int                ent_timeline_layout_find_nearest  (EntTimelineLayout        *self,
                                                      guint                     lane,
                                                      double                    seconds);
/* How many events begin in a range. O(lanes × log n). */
guint              ent_timeline_layout_count         (EntTimelineLayout        *self,
                                                      double                    begin_sec,
                                                      double                    end_sec);

/* Lanes then give up all rows but one to stay within a height. */
void               ent_timeline_layout_set_compact   (EntTimelineLayout        *self,
                                                      gboolean                  compact);
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
/* That of its party, or of whose it is; as ent_picture_style_get_color() takes it. */
int                ent_timeline_event_color          (const EntEventTable      *table,
                                                      guint                     event);

/* "Yours", "By Anna Kim". (transfer full) */
char              *ent_timeline_dup_owner            (const EntOwnLane         *lane);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTimelineLayout, ent_timeline_layout_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTimelineFrame, ent_timeline_frame_free)

G_END_DECLS
