#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-date-private.h"

/* A date in words.  Every sentence is translated whole, with the words that a locale has
 * for months; a translation may put the parts in another order ("%3$s").
 *
 * From the inside out: a year ("44 BC"); a point without qualifiers ("5 September 1978",
 * "1960s"); the same with its qualifiers ("about 1994"); two points ("5–17 September
 * 1978"), in the shortest form that has no doubt; and sets of them. */

/* Where a phrase will stand: by itself, or behind "about" or "since", where some phrases
 * need an article. */
typedef enum
{
  PLACE_ALONE,
  PLACE_INSIDE,
} Place;

#define UNCERTAIN_AND_APPROXIMATE (ENT_DATE_UNCERTAIN | ENT_DATE_APPROXIMATE)

static gboolean
has_month (const EntDatePoint *point)
{
  return point->precision >= ENT_PRECISION_MONTH;
}

static gboolean
has_day (const EntDatePoint *point)
{
  return point->precision >= ENT_PRECISION_DAY;
}

/* Whether every digit is given and counts. */
static gboolean
is_specified (const EntDatePoint *point)
{
  return point->year_mask == 0 && point->month_mask == 0 && point->day_mask == 0 &&
         point->n_significant == 0;
}

/* Whether a year with X is a decade or a century that has a name: "196X", "19XX". */
static gboolean
is_decade (const EntDatePoint *point)
{
  return point->year_mask == 1 && point->year >= 100;
}

static gboolean
is_century (const EntDatePoint *point)
{
  return point->year_mask == 3 && point->year >= 100;
}

/* @format: "%B", as a month is called beside a day, or "%OB", by itself. */
static char *
dup_month_name (int         month,
                const char *format)
{
  g_autoptr(GDateTime) first = g_date_time_new_utc (2000, month, 1, 0, 0, 0);

  return g_date_time_format (first, format);
}

static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
dup_year (gint64 year)
{
  g_autofree char *number = dup_number (year > 0 ? year : 1 - year);

  if (year <= 0)
    /* Translators: a year before Christ */
    return g_strdup_printf (_("%s BC"), number);
  if (year < 1000)
    /* Translators: an early year, which a number alone would not show to be one */
    return g_strdup_printf (_("AD %s"), number);

  return g_steal_pointer (&number);
}

static char *
dup_month (const char *year,
           int         month)
{
  g_autofree char *name = dup_month_name (month, "%OB");

  /* Translators: month, year */
  return g_strdup_printf (C_("month of a year", "%s %s"), name, year);
}

static char *
dup_day (const char *year,
         int         month,
         int         day)
{
  g_autofree char *name = dup_month_name (month, "%B");

  /* Translators: day of the month, month, year */
  return g_strdup_printf (C_("day of a year", "%d %s %s"), day, name, year);
}

static char *
dup_day_of_seconds (gint64 seconds)
{
  g_autofree char *year_text = NULL;
  gint64 year;
  int month;
  int day;

  ent_date_civil_from_seconds (seconds, &year, &month, &day);
  year_text = dup_year (year);

  return dup_day (year_text, month, day);
}

static char *
dup_month_of_seconds (gint64 seconds)
{
  g_autofree char *year_text = NULL;
  gint64 year;
  int month;
  int day;

  ent_date_civil_from_seconds (seconds, &year, &month, &day);
  year_text = dup_year (year);

  return dup_month (year_text, month);
}

/* The ordinal in English depends on the number; the four forms are one in most languages. */
static char *
dup_century (int   century,
             Place place)
{
  int last = century % 100 / 10 == 1 ? 0 : century % 10;

  switch (last)
    {
    case 1:
      /* Translators: a century whose English number ends in "1st" */
      return place == PLACE_ALONE ? g_strdup_printf (_("%dst century"), century)
                                  /* Translators: the same behind "about" or "since" */
                                  : g_strdup_printf (_("the %dst century"), century);
    case 2:
      /* Translators: a century whose English number ends in "2nd" */
      return place == PLACE_ALONE ? g_strdup_printf (_("%dnd century"), century)
                                  /* Translators: the same behind "about" or "since" */
                                  : g_strdup_printf (_("the %dnd century"), century);
    case 3:
      /* Translators: a century whose English number ends in "3rd" */
      return place == PLACE_ALONE ? g_strdup_printf (_("%drd century"), century)
                                  /* Translators: the same behind "about" or "since" */
                                  : g_strdup_printf (_("the %drd century"), century);
    default:
      /* Translators: a century whose English number ends in "th" */
      return place == PLACE_ALONE ? g_strdup_printf (_("%dth century"), century)
                                  /* Translators: the same behind "about" or "since" */
                                  : g_strdup_printf (_("the %dth century"), century);
    }
}

/* The year of a point, though not all of its digits be given. */
static char *
dup_point_year (const EntDatePoint *point,
                Place               place)
{
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;
  gint64 first;
  gint64 last;

  if (point->year_mask == 0)
    return dup_year (point->year);
  if (is_decade (point))
    return place == PLACE_ALONE
             /* Translators: the ten years from this one on */
             ? g_strdup_printf (_("%ds"), (int) point->year)
             /* Translators: the ten years from this one on, behind "about" or "since" */
             : g_strdup_printf (_("the %ds"), (int) point->year);
  if (is_century (point))
    return dup_century (point->year / 100 + 1, place);
  if (point->year_mask == 0xf && !point->negative)
    return g_strdup (_("unknown year"));

  ent_date_point_years (point, &first, &last);
  first_text = dup_year (first);
  last_text = dup_year (last);

  /* Translators: two years */
  return g_strdup_printf (_("some year between %s and %s"), first_text, last_text);
}

/* Puts the year of a point to @part, a month or the like that is the same in each year it
 * may be. */
static char *
dup_in_some_year (const EntDatePoint *point,
                  const char         *part)
{
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;
  gint64 first;
  gint64 last;

  if (point->year_mask == 0xf && !point->negative)
    /* Translators: a month, a day of a month, or a season */
    return g_strdup_printf (_("%s of an unknown year"), part);

  ent_date_point_years (point, &first, &last);
  first_text = dup_year (first);
  last_text = dup_year (last);

  /* Translators: a month, a day of a month, or a season; two years */
  return g_strdup_printf (_("%s of some year between %s and %s"), part, first_text, last_text);
}

/* "spring", or the months of a quarter. */
static char *
dup_season_name (int season)
{
  g_autofree char *first_name = NULL;
  g_autofree char *last_name = NULL;
  int first;
  int last;

  if (season < 33)
    {
      switch ((season - 21) % 4)
        {
        case 0:
          return g_strdup (C_("season", "spring"));
        case 1:
          return g_strdup (C_("season", "summer"));
        case 2:
          return g_strdup (C_("season", "autumn"));
        default:
          return g_strdup (C_("season", "winter"));
        }
    }

  ent_date_season_months (season, &first, &last);
  first_name = dup_month_name (first, "%OB");
  last_name = dup_month_name (last, "%OB");

  /* Translators: from the first month to the second */
  return g_strdup_printf (C_("months", "%s–%s"), first_name, last_name);
}

static char *
dup_season (const EntDatePoint *point)
{
  g_autofree char *name = dup_season_name (point->month);
  g_autofree char *season = NULL;

  if (point->year_mask != 0)
    season = dup_in_some_year (point, name);
  else
    {
      g_autofree char *year = dup_year (point->year);

      /* Translators: season or months, year */
      season = g_strdup_printf (C_("season of a year", "%s %s"), name, year);
    }

  if (point->month >= 25 && point->month <= 28)
    /* Translators: a season */
    return g_strdup_printf (_("%s (northern hemisphere)"), season);
  if (point->month >= 29 && point->month <= 32)
    /* Translators: a season */
    return g_strdup_printf (_("%s (southern hemisphere)"), season);

  return g_steal_pointer (&season);
}

/* A month, or a day of it if there is one, whose digits are given. */
static char *
dup_month_or_day (const EntDatePoint *point)
{
  gboolean with_day = has_day (point) && point->day_mask == 0;
  g_autofree char *name = NULL;
  g_autofree char *part = NULL;

  if (point->year_mask == 0)
    {
      g_autofree char *year = dup_year (point->year);

      return with_day ? dup_day (year, point->month, point->day)
                      : dup_month (year, point->month);
    }

  name = dup_month_name (point->month, with_day ? "%B" : "%OB");
  if (with_day)
    /* Translators: day of the month, month */
    part = g_strdup_printf (C_("day", "%d %s"), point->day, name);
  else
    part = g_steal_pointer (&name);

  return dup_in_some_year (point, part);
}

/* Where nothing better can be said: the first and the last day or month it can be. */
static char *
dup_between (const EntDatePoint *point)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (has_day (point))
    {
      first = dup_day_of_seconds (point->earliest);
      last = dup_day_of_seconds (point->latest);

      /* Translators: two days */
      return g_strdup_printf (_("some day between %s and %s"), first, last);
    }

  first = dup_month_of_seconds (point->earliest);
  last = dup_month_of_seconds (point->latest);

  /* Translators: two months */
  return g_strdup_printf (_("some month between %s and %s"), first, last);
}

/* A point with a month, or a month and a day, of which any digit may be X. */
static char *
dup_month_and_day (const EntDatePoint *point)
{
  gboolean day_unknown = has_day (point) && point->day_mask == 3;
  gboolean day_known = has_day (point) && point->day_mask == 0;

  if (point->month_mask == 0 && (!has_day (point) || day_known))
    return dup_month_or_day (point);

  if (point->month_mask == 0 && day_unknown)
    {
      g_autofree char *month = dup_month_or_day (point);

      /* Translators: a month */
      return g_strdup_printf (_("%s, day unknown"), month);
    }

  if (point->month_mask == 3 && (!has_day (point) || day_known || day_unknown))
    {
      g_autofree char *year = dup_point_year (point, PLACE_ALONE);

      if (day_known)
        /* Translators: the day of some month, a number; a year */
        return g_strdup_printf (_("day %d of an unknown month, %s"), point->day, year);
      if (day_unknown)
        /* Translators: a year */
        return g_strdup_printf (_("%s, month and day unknown"), year);

      /* Translators: a year */
      return g_strdup_printf (_("%s, month unknown"), year);
    }

  return dup_between (point);
}

static char *
dup_clock (const EntDatePoint *point)
{
  g_autofree char *clock = NULL;

  if (point->second != 0)
    /* Translators: hours, minutes, seconds */
    clock = g_strdup_printf (C_("time of day", "%02d:%02d:%02d"),
                             point->hour, point->minute, point->second);
  else
    /* Translators: hours, minutes */
    clock = g_strdup_printf (C_("time of day", "%02d:%02d"), point->hour, point->minute);

  if (point->zone == ENT_ZONE_UTC)
    /* Translators: a time of day, universal time */
    return g_strdup_printf (_("%s UTC"), clock);
  if (point->zone == ENT_ZONE_OFFSET)
    /* Translators: a time of day; plus or minus, hours and minutes away from universal time */
    return g_strdup_printf (_("%s (UTC%s%02d:%02d)"), clock,
                            point->offset_minutes < 0 ? "−" : "+",
                            ABS (point->offset_minutes) / 60, ABS (point->offset_minutes) % 60);

  return g_steal_pointer (&clock);
}

/* A year of which only some digits count: its estimate, and the years that have them. */
static char *
dup_significant (const EntDatePoint *point)
{
  g_autofree char *year = dup_year (point->year);
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;
  gint64 first;
  gint64 last;

  ent_date_point_years (point, &first, &last);
  if (first == last)
    return g_steal_pointer (&year);

  first_text = dup_year (first);
  last_text = dup_year (last);

  /* Translators: an estimated year, and two years between which it is known to lie */
  return g_strdup_printf (_("about %s (between %s and %s)"), year, first_text, last_text);
}

/* A point without its qualifiers. */
static char *
dup_bare_point (const EntDatePoint *point,
                Place               place)
{
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  switch (point->precision)
    {
    case ENT_PRECISION_YEAR:
      return point->n_significant > 0 ? dup_significant (point) : dup_point_year (point, place);
    case ENT_PRECISION_SEASON:
      return dup_season (point);
    case ENT_PRECISION_MONTH:
    case ENT_PRECISION_DAY:
      return dup_month_and_day (point);
    case ENT_PRECISION_TIME:
      day = dup_month_and_day (point);
      clock = dup_clock (point);
      /* Translators: day, time of day */
      return g_strdup_printf (C_("time of a day", "%s, %s"), day, clock);
    default:
      g_assert_not_reached ();
    }
}

/* A point all of whose components have the same qualifiers. */
static char *
dup_qualified (const EntDatePoint *point,
               Place               place)
{
  gboolean simple = is_specified (point) ||
                    (point->precision == ENT_PRECISION_YEAR &&
                     (is_decade (point) || is_century (point)));
  g_autofree char *bare = dup_bare_point (point, simple ? PLACE_INSIDE : place);

  switch ((int) point->year_flags)
    {
    case ENT_DATE_UNCERTAIN:
      /* Translators: a date that is not certain */
      return simple ? g_strdup_printf (C_("date", "perhaps %s"), bare)
                    /* Translators: a date in words */
                    : g_strdup_printf (C_("date", "%s (uncertain)"), bare);
    case ENT_DATE_APPROXIMATE:
      /* Translators: a date that is not exact */
      return simple ? g_strdup_printf (C_("date", "about %s"), bare)
                    /* Translators: a date in words */
                    : g_strdup_printf (C_("date", "%s (approximate)"), bare);
    default:
      /* Translators: a date that is neither exact nor certain */
      return simple ? g_strdup_printf (C_("date", "about %s, uncertain"), bare)
                    /* Translators: a date in words */
                    : g_strdup_printf (C_("date", "%s (approximate and uncertain)"), bare);
    }
}

/* NULL for no flags. */
static const char *
get_year_remark (guint8 flags)
{
  switch ((int) flags)
    {
    case ENT_DATE_UNCERTAIN:
      return _("year uncertain");
    case ENT_DATE_APPROXIMATE:
      return _("year approximate");
    case UNCERTAIN_AND_APPROXIMATE:
      return _("year approximate and uncertain");
    default:
      return NULL;
    }
}

static const char *
get_month_remark (guint8 flags)
{
  switch ((int) flags)
    {
    case ENT_DATE_UNCERTAIN:
      return _("month uncertain");
    case ENT_DATE_APPROXIMATE:
      return _("month approximate");
    case UNCERTAIN_AND_APPROXIMATE:
      return _("month approximate and uncertain");
    default:
      return NULL;
    }
}

static const char *
get_season_remark (guint8 flags)
{
  switch ((int) flags)
    {
    case ENT_DATE_UNCERTAIN:
      return _("season uncertain");
    case ENT_DATE_APPROXIMATE:
      return _("season approximate");
    case UNCERTAIN_AND_APPROXIMATE:
      return _("season approximate and uncertain");
    default:
      return NULL;
    }
}

static const char *
get_day_remark (guint8 flags)
{
  switch ((int) flags)
    {
    case ENT_DATE_UNCERTAIN:
      return _("day uncertain");
    case ENT_DATE_APPROXIMATE:
      return _("day approximate");
    case UNCERTAIN_AND_APPROXIMATE:
      return _("day approximate and uncertain");
    default:
      return NULL;
    }
}

/* A point with qualifiers on some of its components. */
static char *
dup_with_remarks (const EntDatePoint *point,
                  Place               place)
{
  g_autofree char *bare = dup_bare_point (point, place);
  g_autofree char *remarks = NULL;
  const char *parts[] = {
    get_year_remark (point->year_flags),
    point->precision == ENT_PRECISION_SEASON ? get_season_remark (point->month_flags)
                                             : get_month_remark (point->month_flags),
    get_day_remark (point->day_flags),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *before = g_steal_pointer (&remarks);

      if (parts[i] == NULL)
        remarks = g_steal_pointer (&before);
      else if (before == NULL)
        remarks = g_strdup (parts[i]);
      else
        /* Translators: remarks on the parts of a date, "year uncertain", in a row */
        remarks = g_strdup_printf (C_("remarks", "%s, %s"), before, parts[i]);
    }

  /* Translators: a date; remarks on its parts, "year uncertain, day approximate" */
  return g_strdup_printf (C_("date", "%s (%s)"), bare, remarks);
}

static char *
dup_point (const EntDatePoint *point,
           Place               place)
{
  gboolean month_differs = point->precision >= ENT_PRECISION_SEASON &&
                           point->month_flags != point->year_flags;
  gboolean day_differs = has_day (point) && point->day_flags != point->year_flags;

  if (month_differs || day_differs)
    return dup_with_remarks (point, place);
  if (point->year_flags != 0)
    return dup_qualified (point, place);

  return dup_bare_point (point, place);
}

/* Two years; NULL where they are best written out. */
static char *
dup_years (gint64 first,
           gint64 last)
{
  g_autofree char *first_number = dup_number (first > 0 ? first : 1 - first);
  g_autofree char *last_number = dup_number (last > 0 ? last : 1 - last);

  if (first == last)
    return dup_year (first);
  if (first >= 1000)
    /* Translators: from the first year to the second */
    return g_strdup_printf (C_("years", "%s–%s"), first_number, last_number);
  if (last <= 0)
    /* Translators: from the first year to the second, both before Christ */
    return g_strdup_printf (_("%s–%s BC"), first_number, last_number);
  if (first > 0 && last < 1000)
    /* Translators: from the first year to the second, both early */
    return g_strdup_printf (_("AD %s–%s"), first_number, last_number);

  return NULL;
}

/* Two points of one year, with months. */
static char *
dup_in_year (const EntDatePoint *first,
             const EntDatePoint *last)
{
  gboolean with_days = has_day (first);
  const char *format = with_days ? "%B" : "%OB";
  g_autofree char *year = dup_year (first->year);
  g_autofree char *first_month = dup_month_name (first->month, format);
  g_autofree char *last_month = dup_month_name (last->month, format);

  if (first->month == last->month && (!with_days || first->day == last->day))
    return dup_bare_point (first, PLACE_ALONE);
  if (!with_days)
    /* Translators: from the first month to the second, year */
    return g_strdup_printf (C_("months of a year", "%s–%s %s"), first_month, last_month, year);
  if (first->month == last->month)
    /* Translators: from the first day to the second, month, year */
    return g_strdup_printf (C_("days of a month", "%d–%d %s %s"),
                            first->day, last->day, first_month, year);

  /* Translators: from a day and month to a day and month, year */
  return g_strdup_printf (C_("days of a year", "%d %s – %d %s %s"),
                          first->day, first_month, last->day, last_month, year);
}

/* Two dates, in a form that names only once what they share. */
static char *
dup_short_span (const EntDatePoint *first,
                const EntDatePoint *last)
{
  if (first->precision != last->precision || !is_specified (first) || !is_specified (last) ||
      (first->year_flags | first->month_flags | first->day_flags) != 0 ||
      (last->year_flags | last->month_flags | last->day_flags) != 0)
    return NULL;

  if (first->precision == ENT_PRECISION_YEAR)
    return dup_years (first->year, last->year);
  if (has_month (first) && first->year == last->year)
    return dup_in_year (first, last);

  return NULL;
}

static char *
dup_span (const EntDatePoint *first,
          const EntDatePoint *last)
{
  g_autofree char *short_span = dup_short_span (first, last);
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;

  if (short_span != NULL)
    return g_steal_pointer (&short_span);

  first_text = dup_point (first, PLACE_ALONE);
  last_text = dup_point (last, PLACE_ALONE);

  /* Translators: from the first date to the second */
  return g_strdup_printf (C_("dates", "%s – %s"), first_text, last_text);
}

static char *
dup_interval (const EntDatePoint *first,
              const EntDatePoint *last)
{
  g_autofree char *date = NULL;

  if (first->kind == ENT_POINT_DATE && last->kind == ENT_POINT_DATE)
    return dup_span (first, last);

  switch (first->kind == ENT_POINT_DATE ? last->kind : first->kind)
    {
    case ENT_POINT_OPEN:
      date = dup_point (first->kind == ENT_POINT_DATE ? first : last, PLACE_INSIDE);
      if (first->kind == ENT_POINT_DATE)
        /* Translators: an interval that begins at this date and has no end */
        return g_strdup_printf (C_("date", "since %s"), date);
      /* Translators: an interval that ends at this date and has no beginning */
      return g_strdup_printf (C_("date", "until %s"), date);
    default:
      date = dup_point (first->kind == ENT_POINT_DATE ? first : last, PLACE_ALONE);
      if (first->kind == ENT_POINT_DATE)
        /* Translators: an interval whose beginning is known, and not its end */
        return g_strdup_printf (_("%s – unknown end"), date);
      /* Translators: an interval whose end is known, and not its beginning */
      return g_strdup_printf (_("unknown start – %s"), date);
    }
}

/* A range of a set that is open on one side. */
static char *
dup_open_member (const EntDate *self,
                 guint          index)
{
  gboolean alone = self->n_points == 2;
  gboolean until = self->points[index].kind == ENT_POINT_OPEN;
  g_autofree char *date = dup_point (&self->points[until ? index + 1 : index], PLACE_INSIDE);

  if ((self->flags & ENT_DATE_ALL_OF) != 0)
    return until
             /* Translators: every date there is up to this one */
             ? g_strdup_printf (C_("date", "all up to %s"), date)
             /* Translators: every date there is from this one on */
             : g_strdup_printf (C_("date", "all from %s on"), date);

  if (until)
    return alone
             /* Translators: one date, this or any before it */
             ? g_strdup_printf (C_("date", "%s or earlier"), date)
             /* Translators: the same as the first in a row of dates */
             : g_strdup_printf (C_("date", "%s (or earlier)"), date);

  return alone
           /* Translators: one date, this or any after it */
           ? g_strdup_printf (C_("date", "%s or later"), date)
           /* Translators: the same as the last in a row of dates */
           : g_strdup_printf (C_("date", "%s (or later)"), date);
}

static char *
dup_member (const EntDate *self,
            guint          index)
{
  const EntDatePoint *point = &self->points[index];

  if (!point->joined)
    return dup_point (point, PLACE_ALONE);
  if (point->kind == ENT_POINT_OPEN || point[1].kind == ENT_POINT_OPEN)
    return dup_open_member (self, index);

  return dup_span (point, point + 1);
}

static char *
dup_set (const EntDate *self)
{
  gboolean one_of = (self->flags & ENT_DATE_ONE_OF) != 0;
  g_autofree char *list = NULL;
  guint next;

  for (guint i = 0; i < self->n_points; i = next)
    {
      g_autofree char *before = g_steal_pointer (&list);
      g_autofree char *member = dup_member (self, i);

      next = i + (self->points[i].joined ? 2 : 1);
      if (before == NULL)
        list = g_steal_pointer (&member);
      else if (next < self->n_points)
        /* Translators: dates, and one of more to come */
        list = g_strdup_printf (C_("dates", "%s, %s"), before, member);
      else if (one_of)
        /* Translators: dates, of which one is meant, and the last one of them */
        list = g_strdup_printf (C_("dates", "%s or %s"), before, member);
      else
        /* Translators: dates, of which all are meant, and the last one of them */
        list = g_strdup_printf (C_("dates", "%s and %s"), before, member);
    }

  if (one_of && (self->points[0].joined ? 2 : 1) < self->n_points)
    /* Translators: dates, of which one is meant: "1667, 1668 or 1670" */
    return g_strdup_printf (_("one of: %s"), list);

  return g_steal_pointer (&list);
}

char *
ent_date_format (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if ((self->flags & (ENT_DATE_ONE_OF | ENT_DATE_ALL_OF)) != 0)
    return dup_set (self);
  if ((self->flags & ENT_DATE_INTERVAL) != 0)
    return dup_interval (&self->points[0], &self->points[1]);

  return dup_point (&self->points[0], PLACE_ALONE);
}

char *
ent_date_format_seconds (gint64 seconds)
{
  gint64 year;
  int month;
  int day;

  ent_date_civil_from_seconds (seconds, &year, &month, &day);

  return g_strdup_printf ("%s%s%04" G_GINT64_FORMAT "-%02d-%02d",
                          year > 9999 || year < -9999 ? "Y" : "", year < 0 ? "-" : "",
                          ABS (year), month, day);
}
