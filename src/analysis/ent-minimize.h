#pragma once

#include "ent-analysis-error.h"

G_BEGIN_DECLS

/* Boolean functions written as short as can be: prime implicants, and every smallest sum of them. Knows nothing of
 * cases. Any thread. */

#define ENT_MINIMIZE_MAX_CONDITIONS 12
#define ENT_MINIMIZE_MAX_MODELS     100  /* that are listed */

/* A product of conditions and negations: it covers a row where (row & care) == value. */
typedef struct
{
  guint16 care;
  guint16 value;  /* 0 wherever care is */
} EntTerm;

typedef struct
{
  guint      n_conditions;
  GArray    *primes;     /* of EntTerm: every prime implicant that covers a row of the function; shortest first */
  GArray    *essential;  /* of gboolean, for each: alone in covering some row */
  GArray    *rows;       /* of guint: rows of the function, rising */
  GPtrArray *models;     /* of GArray of guint: indices of primes, rising. The smallest sums: all of as few terms */
  gboolean   has_more;   /* there are, or may be, more than were listed */
} EntMinimum;

static inline gboolean
ent_term_covers (EntTerm term,
                 guint   row)
{
  return (row & term.care) == term.value;
}

/* Whether every row of @inner is one of @outer. */
static inline gboolean
ent_term_contains (EntTerm outer,
                   EntTerm inner)
{
  return (outer.care & ~inner.care) == 0 && (inner.value & outer.care) == outer.value;
}

/**
 * ent_minimize:
 * @on: for each of the 2 to the power of n_conditions rows, whether the function is 1 there
 * @free_rows: (nullable): for each row, whether it may be either; does not count where @on is
 *
 * Exact: the prime implicants are all there are, and the models all smallest sums of them, as far as
 * ENT_MINIMIZE_MAX_MODELS goes. What would take more than a bounded number of steps, well under a second, is
 * refused.
 * Errors are ENT_ANALYSIS_ERROR_TOO_LARGE.
 * Returns: (transfer full) (nullable): of a function that is 0 everywhere, one model without terms
 */
EntMinimum *ent_minimize       (guint           n_conditions,
                                const gboolean *on,
                                const gboolean *free_rows,
                                GError        **error);
void        ent_minimum_free   (EntMinimum     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMinimum, ent_minimum_free)

G_END_DECLS
