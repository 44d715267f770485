#pragma once

#include "ent-feed-publish.h"

G_BEGIN_DECLS

/* The parts of publishing: the cases that are to be offered, and the files of a feed's folder. */

/* Cases */

/**
 * ent_feed_read_cases:
 * @sources: (out): of char*: for each case of the result its file
 *
 * One file at a time is in memory.
 * Returns: (transfer full) (nullable): of EntFeedCase, by id
 */
GPtrArray *ent_feed_read_cases   (const char          *cases_dir,
                                  EntCodebook         *codebook,
                                  GPtrArray          **sources,
                                  GCancellable        *cancellable,
                                  GError             **error);
/* Refuses cases that a reader of @old would refuse: a version went back, or stayed while the case changed. The same where
 * a case comes back that the feed had left out, so far as its files are kept. */
gboolean   ent_feed_check_cases  (const char          *feed_dir,
                                  const EntFeedIndex  *old,
                                  GPtrArray           *cases,
                                  GPtrArray           *sources,
                                  GCancellable        *cancellable,
                                  GError             **error);

/* Files. What is there in these very bytes is left alone. */

gboolean   ent_feed_put_file     (const char          *path,
                                  const char          *bytes,
                                  gsize                length,
                                  GError             **error);
/* "PATH.gz" beside it, the same for the same bytes. */
gboolean   ent_feed_put_packed   (const char          *path,
                                  const char          *bytes,
                                  gsize                length,
                                  GError             **error);
/* The files of the cases of @index; @n_new: (out): how many were not there. */
gboolean   ent_feed_put_cases    (const char          *feed_dir,
                                  const EntFeedIndex  *index,
                                  GPtrArray           *sources,
                                  guint               *n_new,
                                  GCancellable        *cancellable,
                                  GError             **error);
/* Files that @old names and @index does not begin to age. */
void       ent_feed_retire_files (const char          *feed_dir,
                                  const EntFeedIndex  *old,
                                  const EntFeedIndex  *index);
/* Whether this is the name of a file of the case: "ID.SHA256.json". */
gboolean   ent_feed_is_file_of   (const char          *name,
                                  const char          *case_id);
/* Removes files of cases that @index does not name and that have aged for so long; returns how many. */
guint      ent_feed_prune_files  (const char          *feed_dir,
                                  const EntFeedIndex  *index,
                                  int                  keep_days);

G_END_DECLS
