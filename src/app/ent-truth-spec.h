#pragma once

#include "ent-solution.h"

G_BEGIN_DECLS

/* What the page "Truth Table" shows, as a link keeps it: a plain value, of ids alone.  Whether there are such
 * factors is found out when it is computed. */

/* How a measure becomes a set, where a person chose that. */
typedef struct
{
  char     *id;         /* of the measure */
  gboolean  fuzzy;
  double    anchors[3]; /* crisp: the first alone, from which on a case is in; fuzzy: out, crossover, in */
} EntTruthSet;

/* What a person expects a condition to do for the outcome. */
typedef struct
{
  char           *id;
  EntExpectation  value;  /* never ENT_EXPECT_NOTHING */
} EntTruthExpectation;

typedef struct
{
  char      *outcome;       /* of a measure; NULL: what is proposed at first */
  GPtrArray *conditions;    /* of char*, in order; none: what is proposed at first */
  GPtrArray *sets;          /* of EntTruthSet */
  GPtrArray *expectations;  /* of EntTruthExpectation */
  gboolean   negate;        /* explains where the outcome did not come */
  gboolean   own;           /* the person's ratings rather than the published ones */
  double     consistency;   /* 0 … 1, from which on a row leads to the outcome */
  double     pri;           /* 0 … 1; 0: does not count */
  guint      n_cut;         /* cases that a row needs, at least 1 */
  gboolean   remainders;    /* rows show that no case has */
  int        show;          /* an EntSolutionKind; −1: all solutions */
} EntTruthSpec;

EntTruthSpec *ent_truth_spec_new             (void);
EntTruthSpec *ent_truth_spec_copy            (const EntTruthSpec *self);
void          ent_truth_spec_free            (EntTruthSpec       *self);
/* @query: URI-encoded; what it does not say, or says wrongly, is as in a new one. (transfer full) */
EntTruthSpec *ent_truth_spec_parse           (const char         *query);
/* (transfer full) */
char         *ent_truth_spec_to_query        (const EntTruthSpec *self);

gboolean      ent_truth_spec_has_condition   (const EntTruthSpec *self,
                                              const char         *id);
/* Takes it in at the end, or out with what is expected of it. */
void          ent_truth_spec_set_condition   (EntTruthSpec       *self,
                                              const char         *id,
                                              gboolean            wanted);
/* (transfer none) (nullable): NULL where it is as is usual */
const EntTruthSet *
              ent_truth_spec_find_set        (const EntTruthSpec *self,
                                              const char         *id);
/* @set: (nullable): copied; NULL: as is usual */
void          ent_truth_spec_set_set         (EntTruthSpec       *self,
                                              const char         *id,
                                              const EntTruthSet  *set);
EntExpectation
              ent_truth_spec_get_expectation (const EntTruthSpec *self,
                                              const char         *id);
void          ent_truth_spec_set_expectation (EntTruthSpec       *self,
                                              const char         *id,
                                              EntExpectation      value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTruthSpec, ent_truth_spec_free)

G_END_DECLS
