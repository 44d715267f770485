#pragma once

#include <gtk/gtk.h>

#include "ent-news-item.h"

G_BEGIN_DECLS

/* One update of a feed: when it was, and a card for each case that it changed. An item of a list. */
#define ENT_TYPE_NEWS_UPDATE (ent_news_update_get_type ())
G_DECLARE_FINAL_TYPE (EntNewsUpdate, ent_news_update, ENT, NEWS_UPDATE, GtkWidget)

/* @items: (element-type EntNewsItem): those of the update, at least one */
GtkWidget *ent_news_update_new (GPtrArray *items);

G_END_DECLS
