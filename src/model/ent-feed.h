#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Feeds: folders of signed files that cases come from. data/feed.md describes the format. */

/* A case as a feed's index names it. */
typedef struct
{
  char   *id;       /* in the feed: "us-vietnam" */
  char   *title;    /* in the case's own language */
  int     version;
  gint64  size;     /* bytes of the file */
  char   *sha256;   /* of the file: 64 lower-case hexadecimal digits */
  char   *path;     /* in the feed's folder: "cases/us-vietnam.SHA256.json" */
} EntFeedCase;

EntFeedCase *ent_feed_case_new  (void);
EntFeedCase *ent_feed_case_copy (const EntFeedCase *self);
void         ent_feed_case_free (EntFeedCase       *self);

/* What an index says. Times are seconds since 1970 UTC. */
typedef struct
{
  char      *feed;         /* the feed's id: "demo" */
  char      *title;
  gint64     serial;       /* 1 and up; only grows */
  gint64     issued_sec;
  gint64     expires_sec;
  char      *key;          /* that signs from now on, as minisign writes it ("RW…"), or NULL: the same */
  GPtrArray *cases;        /* of EntFeedCase, by id */
} EntFeedIndex;

EntFeedIndex      *ent_feed_index_new  (void);
void               ent_feed_index_free (EntFeedIndex       *self);
/* (nullable) */
const EntFeedCase *ent_feed_index_find (const EntFeedIndex *self,
                                        const char         *id);

/* How the last look at a feed went. */
typedef enum
{
  ENT_FEED_NEVER,     /* was looked at */
  ENT_FEED_NEW,       /* brought something */
  ENT_FEED_SAME,      /* had nothing new */
  ENT_FEED_OLDER,     /* offered an older copy that is still valid: "not newer yet" */
  ENT_FEED_OFFLINE,   /* could not be reached */
  ENT_FEED_REFUSED,   /* was not to be trusted */
  ENT_FEED_BAD,       /* was signed rightly, and its content was bad */
  ENT_FEED_FAILED,    /* could not be put: no room, say */
} EntFeedState;

/* "same"; and back: FALSE for what is none. */
const char *ent_feed_state_to_word   (EntFeedState  state);
gboolean    ent_feed_state_from_word (const char   *word,
                                      EntFeedState *state);

/* A feed as the library keeps it. */
typedef struct
{
  char         *id;            /* the one in its index */
  char         *url;           /* of its folder, with a final "/": https:, http: on the loopback, file: */
  char         *title;
  char         *key;           /* that is pinned: "RW…" */
  GPtrArray    *old_keys;      /* of char*: that it has given up: never to be trusted again */
  /* Of the index that was applied last; 0 and NULL where none was. */
  gint64        serial;
  gint64        issued_sec;
  gint64        expires_sec;
  char         *index_sha256;
  char         *etag;
  char         *last_modified;
  GPtrArray    *cases;         /* of EntFeedCase: what the library has of it; paths are NULL */
  /* Of the last look at it. */
  gint64        checked_usec;  /* since 1970 UTC; 0: never */
  EntFeedState  state;
  char         *message;       /* what a person should know of it, or NULL */
} EntFeed;

EntFeed           *ent_feed_new  (void);
EntFeed           *ent_feed_copy (const EntFeed *self);
void               ent_feed_free (EntFeed       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFeedCase, ent_feed_case_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFeedIndex, ent_feed_index_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFeed, ent_feed_free)

G_END_DECLS
