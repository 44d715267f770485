/* Packing one lane.
 *
 * Events claim their room in order of importance, and among equals in order of time: the
 * mark, and beside it the label, on whichever side is free in the highest row that has room
 * for both.  An event for whose label no row has room is a mark only, in any row where it
 * touches nothing.  What still has no place shares the row under the others, the crowd, and
 * what touches there becomes a cluster that says how many it holds.
 *
 * Two things bound the cost.  A slice that shows more events than there could be places for
 * is not packed: its columns of pixels are counted by binary search and drawn as a
 * histogram.  And of a slice only a stretch about the view is packed.  The stretch begins
 * and ends on multiples of STRETCH, not with the view, so that while the view moves events
 * keep the rows they have.  Only labels at the edges of the view change: one that would be
 * cut changes sides, gets shorter or goes. */

#include "config.h"

#include "ent-timeline-layout-private.h"

#include "ent-picture-style.h"

#include <math.h>

#define MAX_ROWS         12
#define STRETCH          64
#define MAX_LASTING      64    /* spans that began before the stretch */
#define PX_PER_PLACE     6.0   /* a slice with more events in view than this allows is dense */
#define DENSE_COLUMN_PX  4.0
#define MIN_BAR_PX       7.0   /* shorter spans are dots */
#define WIDE_BAR_PX      16.0  /* such bars never go into the crowd while a row can be had */
#define GAP_PX           8.0   /* between neighbours in a row */
#define MIN_TEXT_PX      28.0  /* shorter rooms are not worth a label */
#define INSIDE_PX        8.0   /* from the end of a bar to the label on it */
#define EDGE_PX          9.0   /* from the edge of the view to a label */
#define SOFT_PX          14.0  /* the fade of an end that is open, or known only about */
#define MIN_SOFT_PX      3.0
#define MIN_TAIL_PX      3.0
#define CLUSTER_PX       22.0  /* wide enough to say how many */
#define FAR_PX           1e7   /* farther out it makes no difference where */

typedef struct
{
  double x0, x1;
} Room;

typedef struct
{
  EntTimelineLayout        *layout;
  const EntTimeScale       *scale;
  const EntTimelineMetrics *metrics;
  guint                     lane;
  guint                     max_rows;
  guint                     n_rows;         /* in use near the view */
  GArray                   *rows[MAX_ROWS]; /* of Room, sorted, apart from one another */
  GArray                   *marks;          /* of EntTimelineMark, all of the stretch */
  GArray                   *crowd;          /* of EntTimelineMark without a row */
  double                    first_px;       /* of the limits */
  double                    last_px;
} Packer;

static double
to_px (const Packer *self,
       double        seconds)
{
  return CLAMP (ent_time_scale_to_px (self->scale, seconds), -FAR_PX, FAR_PX);
}

/* How far two bounds of one end lie apart; within one day an end counts as known. */
static double
get_soft_px (const Packer *self,
             gint64        earliest,
             gint64        latest,
             EntDateFlags  flags)
{
  /* Two years of EDTF can lie farther apart than a gint64 counts. */
  double apart = (double) latest - (double) earliest, soft = 0;

  if (earliest == ENT_DATE_OPEN_PAST || latest == ENT_DATE_OPEN_FUTURE)
    return SOFT_PX * 4;
  if (apart > 86400)
    soft = apart * ent_time_scale_get_px_per_sec (self->scale);
  if (flags & (ENT_DATE_APPROXIMATE | ENT_DATE_UNCERTAIN))
    soft = MAX (soft, SOFT_PX);
  return soft;
}

static void
shape_bar (const Packer    *self,
           const EntDate   *date,
           EntTimelineMark *mark)
{
  EntDateFlags flags = ent_date_get_flags (date);
  double width = mark->x1 - mark->x0;
  gint64 earliest, latest;

  mark->shape = ENT_MARK_BAR;
  ent_date_get_begin (date, &earliest, &latest);
  mark->soft0 = get_soft_px (self, earliest, latest, flags & ~ENT_DATE_OPEN_END);
  ent_date_get_end (date, &earliest, &latest);
  mark->soft1 = get_soft_px (self, earliest, latest, flags & ~ENT_DATE_OPEN_START);
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
shape_moment (const Packer    *self,
              const EntEvent  *event,
              EntTimelineMark *mark)
{
  gboolean vague = (ent_date_get_flags (event->date) & (ENT_DATE_APPROXIMATE | ENT_DATE_UNCERTAIN)) != 0;
  double x = mark->x0, until = mark->x1;
  double radius = ENT_MARK_DOT_RADIUS;

  mark->shape = vague ? ENT_MARK_RING : ENT_MARK_DOT;
  if (event->importance == ENT_IMPORTANCE_TURNING_POINT)
    {
      mark->shape = ENT_MARK_DIAMOND;
      radius = ENT_MARK_DIAMOND_RADIUS;
    }
  mark->x0 = x - radius;
  mark->x1 = x + radius;
  mark->tail_x1 = until > mark->x1 + MIN_TAIL_PX ? until : mark->x1;
}

static EntTimelineMark
create_mark (const Packer *self,
             guint         item)
{
  const EntTimelineLayout *layout = self->layout;
  const EntEvent *event = layout->item->events->pdata[layout->event[item]];
  EntTimelineMark mark = { .event = layout->event[item], .lane = self->lane, .color = layout->color[item] };

  mark.importance = CLAMP (event->importance, 1, ENT_N_TIERS);
  mark.x0 = to_px (self, layout->begin_sec[item]);
  mark.x1 = to_px (self, layout->end_sec[item]);
  mark.tail_x1 = mark.x1;
  if (ent_timeline_event_is_span (event) && mark.x1 - mark.x0 >= MIN_BAR_PX)
    shape_bar (self, event->date, &mark);
  else if (ent_timeline_event_is_span (event))
    {
      /* Too short to see how long: its begin is what is marked. */
      mark.x1 = mark.x0;
      shape_moment (self, event, &mark);
    }
  else
    shape_moment (self, event, &mark);
  return mark;
}

static double
get_label_width (const Packer *self,
                 guint         item)
{
  float *width = &self->layout->label_width[item];

  if (isnan (*width))
    *width = (float) self->metrics->measure (self->layout->item->events->pdata[self->layout->event[item]],
                                             self->metrics->data);
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

      if (g_array_index (row, Room, middle).x1 <= x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether the row is free from @x0 to @x1; then also how far it is free on both sides. */
static gboolean
look_about (GArray *row,
            double  x0,
            double  x1,
            double *free_from,
            double *free_to)
{
  guint at = find_room (row, x0 - GAP_PX);

  *free_from = at > 0 ? g_array_index (row, Room, at - 1).x1 + GAP_PX : -G_MAXDOUBLE;
  *free_to = at < row->len ? g_array_index (row, Room, at).x0 - GAP_PX : G_MAXDOUBLE;
  return *free_to >= x1;
}

static void
take_room (GArray *row,
           double  x0,
           double  x1)
{
  Room room = { x0, x1 };

  g_array_insert_val (row, find_room (row, x0), room);
}

static gboolean
place_label (const Packer    *self,
             EntTimelineMark *mark,
             guint            item,
             double           free_from,
             double           free_to)
{
  double from = MAX (free_from, self->first_px + EDGE_PX), to = MIN (free_to, self->last_px - EDGE_PX);
  double after = to - mark->x1 - ENT_MARK_LABEL_GAP, before = mark->x0 - ENT_MARK_LABEL_GAP - from;
  double inside = mark->shape == ENT_MARK_BAR
                  ? mark->x1 - mark->x0 - mark->soft0 - mark->soft1 - 2 * INSIDE_PX
                  : 0;
  double width;

  if (MAX (MAX (after, before), inside) < MIN_TEXT_PX)
    return FALSE;
  width = get_label_width (self, item);
  if (width <= inside)
    mark->side = ENT_LABEL_INSIDE;
  else if (width <= after)
    mark->side = ENT_LABEL_AFTER;
  else if (width <= before)
    mark->side = ENT_LABEL_BEFORE;
  else
    return FALSE;

  mark->label_width = width;
  mark->label_x = mark->side == ENT_LABEL_INSIDE   ? mark->x0 + mark->soft0 + INSIDE_PX
                  : mark->side == ENT_LABEL_AFTER  ? mark->x1 + ENT_MARK_LABEL_GAP
                                                   : mark->x0 - ENT_MARK_LABEL_GAP - width;
  return TRUE;
}

static void
settle (Packer          *self,
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
  take_room (self->rows[row], x0, x1);
  g_array_append_val (self->marks, *mark);
}

/* In the highest row with room for mark and label, else in the highest with room for the
 * mark. Returns FALSE if there is none. */
static gboolean
find_row (Packer          *self,
          EntTimelineMark *mark,
          guint            item,
          guint            n_rows)
{
  int bare_row = -1;

  for (guint row = 0; row < n_rows; row++)
    {
      double free_from, free_to;

      if (!look_about (self->rows[row], mark->x0, MAX (mark->x1, mark->tail_x1), &free_from, &free_to))
        continue;
      if (bare_row < 0)
        bare_row = (int) row;
      if (place_label (self, mark, item, free_from, free_to))
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

static void
place (Packer *self,
       guint   item)
{
  EntTimelineMark mark = create_mark (self, item);
  gboolean wide = mark.shape == ENT_MARK_BAR && mark.x1 - mark.x0 >= WIDE_BAR_PX;

  if (find_row (self, &mark, item, wide ? MAX_ROWS : self->max_rows))
    return;
  /* Better without its tail than among the crowd. */
  if (mark.tail_x1 > mark.x1)
    {
      mark.tail_x1 = mark.x1;
      if (find_row (self, &mark, item, self->max_rows))
        return;
    }
  g_array_append_val (self->crowd, mark);
}

/* Without any highlight all are. */
static gboolean
is_highlighted (const Packer *self,
                guint         item)
{
  const guint8 *highlight = self->metrics->highlight;

  return highlight == NULL || highlight[self->layout->event[item]] != 0;
}

/* What a slice shows: from @at, which add_density() moves on, to @last. */
typedef struct
{
  const EntTimelineSlice *slice;
  guint                   at;
  guint                   last;
} Stream;

static double
get_begin (const Packer *self,
           const Stream *stream,
           guint         at)
{
  return self->layout->begin_sec[stream->slice->first + at];
}

/* All streams fall into the same columns.  Each column asks each stream once, and empty
 * columns are not asked at all. */
static void
add_density (Packer *self,
             Stream *streams,
             guint   n_streams,
             GArray *clusters)
{
  for (;;)
    {
      EntTimelineCluster cluster = { .lane = self->lane, .dense = TRUE, .begin_sec = G_MAXDOUBLE };
      double column, until;

      for (guint i = 0; i < n_streams; i++)
        if (streams[i].at < streams[i].last && get_begin (self, &streams[i], streams[i].at) < cluster.begin_sec)
          {
            cluster.begin_sec = get_begin (self, &streams[i], streams[i].at);
            cluster.color = self->layout->color[streams[i].slice->first + streams[i].at];
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
          guint next = MIN (ent_span_index_find_from (stream->slice->spans, stream->at, until), stream->last);

          if (next <= stream->at)
            continue;
          cluster.count += next - stream->at;
          cluster.end_sec = MAX (cluster.end_sec, get_begin (self, stream, next - 1));
          stream->at = next;
        }
      g_array_append_val (clusters, cluster);
    }
}

static void
pack_stream (Packer       *self,
             const Stream *stream,
             gboolean      highlighted)
{
  const EntTimelineSlice *slice = stream->slice;
  guint first = stream->at > STRETCH ? (stream->at - STRETCH) / STRETCH * STRETCH : 0;
  guint last = MIN ((stream->last / STRETCH + 2) * STRETCH, ent_span_index_get_n (slice->spans));
  guint lasting[MAX_LASTING], n_lasting;

  n_lasting = ent_span_index_query_over (slice->spans, first, self->scale->begin_sec, lasting, MAX_LASTING);
  for (guint i = n_lasting; i > 0; i--)
    if (is_highlighted (self, slice->first + lasting[i - 1]) == highlighted)
      place (self, slice->first + lasting[i - 1]);
  for (guint i = first; i < last; i++)
    if (is_highlighted (self, slice->first + i) == highlighted)
      place (self, slice->first + i);
}

/* Within a view's width of the view: so far a lane is as high as it must be. */
static gboolean
is_near (const Packer          *self,
         const EntTimelineMark *mark)
{
  return MAX (mark->x1, mark->tail_x1) > -self->scale->width_px && mark->x0 < 2 * self->scale->width_px;
}

static guint
count_rows (const Packer *self)
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
add_cluster (Packer *self,
             guint   first,
             guint   last,
             GArray *clusters)
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
      guint item = self->layout->item_of[marks[i].event];

      cluster.x1 = MAX (cluster.x1, marks[i].x1);
      cluster.dimmed &= !is_highlighted (self, item);
      cluster.begin_sec = MIN (cluster.begin_sec, self->layout->begin_sec[item]);
      cluster.end_sec = MAX (cluster.end_sec, self->layout->begin_sec[item]);
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
gather_crowd (Packer *self,
              GArray *clusters)
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

/* A label on the bar stays in sight as long as the bar has room for it; else it may stand
 * beside the end that is in sight. */
static void
fit_inside (Packer          *self,
            EntTimelineMark *mark)
{
  double width = self->scale->width_px, full = mark->label_width;
  double end = MIN (mark->x1 - mark->soft1 - INSIDE_PX, width - EDGE_PX), free_from, free_to;
  double after = mark->x1 + ENT_MARK_LABEL_GAP;

  mark->label_x = MAX (mark->label_x, EDGE_PX + INSIDE_PX);
  mark->label_width = MIN (full, end - mark->label_x);
  if (mark->label_width >= MIN (full, MIN_TEXT_PX * 2))
    return;

  mark->side = ENT_LABEL_NONE;
  if (after + full <= width - EDGE_PX
      && look_about (self->rows[mark->row], after + GAP_PX, after + full, &free_from, &free_to))
    {
      mark->side = ENT_LABEL_AFTER;
      mark->label_x = after;
      mark->label_width = full;
      take_room (self->rows[mark->row], after, after + full);
    }
}

/* A label at @x beside its mark, in the mark's own row. */
static gboolean
turn_about (Packer          *self,
            EntTimelineMark *mark,
            double           x,
            EntLabelSide     side)
{
  double x0 = x, x1 = x + mark->label_width, free_from, free_to;

  /* Its own room, next to the one asked for, is no hindrance. */
  if (side == ENT_LABEL_BEFORE)
    x1 = MAX (x0, x1 - GAP_PX);
  else
    x0 += GAP_PX;
  if (!look_about (self->rows[mark->row], x0, x1, &free_from, &free_to))
    return FALSE;
  take_room (self->rows[mark->row], x, x + mark->label_width);
  return TRUE;
}

/* The same in any other row. */
static gboolean
move_over (Packer          *self,
           EntTimelineMark *mark,
           double           x)
{
  double x0 = MIN (x, mark->x0), x1 = MAX (x + mark->label_width, MAX (mark->x1, mark->tail_x1));
  double free_from, free_to;

  for (guint row = 0; row < self->max_rows; row++)
    if (look_about (self->rows[row], x0, x1, &free_from, &free_to))
      {
        mark->row = row;
        take_room (self->rows[row], x0, x1);
        return TRUE;
      }
  return FALSE;
}

/* At the edge of the view: the other side if that is free, else what is left of the room. */
static void
fit_beside (Packer          *self,
            EntTimelineMark *mark)
{
  double width = self->scale->width_px, full = mark->label_width, end = mark->label_x + full;
  gboolean cut_begin = mark->label_x < EDGE_PX / 2, cut_end = end > width - EDGE_PX;
  EntLabelSide side = cut_end ? ENT_LABEL_BEFORE : ENT_LABEL_AFTER;
  double x = cut_end ? mark->x0 - ENT_MARK_LABEL_GAP - full : mark->x1 + ENT_MARK_LABEL_GAP;

  if (!cut_begin && !cut_end)
    return;
  if (x >= EDGE_PX && x + full <= width - EDGE_PX
      && (turn_about (self, mark, x, side) || move_over (self, mark, x)))
    {
      mark->side = side;
      mark->label_x = x;
      return;
    }
  if (cut_begin)
    mark->label_x = EDGE_PX;
  mark->label_width = MIN (end, width - EDGE_PX) - mark->label_x;
  if (mark->label_width < MIN_TEXT_PX * 2)
    mark->side = ENT_LABEL_NONE;
}

/* What began out of view, one does not know when exactly, says what it is on its tail. */
static void
stay_on_tail (EntTimelineMark *mark)
{
  if (mark->side != ENT_LABEL_AFTER || EDGE_PX + mark->label_width > mark->tail_x1)
    mark->side = ENT_LABEL_NONE;
  else
    mark->label_x = MAX (mark->label_x, EDGE_PX);
}

static gboolean
is_in_view (const Packer          *self,
            const EntTimelineMark *mark)
{
  return MAX (mark->x1, mark->tail_x1) > 0 && mark->x0 < self->scale->width_px;
}

static void
fit_labels (Packer *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      EntTimelineMark *mark = &g_array_index (self->marks, EntTimelineMark, i);

      if (!is_in_view (self, mark))
        continue;
      if (mark->x1 <= 0)
        stay_on_tail (mark);
      else if (mark->side == ENT_LABEL_INSIDE)
        fit_inside (self, mark);
      else if (mark->side != ENT_LABEL_NONE)
        fit_beside (self, mark);
      if (mark->side == ENT_LABEL_NONE)
        mark->label_width = 0;
    }
}

static void
hand_over (Packer *self,
           GArray *marks)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (is_in_view (self, &g_array_index (self->marks, EntTimelineMark, i)))
      g_array_append_val (marks, g_array_index (self->marks, EntTimelineMark, i));
}

static void
start (Packer  *self,
       guint    max_rows,
       gboolean has_density)
{
  /* The rows under the others are the crowd's and the histogram's. */
  guint reserved = has_density ? 2 : 1;

  self->max_rows = CLAMP (max_rows, reserved + 1, MAX_ROWS) - reserved;
  for (guint i = 0; i < MAX_ROWS; i++)
    self->rows[i] = g_array_new (FALSE, FALSE, sizeof (Room));
  self->marks = g_array_new (FALSE, FALSE, sizeof (EntTimelineMark));
  self->crowd = g_array_new (FALSE, FALSE, sizeof (EntTimelineMark));
  self->first_px = to_px (self, self->layout->limit_begin_sec);
  self->last_px = to_px (self, self->layout->limit_end_sec);
}

static void
finish (Packer *self)
{
  for (guint i = 0; i < MAX_ROWS; i++)
    g_array_unref (self->rows[i]);
  g_array_unref (self->marks);
  g_array_unref (self->crowd);
}

static void
hand_over_clusters (Packer *self,
                    GArray *clusters,
                    guint   first)
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

guint
ent_timeline_pack_lane (EntTimelineLayout        *layout,
                        guint                     lane,
                        const EntTimeScale       *scale,
                        const EntTimelineMetrics *metrics,
                        guint                     max_rows,
                        GArray                   *marks,
                        GArray                   *clusters)
{
  Packer self = { layout, scale, metrics, lane, 0, 0, { NULL, }, NULL, NULL, 0, 0 };
  Stream single[ENT_N_TIERS], dense[ENT_N_TIERS];
  guint n_single = 0, n_dense = 0, first_cluster = clusters->len, n_rows;

  for (guint tier = 0; tier < ENT_N_TIERS; tier++)
    {
      Stream stream = { ent_timeline_layout_get_slice (layout, lane, tier), 0, 0 };

      stream.at = ent_span_index_find (stream.slice->spans, scale->begin_sec);
      stream.last = ent_span_index_find_from (stream.slice->spans, stream.at, scale->end_sec);
      if (stream.last - stream.at > scale->width_px / PX_PER_PLACE)
        dense[n_dense++] = stream;
      else
        single[n_single++] = stream;
    }

  start (&self, max_rows, n_dense > 0);
  for (guint i = 0; i < n_single; i++)
    pack_stream (&self, &single[i], TRUE);
  for (guint i = 0; i < n_single && metrics->highlight != NULL; i++)
    pack_stream (&self, &single[i], FALSE);
  fit_labels (&self);
  self.n_rows = count_rows (&self);
  gather_crowd (&self, clusters);
  n_rows = self.n_rows + (self.crowd->len > 0 ? 1 : 0);
  add_density (&self, dense, n_dense, clusters);
  for (guint i = first_cluster; i < clusters->len; i++)
    if (g_array_index (clusters, EntTimelineCluster, i).dense)
      g_array_index (clusters, EntTimelineCluster, i).row = n_rows;
  hand_over (&self, marks);
  hand_over_clusters (&self, clusters, first_cluster);
  finish (&self);
  return MAX (n_rows + (n_dense > 0 ? 1 : 0), 1);
}
