#pragma once

#include <gtk/gtk.h>

#include "ent-matrix.h"

G_BEGIN_DECLS

/* Order in time across cases: a table of all pairs of chosen things, and the selected pair case by case.  Its query:
 *
 *   things   ids as ent_thing_dup_id() has them, between commas
 *   from     war-start, war-end, beginning: from where on events count
 *   a, b     ids: the row and the column of the selected pair
 *
 * Signal "changed": a person made it show something else. */
#define ENT_TYPE_ORDER_PAGE (ent_order_page_get_type ())
G_DECLARE_FINAL_TYPE (EntOrderPage, ent_order_page, ENT, ORDER_PAGE, GtkWidget)

GtkWidget *ent_order_page_new       (void);
void       ent_order_page_set       (EntOrderPage *self,
                                     EntMatrix    *matrix);
/* @query: (nullable): what it does not name stays as it is */
void       ent_order_page_show      (EntOrderPage *self,
                                     const char   *query);
/* (transfer full) */
char      *ent_order_page_dup_query (EntOrderPage *self);

G_END_DECLS
