#pragma once

#include <gtk/gtk.h>

#include "ent-feed-client.h"
#include "ent-library.h"

G_BEGIN_DECLS

/* One feed as the interface shows it. Properties (read only): "title"; "status": what a person should know of
 * it now, one line, translated ("Up to date, 12 days old"); "busy"; "fraction": of the sync at hand, 0 to 1. */
#define ENT_TYPE_FEED_ITEM (ent_feed_item_get_type ())
G_DECLARE_FINAL_TYPE (EntFeedItem, ent_feed_item, ENT, FEED_ITEM, GObject)

/* (transfer none): as the library has it; another one once it was synced */
const EntFeed *ent_feed_item_get_feed  (EntFeedItem *self);

/* The feeds of the library and their syncs: one at a time, in a worker thread; the main thread never waits.
 * One for each session (ent_session_get_feeds()).
 *
 * Properties (read only): "started": its feeds were read; "busy": a sync is at hand; "status": of it, one line ("Fetching
 * 3 of 6 cases, 1.2 MB"); "fraction".
 * Signals: "synced" (guint: cases that are new, changed or withdrawn; gboolean: a person asked for it; char *: what to tell
 * a person in one line, or NULL where there is nothing worth a word), when all feeds of a sync were looked at. */
#define ENT_TYPE_FEEDS (ent_feeds_get_type ())
G_DECLARE_FINAL_TYPE (EntFeeds, ent_feeds, ENT, FEEDS, GObject)

EntFeeds   *ent_feeds_new           (EntLibrary          *library);
/* (transfer none): of EntFeedItem, by title */
GListModel *ent_feeds_get_model     (EntFeeds            *self);
/* Once the library is open: reads the feeds; then syncs now and daily where @settings say so ("sync-at-start",
 * "sync-daily", "sync-metered") and the network is there. */
void        ent_feeds_start         (EntFeeds            *self,
                                     GSettings           *settings);
/* A person asks for it. @id: (nullable): one feed, or all. Nothing happens while a sync is at hand. */
void        ent_feeds_sync          (EntFeeds            *self,
                                     const char          *id);
void        ent_feeds_cancel        (EntFeeds            *self);
gboolean    ent_feeds_is_busy       (EntFeeds            *self);
/* (nullable): the id of a feed that the last sync could not bring up to date, for another reason than that it could not be
 * reached: its whole message is worth reading */
const char *ent_feeds_get_trouble   (EntFeeds            *self);
/* (transfer none) (nullable): whether it is there already */
EntFeedItem *ent_feeds_find         (EntFeeds            *self,
                                     const char          *id);

/* A feed that a person has the address of, before it is added. @key: (nullable) */
void        ent_feeds_meet_async    (EntFeeds            *self,
                                     const char          *address,
                                     const char          *key,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
/* @index: (out) (transfer full). (transfer full) (nullable) */
EntFeed    *ent_feeds_meet_finish   (EntFeeds            *self,
                                     GAsyncResult        *result,
                                     EntFeedIndex       **index,
                                     GError             **error);
/* The person has compared its fingerprint; it is synced at once. */
void        ent_feeds_add_async     (EntFeeds            *self,
                                     const EntFeed       *feed,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
gboolean    ent_feeds_add_finish    (EntFeeds            *self,
                                     GAsyncResult        *result,
                                     GError             **error);
void        ent_feeds_remove_async  (EntFeeds            *self,
                                     const char          *id,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
gboolean    ent_feeds_remove_finish (EntFeeds            *self,
                                     GAsyncResult        *result,
                                     GError             **error);

G_END_DECLS
