/* Copies of a whole library.
 *
 * A backup is made by SQLite's backup API inside a read transaction of the library's
 * connection: in WAL mode that is one moment of it, writers go on, and the copy never has to begin
 * anew.  It grows under a name of its own, is read once to see that it is sound, is on disk, and
 * only then gets the name that was asked for.  Backups have no log beside them
 * (journal_mode DELETE), so that one file is all there is to carry away.
 *
 * The settings of a backup say of what kind it is and under which name it was made: what a person
 * renamed or copied is no daily of ours any more and never removed.
 *
 * Restoring goes the other way: the backup is copied beside the library, looked at and brought up
 * to date there, and then its pages are written into the open library in one transaction.  For
 * every other connection that is a commit like any other, which changed all pages and the schema's
 * number.  The touches begin anew far behind the library's last one, so that whoever remembers an
 * earlier one reads everything again. */

#include "config.h"

#include "ent-store-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ent-store-private.h"
#include "ent-store-schema.h"

#define STEP_PAGES 256
#define PAGE_SIZE  4096

#define BACKUP_SETTING "backup"   /* "daily 1700000000000000 library-2023-11-14.db" */
#define GROUND_SETTING "restored"

/* More touches than anybody writes while a restore takes place. */
#define SEQ_MARGIN (1 << 20)

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

/* "library" of "/…/library.db": with what the names of its backups begin. */
static char *
dup_stem (const char *library_path)
{
  char *stem = g_path_get_basename (library_path);

  if (g_str_has_suffix (stem, ".db") && strlen (stem) > strlen (".db"))
    stem[strlen (stem) - strlen (".db")] = '\0';
  return stem;
}

/* Files */

/* What goes wrong with a backup is not said of the library. */
static void
set_file_error (GError    **error,
                sqlite3    *db,
                int         code,
                const char *path)
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

static void
set_errno_error (GError    **error,
                 int         number,
                 const char *path)
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

/* A file of its own that ends, unless it was given its name, with whoever holds it. */
typedef struct
{
  char    *path;
  sqlite3 *db;
} Scratch;

static void
scratch_clear (Scratch *self)
{
  g_clear_pointer (&self->db, sqlite3_close);
  if (self->path != NULL)
    remove_with_companions (self->path);
  g_clear_pointer (&self->path, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scratch, scratch_clear)

/* Beside @path, so that it can take its name. */
static gboolean
scratch_init (Scratch     *self,
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
      set_errno_error (error, errno, path);
      g_clear_pointer (&self->path, g_free);
      return FALSE;
    }
  close (fd);
  code = sqlite3_open_v2 (self->path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    {
      set_file_error (error, self->db, code, path);
      return FALSE;
    }
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return TRUE;
}

static gboolean
scratch_run (Scratch     *self,
             const char  *sql,
             const char  *path,
             GError     **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    set_file_error (error, self->db, code, path);
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
scratch_publish (Scratch     *self,
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
      set_errno_error (error, errno, path);
      return FALSE;
    }
  g_clear_pointer (&self->path, g_free);
  if (sync_folder (path))
    return TRUE;
  set_errno_error (error, errno, path);
  return FALSE;
}

/* Copying */

/* Copies the whole of one database into another; code of the first failure. */
static int
copy_pages (sqlite3            *from,
            sqlite3            *to,
            GCancellable       *cancellable,
            EntBackupProgress   progress,
            gpointer            data)
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

static gboolean
check_pages (sqlite3     *db,
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
mark (Scratch        *scratch,
      EntBackupKind   kind,
      const char     *path,
      GError        **error)
{
  g_autofree char *name = g_path_get_basename (path);
  char *sql = sqlite3_mprintf ("INSERT OR REPLACE INTO settings (key, value) VALUES (%Q, '%q %lld %q')",
                               BACKUP_SETTING, kind_words[kind], (sqlite3_int64) g_get_real_time (), name);
  gboolean done = scratch_run (scratch, sql, path, error);

  sqlite3_free (sql);
  return done;
}

static gboolean
is_library (EntStore   *self,
            const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_ino == self->identity.st_ino && info.st_dev == self->identity.st_dev;
}

static gboolean
back_up (EntStore           *self,
         const char         *path,
         EntBackupKind       kind,
         GCancellable       *cancellable,
         EntBackupProgress   progress,
         gpointer            data,
         GError            **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_auto(Scratch) scratch = { NULL };
  gint64 n_tables;
  int code;

  if (is_library (self, path))
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED,
                   _("%s is the library itself; choose another name"), path);
      return FALSE;
    }
  /* The question begins the moment that is copied. */
  if (!scratch_init (&scratch, path, error)
      || !ent_transaction_begin_read (&transaction, self, cancellable, error)
      || !ent_sql_get_int64 (self->db, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  code = copy_pages (self->db, scratch.db, cancellable, progress, data);
  if (code != SQLITE_OK)
    {
      if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        ent_sql_set_error (error, self->db, code);
      else
        set_file_error (error, scratch.db, code, path);
      return FALSE;
    }
  return scratch_run (&scratch, "PRAGMA journal_mode = DELETE", path, error)
         /* What a newer Entente calls its settings nobody knows. */
         && (self->newer || mark (&scratch, kind, path, error))
         && check_pages (scratch.db, path, error)
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

  return back_up (self, path, ENT_BACKUP_BY_HAND, cancellable, progress, data, error);
}

/* Looking at backups */

static sqlite3 *
open_backup (const char  *path,
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
      set_file_error (error, db, db != NULL ? sqlite3_extended_errcode (db) : code, path);
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
  g_autofree char *value = dup_setting (db, BACKUP_SETTING);
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

  db = open_backup (path, error);
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
      db = open_backup (path, NULL);
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
  stem = dup_stem (library_path);
  return list_folder (folder, stem, cancellable, error);
}

/* Every day */

#define LAST_TOUCH "SELECT ifnull (max (seq), 0) FROM sqlite_sequence WHERE name = 'touches'"

/* Whether nothing was touched since @backup was made. */
static gboolean
is_unchanged (EntStore        *self,
              const EntBackup *backup)
{
  g_autoptr(sqlite3) db = open_backup (backup->path, NULL);
  gint64 then, now;

  return db != NULL && ent_sql_get_int64 (db, LAST_TOUCH, &then, NULL)
         && ent_sql_get_int64 (self->db, LAST_TOUCH, &now, NULL) && then == now;
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
  stem = dup_stem (self->path);
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
      set_errno_error (error, errno, folder);
      return FALSE;
    }
  if (!back_up (self, path, ENT_BACKUP_DAILY, cancellable, NULL, NULL, error))
    return FALSE;
  remove_old_dailies (folder, stem);
  remove_leftovers (folder, stem);
  if (made != NULL)
    *made = g_steal_pointer (&path);
  return TRUE;
}

/* Restoring */

/* What a trigger says, without what SQLite changes of it when it alters a table. */
#define SCHEMA_SQL \
  "SELECT type || ' ' || name || CASE type WHEN 'trigger' THEN" \
  " replace (replace (replace (sql, ' ', ''), char (10), ''), '\"', '') ELSE '' END" \
  " FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1"

static char *
dup_schema (sqlite3 *db)
{
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (db, SCHEMA_SQL, NULL);
  GString *lines = g_string_new (NULL);

  while (stmt != NULL && ent_sql_step (stmt, NULL))
    g_string_append_printf (lines, "%s\n", (const char *) sqlite3_column_text (stmt, 0));
  return g_string_free (lines, FALSE);
}

/* A file can come from anywhere: its tables and triggers must be those that we make. */
static gboolean
check_schema (sqlite3     *db,
              const char  *path,
              GError     **error)
{
  g_autoptr(sqlite3) fresh = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  int code = sqlite3_open (":memory:", &fresh);

  if (code != SQLITE_OK)
    {
      ent_sql_set_error (error, fresh, code);
      return FALSE;
    }
  if (!ent_store_schema_migrate (fresh, error))
    return FALSE;
  ours = dup_schema (fresh);
  theirs = dup_schema (db);
  if (strcmp (ours, theirs) == 0)
    return TRUE;
  g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT,
               _("The backup %s is damaged: its tables are not those of a library"), path);
  return FALSE;
}

static gboolean
check_rows (sqlite3     *db,
            const char  *path,
            GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (db, "PRAGMA foreign_key_check", error);
  GError *local_error = NULL;

  if (stmt == NULL)
    return FALSE;
  if (ent_sql_step (stmt, &local_error))
    g_set_error (&local_error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT,
                 _("The backup %s is damaged: rows of it belong to others that are gone"), path);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Copies @backup into a file of ours and brings that up to date; @backup is not written to. */
static gboolean
copy_backup (Scratch       *scratch,
             const char    *backup,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(sqlite3) db = open_backup (backup, error);
  gint64 page_size;
  int code;

  if (db == NULL)
    return FALSE;
  code = copy_pages (db, scratch->db, cancellable, NULL, NULL);
  if (code != SQLITE_OK)
    {
      set_file_error (error, (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB ? db : scratch->db,
                      code, backup);
      return FALSE;
    }
  if (!scratch_run (scratch, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;"
                    " PRAGMA cell_size_check = ON", backup, error)
      || !check_pages (scratch->db, backup, error)
      || !ent_store_schema_migrate (scratch->db, error)
      || !check_schema (scratch->db, backup, error)
      || !check_rows (scratch->db, backup, error)
      || !ent_sql_get_int64 (scratch->db, "PRAGMA page_size", &page_size, error))
    return FALSE;
  /* The pages of a library with a log cannot become larger or smaller. */
  return page_size == PAGE_SIZE
         || scratch_run (scratch, "PRAGMA page_size = " G_STRINGIFY (PAGE_SIZE) "; VACUUM", backup, error);
}

/* What the library says of itself after it was restored. */
static gboolean
prepare_copy (EntStore    *self,
              Scratch     *scratch,
              const char  *backup,
              GError     **error)
{
  g_autofree char *ground = g_uuid_string_random ();
  gint64 seq, other;
  char *sql;
  gboolean done;

  if (!ent_sql_get_int64 (self->db, LAST_TOUCH, &seq, error)
      || !ent_sql_get_int64 (scratch->db, LAST_TOUCH, &other, error))
    return FALSE;
  seq = MIN (MAX (seq, other), G_MAXINT64 / 2) + SEQ_MARGIN;
  sql = sqlite3_mprintf ("BEGIN; DELETE FROM touches;"
                         "DELETE FROM sqlite_sequence WHERE name = 'touches';"
                         "INSERT INTO sqlite_sequence (name, seq) VALUES ('touches', %lld);"
                         "DELETE FROM settings WHERE key = %Q;"
                         "INSERT OR REPLACE INTO settings (key, value) VALUES (%Q, %Q);"
                         "COMMIT", (sqlite3_int64) seq, BACKUP_SETTING, GROUND_SETTING, ground);
  done = scratch_run (scratch, sql, backup, error);
  sqlite3_free (sql);
  return done;
}

/* "library-before-restore-2024-01-31.db", or with "-2" where that is taken. */
static char *
dup_kept_path (EntStore *self)
{
  g_autofree char *folder = ent_store_dup_backup_folder (self->path);
  g_autofree char *stem = dup_stem (self->path);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  for (int i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%d", i) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("%s-before-restore-%s%s.db", stem, day, number);
      char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return path;
      g_free (path);
    }
}

static gboolean
keep_present (EntStore      *self,
              char         **kept,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *path = dup_kept_path (self);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_errno_error (error, errno, folder);
      return FALSE;
    }
  if (!back_up (self, path, ENT_BACKUP_BEFORE_RESTORE, cancellable, NULL, NULL, error))
    return FALSE;
  *kept = g_steal_pointer (&path);
  return TRUE;
}

/* The same right to write, and the same care for a file that lost its name, as any other
 * change. */
static gboolean
may_write (EntStore  *self,
           GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  return ent_transaction_begin_write (&transaction, self, NULL, error);
}

gboolean
ent_store_restore (EntStore           *self,
                   const char         *backup,
                   char              **kept,
                   GCancellable       *cancellable,
                   EntBackupProgress   progress,
                   gpointer            data,
                   GError            **error)
{
  g_auto(Scratch) scratch = { NULL };
  g_autofree char *kept_path = NULL;
  int code;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (backup != NULL, FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (self->db), FALSE);

  if (is_library (self, backup))
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED,
                   _("%s is the library itself; choose a backup"), backup);
      return FALSE;
    }
  if (!may_write (self, error)
      || !scratch_init (&scratch, self->path, error)
      || !copy_backup (&scratch, backup, cancellable, error)
      || !keep_present (self, &kept_path, cancellable, error)
      || !prepare_copy (self, &scratch, backup, error))
    return FALSE;
  code = copy_pages (scratch.db, self->db, cancellable, progress, data);
  if (code != SQLITE_OK)
    {
      ent_sql_set_error (error, (code & 0xff) == SQLITE_INTERRUPT ? NULL : self->db, code);
      return FALSE;
    }
  /* The log now holds the whole library; who is in the way is not waited for. */
  sqlite3_wal_checkpoint_v2 (self->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  if (kept != NULL)
    *kept = g_steal_pointer (&kept_path);
  return TRUE;
}

char *
ent_store_dup_ground (EntStore *self)
{
  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  return ent_store_dup_setting (self, GROUND_SETTING);
}
