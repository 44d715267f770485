#pragma once

#include "ent-matrix.h"
#include "ent-statement.h"

G_BEGIN_DECLS

/**
 * ent_factor_summary_new:
 * @factor: index in the matrix
 *
 * How a factor helped and hindered across the cases, as their authors judge it: "Helped in 6 of 9 cases, most in
 * France–Germany (+3); hindered in 2, most in Panmunjom (−3)."  It rests on all cells that are rated; where the factor
 * hindered stands against it.  Any thread.
 * Returns: (transfer full)
 */
EntStatement *ent_factor_summary_new (const EntMatrix *matrix,
                                      guint            factor);

G_END_DECLS
