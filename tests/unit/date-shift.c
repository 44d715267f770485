/* Moving dates by days, months and years. */
#include "config.h"

#include "ent-date-shift.h"
#include "date-random.h"

#include <string.h>

typedef struct
{
  const char  *date;
  EntDateUnit  unit;
  int          n;
  const char  *moved;  /* NULL: there is none */
} Case;

static const Case cases[] = {
  { "1978-09-17", ENT_DATE_UNIT_DAY, 1, "1978-09-18" },
  { "1978-12-31", ENT_DATE_UNIT_DAY, 1, "1979-01-01" },
  { "2024-02-28", ENT_DATE_UNIT_DAY, 1, "2024-02-29" },
  { "2023-02-28", ENT_DATE_UNIT_DAY, 1, "2023-03-01" },
  { "1900-03-01", ENT_DATE_UNIT_DAY, -1, "1900-02-28" },
  { "2000-03-01", ENT_DATE_UNIT_DAY, -1, "2000-02-29" },
  { "0001-01-01", ENT_DATE_UNIT_DAY, -1, "0000-12-31" },
  { "-0043-03-15", ENT_DATE_UNIT_DAY, 20, "-0043-04-04" },
  { "1978-01-31", ENT_DATE_UNIT_MONTH, 1, "1978-02-28" },
  { "1980-01-31", ENT_DATE_UNIT_MONTH, 1, "1980-02-29" },
  { "1978-01-15", ENT_DATE_UNIT_MONTH, -1, "1977-12-15" },
  { "1978-09", ENT_DATE_UNIT_MONTH, 4, "1979-01" },
  { "0000-01", ENT_DATE_UNIT_MONTH, -1, "-0001-12" },
  { "1980-02-29", ENT_DATE_UNIT_YEAR, 1, "1981-02-28" },
  { "1980-02-29", ENT_DATE_UNIT_YEAR, 4, "1984-02-29" },
  { "1978", ENT_DATE_UNIT_YEAR, -1, "1977" },
  { "-0001", ENT_DATE_UNIT_YEAR, 1, "0000" },
  { "-0001", ENT_DATE_UNIT_YEAR, 2, "0001" },
  { "0000", ENT_DATE_UNIT_YEAR, -1, "-0001" },
  { "9999", ENT_DATE_UNIT_YEAR, 1, "Y10000" },
  { "Y10000", ENT_DATE_UNIT_YEAR, -1, "9999" },
  { "9999-12-31", ENT_DATE_UNIT_DAY, 1, NULL },
  /* Qualifiers */
  { "1994~", ENT_DATE_UNIT_YEAR, 2, "1996~" },
  { "1973?", ENT_DATE_UNIT_YEAR, -2, "1971?" },
  { "2004-06-11%", ENT_DATE_UNIT_DAY, 30, "2004-07-11%" },
  { "2004-06~", ENT_DATE_UNIT_MONTH, 7, "2005-01~" },
  { "2004?-06-~11", ENT_DATE_UNIT_DAY, 1, "?2004-06-~12" },
  /* Not known so exactly */
  { "1978", ENT_DATE_UNIT_MONTH, 1, NULL },
  { "1978-09", ENT_DATE_UNIT_DAY, 1, NULL },
  { "201X", ENT_DATE_UNIT_DECADE, 1, "202X" },
  { "201X", ENT_DATE_UNIT_YEAR, 1, NULL },
  { "19XX", ENT_DATE_UNIT_CENTURY, -1, "18XX" },
  { "000X", ENT_DATE_UNIT_DECADE, -1, "-000X" },
  { "-000X", ENT_DATE_UNIT_DECADE, 1, "000X" },
  { "-001X", ENT_DATE_UNIT_DECADE, 1, "-000X" },
  { "1950S2", ENT_DATE_UNIT_CENTURY, 1, "2000S2" },
  { "9900S2", ENT_DATE_UNIT_CENTURY, 1, NULL },
  { "XXXX", ENT_DATE_UNIT_NONE, 1, NULL },
  { "1985-04-XX", ENT_DATE_UNIT_MONTH, 1, "1985-05-XX" },
  { "1985-01-3X", ENT_DATE_UNIT_MONTH, 1, NULL },
  { "1985-XX", ENT_DATE_UNIT_YEAR, 1, "1986-XX" },
  { "2001-21", ENT_DATE_UNIT_YEAR, 3, "2004-21" },
  { "1985-04-12T23:20:30Z", ENT_DATE_UNIT_DAY, 20, "1985-05-02T23:20:30Z" },
  { "1985-04-12T23:20:30-03:30", ENT_DATE_UNIT_MONTH, 1, "1985-05-12T23:20:30-03:30" },
  /* Intervals keep their length, and open ends stay open */
  { "1978-09-05/1978-09-17", ENT_DATE_UNIT_DAY, 5, "1978-09-10/1978-09-22" },
  { "1978-01-31/1978-02-10", ENT_DATE_UNIT_MONTH, 1, "1978-02-28/1978-03-10" },
  { "1979-02-20/1979-03-05", ENT_DATE_UNIT_YEAR, 1, "1980-02-20/1980-03-04" },
  { "1978/1979-03", ENT_DATE_UNIT_YEAR, 1, "1979/1980-03" },
  { "1978/1979-03", ENT_DATE_UNIT_MONTH, 1, NULL },
  { "1950/..", ENT_DATE_UNIT_YEAR, 1, "1951/.." },
  { "../1985-04-12", ENT_DATE_UNIT_DAY, 1, "../1985-04-13" },
  { "1985-04/", ENT_DATE_UNIT_MONTH, -4, "1984-12/" },
  { "/1985", ENT_DATE_UNIT_YEAR, 1, "/1986" },
  { "1984~/1986?", ENT_DATE_UNIT_YEAR, 10, "1994~/1996?" },
  { "[1014..1066]", ENT_DATE_UNIT_YEAR, 1, "[1015..1067]" },
  { "[..1066]", ENT_DATE_UNIT_YEAR, 1, "[..1067]" },
  { "{1960,1961-12..}", ENT_DATE_UNIT_YEAR, 1, "{1961,1962-12..}" },
  { "[1667,1668,1670..1672]", ENT_DATE_UNIT_YEAR, 1, "[1668,1669,1671..1673]" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EntDate) date = ent_date_parse (cases[i].date, NULL), moved = NULL;

      g_test_message ("%s by %d", cases[i].date, cases[i].n);
      g_assert_nonnull (date);
      moved = ent_date_shift (date, cases[i].unit, cases[i].n);
      g_assert_cmpstr (moved != NULL ? ent_date_get_text (moved) : NULL, ==, cases[i].moved);
    }
}

static void
test_units (void)
{
  static const struct { const char *date; EntDateUnit wished, unit; } units[] = {
    { "1978-09-17", ENT_DATE_UNIT_DAY, ENT_DATE_UNIT_DAY },
    { "1978-09-17", ENT_DATE_UNIT_YEAR, ENT_DATE_UNIT_YEAR },
    { "1978-09", ENT_DATE_UNIT_DAY, ENT_DATE_UNIT_MONTH },
    { "1978", ENT_DATE_UNIT_DAY, ENT_DATE_UNIT_YEAR },
    { "197X", ENT_DATE_UNIT_DAY, ENT_DATE_UNIT_DECADE },
    { "XXXX", ENT_DATE_UNIT_DAY, ENT_DATE_UNIT_NONE },
    { "1X78", ENT_DATE_UNIT_DAY, ENT_DATE_UNIT_NONE },
    { "1978-09-05/..", ENT_DATE_UNIT_DAY, ENT_DATE_UNIT_DAY },
    { "1978-09-05/1980", ENT_DATE_UNIT_DAY, ENT_DATE_UNIT_YEAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr(EntDate) date = ent_date_parse (units[i].date, NULL);

      g_assert_cmpint (ent_date_get_unit (date, units[i].wished), ==, units[i].unit);
    }
  for (EntDateUnit unit = ENT_DATE_UNIT_MONTH; unit < ENT_DATE_UNIT_NONE; unit++)
    g_assert_cmpfloat (ent_date_unit_get_seconds (unit), >, ent_date_unit_get_seconds (unit - 1));
}

/* Whatever can be moved keeps what it is, moves by about as much as was asked for, and by 0 not at all. */
static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20250124);
  guint n_moved = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(EntDate) date = random_date (rand), still = NULL, moved = NULL;
      EntDateUnit unit;
      int n = g_rand_int_range (rand, -30, 30);

      unit = ent_date_get_unit (date, (EntDateUnit) g_rand_int_range (rand, 0, ENT_DATE_UNIT_NONE));
      moved = ent_date_shift (date, unit, n);
      if (moved == NULL)
        continue;
      g_test_message ("%s, %s", ent_date_get_text (date), ent_date_get_text (moved));
      n_moved++;
      g_assert_cmpint (ent_date_get_flags (moved), ==, ent_date_get_flags (date));
      if (ent_date_get_earliest (date) != ENT_DATE_OPEN_PAST)
        {
          double length = ent_date_unit_get_seconds (unit);
          double by = (double) ent_date_get_earliest (moved) - (double) ent_date_get_earliest (date);

          g_assert_cmpfloat (ABS (by - n * length), <=, MAX (length * 1.01, 4 * 86400.0));
        }
      g_assert_true ((ent_date_get_latest (date) == ENT_DATE_OPEN_FUTURE)
                     == (ent_date_get_latest (moved) == ENT_DATE_OPEN_FUTURE));
      still = ent_date_shift (date, unit, 0);
      g_assert_nonnull (still);
      g_assert_cmpint (ent_date_get_earliest (still), ==, ent_date_get_earliest (date));
      g_assert_cmpint (ent_date_get_latest (still), ==, ent_date_get_latest (date));
    }
  g_assert_cmpuint (n_moved, >, 5000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-shift/cases", test_cases);
  g_test_add_func ("/date-shift/units", test_units);
  g_test_add_func ("/date-shift/random", test_random);
  return g_test_run ();
}
