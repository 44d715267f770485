#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"
#include "ent-codebook.h"

G_BEGIN_DECLS

/* The matrix: factors, in their groups, by cases.  A cell says sign, strength and confidence
 * in words, number and colour; one without evidence is dashed.
 *
 * Signal "cell-selected" (const char *case_id, const char *factor_id): a cell was pressed, or
 * a factor's name (case_id NULL). */
#define ENT_TYPE_FACTOR_GRID (ent_factor_grid_get_type ())
G_DECLARE_FINAL_TYPE (EntFactorGrid, ent_factor_grid, ENT, FACTOR_GRID, GtkWidget)

GtkWidget *ent_factor_grid_new    (void);

/* @cases: (element-type EntCase): the columns, in order */
void       ent_factor_grid_set    (EntFactorGrid *self,
                                   EntCodebook   *codebook,
                                   GPtrArray     *cases);
/* Draws the selection there; NULL, NULL for none. @case_id NULL: the factor's whole row. */
void       ent_factor_grid_select (EntFactorGrid *self,
                                   const char    *case_id,
                                   const char    *factor_id);

G_END_DECLS
