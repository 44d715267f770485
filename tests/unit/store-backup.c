/* Backups are whole, are taken while others write, and take the library's place under everybody's
 * eyes; only those that the program made are removed again. */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <utime.h>

#include "ent-store-backup.h"
#include "ent-store-changes.h"
#include "fixtures.h"
#include "library-fixture.h"

typedef struct
{
  char     *folder;
  char     *path;
  char     *backups;  /* the folder */
  char     *target;   /* a file to back up to */
  EntStore *store;
} Fixture;

static EntStore *
open_store (const char *path)
{
  GError *error = NULL;
  EntStore *store = ent_store_open (path, ENT_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static char *
add_note (EntStore   *store,
          const char *body)
{
  g_autoptr(EntNote) note = ent_note_new ();
  GError *error = NULL;

  ent_note_set_body (note, body, NULL);
  ent_store_put_note (store, note, &error);
  g_assert_no_error (error);
  return g_strdup (note->id);
}

static void
add_notes (EntStore *store,
           int       n)
{
  for (int i = 0; i < n; i++)
    g_free (add_note (store, "A note"));
}

static guint
count_notes (const char *path)
{
  g_autoptr(GHashTable) ids = list_note_ids (path);

  return g_hash_table_size (ids);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(EntCase) c = ent_fixture_case_new ("panmunjom");
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  GError *error = NULL;

  self->folder = ent_fixture_dup_folder ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->backups = ent_store_dup_backup_folder (self->path);
  self->target = g_build_filename (self->folder, "copy.db", NULL);
  self->store = open_store (self->path);
  g_ptr_array_add (cases, c);
  ent_store_put_cases (self->store, cases, "bundled", NULL, &error);
  g_assert_no_error (error);
  add_notes (self->store, 3);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->store);
  ent_fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->backups);
  g_free (self->target);
}

static void
back_up (Fixture *self)
{
  GError *error = NULL;

  ent_store_back_up (self->store, self->target, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* Names in a folder but those of the library itself, sorted and with spaces between. */
static char *
dup_names (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strcmp (name, "library.db") != 0 && !g_str_has_prefix (name, "library.db-"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

#define assert_names(folder, expected) \
  G_STMT_START { \
    g_autofree char *names_ = dup_names (folder); \
    g_assert_cmpstr (names_, ==, expected); \
  } G_STMT_END

/* Making one */

static void
progress_cb (guint    n_done,
             guint    n_all,
             gpointer data)
{
  guint *last = data;

  g_assert_cmpuint (n_done, >=, *last);
  g_assert_cmpuint (n_done, <=, n_all);
  *last = n_done;
}

static void
test_back_up (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(EntCase) expected = ent_fixture_case_new ("panmunjom"), loaded = NULL;
  g_autoptr(EntStore) reader = NULL, copy = NULL;
  g_autoptr(EntBackup) backup = NULL;
  GError *error = NULL;
  guint n_done = 0;

  /* What is there is replaced, and only by a whole one. */
  g_assert_true (g_file_set_contents (self->target, "old", -1, NULL));
  reader = ent_store_open (self->path, ENT_STORE_READ, NULL, &error);
  g_assert_no_error (error);
  ent_store_back_up (reader, self->target, NULL, progress_cb, &n_done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_done, >, 0);
  assert_names (self->folder, "copy.db");
  g_assert_cmpuint (count_notes (self->target), ==, 3);
  assert_names (self->folder, "copy.db");
  assert_sound (self->target);

  backup = ent_store_read_backup (self->target, &error);
  g_assert_no_error (error);
  g_assert_cmpint (backup->kind, ==, ENT_BACKUP_BY_HAND);
  g_assert_cmpint (backup->n_notes, ==, 3);
  g_assert_cmpint (backup->size, >, 0);
  g_assert_cmpint (ABS (backup->made_usec - g_get_real_time ()), <, G_TIME_SPAN_MINUTE);

  /* It can be the library itself, and then has a log as any. */
  copy = open_store (self->target);
  loaded = ent_store_load_case (copy, "panmunjom", NULL, &error);
  g_assert_no_error (error);
  ent_fixture_assert_case (expected, loaded);
  g_free (add_note (copy, "More"));
  assert_names (self->folder, "copy.db copy.db-shm copy.db-wal");
}

typedef struct
{
  char *path;
  gint  stop;
  gint  n_written;
} Writer;

static gpointer
writer_thread (gpointer data)
{
  Writer *self = data;
  g_autoptr(EntStore) store = open_store (self->path);

  while (!g_atomic_int_get (&self->stop))
    {
      g_free (add_note (store, "Written meanwhile"));
      g_atomic_int_inc (&self->n_written);
    }
  return NULL;
}

/* A writer is not kept waiting by it: it goes on between two steps of a backup. */
static void
wait_for_writer_cb (guint    n_done,
                    guint    n_all,
                    gpointer data)
{
  Writer *writer = data;
  int n = g_atomic_int_get (&writer->n_written);

  while (n_done < n_all && g_atomic_int_get (&writer->n_written) < n + 3)
    g_thread_yield ();
}

static void
test_while_writing (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *body = g_strnfill (900000, 'x');
  Writer writer = { .path = self->path };
  GThread *thread;
  GError *error = NULL;
  int before, after;

  g_free (add_note (self->store, body));
  thread = g_thread_new ("writer", writer_thread, &writer);
  while (g_atomic_int_get (&writer.n_written) < 3)
    g_thread_yield ();
  before = g_atomic_int_get (&writer.n_written);
  ent_store_back_up (self->store, self->target, NULL, wait_for_writer_cb, &writer, &error);
  g_assert_no_error (error);
  after = g_atomic_int_get (&writer.n_written);
  g_atomic_int_set (&writer.stop, TRUE);
  g_thread_join (thread);

  /* One moment of the library. */
  g_assert_cmpint (after, >, before + 3);
  g_assert_cmpuint (count_notes (self->target), >=, (guint) before + 4);
  g_assert_cmpuint (count_notes (self->target), <=, (guint) before + 5);
  assert_sound (self->target);
}

static void
cancel_cb (guint    n_done,
           guint    n_all,
           gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_back_up_refused (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *nowhere = g_build_filename (self->folder, "missing", "copy.db", NULL);
  g_autofree char *body = g_strnfill (3000000, 'x');
  g_autoptr(GError) error = NULL;

  g_assert_false (ent_store_back_up (self->store, self->path, NULL, NULL, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "choose another name"));
  g_clear_error (&error);
  g_assert_false (ent_store_back_up (self->store, nowhere, NULL, NULL, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
  g_clear_error (&error);

  g_free (add_note (self->store, body));
  g_assert_false (ent_store_back_up (self->store, self->target, cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_names (self->folder, "");
  g_assert_cmpuint (count_notes (self->path), ==, 4);
}

/* Restoring */

static void
touched_cb (EntLibrary *library,
            GPtrArray  *touches,
            gboolean   *anything)
{
  *anything = *anything || touches == NULL;
}

typedef struct
{
  const char *backup;
  char       *kept;
} Restore;

static gboolean
restore_job (EntStore      *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Restore *self = data;

  return ent_store_restore (store, self->backup, &self->kept, cancellable, NULL, NULL, error);
}

static void
restore (EntLibrary *library,
         Restore    *how)
{
  g_auto(Reply) reply = { NULL };
  GError *error = NULL;

  g_clear_pointer (&how->kept, g_free);
  ent_library_run_async (library, restore_job, how, NULL, NULL, reply_cb, &reply);
  ent_library_run_finish (library, wait_for (&reply), &error);
  g_assert_no_error (error);
}

/* With readers and a library that are open, and a table that is being read. */
static void
test_restore (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(EntStore) reader = NULL;
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(EntEventTable) table = NULL;
  g_autoptr(EntBackup) kept = NULL;
  Restore how = { .backup = self->target };
  EntLibrary *library;
  GError *error = NULL;
  gboolean anything = FALSE;
  g_autofree char *later = NULL;
  g_autofree char *first = NULL;

  back_up (self);
  later = add_note (self->store, "Later");
  reader = ent_store_open (self->path, ENT_STORE_READ, NULL, &error);
  table = ent_store_load_table (reader, "panmunjom", NULL, &error);
  g_assert_no_error (error);
  library = open_library (self->path);
  g_signal_connect (library, "touched", G_CALLBACK (touched_cb), &anything);
  ent_note_set_body (note, "Undone by it", NULL);
  put_note (library, note, &error);
  g_assert_no_error (error);
  g_assert_nonnull (ent_library_get_undo_name (library));
  g_assert_false (anything);

  restore (library, &how);
  g_assert_true (anything);
  g_assert_null (ent_library_get_undo_name (library));
  {
    g_autoptr(GPtrArray) notes = ent_store_list_notes (reader, NULL, &error);
    const EntEvent *event = ent_event_table_get_event (table, 0);

    g_assert_no_error (error);
    g_assert_cmpuint (notes->len, ==, 3);
    g_assert_nonnull (event);
  }
  g_free (add_note (self->store, "The old writer goes on"));
  g_assert_cmpuint (count_notes (self->path), ==, 4);
  assert_sound (self->path);

  /* What was there is kept, and can come back. */
  kept = ent_store_read_backup (how.kept, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kept->kind, ==, ENT_BACKUP_BEFORE_RESTORE);
  g_assert_cmpint (kept->n_notes, ==, 5);
  first = g_steal_pointer (&how.kept);
  how.backup = first;
  restore (library, &how);
  g_assert_cmpuint (count_notes (self->path), ==, 5);
  g_assert_cmpstr (how.kept, !=, first);
  assert_sound (self->path);
  put_note (library, note, &error);
  g_assert_no_error (error);
  g_free (how.kept);
  close_library (library);
}

/* From large to small and back, past the end of the other one. */
static void
test_restore_sizes (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *body = g_strnfill (2000000, 'x');
  g_autofree char *kept = NULL, *kept_again = NULL;
  GError *error = NULL;

  back_up (self);
  g_free (add_note (self->store, body));
  ent_store_restore (self->store, self->target, &kept, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_notes (self->path), ==, 3);
  assert_sound (self->path);
  ent_store_restore (self->store, kept, &kept_again, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_notes (self->path), ==, 4);
  g_clear_object (&self->store);
  assert_sound (self->path);
}

/* A backup of the first version is brought up to date; the file stays as it is. */
static void
test_restore_older (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(EntBackup) backup = NULL;
  g_autoptr(GPtrArray) notes = NULL;
  gsize n_before, n_after;
  GError *error = NULL;

  ent_fixture_execute_file (self->target, "library-1.sql");
  backup = ent_store_read_backup (self->target, &error);
  g_assert_no_error (error);
  g_assert_cmpint (backup->n_notes, ==, 1);
  g_assert_true (g_file_get_contents (self->target, &before, &n_before, NULL));
  ent_store_restore (self->store, self->target, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (self->target, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  notes = ent_store_list_notes (self->store, "panmunjom", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((EntNote *) notes->pdata[0])->body, ==, "Why no treaty?");
  g_free (add_note (self->store, "In it"));
  assert_sound (self->path);
}

static void
assert_refused (Fixture       *self,
                EntStoreError  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (ent_store_restore (self->store, self->target, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, self->target));
  g_assert_cmpuint (count_notes (self->path), ==, 3);
  assert_sound (self->path);
  /* Not even a copy of the library was needed to find out. */
  assert_names (self->folder, "copy.db");
}

static void
damage_page (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  for (gsize i = 1; i < n / 4096; i += 7)
    memset (bytes + i * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) n, NULL));
}

static void
test_restore_refused (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *body = g_strnfill (3000000, 'x');
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (self->target, "no backup at all, but long enough to be read", -1, NULL));
  assert_refused (self, ENT_STORE_ERROR_CORRUPT);
  g_unlink (self->target);
  ent_fixture_execute (self->target, "CREATE TABLE notes (id TEXT)");
  assert_refused (self, ENT_STORE_ERROR_FAILED);
  back_up (self);
  ent_fixture_execute (self->target, "PRAGMA user_version = 99");
  assert_refused (self, ENT_STORE_ERROR_READ_ONLY);
  back_up (self);
  damage_page (self->target);
  assert_refused (self, ENT_STORE_ERROR_CORRUPT);

  /* Somebody else's hands were in it. */
  back_up (self);
  ent_fixture_execute (self->target, "CREATE TRIGGER evil AFTER INSERT ON notes BEGIN DELETE FROM notes; END");
  assert_refused (self, ENT_STORE_ERROR_CORRUPT);
  back_up (self);
  ent_fixture_execute (self->target, "DROP TABLE own_evidence");
  assert_refused (self, ENT_STORE_ERROR_CORRUPT);
  back_up (self);
  ent_fixture_execute (self->target, "PRAGMA foreign_keys = OFF; INSERT INTO note_tags VALUES ('nobody', 0, 'tag')");
  assert_refused (self, ENT_STORE_ERROR_CORRUPT);

  g_assert_false (ent_store_restore (self->store, self->path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_free (add_note (self->store, body));
  back_up (self);
  g_assert_false (ent_store_restore (self->store, self->target, NULL, cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_notes (self->path), ==, 4);
  assert_sound (self->path);
}

/* Every day */

static char *
make_daily (Fixture *self)
{
  GError *error = NULL;
  char *made = NULL;

  ent_store_daily_backup (self->store, NULL, &made, NULL, &error);
  g_assert_no_error (error);
  return made;
}

/* Makes the backup of today one of another day, as if it had been made then. */
static void
move_to_day (Fixture    *self,
             const char *path,
             int         day)
{
  g_autofree char *name = g_strdup_printf ("library-2020-01-%02d.db", day);
  g_autofree char *other = g_build_filename (self->backups, name, NULL);
  g_autofree char *sql = g_strdup_printf ("UPDATE settings SET value = 'daily %d000000 %s' WHERE key = 'backup'",
                                          1577836800 + day * 86400, name);

  g_assert_cmpint (g_rename (path, other), ==, 0);
  ent_fixture_execute (other, sql);
}

static void
put_old_file (Fixture    *self,
              const char *name,
              gint64      age)
{
  g_autofree char *path = g_build_filename (self->backups, name, NULL);
  gint64 time = g_get_real_time () / G_USEC_PER_SEC - age;
  struct utimbuf times = { time, time };

  g_assert_true (g_file_set_contents (path, "half", -1, NULL));
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static void
test_daily (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *foreign = NULL, *text = NULL, *copy = NULL, *made = NULL, *again = NULL, *bytes = NULL;
  g_autofree char *names = NULL, *expected = NULL, *today = NULL;
  gsize n;

  for (int day = 1; day <= 9; day++)
    {
      g_autofree char *path = make_daily (self);
      g_autofree char *none = make_daily (self);

      /* One a day, and none where nothing changed. */
      g_assert_nonnull (path);
      g_assert_null (none);
      move_to_day (self, path, day);
      none = make_daily (self);
      g_assert_null (none);
      g_free (add_note (self->store, "Something changed"));
    }

  /* What others put there stays: a copy of a daily under another name, too. */
  foreign = g_build_filename (self->backups, "library-2019-01-01.db", NULL);
  text = g_build_filename (self->backups, "readme.txt", NULL);
  copy = g_build_filename (self->backups, "library-2018-01-01.db", NULL);
  g_assert_true (g_file_set_contents (text, "mine", -1, NULL));
  g_assert_true (g_file_set_contents (foreign, "mine", -1, NULL));
  {
    g_autofree char *last = g_build_filename (self->backups, "library-2020-01-09.db", NULL);

    g_assert_true (g_file_get_contents (last, &bytes, &n, NULL));
    g_assert_true (g_file_set_contents (copy, bytes, (gssize) n, NULL));
  }

  /* What was left by a process that was killed long ago, or may be at work, and what only looks so. */
  put_old_file (self, ".library-2020-01-01.db.aB3xYz", 2 * 86400);
  put_old_file (self, ".library-2020-01-01.db.aB3xYw", 3600);
  put_old_file (self, ".library-notes.db.aB3xYz", 2 * 86400);

  made = make_daily (self);
  g_assert_nonnull (made);
  today = g_path_get_basename (made);
  names = dup_names (self->backups);
  expected = g_strdup_printf (".library-2020-01-01.db.aB3xYw .library-notes.db.aB3xYz library-2018-01-01.db library-2019-01-01.db library-2020-01-04.db"
                              " library-2020-01-05.db library-2020-01-06.db library-2020-01-07.db"
                              " library-2020-01-08.db library-2020-01-09.db %s readme.txt", today);
  g_assert_cmpstr (names, ==, expected);
  again = make_daily (self);
  g_assert_null (again);
}

static void
test_list (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *path = make_daily (self);
  g_autofree char *broken = g_build_filename (self->backups, "library-broken.db", NULL);
  g_autofree char *other = g_build_filename (self->backups, "another.db", NULL);
  g_autoptr(GPtrArray) backups = NULL, none = NULL;
  const EntBackup *backup;
  GError *error = NULL;

  g_assert_true (g_file_set_contents (broken, "broken", -1, NULL));
  g_assert_true (g_file_set_contents (other, "not of this library", -1, NULL));
  move_to_day (self, path, 3);
  g_free (add_note (self->store, "More"));
  g_free (make_daily (self));

  backups = ent_store_list_backups (self->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 3);
  for (guint i = 1; i < backups->len; i++)
    g_assert_cmpint (((EntBackup *) backups->pdata[i - 1])->made_usec, >=, ((EntBackup *) backups->pdata[i])->made_usec);
  backup = backups->pdata[2];
  g_assert_cmpint (backup->kind, ==, ENT_BACKUP_DAILY);
  g_assert_cmpint (backup->n_notes, ==, 3);
  g_assert_cmpint (backup->made_usec, ==, G_GINT64_CONSTANT (1578096000000000));
  for (guint i = 0; i < 2; i++)
    {
      backup = backups->pdata[i];
      g_assert_cmpint (backup->n_notes, ==, strcmp (backup->path, broken) == 0 ? -1 : 4);
    }

  none = ent_store_list_backups ("/nowhere/library.db", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/backup/back-up", test_back_up);
  ADD ("/store/backup/while-writing", test_while_writing);
  ADD ("/store/backup/back-up-refused", test_back_up_refused);
  ADD ("/store/backup/restore", test_restore);
  ADD ("/store/backup/restore-sizes", test_restore_sizes);
  ADD ("/store/backup/restore-older", test_restore_older);
  ADD ("/store/backup/restore-refused", test_restore_refused);
  ADD ("/store/backup/daily", test_daily);
  ADD ("/store/backup/list", test_list);

  return g_test_run ();
}
