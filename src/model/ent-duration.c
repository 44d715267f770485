#include "config.h"

#include "ent-duration.h"

#include <limits.h>
#include <locale.h>

#include <glib/gi18n-lib.h>

#include "ent-date-private.h"

/* The span is walked from its begin: as many whole months as fit, then what is left in days
 * and parts of them.  All months count from the begin itself, so that from 31 January to
 * 31 March are two months, though the first of them is over with February. */

#define SECONDS_PER_DAY 86400
#define YEARS_ONLY_FROM 1000

/* A moment on the calendar. */
typedef struct
{
  gint64 year;
  int    month, day;
  gint64 clock;  /* seconds since midnight */
} Moment;

static Moment
split (gint64 seconds)
{
  Moment moment;

  ent_date_civil_from_seconds (seconds, &moment.year, &moment.month, &moment.day);
  moment.clock = seconds - ent_date_seconds_from_civil (moment.year, moment.month, moment.day);

  return moment;
}

/* Seconds of the moment @n months after @from; where the month has no such day, of the end of
 * that month. */
static gint64
add_months (const Moment *from,
            gint64        n)
{
  gint64 year = from->year + n / 12;
  int month = from->month + (int) (n % 12);
  gint64 next;
  gint64 moment;

  if (month > 12)
    {
      year++;
      month -= 12;
    }
  next = month == 12 ? ent_date_seconds_from_civil (year + 1, 1, 1)
                     : ent_date_seconds_from_civil (year, month + 1, 1);
  moment = ent_date_seconds_from_civil (year, month, 1) + (from->day - 1) * SECONDS_PER_DAY + from->clock;

  return MIN (moment, next);
}

/* The digits of @number, grouped as the locale's LC_NUMERIC says. */
static char *
dup_grouped (gint64 number)
{
  const struct lconv *lconv = localeconv ();
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autofree char *separator = g_locale_to_utf8 (lconv->thousands_sep, -1, NULL, NULL, NULL);
  const char *grouping = lconv->grouping;
  GString *text = g_string_new (digits);
  gssize at = (gssize) text->len;

  if (separator == NULL || *separator == '\0')
    return g_string_free (text, FALSE);

  /* Sizes of the groups from the right; the last one holds for the rest. */
  while (*grouping > 0 && *grouping != CHAR_MAX && at > *grouping)
    {
      at -= *grouping;
      g_string_insert (text, at, separator);
      if (grouping[1] != '\0')
        grouping++;
    }

  return g_string_free (text, FALSE);
}

/* @unit: 0 years to 5 seconds */
static char *
dup_unit (int    unit,
          gint64 count)
{
  g_autofree char *number = dup_grouped (count);
  gulong n = (gulong) count;

  switch (unit)
    {
    case 0:
      /* Translators: a length of time */
      return g_strdup_printf (ngettext ("%s year", "%s years", n), number);
    case 1:
      /* Translators: a length of time */
      return g_strdup_printf (ngettext ("%s month", "%s months", n), number);
    case 2:
      /* Translators: a length of time */
      return g_strdup_printf (ngettext ("%s day", "%s days", n), number);
    case 3:
      /* Translators: a length of time */
      return g_strdup_printf (ngettext ("%s hour", "%s hours", n), number);
    case 4:
      /* Translators: a length of time */
      return g_strdup_printf (ngettext ("%s minute", "%s minutes", n), number);
    default:
      /* Translators: a length of time */
      return g_strdup_printf (ngettext ("%s second", "%s seconds", n), number);
    }
}

static void
measure (gint64 begin,
         gint64 end,
         gint64 counts[6])
{
  Moment from = split (begin);
  Moment to = split (end);
  gint64 months = (to.year - from.year) * 12 + (to.month - from.month);
  gint64 rest;

  if (months > 0 && add_months (&from, months) > end)
    months--;
  rest = end - add_months (&from, months);

  counts[0] = months / 12;
  counts[1] = months % 12;
  counts[2] = rest / SECONDS_PER_DAY;
  counts[3] = rest / 3600 % 24;
  counts[4] = rest / 60 % 60;
  counts[5] = rest % 60;
}

char *
ent_duration_format (gint64 begin,
                     gint64 end)
{
  /* So that no calendar arithmetic leaves what gint64 holds. */
  gint64 lowest = ent_date_seconds_from_civil (ENT_DATE_MIN_YEAR, 1, 1);
  gint64 highest = ent_date_seconds_from_civil (ENT_DATE_MAX_YEAR, 12, 31);
  g_autofree char *large = NULL;
  g_autofree char *small = NULL;
  gint64 counts[6];
  int first = 0;
  int second;

  begin = CLAMP (begin, lowest, highest);
  end = CLAMP (end, lowest, highest);
  measure (MIN (begin, end), MAX (begin, end), counts);

  while (first < 5 && counts[first] == 0)
    first++;
  for (second = first + 1; second < 6 && counts[second] == 0; second++)
    ;

  large = dup_unit (first, counts[first]);
  if (second > 5 || counts[0] >= YEARS_ONLY_FROM)
    return g_steal_pointer (&large);
  small = dup_unit (second, counts[second]);

  /* Translators: a length of time in a larger unit and a smaller one: "2 years", "3 months" */
  return g_strdup_printf (C_("duration", "%s %s"), large, small);
}
