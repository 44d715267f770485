#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"
#include "ent-codebook.h"

G_BEGIN_DECLS

/* The matrix of factors for one case or many, with its key below.
 * Signal "cell-selected" as EntFactorGrid's. */
#define ENT_TYPE_FACTORS_PAGE (ent_factors_page_get_type ())
G_DECLARE_FINAL_TYPE (EntFactorsPage, ent_factors_page, ENT, FACTORS_PAGE, GtkWidget)

GtkWidget *ent_factors_page_new    (void);
/* @cases: (element-type EntCase) */
void       ent_factors_page_set    (EntFactorsPage *self,
                                    EntCodebook    *codebook,
                                    GPtrArray      *cases);
void       ent_factors_page_select (EntFactorsPage *self,
                                    const char     *case_id,
                                    const char     *factor_id);

G_END_DECLS
