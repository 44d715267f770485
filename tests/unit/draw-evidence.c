/* The signed evidence over time: sums by hand, and what holds of any case. */
#include "config.h"

#include "ent-evidence-sums.h"
#include "ent-time-scale.h"

#include <math.h>

static void
add_event (EntCase    *item,
           const char *id,
           const char *date,
           int         importance,
           const char *factor,
           int         sign)
{
  EntEvent *event = ent_event_new (id, ent_date_parse (date, NULL), ent_text_new (id));

  g_assert_nonnull (event->date);
  event->importance = importance;
  g_ptr_array_add (event->factors, ent_factor_sign_new (factor, sign));
  g_ptr_array_add (item->events, event);
}

static double
seconds (int year,
         int month)
{
  return (double) ent_date_seconds_from_civil (year, month, 1);
}

static EntEvidenceSums *
create_sums (const guint8 *shown)
{
  g_autoptr(EntCase) item = ent_case_new ("sums");
  g_autoptr(EntEventTable) table = NULL;

  add_event (item, "a", "1995-03-05", 1, "trade", 1);
  add_event (item, "b", "1995-11-20", 3, "trade", -1);
  add_event (item, "c", "1995-12-31", 2, "trade", 1);
  add_event (item, "d", "1996-01-01", 2, "norms", 1);
  add_event (item, "e", "1996~", 2, "trade", -1);
  add_event (item, "f", "1997-01-01/2000-12-31", 2, "norms", -1);
  add_event (item, "g", "1999-07-01/..", 1, "norms", 1);
  ent_case_seal (item);
  table = ent_event_table_new (item, NULL);
  return ent_evidence_sums_new (table, NULL, shown, seconds (2003, 7));
}

static guint
find_row (EntEvidenceSums *sums,
          const char      *id)
{
  for (guint i = 0; i < ent_evidence_sums_get_n_rows (sums); i++)
    if (g_str_equal (ent_evidence_sums_get_id (sums, i), id))
      return i;
  g_assert_not_reached ();
}

static void
assert_sum (EntEvidenceSums *sums,
            const char      *factor,
            double           begin_sec,
            double           end_sec,
            double           plus,
            double           minus)
{
  EntEvidenceSum sum;

  ent_evidence_sums_get (sums, find_row (sums, factor), begin_sec, end_sec, &sum);
  g_assert_cmpfloat_with_epsilon (sum.plus, plus, 1e-6);
  g_assert_cmpfloat_with_epsilon (sum.minus, minus, 1e-6);
}

static void
test_by_hand (void)
{
  g_autoptr(EntEvidenceSums) sums = create_sums (NULL);
  g_autoptr(GArray) events = NULL;
  EntEvidenceSum sum;

  g_assert_cmpuint (ent_evidence_sums_get_n_rows (sums), ==, 2);
  /* A turning point and an event for, a detail against; the last day of the year is still in it. */
  assert_sum (sums, "trade", seconds (1995, 1), seconds (1996, 1), 5, 1);
  assert_sum (sums, "trade", seconds (1995, 3), seconds (1995, 4), 3, 0);
  assert_sum (sums, "trade", seconds (1994, 1), seconds (1995, 1), 0, 0);
  assert_sum (sums, "norms", seconds (1995, 1), seconds (1996, 1), 0, 0);
  /* All of a year lies evenly over it: 91 days of a leap year's 366 are the first three months. */
  assert_sum (sums, "trade", seconds (1996, 1), seconds (1997, 1), 0, 2);
  assert_sum (sums, "trade", seconds (1996, 1), seconds (1996, 4), 0, 2 * 91 / 366.);
  ent_evidence_sums_get (sums, find_row (sums, "trade"), seconds (1996, 1), seconds (1997, 1), &sum);
  g_assert_cmpfloat_with_epsilon (sum.soft_minus, 2, 1e-6);
  g_assert_cmpfloat (sum.soft_plus, ==, 0);
  ent_evidence_sums_get (sums, find_row (sums, "trade"), seconds (1995, 1), seconds (1996, 1), &sum);
  g_assert_cmpfloat (sum.soft_minus, ==, 0);
  /* Four years of 1461 days, and what has not ended goes on until now: 1461 days more. */
  assert_sum (sums, "norms", seconds (1998, 1), seconds (1999, 1), 0, 2 * 365 / 1461.);
  assert_sum (sums, "norms", seconds (2000, 1), seconds (2001, 1), 3 * 366 / 1461., 2 * 366 / 1461.);
  assert_sum (sums, "norms", seconds (1900, 1), seconds (2100, 1), 5, 2);

  events = ent_evidence_sums_list (sums, find_row (sums, "trade"), seconds (1995, 11), seconds (1996, 2));
  g_assert_cmpuint (events->len, ==, 3);
}

/* From one thing to the next, over what is empty. */
static void
test_find (void)
{
  g_autoptr(EntEvidenceSums) sums = create_sums (NULL);
  guint trade = find_row (sums, "trade"), norms = find_row (sums, "norms");
  double found;

  g_assert_true (ent_evidence_sums_find (sums, trade, seconds (1900, 1), TRUE, &found));
  g_assert_cmpfloat (found, ==, (double) ent_date_seconds_from_civil (1995, 3, 5));
  g_assert_true (ent_evidence_sums_find (sums, trade, seconds (1995, 4), TRUE, &found));
  g_assert_cmpfloat (found, ==, (double) ent_date_seconds_from_civil (1995, 11, 20));
  g_assert_true (ent_evidence_sums_find (sums, trade, seconds (1996, 5), TRUE, &found));
  g_assert_cmpfloat (found, ==, seconds (1996, 5));
  g_assert_false (ent_evidence_sums_find (sums, trade, seconds (1997, 1), TRUE, &found));
  g_assert_true (ent_evidence_sums_find (sums, trade, seconds (2010, 1), FALSE, &found));
  g_assert_cmpfloat (found, ==, seconds (1997, 1));
  g_assert_true (ent_evidence_sums_find (sums, trade, seconds (1995, 11), FALSE, &found));
  g_assert_cmpfloat (found, ==, (double) ent_date_seconds_from_civil (1995, 3, 6));
  g_assert_false (ent_evidence_sums_find (sums, trade, seconds (1995, 3), FALSE, &found));
  g_assert_true (ent_evidence_sums_find (sums, norms, seconds (1997, 1), FALSE, &found));
  g_assert_cmpfloat (found, ==, (double) ent_date_seconds_from_civil (1996, 1, 2));
}

static void
test_shown (void)
{
  const guint8 shown[] = { 1, 0, 0, 1, 1, 0, 0 };
  g_autoptr(EntEvidenceSums) sums = create_sums (shown);
  g_autoptr(GArray) events = NULL;

  g_assert_cmpuint (ent_evidence_sums_get_n_rows (sums), ==, 2);
  assert_sum (sums, "trade", seconds (1995, 1), seconds (1996, 1), 3, 0);
  assert_sum (sums, "norms", seconds (1996, 1), seconds (2100, 1), 2, 0);
  events = ent_evidence_sums_list (sums, find_row (sums, "trade"), seconds (1995, 1), seconds (1996, 1));
  g_assert_cmpuint (events->len, ==, 1);
}

static void
test_buckets (void)
{
  g_autofree char *year = NULL, *decade = NULL, *month = NULL, *far = NULL, *unit = NULL;
  double year_sec = 365.2425 * 86400;

  g_assert_cmpint (ent_evidence_choose_months (200 / year_sec), ==, 1);
  g_assert_cmpint (ent_evidence_choose_months (20 / year_sec), ==, 12);
  g_assert_cmpint (ent_evidence_choose_months (3 / year_sec), ==, 60);
  g_assert_cmpint (ent_evidence_choose_months (1 / year_sec), ==, 120);
  g_assert_cmpint (ent_evidence_choose_months (0.1 / year_sec), ==, 1200);
  for (int y = -25; y < 25; y++)
    {
      gint64 bucket = ent_evidence_find_bucket (60, seconds (y, 12));

      g_assert_cmpint (bucket, ==, (gint64) floor (y / 5.));
      g_assert_cmpfloat (ent_evidence_get_begin_sec (60, bucket), ==, seconds ((int) bucket * 5, 1));
    }
  year = ent_evidence_format_bucket (12, 1995);
  g_assert_cmpstr (year, ==, "1995");
  month = ent_evidence_format_bucket (1, 1995 * 12 + 2);
  g_assert_cmpstr (month, ==, "March 1995");
  decade = ent_evidence_format_bucket (120, 199);
  g_assert_cmpstr (decade, ==, "1990–1999");
  far = ent_evidence_format_bucket (12000, -12);
  g_assert_cmpstr (far, ==, "12,001 BC – 11,002 BC");
  unit = ent_evidence_format_unit (60);
  g_assert_cmpstr (unit, ==, "per 5 years");
}

/* Whatever the case, and however time is cut: all buckets together hold all weights, none more than the most. */
static void
test_properties (void)
{
  static const gint64 units[] = { 1, 12, 60, 120, 1200 };

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr(EntCase) item = ent_case_new ("random");
      g_autoptr(EntEventTable) table = NULL;
      g_autoptr(EntEvidenceSums) sums = NULL;
      double totals[2] = { 0, 0 };
      guint n = (guint) g_test_rand_int_range (1, 200);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *id = g_strdup_printf ("e%u", i);
          int year = g_test_rand_int_range (1900, 2010), importance = g_test_rand_int_range (1, 4);
          int month = g_test_rand_int_range (1, 13), day = g_test_rand_int_range (1, 29);
          int kind = g_test_rand_int_range (0, 4), sign = g_test_rand_bit () ? 1 : -1;
          g_autofree char *date = kind == 0 ? g_strdup_printf ("%d-%02d-%02d", year, month, day)
                                  : kind == 1 ? g_strdup_printf ("%d-%02d-%02d/2011-05", year, month, day)
                                  : kind == 2 ? g_strdup_printf ("%d-%02d", year, month)
                                  : g_strdup_printf ("%d~", year);

          add_event (item, id, date, importance, "trade", sign);
          totals[sign > 0] += ENT_EVIDENCE_WEIGHT (importance);
        }
      ent_case_seal (item);
      table = ent_event_table_new (item, NULL);
      sums = ent_evidence_sums_new (table, NULL, NULL, seconds (2020, 1));
      for (guint i = 0; i < G_N_ELEMENTS (units); i++)
        {
          double found[2] = { 0, 0 }, most[2], largest[2] = { 0, 0 };
          gint64 last = ent_evidence_find_bucket (units[i], seconds (2021, 1));

          ent_evidence_sums_get_most (sums, units[i], &most[1], &most[0]);
          for (gint64 bucket = ent_evidence_find_bucket (units[i], seconds (1899, 1)); bucket <= last; bucket++)
            {
              EntEvidenceSum sum;

              ent_evidence_sums_get (sums, 0, ent_evidence_get_begin_sec (units[i], bucket),
                                     ent_evidence_get_begin_sec (units[i], bucket + 1), &sum);
              found[0] += sum.minus;
              found[1] += sum.plus;
              largest[0] = MAX (largest[0], sum.minus);
              largest[1] = MAX (largest[1], sum.plus);
              g_assert_cmpfloat (sum.soft_plus, <=, sum.plus);
            }
          for (guint plus = 0; plus < 2; plus++)
            {
              g_assert_cmpfloat_with_epsilon (found[plus], totals[plus], 1e-6);
              g_assert_cmpfloat (largest[plus], <=, most[plus] + 1e-9);
              /* Nearly the most that any has: months and years differ in their days. */
              g_assert_cmpfloat (most[plus], <=, MAX (largest[plus] * 1.15, 1e-9));
            }
        }
    }
}

/* A hundred thousand events cost no more to look at than a hundred. */
static void
test_many (void)
{
  g_autoptr(EntCase) item = ent_case_new ("many");
  g_autoptr(EntEventTable) table = NULL;
  g_autoptr(EntEvidenceSums) sums = NULL;
  double total = 0, plus, minus;
  gint64 begin_usec;

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      g_autofree char *date = g_strdup_printf ("%04u-%02u-%02u", 1900 + i % 120, 1 + i % 12, 1 + i % 28);

      add_event (item, id, date, 1 + (int) (i % 3), "trade", i % 7 ? 1 : -1);
    }
  ent_case_seal (item);
  table = ent_event_table_new (item, NULL);
  sums = ent_evidence_sums_new (table, NULL, NULL, seconds (2020, 1));
  ent_evidence_sums_get_most (sums, 1, &plus, &minus);
  begin_usec = g_get_monotonic_time ();
  for (gint64 bucket = 1900 * 12; bucket < 2020 * 12; bucket++)
    {
      EntEvidenceSum sum;

      ent_evidence_sums_get (sums, 0, ent_evidence_get_begin_sec (1, bucket), ent_evidence_get_begin_sec (1, bucket + 1),
                             &sum);
      total += sum.plus + sum.minus;
    }
  g_assert_cmpfloat_with_epsilon (total, 33334 * 3 + 33333 * 2 + 33333, 1e-3);
  /* 1,440 months, far more than a screen shows. */
  g_assert_cmpint (g_get_monotonic_time () - begin_usec, <, 50000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/evidence/by-hand", test_by_hand);
  g_test_add_func ("/draw/evidence/find", test_find);
  g_test_add_func ("/draw/evidence/shown", test_shown);
  g_test_add_func ("/draw/evidence/buckets", test_buckets);
  g_test_add_func ("/draw/evidence/properties", test_properties);
  g_test_add_func ("/draw/evidence/many", test_many);
  return g_test_run ();
}
