/* What a server, or the way to it, can do wrong: each time the file comes after all, or a message says what happened, and
 * what was there is as it was. */

#include "config.h"

#include "fetch-fixture.h"

#include "faulty-server.h"

#define NAME   "case.json"
#define LENGTH 100000

typedef struct
{
  Spool         spool;
  FaultyServer *server;
  const char   *url;
  char         *bytes;   /* of NAME: LENGTH of them, that hardly pack */
  EntFetchFile *file;    /* NAME, into the folder */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  spool_set_up (&self->spool);
  self->server = faulty_server_new (NULL);
  self->url = faulty_server_get_url (self->server);
  self->bytes = g_malloc (LENGTH);
  for (guint i = 0; i < LENGTH; i++)
    self->bytes[i] = (char) g_rand_int_range (rand, 0, 64) + ' ';
  faulty_server_put (self->server, NAME, self->bytes, LENGTH);
  self->file = spool_want_file (&self->spool, self->url, NAME, self->bytes, LENGTH);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  faulty_server_free (self->server);
  spool_tear_down (&self->spool);
  g_free (self->bytes);
}

static void
fail (Fixture *self,
      Fault    fault,
      gint64   n,
      guint    times)
{
  faulty_server_fail (self->server, NULL, fault, n, NULL, times);
}

/* The file is there as it should be, and nothing else. */
static void
assert_whole (Fixture *self)
{
  spool_assert_holds (&self->spool, NAME, self->bytes, LENGTH);
  spool_assert_holds (&self->spool, NAME ".part", NULL, -1);
  spool_assert_holds (&self->spool, NAME ".part.etag", NULL, -1);
}

static void
assert_nothing (Fixture *self)
{
  spool_assert_holds (&self->spool, NAME, NULL, -1);
  spool_assert_holds (&self->spool, NAME ".part", NULL, -1);
  spool_assert_holds (&self->spool, NAME ".part.etag", NULL, -1);
}

static void
assert_asked (Fixture    *self,
              guint       n,
              const char *line)
{
  g_autofree char *head = faulty_server_dup_request (self->server, n);
  g_autofree char *whole = g_strconcat ("\r\n", line, "\r\n", NULL);

  g_assert_nonnull (head);
  assert_says (head, whole);
}

static void
assert_not_asked (Fixture    *self,
                  guint       n,
                  const char *name)
{
  g_autofree char *head = faulty_server_dup_request (self->server, n);
  g_autofree char *start = g_strconcat ("\r\n", name, ":", NULL);

  g_assert_nonnull (head);
  g_assert_null (strstr (head, start));
}

/* Requests */

/* Nothing that tells one reader from another, or of what is installed. */
static void
test_headers (Fixture       *self,
              gconstpointer  data)
{
  static const char *const allowed[] = { "Host: 127.0.0.1:", "User-Agent: Entente\r", "Accept: */*\r",
                                         "Accept-Encoding: " };
  g_autofree char *head = NULL;
  g_auto(GStrv) lines = NULL;

  spool_assert_runs (&self->spool);
  assert_whole (self);
  head = faulty_server_dup_request (self->server, 0);
  lines = g_strsplit (head, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "GET /" NAME " HTTP/1.1\r");
  for (guint i = 1; lines[i + 2] != NULL; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (allowed); j++)
        known = known || g_str_has_prefix (lines[i], allowed[j]);
      if (!known)
        g_error ("“%s” is sent", lines[i]);
    }
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + G_N_ELEMENTS (allowed) + 2);
}

static void
test_validators (Fixture       *self,
                 gconstpointer  data)
{
  EntFetchFile *file;
  g_autofree char *asked = NULL;

  g_ptr_array_set_size (self->spool.files, 0);
  file = spool_want (&self->spool, self->url, NAME);
  spool_assert_runs (&self->spool);
  g_assert_cmpmem (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes), self->bytes, LENGTH);
  g_assert_nonnull (file->new_etag);
  g_assert_cmpstr (file->new_last_modified, ==, "Wed, 01 Jul 2026 09:00:00 GMT");
  assert_not_asked (self, 0, "If-None-Match");
  assert_not_asked (self, 0, "Cache-Control");

  file->etag = g_strdup (file->new_etag);
  file->last_modified = g_strdup (file->new_last_modified);
  file->no_cache = TRUE;
  spool_assert_runs (&self->spool);
  g_assert_true (file->not_modified);
  g_assert_null (file->bytes);
  g_assert_cmpint (self->spool.n_bytes, ==, 0);
  asked = g_strconcat ("If-None-Match: ", file->etag, NULL);
  assert_asked (self, 1, asked);
  assert_asked (self, 1, "If-Modified-Since: Wed, 01 Jul 2026 09:00:00 GMT");
  assert_asked (self, 1, "Cache-Control: no-cache");

  faulty_server_put (self->server, NAME, "{}", 2);
  spool_assert_runs (&self->spool);
  g_assert_false (file->not_modified);
  g_assert_cmpuint (g_bytes_get_size (file->bytes), ==, 2);
}

static void
test_not_modified_unasked (Fixture       *self,
                           gconstpointer  data)
{
  fail (self, FAULT_NOT_MODIFIED, 0, 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "was not asked that");
  g_assert_false (self->file->not_modified);
  assert_nothing (self);
}

/* A validator that once came from a server cannot bring headers of its own. */
static void
test_split_header (Fixture       *self,
                   gconstpointer  data)
{
  self->file->etag = g_strdup ("\"a\"\r\nX-Evil: yes");
  spool_assert_runs (&self->spool);
  assert_not_asked (self, 0, "X-Evil");
  assert_not_asked (self, 0, "If-None-Match");
}

static void
test_proxy (Fixture       *self,
            gconstpointer  data)
{
  g_setenv ("http_proxy", "http://127.0.0.1:1/", TRUE);
  spool_assert_runs (&self->spool);
  g_unsetenv ("http_proxy");
  assert_whole (self);
}

/* Breaking off */

static void
test_cut (Fixture       *self,
          gconstpointer  data)
{
  fail (self, FAULT_CUT, 40000, 1);
  fail (self, FAULT_CUT, 30000, 1);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  assert_asked (self, 1, "Range: bytes=40000-");
  assert_asked (self, 1, "Accept-Encoding: identity");
  assert_asked (self, 2, "Range: bytes=70000-");
  g_assert_cmpuint (self->spool.n_requests, ==, 3);
  g_assert_cmpint (self->spool.n_bytes, ==, LENGTH);
}

/* In memory too. */
static void
test_cut_memory (Fixture       *self,
                 gconstpointer  data)
{
  EntFetchFile *file;

  g_ptr_array_set_size (self->spool.files, 0);
  file = spool_want (&self->spool, self->url, NAME);
  fail (self, FAULT_CUT, 40000, 1);
  spool_assert_runs (&self->spool);
  g_assert_cmpmem (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes), self->bytes, LENGTH);
  assert_asked (self, 1, "Range: bytes=40000-");
}

/* Where it is not said how long it is, or it comes packed. */
static void
test_cut_otherwise (Fixture       *self,
                    gconstpointer  data)
{
  static const Fault faults[] = { FAULT_CUT_CHUNKED, FAULT_CUT_SILENT, FAULT_CUT_PACKED };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *head = NULL;

      faulty_server_heal (self->server);
      g_unlink (self->file->path);
      fail (self, faults[i], 40000, 1);
      spool_assert_runs (&self->spool);
      assert_whole (self);
      g_assert_cmpuint (faulty_server_count (self->server, NULL), ==, 2);
      head = faulty_server_dup_request (self->server, 1);
      assert_says (head, "\r\nRange: bytes=");
      assert_asked (self, 1, "Accept-Encoding: identity");
      if (faults[i] == FAULT_CUT_PACKED)
        assert_not_asked (self, 1, "If-Range");
    }
}

/* What came is there for the next run, and the next is another program. */
static void
test_resume (Fixture       *self,
             gconstpointer  data)
{
  self->spool.limits.n_tries = 1;
  fail (self, FAULT_CUT, 40000, 1);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_OFFLINE, "broke off");
  assert_says (self->file->error->message, "127.0.0.1:");
  spool_assert_holds (&self->spool, NAME, NULL, -1);
  spool_assert_holds (&self->spool, NAME ".part", self->bytes, 40000);

  spool_assert_runs (&self->spool);
  assert_whole (self);
  g_assert_cmpint (self->spool.n_bytes, ==, LENGTH - 40000);
}

/* Without a hash only a strong ETag says that the rest is of the same file. */
static void
test_resume_tag (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *condition = NULL, *tag = NULL, *path = g_strconcat (self->file->path, ".part.etag", NULL);

  self->spool.limits.n_tries = 1;
  g_clear_pointer (&self->file->sha256, g_free);
  self->file->size = -1;
  fail (self, FAULT_CUT, 40000, 1);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_OFFLINE, "broke off");
  g_assert_true (g_file_get_contents (path, &tag, NULL, NULL));
  condition = g_strconcat ("If-Range: ", tag, NULL);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  assert_asked (self, 1, condition);
  g_assert_cmpint (self->spool.n_bytes, ==, LENGTH - 40000);

  g_unlink (self->file->path);
  spool_put (&self->spool, NAME ".part", "another", -1);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  assert_not_asked (self, 2, "Range");
}

static void
test_changed (Fixture       *self,
              gconstpointer  data)
{
  self->spool.limits.n_tries = 1;
  fail (self, FAULT_CUT, 40000, 1);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_OFFLINE, "broke off");

  /* The tag differs: all of it comes. */
  self->bytes[0] ^= 1;
  faulty_server_put (self->server, NAME, self->bytes, LENGTH);
  g_free (self->file->sha256);
  self->file->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) self->bytes, LENGTH);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  g_assert_cmpuint (self->spool.n_requests, ==, 1);

  /* Without a tag the rest comes, and the hash tells. */
  g_unlink (self->file->path);
  spool_put (&self->spool, NAME ".part", "not the beginning of it", -1);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  g_assert_cmpuint (self->spool.n_requests, ==, 2);
  assert_asked (self, 2, "Range: bytes=23-");
  assert_not_asked (self, 3, "Range");
}

static void
test_bad_ranges (Fixture       *self,
                 gconstpointer  data)
{
  fail (self, FAULT_CUT, 40000, 1);
  fail (self, FAULT_NO_RANGE, 0, 1);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  g_assert_cmpuint (self->spool.n_requests, ==, 2);

  g_unlink (self->file->path);
  fail (self, FAULT_CUT, 40000, 1);
  fail (self, FAULT_WRONG_RANGE, 0, 1);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  g_assert_cmpuint (self->spool.n_requests, ==, 3);
}

/* More is there than there is. */
static void
test_beyond_end (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *more = g_strndup (self->bytes, LENGTH);

  self->file->size = -1;
  spool_put (&self->spool, NAME ".part", self->bytes, LENGTH);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  g_assert_cmpuint (self->spool.n_requests, ==, 1);

  g_unlink (self->file->path);
  more[5] ^= 1;
  spool_put (&self->spool, NAME ".part", more, LENGTH);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  g_assert_cmpuint (self->spool.n_requests, ==, 2);
}

/* It was whole when the program was killed. */
static void
test_whole_part (Fixture       *self,
                 gconstpointer  data)
{
  spool_put (&self->spool, NAME ".part", self->bytes, LENGTH);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  g_assert_cmpuint (self->spool.n_requests, ==, 0);
}

static void
test_long_length (Fixture       *self,
                  gconstpointer  data)
{
  fail (self, FAULT_LONG_LENGTH, 10, 0);
  g_ptr_array_set_size (self->spool.files, 0);
  spool_want (&self->spool, self->url, NAME);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_OFFLINE, "broke off");

  /* Where a hash says that it is whole, it is. */
  self->file = spool_want_file (&self->spool, self->url, NAME, self->bytes, LENGTH);
  g_ptr_array_remove_index (self->spool.files, 0);
  spool_assert_runs (&self->spool);
  assert_whole (self);
}

/* Stalls */

static void
test_stall (Fixture       *self,
            gconstpointer  data)
{
  gint64 begin = g_get_monotonic_time ();

  self->spool.limits.stall_msec = 200;
  fail (self, FAULT_STALL, 40000, 1);
  fail (self, FAULT_STALL, -1, 1);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  g_assert_cmpuint (self->spool.n_requests, ==, 3);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 2 * self->spool.limits.stall_msec * 1000);

  self->spool.limits.n_tries = 1;
  g_unlink (self->file->path);
  fail (self, FAULT_STALL, -1, 1);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_OFFLINE, "did not answer within 1 second");
  fail (self, FAULT_STALL, 40000, 1);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_OFFLINE, "sent almost nothing for 1 second");
  spool_assert_holds (&self->spool, NAME ".part", self->bytes, 40000);
}

static void
test_whole_time (Fixture       *self,
                 gconstpointer  data)
{
  self->spool.limits.stall_msec = 60000;
  self->spool.limits.whole_msec = 300;
  fail (self, FAULT_STALL, 40000, 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_OFFLINE, "did not send the whole file within 1 second");
  g_assert_cmpuint (self->spool.n_requests, ==, 1);
}

/* Lies */

static void
test_flip (Fixture       *self,
           gconstpointer  data)
{
  fail (self, FAULT_FLIP, 50000, 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_TRUST, "content differs");
  g_assert_cmpuint (self->spool.n_requests, ==, 1);
  assert_nothing (self);
}

static void
test_short_length (Fixture       *self,
                   gconstpointer  data)
{
  fail (self, FAULT_SHORT_LENGTH, 10, 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_TRUST, "99990 bytes long, and the file that was signed is 100000");
  assert_nothing (self);
}

static void
test_truncate (Fixture       *self,
               gconstpointer  data)
{
  const gsize length = 64;

  faulty_server_put (self->server, NAME, self->bytes, length);
  self->file->size = (gint64) length;
  g_free (self->file->sha256);
  self->file->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) self->bytes, length);
  for (gsize n = 0; n < length; n++)
    {
      fail (self, FAULT_TRUNCATE, (gint64) n, 1);
      spool_assert_fails (&self->spool, ENT_SYNC_ERROR_TRUST, "the file that was signed is");
      assert_nothing (self);
      fail (self, FAULT_CUT, (gint64) n, 1);
      spool_assert_runs (&self->spool);
      spool_assert_holds (&self->spool, NAME, self->bytes, (gssize) length);
      g_assert_cmpint (g_unlink (self->file->path), ==, 0);
    }
}

static void
test_endless (Fixture       *self,
              gconstpointer  data)
{
  EntFetchFile *file;

  fail (self, FAULT_ENDLESS, 0, 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_TRUST, "larger than the file that was signed");
  assert_nothing (self);

  g_ptr_array_set_size (self->spool.files, 0);
  file = spool_want (&self->spool, self->url, NAME);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_CONTENT, "larger than such a file may be");
  g_assert_null (file->bytes);
  g_assert_cmpint (self->spool.n_bytes, <, 4 * 1024 * 1024);

  faulty_server_heal (self->server);
  fail (self, FAULT_ENDLESS_HEADERS, 0, 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "headers without end");
  faulty_server_heal (self->server);
  fail (self, FAULT_ENDLESS_STATUS, 404, 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "no such file (404)");

  /* What is said to be too large is not even begun. */
  faulty_server_heal (self->server);
  file->max_bytes = LENGTH / 2;
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_CONTENT, "larger than such a file may be");
  g_assert_cmpint (self->spool.n_bytes, ==, 0);
}

static void
test_bomb (Fixture       *self,
           gconstpointer  data)
{
  EntFetchFile *file;

  fail (self, FAULT_BOMB, 16 * 1024 * 1024, 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_TRUST, "larger than the file that was signed");
  assert_nothing (self);
  g_ptr_array_set_size (self->spool.files, 0);
  file = spool_want (&self->spool, self->url, NAME);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_CONTENT, "larger than such a file may be (262.1");
  g_assert_null (file->bytes);
}

static void
test_garbage (Fixture       *self,
              gconstpointer  data)
{
  static const char *const texts[] = { "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/9.9\r\n\r\n", "<html>\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      faulty_server_heal (self->server);
      faulty_server_fail (self->server, NULL, FAULT_GARBAGE, 0, texts[i], 0);
      spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "not as a web server does");
      assert_nothing (self);
    }
  faulty_server_heal (self->server);
  faulty_server_fail (self->server, NULL, FAULT_GARBAGE, 0,
                      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nno gzip!!", 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "cannot be unpacked");
  assert_nothing (self);
}

/* Answers */

static void
test_status (Fixture       *self,
             gconstpointer  data)
{
  static const struct { int status; guint n_requests; const char *words; } known[] = {
    { 404, 1, "no such file (404): is this the address of a feed?" },
    { 410, 1, "no such file (410)" },
    { 403, 1, "not give the file to everybody (403)" },
    { 418, 1, "makes no sense here (418)" },
    { 206, 1, "other parts of the file" },
    { 429, 3, "is busy or out of order (429)" },
    { 500, 3, "is busy or out of order (500)" },
    { 503, 3, "is busy or out of order (503)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      faulty_server_heal (self->server);
      fail (self, FAULT_STATUS, known[i].status, 0);
      spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, known[i].words);
      if (known[i].status != 206)
        g_assert_cmpuint (self->spool.n_requests, ==, known[i].n_requests);
      assert_nothing (self);
    }

  faulty_server_heal (self->server);
  fail (self, FAULT_CUT, 40000, 1);
  fail (self, FAULT_STATUS, 502, 1);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  assert_asked (self, 2, "Range: bytes=40000-");
}

static void
test_retry_after (Fixture       *self,
                  gconstpointer  data)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr(GDateTime) now = g_date_time_new_now_utc (), then = g_date_time_add_hours (now, 2);
  g_autofree char *date = g_date_time_format (then, "Retry-After: %a, %d %b %Y %H:%M:%S GMT\r\n");
  g_autofree char *time = g_date_time_format (then, "asks to be left alone until %H:");

  faulty_server_fail (self->server, NULL, FAULT_STATUS, 503, "Retry-After: 1\r\n", 1);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  g_assert_cmpuint (self->spool.n_requests, ==, 2);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, G_USEC_PER_SEC);

  /* Too long to wait for. */
  g_unlink (self->file->path);
  faulty_server_fail (self->server, NULL, FAULT_STATUS, 429, date, 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, time);
  g_assert_cmpuint (self->spool.n_requests, ==, 1);
  faulty_server_heal (self->server);
  faulty_server_fail (self->server, NULL, FAULT_STATUS, 503, "Retry-After: 99999999999999999999\r\n", 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "(503)");
}

static void
test_redirect (Fixture       *self,
               gconstpointer  data)
{
  static const char *const places[] = { "http://example.org/" NAME, "file:///etc/passwd", "ftp://127.0.0.1/" NAME,
                                        "http://me:secret@127.0.0.1/", "gopher://127.0.0.1:1/", "//example.org/" };

  faulty_server_fail (self->server, "moved.json", FAULT_REDIRECT, 0, "/" NAME, 0);
  g_free (self->file->url);
  self->file->url = g_strconcat (self->url, "moved.json", NULL);
  spool_assert_runs (&self->spool);
  assert_whole (self);
  g_assert_cmpuint (self->spool.n_requests, ==, 2);
  assert_not_asked (self, 1, "Referer");

  g_unlink (self->file->path);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      faulty_server_heal (self->server);
      faulty_server_fail (self->server, "moved.json", FAULT_REDIRECT, 0, places[i], 0);
      spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "sends on to an address that is not safe");
      g_assert_cmpuint (self->spool.n_requests, ==, 1);
      assert_nothing (self);
    }
}

static void
test_circles (Fixture       *self,
              gconstpointer  data)
{
  faulty_server_fail (self->server, NAME, FAULT_REDIRECT, 0, "/b", 0);
  faulty_server_fail (self->server, "b", FAULT_REDIRECT, 0, "/" NAME, 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "without end");
  g_assert_cmpuint (self->spool.n_requests, ==, 2);

  faulty_server_heal (self->server);
  faulty_server_fail (self->server, NAME, FAULT_REDIRECT, 0, "/" NAME, 0);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "without end");

  faulty_server_heal (self->server);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *from = i > 0 ? g_strdup_printf ("%u", i) : g_strdup (NAME);
      g_autofree char *to = g_strdup_printf ("/%u", i + 1);

      faulty_server_fail (self->server, from, FAULT_REDIRECT, 0, to, 0);
    }
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "without end");
  g_assert_cmpuint (self->spool.n_requests, ==, 6);
}

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  g_clear_pointer (&self->server, faulty_server_free);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_OFFLINE, "could not be reached: ");
  g_assert_cmpuint (self->spool.n_requests, ==, 3);
  assert_nothing (self);
}

/* Many, and ends */

static void
test_stops (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  EntFetchFile *missing = spool_want (&self->spool, self->url, "missing.json");

  self->spool.limits.stall_msec = 60000;
  faulty_server_fail (self->server, NAME, FAULT_STALL, 40000, NULL, 0);
  faulty_server_fail (self->server, "missing.json", FAULT_STATUS, 503, NULL, 1);
  g_assert_false (spool_run (&self->spool, NULL, &error));
  g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER);
  g_assert_error (missing->error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER);
  g_assert_no_error (self->file->error);
  spool_assert_holds (&self->spool, NAME, NULL, -1);
}

typedef struct
{
  gint64 n_bytes;
  guint  n_done;
} Seen;

static void
seen_cb (gint64   n_bytes,
         guint    n_done,
         gpointer data)
{
  Seen *seen = data;

  g_assert_cmpint (n_bytes, >=, seen->n_bytes);
  g_assert_cmpuint (n_done, >=, seen->n_done);
  seen->n_bytes = n_bytes;
  seen->n_done = n_done;
}

static void
test_many (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(EntFetch) fetch = ent_fetch_new (&self->spool.limits);
  g_autoptr(GError) error = NULL;
  Seen seen = { 0, 0 };

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", i);

      faulty_server_put (self->server, name, self->bytes + i, LENGTH / 10);
      spool_want_file (&self->spool, self->url, name, self->bytes + i, LENGTH / 10);
      if (i % 3 == 0)
        faulty_server_fail (self->server, name, FAULT_CUT, 100 * i, NULL, 1);
    }
  g_assert_true (ent_fetch_run (fetch, self->spool.files, seen_cb, &seen, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ent_fetch_get_n_requests (fetch), ==, 41);
  g_assert_cmpint (seen.n_bytes, ==, LENGTH + 30 * (LENGTH / 10));
  g_assert_cmpuint (seen.n_done, ==, 31);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50000);
  g_cancellable_cancel (data);
  return NULL;
}

/* While nothing comes, while the next try is waited for, and before all. */
static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  self->spool.limits.stall_msec = 60000;
  self->spool.limits.backoff_msec = self->spool.limits.max_wait_msec = 60000;
  self->spool.limits.whole_msec = 1000 * 1000;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      GThread *thread = i < 2 ? g_thread_new ("cancel", cancel_soon, cancellable) : NULL;
      gint64 begin = g_get_monotonic_time ();
      g_autoptr(GError) error = NULL;

      faulty_server_heal (self->server);
      fail (self, i == 0 ? FAULT_STALL : FAULT_STATUS, i == 0 ? 40000 : 503, 0);
      if (i == 2)
        g_cancellable_cancel (cancellable);
      g_assert_false (spool_run (&self->spool, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
      g_assert_cmpuint (self->spool.n_requests, ==, i < 2 ? 1 : 0);
      if (thread != NULL)
        g_thread_join (thread);
      spool_assert_holds (&self->spool, NAME ".part", self->bytes, 40000);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/request/headers", test_headers);
  ADD ("/request/validators", test_validators);
  ADD ("/request/not-modified-unasked", test_not_modified_unasked);
  ADD ("/request/split-header", test_split_header);
  ADD ("/request/proxy", test_proxy);
  ADD ("/cut/resumed", test_cut);
  ADD ("/cut/memory", test_cut_memory);
  ADD ("/cut/otherwise", test_cut_otherwise);
  ADD ("/cut/next-run", test_resume);
  ADD ("/cut/tag", test_resume_tag);
  ADD ("/cut/changed", test_changed);
  ADD ("/cut/bad-ranges", test_bad_ranges);
  ADD ("/cut/beyond-end", test_beyond_end);
  ADD ("/cut/whole-part", test_whole_part);
  ADD ("/stall/resumed", test_stall);
  ADD ("/stall/whole-time", test_whole_time);
  ADD ("/lie/long-length", test_long_length);
  ADD ("/lie/short-length", test_short_length);
  ADD ("/lie/flip", test_flip);
  ADD ("/lie/truncate", test_truncate);
  ADD ("/lie/endless", test_endless);
  ADD ("/lie/bomb", test_bomb);
  ADD ("/lie/garbage", test_garbage);
  ADD ("/answer/status", test_status);
  ADD ("/answer/retry-after", test_retry_after);
  ADD ("/answer/redirect", test_redirect);
  ADD ("/answer/circles", test_circles);
  ADD ("/answer/refused", test_refused);
  ADD ("/many/stops", test_stops);
  ADD ("/many/all", test_many);
  ADD ("/many/cancel", test_cancel);

  return g_test_run ();
}
