#pragma once

#include "ent-feed-sync.h"
#include "ent-feeds.h"

G_BEGIN_DECLS

/* ent-feeds.c holds the list and the syncs, ent-feeds-change.c how feeds are met, added and removed, ent-feeds-words.c
 * what is told. */

/* (transfer none) */
EntLibrary *ent_feeds_get_library        (EntFeeds              *self);
/* Syncs this one, now or after the sync that is at hand. */
void        ent_feeds_take               (EntFeeds              *self,
                                          const char            *id);

/* What came of the feeds of one sync. */
typedef struct
{
  guint  n_feeds;
  guint  n_added;
  guint  n_changed;
  guint  n_back;
  guint  n_withdrawn;
  guint  n_offline;
  char  *offline;     /* the status of the first that could not be reached, or NULL */
  char  *title;       /* of the first that has changes, or NULL */
  char  *trouble;     /* id of the first that could not be brought up to date otherwise, or NULL */
  char  *problem;     /* with it, in one line */
  gboolean is_known;  /* it was so before */
} EntFeedsTally;

void        ent_feeds_tally_clear        (EntFeedsTally         *self);
/* @before: as it was */
void        ent_feeds_tally_add          (EntFeedsTally         *self,
                                          const EntFeed         *before,
                                          const EntFeedOutcome  *outcome);
/* With the library itself. */
void        ent_feeds_tally_add_problem  (EntFeedsTally         *self,
                                          const char            *message);
guint       ent_feeds_tally_count        (const EntFeedsTally   *self);
/* (transfer full) (nullable): in one line; NULL where nothing is worth a word */
char       *ent_feeds_tally_dup_message  (const EntFeedsTally   *self,
                                          gboolean               asked);

/* How far a sync is: in words (transfer full), and from 0 to 1. */
char       *ent_feeds_dup_progress       (const EntFeedProgress *progress,
                                          const char            *title);
double      ent_feeds_get_fraction       (const EntFeedProgress *progress);

G_END_DECLS
