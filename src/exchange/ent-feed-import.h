#pragma once

#include "ent-feed.h"
#include "ent-store.h"

G_BEGIN_DECLS

typedef void (*EntFeedImportFunc) (guint    n_cases,
                                   gpointer data);

/**
 * ent_feed_import:
 * @feed: as it is to be kept
 * @index: trusted and newer
 * @paths: (element-type filename): for each case of the index its verified file, or NULL where the library has it
 * @progress: (nullable): how many are in; from the calling thread
 *
 * Reads the files, ahead in another thread, and applies them (ent_store_apply_feed()): all or nothing. A file that is no
 * good case, or that has another id or version than the index says: ENT_EXCHANGE_ERROR with a message that names case,
 * place and reason.
 */
gboolean ent_feed_import (EntStore            *store,
                          const EntFeed       *feed,
                          const EntFeedIndex  *index,
                          GPtrArray           *paths,
                          EntFeedImportFunc    progress,
                          gpointer             data,
                          GCancellable        *cancellable,
                          GError             **error);

G_END_DECLS
