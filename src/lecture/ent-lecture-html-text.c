/* Words of a slide as HTML: paragraphs, lists in lists, links that lead somewhere, footnotes that lead to each
 * other. */

#include "config.h"

#include "ent-lecture-html-private.h"

#include <string.h>

#define MOST_HEADING  6
#define MAX_FOOTNOTES 63

void
ent_html_append_words (GString    *out,
                       const char *words)
{
  for (const char *at = words; *at != '\0'; at++)
    switch (*at)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        if ((guchar) *at >= ' ' || *at == '\n' || *at == '\t')
          g_string_append_c (out, *at);
        break;
      }
}

void
ent_html_append_number (GString *out,
                        double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (buffer, sizeof (buffer), "%.2f", number);
  end = buffer + strlen (buffer);
  while (end > buffer && end[-1] == '0')
    *--end = '\0';
  if (end > buffer && end[-1] == '.')
    *--end = '\0';
  g_string_append (out, strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

/* Runs */

static gboolean
is_footnote (guint64 footnotes,
             guint   number)
{
  return number <= MAX_FOOTNOTES && (footnotes & (G_GUINT64_CONSTANT (1) << number)) != 0;
}

guint64
ent_html_find_footnotes (GPtrArray *paragraphs)
{
  guint64 footnotes = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const EntParagraph *paragraph = paragraphs->pdata[i];

      for (guint j = 0; j < paragraph->runs->len; j++)
        {
          guint number = ((EntRun *) paragraph->runs->pdata[j])->footnote;

          if (number > 0 && number <= MAX_FOOTNOTES)
            footnotes |= G_GUINT64_CONSTANT (1) << number;
        }
    }
  return footnotes;
}

/* What calls a note and the note lead to one another; of several calls the note leads to the first. A comma before a
 * number is none of it. */
static void
append_footnote (GString      *out,
                 EntHtmlWords *words,
                 const EntRun *run)
{
  guint number = run->footnote;
  gboolean follows = *run->text == ',', called = is_footnote (words->called, number);
  gboolean leads = words->foot ? called : is_footnote (words->written, number);

  g_string_append (out, "<sup");
  if (leads && words->foot)
    g_string_append_printf (out, " id=\"%s-note-%u\"", words->id, number);
  else if (leads && !called)
    g_string_append_printf (out, " id=\"%s-call-%u\"", words->id, number);
  g_string_append (out, follows ? ">," : ">");
  if (leads && words->foot)
    g_string_append_printf (out, "<a href=\"#%s-call-%u\" role=\"doc-backlink\">", words->id, number);
  else if (leads)
    g_string_append_printf (out, "<a href=\"#%s-note-%u\" role=\"doc-noteref\">", words->id, number);
  ent_html_append_words (out, run->text + (follows ? 1 : 0));
  g_string_append (out, leads ? "</a></sup>" : "</sup>");
  if (leads && !words->foot)
    words->called |= G_GUINT64_CONSTANT (1) << number;
}

static void
append_lines (GString    *out,
              const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? "<br>" : "");
      ent_html_append_words (out, lines[i]);
    }
}

static void
append_run (GString      *out,
            EntHtmlWords *words,
            const EntRun *run,
            gboolean      code)
{
  const EntSlidePage *page = words->page;
  g_autofree char *url = run->link != NULL ? ent_deck_dup_url (page->deck, ent_slide_page_get_slide (page), run->link)
                                           : NULL;
  gboolean leads = url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://"));
  EntRunFlags flags = code ? run->flags & (EntRunFlags) ~ENT_RUN_CODE : run->flags;

  if (run->footnote > 0)
    {
      append_footnote (out, words, run);
      return;
    }
  if (leads)
    {
      g_string_append (out, "<a href=\"");
      ent_html_append_words (out, url);
      g_string_append (out, "\" target=\"_blank\" rel=\"noopener noreferrer\">");
    }
  g_string_append (out, flags & ENT_RUN_BOLD ? "<strong>" : "");
  g_string_append (out, flags & ENT_RUN_ITALIC ? "<em>" : "");
  g_string_append (out, flags & ENT_RUN_CODE ? "<code>" : "");
  if (code)
    ent_html_append_words (out, run->text);
  else
    append_lines (out, run->text);
  g_string_append (out, flags & ENT_RUN_CODE ? "</code>" : "");
  g_string_append (out, flags & ENT_RUN_ITALIC ? "</em>" : "");
  g_string_append (out, flags & ENT_RUN_BOLD ? "</strong>" : "");
  g_string_append (out, leads ? "</a>" : "");
}

static void
append_runs (GString            *out,
             EntHtmlWords       *words,
             const EntParagraph *paragraph)
{
  for (guint i = 0; i < paragraph->runs->len; i++)
    append_run (out, words, paragraph->runs->pdata[i], paragraph->kind == ENT_PARAGRAPH_CODE);
}

void
ent_html_append_inline (GString      *out,
                        EntHtmlWords *words,
                        GPtrArray    *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++)
    {
      g_string_append (out, i > 0 ? "<br>" : "");
      append_runs (out, words, paragraphs->pdata[i]);
    }
}

/* Paragraphs */

/* The lists that are open, from the outermost: TRUE: numbered.  In each an item is open. */
typedef struct
{
  GString  *out;
  guint     depth;
  gboolean  numbered[ENT_RICH_TEXT_MAX_LEVEL];
  gboolean  quote;    /* a quotation is open */
} Blocks;

static void
close_lists (Blocks *self,
             guint   depth)
{
  while (self->depth > depth)
    g_string_append (self->out, self->numbered[--self->depth] ? "</li></ol>\n" : "</li></ul>\n");
}

static void
close_quote (Blocks *self)
{
  if (self->quote)
    g_string_append (self->out, "</blockquote>\n");
  self->quote = FALSE;
}

/* Goes on with the list of its level, or begins it, and those around it that a page that is cut does not have. */
static void
open_item (Blocks             *self,
           const EntParagraph *paragraph)
{
  guint level = CLAMP (paragraph->level, 1, ENT_RICH_TEXT_MAX_LEVEL);
  gboolean numbered = paragraph->number > 0;
  g_autofree char *mark = ent_slide_dup_bullet (paragraph);

  close_lists (self, level);
  if (self->depth == level && self->numbered[level - 1] != numbered)
    close_lists (self, level - 1);
  if (self->depth == level)
    g_string_append (self->out, "</li>\n");
  while (self->depth < level)
    {
      gboolean own = self->depth + 1 == level && numbered;

      g_string_append (self->out, own ? "<ol role=\"list\">\n" : "<ul role=\"list\">\n");
      self->numbered[self->depth++] = own;
      if (self->depth < level)
        g_string_append (self->out, "<li>");
    }
  g_string_append (self->out, "<li");
  if (numbered)
    g_string_append_printf (self->out, " value=\"%u\"", paragraph->number);
  g_string_append_printf (self->out, " data-mark=\"%s\"><span>", mark);
}

static void
append_paragraph (Blocks             *self,
                  EntHtmlWords       *words,
                  const EntParagraph *paragraph)
{
  guint heading = MIN (words->level + paragraph->level, MOST_HEADING), level = paragraph->level;

  if (paragraph->kind != ENT_PARAGRAPH_QUOTE)
    close_quote (self);
  if (paragraph->kind == ENT_PARAGRAPH_ITEM)
    {
      open_item (self, paragraph);
      append_runs (self->out, words, paragraph);
      g_string_append (self->out, "</span>");
      return;
    }
  close_lists (self, paragraph->kind == ENT_PARAGRAPH_HEADING ? 0 : level);
  switch (paragraph->kind)
    {
    case ENT_PARAGRAPH_HEADING:
      g_string_append_printf (self->out, "<h%u>", heading);
      append_runs (self->out, words, paragraph);
      g_string_append_printf (self->out, "</h%u>\n", heading);
      break;
    case ENT_PARAGRAPH_CODE:
      g_string_append (self->out, "<pre>");
      append_runs (self->out, words, paragraph);
      g_string_append (self->out, "</pre>\n");
      break;
    case ENT_PARAGRAPH_QUOTE:
      g_string_append (self->out, self->quote ? "" : "<blockquote>");
      self->quote = TRUE;
      g_string_append (self->out, "<p>");
      append_runs (self->out, words, paragraph);
      g_string_append (self->out, "</p>\n");
      break;
    case ENT_PARAGRAPH_ITEM:
    case ENT_PARAGRAPH_TEXT:
    default:
      /* On a page that goes on in the middle of an item, no list is open. */
      if (level > self->depth)
        g_string_append_printf (self->out, "<p class=\"deep\" style=\"--level:%u\">", level - self->depth);
      else
        g_string_append (self->out, "<p>");
      append_runs (self->out, words, paragraph);
      g_string_append (self->out, "</p>\n");
      break;
    }
}

void
ent_html_append_blocks (GString      *out,
                        EntHtmlWords *words,
                        GPtrArray    *paragraphs)
{
  Blocks blocks = { .out = out };

  for (guint i = 0; i < paragraphs->len; i++)
    append_paragraph (&blocks, words, paragraphs->pdata[i]);
  close_quote (&blocks);
  close_lists (&blocks, 0);
}
