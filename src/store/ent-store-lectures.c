#include "config.h"

#include "ent-store-lectures.h"

#include <glib/gi18n-lib.h>

#include "ent-store-private.h"

static EntLecture *
read_lecture (sqlite3_stmt *stmt)
{
  g_autofree char *title = ent_sql_dup_text (stmt, 1);
  EntLecture *lecture = ent_lecture_new (title != NULL ? title : "");

  g_free (lecture->id);
  lecture->id = ent_sql_dup_text (stmt, 0);
  lecture->case_id = ent_sql_dup_text (stmt, 2);
  lecture->case_title = ent_sql_dup_text (stmt, 3);
  lecture->case_version = sqlite3_column_int (stmt, 4);
  lecture->minutes = sqlite3_column_int (stmt, 5);
  lecture->created_usec = sqlite3_column_int64 (stmt, 6);
  lecture->modified_usec = sqlite3_column_int64 (stmt, 7);
  lecture->n_slides = sqlite3_column_int (stmt, 8);
  return lecture;
}

GPtrArray *
ent_store_list_lectures (EntStore  *self,
                         GError   **error)
{
  g_autoptr(GPtrArray) lectures = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_lecture_free);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  stmt = ent_sql_prepare (self->db,
                          "SELECT id, title, case_id, case_title, case_version, minutes, created_usec,"
                          " modified_usec, (SELECT count(*) FROM slides WHERE lecture = lectures.id)"
                          " FROM lectures ORDER BY modified_usec DESC, id", error);
  if (stmt == NULL)
    return NULL;
  while (ent_sql_step (stmt, &local_error))
    g_ptr_array_add (lectures, read_lecture (stmt));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&lectures);
}

gboolean
ent_store_put_lecture (EntStore          *self,
                       const EntLecture  *lecture,
                       GError           **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (lecture != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO lectures (id, title, case_id, case_title, case_version, minutes,"
                          " created_usec, modified_usec) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                          " ON CONFLICT (id) DO UPDATE SET title = excluded.title, case_id = excluded.case_id,"
                          " case_title = excluded.case_title, case_version = excluded.case_version,"
                          " minutes = excluded.minutes, modified_usec = excluded.modified_usec", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "ssssiill", lecture->id, lecture->title, lecture->case_id, lecture->case_title,
                lecture->case_version, lecture->minutes, lecture->created_usec, lecture->modified_usec);
  return ent_sql_run (stmt, error) && ent_transaction_commit (&transaction, error);
}

GPtrArray *
ent_store_list_slides (EntStore    *self,
                       const char  *lecture_id,
                       GError     **error)
{
  g_autoptr(GPtrArray) slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (lecture_id != NULL, NULL);

  stmt = ent_sql_prepare (self->db,
                          "SELECT id, kind, case_id, target_id, target_title, target_date, title, body, notes"
                          " FROM slides WHERE lecture = ?1 ORDER BY position, id", error);
  if (stmt == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", lecture_id);
  while (ent_sql_step (stmt, &local_error))
    {
      g_autofree char *kind_word = ent_sql_dup_text (stmt, 1);
      EntSlideKind kind;
      EntSlide *slide;

      if (!ent_slide_kind_from_word (kind_word, &kind))
        continue;
      slide = ent_slide_new (kind);
      g_free (slide->id);
      slide->id = ent_sql_dup_text (stmt, 0);
      slide->case_id = ent_sql_dup_text (stmt, 2);
      slide->target_id = ent_sql_dup_text (stmt, 3);
      slide->target_title = ent_sql_dup_text (stmt, 4);
      slide->target_date = ent_sql_dup_text (stmt, 5);
      slide->title = ent_sql_dup_text (stmt, 6);
      slide->body = ent_sql_dup_text (stmt, 7);
      slide->notes = ent_sql_dup_text (stmt, 8);
      g_ptr_array_add (slides, slide);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&slides);
}

static gboolean
touch_lecture (EntStore    *self,
               const char  *lecture_id,
               GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db, "UPDATE lectures SET modified_usec = ?1 WHERE id = ?2", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "ls", g_get_real_time (), lecture_id);
  if (!ent_sql_run (stmt, error))
    return FALSE;
  if (sqlite3_changes (self->db) == 1)
    return TRUE;
  g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND, _("This lecture is not in the library any more"));
  return FALSE;
}

gboolean
ent_store_add_slide (EntStore        *self,
                     const char      *lecture_id,
                     const EntSlide  *slide,
                     GError         **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (lecture_id != NULL, FALSE);
  g_return_val_if_fail (slide != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error) || !touch_lecture (self, lecture_id, error))
    return FALSE;
  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO slides (id, lecture, position, kind, case_id, target_id, target_title,"
                          " target_date, title, body, notes) VALUES (?1, ?2,"
                          " (SELECT coalesce(max(position) + 1, 0) FROM slides WHERE lecture = ?2),"
                          " ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "ssssssssss", slide->id, lecture_id, ent_slide_kind_to_word (slide->kind), slide->case_id,
                slide->target_id, slide->target_title, slide->target_date, slide->title, slide->body, slide->notes);
  return ent_sql_run (stmt, error) && ent_transaction_commit (&transaction, error);
}
