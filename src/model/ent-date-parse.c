#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-date-private.h"

/* A recursive-descent parser of EDTF, one pass over the bytes:
 *
 *   text      = point | point-or-end "/" point-or-end
 *             | "[" members "]" | "{" members "}"
 *   members   = [".."] member *("," member) [".."]
 *   member    = point [".." point]
 *   point     = year ["-" month ["-" day ["T" time]]]     year "-" season
 *   year      = q (["-"] 4 digits | "Y" ["-"] integer ["E" integer]) ["S" integer] q
 *   month     = q 2 digits q          day = q 2 digits q
 *   q         = ["?" | "~" | "%"]
 *
 * A qualifier to the left of a component qualifies it alone, one to the right it and all
 * components before it.  A digit may be X, except in years after "Y", in times, and in
 * dates that have one.
 *
 * All that is EDTF is ASCII, so that bytes are characters up to the first one that is
 * not. */

typedef struct
{
  const char   *text;
  gsize         at;
  gsize         length;
  EntDateFlags  flags;
  GArray       *points;  /* of EntDatePoint */
  GError      **error;
} Scanner;

/* Fails with a reason at the byte @at; always FALSE. Reasons are put into the person's language
 * only here: most dates have nothing wrong. */
static gboolean
fail (Scanner      *self,
      EntDateError  code,
      gsize         at,
      const char   *reason)
{
  /* Translators: what is wrong in a date, and where */
  g_set_error (self->error, ENT_DATE_ERROR, code, _("At character %u: %s"),
               (guint) at + 1, _(reason));

  return FALSE;
}

/* '\0' at the end. */
static char
peek (const Scanner *self)
{
  return self->text[self->at];
}

static gboolean
skip (Scanner *self,
      char     c)
{
  if (peek (self) != c)
    return FALSE;

  self->at++;

  return TRUE;
}

static gboolean
skip_dots (Scanner *self)
{
  if (!g_str_has_prefix (self->text + self->at, ".."))
    return FALSE;

  self->at += 2;

  return TRUE;
}

static guint8
scan_qualifier (Scanner *self)
{
  if (skip (self, '?'))
    return ENT_DATE_UNCERTAIN;
  if (skip (self, '~'))
    return ENT_DATE_APPROXIMATE;
  if (skip (self, '%'))
    return ENT_DATE_UNCERTAIN | ENT_DATE_APPROXIMATE;

  return 0;
}

/* The qualifier to the right of the last component read. */
static gboolean
scan_right_qualifier (Scanner      *self,
                      EntDatePoint *point)
{
  guint8 flags = scan_qualifier (self);

  point->year_flags |= flags;
  if (point->precision >= ENT_PRECISION_SEASON)
    point->month_flags |= flags;
  if (point->precision >= ENT_PRECISION_DAY)
    point->day_flags |= flags;

  if (flags != 0 && peek (self) != '\0' && strchr ("?~%", peek (self)) != NULL)
    return fail (self, ENT_DATE_ERROR_SYNTAX, self->at,
                 N_("there is one qualifier already; “%” stands for “?” and “~” together"));

  return TRUE;
}

/* Reads @n digits, which may be X where @mask is not NULL. */
static gboolean
scan_digits (Scanner    *self,
             int         n,
             const char *reason,
             int        *value,
             guint8     *mask)
{
  *value = 0;
  if (mask != NULL)
    *mask = 0;

  for (int i = 0; i < n; i++)
    {
      char c = peek (self);

      *value *= 10;
      if (g_ascii_isdigit (c))
        *value += c - '0';
      else if (c == 'X' && mask != NULL)
        *mask |= 1 << (n - 1 - i);
      else
        return fail (self, ENT_DATE_ERROR_SYNTAX, self->at, reason);

      self->at++;
    }

  if (mask != NULL && *mask != 0)
    self->flags |= ENT_DATE_UNSPECIFIED;

  return TRUE;
}

/* Reads an integer without leading zeros; what is above @max becomes @max + 1. */
static gboolean
scan_integer (Scanner *self,
              gint64   max,
              gint64  *value)
{
  if (peek (self) == '0')
    return fail (self, ENT_DATE_ERROR_SYNTAX, self->at,
                 N_("this number may not begin with a zero"));
  if (!g_ascii_isdigit (peek (self)))
    return fail (self, ENT_DATE_ERROR_SYNTAX, self->at, N_("a digit is missing here"));

  for (*value = 0; g_ascii_isdigit (peek (self)); self->at++)
    {
      if (*value <= max)
        *value = *value * 10 + (peek (self) - '0');
    }
  *value = MIN (*value, max + 1);

  return TRUE;
}

static gboolean
fail_year_range (Scanner *self,
                 gsize    start)
{
  return fail (self, ENT_DATE_ERROR_RANGE, start,
               N_("this year is too far away; years run from −292277000000 to 292277000000"));
}

/* What follows the "Y". */
static gboolean
scan_long_year (Scanner      *self,
                EntDatePoint *point,
                gsize         start)
{
  gsize digits;
  gint64 year;

  point->negative = skip (self, '-');
  digits = self->at;
  if (!scan_integer (self, ENT_DATE_MAX_YEAR, &year))
    return FALSE;

  if (peek (self) == 'X')
    return fail (self, ENT_DATE_ERROR_UNSUPPORTED, self->at,
                 N_("a year that begins with “Y” cannot have unspecified digits"));

  if (skip (self, 'E'))
    {
      gint64 exponent;

      if (!scan_integer (self, 12, &exponent))
        return FALSE;
      for (; exponent > 0 && year <= ENT_DATE_MAX_YEAR; exponent--)
        year *= 10;
    }
  else if (self->at - digits < 5)
    return fail (self, ENT_DATE_ERROR_SYNTAX, start,
                 N_("only years of more than four digits begin with “Y”"));

  if (year > ENT_DATE_MAX_YEAR)
    return fail_year_range (self, start);

  point->year = point->negative ? -year : year;

  return TRUE;
}

static gboolean
scan_short_year (Scanner      *self,
                 EntDatePoint *point)
{
  gsize start = self->at;
  int year;

  point->negative = skip (self, '-');
  if (!scan_digits (self, 4, N_("a year has four digits, or X in their place"),
                    &year, &point->year_mask))
    return FALSE;

  if (g_ascii_isdigit (peek (self)))
    return fail (self, ENT_DATE_ERROR_SYNTAX, self->at,
                 N_("a year of more than four digits begins with “Y”, and “-” stands "
                   "between year, month and day"));
  if (point->negative && year == 0 && point->year_mask == 0)
    return fail (self, ENT_DATE_ERROR_RANGE, start,
                 N_("the year 0 has no sign; it is 1 BC"));

  point->year = point->negative ? -year : year;

  return TRUE;
}

/* What follows the "S": how many digits of the year count. */
static gboolean
scan_significant (Scanner      *self,
                  EntDatePoint *point,
                  gsize         year_start)
{
  gsize start = self->at;
  gint64 first;
  gint64 last;
  gint64 n;
  int n_digits = 1;

  if (point->year_mask != 0)
    return fail (self, ENT_DATE_ERROR_SYNTAX, start - 1,
                 N_("a year has unspecified digits or significant ones, not both"));
  if (!scan_integer (self, 20, &n))
    return FALSE;

  for (gint64 rest = ABS (point->year); rest >= 10; rest /= 10)
    n_digits++;
  if (n > n_digits)
    return fail (self, ENT_DATE_ERROR_RANGE, start, N_("the year has fewer digits than this"));

  point->n_significant = n;
  ent_date_point_years (point, &first, &last);
  if (first < ENT_DATE_MIN_YEAR || last > ENT_DATE_MAX_YEAR)
    return fail_year_range (self, year_start);

  return TRUE;
}

static gboolean
scan_year (Scanner      *self,
           EntDatePoint *point)
{
  gsize start;
  gboolean is_long;

  point->precision = ENT_PRECISION_YEAR;
  point->year_flags = scan_qualifier (self);

  start = self->at;
  if (peek (self) == 'P' || peek (self) == 'R')
    return fail (self, ENT_DATE_ERROR_UNSUPPORTED, start,
                 N_("durations and recurring intervals are not read here"));

  is_long = skip (self, 'Y');
  if (is_long ? !scan_long_year (self, point, start) : !scan_short_year (self, point))
    return FALSE;

  if (skip (self, 'S') && !scan_significant (self, point, start))
    return FALSE;

  if (!scan_right_qualifier (self, point))
    return FALSE;

  if ((is_long || point->n_significant > 0) && peek (self) == '-')
    return fail (self, ENT_DATE_ERROR_UNSUPPORTED, self->at,
                 N_("no month can follow a year that is written with “Y” or “S”"));

  return TRUE;
}

static gboolean
scan_month (Scanner      *self,
            EntDatePoint *point)
{
  guint8 flags = scan_qualifier (self);
  gsize start = self->at;
  int month;

  if (!scan_digits (self, 2, N_("a month has two digits, or X in their place"),
                    &month, &point->month_mask))
    return FALSE;

  point->month = month;
  point->month_flags = flags;

  if (point->month_mask == 0 && month >= 21 && month <= 41)
    point->precision = ENT_PRECISION_SEASON;
  else
    {
      point->precision = ENT_PRECISION_MONTH;
      if (!ent_date_point_resolve (point))
        return fail (self, ENT_DATE_ERROR_RANGE, start,
                     N_("there is no such month; months run from 01 to 12, seasons and "
                       "quarters from 21 to 41"));
    }

  return scan_right_qualifier (self, point);
}

static gboolean
scan_day (Scanner      *self,
          EntDatePoint *point)
{
  guint8 flags = scan_qualifier (self);
  gsize start = self->at;
  int day;

  if (!scan_digits (self, 2, N_("a day has two digits, or X in their place"),
                    &day, &point->day_mask))
    return FALSE;

  point->precision = ENT_PRECISION_DAY;
  point->day = day;
  point->day_flags = flags;

  if (!ent_date_point_resolve (point))
    return fail (self, ENT_DATE_ERROR_RANGE, start, N_("there is no such day in this month"));

  return scan_right_qualifier (self, point);
}

/* One of hour, minute and second. */
static gboolean
scan_clock (Scanner    *self,
            int         max,
            const char *syntax_reason,
            const char *range_reason,
            int        *value)
{
  gsize start = self->at;

  if (!scan_digits (self, 2, syntax_reason, value, NULL))
    return FALSE;
  if (*value > max)
    return fail (self, ENT_DATE_ERROR_RANGE, start, range_reason);

  return TRUE;
}

static gboolean
scan_colon (Scanner *self)
{
  if (!skip (self, ':'))
    return fail (self, ENT_DATE_ERROR_SYNTAX, self->at,
                 N_("a time has hours, minutes and seconds with “:” between them"));

  return TRUE;
}

static gboolean
scan_zone (Scanner      *self,
           EntDatePoint *point)
{
  const char *syntax_reason = N_("a distance from UTC is written like +07 or -03:30");
  gsize start = self->at;
  gboolean west;
  int hours;
  int minutes = 0;

  if (skip (self, 'Z'))
    {
      point->zone = ENT_ZONE_UTC;
      return TRUE;
    }

  if (peek (self) != '+' && peek (self) != '-')
    return TRUE;

  west = peek (self) == '-';
  self->at++;
  if (!scan_clock (self, 23, syntax_reason, N_("a distance from UTC is less than a day"), &hours))
    return FALSE;
  if (skip (self, ':') &&
      !scan_clock (self, 59, syntax_reason, N_("minutes run from 00 to 59"), &minutes))
    return FALSE;
  if (west && hours == 0 && minutes == 0)
    return fail (self, ENT_DATE_ERROR_RANGE, start, N_("no distance from UTC is written +00:00"));

  point->zone = ENT_ZONE_OFFSET;
  point->offset_minutes = (west ? -1 : 1) * (hours * 60 + minutes);

  return TRUE;
}

/* What follows the "T". */
static gboolean
scan_time (Scanner      *self,
           EntDatePoint *point)
{
  const char *syntax_reason = N_("a time is written like 14:30:00");
  int hour;
  int minute;
  int second;
  gsize second_start;

  if (!scan_clock (self, 23, syntax_reason, N_("hours run from 00 to 23"), &hour) ||
      !scan_colon (self) ||
      !scan_clock (self, 59, syntax_reason, N_("minutes run from 00 to 59"), &minute) ||
      !scan_colon (self))
    return FALSE;

  second_start = self->at;
  if (!scan_clock (self, 60, syntax_reason, N_("seconds run from 00 to 59"), &second) ||
      !scan_zone (self, point))
    return FALSE;

  /* A leap second is a day's last one in UTC. */
  if (second == 60 &&
      (hour * 60 + minute - point->offset_minutes + 2 * 24 * 60) % (24 * 60) != 24 * 60 - 1)
    return fail (self, ENT_DATE_ERROR_RANGE, second_start, N_("seconds run from 00 to 59"));

  point->precision = ENT_PRECISION_TIME;
  point->hour = hour;
  point->minute = minute;
  point->second = second;
  ent_date_point_resolve (point);

  return TRUE;
}

static gboolean
scan_point (Scanner      *self,
            EntDatePoint *point)
{
  memset (point, 0, sizeof *point);
  point->kind = ENT_POINT_DATE;

  if (!scan_year (self, point))
    return FALSE;
  if (skip (self, '-') && !scan_month (self, point))
    return FALSE;
  if (point->precision == ENT_PRECISION_MONTH && skip (self, '-') && !scan_day (self, point))
    return FALSE;

  self->flags |= point->year_flags | point->month_flags | point->day_flags;

  if (peek (self) == '-')
    return fail (self, ENT_DATE_ERROR_SYNTAX, self->at,
                 point->precision == ENT_PRECISION_SEASON
                   ? N_("no day can follow a season or a quarter")
                   : N_("nothing can follow the day but a time"));

  return ent_date_point_resolve (point);
}

static gboolean
fail_unexpected (Scanner *self)
{
  if (self->at == self->length)
    return fail (self, ENT_DATE_ERROR_SYNTAX, self->at, N_("the date ends too early"));
  if (peek (self) == ' ')
    return fail (self, ENT_DATE_ERROR_SYNTAX, self->at, N_("there is no space in a date"));

  return fail (self, ENT_DATE_ERROR_SYNTAX, self->at, N_("this character is not expected here"));
}

/* An end that is no date: its bounds are open, to the past if it is the @first. */
static void
set_open (EntDatePoint *point,
          EntPointKind  kind,
          gboolean      first)
{
  memset (point, 0, sizeof *point);
  point->kind = kind;
  point->earliest = first ? ENT_DATE_OPEN_PAST : ENT_DATE_OPEN_FUTURE;
  point->latest = point->earliest;
}

/* An end of an interval; TRUE with ENT_POINT_UNKNOWN where there is nothing. */
static gboolean
scan_end (Scanner      *self,
          gboolean      first,
          EntDatePoint *point)
{
  if (skip_dots (self))
    set_open (point, ENT_POINT_OPEN, first);
  else if (first ? peek (self) == '/' : peek (self) == '\0')
    set_open (point, ENT_POINT_UNKNOWN, first);
  else
    return scan_point (self, point);

  self->flags |= first ? ENT_DATE_OPEN_START : ENT_DATE_OPEN_END;

  return TRUE;
}

static gboolean
scan_interval_end (Scanner      *self,
                   EntDatePoint *begin)
{
  EntDatePoint end;
  gsize start = self->at;

  if (!scan_end (self, FALSE, &end))
    return FALSE;

  if (peek (self) == 'T' && end.precision == ENT_PRECISION_DAY)
    return fail (self, ENT_DATE_ERROR_UNSUPPORTED, self->at,
                 N_("the ends of an interval have no time of day"));
  if (self->at < self->length)
    return fail_unexpected (self);
  if (begin->kind != ENT_POINT_DATE && end.kind != ENT_POINT_DATE)
    return fail (self, ENT_DATE_ERROR_SYNTAX, start, N_("one end of an interval is a date"));
  if (end.latest < begin->earliest)
    return fail (self, ENT_DATE_ERROR_RANGE, start, N_("the end is before the start"));

  begin->joined = TRUE;
  g_array_append_val (self->points, *begin);
  g_array_append_val (self->points, end);

  return TRUE;
}

/* One date, or an interval. */
static gboolean
scan_single (Scanner *self)
{
  EntDatePoint point;

  if (!scan_end (self, TRUE, &point))
    return FALSE;

  if (point.precision == ENT_PRECISION_DAY && peek (self) == 'T')
    {
      if (self->flags != 0)
        return fail (self, ENT_DATE_ERROR_SYNTAX, self->at,
                     N_("a date with a time has no qualifiers and no unspecified digits"));
      self->at++;
      if (!scan_time (self, &point))
        return FALSE;
      if (peek (self) == '/')
        return fail (self, ENT_DATE_ERROR_UNSUPPORTED, self->at,
                     N_("the ends of an interval have no time of day"));
    }

  if (skip (self, '/'))
    {
      self->flags |= ENT_DATE_INTERVAL;
      return scan_interval_end (self, &point);
    }
  if (self->at < self->length || point.kind != ENT_POINT_DATE)
    return fail_unexpected (self);

  g_array_append_val (self->points, point);

  return TRUE;
}

/* A member of a set, up to the "," or the bracket behind it. */
static gboolean
scan_member (Scanner  *self,
             char      close,
             gboolean  open_before)
{
  EntDatePoint point;
  EntDatePoint end;
  gsize start;

  if (!scan_point (self, &point))
    return FALSE;

  start = self->at;
  if (open_before || !skip_dots (self))
    {
      g_array_append_val (self->points, point);
      return TRUE;
    }

  start = self->at;
  if (peek (self) == close)
    {
      set_open (&end, ENT_POINT_OPEN, FALSE);
      self->flags |= ENT_DATE_OPEN_END;
    }
  else if (!scan_point (self, &end))
    return FALSE;
  else if (end.latest < point.earliest)
    return fail (self, ENT_DATE_ERROR_RANGE, start, N_("the end is before the start"));

  point.joined = TRUE;
  g_array_append_val (self->points, point);
  g_array_append_val (self->points, end);

  return TRUE;
}

/* What follows the bracket that opens the set. */
static gboolean
scan_set (Scanner *self,
          char     close)
{
  gboolean open_before = skip_dots (self);

  if (open_before)
    {
      EntDatePoint open;

      set_open (&open, ENT_POINT_OPEN, TRUE);
      open.joined = TRUE;
      g_array_append_val (self->points, open);
      self->flags |= ENT_DATE_OPEN_START;
    }

  /* No limit is needed on the members: the text's own leaves room for forty. */
  do
    {
      if (!scan_member (self, close, open_before))
        return FALSE;
      open_before = FALSE;
    }
  while (skip (self, ','));

  if (peek (self) == 'T')
    return fail (self, ENT_DATE_ERROR_UNSUPPORTED, self->at,
                 N_("the members of a set have no time of day"));
  if (!skip (self, close) || self->at < self->length)
    return fail_unexpected (self);

  return TRUE;
}

/* Whether @text can be EDTF at all, before anything else looks at it. */
static gboolean
check_text (Scanner *self)
{
  if (self->length == 0)
    return fail (self, ENT_DATE_ERROR_SYNTAX, 0, N_("there is no date"));

  for (gsize i = 0; i < self->length; i++)
    {
      if ((guchar) self->text[i] >= 0x80)
        return fail (self, ENT_DATE_ERROR_SYNTAX, i,
                     N_("only the plain characters of ASCII are used in a date; an interval "
                       "is written with “/”"));
    }

  if (self->length > ENT_DATE_MAX_LENGTH)
    return fail (self, ENT_DATE_ERROR_SYNTAX, ENT_DATE_MAX_LENGTH, N_("the date is too long"));

  return TRUE;
}

EntDate *
ent_date_parse (const char  *text,
                GError     **error)
{
  g_autoptr(GArray) points = NULL;
  Scanner scanner = { 0 };
  gboolean done;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  points = g_array_new (FALSE, FALSE, sizeof (EntDatePoint));
  scanner.text = text;
  /* What is beyond the limit is not even looked at. */
  scanner.length = strnlen (text, ENT_DATE_MAX_LENGTH + 1);
  scanner.points = points;
  scanner.error = error;

  if (!check_text (&scanner))
    return NULL;

  if (skip (&scanner, '['))
    {
      scanner.flags |= ENT_DATE_ONE_OF;
      done = scan_set (&scanner, ']');
    }
  else if (skip (&scanner, '{'))
    {
      scanner.flags |= ENT_DATE_ALL_OF;
      done = scan_set (&scanner, '}');
    }
  else
    done = scan_single (&scanner);

  if (!done)
    return NULL;

  return ent_date_new (text, scanner.flags, (EntDatePoint *) points->data, points->len);
}
