/* Slides in the library.
 *
 * Those of a lecture stand by position, which has gaps where slides were taken away.  Slides of kinds that only a later
 * Entente knows are not shown, and keep their place. */

#include "config.h"

#include "ent-store-lectures-private.h"

#include <glib/gi18n-lib.h>

#include "ent-store-private.h"

/* Reading */

static EntSlide *
read_slide (sqlite3_stmt *stmt)
{
  g_autofree char *word = ent_sql_dup_text (stmt, 1);
  EntSlideKind kind;
  EntSlide *slide;

  if (!ent_slide_kind_from_word (word, &kind))
    return NULL;

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
  slide->section = ent_sql_dup_text (stmt, 9);
  slide->planned_sec = MAX (sqlite3_column_int (stmt, 10), 0);
  slide->skipped = sqlite3_column_int (stmt, 11) != 0;
  slide->own_events = sqlite3_column_int (stmt, 12) != 0;
  slide->reveal = ent_sql_dup_text (stmt, 13);
  slide->image_id = ent_sql_dup_text (stmt, 14);
  slide->made_title = ent_sql_dup_text (stmt, 15);
  slide->made_body = ent_sql_dup_text (stmt, 16);
  return slide;
}

static gboolean
read_cases (sqlite3_stmt  *stmt,
            EntSlide      *slide,
            GError       **error)
{
  GError *local_error = NULL;

  sqlite3_reset (stmt);
  ent_sql_bind (stmt, "s", slide->id);
  while (ent_sql_step (stmt, &local_error))
    {
      g_autofree char *case_id = ent_sql_dup_text (stmt, 0);
      g_autofree char *digest = ent_sql_dup_text (stmt, 2);

      ent_slide_add_case (slide, case_id, sqlite3_column_int (stmt, 1), digest);
    }
  return ent_sql_ended_well (local_error, error);
}

GPtrArray *
ent_store_list_slides (EntStore    *self,
                       const char  *lecture_id,
                       GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  g_autoptr(sqlite3_stmt) stmt = NULL, cases = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (lecture_id != NULL, NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;
  stmt = ent_sql_prepare (self->db,
                          "SELECT id, kind, case_id, target_id, target_title, target_date, title, body, notes,"
                          " section, planned_sec, skipped, own_events, reveal, image_id, made_title, made_body"
                          " FROM slides WHERE lecture = ?1 ORDER BY position, id", error);
  cases = stmt != NULL ? ent_sql_prepare (self->db,
                                          "SELECT case_id, version, digest FROM slide_cases WHERE slide = ?1"
                                          " ORDER BY position", error)
                       : NULL;
  if (cases == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", lecture_id);
  while (ent_sql_step (stmt, &local_error))
    {
      EntSlide *slide = read_slide (stmt);

      if (slide == NULL)
        continue;
      g_ptr_array_add (slides, slide);
      if (!read_cases (cases, slide, error))
        return NULL;
    }
  return ent_sql_ended_well (local_error, error) ? g_steal_pointer (&slides) : NULL;
}

/* Writing */

static gboolean
write_cases (EntStore        *self,
             const EntSlide  *slide,
             GError         **error)
{
  if (!ent_sql_run_text (self->db, "DELETE FROM slide_cases WHERE slide = ?1", slide->id, error))
    return FALSE;
  for (guint i = 0; i < slide->cases->len; i++)
    {
      const EntSlideCase *item = slide->cases->pdata[i];

      if (!ent_sql_run_bound (self->db, error,
                              "INSERT INTO slide_cases (slide, position, case_id, version, digest)"
                              " VALUES (?1, ?2, ?3, ?4, ?5)", "sisis", slide->id, (int) i, item->case_id,
                              item->version, item->digest))
        return FALSE;
    }
  return TRUE;
}

/* Binds what a slide says from the first parameter on, with its id as the last of them. */
static void
bind_slide (sqlite3_stmt    *stmt,
            const EntSlide  *slide)
{
  ent_sql_bind (stmt, "ssssssssiiisssss" "s", ent_slide_kind_to_word (slide->kind), slide->case_id, slide->target_id,
                slide->target_title, slide->target_date, slide->title, slide->body, slide->notes, slide->planned_sec,
                slide->skipped ? 1 : 0, slide->own_events ? 1 : 0, slide->section, slide->reveal, slide->image_id,
                slide->made_title, slide->made_body, slide->id);
}

static gboolean
insert_slide (EntStore        *self,
              const char      *lecture_id,
              int              position,
              const EntSlide  *slide,
              GError         **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO slides (kind, case_id, target_id, target_title, target_date, title, body, notes,"
                          " planned_sec, skipped, own_events, section, reveal, image_id, made_title, made_body, id,"
                          " lecture, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
                          " ?15, ?16, ?17, ?18, ?19)", error);
  if (stmt == NULL)
    return FALSE;
  bind_slide (stmt, slide);
  sqlite3_bind_text (stmt, 18, lecture_id, -1, SQLITE_STATIC);
  sqlite3_bind_int (stmt, 19, position);
  return ent_sql_run (stmt, error) && write_cases (self, slide, error);
}

static gboolean
update_slide (EntStore        *self,
              const EntSlide  *slide,
              GError         **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db,
                          "UPDATE slides SET kind = ?1, case_id = ?2, target_id = ?3, target_title = ?4,"
                          " target_date = ?5, title = ?6, body = ?7, notes = ?8, planned_sec = ?9, skipped = ?10,"
                          " own_events = ?11, section = ?12, reveal = ?13, image_id = ?14, made_title = ?15,"
                          " made_body = ?16 WHERE id = ?17", error);
  if (stmt == NULL)
    return FALSE;
  bind_slide (stmt, slide);
  return ent_sql_run (stmt, error) && write_cases (self, slide, error);
}

/* The lecture that a slide is in, which changes with it. */
static gboolean
touch_lecture_of (EntStore    *self,
                  const char  *slide_id,
                  GError     **error)
{
  if (!ent_sql_run_bound (self->db, error,
                          "UPDATE lectures SET modified_usec = ?1"
                          " WHERE id = (SELECT lecture FROM slides WHERE id = ?2)", "ls", g_get_real_time (), slide_id))
    return FALSE;
  if (sqlite3_changes (self->db) == 1)
    return TRUE;
  g_set_error_literal (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                       _("This slide is not in the library any more"));
  return FALSE;
}

gboolean
ent_store_put_slide (EntStore        *self,
                     const EntSlide  *slide,
                     GError         **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (slide != NULL, FALSE);

  return ent_transaction_begin_write (&transaction, self, NULL, error)
         && touch_lecture_of (self, slide->id, error)
         && update_slide (self, slide, error)
         && ent_transaction_commit (&transaction, error);
}

/* Order */

/* (transfer full) (nullable) (element-type utf8): ids of all slides, of unknown kinds too */
static GPtrArray *
list_ids (EntStore    *self,
          const char  *lecture_id,
          GError     **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  stmt = ent_sql_prepare (self->db, "SELECT id FROM slides WHERE lecture = ?1 ORDER BY position, id", error);
  if (stmt == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", lecture_id);
  while (ent_sql_step (stmt, &local_error))
    g_ptr_array_add (ids, ent_sql_dup_text (stmt, 0));
  return ent_sql_ended_well (local_error, error) ? g_steal_pointer (&ids) : NULL;
}

/* Only slides that move are written: what a change does not touch cannot be in its way when it is taken back. */
static gboolean
set_position (sqlite3_stmt  *stmt,
              const char    *id,
              guint          position,
              GError       **error)
{
  ent_sql_bind (stmt, "si", id, (int) position);
  return ent_sql_run (stmt, error);
}

static sqlite3_stmt *
prepare_position (EntStore  *self,
                  GError   **error)
{
  return ent_sql_prepare (self->db, "UPDATE slides SET position = ?2 WHERE id = ?1 AND position <> ?2", error);
}

gboolean
ent_store_insert_slides (EntStore    *self,
                         const char  *lecture_id,
                         GPtrArray   *slides,
                         const char  *before,
                         GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) ids = NULL;
  g_autoptr(sqlite3_stmt) move = NULL;
  guint place;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (lecture_id != NULL, FALSE);
  g_return_val_if_fail (slides != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error)
      || !ent_store_touch_lecture (self, lecture_id, error))
    return FALSE;
  ids = list_ids (self, lecture_id, error);
  move = ids != NULL ? prepare_position (self, error) : NULL;
  if (move == NULL)
    return FALSE;
  if (before == NULL || !g_ptr_array_find_with_equal_func (ids, before, g_str_equal, &place))
    place = ids->len;
  for (guint i = 0; i < ids->len; i++)
    if (!set_position (move, ids->pdata[i], i < place ? i : i + slides->len, error))
      return FALSE;
  for (guint i = 0; i < slides->len; i++)
    if (!insert_slide (self, lecture_id, (int) (place + i), slides->pdata[i], error))
      return FALSE;
  return ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_add_slide (EntStore        *self,
                     const char      *lecture_id,
                     const EntSlide  *slide,
                     GError         **error)
{
  g_autoptr(GPtrArray) slides = g_ptr_array_new ();

  g_return_val_if_fail (slide != NULL, FALSE);

  g_ptr_array_add (slides, (EntSlide *) slide);
  return ent_store_insert_slides (self, lecture_id, slides, NULL, error);
}

gboolean
ent_store_replace_slides (EntStore    *self,
                          const char  *lecture_id,
                          GPtrArray   *slides,
                          GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (lecture_id != NULL, FALSE);
  g_return_val_if_fail (slides != NULL, FALSE);

  return ent_transaction_begin_write (&transaction, self, NULL, error)
         && ent_sql_run_text (self->db, "DELETE FROM slides WHERE lecture = ?1", lecture_id, error)
         && ent_store_insert_slides (self, lecture_id, slides, NULL, error)
         && ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_remove_slides (EntStore    *self,
                         const char  *lecture_id,
                         GPtrArray   *ids,
                         GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (lecture_id != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error)
      || !ent_store_touch_lecture (self, lecture_id, error))
    return FALSE;
  stmt = ent_sql_prepare (self->db, "DELETE FROM slides WHERE id = ?1 AND lecture = ?2", error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      ent_sql_bind (stmt, "ss", ids->pdata[i], lecture_id);
      if (!ent_sql_run (stmt, error))
        return FALSE;
    }
  return ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_order_slides (EntStore    *self,
                        const char  *lecture_id,
                        GPtrArray   *ids,
                        GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GHashTable) placed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) present = NULL;
  g_autoptr(sqlite3_stmt) move = NULL;
  guint position = 0;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (lecture_id != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error)
      || !ent_store_touch_lecture (self, lecture_id, error))
    return FALSE;
  present = list_ids (self, lecture_id, error);
  move = present != NULL ? prepare_position (self, error) : NULL;
  if (move == NULL)
    return FALSE;
  for (guint i = 0; i < present->len; i++)
    g_hash_table_add (known, present->pdata[i]);
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (known, ids->pdata[i]) && g_hash_table_add (placed, ids->pdata[i])
        && !set_position (move, ids->pdata[i], position++, error))
      return FALSE;
  for (guint i = 0; i < present->len; i++)
    if (!g_hash_table_contains (placed, present->pdata[i])
        && !set_position (move, present->pdata[i], position++, error))
      return FALSE;
  return ent_transaction_commit (&transaction, error);
}
