#include "config.h"

#include "ent-store-lectures-private.h"

#include <glib/gi18n-lib.h>

#include "ent-store-private.h"

#define LECTURE_COLUMNS \
  "id, title, course, date, minutes, theme, aspect, case_id, case_title, case_version, created_usec, modified_usec," \
  " (SELECT count(*) FROM slides WHERE lecture = lectures.id)"

static EntLecture *
read_lecture (sqlite3_stmt *stmt)
{
  g_autofree char *title = ent_sql_dup_text (stmt, 1);
  g_autofree char *theme = ent_sql_dup_text (stmt, 5);
  g_autofree char *aspect = ent_sql_dup_text (stmt, 6);
  EntLecture *lecture = ent_lecture_new (title != NULL ? title : "");

  g_free (lecture->id);
  lecture->id = ent_sql_dup_text (stmt, 0);
  lecture->course = ent_sql_dup_text (stmt, 2);
  lecture->date = ent_sql_dup_text (stmt, 3);
  lecture->minutes = MAX (sqlite3_column_int (stmt, 4), 0);
  /* A look that only a later program knows is shown as the first. */
  ent_lecture_theme_from_word (theme, &lecture->theme);
  ent_lecture_aspect_from_word (aspect, &lecture->aspect);
  lecture->case_id = ent_sql_dup_text (stmt, 7);
  lecture->case_title = ent_sql_dup_text (stmt, 8);
  lecture->case_version = sqlite3_column_int (stmt, 9);
  lecture->created_usec = sqlite3_column_int64 (stmt, 10);
  lecture->modified_usec = sqlite3_column_int64 (stmt, 11);
  lecture->n_slides = sqlite3_column_int (stmt, 12);
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

  stmt = ent_sql_prepare (self->db, "SELECT " LECTURE_COLUMNS " FROM lectures ORDER BY modified_usec DESC, id", error);
  if (stmt == NULL)
    return NULL;
  while (ent_sql_step (stmt, &local_error))
    g_ptr_array_add (lectures, read_lecture (stmt));
  return ent_sql_ended_well (local_error, error) ? g_steal_pointer (&lectures) : NULL;
}

gboolean
ent_store_set_lecture_gone (GError **error)
{
  g_set_error_literal (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                       _("This lecture is not in the library any more"));
  return FALSE;
}

EntLecture *
ent_store_load_lecture (EntStore    *self,
                        const char  *lecture_id,
                        GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (lecture_id != NULL, NULL);

  stmt = ent_sql_prepare (self->db, "SELECT " LECTURE_COLUMNS " FROM lectures WHERE id = ?1", error);
  if (stmt == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", lecture_id);
  if (ent_sql_step (stmt, &local_error))
    return read_lecture (stmt);
  if (ent_sql_ended_well (local_error, error))
    ent_store_set_lecture_gone (error);
  return NULL;
}

gboolean
ent_store_put_lecture (EntStore          *self,
                       const EntLecture  *lecture,
                       GError           **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (lecture != NULL, FALSE);

  return ent_transaction_begin_write (&transaction, self, NULL, error)
         && ent_sql_run_bound (self->db, error,
                               "INSERT INTO lectures (id, title, course, date, minutes, theme, aspect, case_id,"
                               " case_title, case_version, created_usec, modified_usec)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
                               " ON CONFLICT (id) DO UPDATE SET title = excluded.title, course = excluded.course,"
                               " date = excluded.date, minutes = excluded.minutes, theme = excluded.theme,"
                               " aspect = excluded.aspect, case_id = excluded.case_id,"
                               " case_title = excluded.case_title, case_version = excluded.case_version,"
                               " modified_usec = excluded.modified_usec",
                               "ssssissssill", lecture->id, lecture->title, lecture->course, lecture->date,
                               lecture->minutes, ent_lecture_theme_to_word (lecture->theme),
                               ent_lecture_aspect_to_word (lecture->aspect), lecture->case_id, lecture->case_title,
                               lecture->case_version, lecture->created_usec, g_get_real_time ())
         && ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_remove_lecture (EntStore    *self,
                          const char  *lecture_id,
                          GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (lecture_id != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error)
      || !ent_sql_run_text (self->db, "DELETE FROM lectures WHERE id = ?1", lecture_id, error))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    return ent_store_set_lecture_gone (error);
  return ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_touch_lecture (EntStore    *self,
                         const char  *lecture_id,
                         GError     **error)
{
  if (!ent_sql_run_bound (self->db, error, "UPDATE lectures SET modified_usec = ?1 WHERE id = ?2", "ls",
                          g_get_real_time (), lecture_id))
    return FALSE;
  return sqlite3_changes (self->db) == 1 || ent_store_set_lecture_gone (error);
}
