#pragma once

#include "ent-caveat.h"
#include "ent-tool.h"

G_BEGIN_DECLS

/* What entente-tool qca found, and the two ways to print it. */
typedef struct
{
  EntTruthTable *table;
  const char    *coder;         /* "published" or "own"; NULL: sets from a file */
  GPtrArray     *calibrations;  /* of char*: of each set, as text; NULL: sets from a file */
  GPtrArray     *descriptions;  /* of char*: the same for people */
  EntSolution   *solutions[ENT_N_SOLUTION_KINDS];
  guint          n_solutions;
  GPtrArray     *caveats;       /* of EntCaveat */
  EntExpectation expectations[ENT_TRUTH_MAX_CONDITIONS];
} EntToolQca;

void ent_tool_qca_print_json (const EntToolQca *self);
void ent_tool_qca_print_page (const EntToolQca *self);

G_END_DECLS
