/* Footnotes are no CommonMark.  Before libcmark parses a text, lines that define one are taken out of it, and each
 * call becomes a mark, which the tree then holds in the right place.  What is code only libcmark knows: a text is parsed
 * once to see which lines may define a footnote, and a mark that the tree holds in code becomes again what it stands
 * for.
 *
 * A mark is a byte that UTF-8 does not have, so that nothing that is typed can be one, be it as "&#…;", and the number
 * of the call.  Commas around it make stars and underscores beside it mean what they do beside punctuation. */

#include "config.h"

#include "ent-rich-text.h"

#include <string.h>

#include <cmark.h>

#define MARK      '\xff'
#define MAX_LABEL 40

/* Runs and paragraphs */

static void
run_free (gpointer data)
{
  EntRun *run = data;

  g_free (run->text);
  g_free (run->link);
  g_free (run);
}

EntParagraph *
ent_paragraph_new (EntParagraphKind kind)
{
  EntParagraph *self = g_new0 (EntParagraph, 1);

  self->kind = kind;
  self->runs = g_ptr_array_new_with_free_func (run_free);
  return self;
}

void
ent_paragraph_free (EntParagraph *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->runs);
  g_free (self);
}

/* Without control characters, of which a page would paint boxes, and a file be none that is read. */
static char *
dup_printable (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || !g_unichar_iscntrl (c))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (out, FALSE);
}

/* What goes on as the last one did is part of it. */
void
ent_paragraph_add_run (EntParagraph *self,
                       const char   *words,
                       EntRunFlags   flags,
                       const char   *link,
                       guint         footnote)
{
  g_autofree char *text = dup_printable (words);
  EntRun *last = self->runs->len > 0 ? self->runs->pdata[self->runs->len - 1] : NULL, *run;

  if (last != NULL && last->flags == flags && last->footnote == 0 && footnote == 0 && g_strcmp0 (last->link, link) == 0)
    {
      g_autofree char *before = last->text;

      last->text = g_strconcat (before, text, NULL);
      return;
    }
  run = g_new0 (EntRun, 1);
  run->text = g_steal_pointer (&text);
  run->flags = flags;
  run->link = g_strdup (link);
  run->footnote = footnote;
  g_ptr_array_add (self->runs, run);
}

EntParagraph *
ent_paragraph_new_words (const char  *words,
                         EntRunFlags  flags)
{
  EntParagraph *self = ent_paragraph_new (ENT_PARAGRAPH_TEXT);

  ent_paragraph_add_run (self, words, flags, NULL, 0);
  return self;
}

EntParagraph *
ent_paragraph_copy (const EntParagraph *self)
{
  EntParagraph *copy = ent_paragraph_new (self->kind);

  copy->level = self->level;
  copy->number = self->number;
  for (guint i = 0; i < self->runs->len; i++)
    {
      const EntRun *run = self->runs->pdata[i];

      ent_paragraph_add_run (copy, run->text, run->flags, run->link, run->footnote);
    }
  return copy;
}

char *
ent_paragraph_dup_words (const EntParagraph *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const EntRun *run = self->runs->pdata[i];

      if (run->footnote == 0)
        g_string_append (words, run->text);
    }
  return g_string_free (words, FALSE);
}

/* Footnotes */

typedef struct
{
  char    *label;   /* as it is written */
  GString *words;   /* CommonMark */
  guint    number;  /* 0: not called yet */
} Note;

/* What a text has of them. */
typedef struct
{
  GPtrArray  *all;      /* of Note */
  GHashTable *written;  /* label → Note; the first one counts */
  GPtrArray  *called;   /* of borrowed Note: the first is 1 */
  GPtrArray  *marks;    /* of label, by the number of the mark */
} Notes;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->label);
  g_string_free (note->words, TRUE);
  g_free (note);
}

static void
notes_init (Notes *notes)
{
  notes->all = g_ptr_array_new_with_free_func (note_free);
  notes->written = g_hash_table_new (g_str_hash, g_str_equal);
  notes->called = g_ptr_array_new ();
  notes->marks = g_ptr_array_new_with_free_func (g_free);
}

static void
notes_clear (Notes *notes)
{
  g_hash_table_unref (notes->written);
  g_ptr_array_unref (notes->all);
  g_ptr_array_unref (notes->called);
  g_ptr_array_unref (notes->marks);
}

/* "[^1]" at @text; its length, or 0. @label: (out) (transfer full) (optional) */
static gsize
scan_call (const char  *text,
           char       **label)
{
  gsize n = 0;

  if (text[0] != '[' || text[1] != '^')
    return 0;
  while (g_ascii_isalnum (text[2 + n]) || text[2 + n] == '-' || text[2 + n] == '_')
    n++;
  if (n == 0 || n > MAX_LABEL || text[2 + n] != ']')
    return 0;
  if (label != NULL)
    *label = g_strndup (text + 2, n);
  return n + 3;
}

/* Of lines. */
enum
{
  LINE_CODE   = 1 << 0,
  LINE_BEGINS = 1 << 1,  /* something that is no paragraph, so that the one before ended */
};

static void
look_at_block (guint8     *lines,
               cmark_node *node)
{
  int begin = cmark_node_get_start_line (node) - 1, end = cmark_node_get_end_line (node) - 1;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_CODE_BLOCK:
      lines[begin] |= LINE_BEGINS;
      /* The last line is the fence that closes it, or already another's. */
      for (int i = begin; i < end; i++)
        lines[i] |= LINE_CODE;
      break;
    case CMARK_NODE_HEADING:
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_THEMATIC_BREAK:
      lines[begin] |= LINE_BEGINS;
      break;
    default:
      break;
    }
}

/* What each line is to libcmark, before footnotes are taken out. (transfer full): @n_lines of flags */
static guint8 *
look_at_lines (const char *commonmark,
               guint       n_lines)
{
  /* An empty line at the end, so that what nobody closed ends after the last line of the text. */
  g_autofree char *text = g_strconcat (commonmark, "\n\n", NULL);
  cmark_node *root = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (root);
  guint8 *lines = g_new0 (guint8, n_lines + 2);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER && cmark_node_get_type (node) <= CMARK_NODE_LAST_BLOCK)
        look_at_block (lines, node);
    }
  cmark_iter_free (iter);
  cmark_node_free (root);
  return lines;
}

/* "---": it would make a heading of the words above it, or divides what is above it from what is below. */
static gboolean
is_rule (const char *line)
{
  gsize n = strspn (line, *line == '=' ? "=" : "-");

  return n > 0 && line[n + strspn (line + n, " \t")] == '\0';
}

/* @label: (transfer full) */
static Note *
add_note (Notes      *notes,
          char       *label,
          const char *words)
{
  Note *note = g_new0 (Note, 1);

  note->label = label;
  note->words = g_string_new (words);
  g_ptr_array_add (notes->all, note);
  if (!g_hash_table_contains (notes->written, label))
    g_hash_table_insert (notes->written, label, note);
  return note;
}

/* The text without the lines that define footnotes; what follows on further lines, indented or not, belongs to them, up
 * to an empty one, to the next footnote, or to a list, a heading or the like. */
static char *
take_written (Notes      *notes,
              const char *commonmark)
{
  g_auto(GStrv) lines = g_strsplit (commonmark, "\n", -1);
  g_autofree guint8 *flags = look_at_lines (commonmark, g_strv_length (lines));
  GString *rest = g_string_new (NULL);
  Note *note = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *label = NULL;
      gsize length = flags[i] & LINE_CODE ? 0 : scan_call (lines[i], &label);

      if (length > 0 && lines[i][length] == ':')
        {
          note = add_note (notes, label, g_strstrip (lines[i] + length + 1));
          continue;
        }
      g_free (label);
      if (note != NULL && flags[i] == 0 && !is_rule (lines[i]) && lines[i][strspn (lines[i], " \t")] != '\0')
        {
          g_string_append_printf (note->words, " %s", g_strstrip (lines[i]));
          continue;
        }
      note = NULL;
      g_string_append (rest, lines[i]);
      g_string_append_c (rest, '\n');
    }
  return g_string_free (rest, FALSE);
}

/* Its number; 0: it was never written. */
static guint
call_note (Notes      *notes,
           const char *label)
{
  Note *note = g_hash_table_lookup (notes->written, label);

  if (note == NULL)
    return 0;
  if (note->number == 0)
    {
      g_ptr_array_add (notes->called, note);
      note->number = notes->called->len;
    }
  return note->number;
}

/* @text: valid UTF-8 */
static char *
mark_calls (Notes      *notes,
            const char *text)
{
  GString *marked = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      char *label = NULL;
      gsize length;

      if (*p == '\\' && p[1] != '\0')
        {
          g_string_append_len (marked, p, 2);
          p += 2;
        }
      else if ((length = scan_call (p, &label)) > 0)
        {
          g_string_append_printf (marked, ",%c%u,", MARK, notes->marks->len);
          g_ptr_array_add (notes->marks, label);
          p += length;
        }
      else
        {
          g_string_append_c (marked, *p++);
        }
    }
  return g_string_free (marked, FALSE);
}

/* The next mark in @text, or NULL. @end: where the text goes on; @label: what it calls */
static const char *
find_mark (const Notes  *notes,
           const char   *text,
           const char  **end,
           const char  **label)
{
  const char *mark = strchr (text, MARK);
  char *comma;
  guint64 number;

  if (mark == NULL)
    return NULL;
  number = g_ascii_strtoull (mark + 1, &comma, 10);
  g_assert (number < notes->marks->len && *comma == ',');
  *end = comma + 1;
  *label = notes->marks->pdata[number];
  return mark - 1;
}

/* As it was before calls were marked. (transfer full) */
static char *
dup_unmarked (const Notes *notes,
              const char  *text)
{
  GString *out = g_string_new (NULL);
  const char *mark, *end, *label;

  for (; (mark = find_mark (notes, text, &end, &label)) != NULL; text = end)
    {
      g_string_append_len (out, text, mark - text);
      g_string_append_printf (out, "[^%s]", label);
    }
  g_string_append (out, text);
  return g_string_free (out, FALSE);
}

/* The tree */

typedef struct
{
  Notes        *notes;
  GPtrArray    *paragraphs;
  EntParagraph *open;      /* that runs go to, or NULL */
  GString      *words;     /* of a run that may go on: joined to it one by one, many would take long */
  EntRunFlags   flags;     /* of it */
  char         *link;      /* of it, or NULL */
  guint         bold;      /* how deep */
  guint         italic;
  guint         quotes;
  guint         lists;
  GPtrArray    *links;     /* those that are open */
  GArray       *numbers;   /* of guint: of each open list the next number, 0: bullets */
  gboolean      first;     /* the next paragraph begins an item */
} Reader;

static void
open_paragraph (Reader           *self,
                EntParagraphKind  kind,
                guint             level)
{
  EntParagraph *paragraph = ent_paragraph_new (kind);

  if (kind == ENT_PARAGRAPH_TEXT && self->quotes > 0)
    paragraph->kind = ENT_PARAGRAPH_QUOTE;
  else if (kind == ENT_PARAGRAPH_TEXT && self->first)
    {
      guint *number = &g_array_index (self->numbers, guint, self->numbers->len - 1);

      paragraph->kind = ENT_PARAGRAPH_ITEM;
      paragraph->number = *number;
      *number += *number > 0 ? 1 : 0;
    }
  self->first = FALSE;
  paragraph->level = kind == ENT_PARAGRAPH_HEADING ? level : MIN (self->lists, ENT_RICH_TEXT_MAX_LEVEL);
  self->open = paragraph;
}

static void
close_run (Reader *self)
{
  if (self->words->len > 0)
    ent_paragraph_add_run (self->open, self->words->str, self->flags, self->link, 0);
  g_string_truncate (self->words, 0);
}

/* One without words is none. */
static void
close_paragraph (Reader *self)
{
  if (self->open == NULL)
    return;
  close_run (self);
  if (self->open->runs->len > 0)
    g_ptr_array_add (self->paragraphs, self->open);
  else
    ent_paragraph_free (self->open);
  self->open = NULL;
}

static EntRunFlags
get_flags (const Reader *self)
{
  return (self->bold > 0 ? ENT_RUN_BOLD : 0) | (self->italic > 0 ? ENT_RUN_ITALIC : 0);
}

/* Two that follow one another would read as one number. */
static void
add_call (Reader *self,
          guint   footnote)
{
  const GPtrArray *runs = self->open->runs;
  g_autofree char *text = NULL;
  gboolean follows;

  close_run (self);
  follows = runs->len > 0 && ((EntRun *) runs->pdata[runs->len - 1])->footnote > 0;
  text = g_strdup_printf (follows ? ",%u" : "%u", footnote);
  ent_paragraph_add_run (self->open, text, 0, NULL, footnote);
}

static void
add_words (Reader      *self,
           const char  *words,
           gsize        length,
           EntRunFlags  extra)
{
  const char *link = self->links->len > 0 ? self->links->pdata[self->links->len - 1] : NULL;
  EntRunFlags flags = get_flags (self) | extra;

  if (length == 0)
    return;
  if (flags != self->flags || g_strcmp0 (link, self->link) != 0)
    {
      close_run (self);
      self->flags = flags;
      g_free (self->link);
      self->link = g_strdup (link);
    }
  g_string_append_len (self->words, words, (gssize) length);
}

static void
add_text (Reader     *self,
          const char *text)
{
  const char *mark, *end, *label;

  if (self->open == NULL || text == NULL)
    return;
  for (; (mark = find_mark (self->notes, text, &end, &label)) != NULL; text = end)
    {
      guint number = call_note (self->notes, label);

      add_words (self, text, (gsize) (mark - text), 0);
      if (number > 0)
        add_call (self, number);
    }
  add_words (self, text, strlen (text), 0);
}

static void
add_code (Reader     *self,
          const char *text)
{
  g_autofree char *code = dup_unmarked (self->notes, text);

  if (self->open != NULL)
    add_words (self, code, strlen (code), ENT_RUN_CODE);
}

static void
read_code (Reader     *self,
           cmark_node *node)
{
  g_autofree char *text = g_strdup (cmark_node_get_literal (node));

  open_paragraph (self, ENT_PARAGRAPH_CODE, 0);
  self->open->kind = ENT_PARAGRAPH_CODE;
  add_code (self, g_strchomp (text));
  close_paragraph (self);
}

static void
read_list (Reader     *self,
           cmark_node *node,
           gboolean    enters)
{
  guint number = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST
                   ? (guint) MAX (cmark_node_get_list_start (node), 1) : 0;

  self->lists += enters ? 1 : -1u;
  if (enters)
    g_array_append_val (self->numbers, number);
  else
    g_array_set_size (self->numbers, self->numbers->len - 1);
}

static void
read_block (Reader     *self,
            cmark_node *node,
            gboolean    enters)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
      if (!enters)
        close_paragraph (self);
      else if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
        open_paragraph (self, ENT_PARAGRAPH_HEADING, (guint) cmark_node_get_heading_level (node));
      else
        open_paragraph (self, ENT_PARAGRAPH_TEXT, 0);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      self->quotes += enters ? 1 : -1u;
      break;
    case CMARK_NODE_LIST:
      read_list (self, node, enters);
      break;
    case CMARK_NODE_ITEM:
      self->first = enters;
      break;
    case CMARK_NODE_CODE_BLOCK:
      read_code (self, node);
      break;
    default:
      break;
    }
}

static void
read_inline (Reader     *self,
             cmark_node *node,
             gboolean    enters)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      add_text (self, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_CODE:
      add_code (self, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      add_text (self, " ");
      break;
    case CMARK_NODE_LINEBREAK:
      add_text (self, "\n");
      break;
    case CMARK_NODE_STRONG:
      self->bold += enters ? 1 : -1u;
      break;
    case CMARK_NODE_EMPH:
      self->italic += enters ? 1 : -1u;
      break;
    case CMARK_NODE_LINK:
      if (enters)
        g_ptr_array_add (self->links, dup_unmarked (self->notes, cmark_node_get_url (node)));
      else
        g_ptr_array_set_size (self->links, (int) self->links->len - 1);
      break;
    default:
      break;
    }
}

static void
read_tree (Notes      *notes,
           GPtrArray  *paragraphs,
           const char *commonmark)
{
  cmark_node *root = cmark_parse_document (commonmark, strlen (commonmark), CMARK_OPT_DEFAULT), *node;
  cmark_iter *iter = cmark_iter_new (root);
  Reader reader = { .notes = notes, .paragraphs = paragraphs };
  cmark_event_type event;

  reader.words = g_string_new (NULL);
  reader.links = g_ptr_array_new_with_free_func (g_free);
  reader.numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      node = cmark_iter_get_node (iter);
      if (cmark_node_get_type (node) <= CMARK_NODE_LAST_BLOCK)
        read_block (&reader, node, event == CMARK_EVENT_ENTER);
      else
        read_inline (&reader, node, event == CMARK_EVENT_ENTER);
    }
  close_paragraph (&reader);
  g_string_free (reader.words, TRUE);
  g_free (reader.link);
  g_ptr_array_unref (reader.links);
  g_array_unref (reader.numbers);
  cmark_iter_free (iter);
  cmark_node_free (root);
}

/* All of a footnote is one paragraph; what it calls itself is words. */
static EntParagraph *
read_footnote (Notes      *notes,
               const char *commonmark)
{
  g_autoptr(GPtrArray) paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_paragraph_free);
  EntParagraph *all = ent_paragraph_new (ENT_PARAGRAPH_TEXT);

  read_tree (notes, paragraphs, commonmark);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const EntParagraph *paragraph = paragraphs->pdata[i];

      if (i > 0)
        ent_paragraph_add_run (all, " ", 0, NULL, 0);
      for (guint j = 0; j < paragraph->runs->len; j++)
        {
          const EntRun *run = paragraph->runs->pdata[j];

          ent_paragraph_add_run (all, run->text, run->flags, run->link, run->footnote);
        }
    }
  if (all->runs->len == 0)
    ent_paragraph_add_run (all, "–", 0, NULL, 0);
  return all;
}

/* UTF-8, whose lines end with "\n" alone. */
static char *
dup_valid (const char *commonmark)
{
  char *valid = g_utf8_make_valid (commonmark != NULL ? commonmark : "", -1), *to = valid;

  for (const char *at = valid; *at != '\0'; at++)
    if (*at != '\r')
      *to++ = *at;
    else if (at[1] != '\n')
      *to++ = '\n';
  *to = '\0';
  return valid;
}

EntRichText *
ent_rich_text_new (const char *commonmark)
{
  EntRichText *self = g_new0 (EntRichText, 1);
  g_autofree char *text = dup_valid (commonmark), *rest = NULL, *marked = NULL;
  Notes notes;

  notes_init (&notes);
  rest = take_written (&notes, text);
  marked = mark_calls (&notes, rest);
  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_paragraph_free);
  self->footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_paragraph_free);
  read_tree (&notes, self->paragraphs, marked);
  for (guint i = 0; i < notes.called->len; i++)
    {
      const Note *note = notes.called->pdata[i];

      g_ptr_array_add (self->footnotes, read_footnote (&notes, note->words->str));
    }
  notes_clear (&notes);
  return self;
}

void
ent_rich_text_free (EntRichText *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->paragraphs);
  g_ptr_array_unref (self->footnotes);
  g_free (self);
}

char *
ent_rich_text_dup_words (const EntRichText *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      g_autofree char *paragraph = ent_paragraph_dup_words (self->paragraphs->pdata[i]);

      g_string_append (words, i > 0 ? "\n" : "");
      g_string_append (words, paragraph);
    }
  return g_string_free (words, FALSE);
}
