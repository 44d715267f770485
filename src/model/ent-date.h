#pragma once

#include "ent-types.h"

G_BEGIN_DECLS

/* A date as ISO 8601-2 (EDTF) writes it: levels 0 and 1 whole, and of level 2 the sets,
 * the qualification of single components, seasons, exponential and significant-digit
 * years.  An immutable, atomically counted value.
 *
 * Bounds are seconds from 1970-01-01T00:00:00 in the proleptic Gregorian calendar, year 0
 * being 1 BC.  A date without a time covers its whole day; times with a zone count as UTC,
 * times without one as if they were.  Qualifiers ("?", "~", "%") do not widen the bounds.
 * Seasons are meteorological, 21 to 24 (of no hemisphere) being the northern ones: spring
 * is March to May, winter December to February of the next year. */

/* The bound of a date that is open, or unknown, on that side. */
#define ENT_DATE_OPEN_PAST   G_MININT64
#define ENT_DATE_OPEN_FUTURE G_MAXINT64

/* Longest text ent_date_parse() reads, in bytes. */
#define ENT_DATE_MAX_LENGTH 200

#define ENT_TYPE_DATE (ent_date_get_type ())

#define ENT_DATE_ERROR (ent_date_error_quark ())
typedef enum
{
  ENT_DATE_ERROR_SYNTAX,       /* not EDTF: show the message beside the text */
  ENT_DATE_ERROR_RANGE,        /* EDTF in form, but no such day, or end before start */
  ENT_DATE_ERROR_UNSUPPORTED,  /* EDTF level 2 beyond what is read here */
} EntDateError;
GQuark ent_date_error_quark (void);

typedef enum
{
  ENT_DATE_UNCERTAIN   = 1 << 0,  /* "?" or "%" on any component */
  ENT_DATE_APPROXIMATE = 1 << 1,  /* "~" or "%" on any component */
  ENT_DATE_UNSPECIFIED = 1 << 2,  /* an "X" digit */
  ENT_DATE_INTERVAL    = 1 << 3,  /* "a/b" */
  ENT_DATE_ONE_OF      = 1 << 4,  /* "[a,b]" */
  ENT_DATE_ALL_OF      = 1 << 5,  /* "{a,b}" */
  ENT_DATE_OPEN_START  = 1 << 6,  /* "../b", "[..b]", or unknown: "/b" */
  ENT_DATE_OPEN_END    = 1 << 7,  /* "a/..", "[a..]", or unknown: "a/" */
} EntDateFlags;

GType         ent_date_get_type      (void) G_GNUC_CONST;

/**
 * ent_date_parse:
 * @text: EDTF, UTF-8, at most ENT_DATE_MAX_LENGTH bytes, without surrounding space
 *
 * Any thread. Errors are ENT_DATE_ERROR; the message, in the user's language, names the
 * place in the text (counted in characters from 1) and the reason.
 * Returns: (transfer full) (nullable): the date
 */
EntDate      *ent_date_parse         (const char     *text,
                                      GError        **error);
EntDate      *ent_date_ref           (EntDate        *self);
void          ent_date_unref         (EntDate        *self);

/* The text as it was written. */
const char   *ent_date_get_text      (const EntDate  *self);
EntDateFlags  ent_date_get_flags     (const EntDate  *self);

/* First second the date can mean, or ENT_DATE_OPEN_PAST. */
gint64        ent_date_get_earliest  (const EntDate  *self);
/* Last second the date can mean (inclusive), or ENT_DATE_OPEN_FUTURE. */
gint64        ent_date_get_latest    (const EntDate  *self);

/**
 * ent_date_get_begin:
 * @earliest: (out): first second at which it can have begun, or ENT_DATE_OPEN_PAST
 * @latest: (out): last second at which it can have begun
 *
 * Of an interval, the bounds of its start, where a soft edge is drawn from @earliest to
 * @latest: both ENT_DATE_OPEN_PAST if it is open ("../1985"), and anything up to its end if
 * it is unknown ("/1985"). Of any other date both are its own bounds.
 */
void          ent_date_get_begin     (const EntDate  *self,
                                      gint64         *earliest,
                                      gint64         *latest);
/* The same for the end: of an interval, the bounds of its end. */
void          ent_date_get_end       (const EntDate  *self,
                                      gint64         *earliest,
                                      gint64         *latest);

/* Order by earliest bound, then latest, then text; for g_ptr_array_sort_values() and friends. */
int           ent_date_compare       (const EntDate  *a,
                                      const EntDate  *b);
gboolean      ent_date_equal         (const EntDate  *a,
                                      const EntDate  *b);
/* Whether the bounds of the two, or of two of their members, share a moment. */
gboolean      ent_date_overlaps      (const EntDate  *a,
                                      const EntDate  *b);

/**
 * ent_date_format:
 *
 * For people, in the user's locale, at the precision the date has: "about 1994",
 * "September 1978", "5–17 September 1978", "44 BC", "since 1950". Any thread.
 * Returns: (transfer full): UTF-8
 */
char         *ent_date_format        (const EntDate  *self);

/**
 * ent_date_format_seconds:
 * @seconds: seconds from 1970, UTC, not an open bound
 *
 * Returns: (transfer full): the day as an ISO date, "1978-09-05", "-0043-03-15"; years beyond
 *   four digits as EDTF writes them, "Y170000000-01-01"
 */
char         *ent_date_format_seconds (gint64         seconds);

/* Civil day to seconds and back, proleptic Gregorian; month 1–12, day 1–31. */
gint64        ent_date_seconds_from_civil (gint64     year,
                                           int        month,
                                           int        day);
void          ent_date_civil_from_seconds (gint64     seconds,
                                           gint64    *year,
                                           int       *month,
                                           int       *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntDate, ent_date_unref)

G_END_DECLS
