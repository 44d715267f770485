#pragma once

#include "ent-fit.h"

G_BEGIN_DECLS

/* The truth table of an outcome: every combination of its conditions, the cases in it, and whether it leads to the
 * outcome. An atomically counted value; what it holds never changes. Any thread. */

#define ENT_TRUTH_MAX_CONDITIONS 12

typedef struct
{
  guint     outcome;             /* index in the sets */
  gboolean  negated;             /* the outcome is that it is absent */
  guint     n_conditions;
  guint     conditions[ENT_TRUTH_MAX_CONDITIONS];  /* indices in the sets */
  guint     n_cutoff;            /* a row with fewer cases is a remainder; at least 1 */
  double    consistency_cutoff;  /* from here on a row leads to the outcome */
  double    pri_cutoff;          /* and from here on; 0: that does not count */
} EntTruthOptions;

typedef enum
{
  ENT_TRUTH_REMAINDER,      /* "?": too few cases, most often none: a logical remainder */
  ENT_TRUTH_ABSENT,         /* "0": does not lead to the outcome */
  ENT_TRUTH_PRESENT,        /* "1": leads to it */
  ENT_TRUTH_CONTRADICTION,  /* "C": has cases with the outcome and cases without, and is consistent enough neither
                             * for the outcome nor for its negation. Minimising takes it as "0" */
} EntTruthValue;

typedef struct
{
  EntTruthValue  value;
  guint          n;          /* cases in it: membership above 0.5 */
  guint          n_for;      /* of these, such with the outcome (above 0.5)… */
  guint          n_against;  /* …and without (below 0.5). Both: contradictory, whatever its value */
  EntSufficiency fit;        /* of all cases; NAN where n is 0 */
} EntTruthRow;

typedef enum
{
  ENT_TRUTH_CASE_IN_ROW,
  ENT_TRUTH_CASE_MISSING,       /* something is not known: left out of everything */
  ENT_TRUTH_CASE_ON_CROSSOVER,  /* at 0.5 in a condition, so in no row; counts for what is computed of all cases */
} EntTruthCaseState;

typedef struct
{
  EntTruthCaseState state;
  guint             row;  /* where it is in one */
  guint             set;  /* else the first in the way: a condition or the outcome, index in the sets */
} EntTruthCase;

typedef struct
{
  gatomicrefcount  ref_count;
  EntSets         *sets;
  EntTruthOptions  options;
  guint            n_rows;   /* 2 to the power of the conditions */
  EntTruthRow     *rows;     /* a row's number is read as binary: the first condition is its highest bit */
  EntTruthCase    *cases;    /* one for each case of the sets */
  guint            n_used;   /* cases that nothing is missing of */
  double          *outcome;  /* n_used memberships, negated where asked for */
  guint           *used;     /* which cases these are */
} EntTruthTable;

/* No conditions, one case a row, consistency 0.8, PRI does not count. */
void           ent_truth_options_init      (EntTruthOptions        *self);
/**
 * ent_truth_table_new:
 *
 * Errors are ENT_ANALYSIS_ERROR: none or more than twelve conditions, one twice, the outcome among them, a cutoff that
 * is none.
 * Returns: (transfer full) (nullable)
 */
EntTruthTable *ent_truth_table_new         (EntSets                *sets,
                                            const EntTruthOptions  *options,
                                            GError                **error);
EntTruthTable *ent_truth_table_ref         (EntTruthTable          *self);
void           ent_truth_table_unref       (EntTruthTable          *self);

/* Whether the condition (from 0) is present in the row. */
gboolean       ent_truth_table_has         (const EntTruthTable    *self,
                                            guint                   row,
                                            guint                   condition);
const char    *ent_truth_table_get_name    (const EntTruthTable    *self,
                                            guint                   condition);
const char    *ent_truth_table_get_label   (const EntTruthTable    *self,
                                            guint                   condition);
/* "SURV", or "~SURV". (transfer full) */
char          *ent_truth_table_dup_outcome (const EntTruthTable    *self);
gboolean       ent_truth_row_is_contradictory
                                           (const EntTruthRow      *self);
guint          ent_truth_table_count       (const EntTruthTable    *self,
                                            EntTruthValue           value);
/* "1", "0", "C" or "?". */
const char    *ent_truth_value_to_sign     (EntTruthValue           value);

/* Each condition and its negation, first as sufficient for the outcome, then as necessary. @condition: from 0 */
EntSufficiency ent_truth_table_sufficiency (const EntTruthTable    *self,
                                            guint                   condition,
                                            gboolean                negated);
EntNecessity   ent_truth_table_necessity   (const EntTruthTable    *self,
                                            guint                   condition,
                                            gboolean                negated);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTruthTable, ent_truth_table_unref)

G_END_DECLS
