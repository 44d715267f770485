#include "config.h"

#include "ent-case-figures.h"

#include <string.h>

#include "ent-citation.h"
#include "ent-fold.h"

#define WORDS_PER_MINUTE 200

guint
ent_words_count (const char *text)
{
  gboolean counted = FALSE;
  guint n_words = 0;
  guint n_close = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          counted = FALSE;
        }
      else if (g_unichar_isalnum (c) && ent_fold_is_unspaced (c))
        {
          n_close++;
        }
      else if (g_unichar_isalnum (c) && !counted)
        {
          n_words++;
          counted = TRUE;
        }
    }
  return n_words + (n_close + 1) / 2;
}

/* The story as it is read aloud, without citations. The target of a link is no word of its own, as it
 * has no space before it. (transfer full) */
static char *
dup_spoken (const char *text)
{
  g_autoptr(GPtrArray) citations = ent_citations_scan (text);
  char *plain = g_strdup (text);

  for (guint i = 0; i < citations->len; i++)
    {
      const EntCitation *citation = g_ptr_array_index (citations, i);

      memset (plain + citation->begin, ' ', citation->end - citation->begin);
    }
  return plain;
}

void
ent_case_get_figures (const EntCase  *self,
                      EntCaseFigures *figures)
{
  *figures = (EntCaseFigures) { .n_events = self->events->len, .n_sources = self->sources->len };

  for (guint i = 0; i < self->story->len; i++)
    {
      const EntStorySection *section = g_ptr_array_index (self->story, i);
      g_autofree char *spoken = dup_spoken (ent_text_get_variant (section->text, 0)->string);

      figures->n_words += ent_words_count (spoken);
    }
  figures->minutes = (figures->n_words + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE;
}
