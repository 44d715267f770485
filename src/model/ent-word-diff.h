#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What changed between two texts, word by word. */

typedef enum
{
  ENT_WORDS_SAME,
  ENT_WORDS_DELETED,   /* only in the one before */
  ENT_WORDS_INSERTED,  /* only in the one after */
} EntWordChange;

typedef struct
{
  EntWordChange  change;
  char          *text;
} EntWordRun;

/**
 * ent_word_diff:
 *
 * Any thread.  Of texts that have little in common no more than that is said: from the first
 * change to the last all is deleted and inserted.  O(words × changes), with a bound.
 * Returns: (transfer full) (element-type EntWordRun): what is the same and deleted makes up
 *   @before, what is the same and inserted @after; deleted before inserted, none empty
 */
GPtrArray *ent_word_diff     (const char *before,
                              const char *after);
void       ent_word_run_free (EntWordRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntWordRun, ent_word_run_free)

G_END_DECLS
