#pragma once

#include "ent-timeline-capture.h"

G_BEGIN_DECLS

/* Puts a picture of what is in view on the clipboard, and says so by a toast of the window in
 * which @widget stands. @capture: (transfer full) */
void ent_picture_copy (GtkWidget          *widget,
                       EntTimelineCapture *capture);

G_END_DECLS
