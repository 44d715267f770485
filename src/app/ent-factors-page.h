#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* Factors across cases, in views that a switcher turns: the matrix, order in time, the truth table, agreement.
 * The page of one factor, "factor", is no view of the switcher's: one comes to it by the factor's name.
 * A view keeps what it shows as a query, "outcome=relations&conditions=trade-restoration", so that history,
 * links and slides can come back to it; in an address the view's name stands first: "view=truth&outcome=…".
 *
 * Signals: "cell-selected" as EntFactorGrid's; "changed" (boolean): a person turned to another view (TRUE), or made
 * it show something else: the query is another one. */
#define ENT_TYPE_FACTORS_PAGE (ent_factors_page_get_type ())
G_DECLARE_FINAL_TYPE (EntFactorsPage, ent_factors_page, ENT, FACTORS_PAGE, GtkWidget)

GtkWidget *ent_factors_page_new         (void);
/* Once, before anything else. */
void       ent_factors_page_set_session (EntFactorsPage *self,
                                         EntSession     *session);
/* @cases: (element-type EntCase). What people rate is followed from now on. */
void       ent_factors_page_set         (EntFactorsPage *self,
                                         GPtrArray      *cases);
/* @query: (nullable): as an address has it; NULL: what was shown last */
void       ent_factors_page_show        (EntFactorsPage *self,
                                         const char     *query);
/* (transfer full): what is shown */
char      *ent_factors_page_dup_query   (EntFactorsPage *self);
/* Turns to the page of one factor. FALSE, and nothing changes, where there is no such factor. */
gboolean   ent_factors_page_show_factor (EntFactorsPage *self,
                                         const char     *factor_id);
/* @case_id: (nullable): NULL for the factor's whole row */
void       ent_factors_page_select      (EntFactorsPage *self,
                                         const char     *case_id,
                                         const char     *factor_id);
/* Marks what an event carries; NULL: nothing any more. */
void       ent_factors_page_light_event (EntFactorsPage *self,
                                         const char     *case_id,
                                         const char     *event);
/* (transfer none) (nullable): one of the cases it shows */
EntCase   *ent_factors_page_find_case   (EntFactorsPage *self,
                                         const char     *case_id);
/* (transfer none): what a switcher turns */
GtkStack  *ent_factors_page_get_stack   (EntFactorsPage *self);

G_END_DECLS
