#pragma once

#include "ent-feeds.h"

G_BEGIN_DECLS

/* Shows the preferences over @parent. @show_feeds: on the page of the feeds, with the details of the one that is in trouble */
void ent_preferences_present (GtkWindow *parent,
                              GSettings *settings,
                              EntFeeds  *feeds,
                              gboolean   show_feeds);

G_END_DECLS
