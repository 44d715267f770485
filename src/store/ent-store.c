/* Opening a library, and the transactions of one connection.
 *
 * What opening finds decides what it does:
 *
 *   nothing, or an empty file   make the schema
 *   ours, older                 migrate in one transaction
 *   ours, newer                 read-only
 *   ours, damaged               recover (ent-store-recover.c), then open the new one
 *   another program's           refuse
 *   not writable                read-only
 *
 * Damage is looked for by reading every page once (quick_check), which is done when a file
 * is opened for writing while this process has it open nowhere else; a file that is open
 * elsewhere is not set aside under its user's feet, but reported. */

#include "config.h"

#include "ent-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "ent-store-lectures.h"
#include "ent-store-schema.h"

#define BUSY_TIMEOUT_MSEC 5000
#define BUSY_SLEEP_MSEC   10

G_DEFINE_TYPE (EntStore, ent_store, G_TYPE_OBJECT)

typedef enum
{
  LIBRARY_EMPTY,
  LIBRARY_OURS,
  LIBRARY_OLDER,
  LIBRARY_NEWER,
  LIBRARY_FOREIGN,
} LibraryKind;

/* How many stores of this process have a path open. */
static GMutex open_mutex;
static GHashTable *open_paths;

static void
count_open (EntStore *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&open_mutex);
  guint n;

  if (open_paths == NULL)
    open_paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (open_paths, self->path));
  g_hash_table_insert (open_paths, g_strdup (self->path), GUINT_TO_POINTER (n + 1));
  self->counted = TRUE;
}

static void
count_closed (EntStore *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&open_mutex);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (open_paths, self->path));

  if (n > 1)
    g_hash_table_insert (open_paths, g_strdup (self->path), GUINT_TO_POINTER (n - 1));
  else
    g_hash_table_remove (open_paths, self->path);
  self->counted = FALSE;
}

static gboolean
is_open (const char *path)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&open_mutex);

  return open_paths != NULL && g_hash_table_contains (open_paths, path);
}

static void
ent_store_finalize (GObject *object)
{
  EntStore *self = ENT_STORE (object);

  g_clear_pointer (&self->db, sqlite3_close);
  if (self->counted)
    count_closed (self);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->written_note, g_free);

  G_OBJECT_CLASS (ent_store_parent_class)->finalize (object);
}

static void
ent_store_class_init (EntStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_store_finalize;
}

static void
ent_store_init (EntStore *self)
{
}

void
ent_store_report_clear (EntStoreReport *report)
{
  g_clear_pointer (&report->set_aside, g_free);
  *report = (EntStoreReport) { 0 };
}

char *
ent_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "entente", "library.db", NULL);
}

const char *
ent_store_get_path (EntStore *self)
{
  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  return self->path;
}

gboolean
ent_store_is_read_only (EntStore *self)
{
  g_return_val_if_fail (ENT_IS_STORE (self), TRUE);

  return self->read_only;
}

/* One connection */

static int
interrupt_cb (gpointer data)
{
  EntStore *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static int
busy_cb (gpointer data,
         int      n_calls)
{
  if (n_calls >= BUSY_TIMEOUT_MSEC / BUSY_SLEEP_MSEC || interrupt_cb (data))
    return 0;

  g_usleep (BUSY_SLEEP_MSEC * 1000);
  return 1;
}

static EntStore *
store_connect (const char *path,
               gboolean    writable,
               gboolean    immutable,
               GError    **error)
{
  g_autoptr(EntStore) self = g_object_new (ENT_TYPE_STORE, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);
  g_autofree char *name = NULL;
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  int code;

  if (uri == NULL)
    return NULL;

  name = g_strconcat (uri, immutable ? "?immutable=1" : NULL, NULL);
  flags |= writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  self->path = g_strdup (path);
  self->read_only = !writable;

  code = sqlite3_open_v2 (name, &self->db, flags, NULL);
  if (code != SQLITE_OK)
    {
      ent_sql_set_error (error, self->db, code);
      return NULL;
    }

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_handler (self->db, busy_cb, self);
  sqlite3_progress_handler (self->db, 1000, interrupt_cb, self);
  /* The file may come from anywhere: its schema gets no say in what runs. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  if (!ent_sql_exec (self->db,
                     "PRAGMA foreign_keys = ON;"
                     "PRAGMA synchronous = FULL;"
                     "PRAGMA cell_size_check = ON;"
                     "PRAGMA journal_size_limit = 16777216;"
                     "PRAGMA cache_size = -16000;"
                     "PRAGMA temp_store = MEMORY",
                     error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
store_inspect (EntStore    *self,
               LibraryKind *kind,
               GError     **error)
{
  gint64 application_id, version, n_tables, n_ours;

  /* The first of these reads the file. */
  if (!ent_sql_get_int64 (self->db, "SELECT count(*) FROM sqlite_schema", &n_tables, error) ||
      !ent_sql_get_int64 (self->db,
                          "SELECT count(*) FROM sqlite_schema"
                          " WHERE name IN ('search_items', 'note_tags')",
                          &n_ours, error) ||
      !ent_sql_get_int64 (self->db, "PRAGMA application_id", &application_id, error) ||
      !ent_sql_get_int64 (self->db, "PRAGMA user_version", &version, error))
    return FALSE;

  /* Our tables under a header that is not ours. */
  if (n_ours == 2 && (application_id != ENT_STORE_APPLICATION_ID || version < 1))
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT,
                   _("The library is damaged: its header has changed"));
      return FALSE;
    }

  if (application_id == 0 && n_tables == 0)
    *kind = LIBRARY_EMPTY;
  else if (application_id != ENT_STORE_APPLICATION_ID)
    *kind = LIBRARY_FOREIGN;
  else if (version > ent_store_schema_get_version ())
    *kind = LIBRARY_NEWER;
  else if (version < ent_store_schema_get_version ())
    *kind = LIBRARY_OLDER;
  else
    *kind = LIBRARY_OURS;

  return TRUE;
}

static gboolean
store_check_pages (EntStore *self,
                   GError  **error)
{
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (self->db, "PRAGMA quick_check (1)", error);
  const char *found;

  if (stmt == NULL || !ent_sql_step (stmt, error))
    return FALSE;

  found = (const char *) sqlite3_column_text (stmt, 0);
  if (g_strcmp0 (found, "ok") != 0)
    {
      /* Translators: after the colon SQLite's own words */
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT,
                   _("The library is damaged: %s"), found);
      return FALSE;
    }

  return TRUE;
}

static void
set_foreign_error (GError    **error,
                   const char *path)
{
  g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED,
               _("%s belongs to another program; choose another file"), path);
}

static void
store_settle (EntStore *self)
{
  if (stat (self->path, &self->identity) != 0)
    self->identity = (struct stat) { 0 };
  count_open (self);
}

/* Touches that are kept, and how many more there may be until it is worth cutting them off. */
#define MAX_TOUCHES   10000
#define SPARE_TOUCHES 1000

/* Who remembers less than what is kept reads everything again.  There is no hurry: another
 * writer is not waited for, and a full disk is for the next one to tell of. */
static void
cut_touches (EntStore *self)
{
  gint64 n;

  if (!ent_sql_get_int64 (self->db, "SELECT (SELECT max (seq) FROM touches) - (SELECT min (seq) FROM touches)", &n,
                          NULL)
      || n <= MAX_TOUCHES + SPARE_TOUCHES)
    return;
  sqlite3_busy_handler (self->db, NULL, NULL);
  ent_sql_exec (self->db, "DELETE FROM touches WHERE seq <= (SELECT max (seq) FROM touches) - "
                G_STRINGIFY (MAX_TOUCHES), NULL);
  sqlite3_busy_handler (self->db, busy_cb, self);
}

/* What lectures do not show any more goes now and then; in no hurry either. */
static void
forget_unused (EntStore *self)
{
  gint64 n;

  if (!ent_sql_get_int64 (self->db, "SELECT EXISTS (SELECT 1 FROM kept_cases) + EXISTS (SELECT 1 FROM images)", &n,
                          NULL)
      || n == 0)
    return;
  sqlite3_busy_handler (self->db, NULL, NULL);
  ent_store_forget_unused (self, NULL);
  sqlite3_busy_handler (self->db, busy_cb, self);
}

/* Opening */

static gboolean
has_wal (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (wal, &info) == 0 && info.st_size > 0;
}

static EntStore *
connect_reading (const char  *path,
                 LibraryKind *kind,
                 GError     **error)
{
  g_autoptr(EntStore) self = NULL;
  g_autoptr(GError) local_error = NULL;

  self = store_connect (path, FALSE, FALSE, &local_error);
  if (self != NULL && store_inspect (self, kind, &local_error))
    return g_steal_pointer (&self);

  /* In a folder that cannot be written there is no room for WAL's shared memory.  Where no
   * log waits, nobody is writing either, and the file can be read as it stands. */
  if ((g_error_matches (local_error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED) ||
       g_error_matches (local_error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY)) &&
      !has_wal (path))
    {
      g_clear_object (&self);
      self = store_connect (path, FALSE, TRUE, error);
      if (self != NULL && store_inspect (self, kind, error))
        return g_steal_pointer (&self);
      return NULL;
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static EntStore *
open_reading (const char     *path,
              EntStoreReport *report,
              GError        **error)
{
  g_autoptr(EntStore) self = NULL;
  LibraryKind kind;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                   _("There is no library at %s"), path);
      return NULL;
    }

  self = connect_reading (path, &kind, error);
  if (self == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  switch (kind)
    {
    case LIBRARY_FOREIGN:
      set_foreign_error (error, path);
      return NULL;
    case LIBRARY_EMPTY:
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                   _("%s holds no library yet"), path);
      return NULL;
    case LIBRARY_OLDER:
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY,
                   _("The library at %s is from an older Entente and must be opened for writing "
                     "once, to be brought up to date"), path);
      return NULL;
    case LIBRARY_NEWER:
    case LIBRARY_OURS:
    default:
      self->newer = report->newer = kind == LIBRARY_NEWER;
      store_settle (self);
      return g_steal_pointer (&self);
    }
}

static EntStore *
open_writing (const char     *path,
              EntStoreReport *report,
              GError        **error)
{
  g_autoptr(EntStore) self = NULL;
  LibraryKind kind;

  if (!is_open (path) && ent_store_is_wal_damaged (path))
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT,
                   _("The library is damaged: its log cannot be read"));
      return NULL;
    }

  self = store_connect (path, TRUE, FALSE, error);
  if (self == NULL || !store_inspect (self, &kind, error))
    return NULL;

  switch (kind)
    {
    case LIBRARY_FOREIGN:
      set_foreign_error (error, path);
      return NULL;
    case LIBRARY_NEWER:
      g_clear_object (&self);
      return open_reading (path, report, error);
    case LIBRARY_EMPTY:
      report->created = TRUE;
      break;
    case LIBRARY_OLDER:
    case LIBRARY_OURS:
    default:
      if (!is_open (path) && !store_check_pages (self, error))
        return NULL;
      break;
    }

  /* A backup that somebody gave the library's name has no log. */
  if (!ent_sql_exec (self->db, "PRAGMA journal_mode = WAL", error)
      || (kind != LIBRARY_OURS && !ent_store_schema_migrate (self->db, error)))
    return NULL;

  store_settle (self);
  cut_touches (self);
  forget_unused (self);
  return g_steal_pointer (&self);
}

/* One program at a time sets a library aside; the others find the new one. */
static int
lock_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Some network file systems have no such locks; there we go on without. */
  if (fd >= 0)
    while (flock (fd, LOCK_EX) != 0 && errno == EINTR)
      ;
  return fd;
}

static EntStore *
open_recovering (const char     *path,
                 EntStoreReport *report,
                 GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  EntStore *self;
  int lock = lock_folder (path);

  self = open_writing (path, report, &local_error);
  if (g_error_matches (local_error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT) && !is_open (path))
    {
      g_clear_error (&local_error);
      if (ent_store_recover (path, report, &local_error))
        self = open_writing (path, report, &local_error);
    }

  if (lock >= 0)
    close (lock);
  if (self == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return self;
}

/* Makes the folder for the person alone and an empty file, if there is none. */
static gboolean
make_file (const char *path,
           GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      if (fd >= 0)
        {
          close (fd);
          return TRUE;
        }
      if (errno == EEXIST)
        return TRUE;
    }

  g_set_error (error, ENT_STORE_ERROR,
               errno == ENOSPC ? ENT_STORE_ERROR_FULL
               : errno == EACCES || errno == EROFS || errno == EPERM ? ENT_STORE_ERROR_READ_ONLY
                                                                     : ENT_STORE_ERROR_FAILED,
               _("The library %s could not be made: %s"), path, g_strerror (errno));
  return FALSE;
}

static gboolean
is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return access (path, R_OK | W_OK) == 0 && access (folder, W_OK | X_OK) == 0;
}

static EntStore *
open_creating (const char     *path,
               EntStoreReport *report,
               GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  EntStore *self;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !make_file (path, error))
    return NULL;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED, _("%s is a folder"), path);
      return NULL;
    }
  if (!is_writable (path))
    return open_reading (path, report, error);

  self = open_writing (path, report, &local_error);
  if (g_error_matches (local_error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT))
    {
      g_clear_error (&local_error);
      self = open_recovering (path, report, &local_error);
    }

  if (local_error != NULL)
    {
      g_prefix_error (&local_error, "%s: ", path);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return self;
}

EntStore *
ent_store_open (const char     *path,
                EntStoreFlags   flags,
                EntStoreReport *report,
                GError        **error)
{
  EntStoreReport local_report = { 0 };
  g_autofree char *absolute = NULL;
  EntStore *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  self = (flags & ENT_STORE_READ) ? open_reading (absolute, &local_report, error)
                                  : open_creating (absolute, &local_report, error);

  if (report != NULL)
    *report = local_report;
  else
    ent_store_report_clear (&local_report);
  return self;
}

/* Transactions */

static gboolean
transaction_begin (EntTransaction *self,
                   EntStore       *store,
                   gboolean        writes,
                   GCancellable   *cancellable,
                   GError        **error)
{
  g_assert (self->store == NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  self->nested = !sqlite3_get_autocommit (store->db);
  self->writes = writes;
  if (self->nested)
    {
      if (writes && !ent_sql_exec (store->db, "SAVEPOINT nested", error))
        return FALSE;
      self->store = store;
      return TRUE;
    }

  g_assert (store->cancellable == NULL);
  store->cancellable = cancellable;
  if (!ent_sql_exec (store->db, writes ? "BEGIN IMMEDIATE" : "BEGIN", error))
    {
      store->cancellable = NULL;
      /* A wait for another writer that was cut short looks like one that was too long. */
      if (g_cancellable_is_cancelled (cancellable) && error != NULL)
        {
          g_clear_error (error);
          g_cancellable_set_error_if_cancelled (cancellable, error);
        }
      return FALSE;
    }

  self->store = store;
  return TRUE;
}

gboolean
ent_transaction_begin_read (EntTransaction *self,
                            EntStore       *store,
                            GCancellable   *cancellable,
                            GError        **error)
{
  return transaction_begin (self, store, FALSE, cancellable, error);
}

gboolean
ent_transaction_begin_write (EntTransaction *self,
                             EntStore       *store,
                             GCancellable   *cancellable,
                             GError        **error)
{
  struct stat now;

  if (store->read_only)
    {
      g_set_error_literal (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY,
                           store->newer
                           ? _("The library was written by a newer Entente and can only be read "
                               "by this one")
                           : _("The library can only be read; give yourself the right to write its file and "
                               "its folder"));
      return FALSE;
    }

  /* What is written into a file that lost its name is lost with it. */
  if (stat (store->path, &now) != 0 ||
      now.st_ino != store->identity.st_ino || now.st_dev != store->identity.st_dev)
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED,
                   _("The library %s was moved or replaced; start Entente again"), store->path);
      return FALSE;
    }

  return transaction_begin (self, store, TRUE, cancellable, error);
}

gboolean
ent_transaction_commit (EntTransaction *self,
                        GError        **error)
{
  EntStore *store = self->store;

  if (self->nested)
    {
      if (self->writes && !ent_sql_exec (store->db, "RELEASE nested", error))
        return FALSE;
      self->store = NULL;
      return TRUE;
    }

  /* Too late to cancel. */
  store->cancellable = NULL;
  if (!ent_sql_exec (store->db, "COMMIT", error))
    return FALSE;

  self->store = NULL;
  return TRUE;
}

void
ent_transaction_clear (EntTransaction *self)
{
  EntStore *store = g_steal_pointer (&self->store);

  if (store == NULL)
    return;

  if (self->nested)
    {
      /* A full disk has already rolled back everything. */
      if (self->writes && !sqlite3_get_autocommit (store->db))
        sqlite3_exec (store->db, "ROLLBACK TO nested; RELEASE nested", NULL, NULL, NULL);
      return;
    }

  store->cancellable = NULL;
  /* SQLite rolls back by itself when the disk is full. */
  if (!sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
}

/* Settings */

char *
ent_store_dup_setting (EntStore   *self,
                       const char *key)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  stmt = ent_sql_prepare (self->db, "SELECT value FROM settings WHERE key = ?1", NULL);
  if (stmt == NULL)
    return NULL;

  ent_sql_bind (stmt, "s", key);
  return ent_sql_step (stmt, NULL) ? ent_sql_dup_text (stmt, 0) : NULL;
}

gboolean
ent_store_set_setting (EntStore   *self,
                       const char *key,
                       const char *value,
                       GError    **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;

  stmt = ent_sql_prepare (self->db,
                          value != NULL
                          ? "INSERT INTO settings (key, value) VALUES (?1, ?2)"
                            " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
                          : "DELETE FROM settings WHERE key = ?1",
                          error);
  if (stmt == NULL)
    return FALSE;

  ent_sql_bind (stmt, value != NULL ? "ss" : "s", key, value);
  return ent_sql_run (stmt, error) && ent_transaction_commit (&transaction, error);
}

void
ent_store_set_not_found (GError    **error,
                         const char *case_id)
{
  g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
               _("There is no case “%s” in the library"), case_id);
}
