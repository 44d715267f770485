#pragma once

#include <gtk/gtk.h>

#include "ent-news-item.h"

G_BEGIN_DECLS

/* What an update did to one case: its title, what happened in words, and what changed, to be opened. An item of a
 * list. */
#define ENT_TYPE_NEWS_CARD (ent_news_card_get_type ())
G_DECLARE_FINAL_TYPE (EntNewsCard, ent_news_card, ENT, NEWS_CARD, GtkWidget)

GtkWidget *ent_news_card_new (EntNewsItem *item);

G_END_DECLS
