#pragma once

#include "ent-types.h"

G_BEGIN_DECLS

/**
 * ent_duration_format:
 * @begin: seconds from 1970, not an open bound
 * @end: the first second that no longer belongs to the span; in any order with @begin
 *
 * How long a span is on the calendar, in at most two units, the largest that it has: "2 years
 * 3 months", "13 days", "5 hours 20 minutes".  What is smaller than these is left off, and
 * from a thousand years on, all that is less than a year.  A month runs from a day up to
 * the same day of the next month, or to the end of that month where there is no such day:
 * from 31 January to the end of February.  Any thread.
 * Returns: (transfer full): UTF-8, in the user's language, with the digits grouped as the
 *   locale groups them
 */
char *ent_duration_format (gint64 begin,
                           gint64 end);

G_END_DECLS
