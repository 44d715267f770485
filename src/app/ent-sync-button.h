#pragma once

#include <gtk/gtk.h>

#include "ent-feeds.h"

G_BEGIN_DECLS

/* Shows while a sync is at hand; opened, how far it is, and Cancel. */
#define ENT_TYPE_SYNC_BUTTON (ent_sync_button_get_type ())
G_DECLARE_FINAL_TYPE (EntSyncButton, ent_sync_button, ENT, SYNC_BUTTON, GtkWidget)

void ent_sync_button_set_feeds (EntSyncButton *self,
                                EntFeeds      *feeds);

G_END_DECLS
