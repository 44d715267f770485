#include "config.h"

#include <string.h>

#include "ent-date-grammar-private.h"

/* Reads a date in words by the rules of ent-date-rules.c: a pattern's own characters have to
 * stand in the text, and what stands between them is read as its slots say, by the rules of
 * other symbols.  Where a slot can end in several places, they are tried in order.
 *
 * All fields of what is read are kept twice, for the first and the last date that can be
 * meant; the two differ only where the words say "some year between".  What comes out is
 * EDTF, and ent_date_parse() has the last word on it. */

/* Bytes of a text; what is typed in 200 can become longer where one character stands for many. */
#define MAX_LENGTH 4000
/* Slots read for one text; a long text that makes sense takes a tenth of this. */
#define MAX_STEPS 100000
/* Longer words name no month. */
#define MAX_NAME 64
#define DASH "–"

static gboolean read_symbol (EntDateGrammar *self,
                             EntDateSymbol   symbol,
                             const char     *text,
                             const char     *end,
                             EntDateReading        *reading);

static gboolean
read_month (EntDateGrammar *self,
            const char     *text,
            const char     *end,
            EntDateRange   *point)
{
  char name[MAX_NAME + 1];
  int month;

  if (end > text && end[-1] == '.')
    end--;
  if (end - text > MAX_NAME)
    return FALSE;

  memcpy (name, text, end - text);
  name[end - text] = '\0';
  month = GPOINTER_TO_INT (g_hash_table_lookup (self->months, name));
  if (month == 0)
    return FALSE;
  ent_date_range_set_month (point, month);

  return TRUE;
}

/* A year of any kind, into both dates: what shares a year names it once. */
static gboolean
read_year (EntDateGrammar *self,
           const char     *text,
           const char     *end,
           EntDateReading *reading)
{
  EntDateReading sub = { 0 };
  EntDateRange *points[] = { &reading->a, &reading->b };

  if (!read_symbol (self, ENT_SYMBOL_YEAR, text, end, &sub))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    {
      points[i]->first.year = sub.a.first.year;
      points[i]->first.negative = sub.a.first.negative;
      points[i]->first.year_mask = sub.a.first.year_mask;
      points[i]->last.year = sub.a.last.year;
      points[i]->last.negative = sub.a.last.negative;
      points[i]->last.year_mask = sub.a.last.year_mask;
    }

  return TRUE;
}

/* A year of which all digits are known. */
static gboolean
read_exact_year (EntDateGrammar *self,
                 const char     *text,
                 const char     *end,
                 gint64         *year)
{
  EntDateReading sub = { 0 };

  if (!read_symbol (self, ENT_SYMBOL_YEAR, text, end, &sub) || sub.a.first.year_mask != 0 ||
      sub.a.first.year != sub.a.last.year)
    return FALSE;
  *year = sub.a.first.year;

  return TRUE;
}

/* A symbol that adds to the first date what it says. */
static gboolean
read_into_first (EntDateGrammar *self,
                 EntDateSymbol   symbol,
                 const char     *text,
                 const char     *end,
                 EntDateReading *reading)
{
  EntDateReading sub = *reading;

  if (!read_symbol (self, symbol, text, end, &sub))
    return FALSE;
  reading->a = sub.a;

  return TRUE;
}

static gboolean
read_into_second (EntDateGrammar *self,
                  EntDateSymbol   symbol,
                  const char     *text,
                  const char     *end,
                  EntDateReading *reading)
{
  EntDateReading sub = { .a = reading->b };

  if (!read_symbol (self, symbol, text, end, &sub))
    return FALSE;
  reading->b = sub.a;

  return TRUE;
}

static gboolean
read_clock_part (char            letter,
                 const char     *text,
                 const char     *end,
                 EntDateReading *reading)
{
  EntDatePoint *first = &reading->a.first;
  guint8 value;

  if (!ent_date_read_small (text, end, 0, letter == 'H' || letter == 'h' ? 23 : letter == 'E' ? 60 : 59, &value))
    return FALSE;

  if (letter == 'h')
    reading->numbers[1] += value * 60;
  else if (letter == 'i')
    reading->numbers[1] += value;
  else if (letter == 'H')
    first->hour = value;
  else if (letter == 'I')
    first->minute = value;
  else
    first->second = value;
  first->precision = ENT_PRECISION_TIME;
  reading->a.last = *first;

  return TRUE;
}

static gboolean
read_sign (const char *text,
           const char *end,
           gint64     *sign)
{
  *sign = *text == '-' ? -1 : 1;

  return end - text == 1 && (*text == '-' || *text == '+');
}

static gboolean
read_slot (EntDateGrammar *self,
           char            letter,
           const char     *text,
           const char     *end,
           EntDateReading *reading)
{
  switch (letter)
    {
    case 'D':
      return ent_date_read_day (text, end, &reading->a);
    case 'd':
      return ent_date_read_day (text, end, &reading->b);
    case 'M':
      return read_month (self, text, end, &reading->a);
    case 'm':
      return read_month (self, text, end, &reading->b);
    case 'O':
      return ent_date_read_month_number (text, end, &reading->a);
    case 'o':
      return ent_date_read_month_number (text, end, &reading->b);
    case 'Y':
      return read_year (self, text, end, reading);
    case 'V':
    case 'v':
      return ent_date_read_bare_year (text, end, &reading->numbers[letter == 'v'], &self->ambiguous);
    case 'U':
    case 'u':
      return ent_date_read_number (text, end, &reading->numbers[letter == 'u']);
    case 'F':
    case 'L':
      return read_exact_year (self, text, end, &reading->numbers[letter == 'L']);
    case 'H':
    case 'I':
    case 'E':
    case 'h':
    case 'i':
      return read_clock_part (letter, text, end, reading);
    case 'G':
      return read_sign (text, end, &reading->numbers[0]);
    case 'S':
      return read_into_first (self, ENT_SYMBOL_SEASON, text, end, reading);
    case 'T':
      return read_into_first (self, ENT_SYMBOL_PART, text, end, reading);
    case 'K':
      return read_into_first (self, ENT_SYMBOL_CLOCK, text, end, reading);
    case 'R':
      return read_into_first (self, ENT_SYMBOL_REMARKS, text, end, reading);
    case 'r':
      return read_into_first (self, ENT_SYMBOL_REMARK, text, end, reading);
    case 'B':
      return read_into_first (self, ENT_SYMBOL_BARE, text, end, reading);
    case 'b':
      return read_into_second (self, ENT_SYMBOL_BARE, text, end, reading);
    case 'P':
      return read_into_first (self, ENT_SYMBOL_POINT, text, end, reading);
    case 'p':
      return read_into_second (self, ENT_SYMBOL_POINT, text, end, reading);
    default:
      g_assert_not_reached ();
    }
}

/* Steps over the characters of the format up to the next slot or the end, where they stand in
 * the text. */
static gboolean
skip_literal (EntDateGrammar  *self,
              const char     **format,
              const char     **text,
              const char      *end)
{
  while (**format != '%' && **format != '\0')
    {
      /* A hyphen stands for a dash, unless there are others that it could be confused with:
       * "5-17 September", and not "1978-09-05-1979". */
      if (self->lone_hyphen && *text < end && **text == '-' && g_str_has_prefix (*format, DASH))
        {
          *format += strlen (DASH);
          (*text)++;
          continue;
        }
      if (*text == end || **text != **format)
        return FALSE;
      (*format)++;
      (*text)++;
    }

  return **format != '\0' || *text == end;
}

/* Reads the rest of the text by the rest of the format. */
static gboolean
match (EntDateGrammar    *self,
       const EntDateRule *rule,
       const char        *format,
       guint              next,
       const char        *text,
       const char        *end,
       EntDateReading    *reading)
{
  guint slot;

  if (!skip_literal (self, &format, &text, end))
    return FALSE;
  if (*format == '\0')
    return ent_date_reading_finish (rule, reading);

  slot = ent_date_format_skip_slot (&format, next);
  /* A translation can have more slots than there are. */
  if (slot >= strlen (rule->slots))
    return FALSE;

  for (const char *stop = *format == '\0' ? end : text + 1; stop <= end; stop++)
    {
      const char *rest_format = format;
      const char *rest = stop;
      EntDateReading tried = *reading;

      if (stop == text || !skip_literal (self, &rest_format, &rest, end))
        continue;
      if (--self->steps_left < 0)
        return FALSE;
      if (read_slot (self, rule->slots[slot], text, stop, &tried) &&
          match (self, rule, format, slot + 1, stop, end, &tried))
        {
          *reading = tried;
          return TRUE;
        }
    }

  return FALSE;
}

/* A symbol and a stretch of the text in one number. */
static gpointer
make_key (EntDateGrammar *self,
          EntDateSymbol   symbol,
          const char     *text,
          const char     *end)
{
  G_STATIC_ASSERT (ENT_N_SYMBOLS <= 16 && MAX_LENGTH < 1 << 14);

  return GUINT_TO_POINTER ((guint) symbol << 28 | (guint) (text - self->text) << 14 |
                           (guint) (end - self->text));
}

/* Adds what the text says to the reading.  Whether it can be read does not depend on what is in
 * there already, so that no stretch is tried in vain twice. */
static gboolean
read_symbol (EntDateGrammar *self,
             EntDateSymbol   symbol,
             const char     *text,
             const char     *end,
             EntDateReading *reading)
{
  GPtrArray *patterns = self->patterns[symbol];
  EntDateReading tried = *reading;
  gpointer key = make_key (self, symbol, text, end);

  if (g_hash_table_contains (self->failed, key))
    return FALSE;

  if (symbol == ENT_SYMBOL_BARE && ent_date_read_numeric (text, end, self->order, &tried.a, &self->ambiguous))
    {
      *reading = tried;
      return TRUE;
    }

  for (guint i = 0; i < patterns->len && self->steps_left >= 0; i++)
    {
      const EntDatePattern *pattern = g_ptr_array_index (patterns, i);

      tried = *reading;
      if (match (self, pattern->rule, pattern->format, 0, text, end, &tried))
        {
          *reading = tried;
          return TRUE;
        }
    }
  g_hash_table_add (self->failed, key);

  return FALSE;
}

/* One date, or the set of all from the first that can be meant to the last. */
static void
write_point (const EntDateRange *point,
             gboolean            in_set,
             GString            *edtf)
{
  g_autoptr(GString) last = g_string_new (NULL);
  gsize start = edtf->len;

  ent_date_point_write (&point->first, edtf);
  ent_date_point_write (&point->last, last);
  if (strcmp (edtf->str + start, last->str) == 0)
    return;

  if (!in_set)
    g_string_insert_c (edtf, start, '[');
  g_string_append_printf (edtf, "..%s%s", last->str, in_set ? "" : "]");
}

static gboolean
read_span (EntDateGrammar *self,
           const char     *text,
           const char     *end,
           gboolean        in_set,
           GString        *edtf)
{
  EntDateReading reading = { 0 };

  if (!read_symbol (self, ENT_SYMBOL_SPAN, text, end, &reading))
    return FALSE;
  ent_date_point_write (&reading.a.first, edtf);
  g_string_append (edtf, in_set ? ".." : "/");
  ent_date_point_write (&reading.b.last, edtf);

  return TRUE;
}

static gboolean
read_point (EntDateGrammar *self,
            const char     *text,
            const char     *end,
            gboolean        in_set,
            GString        *edtf)
{
  EntDateReading reading = { 0 };

  if (!read_symbol (self, ENT_SYMBOL_POINT, text, end, &reading))
    return FALSE;
  write_point (&reading.a, in_set, edtf);

  return TRUE;
}

/* What is open on one side. */
static gboolean
read_open (EntDateGrammar *self,
           const char     *text,
           const char     *end,
           GString        *edtf)
{
  EntDateReading reading = { 0 };
  g_autoptr(GString) first = g_string_new (NULL);
  g_autoptr(GString) last = g_string_new (NULL);

  if (!read_symbol (self, ENT_SYMBOL_OPEN, text, end, &reading))
    return FALSE;

  ent_date_point_write (&reading.a.first, first);
  ent_date_point_write (&reading.a.last, last);
  switch (reading.form)
    {
    case ENT_FORM_SINCE:
      g_string_append_printf (edtf, "%s/..", first->str);
      return TRUE;
    case ENT_FORM_UNTIL:
      g_string_append_printf (edtf, "../%s", last->str);
      return TRUE;
    case ENT_FORM_UNKNOWN_END:
      g_string_append_printf (edtf, "%s/", first->str);
      return TRUE;
    default:
      g_string_append_printf (edtf, "/%s", last->str);
      return TRUE;
    }
}

/* A member of a set that takes in all before it or all after it; *@bracket: that of the set. */
static gboolean
read_limit (EntDateGrammar *self,
            const char     *text,
            const char     *end,
            char           *bracket,
            GString        *edtf)
{
  EntDateReading reading = { 0 };
  gboolean later;

  if (!read_symbol (self, ENT_SYMBOL_LIMIT, text, end, &reading))
    return FALSE;

  later = reading.form == ENT_FORM_OR_LATER || reading.form == ENT_FORM_ALL_FROM;
  *bracket = reading.form == ENT_FORM_ALL_FROM || reading.form == ENT_FORM_ALL_UP_TO ? '{' : '[';
  if (!later)
    g_string_append (edtf, "..");
  ent_date_point_write (later ? &reading.a.first : &reading.a.last, edtf);
  if (later)
    g_string_append (edtf, "..");

  return TRUE;
}

static gboolean
read_member (EntDateGrammar *self,
             const char     *text,
             const char     *end,
             GString        *edtf)
{
  char bracket;

  return read_point (self, text, end, TRUE, edtf) || read_span (self, text, end, TRUE, edtf) ||
         read_limit (self, text, end, &bracket, edtf);
}

/* The separator of a row of dates that begins at @text, or NULL. */
static const EntDatePattern *
find_separator (EntDateGrammar  *self,
                const char      *text,
                const char     **behind)
{
  GPtrArray *patterns = self->patterns[ENT_SYMBOL_ROW];

  for (guint i = 0; i < patterns->len; i++)
    {
      const EntDatePattern *pattern = g_ptr_array_index (patterns, i);
      const char *separator = pattern->format + 2;
      gsize length = strcspn (separator, "%");

      /* A translation in which the separator does not stand between the two is not used. */
      if (g_str_has_prefix (pattern->format, "%s") && g_str_equal (separator + length, "%s") && length > 0 &&
          strncmp (text, separator, length) == 0)
        {
          *behind = text + length;
          return pattern;
        }
    }

  return NULL;
}

/* Members up to the end of the text; @dead: places where none can begin.  *@bracket becomes that of
 * the last separator, or stays. */
static gboolean
read_members (EntDateGrammar *self,
              const char     *start,
              const char     *text,
              gboolean       *dead,
              char           *bracket,
              GString        *edtf)
{
  gsize written = edtf->len;
  const char *end = text + strlen (text);

  if (dead[text - start])
    return FALSE;

  for (const char *stop = text; stop <= end; stop++)
    {
      const char *behind = NULL;
      const EntDatePattern *pattern = stop < end ? find_separator (self, stop, &behind) : NULL;

      if ((stop < end && pattern == NULL) || !read_member (self, text, stop, edtf))
        continue;
      if (stop == end)
        return TRUE;

      g_string_append_c (edtf, ',');
      if (pattern->rule->value != 0)
        *bracket = (char) pattern->rule->value;
      if (read_members (self, start, behind, dead, bracket, edtf))
        return TRUE;
      g_string_truncate (edtf, written);
    }
  dead[text - start] = TRUE;

  return FALSE;
}

/* Dates of which one is meant, or all. */
static gboolean
read_set (EntDateGrammar *self,
          const char     *text,
          GString        *edtf)
{
  GPtrArray *prefixes = self->patterns[ENT_SYMBOL_SET];
  g_autofree gboolean *dead = g_new0 (gboolean, strlen (text) + 1);
  const char *start = text;
  char bracket = '\0';

  for (guint i = 0; i < prefixes->len && start == text; i++)
    {
      const EntDatePattern *pattern = g_ptr_array_index (prefixes, i);
      gsize length = strcspn (pattern->format, "%");

      if (length > 0 && strncmp (text, pattern->format, length) == 0)
        start = text + length;
    }

  if (!read_members (self, start, start, dead, &bracket, edtf))
    return FALSE;
  if (start > text)
    bracket = '[';
  if (bracket == '\0')
    return FALSE;
  g_string_prepend_c (edtf, bracket);
  g_string_append_c (edtf, bracket == '[' ? ']' : '}');

  return TRUE;
}

char *
ent_date_grammar_read (EntDateGrammar *self,
                       const char     *text,
                       gboolean       *ambiguous)
{
  g_autoptr(GString) edtf = g_string_new (NULL);
  const char *end = text + strlen (text);
  const char *hyphen = strchr (text, '-');
  char bracket;
  gboolean done;

  *ambiguous = FALSE;
  if (end - text > MAX_LENGTH)
    return NULL;

  self->text = text;
  g_hash_table_remove_all (self->failed);
  self->steps_left = MAX_STEPS;
  self->ambiguous = FALSE;
  self->lone_hyphen = hyphen != NULL && strchr (hyphen + 1, '-') == NULL;

  done = read_span (self, text, end, FALSE, edtf) || read_point (self, text, end, FALSE, edtf) ||
         read_open (self, text, end, edtf);
  if (!done && read_limit (self, text, end, &bracket, edtf))
    {
      g_string_prepend_c (edtf, bracket);
      g_string_append_c (edtf, bracket == '[' ? ']' : '}');
      done = TRUE;
    }
  done = done || read_set (self, text, edtf);
  *ambiguous = self->ambiguous && !done;

  return done ? g_strdup (edtf->str) : NULL;
}
