#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the preferences over @parent. */
void ent_preferences_present (GtkWindow *parent,
                              GSettings *settings);

G_END_DECLS
