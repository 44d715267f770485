#include "config.h"

#include "ent-plain-text.h"

#include <string.h>

#include <cmark.h>

#include "ent-citation.h"

static void
append_inline (GString    *out,
               cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
      g_string_append (out, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (out, ' ');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (out, '\n');
      break;
    default:
      break;
    }
}

/* A citation is a small number to the reader, no word. */
static gboolean
is_citation (cmark_node *node)
{
  guint index;

  return cmark_node_get_type (node) == CMARK_NODE_LINK && ent_cite_link_parse (cmark_node_get_url (node), &index);
}

static void
append_block (EntPlainText *self,
              GString      *out,
              cmark_node   *block)
{
  cmark_iter *iter = cmark_iter_new (block);
  cmark_event_type event;
  EntPlainBlock place;
  gsize begin;

  if (out->len > 0)
    {
      g_string_append (out, "\n\n");
      self->n_chars += 2;
    }
  begin = out->len;
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event != CMARK_EVENT_ENTER || node == block)
        continue;
      if (is_citation (node))
        cmark_iter_reset (iter, node, CMARK_EVENT_EXIT);
      else
        append_inline (out, node);
    }
  cmark_iter_free (iter);
  if (cmark_node_get_literal (block) != NULL)
    g_string_append (out, cmark_node_get_literal (block));
  place.start = self->n_chars;
  self->n_chars += (guint) g_utf8_strlen (out->str + begin, -1);
  place.end = self->n_chars;
  g_array_append_val (self->blocks, place);
}

static gboolean
is_leaf (cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_CODE_BLOCK
         || type == CMARK_NODE_HTML_BLOCK;
}

EntPlainText *
ent_plain_text_new (const char *commonmark)
{
  g_autoptr(GPtrArray) cites = ent_cites_new ();
  g_autofree char *words = NULL;
  EntPlainText *self;
  GString *out = g_string_new (NULL);
  cmark_node *document;
  cmark_iter *iter;
  cmark_event_type event;

  g_return_val_if_fail (commonmark != NULL, NULL);

  self = g_new0 (EntPlainText, 1);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (EntPlainBlock));
  words = ent_citations_to_links (commonmark, cites);
  document = cmark_parse_document (words, strlen (words), CMARK_OPT_DEFAULT);
  iter = cmark_iter_new (document);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER && is_leaf (cmark_iter_get_node (iter)))
      append_block (self, out, cmark_iter_get_node (iter));
  cmark_iter_free (iter);
  cmark_node_free (document);
  self->text = g_string_free (out, FALSE);
  return self;
}

void
ent_plain_text_free (EntPlainText *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_array_unref (self->blocks);
  g_free (self);
}

char *
ent_plain_text_dup_part (const char *text,
                         guint       start,
                         guint       end)
{
  glong n = g_utf8_strlen (text, -1);
  glong to = MIN ((glong) end, n), from = MIN ((glong) start, to);

  return g_utf8_substring (text, from, to);
}
