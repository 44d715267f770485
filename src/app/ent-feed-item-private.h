#pragma once

#include "ent-feeds.h"

G_BEGIN_DECLS

/* For EntFeeds alone. @feed: (transfer full) */
EntFeedItem *ent_feed_item_new      (EntFeed     *feed);
/* "status" is told of even where it says the same: what the feed holds may be another. @feed: (transfer full) */
void         ent_feed_item_set_feed (EntFeedItem *self,
                                     EntFeed     *feed);
/* @work: (nullable): how far its sync is, in words; NULL: none is at hand */
void         ent_feed_item_set_work (EntFeedItem *self,
                                     const char  *work,
                                     double       fraction);

G_END_DECLS
