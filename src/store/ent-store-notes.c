#include "config.h"

#include "ent-store-notes.h"

#include <glib/gi18n-lib.h>

#include "ent-store-index.h"
#include "ent-store-private.h"

static gboolean
read_tags (sqlite3_stmt *stmt,
           EntNote      *note,
           GError      **error)
{
  GError *local_error = NULL;

  sqlite3_reset (stmt);
  ent_sql_bind (stmt, "s", note->id);
  while (ent_sql_step (stmt, &local_error))
    {
      char *tag = ent_sql_dup_text (stmt, 0);

      if (tag != NULL)
        g_ptr_array_add (note->tags, tag);
    }

  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static EntNote *
read_note (sqlite3_stmt *stmt)
{
  g_autofree char *kind = ent_sql_dup_text (stmt, 3);
  g_autofree char *id = ent_sql_dup_text (stmt, 1);
  g_autofree char *body = ent_sql_dup_text (stmt, 8);
  EntNote *note = ent_note_new ();

  g_free (note->id);
  note->id = g_steal_pointer (&id);
  g_free (note->body);
  note->body = body != NULL ? g_steal_pointer (&body) : g_strdup ("");
  note->case_id = ent_sql_dup_text (stmt, 2);
  /* A kind that a later Entente knows: the note is shown with its case. */
  if (kind == NULL || !ent_target_kind_from_word (kind, &note->target_kind))
    note->target_kind = ENT_TARGET_CASE;
  note->target_id = ent_sql_dup_text (stmt, 4);
  note->target_title = ent_sql_dup_text (stmt, 5);
  note->target_date = ent_sql_dup_text (stmt, 6);
  note->quote = ent_sql_dup_text (stmt, 7);
  note->created_usec = sqlite3_column_int64 (stmt, 9);
  note->modified_usec = sqlite3_column_int64 (stmt, 10);

  return note;
}

GPtrArray *
ent_notes_read (sqlite3    *db,
                const char *where,
                const char *parameter,
                GArray     *keys,
                GError    **error)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  g_autofree char *sql = NULL;
  g_autoptr(sqlite3_stmt) stmt = NULL;
  g_autoptr(sqlite3_stmt) tags = NULL;
  GError *local_error = NULL;

  sql = g_strconcat ("SELECT note_key, id, case_id, target_kind, target_id, target_title,"
                     " target_date, quote, body, created_usec, modified_usec FROM notes ",
                     where, NULL);
  stmt = ent_sql_prepare (db, sql, error);
  if (stmt == NULL)
    return NULL;
  tags = ent_sql_prepare (db, "SELECT tag FROM note_tags WHERE note = ?1 ORDER BY position", error);
  if (tags == NULL)
    return NULL;

  if (parameter != NULL)
    ent_sql_bind (stmt, "s", parameter);
  while (ent_sql_step (stmt, &local_error))
    {
      gint64 key = sqlite3_column_int64 (stmt, 0);
      EntNote *note = read_note (stmt);

      g_ptr_array_add (notes, note);
      if (keys != NULL)
        g_array_append_val (keys, key);
      if (!read_tags (tags, note, error))
        return NULL;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&notes);
}

/* Writes the note's own row and gives its key. */
static gboolean
write_note (EntStore      *self,
            const EntNote *note,
            gint64        *note_key,
            GError       **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO notes (id, case_id, target_kind, target_id, target_title,"
                          " target_date, quote, body, created_usec, modified_usec)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
                          " ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id,"
                          " target_kind = excluded.target_kind, target_id = excluded.target_id,"
                          " target_title = excluded.target_title,"
                          " target_date = excluded.target_date, quote = excluded.quote,"
                          " body = excluded.body, created_usec = excluded.created_usec,"
                          " modified_usec = excluded.modified_usec"
                          " RETURNING note_key",
                          error);
  if (stmt == NULL)
    return FALSE;

  ent_sql_bind (stmt, "ssssssssll", note->id, note->case_id,
                ent_target_kind_to_word (note->target_kind), note->target_id, note->target_title,
                note->target_date, note->quote, note->body != NULL ? note->body : "",
                note->created_usec, note->modified_usec);
  if (!ent_sql_step (stmt, error))
    return FALSE;
  *note_key = sqlite3_column_int64 (stmt, 0);
  return ent_sql_run (stmt, error);
}

static gboolean
write_tags (EntStore      *self,
            const EntNote *note,
            GError       **error)
{
  g_autoptr(sqlite3_stmt) clear = NULL;
  g_autoptr(sqlite3_stmt) insert = NULL;

  clear = ent_sql_prepare (self->db, "DELETE FROM note_tags WHERE note = ?1", error);
  if (clear == NULL)
    return FALSE;
  ent_sql_bind (clear, "s", note->id);
  if (!ent_sql_run (clear, error))
    return FALSE;

  insert = ent_sql_prepare (self->db,
                            "INSERT INTO note_tags (note, position, tag) VALUES (?1, ?2, ?3)",
                            error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < note->tags->len; i++)
    {
      ent_sql_bind (insert, "sis", note->id, (int) i, g_ptr_array_index (note->tags, i));
      if (!ent_sql_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
index_note (EntStore      *self,
            const EntNote *note,
            gint64         note_key,
            GError       **error)
{
  g_autoptr(EntIndexWriter) writer = NULL;

  if (!ent_index_remove_note (self->db, note->id, error))
    return FALSE;
  writer = ent_index_writer_new (self->db, error);
  return writer != NULL && ent_index_writer_add_note (writer, note_key, note, error);
}

gboolean
ent_store_put_note (EntStore *self,
                    EntNote  *note,
                    GError  **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  gint64 note_key;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (note != NULL && note->id != NULL, FALSE);

  return ent_transaction_begin_write (&transaction, self, NULL, error) &&
         write_note (self, note, &note_key, error) &&
         write_tags (self, note, error) &&
         index_note (self, note, note_key, error) &&
         ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_remove_note (EntStore   *self,
                       const char *id,
                       GError    **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error) ||
      !ent_index_remove_note (self->db, id, error))
    return FALSE;

  stmt = ent_sql_prepare (self->db, "DELETE FROM notes WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", id);
  if (!ent_sql_run (stmt, error))
    return FALSE;

  if (sqlite3_changes (self->db) == 0)
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                   _("There is no such note in the library"));
      return FALSE;
    }

  return ent_transaction_commit (&transaction, error);
}

GPtrArray *
ent_store_list_notes (EntStore   *self,
                      const char *case_id,
                      GError    **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;

  return ent_notes_read (self->db,
                         case_id != NULL
                         ? "WHERE case_id = ?1 ORDER BY created_usec DESC, note_key DESC"
                         : "ORDER BY created_usec DESC, note_key DESC",
                         case_id, NULL, error);
}

gboolean
ent_store_index_notes (EntStore *self,
                       GError  **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) notes = NULL;

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;

  notes = ent_notes_read (self->db, "ORDER BY note_key", NULL, keys, error);
  if (notes == NULL)
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    if (!index_note (self, g_ptr_array_index (notes, i), g_array_index (keys, gint64, i), error))
      return FALSE;

  return ent_transaction_commit (&transaction, error);
}
