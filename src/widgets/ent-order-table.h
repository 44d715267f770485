#pragma once

#include <gtk/gtk.h>

#include "ent-order.h"

G_BEGIN_DECLS

/* All pairs of things: in a cell, in how many of the cases of which it can be told its row came before its column, as
 * numbers and as the part of a bar that is filled.  One is selected.  Tab goes to that one and out again, the arrow
 * keys from cell to cell.
 *
 * Signal "pair-selected" (uint, uint): a person selected a row and a column, by their places in the order. */
#define ENT_TYPE_ORDER_TABLE (ent_order_table_get_type ())
G_DECLARE_FINAL_TYPE (EntOrderTable, ent_order_table, ENT, ORDER_TABLE, GtkWidget)

GtkWidget *ent_order_table_new    (void);
/* Selects nothing. Where a cell had the focus, that of the same things has it, else the table gives it up. */
void       ent_order_table_set    (EntOrderTable *self,
                                   EntOrder      *order);
void       ent_order_table_select (EntOrderTable *self,
                                   guint          row,
                                   guint          column);

G_END_DECLS
