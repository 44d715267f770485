#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-date-grammar-private.h"

/* The ways to write a date.  Those without "|" are the ones of ent_date_format(), in the same
 * words, so that their translations are read back; those in N_() are others that people use,
 * in each language its own, which a translation gives as a list of any length.
 *
 * The first rule of a symbol that fits is taken. */

#define C(context, words, slots, symbol, action, value) \
  { context, words, slots, ENT_SYMBOL_##symbol, ENT_ACTION_##action, value }
#define R(words, slots, symbol, action, value) C (NULL, words, slots, symbol, action, value)
/* The same in all languages. */
#define ANY(words, slots, symbol, action, value) C ("", words, slots, symbol, action, value)

#define UNCERTAIN   ENT_DATE_UNCERTAIN
#define APPROXIMATE ENT_DATE_APPROXIMATE
#define BOTH        (ENT_DATE_UNCERTAIN | ENT_DATE_APPROXIMATE)

const EntDateRule ent_date_rules[] = {
  ANY ("%s", "V", YEAR, ERA, 1),
  R ("%s BC", "U", YEAR, ERA, -1),
  R ("AD %s", "U", YEAR, ERA, 1),
  /* Translators: other ways to write “%s BC”, for reading what a person types. As many as
   * there are, with “|” between them; each has the “%s” */
  /* xgettext:no-c-format */
  R (N_("%s BCE|%s B.C.|%s B.C.E.|%s B. C."), "U", YEAR, ERA, -1),
  /* Translators: other ways to write “AD %s”; as many as there are, with “|” between them */
  /* xgettext:no-c-format */
  R (N_("%s AD|%s CE|%s A.D.|A.D. %s|CE %s|year %s|the year %s"), "U", YEAR, ERA, 1),
  ANY ("%s年|%s년|năm %s", "V", YEAR, ERA, 1),
  R ("%ds", "V", YEAR, DECADE, 0),
  R ("the %ds", "V", YEAR, DECADE, 0),
  ANY ("%d's|the %d's", "V", YEAR, DECADE, 0),
  R ("%dst century", "U", YEAR, CENTURY, 1),
  R ("the %dst century", "U", YEAR, CENTURY, 1),
  R ("%dnd century", "U", YEAR, CENTURY, 1),
  R ("the %dnd century", "U", YEAR, CENTURY, 1),
  R ("%drd century", "U", YEAR, CENTURY, 1),
  R ("the %drd century", "U", YEAR, CENTURY, 1),
  R ("%dth century", "U", YEAR, CENTURY, 1),
  R ("the %dth century", "U", YEAR, CENTURY, 1),
  /* Translators: ways to write a century before Christ; as many as there are, with “|”
   * between them */
  /* xgettext:no-c-format */
  R (N_("%dst century BC|%dnd century BC|%drd century BC|%dth century BC|the %dst century BC|"
        "the %dnd century BC|the %drd century BC|the %dth century BC"),
     "U", YEAR, CENTURY, -1),
  R ("unknown year", "", YEAR, UNKNOWN_YEAR, 0),
  R ("some year between %s and %s", "FL", YEAR, YEARS, 0),

  C ("season", "spring", "", SEASON, SEASON, 21),
  C ("season", "summer", "", SEASON, SEASON, 22),
  C ("season", "autumn", "", SEASON, SEASON, 23),
  /* Translators: other words for autumn, with “|” between them */
  R (N_("fall|the fall|the autumn"), "", SEASON, SEASON, 23),
  C ("season", "winter", "", SEASON, SEASON, 24),
  C ("months", "%s–%s", "Mm", SEASON, QUARTER, 0),

  ANY ("%s", "M", PART, NONE, 0),
  ANY ("%s", "S", PART, NONE, 0),
  C ("day", "%d %s", "DM", PART, NONE, 0),

  C ("time of day", "%02d:%02d", "HI", CLOCK, NONE, 0),
  C ("time of day", "%02d:%02d:%02d", "HIE", CLOCK, NONE, 0),
  R ("%s UTC", "K", CLOCK, UTC, 0),
  R ("%s (UTC%s%02d:%02d)", "KGhi", CLOCK, OFFSET, 0),

  R ("year uncertain", "", REMARK, QUALIFY_YEAR, UNCERTAIN),
  R ("year approximate", "", REMARK, QUALIFY_YEAR, APPROXIMATE),
  R ("year approximate and uncertain", "", REMARK, QUALIFY_YEAR, BOTH),
  R ("month uncertain", "", REMARK, QUALIFY_MONTH, UNCERTAIN),
  R ("month approximate", "", REMARK, QUALIFY_MONTH, APPROXIMATE),
  R ("month approximate and uncertain", "", REMARK, QUALIFY_MONTH, BOTH),
  R ("season uncertain", "", REMARK, QUALIFY_MONTH, UNCERTAIN),
  R ("season approximate", "", REMARK, QUALIFY_MONTH, APPROXIMATE),
  R ("season approximate and uncertain", "", REMARK, QUALIFY_MONTH, BOTH),
  R ("day uncertain", "", REMARK, QUALIFY_DAY, UNCERTAIN),
  R ("day approximate", "", REMARK, QUALIFY_DAY, APPROXIMATE),
  R ("day approximate and uncertain", "", REMARK, QUALIFY_DAY, BOTH),
  ANY ("%s", "r", REMARKS, NONE, 0),
  C ("remarks", "%s, %s", "rR", REMARKS, NONE, 0),

  ANY ("%s", "Y", BARE, NONE, 0),
  C ("month of a year", "%s %s", "MY", BARE, NONE, 0),
  C ("day of a year", "%d %s %s", "DMY", BARE, NONE, 0),
  ANY ("%s. %s|%s, %s|%s of %s", "MY", BARE, NONE, 0),
  ANY ("%s, %d %s|%s. %d %s", "YDM", BARE, NONE, 0),
  ANY ("%s %s|%s. %s", "YM", BARE, NONE, 0),
  ANY ("%d %s, %s|%d %s. %s|%d of %s %s|%d of %s, %s|the %d of %s %s|the %d of %s, %s",
       "DMY", BARE, NONE, 0),
  ANY ("%s %d, %s|%s %d %s|%s. %d, %s|%s the %d, %s", "MDY", BARE, NONE, 0),
  ANY ("%s %s %d|%s. %s %d", "YMD", BARE, NONE, 0),
  ANY ("%s년 %d월 %d일|%s년%d월%d일|%s年%d月%d日|%s年 %d月 %d日|%s年%d月%d号", "YOD", BARE, NONE, 0),
  ANY ("%s년 %d월|%s년%d월|%s年%d月|%s年 %d月", "YO", BARE, NONE, 0),
  ANY ("%d tháng %d năm %s|ngày %d tháng %d năm %s|%d tháng %d, %s|ngày %d tháng %d, %s|"
       "%d tháng %d %s", "DOY", BARE, NONE, 0),
  ANY ("tháng %d năm %s|tháng %d, %s|tháng %d/%s|tháng %d %s", "OY", BARE, NONE, 0),
  /* Translators: other ways to write day, month and year, in this order of “%1$d”, “%2$s” and
   * “%3$s”; as many as there are, with “|” between them */
  /* xgettext:no-c-format */
  R (N_("%1$d. %2$s %3$s|%1$d-%2$s-%3$s"), "DMY", BARE, NONE, 0),
  C ("season of a year", "%s %s", "SY", BARE, NONE, 0),
  ANY ("%s of %s|%s, %s", "SY", BARE, NONE, 0),
  R ("%s (northern hemisphere)", "B", BARE, HEMISPHERE, 4),
  R ("%s (southern hemisphere)", "B", BARE, HEMISPHERE, 8),
  R ("%s of some year between %s and %s", "TFL", BARE, YEARS, 0),
  R ("%s of an unknown year", "T", BARE, UNKNOWN_YEAR, 0),
  R ("%s, day unknown", "B", BARE, UNKNOWN_DAY, 0),
  R ("%s, month unknown", "Y", BARE, UNKNOWN_MONTH, 0),
  R ("%s, month and day unknown", "Y", BARE, UNKNOWN_BOTH, 0),
  R ("day %d of an unknown month, %s", "DY", BARE, UNKNOWN_MONTH, 0),
  R ("some day between %s and %s", "Bb", BARE, BETWEEN, 0),
  R ("some month between %s and %s", "Bb", BARE, BETWEEN, 0),
  R ("about %s (between %s and %s)", "YFL", BARE, SIGNIFICANT, 0),
  C ("time of a day", "%s, %s", "BK", BARE, NONE, 0),
  /* Translators: other ways to write a day and a time of it, with “|” between them */
  /* xgettext:no-c-format */
  R (N_("%s %s|%s at %s|%s, at %s"), "BK", BARE, NONE, 0),
  /* Translators: words for this day, with “|” between them */
  R (N_("today|now"), "", BARE, TODAY, 0),
  R (N_("yesterday"), "", BARE, TODAY, -1),
  R (N_("tomorrow"), "", BARE, TODAY, 1),

  ANY ("%s", "B", POINT, NONE, 0),
  C ("date", "about %s", "B", POINT, QUALIFY, APPROXIMATE),
  C ("date", "perhaps %s", "B", POINT, QUALIFY, UNCERTAIN),
  C ("date", "about %s, uncertain", "B", POINT, QUALIFY, BOTH),
  C ("date", "%s (approximate)", "B", POINT, QUALIFY, APPROXIMATE),
  C ("date", "%s (uncertain)", "B", POINT, QUALIFY, UNCERTAIN),
  C ("date", "%s (approximate and uncertain)", "B", POINT, QUALIFY, BOTH),
  C ("date", "%s (%s)", "BR", POINT, NONE, 0),
  /* Translators: other ways to write “about %s”, with “|” between them */
  /* xgettext:no-c-format */
  R (N_("c. %s|c.%s|c %s|ca. %s|ca.%s|ca %s|circa %s|around %s|roughly %s|approximately %s|approx. %s"),
     "B", POINT, QUALIFY, APPROXIMATE),
  /* Translators: other ways to write “perhaps %s”, with “|” between them */
  /* xgettext:no-c-format */
  R (N_("%s?|%s ?|maybe %s|possibly %s|probably %s"), "B", POINT, QUALIFY, UNCERTAIN),
  /* Translators: ways to write that a date is neither exact nor certain, with “|” between them */
  /* xgettext:no-c-format */
  R (N_("c. %s?|ca. %s?|circa %s?|about %s?|around %s?"), "B", POINT, QUALIFY, BOTH),

  C ("years", "%s–%s", "Vv", SPAN, SPAN_OF_YEARS, 0),
  ANY ("%s–%s", "Vu", SPAN, SHORT_SPAN, 0),
  R ("%s–%s BC", "Uu", SPAN, SPAN_OF_YEARS, -1),
  R ("AD %s–%s", "Uu", SPAN, SPAN_OF_YEARS, 1),
  /* Translators: other ways to write from one year to another, both before Christ, with “|”
   * between them */
  /* xgettext:no-c-format */
  R (N_("%s–%s BCE|%s–%s B.C.|%s to %s BC|from %s to %s BC|from %s to %s BCE|between %s and %s BC"),
     "Uu", SPAN, SPAN_OF_YEARS, -1),
  /* Translators: other ways to write from one year to another, both after Christ, with “|”
   * between them */
  /* xgettext:no-c-format */
  R (N_("%s–%s AD|%s–%s CE|from %s to %s AD|from AD %s to %s"), "Uu", SPAN, SPAN_OF_YEARS, 1),
  C ("months of a year", "%s–%s %s", "MmY", SPAN, SHARE, 0),
  C ("days of a month", "%d–%d %s %s", "DdMY", SPAN, SHARE, 0),
  C ("days of a year", "%d %s – %d %s %s", "DMdmY", SPAN, SHARE, 0),
  ANY ("%s %d–%d, %s|%s %d–%d %s", "MDdY", SPAN, SHARE, 0),
  ANY ("%s %d – %s %d, %s|%s %d – %s %d %s", "MDmdY", SPAN, SHARE, 0),
  ANY ("%s年%d月%d日–%d日|%s년 %d월 %d일–%d일", "YODd", SPAN, SHARE, 0),
  ANY ("%s年%d月–%d月|%s년 %d월–%d월", "YOo", SPAN, SHARE, 0),
  /* Translators: other ways to write from one month to another, and their year, with “|”
   * between them */
  /* xgettext:no-c-format */
  R (N_("%s to %s %s|from %s to %s %s"), "MmY", SPAN, SHARE, 0),
  /* Translators: other ways to write from one day to another, their month and year, with “|”
   * between them */
  /* xgettext:no-c-format */
  R (N_("%d to %d %s %s|from %d to %d %s %s"), "DdMY", SPAN, SHARE, 0),
  /* Translators: other ways to write from a day and month to a day and month, and the year,
   * with “|” between them */
  /* xgettext:no-c-format */
  R (N_("%d %s to %d %s %s|from %d %s to %d %s %s"), "DMdmY", SPAN, SHARE, 0),
  C ("dates", "%s – %s", "Pp", SPAN, NONE, 0),
  /* Translators: other ways to write from one date to another, with “|” between them */
  /* xgettext:no-c-format */
  R (N_("from %s to %s|from %s until %s|from %s till %s|%s to %s|%s until %s|between %s and %s"),
     "Pp", SPAN, NONE, 0),

  C ("date", "since %s", "P", OPEN, WRITE, ENT_FORM_SINCE),
  C ("date", "until %s", "P", OPEN, WRITE, ENT_FORM_UNTIL),
  R ("%s – unknown end", "P", OPEN, WRITE, ENT_FORM_UNKNOWN_END),
  R ("unknown start – %s", "P", OPEN, WRITE, ENT_FORM_UNKNOWN_START),
  /* Translators: other ways to write “since %s”, with “|” between them */
  /* xgettext:no-c-format */
  R (N_("from %s on|from %s onwards|from %s onward|from %s|%s –"), "P", OPEN, WRITE, ENT_FORM_SINCE),
  /* Translators: other ways to write “until %s”, with “|” between them */
  /* xgettext:no-c-format */
  R (N_("till %s|up to %s|to %s"), "P", OPEN, WRITE, ENT_FORM_UNTIL),
  /* Translators: ways to write that something ended before a date, with “|” between them */
  /* xgettext:no-c-format */
  R (N_("before %s"), "P", OPEN, BEFORE, 0),
  /* Translators: ways to write that something began after a date, with “|” between them */
  /* xgettext:no-c-format */
  R (N_("after %s"), "P", OPEN, AFTER, 0),

  C ("date", "%s or later", "P", LIMIT, WRITE, ENT_FORM_OR_LATER),
  C ("date", "%s (or later)", "P", LIMIT, WRITE, ENT_FORM_OR_LATER),
  C ("date", "%s or earlier", "P", LIMIT, WRITE, ENT_FORM_OR_EARLIER),
  C ("date", "%s (or earlier)", "P", LIMIT, WRITE, ENT_FORM_OR_EARLIER),
  C ("date", "all from %s on", "P", LIMIT, WRITE, ENT_FORM_ALL_FROM),
  C ("date", "all up to %s", "P", LIMIT, WRITE, ENT_FORM_ALL_UP_TO),

  R ("one of: %s", "", SET, NONE, 0),
  C ("dates", "%s, %s", "", ROW, NONE, 0),
  C ("dates", "%s or %s", "", ROW, NONE, '['),
  C ("dates", "%s and %s", "", ROW, NONE, '{'),
};

const gsize ent_date_n_rules = G_N_ELEMENTS (ent_date_rules);
