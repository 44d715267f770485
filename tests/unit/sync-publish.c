/* Publishing: the same comes out each time, in the right order, and what a reader would refuse is refused first. */

#include "config.h"

#include "ent-feed-publish.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "ent-feed-index.h"
#include "ent-sync-error.h"
#include "fixtures.h"

#define NOW 1764061200  /* 2025-11-25T09:00:00Z */
#define DAY 86400

typedef struct
{
  char                  *dir;
  char                  *cases;
  char                  *feed;
  EntSecretKey          *key;
  EntFeedPublishOptions  options;
} Fixture;

static char *
dup_path (Fixture    *self,
          const char *name)
{
  return g_build_filename (self->dir, name, NULL);
}

static void
put (Fixture    *self,
     const char *name,
     const char *bytes)
{
  g_autofree char *path = dup_path (self, name);

  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
}

static char *
get (Fixture    *self,
     const char *name)
{
  g_autofree char *path = dup_path (self, name);
  char *bytes = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static gboolean
is_there (Fixture    *self,
          const char *name)
{
  g_autofree char *path = dup_path (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The smallest case that is whole, as cases/ID.json. */
static void
put_case (Fixture    *self,
          const char *id,
          int         version,
          const char *title)
{
  g_autofree char *name = g_strdup_printf ("cases/%s.json", id);
  g_autofree char *bytes
    = g_strdup_printf ("{\"format\": 1, \"id\": \"%s\", \"version\": %d, \"language\": \"en\", \"title\": \"%s\","
                       " \"summary\": \"Two meet.\", \"period\": \"1950/..\","
                       " \"actors\": [{\"id\": \"north\", \"name\": \"North\", \"kind\": \"state\"}],"
                       " \"parties\": [\"north\"],"
                       " \"phases\": [{\"id\": \"one\", \"title\": \"One\", \"date\": \"1950/..\"}],"
                       " \"relations\": [{\"date\": \"1950\", \"level\": \"contacts\", \"event\": \"letter\"}],"
                       " \"events\": [{\"id\": \"letter\", \"date\": \"1950-05~\", \"title\": \"A letter\","
                       "  \"phase\": \"one\", \"importance\": 1, \"sources\": [\"book\"]}],"
                       " \"sources\": [{\"id\": \"book\", \"type\": \"book\", \"title\": \"Letters\"}]}\n",
                       id, version, title);

  put (self, name, bytes);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->dir = ent_fixture_dup_folder ();
  self->cases = dup_path (self, "cases");
  self->feed = dup_path (self, "feed");
  g_assert_cmpint (g_mkdir (self->cases, 0700), ==, 0);
  self->key = ent_secret_key_new ();
  self->options = (EntFeedPublishOptions) { .title = "After War: Việt’s", .now_sec = NOW, .valid_days = 180,
                                            .keep_days = 30 };
  put_case (self, "b-two", 1, "Two");
  put_case (self, "a-one", 4, "One");
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  ent_fixture_remove_folder (self->dir);
  ent_secret_key_free (self->key);
  g_free (self->dir);
  g_free (self->cases);
  g_free (self->feed);
}

static EntFeedPublished *
try (Fixture  *self,
     GError  **error)
{
  return ent_feed_publish (self->cases, self->feed, self->key, NULL, &self->options, NULL, error);
}

static EntFeedPublished *
publish (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  EntFeedPublished *published = try (self, &error);

  g_assert_no_error (error);
  return published;
}

/* Refused with this code and words, and index and signature are as they were. */
static void
assert_refused (Fixture      *self,
                EntSyncError  code,
                const char   *words)
{
  g_autofree char *before = is_there (self, "feed/index.json") ? get (self, "feed/index.json") : NULL;
  g_autofree char *signature = is_there (self, "feed/index.json.minisig") ? get (self, "feed/index.json.minisig") : NULL;
  g_autofree char *after = NULL, *signature_after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (try (self, &error));
  g_assert_error (error, ENT_SYNC_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  if (before != NULL)
    after = get (self, "feed/index.json");
  if (signature != NULL)
    signature_after = get (self, "feed/index.json.minisig");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (signature, ==, signature_after);
}

/* As a reader would: by the key, then the members, then each file. */
static EntFeedIndex *
read_feed (Fixture      *self,
           EntSecretKey *key)
{
  g_autofree char *index = get (self, "feed/index.json"), *signature = get (self, "feed/index.json.minisig");
  g_autofree char *word = ent_secret_key_dup_public (key), *comment = NULL, *right = NULL;
  g_autoptr(GError) error = NULL;
  EntFeedIndex *read;

  ent_minisign_verify (word, (const guint8 *) index, strlen (index), signature, strlen (signature), &comment, &error);
  g_assert_no_error (error);
  read = ent_feed_index_parse (index, strlen (index), &error);
  g_assert_no_error (error);
  right = g_strdup_printf ("feed:%s serial:%d timestamp:%" G_GINT64_FORMAT, read->feed, (int) read->serial,
                           read->issued_sec);
  g_assert_cmpstr (comment, ==, right);
  for (guint i = 0; i < read->cases->len; i++)
    {
      const EntFeedCase *item = g_ptr_array_index (read->cases, i);
      g_autofree char *name = g_build_filename ("feed", item->path, NULL), *bytes = get (self, name);
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes, -1);

      g_assert_cmpstr (hash, ==, item->sha256);
      g_assert_cmpint (item->size, ==, (gint64) strlen (bytes));
    }
  return read;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Of all files of the feed: names and bytes. */
static char *
hash_feed (Fixture *self)
{
  static const char *folders[] = { "feed", "feed/cases" };
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = dup_path (self, folders[i]);
      g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *file = g_build_filename (folder, name, NULL), *bytes = NULL, *hash = NULL;
          gsize length;

          if (!g_file_get_contents (file, &bytes, &length, NULL))
            continue;
          hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
          g_ptr_array_add (lines, g_strconcat (hash, " ", folders[i], "/", name, NULL));
        }
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
test_first (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntFeedPublished) published = publish (self);
  g_autoptr(EntFeedIndex) index = read_feed (self, self->key);
  const EntFeedCase *item = g_ptr_array_index (index->cases, 0);
  g_autofree char *pub = get (self, "feed/feed.pub"), *key = ent_public_key_read (pub, NULL);
  g_autofree char *right = ent_secret_key_dup_public (self->key), *packed = NULL;

  g_assert_true (published->written);
  g_assert_cmpuint (published->n_new, ==, 2);
  g_assert_cmpuint (published->n_pruned, ==, 0);
  g_assert_cmpstr (index->feed, ==, "after-war-viets");
  g_assert_cmpint (index->serial, ==, 1);
  g_assert_cmpint (index->issued_sec, ==, NOW);
  g_assert_cmpint (index->expires_sec, ==, NOW + 180 * DAY);
  g_assert_null (index->key);
  g_assert_cmpuint (index->cases->len, ==, 2);
  g_assert_cmpstr (item->id, ==, "a-one");
  g_assert_cmpint (item->version, ==, 4);
  g_assert_cmpstr (key, ==, right);
  packed = g_strconcat ("feed/", item->path, ".gz", NULL);
  g_assert_true (is_there (self, packed));
  g_assert_true (is_there (self, "feed/index.json.gz"));
  g_assert_false (is_there (self, "feed/index.json.next"));
}

/* The same cases, options and key: the same bytes, in whatever folder, and in whatever order the files were made. */
static void
test_reproducible (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *first = NULL, *second = NULL, *case_path = dup_path (self, "cases/a-one.json");

  ent_feed_published_free (publish (self));
  first = hash_feed (self);
  ent_fixture_remove_folder (self->feed);
  g_assert_cmpint (g_unlink (case_path), ==, 0);
  put_case (self, "a-one", 4, "One");
  ent_feed_published_free (publish (self));
  second = hash_feed (self);
  g_assert_cmpstr (first, ==, second);
}

/* Nothing new leaves the feed alone for half its life; then it is issued again. */
static void
test_unchanged (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *first = NULL, *second = NULL, *lost = NULL;
  EntFeedPublished *published = publish (self);

  lost = g_build_filename (self->feed, ((EntFeedCase *) g_ptr_array_index (published->index->cases, 1))->path, NULL);
  ent_feed_published_free (published);
  first = hash_feed (self);

  self->options.now_sec = NOW + 90 * DAY;
  self->options.title = NULL;
  g_assert_cmpint (g_unlink (lost), ==, 0);
  published = publish (self);
  g_assert_false (published->written);
  g_assert_cmpuint (published->n_new, ==, 1);
  g_assert_cmpint (published->index->serial, ==, 1);
  ent_feed_published_free (published);
  second = hash_feed (self);
  g_assert_cmpstr (first, ==, second);

  self->options.now_sec = NOW + 90 * DAY + 1;
  published = publish (self);
  g_assert_true (published->written);
  g_assert_cmpuint (published->n_new, ==, 0);
  g_assert_cmpint (published->index->serial, ==, 2);
  g_assert_cmpint (published->index->expires_sec, ==, NOW + 270 * DAY + 1);
  ent_feed_published_free (published);
}

/* A changed case gets another name, the other one keeps its own; in the same second too. */
static void
test_changed (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(EntFeedPublished) first = publish (self), second = NULL;
  g_autoptr(EntFeedIndex) index = NULL;
  const EntFeedCase *old_one = g_ptr_array_index (first->index->cases, 0);
  const EntFeedCase *old_two = g_ptr_array_index (first->index->cases, 1), *one, *two;
  g_autofree char *path = dup_path (self, "feed/index.json"), *kept = NULL;
  GStatBuf before, after;

  g_assert_cmpint (g_stat (path, &before), ==, 0);
  put_case (self, "a-one", 5, "One");
  second = publish (self);
  g_assert_cmpuint (second->n_new, ==, 1);
  index = read_feed (self, self->key);
  one = g_ptr_array_index (index->cases, 0);
  two = g_ptr_array_index (index->cases, 1);
  g_assert_cmpstr (one->path, !=, old_one->path);
  g_assert_cmpstr (two->path, ==, old_two->path);
  g_assert_cmpint (index->serial, ==, 2);
  /* Readers let a serial grow by one in a second. */
  g_assert_cmpint (index->issued_sec, ==, NOW + 1);
  /* What a reader in flight asks for is still there. */
  kept = g_build_filename ("feed", old_one->path, NULL);
  g_assert_true (is_there (self, kept));
  /* A server tells the two by size and second, and their sizes are the same. */
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpint (after.st_mtime, >, before.st_mtime);
}

static void
test_versions (Fixture       *self,
               gconstpointer  data)
{
  ent_feed_published_free (publish (self));
  self->options.now_sec = NOW + DAY;
  put_case (self, "a-one", 4, "Changed");
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "raise its version to 5");
  put_case (self, "a-one", 3, "Changed");
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "a version above 4");
  put_case (self, "a-one", 5, "Changed");
  ent_feed_published_free (publish (self));
}

/* Readers with notes on a case that was left out have it still. */
static void
test_return (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *path = dup_path (self, "cases/a-one.json");

  ent_feed_published_free (publish (self));
  self->options.now_sec += DAY;
  g_assert_cmpint (g_unlink (path), ==, 0);
  ent_feed_published_free (publish (self));
  self->options.now_sec += DAY;
  put_case (self, "a-one", 4, "Changed");
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "raise its version to 5");
  put_case (self, "a-one", 3, "One");
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "a version above 4");
  put_case (self, "a-one", 4, "One");
  ent_feed_published_free (publish (self));
}

static void
test_bad_cases (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *folder = self->cases, *wrong = NULL, *twice = NULL;

  put (self, "cases/c.json", "{\"format\": 1}");
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "c.json");
  g_assert_false (is_there (self, "feed"));
  put_case (self, "c", 1, "C");
  put_case (self, "x@demo", 1, "Of another feed");
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "x@demo.json");
  wrong = dup_path (self, "cases/x@demo.json");
  g_assert_cmpint (g_unlink (wrong), ==, 0);
  twice = get (self, "cases/c.json");
  put (self, "cases/again.json", twice);
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "are both the case “c”");
  self->cases = dup_path (self, "nowhere");
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "the folder of the cases cannot be read");
  g_assert_cmpint (g_mkdir (self->cases, 0700), ==, 0);
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "holds no cases");
  g_free (self->cases);
  self->cases = g_steal_pointer (&folder);
}

static void
test_options (Fixture       *self,
              gconstpointer  data)
{
  self->options.title = NULL;
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "needs a title");
  self->options.title = "한국";
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "needs an id");
  self->options.feed = "a@b";
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "needs an id");
  self->options.feed = "local";
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "its own cases");
  self->options.feed = "demo";
  self->options.valid_days = 0;
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "valid for 1 to");
  self->options.valid_days = 10;
  ent_feed_published_free (publish (self));

  put_case (self, "c", 1, "C");
  self->options.feed = "other";
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "a feed keeps its id");
  self->options.feed = NULL;
  self->options.serial = 1;
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "from 2 to 2");
  self->options.now_sec = NOW + 100;
  self->options.serial = 102;
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "from 2 to 101");
  self->options.serial = 0;
  self->options.now_sec = NOW - 2 * DAY;
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "check the clock");
  self->options.now_sec = NOW + 100;
  self->options.serial = 101;
  ent_feed_published_free (publish (self));
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ent_feed_publish (self->cases, self->feed, self->key, NULL, &self->options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_there (self, "feed"));
}

static void
take_key (Fixture      *self,
          EntSecretKey *key)
{
  ent_secret_key_free (self->key);
  self->key = key;
}

/* A feed goes to another key only by an index that the old one signed; then the old one can do nothing more. */
static void
test_keys (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(EntSecretKey) heir = ent_secret_key_new ();
  g_autofree char *old_file = ent_secret_key_to_file (self->key), *heir_file = ent_secret_key_to_file (heir);
  g_autofree char *next = ent_secret_key_dup_public (heir), *own = ent_secret_key_dup_public (self->key), *pub = NULL;
  g_autofree char *shown = NULL;
  g_autoptr(EntFeedIndex) index = NULL, after = NULL;
  g_autoptr(EntFeedPublished) again = NULL;

  ent_feed_published_free (publish (self));
  self->options.now_sec += DAY;
  take_key (self, ent_secret_key_read (heir_file, NULL, NULL));
  assert_refused (self, ENT_SYNC_ERROR_TRUST, "and this key is");

  take_key (self, ent_secret_key_read (old_file, NULL, NULL));
  self->options.next_key = own;
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "signs already");
  self->options.next_key = "RWno";
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "no public key");
  self->options.next_key = next;
  ent_feed_published_free (publish (self));
  index = read_feed (self, self->key);
  g_assert_cmpstr (index->key, ==, next);
  g_assert_cmpint (index->serial, ==, 2);

  /* Again, it is no change; with anything else the old key has had its say. */
  again = publish (self);
  g_assert_false (again->written);
  put_case (self, "c", 1, "C");
  assert_refused (self, ENT_SYNC_ERROR_TRUST, "sign nothing new");
  self->options.next_key = NULL;
  assert_refused (self, ENT_SYNC_ERROR_TRUST, "has handed the feed over");

  self->options.now_sec += DAY;
  take_key (self, ent_secret_key_read (heir_file, NULL, NULL));
  ent_feed_published_free (publish (self));
  after = read_feed (self, self->key);
  g_assert_null (after->key);
  g_assert_cmpint (after->serial, ==, 3);
  pub = get (self, "feed/feed.pub");
  shown = ent_public_key_read (pub, NULL);
  g_assert_cmpstr (shown, ==, next);
  take_key (self, ent_secret_key_read (old_file, NULL, NULL));
  assert_refused (self, ENT_SYNC_ERROR_TRUST, "and this key is");

  take_key (self, ent_secret_key_read (heir_file, NULL, NULL));
  self->options.next_key = own;
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "has signed this feed before");
}

/* Stopped in the middle of handing over, the heir ends it. */
static void
test_stopped_heir (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(EntSecretKey) heir = ent_secret_key_new ();
  g_autofree char *heir_file = ent_secret_key_to_file (heir), *next = ent_secret_key_dup_public (heir);
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr(EntFeedIndex) index = NULL;

  ent_feed_published_free (publish (self));
  first = get (self, "feed/index.json");
  self->options.now_sec += DAY;
  self->options.next_key = next;
  ent_feed_published_free (publish (self));
  second = get (self, "feed/index.json");
  put (self, "feed/index.json", first);
  put (self, "feed/index.json.next", second);

  self->options.now_sec += DAY;
  self->options.next_key = NULL;
  take_key (self, ent_secret_key_read (heir_file, NULL, NULL));
  ent_feed_published_free (publish (self));
  index = read_feed (self, self->key);
  g_assert_cmpint (index->serial, ==, 3);
}

static void
test_damaged (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *index = NULL, *signature = NULL, *changed = NULL, *path = dup_path (self, "feed/index.json");
  g_autofree char *signature_path = dup_path (self, "feed/index.json.minisig"), *packed = NULL, *mended = NULL;
  g_autoptr(EntFeedPublished) published = NULL;

  ent_feed_published_free (publish (self));
  index = get (self, "feed/index.json");
  signature = get (self, "feed/index.json.minisig");
  changed = g_strconcat (index, " ", NULL);
  put (self, "feed/index.json", changed);
  assert_refused (self, ENT_SYNC_ERROR_TRUST, "neither with this key");
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "no index.json:");
  put (self, "feed/index.json", index);
  g_assert_cmpint (g_unlink (signature_path), ==, 0);
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "no index.json.minisig");
  put (self, "feed/index.json.minisig", signature);
  ent_feed_published_free (publish (self));

  /* A packed one that does not fit is put right, though nothing else is to be done. */
  packed = get (self, "feed/index.json.gz");
  put (self, "feed/index.json.gz", "x");
  published = publish (self);
  g_assert_false (published->written);
  mended = get (self, "feed/index.json.gz");
  g_assert_cmpstr (mended, ==, packed);
}

/* Two at once would mix their files. */
static void
test_locked (Fixture       *self,
             gconstpointer  data)
{
  int fd;

  ent_feed_published_free (publish (self));
  fd = g_open (self->feed, O_RDONLY | O_CLOEXEC, 0);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  put_case (self, "c", 1, "C");
  assert_refused (self, ENT_SYNC_ERROR_FAILED, "is publishing to");
  close (fd);
  ent_feed_published_free (publish (self));
}

/* Stopped between signature and index, the next publishing ends it and goes on. */
static void
test_stopped (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  g_autoptr(EntFeedPublished) published = NULL;

  ent_feed_published_free (publish (self));
  first = get (self, "feed/index.json");
  put_case (self, "c", 1, "C");
  ent_feed_published_free (publish (self));
  second = get (self, "feed/index.json");
  put (self, "feed/index.json", first);
  put (self, "feed/index.json.next", second);
  published = publish (self);
  g_assert_false (published->written);
  third = get (self, "feed/index.json");
  g_assert_cmpstr (third, ==, second);
  g_assert_false (is_there (self, "feed/index.json.next"));

  /* One that was never signed is nothing. */
  put (self, "feed/index.json.next", first);
  ent_feed_published_free (publish (self));
  g_free (third);
  third = get (self, "feed/index.json");
  g_assert_cmpstr (third, ==, second);
}

static void
set_age (Fixture    *self,
         const char *name,
         int         days)
{
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - (gint64) days * DAY - 60;
  struct utimbuf times = { .actime = then, .modtime = then };
  g_autofree char *path = dup_path (self, name);

  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

/* Files go when no index has named them for so long: not by when they were made; and nothing else goes. */
static void
test_prune (Fixture       *self,
            gconstpointer  data)
{
  static const char *others[] = { "feed/cases/notes.txt", "feed/cases/a-one.abc.json", "feed/cases/README.json" };
  EntFeedPublished *published = publish (self);
  g_autofree char *one = g_build_filename ("feed", ((EntFeedCase *) published->index->cases->pdata[0])->path, NULL);
  g_autofree char *two = g_build_filename ("feed", ((EntFeedCase *) published->index->cases->pdata[1])->path, NULL);
  g_autofree char *one_packed = g_strconcat (one, ".gz", NULL);

  ent_feed_published_free (published);
  set_age (self, one, 400);
  set_age (self, one_packed, 400);
  set_age (self, two, 400);
  put_case (self, "a-one", 5, "One");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      put (self, others[i], "x");
      set_age (self, others[i], 400);
    }
  published = publish (self);
  g_assert_cmpuint (published->n_pruned, ==, 0);
  ent_feed_published_free (published);
  g_assert_true (is_there (self, one));

  set_age (self, one, 31);
  set_age (self, one_packed, 31);
  self->options.keep_days = -1;
  ent_feed_published_free (publish (self));
  g_assert_true (is_there (self, one));
  self->options.keep_days = 30;
  published = publish (self);
  g_assert_false (published->written);
  g_assert_cmpuint (published->n_pruned, ==, 1);
  ent_feed_published_free (published);
  g_assert_false (is_there (self, one));
  g_assert_false (is_there (self, one_packed));
  g_assert_true (is_there (self, two));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_true (is_there (self, others[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/sync/publish/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("first", test_first);
  ADD ("reproducible", test_reproducible);
  ADD ("unchanged", test_unchanged);
  ADD ("changed", test_changed);
  ADD ("versions", test_versions);
  ADD ("return", test_return);
  ADD ("bad-cases", test_bad_cases);
  ADD ("options", test_options);
  ADD ("cancelled", test_cancelled);
  ADD ("keys", test_keys);
  ADD ("stopped-heir", test_stopped_heir);
  ADD ("damaged", test_damaged);
  ADD ("locked", test_locked);
  ADD ("stopped", test_stopped);
  ADD ("prune", test_prune);
  return g_test_run ();
}
