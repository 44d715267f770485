#pragma once

#include "ent-date.h"

G_BEGIN_DECLS

/**
 * ent_date_parse_words:
 * @text: what a person typed, at most ENT_DATE_MAX_LENGTH bytes
 *
 * Reads EDTF as ent_date_parse() does, and else a date in words, in English or in the user's
 * language, in whatever ent_date_format() says and in more ways: "May 1994", "July 12, 1995",
 * "c. 520", "44 BC", "1990s", "from 1990 to 1996", "5–17 September 1978", "since 1990",
 * "spring 1975", "1978年9月5日", "today".  Days in numbers alone ("12/7/1995") are read in the
 * order of the locale (D_FMT), or in the other one if only that gives a month; where the
 * locale does not tell which is meant, they are an error.  A number of three digits is a year
 * too, one of two digits only with "BC" or "AD".
 *
 * The date's text is EDTF.  Where no EDTF has a day's or a year's digits unspecified as the
 * words have them, it is a set of the same bounds: "some year between 1014 and 1066" is
 * "[1014..1066]".  Any thread.
 *
 * Errors are ENT_DATE_ERROR; the message, in the user's language, names what was not
 * understood and what can be written.
 * Returns: (transfer full) (nullable): the date
 */
EntDate *ent_date_parse_words (const char  *text,
                               GError     **error);

G_END_DECLS
