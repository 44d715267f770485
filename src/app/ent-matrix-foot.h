#pragma once

#include <gtk/gtk.h>

#include "ent-matrix-spec.h"
#include "ent-statement.h"

G_BEGIN_DECLS

/* Below the matrix: what it shows, in sentences, each of which opens what carries it; what is lit in it, and its key.
 *
 * Signals: "light" (EntStatement, pointer; nullable): a person opened a sentence, or closed it; "dismissed": does not
 * want to see any more what is lit. */
#define ENT_TYPE_MATRIX_FOOT (ent_matrix_foot_get_type ())
G_DECLARE_FINAL_TYPE (EntMatrixFoot, ent_matrix_foot, ENT, MATRIX_FOOT, GtkWidget)

GtkWidget *ent_matrix_foot_new  (void);
/* Sentences that are the same stay as they are. */
void       ent_matrix_foot_set  (EntMatrixFoot  *self,
                                 EntMatrix      *matrix,
                                 EntMatrixWhose  whose);
/* Says what is lit, until it is told something else. @text: (nullable) */
void       ent_matrix_foot_tell (EntMatrixFoot  *self,
                                 const char     *text);
/* Closes the sentence that is open; nobody pressed it. */
void       ent_matrix_foot_close (EntMatrixFoot *self);

G_END_DECLS
