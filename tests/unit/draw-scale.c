/* The time scale and its ticks. */
#include "config.h"

#include "ent-date.h"
#include "ent-time-scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define DAY  86400.0
#define YEAR (365.2425 * DAY)
#define SEED 20240917

static double
measure (const char *text,
         gboolean    bold,
         gpointer    data)
{
  return (bold ? 9.0 : 8.0) * (double) g_utf8_strlen (text, -1);
}

/* From hours to ten thousand years, on both sides of our era. */
static void
make_random_scale (GRand        *rand,
                   EntTimeScale *scale)
{
  double span = exp (g_rand_double_range (rand, log (6 * 3600.0), log (10000 * YEAR)));
  double begin = g_rand_double_range (rand, -12000 * YEAR, 3000 * YEAR);

  ent_time_scale_init (scale, -14000 * YEAR, 14000 * YEAR, g_rand_double_range (rand, 200, 3000));
  ent_time_scale_set_range (scale, begin, begin + span);
}

static void
test_mapping (void)
{
  EntTimeScale scale;

  ent_time_scale_init (&scale, 0, 1000 * DAY, 500);
  g_assert_cmpfloat (ent_time_scale_to_px (&scale, 0), ==, 0);
  g_assert_cmpfloat (ent_time_scale_to_px (&scale, 1000 * DAY), ==, 500);
  g_assert_cmpfloat_with_epsilon (ent_time_scale_to_seconds (&scale, 250), 500 * DAY, 1e-3);
  ent_time_scale_set_width (&scale, 1000);
  g_assert_cmpfloat_with_epsilon (ent_time_scale_to_px (&scale, 500 * DAY), 500, 1e-9);
  ent_time_scale_set_width (&scale, 0);
  g_assert_cmpfloat (scale.width_px, ==, 1);
}

static void
test_limits (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  EntTimeScale scale;

  make_random_scale (rand, &scale);
  for (guint i = 0; i < 5000; i++)
    {
      double px = g_rand_double_range (rand, 0, scale.width_px);

      if (g_rand_boolean (rand))
        ent_time_scale_zoom (&scale, g_rand_double_range (rand, 0.1, 8), px);
      else
        ent_time_scale_pan (&scale, g_rand_double_range (rand, -3000, 3000));
      g_assert_cmpfloat (scale.begin_sec, >=, scale.limit_begin_sec);
      g_assert_cmpfloat (scale.end_sec, <=, scale.limit_end_sec);
      g_assert_cmpfloat (scale.end_sec - scale.begin_sec, >=, scale.min_span_sec * 0.999);
    }

  g_assert_true (ent_time_scale_set_range (&scale, -1e19, 1e19));
  g_assert_cmpfloat (scale.begin_sec, ==, scale.limit_begin_sec);
  g_assert_cmpfloat (scale.end_sec, ==, scale.limit_end_sec);
  g_assert_false (ent_time_scale_set_range (&scale, -1e19, 1e19));
  g_assert_false (ent_time_scale_pan (&scale, 100));
}

static void
test_zoom_keeps_date (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  guint n_checked = 0;

  for (guint i = 0; i < 5000; i++)
    {
      EntTimeScale scale;
      double px, seconds, factor = exp (g_rand_double_range (rand, -1.5, 1.5));

      make_random_scale (rand, &scale);
      px = g_rand_double_range (rand, 0, scale.width_px);
      seconds = ent_time_scale_to_seconds (&scale, px);
      ent_time_scale_zoom (&scale, factor, px);
      if (scale.begin_sec == scale.limit_begin_sec || scale.end_sec == scale.limit_end_sec)
        continue;
      g_assert_cmpfloat_with_epsilon (ent_time_scale_to_px (&scale, seconds), px, 0.05);
      n_checked++;
    }
  g_assert_cmpuint (n_checked, >, 4000);
}

/* Panning there and back many times must not change how far one sees. */
static void
test_pan_keeps_span (void)
{
  EntTimeScale scale;
  double span;

  ent_time_scale_init (&scale, -100 * YEAR, 100 * YEAR, 1000);
  ent_time_scale_set_range (&scale, 0, 10 * DAY);
  span = scale.end_sec - scale.begin_sec;
  for (guint i = 0; i < 10000; i++)
    ent_time_scale_pan (&scale, i % 2 == 0 ? 0.37 : -0.37);
  g_assert_cmpfloat_with_epsilon (scale.end_sec - scale.begin_sec, span, 1e-3);
  g_assert_cmpfloat_with_epsilon (scale.begin_sec, 0, 1);
}

static void
test_interpolate (void)
{
  double begin, end, last = 1000 * DAY;

  ent_time_scale_interpolate (0, 1000 * DAY, 600 * DAY, 610 * DAY, 0, &begin, &end);
  g_assert_cmpfloat_with_epsilon (begin, 0, 1);
  g_assert_cmpfloat_with_epsilon (end, 1000 * DAY, 1);
  for (double progress = 0.1; progress < 1; progress += 0.1)
    {
      ent_time_scale_interpolate (0, 1000 * DAY, 600 * DAY, 610 * DAY, progress, &begin, &end);
      g_assert_cmpfloat (end - begin, <, last);
      g_assert_cmpfloat (begin, <=, 600 * DAY);
      g_assert_cmpfloat (end, >=, 610 * DAY);
      last = end - begin;
    }
  ent_time_scale_interpolate (0, 1000 * DAY, 600 * DAY, 610 * DAY, 1, &begin, &end);
  g_assert_cmpfloat (begin, ==, 600 * DAY);
  g_assert_cmpfloat (end, ==, 610 * DAY);

  /* Equal spans have no fixed moment. */
  ent_time_scale_interpolate (0, 10 * DAY, 90 * DAY, 100 * DAY, 0.5, &begin, &end);
  g_assert_cmpfloat_with_epsilon (begin, 45 * DAY, 1);
  g_assert_cmpfloat_with_epsilon (end, 55 * DAY, 1);
}

static void
check_ticks (const EntTimeScale *scale,
             GArray             *ticks)
{
  double taken_until = 0, last_px = -1;
  guint n_labels = 0;

  g_assert_cmpuint (ticks->len, <=, (guint) (scale->width_px / 7) + 3);
  for (guint i = 0; i < ticks->len; i++)
    {
      const EntTick *tick = &g_array_index (ticks, EntTick, i);

      g_assert_cmpfloat (tick->px, >=, last_px);
      g_assert_cmpfloat (tick->px, <=, scale->width_px);
      last_px = tick->px;
      if (tick->label == NULL)
        continue;
      g_assert_cmpint (tick->rank, !=, ENT_TICK_FINE);
      g_assert_cmpfloat (tick->label_px, >=, taken_until);
      taken_until = tick->label_px + tick->label_width;
      g_assert_cmpfloat (taken_until, <=, scale->width_px);
      n_labels++;
    }
  if (scale->width_px >= 400)
    g_assert_cmpuint (n_labels, >=, 1);
}

static void
test_ticks_never_collide (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr(GArray) ticks = NULL;
      EntTimeScale scale;

      make_random_scale (rand, &scale);
      ticks = ent_time_scale_make_ticks (&scale, measure, NULL);
      check_ticks (&scale, ticks);
    }
}

static const EntTick *
find_tick (GArray     *ticks,
           const char *label)
{
  for (guint i = 0; i < ticks->len; i++)
    if (g_strcmp0 (g_array_index (ticks, EntTick, i).label, label) == 0)
      return &g_array_index (ticks, EntTick, i);
  return NULL;
}

static void
make_ticks (GArray **ticks,
            gint64   begin,
            gint64   end)
{
  EntTimeScale scale;

  ent_time_scale_init (&scale, -1e15, 1e15, 1000);
  ent_time_scale_set_range (&scale, (double) begin, (double) end);
  *ticks = ent_time_scale_make_ticks (&scale, measure, NULL);
  check_ticks (&scale, *ticks);
}

static void
assert_tick (GArray      *ticks,
             const char  *label,
             EntTickRank  rank,
             gint64       year,
             int          month,
             int          day)
{
  const EntTick *tick = find_tick (ticks, label);

  g_assert_nonnull (tick);
  g_assert_cmpint (tick->rank, ==, rank);
  g_assert_cmpfloat (tick->seconds, ==, (double) ent_date_seconds_from_civil (year, month, day));
}

static void
test_ticks_say_what_they_mark (void)
{
  g_autoptr(GArray) centuries = NULL, decades = NULL, months = NULL, days = NULL, hours = NULL;

  make_ticks (&centuries, ent_date_seconds_from_civil (-620, 1, 1), ent_date_seconds_from_civil (320, 1, 1));
  assert_tick (centuries, "500 BC", ENT_TICK_MINOR, -499, 1, 1);
  assert_tick (centuries, "1", ENT_TICK_MAJOR, 1, 1, 1);
  assert_tick (centuries, "200", ENT_TICK_MINOR, 200, 1, 1);

  make_ticks (&decades, ent_date_seconds_from_civil (1945, 1, 1), ent_date_seconds_from_civil (2026, 1, 1));
  assert_tick (decades, "1950", ENT_TICK_MAJOR, 1950, 1, 1);
  assert_tick (decades, "1975", ENT_TICK_MINOR, 1975, 1, 1);

  make_ticks (&months, ent_date_seconds_from_civil (1977, 9, 5), ent_date_seconds_from_civil (1979, 8, 1));
  assert_tick (months, "1978", ENT_TICK_MAJOR, 1978, 1, 1);
  assert_tick (months, "Jul", ENT_TICK_MINOR, 1978, 7, 1);
  assert_tick (months, "1977", ENT_TICK_CONTEXT, 1977, 1, 1);

  make_ticks (&days, ent_date_seconds_from_civil (1978, 9, 4), ent_date_seconds_from_civil (1978, 9, 18));
  assert_tick (days, "17", ENT_TICK_MINOR, 1978, 9, 17);
  assert_tick (days, "Sep 1978", ENT_TICK_CONTEXT, 1978, 9, 1);

  make_ticks (&hours, ent_date_seconds_from_civil (1978, 9, 16) + 43200,
              ent_date_seconds_from_civil (1978, 9, 17) + 43200);
  assert_tick (hours, "17 Sep 1978", ENT_TICK_MAJOR, 1978, 9, 17);
  g_assert_nonnull (find_tick (hours, "18:00"));
}

static double
count_measured (const char *text,
                gboolean    bold,
                gpointer    data)
{
  (*(guint *) data)++;
  return measure (text, bold, NULL);
}

/* However much there is to either side, as much is made as for a view of the same width that is all
 * there is; of a hundred million years this would never end otherwise. */
static void
test_ticks_of_the_view_alone (void)
{
  static const gint64 years[] = { 0, 1, 100, 10000, 100000000 };
  gint64 middle = ent_date_seconds_from_civil (1978, 9, 11);
  guint n_ticks = 0, n_measured = 0;

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr(GArray) ticks = NULL;
      EntTimeScale scale;
      guint n = 0;

      ent_time_scale_init (&scale, (double) middle - 7 * DAY - (double) years[i] / 2 * YEAR,
                           (double) middle + 7 * DAY + (double) years[i] / 2 * YEAR, 1000);
      ent_time_scale_set_range (&scale, (double) middle - 7 * DAY, (double) middle + 7 * DAY);
      ticks = ent_time_scale_make_ticks (&scale, count_measured, &n);
      check_ticks (&scale, ticks);
      for (guint j = 0; j < ticks->len; j++)
        {
          const EntTick *tick = &g_array_index (ticks, EntTick, j);

          g_assert_true (tick->rank == ENT_TICK_CONTEXT
                         || (tick->seconds >= scale.begin_sec && tick->seconds < scale.end_sec));
        }
      if (i == 0)
        {
          n_ticks = ticks->len;
          n_measured = n;
        }
      g_assert_cmpuint (ticks->len, ==, n_ticks);
      g_assert_cmpuint (n, ==, n_measured);
    }
  g_assert_cmpuint (n_measured, <, 200);
}

/* Over a day the axis tells the hours, at their places. */
static void
test_hours (void)
{
  gint64 day = ent_date_seconds_from_civil (1978, 9, 17);
  g_autoptr(GArray) ticks = NULL;
  guint n_hours = 0;

  make_ticks (&ticks, day, day + 86400);
  for (guint i = 0; i < ticks->len; i++)
    {
      const EntTick *tick = &g_array_index (ticks, EntTick, i);
      int hour, minute;

      if (tick->label == NULL || sscanf (tick->label, "%d:%d", &hour, &minute) != 2)
        continue;
      g_assert_cmpfloat (tick->seconds, ==, (double) day + hour * 3600 + minute * 60);
      n_hours++;
    }
  g_assert_cmpuint (n_hours, >=, 7);
  assert_tick (ticks, "17 Sep 1978", ENT_TICK_CONTEXT, 1978, 9, 17);
}

/* The whole of time, and the shortest view at its very ends. */
static void
test_ticks_at_the_edges (void)
{
  const double limits[][2] = {
    { -ENT_TIME_SCALE_FARTHEST, ENT_TIME_SCALE_FARTHEST },
    { (double) G_MININT64, (double) G_MAXINT64 },
    { -5.4e15, 2e9 },
    { 0, 0 },
    { 1e9, 1e9 - 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    for (guint end = 0; end < 3; end++)
      {
        g_autoptr(GArray) ticks = NULL;
        EntTimeScale scale;

        ent_time_scale_init (&scale, limits[i][0], limits[i][1], 800);
        if (end == 1)
          ent_time_scale_set_range (&scale, scale.limit_begin_sec, scale.limit_begin_sec + 1);
        else if (end == 2)
          ent_time_scale_set_range (&scale, scale.limit_end_sec - 1, scale.limit_end_sec);
        ticks = ent_time_scale_make_ticks (&scale, measure, NULL);
        check_ticks (&scale, ticks);
      }
}

/* A view narrower than one label still gets ticks, and no label that is cut. */
static void
test_ticks_without_room (void)
{
  for (double width = 1; width < 60; width += 7)
    {
      g_autoptr(GArray) ticks = NULL;
      EntTimeScale scale;

      ent_time_scale_init (&scale, 0, 5000 * DAY, width);
      ticks = ent_time_scale_make_ticks (&scale, measure, NULL);
      check_ticks (&scale, ticks);
    }
}

static void
test_years (void)
{
  static const struct { gint64 year; const char *text; } years[] = {
    { 1978, "1978" }, { 1, "1" }, { 0, "1 BC" }, { -43, "44 BC" }, { 9999, "9999" },
    { 12000, "12,000" }, { -169999999, "170,000,000 BC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *text = ent_time_format_year (years[i].year);

      g_assert_cmpstr (text, ==, years[i].text);
    }
}

static void
test_relative_never_collide (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr(GArray) ticks = NULL;
      EntTimeScale scale;
      double origin, span;

      make_random_scale (rand, &scale);
      span = scale.end_sec - scale.begin_sec;
      /* In view, near it, and far from it. */
      origin = scale.begin_sec + span * g_rand_double_range (rand, -1, 2);
      if (i % 4 == 0)
        origin = g_rand_double_range (rand, -12000 * YEAR, 3000 * YEAR);
      ticks = ent_time_scale_make_relative_ticks (&scale, origin, i % 2 == 0 ? "End of war" : NULL, measure, NULL);
      check_ticks (&scale, ticks);
    }
}

static void
make_relative (GArray **ticks,
               gint64   origin,
               gint64   begin,
               gint64   end)
{
  EntTimeScale scale;

  ent_time_scale_init (&scale, -1e15, 1e15, 1000);
  ent_time_scale_set_range (&scale, (double) begin, (double) end);
  *ticks = ent_time_scale_make_relative_ticks (&scale, (double) origin, "End of war", measure, NULL);
  check_ticks (&scale, *ticks);
}

static void
test_relative_says_what_it_marks (void)
{
  g_autoptr(GArray) years = NULL, months = NULL, days = NULL, hours = NULL, far = NULL;
  gint64 origin = ent_date_seconds_from_civil (1975, 4, 30);

  make_relative (&years, origin, ent_date_seconds_from_civil (1962, 1, 1), ent_date_seconds_from_civil (1998, 1, 1));
  assert_tick (years, "End of war", ENT_TICK_ORIGIN, 1975, 4, 30);
  assert_tick (years, "\342\210\22210 years", ENT_TICK_MAJOR, 1965, 4, 30);
  assert_tick (years, "+10 years", ENT_TICK_MAJOR, 1985, 4, 30);
  assert_tick (years, "+15 years", ENT_TICK_MINOR, 1990, 4, 30);

  /* The last day of a shorter month. */
  make_relative (&months, origin, ent_date_seconds_from_civil (1975, 1, 15), ent_date_seconds_from_civil (1975, 10, 10));
  assert_tick (months, "+1 month", ENT_TICK_MINOR, 1975, 5, 30);
  assert_tick (months, "\342\210\2222 months", ENT_TICK_MINOR, 1975, 2, 28);
  assert_tick (months, "+4 months", ENT_TICK_MINOR, 1975, 8, 30);

  make_relative (&days, origin, ent_date_seconds_from_civil (1975, 4, 20), ent_date_seconds_from_civil (1975, 5, 12));
  assert_tick (days, "+10 days", ENT_TICK_MINOR, 1975, 5, 10);
  assert_tick (days, "\342\210\2225 days", ENT_TICK_MINOR, 1975, 4, 25);
  g_assert_null (find_tick (days, "+1 month"));

  make_relative (&hours, origin, origin - 10 * 3600, origin + 14 * 3600);
  g_assert_nonnull (find_tick (hours, "+6 hours"));
  g_assert_nonnull (find_tick (hours, "\342\210\2223 hours"));

  /* Away from the moment a label still says all of it. */
  make_relative (&far, origin, ent_date_seconds_from_civil (1978, 9, 4), ent_date_seconds_from_civil (1979, 9, 18));
  assert_tick (far, "+4 years", ENT_TICK_MAJOR, 1979, 4, 30);
  assert_tick (far, "+3 years 6 months", ENT_TICK_MINOR, 1978, 10, 30);
}

static void
test_relative_at_the_edges (void)
{
  const double limits[][2] = {
    { -ENT_TIME_SCALE_FARTHEST, ENT_TIME_SCALE_FARTHEST },
    { (double) G_MININT64, (double) G_MAXINT64 },
    { -5.4e15, 2e9 },
    { 0, 0 },
  };
  const double origins[] = { -ENT_TIME_SCALE_FARTHEST, 0, ENT_TIME_SCALE_FARTHEST, (double) G_MAXINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    for (guint j = 0; j < G_N_ELEMENTS (origins); j++)
      for (guint end = 0; end < 3; end++)
        {
          g_autoptr(GArray) ticks = NULL;
          EntTimeScale scale;

          ent_time_scale_init (&scale, limits[i][0], limits[i][1], 800);
          if (end == 1)
            ent_time_scale_set_range (&scale, scale.limit_begin_sec, scale.limit_begin_sec + 1);
          else if (end == 2)
            ent_time_scale_set_range (&scale, scale.limit_end_sec - 1, scale.limit_end_sec);
          ticks = ent_time_scale_make_relative_ticks (&scale, origins[j], NULL, measure, NULL);
          check_ticks (&scale, ticks);
        }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/scale/mapping", test_mapping);
  g_test_add_func ("/draw/scale/limits", test_limits);
  g_test_add_func ("/draw/scale/zoom-keeps-date", test_zoom_keeps_date);
  g_test_add_func ("/draw/scale/pan-keeps-span", test_pan_keeps_span);
  g_test_add_func ("/draw/scale/interpolate", test_interpolate);
  g_test_add_func ("/draw/ticks/never-collide", test_ticks_never_collide);
  g_test_add_func ("/draw/ticks/say-what-they-mark", test_ticks_say_what_they_mark);
  g_test_add_func ("/draw/ticks/of-the-view-alone", test_ticks_of_the_view_alone);
  g_test_add_func ("/draw/ticks/hours", test_hours);
  g_test_add_func ("/draw/ticks/at-the-edges", test_ticks_at_the_edges);
  g_test_add_func ("/draw/ticks/without-room", test_ticks_without_room);
  g_test_add_func ("/draw/ticks/relative-never-collide", test_relative_never_collide);
  g_test_add_func ("/draw/ticks/relative-says-what-it-marks", test_relative_says_what_it_marks);
  g_test_add_func ("/draw/ticks/relative-at-the-edges", test_relative_at_the_edges);
  g_test_add_func ("/draw/ticks/years", test_years);
  return g_test_run ();
}
