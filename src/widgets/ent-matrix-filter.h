#pragma once

#include <gtk/gtk.h>

#include "ent-matrix-spec.h"

G_BEGIN_DECLS

/* What of a matrix is left out, in one line of tools: a button under which conditions are chosen, a chip for each that
 * is set, which takes it away, and how many judgements match.  Of a spec it changes its conditions alone.
 *
 * Signal: "changed": a person chose. */
#define ENT_TYPE_MATRIX_FILTER (ent_matrix_filter_get_type ())
G_DECLARE_FINAL_TYPE (EntMatrixFilter, ent_matrix_filter, ENT, MATRIX_FILTER, GtkWidget)

GtkWidget           *ent_matrix_filter_new       (void);
/* What there is to choose from, and what is chosen; copied. */
void                 ent_matrix_filter_set       (EntMatrixFilter     *self,
                                                  EntMatrix           *matrix,
                                                  const EntMatrixSpec *spec);
/* (transfer none): as it was set, with what a person chose since */
const EntMatrixSpec *ent_matrix_filter_get_spec  (EntMatrixFilter     *self);
/* Shown while something is left out. */
void                 ent_matrix_filter_set_count (EntMatrixFilter     *self,
                                                  guint                n_matches,
                                                  guint                n_cells);

G_END_DECLS
