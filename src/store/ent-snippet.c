#include "config.h"

#include "ent-snippet.h"

#include <string.h>

#include "ent-fold.h"

/* About how much of a text is shown, and how much of that before the hit, in characters. */
#define SNIPPET_CHARS 120
#define SNIPPET_LEAD  40

/* The terms */

static void
term_free (gpointer data)
{
  EntTerm *self = data;

  g_free (self->word);
  g_free (self);
}

/* The longest part that is indexed finds what a longer one would. */
static char *
dup_part (const char *word)
{
  const char *end = word;

  for (int n = 0; n < ENT_FOLD_MAX_PART && *end != '\0'; n++)
    end = g_utf8_next_char (end);
  return g_strndup (word, (gsize) (end - word));
}

GPtrArray *
ent_terms_new (const char *words)
{
  g_autofree char *bounded = g_strndup (words, ENT_SEARCH_MAX_CHARS * 4);
  g_autofree char *valid = g_utf8_make_valid (bounded, -1);
  g_autofree char *cut = g_utf8_substring (valid, 0,
                                           MIN (g_utf8_strlen (valid, -1), ENT_SEARCH_MAX_CHARS));
  g_autofree char *folded = ent_fold (cut, NULL);
  g_auto(GStrv) split = g_strsplit (folded, " ", ENT_SEARCH_MAX_WORDS + 1);
  GPtrArray *terms = g_ptr_array_new_with_free_func (term_free);

  for (guint i = 0; i < ENT_SEARCH_MAX_WORDS && split[i] != NULL; i++)
    {
      EntTerm *term;

      if (*split[i] == '\0')
        continue;
      term = g_new0 (EntTerm, 1);
      term->parts = ent_fold_has_parts (split[i]);
      term->prefix = term->parts || split[i + 1] == NULL;
      term->word = term->parts ? dup_part (split[i]) : g_strdup (split[i]);
      g_ptr_array_add (terms, term);
    }

  return terms;
}

char *
ent_terms_to_query (GPtrArray *terms)
{
  GString *query = g_string_new (NULL);

  /* Folded words hold letters, digits and marks alone: nothing that could end the quotes. */
  for (guint i = 0; i < terms->len; i++)
    {
      const EntTerm *term = g_ptr_array_index (terms, i);

      g_string_append_printf (query, "%s\"%s\"%s", i > 0 ? " " : "", term->word,
                              term->prefix ? "*" : "");
    }

  return g_string_free (query, FALSE);
}

char *
ent_terms_dup_line (GPtrArray *terms)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const EntTerm *term = g_ptr_array_index (terms, i);

      g_string_append_printf (line, "%s%s", i > 0 ? " " : "", term->word);
    }

  return g_string_free (line, FALSE);
}

/* Snippets */

typedef struct
{
  guint begin, end;  /* bytes of the text */
} Span;

/* Length of what @term finds at @at, where a word begins or goes on; 0 if it is not there. */
static gsize
term_match (const EntTerm *term,
            const char    *at,
            gboolean       word_start)
{
  gsize length = strlen (term->word);

  if (!(word_start || term->parts) || strncmp (at, term->word, length) != 0)
    return 0;
  if (term->parts)
    return length;

  /* Other scripts' words are shown whole. */
  if (!term->prefix && at[length] != ' ' && at[length] != '\0')
    return 0;
  while (at[length] != ' ' && at[length] != '\0')
    length++;
  return length;
}

static gsize
longest_match (GPtrArray  *terms,
               const char *at,
               gboolean    word_start)
{
  gsize longest = 0;

  for (guint i = 0; i < terms->len; i++)
    longest = MAX (longest, term_match (g_ptr_array_index (terms, i), at, word_start));
  return longest;
}

/* The places in @text that @terms find, in order, not overlapping. */
static GArray *
find_spans (const char *text,
            GPtrArray  *terms)
{
  g_autoptr(GArray) offsets = NULL;
  g_autofree char *folded = ent_fold (text, &offsets);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  const char *p = folded;

  while (*p != '\0')
    {
      gboolean word_start = p == folded || p[-1] == ' ';
      gsize length = longest_match (terms, p, word_start);
      Span span;

      if (length == 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }

      span.begin = g_array_index (offsets, guint, p - folded);
      span.end = g_array_index (offsets, guint, p - folded + (gssize) length);
      /* One letter that folds to two, "æ", of which the hit is the first. */
      if (span.end <= span.begin)
        span.end = (guint) (g_utf8_next_char (text + span.begin) - text);
      g_array_append_val (spans, span);
      p += length;
    }

  return spans;
}

static const char *
step_back (const char *text,
           const char *from,
           int         n_chars)
{
  while (n_chars-- > 0 && from > text)
    from = g_utf8_prev_char (from);
  return from;
}

static const char *
step_on (const char *from,
         int         n_chars)
{
  while (n_chars-- > 0 && *from != '\0')
    from = g_utf8_next_char (from);
  return from;
}

/* Where the snippet begins: SNIPPET_LEAD before the hit, then at the start of a word. */
static const char *
snippet_begin (const char *text,
               const char *hit)
{
  const char *begin = step_back (text, hit, SNIPPET_LEAD);

  if (begin == text)
    return text;
  for (const char *p = begin; p < hit; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return g_utf8_next_char (p);
  return begin;  /* a script without spaces */
}

/* Where it ends: after SNIPPET_CHARS, then at the end of a word, but not before @hit_end. */
static const char *
snippet_end (const char *begin,
             const char *hit_end)
{
  const char *end = step_on (begin, SNIPPET_CHARS);

  if (end < hit_end)
    return hit_end;
  if (*end == '\0')
    return end;
  for (const char *p = end; p > hit_end; p = g_utf8_prev_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return p;
  return end;
}

/* Appends escaped text with its white space in one. */
static void
append_escaped (GString    *out,
                const char *begin,
                const char *end)
{
  g_autoptr(GString) line = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (const char *p = begin; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 ? line->str[line->len - 1] != ' '
                             : out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }

  escaped = g_markup_escape_text (line->str, (gssize) line->len);
  g_string_append (out, escaped);
}

char *
ent_snippet_new (const char *text,
                 GPtrArray  *terms)
{
  g_autoptr(GArray) spans = find_spans (text, terms);
  const Span *first;
  const char *begin, *end, *at;
  GString *markup;

  if (spans->len == 0)
    return NULL;

  first = &g_array_index (spans, Span, 0);
  begin = snippet_begin (text, text + first->begin);
  end = snippet_end (begin, text + first->end);

  markup = g_string_new (begin > text ? "…" : NULL);
  at = begin;
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (text + span->end > end)
        break;
      append_escaped (markup, at, text + span->begin);
      g_string_append (markup, "<b>");
      append_escaped (markup, text + span->begin, text + span->end);
      g_string_append (markup, "</b>");
      at = text + span->end;
    }
  append_escaped (markup, at, end);
  if (*end != '\0')
    g_string_append (markup, "…");

  return g_string_free (markup, FALSE);
}

/* CommonMark */

/* The end of "[@source, p. 12]" at @p, or NULL if it is none. */
static const char *
citation_end (const char *p)
{
  const char *end;

  if (p[0] != '[' || p[1] != '@')
    return NULL;
  end = strpbrk (p, "]\n");
  return end != NULL && *end == ']' ? end + 1 : NULL;
}

/* The end of "](target)" at @p, or NULL. */
static const char *
target_end (const char *p)
{
  const char *end;

  if (p[0] != ']' || p[1] != '(')
    return NULL;
  end = strpbrk (p, ")\n");
  return end != NULL && *end == ')' ? end + 1 : NULL;
}

/* Whether "[words](target)" begins at @p. */
static gboolean
opens_link (const char *p)
{
  const char *end;

  if (*p != '[')
    return FALSE;
  end = strpbrk (p + 1, "[]\n");
  return end != NULL && target_end (end) != NULL;
}

/* Emphasis, code, and the beginning of a link or picture; but not the _ inside a_name. */
static gboolean
is_mark (const char    *p,
         const GString *before)
{
  switch (*p)
    {
    case '*':
    case '`':
      return TRUE;
    case '[':
      return opens_link (p);
    case '!':
      return opens_link (p + 1);
    case '_':
      return before->len == 0 || !g_ascii_isalnum (before->str[before->len - 1]) ||
             !g_ascii_isalnum (p[1]);
    default:
      return FALSE;
    }
}

/* Skips what makes a line a heading, a quotation or an item of a list. */
static const char *
skip_line_mark (const char *p)
{
  const char *mark = p + strspn (p, " \t");
  gsize n = strspn (mark, "#");

  if (n == 0)
    n = strspn (mark, "-+*>") == 1 ? 1 : 0;
  if (n == 0)
    {
      n = strspn (mark, "0123456789");
      n = n > 0 && (mark[n] == '.' || mark[n] == ')') ? n + 1 : 0;
    }

  return n > 0 && (mark[n] == ' ' || mark[n] == '\t') ? mark + n + 1 : p;
}

char *
ent_snippet_strip_marks (const char *commonmark)
{
  GString *out = g_string_sized_new (strlen (commonmark));
  const char *p = skip_line_mark (commonmark);

  while (*p != '\0')
    {
      const char *end = citation_end (p);

      if (end == NULL)
        end = target_end (p);

      if (end != NULL)
        {
          /* The space before a citation goes with it. */
          if (*p == '[' && out->len > 0 && out->str[out->len - 1] == ' ')
            g_string_truncate (out, out->len - 1);
          p = end;
        }
      else if (*p == '\n')
        {
          g_string_append_c (out, ' ');
          p = skip_line_mark (p + 1);
        }
      else if (*p == '\\' && g_ascii_ispunct (p[1]))
        {
          g_string_append_c (out, p[1]);
          p += 2;
        }
      else if (is_mark (p, out))
        {
          p++;
        }
      else
        {
          g_string_append_c (out, *p++);
        }
    }

  return g_string_free (out, FALSE);
}
