#pragma once

#include <gtk/gtk.h>

#include "ent-address.h"
#include "ent-session.h"

G_BEGIN_DECLS

/* Search, the cases with their relations lines, and what goes across cases.  Rows lead on
 * through the action "win.go". */
#define ENT_TYPE_SIDEBAR (ent_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (EntSidebar, ent_sidebar, ENT, SIDEBAR, GtkWidget)

GtkWidget *ent_sidebar_new          (EntSession    *session);
void       ent_sidebar_focus_search (EntSidebar    *self);
/* Marks the row of the place that is open. */
void       ent_sidebar_set_place    (EntSidebar       *self,
                                     const EntAddress *link);

G_END_DECLS
