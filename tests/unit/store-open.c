/* What is found at a path decides what opening does with it. */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ent-store-private.h"
#include "store-fixture.h"

static void
put (EntStore   *store,
     const char *id,
     GError    **error)
{
  g_autoptr(EntCase) c = ent_fixture_case_new (id);
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();

  g_ptr_array_add (cases, c);
  ent_store_put_cases (store, cases, "bundled", NULL, error);
}

static guint
count_cases (EntStore *store)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) infos = ent_store_list_cases (store, &error);

  g_assert_no_error (error);
  return infos->len;
}

static void
test_create (Fixture       *self,
             gconstpointer  data)
{
  EntStoreReport report = { 0 };
  EntStore *store;
  g_autofree char *deep = g_build_filename (self->folder, "a", "b", NULL);
  GStatBuf info;
  GError *error = NULL;

  g_free (self->path);
  self->path = g_build_filename (deep, "library.db", NULL);
  store = open_store (self->path, ENT_STORE_CREATE, &report);
  g_assert_true (report.created);
  g_assert_false (report.newer);
  g_assert_null (report.set_aside);
  g_assert_false (ent_store_is_read_only (store));
  g_assert_cmpstr (ent_store_get_path (store), ==, self->path);
  put (store, "one", &error);
  g_assert_no_error (error);

  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (deep, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  {
    g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
    g_autofree char *mode = ent_fixture_dup_query (self->path, "PRAGMA journal_mode");
    g_autofree char *application = ent_fixture_dup_query (self->path, "PRAGMA application_id");
    g_autofree char *version = ent_fixture_dup_query (self->path, "PRAGMA user_version");

    g_assert_cmpint (g_stat (wal, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    g_assert_cmpstr (mode, ==, "wal");
    g_assert_cmpstr (application, ==, "1164866661");
    g_assert_cmpstr (version, ==, "4");
  }
  g_assert_finalize_object (store);

  store = open_store (self->path, ENT_STORE_CREATE, &report);
  g_assert_false (report.created);
  g_assert_cmpuint (count_cases (store), ==, 1);
  g_assert_finalize_object (store);
  ent_store_report_clear (&report);
}

/* Left by a program that died right after making it. */
static void
test_empty_file (Fixture       *self,
                 gconstpointer  data)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;

  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
  store = open_store (self->path, ENT_STORE_CREATE, &report);
  g_assert_true (report.created);
  g_assert_null (report.set_aside);
  g_assert_cmpuint (count_cases (store), ==, 0);
}

static void
test_default_path (void)
{
  g_autofree char *path = ent_store_dup_default_path ();

  g_assert_true (g_path_is_absolute (path));
  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (path, "/entente/library.db"));
}

static gpointer
open_cb (gpointer data)
{
  Fixture *self = data;
  g_autoptr(EntStore) store = open_store (self->path, ENT_STORE_CREATE, NULL);

  g_assert_cmpuint (count_cases (store), ==, 0);
  return NULL;
}

/* Several threads that all find no library. */
static void
test_create_together (Fixture       *self,
                      gconstpointer  data)
{
  GThread *threads[6];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("open", open_cb, self);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_read (Fixture       *self,
           gconstpointer  data)
{
  EntStore *store;
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  store = ent_store_open (self->path, ENT_STORE_READ, NULL, &error);
  g_assert_null (store);
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, self->path));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
  store = ent_store_open (self->path, ENT_STORE_READ, NULL, &error);
  g_assert_null (store);
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  store = open_store (self->path, ENT_STORE_CREATE, NULL);
  put (store, "one", &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);

  g_file_get_contents (self->path, &before, &length_before, NULL);
  store = open_store (self->path, ENT_STORE_READ, NULL);
  g_assert_true (ent_store_is_read_only (store));
  g_assert_cmpuint (count_cases (store), ==, 1);
  put (store, "two", &error);
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (ent_store_remove_case (store, "one", &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (ent_store_put_note (store, note, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (ent_store_set_setting (store, "a", "b", &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  {
    g_autoptr(GPtrArray) faults = ent_store_check (store, NULL, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (faults->len, ==, 0);
  }
  g_assert_finalize_object (store);
  g_file_get_contents (self->path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
test_newer (Fixture       *self,
            gconstpointer  data)
{
  EntStoreReport report = { 0 };
  EntStore *store = open_store (self->path, ENT_STORE_CREATE, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *version = NULL;

  put (store, "one", &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);
  ent_fixture_execute (self->path, "PRAGMA user_version = 99; ALTER TABLE events ADD COLUMN mood TEXT");

  for (int i = 0; i < 2; i++)
    {
      store = open_store (self->path, i == 0 ? ENT_STORE_CREATE : ENT_STORE_READ, &report);
      g_assert_true (report.newer);
      g_assert_false (report.created);
      g_assert_null (report.set_aside);
      g_assert_true (ent_store_is_read_only (store));
      g_assert_cmpuint (count_cases (store), ==, 1);
      put (store, "two", &error);
      g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY);
      g_assert_nonnull (strstr (error->message, "newer"));
      g_clear_error (&error);
      g_assert_finalize_object (store);
    }

  version = ent_fixture_dup_query (self->path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "99");
}

static void
test_foreign (Fixture       *self,
              gconstpointer  data)
{
  static const char * const makers[] = {
    "CREATE TABLE bookmarks (url TEXT)",
    "CREATE TABLE bookmarks (url TEXT); PRAGMA application_id = 42",
    "PRAGMA application_id = 42; PRAGMA user_version = 1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    for (int flags = ENT_STORE_CREATE; flags <= ENT_STORE_READ; flags++)
      {
        EntStoreReport report = { 0 };
        g_autoptr(GError) error = NULL;
        g_autoptr(GDir) dir = NULL;
        g_autofree char *before = NULL;
        g_autofree char *after = NULL;
        gsize length_before, length_after;

        g_unlink (self->path);
        ent_fixture_execute (self->path, makers[i]);
        g_file_get_contents (self->path, &before, &length_before, NULL);
        g_assert_null (ent_store_open (self->path, (EntStoreFlags) flags, &report, &error));
        g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
        g_assert_nonnull (strstr (error->message, self->path));
        g_assert_null (report.set_aside);

        g_file_get_contents (self->path, &after, &length_after, NULL);
        g_assert_cmpmem (before, length_before, after, length_after);
        dir = g_dir_open (self->folder, 0, NULL);
        g_assert_cmpstr (g_dir_read_name (dir), ==, "library.db");
        g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
      }
}

/* Migrations */

/* A library that the first version wrote opens and holds what it held. */
static void
test_version_1 (Fixture       *self,
                gconstpointer  data)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;
  g_autoptr(EntCase) expected = ent_fixture_case_new ("panmunjom");
  g_autoptr(EntCase) loaded = NULL;
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  GError *error = NULL;
  const EntNote *note;

  ent_fixture_execute_file (self->path, "library-1.sql");
  store = open_store (self->path, ENT_STORE_CREATE, &report);
  g_assert_false (report.created);
  g_assert_false (report.newer);
  g_assert_null (report.set_aside);

  loaded = ent_store_load_case (store, "panmunjom", NULL, &error);
  g_assert_no_error (error);
  ent_fixture_assert_case (expected, loaded);
  notes = ent_store_list_notes (store, "panmunjom", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 1);
  note = g_ptr_array_index (notes, 0);
  g_assert_cmpstr (note->body, ==, "Why no treaty?");
  g_assert_cmpuint (note->tags->len, ==, 2);
  hits = ent_store_search (store, "treaty", 20, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 2);
  faults = ent_store_check (store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_version_1_is_frozen (Fixture       *self,
                          gconstpointer  data)
{
  ent_fixture_execute_file (self->path, "library-1.sql");
  assert_frozen (self);
}

/* One that fails leaves the library as it was. */
static void
test_failed_migration (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *tables = NULL;
  g_autofree char *version = NULL;

  ent_fixture_execute (self->path, "PRAGMA application_id = 1164866661; CREATE TABLE search (x)");
  g_assert_null (ent_store_open (self->path, ENT_STORE_READ, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (ent_store_open (self->path, ENT_STORE_CREATE, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);

  tables = ent_fixture_dup_query (self->path, "SELECT group_concat(name) FROM sqlite_schema");
  g_assert_cmpstr (tables, ==, "search");
  version = ent_fixture_dup_query (self->path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "0");
}

/* Rights */

static void
test_read_only_folder (Fixture       *self,
                       gconstpointer  data)
{
  EntStore *store = open_store (self->path, ENT_STORE_CREATE, NULL);
  g_autofree char *missing = g_build_filename (self->folder, "other.db", NULL);
  g_autoptr(GError) error = NULL;

  put (store, "one", &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);

  g_chmod (self->folder, 0500);
  if (g_access (self->folder, W_OK) == 0)
    {
      g_test_skip ("this user may write anywhere");
      return;
    }

  for (int flags = ENT_STORE_CREATE; flags <= ENT_STORE_READ; flags++)
    {
      store = open_store (self->path, (EntStoreFlags) flags, NULL);
      g_assert_true (ent_store_is_read_only (store));
      g_assert_cmpuint (count_cases (store), ==, 1);
      put (store, "two", &error);
      g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY);
      g_clear_error (&error);
      g_assert_finalize_object (store);
    }

  g_assert_null (ent_store_open (missing, ENT_STORE_CREATE, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, missing));
}

static void
test_impossible_path (Fixture       *self,
                      gconstpointer  data)
{
  g_autofree char *below = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (ent_store_open (self->folder, ENT_STORE_CREATE, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, self->folder));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (self->path, "x", 1, NULL));
  below = g_build_filename (self->path, "library.db", NULL);
  g_assert_null (ent_store_open (below, ENT_STORE_CREATE, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, below));
}

/* Two at once */

static gpointer
commit_soon_cb (gpointer db)
{
  g_usleep (300 * 1000);
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  return NULL;
}

static void
test_busy (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(EntStore) store = open_store (self->path, ENT_STORE_CREATE, NULL);
  g_autoptr(EntStore) reader = open_store (self->path, ENT_STORE_READ, NULL);
  g_autoptr(GError) error = NULL;
  sqlite3 *db = NULL;
  GThread *thread;

  /* The other one is done soon: nobody notices. */
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  thread = g_thread_new ("commit", commit_soon_cb, db);
  put (store, "one", &error);
  g_assert_no_error (error);
  g_thread_join (thread);

  /* It is not; who reads goes on. */
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpuint (count_cases (reader), ==, 1);
  put (store, "two", &error);
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  put (store, "two", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_cases (reader), ==, 2);
  sqlite3_close (db);
}

static gpointer
cancel_soon_cb (gpointer cancellable)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_busy_cancelled (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr(EntStore) store = open_store (self->path, ENT_STORE_CREATE, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();
  sqlite3 *db = NULL;
  GThread *thread;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  thread = g_thread_new ("cancel", cancel_soon_cb, cancellable);
  g_assert_false (ent_store_put_cases (store, cases, "bundled", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 3 * G_USEC_PER_SEC);
  g_thread_join (thread);
  sqlite3_close (db);
}

typedef struct
{
  Fixture    *fixture;
  const char *prefix;
} Writer;

static gpointer
write_cb (gpointer data)
{
  Writer *self = data;
  g_autoptr(EntStore) store = open_store (self->fixture->path, ENT_STORE_CREATE, NULL);

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%d", self->prefix, i);
      g_autoptr(EntNote) note = ent_note_new ();
      GError *error = NULL;

      put (store, id, &error);
      g_assert_no_error (error);
      ent_store_put_note (store, note, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

static void
test_two_writers (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(EntStore) store = open_store (self->path, ENT_STORE_CREATE, NULL);
  Writer a = { self, "a" };
  Writer b = { self, "b" };
  GThread *first = g_thread_new ("a", write_cb, &a);
  GThread *second = g_thread_new ("b", write_cb, &b);
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  GError *error = NULL;

  g_thread_join (first);
  g_thread_join (second);
  g_assert_cmpuint (count_cases (store), ==, 40);
  notes = ent_store_list_notes (store, NULL, &error);
  g_assert_cmpuint (notes->len, ==, 40);
  faults = ent_store_check (store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* What is written must not go into a file that no longer has the name. */
static void
test_moved (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntStore) store = open_store (self->path, ENT_STORE_CREATE, NULL);
  g_autofree char *elsewhere = g_build_filename (self->folder, "moved.db", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_rename (self->path, elsewhere), ==, 0);
  put (store, "one", &error);
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (g_rename (elsewhere, self->path), ==, 0);
  put (store, "one", &error);
  g_assert_no_error (error);

  /* Another file in its place. */
  g_assert_cmpint (g_rename (self->path, elsewhere), ==, 0);
  g_assert_finalize_object (open_store (self->path, ENT_STORE_CREATE, NULL));
  put (store, "two", &error);
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "moved"));
}

static void
set_room (const char *path,
          gsize       more)
{
  struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  if (more != G_MAXSIZE)
    limit.rlim_cur = more + (g_stat (wal, &info) == 0 ? (gsize) info.st_size : 0);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Puts a case, which fails with @code or succeeds; then the old rows are unharmed. */
static gboolean
put_in_little_room (EntStore *store,
                    int       code,
                    GError   *error)
{
  gboolean failed = error != NULL;
  g_autoptr(GPtrArray) faults = NULL;

  if (failed)
    g_assert_error (error, ENT_STORE_ERROR, code);
  g_clear_error (&error);
  g_assert_cmpuint (count_cases (store), ==, failed ? 1 : 2);
  if (!failed)
    ent_store_remove_case (store, "two", &error);
  g_assert_no_error (error);

  faults = ent_store_check (store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  return failed;
}

/* The next write fails, or the one after it, and so on; the next try succeeds. */
static void
test_write_fails (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(EntStore) store = open_store (self->path, ENT_STORE_CREATE, NULL);
  GError *error = NULL;
  int n_failed = 0;

  /* A limit then is an error from write(), and no signal. */
  signal (SIGXFSZ, SIG_IGN);
  put (store, "one", &error);
  g_assert_no_error (error);

  for (gsize room = 0; room < 40; room += 3)
    {
      set_room (self->path, room * 4096 + 100);
      put (store, "two", &error);
      set_room (self->path, G_MAXSIZE);
      n_failed += put_in_little_room (store, ENT_STORE_ERROR_FULL, g_steal_pointer (&error));
    }
  g_assert_cmpint (n_failed, >, 2);

  put (store, "two", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_cases (store), ==, 2);
}

/* SQLite says so itself when there is no room for one more page. */
static void
test_full (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(EntStore) store = open_store (self->path, ENT_STORE_CREATE, NULL);
  g_autofree char *pages = NULL;
  GError *error = NULL;
  int n_failed = 0;

  put (store, "one", &error);
  g_assert_no_error (error);
  pages = ent_fixture_dup_query (self->path, "PRAGMA page_count");

  for (int room = 0; room < 20; room += 4)
    {
      g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %d", atoi (pages) + room);

      g_assert_cmpint (sqlite3_exec (store->db, limit, NULL, NULL, NULL), ==, SQLITE_OK);
      put (store, "two", &error);
      n_failed += put_in_little_room (store, ENT_STORE_ERROR_FULL, g_steal_pointer (&error));
    }
  g_assert_cmpint (n_failed, >, 0);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up_path, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/open/default-path", test_default_path);
  ADD ("/store/open/create", test_create);
  ADD ("/store/open/empty-file", test_empty_file);
  ADD ("/store/open/create-together", test_create_together);
  ADD ("/store/open/read", test_read);
  ADD ("/store/open/newer", test_newer);
  ADD ("/store/open/foreign", test_foreign);
  ADD ("/store/open/version-1", test_version_1);
  ADD ("/store/open/version-1-is-frozen", test_version_1_is_frozen);
  ADD ("/store/open/failed-migration", test_failed_migration);
  ADD ("/store/open/read-only-folder", test_read_only_folder);
  ADD ("/store/open/impossible-path", test_impossible_path);
  ADD ("/store/open/busy", test_busy);
  ADD ("/store/open/busy-cancelled", test_busy_cancelled);
  ADD ("/store/open/two-writers", test_two_writers);
  ADD ("/store/open/moved", test_moved);
  ADD ("/store/open/write-fails", test_write_fails);
  ADD ("/store/open/full", test_full);

  return g_test_run ();
}
