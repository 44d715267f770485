/* A full disk, a folder that cannot be written, a library that is locked, and two processes
 * that write: each is said as what it is, nothing is lost, and it works again afterwards. */

#define _GNU_SOURCE  /* unshare() */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sched.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ent-store-backup.h"
#include "ent-store-changes.h"
#include "library-fixture.h"
#include "store-fixture.h"

#define N_WRITTEN 500
#define NOBODY    65534

/* What a child says when the system does not let it try. */
#define STATUS_CANNOT 77

static EntNote *
note_new (const char *body)
{
  EntNote *note = ent_note_new ();

  ent_note_set_body (note, body, NULL);
  return note;
}

static void
assert_has_note (const char *path,
                 const char *id,
                 gboolean    expected)
{
  g_autoptr(GHashTable) ids = list_note_ids (path);

  g_assert_cmpint (g_hash_table_contains (ids, id), ==, expected);
}

/* The library after something went wrong with the note @lost and before it is tried again. */
static void
assert_only_that_failed (EntLibrary   *library,
                         EntNote      *saved,
                         EntNote      *lost,
                         const GError *error,
                         int           code)
{
  const char *path = ent_library_get_path (library);

  g_assert_error (error, ENT_STORE_ERROR, code);
  g_assert_cmpstr (ent_library_get_undo_name (library), ==, "Edit Note");
  assert_has_note (path, saved->id, TRUE);
  assert_has_note (path, lost->id, FALSE);
  g_assert_nonnull (lost->body);
}

/* It is saved in the end, and what can be taken back is just the two notes. */
static void
assert_works_again (EntLibrary *library,
                    EntNote    *saved,
                    EntNote    *lost)
{
  const char *path = ent_library_get_path (library);
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  g_autoptr(GError) error = NULL;

  put_note (library, lost, &error);
  g_assert_no_error (error);
  assert_has_note (path, lost->id, TRUE);
  first = undo (library, &error);
  g_assert_no_error (error);
  assert_has_note (path, lost->id, FALSE);
  second = undo (library, &error);
  g_assert_no_error (error);
  assert_has_note (path, saved->id, FALSE);
  third = undo (library, &error);
  g_assert_no_error (error);
  g_assert_null (third);
  assert_sound (path);
}

/* A full disk */

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size == RLIM_INFINITY ? limit.rlim_max : size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_full (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(EntNote) saved = note_new ("Saved"), lost = note_new ("Not yet");
  g_autofree char *undone = NULL, *backup = g_build_filename (self->folder, "backup.db", NULL);
  g_autoptr(GError) error = NULL;
  EntLibrary *library = open_library (self->path);

  put_note (library, saved, &error);
  g_assert_no_error (error);

  /* No file can grow, nor be written where it is longer. */
  limit_files (4096);
  g_assert_false (put_note (library, lost, &error));
  limit_files (RLIM_INFINITY);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "make some"));
  assert_only_that_failed (library, saved, lost, error, ENT_STORE_ERROR_FULL);

  /* Nor is anything taken back by half. */
  g_clear_error (&error);
  limit_files (4096);
  undone = undo (library, &error);
  limit_files (RLIM_INFINITY);
  g_assert_null (undone);
  assert_only_that_failed (library, saved, lost, error, ENT_STORE_ERROR_FULL);

  g_clear_error (&error);
  {
    g_autoptr(EntStore) store = ent_store_open (self->path, ENT_STORE_READ, NULL, &error);

    limit_files (8192);
    g_assert_false (ent_store_back_up (store, backup, NULL, NULL, NULL, &error));
    limit_files (RLIM_INFINITY);
    g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FULL);
    g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  }
  assert_works_again (library, saved, lost);
  close_library (library);
}

static gboolean
write_file (const char *path,
            const char *text)
{
  int fd = open (path, O_WRONLY);
  gboolean done = fd >= 0 && write (fd, text, strlen (text)) == (gssize) strlen (text);

  if (fd >= 0)
    close (fd);
  return done;
}

/* A small disk of its own; before any thread begins. */
static gboolean
mount_small_disk (const char *folder)
{
  g_autofree char *uids = g_strdup_printf ("0 %u 1", geteuid ()), *gids = g_strdup_printf ("0 %u 1", getegid ());

  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return FALSE;
  return write_file ("/proc/self/uid_map", uids) && write_file ("/proc/self/setgroups", "deny")
         && write_file ("/proc/self/gid_map", gids)
         && mount ("tmpfs", folder, "tmpfs", 0, "size=1600k") == 0;
}

static int
run_small_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *bytes = NULL, *body = g_strnfill (6000, 'x');
  g_autoptr(EntNote) lost = NULL, saved = NULL;
  g_autoptr(GError) error = NULL;
  EntLibrary *library;
  int n = 0;

  if (!mount_small_disk (folder))
    return STATUS_CANNOT;
  bytes = g_malloc0 (600000);
  g_assert_true (g_file_set_contents (ballast, bytes, 600000, NULL));
  library = open_library (path);
  do
    {
      g_clear_pointer (&saved, ent_note_free);
      saved = g_steal_pointer (&lost);
      lost = note_new (body);
      g_assert_cmpint (n++, <, 500);
    }
  while (put_note (library, lost, &error));
  g_assert_cmpint (n, >, 1);
  assert_only_that_failed (library, saved, lost, error, ENT_STORE_ERROR_FULL);

  /* Somebody makes room. */
  g_clear_error (&error);
  g_unlink (ballast);
  put_note (library, lost, &error);
  g_assert_no_error (error);
  assert_has_note (path, lost->id, TRUE);
  assert_sound (path);
  close_library (library);
  return 0;
}

/* Runs the child to its end; FALSE where it could not try. */
static gboolean
child_succeeds (GSubprocess *child)
{
  GError *error = NULL;

  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (child));
  if (g_subprocess_get_exit_status (child) == STATUS_CANNOT)
    return FALSE;
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  return TRUE;
}

static void
test_small_disk (Fixture       *self,
                 gconstpointer  data)
{
  const char *arguments[] = { "--small-disk", self->folder, NULL };
  g_autoptr(GSubprocess) child = start_child (arguments);

  if (!child_succeeds (child))
    g_test_skip ("no disk of its own can be had here");
}

/* A folder that cannot be written */

static int
run_read_only (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr(EntNote) saved = note_new ("Saved"), lost = note_new ("Not yet");
  g_autofree char *name = NULL;
  g_autoptr(GError) error = NULL;
  EntLibrary *library;

  /* Root may write everywhere. */
  if (geteuid () == 0 && (chown (folder, NOBODY, NOBODY) != 0 || setresgid (NOBODY, NOBODY, NOBODY) != 0
                          || setresuid (NOBODY, NOBODY, NOBODY) != 0))
    return STATUS_CANNOT;
  library = open_library (path);
  put_note (library, saved, &error);
  g_assert_no_error (error);
  close_library (library);

  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  library = open_library (path);
  g_assert_false (put_note (library, lost, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "right to write"));
  g_assert_null (ent_library_get_undo_name (library));
  assert_has_note (path, saved->id, TRUE);
  assert_has_note (path, lost->id, FALSE);

  /* The same library, once it may be written. */
  g_clear_error (&error);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  put_note (library, lost, &error);
  g_assert_no_error (error);
  assert_has_note (path, lost->id, TRUE);
  name = undo (library, &error);
  g_assert_cmpstr (name, ==, "Edit Note");
  assert_sound (path);
  close_library (library);
  return 0;
}

static void
test_read_only (Fixture       *self,
                gconstpointer  data)
{
  const char *arguments[] = { "--read-only", self->folder, NULL };
  g_autoptr(GSubprocess) child = start_child (arguments);

  if (!child_succeeds (child))
    g_test_skip ("nobody else can be had here");
}

/* A library that another process has locked */

static void
say (const char *line)
{
  g_assert_cmpint (write (STDOUT_FILENO, line, strlen (line)), ==, (gssize) strlen (line));
}

/* Until whoever started us closes our input. */
static void
wait_for_end (void)
{
  char byte;

  while (read (STDIN_FILENO, &byte, 1) > 0)
    ;
}

static int
run_lock (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  say ("locked\n");
  wait_for_end ();
  sqlite3_close (db);
  return 0;
}

static void
assert_says (GDataInputStream *lines,
             const char       *expected)
{
  GError *error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, expected);
}

static gboolean
count_cb (gpointer data)
{
  (*(int *) data)++;
  return G_SOURCE_CONTINUE;
}

static void
test_locked (Fixture       *self,
             gconstpointer  data)
{
  const char *arguments[] = { "--lock", self->path, NULL };
  g_autoptr(EntNote) saved = note_new ("Saved"), lost = note_new ("Not yet");
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GDataInputStream) lines = NULL;
  g_autoptr(GError) error = NULL;
  EntLibrary *library = open_library (self->path);
  gint64 begin;
  guint source;
  int n = 0;

  put_note (library, saved, &error);
  g_assert_no_error (error);
  child = start_child (arguments);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  assert_says (lines, "locked");

  /* Waiting is the writing thread's: the interface goes on. */
  source = g_timeout_add (100, count_cb, &n);
  begin = g_get_monotonic_time ();
  g_assert_false (put_note (library, lost, &error));
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 4 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (n, >=, 10);
  g_source_remove (source);
  g_assert_nonnull (strstr (error->message, "try again"));
  assert_only_that_failed (library, saved, lost, error, ENT_STORE_ERROR_BUSY);

  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, NULL));
  g_assert_true (child_succeeds (child));
  assert_works_again (library, saved, lost);
  close_library (library);
}

/* Two that write */

typedef struct
{
  const char *prefix;  /* of the other's notes */
  GHashTable *seen;    /* their ids, as they were told of */
  gboolean    anything;
} Watch;

static void
touched_cb (EntLibrary *library,
            GPtrArray  *touches,
            Watch      *self)
{
  self->anything = self->anything || touches == NULL;
  for (guint i = 0; touches != NULL && i < touches->len; i++)
    {
      const EntTouch *touch = touches->pdata[i];

      if (touch->kind == ENT_TOUCH_NOTE && g_str_has_prefix (touch->id, self->prefix))
        g_hash_table_add (self->seen, g_strdup (touch->id));
    }
}

static void
watch_init (Watch      *self,
            EntLibrary *library,
            const char *prefix)
{
  self->prefix = prefix;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->anything = FALSE;
  g_signal_connect (library, "touched", G_CALLBACK (touched_cb), self);
}

static void
write_notes (EntLibrary *library,
             const char *prefix)
{
  for (int i = 0; i < N_WRITTEN; i++)
    {
      g_autoptr(EntNote) note = note_new ("Written at the same time");
      gint64 begin = g_get_monotonic_time ();
      GError *error = NULL;

      g_free (note->id);
      note->id = g_strdup_printf ("%s%d", prefix, i);
      put_note (library, note, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_TIME_SPAN_SECOND);
    }
}

/* All of the other's are told of, none of them by looking again and again. */
static void
see_all (Watch *self)
{
  while (g_hash_table_size (self->seen) < N_WRITTEN)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (self->anything);
}

static int
run_write (const char *path)
{
  EntLibrary *library = open_library (path);
  Watch watch;

  watch_init (&watch, library, "parent-");
  say ("ready\n");
  write_notes (library, "child-");
  see_all (&watch);
  say ("seen\n");
  wait_for_end ();
  close_library (library);
  g_hash_table_unref (watch.seen);
  return 0;
}

static void
test_two_processes (Fixture       *self,
                    gconstpointer  data)
{
  const char *arguments[] = { "--write", self->path, NULL };
  g_autoptr(GHashTable) ids = NULL;
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GDataInputStream) lines = NULL;
  EntLibrary *library = open_library (self->path);
  Watch watch;

  watch_init (&watch, library, "child-");
  child = start_child (arguments);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  assert_says (lines, "ready");
  write_notes (library, "parent-");
  see_all (&watch);
  assert_says (lines, "seen");
  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, NULL));
  g_assert_true (child_succeeds (child));

  ids = list_note_ids (self->path);
  g_assert_cmpuint (g_hash_table_size (ids), ==, 2 * N_WRITTEN);
  assert_sound (self->path);
  close_library (library);
  g_hash_table_unref (watch.seen);
}

/* A backup takes the place of a library that another process has open */

static int
run_watch (const char *path)
{
  g_autoptr(EntNote) note = note_new ("After it");
  g_autoptr(EntNote) before = note_new ("Before it");
  EntLibrary *library = open_library (path);
  GError *error = NULL;
  Watch watch;

  put_note (library, before, &error);
  g_assert_no_error (error);
  watch_init (&watch, library, "none");
  say ("ready\n");
  while (!watch.anything)
    g_main_context_iteration (NULL, TRUE);

  /* What was done in the other one cannot be taken back; writing goes on. */
  put_note (library, note, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ent_library_get_undo_name (library), ==, "Edit Note");
  g_free (undo (library, &error));
  g_assert_no_error (error);
  g_assert_null (ent_library_get_undo_name (library));
  g_free (redo (library, &error));
  g_assert_no_error (error);
  say ("written\n");
  wait_for_end ();
  close_library (library);
  g_hash_table_unref (watch.seen);
  return 0;
}

static void
test_restored_elsewhere (Fixture       *self,
                         gconstpointer  data)
{
  const char *arguments[] = { "--watch", self->path, NULL };
  g_autofree char *backup = g_build_filename (self->folder, "backup.db", NULL);
  g_autoptr(EntNote) kept = note_new ("In the backup");
  g_autoptr(GHashTable) ids = NULL;
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GDataInputStream) lines = NULL;
  g_autoptr(EntStore) store = NULL;
  GError *error = NULL;

  store = ent_store_open (self->path, ENT_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  ent_store_put_note (store, kept, &error);
  ent_store_back_up (store, backup, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  child = start_child (arguments);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  assert_says (lines, "ready");
  ent_store_restore (store, backup, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_says (lines, "written");
  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, NULL));
  g_assert_true (child_succeeds (child));

  ids = list_note_ids (self->path);
  g_assert_cmpuint (g_hash_table_size (ids), ==, 2);
  g_assert_true (g_hash_table_contains (ids, kept->id));
  assert_sound (self->path);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up_path, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    int       (*run) (const char *path);
  } children[] = {
    { "--small-disk", run_small_disk }, { "--read-only", run_read_only }, { "--lock", run_lock },
    { "--write", run_write }, { "--watch", run_watch },
  };

  setlocale (LC_ALL, "C.UTF-8");
  signal (SIGXFSZ, SIG_IGN);
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    if (argc == 3 && strcmp (argv[1], children[i].name) == 0)
      return children[i].run (argv[2]);

  g_test_init (&argc, &argv, NULL);
  ADD ("/store/trouble/full", test_full);
  ADD ("/store/trouble/small-disk", test_small_disk);
  ADD ("/store/trouble/read-only", test_read_only);
  ADD ("/store/trouble/locked", test_locked);
  ADD ("/store/trouble/two-processes", test_two_processes);
  ADD ("/store/trouble/restored-elsewhere", test_restored_elsewhere);

  return g_test_run ();
}
