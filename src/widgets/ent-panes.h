#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Three columns: a sidebar, the content and an inspector.  The sides can be hidden and
 * resized by dragging their edge; where the whole is narrower than ENT_PANES_NARROW_WIDTH
 * the inspector lies over the content, where it is narrower than ENT_PANES_TINY_WIDTH the
 * sidebar does too; Escape then takes it away.  Start is left in left-to-right languages. */
#define ENT_PANES_NARROW_WIDTH 900
#define ENT_PANES_TINY_WIDTH   620

#define ENT_TYPE_PANES (ent_panes_get_type ())
G_DECLARE_FINAL_TYPE (EntPanes, ent_panes, ENT, PANES, GtkWidget)

/* Properties: "sidebar", "content", "inspector" (widgets), "show-sidebar", "show-inspector"
 * (booleans), "sidebar-width", "inspector-width" (px), "narrow" (boolean, read-only), "inspector-away"
 * (boolean): the content has its own, so that this one is not shown whatever "show-inspector" says. */
GtkWidget *ent_panes_new (void);

G_END_DECLS
