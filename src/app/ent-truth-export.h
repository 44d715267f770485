#pragma once

#include <gtk/gtk.h>

#include "ent-truth-result.h"

G_BEGIN_DECLS

/* The truth table as it is shown, for other programs: a column for each condition by its id, OUT ("1", "0", "C", "?"), n,
 * incl (consistency), PRI, cases; numbers have a point in any language. (transfer full) */
char *ent_truth_table_to_csv      (EntTruthResult *result);
/* The same with tabulators, titles for ids, as a spreadsheet or a page takes it. (transfer full) */
char *ent_truth_table_to_text     (EntTruthResult *result);
/* The solutions that show, in words. (transfer full) */
char *ent_truth_solutions_to_text (EntTruthResult *result);

/* Asks where the table goes, and writes it there. */
void  ent_truth_export            (GtkWidget      *over,
                                   EntTruthResult *result);
/* The same for a place that is known; "win.tell" of @over says how it went. */
void  ent_truth_export_to         (GtkWidget      *over,
                                   EntTruthResult *result,
                                   const char     *path);

G_END_DECLS
