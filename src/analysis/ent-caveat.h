#pragma once

#include "ent-solution.h"

G_BEGIN_DECLS

/* What a truth table and its solutions cannot tell, in plain sentences. Any thread. */
typedef enum
{
  ENT_CAVEAT_LEFT_OUT,           /* cases of which something is not known */
  ENT_CAVEAT_ON_CROSSOVER,       /* cases neither in nor out */
  ENT_CAVEAT_NO_CASE,            /* no case is in a row */
  ENT_CAVEAT_ONE_OUTCOME,        /* all cases have it, or none */
  ENT_CAVEAT_CONSTANT,           /* a condition is the same in all cases */
  ENT_CAVEAT_FEW_CASES,          /* no more than there are conditions */
  ENT_CAVEAT_LIMITED_DIVERSITY,  /* combinations without a case */
  ENT_CAVEAT_BY_CHANCE,          /* chance would have given a table as free of contradictions */
  ENT_CAVEAT_SINGLE_CASES,       /* rows that rest on one case */
  ENT_CAVEAT_CONTRADICTION,      /* a row with cases of both kinds */
  ENT_CAVEAT_NO_ROW,             /* no row leads to the outcome */
  ENT_CAVEAT_AMBIGUOUS,          /* several models are as good */
  ENT_CAVEAT_ASSUMED,            /* a solution rests on remainders */
  ENT_CAVEAT_UNCOVERED,          /* cases with the outcome that a solution does not explain */
} EntCaveatKind;

typedef struct
{
  EntCaveatKind  kind;
  char          *text;   /* for people: a sentence or two */
  GArray        *cases;  /* of guint: indices in the sets: the cases it speaks of in particular */
} EntCaveat;

/**
 * ent_caveats_new:
 * @solutions: (array length=n_solutions): of the table; any that there are
 *
 * Returns: (transfer full) (element-type EntCaveat): what bears on everything first
 */
GPtrArray  *ent_caveats_new         (const EntTruthTable       *table,
                                     EntSolution * const       *solutions,
                                     guint                      n_solutions);
void        ent_caveat_free         (EntCaveat                 *self);
/* "limited-diversity"; untranslated. */
const char *ent_caveat_kind_to_word (EntCaveatKind              kind);
/**
 * ent_caveats_get_chance:
 *
 * How often the outcomes of these cases, dealt out among them by lot, would give a table without a contradictory
 * row: not estimated but counted. Marx and Dusa (2011) ask this of tables of random cases, with benchmarks by the
 * numbers of cases and conditions; here the cases stay in their rows. Of fuzzy outcomes it counts on which side of 0.5
 * they lie.
 * Returns: 0 … 1
 */
double      ent_caveats_get_chance  (const EntTruthTable       *table);

G_END_DECLS
