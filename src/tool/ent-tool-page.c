#include "config.h"

#include "ent-tool-page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "ent-tool.h"

#define DEFAULT_COLUMNS 80
#define LEAST_COLUMNS   30
#define MOST_COLUMNS    100  /* longer lines are hard to read */

struct _EntToolPage
{
  GString  *out;
  int       columns;
  gboolean  styled;
};

static int
find_columns (void)
{
  const char *columns = g_getenv ("COLUMNS");
  struct winsize size;

  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  if (columns != NULL && atoi (columns) > 0)
    return atoi (columns);
  return DEFAULT_COLUMNS;
}

EntToolPage *
ent_tool_page_new (void)
{
  EntToolPage *self = g_new0 (EntToolPage, 1);

  self->out = g_string_new (NULL);
  self->columns = CLAMP (find_columns (), LEAST_COLUMNS, MOST_COLUMNS);
  self->styled = isatty (STDOUT_FILENO) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
  return self;
}

void
ent_tool_page_finish (EntToolPage *self)
{
  /* Clean but for what makes it bold. */
  fputs (self->out->str, stdout);
  g_string_free (self->out, TRUE);
  g_free (self);
}

static int
char_columns (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

int
ent_tool_columns (const char *words)
{
  int n = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    n += char_columns (g_utf8_get_char (p));
  return n;
}

static void
append_spaces (GString *out,
               int      n)
{
  for (int i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

/* One line of @words, from the present @column on; the lines that follow begin at @indent. */
static void
append_wrapped (EntToolPage *self,
                int          column,
                int          indent,
                const char  *words,
                gsize        length)
{
  const char *end = words + length;
  gboolean first = TRUE;

  while (words < end)
    {
      gsize n = 0;
      g_autofree char *word = NULL;
      int wide;

      while (words < end && *words == ' ')
        words++;
      while (words + n < end && words[n] != ' ')
        n++;
      if (n == 0)
        break;
      word = g_strndup (words, n);
      wide = ent_tool_columns (word);
      if (!first && column + 1 + wide > self->columns)
        {
          g_string_append_c (self->out, '\n');
          append_spaces (self->out, indent);
          column = indent;
        }
      else if (!first)
        {
          g_string_append_c (self->out, ' ');
          column++;
        }
      g_string_append (self->out, word);
      column += wide;
      words += n;
      first = FALSE;
    }
  g_string_append_c (self->out, '\n');
}

static void
append_bold (EntToolPage *self,
             const char  *words)
{
  g_autofree char *clean = ent_tool_dup_clean (words);

  if (self->styled)
    g_string_append (self->out, "\033[1m");
  append_wrapped (self, 0, 0, clean, strlen (clean));
  if (self->styled)
    g_string_insert (self->out, self->out->len - 1, "\033[0m");
}

void
ent_tool_page_title (EntToolPage *self,
                     const char  *words)
{
  append_bold (self, words);
}

void
ent_tool_page_heading (EntToolPage *self,
                       const char  *words)
{
  ent_tool_page_space (self);
  append_bold (self, words);
}

void
ent_tool_page_space (EntToolPage *self)
{
  g_string_append_c (self->out, '\n');
}

void
ent_tool_page_text (EntToolPage *self,
                    int          indent,
                    const char  *words)
{
  g_autofree char *clean = ent_tool_dup_clean (words);

  for (const char *rest = clean; *rest != '\0';)
    {
      gsize length = strcspn (rest, "\n");

      if (length > 0)
        append_spaces (self->out, indent);
      append_wrapped (self, indent, indent, rest, length);
      rest += length + (rest[length] == '\n');
    }
}

void
ent_tool_page_item (EntToolPage *self,
                    int          label_indent,
                    int          indent,
                    const char  *label,
                    const char  *words)
{
  g_autofree char *line = ent_tool_dup_clean (words), *clean = ent_tool_dup_clean (label);
  int column = label_indent + ent_tool_columns (clean);

  g_strdelimit (line, "\n", ' ');
  append_spaces (self->out, label_indent);
  g_string_append (self->out, clean);
  if (*line != '\0')
    {
      /* A label that is too long has the words on a line of their own. */
      if (column >= indent)
        {
          g_string_append_c (self->out, '\n');
          column = 0;
        }
      append_spaces (self->out, indent - column);
    }
  append_wrapped (self, indent, indent, line, strlen (line));
}
