#pragma once

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-own.h"

G_BEGIN_DECLS

/* Factors by cases, and who rated them: the authors of the cases, the person, and others who handed in
 * ratings.  An atomically counted value; what it holds never changes.  Any thread. */

/* Who rated, as an index into coders. */
#define ENT_CODER_PUBLISHED 0u
#define ENT_CODER_OWN       1u  /* the person; those after it are others */

typedef struct
{
  char *id;    /* of the layer; NULL for the first two */
  char *name;  /* for people, translated */
} EntCoder;

/* What one coder judged of one factor in one case. */
typedef struct
{
  gboolean       has_rating;  /* FALSE: found no evidence */
  int            rating;      /* −3 … +3 */
  EntConfidence  confidence;
  guint          n_evidence;  /* events that carry it */
} EntRating;

typedef struct
{
  gatomicrefcount  ref_count;
  EntCodebook     *codebook;
  GPtrArray       *cases;     /* of EntCase: the columns, in order */
  GPtrArray       *coders;    /* of EntCoder: published, own, then others by name */

  /*< private >*/
  GHashTable      *own;       /* cell → EntOwnRating */
} EntMatrix;

/**
 * ent_matrix_new:
 * @cases: (element-type EntCase): sealed
 * @ratings: (nullable) (element-type EntOwnRating): of any layers, copied; those of cases or factors that are
 *   not there are left out
 * @layers: (nullable) (element-type EntLayer): names for them
 *
 * Returns: (transfer full)
 */
EntMatrix           *ent_matrix_new           (EntCodebook     *codebook,
                                               GPtrArray       *cases,
                                               GPtrArray       *ratings,
                                               GPtrArray       *layers);
/**
 * ent_matrix_new_of_cases:
 * @case_ids: (element-type utf8): those that are not there are left out
 *
 * The same of these cases alone, in this order, with what the authors and the person judged of them.
 * Returns: (transfer full)
 */
EntMatrix           *ent_matrix_new_of_cases  (const EntMatrix *self,
                                               GPtrArray       *case_ids);
EntMatrix           *ent_matrix_ref           (EntMatrix       *self);
void                 ent_matrix_unref         (EntMatrix       *self);

guint                ent_matrix_get_n_factors (const EntMatrix *self);
guint                ent_matrix_get_n_cases   (const EntMatrix *self);
const EntFactor     *ent_matrix_get_factor    (const EntMatrix *self,
                                               guint            factor);
EntCase             *ent_matrix_get_case      (const EntMatrix *self,
                                               guint            item);
/* Returns: the index, or −1 */
int                  ent_matrix_find_factor   (const EntMatrix *self,
                                               const char      *id);
int                  ent_matrix_find_case     (const EntMatrix *self,
                                               const char      *id);

/* (transfer none) (nullable) */
const EntAssessment *ent_matrix_get_published (const EntMatrix *self,
                                               guint            factor,
                                               guint            item);
/* @coder: not the published one. (transfer none) (nullable) */
const EntOwnRating  *ent_matrix_get_own       (const EntMatrix *self,
                                               guint            coder,
                                               guint            factor,
                                               guint            item);
/* FALSE where the coder did not judge it. */
gboolean             ent_matrix_get_rating    (const EntMatrix *self,
                                               guint            coder,
                                               guint            factor,
                                               guint            item,
                                               EntRating       *rating);
/* Whether an event of the case, by its id, carries what the authors (or the person) judged there. */
gboolean             ent_matrix_is_carried_by (const EntMatrix *self,
                                               guint            coder,
                                               guint            factor,
                                               guint            item,
                                               const char      *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMatrix, ent_matrix_unref)

G_END_DECLS
