#include "config.h"

#include "ent-date-words.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-date-grammar-private.h"

/* What a person types: EDTF, or words that the grammar turns into EDTF. */

#define DASH "–"

/* A character that says nothing of its own: marks of direction and of joining. */
static gboolean
is_mark_of_layout (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* Adds a character, with all kinds of dashes, commas and digits made one. */
static void
append_plain (GString  *text,
              gunichar  c)
{
  if (g_unichar_isdigit (c))
    g_string_append_c (text, (char) ('0' + g_unichar_digit_value (c)));
  else if (c == 0x2010 || c == 0x2011 || c == 0x2212)
    g_string_append_c (text, '-');
  else if (c == 0x2012 || c == 0x2014 || c == 0x2015)
    g_string_append (text, DASH);
  else if (c == 0x060C || c == 0x3001)
    g_string_append_c (text, ',');
  else if (c == 0x2019)
    g_string_append_c (text, '\'');
  else
    g_string_append_unichar (text, c);
}

/* A hyphen between spaces is a dash; beside a dash is no space. */
static char *
join_dashes (const char *text)
{
  GString *joined = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *at = *text == ' ' ? text + 1 : text;
      gboolean spaced = at > text;
      gboolean hyphen = *at == '-' && (spaced || at[1] == ' ' || at[1] == '\0') &&
                        (spaced || at[1] != '\0');
      gsize length = hyphen ? 1 : g_str_has_prefix (at, DASH) ? strlen (DASH) : 0;

      if (length == 0)
        {
          g_string_append_c (joined, *text++);
          continue;
        }
      g_string_append (joined, DASH);
      text = at + length;
      if (*text == ' ')
        text++;
    }

  return g_string_free (joined, FALSE);
}

char *
ent_date_words_normalize (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *composed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);
  g_autoptr(GString) plain = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *at = composed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        space = plain->len > 0;
      else if (!is_mark_of_layout (c))
        {
          if (space)
            g_string_append_c (plain, ' ');
          space = FALSE;
          append_plain (plain, c);
        }
    }

  return join_dashes (plain->str);
}

static void
append_qualifier (GString *edtf,
                  guint8   flags)
{
  static const char * const qualifiers[] = { "", "?", "~", "%" };

  G_STATIC_ASSERT (ENT_DATE_UNCERTAIN == 1 && ENT_DATE_APPROXIMATE == 2);
  g_string_append (edtf, qualifiers[flags & 3]);
}

/* @mask: digits to be written as X, the last one being its lowest bit */
static void
append_digits (GString *edtf,
               gint64   number,
               int      n_digits,
               guint8   mask)
{
  gsize end;

  g_string_append_printf (edtf, "%0*" G_GINT64_FORMAT, n_digits, ABS (number));
  end = edtf->len;
  for (int i = 0; i < n_digits; i++)
    {
      if ((mask >> i & 1) != 0)
        edtf->str[end - 1 - i] = 'X';
    }
}

static void
append_year (GString            *edtf,
             const EntDatePoint *point)
{
  if (ABS (point->year) > 9999)
    g_string_append_c (edtf, 'Y');
  if (point->negative)
    g_string_append_c (edtf, '-');
  append_digits (edtf, point->year, 4, point->year_mask);
  if (point->n_significant > 0)
    g_string_append_printf (edtf, "S%d", point->n_significant);
}

static void
append_time (GString            *edtf,
             const EntDatePoint *point)
{
  g_string_append_printf (edtf, "T%02d:%02d:%02d", point->hour, point->minute, point->second);
  if (point->zone == ENT_ZONE_UTC)
    g_string_append_c (edtf, 'Z');
  else if (point->zone == ENT_ZONE_OFFSET)
    g_string_append_printf (edtf, "%c%02d:%02d", point->offset_minutes < 0 ? '-' : '+',
                            ABS (point->offset_minutes) / 60, ABS (point->offset_minutes) % 60);
}

void
ent_date_point_write (const EntDatePoint *point,
                      GString            *edtf)
{
  gboolean has_month = point->precision >= ENT_PRECISION_SEASON;
  gboolean has_day = point->precision >= ENT_PRECISION_DAY;
  /* To the right of the last component for all of them, or to the left of each. */
  gboolean alike = (!has_month || point->month_flags == point->year_flags) &&
                   (!has_day || point->day_flags == point->year_flags);

  append_qualifier (edtf, alike ? 0 : point->year_flags);
  append_year (edtf, point);
  if (has_month)
    {
      g_string_append_c (edtf, '-');
      append_qualifier (edtf, alike ? 0 : point->month_flags);
      append_digits (edtf, point->month, 2, point->month_mask);
    }
  if (has_day)
    {
      g_string_append_c (edtf, '-');
      append_qualifier (edtf, alike ? 0 : point->day_flags);
      append_digits (edtf, point->day, 2, point->day_mask);
    }
  if (point->precision == ENT_PRECISION_TIME)
    append_time (edtf, point);
  append_qualifier (edtf, alike ? point->year_flags : 0);
}

/* What can be typed, in the words of the reader's language. */
static char *
dup_example (const char *edtf)
{
  g_autoptr(EntDate) date = ent_date_parse (edtf, NULL);

  return ent_date_format (date);
}

/* The first word that stands in no date; else all of the text. */
static char *
dup_culprit (EntDateGrammar *grammar,
             const char     *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  const char *end;

  for (const char *at = composed; *at != '\0'; at = end)
    {
      g_autofree char *word = NULL;
      g_autofree char *normal = NULL;

      end = at;
      while (g_unichar_isalpha (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end == at)
        {
          end = g_utf8_next_char (at);
          continue;
        }

      word = g_strndup (at, end - at);
      normal = ent_date_words_normalize (word);
      if (!ent_date_grammar_has_word (grammar, normal))
        return g_steal_pointer (&word);
    }

  return g_strdup (text);
}

static void
set_syntax_error (GError     **error,
                  const char  *culprit)
{
  g_autofree char *day = dup_example ("1978-09-05");
  g_autofree char *about = dup_example ("1994~");
  g_autofree char *years = dup_example ("1990/1996");

  if (*culprit == '\0')
    g_set_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_SYNTAX,
                 /* Translators: three dates */
                 _("There is no date; it can be written like “%s”, “%s” or “%s”"), day, about, years);
  else
    g_set_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_SYNTAX,
                 /* Translators: what is not understood in a date that was typed; three dates */
                 _("“%s” is not understood; a date can be written like “%s”, “%s” or “%s”"), culprit,
                 day, about, years);
}

static void
set_ambiguous_error (GError     **error,
                     const char  *text)
{
  g_autofree char *day = dup_example ("1978-09-05");

  g_set_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_SYNTAX,
               /* Translators: a date in numbers, then a date in words and the same in numbers */
               _("“%s” can be two dates; a day is written like “%s” or “%s”"), text, day, "1978-09-05");
}

static EntDate *
parse_plain_words (const char  *text,
                   GError     **error)
{
  g_autoptr(EntDateGrammar) grammar = ent_date_grammar_new ();
  g_autofree char *normal = ent_date_words_normalize (text);
  gboolean ambiguous;
  g_autofree char *edtf = ent_date_grammar_read (grammar, normal, &ambiguous);
  g_autoptr(EntDate) date = NULL;
  g_autoptr(GError) reason = NULL;

  if (edtf != NULL)
    date = ent_date_parse (edtf, &reason);
  if (date != NULL)
    return g_steal_pointer (&date);

  if (ambiguous)
    set_ambiguous_error (error, text);
  else if (g_error_matches (reason, ENT_DATE_ERROR, ENT_DATE_ERROR_RANGE))
    g_set_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_RANGE,
                 /* Translators: a date in words */
                 _("There is no “%s”: no month has this day, the year is too far away, or the end is before the start"), text);
  else
    {
      g_autofree char *culprit = dup_culprit (grammar, text);

      set_syntax_error (error, edtf == NULL ? culprit : text);
    }

  return NULL;
}

EntDate *
ent_date_parse_words (const char  *text,
                      GError     **error)
{
  g_autofree char *stripped = NULL;
  g_autoptr(GError) edtf_error = NULL;
  EntDate *date;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (strnlen (text, ENT_DATE_MAX_LENGTH + 1) > ENT_DATE_MAX_LENGTH)
    {
      g_set_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_SYNTAX,
                   _("This is too long for a date; it has at most %d bytes"), ENT_DATE_MAX_LENGTH);
      return NULL;
    }

  stripped = g_strstrip (g_strdup (text));
  date = ent_date_parse (stripped, &edtf_error);
  if (date != NULL)
    return date;

  if (!g_utf8_validate (stripped, -1, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (stripped, -1);

      set_syntax_error (error, valid);
      return NULL;
    }

  date = parse_plain_words (stripped, error);
  /* What is EDTF in form knows better what is wrong with it, and where. */
  if (date == NULL && edtf_error->code != ENT_DATE_ERROR_SYNTAX)
    {
      g_clear_error (error);
      g_propagate_error (error, g_steal_pointer (&edtf_error));
    }

  return date;
}
