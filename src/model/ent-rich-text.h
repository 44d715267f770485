#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A CommonMark text as paragraphs of runs: what a page, a slide or a word processor can show.  Footnotes are beyond
 * CommonMark: "[^1]" where one is called, and "[^1]: words" on a line of its own, which goes on below it as a paragraph
 * does.  They are numbered anew, in the order in which they are called first; what is called and never written goes,
 * and so does what is never called.  Pictures become their words; HTML is not read. */

typedef enum
{
  ENT_RUN_BOLD   = 1 << 0,
  ENT_RUN_ITALIC = 1 << 1,
  ENT_RUN_CODE   = 1 << 2,
} EntRunFlags;

typedef struct
{
  char        *text;      /* UTF-8 without line ends, but for those that a person set ("\n"); of a footnote's call its
                           * number: "1"; after another call ",2" */
  EntRunFlags  flags;
  char        *link;      /* its target as it is written, or NULL */
  guint        footnote;  /* calls this one, from 1; 0: none */
} EntRun;

typedef enum
{
  ENT_PARAGRAPH_TEXT,
  ENT_PARAGRAPH_HEADING,
  ENT_PARAGRAPH_ITEM,   /* of a list, the first paragraph of it */
  ENT_PARAGRAPH_QUOTE,
  ENT_PARAGRAPH_CODE,
} EntParagraphKind;

typedef struct
{
  EntParagraphKind  kind;
  guint             level;   /* how many lists it stands in: an item of a list that is in none has 1; of a heading 1–6 */
  guint             number;  /* of an item of a numbered list; 0: a bullet */
  GPtrArray        *runs;    /* of EntRun, not empty */
} EntParagraph;

typedef struct
{
  GPtrArray *paragraphs;  /* of EntParagraph */
  GPtrArray *footnotes;   /* of EntParagraph: the first is 1 */
} EntRichText;

#define ENT_RICH_TEXT_MAX_LEVEL 4  /* deeper lists stand there */

/* @commonmark: (nullable): NULL is "". Any thread; O(length). (transfer full) */
EntRichText  *ent_rich_text_new          (const char          *commonmark);
void          ent_rich_text_free         (EntRichText         *self);
/* (transfer full): the words alone, paragraphs with a line end between them; without the calls of footnotes */
char         *ent_rich_text_dup_words    (const EntRichText   *self);

EntParagraph *ent_paragraph_new          (EntParagraphKind     kind);
/* Plain words as one paragraph. */
EntParagraph *ent_paragraph_new_words    (const char          *words,
                                          EntRunFlags          flags);
EntParagraph *ent_paragraph_copy         (const EntParagraph  *self);
void          ent_paragraph_free         (EntParagraph        *self);
/* @words: UTF-8; control characters are left out
 * @link: (nullable) */
void          ent_paragraph_add_run      (EntParagraph        *self,
                                          const char          *words,
                                          EntRunFlags          flags,
                                          const char          *link,
                                          guint                footnote);
/* (transfer full): its words, without the calls of footnotes */
char         *ent_paragraph_dup_words    (const EntParagraph  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntRichText, ent_rich_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntParagraph, ent_paragraph_free)

G_END_DECLS
