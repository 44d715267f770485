#include "config.h"

#include "feed-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "ent-feed-index.h"

#define VALID_SEC (30 * 24 * 60 * 60)

struct _FeedFixture
{
  char         *dir;
  char         *url;
  EntSecretKey *key;
  EntSecretKey *next_key;     /* that signs after the next index */
  char         *public;
  EntFeedIndex *index;        /* the next one; its serial is the last one's */
  gint64        issued_sec;
  gint64        expires_sec;
};

void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

FeedFixture *
feed_fixture_new (const char *id,
                  const char *title)
{
  FeedFixture *self = g_new0 (FeedFixture, 1);
  g_autofree char *cases = NULL, *uri = NULL;
  g_autoptr(GError) error = NULL;

  self->dir = g_dir_make_tmp ("entente-feed-XXXXXX", &error);
  g_assert_no_error (error);
  cases = g_build_filename (self->dir, "cases", NULL);
  g_assert_cmpint (g_mkdir (cases, 0777), ==, 0);
  uri = g_filename_to_uri (self->dir, NULL, &error);
  g_assert_no_error (error);
  self->url = g_strconcat (uri, "/", NULL);
  self->key = ent_secret_key_new ();
  self->public = ent_secret_key_dup_public (self->key);
  self->index = ent_feed_index_new ();
  self->index->feed = g_strdup (id);
  self->index->title = g_strdup (title);
  return self;
}

void
feed_fixture_free (FeedFixture *self)
{
  if (self == NULL)
    return;
  remove_folder (self->dir);
  g_free (self->dir);
  g_free (self->url);
  ent_secret_key_free (self->key);
  ent_secret_key_free (self->next_key);
  g_free (self->public);
  ent_feed_index_free (self->index);
  g_free (self);
}

const char *
feed_fixture_get_dir (FeedFixture *self)
{
  return self->dir;
}

const char *
feed_fixture_get_url (FeedFixture *self)
{
  return self->url;
}

EntSecretKey *
feed_fixture_get_key (FeedFixture *self)
{
  return self->key;
}

const char *
feed_fixture_get_public (FeedFixture *self)
{
  return self->public;
}

EntFeed *
feed_fixture_dup_feed (FeedFixture *self)
{
  EntFeed *feed = ent_feed_new ();

  feed->id = g_strdup (self->index->feed);
  feed->url = g_strdup (self->url);
  feed->title = g_strdup (self->index->title);
  feed->key = g_strdup (self->public);
  return feed;
}

static void
take_cases (EntFeed            *feed,
            const EntFeedIndex *index)
{
  g_ptr_array_set_size (feed->cases, 0);
  for (guint i = 0; i < index->cases->len; i++)
    {
      EntFeedCase *item = ent_feed_case_copy (g_ptr_array_index (index->cases, i));

      g_clear_pointer (&item->path, g_free);
      g_ptr_array_add (feed->cases, item);
    }
}

EntFeed *
feed_fixture_dup_taken (FeedFixture *self)
{
  EntFeed *feed = feed_fixture_dup_feed (self);
  gsize length;
  g_autofree char *bytes = feed_fixture_read (self, "index.json", &length);

  feed->serial = self->index->serial;
  feed->issued_sec = self->index->issued_sec;
  feed->expires_sec = self->index->expires_sec;
  feed->index_sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) bytes, length);
  take_cases (feed, self->index);
  return feed;
}

EntFeed *
take_update (const EntFeedUpdate *update)
{
  EntFeed *feed = ent_feed_copy (update->feed);

  if (update->index != NULL)
    take_cases (feed, update->index);
  return feed;
}

/* Cases */

static int
compare_cases (gconstpointer a,
               gconstpointer b)
{
  const EntFeedCase *first = *(EntFeedCase * const *) a, *second = *(EntFeedCase * const *) b;

  return strcmp (first->id, second->id);
}

void
feed_fixture_remove_case (FeedFixture *self,
                          const char  *id)
{
  for (guint i = 0; i < self->index->cases->len; i++)
    {
      const EntFeedCase *item = g_ptr_array_index (self->index->cases, i);

      if (strcmp (item->id, id) == 0)
        g_ptr_array_remove_index (self->index->cases, i--);
    }
}

void
feed_fixture_put_bytes (FeedFixture *self,
                        const char  *id,
                        int          version,
                        const char  *bytes,
                        gsize        length)
{
  EntFeedCase *item = ent_feed_case_new ();

  feed_fixture_remove_case (self, id);
  item->id = g_strdup (id);
  item->title = g_strconcat ("Case ", id, NULL);
  item->version = version;
  item->size = (gint64) length;
  item->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) bytes, length);
  item->path = ent_feed_case_format_path (id, item->sha256);
  feed_fixture_write (self, item->path, bytes, length);
  g_ptr_array_add (self->index->cases, item);
  g_ptr_array_sort (self->index->cases, compare_cases);
}

void
feed_fixture_put_case (FeedFixture *self,
                       const char  *id,
                       int          version,
                       const char  *text)
{
  g_autofree char *escaped = g_strescape (text, "");
  g_autofree char *bytes = g_strdup_printf (
    "{\"format\": 1, \"id\": \"%s\", \"version\": %d, \"language\": \"en\", \"title\": \"Case %s\",\n"
    " \"summary\": \"Two neighbours.\", \"period\": \"1990/1999\",\n"
    " \"actors\": [{\"id\": \"a\", \"name\": \"Aland\", \"kind\": \"state\"},"
    " {\"id\": \"b\", \"name\": \"Bland\", \"kind\": \"state\"}], \"parties\": [\"a\", \"b\"],\n"
    " \"phases\": [{\"id\": \"peace\", \"title\": \"Peace\", \"date\": \"1990/1999\"}],\n"
    " \"relations\": [{\"date\": \"1990\", \"level\": \"dialogue\"}],\n"
    " \"events\": [{\"id\": \"treaty\", \"date\": \"1994-05-01\", \"title\": \"Treaty\", \"text\": \"%s\","
    " \"sources\": [\"book\"]}],\n"
    " \"sources\": [{\"id\": \"book\", \"type\": \"book\", \"title\": \"A Book\"}]}\n", id, version, id, escaped);

  feed_fixture_put_bytes (self, id, version, bytes, strlen (bytes));
}

const char *
feed_fixture_get_path (FeedFixture *self,
                       const char  *id)
{
  const EntFeedCase *item = ent_feed_index_find (self->index, id);

  g_assert_nonnull (item);
  return item->path;
}

/* Publishing */

EntFeedIndex *
feed_fixture_get_index (FeedFixture *self)
{
  return self->index;
}

void
feed_fixture_set_times (FeedFixture *self,
                        gint64       issued_sec,
                        gint64       expires_sec)
{
  self->issued_sec = issued_sec;
  self->expires_sec = expires_sec;
}

void
feed_fixture_change_key (FeedFixture *self)
{
  g_assert_null (self->next_key);
  self->next_key = ent_secret_key_new ();
}

void
feed_fixture_publish (FeedFixture *self)
{
  EntFeedIndex *index = self->index;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *bytes = NULL, *public = NULL;
  gsize length;

  index->serial++;
  /* As every publisher has to: a serial grows by no more than the seconds between. */
  index->issued_sec = self->issued_sec != 0 ? self->issued_sec : MAX (now, index->issued_sec + 1);
  index->expires_sec = self->expires_sec != 0 ? self->expires_sec : index->issued_sec + VALID_SEC;
  g_free (index->key);
  index->key = self->next_key != NULL ? ent_secret_key_dup_public (self->next_key) : NULL;
  bytes = ent_feed_index_to_string (index, &length);
  feed_fixture_sign (self, bytes, length, NULL, NULL);

  public = ent_secret_key_to_public_file (self->key);
  feed_fixture_write (self, "feed.pub", public, strlen (public));

  if (self->next_key != NULL)
    {
      ent_secret_key_free (self->key);
      g_free (self->public);
      self->key = g_steal_pointer (&self->next_key);
      self->public = ent_secret_key_dup_public (self->key);
    }
}

void
feed_fixture_sign (FeedFixture  *self,
                   const char   *bytes,
                   gsize         length,
                   EntSecretKey *key,
                   const char   *comment)
{
  g_autofree char *fitting = NULL, *signature = NULL;

  fitting = ent_feed_index_format_comment (self->index);
  signature = ent_secret_key_sign (key != NULL ? key : self->key, (const guint8 *) bytes, length,
                                   comment != NULL ? comment : fitting);
  feed_fixture_write (self, "index.json", bytes, length);
  feed_fixture_write (self, "index.json.minisig", signature, strlen (signature));
}

/* Files */

char *
feed_fixture_read (FeedFixture *self,
                   const char  *path,
                   gsize       *length)
{
  g_autofree char *full = g_build_filename (self->dir, path, NULL);
  g_autoptr(GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (full, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

void
feed_fixture_write (FeedFixture *self,
                    const char  *path,
                    const char  *bytes,
                    gsize        length)
{
  g_autofree char *full = g_build_filename (self->dir, path, NULL);
  g_autoptr(GError) error = NULL;

  /* Not waiting for the disk; GLib then leaves the end of a longer file where it is. */
  g_unlink (full);
  g_file_set_contents_full (full, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644, &error);
  g_assert_no_error (error);
}
