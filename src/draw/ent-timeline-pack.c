/* Packing one lane.
 *
 * Events claim their room in order of importance, and among equals in order of time: the
 * mark, and beside it the label, on whichever side is free in the highest row that has room
 * for both.  An event for whose label no row has room is a mark only, in any row where it
 * touches nothing.  What still has no place shares the row under the others, the crowd, and
 * what touches there becomes a cluster that says how many it holds.
 *
 * Two things bound the cost.  Where a lane shows more events than there could be places
 * for, the slices of those of less importance are not packed: their columns of pixels are
 * counted by binary search and drawn as a histogram.  And of a slice only a stretch about
 * the view is packed.  The stretch begins and ends on multiples of STRETCH, not with the
 * view, so that while the view moves events keep the rows they have.  Only labels at the
 * edges of the view change: one that would be cut changes sides, gets shorter or goes. */

#include "config.h"

#include "ent-timeline-pack-private.h"

#include "ent-picture-style.h"

#include <math.h>

#define STRETCH          32
#define MAX_LASTING      32    /* spans that began before the stretch; more rows than a lane has */
#define PX_PER_PLACE     8.0   /* events beyond those that this allows in a lane are only counted */
#define DENSE_COLUMN_PX  6.0
#define MIN_BAR_PX       7.0   /* shorter spans are dots */
#define WIDE_BAR_PX      16.0  /* such bars never go into the crowd while a row can be had */
#define SOFT_PX          14.0  /* the fade of an end that is open, or known only about */
#define MIN_SOFT_PX      3.0
#define MIN_TAIL_PX      3.0
#define CLUSTER_PX       22.0  /* wide enough to say how many */
#define FAR_PX           1e7   /* farther out it makes no difference where */

static double
to_px (const EntPacker *self,
       double           seconds)
{
  return CLAMP (ent_time_scale_to_px (self->scale, seconds), -FAR_PX, FAR_PX);
}

/* Over how many px an end fades; within one day it counts as known. */
static double
get_soft_px (const EntPacker *self,
             gboolean         open,
             double           doubt_sec,
             EntDateFlags     flags)
{
  double soft = 0;

  if (open)
    return SOFT_PX * 4;
  if (doubt_sec > 86400)
    soft = doubt_sec * ent_time_scale_get_px_per_sec (self->scale);
  if (flags & (ENT_DATE_APPROXIMATE | ENT_DATE_UNCERTAIN))
    soft = MAX (soft, SOFT_PX);
  return soft;
}

static void
shape_bar (const EntPacker *self,
           guint            event,
           EntTimelineMark *mark)
{
  const EntEventTable *table = self->layout->table;
  EntDateFlags flags = table->flags[event];
  double width = mark->x1 - mark->x0;

  mark->shape = ENT_MARK_BAR;
  mark->soft0 = get_soft_px (self, table->earliest[event] == ENT_DATE_OPEN_PAST, table->begin_doubt_sec[event], flags);
  mark->soft1 = get_soft_px (self, table->latest[event] == ENT_DATE_OPEN_FUTURE, table->end_doubt_sec[event], flags);
  mark->soft0 = mark->soft0 < MIN_SOFT_PX ? 0 : mark->soft0;
  mark->soft1 = mark->soft1 < MIN_SOFT_PX ? 0 : mark->soft1;
  if (mark->soft0 + mark->soft1 > width)
    {
      double ratio = width / (mark->soft0 + mark->soft1);

      mark->soft0 *= ratio;
      mark->soft1 *= ratio;
    }
}

static void
shape_moment (const EntPacker *self,
              guint            event,
              EntTimelineMark *mark)
{
  const EntEventTable *table = self->layout->table;
  gboolean vague = (table->flags[event] & (ENT_DATE_APPROXIMATE | ENT_DATE_UNCERTAIN)) != 0;
  double x = mark->x0, until = mark->x1;
  double radius = ENT_MARK_DOT_RADIUS;

  mark->shape = vague ? ENT_MARK_RING : ENT_MARK_DOT;
  if (mark->importance == ENT_IMPORTANCE_TURNING_POINT)
    {
      mark->shape = ENT_MARK_DIAMOND;
      radius = ENT_MARK_DIAMOND_RADIUS;
    }
  mark->x0 = x - radius;
  mark->x1 = x + radius;
  mark->tail_x1 = until > mark->x1 + MIN_TAIL_PX ? until : mark->x1;
}

static int
get_sign (const EntPacker *self,
          guint            event)
{
  int factor = ent_timeline_layout_get_lane (self->layout, self->lane)->factor;

  if (factor < 0)
    factor = self->metrics->factor;
  return factor >= 0 ? ent_event_table_get_sign (self->layout->table, event, (guint) factor) : 0;
}

static EntTimelineMark
create_mark (const EntPacker *self,
             guint            event)
{
  const EntEventTable *table = self->layout->table;
  gboolean is_span = ent_event_table_is_span (table, event);
  EntTimelineMark mark = { .event = event, .lane = self->lane, .color = ent_timeline_event_color (table, event) };
  double begin_sec, end_sec;

  ent_timeline_layout_get_event (self->layout, event, &begin_sec, &end_sec);
  mark.importance = table->importance[event];
  mark.sign = get_sign (self, event);
  mark.x0 = to_px (self, begin_sec);
  mark.x1 = to_px (self, end_sec);
  mark.tail_x1 = mark.x1;
  if (is_span && mark.x1 - mark.x0 >= MIN_BAR_PX)
    {
      shape_bar (self, event, &mark);
      return mark;
    }
  /* Of a span too short to see how long, its begin is what is marked. */
  if (is_span)
    mark.x1 = mark.x0;
  shape_moment (self, event, &mark);
  return mark;
}

static double
get_label_width (const EntPacker *self,
                 guint            event)
{
  float *width = &self->layout->label_width[event];

  if (isnan (*width))
    *width = (float) self->metrics->measure (event, self->metrics->data);
  return *width;
}

/* The first room of a row that ends after @x. */
static guint
find_room (GArray *row,
           double  x)
{
  guint low = 0, high = row->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (row, EntRoom, middle).x1 <= x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
ent_packer_look_about (GArray *row,
                       double  x0,
                       double  x1,
                       double *free_from,
                       double *free_to)
{
  guint at = find_room (row, x0 - ENT_PACK_GAP_PX);

  *free_from = at > 0 ? g_array_index (row, EntRoom, at - 1).x1 + ENT_PACK_GAP_PX : -G_MAXDOUBLE;
  *free_to = at < row->len ? g_array_index (row, EntRoom, at).x0 - ENT_PACK_GAP_PX : G_MAXDOUBLE;
  return *free_to >= x1;
}

/* How far the row is free on both sides of a mark that has its room already. */
static void
look_beside (GArray                *row,
             const EntTimelineMark *mark,
             double                *free_from,
             double                *free_to)
{
  *free_from = -G_MAXDOUBLE;
  *free_to = G_MAXDOUBLE;
  for (guint i = 0; i < row->len; i++)
    {
      const EntRoom *room = &g_array_index (row, EntRoom, i);

      if (room->x0 == mark->x0 && room->x1 == mark->x1)
        continue;
      if (room->x0 >= mark->x1)
        *free_to = MIN (*free_to, room->x0 - ENT_PACK_GAP_PX);
      else
        *free_from = MAX (*free_from, room->x1 + ENT_PACK_GAP_PX);
    }
}

void
ent_packer_take_room (GArray *row,
                      double  x0,
                      double  x1)
{
  EntRoom room = { x0, x1 };

  g_array_insert_val (row, find_room (row, x0), room);
}

static gboolean
place_label (const EntPacker *self,
             EntTimelineMark *mark,
             double           free_from,
             double           free_to)
{
  double from = MAX (free_from, self->first_px + ENT_PACK_EDGE_PX);
  double to = MIN (free_to, self->last_px - ENT_PACK_EDGE_PX);
  double begin = MAX (mark->x1 + ENT_MARK_LABEL_GAP, from), end = MIN (mark->x0 - ENT_MARK_LABEL_GAP, to);
  double after = to - begin, before = end - from;
  double inside = mark->shape == ENT_MARK_BAR
                  ? mark->x1 - mark->x0 - mark->soft1 - ent_packer_get_inside (mark) - ENT_PACK_INSIDE_PX
                  : 0;
  double width;

  if (MAX (MAX (after, before), inside) < ENT_PACK_MIN_TEXT_PX)
    return FALSE;
  width = get_label_width (self, mark->event);
  if (width <= inside)
    mark->side = ENT_LABEL_INSIDE;
  else if (width <= after)
    mark->side = ENT_LABEL_AFTER;
  else if (width <= before)
    mark->side = ENT_LABEL_BEFORE;
  else
    return FALSE;

  mark->label_width = width;
  mark->label_x = mark->side == ENT_LABEL_INSIDE   ? mark->x0 + ent_packer_get_inside (mark)
                  : mark->side == ENT_LABEL_AFTER  ? begin
                                                   : end - width;
  return TRUE;
}

static void
settle (EntPacker       *self,
        EntTimelineMark *mark,
        guint            row)
{
  double x0 = mark->x0, x1 = mark->x1;

  if (mark->side != ENT_LABEL_NONE)
    {
      x0 = MIN (x0, mark->label_x);
      x1 = MAX (x1, mark->label_x + mark->label_width);
    }
  /* The tail keeps others away; its own label stands on it. */
  x1 = MAX (x1, mark->tail_x1);
  mark->row = row;
  ent_packer_take_room (self->rows[row], x0, x1);
  g_array_append_val (self->marks, *mark);
}

/* In the highest row with room for mark and label, else in the highest with room for the
 * mark. Returns FALSE if there is none. */
static gboolean
find_row (EntPacker       *self,
          EntTimelineMark *mark,
          guint            n_rows)
{
  int bare_row = -1;

  for (guint row = 0; row < n_rows; row++)
    {
      double free_from, free_to;

      if (!ent_packer_look_about (self->rows[row], mark->x0, MAX (mark->x1, mark->tail_x1), &free_from, &free_to))
        continue;
      if (bare_row < 0)
        bare_row = (int) row;
      if (place_label (self, mark, free_from, free_to))
        {
          settle (self, mark, row);
          return TRUE;
        }
    }
  if (bare_row < 0)
    return FALSE;
  settle (self, mark, (guint) bare_row);
  return TRUE;
}

/* Into the one row of a collapsed lane: long spans lie thin under the others, short ones are
 * marked where they begin. */
static void
roll_up (EntPacker       *self,
         EntTimelineMark *mark,
         gboolean         wide)
{
  mark->tail_x1 = mark->x1;
  if (wide)
    {
      mark->thin = TRUE;
      g_array_append_val (self->marks, *mark);
      return;
    }
  if (mark->shape == ENT_MARK_BAR)
    {
      mark->shape = ENT_MARK_DOT;
      mark->x1 = mark->tail_x1 = mark->x0 + ENT_MARK_DOT_RADIUS;
      mark->x0 -= ENT_MARK_DOT_RADIUS;
      mark->soft0 = mark->soft1 = 0;
    }
  g_array_append_val (self->crowd, *mark);
}

static void
place (EntPacker *self,
       guint      event)
{
  EntTimelineMark mark = create_mark (self, event);
  gboolean wide = mark.shape == ENT_MARK_BAR && mark.x1 - mark.x0 >= WIDE_BAR_PX;

  if (self->layout->alone && !ent_packer_is_in_view (self, &mark))
    return;
  if (self->collapsed)
    {
      roll_up (self, &mark, wide);
      return;
    }
  if (find_row (self, &mark, wide ? ENT_TIMELINE_ROWS : self->max_rows))
    return;
  /* Better without its tail than among the crowd. */
  if (mark.tail_x1 > mark.x1)
    {
      mark.tail_x1 = mark.x1;
      if (find_row (self, &mark, self->max_rows))
        return;
    }
  g_array_append_val (self->crowd, mark);
}

/* Without any highlight all are. */
static gboolean
is_highlighted (const EntPacker *self,
                guint            event)
{
  const guint8 *highlight = self->metrics->highlight;

  return highlight == NULL || highlight[event] != 0;
}

/* What a slice shows: from @at, which add_density() moves on, to @last. */
typedef struct
{
  const EntSpanIndex *spans;
  guint               at;
  guint               last;
} Stream;

/* All streams fall into the same columns.  Each column asks each stream once, and empty
 * columns are not asked at all. */
static void
add_density (EntPacker *self,
             Stream    *streams,
             guint      n_streams,
             GArray    *clusters)
{
  for (;;)
    {
      EntTimelineCluster cluster = { .lane = self->lane, .dense = TRUE, .begin_sec = G_MAXDOUBLE };
      double column, until;

      for (guint i = 0; i < n_streams; i++)
        if (streams[i].at < streams[i].last
            && ent_span_index_get_begin (streams[i].spans, streams[i].at) < cluster.begin_sec)
          {
            cluster.begin_sec = ent_span_index_get_begin (streams[i].spans, streams[i].at);
            cluster.color = ent_timeline_event_color (self->layout->table,
                                                      ent_span_index_get_item (streams[i].spans, streams[i].at));
          }
      if (cluster.begin_sec == G_MAXDOUBLE)
        return;

      column = floor (to_px (self, cluster.begin_sec) / DENSE_COLUMN_PX);
      until = ent_time_scale_to_seconds (self->scale, (column + 1) * DENSE_COLUMN_PX);
      /* Rounding must not keep a column from taking its first. */
      until = MAX (until, nextafter (cluster.begin_sec, G_MAXDOUBLE));
      cluster.dimmed = self->metrics->highlight != NULL;
      cluster.x0 = column * DENSE_COLUMN_PX;
      cluster.x1 = cluster.x0 + DENSE_COLUMN_PX;
      cluster.end_sec = cluster.begin_sec;
      for (guint i = 0; i < n_streams; i++)
        {
          Stream *stream = &streams[i];
          guint next = MIN (ent_span_index_find_from (stream->spans, stream->at, until), stream->last);

          if (next <= stream->at)
            continue;
          cluster.count += next - stream->at;
          cluster.end_sec = MAX (cluster.end_sec, ent_span_index_get_begin (stream->spans, next - 1));
          stream->at = next;
        }
      g_array_append_val (clusters, cluster);
    }
}

static void
pack_stream (EntPacker    *self,
             const Stream *stream,
             gboolean      highlighted)
{
  const EntSpanIndex *spans = stream->spans;
  guint first = stream->at > STRETCH ? (stream->at - STRETCH) / STRETCH * STRETCH : 0;
  guint last = MIN ((stream->last / STRETCH + 2) * STRETCH, ent_span_index_get_n (spans));
  guint lasting[MAX_LASTING], n_lasting;

  n_lasting = ent_span_index_query_over (spans, first, self->scale->begin_sec, lasting, MAX_LASTING);
  for (guint i = n_lasting; i > 0; i--)
    {
      guint event = ent_span_index_get_item (spans, lasting[i - 1]);

      if (is_highlighted (self, event) == highlighted)
        place (self, event);
    }
  for (guint i = first; i < last; i++)
    {
      guint event = ent_span_index_get_item (spans, i);

      if (is_highlighted (self, event) == highlighted)
        place (self, event);
    }
}

/* Within a view's width of the view: so far a lane is as high as it must be. */
static gboolean
is_near (const EntPacker       *self,
         const EntTimelineMark *mark)
{
  double reach = self->layout->still ? 0 : self->scale->width_px;

  return MAX (mark->x1, mark->tail_x1) > -reach && mark->x0 < self->scale->width_px + reach;
}

static guint
count_rows (const EntPacker *self)
{
  guint n_rows = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (self->marks, EntTimelineMark, i);

      if (is_near (self, mark))
        n_rows = MAX (n_rows, mark->row + 1);
    }
  return n_rows;
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const EntTimelineMark *ma = a, *mb = b;

  return ma->x0 < mb->x0 ? -1 : ma->x0 > mb->x0;
}

static void
add_cluster (EntPacker *self,
             guint      first,
             guint      last,
             GArray    *clusters)
{
  const EntTimelineMark *marks = &g_array_index (self->crowd, EntTimelineMark, 0);
  EntTimelineCluster cluster = { .lane = self->lane, .count = last - first, .color = marks[first].color };
  double until = -FAR_PX, shift;

  cluster.x0 = cluster.x1 = marks[first].x0;
  cluster.begin_sec = G_MAXDOUBLE;
  cluster.end_sec = -G_MAXDOUBLE;
  cluster.dimmed = TRUE;
  for (guint i = first; i < last; i++)
    {
      double begin_sec;

      ent_timeline_layout_get_event (self->layout, marks[i].event, &begin_sec, NULL);
      cluster.x1 = MAX (cluster.x1, marks[i].x1);
      cluster.dimmed &= !is_highlighted (self, marks[i].event);
      cluster.begin_sec = MIN (cluster.begin_sec, begin_sec);
      cluster.end_sec = MAX (cluster.end_sec, begin_sec);
      if (marks[i].color != cluster.color)
        cluster.color = ENT_COLOR_NEUTRAL;
    }
  cluster.x1 = MAX (cluster.x1, cluster.x0 + CLUSTER_PX);
  /* At the very end of the period there may be less room than that after the last event. */
  if (cluster.x1 > self->last_px && clusters->len > 0)
    until = g_array_index (clusters, EntTimelineCluster, clusters->len - 1).x1 + 4;
  if (first > 0)
    until = MAX (until, marks[first - 1].x1 + 4);
  shift = CLAMP (cluster.x1 - self->last_px, 0, MAX (cluster.x0 - until, 0));
  cluster.x0 -= shift;
  cluster.x1 -= shift;
  cluster.row = self->n_rows;
  g_array_append_val (clusters, cluster);
}

static void
gather_crowd (EntPacker *self,
              GArray    *clusters)
{
  guint first = 0;

  for (guint i = self->crowd->len; i > 0; i--)
    if (!is_near (self, &g_array_index (self->crowd, EntTimelineMark, i - 1)))
      g_array_remove_index_fast (self->crowd, i - 1);
  g_array_sort (self->crowd, compare_marks);
  while (first < self->crowd->len)
    {
      EntTimelineMark *mark = &g_array_index (self->crowd, EntTimelineMark, first);
      guint next = first + 1;
      double until = mark->x1;

      while (next < self->crowd->len
             && g_array_index (self->crowd, EntTimelineMark, next).x0 < MAX (until, mark->x0 + CLUSTER_PX) + 4)
        {
          until = MAX (until, g_array_index (self->crowd, EntTimelineMark, next).x1);
          next++;
        }
      if (next == first + 1)
        {
          mark->row = self->n_rows;
          g_array_append_val (self->marks, *mark);
        }
      else
        add_cluster (self, first, next, clusters);
      first = next;
    }
}

static void
hand_over (EntPacker *self,
           GArray    *marks)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (ent_packer_is_in_view (self, &g_array_index (self->marks, EntTimelineMark, i)))
      g_array_append_val (marks, g_array_index (self->marks, EntTimelineMark, i));
}

static void
start (EntPacker *self,
       guint      max_rows,
       gboolean   has_density)
{
  /* The rows under the others are the crowd's and the histogram's. */
  guint reserved = has_density ? 2 : 1;

  self->max_rows = CLAMP (max_rows, reserved + 1, ENT_TIMELINE_ROWS) - reserved;
  self->rows = self->layout->rows;
  self->marks = self->layout->packed;
  self->crowd = self->layout->crowd;
  self->first_px = self->layout->still ? 0 : to_px (self, self->layout->limit_begin_sec);
  self->last_px = self->layout->still ? self->scale->width_px : to_px (self, self->layout->limit_end_sec);
}

static void
finish (EntPacker *self)
{
  for (guint i = 0; i < ENT_TIMELINE_ROWS; i++)
    g_array_set_size (self->rows[i], 0);
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->crowd, 0);
}

void
ent_timeline_pack_init (EntTimelineLayout *layout)
{
  for (guint i = 0; i < ENT_TIMELINE_ROWS; i++)
    layout->rows[i] = g_array_new (FALSE, FALSE, sizeof (EntRoom));
  layout->packed = g_array_new (FALSE, FALSE, sizeof (EntTimelineMark));
  layout->crowd = g_array_new (FALSE, FALSE, sizeof (EntTimelineMark));
}

static void
hand_over_clusters (EntPacker *self,
                    GArray    *clusters,
                    guint      first)
{
  guint most = 1;

  for (guint i = first; i < clusters->len; i++)
    most = MAX (most, g_array_index (clusters, EntTimelineCluster, i).count);
  for (guint i = clusters->len; i > first; i--)
    {
      EntTimelineCluster *cluster = &g_array_index (clusters, EntTimelineCluster, i - 1);

      cluster->level = sqrt ((double) cluster->count / most);
      if (cluster->x1 <= 0 || cluster->x0 >= self->scale->width_px)
        g_array_remove_index_fast (clusters, i - 1);
    }
}

/* What a lane shows now; @dense: what there is too much of to be packed, the least important. */
static void
split_streams (const EntPacker *self,
               Stream          *single,
               guint           *n_single,
               Stream          *dense,
               guint           *n_dense)
{
  double places = self->scale->width_px / PX_PER_PLACE;

  *n_single = *n_dense = 0;
  for (guint tier = 0; tier < ENT_N_TIERS; tier++)
    {
      Stream stream = { ent_timeline_layout_get_slice (self->layout, self->lane, tier), 0, 0 };

      stream.at = ent_span_index_find (stream.spans, self->scale->begin_sec);
      stream.last = ent_span_index_find_from (stream.spans, stream.at, self->scale->end_sec);
      places -= stream.last - stream.at;
      if (places < 0 && stream.last > stream.at)
        dense[(*n_dense)++] = stream;
      else
        single[(*n_single)++] = stream;
    }
  /* In one row there is no place for both. */
  while (self->collapsed && *n_dense > 0 && *n_single > 0)
    dense[(*n_dense)++] = single[--(*n_single)];
}

static void
take_row (EntPacker *self,
          GArray    *clusters,
          guint      first_cluster)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (self->marks, EntTimelineMark, i);

      if (!mark->thin)
        ent_packer_take_room (self->rows[0], mark->x0, mark->x1);
    }
  for (guint i = first_cluster; i < clusters->len; i++)
    {
      const EntTimelineCluster *cluster = &g_array_index (clusters, EntTimelineCluster, i);

      ent_packer_take_room (self->rows[0], cluster->x0, cluster->x1);
    }
}

/* Labels where the row is free beside a mark, the foremost first. */
static void
label_row (EntPacker *self)
{
  for (int importance = 1; importance <= ENT_N_TIERS; importance++)
    for (guint i = 0; i < self->marks->len; i++)
      {
        EntTimelineMark *mark = &g_array_index (self->marks, EntTimelineMark, i);
        double free_from, free_to;

        if (mark->importance != importance || mark->thin)
          continue;
        look_beside (self->rows[0], mark, &free_from, &free_to);
        if (place_label (self, mark, free_from, free_to))
          ent_packer_take_room (self->rows[0], mark->label_x, mark->label_x + mark->label_width);
      }
}

static void
collapse (EntPacker *self,
          GArray    *clusters)
{
  guint first_cluster = clusters->len;

  self->n_rows = 0;
  gather_crowd (self, clusters);
  take_row (self, clusters, first_cluster);
  label_row (self);
  ent_packer_fit_labels (self);
}

guint
ent_timeline_pack_lane (EntTimelineLayout        *layout,
                        guint                     lane,
                        const EntTimeScale       *scale,
                        const EntTimelineMetrics *metrics,
                        guint                     max_rows,
                        GArray                   *marks,
                        GArray                   *clusters)
{
  EntPacker self = { .layout = layout, .scale = scale, .metrics = metrics, .lane = lane };
  Stream single[ENT_N_TIERS], dense[ENT_N_TIERS];
  guint n_single, n_dense, first_cluster = clusters->len, n_rows = 0;

  self.collapsed = ent_timeline_layout_get_lane (layout, lane)->collapsed;
  split_streams (&self, single, &n_single, dense, &n_dense);
  start (&self, max_rows, n_dense > 0);
  for (guint i = 0; i < n_single; i++)
    pack_stream (&self, &single[i], TRUE);
  for (guint i = 0; i < n_single && metrics->highlight != NULL; i++)
    pack_stream (&self, &single[i], FALSE);
  if (self.collapsed)
    {
      collapse (&self, clusters);
    }
  else
    {
      ent_packer_fit_labels (&self);
      self.n_rows = count_rows (&self);
      gather_crowd (&self, clusters);
      n_rows = self.n_rows + (self.crowd->len > 0 ? 1 : 0);
    }
  add_density (&self, dense, n_dense, clusters);
  for (guint i = first_cluster; i < clusters->len; i++)
    if (g_array_index (clusters, EntTimelineCluster, i).dense)
      g_array_index (clusters, EntTimelineCluster, i).row = n_rows;
  hand_over (&self, marks);
  hand_over_clusters (&self, clusters, first_cluster);
  finish (&self);
  return self.collapsed ? 1 : MAX (n_rows + (n_dense > 0 ? 1 : 0), 1);
}
