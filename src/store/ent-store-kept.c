/* Copies of cases and pictures, each kept once under the SHA-256 of its bytes.
 *
 * What was damaged on the disk is not what it is kept as, and is never given out. */

#include "config.h"

#include "ent-store-lectures.h"

#include <glib/gi18n-lib.h>

#include "ent-store-private.h"

/* How long what no slide knows is kept. */
#define UNUSED_USEC G_TIME_SPAN_DAY

static gboolean
is_sound (GBytes      *bytes,
          const char  *digest)
{
  g_autofree char *found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_str_equal (found, digest);
}

/* Binds @bytes, which must live until the statement is reset. */
static gboolean
bind_bytes (sqlite3_stmt  *stmt,
            int            parameter,
            GBytes        *bytes,
            GError       **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  /* SQLite takes no pointer for NULL. */
  int code = sqlite3_bind_blob64 (stmt, parameter, data != NULL ? data : "", size, SQLITE_STATIC);

  if (code == SQLITE_OK)
    return TRUE;
  ent_sql_set_error (error, sqlite3_db_handle (stmt), code);
  return FALSE;
}

static GBytes *
get_bytes (sqlite3_stmt  *stmt,
           int            column)
{
  gconstpointer data = sqlite3_column_blob (stmt, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (stmt, column));
}

gboolean
ent_store_keep_case (EntStore    *self,
                     const char  *case_id,
                     int          version,
                     GBytes      *bytes,
                     char       **digest,
                     GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autofree char *found = NULL;
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (case_id != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  /* What was damaged is mended. */
  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO kept_cases (digest, case_id, version, bytes) VALUES (?1, ?2, ?3, ?4)"
                          " ON CONFLICT (digest) DO UPDATE SET unused_usec = 0, bytes = excluded.bytes", error);
  if (stmt == NULL || !bind_bytes (stmt, 4, bytes, error))
    return FALSE;
  ent_sql_bind (stmt, "ssi", found, case_id, version);
  if (!ent_sql_run (stmt, error) || !ent_transaction_commit (&transaction, error))
    return FALSE;
  if (digest != NULL)
    *digest = g_steal_pointer (&found);
  return TRUE;
}

GBytes *
ent_store_load_kept_case (EntStore    *self,
                          const char  *digest,
                          GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  stmt = ent_sql_prepare (self->db, "SELECT bytes FROM kept_cases WHERE digest = ?1", error);
  if (stmt == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", digest);
  if (ent_sql_step (stmt, &local_error))
    bytes = get_bytes (stmt, 0);
  if (bytes != NULL && is_sound (bytes, digest))
    return g_steal_pointer (&bytes);
  if (ent_sql_ended_well (local_error, error))
    g_set_error_literal (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                         _("The case as it was when the slide was made is not in the library any more"));
  return NULL;
}

gboolean
ent_store_has_kept_case (EntStore    *self,
                         const char  *digest,
                         gboolean    *has,
                         GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest != NULL, FALSE);

  stmt = ent_sql_prepare (self->db, "SELECT 1 FROM kept_cases WHERE digest = ?1", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", digest);
  *has = ent_sql_step (stmt, &local_error);
  return ent_sql_ended_well (local_error, error);
}

gboolean
ent_store_put_image (EntStore        *self,
                     const EntImage  *image,
                     GError         **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (image != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO images (id, type, width, height, bytes) VALUES (?1, ?2, ?3, ?4, ?5)"
                          " ON CONFLICT (id) DO UPDATE SET unused_usec = 0, type = excluded.type,"
                          " width = excluded.width, height = excluded.height, bytes = excluded.bytes", error);
  if (stmt == NULL || !bind_bytes (stmt, 5, image->bytes, error))
    return FALSE;
  ent_sql_bind (stmt, "ssii", image->id, image->type, image->width, image->height);
  return ent_sql_run (stmt, error) && ent_transaction_commit (&transaction, error);
}

EntImage *
ent_store_load_image (EntStore    *self,
                      const char  *image_id,
                      GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (image_id != NULL, NULL);

  stmt = ent_sql_prepare (self->db, "SELECT type, width, height, bytes FROM images WHERE id = ?1", error);
  if (stmt == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", image_id);
  if (ent_sql_step (stmt, &local_error))
    {
      g_autofree char *type = ent_sql_dup_text (stmt, 0);
      g_autoptr(GBytes) bytes = get_bytes (stmt, 3);

      if (is_sound (bytes, image_id))
        return ent_image_new (type, sqlite3_column_int (stmt, 1), sqlite3_column_int (stmt, 2), bytes);
    }
  if (ent_sql_ended_well (local_error, error))
    g_set_error_literal (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                         _("This picture is not in the library any more"));
  return NULL;
}

/* Since when nobody knows a row is noticed here, so that a day has truly passed before it goes. */
static gboolean
forget (EntStore    *self,
        const char  *table,
        const char  *used,
        GError     **error)
{
  g_autofree char *known = g_strdup_printf ("UPDATE %s SET unused_usec = 0 WHERE unused_usec <> 0 AND %s", table, used);
  g_autofree char *unknown = g_strdup_printf ("UPDATE %s SET unused_usec = ?1 WHERE unused_usec = 0 AND NOT %s", table,
                                              used);
  g_autofree char *old = g_strdup_printf ("DELETE FROM %s WHERE unused_usec <> 0 AND unused_usec < ?1 - ?2", table);
  gint64 now = g_get_real_time ();

  return ent_sql_exec (self->db, known, error)
         && ent_sql_run_bound (self->db, error, unknown, "l", now)
         && ent_sql_run_bound (self->db, error, old, "ll", now, UNUSED_USEC);
}

gboolean
ent_store_forget_unused (EntStore  *self,
                         GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);

  return ent_transaction_begin_write (&transaction, self, NULL, error)
         && forget (self, "kept_cases", "digest IN (SELECT digest FROM slide_cases WHERE digest IS NOT NULL)", error)
         && forget (self, "images", "id IN (SELECT image_id FROM slides WHERE image_id IS NOT NULL)", error)
         && ent_transaction_commit (&transaction, error);
}
