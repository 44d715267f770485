#pragma once

#include <gio/gio.h>

#include "ent-codebook.h"
#include "ent-store-feeds.h"

G_BEGIN_DECLS

/* A piece of news as the page shows it, with what there is now of what it is about.
 *
 * Property "n-waiting": so many notes on its case wait for a place; 0 where newer news are about the case too. */
#define ENT_TYPE_NEWS_ITEM (ent_news_item_get_type ())
G_DECLARE_FINAL_TYPE (EntNewsItem, ent_news_item, ENT, NEWS_ITEM, GObject)

/**
 * ent_news_items_new:
 * @news: (transfer full) (element-type EntNews): newest first
 * @cases: (nullable): of EntCaseItem, those of the library; NULL: there are none
 * @codebook: (nullable)
 *
 * Returns: (transfer full) (element-type EntNewsItem): in the same order
 */
GPtrArray     *ent_news_items_new           (GPtrArray    *news,
                                             GListModel   *cases,
                                             EntCodebook  *codebook);
const EntNews *ent_news_item_get_news       (EntNewsItem  *self);
/* (nullable) */
EntCodebook   *ent_news_item_get_codebook   (EntNewsItem  *self);
/* Whether its case is in the library. */
gboolean       ent_news_item_has_case       (EntNewsItem  *self);
/* Whether this event of it still is, as far as news tell. */
gboolean       ent_news_item_has_event      (EntNewsItem  *self,
                                             const char   *id);
guint          ent_news_item_get_n_waiting  (EntNewsItem  *self);
/* @n_waiting: on the case */
void           ent_news_item_set_n_waiting  (EntNewsItem  *self,
                                             guint         n_waiting);
/* Whether what changed is open to be read: at first where that is little, and was not seen. */
gboolean       ent_news_item_is_expanded    (EntNewsItem  *self);
void           ent_news_item_set_expanded   (EntNewsItem  *self,
                                             gboolean      expanded);
/* Whether both came in the same update. */
gboolean       ent_news_item_is_of_update   (EntNewsItem  *self,
                                             EntNewsItem  *other);

G_END_DECLS
