#pragma once

#include "ent-case-diff.h"
#include "ent-codebook.h"

G_BEGIN_DECLS

/* Changes of a case in words, for a person to read. Nothing of it touches a widget. */

const char *ent_change_kind_to_label (EntChangeKind      kind);   /* "Added" */
const char *ent_change_kind_to_icon  (EntChangeKind      kind);
/* The heading over changes of this part: "Events". Its own name for one that is not known. */
const char *ent_change_part_to_label (const char        *part);
/* Whether both stand under one heading. */
gboolean    ent_change_is_of_part    (const EntChange   *self,
                                      const char        *part);
/* "Date", of what is on the left of a change; its own name for one that is not known. */
const char *ent_change_field_to_label (const char       *field);
/* What a list calls the thing.  @codebook: (nullable): for the names of factors. (transfer full) */
char       *ent_change_dup_title     (const EntChange   *self,
                                      EntCodebook       *codebook);
/* (transfer full) (nullable): its date, as people read it */
char       *ent_change_dup_date      (const EntChange   *self);

/* Old and new, as people read them: dates and ratings in words, texts without marks. */
typedef struct
{
  char      *before;  /* or NULL: there was none */
  char      *after;   /* or NULL */
  gboolean   rating;  /* both, where they are there, are "+2", "0", "−1" */
} EntChangeWords;

/* @codebook: (nullable): for the names of factors */
EntChangeWords *ent_change_words_new  (const EntFieldChange *field,
                                       EntCodebook          *codebook);
void            ent_change_words_free (EntChangeWords       *self);

/**
 * ent_change_words_diff:
 *
 * What ent_word_diff() finds between a text before and after; of long parts that are the same only the words beside the
 * changes are left, with "…" for the rest.
 * Returns: (transfer full) (element-type EntWordRun)
 */
GPtrArray      *ent_change_words_diff (const char           *before,
                                       const char           *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntChangeWords, ent_change_words_free)

G_END_DECLS
