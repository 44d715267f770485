#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* How a class rated: how much coders agree, and where they differ most.  What it shows is a query:
 * "coders=own,UUID" or "without=UUID", "cases=", "groups=" (of factors), "list=pairs", "order=most".
 *
 * Signals: "changed": a person made it show something else. */
#define ENT_TYPE_AGREEMENT_PAGE (ent_agreement_page_get_type ())
G_DECLARE_FINAL_TYPE (EntAgreementPage, ent_agreement_page, ENT, AGREEMENT_PAGE, GtkWidget)

GtkWidget *ent_agreement_page_new         (void);
/* Anew whenever cases or ratings change. Nothing is computed before it is looked at. */
void       ent_agreement_page_set         (EntAgreementPage *self,
                                           EntMatrix        *matrix);
/* @query: (nullable): NULL: what was shown last */
void       ent_agreement_page_show        (EntAgreementPage *self,
                                           const char       *query);
/* (transfer full) */
char      *ent_agreement_page_dup_query   (EntAgreementPage *self);

G_END_DECLS
