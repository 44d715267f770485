#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* What's New: what updates brought, newest first, case by case and event by event. What was shown is seen. */
#define ENT_TYPE_NEWS_PAGE (ent_news_page_get_type ())
G_DECLARE_FINAL_TYPE (EntNewsPage, ent_news_page, ENT, NEWS_PAGE, GtkWidget)

void ent_news_page_set_session (EntNewsPage *self,
                                EntSession  *session);
/* @items: (transfer full) (element-type EntNewsItem): newest first */
void ent_news_page_set_items   (EntNewsPage *self,
                                GPtrArray   *items);
/* A person comes to it. */
void ent_news_page_open        (EntNewsPage *self);

G_END_DECLS
