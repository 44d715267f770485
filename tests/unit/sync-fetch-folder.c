/* Addresses of feeds, and files from folders: the same limits and checks as for those from servers. */

#include "config.h"

#include "ent-fetch.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "ent-sync-error.h"

#define TEXT "{\"id\": \"us-vietnam\"}\n"

typedef struct
{
  char      *dir;
  char      *from;    /* what is fetched */
  char      *to;      /* where it goes */
  EntFetch  *fetch;
  GPtrArray *files;
} Folder;

static void
folder_set_up (Folder        *self,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->dir = g_dir_make_tmp ("entente-fetch-XXXXXX", &error);
  g_assert_no_error (error);
  self->from = g_build_filename (self->dir, "from.json", NULL);
  self->to = g_build_filename (self->dir, "to.json", NULL);
  g_file_set_contents (self->from, TEXT, -1, &error);
  g_assert_no_error (error);
  self->fetch = ent_fetch_new (NULL);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_fetch_file_free);
}

static void
folder_tear_down (Folder        *self,
                  gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (self->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->dir), ==, 0);
  g_ptr_array_unref (self->files);
  ent_fetch_free (self->fetch);
  g_free (self->from);
  g_free (self->to);
  g_free (self->dir);
}

static EntFetchFile *
want (Folder     *self,
      const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  EntFetchFile *file = ent_fetch_file_new (uri, 1024);

  g_ptr_array_add (self->files, file);
  return file;
}

static void
assert_fails (Folder       *self,
              EntSyncError  code,
              const char   *words)
{
  EntFetchFile *file = g_ptr_array_index (self->files, 0);
  g_autofree char *part = g_strconcat (self->to, ".part", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (ent_fetch_run (self->fetch, self->files, NULL, NULL, NULL, &error));
  g_assert_error (error, ENT_SYNC_ERROR, (int) code);
  g_assert_error (file->error, ENT_SYNC_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  g_assert_null (file->bytes);
  g_assert_false (g_file_test (self->to, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
test_memory (Folder        *self,
             gconstpointer  data)
{
  EntFetchFile *file = want (self, self->from), *path = want (self, self->from);
  g_autoptr(GError) error = NULL;

  g_free (path->url);
  path->url = g_strdup (self->from);
  g_assert_true (ent_fetch_run (self->fetch, self->files, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes), TEXT, strlen (TEXT));
  g_assert_true (g_bytes_equal (file->bytes, path->bytes));
  g_assert_false (file->not_modified);
  g_assert_cmpint (ent_fetch_get_n_bytes (self->fetch), ==, 2 * strlen (TEXT));
  g_assert_cmpuint (ent_fetch_get_n_requests (self->fetch), ==, 0);
}

static void
count_cb (gint64   n_bytes,
          guint    n_done,
          gpointer data)
{
  gint64 *last = data;

  g_assert_cmpint (n_bytes, >=, last[0]);
  last[0] = n_bytes;
  last[1] = n_done;
}

static void
test_file (Folder        *self,
           gconstpointer  data)
{
  EntFetchFile *file = want (self, self->from);
  g_autofree char *part = g_strconcat (self->to, ".part", NULL), *got = NULL;
  g_autoptr(GError) error = NULL;
  gint64 last[2] = { 0, 0 };

  /* What is left of an earlier time is not gone on with. */
  g_file_set_contents (part, "something else", -1, &error);
  g_assert_no_error (error);
  file->path = g_strdup (self->to);
  file->size = strlen (TEXT);
  file->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
  g_assert_true (ent_fetch_run (self->fetch, self->files, count_cb, last, NULL, &error));
  g_assert_no_error (error);
  g_file_get_contents (self->to, &got, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, TEXT);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_cmpint (last[0], ==, strlen (TEXT));
  g_assert_cmpint (last[1], ==, 1);
}

static void
test_empty (Folder        *self,
            gconstpointer  data)
{
  EntFetchFile *file = want (self, self->from);
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  g_file_set_contents (self->from, "", 0, &error);
  file->path = g_strdup (self->to);
  g_assert_true (ent_fetch_run (self->fetch, self->files, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (self->to, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 0);
}

static void
test_wrong_hash (Folder        *self,
                 gconstpointer  data)
{
  EntFetchFile *file = want (self, self->from);

  file->path = g_strdup (self->to);
  file->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "another", -1);
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "content differs");
}

static void
test_wrong_size (Folder        *self,
                 gconstpointer  data)
{
  EntFetchFile *file = want (self, self->from);

  file->path = g_strdup (self->to);
  file->size = strlen (TEXT) + 1;
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "the file that was signed is");
  file->size = strlen (TEXT) - 1;
  assert_fails (self, ENT_SYNC_ERROR_TRUST, "larger than the file that was signed");
}

static void
test_too_large (Folder        *self,
                gconstpointer  data)
{
  EntFetchFile *file = want (self, self->from);

  file->max_bytes = strlen (TEXT) - 1;
  assert_fails (self, ENT_SYNC_ERROR_CONTENT, "larger than such a file may be");
  file->max_bytes = strlen (TEXT);
  g_assert_true (ent_fetch_run (self->fetch, self->files, NULL, NULL, NULL, NULL));
}

static void
test_missing (Folder        *self,
              gconstpointer  data)
{
  EntFetchFile *file = want (self, self->from);

  g_assert_cmpint (g_unlink (self->from), ==, 0);
  assert_fails (self, ENT_SYNC_ERROR_SERVER, "from.json: is this the folder of a feed?");
  g_free (file->url);
  file->url = g_strconcat ("file://", self->dir, "/stick/feed/index.json", NULL);
  assert_fails (self, ENT_SYNC_ERROR_OFFLINE, "is its drive connected?");
}

/* A link, a pipe and a folder: none is read, and none keeps one waiting. */
static void
test_no_file (Folder        *self,
              gconstpointer  data)
{
  g_autofree char *link_path = g_build_filename (self->dir, "link.json", NULL);
  g_autofree char *pipe_path = g_build_filename (self->dir, "pipe.json", NULL);

  g_assert_cmpint (symlink (self->from, link_path), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  want (self, link_path);
  assert_fails (self, ENT_SYNC_ERROR_SERVER, "link.json is a link to elsewhere");
  g_ptr_array_set_size (self->files, 0);
  want (self, pipe_path);
  assert_fails (self, ENT_SYNC_ERROR_SERVER, "pipe.json is not a file");
  g_ptr_array_set_size (self->files, 0);
  want (self, self->dir);
  assert_fails (self, ENT_SYNC_ERROR_SERVER, "is not a file");
}

/* The first that fails stops the others. */
static void
test_stops (Folder        *self,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  EntFetchFile *first = want (self, self->from), *second = want (self, "/nowhere/index.json"),
               *third = want (self, self->from);

  g_assert_false (ent_fetch_run (self->fetch, self->files, NULL, NULL, NULL, &error));
  g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE);
  g_assert_nonnull (first->bytes);
  g_assert_nonnull (second->error);
  g_assert_null (third->bytes);
  g_assert_no_error (third->error);
}

static void
test_no_folder (Folder        *self,
                gconstpointer  data)
{
  EntFetchFile *file = want (self, self->from);

  file->path = g_build_filename (self->dir, "nowhere", "to.json", NULL);
  assert_fails (self, ENT_SYNC_ERROR_FAILED, "nothing can be written to");
}

static void
test_space (Folder        *self,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  EntFetchFile *file = want (self, self->from);

  file->path = g_strdup (self->to);
  file->max_bytes = file->size = G_MAXINT64 / 2;
  g_assert_false (ent_fetch_run (self->fetch, self->files, NULL, NULL, NULL, &error));
  g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SPACE);
}

/* One after the other. */
static void
test_same_name (Folder        *self,
             gconstpointer  data)
{
  g_autofree char *part = g_strconcat (self->to, ".part", NULL);
  EntFetchFile *first = want (self, self->from), *second = want (self, self->from);
  g_autoptr(GError) error = NULL;

  first->path = g_strdup (self->to);
  second->path = g_strdup (self->to);
  g_assert_true (ent_fetch_run (self->fetch, self->files, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

/* Two programs do not write into one part. */
static void
test_locked (Folder        *self,
             gconstpointer  data)
{
  g_autofree char *part = g_strconcat (self->to, ".part", NULL);
  EntFetchFile *file = want (self, self->from);
  g_autoptr(GError) error = NULL;
  int fd = g_open (part, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  file->path = g_strdup (self->to);
  g_assert_false (ent_fetch_run (self->fetch, self->files, NULL, NULL, NULL, &error));
  g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED);
  g_assert_true (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_true (g_close (fd, NULL));
  g_clear_error (&error);
  g_assert_true (ent_fetch_run (self->fetch, self->files, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
cancel_cb (gint64   n_bytes,
           guint    n_done,
           gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (Folder        *self,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  EntFetchFile *file = want (self, self->from);
  g_autofree char *large = g_malloc0 (512 * 1024);

  g_file_set_contents (self->from, large, 512 * 1024, NULL);
  file->path = g_strdup (self->to);
  file->max_bytes = 1024 * 1024;
  g_assert_false (ent_fetch_run (self->fetch, self->files, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (ent_fetch_get_n_bytes (self->fetch), <, 512 * 1024);
  g_assert_false (g_file_test (self->to, G_FILE_TEST_EXISTS));
}

/* Addresses */

static void
test_fix (void)
{
  static const struct { const char *text, *url; } fixed[] = {
    { "example.org/feed", "https://example.org/feed/" },
    { "  example.org ", "https://example.org/" },
    { "https://Example.ORG:443/feed/index.json", "https://example.org/feed/" },
    { "https://example.org:8443/a/../feed/feed.pub", "https://example.org:8443/feed/" },
    { "https://example.org/my feed/", "https://example.org/my%20feed/" },
    { "https://bücher.example/", "https://xn--bcher-kva.example/" },
    { "https://example.org/index.json.minisig#top", "https://example.org/" },
    { "http://127.0.0.1:8080/feed", "http://127.0.0.1:8080/feed/" },
    { "http://127.1/", "http://127.0.0.1/" },
    { "localhost:8080/feed", "http://localhost:8080/feed/" },
    { "http://[::1]:8080", "http://[::1]:8080/" },
    { "/media/stick/feed", "file:///media/stick/feed/" },
    { "/media/stick/../my feed/index.json", "file:///media/my%20feed/" },
    { "file:///media/stick/feed", "file:///media/stick/feed/" },
    { "file://localhost/media/", "file:///media/" },
    { "/", "file:///" },
  };
  g_autofree char *here = g_get_current_dir (), *uri = g_filename_to_uri (here, NULL, NULL);
  g_autofree char *whole = g_strconcat (uri, "/feed/", NULL), *relative = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *url = ent_fetch_fix_url (fixed[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (url, ==, fixed[i].url);
      {
        g_autofree char *again = ent_fetch_fix_url (url, &error);

        g_assert_cmpstr (again, ==, url);
      }
    }
  relative = ent_fetch_fix_url ("./feed", NULL);
  g_assert_cmpstr (relative, ==, whole);
}

static void
test_refuse (void)
{
  static const struct { const char *text, *words; } refused[] = {
    { "", "give the address" },
    { " \n", "give the address" },
    { "http://example.org/feed/", "use https:" },
    { "http://localhost.example.org/", "use https:" },
    { "http://128.0.0.1/", "use https:" },
    { "http://0/", "use https:" },
    { "http://[::ffff:10.0.0.1]/", "use https:" },
    { "ftp://example.org/feed/", "not from “ftp:”" },
    { "gopher://localhost/", "not from “gopher:”" },
    { "https://me:secret@example.org/", "take it out" },
    { "https://example.org@127.0.0.1/", "take it out" },
    { "me@example.org", "take it out" },
    { "https://example.org/feed?name=me", "no “?”" },
    { "https://", "is no address" },
    { "https://exa mple.org/", "is no address" },
    { "https://example.org:port/", "is no address" },
    { "file://example.org/feed", "on this computer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (ent_fetch_fix_url (refused[i].text, &error));
      g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_ADDRESS);
      if (strstr (error->message, refused[i].words) == NULL)
        g_error ("“%s”: “%s” does not say “%s”", refused[i].text, error->message, refused[i].words);
    }
}

/* Also where nobody fixed them. */
static void
test_refuse_run (Folder        *self,
                 gconstpointer  data)
{
  static const char *const urls[] = { "http://example.org/index.json", "ftp://localhost/index.json",
                                      "https://me@localhost/index.json", "index.json", "" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_ptr_array_set_size (self->files, 0);
      g_ptr_array_add (self->files, ent_fetch_file_new (urls[i], 1024));
      assert_fails (self, ENT_SYNC_ERROR_ADDRESS, "");
    }
  g_assert_cmpuint (ent_fetch_get_n_requests (self->fetch), ==, 0);
}

#define ADD(path, function) g_test_add (path, Folder, NULL, folder_set_up, function, folder_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/folder/memory", test_memory);
  ADD ("/folder/file", test_file);
  ADD ("/folder/empty", test_empty);
  ADD ("/folder/wrong-hash", test_wrong_hash);
  ADD ("/folder/wrong-size", test_wrong_size);
  ADD ("/folder/too-large", test_too_large);
  ADD ("/folder/missing", test_missing);
  ADD ("/folder/no-file", test_no_file);
  ADD ("/folder/stops", test_stops);
  ADD ("/folder/no-folder", test_no_folder);
  ADD ("/folder/space", test_space);
  ADD ("/folder/same-name", test_same_name);
  ADD ("/folder/locked", test_locked);
  ADD ("/folder/cancel", test_cancel);
  ADD ("/folder/refuse", test_refuse_run);
  g_test_add_func ("/address/fix", test_fix);
  g_test_add_func ("/address/refuse", test_refuse);

  return g_test_run ();
}
