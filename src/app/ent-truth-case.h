#pragma once

#include <gtk/gtk.h>

#include "ent-truth-result.h"

G_BEGIN_DECLS

/* A case by its short title; pressed, it shows where it stands in the outcome and in each condition, and each of
 * these leads to its cell. "key" of the object (a string) finds it again after everything was computed anew.
 * @item: index in the sets
 * @marked: with a sign for whether it has the outcome
 * @place: where it stands, for the key: of one place no two are of the same case */
GtkWidget *ent_truth_case_new       (EntTruthResult *result,
                                     guint           item,
                                     gboolean        marked,
                                     const char     *place);
/* A box in which cases stand as words in a paragraph. */
GtkWidget *ent_truth_cases_new      (void);
/* Appends one for each of @items (of guint) to @box. */
void       ent_truth_cases_append   (GtkBox         *box,
                                     EntTruthResult *result,
                                     GArray         *items,
                                     gboolean        marked,
                                     const char     *place);
/* The wheel over @widget moves the nearest window around it that can move: GTK takes it even where there is nothing to
 * scroll, or sideways alone. */
void       ent_truth_pass_wheel     (GtkWidget      *widget);
/* A value of a measure with its sign before it in any direction. (transfer full) */
char      *ent_truth_format_value   (EntMeasure      measure,
                                     double          value);
/* "0.83", or a dash where there is none. (transfer full) */
char      *ent_truth_format_fit     (double          value);
/* "in", "out", "0.73". (transfer full) */
char      *ent_truth_format_member  (double          member);

G_END_DECLS
