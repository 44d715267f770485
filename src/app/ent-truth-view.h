#pragma once

#include <gtk/gtk.h>

#include "ent-truth-result.h"

G_BEGIN_DECLS

/* The truth table: its header, and rows of which only those on screen are built. */
#define ENT_TYPE_TRUTH_VIEW (ent_truth_view_get_type ())
G_DECLARE_FINAL_TYPE (EntTruthView, ent_truth_view, ENT, TRUTH_VIEW, GtkWidget)

GtkWidget *ent_truth_view_new (void);
/* Rows that stay keep their place and the focus. */
void       ent_truth_view_set (EntTruthView   *self,
                               EntTruthResult *result,
                               gboolean        remainders);

G_END_DECLS
