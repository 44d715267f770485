#include "config.h"

#include <locale.h>
#include <string.h>

#include "date-random.h"
#include "date-tables.h"

static void
assert_bound (const char *text,
              gint64      bound,
              const char *expected)
{
  g_autofree char *day = NULL;

  if (bound == ENT_DATE_OPEN_PAST || bound == ENT_DATE_OPEN_FUTURE)
    day = NULL;
  else
    day = ent_date_format_seconds (bound);

  if (g_strcmp0 (day, expected) != 0)
    g_error ("%s: bound is %s, expected %s", text, day, expected);
}

static EntDate *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  EntDate *date = ent_date_parse (text, &error);

  if (date == NULL)
    g_error ("“%s”: %s", text, error->message);
  g_assert_no_error (error);

  return date;
}

static void
test_valid (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      const char *text = valid[i].text;
      g_autoptr(EntDate) date = parse (text);
      gint64 earliest = ent_date_get_earliest (date);
      gint64 latest = ent_date_get_latest (date);

      assert_bound (text, earliest, valid[i].earliest);
      assert_bound (text, latest, valid[i].latest);
      if (ent_date_get_flags (date) != valid[i].flags)
        g_error ("%s: flags are %#x, expected %#x", text, ent_date_get_flags (date),
                 valid[i].flags);
      g_assert_cmpstr (ent_date_get_text (date), ==, text);

      /* Whole days, unless there is a time. */
      if (strchr (text, 'T') != NULL)
        g_assert_cmpint (earliest, ==, latest);
      else
        {
          if (earliest != ENT_DATE_OPEN_PAST)
            g_assert_cmpint (earliest % 86400, ==, 0);
          if (latest != ENT_DATE_OPEN_FUTURE)
            g_assert_cmpint ((latest + 1) % 86400, ==, 0);
        }
    }
}

static void
test_time (void)
{
  static const struct
  {
    const char *text;
    gint64      seconds;
  } times[] = {
    { "1970-01-01T00:00:00", 0 },
    { "1970-01-01T00:00:00Z", 0 },
    { "1970-01-01T00:00:01Z", 1 },
    { "1969-12-31T23:59:59", -1 },
    { "1970-01-01T07:00:00+07", 0 },
    { "1970-01-01T00:00:00-04:30", 16200 },
    { "1970-01-01T00:00:00+00:00", 0 },
    { "1970-01-01T00:00:00-00:01", 60 },
    { "1985-04-12T23:20:30", 482196030 },
    { "1985-04-12T23:20:30-04", 482210430 },
    { "1985-04-12T23:20:30+04:30", 482179830 },
    { "1990-12-31T23:59:60Z", 662687999 },
    { "2038-01-19T03:14:08Z", G_GINT64_CONSTANT (2147483648) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr(EntDate) date = parse (times[i].text);

      g_assert_cmpint (ent_date_get_earliest (date), ==, times[i].seconds);
      g_assert_cmpint (ent_date_get_latest (date), ==, times[i].seconds);
    }
}

static guint
get_place (const char *message)
{
  const char *digits = message + strlen ("At character ");

  g_assert_true (g_str_has_prefix (message, "At character "));

  return (guint) g_ascii_strtoull (digits, NULL, 10);
}

static void
assert_invalid (const char   *text,
                EntDateError  code,
                guint         place)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntDate) date = ent_date_parse (text, &error);

  if (date != NULL)
    g_error ("“%s” is not EDTF", text);
  if (!g_error_matches (error, ENT_DATE_ERROR, (int) code) || get_place (error->message) != place)
    g_error ("“%s”: expected error %d at %u, got %d, %s", text, code, place, error->code,
             error->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_invalid (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    assert_invalid (invalid[i].text, invalid[i].code, invalid[i].place);

  /* Without a GError to fill. */
  g_assert_null (ent_date_parse ("1985-13", NULL));
}

static void
test_length (void)
{
  g_autoptr(GString) text = g_string_new ("[1667");
  g_autofree char *endless = g_strnfill (1 << 20, '1');
  g_autoptr(EntDate) date = NULL;

  while (text->len + 6 <= ENT_DATE_MAX_LENGTH)
    g_string_append (text, ",1668");
  g_string_append_c (text, ']');
  date = parse (text->str);
  assert_bound (text->str, ent_date_get_latest (date), "1668-12-31");

  while (text->len <= ENT_DATE_MAX_LENGTH)
    g_string_append_c (text, ' ');
  assert_invalid (text->str, ENT_DATE_ERROR_SYNTAX, ENT_DATE_MAX_LENGTH + 1);
  assert_invalid (endless, ENT_DATE_ERROR_SYNTAX, ENT_DATE_MAX_LENGTH + 1);
}

/* Whether @written begins with what @pattern, of the same form with X, can stand for. */
static gboolean
matches (const char *written,
         const char *pattern)
{
  for (; *written != '\0'; written++, pattern++)
    {
      if (*pattern != 'X' && *pattern != *written)
        return FALSE;
    }

  return TRUE;
}

/* The first day and the last that @pattern can stand for, by looking at all days. */
static void
search_days (const char *pattern,
             char        first[16],
             char        last[16])
{
  char written[16];

  *first = '\0';
  for (int year = 0; year <= 9999; year++)
    {
      /* GDate has no year 0; it is a leap year as 400 is. */
      int like_year = year == 0 ? 400 : year;

      g_snprintf (written, sizeof written, "%04d", year);
      if (!matches (written, pattern))
        continue;

      for (int month = 1; month <= 12; month++)
        {
          for (int day = 1; day <= g_date_get_days_in_month (month, like_year); day++)
            {
              g_snprintf (written, sizeof written, "%04d-%02d-%02d", year, month, day);
              if (!matches (written, pattern))
                continue;
              if (*first == '\0')
                g_strlcpy (first, written, 16);
              g_strlcpy (last, written, 16);
            }
        }
    }
}

static void
test_unspecified (void)
{
  static const char * const patterns[] = {
    "1985-XX-31", "1985-0X-31", "1985-1X-3X", "1985-02-X9", "198X-02-29", "1X8X-02-29",
    "19XX-X2-29", "190X-02-2X", "XX00-02-29", "2X0X-X1-X1", "X9X9-XX-3X", "XXX4-02-29",
    "18XX-1X-30", "XXX0-02-29", "198X-XX-XX", "1985-X0-XX", "2004-02-XX", "19X6-06-X1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr(EntDate) date = parse (patterns[i]);
      char first[16];
      char last[16];

      search_days (patterns[i], first, last);
      assert_bound (patterns[i], ent_date_get_earliest (date), first);
      assert_bound (patterns[i], ent_date_get_latest (date), last);
    }
}

static void
test_edges (void)
{
  static const struct
  {
    const char *text;
    const char *begin[2];
    const char *end[2];
  } edges[] = {
    { "1978-09", { "1978-09-01", "1978-09-30" }, { "1978-09-01", "1978-09-30" } },
    { "1978/1989-03", { "1978-01-01", "1978-12-31" }, { "1989-03-01", "1989-03-31" } },
    { "1978/1978-03", { "1978-01-01", "1978-03-31" }, { "1978-03-01", "1978-03-31" } },
    { "1978-03/1978", { "1978-03-01", "1978-03-31" }, { "1978-03-01", "1978-12-31" } },
    { "1950/..", { "1950-01-01", "1950-12-31" }, { NULL, NULL } },
    { "1950/", { "1950-01-01", "1950-12-31" }, { "1950-01-01", NULL } },
    { "../1985", { NULL, NULL }, { "1985-01-01", "1985-12-31" } },
    { "/1985", { NULL, "1985-12-31" }, { "1985-01-01", "1985-12-31" } },
    { "[1667,1670]", { "1667-01-01", "1670-12-31" }, { "1667-01-01", "1670-12-31" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      const char *text = edges[i].text;
      g_autoptr(EntDate) date = parse (text);
      gint64 earliest;
      gint64 latest;

      ent_date_get_begin (date, &earliest, &latest);
      g_assert_cmpint (earliest, <=, latest);
      g_assert_cmpint (earliest, ==, ent_date_get_earliest (date));
      assert_bound (text, earliest, edges[i].begin[0]);
      assert_bound (text, latest, edges[i].begin[1]);

      ent_date_get_end (date, &earliest, &latest);
      g_assert_cmpint (earliest, <=, latest);
      g_assert_cmpint (latest, ==, ent_date_get_latest (date));
      assert_bound (text, earliest, edges[i].end[0]);
      assert_bound (text, latest, edges[i].end[1]);
    }
}

static void
test_overlaps (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean    overlaps;
  } pairs[] = {
    { "1978", "1978-09", TRUE },
    { "1978", "1979", FALSE },
    { "1978-12-31", "1979-01-01", FALSE },
    { "1977/1979", "1978", TRUE },
    { "1977/..", "2020", TRUE },
    { "1977/", "1976", FALSE },
    { "../1977", "-0431", TRUE },
    { "[1667,1670]", "1668", FALSE },
    { "[1667,1670..1672]", "1671-05", TRUE },
    { "{1667,1670}", "[1668,1669]", FALSE },
    { "{1667,1670}", "[1668,1670]", TRUE },
    { "[..1667,1670]", "1500", TRUE },
    { "[1667,1670..]", "1669", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(EntDate) a = parse (pairs[i].a);
      g_autoptr(EntDate) b = parse (pairs[i].b);

      if (ent_date_overlaps (a, b) != pairs[i].overlaps ||
          ent_date_overlaps (b, a) != pairs[i].overlaps)
        g_error ("%s and %s", pairs[i].a, pairs[i].b);
    }
}

static void
test_compare (void)
{
  /* In order. */
  static const char * const texts[] = {
    "../1950", "[..1960]", "-0431", "-0430", "0000", "1967", "1967?", "1967-06",
    "1967-06-05", "1967-06-05/1967-06-10", "1968-01-01T00:00:00", "1968-01-01", "1968", "1968/..",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(EntDate) a = parse (texts[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_autoptr(EntDate) b = parse (texts[j]);
          int order = ent_date_compare (a, b);

          if (i < j ? order >= 0 : i > j ? order <= 0 : order != 0)
            g_error ("%s and %s: %d", texts[i], texts[j], order);
          g_assert_cmpint (ent_date_equal (a, b), ==, i == j);
        }
    }
}

static void
test_value (void)
{
  g_autoptr(EntDate) date = parse ("1978-09");
  g_auto(GValue) value = G_VALUE_INIT;
  EntDate *other = ent_date_ref (date);

  g_assert_true (other == date);
  ent_date_unref (other);

  g_value_init (&value, ENT_TYPE_DATE);
  g_value_set_boxed (&value, date);
  g_assert_true (g_value_get_boxed (&value) == date);
  g_assert_cmpstr (g_quark_to_string (ENT_DATE_ERROR), ==, "ent-date-error-quark");
}

static void
assert_formatted (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formatted); i++)
    {
      g_autoptr(EntDate) date = parse (formatted[i].text);
      g_autofree char *words = ent_date_format (date);

      if (strcmp (words, formatted[i].words) != 0)
        g_error ("%s is “%s”, expected “%s”", formatted[i].text, words, formatted[i].words);
    }

  /* Whatever is read can be put into words. */
  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autoptr(EntDate) date = parse (valid[i].text);
      g_autofree char *words = ent_date_format (date);

      g_assert_cmpstr (words, !=, "");
      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
}

static void
test_format (void)
{
  assert_formatted ();

  /* The words do not depend on the locale's encoding. */
  g_assert_nonnull (setlocale (LC_ALL, "C"));
  assert_formatted ();
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
}

static void
test_format_seconds (void)
{
  static const struct
  {
    gint64      seconds;
    const char *day;
  } days[] = {
    { 0, "1970-01-01" },
    { -1, "1969-12-31" },
    { 86399, "1970-01-01" },
    { 86400, "1970-01-02" },
    { G_GINT64_CONSTANT (-62167219200), "0000-01-01" },
    { G_GINT64_CONSTANT (-62167219201), "-0001-12-31" },
    { G_GINT64_CONSTANT (253402300799), "9999-12-31" },
    { G_GINT64_CONSTANT (253402300800), "Y10000-01-01" },
    { G_MAXINT64, "Y292277026596-12-04" },
    { G_MININT64, "Y-292277022657-01-27" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *day = ent_date_format_seconds (days[i].seconds);

      g_assert_cmpstr (day, ==, days[i].day);
    }
}

static void
test_civil (void)
{
  const gint64 epoch = 719163;  /* GLib's number of 1970-01-01 */
  g_autoptr(GRand) rand = g_rand_new_with_seed (1978);
  gint64 previous = ent_date_seconds_from_civil (1, 1, 1) - 86400;

  /* Every day of GLib's calendar, up to 2100. */
  for (guint32 julian = 1; julian < 767010; julian++)
    {
      gint64 seconds = (julian - epoch) * 86400;
      GDate date;
      gint64 year;
      int month;
      int day;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, julian);
      ent_date_civil_from_seconds (seconds, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, (int) g_date_get_month (&date));
      g_assert_cmpint (day, ==, g_date_get_day (&date));
      g_assert_cmpint (ent_date_seconds_from_civil (year, month, day), ==, seconds);
      g_assert_cmpint (seconds, ==, previous + 86400);
      previous = seconds;
    }

  for (int i = 0; i < 100000; i++)
    {
      gint64 random = (gint64) ((guint64) g_rand_int (rand) << 32 | g_rand_int (rand));
      gint64 seconds = random / (1 << (i % 30));
      gint64 start;
      gint64 year;
      int month;
      int day;

      ent_date_civil_from_seconds (seconds, &year, &month, &day);
      if (ABS (year) > G_GINT64_CONSTANT (292277000000))
        continue;
      start = ent_date_seconds_from_civil (year, month, day);
      g_assert_cmpint (start, <=, seconds);
      g_assert_cmpint (seconds - start, <, 86400);
    }
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return ent_date_compare (*(EntDate * const *) a, *(EntDate * const *) b);
}

static void
test_random (void)
{
  const guint n = 600;
  g_autoptr(GRand) rand = g_rand_new_with_seed (1648);
  g_autoptr(GPtrArray) dates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ent_date_unref);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (dates, random_date (rand));
      assert_sound (g_ptr_array_index (dates, i));
    }

  /* A total order: each pair one way round, and no circle in the sorted whole. */
  g_ptr_array_sort (dates, compare_cb);
  for (guint i = 0; i < n; i++)
    {
      for (guint j = i; j < n; j++)
        {
          const EntDate *a = g_ptr_array_index (dates, i);
          const EntDate *b = g_ptr_array_index (dates, j);

          g_assert_cmpint (ent_date_compare (a, b), <=, 0);
          g_assert_cmpint (ent_date_compare (b, a), >=, 0);
          g_assert_cmpint (ent_date_compare (a, b) == 0, ==, ent_date_equal (a, b));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  /* Month names are the locale's. */
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/valid", test_valid);
  g_test_add_func ("/date/time", test_time);
  g_test_add_func ("/date/invalid", test_invalid);
  g_test_add_func ("/date/length", test_length);
  g_test_add_func ("/date/unspecified", test_unspecified);
  g_test_add_func ("/date/edges", test_edges);
  g_test_add_func ("/date/overlaps", test_overlaps);
  g_test_add_func ("/date/compare", test_compare);
  g_test_add_func ("/date/value", test_value);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/format-seconds", test_format_seconds);
  g_test_add_func ("/date/civil", test_civil);
  g_test_add_func ("/date/random", test_random);

  return g_test_run ();
}
