/* The file that pdfpc reads beside a PDF: JSON, of its format 2.  Pages count from 0; pages of one label, which are
 * those of one slide, are overlays to it.  Notes are Markdown in it too, but of another kind: no footnotes, and no
 * links that only Entente can follow. */

#include "config.h"

#include "ent-lecture-print-private.h"

#include <string.h>

#include "ent-json-writer.h"

#define PDFPC_FORMAT 2

/* Markdown */

static void
append_escaped (GString    *out,
                const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>#~$|", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/* Marks stand at words: what is white goes outside of them. */
static void
append_marked (GString    *out,
               const char *text,
               const char *mark)
{
  g_autofree char *words = g_strdup (text);
  gsize before = strspn (text, " \n"), length;

  g_strchomp (words);
  length = strlen (words);
  if (length <= before)
    {
      append_escaped (out, text);
      return;
    }
  g_string_append_len (out, text, (gssize) before);
  g_string_append (out, mark);
  append_escaped (out, words + before);
  g_string_append (out, mark);
  append_escaped (out, text + length);
}

/* Between more backticks than there are in it. */
static void
append_code_run (GString    *out,
                 const char *code)
{
  g_autofree char *ticks = NULL;
  gsize most = 0, n = 0;

  for (const char *at = code; *at != '\0'; at++)
    {
      n = *at == '`' ? n + 1 : 0;
      most = MAX (most, n);
    }
  ticks = g_strnfill (most + 1, '`');
  g_string_append_printf (out, most > 0 ? "%s %s %s" : "%s%s%s", ticks, code, ticks);
}

static void
append_run (GString      *out,
            const EntRun *run)
{
  if (run->footnote > 0)
    g_string_append_printf (out, " \\[%u\\]", run->footnote);
  else if (run->flags & ENT_RUN_CODE)
    append_code_run (out, run->text);
  else if ((run->flags & (ENT_RUN_BOLD | ENT_RUN_ITALIC)) == (ENT_RUN_BOLD | ENT_RUN_ITALIC))
    append_marked (out, run->text, "***");
  else if (run->flags & ENT_RUN_BOLD)
    append_marked (out, run->text, "**");
  else if (run->flags & ENT_RUN_ITALIC)
    append_marked (out, run->text, "*");
  else
    append_escaped (out, run->text);
}

static void
append_start (GString            *out,
              const EntParagraph *paragraph)
{
  guint level = paragraph->kind == ENT_PARAGRAPH_ITEM ? MAX (paragraph->level, 1) - 1 : paragraph->level;

  if (paragraph->kind == ENT_PARAGRAPH_HEADING)
    level = 0;
  for (guint i = 0; i < level; i++)
    g_string_append (out, "    ");
  if (paragraph->kind == ENT_PARAGRAPH_HEADING)
    g_string_append_printf (out, "%.*s ", (int) CLAMP (paragraph->level, 1, 6), "######");
  else if (paragraph->kind == ENT_PARAGRAPH_ITEM && paragraph->number > 0)
    g_string_append_printf (out, "%u. ", paragraph->number);
  else if (paragraph->kind == ENT_PARAGRAPH_ITEM)
    g_string_append (out, "- ");
  else if (paragraph->kind == ENT_PARAGRAPH_QUOTE)
    g_string_append (out, "> ");
}

static void
append_code (GString            *out,
             const EntParagraph *paragraph)
{
  g_autofree char *words = ent_paragraph_dup_words (paragraph);
  g_auto(GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%s    %s", i > 0 ? "\n" : "", lines[i]);
}

static void
append_paragraph (GString            *out,
                  const EntParagraph *paragraph)
{
  if (paragraph->kind == ENT_PARAGRAPH_CODE)
    {
      append_code (out, paragraph);
      return;
    }
  append_start (out, paragraph);
  for (guint i = 0; i < paragraph->runs->len; i++)
    append_run (out, paragraph->runs->pdata[i]);
}

/* (transfer full) (nullable) */
static char *
dup_note (const EntSlide *slide)
{
  g_autoptr(EntRichText) text = ent_rich_text_new (slide->notes);
  GString *out;

  if (text->paragraphs->len == 0)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < text->paragraphs->len; i++)
    {
      const EntParagraph *paragraph = text->paragraphs->pdata[i], *last = i > 0 ? text->paragraphs->pdata[i - 1] : NULL;

      if (last != NULL)
        g_string_append (out, last->kind == ENT_PARAGRAPH_ITEM && paragraph->kind == last->kind ? "\n" : "\n\n");
      append_paragraph (out, paragraph);
    }
  for (guint i = 0; i < text->footnotes->len; i++)
    {
      g_string_append_printf (out, "\n\n\\[%u\\] ", i + 1);
      append_paragraph (out, text->footnotes->pdata[i]);
    }
  return g_string_free (out, FALSE);
}

/* The file */

static void
write_page (EntJsonWriter      *writer,
            const EntSlidePage *page,
            guint               index)
{
  g_autofree char *label = ent_print_dup_label (page);
  g_autofree char *note = dup_note (ent_slide_page_get_slide (page));

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_integer (writer, "idx", (int) index);
  ent_json_writer_string (writer, "label", label);
  ent_json_writer_integer (writer, "overlay", (int) page->part);
  ent_json_writer_string (writer, "note", note);
  ent_json_writer_close (writer, '}');
}

/* Minutes: as planned for the whole, else what the slides take; 0: nobody knows. */
static int
get_minutes (const EntDeck *deck)
{
  return deck->lecture->minutes > 0 ? deck->lecture->minutes : (ent_deck_get_planned (deck, G_MAXUINT) + 59) / 60;
}

GBytes *
ent_lecture_to_pdfpc (const EntLectureJob *job)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  int minutes = get_minutes (job->deck);
  gsize length;
  char *text;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_integer (writer, "pdfpcFormat", PDFPC_FORMAT);
  if (minutes > 0)
    ent_json_writer_integer (writer, "duration", minutes);
  ent_json_writer_boolean (writer, "disableMarkdown", FALSE);
  ent_json_writer_open (writer, "pages", '[');
  for (guint i = 0; i < job->pages->len; i++)
    write_page (writer, job->pages->pdata[i], i);
  ent_json_writer_close (writer, ']');
  ent_json_writer_close (writer, '}');
  text = ent_json_writer_finish (writer, &length);
  return g_bytes_new_take (text, length);
}
