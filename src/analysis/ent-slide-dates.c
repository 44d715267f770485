/* When the events of a slide were, in one date. */

#include "config.h"

#include "ent-slide-body-private.h"

#include <string.h>

char *
ent_slide_dup_bound (gint64   seconds,
                     gboolean last)
{
  gint64 year, other;
  int month, day;

  ent_date_civil_from_seconds (seconds, &year, &month, &day);
  other = last ? year - 1 : year;
  if (month == 1 && day == 1 && seconds == ent_date_seconds_from_civil (year, 1, 1) && other > 0 && other < 9999)
    return g_strdup_printf ("%04d", (int) other);
  return ent_date_format_seconds (last ? seconds - 1 : seconds);
}

/* One end of a date as EDTF has it, as it was written: with its "?", and no more exact. */
static char *
dup_end (const EntDate *date,
         gboolean       last)
{
  const char *text = ent_date_get_text (date), *slash = strchr (text, '/');
  gint64 seconds = last ? ent_date_get_latest (date) : ent_date_get_earliest (date);

  if (seconds == ENT_DATE_OPEN_PAST || seconds == ENT_DATE_OPEN_FUTURE)
    return g_strdup ("..");
  if (ent_date_get_flags (date) & (ENT_DATE_ONE_OF | ENT_DATE_ALL_OF))
    return ent_slide_dup_bound (last ? seconds + 1 : seconds, last);
  if (slash == NULL)
    return g_strdup (text);
  return last ? g_strdup (slash + 1) : g_strndup (text, (gsize) (slash - text));
}

char *
ent_slide_dup_dates (GPtrArray *events)
{
  const EntDate *first = NULL, *last = NULL;
  g_autofree char *begin = NULL, *end = NULL, *text = NULL;
  g_autoptr(EntDate) date = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const EntDate *own = ((const EntEvent *) events->pdata[i])->date;

      if (first == NULL || ent_date_get_earliest (own) < ent_date_get_earliest (first))
        first = own;
      if (last == NULL || ent_date_get_latest (own) > ent_date_get_latest (last))
        last = own;
    }
  if (first == NULL)
    return NULL;
  /* One that is as long as all of them says it best. */
  for (guint i = 0; i < events->len; i++)
    {
      const EntDate *own = ((const EntEvent *) events->pdata[i])->date;

      if (ent_date_get_earliest (own) == ent_date_get_earliest (first)
          && ent_date_get_latest (own) == ent_date_get_latest (last))
        return ent_date_format (own);
    }
  begin = dup_end (first, FALSE);
  end = dup_end (last, TRUE);
  text = g_strconcat (begin, "/", end, NULL);
  date = ent_date_parse (text, NULL);
  return date != NULL ? ent_date_format (date) : NULL;
}
