#pragma once

#include <adwaita.h>

#include "ent-truth-calibrator.h"
#include "ent-truth-conditions.h"
#include "ent-truth-page.h"
#include "ent-truth-result.h"
#include "ent-truth-view.h"

G_BEGIN_DECLS

/* ent-truth-page.c holds what is shown and has it computed, ent-truth-page-tools.c the line of tools,
 * ent-truth-page-content.c what stands below it. */
struct _EntTruthPage
{
  GtkWidget           parent_instance;

  /* Tools */
  GtkBox             *tools;
  GtkDropDown        *outcome;
  GtkToggleButton    *negate;
  GtkMenuButton      *conditions_button;
  GtkMenuButton      *calibration_button;
  GtkSpinButton      *consistency;
  GtkSpinButton      *pri;
  GtkSpinButton      *n_cut;
  GtkDropDown        *coder;
  GtkMenuButton      *menu_button;
  EntTruthConditions *conditions;
  EntTruthCalibrator *calibrator;
  GPtrArray          *outcomes;      /* of char*: ids, as the drop-down has them */
  EntCodebook        *codebook;      /* whose factors these are, or NULL */

  /* Content */
  GtkStack           *stack;         /* "content" or "problem", or "wait" */
  AdwStatusPage      *problem;
  GtkWidget          *problem_button;
  GtkLabel           *lead;
  GtkLabel           *counts;
  GtkLabel           *hint;
  GtkBox             *caveats;
  GtkExpander        *more_caveats;
  GtkBox             *hidden_caveats;
  GtkToggleButton    *remainders;
  EntTruthView       *view;
  GtkBox             *solutions_head;
  GtkDropDown        *show;          /* which solutions */
  GtkBox             *expectations;
  GtkBox             *expectation_choices;
  GtkBox             *solutions;
  GtkBox             *needs;

  EntMatrix          *matrix;        /* or NULL */
  EntTruthSpec       *spec;          /* resolved, once there is a matrix */
  EntTruthResult     *result;        /* that is shown, or NULL */
  GCancellable       *computing;     /* or NULL */
  gboolean            stale;         /* to be computed when it is looked at */
  gboolean            updating;      /* the tools are set by us */
};

/* What a person changed in the spec shows, and is told. */
void ent_truth_page_changed             (EntTruthPage   *self);

void ent_truth_page_class_install_tools (GtkWidgetClass *widget_class);
void ent_truth_page_init_tools          (EntTruthPage   *self);
void ent_truth_page_update_tools        (EntTruthPage   *self);

void ent_truth_page_class_install_content
                                        (GtkWidgetClass *widget_class);
void ent_truth_page_init_content        (EntTruthPage   *self);
/* Shows the result; the focus stays where it was. */
void ent_truth_page_update_content      (EntTruthPage   *self);

G_END_DECLS
