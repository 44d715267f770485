#pragma once

#include "ent-timeline-view.h"

G_BEGIN_DECLS

/* A button for the end of a view's toolbar: its menu makes pictures of what the view shows. */
GtkWidget *ent_picture_menu_new (EntTimelineView *view);

G_END_DECLS
