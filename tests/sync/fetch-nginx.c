/* Files from Debian's nginx, as a publisher would serve them. */

#include "config.h"

#include "fetch-fixture.h"

#include "nginx.h"

#define N_FILES 60

typedef struct
{
  Spool       spool;
  char       *folder;   /* that is served */
  Nginx      *nginx;    /* NULL: not installed */
  GString    *text;     /* of a file; packs well */
} Fixture;

static void
serve (Fixture    *self,
       const char *name,
       const char *bytes,
       gssize      length)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  spool_set_up (&self->spool);
  self->folder = g_dir_make_tmp ("entente-served-XXXXXX", &error);
  g_assert_no_error (error);
  self->text = g_string_new (NULL);
  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (self->text, "{\"number\": %u}\n", i);
  serve (self, "case.json", self->text->str, (gssize) self->text->len);
  self->nginx = nginx_new (self->folder);
  if (self->nginx != NULL)
    g_setenv ("CURL_CA_BUNDLE", nginx_get_ca (self->nginx), TRUE);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_unsetenv ("CURL_CA_BUNDLE");
  nginx_free (self->nginx);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_string_free (self->text, TRUE);
  spool_tear_down (&self->spool);
}

static EntFetchFile *
want_case (Fixture    *self,
           const char *url)
{
  return spool_want_file (&self->spool, url, "case.json", self->text->str, self->text->len);
}

/* Its lines, once all that was asked is answered. */
static char **
stop_and_read (Fixture *self)
{
  g_autofree char *log = NULL;
  char **lines;

  nginx_stop (self->nginx);
  log = nginx_dup_log (self->nginx);
  lines = g_strsplit (log, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 0);
  return lines;
}

static void
test_plain (Fixture       *self,
            gconstpointer  data)
{
  g_auto(GStrv) lines = NULL;

  if (self->nginx == NULL)
    return;
  want_case (self, nginx_get_url (self->nginx));
  spool_assert_runs (&self->spool);
  spool_assert_holds (&self->spool, "case.json", self->text->str, (gssize) self->text->len);
  lines = stop_and_read (self);
  assert_says (lines[0], "GET /case.json HTTP/1.1 200 gzip ");
  /* It came packed, and was counted so. */
  g_assert_cmpint (self->spool.n_bytes, <, (gint64) self->text->len / 2);
}

/* All over one connection. */
static void
test_tls (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *connection = NULL;
  g_auto(GStrv) lines = NULL;

  if (self->nginx == NULL)
    return;
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", i);

      serve (self, name, self->text->str + i, 5000);
      spool_want_file (&self->spool, nginx_get_tls_url (self->nginx), name, self->text->str + i, 5000);
    }
  spool_assert_runs (&self->spool);
  g_assert_cmpuint (self->spool.n_requests, ==, N_FILES);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", i);

      spool_assert_holds (&self->spool, name, self->text->str + i, 5000);
    }
  lines = stop_and_read (self);
  g_assert_cmpuint (g_strv_length (lines), ==, N_FILES + 1);
  connection = g_strdup (strrchr (lines[0], ' '));
  for (guint i = 0; i < N_FILES; i++)
    {
      assert_says (lines[i], " HTTP/2.0 200 gzip ");
      g_assert_true (g_str_has_suffix (lines[i], connection));
    }
}

/* What a publisher packed beforehand. */
static void
test_static (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "case.json", NULL);
  const char *const argv[] = { "gzip", "-k", "-9", path, NULL };
  g_auto(GStrv) lines = NULL;
  g_autofree char *packed = NULL, *sent = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  if (self->nginx == NULL)
    return;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error));
  packed = g_strconcat (path, ".gz", NULL);
  want_case (self, nginx_get_tls_url (self->nginx));
  spool_assert_runs (&self->spool);
  spool_assert_holds (&self->spool, "case.json", self->text->str, (gssize) self->text->len);
  {
    g_autofree char *bytes = NULL;

    g_assert_true (g_file_get_contents (packed, &bytes, &size, NULL));
  }
  g_assert_cmpint (self->spool.n_bytes, ==, (gint64) size);
  lines = stop_and_read (self);
  sent = g_strdup_printf (" 200 gzip %" G_GSIZE_FORMAT " ", size);
  assert_says (lines[0], sent);
}

/* Nothing new is one request, and no body. */
static void
test_not_modified (Fixture       *self,
                   gconstpointer  data)
{
  const char *urls[2];

  if (self->nginx == NULL)
    return;
  urls[0] = nginx_get_url (self->nginx);
  urls[1] = nginx_get_tls_url (self->nginx);
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      EntFetchFile *file;

      g_ptr_array_set_size (self->spool.files, 0);
      file = spool_want (&self->spool, urls[i], "case.json");
      spool_assert_runs (&self->spool);
      g_assert_cmpmem (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes), self->text->str,
                       self->text->len);
      file->etag = g_strdup (file->new_etag);
      file->last_modified = g_strdup (file->new_last_modified);
      g_assert_nonnull (file->etag);
      spool_assert_runs (&self->spool);
      g_assert_true (file->not_modified);
      g_assert_cmpint (self->spool.n_bytes, ==, 0);
      g_assert_cmpuint (self->spool.n_requests, ==, 1);
    }
}

static void
test_range (Fixture       *self,
            gconstpointer  data)
{
  g_auto(GStrv) lines = NULL;

  if (self->nginx == NULL)
    return;
  want_case (self, nginx_get_tls_url (self->nginx));
  spool_put (&self->spool, "case.json.part", self->text->str, 30000);
  spool_assert_runs (&self->spool);
  spool_assert_holds (&self->spool, "case.json", self->text->str, (gssize) self->text->len);
  g_assert_cmpint (self->spool.n_bytes, ==, (gint64) self->text->len - 30000);
  lines = stop_and_read (self);
  assert_says (lines[0], " 206 - ");
}

/* The server goes away in the middle, and comes back. */

typedef struct
{
  Nginx *nginx;
  guint  n_stops;
} Outage;

static void
stop_cb (gint64   n_bytes,
         guint    n_done,
         gpointer data)
{
  Outage *outage = data;

  if (n_bytes > 20000 && outage->n_stops++ == 0)
    nginx_stop (outage->nginx);
}

static void
check_outage (Fixture    *self,
              const char *url)
{
  g_autoptr(EntFetch) fetch = ent_fetch_new (&self->spool.limits);
  g_autofree char *part = NULL;
  g_autoptr(GError) error = NULL;
  Outage outage = { self->nginx, 0 };
  EntFetchFile *file;
  GStatBuf info;

  g_ptr_array_set_size (self->spool.files, 0);
  file = want_case (self, url);
  g_free (file->url);
  file->url = g_strconcat (url, "slow/case.json", NULL);
  g_assert_false (ent_fetch_run (fetch, self->spool.files, stop_cb, &outage, NULL, &error));
  g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE);
  assert_says (error->message, "could not be reached: ");
  g_assert_cmpuint (ent_fetch_get_n_requests (fetch), ==, 3);
  part = g_strconcat (file->path, ".part", NULL);
  g_assert_cmpint (g_stat (part, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 20000);
  g_assert_cmpint (info.st_size, <, (gint64) self->text->len);

  nginx_start (self->nginx);
  spool_assert_runs (&self->spool);
  spool_assert_holds (&self->spool, "case.json", self->text->str, (gssize) self->text->len);
  g_assert_cmpint (self->spool.n_bytes, ==, (gint64) self->text->len - info.st_size);
  g_assert_cmpint (g_unlink (file->path), ==, 0);
}

static void
test_outage (Fixture       *self,
             gconstpointer  data)
{
  if (self->nginx == NULL)
    return;
  check_outage (self, nginx_get_url (self->nginx));
  check_outage (self, nginx_get_tls_url (self->nginx));
}

static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  if (self->nginx == NULL)
    return;
  spool_want (&self->spool, nginx_get_tls_url (self->nginx), "index.json");
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "has no such file (404)");
}

/* Who stands between has another certificate. */
static void
test_certificates (Fixture       *self,
                   gconstpointer  data)
{
  EntFetchFile *file;
  const char *port;

  if (self->nginx == NULL)
    return;
  file = spool_want (&self->spool, nginx_get_tls_url (self->nginx), "case.json");
  g_unsetenv ("CURL_CA_BUNDLE");
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_TRUST, "nobody whom this computer trusts vouches for it");
  g_assert_cmpuint (self->spool.n_requests, ==, 1);
  g_setenv ("CURL_CA_BUNDLE", "/nowhere.pem", TRUE);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_FAILED, "certificates of this computer cannot be read");
  g_unsetenv ("CURL_CA_BUNDLE");
  g_setenv ("SSL_CERT_FILE", nginx_get_ca (self->nginx), TRUE);
  spool_assert_runs (&self->spool);

  port = strrchr (nginx_get_tls_url (self->nginx), ':');
  g_free (file->url);
  file->url = g_strconcat ("https://127.0.0.1", port, "case.json", NULL);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_TRUST, "it is made out for another name");
  g_unsetenv ("SSL_CERT_FILE");
}

/* TLS is spoken where it is promised, and not where it is not. */
static void
test_wrong_port (Fixture       *self,
                 gconstpointer  data)
{
  EntFetchFile *file;

  if (self->nginx == NULL)
    return;
  file = spool_want (&self->spool, nginx_get_url (self->nginx), "case.json");
  g_free (file->url);
  file->url = g_strconcat ("https", nginx_get_url (self->nginx) + strlen ("http"), "case.json", NULL);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_OFFLINE, "no secure connection");
  g_free (file->url);
  file->url = g_strconcat ("http", nginx_get_tls_url (self->nginx) + strlen ("https"), "case.json", NULL);
  spool_assert_fails (&self->spool, ENT_SYNC_ERROR_SERVER, "(400)");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("SSL_CERT_FILE");
  g_unsetenv ("SSL_CERT_DIR");

  ADD ("/nginx/plain", test_plain);
  ADD ("/nginx/tls", test_tls);
  ADD ("/nginx/static", test_static);
  ADD ("/nginx/not-modified", test_not_modified);
  ADD ("/nginx/range", test_range);
  ADD ("/nginx/outage", test_outage);
  ADD ("/nginx/missing", test_missing);
  ADD ("/nginx/certificates", test_certificates);
  ADD ("/nginx/wrong-port", test_wrong_port);

  return g_test_run ();
}
