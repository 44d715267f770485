#pragma once

#include "ent-store-feeds.h"
#include "ent-store-private.h"

G_BEGIN_DECLS

/* Inside the caller's transaction. */

/* (transfer full) (nullable): NULL without error where there is none */
EntFeed   *ent_feed_row_find        (EntStore       *self,
                                     const char     *id,
                                     GError        **error);
/* Keeps all of @feed but its cases. */
gboolean   ent_feed_row_put         (EntStore       *self,
                                     const EntFeed  *feed,
                                     GError        **error);

/**
 * ent_feed_drop_case:
 * @kept: (out): whether it is
 *
 * What becomes of a case that is published no more: something personal points to it, and it is marked as withdrawn,
 * or it goes.
 */
gboolean   ent_feed_drop_case       (EntStore       *self,
                                     const char     *case_id,
                                     gboolean       *kept,
                                     GError        **error);

/* Keeps it as news; key and feed_title are not looked at, and seen is FALSE. */
gboolean   ent_news_put             (EntStore       *self,
                                     const EntNews  *news,
                                     const char     *feed_title,
                                     GError        **error);
/* Of a case in which nothing changed. (transfer full) */
EntCaseDiff *ent_news_diff_new      (int             before,
                                     int             after);
/* News that were seen long ago go. */
gboolean   ent_news_clean           (EntStore       *self,
                                     GError        **error);

G_END_DECLS
