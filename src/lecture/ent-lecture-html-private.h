#pragma once

#include "ent-slide-page.h"

G_BEGIN_DECLS

/* Parts of a lecture as a page of the web. */

/* Words as text or in the value of an attribute; without characters that HTML does not know. */
void  ent_html_append_words  (GString            *out,
                              const char         *words);
/* A length or a size, with as few digits as show. */
void  ent_html_append_number (GString            *out,
                              double              number);

/* What the words of one page of slides need to know. */
typedef struct
{
  const EntSlidePage *page;
  const char         *id;        /* of the page's element: "slide-3" */
  guint               level;     /* of the heading of the page */
  guint64             written;   /* a bit for each footnote, from 1, that stands at its foot */
  guint64             called;    /* and for each that was called */
  gboolean            foot;      /* numbers are those of the notes, not calls */
} EntHtmlWords;

/* Which notes are numbered in these paragraphs. */
guint64 ent_html_find_footnotes (GPtrArray *paragraphs);

/* @paragraphs: (element-type EntParagraph): as blocks, lists as lists */
void  ent_html_append_blocks (GString            *out,
                              EntHtmlWords       *words,
                              GPtrArray          *paragraphs);
/* In one line. */
void  ent_html_append_inline (GString            *out,
                              EntHtmlWords       *words,
                              GPtrArray          *paragraphs);

/**
 * ent_html_append_svg:
 * @node: its top left corner is 0, 0
 * @id: a prefix for all ids in it, unique in the document
 * @description: what is to be seen, in words
 *
 * Returns: FALSE: out of memory, or the node is too large for Cairo; then nothing was appended
 */
gboolean ent_html_append_svg (GString            *out,
                              GskRenderNode      *node,
                              double              width,
                              double              height,
                              const char         *id,
                              const char         *title,
                              const char         *description);

G_END_DECLS
