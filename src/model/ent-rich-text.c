/* Footnotes are no CommonMark.  Before libcmark parses a text, lines that define one are taken out of it, and each call
 * becomes a link of a kind of its own, "[1](ent-footnote:1)", which the tree then holds in the right place.  Neither is
 * looked for in code. */

#include "config.h"

#include "ent-rich-text.h"

#include <string.h>

#include <cmark.h>

#define CALL_SCHEME  "ent-footnote:"
#define MAX_LABEL    40

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

/* What a text has of them: labels as they are written. */
typedef struct
{
  GHashTable *written;  /* label → its words, CommonMark */
  GPtrArray  *called;   /* of borrowed label: the first is 1 */
  GPtrArray  *spare;    /* of words whose label was taken */
} Notes;

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

static gboolean
is_fence (const char *line)
{
  line += strspn (line, " ");
  return g_str_has_prefix (line, "```") || g_str_has_prefix (line, "~~~");
}

/* The text without the lines that define footnotes; what follows on further lines, indented or not, up to an empty one or
 * to the next, belongs to them. */
static char *
take_written (Notes      *notes,
              const char *commonmark)
{
  g_auto(GStrv) lines = g_strsplit (commonmark, "\n", -1);
  GString *rest = g_string_new (NULL), *words = NULL;
  gboolean fenced = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *label = NULL;
      gsize length;

      fenced ^= is_fence (lines[i]);
      length = fenced ? 0 : scan_call (lines[i], &label);
      if (length > 0 && lines[i][length] == ':')
        {
          /* The first one counts. */
          words = g_string_new (g_strstrip (lines[i] + length + 1));
          if (g_hash_table_contains (notes->written, label))
            {
              g_ptr_array_add (notes->spare, words);
              g_free (label);
            }
          else
            {
              g_hash_table_insert (notes->written, label, words);
            }
          continue;
        }
      g_free (label);
      if (words != NULL && !fenced && *g_strchug (lines[i]) != '\0')
        {
          g_string_append_printf (words, " %s", g_strstrip (lines[i]));
          continue;
        }
      words = NULL;
      g_string_append (rest, lines[i]);
      g_string_append_c (rest, '\n');
    }
  return g_string_free (rest, FALSE);
}

static guint
number_of (Notes      *notes,
           const char *label)
{
  gpointer key, words;
  guint index;

  if (!g_hash_table_lookup_extended (notes->written, label, &key, &words))
    return 0;
  if (!g_ptr_array_find (notes->called, key, &index))
    {
      index = notes->called->len;
      g_ptr_array_add (notes->called, key);
    }
  return index + 1;
}

/* Code spans are passed over: from a run of backticks to the next of the same length. */
static const char *
skip_code (const char *p)
{
  gsize n = strspn (p, "`");
  const char *end = p + n;

  while ((end = strchr (end, '`')) != NULL)
    {
      gsize m = strspn (end, "`");

      if (m == n)
        return end + m;
      end += m;
    }
  return p + n;
}

static char *
mark_calls (Notes      *notes,
            const char *text)
{
  GString *marked = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      g_autofree char *label = NULL;
      gsize length;

      if (*p == '`')
        {
          const char *end = skip_code (p);

          g_string_append_len (marked, p, end - p);
          p = end;
        }
      else if (*p == '\\' && p[1] != '\0')
        {
          g_string_append_len (marked, p, 2);
          p += 2;
        }
      else if ((length = scan_call (p, &label)) > 0)
        {
          guint number = number_of (notes, label);

          if (number > 0)
            g_string_append_printf (marked, "[%u](" CALL_SCHEME "%u)", number, number);
          p += length;
        }
      else
        {
          g_string_append_c (marked, *p++);
        }
    }
  return g_string_free (marked, FALSE);
}

/* The tree */

typedef struct
{
  GPtrArray    *paragraphs;
  EntParagraph *open;      /* that runs go to, or NULL */
  guint         bold;      /* how deep */
  guint         italic;
  guint         quotes;
  guint         lists;
  GPtrArray    *links;     /* borrowed: those that are open */
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

/* One without words is none. */
static void
close_paragraph (Reader *self)
{
  if (self->open == NULL)
    return;
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
  gboolean follows = runs->len > 0 && ((EntRun *) runs->pdata[runs->len - 1])->footnote > 0;
  g_autofree char *text = g_strdup_printf (follows ? ",%u" : "%u", footnote);

  ent_paragraph_add_run (self->open, text, 0, NULL, footnote);
}

static void
add_text (Reader      *self,
          const char  *text,
          EntRunFlags  extra)
{
  const char *link = self->links->len > 0 ? self->links->pdata[self->links->len - 1] : NULL;

  if (self->open == NULL || text == NULL || *text == '\0')
    return;
  if (link != NULL && g_str_has_prefix (link, CALL_SCHEME))
    add_call (self, (guint) g_ascii_strtoull (link + strlen (CALL_SCHEME), NULL, 10));
  else
    ent_paragraph_add_run (self->open, text, get_flags (self) | extra, link, 0);
}

static void
read_code (Reader     *self,
           cmark_node *node)
{
  g_autofree char *text = g_strdup (cmark_node_get_literal (node));

  open_paragraph (self, ENT_PARAGRAPH_CODE, 0);
  self->open->kind = ENT_PARAGRAPH_CODE;
  add_text (self, g_strchomp (text), ENT_RUN_CODE);
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
      add_text (self, cmark_node_get_literal (node), 0);
      break;
    case CMARK_NODE_CODE:
      add_text (self, cmark_node_get_literal (node), ENT_RUN_CODE);
      break;
    case CMARK_NODE_SOFTBREAK:
      add_text (self, " ", 0);
      break;
    case CMARK_NODE_LINEBREAK:
      add_text (self, "\n", 0);
      break;
    case CMARK_NODE_STRONG:
      self->bold += enters ? 1 : -1u;
      break;
    case CMARK_NODE_EMPH:
      self->italic += enters ? 1 : -1u;
      break;
    case CMARK_NODE_LINK:
      if (enters)
        g_ptr_array_add (self->links, (gpointer) cmark_node_get_url (node));
      else
        g_ptr_array_set_size (self->links, (int) self->links->len - 1);
      break;
    default:
      break;
    }
}

static void
read_tree (GPtrArray  *paragraphs,
           const char *commonmark)
{
  cmark_node *root = cmark_parse_document (commonmark, strlen (commonmark), CMARK_OPT_DEFAULT), *node;
  cmark_iter *iter = cmark_iter_new (root);
  Reader reader = { .paragraphs = paragraphs };
  cmark_event_type event;

  reader.links = g_ptr_array_new ();
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
  g_ptr_array_unref (reader.links);
  g_array_unref (reader.numbers);
  cmark_iter_free (iter);
  cmark_node_free (root);
}

/* All of a footnote is one paragraph. */
static EntParagraph *
read_footnote (const char *commonmark)
{
  g_autoptr(GPtrArray) paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_paragraph_free);
  EntParagraph *all = ent_paragraph_new (ENT_PARAGRAPH_TEXT);

  read_tree (paragraphs, commonmark);
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

static void
free_words (gpointer data)
{
  g_string_free (data, TRUE);
}

EntRichText *
ent_rich_text_new (const char *commonmark)
{
  EntRichText *self = g_new0 (EntRichText, 1);
  g_autoptr(GHashTable) written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_words);
  g_autoptr(GPtrArray) called = g_ptr_array_new (), spare = g_ptr_array_new_with_free_func (free_words);
  Notes notes = { written, called, spare };
  g_autofree char *rest = take_written (&notes, commonmark != NULL ? commonmark : "");
  g_autofree char *marked = mark_calls (&notes, rest);

  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_paragraph_free);
  self->footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_paragraph_free);
  read_tree (self->paragraphs, marked);
  for (guint i = 0; i < called->len; i++)
    {
      const GString *words = g_hash_table_lookup (written, called->pdata[i]);

      g_ptr_array_add (self->footnotes, read_footnote (words->str));
    }
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
