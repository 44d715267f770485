#pragma once

#include <gtk/gtk.h>

#include "ent-matrix.h"

G_BEGIN_DECLS

/* The matrix of factors for one case or many, with its key below.
 * Signal "cell-selected" as EntFactorGrid's. */
#define ENT_TYPE_MATRIX_PAGE (ent_matrix_page_get_type ())
G_DECLARE_FINAL_TYPE (EntMatrixPage, ent_matrix_page, ENT, MATRIX_PAGE, GtkWidget)

GtkWidget *ent_matrix_page_new    (void);
void       ent_matrix_page_set    (EntMatrixPage *self,
                                   EntMatrix     *matrix);
void       ent_matrix_page_select (EntMatrixPage *self,
                                   const char    *case_id,
                                   const char    *factor_id);

G_END_DECLS
