#include "config.h"

#include "ent-store-lectures-private.h"

#include <glib/gi18n-lib.h>

#include "ent-store-private.h"

static void
rehearsal_slide_free (EntRehearsalSlide *self)
{
  g_free (self->slide_id);
  g_free (self->title);
  g_free (self->section);
  g_free (self);
}

EntRehearsal *
ent_rehearsal_new (const char *lecture_id)
{
  EntRehearsal *self;

  g_return_val_if_fail (lecture_id != NULL, NULL);

  self = g_new0 (EntRehearsal, 1);
  self->id = g_uuid_string_random ();
  self->lecture_id = g_strdup (lecture_id);
  self->started_usec = g_get_real_time ();
  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) rehearsal_slide_free);
  return self;
}

void
ent_rehearsal_free (EntRehearsal *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->lecture_id);
  g_clear_pointer (&self->slides, g_ptr_array_unref);
  g_free (self);
}

static EntRehearsalSlide *
add_slide (EntRehearsal *self)
{
  EntRehearsalSlide *item = g_new0 (EntRehearsalSlide, 1);

  g_ptr_array_add (self->slides, item);
  return item;
}

EntRehearsalSlide *
ent_rehearsal_add_slide (EntRehearsal    *self,
                         const EntSlide  *slide,
                         const char      *section,
                         int              seconds)
{
  EntRehearsalSlide *item;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (slide != NULL, NULL);

  item = add_slide (self);
  item->slide_id = g_strdup (slide->id);
  item->title = g_strdup (slide->title != NULL ? slide->title : ent_slide_kind_to_label (slide->kind));
  item->section = g_strdup (section);
  item->planned_sec = slide->planned_sec;
  item->seconds = seconds;
  return item;
}

static gboolean
write_slides (EntStore            *self,
              const EntRehearsal  *rehearsal,
              GError             **error)
{
  if (!ent_sql_run_text (self->db, "DELETE FROM rehearsal_slides WHERE rehearsal = ?1", rehearsal->id, error))
    return FALSE;
  for (guint i = 0; i < rehearsal->slides->len; i++)
    {
      const EntRehearsalSlide *item = rehearsal->slides->pdata[i];

      if (!ent_sql_run_bound (self->db, error,
                              "INSERT INTO rehearsal_slides (rehearsal, position, slide, title, section, planned_sec,"
                              " seconds) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "sisssii", rehearsal->id, (int) i,
                              item->slide_id, item->title, item->section, item->planned_sec, item->seconds))
        return FALSE;
    }
  return TRUE;
}

/* A lecture that is held is not changed: what was written on it before can still be taken back. */
gboolean
ent_store_put_rehearsal (EntStore            *self,
                         const EntRehearsal  *rehearsal,
                         GError             **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(EntLecture) lecture = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (rehearsal != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  lecture = ent_store_load_lecture (self, rehearsal->lecture_id, error);
  return lecture != NULL
         && ent_sql_run_bound (self->db, error,
                               "INSERT INTO rehearsals (id, lecture, started_usec, planned_sec, seconds)"
                               " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET"
                               " started_usec = excluded.started_usec, planned_sec = excluded.planned_sec,"
                               " seconds = excluded.seconds", "sslii", rehearsal->id, rehearsal->lecture_id,
                               rehearsal->started_usec, rehearsal->planned_sec, rehearsal->seconds)
         && write_slides (self, rehearsal, error)
         && ent_transaction_commit (&transaction, error);
}

static gboolean
read_slides (sqlite3_stmt  *stmt,
             EntRehearsal  *rehearsal,
             GError       **error)
{
  GError *local_error = NULL;

  sqlite3_reset (stmt);
  ent_sql_bind (stmt, "s", rehearsal->id);
  while (ent_sql_step (stmt, &local_error))
    {
      EntRehearsalSlide *item = add_slide (rehearsal);

      item->slide_id = ent_sql_dup_text (stmt, 0);
      item->title = ent_sql_dup_text (stmt, 1);
      item->section = ent_sql_dup_text (stmt, 2);
      item->planned_sec = sqlite3_column_int (stmt, 3);
      item->seconds = sqlite3_column_int (stmt, 4);
    }
  return ent_sql_ended_well (local_error, error);
}

GPtrArray *
ent_store_list_rehearsals (EntStore    *self,
                           const char  *lecture_id,
                           GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) rehearsals = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_rehearsal_free);
  g_autoptr(sqlite3_stmt) stmt = NULL, slides = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (lecture_id != NULL, NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;
  stmt = ent_sql_prepare (self->db,
                          "SELECT id, started_usec, planned_sec, seconds FROM rehearsals WHERE lecture = ?1"
                          " ORDER BY started_usec DESC, id", error);
  slides = stmt != NULL ? ent_sql_prepare (self->db,
                                           "SELECT slide, title, section, planned_sec, seconds FROM rehearsal_slides"
                                           " WHERE rehearsal = ?1 ORDER BY position", error)
                        : NULL;
  if (slides == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", lecture_id);
  while (ent_sql_step (stmt, &local_error))
    {
      EntRehearsal *rehearsal = ent_rehearsal_new (lecture_id);

      g_ptr_array_add (rehearsals, rehearsal);
      g_free (rehearsal->id);
      rehearsal->id = ent_sql_dup_text (stmt, 0);
      rehearsal->started_usec = sqlite3_column_int64 (stmt, 1);
      rehearsal->planned_sec = sqlite3_column_int (stmt, 2);
      rehearsal->seconds = sqlite3_column_int (stmt, 3);
      if (!read_slides (slides, rehearsal, error))
        return NULL;
    }
  return ent_sql_ended_well (local_error, error) ? g_steal_pointer (&rehearsals) : NULL;
}

gboolean
ent_store_remove_rehearsal (EntStore    *self,
                            const char  *id,
                            GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error)
      || !ent_sql_run_text (self->db, "DELETE FROM rehearsals WHERE id = ?1", id, error))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    {
      g_set_error_literal (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                           _("This rehearsal is not in the library any more"));
      return FALSE;
    }
  return ent_transaction_commit (&transaction, error);
}
