#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* A dialog of what a note was before: each version with what changed since, to be restored. */
void ent_versions_window_present (GtkWidget  *over,
                                  EntSession *session,
                                  const char *note_id);

G_END_DECLS
