#pragma once

#include "ent-minimize.h"
#include "ent-truth-table.h"

G_BEGIN_DECLS

/* What a truth table comes to, minimised. Values without a count: whoever makes one frees it; then it is read-only.
 * Any thread. */

typedef enum
{
  ENT_SOLUTION_COMPLEX,       /* from observed rows alone (also called conservative) */
  ENT_SOLUTION_PARSIMONIOUS,  /* any remainder that makes it shorter is assumed to lead to the outcome */
  ENT_SOLUTION_INTERMEDIATE,  /* of these remainders only such as the expectations speak for */
} EntSolutionKind;
#define ENT_N_SOLUTION_KINDS 3

/* Which way a condition is expected to work, so that what is expected never has to be missing. */
typedef enum
{
  ENT_EXPECT_NOTHING,
  ENT_EXPECT_PRESENT,  /* the outcome comes, if anything, where it is present */
  ENT_EXPECT_ABSENT,
} EntExpectation;

typedef struct
{
  EntTerm         term;
  EntSufficiency  fit;              /* coverage: raw */
  double          unique_coverage;
  GArray         *cases;            /* of guint: indices in the sets: in the term (above 0.5), with the outcome */
  GArray         *deviant;          /* of guint: in the term, without the outcome */
} EntPath;

typedef struct
{
  GPtrArray      *paths;      /* of EntPath */
  EntSufficiency  fit;
  GArray         *deviant;    /* of guint: cases in it, without the outcome */
  GArray         *uncovered;  /* of guint: cases with the outcome that are not in it */
  GArray         *assumed;    /* of guint: remainders it says the outcome would come in */
} EntModel;

typedef struct
{
  EntSolutionKind  kind;
  GPtrArray       *models;    /* of EntModel: all that are equally good; none where no row leads to the outcome */
  gboolean         has_more;  /* and more than these */
  EntMinimum      *minimum;   /* prime implicants and their rows; NULL in an intermediate solution, which stands on
                               * the other two */
} EntSolution;

/**
 * ent_solution_new:
 * @expectations: (nullable): one for each condition; for an intermediate solution
 *
 * Errors are ENT_ANALYSIS_ERROR_TOO_LARGE.
 * Returns: (transfer full) (nullable)
 */
EntSolution *ent_solution_new         (const EntTruthTable   *table,
                                       EntSolutionKind        kind,
                                       const EntExpectation  *expectations,
                                       GError               **error);
void         ent_solution_free        (EntSolution           *self);

/* "DEV*~URB"; "1" where it covers everything. @labels: for people, with titles in the place of names.
 * (transfer full) */
char        *ent_term_format          (EntTerm                term,
                                       const EntTruthTable   *table,
                                       gboolean               labels);
/* "DEV*~URB + STB". (transfer full) */
char        *ent_model_format         (const EntModel        *self,
                                       const EntTruthTable   *table,
                                       gboolean               labels);
/* "complex"; untranslated. */
const char  *ent_solution_kind_to_word   (EntSolutionKind     kind);
gboolean     ent_solution_kind_from_word (const char         *word,
                                          EntSolutionKind    *kind);
/* "Complex solution", for people. */
const char  *ent_solution_kind_to_label  (EntSolutionKind     kind);

/**
 * ent_expectations_parse:
 * @text: (nullable): names of conditions with commas between, "~" before one that is expected absent: "DEV,~URB"
 * @expectations: (out caller-allocates): one for each condition of the table
 *
 * Errors are ENT_ANALYSIS_ERROR_INVALID.
 */
gboolean     ent_expectations_parse   (const EntTruthTable   *table,
                                       const char            *text,
                                       EntExpectation        *expectations,
                                       GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSolution, ent_solution_free)

G_END_DECLS
