#include "config.h"

#include "ent-timeline-layout-private.h"

#include "ent-picture-style.h"

#include <math.h>

#define MIN_ROWS     4    /* on average, if they need it: rather than fewer, lanes scroll */
#define MARGIN_RATIO 0.02
#define DENSE_ROWS   4    /* as high as a histogram may get */

static void
include (double  seconds,
         double *begin_sec,
         double *end_sec)
{
  *begin_sec = MIN (*begin_sec, seconds);
  *end_sec = MAX (*end_sec, seconds);
}

static void
include_span (gint64  earliest,
              gint64  latest,
              double  now_sec,
              double *begin_sec,
              double *end_sec)
{
  if (earliest != ENT_DATE_OPEN_PAST)
    include ((double) earliest, begin_sec, end_sec);
  if (latest != ENT_DATE_OPEN_FUTURE)
    include ((double) latest + 1, begin_sec, end_sec);
  else if (now_sec > *begin_sec)
    include (now_sec, begin_sec, end_sec);
}

static void
include_date (const EntDate *date,
              double         now_sec,
              double        *begin_sec,
              double        *end_sec)
{
  include_span (ent_date_get_earliest (date), ent_date_get_latest (date), now_sec, begin_sec, end_sec);
}

static void
find_limits (EntTimelineLayout *self)
{
  const EntEventTable *table = self->table;
  const EntCase *item = table->item;
  double begin = G_MAXDOUBLE, end = -G_MAXDOUBLE, margin;

  if (item->period != NULL)
    include_date (item->period, self->now_sec, &begin, &end);
  for (guint i = 0; i < table->n; i++)
    include_span (table->earliest[i], table->latest[i], self->now_sec, &begin, &end);
  for (guint i = 0; i < item->relations->len; i++)
    include_date (((EntRelationStep *) item->relations->pdata[i])->date, self->now_sec, &begin, &end);
  if (begin > end)
    begin = end = self->now_sec;

  margin = MAX ((end - begin) * MARGIN_RATIO, 86400);
  self->limit_begin_sec = MAX (begin - margin, -ENT_TIME_SCALE_FARTHEST);
  self->limit_end_sec = MIN (end + margin, ENT_TIME_SCALE_FARTHEST);
}

static void
index_shown (EntTimelineLayout *self,
             const guint8      *shown)
{
  const EntEventTable *table = self->table;
  guint n = table->n;

  if (shown != NULL)
    {
      self->shown_items = g_new (guint32, MAX (table->n, 1));
      n = 0;
      for (guint i = 0; i < table->n; i++)
        if (shown[i])
          self->shown_items[n++] = i;
    }
  self->shown = ent_span_index_new (table->earliest, table->latest, self->shown_items, n, self->limit_begin_sec,
                                    self->limit_end_sec);
}

EntTimelineLayout *
ent_timeline_layout_new (EntEventTable            *table,
                         const EntTimelineOptions *options)
{
  EntTimelineLayout *self;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_new0 (EntTimelineLayout, 1);
  self->table = ent_event_table_ref (table);
  self->now_sec = options->now_sec;
  self->label_width = g_new (float, MAX (table->n, 1));
  ent_timeline_layout_forget_widths (self);
  find_limits (self);
  index_shown (self, options->shown);
  ent_timeline_layout_sort (self, options);
  ent_timeline_pack_init (self);
  return self;
}

void
ent_timeline_layout_free (EntTimelineLayout *self)
{
  for (guint i = 0; i < self->lanes->len * ENT_N_TIERS; i++)
    ent_span_index_free (self->slices[i]);
  ent_span_index_free (self->shown);
  for (guint i = 0; i < ENT_TIMELINE_ROWS; i++)
    g_array_unref (self->rows[i]);
  g_array_unref (self->packed);
  g_array_unref (self->crowd);
  g_free (self->slices);
  g_free (self->items);
  g_free (self->shown_items);
  g_free (self->label_width);
  g_ptr_array_unref (self->lanes);
  ent_event_table_unref (self->table);
  g_free (self);
}

EntEventTable *
ent_timeline_layout_get_table (EntTimelineLayout *self)
{
  return self->table;
}

double
ent_timeline_layout_get_now (EntTimelineLayout *self)
{
  return self->now_sec;
}

GPtrArray *
ent_timeline_layout_get_lanes (EntTimelineLayout *self)
{
  return self->lanes;
}

void
ent_timeline_layout_get_limits (EntTimelineLayout *self,
                                double            *begin_sec,
                                double            *end_sec)
{
  *begin_sec = self->limit_begin_sec;
  *end_sec = self->limit_end_sec;
}

void
ent_timeline_layout_set_collapsed (EntTimelineLayout *self,
                                   guint              lane,
                                   gboolean           collapsed)
{
  g_return_if_fail (lane < self->lanes->len);

  ent_timeline_layout_get_lane (self, lane)->collapsed = collapsed;
}

gboolean
ent_timeline_layout_is_shown (EntTimelineLayout *self,
                              guint              lane)
{
  int parent;

  g_return_val_if_fail (lane < self->lanes->len, FALSE);

  parent = ent_timeline_layout_get_lane (self, lane)->parent;
  return parent < 0 || !ent_timeline_layout_get_lane (self, (guint) parent)->collapsed;
}

/* A lane that is open and holds others leaves the events to them. */
static gboolean
shows_events (EntTimelineLayout *self,
              guint              lane)
{
  const EntTimelineLane *record = ent_timeline_layout_get_lane (self, lane);

  return ent_timeline_layout_is_shown (self, lane) && (!record->nests || record->collapsed);
}

void
ent_timeline_layout_get_event (EntTimelineLayout *self,
                               guint              event,
                               double            *begin_sec,
                               double            *end_sec)
{
  double begin;

  g_return_if_fail (event < self->table->n);

  begin = CLAMP ((double) self->table->earliest[event], self->limit_begin_sec, self->limit_end_sec);
  if (begin_sec != NULL)
    *begin_sec = begin;
  if (end_sec != NULL)
    *end_sec = MAX (MIN ((double) self->table->latest[event] + 1, self->limit_end_sec), begin);
}

static gboolean
has_event (const EntSpanIndex *spans,
           guint               event)
{
  guint n = ent_span_index_get_n (spans), low = 0, high = n;

  if (n == 0)
    return FALSE;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ent_span_index_get_item (spans, middle) < event)
        low = middle + 1;
      else
        high = middle;
    }
  return low < n && ent_span_index_get_item (spans, low) == event;
}

int
ent_timeline_layout_find_lane (EntTimelineLayout *self,
                               guint              event,
                               guint              from)
{
  guint tier;

  g_return_val_if_fail (event < self->table->n, -1);

  tier = self->table->importance[event] - 1u;
  for (guint lane = from; lane < self->lanes->len; lane++)
    if (shows_events (self, lane) && has_event (ent_timeline_layout_get_slice (self, lane, tier), event))
      return (int) lane;
  return -1;
}

int
ent_timeline_layout_find_nearest (EntTimelineLayout *self,
                                  guint              lane,
                                  double             seconds)
{
  double best = G_MAXDOUBLE;
  int event = -1;

  g_return_val_if_fail (lane < self->lanes->len, -1);

  if (!shows_events (self, lane))
    return -1;
  for (guint tier = 0; tier < ENT_N_TIERS; tier++)
    {
      const EntSpanIndex *spans = ent_timeline_layout_get_slice (self, lane, tier);
      guint n = ent_span_index_get_n (spans), at = ent_span_index_find (spans, seconds);

      for (guint i = at > 0 ? at - 1 : 0; i < MIN (at + 1, n); i++)
        {
          double distance = fabs (ent_span_index_get_begin (spans, i) - seconds);

          if (distance < best)
            {
              best = distance;
              event = (int) ent_span_index_get_item (spans, i);
            }
        }
    }
  return event;
}

guint
ent_timeline_layout_count (EntTimelineLayout *self,
                           double             begin_sec,
                           double             end_sec)
{
  guint first = ent_span_index_find (self->shown, begin_sec);

  return ent_span_index_find (self->shown, end_sec) - first;
}

int
ent_timeline_event_color (const EntEventTable *table,
                          guint                event)
{
  const EntOwnLane *own = ent_event_table_get_own_lane (table, event);

  if (own != NULL)
    return own->is_other ? ENT_COLOR_NEUTRAL : ENT_COLOR_OWN;
  return table->party[event] >= 0 ? table->party[event] : ENT_COLOR_NEUTRAL;
}

void
ent_timeline_layout_set_compact (EntTimelineLayout *self,
                                 gboolean           compact)
{
  self->is_compact = compact;
}

void
ent_timeline_layout_forget_widths (EntTimelineLayout *self)
{
  for (guint i = 0; i < self->table->n; i++)
    self->label_width[i] = NAN;
}

typedef struct
{
  guint given;  /* packed for so many */
  guint taken;
  guint share;  /* of those that all lanes took, what it may keep */
} LaneRows;

/* What is to spare goes to the lanes that can use it: not to one that is only a name or one row. */
static void
set_boxes (EntTimelineLayout        *self,
           EntTimelineFrame         *frame,
           const EntTimelineMetrics *metrics,
           const LaneRows           *rows)
{
  guint n_lanes = self->lanes->len, n_open = 0;
  double total = 0, spare, y = 0;

  for (guint i = 0; i < n_lanes; i++)
    {
      const EntTimelineLane *lane = ent_timeline_layout_get_lane (self, i);

      if (rows[i].taken > 0)
        total += rows[i].taken * metrics->row_px + ENT_LANE_PADDING;
      n_open += rows[i].taken > 0 && !lane->nests && !lane->collapsed;
    }
  spare = MAX (metrics->max_height_px - total, 0) / MAX (n_open, 1);

  for (guint i = 0; i < n_lanes; i++)
    {
      const EntTimelineLane *lane = ent_timeline_layout_get_lane (self, i);
      EntTimelineBox box = { y, 0 };

      if (rows[i].taken > 0)
        box.height = floor (rows[i].taken * metrics->row_px + ENT_LANE_PADDING
                            + (lane->nests || lane->collapsed ? 0 : spare));
      g_array_append_val (frame->boxes, box);
      y += box.height;
    }
  frame->height = y;
}

void
ent_timeline_frame_place (EntTimelineFrame *self,
                          double            row_px)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      EntTimelineMark *mark = &g_array_index (self->marks, EntTimelineMark, i);
      const EntTimelineBox *box = &g_array_index (self->boxes, EntTimelineBox, mark->lane);

      mark->y = box->y + ENT_LANE_PADDING / 2 + (mark->row + 0.5) * row_px;
    }
  for (guint i = 0; i < self->clusters->len; i++)
    {
      EntTimelineCluster *cluster = &g_array_index (self->clusters, EntTimelineCluster, i);
      const EntTimelineBox *box = &g_array_index (self->boxes, EntTimelineBox, cluster->lane);

      double top = box->y + ENT_LANE_PADDING / 2 + cluster->row * row_px;

      /* A histogram is the last of its lane, and may take what room is left there. */
      cluster->height = row_px;
      if (cluster->dense)
        cluster->height = CLAMP (box->y + box->height - ENT_LANE_PADDING / 2 - top, row_px, DENSE_ROWS * row_px);
      cluster->y = top + cluster->height / 2;
    }
}

/* For all lanes together. */
static guint
get_rows (EntTimelineLayout        *self,
          const EntTimelineMetrics *metrics)
{
  guint n_shown = 0;
  double room;

  for (guint i = 0; i < self->lanes->len; i++)
    n_shown += ent_timeline_layout_is_shown (self, i);
  room = (metrics->max_height_px - n_shown * ENT_LANE_PADDING) / metrics->row_px;
  return (guint) CLAMP (room, n_shown * (self->is_compact ? 1 : MIN_ROWS), n_shown * ENT_TIMELINE_ROWS);
}

static gboolean
has_rows (EntTimelineLayout *self,
          guint              lane)
{
  return shows_events (self, lane) && !ent_timeline_layout_get_lane (self, lane)->collapsed;
}

/* Gives each lane what it needs, and where that is too much, takes from those with most. */
static void
share_rows (LaneRows *rows,
            guint     n_lanes,
            guint     available)
{
  guint total = 0;

  for (guint i = 0; i < n_lanes; i++)
    total += rows[i].share = rows[i].taken;
  for (; total > available; total--)
    {
      guint most = 0;

      for (guint i = 1; i < n_lanes; i++)
        if (rows[i].share > rows[most].share)
          most = i;
      rows[most].share--;
    }
}

/* Gives each lane an equal share. */
static void
pack_lanes (EntTimelineLayout        *self,
            EntTimelineFrame         *frame,
            const EntTimeScale       *scale,
            const EntTimelineMetrics *metrics,
            LaneRows                 *rows)
{
  guint n_left = 0, left = get_rows (self, metrics);

  for (guint i = 0; i < self->lanes->len; i++)
    {
      n_left += has_rows (self, i);
      if (!has_rows (self, i) && ent_timeline_layout_is_shown (self, i))
        left -= MIN (left, 1);
    }
  for (guint i = 0; i < self->lanes->len; i++)
    {
      rows[i].taken = rows[i].given = ent_timeline_layout_is_shown (self, i) ? 1 : 0;
      if (has_rows (self, i))
        {
          rows[i].given = MIN ((left + n_left - 1) / n_left, ENT_TIMELINE_ROWS);
          left -= rows[i].given;
          n_left--;
        }
      if (shows_events (self, i))
        rows[i].taken = ent_timeline_pack_lane (self, i, scale, metrics, rows[i].given, frame->marks,
                                                frame->clusters);
    }
}

static void
drop_lane (EntTimelineFrame *frame,
           guint             lane)
{
  guint n = 0;

  for (guint i = 0; i < frame->marks->len; i++)
    if (g_array_index (frame->marks, EntTimelineMark, i).lane != lane)
      g_array_index (frame->marks, EntTimelineMark, n++) = g_array_index (frame->marks, EntTimelineMark, i);
  g_array_set_size (frame->marks, n);
  n = 0;
  for (guint i = 0; i < frame->clusters->len; i++)
    if (g_array_index (frame->clusters, EntTimelineCluster, i).lane != lane)
      g_array_index (frame->clusters, EntTimelineCluster, n++) = g_array_index (frame->clusters, EntTimelineCluster, i);
  g_array_set_size (frame->clusters, n);
}

/* Whether with more rows it might show more: the last is kept for what finds no other. */
static gboolean
is_full (EntTimelineLayout *self,
         guint              lane,
         const LaneRows    *rows)
{
  return has_rows (self, lane) && rows->given < ENT_TIMELINE_ROWS && rows->taken + 1 >= rows->given;
}

static void
pack_again (EntTimelineLayout        *self,
            EntTimelineFrame         *frame,
            const EntTimeScale       *scale,
            const EntTimelineMetrics *metrics,
            guint                     lane,
            LaneRows                 *rows,
            guint                     given)
{
  drop_lane (frame, lane);
  rows->given = given;
  rows->taken = ent_timeline_pack_lane (self, lane, scale, metrics, given, frame->marks, frame->clusters);
}

/* What some lanes left goes to those that are full.  Where there is much to show all are, and
 * none is packed twice. */
static void
share_spare (EntTimelineLayout        *self,
             EntTimelineFrame         *frame,
             const EntTimeScale       *scale,
             const EntTimelineMetrics *metrics,
             LaneRows                 *rows)
{
  guint n_lanes = self->lanes->len, available = get_rows (self, metrics), total = 0, spare;

  for (guint i = 0; i < n_lanes; i++)
    total += rows[i].taken;
  if (total >= available)
    return;
  spare = available - total;
  for (guint i = 0; i < n_lanes; i++)
    if (is_full (self, i, &rows[i]) && rows[i].taken + spare > rows[i].given)
      pack_again (self, frame, scale, metrics, i, &rows[i], MIN (rows[i].taken + spare, ENT_TIMELINE_ROWS));

  share_rows (rows, n_lanes, available);
  for (guint i = 0; i < n_lanes; i++)
    if (rows[i].share < MIN (rows[i].taken, rows[i].given))
      pack_again (self, frame, scale, metrics, i, &rows[i], rows[i].share);
}

EntTimelineFrame *
ent_timeline_layout_arrange (EntTimelineLayout        *self,
                             const EntTimeScale       *scale,
                             const EntTimelineMetrics *metrics)
{
  EntTimelineFrame *frame = g_new0 (EntTimelineFrame, 1);
  g_autofree LaneRows *rows = g_new0 (LaneRows, self->lanes->len);

  frame->boxes = g_array_new (FALSE, FALSE, sizeof (EntTimelineBox));
  frame->marks = g_array_new (FALSE, FALSE, sizeof (EntTimelineMark));
  frame->clusters = g_array_new (FALSE, FALSE, sizeof (EntTimelineCluster));
  pack_lanes (self, frame, scale, metrics, rows);
  share_spare (self, frame, scale, metrics, rows);
  set_boxes (self, frame, metrics, rows);
  ent_timeline_frame_place (frame, metrics->row_px);
  return frame;
}

void
ent_timeline_frame_free (EntTimelineFrame *self)
{
  g_array_unref (self->boxes);
  g_array_unref (self->marks);
  g_array_unref (self->clusters);
  g_free (self);
}
