#pragma once

/* A feed in a folder of its own under the temporary one, with its key: for tests that publish, change and spoil it.
 * All of it is written by code of its own, so that it can hold what no publisher writes. */

#include <gio/gio.h>

#include "ent-feed-client.h"
#include "ent-minisign.h"

G_BEGIN_DECLS

typedef struct _FeedFixture FeedFixture;

/* @id: "demo"; nothing is published yet */
FeedFixture  *feed_fixture_new         (const char   *id,
                                        const char   *title);
/* Its folder goes with it. */
void          feed_fixture_free        (FeedFixture  *self);
const char   *feed_fixture_get_dir     (FeedFixture  *self);
/* "file:///tmp/…/" */
const char   *feed_fixture_get_url     (FeedFixture  *self);
EntSecretKey *feed_fixture_get_key     (FeedFixture  *self);
/* "RW…": the key that signs now */
const char   *feed_fixture_get_public  (FeedFixture  *self);
/* What a library holds that has just added it by its address: the key pinned, serial 0. (transfer full) */
EntFeed      *feed_fixture_dup_feed    (FeedFixture  *self);

/* Puts a whole, good case file into the next index, in place of what it had under this id. @version is written in it,
 * and so is @text, in its only event. Cases that are equal in all of these are equal in bytes. */
void          feed_fixture_put_case    (FeedFixture  *self,
                                        const char   *id,
                                        int           version,
                                        const char   *text);
/* The same with bytes of any kind. */
void          feed_fixture_put_bytes   (FeedFixture  *self,
                                        const char   *id,
                                        int           version,
                                        const char   *bytes,
                                        gsize         length);
/* The index names it no more; its file stays. */
void          feed_fixture_remove_case (FeedFixture  *self,
                                        const char   *id);

/* What the next index will say, but for serial and times: free to be changed. */
EntFeedIndex *feed_fixture_get_index   (FeedFixture  *self);
/* Times of the next indexes; 0: now, or a second after the last one where that is later, and 30 days after that. */
void          feed_fixture_set_times   (FeedFixture  *self,
                                        gint64        issued_sec,
                                        gint64        expires_sec);
/* Writes index.json with the next serial and its signature, and feed.pub, the key that signed it. */
void          feed_fixture_publish     (FeedFixture  *self);
/* The next index names a new key, and is signed by the one of before; all later ones by the new one. */
void          feed_fixture_change_key  (FeedFixture  *self);

/* Makes these bytes index.json, signed by @key (NULL: its own) with @comment (NULL: the one that fits the index). */
void          feed_fixture_sign        (FeedFixture  *self,
                                        const char   *bytes,
                                        gsize         length,
                                        EntSecretKey *key,
                                        const char   *comment);
/* A file of the feed as it is; @path: "index.json". (transfer full) */
char         *feed_fixture_read        (FeedFixture  *self,
                                        const char   *path,
                                        gsize        *length);
void          feed_fixture_write       (FeedFixture  *self,
                                        const char   *path,
                                        const char   *bytes,
                                        gsize         length);
/* The path of the case's file in the feed, as the next index has it. */
const char   *feed_fixture_get_path    (FeedFixture  *self,
                                        const char   *id);
/* As a library is after it has taken what was published last. (transfer full) */
EntFeed      *feed_fixture_dup_taken   (FeedFixture  *self);

/* What a library keeps of a feed when it has taken @update. (transfer full) */
EntFeed      *take_update              (const EntFeedUpdate *update);

/* Removes a folder and all that is in it. */
void          remove_folder            (const char   *dir);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FeedFixture, feed_fixture_free)

G_END_DECLS
