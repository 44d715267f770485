#pragma once

#include "ent-measure.h"
#include "ent-statement.h"

G_BEGIN_DECLS

/* Mill's methods, for few cases: what do those share that came to an outcome (agreement), what sets them apart from
 * those that did not (joint method), in what do two that are alike differ, of which only one did (difference).
 * They prove nothing; they say what holds in these cases and what to look at.  Any thread. */

/* An outcome: a measure that reaches a value. */
typedef struct
{
  EntMeasure measure;
  double     at_least;
} EntOutcome;

typedef struct
{
  EntOutcome  outcome;
  GPtrArray  *with;        /* of borrowed char*: ids of the cases that came to it */
  GPtrArray  *without;
  GPtrArray  *unknown;     /* of which it cannot be told */
  GPtrArray  *pairs;       /* of EntStatement: the two that are most alike; most different */
  GPtrArray  *joint;       /* what those with the outcome share and no other has, the strongest first */
  GPtrArray  *agreement;   /* what they share and others have too; what two of them share that differ most else */
  GPtrArray  *difference;  /* pairs that are alike, but for the outcome */
  char       *caution;     /* what cannot be said, one or two sentences */

  /*< private >*/
  guint8     *came;        /* by case: whether it came to the outcome */
} EntMill;

/* Twenty years of relations; where that tells no cases apart, where relations stand; where that does not
 * either, the former again. */
void     ent_outcome_choose    (const EntMatrix  *matrix,
                                EntOutcome       *outcome);
/* Of @coder, where the measure is a factor. FALSE where it cannot be told; @reached: (out) */
gboolean ent_outcome_is_reached
                               (const EntMatrix  *matrix,
                                guint             coder,
                                EntOutcome        outcome,
                                guint             item,
                                gboolean         *reached);
/* "20 or more years of relations": as it stands after "cases with". (transfer full) */
char    *ent_outcome_dup_words (const EntMatrix  *matrix,
                                EntOutcome        outcome);

/* O(cases² × factors). (transfer full) */
EntMill *ent_mill_new          (const EntMatrix  *matrix,
                                guint             coder,
                                EntOutcome        outcome);
void     ent_mill_free         (EntMill          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMill, ent_mill_free)

G_END_DECLS
