#pragma once

#include <gtk/gtk.h>

#include "ent-matrix.h"
#include "ent-truth-spec.h"

G_BEGIN_DECLS

/* The list of what can be a condition, to be checked: factors by their groups, and what came of the relations.
 * Signal "toggled" (string: the measure's id; boolean: wanted). */
#define ENT_TYPE_TRUTH_CONDITIONS (ent_truth_conditions_get_type ())
G_DECLARE_FINAL_TYPE (EntTruthConditions, ent_truth_conditions, ENT, TRUTH_CONDITIONS, GtkWidget)

GtkWidget *ent_truth_conditions_new (void);
/* Which are chosen; the outcome cannot be. */
void       ent_truth_conditions_set (EntTruthConditions *self,
                                     const EntMatrix    *matrix,
                                     const EntTruthSpec *spec);

G_END_DECLS
