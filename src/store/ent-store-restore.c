/* Putting a backup in place of the library.
 *
 * The backup is copied beside the library, looked at and brought up to date there, and then its pages are
 * written into the open library in one transaction.  For every other connection that is a commit like any
 * other, which changed all pages and the schema's number.  The touches begin anew far behind the
 * library's last one, so that whoever remembers an earlier one reads everything again. */

#include "config.h"

#include "ent-store-backup-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ent-store-private.h"
#include "ent-store-schema.h"

#define PAGE_SIZE 4096

#define GROUND_SETTING "restored"

/* More touches than anybody writes while a restore takes place. */
#define SEQ_MARGIN (1 << 20)

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
copy_backup (EntScratch    *scratch,
             const char    *backup,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(sqlite3) db = ent_backup_open (backup, error);
  gint64 page_size;
  int code;

  if (db == NULL)
    return FALSE;
  code = ent_backup_copy_pages (db, scratch->db, cancellable, NULL, NULL);
  if (code != SQLITE_OK)
    {
      ent_backup_set_file_error (error, (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB ? db : scratch->db,
                      code, backup);
      return FALSE;
    }
  if (!ent_scratch_run (scratch, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;"
                    " PRAGMA cell_size_check = ON", backup, error)
      || !ent_backup_check_pages (scratch->db, backup, error)
      || !ent_store_schema_migrate (scratch->db, error)
      || !check_schema (scratch->db, backup, error)
      || !check_rows (scratch->db, backup, error)
      || !ent_sql_get_int64 (scratch->db, "PRAGMA page_size", &page_size, error))
    return FALSE;
  /* The pages of a library with a log cannot become larger or smaller. */
  return page_size == PAGE_SIZE
         || ent_scratch_run (scratch, "PRAGMA page_size = " G_STRINGIFY (PAGE_SIZE) "; VACUUM", backup, error);
}

/* What the library says of itself after it was restored. */
static gboolean
prepare_copy (EntStore    *self,
              EntScratch  *scratch,
              const char  *backup,
              GError     **error)
{
  g_autofree char *ground = g_uuid_string_random ();
  gint64 seq, other;
  char *sql;
  gboolean done;

  if (!ent_sql_get_int64 (self->db, ENT_LAST_TOUCH_SQL, &seq, error)
      || !ent_sql_get_int64 (scratch->db, ENT_LAST_TOUCH_SQL, &other, error))
    return FALSE;
  seq = MIN (MAX (seq, other), G_MAXINT64 / 2) + SEQ_MARGIN;
  sql = sqlite3_mprintf ("BEGIN; DELETE FROM touches;"
                         "DELETE FROM sqlite_sequence WHERE name = 'touches';"
                         "INSERT INTO sqlite_sequence (name, seq) VALUES ('touches', %lld);"
                         "DELETE FROM settings WHERE key = %Q;"
                         "INSERT OR REPLACE INTO settings (key, value) VALUES (%Q, %Q);"
                         "COMMIT", (sqlite3_int64) seq, ENT_BACKUP_SETTING, GROUND_SETTING, ground);
  done = ent_scratch_run (scratch, sql, backup, error);
  sqlite3_free (sql);
  return done;
}

/* "library-before-restore-2024-01-31.db", or with "-2" where that is taken. */
static char *
dup_kept_path (EntStore *self)
{
  g_autofree char *folder = ent_store_dup_backup_folder (self->path);
  g_autofree char *stem = ent_store_dup_backup_stem (self->path);
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
      ent_backup_set_errno_error (error, errno, folder);
      return FALSE;
    }
  if (!ent_store_back_up_as (self, path, ENT_BACKUP_BEFORE_RESTORE, cancellable, NULL, NULL, error))
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
  g_auto(EntScratch) scratch = { NULL };
  g_autofree char *kept_path = NULL;
  int code;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (backup != NULL, FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (self->db), FALSE);

  if (ent_store_is_library (self, backup))
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED,
                   _("%s is the library itself; choose a backup"), backup);
      return FALSE;
    }
  if (!may_write (self, error)
      || !ent_scratch_init (&scratch, self->path, error)
      || !copy_backup (&scratch, backup, cancellable, error)
      || !keep_present (self, &kept_path, cancellable, error)
      || !prepare_copy (self, &scratch, backup, error))
    return FALSE;
  code = ent_backup_copy_pages (scratch.db, self->db, cancellable, progress, data);
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
