#include "config.h"

#include "ent-note-markup.h"

#include <string.h>

#include <cmark.h>

typedef struct
{
  GString *out;
  guint    left;       /* characters that may still come */
  gboolean cut;
  gboolean new_block;  /* a line begins before the next words */
  gboolean tight;      /* right under the one before */
} Writer;

static void
begin_words (Writer *self)
{
  if (self->new_block && self->out->len > 0)
    g_string_append (self->out, self->tight ? "\n" : "\n\n");
  self->new_block = self->tight = FALSE;
}

static void
append (Writer     *self,
        const char *words)
{
  glong n = g_utf8_strlen (words, -1);
  const char *end = n > (glong) self->left ? g_utf8_offset_to_pointer (words, self->left) : words + strlen (words);
  g_autofree char *escaped = g_markup_escape_text (words, end - words);

  if (self->cut || *words == '\0')
    return;
  begin_words (self);
  g_string_append (self->out, escaped);
  if (n >= (glong) self->left)
    {
      self->cut = n > (glong) self->left || self->left == 0;
      if (self->cut)
        g_string_append (self->out, "…");
    }
  self->left -= MIN ((guint) n, self->left);
}

/* What opens and closes around words, whether they are cut or not. */
static void
append_tag (Writer     *self,
            gboolean    enter,
            const char *name)
{
  if (enter)
    begin_words (self);
  g_string_append_printf (self->out, enter ? "<%s>" : "</%s>", name);
}

static void
begin_item (Writer     *self,
            cmark_node *item)
{
  cmark_node *list = cmark_node_parent (item);
  int number = cmark_node_get_list_start (list);
  g_autofree char *sign = NULL;

  for (cmark_node *before = cmark_node_previous (item); before != NULL; before = cmark_node_previous (before))
    number++;
  sign = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST ? g_strdup_printf ("%d. ", number) : g_strdup ("• ");
  self->new_block = TRUE;
  self->tight = cmark_node_previous (item) != NULL;
  append (self, sign);
}

static void
write_node (Writer     *self,
            cmark_node *node,
            gboolean    enter)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
      append (self, cmark_node_get_literal (node));
      break;
    /* Lines stay as they were written. */
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      append (self, "\n");
      break;
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
      append_tag (self, TRUE, "tt");
      append (self, cmark_node_get_literal (node));
      append_tag (self, FALSE, "tt");
      break;
    case CMARK_NODE_EMPH:
      append_tag (self, enter, "i");
      break;
    case CMARK_NODE_STRONG:
    case CMARK_NODE_HEADING:
      append_tag (self, enter, "b");
      break;
    case CMARK_NODE_ITEM:
      if (enter)
        begin_item (self, node);
      break;
    default:
      break;
    }
}

static gboolean
is_block (cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_CODE_BLOCK
         || type == CMARK_NODE_HTML_BLOCK;
}

char *
ent_note_dup_markup (const char *commonmark,
                     guint       max_chars)
{
  Writer self = { g_string_new (NULL), max_chars, FALSE, FALSE, FALSE };
  cmark_node *document;
  cmark_iter *iter;
  cmark_event_type event;

  g_return_val_if_fail (commonmark != NULL, NULL);

  document = cmark_parse_document (commonmark, strlen (commonmark), CMARK_OPT_DEFAULT);
  iter = cmark_iter_new (document);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter), *parent = cmark_node_parent (node);

      /* The first paragraph of an item goes on after its bullet. */
      if (event == CMARK_EVENT_ENTER && is_block (node)
          && !(cmark_node_get_type (parent) == CMARK_NODE_ITEM && cmark_node_previous (node) == NULL))
        self.new_block = TRUE;
      write_node (&self, node, event == CMARK_EVENT_ENTER);
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
  return g_string_free (self.out, FALSE);
}
