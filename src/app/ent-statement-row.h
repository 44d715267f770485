#pragma once

#include <gtk/gtk.h>

#include "ent-matrix.h"
#include "ent-statement.h"

G_BEGIN_DECLS

/* A sentence said across cases.  Pressed, it opens what carries it, case by case: cells and events, each of which
 * leads to its own; below itself, or, where there is no room, in a popover.
 *
 * Signal "opened" (boolean): a person opened or closed it; what it speaks of is to be lit while it is open. */
#define ENT_TYPE_STATEMENT_ROW (ent_statement_row_get_type ())
G_DECLARE_FINAL_TYPE (EntStatementRow, ent_statement_row, ENT, STATEMENT_ROW, GtkWidget)

/* @coder: whose ratings are shown beside the cells; @statement: copied */
GtkWidget          *ent_statement_row_new           (EntMatrix          *matrix,
                                                     guint               coder,
                                                     const EntStatement *statement,
                                                     gboolean            in_popover);
/* (transfer none) */
const EntStatement *ent_statement_row_get_statement (EntStatementRow    *self);
gboolean            ent_statement_row_is_open       (EntStatementRow    *self);
/* Says nothing: nobody pressed it. */
void                ent_statement_row_close         (EntStatementRow    *self);

G_END_DECLS
