/* Saved views are settings of their case, "view:NAME", so that they need no table of their
 * own and are carried over with the other personal rows. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-store-private.h"
#include "ent-store-views.h"

#define PREFIX "view:"

void
ent_saved_view_free (EntSavedView *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->link);
  g_free (self);
}

gboolean
ent_store_is_view_name (const char *name)
{
  g_autofree char *stripped = NULL;
  glong length;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!g_utf8_validate (name, -1, NULL))
    return FALSE;
  stripped = g_strstrip (g_strdup (name));
  length = g_utf8_strlen (name, -1);
  if (strcmp (stripped, name) != 0 || length < 1 || length > ENT_STORE_MAX_VIEW_NAME)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
check_name (const char  *name,
            GError     **error)
{
  if (ent_store_is_view_name (name))
    return TRUE;
  g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NAME,
               ngettext ("A view needs a name of 1 to %d character",
                         "A view needs a name of 1 to %d characters", ENT_STORE_MAX_VIEW_NAME),
               ENT_STORE_MAX_VIEW_NAME);
  return FALSE;
}

static void
set_not_found (GError     **error,
               const char  *name)
{
  g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND, _("There is no saved view “%s”"), name);
}

static int
compare_views (gconstpointer a,
               gconstpointer b)
{
  const EntSavedView *one = *(EntSavedView * const *) a, *other = *(EntSavedView * const *) b;
  int order = g_utf8_collate (one->name, other->name);

  return order != 0 ? order : strcmp (one->name, other->name);
}

GPtrArray *
ent_store_list_views (EntStore    *self,
                      const char  *case_id,
                      GError     **error)
{
  g_autoptr(GPtrArray) views = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_saved_view_free);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (case_id != NULL, NULL);

  stmt = ent_sql_prepare (self->db,
                          "SELECT key, value FROM case_settings WHERE case_id = ?1"
                          " AND key >= '" PREFIX "' AND key < 'view;'", error);
  if (stmt == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", case_id);
  while (ent_sql_step (stmt, &local_error))
    {
      g_autofree char *key = ent_sql_dup_text (stmt, 0);
      EntSavedView *view = g_new0 (EntSavedView, 1);

      view->name = g_strdup (key + strlen (PREFIX));
      view->link = ent_sql_dup_text (stmt, 1);
      g_ptr_array_add (views, view);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  g_ptr_array_sort (views, compare_views);
  return g_steal_pointer (&views);
}

gboolean
ent_store_put_view (EntStore    *self,
                    const char  *case_id,
                    const char  *name,
                    const char  *link,
                    GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (case_id != NULL && name != NULL && link != NULL, FALSE);

  if (!check_name (name, error) || !ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO case_settings (case_id, key, value) VALUES (?1, '" PREFIX "' || ?2, ?3)"
                          " ON CONFLICT (case_id, key) DO UPDATE SET value = excluded.value", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "sss", case_id, name, link);
  return ent_sql_run (stmt, error) && ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_remove_view (EntStore    *self,
                       const char  *case_id,
                       const char  *name,
                       GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (case_id != NULL && name != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  stmt = ent_sql_prepare (self->db,
                          "DELETE FROM case_settings WHERE case_id = ?1 AND key = '" PREFIX "' || ?2", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "ss", case_id, name);
  if (!ent_sql_run (stmt, error))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    {
      set_not_found (error, name);
      return FALSE;
    }
  return ent_transaction_commit (&transaction, error);
}

/* @error is set for a fault alone. */
static gboolean
has_view (EntStore    *self,
          const char  *case_id,
          const char  *name,
          GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db,
                          "SELECT 1 FROM case_settings WHERE case_id = ?1 AND key = '" PREFIX "' || ?2", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "ss", case_id, name);
  return ent_sql_step (stmt, error);
}

gboolean
ent_store_rename_view (EntStore    *self,
                       const char  *case_id,
                       const char  *name,
                       const char  *new_name,
                       GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (case_id != NULL && name != NULL && new_name != NULL, FALSE);

  if (!check_name (new_name, error) || !ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  if (strcmp (name, new_name) != 0 && has_view (self, case_id, new_name, &local_error))
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NAME,
                   _("There is already a view “%s”"), new_name);
      return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  stmt = ent_sql_prepare (self->db,
                          "UPDATE case_settings SET key = '" PREFIX "' || ?3"
                          " WHERE case_id = ?1 AND key = '" PREFIX "' || ?2", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "sss", case_id, name, new_name);
  if (!ent_sql_run (stmt, error))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    {
      set_not_found (error, name);
      return FALSE;
    }
  return ent_transaction_commit (&transaction, error);
}

GHashTable *
ent_store_list_event_tags (EntStore    *self,
                           const char  *case_id,
                           GError     **error)
{
  g_autoptr(GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                      (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (case_id != NULL, NULL);

  stmt = ent_sql_prepare (self->db,
                          "SELECT DISTINCT notes.target_id, note_tags.tag FROM notes"
                          " JOIN note_tags ON note_tags.note = notes.id"
                          " WHERE notes.case_id = ?1 AND notes.target_kind = 'event'"
                          " AND notes.target_id IS NOT NULL ORDER BY notes.target_id, note_tags.tag", error);
  if (stmt == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", case_id);
  while (ent_sql_step (stmt, &local_error))
    {
      g_autofree char *id = ent_sql_dup_text (stmt, 0);
      GPtrArray *list = g_hash_table_lookup (tags, id);

      if (list == NULL)
        {
          list = ent_ids_new ();
          g_hash_table_insert (tags, g_steal_pointer (&id), list);
        }
      g_ptr_array_add (list, ent_sql_dup_text (stmt, 1));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&tags);
}
