#pragma once

#include <gtk/gtk.h>

#include "ent-truth-result.h"

G_BEGIN_DECLS

/* What a truth table comes to, in words first and in the notation of QCA below; each fills an empty box. */

/* Those of the solutions that the spec wants to see. */
void  ent_truth_solutions_fill    (GtkBox               *box,
                                   EntTruthResult       *result);
/* Each condition and its absence, by itself, as necessary and as sufficient. */
void  ent_truth_needs_fill        (GtkBox               *box,
                                   EntTruthResult       *result);
/* "Trade restoration and not Sanctions and barriers"; @markup: with links to the factors. (transfer full) */
char *ent_truth_term_dup_words    (const EntTruthResult *result,
                                   EntTerm               term,
                                   gboolean              markup);

G_END_DECLS
