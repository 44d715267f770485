#pragma once

#include <adwaita.h>

#include "ent-feeds.h"

G_BEGIN_DECLS

/* Asks for the address of a feed, shows what is there and the fingerprint of its key, and adds it once the person has
 * compared that. */
#define ENT_TYPE_FEED_WINDOW (ent_feed_window_get_type ())
G_DECLARE_FINAL_TYPE (EntFeedWindow, ent_feed_window, ENT, FEED_WINDOW, AdwWindow)

void ent_feed_window_present (GtkWidget *over,
                              EntFeeds  *feeds);
/* The same for a feed that something names; still the person looks at it and compares. @key: (nullable) */
void ent_feed_window_present_for (GtkWidget  *over,
                                  EntFeeds   *feeds,
                                  const char *address,
                                  const char *key);

G_END_DECLS
