#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is set, a chip for each that takes it away.  Chips that find no room scroll; without any
 * it is not to be seen.
 *
 * Signals: "removed" (uint: which). */
#define ENT_TYPE_CHIPS (ent_chips_get_type ())
G_DECLARE_FINAL_TYPE (EntChips, ent_chips, ENT, CHIPS, GtkWidget)

/* @origin: (transfer none): outlives it; gets the focus when the last chip, which had it, goes */
GtkWidget *ent_chips_new        (GtkWidget          *origin);
/* The focus among the chips stays at its place. */
void       ent_chips_set_labels (EntChips           *self,
                                 const char * const *labels);

G_END_DECLS
