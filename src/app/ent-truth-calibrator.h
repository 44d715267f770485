#pragma once

#include <gtk/gtk.h>

#include "ent-matrix.h"
#include "ent-truth-spec.h"

G_BEGIN_DECLS

/* How each chosen measure becomes a set: a threshold or three anchors, and beside them what that makes of each case.
 *
 * Signals: "changed" (string: the measure's id; pointer: an EntTruthSet, or NULL: as is usual); "all-changed"
 * (boolean): every set is to be fuzzy (TRUE) or crisp, as is usual; "inspect" (string): the cell of a case is
 * asked for, or the case, by its address. */
#define ENT_TYPE_TRUTH_CALIBRATOR (ent_truth_calibrator_get_type ())
G_DECLARE_FINAL_TYPE (EntTruthCalibrator, ent_truth_calibrator, ENT, TRUTH_CALIBRATOR, GtkWidget)

GtkWidget *ent_truth_calibrator_new  (void);
/* @spec: resolved */
void       ent_truth_calibrator_set  (EntTruthCalibrator *self,
                                      EntMatrix          *matrix,
                                      const EntTruthSpec *spec);
/* The outcome, or one of the conditions. */
void       ent_truth_calibrator_show (EntTruthCalibrator *self,
                                      const char         *id);

G_END_DECLS
