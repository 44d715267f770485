#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words in a text that may have been written a little differently: looked for exactly and
 * approximately, by characters, in any script. */

/* A text as it is compared: decomposed (NFD), each run of space one " ", all quotation marks
 * and all dashes alike, without characters that nobody sees. */
typedef struct
{
  gunichar *chars;
  guint    *places;  /* of each the character of the text that it comes from; ascending */
  guint     n;
} EntChars;

/* One place at which words like those looked for stand. */
typedef struct
{
  guint from;    /* in chars */
  guint to;      /* exclusive */
  guint errors;  /* characters put in, left out or replaced */
} EntLike;

/* More words than these are only found exactly. */
#define ENT_LIKE_MAX_CHARS 16384

/* @text: UTF-8. O(length) */
EntChars *ent_chars_new       (const char     *text);
void      ent_chars_free      (EntChars       *self);
/* Makes capitals small. */
void      ent_chars_fold_case (EntChars       *self);
/* Whether a character of the text, with all its marks, may begin or end at @at. */
gboolean  ent_chars_is_edge   (const EntChars *self,
                               guint           at);

/* Where @words stand: (transfer full) (element-type guint), in order. Of very many those around @near.
 * O(length) */
GArray   *ent_chars_find      (const EntChars *self,
                               const EntChars *words,
                               guint           near);

/**
 * ent_chars_find_like:
 * @most: errors allowed
 *
 * The best place in each stretch of the text. Of a long text only those stretches are looked at that share
 * most with @words, so that time grows with the length of the text, not with that times the words.
 * Returns: (transfer full) (element-type EntLike): in order; a few dozen at most
 */
GArray   *ent_chars_find_like (const EntChars *self,
                               const EntChars *words,
                               guint           most);

/**
 * ent_chars_beside:
 * @before: whether @context ends at @at; else it begins there
 *
 * Returns: 0–1, how much of @context is there, about 0 for any text and 1 for all of it
 */
double    ent_chars_beside    (const EntChars *self,
                               guint           at,
                               const EntChars *context,
                               gboolean        before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntChars, ent_chars_free)

G_END_DECLS
