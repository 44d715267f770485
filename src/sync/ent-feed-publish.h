#pragma once

#include <gio/gio.h>

#include "ent-case-file.h"
#include "ent-feed.h"
#include "ent-minisign.h"

G_BEGIN_DECLS

typedef struct
{
  const char *feed;          /* id, or NULL: the one it has, else one made of the title */
  const char *title;         /* or NULL: the one it has */
  gint64      now_sec;       /* since 1970 UTC: when it is issued */
  int         valid_days;    /* until it expires */
  gint64      serial;        /* 0: the next one */
  int         keep_days;     /* files that the index names no more are kept so long; -1: for ever */
  const char *next_key;      /* that signs from now on, "RW…", or NULL */
} EntFeedPublishOptions;

typedef struct
{
  EntFeedIndex *index;
  gboolean      written;     /* FALSE: the feed holds just this, and is valid for a good while yet */
  guint         n_new;       /* case files written */
  guint         n_pruned;
} EntFeedPublished;

void              ent_feed_published_free (EntFeedPublished *self);

/**
 * ent_feed_publish:
 * @cases_dir: its *.json are the cases; each is checked as "validate" does
 * @feed_dir: made where it is missing
 * @codebook: (nullable): factors are checked against it
 *
 * Files first, each through a temporary name, the index last. The same cases, options and key give the same bytes.
 * Returns: (transfer full) (nullable): NULL with an error that names file and reason; then the feed is as it was, but
 *   for files that its index does not name
 */
EntFeedPublished *ent_feed_publish        (const char                  *cases_dir,
                                           const char                  *feed_dir,
                                           EntSecretKey                *key,
                                           EntCodebook                 *codebook,
                                           const EntFeedPublishOptions *options,
                                           GCancellable                *cancellable,
                                           GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFeedPublished, ent_feed_published_free)

G_END_DECLS
