#include "config.h"

#include <langinfo.h>
#include <string.h>

#include "ent-date-grammar-private.h"

/* The patterns and names by which dates are read, in English and in the locale of the moment. */

static void
pattern_free (gpointer data)
{
  EntDatePattern *pattern = data;

  g_free (pattern->format);
  g_free (pattern);
}

static void
add_patterns (EntDateGrammar    *self,
              const EntDateRule *rule,
              const char        *words)
{
  g_auto(GStrv) formats = g_strsplit (words, "|", -1);

  for (gsize i = 0; formats[i] != NULL; i++)
    {
      EntDatePattern *pattern = g_new0 (EntDatePattern, 1);

      pattern->rule = rule;
      pattern->format = ent_date_words_normalize (formats[i]);
      g_ptr_array_add (self->patterns[rule->symbol], pattern);
    }
}

static const char *
translate (const EntDateRule *rule)
{
  if (rule->context == NULL)
    return g_dgettext (GETTEXT_PACKAGE, rule->words);
  if (*rule->context == '\0')
    return rule->words;

  return g_dpgettext2 (GETTEXT_PACKAGE, rule->context, rule->words);
}

/* A name that is there already keeps its month: the locale's come before the English ones. */
static void
add_month (EntDateGrammar *self,
           const char     *name,
           int             month)
{
  g_autofree char *normal = name != NULL ? ent_date_words_normalize (name) : NULL;

  if (normal == NULL)
    return;
  /* An abbreviation's dot is no part of it: see read_month(). */
  if (g_str_has_suffix (normal, "."))
    normal[strlen (normal) - 1] = '\0';
  if (*normal != '\0' && !g_hash_table_contains (self->months, normal))
    g_hash_table_insert (self->months, g_steal_pointer (&normal), GINT_TO_POINTER (month));
}

static void
add_months (EntDateGrammar *self)
{
  static const char * const names[] = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  };
  static const char * const formats[] = { "%B", "%OB", "%b", "%Ob" };

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr(GDateTime) first = g_date_time_new_utc (2000, month, 1, 0, 0, 0);

      for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
        {
          g_autofree char *name = g_date_time_format (first, formats[i]);

          add_month (self, name, month);
        }
    }

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *abbreviation = g_strndup (names[month - 1], 3);

      add_month (self, names[month - 1], month);
      add_month (self, abbreviation, month);
    }
  add_month (self, "Sept", 9);
}

/* The order of day, month and year in the locale's short date. */
static const char *
get_order (void)
{
  const char *format = nl_langinfo (D_FMT);
  char order[4] = "";
  gsize n = 0;

  for (; *format != '\0' && n < 3; format++)
    {
      if (*format != '%')
        continue;
      /* Padding and alternative forms: "%-d", "%Ey". */
      format += 1 + strspn (format + 1, "-_0^#EO");
      if (*format == '\0')
        break;
      if (*format == 'D')
        return "MDY";
      if (*format == 'F')
        return "YMD";
      if (strchr ("de", *format) != NULL)
        order[n++] = 'D';
      else if (strchr ("mbBh", *format) != NULL)
        order[n++] = 'M';
      else if (strchr ("yYCG", *format) != NULL)
        order[n++] = 'Y';
    }

  return strcmp (order, "MDY") == 0 ? "MDY" : strcmp (order, "DMY") == 0 ? "DMY" : "YMD";
}

EntDateGrammar *
ent_date_grammar_new (void)
{
  EntDateGrammar *self = g_new0 (EntDateGrammar, 1);

  for (int i = 0; i < ENT_N_SYMBOLS; i++)
    self->patterns[i] = g_ptr_array_new_with_free_func (pattern_free);
  for (gsize i = 0; i < ent_date_n_rules; i++)
    {
      const EntDateRule *rule = &ent_date_rules[i];
      const char *translation = translate (rule);

      if (strcmp (translation, rule->words) != 0)
        add_patterns (self, rule, translation);
      add_patterns (self, rule, rule->words);
    }
  self->months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_months (self);
  self->failed = g_hash_table_new (NULL, NULL);
  self->order = get_order ();

  return self;
}

void
ent_date_grammar_free (EntDateGrammar *self)
{
  for (int i = 0; i < ENT_N_SYMBOLS; i++)
    g_ptr_array_unref (self->patterns[i]);
  g_hash_table_unref (self->months);
  g_hash_table_unref (self->failed);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_free (self);
}

/* Steps over "%s", "%02d" or "%2$s"; the number of the argument it takes. */
guint
ent_date_format_skip_slot (const char **format,
                           guint        next)
{
  const char *at = *format + 1;
  guint number = 0;

  while (g_ascii_isdigit (*at))
    number = MIN (number * 10 + (*at++ - '0'), 99);
  if (*at == '$')
    {
      next = number - 1;
      for (at++; g_ascii_isdigit (*at); at++)
        ;
    }
  *format = *at != '\0' ? at + 1 : at;

  return next;
}

/* Adds the words between the slots of a format, or of a name. */
static void
add_words (GHashTable *words,
           const char *text)
{
  g_autoptr(GString) word = g_string_new (NULL);

  while (TRUE)
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isalpha (c) || g_unichar_ismark (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        {
          g_hash_table_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }

      if (c == '\0')
        return;
      if (c == '%')
        ent_date_format_skip_slot (&text, 0);
      else
        text = g_utf8_next_char (text);
    }
}

gboolean
ent_date_grammar_has_word (EntDateGrammar *self,
                           const char     *word)
{
  if (self->words == NULL)
    {
      GHashTableIter iter;
      gpointer name;

      self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (int i = 0; i < ENT_N_SYMBOLS; i++)
        {
          for (guint j = 0; j < self->patterns[i]->len; j++)
            add_words (self->words, ((const EntDatePattern *) g_ptr_array_index (self->patterns[i], j))->format);
        }
      g_hash_table_iter_init (&iter, self->months);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        add_words (self->words, name);
    }

  return g_hash_table_contains (self->words, word);
}
