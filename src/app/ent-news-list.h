#pragma once

#include "ent-library.h"
#include "ent-news-item.h"

G_BEGIN_DECLS

/* The news of the library, once for all windows. Signal: "changed". */
#define ENT_TYPE_NEWS_LIST (ent_news_list_get_type ())
G_DECLARE_FINAL_TYPE (EntNewsList, ent_news_list, ENT, NEWS_LIST, GObject)

/* @cases: of EntCaseItem, those of the library */
EntNewsList *ent_news_list_new          (EntLibrary  *library,
                                         GListModel  *cases);
/* Reads the news, again, from an open library. @codebook: (nullable) */
void         ent_news_list_read         (EntNewsList *self,
                                         EntCodebook *codebook);
/* (transfer none) (element-type EntNewsItem): newest first; another array after "changed" */
GPtrArray   *ent_news_list_get_items    (EntNewsList *self);
/* How many cases have news that were not seen. */
guint        ent_news_list_count_unseen (EntNewsList *self);
/* @kind: (out): what the newest news of the case are that were not seen. Returns: whether there are any */
gboolean     ent_news_list_find_unseen  (EntNewsList *self,
                                         const char  *case_id,
                                         EntNewsKind *kind);
/* A person has seen all of them. */
void         ent_news_list_see          (EntNewsList *self);

G_END_DECLS
