#pragma once

#include <gio/gio.h>

#include "ent-caveat.h"
#include "ent-truth-spec.h"

G_BEGIN_DECLS

/* Why there is nothing to show. */
typedef enum
{
  ENT_TRUTH_FINE,
  ENT_TRUTH_FEW_CASES,    /* fewer than two */
  ENT_TRUTH_NONE_RATED,   /* the coder rated none of these factors */
  ENT_TRUTH_NONE_WHOLE,   /* fewer than two cases have all that was chosen */
  ENT_TRUTH_ONE_OUTCOME,  /* all cases have the outcome, or none */
  ENT_TRUTH_CONSTANT,     /* no condition tells the cases apart */
  ENT_TRUTH_REFUSED,      /* the engine said no */
} EntTruthProblem;

/* What a spec comes to with a matrix.  An atomically counted value; what it holds never changes.  Any thread. */
typedef struct
{
  gatomicrefcount  ref_count;
  EntMatrix       *matrix;
  EntTruthSpec    *spec;
  guint            coder;
  EntTruthProblem  problem;
  char            *refusal;       /* of a solution or of everything, or NULL */
  EntCalibration   calibrations[ENT_TRUTH_MAX_CONDITIONS + 1];  /* of the sets: the outcome, then the conditions */
  EntTruthTable   *table;         /* or NULL */
  EntSolution     *solutions[ENT_N_SOLUTION_KINDS];             /* each or NULL */
  GPtrArray       *caveats;       /* of EntCaveat, or NULL */
} EntTruthResult;

/* Makes @spec one of measures that there are; an outcome and conditions where it has none. */
void            ent_truth_spec_resolve         (EntTruthSpec        *spec,
                                                const EntMatrix     *matrix);
/* Whether the conditions of a resolved spec are those that are proposed at first. */
gboolean        ent_truth_spec_is_proposed     (const EntTruthSpec  *spec,
                                                const EntMatrix     *matrix);
/* How a measure becomes a set. @calibration: (out caller-allocates) */
void            ent_truth_spec_get_calibration (const EntTruthSpec  *spec,
                                                const EntMatrix     *matrix,
                                                EntMeasure           measure,
                                                EntCalibration      *calibration);

/**
 * ent_truth_result_new_async:
 * @spec: resolved
 *
 * In a thread.
 */
void            ent_truth_result_new_async     (EntMatrix           *matrix,
                                                const EntTruthSpec  *spec,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* Returns: (transfer full) (nullable): NULL where it was cancelled */
EntTruthResult *ent_truth_result_new_finish    (GAsyncResult        *result,
                                                GError             **error);
EntTruthResult *ent_truth_result_ref           (EntTruthResult      *self);
void            ent_truth_result_unref         (EntTruthResult      *self);

/* The case's short title, by its index in the sets. */
const char     *ent_truth_result_get_case      (const EntTruthResult *self,
                                                guint                 item);
/* "Trade restoration", of a condition from 0. */
const char     *ent_truth_result_get_title     (const EntTruthResult *self,
                                                guint                 condition);
/* "Years of relations", or for its negation "not Years of relations"; with its set: "Years of relations, at least
 * 20 years". (transfer full) */
char           *ent_truth_result_dup_outcome   (const EntTruthResult *self,
                                                gboolean              with_set);
/* The cases of a row, by their indices in the sets. (transfer full) (element-type guint) */
GArray         *ent_truth_result_list_cases    (const EntTruthResult *self,
                                                guint                 row);
/* The rows as a person reads them: those that lead to the outcome, contradictory ones, those that do not, and with
 * @remainders those that too few cases have; each with most cases first. (transfer full) (element-type guint) */
GArray         *ent_truth_result_list_rows     (const EntTruthResult *self,
                                                gboolean              remainders);
/* Whether the case has the outcome that is explained. */
gboolean        ent_truth_result_has_outcome   (const EntTruthResult *self,
                                                guint                 item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTruthResult, ent_truth_result_unref)

G_END_DECLS
