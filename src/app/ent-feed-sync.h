#pragma once

#include "ent-feed-client.h"
#include "ent-library.h"

G_BEGIN_DECLS

/* The sync of one feed: a look at it in a thread of its own, and what it brings, put by the library's thread. */

/* How far it is: written by the threads, read whenever one likes. */
typedef struct _EntFeedWatch EntFeedWatch;

EntFeedWatch *ent_feed_watch_new   (void);
EntFeedWatch *ent_feed_watch_ref   (EntFeedWatch        *self);
void          ent_feed_watch_unref (EntFeedWatch        *self);
void          ent_feed_watch_read  (EntFeedWatch        *self,
                                    EntFeedProgress     *progress);

/* What came of it. */
typedef struct
{
  EntFeedState state;
  guint        n_added;
  guint        n_changed;
  guint        n_back;       /* published again */
  guint        n_withdrawn;
} EntFeedOutcome;

/* @feed: as the library has it; copied */
void          ent_feed_sync_async  (EntLibrary          *library,
                                    const EntFeed       *feed,
                                    EntFeedWatch        *watch,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
/* FALSE where it was cancelled, or the library itself could not be written. That a feed could not be had, or not be
 * trusted, is kept with it, and no error here. */
gboolean      ent_feed_sync_finish (GAsyncResult        *result,
                                    EntFeedOutcome      *outcome,
                                    GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFeedWatch, ent_feed_watch_unref)

G_END_DECLS
