#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A weekday in English words beside a date that is another day. */
typedef struct
{
  char *words;    /* as they stand in the text: "Tuesday, 5 September 1978" */
  char *weekday;  /* what the day was, "Tuesday"; NULL where there is no such day */
} EntWeekdayFault;

/**
 * ent_weekdays_check:
 * @text: English, UTF-8
 * @first_year: of the time that the text speaks of
 * @last_year: of it
 *
 * Looks for "Tuesday, 5 September 1978", "Tuesday, September 5, 1978", "5 September 1978 (Tuesday)"
 * and the like.  A date without a year is right if it is in any of the given years, and not
 * looked at if these are more than a few. Any thread.
 * Returns: (transfer full) (element-type EntWeekdayFault): those that are wrong, in order
 */
GPtrArray *ent_weekdays_check     (const char      *text,
                                   gint64           first_year,
                                   gint64           last_year);
void       ent_weekday_fault_free (EntWeekdayFault *self);

G_END_DECLS
