/* Looks at feeds in folders: what is fetched, what is kept, and what comes of feeds that are cut, spoiled or gone. */

#include "config.h"

#include "ent-feed-client.h"

#include <string.h>

#include <glib/gstdio.h>

#include "feed-fixture.h"

#define DAY (24 * 60 * 60)

typedef struct
{
  FeedFixture     *server;
  char            *dir;       /* of the spool */
  char            *spool;
  EntFeed         *has;       /* what the library has of it */
  EntFeedProgress  last;
  guint            n_reports;
  GCancellable    *cancellable;
  guint            cancel_at; /* so many cases; 0: never */
} Client;

static void
set_up (Client        *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->server = feed_fixture_new ("demo", "Demo");
  feed_fixture_put_case (self->server, "camp-david", 2, "In September.");
  feed_fixture_put_case (self->server, "panmunjom", 1, "In July.");
  feed_fixture_put_case (self->server, "us-vietnam", 5, "In July too.");
  feed_fixture_publish (self->server);
  self->dir = g_dir_make_tmp ("entente-client-XXXXXX", &error);
  g_assert_no_error (error);
  self->spool = g_build_filename (self->dir, "feeds", "demo", NULL);
  self->has = feed_fixture_dup_feed (self->server);
}

static void
tear_down (Client        *self,
           gconstpointer  data)
{
  feed_fixture_free (self->server);
  remove_folder (self->dir);
  g_free (self->dir);
  g_free (self->spool);
  ent_feed_free (self->has);
  g_clear_object (&self->cancellable);
}

static void
progress_cb (const EntFeedProgress *progress,
             gpointer               data)
{
  Client *self = data;

  g_assert_cmpint (progress->stage, >=, self->last.stage);
  g_assert_cmpint (progress->n_bytes, >=, self->last.n_bytes);
  g_assert_cmpuint (progress->n_cases, >=, self->last.n_cases);
  g_assert_cmpuint (progress->n_cases, <=, progress->all_cases);
  g_assert_cmpint (progress->n_bytes, <=, progress->all_bytes);
  self->last = *progress;
  self->n_reports++;
  if (self->cancel_at > 0 && progress->n_cases >= self->cancel_at)
    g_cancellable_cancel (self->cancellable);
}

static EntFeedUpdate *
look (Client  *self,
      GError **error)
{
  self->last = (EntFeedProgress) { ENT_FEED_ASKING, 0, 0, 0, 0 };
  self->n_reports = 0;
  return ent_feed_look (self->has, self->spool, NULL, progress_cb, self, self->cancellable, error);
}

static EntFeedUpdate *
assert_looks (Client       *self,
              EntFeedState  state)
{
  g_autoptr(GError) error = NULL;
  EntFeedUpdate *update = look (self, &error);

  g_assert_no_error (error);
  g_assert_nonnull (update);
  g_assert_cmpint (update->feed->state, ==, state);
  g_assert_cmpint (update->feed->checked_usec, >, 0);
  g_assert_true ((update->index != NULL) == (state == ENT_FEED_NEW));
  return update;
}

static void
assert_says (const char *text,
             const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” does not say “%s”", text, words);
}

static void
assert_fails (Client       *self,
              EntSyncError  code,
              const char   *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntFeedUpdate) update = look (self, &error);

  g_assert_null (update);
  g_assert_error (error, ENT_SYNC_ERROR, (int) code);
  g_test_message ("%s", error->message);
  assert_says (error->message, "“Demo” was not ");
  assert_says (error->message, self->has->serial > 0 ? "You keep what you have: signed by " : "Your library is as it was.");
  assert_says (error->message, words);
}

/* Whether the files of @update are those of the feed; as many as @n. */
static void
assert_brings (Client        *self,
               EntFeedUpdate *update,
               guint          n)
{
  guint n_paths = 0;

  g_assert_cmpuint (update->paths->len, ==, update->index->cases->len);
  for (guint i = 0; i < update->paths->len; i++)
    {
      const EntFeedCase *item = g_ptr_array_index (update->index->cases, i);
      const char *path = g_ptr_array_index (update->paths, i);
      g_autofree char *bytes = NULL, *expected = NULL;
      gsize length, expected_length;
      g_autoptr(GError) error = NULL;

      if (path == NULL)
        continue;
      n_paths++;
      expected = feed_fixture_read (self->server, item->path, &expected_length);
      g_file_get_contents (path, &bytes, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (bytes, length, expected, expected_length);
      g_assert_true (g_str_has_prefix (path, self->spool));
    }
  g_assert_cmpuint (n_paths, ==, n);
}

/* As the library does. */
static void
take (Client        *self,
      EntFeedUpdate *update)
{
  ent_feed_free (self->has);
  self->has = take_update (update);
  if (update->index != NULL)
    ent_feed_clean_spool (self->spool);
}

static void
look_and_take (Client       *self,
               EntFeedState  state)
{
  g_autoptr(EntFeedUpdate) update = assert_looks (self, state);

  take (self, update);
}

static gint64
get_size (Client     *self,
          const char *path)
{
  gsize length;
  g_autofree char *bytes = feed_fixture_read (self->server, path, &length);

  return (gint64) length;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* Names of what is in the spool, sorted. (transfer full) */
static char *
list_spool (Client *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->spool, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **) names->pdata);
}

static void
spoil (Client     *self,
       const char *path,
       const char *bytes)
{
  feed_fixture_write (self->server, path, bytes, strlen (bytes));
}

/* What is fetched */

static void
test_first (Client        *self,
            gconstpointer  data)
{
  g_autoptr(EntFeedUpdate) update = assert_looks (self, ENT_FEED_NEW);
  g_autofree char *bytes = NULL, *sha256 = NULL;
  gsize length;

  assert_brings (self, update, 3);
  g_assert_cmpint (self->last.stage, ==, ENT_FEED_FETCHING);
  g_assert_cmpuint (self->last.n_cases, ==, 3);
  g_assert_cmpuint (self->last.all_cases, ==, 3);
  g_assert_cmpint (self->last.n_bytes, ==, self->last.all_bytes);
  g_assert_cmpint (update->n_bytes, ==, self->last.n_bytes + get_size (self, "index.json")
                                          + get_size (self, "index.json.minisig"));

  bytes = feed_fixture_read (self->server, "index.json", &length);
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) bytes, length);
  g_assert_cmpstr (update->feed->index_sha256, ==, sha256);
  g_assert_cmpint (update->feed->serial, ==, 1);
  g_assert_cmpint (update->feed->issued_sec, ==, update->index->issued_sec);
  g_assert_cmpint (update->feed->expires_sec, ==, update->index->expires_sec);
  g_assert_cmpuint (update->feed->cases->len, ==, 0);
  g_assert_null (update->feed->message);
}

static void
test_unchanged (Client        *self,
                gconstpointer  data)
{
  g_autoptr(EntFeedUpdate) update = NULL;

  look_and_take (self, ENT_FEED_NEW);
  g_free (self->has->message);
  self->has->message = g_strdup ("as it was");
  update = assert_looks (self, ENT_FEED_SAME);
  g_assert_cmpint (update->n_bytes, ==, get_size (self, "index.json"));
  g_assert_null (update->feed->message);
  g_assert_cmpint (update->feed->serial, ==, 1);
  g_assert_cmpuint (update->feed->cases->len, ==, 3);
}

static void
test_one_changed (Client        *self,
                  gconstpointer  data)
{
  g_autoptr(EntFeedUpdate) update = NULL;

  look_and_take (self, ENT_FEED_NEW);
  feed_fixture_put_case (self->server, "panmunjom", 2, "In August.");
  feed_fixture_remove_case (self->server, "us-vietnam");
  g_free (feed_fixture_get_index (self->server)->title);
  feed_fixture_get_index (self->server)->title = g_strdup ("Demo, and more");
  feed_fixture_publish (self->server);
  update = assert_looks (self, ENT_FEED_NEW);
  assert_brings (self, update, 1);
  g_assert_null (update->paths->pdata[0]);
  g_assert_cmpint (update->n_bytes, ==, get_size (self, "index.json") + get_size (self, "index.json.minisig")
                                          + get_size (self, feed_fixture_get_path (self->server, "panmunjom")));
  g_assert_cmpstr (update->feed->title, ==, "Demo, and more");
  g_assert_cmpint (update->feed->serial, ==, 2);
  g_assert_cmpuint (update->feed->cases->len, ==, 3);

  take (self, update);
  look_and_take (self, ENT_FEED_SAME);
}

/* Whatever else lies in the folder. */
static void
test_extraneous (Client        *self,
                 gconstpointer  data)
{
  g_autoptr(EntFeedUpdate) update = NULL;
  g_autofree char *listed = NULL;
  g_auto(GStrv) names = NULL;

  feed_fixture_put_case (self->server, "retracted", 1, "Was wrong.");
  feed_fixture_remove_case (self->server, "retracted");
  spoil (self, "cases/evil.json", "{}");
  spoil (self, "setup.sh", "exit 1");
  feed_fixture_publish (self->server);
  update = assert_looks (self, ENT_FEED_NEW);
  assert_brings (self, update, 3);
  listed = list_spool (self);
  names = g_strsplit (listed, "\n", -1);
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = g_path_get_basename (feed_fixture_get_path (self->server,
                                                   ((const EntFeedCase *) update->index->cases->pdata[i])->id));

      g_assert_cmpstr (names[i], ==, path);
    }
}

/* The spool */

static void
test_resumed (Client        *self,
              gconstpointer  data)
{
  g_autoptr(EntFeedUpdate) first = assert_looks (self, ENT_FEED_NEW), again = NULL, mended = NULL;
  gint64 n_head = get_size (self, "index.json") + get_size (self, "index.json.minisig");
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  again = assert_looks (self, ENT_FEED_NEW);
  assert_brings (self, again, 3);
  g_assert_cmpint (again->n_bytes, ==, n_head);
  g_assert_cmpuint (self->last.n_cases, ==, 3);
  g_assert_cmpint (self->last.all_bytes, ==, 0);

  /* One that a power cut has emptied of what it held, and one that is gone. */
  g_file_get_contents (first->paths->pdata[0], &bytes, &length, &error);
  g_assert_no_error (error);
  memset (bytes, 0, length);
  g_file_set_contents (first->paths->pdata[0], bytes, (gssize) length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (first->paths->pdata[2]), ==, 0);
  mended = assert_looks (self, ENT_FEED_NEW);
  assert_brings (self, mended, 3);
  g_assert_cmpint (mended->n_bytes, ==, n_head + get_size (self, feed_fixture_get_path (self->server, "camp-david"))
                                          + get_size (self, feed_fixture_get_path (self->server, "us-vietnam")));
}

static void
test_spool (Client        *self,
            gconstpointer  data)
{
  g_autofree char *path = ent_feed_dup_spool ("demo"), *end = NULL;

  end = g_build_filename (g_get_user_cache_dir (), "entente", "feeds", "demo", NULL);
  g_assert_cmpstr (path, ==, end);
  ent_feed_clean_spool (self->spool);
  look_and_take (self, ENT_FEED_NEW);
  g_assert_false (g_file_test (self->spool, G_FILE_TEST_EXISTS));
}

static void
test_no_spool (Client        *self,
               gconstpointer  data)
{
  g_autofree char *parent = g_path_get_dirname (self->spool);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (parent, "a file", -1, &error);
  g_assert_no_error (error);
  assert_fails (self, ENT_SYNC_ERROR_FAILED, "cannot be made");
}

static void
test_cancel (Client        *self,
             gconstpointer  data)
{
  g_autoptr(EntFeedUpdate) update = NULL;
  g_autoptr(GError) error = NULL;

  self->cancellable = g_cancellable_new ();
  g_cancellable_cancel (self->cancellable);
  g_assert_null (look (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* One is there, so that it is cancelled before the next. */
  g_cancellable_reset (self->cancellable);
  update = assert_looks (self, ENT_FEED_NEW);
  g_assert_cmpint (g_unlink (update->paths->pdata[1]), ==, 0);
  self->cancel_at = 2;
  g_assert_null (look (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (update->paths->pdata[1], G_FILE_TEST_EXISTS));

  self->cancel_at = 0;
  g_cancellable_reset (self->cancellable);
  g_clear_pointer (&update, ent_feed_update_free);
  update = assert_looks (self, ENT_FEED_NEW);
  assert_brings (self, update, 3);
}

/* What is spoiled */

/* A case that is not what was signed is not taken, and nothing of it stays. */
static void
test_wrong_case (Client        *self,
                 gconstpointer  data)
{
  const char *path = feed_fixture_get_path (self->server, "panmunjom");
  gsize length;
  g_autofree char *good = feed_fixture_read (self->server, path, &length), *bad = g_memdup2 (good, length);
  g_autofree char *longer = g_strconcat (good, " ", NULL), *listed = NULL;
  g_autofree char *full = g_build_filename (feed_fixture_get_dir (self->server), path, NULL);
  g_autoptr(EntFeedUpdate) update = NULL;

  bad[length / 2] ^= 1;
  feed_fixture_write (self->server, path, bad, length);
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "is not the file that was signed: its content differs");
  feed_fixture_write (self->server, path, longer, length + 1);
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "is larger than the file that was signed");
  g_assert_cmpint (g_unlink (full), ==, 0);
  assert_fails (self, ENT_SYNC_ERROR_SERVER, "has no file panmunjom");

  listed = list_spool (self);
  assert_says (listed, "camp-david.");
  g_assert_null (strstr (listed, "panmunjom"));
  feed_fixture_write (self->server, path, good, length);
  update = assert_looks (self, ENT_FEED_NEW);
  assert_brings (self, update, 3);
}

/* Each file of the feed, cut at each of its bytes: an error or the whole of it; afterwards all is well. */
static void
test_truncated (Client        *self,
                gconstpointer  data)
{
  const char *names[] = { "index.json", "index.json.minisig", feed_fixture_get_path (self->server, "camp-david") };
  gboolean old = GPOINTER_TO_INT (data);

  if (old)
    {
      look_and_take (self, ENT_FEED_NEW);
      feed_fixture_put_case (self->server, "camp-david", 3, "In September, at last.");
      feed_fixture_publish (self->server);
      names[2] = feed_fixture_get_path (self->server, "camp-david");
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      g_autofree char *good = feed_fixture_read (self->server, names[i], &length);

      for (gsize at = 0; at < length; at++)
        {
          g_autoptr(EntFeedUpdate) update = NULL;
          g_autoptr(GError) error = NULL;

          feed_fixture_write (self->server, names[i], good, at);
          update = look (self, &error);
          /* The last line of a signature may want its end. */
          if (update != NULL && i == 1 && at == length - 1)
            continue;
          g_assert_null (update);
          g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST);
        }
      feed_fixture_write (self->server, names[i], good, length);
      {
        g_autoptr(EntFeedUpdate) update = assert_looks (self, ENT_FEED_NEW);

        assert_brings (self, update, old ? 1 : 3);
        ent_feed_clean_spool (self->spool);
      }
    }
}

/* Nothing is fetched by an index that is not trusted. */
static void
test_refused (Client        *self,
              gconstpointer  data)
{
  g_autoptr(EntSecretKey) stranger = ent_secret_key_new ();
  g_autofree char *bytes = NULL, *listed = NULL;
  gsize length;

  look_and_take (self, ENT_FEED_NEW);
  feed_fixture_put_case (self->server, "panmunjom", 2, "In August.");
  feed_fixture_publish (self->server);
  bytes = feed_fixture_read (self->server, "index.json", &length);
  feed_fixture_sign (self->server, bytes, length, stranger, NULL);
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "is not signed by this feed’s key");
  listed = list_spool (self);
  g_assert_cmpstr (listed, ==, "");

  feed_fixture_sign (self->server, bytes, length, NULL, NULL);
  look_and_take (self, ENT_FEED_NEW);
}

/* Files larger than an index or a signature can be are not read to their end. */
static void
test_endless (Client        *self,
              gconstpointer  data)
{
  gsize length = 9 * 1024 * 1024;
  g_autofree char *much = g_strnfill (length, ' ');

  look_and_take (self, ENT_FEED_NEW);
  feed_fixture_write (self->server, "index.json", much, length);
  assert_fails (self, ENT_SYNC_ERROR_CONTENT, "is larger than such a file may be");
  feed_fixture_publish (self->server);
  feed_fixture_write (self->server, "index.json.minisig", much, length);
  assert_fails (self, ENT_SYNC_ERROR_CONTENT, "is larger than such a file may be (4.1");
}

static void
test_freeze (Client        *self,
             gconstpointer  data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  look_and_take (self, ENT_FEED_NEW);
  self->has->expires_sec = now - 1;
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "the server has nothing newer, and what you have was valid until");
  feed_fixture_set_times (self->server, now - DAY, now - 1);
  self->has->issued_sec = now - DAY;
  feed_fixture_publish (self->server);
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "what is offered was valid until");
  feed_fixture_set_times (self->server, 0, 0);
  feed_fixture_publish (self->server);
  look_and_take (self, ENT_FEED_NEW);
}

static void
test_lagging (Client        *self,
              gconstpointer  data)
{
  g_autofree char *tag = g_strdup ("\"newer\"");
  g_autoptr(EntFeedUpdate) update = NULL;

  look_and_take (self, ENT_FEED_NEW);
  self->has->serial = 2;
  g_free (self->has->index_sha256);
  self->has->index_sha256 = g_strnfill (64, '0');
  self->has->etag = g_strdup (tag);
  update = assert_looks (self, ENT_FEED_OLDER);
  assert_says (update->feed->message, "an older copy than yours, which is nothing bad");
  assert_says (update->feed->message, "You keep what you have: signed by ");
  g_assert_cmpint (update->feed->serial, ==, 2);
  g_assert_cmpstr (update->feed->etag, ==, tag);
}

static void
test_key_change (Client        *self,
                 gconstpointer  data)
{
  g_autofree char *old = g_strdup (feed_fixture_get_public (self->server));
  const char *new;

  look_and_take (self, ENT_FEED_NEW);
  feed_fixture_change_key (self->server);
  feed_fixture_publish (self->server);
  new = feed_fixture_get_public (self->server);
  look_and_take (self, ENT_FEED_NEW);
  g_assert_cmpstr (self->has->key, ==, new);
  g_assert_cmpuint (self->has->old_keys->len, ==, 1);
  g_assert_cmpstr (self->has->old_keys->pdata[0], ==, old);

  look_and_take (self, ENT_FEED_SAME);
  feed_fixture_publish (self->server);
  look_and_take (self, ENT_FEED_NEW);
  g_assert_cmpstr (self->has->key, ==, new);
  g_assert_cmpuint (self->has->old_keys->len, ==, 1);
}

static void
test_gone (Client        *self,
           gconstpointer  data)
{
  g_autofree char *bytes = NULL, *elsewhere = g_strconcat (feed_fixture_get_url (self->server), "gone/", NULL);

  look_and_take (self, ENT_FEED_NEW);
  g_free (self->has->url);
  self->has->url = g_steal_pointer (&elsewhere);
  assert_fails (self, ENT_SYNC_ERROR_OFFLINE, "is its drive connected? You keep");
}

/* Acquaintance */

static void
assert_met (Client     *self,
            const char *key)
{
  g_autoptr(EntFeedIndex) index = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntFeed) feed = ent_feed_meet (feed_fixture_get_url (self->server), key, NULL, &index, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (feed->id, ==, "demo");
  g_assert_cmpstr (feed->title, ==, "Demo");
  g_assert_cmpstr (feed->url, ==, feed_fixture_get_url (self->server));
  g_assert_cmpstr (feed->key, ==, feed_fixture_get_public (self->server));
  g_assert_cmpint (feed->serial, ==, 0);
  g_assert_cmpint (feed->state, ==, ENT_FEED_NEVER);
  g_assert_cmpuint (feed->cases->len, ==, 0);
  g_assert_cmpuint (index->cases->len, ==, 3);
}

static void
assert_not_met (Client       *self,
                const char   *key,
                EntSyncError  code,
                const char   *words)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (ent_feed_meet (feed_fixture_get_url (self->server), key, NULL, NULL, NULL, &error));
  g_assert_error (error, ENT_SYNC_ERROR, (int) code);
  g_test_message ("%s", error->message);
  assert_says (error->message, words);
}

static void
test_meet (Client        *self,
           gconstpointer  data)
{
  g_autoptr(EntSecretKey) stranger = ent_secret_key_new ();
  g_autofree char *key = ent_secret_key_dup_public (stranger), *file = ent_secret_key_to_public_file (stranger);
  g_autofree char *full = g_build_filename (feed_fixture_get_dir (self->server), "feed.pub", NULL);

  assert_met (self, NULL);
  assert_met (self, feed_fixture_get_public (self->server));
  assert_not_met (self, key, ENT_SYNC_ERROR_TRUST, "it is signed with another key. Your library is as it was.");
  assert_not_met (self, "RWno", ENT_SYNC_ERROR_CONTENT, "this is no public key");

  /* What it shows is not trusted by itself. */
  spoil (self, "feed.pub", file);
  assert_not_met (self, NULL, ENT_SYNC_ERROR_TRUST, "it is signed with another key");
  assert_met (self, feed_fixture_get_public (self->server));
  spoil (self, "feed.pub", "What key?");
  assert_not_met (self, NULL, ENT_SYNC_ERROR_CONTENT, "feed.pub, where it is to show its key, holds none");
  g_assert_cmpint (g_unlink (full), ==, 0);
  assert_not_met (self, NULL, ENT_SYNC_ERROR_SERVER, "has no file feed.pub");
  assert_met (self, feed_fixture_get_public (self->server));
}

/* One who comes while the key is changed gets the new one at the first look. */
static void
test_meet_in_change (Client        *self,
                     gconstpointer  data)
{
  g_autofree char *old = g_strdup (feed_fixture_get_public (self->server));
  g_autoptr(GError) error = NULL;

  feed_fixture_change_key (self->server);
  feed_fixture_publish (self->server);
  ent_feed_free (self->has);
  self->has = ent_feed_meet (feed_fixture_get_url (self->server), NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (self->has->key, ==, old);
  look_and_take (self, ENT_FEED_NEW);
  g_assert_cmpstr (self->has->key, ==, feed_fixture_get_public (self->server));
  feed_fixture_publish (self->server);
  look_and_take (self, ENT_FEED_NEW);
}

#define ADD_WITH(name, data, function) g_test_add ("/sync/client/" name, Client, data, set_up, function, tear_down)
#define ADD(name, function)            ADD_WITH (name, NULL, function)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("first", test_first);
  ADD ("unchanged", test_unchanged);
  ADD ("one-changed", test_one_changed);
  ADD ("extraneous", test_extraneous);
  ADD ("resumed", test_resumed);
  ADD ("spool", test_spool);
  ADD ("no-spool", test_no_spool);
  ADD ("cancel", test_cancel);
  ADD ("wrong-case", test_wrong_case);
  ADD_WITH ("truncated/first", GINT_TO_POINTER (FALSE), test_truncated);
  ADD_WITH ("truncated/update", GINT_TO_POINTER (TRUE), test_truncated);
  ADD ("refused", test_refused);
  ADD ("endless", test_endless);
  ADD ("freeze", test_freeze);
  ADD ("lagging", test_lagging);
  ADD ("key-change", test_key_change);
  ADD ("gone", test_gone);
  ADD ("meet", test_meet);
  ADD ("meet-in-change", test_meet_in_change);
  return g_test_run ();
}
