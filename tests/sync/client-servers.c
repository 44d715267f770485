/* Looks at feeds on servers: nginx, as a publisher would have it, and one that does wrong. */

#include "config.h"

#include "ent-feed-client.h"

#include <string.h>

#include "faulty-server.h"
#include "feed-fixture.h"
#include "nginx.h"

#define INDEX     "index.json"
#define SIGNATURE "index.json.minisig"

typedef struct
{
  FeedFixture    *feed;
  FaultyServer   *server;
  Nginx          *nginx;    /* NULL: not installed */
  EntFetchLimits  limits;
  char           *spool;
  EntFeed        *has;      /* what the library has of it */
} Client;

static void
set_up (Client        *self,
        gconstpointer  data)
{
  const EntFetchLimits limits = { .connect_msec = 3000, .stall_msec = 5000, .whole_msec = 20000, .n_tries = 2,
                                  .backoff_msec = 1, .max_wait_msec = 1000, .n_parallel = 4 };
  g_autoptr(GError) error = NULL;

  self->feed = feed_fixture_new ("demo", "Demo");
  feed_fixture_put_case (self->feed, "us-vietnam", 5, "In July.");
  feed_fixture_publish (self->feed);
  self->limits = limits;
  self->spool = g_dir_make_tmp ("entente-spool-XXXXXX", &error);
  g_assert_no_error (error);
  self->has = feed_fixture_dup_feed (self->feed);
}

static void
set_url (Client     *self,
         const char *url)
{
  g_free (self->has->url);
  self->has->url = g_strdup (url);
}

static void
set_up_faulty (Client        *self,
               gconstpointer  data)
{
  set_up (self, data);
  self->server = faulty_server_new (feed_fixture_get_dir (self->feed));
  set_url (self, faulty_server_get_url (self->server));
}

static void
set_up_nginx (Client        *self,
              gconstpointer  data)
{
  set_up (self, data);
  self->nginx = nginx_new (feed_fixture_get_dir (self->feed));
  if (self->nginx != NULL)
    g_setenv ("CURL_CA_BUNDLE", nginx_get_ca (self->nginx), TRUE);
}

static void
tear_down (Client        *self,
           gconstpointer  data)
{
  g_unsetenv ("CURL_CA_BUNDLE");
  nginx_free (self->nginx);
  g_clear_pointer (&self->server, faulty_server_free);
  feed_fixture_free (self->feed);
  if (g_file_test (self->spool, G_FILE_TEST_EXISTS))
    remove_folder (self->spool);
  g_free (self->spool);
  ent_feed_free (self->has);
}

static EntFeedUpdate *
look (Client  *self,
      GError **error)
{
  return ent_feed_look (self->has, self->spool, &self->limits, NULL, NULL, NULL, error);
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
  return update;
}

/* Also that each file is what was published. */
static void
look_and_take (Client       *self,
               EntFeedState  state)
{
  g_autoptr(EntFeedUpdate) update = assert_looks (self, state);

  for (guint i = 0; update->index != NULL && i < update->paths->len; i++)
    {
      const EntFeedCase *item = g_ptr_array_index (update->index->cases, i);
      g_autofree char *expected = NULL, *bytes = NULL;
      gsize expected_length, length;
      g_autoptr(GError) error = NULL;

      if (update->paths->pdata[i] == NULL)
        continue;
      expected = feed_fixture_read (self->feed, item->path, &expected_length);
      g_file_get_contents (update->paths->pdata[i], &bytes, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (bytes, length, expected, expected_length);
    }
  ent_feed_free (self->has);
  self->has = take_update (update);
  ent_feed_clean_spool (self->spool);
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

static void
fail (Client     *self,
      const char *path,
      Fault       fault,
      gint64      n,
      guint       times)
{
  faulty_server_fail (self->server, path, fault, n, NULL, times);
}

/* A second version of the case, and a second case, so that the index has another length. */
static void
publish_more (Client *self)
{
  feed_fixture_put_case (self->feed, "us-vietnam", 6, "In July, 1995.");
  feed_fixture_put_case (self->feed, "panmunjom", 1, "In July, too.");
  feed_fixture_publish (self->feed);
}

/* Costs */

static void
test_unchanged (Client        *self,
                gconstpointer  data)
{
  g_autoptr(EntFeedUpdate) update = NULL;
  g_autofree char *head = NULL;

  look_and_take (self, ENT_FEED_NEW);
  g_assert_cmpuint (faulty_server_count (self->server, NULL), ==, 3);
  g_assert_nonnull (self->has->etag);
  faulty_server_heal (self->server);
  update = assert_looks (self, ENT_FEED_SAME);
  g_assert_cmpuint (update->n_requests, ==, 1);
  g_assert_cmpint (update->n_bytes, ==, 0);
  g_assert_cmpstr (update->feed->etag, ==, self->has->etag);
  g_assert_cmpuint (faulty_server_count (self->server, NULL), ==, 1);
  head = faulty_server_dup_request (self->server, 0);
  assert_says (head, "GET /index.json HTTP/1.1\r\n");
  assert_says (head, "If-None-Match: ");
}

/* One connection, compressed, and no more than what has changed. */
static void
test_nginx (Client        *self,
            gconstpointer  data)
{
  g_autofree char *log = NULL, *line = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_lines;

  if (self->nginx == NULL)
    {
      g_test_skip ("nginx is not installed");
      return;
    }
  set_url (self, data != NULL ? nginx_get_tls_url (self->nginx) : nginx_get_url (self->nginx));
  look_and_take (self, ENT_FEED_NEW);
  look_and_take (self, ENT_FEED_SAME);
  publish_more (self);
  look_and_take (self, ENT_FEED_NEW);
  {
    g_autoptr(EntFeedUpdate) update = assert_looks (self, ENT_FEED_SAME);

    g_assert_cmpuint (update->n_requests, ==, 1);
    g_assert_cmpint (update->n_bytes, <, 1024);
  }

  nginx_stop (self->nginx);
  log = nginx_dup_log (self->nginx);
  g_test_message ("%s", log);
  lines = g_strsplit (g_strchomp (log), "\n", -1);
  n_lines = g_strv_length (lines);
  g_assert_cmpuint (n_lines, ==, 3 + 1 + 4 + 1);
  line = g_strdup_printf ("GET /index.json HTTP/%s 304 - 0 ", data != NULL ? "2.0" : "1.1");
  g_assert_true (g_str_has_prefix (lines[3], line));
  g_assert_true (g_str_has_prefix (lines[n_lines - 1], line));
  assert_fails (self, ENT_SYNC_ERROR_OFFLINE, "could not be reached");

  nginx_start (self->nginx);
  look_and_take (self, ENT_FEED_SAME);
}

/* Cuts */

/* Each file, cut at each byte as if that were all. */
static void
test_truncated (Client        *self,
                gconstpointer  data)
{
  const char *names[] = { INDEX, SIGNATURE, feed_fixture_get_path (self->feed, "us-vietnam") };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      g_autofree char *bytes = feed_fixture_read (self->feed, names[i], &length);

      for (gsize at = 0; at < length; at++)
        {
          g_autoptr(EntFeedUpdate) update = NULL;
          g_autoptr(GError) error = NULL;

          fail (self, names[i], FAULT_TRUNCATE, (gint64) at, 0);
          update = look (self, &error);
          /* The last line of a signature may want its end. */
          g_assert_true ((update != NULL) == (i == 1 && at == length - 1));
          if (update == NULL)
            g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST);
          ent_feed_clean_spool (self->spool);
          faulty_server_heal (self->server);
        }
    }
  look_and_take (self, ENT_FEED_NEW);
}

/* The connection breaks off at each byte: at first the look does, and the next one goes on. Index and signature begin
 * anew each time, so that there some places stand for all. */
static void
test_cut (Client        *self,
          gconstpointer  data)
{
  const char *names[] = { INDEX, SIGNATURE, feed_fixture_get_path (self->feed, "us-vietnam") };
  gint64 n_head = 0;

  self->limits.n_tries = 1;
  for (guint i = 0; i < 2; i++)
    {
      gsize length;
      g_autofree char *bytes = feed_fixture_read (self->feed, names[i], &length);

      n_head += (gint64) length;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      g_autofree char *bytes = feed_fixture_read (self->feed, names[i], &length);

      for (gsize at = 0; at < length; at += i < 2 ? 16 : 1)
        {
          g_autoptr(EntFeedUpdate) update = NULL;

          fail (self, names[i], FAULT_CUT, (gint64) at, 1);
          if (at % 64 == 0)
            assert_fails (self, ENT_SYNC_ERROR_OFFLINE, "the connection to 127.0.0.1:");
          else
            g_assert_null (look (self, NULL));
          update = assert_looks (self, ENT_FEED_NEW);
          g_assert_true (g_file_test (update->paths->pdata[0], G_FILE_TEST_EXISTS));
          g_assert_cmpuint (update->n_requests, ==, 3);
          if (i == 2)
            g_assert_cmpint (update->n_bytes, ==, n_head + (gint64) (length - at));
          ent_feed_clean_spool (self->spool);
          faulty_server_heal (self->server);
        }
    }
  look_and_take (self, ENT_FEED_NEW);
}

/* Index and signature were asked for while they were published: once more, past all caches, and they fit. */
static void
test_between (Client        *self,
              gconstpointer  data)
{
  gsize length;
  g_autofree char *signature = feed_fixture_read (self->feed, SIGNATURE, &length);
  g_autofree char *again = NULL, *again_signature = NULL;

  look_and_take (self, ENT_FEED_NEW);
  publish_more (self);
  faulty_server_heal (self->server);
  fail (self, SIGNATURE, FAULT_FLIP, 60, 1);
  look_and_take (self, ENT_FEED_NEW);
  g_assert_cmpuint (faulty_server_count (self->server, INDEX), ==, 2);
  g_assert_cmpuint (faulty_server_count (self->server, SIGNATURE), ==, 2);
  again = faulty_server_dup_request (self->server, 2);
  again_signature = faulty_server_dup_request (self->server, 3);
  assert_says (again, "Cache-Control: no-cache\r\n");
  assert_says (again_signature, "Cache-Control: no-cache\r\n");
  g_assert_null (strstr (again, "If-None-Match"));

  /* Not for ever, and without a case. */
  feed_fixture_put_case (self->feed, "us-vietnam", 7, "In July, in 1995.");
  feed_fixture_publish (self->feed);
  feed_fixture_write (self->feed, SIGNATURE, signature, length);
  faulty_server_heal (self->server);
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "not signed by this feed’s key: the signature is not that of this file");
  g_assert_cmpuint (faulty_server_count (self->server, NULL), ==, 4);
}

/* Lies */

static void
test_endless (Client        *self,
              gconstpointer  data)
{
  fail (self, INDEX, FAULT_ENDLESS, 0, 0);
  assert_fails (self, ENT_SYNC_ERROR_CONTENT, "is larger than such a file may be");
  faulty_server_heal (self->server);
  fail (self, SIGNATURE, FAULT_ENDLESS, 0, 0);
  assert_fails (self, ENT_SYNC_ERROR_CONTENT, "is larger than such a file may be");
  faulty_server_heal (self->server);
  fail (self, INDEX, FAULT_BOMB, 64 * 1024 * 1024, 0);
  assert_fails (self, ENT_SYNC_ERROR_CONTENT, "is larger than such a file may be");
  faulty_server_heal (self->server);
  fail (self, feed_fixture_get_path (self->feed, "us-vietnam"), FAULT_ENDLESS, 0, 0);
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "is larger than the file that was signed");
  faulty_server_heal (self->server);
  look_and_take (self, ENT_FEED_NEW);
}

/* No JSON, and JSON that is no index: unsigned it is not even looked at; signed it is the publisher's to mend. */
static void
test_garbage (Client        *self,
              gconstpointer  data)
{
  static const char *garbage[] = { "<html>It works!</html>", "{\"version\": 1,", "[]", "" };
  static const char later[] = "{\"version\": 2}";

  look_and_take (self, ENT_FEED_NEW);
  publish_more (self);
  for (guint i = 0; i < G_N_ELEMENTS (garbage); i++)
    {
      feed_fixture_write (self->feed, INDEX, garbage[i], strlen (garbage[i]));
      assert_fails (self, ENT_SYNC_ERROR_TRUST, "the signature is not that of this file");
      feed_fixture_sign (self->feed, garbage[i], strlen (garbage[i]), NULL, NULL);
      assert_fails (self, ENT_SYNC_ERROR_CONTENT, "the index cannot be used, which its publisher should know: ");
    }
  feed_fixture_sign (self->feed, later, strlen (later), NULL, NULL);
  assert_fails (self, ENT_SYNC_ERROR_CONTENT, "the index is of a later format than this Entente reads: update Entente. You");
  feed_fixture_publish (self->feed);
  look_and_take (self, ENT_FEED_NEW);
}

/* What is refused leaves nothing behind by which a server could say that it has not changed. */
static void
test_refused_tag (Client        *self,
                  gconstpointer  data)
{
  g_autoptr(EntSecretKey) stranger = ent_secret_key_new ();
  g_autofree char *bytes = NULL, *tag = NULL;
  gsize length;

  look_and_take (self, ENT_FEED_NEW);
  tag = g_strdup (self->has->etag);
  publish_more (self);
  bytes = feed_fixture_read (self->feed, INDEX, &length);
  feed_fixture_sign (self->feed, bytes, length, stranger, NULL);
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "it is signed with another key");
  g_assert_cmpstr (self->has->etag, ==, tag);
  feed_fixture_sign (self->feed, bytes, length, NULL, NULL);
  look_and_take (self, ENT_FEED_NEW);
  g_assert_cmpstr (self->has->etag, !=, tag);
}

static void
test_not_modified_for_ever (Client        *self,
                            gconstpointer  data)
{
  fail (self, INDEX, FAULT_NOT_MODIFIED, 0, 0);
  assert_fails (self, ENT_SYNC_ERROR_SERVER, "says that the file has not changed, but was not asked that");
  faulty_server_heal (self->server);
  look_and_take (self, ENT_FEED_NEW);

  /* The server says it of a newer one, whose tag it shows, and then is right again: that must not be believed. */
  fail (self, INDEX, FAULT_NOT_MODIFIED, 0, 0);
  publish_more (self);
  look_and_take (self, ENT_FEED_SAME);
  faulty_server_heal (self->server);
  look_and_take (self, ENT_FEED_NEW);

  fail (self, INDEX, FAULT_NOT_MODIFIED, 0, 0);
  self->has->expires_sec = g_get_real_time () / G_USEC_PER_SEC;
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "the server has nothing newer, and what you have was valid until");
  faulty_server_heal (self->server);
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "the server has nothing newer, and what you have was valid until");
  feed_fixture_put_case (self->feed, "camp-david", 1, "In September.");
  feed_fixture_publish (self->feed);
  fail (self, INDEX, FAULT_NOT_MODIFIED, 0, 1);
  look_and_take (self, ENT_FEED_NEW);
}

static void
test_busy (Client        *self,
           gconstpointer  data)
{
  look_and_take (self, ENT_FEED_NEW);
  publish_more (self);
  faulty_server_fail (self->server, INDEX, FAULT_STATUS, 503, "Retry-After: 3600\r\n", 1);
  assert_fails (self, ENT_SYNC_ERROR_SERVER, "asks to be left alone until");
  fail (self, INDEX, FAULT_STATUS, 500, 1);
  look_and_take (self, ENT_FEED_NEW);
}

#define ADD(name, data, set_up_function, function) \
  g_test_add ("/sync/servers/" name, Client, data, set_up_function, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("unchanged", NULL, set_up_faulty, test_unchanged);
  ADD ("nginx", NULL, set_up_nginx, test_nginx);
  ADD ("nginx-tls", "tls", set_up_nginx, test_nginx);
  ADD ("truncated", NULL, set_up_faulty, test_truncated);
  ADD ("cut", NULL, set_up_faulty, test_cut);
  ADD ("between", NULL, set_up_faulty, test_between);
  ADD ("endless", NULL, set_up_faulty, test_endless);
  ADD ("garbage", NULL, set_up_faulty, test_garbage);
  ADD ("refused-tag", NULL, set_up_faulty, test_refused_tag);
  ADD ("not-modified-for-ever", NULL, set_up_faulty, test_not_modified_for_ever);
  ADD ("busy", NULL, set_up_faulty, test_busy);
  return g_test_run ();
}
