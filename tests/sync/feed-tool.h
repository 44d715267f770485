#pragma once

/* entente-tool as a publisher uses it and as a reader does, in processes of its own: a key, a folder of case files, the
 * feed made of them, and a library. Builds on tests/unit/tool-fixture.h. */

#include "tool-fixture.h"

#include "ent-feed-index.h"
#include "ent-minisign.h"
#include "ent-store-feeds.h"

typedef struct
{
  Fixture  base;
  char    *cases;   /* what the publisher writes */
  char    *feed;    /* what is served */
  char    *key;     /* NAME of NAME.key and NAME.pub */
  char    *secret;
  char    *public;
} Feed;

static inline void
feed_set_up (Feed *self)
{
  Fixture *base = &self->base;
  g_autofree char *data = NULL, *cache = NULL;

  base->dir = ent_fixture_dup_folder ();
  base->library = dup_path (base, "library.db");
  data = dup_path (base, "data");
  cache = dup_path (base, "cache");
  self->cases = dup_path (base, "cases");
  self->feed = dup_path (base, "feed");
  self->key = dup_path (base, "publisher");
  self->secret = dup_path (base, "publisher.key");
  self->public = dup_path (base, "publisher.pub");
  /* What ships with the program, as it is. */
  g_assert_cmpint (symlink (g_getenv ("ENTENTE_DATA_DIR"), data), ==, 0);
  g_assert_cmpint (g_mkdir (self->cases, 0700), ==, 0);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_assert_cmpint (run (base, "key", "new", self->key, NULL), ==, 0);
}

static inline void
feed_tear_down (Feed *self)
{
  g_free (self->cases);
  g_free (self->feed);
  g_free (self->key);
  g_free (self->secret);
  g_free (self->public);
  tear_down (&self->base, NULL);
}

static inline void
feed_copy_file (const char *from,
                const char *to)
{
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

/* The cases of the demo feed, for the publisher to change. */
static inline void
feed_take_demo (Feed *self)
{
  g_autofree char *demo = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "feed-cases", NULL);
  g_autoptr(GDir) dir = g_dir_open (demo, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = g_build_filename (demo, name, NULL), *to = g_build_filename (self->cases, name, NULL);

      feed_copy_file (from, to);
    }
}

static inline void
feed_publish (Feed *self)
{
  g_assert_cmpint (run (&self->base, "publish", self->cases, self->feed, "--key", self->secret, "--title", "Demo", NULL),
                   ==, 0);
}

/* Replaces words of a case, which must be there, under the next version. */
static inline void
feed_edit_case (Feed       *self,
                const char *id,
                const char *before,
                const char *after)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.json", self->cases, id), *text = NULL, *new_version = NULL;
  g_autofree char *old_version = NULL;
  g_autoptr(GString) edited = NULL;
  g_autoptr(GError) error = NULL;
  const char *version;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  version = strstr (text, "\"version\": ");
  g_assert_nonnull (version);
  old_version = g_strdup_printf ("\"version\": %d,", atoi (version + strlen ("\"version\": ")));
  new_version = g_strdup_printf ("\"version\": %d,", atoi (version + strlen ("\"version\": ")) + 1);
  edited = g_string_new (text);
  g_assert_cmpuint (g_string_replace (edited, old_version, new_version, 1), ==, 1);
  g_assert_cmpuint (g_string_replace (edited, before, after, 0), >=, 1);
  put_file (path, edited->str);
}

static inline void
feed_remove_case (Feed       *self,
                  const char *id)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.json", self->cases, id);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* A file of the feed. (transfer full) */
static inline char *
feed_dup_path (Feed       *self,
               const char *name)
{
  return g_build_filename (self->feed, name, NULL);
}

/* What the feed's index says now. (transfer full) */
static inline EntFeedIndex *
feed_read_index (Feed *self)
{
  g_autofree char *path = feed_dup_path (self, "index.json"), *text = NULL;
  g_autoptr(GError) error = NULL;
  EntFeedIndex *index;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  index = ent_feed_index_parse (text, length, &error);
  g_assert_no_error (error);
  return index;
}

/* Writes and signs an index that no publisher would: without a look at the cases. */
static inline void
feed_sign_index (Feed         *self,
                 EntFeedIndex *index)
{
  g_autofree char *path = feed_dup_path (self, "index.json"), *signature_path = feed_dup_path (self, "index.json.minisig");
  g_autofree char *packed = feed_dup_path (self, "index.json.gz"), *packed_signature = NULL;
  g_autofree char *secret_text = NULL, *text = NULL, *signature = NULL;
  g_autoptr(EntSecretKey) key = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  packed_signature = feed_dup_path (self, "index.json.minisig.gz");
  g_file_get_contents (self->secret, &secret_text, NULL, &error);
  g_assert_no_error (error);
  key = ent_secret_key_read (secret_text, NULL, &error);
  g_assert_no_error (error);
  text = ent_feed_index_to_string (index, &length);
  signature = ent_secret_key_sign (key, (const guint8 *) text, length, "made by a test");
  put_file (path, text);
  put_file (signature_path, signature);
  g_unlink (packed);
  g_unlink (packed_signature);
}

/* "id version" of every case of the feed that the library has, in one word each. (transfer full) */
static inline char *
feed_dup_state (Feed *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntStore) store = ent_store_open (self->base.library, ENT_STORE_READ, NULL, &error);
  g_autoptr(EntFeed) feed = NULL;
  g_autoptr(GPtrArray) cases = NULL;
  GString *state;

  g_assert_no_error (error);
  feed = ent_store_load_feed (store, "demo", &error);
  g_assert_no_error (error);
  cases = ent_store_list_cases (store, &error);
  g_assert_no_error (error);
  state = g_string_new (NULL);
  g_string_append_printf (state, "serial %" G_GINT64_FORMAT " of %u:", feed->serial, feed->cases->len);
  for (guint i = 0; i < cases->len; i++)
    {
      const EntCaseInfo *info = g_ptr_array_index (cases, i);

      if (strcmp (info->feed, "demo") == 0)
        g_string_append_printf (state, " %s %d %s %d%s", info->id, info->version, ent_text_get (info->title),
                                info->n_events, info->withdrawn ? " withdrawn" : "");
    }
  return g_string_free (state, FALSE);
}
