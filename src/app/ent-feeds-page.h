#pragma once

#include <adwaita.h>

#include "ent-feeds.h"

G_BEGIN_DECLS

/* The feeds, and when they are looked at, for the preferences. */
#define ENT_TYPE_FEEDS_PAGE (ent_feeds_page_get_type ())
G_DECLARE_FINAL_TYPE (EntFeedsPage, ent_feeds_page, ENT, FEEDS_PAGE, AdwPreferencesPage)

EntFeedsPage *ent_feeds_page_new  (EntFeeds     *feeds,
                                   GSettings    *settings);
/* Opens the details of this one. */
void          ent_feeds_page_show (EntFeedsPage *self,
                                   const char   *id);

G_END_DECLS
