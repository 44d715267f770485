#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Brings the list of cases up to date while people look at it: a few rows in each frame, since a feed can
 * bring a thousand cases at once. Main thread. */

typedef void (*EntCaseMergeFunc) (gpointer data);

/**
 * ent_case_merge:
 * @cases: of EntCaseItem; it must be changed by nothing else meanwhile
 * @items: (element-type EntCaseItem) (transfer full): what it is to hold, in this order
 * @changed: (nullable): a set of ids: of other cases the item that is there stays, if it says the same of whose the case
 *   is and whether it is published; NULL: all are replaced
 * @done: (nullable): when @cases holds just @items
 *
 * Ends an earlier one on these cases, whose @done is not called.
 */
void ent_case_merge      (GListStore       *cases,
                          GPtrArray        *items,
                          GHashTable       *changed,
                          EntCaseMergeFunc  done,
                          gpointer          data,
                          GDestroyNotify    destroy);
/* Ends what is under way; @cases stay as they are then. */
void ent_case_merge_stop (GListStore       *cases);

G_END_DECLS
