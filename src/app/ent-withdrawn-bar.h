#pragma once

#include <gtk/gtk.h>

#include "ent-store.h"

G_BEGIN_DECLS

/* Says over a case that it is no longer published, and why it is there still. */
#define ENT_TYPE_WITHDRAWN_BAR (ent_withdrawn_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntWithdrawnBar, ent_withdrawn_bar, ENT, WITHDRAWN_BAR, GtkWidget)

GtkWidget *ent_withdrawn_bar_new      (void);
/* Shows itself where there is something to say. @info: (nullable) */
void       ent_withdrawn_bar_set_info (EntWithdrawnBar   *self,
                                       const EntCaseInfo *info);

G_END_DECLS
