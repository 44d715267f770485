/* What changed, and taking it back.
 *
 * Triggers write a row into "touches" for everything that changes, whoever changes it: a
 * process that remembers the last row it saw knows what to read again.  Old rows are cut off
 * when a library is opened; who remembers less than that reads everything again.
 *
 * A change that can be taken back is recorded by SQLite's session extension: the personal
 * rows as they were and as they became.  Applying it, or its inverse, looks at each row first,
 * so that what somebody else wrote meanwhile is never overwritten.  The search index is not
 * part of it and is made again for the notes concerned. */

#include "config.h"

#include "ent-store-changes.h"

#include <glib/gi18n-lib.h>

#include "ent-store-index.h"
#include "ent-store-private.h"
#include "ent-store-schema.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_changegroup, sqlite3changegroup_delete)

static const char * const touch_words[] = {
  [ENT_TOUCH_CASE] = "case",
  [ENT_TOUCH_NOTE] = "note",
  [ENT_TOUCH_OWN_EVENT] = "own-event",
  [ENT_TOUCH_OWN_RATING] = "own-rating",
  [ENT_TOUCH_LAYER] = "layer",
  [ENT_TOUCH_SETTING] = "setting",
  [ENT_TOUCH_LECTURE] = "lecture",
  [ENT_TOUCH_FEED] = "feed",
  [ENT_TOUCH_NEWS] = "news",
};

void
ent_touch_free (EntTouch *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self);
}

static gboolean
read_touches (EntStore   *self,
              gint64      seq,
              GPtrArray  *touches,
              GError    **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  stmt = ent_sql_prepare (self->db, "SELECT DISTINCT kind, id FROM touches WHERE seq > ?1", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "l", seq);
  while (ent_sql_step (stmt, &local_error))
    {
      g_autofree char *kind = ent_sql_dup_text (stmt, 0);

      for (guint i = 0; i < G_N_ELEMENTS (touch_words); i++)
        if (g_strcmp0 (kind, touch_words[i]) == 0)
          {
            EntTouch *touch = g_new0 (EntTouch, 1);

            touch->kind = (EntTouchKind) i;
            touch->id = ent_sql_dup_text (stmt, 1);
            g_ptr_array_add (touches, touch);
          }
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

GPtrArray *
ent_store_list_touches (EntStore  *self,
                        gint64    *seq,
                        GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) touches = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_touch_free);
  gint64 first, last, known = *seq;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error)
      || !ent_sql_get_int64 (self->db, "SELECT ifnull (max (seq), 0) FROM sqlite_sequence WHERE name = 'touches'",
                             &last, error)
      || !ent_sql_get_int64 (self->db, "SELECT min (seq) FROM touches", &first, error))
    return NULL;
  /* No touches at all: those that there were are gone. */
  if (first == 0)
    first = last + 1;
  *seq = last;
  if (known < 0 || known > last || known + 1 < first)
    return NULL;
  return read_touches (self, known, touches, error) ? g_steal_pointer (&touches) : NULL;
}

/* Recording */

static gboolean
set_recorder_error (EntStore  *self,
                    int        code,
                    GError   **error)
{
  if (code == SQLITE_OK)
    return TRUE;
  ent_sql_set_error (error, self->db, code);
  return FALSE;
}

gboolean
ent_store_begin_change (EntStore  *self,
                        GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_session) recorder = NULL;
  int code;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->recorder == NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  code = sqlite3session_create (self->db, "main", &recorder);
  for (gsize i = 0; code == SQLITE_OK && ent_store_personal_tables[i] != NULL; i++)
    code = sqlite3session_attach (recorder, ent_store_personal_tables[i]);
  if (!set_recorder_error (self, code, error))
    return FALSE;
  self->recorder = g_steal_pointer (&recorder);
  /* The transaction stays open until the change ends. */
  transaction.store = NULL;
  return TRUE;
}

void
ent_store_drop_change (EntStore *self)
{
  EntTransaction transaction = { .store = self, .writes = TRUE };

  g_return_if_fail (ENT_IS_STORE (self));

  g_clear_pointer (&self->recorder, sqlite3session_delete);
  ent_transaction_clear (&transaction);
}

GBytes *
ent_store_end_change (EntStore  *self,
                      GError   **error)
{
  EntTransaction transaction = { .store = self, .writes = TRUE };
  g_autoptr(GBytes) change = NULL;
  void *bytes = NULL;
  int n = 0, code;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (self->recorder != NULL, NULL);

  code = sqlite3session_changeset (self->recorder, &n, &bytes);
  if (set_recorder_error (self, code, error))
    change = g_bytes_new_with_free_func (bytes, (gsize) n, (GDestroyNotify) sqlite3_free, bytes);
  if (change == NULL || !ent_transaction_commit (&transaction, error))
    {
      ent_store_drop_change (self);
      return NULL;
    }
  g_clear_pointer (&self->recorder, sqlite3session_delete);
  return g_steal_pointer (&change);
}

GBytes *
ent_change_join (GBytes *first,
                 GBytes *second)
{
  g_autoptr(sqlite3_changegroup) group = NULL;
  GBytes *changes[] = { first, second };
  void *bytes = NULL;
  int n = 0, code;

  code = sqlite3changegroup_new (&group);
  for (guint i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (changes); i++)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (changes[i], &size);

      /* SQLite only reads it. */
      code = sqlite3changegroup_add (group, (int) size, (void *) data);
    }
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, &n, &bytes);
  return code == SQLITE_OK ? g_bytes_new_with_free_func (bytes, (gsize) n, (GDestroyNotify) sqlite3_free, bytes)
                           : NULL;
}

/* Applying */

static int
conflict_cb (void                      *data,
             int                        kind,
             sqlite3_changeset_iter    *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
set_conflict (GError **error)
{
  g_set_error_literal (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT, _("It was changed elsewhere meanwhile"));
  return FALSE;
}

/* Deletes the rows of @table whose parents are gone.  But what belongs to a layer that is gone
 * was to come back, and cannot. */
static gboolean
drop_orphans (EntStore    *self,
              const char  *table,
              GError     **error)
{
  g_autofree char *check_sql = g_strdup_printf ("PRAGMA foreign_key_check (%s)", table);
  g_autofree char *drop_sql = g_strdup_printf ("DELETE FROM %s WHERE rowid = ?1", table);
  g_autoptr(GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(sqlite3_stmt) check = NULL, drop = NULL;
  GError *local_error = NULL;

  check = ent_sql_prepare (self->db, check_sql, error);
  drop = check != NULL ? ent_sql_prepare (self->db, drop_sql, error) : NULL;
  if (drop == NULL)
    return FALSE;
  while (ent_sql_step (check, &local_error))
    {
      gint64 rowid = sqlite3_column_int64 (check, 1);

      if (g_strcmp0 ((const char *) sqlite3_column_text (check, 2), "layers") == 0)
        return set_conflict (error);
      g_array_append_val (rowids, rowid);
    }
  for (guint i = 0; local_error == NULL && i < rowids->len; i++)
    {
      ent_sql_bind (drop, "l", g_array_index (rowids, gint64, i));
      ent_sql_run (drop, &local_error);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* What goes with its parent, as foreign keys would have it: parents before children. */
static gboolean
drop_all_orphans (EntStore  *self,
                  GError   **error)
{
  for (gsize i = 0; ent_store_personal_tables[i] != NULL; i++)
    if (!drop_orphans (self, ent_store_personal_tables[i], error))
      return FALSE;
  return TRUE;
}

/* The search rows of the notes that a change writes to are taken away first: of those that go
 * with it nobody would know the rows afterwards. */
static gboolean
unindex_notes (EntStore  *self,
               GBytes    *change,
               GError   **error)
{
  g_autoptr(sqlite3_stmt) search = NULL, items = NULL;
  sqlite3_changeset_iter *iter;
  gsize size;
  gconstpointer data = g_bytes_get_data (change, &size);
  gboolean done = TRUE;
  int code;

  search = ent_sql_prepare (self->db, "DELETE FROM search WHERE rowid IN (SELECT search_key FROM search_items"
                            " WHERE note_key = ?1)", error);
  items = search != NULL ? ent_sql_prepare (self->db, "DELETE FROM search_items WHERE note_key = ?1", error) : NULL;
  if (items == NULL || !set_recorder_error (self, sqlite3changeset_start (&iter, (int) size, (void *) data), error))
    return FALSE;
  while (done && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect;
      sqlite3_value *value = NULL;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      if (g_strcmp0 (table, "notes") != 0)
        continue;
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iter, 0, &value);
      else
        sqlite3changeset_old (iter, 0, &value);
      sqlite3_bind_value (search, 1, value);
      sqlite3_bind_value (items, 1, value);
      done = ent_sql_run (search, error) && ent_sql_run (items, error);
    }
  code = sqlite3changeset_finalize (iter);
  return done && set_recorder_error (self, code, error);
}

static gboolean
index_touched_notes (EntStore  *self,
                     gint64     seq,
                     GError   **error)
{
  g_autoptr(GPtrArray) touches = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_touch_free);

  if (!read_touches (self, seq, touches, error))
    return FALSE;
  for (guint i = 0; i < touches->len; i++)
    {
      const EntTouch *touch = touches->pdata[i];

      if (touch->kind == ENT_TOUCH_NOTE && !ent_store_index_note (self, touch->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply (EntStore  *self,
       GBytes    *change,
       GError   **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (change, &size);
  int code = sqlite3changeset_apply (self->db, (int) size, (void *) data, NULL, conflict_cb, NULL);

  if ((code & 0xff) == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT)
    return set_conflict (error);
  return set_recorder_error (self, code, error);
}

/* A change holds each row that goes or comes.  Foreign keys would take along, with a row that is
 * only replaced by one with another key, children that stay: they are off meanwhile, which
 * SQLite only allows outside of a transaction. */
static gboolean
apply_without_keys (EntStore  *self,
                    GBytes    *change,
                    GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  gint64 seq;

  return ent_transaction_begin_write (&transaction, self, NULL, error)
         && ent_sql_get_int64 (self->db, "SELECT ifnull (max (seq), 0) FROM touches", &seq, error)
         && unindex_notes (self, change, error)
         && apply (self, change, error)
         && drop_all_orphans (self, error)
         && index_touched_notes (self, seq, error)
         && ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_apply_change (EntStore  *self,
                        GBytes    *change,
                        gboolean   invert,
                        GError   **error)
{
  g_autoptr(GBytes) inverse = NULL;
  gboolean applied;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (change != NULL, FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (self->db), FALSE);

  if (g_bytes_get_size (change) == 0)
    return TRUE;
  if (invert)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (change, &size);
      void *bytes = NULL;
      int n = 0, code = sqlite3changeset_invert ((int) size, data, &n, &bytes);

      if (!set_recorder_error (self, code, error))
        return FALSE;
      inverse = g_bytes_new_with_free_func (bytes, (gsize) n, (GDestroyNotify) sqlite3_free, bytes);
      change = inverse;
    }
  if (!ent_sql_exec (self->db, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  applied = apply_without_keys (self, change, error);
  ent_sql_exec (self->db, "PRAGMA foreign_keys = ON", NULL);
  return applied;
}
