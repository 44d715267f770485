#pragma once

#include "ent-feed.h"

G_BEGIN_DECLS

/* index.json, as data/feed.md describes it. Any thread. */

#define ENT_FEED_INDEX_FORMAT    1
#define ENT_FEED_INDEX_MAX_BYTES (8 * 1024 * 1024)
#define ENT_FEED_MAX_CASES       20000
/* A case file is no larger than ENT_CASE_FILE_MAX_BYTES. */
#define ENT_FEED_MAX_TOTAL       (4LL * 1024 * 1024 * 1024)

/**
 * ent_feed_index_parse:
 *
 * Bytes whose signature was checked. Refused, each with its own message of ENT_SYNC_ERROR_CONTENT: what is no
 * JSON or beyond a limit; a later format; missing, unknown or wrong members; a case listed twice or out of order; a case
 * whose id claims another feed ("us-vietnam@other"); an id or path that leads out of the folder; a path that is
 * not the one of its id and hash; a serial beyond what can have been issued.
 * Returns: (transfer full) (nullable)
 */
EntFeedIndex *ent_feed_index_parse     (const char          *bytes,
                                        gsize                length,
                                        GError             **error);
/* (transfer full): canonical: the same for the same index */
char         *ent_feed_index_to_string (const EntFeedIndex  *self,
                                        gsize               *length);
/* The trusted comment of its signature: "feed:ID serial:N timestamp:SECONDS" (transfer full) */
char         *ent_feed_index_format_comment (const EntFeedIndex *self);
/* "cases/ID.SHA256.json" (transfer full) */
char         *ent_feed_case_format_path (const char         *id,
                                        const char          *sha256);

G_END_DECLS
