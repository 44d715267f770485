#include "config.h"

#include "ent-markdown.h"

#include <string.h>

/* Whether a "&" begins what can be read as the name or number of a character. */
static gboolean
is_entity (const char *at)
{
  return g_ascii_isalpha (at[1]) || at[1] == '#';
}

/* The marker of a block, at the beginning of a line, with a backslash in it: "\#", "1\.". Returns
 * what follows it. */
static const char *
append_line_begin (GString    *markdown,
                   const char *at)
{
  gsize n_digits = strspn (at, "0123456789");

  if (n_digits > 0 && (at[n_digits] == '.' || at[n_digits] == ')'))
    {
      g_string_append_len (markdown, at, n_digits);
      g_string_append_c (markdown, '\\');
      g_string_append_c (markdown, at[n_digits]);
      return at + n_digits + 1;
    }
  /* The first three as a heading or a list; "=" and ":" under a line, or of a table or a definition. */
  if (*at != '\0' && strchr ("#-+=:", *at) != NULL)
    {
      g_string_append_c (markdown, '\\');
      g_string_append_c (markdown, *at);
      return at + 1;
    }
  return at;
}

void
ent_markdown_append_words (GString    *markdown,
                           const char *words,
                           const char *line_end)
{
  const char *at = words + strspn (words, " \t\n");

  at = append_line_begin (markdown, at);
  while (*at != '\0')
    {
      if (*at == '\n')
        {
          at += strspn (at, " \t\n");
          if (*at == '\0')
            break;
          g_string_append (markdown, line_end);
          if (strchr (line_end, '\n') != NULL)
            at = append_line_begin (markdown, at);
          continue;
        }
      if (strchr ("\\`*_[]<>|~^$", *at) != NULL || (*at == '&' && is_entity (at)))
        g_string_append_c (markdown, '\\');
      g_string_append_c (markdown, *at);
      at++;
    }
}

char *
ent_markdown_dup_line (const char *words)
{
  GString *line = g_string_new (NULL);

  ent_markdown_append_words (line, words, " ");
  return g_string_free (line, FALSE);
}

void
ent_markdown_append_url (GString    *markdown,
                         const char *url)
{
  g_string_append_c (markdown, '<');
  for (const char *at = url; *at != '\0'; at++)
    if ((guchar) *at <= ' ' || *at == '<' || *at == '>')
      g_string_append_printf (markdown, "%%%02X", (guchar) *at);
    else
      g_string_append_c (markdown, *at);
  g_string_append_c (markdown, '>');
}
