#pragma once

#include <gtk/gtk.h>

#include "ent-matrix-layout.h"

G_BEGIN_DECLS

/* The matrix of factors for one case or many, with tools above it, and below what it shows in sentences, and its key.
 *
 * Signals: "cell-selected" as EntFactorGrid's; "changed": a person made it show something else. */
#define ENT_TYPE_MATRIX_PAGE (ent_matrix_page_get_type ())
G_DECLARE_FINAL_TYPE (EntMatrixPage, ent_matrix_page, ENT, MATRIX_PAGE, GtkWidget)

GtkWidget           *ent_matrix_page_new         (void);
/* Scroll position, selection and focus stay. */
void                 ent_matrix_page_set         (EntMatrixPage *self,
                                                  EntMatrix     *matrix);
/* @query: (nullable): the text form of an EntMatrixSpec; other keys are passed over. NULL: as before */
void                 ent_matrix_page_show        (EntMatrixPage *self,
                                                  const char    *query);
/* (transfer full) */
char                *ent_matrix_page_dup_query   (EntMatrixPage *self);
/* (transfer none): what is shown */
const EntMatrixSpec *ent_matrix_page_get_spec    (EntMatrixPage *self);
/* (transfer none) (nullable) */
EntMatrix           *ent_matrix_page_get_matrix  (EntMatrixPage *self);
/* (transfer none): a section of the page's menu, for what can be made of the matrix; actions are found from the page
 * on */
GMenu               *ent_matrix_page_get_menu    (EntMatrixPage *self);
void                 ent_matrix_page_select      (EntMatrixPage *self,
                                                  const char    *case_id,
                                                  const char    *factor_id);
/* Marks what an event carries, and says how much that is. @case_id: (nullable): NULL: nothing any more */
void                 ent_matrix_page_light_event (EntMatrixPage *self,
                                                  const char    *case_id,
                                                  const char    *event);

G_END_DECLS
