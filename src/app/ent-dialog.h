#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window over the one in which @over stands, that waits for an answer; Escape closes it. */
GtkWindow *ent_dialog_new (GtkWidget  *over,
                           const char *title,
                           int         width,
                           int         height);

G_END_DECLS
