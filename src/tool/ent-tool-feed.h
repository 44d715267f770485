#pragma once

#include <gio/gio.h>

#include "ent-json-writer.h"
#include "ent-store-feeds.h"
#include "ent-tool.h"
#include "ent-tool-page.h"

G_BEGIN_DECLS

/* What the commands for feeds share. */

EntToolStatus  ent_tool_feed_sync    (EntTool        *self,
                                      char          **arguments);

/* Exit status for what went wrong with a feed: network, trust, content, or anything else. */
EntToolStatus  ent_tool_feed_status  (const GError   *error);
/* How it is kept with the feed; like ent_sync_error_to_state(), for errors of putting too. */
EntFeedState   ent_tool_feed_state   (const GError   *error);
/* From now on Ctrl+C and SIGTERM cancel what is returned, once; the second one ends the program. Before any
 * other thread begins. (transfer none) */
GCancellable  *ent_tool_feed_catch_signals (void);

/* Members of an object that is open. */
void           ent_tool_write_feed   (EntJsonWriter  *writer,
                                      const EntFeed  *feed);
void           ent_tool_write_news   (EntJsonWriter  *writer,
                                      const EntNews  *news);
/* A case, and what is different in it, to read. */
void           ent_tool_page_news    (EntToolPage    *page,
                                      const EntNews  *news);

G_END_DECLS
