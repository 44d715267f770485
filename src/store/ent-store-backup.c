/* Copies of a whole library.
 *
 * A backup is made by SQLite's backup API inside a read transaction of the library's
 * connection: in WAL mode that is one moment of it, writers go on, and the copy never has to begin
 * anew.  It grows under a name of its own, is read once to see that it is sound, is on disk, and
 * only then gets the name that was asked for.  Backups have no log beside them
 * (journal_mode DELETE), so that one file is all there is to carry away.
 *
 * The settings of a backup say of what kind it is and under which name it was made: what a person
 * renamed or copied is no daily of ours any more and never removed. */

#include "config.h"

#include "ent-store-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ent-store-private.h"
#include "ent-store-schema.h"

#define STEP_PAGES 256

/* Most files of the folder that are looked at. */
#define MAX_LISTED 500

static const char * const kind_words[] = {
  [ENT_BACKUP_BY_HAND] = "by-hand",
  [ENT_BACKUP_DAILY] = "daily",
  [ENT_BACKUP_BEFORE_RESTORE] = "before-restore",
};

void
ent_backup_free (EntBackup *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self);
}

EntBackup *
ent_backup_copy (const EntBackup *self)
{
  EntBackup *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  return copy;
}

char *
ent_store_dup_backup_folder (const char *library_path)
{
  g_autofree char *absolute = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (library_path != NULL, NULL);

  absolute = g_canonicalize_filename (library_path, NULL);
  folder = g_path_get_dirname (absolute);
  return g_build_filename (folder, "backups", NULL);
}

char *
ent_store_dup_backup_stem (const char *library_path)
{
  char *stem = g_path_get_basename (library_path);

  if (g_str_has_suffix (stem, ".db") && strlen (stem) > strlen (".db"))
    stem[strlen (stem) - strlen (".db")] = '\0';
  return stem;
}

/* Files */

void
ent_backup_set_file_error (GError     **error,
                           sqlite3     *db,
                           int          code,
                           const char  *path)
{
  GError *local_error = NULL;

  ent_sql_set_error (&local_error, db, code);
  if (local_error->domain != ENT_STORE_ERROR)
    g_propagate_error (error, local_error);
  else
    {
      if (local_error->code == ENT_STORE_ERROR_FULL)
        g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FULL,
                     _("There is no room left on the disk for %s; make some, or choose another place"), path);
      else
        /* Translators: name of a file; SQLite's own words */
        g_set_error (error, ENT_STORE_ERROR, local_error->code, _("%s could not be read or written: %s"), path,
                     db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code));
      g_error_free (local_error);
    }
}

void
ent_backup_set_errno_error (GError     **error,
                            int          number,
                            const char  *path)
{
  g_set_error (error, ENT_STORE_ERROR,
               number == ENOSPC || number == EDQUOT || number == EFBIG ? ENT_STORE_ERROR_FULL
               : number == EACCES || number == EROFS || number == EPERM ? ENT_STORE_ERROR_READ_ONLY
                                                                        : ENT_STORE_ERROR_FAILED,
               _("%s could not be written: %s"), path, g_strerror (number));
}

static void
remove_with_companions (const char *path)
{
  static const char * const companions[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *name = g_strconcat (path, companions[i], NULL);

      g_unlink (name);
    }
}

void
ent_scratch_clear (EntScratch *self)
{
  g_clear_pointer (&self->db, sqlite3_close);
  if (self->path != NULL)
    remove_with_companions (self->path);
  g_clear_pointer (&self->path, g_free);
}

gboolean
ent_scratch_init (EntScratch  *self,
                  const char  *path,
                  GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  int fd, code;

  self->path = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  fd = g_mkstemp_full (self->path, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      ent_backup_set_errno_error (error, errno, path);
      g_clear_pointer (&self->path, g_free);
      return FALSE;
    }
  close (fd);
  code = sqlite3_open_v2 (self->path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    {
      ent_backup_set_file_error (error, self->db, code, path);
      return FALSE;
    }
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return TRUE;
}

gboolean
ent_scratch_run (EntScratch  *self,
                 const char  *sql,
                 const char  *path,
                 GError     **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    ent_backup_set_file_error (error, self->db, code, path);
  return code == SQLITE_OK;
}

static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    return FALSE;
  /* Some network file systems have nothing to do here and say so. */
  done = fsync (fd) == 0 || errno == EINVAL;
  close (fd);
  return done;
}

/* Closes it and gives it the name @path, on disk. */
static gboolean
scratch_publish (EntScratch  *self,
                 const char  *path,
                 GError     **error)
{
  int fd;
  gboolean done;

  g_clear_pointer (&self->db, sqlite3_close);
  fd = open (self->path, O_RDWR | O_CLOEXEC);
  done = fd >= 0 && fsync (fd) == 0;
  if (fd >= 0)
    done = close (fd) == 0 && done;
  if (!done || g_rename (self->path, path) != 0)
    {
      ent_backup_set_errno_error (error, errno, path);
      return FALSE;
    }
  g_clear_pointer (&self->path, g_free);
  if (sync_folder (path))
    return TRUE;
  ent_backup_set_errno_error (error, errno, path);
  return FALSE;
}

/* Copying */

int
ent_backup_copy_pages (sqlite3           *from,
                       sqlite3           *to,
                       GCancellable      *cancellable,
                       EntBackupProgress  progress,
                       gpointer           data)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int code = backup != NULL ? SQLITE_OK : sqlite3_extended_errcode (to);
  int end;

  while (code == SQLITE_OK)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          code = SQLITE_INTERRUPT;
          break;
        }
      code = sqlite3_backup_step (backup, STEP_PAGES);
      if (progress != NULL && (code == SQLITE_OK || code == SQLITE_DONE))
        {
          int n_all = sqlite3_backup_pagecount (backup);

          progress ((guint) MAX (n_all - sqlite3_backup_remaining (backup), 0), (guint) MAX (n_all, 1), data);
        }
    }
  end = sqlite3_backup_finish (backup);
  return code == SQLITE_DONE ? end : code;
}

gboolean
ent_backup_check_pages (sqlite3     *db,
                        const char  *path,
                        GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (db, "PRAGMA quick_check (1)", NULL);
  const char *found = NULL;

  if (stmt != NULL && sqlite3_step (stmt) == SQLITE_ROW)
    found = (const char *) sqlite3_column_text (stmt, 0);
  if (g_strcmp0 (found, "ok") == 0)
    return TRUE;
  g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT, _("The backup %s is damaged: %s"), path,
               found != NULL ? found : sqlite3_errmsg (db));
  return FALSE;
}

static gboolean
mark (EntScratch     *scratch,
      EntBackupKind   kind,
      const char     *path,
      GError        **error)
{
  g_autofree char *name = g_path_get_basename (path);
  char *sql = sqlite3_mprintf ("INSERT OR REPLACE INTO settings (key, value) VALUES (%Q, '%q %lld %q')",
                               ENT_BACKUP_SETTING, kind_words[kind], (sqlite3_int64) g_get_real_time (), name);
  gboolean done = ent_scratch_run (scratch, sql, path, error);

  sqlite3_free (sql);
  return done;
}

gboolean
ent_store_is_library (EntStore   *self,
                      const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_ino == self->identity.st_ino && info.st_dev == self->identity.st_dev;
}

gboolean
ent_store_back_up_as (EntStore           *self,
                      const char         *path,
                      EntBackupKind       kind,
                      GCancellable       *cancellable,
                      EntBackupProgress   progress,
                      gpointer            data,
                      GError            **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_auto(EntScratch) scratch = { NULL };
  gint64 n_tables;
  int code;

  if (ent_store_is_library (self, path))
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED,
                   _("%s is the library itself; choose another name"), path);
      return FALSE;
    }
  /* The question begins the moment that is copied. */
  if (!ent_scratch_init (&scratch, path, error)
      || !ent_transaction_begin_read (&transaction, self, cancellable, error)
      || !ent_sql_get_int64 (self->db, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  code = ent_backup_copy_pages (self->db, scratch.db, cancellable, progress, data);
  if (code != SQLITE_OK)
    {
      if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        ent_sql_set_error (error, self->db, code);
      else
        ent_backup_set_file_error (error, scratch.db, code, path);
      return FALSE;
    }
  return ent_scratch_run (&scratch, "PRAGMA journal_mode = DELETE", path, error)
         /* What a newer Entente calls its settings nobody knows. */
         && (self->newer || mark (&scratch, kind, path, error))
         && ent_backup_check_pages (scratch.db, path, error)
         && scratch_publish (&scratch, path, error);
}

gboolean
ent_store_back_up (EntStore           *self,
                   const char         *path,
                   GCancellable       *cancellable,
                   EntBackupProgress   progress,
                   gpointer            data,
                   GError            **error)
{
  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return ent_store_back_up_as (self, path, ENT_BACKUP_BY_HAND, cancellable, progress, data, error);
}

/* Looking at backups */

sqlite3 *
ent_backup_open (const char  *path,
                 GError     **error)
{
  g_autoptr(sqlite3) db = NULL;
  gint64 application_id = 0, version = 0;
  int code = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_extended_result_codes (db, 1);
      sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
      sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
      sqlite3_exec (db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
    }
  if (code != SQLITE_OK || !ent_sql_get_int64 (db, "PRAGMA application_id", &application_id, NULL)
      || !ent_sql_get_int64 (db, "PRAGMA user_version", &version, NULL))
    {
      ent_backup_set_file_error (error, db, db != NULL ? sqlite3_extended_errcode (db) : code, path);
      return NULL;
    }
  if (application_id != ENT_STORE_APPLICATION_ID || version < 1)
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED, _("%s is no backup of a library of Entente"), path);
      return NULL;
    }
  if (version > ent_store_schema_get_version ())
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY,
                   _("%s was written by a newer Entente; open it with that one"), path);
      return NULL;
    }
  return g_steal_pointer (&db);
}

static char *
dup_setting (sqlite3    *db,
             const char *key)
{
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (db, "SELECT value FROM settings WHERE key = ?1", NULL);

  if (stmt == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", key);
  return ent_sql_step (stmt, NULL) ? ent_sql_dup_text (stmt, 0) : NULL;
}

/* Reads the mark; one that is none, or was made under another name, says nothing. */
static void
read_mark (EntBackup *self,
           sqlite3   *db)
{
  g_autofree char *value = dup_setting (db, ENT_BACKUP_SETTING);
  g_autofree char *name = g_path_get_basename (self->path);
  g_auto(GStrv) words = value != NULL ? g_strsplit (value, " ", 3) : NULL;

  if (words == NULL || g_strv_length (words) != 3)
    return;
  self->made_usec = g_ascii_strtoll (words[1], NULL, 10);
  for (gsize i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (strcmp (words[0], kind_words[i]) == 0 && strcmp (words[2], name) == 0)
      self->kind = (EntBackupKind) i;
}

/* What can be known of a file without opening it. */
static EntBackup *
backup_new (const char *path)
{
  EntBackup *self = g_new0 (EntBackup, 1);
  GStatBuf info;

  self->path = g_strdup (path);
  self->n_notes = -1;
  if (g_stat (path, &info) == 0)
    {
      self->made_usec = (gint64) info.st_mtime * G_USEC_PER_SEC;
      self->size = info.st_size;
    }
  return self;
}

static gboolean
backup_fill (EntBackup  *self,
             sqlite3    *db,
             GError    **error)
{
  gint64 version, n_notes;
  const char *sql;

  if (!ent_sql_get_int64 (db, "PRAGMA user_version", &version, error))
    return FALSE;
  sql = version < 2 ? "SELECT count(*) FROM notes"
                    : "SELECT count(*) FROM notes WHERE deleted_usec = 0 AND layer IS NULL";
  if (!ent_sql_get_int64 (db, sql, &n_notes, error))
    return FALSE;
  self->n_notes = (int) MIN (n_notes, G_MAXINT);
  read_mark (self, db);
  return TRUE;
}

EntBackup *
ent_store_read_backup (const char  *path,
                       GError     **error)
{
  g_autoptr(EntBackup) backup = NULL;
  g_autoptr(sqlite3) db = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  db = ent_backup_open (path, error);
  if (db == NULL)
    return NULL;
  backup = backup_new (path);
  if (!backup_fill (backup, db, &local_error))
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT, _("The backup %s is damaged: %s"), path,
                   local_error->message);
      g_error_free (local_error);
      return NULL;
    }
  return g_steal_pointer (&backup);
}

static int
compare_backups (gconstpointer a,
                 gconstpointer b)
{
  const EntBackup *first = *(EntBackup * const *) a, *second = *(EntBackup * const *) b;

  if (first->made_usec != second->made_usec)
    return first->made_usec > second->made_usec ? -1 : 1;
  return strcmp (second->path, first->path);
}

static GPtrArray *
list_folder (const char    *folder,
             const char    *stem,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_backup_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *start = g_strconcat (stem, "-", NULL);
  const char *name;

  while (dir != NULL && backups->len < MAX_LISTED && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(sqlite3) db = NULL;
      EntBackup *backup;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!g_str_has_prefix (name, start) || !g_str_has_suffix (name, ".db")
          || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      backup = backup_new (path);
      g_ptr_array_add (backups, backup);
      db = ent_backup_open (path, NULL);
      if (db != NULL)
        backup_fill (backup, db, NULL);
    }
  g_ptr_array_sort (backups, compare_backups);
  return g_steal_pointer (&backups);
}

GPtrArray *
ent_store_list_backups (const char    *library_path,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (library_path != NULL, NULL);

  folder = ent_store_dup_backup_folder (library_path);
  stem = ent_store_dup_backup_stem (library_path);
  return list_folder (folder, stem, cancellable, error);
}

/* Every day */

/* Whether nothing was touched since @backup was made. */
static gboolean
is_unchanged (EntStore        *self,
              const EntBackup *backup)
{
  g_autoptr(sqlite3) db = ent_backup_open (backup->path, NULL);
  gint64 then, now;

  return db != NULL && ent_sql_get_int64 (db, ENT_LAST_TOUCH_SQL, &then, NULL)
         && ent_sql_get_int64 (self->db, ENT_LAST_TOUCH_SQL, &now, NULL) && then == now;
}

/* The first of @backups that is a daily, and whole. */
static const EntBackup *
find_daily (GPtrArray *backups)
{
  for (guint i = 0; i < backups->len; i++)
    {
      const EntBackup *backup = backups->pdata[i];

      if (backup->kind == ENT_BACKUP_DAILY)
        return backup;
    }
  return NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const EntBackup *first = *(EntBackup * const *) a, *second = *(EntBackup * const *) b;

  return -strcmp (first->path, second->path);
}

static void
remove_old_dailies (const char *folder,
                    const char *stem)
{
  g_autoptr(GPtrArray) backups = list_folder (folder, stem, NULL, NULL);
  guint n = 0;

  /* Their names are dates: what the clock said later does not count. */
  g_ptr_array_sort (backups, compare_names);
  for (guint i = 0; i < backups->len; i++)
    {
      const EntBackup *backup = backups->pdata[i];

      if (backup->kind == ENT_BACKUP_DAILY && ++n > ENT_STORE_N_DAILY)
        g_unlink (backup->path);
    }
}

/* What a process that was killed left of a backup has a name of our own making: that of a
 * backup, with a dot before it and six letters behind.  Nobody works on a backup for a day. */
static void
remove_leftovers (const char *folder,
                  const char *stem)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *escaped = g_regex_escape_string (stem, -1);
  g_autofree char *pattern = g_strdup_printf ("^\\.%s-(before-restore-)?\\d{4}-\\d{2}-\\d{2}(-\\d+)?"
                                              "\\.db\\.[A-Za-z0-9]{6}(-journal|-wal|-shm)?$", escaped);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_regex_match_simple (pattern, name, G_REGEX_DOLLAR_ENDONLY, 0) && g_lstat (path, &info) == 0
          && S_ISREG (info.st_mode) && now - info.st_mtime > 24 * 60 * 60)
        g_unlink (path);
    }
}

gboolean
ent_store_daily_backup (EntStore      *self,
                        const char    *folder,
                        char         **made,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *own_folder = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GPtrArray) backups = NULL;
  const EntBackup *last;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);

  if (made != NULL)
    *made = NULL;
  if (folder == NULL)
    folder = own_folder = ent_store_dup_backup_folder (self->path);
  stem = ent_store_dup_backup_stem (self->path);
  day = g_date_time_format (now, "%Y-%m-%d");
  name = g_strdup_printf ("%s-%s.db", stem, day);
  path = g_build_filename (folder, name, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  backups = list_folder (folder, stem, cancellable, error);
  if (backups == NULL)
    return FALSE;
  last = find_daily (backups);
  if (last != NULL && is_unchanged (self, last))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      ent_backup_set_errno_error (error, errno, folder);
      return FALSE;
    }
  if (!ent_store_back_up_as (self, path, ENT_BACKUP_DAILY, cancellable, NULL, NULL, error))
    return FALSE;
  remove_old_dailies (folder, stem);
  remove_leftovers (folder, stem);
  if (made != NULL)
    *made = g_steal_pointer (&path);
  return TRUE;
}
