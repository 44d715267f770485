#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* Over the window in which @over stands: how a lecture went each time that it was held or rehearsed, the last time first;
 * per slide and section, against what was planned. */
void ent_rehearsals_window_present (gpointer    over,
                                    EntSession *session,
                                    const char *lecture_id);

G_END_DECLS
