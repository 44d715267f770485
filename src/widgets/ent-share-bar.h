#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A short line of which a part is filled, from the side at which reading begins.  What it says stands beside it. */
#define ENT_TYPE_SHARE_BAR (ent_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntShareBar, ent_share_bar, ENT, SHARE_BAR, GtkWidget)

/* @share: from 0 to 1 */
GtkWidget *ent_share_bar_new (double share);

G_END_DECLS
