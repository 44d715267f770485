#pragma once

#include "ent-store.h"

G_BEGIN_DECLS

/* Which rows changed, and taking back what was done to personal ones. */

typedef enum
{
  ENT_TOUCH_CASE,        /* a published case came, was replaced or went; id: the case's */
  ENT_TOUCH_NOTE,        /* id: the note's */
  ENT_TOUCH_OWN_EVENT,   /* id: the event's */
  ENT_TOUCH_OWN_RATING,  /* id: the case's */
  ENT_TOUCH_LAYER,       /* id: the layer's */
  ENT_TOUCH_SETTING,     /* a saved view; id: the case's */
  ENT_TOUCH_LECTURE,     /* a lecture or its slides; id: the lecture's */
  ENT_TOUCH_FEED,        /* what the library has of a feed; id: the feed's */
  ENT_TOUCH_NEWS,        /* news came, were seen or went; id: the feed's */
} EntTouchKind;

typedef struct
{
  EntTouchKind  kind;
  char         *id;
} EntTouch;
void        ent_touch_free         (EntTouch     *self);

/**
 * ent_store_list_touches:
 * @seq: (inout): the last one known; −1 for none. Becomes the last one there is.
 *
 * What any connection of any process changed since @seq, each thing once.
 * Returns: (transfer full) (element-type EntTouch) (nullable): NULL without error where nobody
 *   remembers that far back: everything may have changed
 */
GPtrArray  *ent_store_list_touches (EntStore     *self,
                                    gint64       *seq,
                                    GError      **error);

/* Begins a transaction and to record what it does to personal rows.  Other calls of the store
 * may be made in it; they become part of it. */
gboolean    ent_store_begin_change (EntStore     *self,
                                    GError      **error);
/* Commits. (transfer full): what was done, as SQLite's changeset; empty where nothing was */
GBytes     *ent_store_end_change   (EntStore     *self,
                                    GError      **error);
void        ent_store_drop_change  (EntStore     *self);

/* Two changes as one, the second made after the first. (transfer full) (nullable) */
GBytes     *ent_change_join        (GBytes       *first,
                                    GBytes       *second);

/**
 * ent_store_apply_change:
 * @invert: take it back instead
 *
 * All of it or, where a row is no longer as it left it, nothing: ENT_STORE_ERROR_CONFLICT.
 * It cannot be part of another transaction.
 */
gboolean    ent_store_apply_change (EntStore     *self,
                                    GBytes       *change,
                                    gboolean      invert,
                                    GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTouch, ent_touch_free)

G_END_DECLS
