#pragma once

#include "ent-feed-trust.h"
#include "ent-fetch.h"
#include "ent-sync-error.h"

G_BEGIN_DECLS

/* A look at a feed, from the first request to verified files in a folder. All of it waits: in a worker thread. */

typedef enum
{
  ENT_FEED_ASKING,     /* for the index */
  ENT_FEED_FETCHING,   /* cases */
  ENT_FEED_APPLYING,   /* to the library: reported by who does that */
} EntFeedStage;

typedef struct
{
  EntFeedStage stage;
  gint64       n_bytes;     /* on the wire: fewer than there are where they come compressed */
  gint64       all_bytes;   /* 0 until known */
  guint        n_cases;
  guint        all_cases;
} EntFeedProgress;

/* From the thread that works. */
typedef void (*EntFeedProgressFunc) (const EntFeedProgress *progress,
                                     gpointer               data);

/* What came of it. */
typedef struct
{
  EntFeed      *feed;      /* as it is to be kept: with state, time and validators, and where the offer is newer with
                              its serial, times, title and key; cases are those of before */
  EntFeedIndex *index;     /* of an offer that is newer, else NULL */
  GPtrArray    *paths;     /* of char*: for each case of the index its verified file, or NULL where the library has
                              it in this very version */
  gint64        n_bytes;   /* that were fetched */
  guint         n_requests;
} EntFeedUpdate;

void           ent_feed_update_free (EntFeedUpdate *self);

/**
 * ent_feed_look:
 * @feed: what the library has of it
 * @spool: folder for files on their way; made where it is missing. A later look goes on with what is there
 * @limits: (nullable)
 *
 * Returns: (transfer full) (nullable): with state NEW, SAME or OLDER; NULL with an error: keep
 *   ent_sync_error_to_state() and its message with the feed
 */
EntFeedUpdate *ent_feed_look        (const EntFeed         *feed,
                                     const char            *spool,
                                     const EntFetchLimits  *limits,
                                     EntFeedProgressFunc    progress,
                                     gpointer               data,
                                     GCancellable          *cancellable,
                                     GError               **error);
/* Once it is applied: files that nothing needs any more. */
void           ent_feed_clean_spool (const char            *spool);
/* $XDG_CACHE_HOME/entente/feeds/ID (transfer full) */
char          *ent_feed_dup_spool   (const char            *feed_id);

/**
 * ent_feed_meet:
 * @url: as ent_fetch_fix_url() makes it
 * @key: (nullable): "RW…"; NULL: the one that the feed shows in feed.pub, for a person to confirm
 * @index: (out) (optional) (transfer full):
 *
 * A feed that one does not have yet: its key, its id and title. Nothing is kept.
 * Returns: (transfer full) (nullable): with serial 0 and no cases
 */
EntFeed       *ent_feed_meet        (const char            *url,
                                     const char            *key,
                                     const EntFetchLimits  *limits,
                                     EntFeedIndex         **index,
                                     GCancellable          *cancellable,
                                     GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFeedUpdate, ent_feed_update_free)

G_END_DECLS
