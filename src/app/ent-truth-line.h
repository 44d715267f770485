#pragma once

#include <gtk/gtk.h>

#include "ent-truth-result.h"

G_BEGIN_DECLS

/* A row of the truth table in a list model: the same object as long as the conditions are the same.
 * Signal "changed": it was computed anew. */
#define ENT_TYPE_TRUTH_LINE_ITEM (ent_truth_line_item_get_type ())
G_DECLARE_FINAL_TYPE (EntTruthLineItem, ent_truth_line_item, ENT, TRUTH_LINE_ITEM, GObject)

EntTruthLineItem *ent_truth_line_item_new     (guint                  row);
guint             ent_truth_line_item_get_row (EntTruthLineItem      *self);
void              ent_truth_line_item_set     (EntTruthLineItem      *self,
                                               EntTruthResult        *result);

/* How wide the columns are, in px. */
typedef struct
{
  int row;
  int condition;
  int n;
  int consistency;
  int pri;
  int outcome;
  int cases;        /* at least */
} EntTruthColumns;

#define ENT_TRUTH_COLUMN_SPACING 6

/* For the font that @widget has. */
void              ent_truth_columns_init      (EntTruthColumns       *self,
                                               GtkWidget             *widget);

/* The widget of a row, recycled: a sign for each condition, the numbers, whether it leads to the outcome, its cases. */
#define ENT_TYPE_TRUTH_LINE (ent_truth_line_get_type ())
G_DECLARE_FINAL_TYPE (EntTruthLine, ent_truth_line, ENT, TRUTH_LINE, GtkWidget)

GtkWidget        *ent_truth_line_new          (guint                  n_conditions,
                                               const EntTruthColumns *columns);
void              ent_truth_line_bind         (EntTruthLine          *self,
                                               EntTruthLineItem      *item);
void              ent_truth_line_unbind       (EntTruthLine          *self);

G_END_DECLS
