/* Each point of the date is moved by itself and written out again; the parser then judges whether
 * there is such a date.  Years before 1 are counted through 0, as everywhere, but decades and
 * longer are not: what EDTF writes "-000X" comes right before "000X". */

#include "config.h"

#include "ent-date-shift.h"

#include <string.h>

#include "ent-date-private.h"

#define SECONDS_PER_DAY 86400

static const int unit_years[] = { 0, 0, 1, 10, 100, 1000 };

static guint
count_digits (gint64 number)
{
  guint n = 1;

  for (number = ABS (number); number >= 10; number /= 10)
    n++;
  return n;
}

/* How many digits at the end of its year are not known; −1 where they are not all at the end. */
static int
count_unknown (const EntDatePoint *point)
{
  int n = 0;

  if (point->n_significant > 0)
    return (int) count_digits (point->year) - point->n_significant;
  while (point->year_mask >> n & 1)
    n++;
  return point->year_mask >> n == 0 ? n : -1;
}

static EntDateUnit
get_point_unit (const EntDatePoint *point)
{
  int n_unknown = count_unknown (point);

  if (n_unknown < 0 || n_unknown > 3)
    return ENT_DATE_UNIT_NONE;
  if (n_unknown > 0)
    return ENT_DATE_UNIT_YEAR + (guint) n_unknown;
  if (point->precision <= ENT_PRECISION_SEASON || point->month_mask != 0)
    return ENT_DATE_UNIT_YEAR;
  return point->precision == ENT_PRECISION_MONTH || point->day_mask != 0 ? ENT_DATE_UNIT_MONTH : ENT_DATE_UNIT_DAY;
}

EntDateUnit
ent_date_get_unit (const EntDate *self,
                   EntDateUnit    unit)
{
  g_return_val_if_fail (self != NULL, ENT_DATE_UNIT_NONE);

  for (guint i = 0; i < self->n_points; i++)
    if (self->points[i].kind == ENT_POINT_DATE)
      unit = MAX (unit, get_point_unit (&self->points[i]));
  return unit;
}

double
ent_date_unit_get_seconds (EntDateUnit unit)
{
  const double year = 365.2425 * SECONDS_PER_DAY;

  g_return_val_if_fail (unit < ENT_DATE_UNIT_NONE, 0);

  if (unit == ENT_DATE_UNIT_DAY)
    return SECONDS_PER_DAY;
  return unit == ENT_DATE_UNIT_MONTH ? year / 12 : year * unit_years[unit];
}

/* Moving */

static gboolean
is_year (gint64 year)
{
  return year >= ENT_DATE_MIN_YEAR && year <= ENT_DATE_MAX_YEAR;
}

static gint64
get_day (const EntDatePoint *point)
{
  return ent_date_seconds_from_civil (point->year, point->month, point->day) / SECONDS_PER_DAY;
}

static void
set_day (EntDatePoint *point,
         gint64        day)
{
  int month, day_of_month;

  ent_date_civil_from_seconds (day * SECONDS_PER_DAY, &point->year, &month, &day_of_month);
  point->month = (guint8) month;
  point->day = (guint8) day_of_month;
}

static gboolean
shift_days (EntDatePoint *point,
            gint64        n)
{
  /* So many lie between the first year and the last. */
  if (ABS (n) > ENT_DATE_MAX_YEAR * 2 * 366 || !is_year (point->year + n / 365))
    return FALSE;
  set_day (point, get_day (point) + n);
  return TRUE;
}

static gint64
floor_div (gint64 a,
           gint64 b)
{
  return a / b - (a % b < 0);
}

static gboolean
shift_months (EntDatePoint *point,
              gint64        n)
{
  gint64 months = point->year * 12 + point->month - 1 + n, year = floor_div (months, 12);
  int month = (int) (months - year * 12) + 1, n_days;

  if (!is_year (year))
    return FALSE;
  point->year = year;
  point->month = (guint8) month;
  n_days = (int) ((ent_date_seconds_from_civil (month == 12 ? year + 1 : year, month % 12 + 1, 1)
                   - ent_date_seconds_from_civil (year, month, 1)) / SECONDS_PER_DAY);
  if (point->precision >= ENT_PRECISION_DAY && point->day_mask == 0)
    point->day = (guint8) MIN (point->day, n_days);
  return TRUE;
}

static gboolean
shift_years (EntDatePoint *point,
             gint64        n)
{
  int unknown = count_unknown (point);
  guint n_digits = count_digits (point->year);
  gint64 step = 1, block;

  if (unknown == 0 && point->precision >= ENT_PRECISION_MONTH && point->month_mask == 0)
    return shift_months (point, n * 12);
  if (unknown == 0)
    {
      point->year += n;
      return is_year (point->year) && (point->n_significant == 0 || count_digits (point->year) == n_digits);
    }
  for (int i = 0; i < unknown; i++)
    step *= 10;
  block = ABS (point->year) / step;
  block = (point->negative ? -block - 1 : block) + n / step;
  /* Nor has a year of more than four digits any that are X. */
  if (!is_year ((block < 0 ? block + 1 : block) * step) || (point->year_mask != 0 && ABS (block) * step > 9999))
    return FALSE;
  point->negative = block < 0;
  block = point->negative ? -block - 1 : block;
  /* "1950S2" says how many digits count, not how many do not. */
  if (point->n_significant > 0 && count_digits (block * step) != n_digits)
    return FALSE;
  point->year = (point->negative ? -1 : 1) * block * step;
  return TRUE;
}

static gboolean
shift_point (EntDatePoint *point,
             EntDateUnit   unit,
             gint64        n)
{
  gboolean moved;

  if (point->kind != ENT_POINT_DATE)
    return TRUE;
  moved = unit == ENT_DATE_UNIT_DAY     ? shift_days (point, n)
          : unit == ENT_DATE_UNIT_MONTH ? shift_months (point, n)
                                        : shift_years (point, n * unit_years[unit]);
  if (count_unknown (point) == 0)
    point->negative = point->year < 0;
  return moved;
}

/* Writing */

static const char *
get_qualifier (guint8 flags)
{
  flags &= ENT_DATE_UNCERTAIN | ENT_DATE_APPROXIMATE;
  return flags == 0 ? "" : flags == ENT_DATE_UNCERTAIN ? "?" : flags == ENT_DATE_APPROXIMATE ? "~" : "%";
}

static void
write_digits (GString *out,
              gint64   number,
              int      n,
              guint8   mask)
{
  char digits[8];

  for (int i = 0; i < n; i++, number /= 10)
    digits[n - 1 - i] = mask >> i & 1 ? 'X' : (char) ('0' + number % 10);
  g_string_append_len (out, digits, n);
}

static void
write_year (GString            *out,
            const EntDatePoint *point)
{
  gint64 magnitude = ABS (point->year);

  if (magnitude > 9999)
    g_string_append_printf (out, "Y%" G_GINT64_FORMAT, point->year);
  else
    {
      if (point->negative)
        g_string_append_c (out, '-');
      write_digits (out, magnitude, 4, point->year_mask);
    }
  if (point->n_significant > 0)
    g_string_append_printf (out, "S%d", point->n_significant);
}

static void
write_time (GString            *out,
            const EntDatePoint *point)
{
  int offset = ABS (point->offset_minutes);

  g_string_append_printf (out, "T%02d:%02d:%02d", point->hour, point->minute, point->second);
  if (point->zone == ENT_ZONE_UTC)
    g_string_append_c (out, 'Z');
  else if (point->zone == ENT_ZONE_OFFSET)
    g_string_append_printf (out, "%c%02d:%02d", point->offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

/* A qualifier of all components stands behind them, others each before its own. */
static void
write_point (GString            *out,
             const EntDatePoint *point)
{
  gboolean has_month = point->precision >= ENT_PRECISION_SEASON, has_day = point->precision >= ENT_PRECISION_DAY;
  gboolean same = (!has_month || point->month_flags == point->year_flags)
                  && (!has_day || point->day_flags == point->year_flags);

  if (point->kind == ENT_POINT_OPEN)
    g_string_append (out, "..");
  if (point->kind != ENT_POINT_DATE)
    return;
  g_string_append (out, same ? "" : get_qualifier (point->year_flags));
  write_year (out, point);
  if (has_month)
    {
      g_string_append_printf (out, "-%s", same ? "" : get_qualifier (point->month_flags));
      write_digits (out, point->month, 2, point->month_mask);
    }
  if (has_day)
    {
      g_string_append_printf (out, "-%s", same ? "" : get_qualifier (point->day_flags));
      write_digits (out, point->day, 2, point->day_mask);
    }
  if (point->precision == ENT_PRECISION_TIME)
    write_time (out, point);
  g_string_append (out, same ? get_qualifier (point->year_flags) : "");
}

/* Of a set: the dots between two ends, or those of an open one. */
static void
write_members (GString            *out,
               const EntDatePoint *points,
               guint               n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      gboolean ends = i > 0 && points[i - 1].joined;

      if (i > 0 && !ends)
        g_string_append_c (out, ',');
      if (ends && points[i].kind == ENT_POINT_DATE && points[i - 1].kind == ENT_POINT_DATE)
        g_string_append (out, "..");
      write_point (out, &points[i]);
    }
}

static char *
write (const EntDate      *self,
       const EntDatePoint *points)
{
  GString *out = g_string_new (NULL);
  EntDateFlags set = self->flags & (ENT_DATE_ONE_OF | ENT_DATE_ALL_OF);

  if (set != 0)
    {
      g_string_append_c (out, set == ENT_DATE_ONE_OF ? '[' : '{');
      write_members (out, points, self->n_points);
      g_string_append_c (out, set == ENT_DATE_ONE_OF ? ']' : '}');
      return g_string_free (out, FALSE);
    }
  write_point (out, &points[0]);
  if (self->flags & ENT_DATE_INTERVAL)
    {
      g_string_append_c (out, '/');
      write_point (out, &points[1]);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_day (const EntDatePoint *point)
{
  return point->kind == ENT_POINT_DATE && get_point_unit (point) == ENT_DATE_UNIT_DAY;
}

EntDate *
ent_date_shift (const EntDate *self,
                EntDateUnit    unit,
                gint64         n)
{
  g_autofree EntDatePoint *points = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (unit >= ENT_DATE_UNIT_NONE || unit < ent_date_get_unit (self, unit) || ABS (n) > 1000000000)
    return NULL;
  points = g_memdup2 (self->points, self->n_points * sizeof (EntDatePoint));
  for (guint i = 0; i < self->n_points; i++)
    if (!shift_point (&points[i], unit, n))
      return NULL;
  if (self->flags & ENT_DATE_INTERVAL && is_day (&points[0]) && is_day (&points[1]))
    set_day (&points[1], get_day (&points[0]) + get_day (&self->points[1]) - get_day (&self->points[0]));
  for (guint i = 0; i < self->n_points; i++)
    if (count_unknown (&points[i]) == 0)
      points[i].negative = points[i].year < 0;
  text = write (self, points);
  return ent_date_parse (text, NULL);
}
