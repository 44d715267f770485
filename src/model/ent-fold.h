#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts as search sees them.  Folded text holds words of letters, digits and the marks that
 * its script cannot do without, one space between two words; letters that readers take for
 * the same are the same: case, diacritics (đ and ø too), Arabic vowel signs and letter
 * forms, the digits of all scripts. */

/* Longest part of a word that is indexed on its own, in characters. */
#define ENT_FOLD_MAX_PART 16

/**
 * ent_fold:
 * @text: UTF-8
 * @offsets: (out) (optional) (transfer full) (element-type guint): for each byte of the
 *   result the offset in @text of the character it comes from; one more, the length of
 *   @text, at the end
 *
 * Any thread; O(n).
 * Returns: (transfer full): the folded text, "" if @text has no words
 */
char     *ent_fold              (const char *text,
                                 GArray    **offsets);

/* Whether this character's script writes no space between words: Han, kana, Khmer, Lao, Burmese, Thai. */
gboolean  ent_fold_is_unspaced  (gunichar    c);

/* Whether words of this character's script are found by their parts: Hangul, Arabic, Hebrew,
 * Han, kana, and scripts that write no space between words. */
gboolean  ent_fold_is_part_char (gunichar    c);

/* Whether a folded word has such a character. */
gboolean  ent_fold_has_parts    (const char *word);

/* Whether a folded text has the folded @word, from the beginning of one of its words on; in scripts
 * whose words are found by their parts, anywhere. */
gboolean  ent_fold_has_word     (const char *text,
                                 const char *word);

/**
 * ent_fold_append_parts:
 * @folded: from ent_fold()
 *
 * Appends to @out, a space before each, what follows each place in a word at which a search
 * may begin: of "판문점에서" the words "문점에서", "점에서", "에서", "서".
 */
void      ent_fold_append_parts (GString    *out,
                                 const char *folded);

G_END_DECLS
