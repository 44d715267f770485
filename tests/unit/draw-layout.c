/* Where events stand: properties that hold for every case and every view. */
#include "config.h"

#include "draw-cases.h"
#include "ent-span-index.h"
#include "ent-timeline-layout-private.h"

#include <math.h>
#include <string.h>

#define SEED    20240917
#define ROW_PX  26.0
#define NOW_SEC 1.7e9

static guint n_measured;

static double
measure (guint    event,
         gpointer data)
{
  EntEventTable *table = ent_timeline_layout_get_table (data);

  n_measured++;
  return 7.0 * (double) strlen (ent_event_get_label (ent_event_table_get_event (table, event)));
}

static EntTimelineFrame *
arrange (EntTimelineLayout  *layout,
         const EntTimeScale *scale,
         double              height)
{
  const EntTimelineMetrics metrics = { ROW_PX, height, NULL, -1, measure, layout };

  return ent_timeline_layout_arrange (layout, scale, &metrics);
}

static void
init_scale (EntTimelineLayout *layout,
            EntTimeScale      *scale,
            double             width)
{
  double begin, end;

  ent_timeline_layout_get_limits (layout, &begin, &end);
  ent_time_scale_init (scale, begin, end, width);
}

static void
zoom_anywhere (GRand        *rand,
               EntTimeScale *scale)
{
  double whole = scale->limit_end_sec - scale->limit_begin_sec;
  double span = whole * exp (-g_rand_double_range (rand, 0, 7));
  double begin = g_rand_double_range (rand, scale->limit_begin_sec, scale->limit_end_sec);

  ent_time_scale_set_range (scale, begin, begin + span);
}

/* Two things in one row of one lane do not touch: a label keeps from labels and from marks. */
static void
check_apart (const EntTimelineMark *a,
             const EntTimelineMark *b)
{
  if (a->y != b->y || a->side == ENT_LABEL_NONE)
    return;
  g_assert_true (a->label_x + a->label_width <= b->x0 || a->label_x >= b->x1);
  if (b->side != ENT_LABEL_NONE)
    g_assert_true (a->label_x + a->label_width <= b->label_x || a->label_x >= b->label_x + b->label_width);
}

static void
check_mark (const EntTimelineFrame *frame,
            const EntTimelineMark  *mark,
            const EntTimeScale     *scale)
{
  const EntTimelineBox *box = &g_array_index (frame->boxes, EntTimelineBox, mark->lane);

  g_assert_cmpfloat (mark->y - ROW_PX / 2, >=, box->y);
  g_assert_cmpfloat (mark->y + ROW_PX / 2, <=, box->y + box->height);
  g_assert_cmpfloat (mark->x0, <, scale->width_px);
  g_assert_cmpfloat (MAX (mark->x1, mark->tail_x1), >, 0);
  g_assert_cmpfloat (mark->soft0 + mark->soft1, <=, mark->x1 - mark->x0 + 0.001);
  if (mark->side == ENT_LABEL_NONE)
    return;
  g_assert_cmpfloat (mark->label_x, >=, 0);
  g_assert_cmpfloat (mark->label_x + mark->label_width, <=, scale->width_px);
  if (mark->side == ENT_LABEL_AFTER)
    g_assert_cmpfloat (mark->label_x, >=, mark->x1);
  else if (mark->side == ENT_LABEL_BEFORE)
    g_assert_cmpfloat (mark->label_x + mark->label_width, <=, mark->x0);
  else
    {
      g_assert_cmpfloat (mark->label_x, >=, mark->x0 + mark->soft0);
      g_assert_cmpfloat (mark->label_x + mark->label_width, <=, mark->x1 - mark->soft1);
    }
}

static void
check_boxes (const EntTimelineFrame *frame)
{
  double y = 0;

  for (guint i = 0; i < frame->boxes->len; i++)
    {
      const EntTimelineBox *box = &g_array_index (frame->boxes, EntTimelineBox, i);

      g_assert_cmpfloat (box->y, ==, y);
      g_assert_cmpfloat (box->height, >=, ROW_PX);
      y += box->height;
    }
  g_assert_cmpfloat (frame->height, ==, y);
}

static void
check_frame (const EntTimelineFrame *frame,
             const EntTimeScale     *scale)
{
  check_boxes (frame);
  for (guint i = 0; i < frame->marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (frame->marks, EntTimelineMark, i);

      check_mark (frame, mark, scale);
      for (guint j = 0; j < frame->marks->len; j++)
        if (i != j)
          check_apart (mark, &g_array_index (frame->marks, EntTimelineMark, j));
    }
  for (guint i = 0; i < frame->clusters->len; i++)
    {
      const EntTimelineCluster *cluster = &g_array_index (frame->clusters, EntTimelineCluster, i);
      const EntTimelineBox *box = &g_array_index (frame->boxes, EntTimelineBox, cluster->lane);

      g_assert_cmpuint (cluster->count, >=, 1);
      g_assert_cmpfloat (cluster->y - ROW_PX / 2, >=, box->y);
      g_assert_cmpfloat (cluster->y + ROW_PX / 2, <=, box->y + box->height);
      g_assert_cmpfloat (cluster->begin_sec, <=, cluster->end_sec);
      g_assert_cmpfloat (cluster->level, >, 0);
      g_assert_cmpfloat (cluster->level, <=, 1);
      for (guint j = 0; j < frame->marks->len; j++)
        {
          const EntTimelineMark *mark = &g_array_index (frame->marks, EntTimelineMark, j);

          if (mark->y == cluster->y)
            g_assert_true (mark->x1 <= cluster->x0 || mark->x0 >= cluster->x1);
        }
    }
}

static guint
count_shown (const EntTimelineFrame *frame)
{
  guint n = frame->marks->len;

  for (guint i = 0; i < frame->clusters->len; i++)
    n += g_array_index (frame->clusters, EntTimelineCluster, i).count;
  return n;
}

static void
test_labels_never_overlap (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(EntCase) item = create_random_case (SEED + i, (guint) g_rand_int_range (rand, 1, 400), 1900, 2000);
      g_autoptr(EntTimelineLayout) layout = create_layout (item, ENT_TIMELINE_LANES_PARTY, NOW_SEC);
      EntTimeScale scale;

      init_scale (layout, &scale, g_rand_double_range (rand, 150, 2000));
      for (guint view = 0; view < 12; view++)
        {
          g_autoptr(EntTimelineFrame) frame = arrange (layout, &scale, g_rand_double_range (rand, 80, 900));

          check_frame (frame, &scale);
          zoom_anywhere (rand, &scale);
        }
    }
}

/* In the whole period each event is there, on its own or counted in a cluster. */
static void
test_nothing_vanishes (void)
{
  static const guint counts[] = { 0, 1, 2, 58, 500, 5000 };
  static const EntTimelineLanes lanes[] = {
    ENT_TIMELINE_LANES_PARTY, ENT_TIMELINE_LANES_PHASE, ENT_TIMELINE_LANES_NONE
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint mode = 0; mode < G_N_ELEMENTS (lanes); mode++)
      {
        g_autoptr(EntCase) item = create_random_case (SEED, counts[i], 1500, 2000);
        g_autoptr(EntTimelineLayout) layout = create_layout (item, lanes[mode], NOW_SEC);
        g_autoptr(EntTimelineFrame) frame = NULL;
        EntTimeScale scale;

        init_scale (layout, &scale, 1000);
        frame = arrange (layout, &scale, 600);
        g_assert_cmpuint (count_shown (frame), ==, counts[i]);
        g_assert_cmpuint (ent_timeline_layout_count (layout, scale.begin_sec, scale.end_sec), ==, counts[i]);
      }
}

/* Events are sorted by date: the later one never stands before the earlier. */
static void
test_order_is_kept (void)
{
  g_autoptr(EntCase) item = create_random_case (SEED, 300, 1900, 2000);
  g_autoptr(EntTimelineLayout) layout = create_layout (item, ENT_TIMELINE_LANES_PARTY, NOW_SEC);
  double last = -G_MAXDOUBLE;
  EntTimeScale scale;
  g_autoptr(EntTimelineFrame) frame = NULL;

  for (guint i = 0; i < item->events->len; i++)
    {
      double begin;

      ent_timeline_layout_get_event (layout, i, &begin, NULL);
      g_assert_cmpfloat (begin, >=, last);
      last = begin;
    }

  init_scale (layout, &scale, 4000);
  frame = arrange (layout, &scale, 2000);
  for (guint i = 0; i < frame->marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (frame->marks, EntTimelineMark, i);
      double begin, x = mark->shape == ENT_MARK_BAR ? mark->x0 : (mark->x0 + mark->x1) / 2;

      ent_timeline_layout_get_event (layout, mark->event, &begin, NULL);
      g_assert_cmpfloat_with_epsilon (x, ent_time_scale_to_px (&scale, begin), 0.01);
    }
}

static const EntTimelineMark *
find_mark (const EntTimelineFrame *frame,
           guint                   event)
{
  for (guint i = 0; i < frame->marks->len; i++)
    if (g_array_index (frame->marks, EntTimelineMark, i).event == event)
      return &g_array_index (frame->marks, EntTimelineMark, i);
  return NULL;
}

/* Away from the edges an event keeps its row and its side while the view moves. */
static void
test_rows_stay_while_panning (void)
{
  g_autoptr(EntCase) item = create_random_case (SEED, 120, 1900, 2000);
  g_autoptr(EntTimelineLayout) layout = create_layout (item, ENT_TIMELINE_LANES_PARTY, NOW_SEC);
  g_autoptr(EntTimelineFrame) before = NULL;
  EntTimeScale scale;
  guint n_checked = 0;

  init_scale (layout, &scale, 1200);
  ent_time_scale_zoom (&scale, 3, 600);
  before = arrange (layout, &scale, 900);
  for (guint step = 0; step < 40; step++)
    {
      g_autoptr(EntTimelineFrame) after = NULL;

      ent_time_scale_pan (&scale, 11);
      after = arrange (layout, &scale, 900);
      for (guint i = 0; i < after->marks->len; i++)
        {
          const EntTimelineMark *mark = &g_array_index (after->marks, EntTimelineMark, i);
          const EntTimelineMark *old = find_mark (before, mark->event);

          if (old == NULL || mark->x0 < 350 || mark->x1 > 850 || old->x0 < 350 || old->x1 > 850)
            continue;
          g_assert_cmpuint (mark->row, ==, old->row);
          g_assert_cmpint (mark->side, ==, old->side);
          n_checked++;
        }
      g_clear_pointer (&before, ent_timeline_frame_free);
      before = g_steal_pointer (&after);
    }
  g_assert_cmpuint (n_checked, >, 100);
}

/* Events that were looked at one by one, rather than counted by the column. */
static guint
count_single (const EntTimelineFrame *frame)
{
  guint n = frame->marks->len;

  for (guint i = 0; i < frame->clusters->len; i++)
    if (!g_array_index (frame->clusters, EntTimelineCluster, i).dense)
      n += g_array_index (frame->clusters, EntTimelineCluster, i).count;
  return n;
}

/* What a frame holds, and what is measured for it, follows the width alone. */
static void
test_work_is_bounded_by_width (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(EntCase) item = create_random_case (SEED, 100000, 1000, 2000);
  g_autoptr(EntTimelineLayout) layout = create_layout (item, ENT_TIMELINE_LANES_PARTY, NOW_SEC);
  EntTimeScale scale;
  guint n_lanes = ent_timeline_layout_get_lanes (layout)->len;

  init_scale (layout, &scale, 1000);
  for (guint view = 0; view < 60; view++)
    {
      g_autoptr(EntTimelineFrame) frame = NULL;

      n_measured = 0;
      frame = arrange (layout, &scale, 600);
      g_assert_cmpuint (frame->marks->len + frame->clusters->len, <=, n_lanes * 1000);
      g_assert_cmpuint (count_single (frame), <=, n_lanes * 1500);
      g_assert_cmpuint (n_measured, <=, n_lanes * 1000);
      zoom_anywhere (rand, &scale);
    }

  /* Seen whole, it is a histogram that still counts each one. */
  ent_time_scale_set_range (&scale, scale.limit_begin_sec, scale.limit_end_sec);
  {
    g_autoptr(EntTimelineFrame) frame = arrange (layout, &scale, 600);

    g_assert_cmpuint (count_shown (frame), ==, 100000);
    check_boxes (frame);
  }
}

static void
test_one_day (void)
{
  g_autoptr(EntCase) item = create_case ("one-day");
  g_autoptr(EntTimelineLayout) layout = NULL;
  g_autoptr(EntTimelineFrame) frame = NULL;
  EntTimeScale scale;

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *id = g_strdup_printf ("event-%u", i);

      add_event (item, id, "1978-09-17", "Signed", "egypt", 2);
    }
  ent_case_seal (item);
  layout = create_layout (item, ENT_TIMELINE_LANES_PARTY, NOW_SEC);
  init_scale (layout, &scale, 1000);
  frame = arrange (layout, &scale, 600);
  check_frame (frame, &scale);
  g_assert_cmpuint (count_shown (frame), ==, 500);
}

static void
test_dates_at_the_edges (void)
{
  g_autoptr(EntCase) item = create_case ("edges");
  g_autoptr(EntTimelineLayout) layout = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  EntTimeScale scale;

  add_event (item, "caesar", "-0043-03-15", "Ides of March", "egypt", 1);
  add_event (item, "dinosaurs", "Y-17E7", "Long ago", NULL, 2);
  add_event (item, "last-year", "9999", "Far from now", "israel", 2);
  add_event (item, "since", "1950/..", "Still", "egypt", 3);
  add_event (item, "until", "../1950", "No more", "egypt", 3);
  ent_case_seal (item);
  layout = create_layout (item, ENT_TIMELINE_LANES_PARTY, NOW_SEC);
  init_scale (layout, &scale, 1000);
  for (guint view = 0; view < 200; view++)
    {
      g_autoptr(EntTimelineFrame) frame = arrange (layout, &scale, 500);

      check_frame (frame, &scale);
      ent_time_scale_zoom (&scale, view < 60 ? 2 : g_rand_double_range (rand, 0.3, 3),
                           g_rand_double_range (rand, 0, 1000));
    }
}

static void
test_shapes (void)
{
  g_autoptr(EntCase) item = create_case ("shapes");
  g_autoptr(EntTimelineLayout) layout = NULL;
  g_autoptr(EntTimelineFrame) frame = NULL;
  EntTimeScale scale;
  const EntTimelineMark *mark;

  add_event (item, "0", "1970-02-01", "Dot", "egypt", 2);
  add_event (item, "1", "1971~", "Ring", "egypt", 2);
  add_event (item, "2", "1973-05-05", "Diamond", "egypt", 1);
  add_event (item, "3", "1975-01-01/1976-12-31", "Bar", "israel", 2);
  add_event (item, "4", "1977/1979~", "Soft bar", "israel", 2);
  add_event (item, "5", "1978-01-01/1978-01-02", "Short", "israel", 2);
  ent_case_seal (item);
  layout = create_layout (item, ENT_TIMELINE_LANES_PARTY, NOW_SEC);
  init_scale (layout, &scale, 1000);
  frame = arrange (layout, &scale, 500);
  g_assert_cmpuint (frame->marks->len, ==, 6);

  g_assert_cmpint (find_mark (frame, 0)->shape, ==, ENT_MARK_DOT);
  g_assert_cmpint (find_mark (frame, 1)->shape, ==, ENT_MARK_RING);
  g_assert_cmpfloat (find_mark (frame, 1)->tail_x1, >, find_mark (frame, 1)->x1);
  g_assert_cmpint (find_mark (frame, 2)->shape, ==, ENT_MARK_DIAMOND);
  mark = find_mark (frame, 3);
  g_assert_cmpint (mark->shape, ==, ENT_MARK_BAR);
  g_assert_cmpfloat (mark->soft0, ==, 0);
  g_assert_cmpfloat (mark->soft1, ==, 0);
  mark = find_mark (frame, 4);
  g_assert_cmpint (mark->shape, ==, ENT_MARK_BAR);
  g_assert_cmpfloat (mark->soft0, >, 3);
  g_assert_cmpfloat (mark->soft1, >, 3);
  g_assert_cmpint (find_mark (frame, 5)->shape, ==, ENT_MARK_DOT);
}

static void
test_highlight_comes_first (void)
{
  g_autoptr(EntCase) item = create_case ("highlight");
  g_autoptr(EntTimelineLayout) layout = NULL;
  g_autoptr(EntTimelineFrame) frame = NULL;
  guint8 highlight[41] = { 0 };
  EntTimelineMetrics metrics = { ROW_PX, 120, highlight, -1, measure, NULL };
  EntTimeScale scale;
  guint wanted = 33;

  for (guint i = 0; i < G_N_ELEMENTS (highlight) - 1; i++)
    {
      g_autofree char *id = g_strdup_printf ("event-%02u", i);
      g_autofree char *date = g_strdup_printf ("1978-09-%02u", 1 + i / 2);

      add_event (item, id, date, "Talks go on", "egypt", i % 2 == 0 ? 2 : 3);
    }
  add_event (item, "far", "2000-01-01", "Much later", "israel", 2);
  ent_case_seal (item);
  highlight[wanted] = 1;
  layout = create_layout (item, ENT_TIMELINE_LANES_PARTY, NOW_SEC);
  init_scale (layout, &scale, 800);
  metrics.data = layout;
  frame = ent_timeline_layout_arrange (layout, &scale, &metrics);
  g_assert_nonnull (find_mark (frame, wanted));
  g_assert_cmpint (find_mark (frame, wanted)->side, !=, ENT_LABEL_NONE);
}

static void
test_lanes (void)
{
  g_autoptr(EntCase) item = create_case ("lanes");
  g_autoptr(EntTimelineLayout) by_party = NULL, by_phase = NULL, single = NULL;
  EntEvent *event;
  GPtrArray *lanes;

  g_ptr_array_add (item->phases, ent_phase_new ("war", ent_text_new ("War"), ent_date_parse ("1967/1973", NULL)));
  event = add_event (item, "0", "1970", "In the war", "egypt", 2);
  event->phase = g_strdup ("war");
  add_event (item, "1", "1975", "After the war", "israel", 2);
  add_event (item, "2", "1976", "By nobody", NULL, 2);
  ent_case_seal (item);

  by_party = create_layout (item, ENT_TIMELINE_LANES_PARTY, NOW_SEC);
  lanes = ent_timeline_layout_get_lanes (by_party);
  g_assert_cmpuint (lanes->len, ==, 4);
  g_assert_cmpstr (((EntTimelineLane *) lanes->pdata[0])->title, ==, "Egypt");
  g_assert_null (((EntTimelineLane *) lanes->pdata[3])->id);
  g_assert_cmpint (ent_timeline_layout_find_lane (by_party, 1, 0), ==, 1);
  g_assert_cmpint (ent_timeline_layout_find_lane (by_party, 2, 0), ==, 3);
  g_assert_cmpint (ent_timeline_layout_find_nearest (by_party, 0, 0), ==, 0);
  g_assert_cmpint (ent_timeline_layout_find_nearest (by_party, 1, -1e12), ==, 1);
  g_assert_cmpint (ent_timeline_layout_find_nearest (by_party, 2, 0), ==, -1);

  by_phase = create_layout (item, ENT_TIMELINE_LANES_PHASE, NOW_SEC);
  lanes = ent_timeline_layout_get_lanes (by_phase);
  g_assert_cmpuint (lanes->len, ==, 2);
  g_assert_cmpstr (((EntTimelineLane *) lanes->pdata[0])->id, ==, "war");
  g_assert_cmpuint (((EntTimelineLane *) lanes->pdata[1])->n_events, ==, 2);

  single = create_layout (item, ENT_TIMELINE_LANES_NONE, NOW_SEC);
  g_assert_cmpuint (ent_timeline_layout_get_lanes (single)->len, ==, 1);
}

static int
compare_seconds (gconstpointer a,
                 gconstpointer b)
{
  gint64 da = *(const gint64 *) a, db = *(const gint64 *) b;

  return da < db ? -1 : da > db;
}

/* The index against looking at every span. */
static void
test_span_index (void)
{
  static const guint counts[] = { 0, 1, 31, 32, 33, 1000, 40000 };
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      guint n = counts[i], max_hits = n + 1;
      g_autofree gint64 *begin = g_new (gint64, n + 1), *end = g_new (gint64, n + 1);
      g_autofree guint *hits = g_new (guint, max_hits);
      g_autoptr(EntSpanIndex) spans = NULL;

      for (guint j = 0; j < n; j++)
        begin[j] = g_rand_int_range (rand, 0, 1000);
      qsort (begin, n, sizeof (gint64), compare_seconds);
      for (guint j = 0; j < n; j++)
        end[j] = begin[j] + (g_rand_int_range (rand, 0, 20) == 0 ? g_rand_int_range (rand, 0, 500) : 0);
      spans = ent_span_index_new (begin, end, NULL, n, -1e6, 1e6);

      for (guint query = 0; query < 30; query++)
        {
          double at = floor (g_rand_double_range (rand, -10, 1010));
          guint first = ent_span_index_find (spans, at), n_hits, expected = 0;
          guint from = (guint) g_rand_int_range (rand, 0, (int) first + 1);

          g_assert_true (first == n || (double) begin[first] >= at);
          g_assert_true (first == 0 || (double) begin[first - 1] < at);
          g_assert_cmpuint (ent_span_index_find_from (spans, from, at), ==, first);

          n_hits = ent_span_index_query_over (spans, first, at, hits, max_hits);
          for (guint j = first; j > 0; j--)
            if ((double) end[j - 1] + 1 >= at)
              {
                g_assert_cmpuint (expected, <, n_hits);
                g_assert_cmpuint (hits[expected], ==, j - 1);
                expected++;
              }
          g_assert_cmpuint (n_hits, ==, expected);
          g_assert_cmpuint (ent_span_index_query_over (spans, first, at, hits, 3), ==, MIN (expected, 3));
        }
    }
}

/* On paper nobody pans to what an edge cuts: beside its mark a label is whole, or not there. */
static void
test_labels_whole_on_paper (void)
{
  g_autoptr(EntCase) item = create_random_case (SEED, 200, 1950, 2020);
  g_autoptr(EntTimelineLayout) layout = create_layout (item, ENT_TIMELINE_LANES_PARTY, NOW_SEC);
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  EntTimeScale scale;
  guint n = 0;

  layout->still = TRUE;
  init_scale (layout, &scale, 900);
  for (guint view = 0; view < 60; view++)
    {
      g_autoptr(EntTimelineFrame) frame = NULL;

      zoom_anywhere (rand, &scale);
      frame = arrange (layout, &scale, 2000);
      for (guint i = 0; i < frame->marks->len; i++)
        {
          const EntTimelineMark *mark = &g_array_index (frame->marks, EntTimelineMark, i);

          if (mark->side != ENT_LABEL_AFTER && mark->side != ENT_LABEL_BEFORE)
            continue;
          g_assert_cmpfloat (mark->label_width, ==, measure (mark->event, layout));
          g_assert_cmpfloat (mark->label_x, >=, 0);
          g_assert_cmpfloat (mark->label_x + mark->label_width, <=, scale.width_px);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 200);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/spans/index", test_span_index);
  g_test_add_func ("/draw/layout/labels-never-overlap", test_labels_never_overlap);
  g_test_add_func ("/draw/layout/nothing-vanishes", test_nothing_vanishes);
  g_test_add_func ("/draw/layout/order-is-kept", test_order_is_kept);
  g_test_add_func ("/draw/layout/rows-stay-while-panning", test_rows_stay_while_panning);
  g_test_add_func ("/draw/layout/work-is-bounded-by-width", test_work_is_bounded_by_width);
  g_test_add_func ("/draw/layout/one-day", test_one_day);
  g_test_add_func ("/draw/layout/dates-at-the-edges", test_dates_at_the_edges);
  g_test_add_func ("/draw/layout/shapes", test_shapes);
  g_test_add_func ("/draw/layout/highlight-comes-first", test_highlight_comes_first);
  g_test_add_func ("/draw/layout/lanes", test_lanes);
  g_test_add_func ("/draw/layout/labels-whole-on-paper", test_labels_whole_on_paper);
  return g_test_run ();
}
