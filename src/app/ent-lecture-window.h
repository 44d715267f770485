#pragma once

#include <gtk/gtk.h>

#include "ent-deck-model.h"

G_BEGIN_DECLS

/* Asks what a lecture is called, when and where it is given, how long it is and how it looks, and keeps that. */
GtkWindow *ent_lecture_window_present (GtkWidget    *over,
                                       EntDeckModel *model);

G_END_DECLS
