/* A lecture as Markdown that people read and that pandoc makes slides of: what is known of the lecture stands in front
 * as YAML, sections are headings of the first level and slides of the second, and what is only said stands in a "notes"
 * block.  Bodies are written anew from what they say, so that whatever they leave open ends with them; footnotes are
 * numbered through the whole file. */

#include "config.h"

#include "ent-lecture-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-bibliography.h"
#include "ent-date.h"
#include "ent-duration.h"
#include "ent-markdown.h"
#include "ent-rich-text.h"

/* A larger picture would make the text unreadable. */
#define MAX_PICTURE_BYTES (48 * 1024)

/* Of a list: the same for "-" and "12.", so that what belongs to an item stands below its words. */
#define LIST_INDENT   4
#define HEADING_BELOW 2  /* a heading in a body is below that of its slide */
#define MOST_HEADING  6

typedef struct
{
  const EntDeck  *deck;
  const EntSlide *slide;
  int             section;    /* index of the slide that begins it, or −1: before the first */
  GString        *out;
  guint           footnotes;  /* written so far */
} Writer;

/* Blocks are apart by one empty line. */
static void
begin_block (Writer *self)
{
  while (self->out->len > 0 && self->out->str[self->out->len - 1] == '\n')
    g_string_truncate (self->out, self->out->len - 1);
  if (self->out->len > 0)
    g_string_append (self->out, "\n\n");
}

static void
append_heading (Writer     *self,
                int         level,
                const char *words)
{
  g_autoptr(GString) escaped = g_string_new (NULL);

  begin_block (self);
  ent_markdown_append_words (escaped, words, " ");
  /* Attributes, to pandoc. */
  g_string_replace (escaped, "{", "\\{", 0);
  g_string_append_printf (self->out, "%.*s %s", level, "######", escaped->str);
}

/* Runs */

/* Words with the blanks around them; "@" would be a citation to pandoc. */
static void
append_words (GString    *out,
              const char *words,
              const char *line_end)
{
  g_autoptr(GString) escaped = g_string_new (NULL);
  gsize blanks = strspn (words, " ");

  g_string_append_len (out, words, (gssize) blanks);
  ent_markdown_append_words (escaped, words + blanks, line_end);
  g_string_replace (escaped, "@", "\\@", 0);
  g_string_append (out, escaped->str);
}

/* Between more backticks than there are in it. */
static void
append_code (GString    *out,
             const char *code)
{
  gsize most = 0, n = 0;

  for (const char *at = code; *at != '\0'; at++)
    {
      n = *at == '`' ? n + 1 : 0;
      most = MAX (most, n);
    }
  for (gsize i = 0; i <= most; i++)
    g_string_append_c (out, '`');
  g_string_append_printf (out, most > 0 ? " %s " : "%s", code);
  for (gsize i = 0; i <= most; i++)
    g_string_append_c (out, '`');
}

static gboolean
ends_in_word (const GString *out)
{
  const char *last = out->len > 0 ? g_utf8_find_prev_char (out->str, out->str + out->len) : NULL;

  return last != NULL && g_unichar_isalnum (g_utf8_get_char (last));
}

/* Stars beside stars could be read in several ways, and underscores inside a word are none: whichever is neither. */
static const char *
choose_italic (const GString *out,
               const EntRun  *next)
{
  gboolean word_follows = next != NULL && next->flags == 0 && next->footnote == 0
                          && g_unichar_isalnum (g_utf8_get_char (next->text));

  return ends_in_word (out) || word_follows ? "*" : "_";
}

/* Marks stand close to the words, blanks outside. */
static void
append_run (Writer       *self,
            const EntRun *run,
            const EntRun *next,
            const char   *line_end)
{
  g_autofree char *url = run->link != NULL ? ent_deck_dup_url (self->deck, self->slide, run->link) : NULL;
  gsize length = strlen (run->text), before = strspn (run->text, " "), after = 0;
  g_autofree char *words = NULL;
  const char *italic = "", *bold = "";

  if (run->footnote > 0)
    {
      /* After another call, beside which its number would read as one with it. */
      if (*run->text == ',')
        g_string_append_c (self->out, ',');
      g_string_append_printf (self->out, "[^%u]", self->footnotes + run->footnote);
      return;
    }
  while (after < length - before && run->text[length - after - 1] == ' ')
    after++;
  words = g_strndup (run->text + before, length - before - after);
  g_string_append_len (self->out, run->text, (gssize) before);
  if (*words == '\0')
    return;
  g_string_append (self->out, url != NULL ? "[" : "");
  if (run->flags & ENT_RUN_BOLD)
    g_string_append (self->out, bold = "**");
  if (run->flags & ENT_RUN_ITALIC)
    g_string_append (self->out, italic = choose_italic (self->out, after > 0 ? NULL : next));
  if (run->flags & ENT_RUN_CODE)
    append_code (self->out, words);
  else
    append_words (self->out, words, line_end);
  g_string_append_printf (self->out, "%s%s", italic, bold);
  if (url != NULL)
    {
      g_string_append (self->out, "](");
      ent_markdown_append_url (self->out, url);
      g_string_append_c (self->out, ')');
    }
  g_string_append_len (self->out, run->text + length - after, (gssize) after);
}

static void
append_runs (Writer             *self,
             const EntParagraph *paragraph,
             const char         *line_end)
{
  for (guint i = 0; i < paragraph->runs->len; i++)
    append_run (self, paragraph->runs->pdata[i],
                i + 1 < paragraph->runs->len ? paragraph->runs->pdata[i + 1] : NULL, line_end);
}

/* Paragraphs */

static void
append_code_block (Writer             *self,
                   const EntParagraph *paragraph,
                   const char         *indent)
{
  g_autofree char *words = ent_paragraph_dup_words (paragraph);
  g_auto(GStrv) lines = g_strsplit (words, "\n", -1);
  const char *fence = strstr (words, "```") != NULL ? "~~~~" : "```";

  g_string_append_printf (self->out, "%s%s\n", indent, fence);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (self->out, "%s%s\n", indent, lines[i]);
  g_string_append_printf (self->out, "%s%s", indent, fence);
}

static gboolean
continues (const EntParagraph *before,
           const EntParagraph *paragraph,
           EntParagraphKind    kind)
{
  /* A number that is not the first would not begin a list right below a line of another. */
  return before != NULL && before->kind == kind && paragraph->kind == kind
         && (before->number > 0) == (paragraph->number > 0);
}

/* Marks that make a list for pandoc, though for nobody else: "(1)", "a.", "iv)". */
static void
escape_begin (GString *out,
              gsize    begin)
{
  const char *at = out->str + begin, *name = at + (*at == '(');
  gsize letters = strspn (name, "ivxlcdmIVXLCDM"), digits = strspn (name, "0123456789");
  gsize length = letters > 0 ? letters : digits > 0 ? digits : g_ascii_isalpha (*name);

  if (length > 0 && (name[length] == '.' || name[length] == ')') && strchr (" \n", name[length + 1]) != NULL)
    g_string_insert_c (out, name > at ? (gssize) begin : name + length - out->str, '\\');
}

/* Whether an item begins a list right after another with numbers too: to readers they would be one. */
static gboolean
begins_anew (const EntRichText *text,
             guint              index)
{
  const EntParagraph *paragraph = text->paragraphs->pdata[index];

  if (paragraph->kind != ENT_PARAGRAPH_ITEM || paragraph->number == 0)
    return FALSE;
  for (guint i = index; i > 0; i--)
    {
      const EntParagraph *before = text->paragraphs->pdata[i - 1];

      if (before->kind == ENT_PARAGRAPH_HEADING || before->level < paragraph->level)
        return FALSE;
      if (before->kind == ENT_PARAGRAPH_ITEM && before->level == paragraph->level)
        return before->number > 0 && before->number + 1 != paragraph->number;
    }
  return FALSE;
}

static void
append_break (Writer             *self,
              const EntParagraph *paragraph)
{
  g_autofree char *indent = g_strnfill ((MAX (paragraph->level, 1) - 1) * LIST_INDENT, ' ');

  begin_block (self);
  g_string_append_printf (self->out, "%s<!-- -->", indent);
}

static void
append_paragraph (Writer             *self,
                  const EntParagraph *before,
                  const EntParagraph *paragraph)
{
  guint level = paragraph->kind == ENT_PARAGRAPH_HEADING ? 0 : paragraph->level;
  guint outer = paragraph->kind == ENT_PARAGRAPH_ITEM && level > 0 ? level - 1 : level;
  g_autofree char *indent = g_strnfill (outer * LIST_INDENT, ' ');
  g_autofree char *inner = g_strnfill (level * LIST_INDENT, ' ');
  g_autofree char *line_end = NULL;
  g_autofree char *number = NULL;
  gsize begin;

  if (continues (before, paragraph, ENT_PARAGRAPH_ITEM))
    g_string_append_c (self->out, '\n');
  else if (continues (before, paragraph, ENT_PARAGRAPH_QUOTE))
    g_string_append_printf (self->out, "\n%s>\n", indent);
  else
    begin_block (self);
  switch (paragraph->kind)
    {
    case ENT_PARAGRAPH_HEADING:
      line_end = g_strdup (" ");
      g_string_append_printf (self->out, "%.*s ", (int) MIN (paragraph->level + HEADING_BELOW, MOST_HEADING), "######");
      break;
    case ENT_PARAGRAPH_ITEM:
      line_end = g_strdup_printf ("\\\n%s", inner);
      number = paragraph->number > 0 ? g_strdup_printf ("%u.", paragraph->number) : g_strdup ("-");
      g_string_append_printf (self->out, "%s%-*s", indent, LIST_INDENT, number);
      /* However wide the number is, a blank follows it. */
      if (strlen (number) >= LIST_INDENT)
        g_string_append_c (self->out, ' ');
      break;
    case ENT_PARAGRAPH_QUOTE:
      line_end = g_strdup_printf ("\\\n%s> ", inner);
      g_string_append_printf (self->out, "%s> ", indent);
      break;
    case ENT_PARAGRAPH_CODE:
      append_code_block (self, paragraph, indent);
      return;
    case ENT_PARAGRAPH_TEXT:
    default:
      line_end = g_strdup_printf ("\\\n%s", inner);
      g_string_append (self->out, indent);
      break;
    }
  begin = self->out->len;
  append_runs (self, paragraph, line_end);
  escape_begin (self->out, begin);
}

static void
append_text (Writer     *self,
             const char *commonmark)
{
  g_autoptr(EntRichText) text = ent_rich_text_new (commonmark);

  for (guint i = 0; i < text->paragraphs->len; i++)
    {
      gboolean anew = begins_anew (text, i);

      if (anew)
        append_break (self, text->paragraphs->pdata[i]);
      append_paragraph (self, i > 0 && !anew ? text->paragraphs->pdata[i - 1] : NULL, text->paragraphs->pdata[i]);
    }
  for (guint i = 0; i < text->footnotes->len; i++)
    {
      begin_block (self);
      g_string_append_printf (self->out, "[^%u]: ", self->footnotes + i + 1);
      append_runs (self, text->footnotes->pdata[i], " ");
    }
  self->footnotes += text->footnotes->len;
}

/* Slides */

static char *
dup_title (const EntSlide *slide)
{
  gboolean named = slide->title != NULL && *slide->title != '\0';

  return g_strdup (named ? slide->title : ent_slide_kind_to_label (slide->kind));
}

static void
append_picture (Writer *self)
{
  const EntImage *image = ent_deck_find_image (self->deck, self->slide->image_id);
  g_autofree char *title = dup_title (self->slide);
  g_autofree char *words = ent_markdown_dup_line (title);

  begin_block (self);
  if (image != NULL && g_bytes_get_size (image->bytes) <= MAX_PICTURE_BYTES)
    {
      gsize length;
      const guchar *bytes = g_bytes_get_data (image->bytes, &length);
      g_autofree char *base64 = g_base64_encode (bytes, length);

      g_string_append_printf (self->out, "![%s](data:%s;base64,%s)", words, image->type, base64);
    }
  else
    {
      /* Translators: what stands for a picture in a text without pictures; its caption follows */
      g_string_append_printf (self->out, "_%s_", _("(Picture)"));
    }
}

static void
append_sources (Writer *self)
{
  g_autoptr(GPtrArray) sources = ent_deck_list_sources (self->deck);

  begin_block (self);
  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *entry = ent_bibliography_dup_entry (((EntDeckSource *) sources->pdata[i])->source);

      g_string_append_printf (self->out, "%s%-*s%s", i > 0 ? "\n" : "", LIST_INDENT, "-", entry);
    }
  if (sources->len == 0)
    g_string_append (self->out, _("The slides cite no sources."));
}

/* What only the speaker sees. */
static void
append_notes (Writer *self)
{
  const EntSlide *slide = self->slide;
  g_autofree char *planned = NULL;
  g_autofree char *line = NULL;

  if (slide->planned_sec == 0 && (slide->notes == NULL || *slide->notes == '\0'))
    return;
  begin_block (self);
  g_string_append (self->out, "::: notes");
  if (slide->planned_sec > 0)
    {
      planned = ent_duration_format (0, slide->planned_sec);
      /* Translators: how long a slide is planned to be shown: "Planned: 2 minutes" */
      line = g_strdup_printf (_("Planned: %s"), planned);
      begin_block (self);
      ent_markdown_append_words (self->out, line, " ");
    }
  append_text (self, slide->notes);
  begin_block (self);
  g_string_append (self->out, ":::");
}

static void
append_slide (Writer *self,
              guint   index)
{
  const EntSlide *slide = self->slide;
  g_autofree char *title = dup_title (slide);
  g_autofree char *version = ent_deck_dup_version (self->deck, slide);
  int section = ent_lecture_find_section (self->deck, index);

  /* The slide that begins it may be skipped. */
  if (section != self->section)
    append_heading (self, 1, ((EntSlide *) self->deck->slides->pdata[section])->section);
  self->section = section;
  append_heading (self, 2, title);
  if (slide->kind == ENT_SLIDE_PICTURE)
    append_picture (self);
  if (slide->kind == ENT_SLIDE_SOURCES)
    append_sources (self);
  else
    append_text (self, slide->body);
  if (version != NULL)
    {
      begin_block (self);
      g_string_append_c (self->out, '_');
      append_words (self->out, version, " ");
      g_string_append_c (self->out, '_');
    }
  append_notes (self);
}

/* Head */

/* In quotation marks for YAML, and in them Markdown: pandoc reads it as both. */
static void
append_member (Writer     *self,
               const char *name,
               const char *value)
{
  g_autoptr(GString) markdown = g_string_new (NULL);

  if (value == NULL || *value == '\0')
    return;

  append_words (markdown, value, " ");
  g_string_append_printf (self->out, "%s: \"", name);
  for (const char *at = markdown->str; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (self->out, '\\');
      g_string_append_c (self->out, (guchar) *at < ' ' ? ' ' : *at);
    }
  g_string_append (self->out, "\"\n");
}

static void
append_head (Writer *self)
{
  const EntLecture *lecture = self->deck->lecture;
  g_autoptr(EntDate) date = lecture->date != NULL ? ent_date_parse (lecture->date, NULL) : NULL;
  g_autofree char *day = date != NULL ? ent_date_format (date) : g_strdup (lecture->date);
  g_autofree char *minutes = NULL;
  g_autoptr(GString) facts = g_string_new (lecture->course);

  if (lecture->minutes > 0)
    {
      minutes = g_strdup_printf (ngettext ("%d minute", "%d minutes", lecture->minutes), lecture->minutes);
      g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", minutes);
    }
  g_string_append (self->out, "---\n");
  append_member (self, "title", lecture->title);
  append_member (self, "subtitle", facts->str);
  append_member (self, "date", day);
  g_string_append (self->out, "---\n");
}

GBytes *
ent_lecture_to_markdown (const EntLectureJob  *job,
                         GError              **error)
{
  Writer writer = { .deck = job->deck, .section = -1, .out = g_string_new (NULL) };
  GPtrArray *slides = job->deck->slides;

  append_head (&writer);
  for (guint i = 0; i < slides->len; i++)
    {
      writer.slide = slides->pdata[i];
      if (!writer.slide->skipped || job->options->skipped)
        append_slide (&writer, i);
      if (!ent_lecture_job_step (job, i + 1, slides->len, error))
        {
          g_string_free (writer.out, TRUE);
          return NULL;
        }
    }
  g_string_append_c (writer.out, '\n');
  return g_string_free_to_bytes (writer.out);
}
