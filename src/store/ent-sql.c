#include "config.h"

#include "ent-sql.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-store.h"

G_DEFINE_QUARK (ent-store-error-quark, ent_store_error)

static gboolean
file_is_full (sqlite3_file *file)
{
  int reason = 0;

  if (file == NULL || file->pMethods == NULL
      || file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &reason) != SQLITE_OK)
    return FALSE;
  return reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
}

/* Of what a write met SQLite itself tells only ENOSPC apart; a quota and a limit on the size of
 * files are no other thing to a person.  The log has an error number of its own. */
static gboolean
is_full (sqlite3 *db)
{
  sqlite3_file *file = NULL, *log = NULL;

  if (db == NULL)
    return FALSE;
  sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  return file_is_full (file) || file_is_full (log);
}

static EntStoreError
store_error_for (sqlite3 *db,
                 int      code)
{
  switch (code & 0xff)
    {
    case SQLITE_IOERR:
      return is_full (db) ? ENT_STORE_ERROR_FULL : ENT_STORE_ERROR_FAILED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ENT_STORE_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return ENT_STORE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ENT_STORE_ERROR_CORRUPT;
    case SQLITE_FULL:
      return ENT_STORE_ERROR_FULL;
    default:
      return ENT_STORE_ERROR_FAILED;
    }
}

static const char *
store_error_text (EntStoreError code)
{
  switch (code)
    {
    case ENT_STORE_ERROR_BUSY:
      return _("Another program is writing to the library; try again in a moment");
    case ENT_STORE_ERROR_READ_ONLY:
      return _("The library can only be read; give yourself the right to write its file and its folder");
    case ENT_STORE_ERROR_CORRUPT:
      return _("The library is damaged");
    case ENT_STORE_ERROR_FULL:
      return _("There is no room left on the disk of the library; make some, then try again");
    case ENT_STORE_ERROR_NOT_FOUND:
    case ENT_STORE_ERROR_NAME:
    case ENT_STORE_ERROR_FAILED:
    default:
      return _("The library could not be used");
    }
}

void
ent_sql_set_error (GError **error,
                   sqlite3 *db,
                   int      code)
{
  EntStoreError reason;

  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      return;
    }

  reason = store_error_for (db, code);
  /* Translators: first what is wrong with the library, then SQLite's own words */
  g_set_error (error, ENT_STORE_ERROR, reason, _("%s (%s)"), store_error_text (reason),
               db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code));
}

gboolean
ent_sql_exec (sqlite3    *db,
              const char *sql,
              GError    **error)
{
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;

  ent_sql_set_error (error, db, code);
  return FALSE;
}

sqlite3_stmt *
ent_sql_prepare (sqlite3    *db,
                 const char *sql,
                 GError    **error)
{
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);

  if (code != SQLITE_OK)
    ent_sql_set_error (error, db, code);
  return stmt;
}

void
ent_sql_bind_valist (sqlite3_stmt *stmt,
                     const char   *types,
                     va_list       args)
{
  for (int i = 1; types[i - 1] != '\0'; i++)
    {
      int code;

      switch (types[i - 1])
        {
        case 'i':
          code = sqlite3_bind_int (stmt, i, va_arg (args, int));
          break;
        case 'l':
          code = sqlite3_bind_int64 (stmt, i, va_arg (args, gint64));
          break;
        case 'd':
          code = sqlite3_bind_double (stmt, i, va_arg (args, double));
          break;
        case 's':
          code = sqlite3_bind_text (stmt, i, va_arg (args, const char *), -1, SQLITE_STATIC);
          break;
        case 't':
          code = sqlite3_bind_text (stmt, i, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
          break;
        case 'n':
          code = sqlite3_bind_null (stmt, i);
          break;
        default:
          g_assert_not_reached ();
        }

      /* A text beyond SQLite's limit is the one thing that can fail here and is no mistake of
       * ours; NULL then breaks a constraint or is seen to differ, and nothing wrong is kept. */
      if (code != SQLITE_OK)
        {
          g_warn_if_fail (code == SQLITE_TOOBIG || code == SQLITE_NOMEM);
          sqlite3_bind_null (stmt, i);
        }
    }
}

void
ent_sql_bind (sqlite3_stmt *stmt,
              const char   *types,
              ...)
{
  va_list args;

  va_start (args, types);
  ent_sql_bind_valist (stmt, types, args);
  va_end (args);
}

gboolean
ent_sql_step (sqlite3_stmt *stmt,
              GError      **error)
{
  int code = sqlite3_step (stmt);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    ent_sql_set_error (error, sqlite3_db_handle (stmt), code);
  return FALSE;
}

gboolean
ent_sql_run (sqlite3_stmt *stmt,
             GError      **error)
{
  int code = sqlite3_step (stmt);

  g_assert (code != SQLITE_ROW);
  if (code != SQLITE_DONE)
    ent_sql_set_error (error, sqlite3_db_handle (stmt), code);
  sqlite3_reset (stmt);

  return code == SQLITE_DONE;
}

gboolean
ent_sql_run_text (sqlite3     *db,
                  const char  *sql,
                  const char  *text,
                  GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", text);
  return ent_sql_run (stmt, error);
}

gboolean
ent_sql_run_bound (sqlite3     *db,
                   GError     **error,
                   const char  *sql,
                   const char  *types,
                   ...)
{
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (db, sql, error);
  va_list args;

  if (stmt == NULL)
    return FALSE;
  va_start (args, types);
  ent_sql_bind_valist (stmt, types, args);
  va_end (args);
  return ent_sql_run (stmt, error);
}

gboolean
ent_sql_ended_well (GError  *local_error,
                    GError **error)
{
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

gboolean
ent_sql_get_int64 (sqlite3    *db,
                   const char *sql,
                   gint64     *value,
                   GError    **error)
{
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (db, sql, error);

  if (stmt == NULL || !ent_sql_step (stmt, error))
    return FALSE;

  *value = sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

char *
ent_sql_dup_text (sqlite3_stmt *stmt,
                  int           column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);
  gsize length = (gsize) sqlite3_column_bytes (stmt, column);

  if (text == NULL)
    return NULL;
  if (g_utf8_validate_len (text, length, NULL))
    return g_strndup (text, length);
  return g_utf8_make_valid (text, (gssize) length);
}
