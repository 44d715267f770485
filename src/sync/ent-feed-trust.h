#pragma once

#include <gio/gio.h>

#include "ent-feed.h"

G_BEGIN_DECLS

/* Whether what a server offers is to be trusted. Nothing here touches network or disk. Any thread. */

typedef enum
{
  ENT_FEED_OFFER_NEWER,
  ENT_FEED_OFFER_SAME,
  ENT_FEED_OFFER_OLDER,   /* and still valid: a mirror that lags behind */
} EntFeedOffer;

/**
 * ent_feed_judge:
 * @feed: what the library has of the feed: its key is pinned; serial 0 where it is new
 * @now_sec: since 1970 UTC
 * @index: (out) (transfer full): of the offer
 *
 * First the signature, then all else. FALSE with a whole message, which names the feed, the reason, and what one
 * keeps and how old it is; ENT_SYNC_ERROR_TRUST but for an index that cannot be read (CONTENT).
 */
gboolean ent_feed_judge       (const EntFeed  *feed,
                               GBytes         *index_bytes,
                               GBytes         *signature,
                               gint64          now_sec,
                               EntFeedOffer   *offer,
                               EntFeedIndex  **index,
                               GError        **error);
/* Whether what one has is still valid: the server may say "not modified" for ever (freeze). */
gboolean ent_feed_check_fresh (const EntFeed  *feed,
                               gint64          now_sec,
                               GError        **error);
/* "signed by 9f86 d081 …, 12 days old": what one has of a feed, for a person; NULL where one has nothing. (transfer full) */
char    *ent_feed_dup_standing (const EntFeed *feed,
                               gint64          now_sec);
/* The whole message of a look that failed: the feed, @reason (a clause: "example.org could not be reached"), what one
 * keeps and how old it is. (transfer full) */
char    *ent_feed_explain      (const EntFeed  *feed,
                               gint64          now_sec,
                               const char     *reason);

G_END_DECLS
