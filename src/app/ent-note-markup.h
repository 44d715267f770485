#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ent_note_dup_markup:
 * @commonmark: of a note
 * @max_chars: of words; then it is cut with an ellipsis
 *
 * A note to read in one label: headings and strong words bold, lists with bullets, links as words.
 * Returns: (transfer full): Pango markup
 */
char *ent_note_dup_markup (const char *commonmark,
                           guint       max_chars);

G_END_DECLS
