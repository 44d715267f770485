#pragma once

#include <gtk/gtk.h>

#include "ent-matrix.h"

G_BEGIN_DECLS

/* Qualitative comparative analysis: which combinations of conditions lead to an outcome.  Below one line of tools
 * stand what cannot be concluded, the truth table, its solutions, and each condition by itself.
 *
 * Signal "changed": a person made it show something else; the query is another one. */
#define ENT_TYPE_TRUTH_PAGE (ent_truth_page_get_type ())
G_DECLARE_FINAL_TYPE (EntTruthPage, ent_truth_page, ENT, TRUTH_PAGE, GtkWidget)

GtkWidget *ent_truth_page_new       (void);
/* Called anew when cases or ratings change; place and focus stay. */
void       ent_truth_page_set       (EntTruthPage *self,
                                     EntMatrix    *matrix);
/* @query: (nullable): ent-truth-spec.h; NULL: what was shown last */
void       ent_truth_page_show      (EntTruthPage *self,
                                     const char   *query);
/* (transfer full): what is shown, without "view=" */
char      *ent_truth_page_dup_query (EntTruthPage *self);

G_END_DECLS
