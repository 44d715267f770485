#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Plain words as Markdown that says the same. */

/**
 * ent_markdown_append_words:
 * @words: plain text
 * @line_end: what stands for a line end in it: "\n\n" for a new paragraph, the same with the
 *   indent of a list or a "> " after it, or " " where there is one line only
 *
 * Characters with a meaning in Markdown are escaped; so are those with one at the beginning of a
 * line, there and at the beginning of @words.
 */
void  ent_markdown_append_words (GString    *markdown,
                                 const char *words,
                                 const char *line_end);
/* Words in one line. (transfer full) */
char *ent_markdown_dup_line     (const char *words);
/* "<https://example.org/>" */
void  ent_markdown_append_url   (GString    *markdown,
                                 const char *url);

G_END_DECLS
