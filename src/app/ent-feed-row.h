#pragma once

#include <adwaita.h>

#include "ent-feeds.h"

G_BEGIN_DECLS

/* A feed in a list: how it is, and under it all that is known of it, and what can be done. */
#define ENT_TYPE_FEED_ROW (ent_feed_row_get_type ())
G_DECLARE_FINAL_TYPE (EntFeedRow, ent_feed_row, ENT, FEED_ROW, AdwExpanderRow)

GtkWidget *ent_feed_row_new (EntFeeds    *feeds,
                             EntFeedItem *item);

G_END_DECLS
