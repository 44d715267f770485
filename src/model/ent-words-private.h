#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

/* The words by which case files name the values of an enumeration stand in a table, in the
 * order of the values; NULL for a value that is not written down. */

/* Where @word stands in @words, or -1. */
static inline int
ent_words_index (const char * const *words,
                 int                 n_words,
                 const char         *word)
{
  if (word == NULL)
    return -1;

  for (int i = 0; i < n_words; i++)
    {
      if (words[i] != NULL && strcmp (words[i], word) == 0)
        return i;
    }

  return -1;
}

/* The functions X_to_word() and X_from_word() over the table @words. */
#define ENT_DEFINE_WORDS(Type, prefix, words)                                   \
  const char *                                                                  \
  prefix##_to_word (Type value)                                                 \
  {                                                                             \
    g_return_val_if_fail ((guint) value < G_N_ELEMENTS (words), NULL);          \
                                                                                \
    return words[value];                                                        \
  }                                                                             \
                                                                                \
  gboolean                                                                      \
  prefix##_from_word (const char *word,                                         \
                      Type       *value)                                        \
  {                                                                             \
    int i = ent_words_index (words, G_N_ELEMENTS (words), word);                \
                                                                                \
    if (i < 0)                                                                  \
      return FALSE;                                                             \
    if (value != NULL)                                                          \
      *value = (Type) i;                                                        \
                                                                                \
    return TRUE;                                                                \
  }

G_END_DECLS
