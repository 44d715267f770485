#include "config.h"

#include "ent-timeline-layout-private.h"

#include "ent-picture-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_ROWS     12
#define MIN_ROWS     4    /* on average, if they need it: rather than fewer, lanes scroll */
#define LANE_PADDING 10.0 /* above and below its rows together */
#define MARGIN_RATIO 0.02

typedef struct
{
  guint32 event;
  guint16 lane;
  guint8  tier;
  gint8   color;
  double  begin_sec;
  double  end_sec;
} Item;

gboolean
ent_timeline_event_is_span (const EntEvent *event)
{
  return (ent_date_get_flags (event->date)
          & (ENT_DATE_INTERVAL | ENT_DATE_OPEN_START | ENT_DATE_OPEN_END)) != 0;
}

static void
free_lane (gpointer data)
{
  EntTimelineLane *lane = data;

  g_free (lane->id);
  g_free (lane->title);
  g_free (lane);
}

static void
add_lane (EntTimelineLayout *self,
          const char        *id,
          const char        *title,
          int                color)
{
  EntTimelineLane *lane = g_new0 (EntTimelineLane, 1);

  lane->id = g_strdup (id);
  lane->title = g_strdup (title);
  lane->color = color;
  g_ptr_array_add (self->lanes, lane);
}

static void
add_lanes (EntTimelineLayout *self,
           EntTimelineLanes   lanes)
{
  if (lanes == ENT_TIMELINE_LANES_PARTY)
    for (guint i = 0; i < self->item->parties->len; i++)
      {
        const char *id = self->item->parties->pdata[i];
        const EntActor *actor = ent_case_find_actor (self->item, id);

        add_lane (self, id, actor != NULL ? ent_text_get (actor->name) : id, (int) i);
      }
  else if (lanes == ENT_TIMELINE_LANES_PHASE)
    for (guint i = 0; i < self->item->phases->len; i++)
      {
        const EntPhase *phase = self->item->phases->pdata[i];

        add_lane (self, phase->id, ent_text_get (phase->title), ENT_COLOR_NEUTRAL);
      }
}

static void
include (double  seconds,
         double *begin_sec,
         double *end_sec)
{
  *begin_sec = MIN (*begin_sec, seconds);
  *end_sec = MAX (*end_sec, seconds);
}

static void
include_date (const EntDate *date,
              double         now_sec,
              double        *begin_sec,
              double        *end_sec)
{
  gint64 earliest = ent_date_get_earliest (date), latest = ent_date_get_latest (date);

  if (earliest != ENT_DATE_OPEN_PAST)
    include ((double) earliest, begin_sec, end_sec);
  if (latest != ENT_DATE_OPEN_FUTURE)
    include ((double) latest + 1, begin_sec, end_sec);
  else if (now_sec > *begin_sec)
    include (now_sec, begin_sec, end_sec);
}

static void
find_limits (EntTimelineLayout *self,
             double             now_sec)
{
  const EntCase *item = self->item;
  double begin = G_MAXDOUBLE, end = -G_MAXDOUBLE, margin;

  if (item->period != NULL)
    include_date (item->period, now_sec, &begin, &end);
  for (guint i = 0; i < item->events->len; i++)
    include_date (((EntEvent *) item->events->pdata[i])->date, now_sec, &begin, &end);
  for (guint i = 0; i < item->relations->len; i++)
    include_date (((EntRelationStep *) item->relations->pdata[i])->date, now_sec, &begin, &end);
  if (begin > end)
    begin = end = now_sec;

  margin = MAX ((end - begin) * MARGIN_RATIO, 86400);
  self->limit_begin_sec = MAX (begin - margin, -ENT_TIME_SCALE_FARTHEST);
  self->limit_end_sec = MIN (end + margin, ENT_TIME_SCALE_FARTHEST);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const Item *ia = a, *ib = b;

  if (ia->lane != ib->lane)
    return ia->lane < ib->lane ? -1 : 1;
  if (ia->tier != ib->tier)
    return ia->tier < ib->tier ? -1 : 1;
  if (ia->begin_sec != ib->begin_sec)
    return ia->begin_sec < ib->begin_sec ? -1 : 1;
  return ia->event < ib->event ? -1 : ia->event > ib->event;
}

static int
get_party_index (const EntCase  *item,
                 const EntEvent *event)
{
  const char *party = ent_case_get_event_party (item, event);

  for (guint i = 0; party != NULL && i < item->parties->len; i++)
    if (strcmp (item->parties->pdata[i], party) == 0)
      return (int) i;
  return ENT_COLOR_NEUTRAL;
}

static guint
choose_lane (EntTimelineLayout *self,
             EntTimelineLanes   lanes,
             const EntEvent    *event,
             int                party)
{
  if (lanes == ENT_TIMELINE_LANES_PARTY && party >= 0)
    return (guint) party;
  if (lanes == ENT_TIMELINE_LANES_PHASE && event->phase != NULL)
    for (guint i = 0; i < self->item->phases->len; i++)
      if (strcmp (((EntPhase *) self->item->phases->pdata[i])->id, event->phase) == 0)
        return i;

  /* The lane of those that have none comes last, and only when one is there. */
  if (self->lanes->len == 0
      || ((EntTimelineLane *) self->lanes->pdata[self->lanes->len - 1])->id != NULL)
    add_lane (self, NULL, lanes == ENT_TIMELINE_LANES_NONE ? _("Events") : _("Others"), ENT_COLOR_NEUTRAL);
  return self->lanes->len - 1;
}

static Item *
create_items (EntTimelineLayout *self,
              EntTimelineLanes   lanes)
{
  Item *items = g_new0 (Item, MAX (self->n_items, 1));

  for (guint i = 0; i < self->n_items; i++)
    {
      const EntEvent *event = self->item->events->pdata[i];
      gint64 earliest = ent_date_get_earliest (event->date), latest = ent_date_get_latest (event->date);
      int party = get_party_index (self->item, event);
      Item *item = &items[i];

      item->event = i;
      item->lane = (guint16) choose_lane (self, lanes, event, party);
      item->tier = (guint8) (CLAMP (event->importance, 1, ENT_N_TIERS) - 1);
      item->color = (gint8) MIN (party, G_MAXINT8);
      item->begin_sec = earliest == ENT_DATE_OPEN_PAST ? self->limit_begin_sec : (double) earliest;
      item->end_sec = latest == ENT_DATE_OPEN_FUTURE ? self->limit_end_sec : (double) latest + 1;
      item->begin_sec = CLAMP (item->begin_sec, self->limit_begin_sec, self->limit_end_sec);
      item->end_sec = CLAMP (item->end_sec, item->begin_sec, self->limit_end_sec);
      ((EntTimelineLane *) self->lanes->pdata[item->lane])->n_events++;
    }
  return items;
}

static void
fill_columns (EntTimelineLayout *self,
              Item              *items)
{
  guint n = MAX (self->n_items, 1), n_slices = self->lanes->len * ENT_N_TIERS, at = 0;

  qsort (items, self->n_items, sizeof (Item), compare_items);
  self->begin_sec = g_new (double, n);
  self->end_sec = g_new (double, n);
  self->event = g_new (guint32, n);
  self->color = g_new (gint8, n);
  self->label_width = g_new (float, n);
  self->item_of = g_new (guint32, n);
  for (guint i = 0; i < self->n_items; i++)
    {
      self->begin_sec[i] = items[i].begin_sec;
      self->end_sec[i] = items[i].end_sec;
      self->event[i] = items[i].event;
      self->color[i] = items[i].color;
      self->item_of[items[i].event] = i;
    }
  ent_timeline_layout_forget_widths (self);

  self->slices = g_new0 (EntTimelineSlice, n_slices);
  for (guint slice = 0; slice < n_slices; slice++)
    {
      guint first = at;

      while (at < self->n_items && (guint) items[at].lane * ENT_N_TIERS + items[at].tier == slice)
        at++;
      self->slices[slice].first = first;
      self->slices[slice].spans = ent_span_index_new (self->begin_sec + first, self->end_sec + first, at - first);
    }
}

EntTimelineLayout *
ent_timeline_layout_new (EntCase          *item,
                         EntTimelineLanes  lanes,
                         double            now_sec)
{
  EntTimelineLayout *self;
  g_autofree Item *items = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  self = g_new0 (EntTimelineLayout, 1);
  self->item = ent_case_ref (item);
  self->lanes = g_ptr_array_new_with_free_func (free_lane);
  self->n_items = item->events->len;
  find_limits (self, now_sec);
  add_lanes (self, lanes);
  items = create_items (self, lanes);
  if (self->lanes->len == 0)
    add_lane (self, NULL, _("Events"), ENT_COLOR_NEUTRAL);
  fill_columns (self, items);
  return self;
}

void
ent_timeline_layout_free (EntTimelineLayout *self)
{
  for (guint i = 0; i < self->lanes->len * ENT_N_TIERS; i++)
    ent_span_index_free (self->slices[i].spans);
  g_free (self->slices);
  g_free (self->begin_sec);
  g_free (self->end_sec);
  g_free (self->event);
  g_free (self->color);
  g_free (self->label_width);
  g_free (self->item_of);
  g_ptr_array_unref (self->lanes);
  ent_case_unref (self->item);
  g_free (self);
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
ent_timeline_layout_get_event (EntTimelineLayout *self,
                               guint              event,
                               double            *begin_sec,
                               double            *end_sec,
                               guint             *lane)
{
  guint item, slice = 0;

  g_return_if_fail (event < self->n_items);

  item = self->item_of[event];
  if (begin_sec != NULL)
    *begin_sec = self->begin_sec[item];
  if (end_sec != NULL)
    *end_sec = self->end_sec[item];
  if (lane == NULL)
    return;
  while (slice + 1 < self->lanes->len * ENT_N_TIERS && self->slices[slice + 1].first <= item)
    slice++;
  *lane = slice / ENT_N_TIERS;
}

int
ent_timeline_layout_find_nearest (EntTimelineLayout *self,
                                  guint              lane,
                                  double             seconds)
{
  double best = G_MAXDOUBLE;
  int event = -1;

  g_return_val_if_fail (lane < self->lanes->len, -1);

  for (guint tier = 0; tier < ENT_N_TIERS; tier++)
    {
      const EntTimelineSlice *slice = ent_timeline_layout_get_slice (self, lane, tier);
      guint n = ent_span_index_get_n (slice->spans), at = ent_span_index_find (slice->spans, seconds);

      for (guint i = at > 0 ? at - 1 : 0; i < MIN (at + 1, n); i++)
        {
          double distance = fabs (self->begin_sec[slice->first + i] - seconds);

          if (distance < best)
            {
              best = distance;
              event = (int) self->event[slice->first + i];
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
  guint count = 0;

  for (guint i = 0; i < self->lanes->len * ENT_N_TIERS; i++)
    {
      const EntSpanIndex *spans = self->slices[i].spans;
      guint first = ent_span_index_find (spans, begin_sec);

      count += ent_span_index_find (spans, end_sec) - first;
    }
  return count;
}

void
ent_timeline_layout_forget_widths (EntTimelineLayout *self)
{
  for (guint i = 0; i < self->n_items; i++)
    self->label_width[i] = NAN;
}

/* Gives each lane what it needs, and where that is too much, takes from those with most. */
static void
share_rows (guint *rows,
            guint  n_lanes,
            guint  available)
{
  guint total = 0;

  for (guint i = 0; i < n_lanes; i++)
    total += rows[i];
  for (available = MAX (available, n_lanes * MIN_ROWS); total > available; total--)
    {
      guint most = 0;

      for (guint i = 1; i < n_lanes; i++)
        if (rows[i] > rows[most])
          most = i;
      rows[most]--;
    }
}

static void
set_heights (EntTimelineFrame         *frame,
             const EntTimelineMetrics *metrics,
             const guint              *rows,
             guint                     n_lanes)
{
  double total = 0, spare, y = 0;

  for (guint i = 0; i < n_lanes; i++)
    total += rows[i] * metrics->row_px + LANE_PADDING;
  spare = MAX (metrics->max_height_px - total, 0) / n_lanes;

  for (guint i = 0; i < n_lanes; i++)
    {
      EntTimelineBox box = { y, floor (rows[i] * metrics->row_px + LANE_PADDING + spare) };

      if (i == n_lanes - 1 && spare > 0)
        box.height = metrics->max_height_px - y;
      g_array_append_val (frame->boxes, box);
      y += box.height;
    }
  frame->height = y;

  for (guint i = 0; i < frame->marks->len; i++)
    {
      EntTimelineMark *mark = &g_array_index (frame->marks, EntTimelineMark, i);
      const EntTimelineBox *box = &g_array_index (frame->boxes, EntTimelineBox, mark->lane);

      mark->y = box->y + LANE_PADDING / 2 + (mark->row + 0.5) * metrics->row_px;
    }
  for (guint i = 0; i < frame->clusters->len; i++)
    {
      EntTimelineCluster *cluster = &g_array_index (frame->clusters, EntTimelineCluster, i);
      const EntTimelineBox *box = &g_array_index (frame->boxes, EntTimelineBox, cluster->lane);

      cluster->y = box->y + LANE_PADDING / 2 + (cluster->row + 0.5) * metrics->row_px;
    }
}

EntTimelineFrame *
ent_timeline_layout_arrange (EntTimelineLayout        *self,
                             const EntTimeScale       *scale,
                             const EntTimelineMetrics *metrics)
{
  EntTimelineFrame *frame = g_new0 (EntTimelineFrame, 1);
  guint n_lanes = self->lanes->len;
  g_autofree guint *needed = g_new (guint, n_lanes), *rows = g_new (guint, n_lanes);
  double for_rows = metrics->max_height_px - n_lanes * LANE_PADDING;
  gboolean short_of_room = FALSE;

  frame->boxes = g_array_new (FALSE, FALSE, sizeof (EntTimelineBox));
  frame->marks = g_array_new (FALSE, FALSE, sizeof (EntTimelineMark));
  frame->clusters = g_array_new (FALSE, FALSE, sizeof (EntTimelineCluster));

  for (guint i = 0; i < n_lanes; i++)
    needed[i] = rows[i] = ent_timeline_pack_lane (self, i, scale, metrics, MAX_ROWS, frame->marks, frame->clusters);
  share_rows (rows, n_lanes, (guint) MAX (for_rows / metrics->row_px, 0));
  for (guint i = 0; i < n_lanes; i++)
    short_of_room |= rows[i] < needed[i];

  if (short_of_room)
    {
      g_array_set_size (frame->marks, 0);
      g_array_set_size (frame->clusters, 0);
      for (guint i = 0; i < n_lanes; i++)
        rows[i] = ent_timeline_pack_lane (self, i, scale, metrics, rows[i], frame->marks, frame->clusters);
    }
  set_heights (frame, metrics, rows, n_lanes);
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
