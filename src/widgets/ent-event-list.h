#pragma once

#include "ent-event-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One event of a table, for as long as somebody looks at it. */
#define ENT_TYPE_EVENT_LIST_ITEM (ent_event_list_item_get_type ())
G_DECLARE_FINAL_TYPE (EntEventListItem, ent_event_list_item, ENT, EVENT_LIST_ITEM, GObject)

/* Its index in the table. */
guint ent_event_list_item_get_index (EntEventListItem *self);

/* The events of a table, or some of them, as a GListModel of EntEventListItem, in order of
 * time.  It never changes; an item is made when it is asked for and there is one of each
 * event, so a list of a million costs what is seen of it. */
#define ENT_TYPE_EVENT_LIST (ent_event_list_get_type ())
G_DECLARE_FINAL_TYPE (EntEventList, ent_event_list, ENT, EVENT_LIST, GObject)

/* @shown: (nullable): table->n bytes; those events are listed whose byte is not 0. NULL: all.
 *
 * O(n) with @shown, else O(1). */
EntEventList *ent_event_list_new          (EntEventTable *table,
                                           const guint8  *shown);
/* O(1). The index in the table of what stands at @position. */
guint         ent_event_list_get_index    (EntEventList  *self,
                                           guint          position);
/* O(log n). The position of the table's event @index; G_MAXUINT (which is
 * GTK_INVALID_LIST_POSITION) where it is not listed. */
guint         ent_event_list_get_position (EntEventList  *self,
                                           guint          index);
/* How many items are alive. */
guint         ent_event_list_get_n_made   (EntEventList  *self);

G_END_DECLS
