#pragma once

#include "ent-date-private.h"

G_BEGIN_DECLS

/* What a stretch of text can be read as; every rule is for one of them. */
typedef enum
{
  ENT_SYMBOL_YEAR,    /* "44 BC", "1960s" */
  ENT_SYMBOL_SEASON,  /* "spring" */
  ENT_SYMBOL_PART,    /* of a year: "September", "5 September", "spring" */
  ENT_SYMBOL_CLOCK,   /* "14:30 UTC" */
  ENT_SYMBOL_REMARK,  /* "year uncertain" */
  ENT_SYMBOL_REMARKS, /* one or more of them */
  ENT_SYMBOL_BARE,    /* a date without qualifiers: "5 September 1978" */
  ENT_SYMBOL_POINT,   /* a date with them: "about 1994" */
  ENT_SYMBOL_SPAN,    /* two dates: "1990–1996" */
  ENT_SYMBOL_OPEN,    /* "since 1990" */
  ENT_SYMBOL_LIMIT,   /* a set, or a member of one, that is open: "1984 or earlier" */
  ENT_SYMBOL_SET,     /* what stands before the dates of which one is meant */
  ENT_SYMBOL_ROW,     /* what stands between the dates of a set; @value: its bracket */
  ENT_N_SYMBOLS,
} EntDateSymbol;

/* What a rule does when its words fit. */
typedef enum
{
  ENT_ACTION_NONE,
  ENT_ACTION_ERA,            /* the number is a year of the era @value: 1 AD, -1 BC */
  ENT_ACTION_DECADE,
  ENT_ACTION_CENTURY,        /* of the era @value */
  ENT_ACTION_UNKNOWN_YEAR,
  ENT_ACTION_YEARS,          /* some year from the first number to the second */
  ENT_ACTION_SIGNIFICANT,    /* the same, about another one */
  ENT_ACTION_SEASON,         /* @value: its number in EDTF */
  ENT_ACTION_QUARTER,        /* from the first month to the second */
  ENT_ACTION_HEMISPHERE,     /* @value: what is added to the number of the season */
  ENT_ACTION_UNKNOWN_DAY,
  ENT_ACTION_UNKNOWN_MONTH,
  ENT_ACTION_UNKNOWN_BOTH,
  ENT_ACTION_BETWEEN,        /* some date from the first to the second */
  ENT_ACTION_UTC,
  ENT_ACTION_OFFSET,
  ENT_ACTION_TODAY,          /* @value: days later */
  ENT_ACTION_QUALIFY,        /* @value: flags */
  ENT_ACTION_QUALIFY_YEAR,
  ENT_ACTION_QUALIFY_MONTH,
  ENT_ACTION_QUALIFY_DAY,
  ENT_ACTION_SHARE,          /* the two dates have a month in common that is named once */
  ENT_ACTION_SPAN_OF_YEARS,  /* of the era @value; 0: of none that is named */
  ENT_ACTION_SHORT_SPAN,     /* "1990–96" */
  ENT_ACTION_WRITE,          /* @value: EntDateForm */
  ENT_ACTION_BEFORE,
  ENT_ACTION_AFTER,
} EntDateAction;

/* How EDTF writes a date that is open on one side. */
typedef enum
{
  ENT_FORM_SINCE,          /* "1990/.." */
  ENT_FORM_UNTIL,          /* "../1990" */
  ENT_FORM_UNKNOWN_END,    /* "1990/" */
  ENT_FORM_UNKNOWN_START,  /* "/1990" */
  ENT_FORM_OR_LATER,       /* "[1990..]" */
  ENT_FORM_OR_EARLIER,     /* "[..1990]" */
  ENT_FORM_ALL_FROM,       /* "{1990..}" */
  ENT_FORM_ALL_UP_TO,      /* "{..1990}" */
} EntDateForm;

/* One way, or more with "|" between them, to write a symbol.  The letters in @slots say what
 * stands in place of each "%s" and "%d", in the order of the C arguments:
 *
 *   D d  day            M m  month in words   O o  month in digits
 *   S    season         T    part of a year   Y    year of any kind
 *   V v  year in three digits or more         U u  any number
 *   F L  first and last year
 *   B b  date without qualifiers              P p  date
 *   K    time of day    H I E  hour, minute, second
 *   G h i  sign, hours and minutes off UTC
 *   R    remarks        r    one remark
 *
 * Small letters are of the second date. */
typedef struct
{
  const char *context;  /* "": is not translated; NULL: has no context */
  const char *words;
  const char *slots;
  guint8      symbol;
  guint8      action;
  gint16      value;
} EntDateRule;

/* The first date and the last that can be meant; the same but for words like "some year
 * between". */
typedef struct
{
  EntDatePoint first, last;
} EntDateRange;

/* What has been read so far by a rule. */
typedef struct
{
  EntDateRange a, b;        /* b: of two dates, the second */
  gint64       numbers[2];  /* years, before the rule says of what era */
  int          form;        /* EntDateForm of what is open */
} EntDateReading;

extern const EntDateRule ent_date_rules[];
extern const gsize       ent_date_n_rules;

/* One way to write a symbol, normalized. */
typedef struct
{
  const EntDateRule *rule;
  char              *format;
} EntDatePattern;

typedef struct
{
  GPtrArray  *patterns[ENT_N_SYMBOLS];  /* of EntDatePattern */
  GHashTable *months;                   /* normalized name to number */
  GHashTable *words;                    /* set; NULL until it is asked for */
  const char *order;                    /* of a day in digits: "DMY", "MDY", "YMD" */
  const char *text;                     /* what is being read */
  GHashTable *failed;                   /* set of symbols and stretches, packed; see make_key() */
  int         steps_left;
  gboolean    ambiguous;
  gboolean    lone_hyphen;              /* there is one hyphen in the text */
} EntDateGrammar;

/* The rules in English and in the language of the moment. */
EntDateGrammar *ent_date_grammar_new      (void);
void            ent_date_grammar_free     (EntDateGrammar *self);
/* Reads @text, as ent_date_words_normalize() makes it; (nullable): EDTF, which can still name
 * a day that does not exist.  @ambiguous: whether it is numbers that can be two dates. */
char           *ent_date_grammar_read     (EntDateGrammar *self,
                                           const char     *text,
                                           gboolean       *ambiguous);
/* Steps over a "%s", "%02d" or "%2$s"; the number of the argument it takes, @next if it does not say. */
guint           ent_date_format_skip_slot (const char    **format,
                                           guint           next);
/* Whether @word, of letters alone, stands in any rule or is the name of a month. */
gboolean        ent_date_grammar_has_word (EntDateGrammar *self,
                                           const char     *word);

/* The same for all ways of writing: case folded, digits in ASCII, one kind of dash and none
 * of the spaces beside it, one space for many and none at the ends, no marks of direction. */
char           *ent_date_words_normalize  (const char     *text);
/* Adds a point in EDTF. */
void            ent_date_point_write      (const EntDatePoint *point,
                                           GString            *edtf);

void            ent_date_range_set_year    (EntDateRange *range,
                                            gint64        year);
void            ent_date_range_set_month   (EntDateRange *range,
                                            int           month);
/* Does the rule's action; FALSE where its words make no sense. */
gboolean        ent_date_reading_finish    (const EntDateRule *rule,
                                            EntDateReading    *reading);

/* One or two digits. */
gboolean        ent_date_read_small        (const char   *text,
                                            const char   *end,
                                            int           min,
                                            int           max,
                                            guint8       *value);
gboolean        ent_date_read_day          (const char   *text,
                                            const char   *end,
                                            EntDateRange *range);
gboolean        ent_date_read_month_number (const char   *text,
                                            const char   *end,
                                            EntDateRange *range);
gboolean        ent_date_read_number       (const char   *text,
                                            const char   *end,
                                            gint64       *number);
/* A year that is a number alone; *@ambiguous becomes TRUE where it could be a day. */
gboolean        ent_date_read_bare_year    (const char   *text,
                                            const char   *end,
                                            gint64       *number,
                                            gboolean     *ambiguous);
/* A day or month in digits alone, in the order "DMY", "MDY" or "YMD". */
gboolean        ent_date_read_numeric      (const char   *text,
                                            const char   *end,
                                            const char   *order,
                                            EntDateRange *range,
                                            gboolean     *ambiguous);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntDateGrammar, ent_date_grammar_free)

G_END_DECLS
