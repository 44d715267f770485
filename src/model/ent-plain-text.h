#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A CommonMark text as the words that people see, for notes to stand on: without marks, links'
 * addresses and citations.  Blocks of words (paragraphs, headings, items of a list, code)
 * follow each other with an empty line between them ("\n\n"); a soft line break is a space. */

typedef struct
{
  guint start;  /* in characters */
  guint end;    /* exclusive */
} EntPlainBlock;

typedef struct
{
  char   *text;     /* UTF-8 */
  guint   n_chars;
  GArray *blocks;   /* of EntPlainBlock, in order: the blocks as a page shows them, one label each */
} EntPlainText;

/* Any thread; O(length). (transfer full) */
EntPlainText *ent_plain_text_new          (const char         *commonmark);
void          ent_plain_text_free         (EntPlainText       *self);
/* (transfer full): the words from @start to @end; less where the text is shorter */
char         *ent_plain_text_dup_part     (const char         *text,
                                           guint               start,
                                           guint               end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPlainText, ent_plain_text_free)

G_END_DECLS
