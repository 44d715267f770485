#include "config.h"

#include <locale.h>

#include "ent-date.h"
#include "ent-duration.h"

static gint64
seconds (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntDate) date = ent_date_parse (text, &error);

  g_assert_no_error (error);

  return ent_date_get_earliest (date);
}

static void
test_calendar (void)
{
  /* The end is the first moment after the span. */
  static const struct
  {
    const char *begin, *end;
    const char *words;
  } spans[] = {
    { "1978-09-05", "1978-09-18", "13 days" },
    { "1978-09-05", "1978-09-06", "1 day" },
    { "1978-09-05T00:00:00", "1978-09-05T05:20:00", "5 hours 20 minutes" },
    { "1978-09-05T00:00:00", "1978-09-05T01:01:01", "1 hour 1 minute" },
    { "1978-09-05T00:00:00", "1978-09-05T00:00:59", "59 seconds" },
    { "1978-09-05T10:00:00", "1978-09-06T09:00:00", "23 hours" },
    { "1978-09-05T10:00:00", "1978-10-05T09:00:00", "29 days 23 hours" },
    { "1978-09-05", "1978-09-05", "0 seconds" },
    { "1990-01", "1990-02", "1 month" },
    { "1990-02", "1990-03", "1 month" },
    { "1990-01", "1992-04", "2 years 3 months" },
    { "1990-01", "1991-01", "1 year" },
    { "1990-01-01", "1991-01-06", "1 year 5 days" },
    { "1990-01-01", "1992-04-20", "2 years 3 months" },
    { "1973-01-27", "1995-07-11", "22 years 5 months" },
    /* ends of months */
    { "1990-01-31", "1990-02-28", "28 days" },
    { "1990-01-31", "1990-03-01", "1 month" },
    { "1990-01-31", "1990-03-31", "2 months" },
    { "1990-01-30", "1990-02-28", "29 days" },
    { "1992-01-31", "1992-02-29", "29 days" },
    { "1990-01-31", "1990-03-02", "1 month 1 day" },
    { "1990-03-31", "1990-04-30", "30 days" },
    { "1990-03-31", "1990-05-01", "1 month" },
    { "1990-12-31", "1991-01-31", "1 month" },
    { "1990-11-30", "1991-02-28", "2 months 29 days" },
    /* leap years */
    { "1992-02-28", "1992-03-01", "2 days" },
    { "1991-02-28", "1991-03-01", "1 day" },
    { "1900-02-28", "1900-03-01", "1 day" },
    { "2000-02-29", "2004-02-29", "4 years" },
    { "2000-02-29", "2001-03-01", "1 year" },
    { "-0004-02-28", "-0004-03-01", "2 days" },
    /* before Christ, over the year 0, and far away */
    { "-0430", "-0403", "27 years" },
    { "-0001-12-31", "0000-01-01", "1 day" },
    { "-0043-03-15", "0014-08-19", "57 years 5 months" },
    { "0000", "0999-06", "999 years 5 months" },
    { "0000", "1000-06", "1000 years" },
    { "Y-168000", "2000", "170000 years" },
    { "Y-292277000000", "Y292277000000", "584554000000 years" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autofree char *words = ent_duration_format (seconds (spans[i].begin), seconds (spans[i].end));
      g_autofree char *reverse = ent_duration_format (seconds (spans[i].end), seconds (spans[i].begin));

      if (!g_str_equal (words, spans[i].words))
        g_error ("%s to %s is “%s”, expected “%s”", spans[i].begin, spans[i].end, words, spans[i].words);
      g_assert_cmpstr (reverse, ==, words);
    }
}

/* What is beyond the years that dates have is cut off, and nothing overflows. */
static void
test_limits (void)
{
  g_autofree char *all = ent_duration_format (G_MININT64, G_MAXINT64);
  g_autofree char *none = ent_duration_format (G_MAXINT64, G_MAXINT64);

  g_assert_cmpstr (all, ==, "584554000000 years");
  g_assert_cmpstr (none, ==, "0 seconds");
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1815);

  for (int i = 0; i < 20000; i++)
    {
      int year = g_rand_int_range (rand, -5000, 5000);
      int month = g_rand_int_range (rand, 1, 13);
      int day = g_rand_int_range (rand, 1, 29);
      int years = g_rand_int_range (rand, 2, 900);
      int months = g_rand_int_range (rand, 2, 12);
      int last = month + months;
      gint64 end = ent_date_seconds_from_civil (year + years + (last - 1) / 12, (last - 1) % 12 + 1, day);
      g_autofree char *expected = g_strdup_printf ("%d years %d months", years, months);
      g_autofree char *words = ent_duration_format (ent_date_seconds_from_civil (year, month, day), end);
      g_autofree char *shorter = ent_duration_format (ent_date_seconds_from_civil (year, month, day), end - 1);

      g_assert_cmpstr (words, ==, expected);
      g_assert_cmpstr (shorter, !=, expected);
    }
}

static void
test_grouping (void)
{
  g_autofree char *words = NULL;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("the locale de_DE.UTF-8 is not installed");
      return;
    }
  words = ent_duration_format (seconds ("Y-1168000"), seconds ("2000"));
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (words, ==, "1.170.000 years");
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duration/calendar", test_calendar);
  g_test_add_func ("/duration/limits", test_limits);
  g_test_add_func ("/duration/random", test_random);
  g_test_add_func ("/duration/grouping", test_grouping);

  return g_test_run ();
}
