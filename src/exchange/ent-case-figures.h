#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/* How large a case is to read. */
typedef struct
{
  guint n_events;
  guint n_sources;
  guint n_words;  /* of the story, in the case's own language */
  guint minutes;  /* to read the story, at 200 words a minute; begun ones count */
} EntCaseFigures;

void   ent_case_get_figures (const EntCase  *self,
                             EntCaseFigures *figures);

/* Words of a text: what stands between spaces and has a letter or a digit in it.  Of scripts
 * that set no spaces (Chinese, Japanese, Thai …) two characters count as a word. Any thread. */
guint  ent_words_count      (const char     *text);

G_END_DECLS
