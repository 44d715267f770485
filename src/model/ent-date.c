#include "config.h"

#include <string.h>

#include "ent-boxed-private.h"
#include "ent-date-private.h"

/* A date's value: its text, its bounds, and the points that the text names, which the
 * parser has read (ent-date-parse.c) and the formatter puts into words
 * (ent-date-format.c).  Here is what both need: the calendar, and what a point with
 * missing or unspecified components can mean.
 *
 * Bounds are exact: the earliest is the first day that the digits given can stand for,
 * and not merely the lowest digits.  "190X-02-29" begins in 1904, "1985-XX-31" ends on 31
 * December, and "1985-02-3X" is no date at all. */

#define SECONDS_PER_DAY 86400

ENT_DEFINE_BOXED_TYPE (EntDate, ent_date)
G_DEFINE_QUARK (ent-date-error-quark, ent_date_error)

/* How many points the span that begins at @index has. */
static guint
span_length (const EntDate *self,
             guint          index)
{
  return self->points[index].joined ? 2 : 1;
}

EntDate *
ent_date_new (const char         *text,
              EntDateFlags        flags,
              const EntDatePoint *points,
              guint               n_points)
{
  EntDate *self;

  g_assert (n_points > 0);

  self = g_atomic_rc_box_alloc0 (sizeof (EntDate) + n_points * sizeof (EntDatePoint));
  self->text = g_strdup (text);
  self->flags = flags;
  self->n_points = n_points;
  memcpy (self->points, points, n_points * sizeof (EntDatePoint));

  /* Of a span only its own ends count: "2004-06-11/2004-06" begins on the 11th. */
  self->earliest = G_MAXINT64;
  self->latest = G_MININT64;
  for (guint i = 0; i < n_points; i += span_length (self, i))
    {
      self->earliest = MIN (self->earliest, points[i].earliest);
      self->latest = MAX (self->latest, points[i + span_length (self, i) - 1].latest);
    }

  return self;
}

EntDate *
ent_date_ref (EntDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
ent_date_clear (gpointer data)
{
  EntDate *self = data;

  g_free (self->text);
}

void
ent_date_unref (EntDate *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, ent_date_clear);
}

const char *
ent_date_get_text (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

EntDateFlags
ent_date_get_flags (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->flags;
}

gint64
ent_date_get_earliest (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, ENT_DATE_OPEN_PAST);

  return self->earliest;
}

gint64
ent_date_get_latest (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, ENT_DATE_OPEN_FUTURE);

  return self->latest;
}

void
ent_date_get_begin (const EntDate *self,
                    gint64        *earliest,
                    gint64        *latest)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (earliest != NULL);
  g_return_if_fail (latest != NULL);

  *earliest = self->earliest;
  *latest = self->latest;

  /* "1978/1978-03" cannot have begun later than it ended; an end that is not known could
   * be anywhere before. */
  if ((self->flags & ENT_DATE_INTERVAL) != 0 && self->points[0].kind != ENT_POINT_UNKNOWN)
    *latest = MIN (self->points[0].latest, self->latest);
}

void
ent_date_get_end (const EntDate *self,
                  gint64        *earliest,
                  gint64        *latest)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (earliest != NULL);
  g_return_if_fail (latest != NULL);

  *earliest = self->earliest;
  *latest = self->latest;

  if ((self->flags & ENT_DATE_INTERVAL) != 0 && self->points[1].kind != ENT_POINT_UNKNOWN)
    *earliest = MAX (self->points[1].earliest, self->earliest);
}

int
ent_date_compare (const EntDate *a,
                  const EntDate *b)
{
  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  if (a->earliest != b->earliest)
    return a->earliest < b->earliest ? -1 : 1;
  if (a->latest != b->latest)
    return a->latest < b->latest ? -1 : 1;

  return strcmp (a->text, b->text);
}

gboolean
ent_date_equal (const EntDate *a,
                const EntDate *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return strcmp (a->text, b->text) == 0;
}

gboolean
ent_date_overlaps (const EntDate *a,
                   const EntDate *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (a->earliest > b->latest || b->earliest > a->latest)
    return FALSE;

  /* Sets have gaps. */
  for (guint i = 0; i < a->n_points; i += span_length (a, i))
    {
      gint64 earliest = a->points[i].earliest;
      gint64 latest = a->points[i + span_length (a, i) - 1].latest;

      for (guint j = 0; j < b->n_points; j += span_length (b, j))
        {
          if (earliest <= b->points[j + span_length (b, j) - 1].latest &&
              b->points[j].earliest <= latest)
            return TRUE;
        }
    }

  return FALSE;
}

static gint64
floor_div (gint64 a,
           gint64 b)
{
  gint64 quotient = a / b;

  return a % b < 0 ? quotient - 1 : quotient;
}

static gboolean
is_leap_year (gint64 year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in_month (gint64 year,
               int    month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

/* Days are counted in years that begin in March, so that the leap day is a year's last
 * and days before a month are linear in the month; 719468 days lie between 0000-03-01 and
 * 1970-01-01. */
gint64
ent_date_seconds_from_civil (gint64 year,
                             int    month,
                             int    day)
{
  gint64 era;
  gint64 year_of_era;
  gint64 day_of_year;
  gint64 days;

  g_return_val_if_fail (year >= ENT_DATE_MIN_YEAR - 1 && year <= ENT_DATE_MAX_YEAR + 1, 0);
  g_return_val_if_fail (month >= 1 && month <= 12, 0);
  g_return_val_if_fail (day >= 1 && day <= 31, 0);

  if (month <= 2)
    year--;
  era = floor_div (year, 400);
  year_of_era = year - era * 400;
  day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
  days = era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (days - 719468) * SECONDS_PER_DAY;
}

void
ent_date_civil_from_seconds (gint64  seconds,
                             gint64 *year,
                             int    *month,
                             int    *day)
{
  gint64 days = floor_div (seconds, SECONDS_PER_DAY) + 719468;
  gint64 era = floor_div (days, 146097);
  gint64 day_of_era = days - era * 146097;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524
                        - day_of_era / 146096) / 365;
  int day_of_year = (int) (day_of_era - (365 * year_of_era + year_of_era / 4
                                         - year_of_era / 100));
  int march_month = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * march_month + 2) / 5 + 1;
  *month = march_month < 10 ? march_month + 3 : march_month - 9;
  *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

/* ISO 8601-2 leaves the seasons 21 to 24 to the reader's hemisphere and names no months
 * for any.  Here all seasons are meteorological ones, and 21 to 24 are those of the
 * northern hemisphere; a season that begins in December ends in the next year. */
void
ent_date_season_months (int  season,
                        int *first,
                        int *last)
{
  static const struct
  {
    int first, last;
  } months[] = {
    { 3, 5 },   { 6, 8 },   { 9, 11 }, { 12, 14 },  /* 21–24: spring to winter */
    { 3, 5 },   { 6, 8 },   { 9, 11 }, { 12, 14 },  /* 25–28: in the north */
    { 9, 11 },  { 12, 14 }, { 3, 5 },  { 6, 8 },    /* 29–32: in the south */
    { 1, 3 },   { 4, 6 },   { 7, 9 },  { 10, 12 },  /* 33–36: quarters */
    { 1, 4 },   { 5, 8 },   { 9, 12 },              /* 37–39: quadrimesters */
    { 1, 6 },   { 7, 12 },                          /* 40–41: semesters */
  };

  g_assert (season >= 21 && season <= 41);

  *first = months[season - 21].first;
  *last = months[season - 21].last;
}

/* The digits of @k, lowest first, put into the places that are set in @mask. */
static gint64
spread_digits (int    k,
               guint8 mask)
{
  gint64 value = 0;
  gint64 place = 1;

  for (; mask != 0; mask >>= 1, place *= 10)
    {
      if ((mask & 1) != 0)
        {
          value += k % 10 * place;
          k /= 10;
        }
    }

  return value;
}

static int
count_choices (guint8 mask)
{
  int n = 1;

  for (; mask != 0; mask >>= 1)
    {
      if ((mask & 1) != 0)
        n *= 10;
    }

  return n;
}

/* The @i-th year, in order of time, that the digits of the year can stand for. */
static gint64
nth_year (const EntDatePoint *point,
          int                 i)
{
  if (point->negative)
    i = count_choices (point->year_mask) - 1 - i;

  return point->negative ? point->year - spread_digits (i, point->year_mask)
                         : point->year + spread_digits (i, point->year_mask);
}

void
ent_date_point_years (const EntDatePoint *point,
                      gint64             *first,
                      gint64             *last)
{
  int n_years = count_choices (point->year_mask);

  *first = nth_year (point, 0);
  *last = nth_year (point, n_years - 1);
  /* There is no "-0000". */
  if (point->negative && *last == 0 && n_years > 1)
    *last = nth_year (point, n_years - 2);

  if (point->n_significant > 0)
    {
      gint64 magnitude = ABS (point->year);
      gint64 unit = 1;
      int n_digits = 1;

      for (gint64 rest = magnitude; rest >= 10; rest /= 10)
        n_digits++;
      for (; n_digits > point->n_significant; n_digits--)
        unit *= 10;

      magnitude -= magnitude % unit;
      *first = point->negative ? -(magnitude + unit - 1) : magnitude;
      *last = point->negative ? -magnitude : magnitude + unit - 1;
    }
}

/* Whether @number, of two digits, can be what is written as @digits with @mask. */
static gboolean
digits_match (int    number,
              int    digits,
              guint8 mask)
{
  return ((mask & 1) != 0 || number % 10 == digits % 10) &&
         ((mask & 2) != 0 || number / 10 == digits / 10);
}

/* The first day, or the last, of @year that the point can mean. */
static gboolean
find_day_of_year (const EntDatePoint *point,
                  gint64              year,
                  gboolean            last,
                  int                *month,
                  int                *day)
{
  /* What is not given at all can be anything, as if it were X. */
  guint8 month_mask = point->precision >= ENT_PRECISION_MONTH ? point->month_mask : 3;
  guint8 day_mask = point->precision >= ENT_PRECISION_DAY ? point->day_mask : 3;

  for (int i = 1; i <= 12; i++)
    {
      int n_days;

      *month = last ? 13 - i : i;
      if (!digits_match (*month, point->month, month_mask))
        continue;

      n_days = days_in_month (year, *month);
      for (int j = 1; j <= n_days; j++)
        {
          *day = last ? n_days + 1 - j : j;
          if (digits_match (*day, point->day, day_mask))
            return TRUE;
        }
    }

  return FALSE;
}

/* The same among all years that the point can mean, "-0000" not being one of them. */
static gboolean
find_day (const EntDatePoint *point,
          gboolean            last,
          gint64             *seconds)
{
  int n_years = count_choices (point->year_mask);
  int month;
  int day;

  for (int i = 0; i < n_years; i++)
    {
      gint64 year = nth_year (point, last ? n_years - 1 - i : i);

      if (point->negative && year == 0)
        continue;

      if (find_day_of_year (point, year, last, &month, &day))
        {
          *seconds = ent_date_seconds_from_civil (year, month, day);
          return TRUE;
        }
    }

  return FALSE;
}

/* @month may be 13 or 14. */
static gint64
month_start (gint64 year,
             int    month)
{
  return month <= 12 ? ent_date_seconds_from_civil (year, month, 1)
                     : ent_date_seconds_from_civil (year + 1, month - 12, 1);
}

gboolean
ent_date_point_resolve (EntDatePoint *point)
{
  gint64 first;
  gint64 last;

  g_assert (point->kind == ENT_POINT_DATE);

  ent_date_point_years (point, &first, &last);

  if (point->precision == ENT_PRECISION_SEASON)
    {
      int first_month;
      int last_month;

      ent_date_season_months (point->month, &first_month, &last_month);
      point->earliest = month_start (first, first_month);
      point->latest = month_start (last, last_month + 1) - 1;
      return TRUE;
    }

  if (point->n_significant > 0)
    {
      point->earliest = ent_date_seconds_from_civil (first, 1, 1);
      point->latest = ent_date_seconds_from_civil (last, 12, 31) + SECONDS_PER_DAY - 1;
      return TRUE;
    }

  if (!find_day (point, FALSE, &point->earliest) || !find_day (point, TRUE, &point->latest))
    return FALSE;

  point->latest += SECONDS_PER_DAY - 1;
  if (point->precision == ENT_PRECISION_TIME)
    {
      /* A leap second, 60, stays in its day. */
      point->earliest += point->hour * 3600 + point->minute * 60 + MIN (point->second, 59)
                         - point->offset_minutes * 60;
      point->latest = point->earliest;
    }

  return TRUE;
}
