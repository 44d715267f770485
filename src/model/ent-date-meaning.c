#include "config.h"

#include <string.h>

#include "ent-date-grammar-private.h"

/* What the words of a rule mean, once they fit: fields of EntDatePoint. */

void
ent_date_range_set_year (EntDateRange *point,
                         gint64        year)
{
  point->first.year = point->last.year = year;
  point->first.negative = point->last.negative = year < 0;
  point->first.year_mask = point->last.year_mask = 0;
}

void
ent_date_range_set_month (EntDateRange *point,
                          int           month)
{
  point->first.month = point->last.month = (guint8) month;
  point->first.precision = point->last.precision = MAX (point->first.precision, ENT_PRECISION_MONTH);
}

/* The years as digits that are not given, "196X", where there is such a form. */
static gboolean
set_masked_years (EntDateRange *point,
                  gint64        first,
                  gint64        last)
{
  gboolean negative = first < 0;
  gint64 low = negative ? -last : first;
  gint64 high = negative ? -first : last;
  gint64 unit = 10;

  if (negative && last >= 0)
    return FALSE;
  for (int n = 1; n <= 4; n++, unit *= 10)
    {
      gint64 start = high - unit + 1;

      /* There is no "-0000". */
      if (high <= 9999 && high % unit == unit - 1 &&
          (low == start || (negative && start == 0 && low == 1)))
        {
          ent_date_range_set_year (point, negative ? -start : start);
          point->first.negative = point->last.negative = negative;
          point->first.year_mask = point->last.year_mask = (guint8) ((1 << n) - 1);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
set_years (EntDateRange *point,
           gint64        first,
           gint64        last)
{
  if (first > last)
    return FALSE;
  if (set_masked_years (point, first, last))
    return TRUE;

  ent_date_range_set_year (point, first);
  point->last.year = last;
  point->last.negative = last < 0;

  return TRUE;
}

static void
set_mask (EntDateRange *point,
          guint8        month_mask,
          guint8        day_mask)
{
  EntDatePoint *ends[] = { &point->first, &point->last };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      ends[i]->month_mask |= month_mask;
      ends[i]->day_mask |= day_mask;
      ends[i]->precision = MAX (ends[i]->precision, day_mask != 0 ? ENT_PRECISION_DAY : ENT_PRECISION_MONTH);
    }
}

/* Flags for the year, the month and the day. */
static gboolean
qualify (EntDateRange *range,
         guint8        year_flags,
         guint8        month_flags,
         guint8        day_flags)
{
  EntDatePoint *ends[] = { &range->first, &range->last };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      ends[i]->year_flags |= year_flags;
      ends[i]->month_flags |= month_flags;
      ends[i]->day_flags |= day_flags;
    }

  return TRUE;
}

static void
set_season (EntDateRange *point,
            int           season)
{
  point->first.month = point->last.month = (guint8) season;
  point->first.precision = point->last.precision = ENT_PRECISION_SEASON;
}

/* The quarter, or the like, that runs from one month to another. */
static gboolean
set_quarter (EntDateReading *reading)
{
  for (int season = 33; season <= 41; season++)
    {
      int first;
      int last;

      ent_date_season_months (season, &first, &last);
      if (first == reading->a.first.month && last == reading->b.first.month)
        {
          set_season (&reading->a, season);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
add_hemisphere (EntDateRange *point,
                int           value)
{
  if (point->first.precision != ENT_PRECISION_SEASON || point->first.month < 21 || point->first.month > 24)
    return FALSE;
  set_season (point, point->first.month + value);

  return TRUE;
}

static gboolean
set_century (EntDateRange *point,
             gint64        number,
             int           era)
{
  if (number > 99)
    return FALSE;
  /* Where there is no year 0 to begin with, the first century has the years 1 to 100. */
  if (number == 1)
    return era > 0 ? set_years (point, 1, 100) : set_years (point, -99, 0);

  return era > 0 ? set_years (point, (number - 1) * 100, number * 100 - 1)
                 : set_years (point, 1 - number * 100, (1 - number) * 100);
}

/* An estimated year, of which the leading digits that the two numbers share count. */
static gboolean
set_significant (EntDateReading *reading)
{
  EntDatePoint *point = &reading->a.first;
  gint64 first;
  gint64 last;
  int n_digits = 1;

  for (gint64 rest = ABS (point->year); rest >= 10; rest /= 10)
    n_digits++;
  for (int n = 1; n <= n_digits; n++)
    {
      point->n_significant = (guint8) n;
      ent_date_point_years (point, &first, &last);
      if (point->year_mask == 0 && first == reading->numbers[0] && last == reading->numbers[1])
        {
          reading->a.last = *point;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
set_today (EntDateRange *point,
           int           days)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) day = g_date_time_add_days (now, days);

  ent_date_range_set_year (point, g_date_time_get_year (day));
  ent_date_range_set_month (point, g_date_time_get_month (day));
  point->first.day = point->last.day = (guint8) g_date_time_get_day_of_month (day);
  point->first.precision = point->last.precision = ENT_PRECISION_DAY;

  return TRUE;
}

/* The year, month or day that is next before the point, or after it. */
static gboolean
step (EntDateRange *point,
      int           by)
{
  EntDatePoint *first = &point->first;
  gint64 year;
  int month;
  int day;

  if (memcmp (first, &point->last, sizeof *first) != 0 || first->precision == ENT_PRECISION_TIME ||
      first->precision == ENT_PRECISION_SEASON || first->n_significant > 0 ||
      (first->year_mask | first->month_mask | first->day_mask) != 0 || !ent_date_point_resolve (first))
    return FALSE;

  ent_date_civil_from_seconds (by < 0 ? first->earliest - 1 : first->latest + 1, &year, &month, &day);
  ent_date_range_set_year (point, year);
  first->month = (guint8) month;
  first->day = (guint8) day;
  point->last = *first;

  return TRUE;
}

static gboolean
set_span_of_years (EntDateReading *reading,
                   int             era)
{
  const gint64 *numbers = reading->numbers;

  ent_date_range_set_year (&reading->a, era < 0 ? 1 - numbers[0] : numbers[0]);
  ent_date_range_set_year (&reading->b, era < 0 ? 1 - numbers[1] : numbers[1]);

  return TRUE;
}

/* "1990–96"; "1905–12" could be a month. */
static gboolean
set_short_span (EntDateReading *reading)
{
  const gint64 *numbers = reading->numbers;

  if (numbers[0] < 1000 || numbers[0] > 9999 || numbers[1] <= 12 || numbers[1] > 99 ||
      numbers[1] <= numbers[0] % 100)
    return FALSE;
  ent_date_range_set_year (&reading->a, numbers[0]);
  ent_date_range_set_year (&reading->b, numbers[0] / 100 * 100 + numbers[1]);

  return TRUE;
}

static gboolean
finish_year (const EntDateRule *rule,
             EntDateReading    *reading)
{
  gint64 number = reading->numbers[0];

  switch (rule->action)
    {
    case ENT_ACTION_ERA:
      ent_date_range_set_year (&reading->a, rule->value < 0 ? 1 - number : number);
      return TRUE;
    case ENT_ACTION_DECADE:
      return number % 10 == 0 && number <= 9999 && set_years (&reading->a, number, number + 9);
    case ENT_ACTION_CENTURY:
      return set_century (&reading->a, number, rule->value);
    case ENT_ACTION_UNKNOWN_YEAR:
      return set_years (&reading->a, 0, 9999);
    case ENT_ACTION_YEARS:
      return set_years (&reading->a, number, reading->numbers[1]);
    case ENT_ACTION_SIGNIFICANT:
      return set_significant (reading);
    default:
      g_assert_not_reached ();
    }
}

/* What is left to be done when the words of a rule fit; FALSE where they make no sense. */
gboolean
ent_date_reading_finish (const EntDateRule *rule,
                         EntDateReading    *reading)
{
  EntDateRange *a = &reading->a;
  guint8 flags = (guint8) rule->value;

  switch (rule->action)
    {
    case ENT_ACTION_NONE:
      return TRUE;
    case ENT_ACTION_SEASON:
      set_season (a, rule->value);
      return TRUE;
    case ENT_ACTION_QUARTER:
      return set_quarter (reading);
    case ENT_ACTION_HEMISPHERE:
      return add_hemisphere (a, rule->value);
    case ENT_ACTION_UNKNOWN_DAY:
      set_mask (a, 0, 3);
      return a->first.precision == ENT_PRECISION_DAY && a->first.month != 0 && a->first.day == 0;
    case ENT_ACTION_UNKNOWN_MONTH:
      set_mask (a, 3, 0);
      return TRUE;
    case ENT_ACTION_UNKNOWN_BOTH:
      set_mask (a, 3, 3);
      return TRUE;
    case ENT_ACTION_BETWEEN:
      a->last = reading->b.last;
      return TRUE;
    case ENT_ACTION_UTC:
      a->first.zone = a->last.zone = ENT_ZONE_UTC;
      return TRUE;
    case ENT_ACTION_OFFSET:
      a->first.zone = a->last.zone = ENT_ZONE_OFFSET;
      a->first.offset_minutes = a->last.offset_minutes = (gint16) (reading->numbers[0] * reading->numbers[1]);
      return TRUE;
    case ENT_ACTION_TODAY:
      return set_today (a, rule->value);
    case ENT_ACTION_QUALIFY:
      return qualify (a, flags, flags, flags);
    case ENT_ACTION_QUALIFY_YEAR:
      return qualify (a, flags, 0, 0);
    case ENT_ACTION_QUALIFY_MONTH:
      return qualify (a, 0, flags, 0);
    case ENT_ACTION_QUALIFY_DAY:
      return qualify (a, 0, 0, flags);
    case ENT_ACTION_SHARE:
      if (reading->b.first.month == 0)
        ent_date_range_set_month (&reading->b, a->first.month);
      return TRUE;
    case ENT_ACTION_SPAN_OF_YEARS:
      return set_span_of_years (reading, rule->value);
    case ENT_ACTION_SHORT_SPAN:
      return set_short_span (reading);
    case ENT_ACTION_BEFORE:
    case ENT_ACTION_AFTER:
      reading->form = rule->action == ENT_ACTION_BEFORE ? ENT_FORM_UNTIL : ENT_FORM_SINCE;
      return step (a, rule->action == ENT_ACTION_BEFORE ? -1 : 1);
    case ENT_ACTION_WRITE:
      reading->form = rule->value;
      return TRUE;
    default:
      return finish_year (rule, reading);
    }
}
