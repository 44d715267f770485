/* What one marks on a timeline, and where one goes on it: spans, the measuring line, dates,
 * jumps, and views as specs. */
#include "config.h"

#include "timeline-fixture.h"

#include "ent-timeline-view-private.h"

#include <math.h>

static gint64
day (int year,
     int month,
     int day_of_month)
{
  return ent_date_seconds_from_civil (year, month, day_of_month);
}

static void
assert_span (Fixture *fixture,
             gint64   begin,
             gint64   end)
{
  gint64 now_begin, now_end;

  g_assert_true (ent_timeline_view_get_span (fixture->view, &now_begin, &now_end));
  g_assert_cmpint (now_begin, ==, begin);
  g_assert_cmpint (now_end, ==, end);
}

static void
assert_no_span (Fixture *fixture)
{
  gint64 begin, end;

  g_assert_false (ent_timeline_view_get_span (fixture->view, &begin, &end));
}

static void
assert_range (Fixture *fixture,
              gint64   begin,
              gint64   end)
{
  gint64 now_begin, now_end;

  ent_timeline_view_get_range (fixture->view, &now_begin, &now_end);
  g_assert_cmpint (ABS (now_begin - begin), <=, 1);
  g_assert_cmpint (ABS (now_end - end), <=, 1);
}

#define assert_name(fixture, name) \
  gtk_test_accessible_assert_property ((fixture)->view, GTK_ACCESSIBLE_PROPERTY_LABEL, name)

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_span_words (void)
{
  static const struct { gint64 begin[3], end[3]; const char *words; } spans[] = {
    { { 1990, 1, 1 }, { 1995, 1, 1 }, "1990–1994" },
    { { 1990, 1, 1 }, { 1991, 1, 1 }, "1990" },
    { { 1990, 3, 1 }, { 1990, 4, 1 }, "March 1990" },
    { { 1978, 9, 5 }, { 1978, 9, 18 }, "5–17 September 1978" },
    { { -43, 3, 15 }, { -43, 3, 16 }, "15 March 44 BC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      const gint64 *b = spans[i].begin, *e = spans[i].end;
      double begin_sec = (double) ent_date_seconds_from_civil (b[0], (int) b[1], (int) b[2]);
      double end_sec = (double) ent_date_seconds_from_civil (e[0], (int) e[1], (int) e[2]);
      g_autofree char *words = ent_timeline_format_span (begin_sec, end_sec);

      g_assert_cmpstr (words, ==, spans[i].words);
    }
}

static void
test_set_span (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GVariant) span = NULL;
  guint n = 0;
  gint64 begin, end;

  g_signal_connect_swapped (fixture->view, "notify::span", G_CALLBACK (count_cb), &n);
  g_object_get (fixture->view, "span", &span, NULL);
  g_assert_null (span);
  ent_timeline_view_set_span (fixture->view, day (1977, 1, 1), day (1979, 4, 1));
  ent_timeline_view_set_span (fixture->view, day (1977, 1, 1), day (1979, 4, 1));
  g_assert_cmpuint (n, ==, 1);
  assert_span (fixture, day (1977, 1, 1), day (1979, 4, 1));
  g_object_get (fixture->view, "span", &span, NULL);
  g_variant_get (span, "(xx)", &begin, &end);
  g_assert_cmpint (begin, ==, day (1977, 1, 1));
  g_assert_cmpint (end, ==, day (1979, 4, 1));
  assert_name (fixture, "Timeline: A made-up case; span January 1977 – March 1979 · 2 years 3 months");
  wait_msec (50);

  ent_timeline_view_set_span (fixture->view, 0, 0);
  assert_no_span (fixture);
  g_assert_cmpuint (n, ==, 2);
  assert_name (fixture, "Timeline: A made-up case");

  /* It is the case's. */
  ent_timeline_view_set_span (fixture->view, day (1977, 1, 1), day (1979, 4, 1));
  ent_timeline_view_set_table (fixture->view, NULL, NULL);
  assert_no_span (fixture);
  run (fixture, "timeline.span");
  run (fixture, "timeline.measure");
  run (fixture, "timeline.later");
  assert_no_span (fixture);
  g_signal_handlers_disconnect_by_data (fixture->view, &n);
}

static void
test_walk_span (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 begin, end;

  run (fixture, "timeline.span");
  assert_no_span (fixture);

  ent_timeline_view_set_selected (fixture->view, "jerusalem");
  run (fixture, "timeline.span");
  assert_span (fixture, day (1977, 11, 19), day (1977, 11, 20));
  run (fixture, "timeline.next");
  run (fixture, "timeline.next");
  assert_span (fixture, day (1977, 11, 19), day (1978, 9, 18));
  /* To the other side of where it began. */
  for (guint i = 0; i < 3; i++)
    run (fixture, "timeline.previous");
  assert_span (fixture, day (1973, 10, 6), day (1977, 11, 20));
  run (fixture, "timeline.span");
  run (fixture, "timeline.next");
  run (fixture, "timeline.next");
  assert_span (fixture, day (1973, 10, 6), day (1977, 11, 20));

  /* Enter ends a walk, and then zooms to what was walked. */
  run (fixture, "timeline.span");
  run (fixture, "timeline.next");
  run (fixture, "timeline.zoom-event");
  assert_span (fixture, day (1977, 12, 25), day (1978, 9, 18));
  g_assert_null (fixture->activated);
  run (fixture, "timeline.zoom-event");
  g_assert_null (fixture->activated);
  ent_timeline_view_get_range (fixture->view, &begin, &end);
  g_assert_cmpint (begin, >, day (1977, 11, 1));
  g_assert_cmpint (begin, <, day (1977, 12, 25));
  g_assert_cmpint (end, >, day (1978, 9, 18));
  g_assert_cmpint (end, <, day (1978, 11, 1));
  /* An event selected after that is what Enter means. */
  run (fixture, "timeline.next");
  run (fixture, "timeline.zoom-event");
  g_assert_cmpstr (fixture->activated, ==, "treaty");
}

/* The place in the view where a moment stands. */
static double
find_x (Fixture *fixture,
        gint64   seconds)
{
  EntTimelinePicture *picture = fixture->view->picture;
  double px = ent_time_scale_to_px (ent_timeline_picture_get_scale (picture), (double) seconds);

  /* Both directions are mirrored by the same function. */
  return px - ent_timeline_picture_x_to_px (picture, 0);
}

static void
drag_span (Fixture *fixture,
           double   from_x,
           double   to_x)
{
  EntTimelineHit hit;

  ent_timeline_picture_hit (fixture->view->picture, from_x, 5, &hit);
  g_assert_true (ent_timeline_view_take_span (fixture->view, from_x, &hit));
  ent_timeline_view_drag_span (fixture->view, (from_x + to_x) / 2);
  ent_timeline_view_drag_span (fixture->view, to_x);
}

static void
test_drag_span (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 begin, end;
  double x;

  ent_timeline_view_show_range (fixture->view, day (1975, 1, 1), day (1981, 1, 1), FALSE);
  g_assert_true (ent_timeline_view_arrange (fixture->view));
  /* Near a tick it snaps, from right to left too. */
  drag_span (fixture, find_x (fixture, day (1979, 1, 1)) + 3, find_x (fixture, day (1977, 1, 1)) - 3);
  assert_span (fixture, day (1977, 1, 1), day (1979, 1, 1));
  /* An edge is taken and moved, also past the other one. */
  drag_span (fixture, find_x (fixture, day (1979, 1, 1)) + 4, find_x (fixture, day (1978, 1, 1)));
  assert_span (fixture, day (1977, 1, 1), day (1978, 1, 1));
  drag_span (fixture, find_x (fixture, day (1977, 1, 1)) + 4, find_x (fixture, day (1980, 1, 1)) + 2);
  assert_span (fixture, day (1978, 1, 1), day (1980, 1, 1));
  /* Between ticks it ends at a midnight. */
  x = find_x (fixture, day (1976, 2, 16));
  drag_span (fixture, x, x + 10);
  g_assert_true (ent_timeline_view_get_span (fixture->view, &begin, &end));
  g_assert_cmpint (begin % 86400, ==, 0);
  g_assert_cmpint (end % 86400, ==, 0);
  g_assert_cmpint (end, >, begin);
  /* Back to where it began, it is none. */
  drag_span (fixture, x + 90, x + 90);
  assert_no_span (fixture);
}

static void
test_measure (Fixture       *fixture,
              gconstpointer  data)
{
  run (fixture, "timeline.measure");
  assert_name (fixture, "Timeline: A made-up case");

  ent_timeline_view_set_selected (fixture->view, "jerusalem");
  run (fixture, "timeline.measure");
  assert_name (fixture, "Sadat in Jerusalem, 19 November 1977, Egypt, 3 of 6; measuring from “Sadat in Jerusalem”");
  wait_msec (30);
  for (guint i = 0; i < 3; i++)
    run (fixture, "timeline.next");
  assert_name (fixture, "Treaty of Peace, 26 March 1979, Egypt, 6 of 6; 1 year 4 months from “Sadat in Jerusalem” to "
                        "“Treaty of Peace”");
  wait_msec (30);
  run (fixture, "timeline.measure");
  assert_name (fixture, "Treaty of Peace, 26 March 1979, Egypt, 6 of 6");

  /* Where one has ended it stays, whatever one selects. */
  run (fixture, "timeline.measure");
  run (fixture, "timeline.previous");
  run (fixture, "timeline.zoom-event");
  run (fixture, "timeline.previous");
  assert_name (fixture, "Begin at Ismailia, 25 December 1977, Israel, 4 of 6; 6 months 21 days from “Treaty of Peace” to "
                        "“Camp David”");
  ent_timeline_view_clear_measure (fixture->view);
  /* With nothing walked to there is nothing to keep. */
  run (fixture, "timeline.measure");
  run (fixture, "timeline.zoom-event");
  assert_name (fixture, "Begin at Ismailia, 25 December 1977, Israel, 4 of 6");
}

/* Before a jump, and not for a step. */
static void
test_jumps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(EntDate) date = ent_date_parse ("1978", NULL);
  guint n_jumps = 0, n_changes = 0, before;

  g_signal_connect_swapped (fixture->view, "jumped", G_CALLBACK (count_cb), &n_jumps);
  g_signal_connect_swapped (fixture->view, "range-changed", G_CALLBACK (count_cb), &n_changes);
  ent_timeline_view_set_selected (fixture->view, "treaty");
  run (fixture, "timeline.zoom-in");
  run (fixture, "timeline.earlier");
  ent_timeline_view_show_range (fixture->view, day (1975, 1, 1), day (1981, 1, 1), FALSE);
  g_assert_cmpuint (n_jumps, ==, 0);
  before = n_changes;
  g_assert_cmpuint (before, >, 0);
  ent_timeline_view_show_range (fixture->view, day (1975, 1, 1), day (1981, 1, 1), FALSE);
  g_assert_cmpuint (n_changes, ==, before);
  run (fixture, "timeline.zoom-event");
  g_assert_cmpuint (n_jumps, ==, 1);
  run (fixture, "timeline.zoom-all");
  g_assert_cmpuint (n_jumps, ==, 2);
  ent_timeline_view_show_date (fixture->view, date);
  g_assert_cmpuint (n_jumps, ==, 3);
  g_signal_handlers_disconnect_by_data (fixture->view, &n_jumps);
  g_signal_handlers_disconnect_by_data (fixture->view, &n_changes);
}

static void
show_date (Fixture    *fixture,
           const char *text,
           gboolean    inside)
{
  g_autoptr(EntDate) date = ent_date_parse (text, NULL);

  g_assert_cmpint (ent_timeline_view_show_date (fixture->view, date), ==, inside);
}

static void
test_show_date (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 limit_begin, limit_end, begin, end;

  ent_timeline_view_get_limits (fixture->view, &limit_begin, &limit_end);
  /* A year takes half of the width, a day is seen in its month. */
  show_date (fixture, "1978", TRUE);
  assert_range (fixture, day (1978, 1, 1) - 365 * 43200, day (1979, 1, 1) + 365 * 43200);
  show_date (fixture, "1978-09-17", TRUE);
  assert_range (fixture, day (1978, 9, 1), day (1978, 10, 1));
  show_date (fixture, "1978-12-31", TRUE);
  assert_range (fixture, day (1978, 12, 1), day (1979, 1, 1));
  show_date (fixture, "1975/..", TRUE);
  ent_timeline_view_get_range (fixture->view, &begin, &end);
  g_assert_cmpint (begin, <, day (1975, 1, 1));
  g_assert_cmpint (ABS (end - limit_end), <=, 1);
  /* Outside, the nearest end comes. */
  show_date (fixture, "1850", FALSE);
  ent_timeline_view_get_range (fixture->view, &begin, &end);
  g_assert_cmpint (ABS (begin - limit_begin), <=, 1);
  show_date (fixture, "2400/..", FALSE);
  ent_timeline_view_get_range (fixture->view, &begin, &end);
  g_assert_cmpint (ABS (end - limit_end), <=, 1);
}

static void
test_spec (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(EntViewSpec) all = ent_timeline_view_dup_spec (fixture->view), spec = NULL, again = NULL, parsed = NULL;
  g_autofree char *link = NULL;

  g_assert_false (all->has_range);
  ent_timeline_view_set_lanes (fixture->view, ENT_TIMELINE_LANES_PHASE);
  ent_timeline_view_set_selected (fixture->view, "camp-david");
  ent_timeline_view_show_range (fixture->view, day (1977, 1, 1), day (1980, 1, 1), FALSE);
  spec = ent_timeline_view_dup_spec (fixture->view);
  link = ent_view_spec_to_link (spec);
  g_assert_cmpstr (link, ==, "entente:sample?from=1977&to=1979&lanes=phase&event=camp-david");

  ent_timeline_view_show_spec (fixture->view, all, FALSE);
  assert_selected (fixture, NULL);
  again = ent_timeline_view_dup_spec (fixture->view);
  g_assert_true (ent_view_spec_equal (all, again));
  parsed = ent_view_spec_parse (link, NULL);
  ent_timeline_view_show_spec (fixture->view, parsed, FALSE);
  assert_selected (fixture, "camp-david");
  assert_range (fixture, day (1977, 1, 1), day (1980, 1, 1));
  g_assert_cmpint (ent_timeline_view_get_lanes (fixture->view), ==, ENT_TIMELINE_LANES_PHASE);
}

/* What comes while the view moves starts from where it is going. */
static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 date = day (1978, 9, 5), begin, end, later_begin, later_end;
  double before, after;

  ent_timeline_view_show_range (fixture->view, day (1977, 1, 1), day (1980, 1, 1), FALSE);
  ent_timeline_view_set_selected (fixture->view, "camp-david");
  ent_timeline_view_get_range (fixture->view, &begin, &end);
  before = (double) (date - begin) / (double) (end - begin);
  run (fixture, "timeline.zoom-in");
  wait_msec (60);
  run (fixture, "timeline.zoom-in");
  ent_timeline_view_get_range (fixture->view, &later_begin, &later_end);
  after = (double) (date - later_begin) / (double) (later_end - later_begin);
  g_assert_cmpfloat_with_epsilon (before, after, 0.001);
  g_assert_cmpfloat_with_epsilon ((double) (end - begin) / (double) (later_end - later_begin), 1.6 * 1.6, 0.01);

  /* A walk out of view keeps the span on which the zoom would have ended. */
  run (fixture, "timeline.previous");
  run (fixture, "timeline.previous");
  ent_timeline_view_get_range (fixture->view, &begin, &end);
  g_assert_cmpint (ABS ((end - begin) - (later_end - later_begin)), <=, 2);
}

static void
test_overview_edges (Fixture       *fixture,
                     gconstpointer  data)
{
  EntTimelinePicture *picture = fixture->view->picture;
  graphene_rect_t area;
  gint64 limit_begin, limit_end;
  double begin_x, end_x;

  ent_timeline_view_show_range (fixture->view, day (1972, 1, 1), day (1978, 1, 1), FALSE);
  ent_timeline_view_get_limits (fixture->view, &limit_begin, &limit_end);
  ent_timeline_picture_get_overview (picture, &area);
  begin_x = area.origin.x + area.size.width * (double) (day (1972, 1, 1) - limit_begin) / (double) (limit_end - limit_begin);
  end_x = area.origin.x + area.size.width * (double) (day (1978, 1, 1) - limit_begin) / (double) (limit_end - limit_begin);
  g_assert_cmpint (ent_timeline_picture_hit_overview (picture, begin_x - 11), ==, ENT_OVERVIEW_BEGIN);
  g_assert_cmpint (ent_timeline_picture_hit_overview (picture, begin_x + 11), ==, ENT_OVERVIEW_BEGIN);
  g_assert_cmpint (ent_timeline_picture_hit_overview (picture, (begin_x + end_x) / 2), ==, ENT_OVERVIEW_WINDOW);
  g_assert_cmpint (ent_timeline_picture_hit_overview (picture, end_x + 11), ==, ENT_OVERVIEW_END);
  g_assert_cmpint (ent_timeline_picture_hit_overview (picture, end_x + 30), ==, ENT_OVERVIEW_OUTSIDE);
  /* However narrow the window, there is something left between its edges. */
  ent_timeline_view_show_range (fixture->view, day (1975, 1, 1), day (1975, 1, 2), FALSE);
  begin_x = area.origin.x + area.size.width * (double) (day (1975, 1, 1) - limit_begin) / (double) (limit_end - limit_begin);
  g_assert_cmpint (ent_timeline_picture_hit_overview (picture, begin_x), ==, ENT_OVERVIEW_WINDOW);
}

static void
add (const char *path,
     void      (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_test_add_func ("/timeline-span/words", test_span_words);
  add ("/timeline-span/set", test_set_span);
  add ("/timeline-span/walk", test_walk_span);
  add ("/timeline-span/drag", test_drag_span);
  add ("/timeline-span/measure", test_measure);
  add ("/timeline-span/jumps", test_jumps);
  add ("/timeline-span/show-date", test_show_date);
  add ("/timeline-span/spec", test_spec);
  add ("/timeline-span/interrupted", test_interrupted);
  add ("/timeline-span/overview-edges", test_overview_edges);
  return g_test_run ();
}
