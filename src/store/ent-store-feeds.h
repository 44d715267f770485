#pragma once

#include "ent-case-diff.h"
#include "ent-feed.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* Feeds of a person's own, beside "bundled" and "local", which are none in these lists.
 *
 * A case is known in the library by its id in the feed where no other feed has one of that id ("us-vietnam"), else
 * by "us-vietnam@demo"; once given, that stays, whatever comes and goes. */

/* (transfer full) (element-type EntFeed): by title */
GPtrArray *ent_store_list_feeds   (EntStore            *self,
                                   GError             **error);
/* (transfer full) (nullable): NOT_FOUND where there is none */
EntFeed   *ent_store_load_feed    (EntStore            *self,
                                   const char          *id,
                                   GError             **error);
/**
 * ent_store_add_feed:
 *
 * One that is not there yet. ENT_STORE_ERROR_NAME where its id is taken by a feed with another key, or is "bundled"
 * or "local"; the same id and key: its address is changed to this one.
 */
gboolean   ent_store_add_feed     (EntStore            *self,
                                   const EntFeed       *feed,
                                   GError             **error);
/* What the last look at it brought: state, message, time and validators; @feed has the serial that was looked at.
 * Nothing where it is gone meanwhile, or another process has brought another serial. */
gboolean   ent_store_note_look    (EntStore            *self,
                                   const EntFeed       *feed,
                                   GError             **error);
/* Its cases go with it, but for those that something personal points to: these stay, "no longer published". */
gboolean   ent_store_remove_feed  (EntStore            *self,
                                   const char          *id,
                                   GError             **error);

/* The case of this entry, from its verified file; called once for each, in the order of the index, within the transaction, from
 * the thread of the store. (transfer full) (nullable) */
typedef EntCase *(*EntFeedCaseFunc) (const EntFeedCase *entry,
                                     guint              position,  /* in the index */
                                     gpointer           data,
                                     GError           **error);

/**
 * ent_store_apply_feed:
 * @feed: as it is to be kept
 * @index: that was judged to be trusted and newer
 * @has: for each case of the index whether @func can give it: the others are in the library in this very version
 *
 * In one transaction, all of it or nothing: puts what is new and changed; a case that the index has no more is marked
 * withdrawn where something personal points to it, else it goes; what is back is published again. Places of notes are
 * found anew. What changed is kept as news. ENT_STORE_ERROR_CONFLICT where the feed was removed or synced by another process
 * meanwhile.
 */
gboolean   ent_store_apply_feed   (EntStore            *self,
                                   const EntFeed       *feed,
                                   const EntFeedIndex  *index,
                                   const gboolean      *has,
                                   EntFeedCaseFunc      func,
                                   gpointer             data,
                                   GCancellable        *cancellable,
                                   GError             **error);

/* What an update did to one case. */
typedef struct
{
  gint64       key;
  gint64       when_usec;   /* the same for all of one update */
  char        *feed;
  char        *feed_title;
  EntNewsKind  kind;
  char        *case_id;     /* in the library */
  char        *case_title;
  EntCaseDiff *diff;        /* of CHANGED and BACK, else NULL */
  int          n_events;    /* of ADDED */
  int          n_lost;      /* notes on it that wait for the person now, as the inbox has them */
  gboolean     seen;
} EntNews;
void       ent_news_free          (EntNews             *self);

/* (transfer full) (element-type EntNews): newest update first, within it by title. News that were seen are kept for
 * 90 days. */
GPtrArray *ent_store_list_news    (EntStore            *self,
                                   GError             **error);
/* All that is there is seen. */
gboolean   ent_store_see_news     (EntStore            *self,
                                   GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNews, ent_news_free)

G_END_DECLS
