#pragma once

#include <gtk/gtk.h>

#include "ent-order.h"

G_BEGIN_DECLS

/* Two things, case by case: the sentence, then each case on a strip of its own with both dates as links to their
 * events; those in which it was so first, then those that differ, each part under its heading. */
#define ENT_TYPE_ORDER_DETAIL (ent_order_detail_get_type ())
G_DECLARE_FINAL_TYPE (EntOrderDetail, ent_order_detail, ENT, ORDER_DETAIL, GtkWidget)

GtkWidget *ent_order_detail_new (void);
/* @first, @second: places in @order */
void       ent_order_detail_set (EntOrderDetail *self,
                                 EntOrder       *order,
                                 guint           first,
                                 guint           second);

G_END_DECLS
