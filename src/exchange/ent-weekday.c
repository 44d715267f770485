#include "config.h"

#include "ent-weekday.h"

#include <stdlib.h>
#include <string.h>

#include "ent-date.h"

/* A date without a year, in a text about more years than these, says too little. */
#define MAX_YEARS 3

#define FIRST_GREGORIAN_YEAR 1583

#define SECONDS_PER_DAY (24 * 60 * 60)

#define WEEKDAY "(?<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
#define MONTH   "(?<month>January|February|March|April|May|June|July|August|September|October|November|December)"
/* "5", "5th", "5–17": of a range the first day is the one named. */
#define DAY     "(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s?[-–]\\s?\\d{1,2})?"
#define YEAR    "(?<year>\\d{4})"
/* Not more digits than those of a day: "May 1978" is no day of May. */
#define END     "(?![\\d])"

static const char * const patterns[] = {
  "\\b" WEEKDAY ",?\\s+(?:the\\s+)?" DAY "\\s+(?:of\\s+)?" MONTH "\\b(?:,?\\s+" YEAR "\\b)?",
  "\\b" WEEKDAY ",?\\s+" MONTH "\\s+" DAY END "(?:,?\\s+" YEAR "\\b)?",
  "\\b" DAY "\\s+" MONTH ",?\\s+" YEAR ",?\\s+(?:(?:which\\s+)?was\\s+)?(?:a\\s+|\\()" WEEKDAY "\\b",
  "\\b" MONTH "\\s+" DAY ",\\s+" YEAR ",?\\s+(?:(?:which\\s+)?was\\s+)?(?:a\\s+|\\()" WEEKDAY "\\b",
};

static const char * const weekdays[] = {
  "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"
};

static const char * const months[] = {
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December", NULL
};

static GRegex *
get_pattern (guint index)
{
  static GRegex *compiled[G_N_ELEMENTS (patterns)];

  if (g_once_init_enter (&compiled[index]))
    g_once_init_leave (&compiled[index], g_regex_new (patterns[index], G_REGEX_OPTIMIZE, 0, NULL));
  return compiled[index];
}

void
ent_weekday_fault_free (EntWeekdayFault *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self->weekday);
  g_free (self);
}

/* NULL where there is no such day. */
static const char *
weekday_of (gint64 year,
            int    month,
            int    day)
{
  gint64 seconds = ent_date_seconds_from_civil (year, month, day);
  gint64 same_year;
  int same_month, same_day;
  gint64 days;

  ent_date_civil_from_seconds (seconds, &same_year, &same_month, &same_day);
  if (same_month != month || same_day != day)
    return NULL;
  /* The first day of 1970 was a Thursday. */
  days = seconds / SECONDS_PER_DAY - (seconds % SECONDS_PER_DAY < 0 ? 1 : 0);
  return weekdays[((days % 7) + 7) % 7];
}

static void
check_match (const GMatchInfo *match,
             gint64            first_year,
             gint64            last_year,
             GPtrArray        *found)
{
  g_autofree char *said = g_match_info_fetch_named (match, "weekday");
  g_autofree char *month_name = g_match_info_fetch_named (match, "month");
  g_autofree char *day = g_match_info_fetch_named (match, "day");
  g_autofree char *year = g_match_info_fetch_named (match, "year");
  int month = 1;
  const char *right = NULL;
  EntWeekdayFault *fault;

  if (year != NULL && *year != '\0')
    first_year = last_year = atoi (year);
  else if (last_year - first_year >= MAX_YEARS)
    return;
  /* Older dates are of the calendar of their time and place. */
  if (first_year < FIRST_GREGORIAN_YEAR)
    return;
  while (strcmp (months[month - 1], month_name) != 0)
    month++;

  for (gint64 i = first_year; i <= last_year; i++)
    {
      const char *weekday = atoi (day) > 0 && atoi (day) <= 31 ? weekday_of (i, month, atoi (day)) : NULL;

      if (g_strcmp0 (weekday, said) == 0)
        return;
      if (right == NULL)
        right = weekday;
    }
  fault = g_new0 (EntWeekdayFault, 1);
  fault->words = g_match_info_fetch (match, 0);
  fault->weekday = g_strdup (right);
  g_ptr_array_add (found, fault);
}

GPtrArray *
ent_weekdays_check (const char *text,
                    gint64      first_year,
                    gint64      last_year)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_weekday_fault_free);

  /* Few texts name a day of the week, and none without these letters. */
  if (strstr (text, "day") == NULL)
    return found;

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr(GMatchInfo) match = NULL;

      for (g_regex_match (get_pattern (i), text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        check_match (match, first_year, last_year, found);
    }
  return found;
}
