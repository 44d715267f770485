#include "config.h"

#include <string.h>

#include "ent-date-grammar-private.h"

/* The numbers of a date in words, and dates that are numbers alone.  Each function reads all of
 * the text up to @end. */

/* How far numbers go; all beyond is this, and no year of EDTF. */
#define MAX_NUMBER (ENT_DATE_MAX_YEAR * 2)

/* Reads all of the text as a number; the digits may be grouped in threes, though not those of
 * a year as most are: "9,520" is rather a day and a year. */
static gboolean
read_digits (const char *text,
             const char *end,
             gint64     *number,
             int        *n_digits)
{
  const char *digits = text;
  gboolean grouped = FALSE;

  *number = 0;
  *n_digits = 0;
  for (; text < end; text++)
    {
      if (*n_digits > 0 && end - text >= 4 && strchr (",.'", *text) != NULL && (end - text) % 4 == 0 &&
          text - digits <= 3)
        {
          digits = text + 1;
          grouped = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*text))
        return FALSE;
      if (*number < MAX_NUMBER)
        *number = *number * 10 + (*text - '0');
      (*n_digits)++;
    }
  *number = MIN (*number, MAX_NUMBER);

  return *n_digits > (grouped ? 4 : 0);
}

gboolean
ent_date_read_small (const char *text,
                     const char *end,
                     int         min,
                     int         max,
                     guint8     *value)
{
  int number = 0;

  if (text == end || end - text > 2)
    return FALSE;
  for (; text < end; text++)
    {
      if (!g_ascii_isdigit (*text))
        return FALSE;
      number = number * 10 + (*text - '0');
    }
  *value = (guint8) number;

  return number >= min && number <= max;
}

/* "5", "5.", "5th", "1er" */
gboolean
ent_date_read_day (const char   *text,
                   const char   *end,
                   EntDateRange *point)
{
  static const char * const suffixes[] = { ".", "st", "nd", "rd", "th", "er" };
  guint8 day;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize length = strlen (suffixes[i]);

      if ((gsize) (end - text) > length && strncmp (end - length, suffixes[i], length) == 0)
        {
          end -= length;
          break;
        }
    }
  if (!ent_date_read_small (text, end, 1, 31, &day))
    return FALSE;

  point->first.day = point->last.day = day;
  point->first.precision = point->last.precision = MAX (point->first.precision, ENT_PRECISION_DAY);

  return TRUE;
}

gboolean
ent_date_read_month_number (const char   *text,
                            const char   *end,
                            EntDateRange *point)
{
  guint8 month;

  if (!ent_date_read_small (text, end, 1, 12, &month))
    return FALSE;
  ent_date_range_set_month (point, month);

  return TRUE;
}

/* A year that is a number alone; with less than three digits it could be another century's, and
 * with eight a day. */
gboolean
ent_date_read_bare_year (const char *text,
                         const char *end,
                         gint64     *number,
                         gboolean   *ambiguous)
{
  int n_digits;

  if (!read_digits (text, end, number, &n_digits) || n_digits < 3)
    return FALSE;
  if (n_digits == 8 && end - text == 8 && *number / 100 % 100 >= 1 && *number / 100 % 100 <= 12 &&
      *number % 100 >= 1 && *number % 100 <= 31 && *number / 10000 >= 1000 && *number / 10000 < 3000)
    {
      *ambiguous = TRUE;
      return FALSE;
    }

  return TRUE;
}

gboolean
ent_date_read_number (const char *text,
                      const char *end,
                      gint64     *number)
{
  int n_digits;

  return read_digits (text, end, number, &n_digits) && *number > 0;
}

/* A day or month in digits: "12.7.1995", "7/1995", "1995-07-12". */
static gboolean
split_numbers (const char *text,
               const char *end,
               gint64      numbers[3],
               int         n_digits[3],
               int        *n)
{
  char separator = '\0';

  for (*n = 0; *n < 3; (*n)++)
    {
      const char *stop = text;

      while (stop < end && g_ascii_isdigit (*stop))
        stop++;
      if (!read_digits (text, stop, &numbers[*n], &n_digits[*n]))
        return FALSE;
      if (stop == end || (separator == '.' && *n == 2 && end - stop == 1 && *stop == '.'))
        {
          (*n)++;
          return *n > 1;
        }
      if (strchr ("./-", *stop) == NULL || (separator != '\0' && *stop != separator))
        return FALSE;
      separator = *stop;
      text = stop + 1;
      if (separator == '.' && text < end && *text == ' ')
        text++;
    }

  return FALSE;
}

/* Which of the two numbers beside a year is the month; -1: neither can be told. */
static int
find_month (const char   *order,
            const gint64  pair[2],
            gboolean     *ambiguous)
{
  gboolean first = pair[0] >= 1 && pair[0] <= 12 && pair[1] >= 1 && pair[1] <= 31;
  gboolean second = pair[1] >= 1 && pair[1] <= 12 && pair[0] >= 1 && pair[0] <= 31;

  if (first && second && pair[0] != pair[1])
    {
      if (strcmp (order, "DMY") == 0)
        return 1;
      if (strcmp (order, "MDY") == 0)
        return 0;
      *ambiguous = TRUE;
      return -1;
    }

  return first ? 0 : second ? 1 : -1;
}

gboolean
ent_date_read_numeric (const char   *text,
                       const char   *end,
                       const char   *order,
                       EntDateRange *point,
                       gboolean     *ambiguous)
{
  gint64 numbers[3];
  int n_digits[3];
  gboolean year_first;
  int month;
  int n;

  if (!split_numbers (text, end, numbers, n_digits, &n))
    return FALSE;
  year_first = n_digits[0] == 4;
  if (!year_first && n_digits[n - 1] != 4)
    return FALSE;

  if (n == 2)
    {
      gint64 number = numbers[year_first ? 1 : 0];

      if (number < 1 || number > 12 || n_digits[year_first ? 1 : 0] > 2)
        return FALSE;
      ent_date_range_set_month (point, (int) number);
      ent_date_range_set_year (point, numbers[year_first ? 0 : 1]);
      return TRUE;
    }

  if (year_first)
    month = numbers[1] >= 1 && numbers[1] <= 12 && numbers[2] >= 1 && numbers[2] <= 31 ? 1 : -1;
  else
    month = find_month (order, numbers, ambiguous);
  if (month < 0)
    return FALSE;

  ent_date_range_set_month (point, (int) numbers[month]);
  point->first.day = point->last.day = (guint8) numbers[year_first ? 2 : 1 - month];
  point->first.precision = point->last.precision = ENT_PRECISION_DAY;
  ent_date_range_set_year (point, numbers[year_first ? 0 : 2]);

  return TRUE;
}
