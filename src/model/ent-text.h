#pragma once

#include "ent-types.h"

G_BEGIN_DECLS

/* A text in one or more languages.  Its first language is the case's own. */
typedef struct
{
  char *language;  /* BCP 47 tag; NULL: the case's own, and the text was a plain string */
  char *string;    /* UTF-8, not empty */
} EntTextVariant;

EntText    *ent_text_new          (const char    *string);
EntText    *ent_text_copy         (const EntText *self);
void        ent_text_free         (EntText       *self);
/* Adds a variant, or replaces the one of the same language. */
void        ent_text_set          (EntText       *self,
                                   const char    *language,
                                   const char    *string);
/* An empty one, to be filled by ent_text_set(). */
EntText    *ent_text_new_empty    (void);
/* Moves the variant of @language, where there is one, to the front. */
void        ent_text_set_own      (EntText       *self,
                                   const char    *language);
gsize       ent_text_get_n        (const EntText *self);
const EntTextVariant *
            ent_text_get_variant  (const EntText *self,
                                   gsize          index);

/**
 * ent_text_get:
 * @self: (nullable): a text
 *
 * In the reader's language (g_get_language_names(), "pt_BR" finding "pt-BR" or "pt"), else
 * the case's own. Any thread.
 * Returns: (transfer none): the words; "" for NULL
 */
const char *ent_text_get          (const EntText *self);
/* The same for one wanted language tag. */
const char *ent_text_get_in       (const EntText *self,
                                   const char    *language);
gboolean    ent_text_equal        (const EntText *a,
                                   const EntText *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntText, ent_text_free)

G_END_DECLS
