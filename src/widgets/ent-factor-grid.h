#pragma once

#include <gtk/gtk.h>

#include "ent-matrix-layout.h"

G_BEGIN_DECLS

/* The matrix: factors, in their groups, by cases.  A cell says sign, strength and confidence in words, number and
 * colour; one without evidence is dashed, one that nobody rated is empty.  Only what shows is built: it belongs into
 * a GtkScrolledWindow, inside which names and titles stand still.
 *
 * Signals: "cell-selected" (const char *case_id, const char *factor_id): a person pressed a cell, or a factor's name
 * (case_id NULL); "factor-activated" (const char *factor_id): wants its page; "case-activated" (const char *case_id);
 * "changed": a person folded a group or chose another order: ent_factor_grid_get_spec() says what; "arranged": what
 * was set stands, which for many cases in the order of likeness takes a moment. */
#define ENT_TYPE_FACTOR_GRID (ent_factor_grid_get_type ())
G_DECLARE_FINAL_TYPE (EntFactorGrid, ent_factor_grid, ENT, FACTOR_GRID, GtkWidget)

GtkWidget             *ent_factor_grid_new        (void);

/* Scroll position, selection and focus stay where they were. @spec: (nullable): copied; NULL: as before */
void                   ent_factor_grid_set        (EntFactorGrid       *self,
                                                   EntMatrix           *matrix,
                                                   const EntMatrixSpec *spec);
/* (transfer none) */
const EntMatrixSpec   *ent_factor_grid_get_spec   (EntFactorGrid       *self);
/* (transfer none) (nullable): NULL before the first matrix; it lives until the next ent_factor_grid_set() */
const EntMatrixLayout *ent_factor_grid_get_layout (EntFactorGrid       *self);
/* Draws the selection there; NULL, NULL for none. @case_id NULL: the factor's whole row. */
void                   ent_factor_grid_select     (EntFactorGrid       *self,
                                                   const char          *case_id,
                                                   const char          *factor_id);
/* Rings the cells that a statement speaks of, or that an event carries (ent_matrix_find_carried()), until something
 * else is lit. @statement: (nullable): NULL: none */
void                   ent_factor_grid_light      (EntFactorGrid       *self,
                                                   const EntStatement  *statement);

G_END_DECLS
