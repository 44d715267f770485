#include "config.h"

#include "ent-store-own.h"

#include <glib/gi18n-lib.h>

#include "ent-store-private.h"

/* Events */

static gboolean
read_sources (sqlite3_stmt *stmt,
              EntOwnEvent  *event,
              GError      **error)
{
  GError *local_error = NULL;

  sqlite3_reset (stmt);
  ent_sql_bind (stmt, "s", event->id);
  while (ent_sql_step (stmt, &local_error))
    g_ptr_array_add (event->sources, ent_sql_dup_text (stmt, 0));
  return ent_sql_ended_well (local_error, error);
}

/* (nullable): where its date cannot be read, which only damage brings about */
static EntOwnEvent *
read_event (sqlite3_stmt *stmt)
{
  g_autofree char *text = ent_sql_dup_text (stmt, 3);
  g_autofree char *title = ent_sql_dup_text (stmt, 4);
  g_autofree char *case_id = ent_sql_dup_text (stmt, 1);
  EntDate *date = text != NULL ? ent_date_parse (text, NULL) : NULL;
  EntOwnEvent *event;

  if (date == NULL || title == NULL || case_id == NULL)
    {
      g_clear_pointer (&date, ent_date_unref);
      return NULL;
    }
  event = ent_own_event_new (case_id, date, title);
  g_free (event->id);
  event->id = ent_sql_dup_text (stmt, 0);
  event->case_title = ent_sql_dup_text (stmt, 2);
  event->text = ent_sql_dup_text (stmt, 5);
  event->layer = ent_sql_dup_text (stmt, 6);
  event->lane = ent_sql_dup_text (stmt, 7);
  event->created_usec = sqlite3_column_int64 (stmt, 8);
  event->modified_usec = sqlite3_column_int64 (stmt, 9);
  event->deleted_usec = sqlite3_column_int64 (stmt, 10);
  return event;
}

/* (element-type EntOwnEvent): where @where, SQL with ?1 for @parameter */
static GPtrArray *
read_events (EntStore    *self,
             const char  *where,
             const char  *parameter,
             GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_event_free);
  g_autoptr(sqlite3_stmt) stmt = NULL, sources = NULL;
  g_autofree char *sql = NULL;
  GError *local_error = NULL;

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;
  sql = g_strconcat ("SELECT id, case_id, case_title, date, title, text, layer, lane, created_usec, modified_usec,"
                     " deleted_usec FROM own_events WHERE ", where, " ORDER BY earliest, latest, id", NULL);
  stmt = ent_sql_prepare (self->db, sql, error);
  if (stmt == NULL)
    return NULL;
  sources = ent_sql_prepare (self->db, "SELECT source FROM own_event_sources WHERE event = ?1 ORDER BY position",
                             error);
  if (sources == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", parameter);
  while (ent_sql_step (stmt, &local_error))
    {
      EntOwnEvent *event = read_event (stmt);

      if (event == NULL)
        continue;
      g_ptr_array_add (events, event);
      if (!read_sources (sources, event, error))
        return NULL;
    }
  return ent_sql_ended_well (local_error, error) ? g_steal_pointer (&events) : NULL;
}

GPtrArray *
ent_store_list_own_events (EntStore    *self,
                           const char  *case_id,
                           GError     **error)
{
  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  return read_events (self, "deleted_usec = 0 AND (?1 IS NULL OR case_id = ?1)", case_id, error);
}

EntOwnEvent *
ent_store_load_own_event (EntStore    *self,
                          const char  *id,
                          GError     **error)
{
  g_autoptr(GPtrArray) events = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  events = read_events (self, "id = ?1", id, error);
  return events != NULL && events->len > 0 ? g_ptr_array_steal_index (events, 0) : NULL;
}

static gboolean
write_sources (EntStore           *self,
               const EntOwnEvent  *event,
               GError            **error)
{
  if (!ent_sql_run_bound (self->db, error, "DELETE FROM own_event_sources WHERE event = ?1", "s", event->id))
    return FALSE;
  for (guint i = 0; i < event->sources->len; i++)
    if (!ent_sql_run_bound (self->db, error,
                            "INSERT INTO own_event_sources (event, position, source) VALUES (?1, ?2, ?3)", "sis",
                            event->id, (int) i, event->sources->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
ent_store_put_own_event (EntStore           *self,
                         const EntOwnEvent  *event,
                         GError            **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (event != NULL && event->date != NULL, FALSE);

  return ent_transaction_begin_write (&transaction, self, NULL, error)
         && ent_sql_run_bound (self->db, error,
                               "INSERT INTO own_events (id, case_id, case_title, date, earliest, latest, title, text,"
                               " layer, lane, created_usec, modified_usec, deleted_usec)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
                               " ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id,"
                               " case_title = excluded.case_title, date = excluded.date, earliest = excluded.earliest,"
                               " latest = excluded.latest, title = excluded.title, text = excluded.text,"
                               " layer = excluded.layer, lane = excluded.lane, created_usec = excluded.created_usec,"
                               " modified_usec = excluded.modified_usec, deleted_usec = excluded.deleted_usec",
                               "ssssllsssslll", event->id, event->case_id, event->case_title,
                               ent_date_get_text (event->date), ent_date_get_earliest (event->date),
                               ent_date_get_latest (event->date), event->title, event->text, event->layer, event->lane,
                               event->created_usec, event->modified_usec, event->deleted_usec)
         && write_sources (self, event, error)
         && ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_bin_own_event (EntStore    *self,
                         const char  *id,
                         gboolean     binned,
                         GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error)
      || !ent_sql_run_bound (self->db, error, "UPDATE own_events SET deleted_usec = ?2 WHERE id = ?1", "sl", id,
                             binned ? g_get_real_time () : (gint64) 0))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                   _("There is no such event of your own in the library"));
      return FALSE;
    }
  return ent_transaction_commit (&transaction, error);
}

/* Ratings */

static gboolean
read_evidence (sqlite3_stmt *stmt,
               gint64        rating_key,
               EntOwnRating *rating,
               GError      **error)
{
  GError *local_error = NULL;

  sqlite3_reset (stmt);
  ent_sql_bind (stmt, "l", rating_key);
  while (ent_sql_step (stmt, &local_error))
    {
      g_autofree char *event = ent_sql_dup_text (stmt, 0);
      g_autofree char *title = ent_sql_dup_text (stmt, 1);

      g_ptr_array_add (rating->evidence, ent_evidence_new (event, title));
    }
  return ent_sql_ended_well (local_error, error);
}

static EntOwnRating *
read_rating (sqlite3_stmt *stmt)
{
  g_autofree char *case_id = ent_sql_dup_text (stmt, 1);
  g_autofree char *factor = ent_sql_dup_text (stmt, 2);
  g_autofree char *confidence = ent_sql_dup_text (stmt, 6);
  EntOwnRating *rating = ent_own_rating_new (case_id, factor);

  rating->case_title = ent_sql_dup_text (stmt, 3);
  rating->factor_title = ent_sql_dup_text (stmt, 4);
  rating->has_rating = sqlite3_column_type (stmt, 5) != SQLITE_NULL;
  rating->rating = CLAMP (sqlite3_column_int (stmt, 5), -3, 3);
  if (confidence != NULL)
    ent_confidence_from_word (confidence, &rating->confidence);
  rating->rationale = ent_sql_dup_text (stmt, 7);
  rating->layer = ent_sql_dup_text (stmt, 8);
  rating->created_usec = sqlite3_column_int64 (stmt, 9);
  rating->modified_usec = sqlite3_column_int64 (stmt, 10);
  return rating;
}

GPtrArray *
ent_store_list_own_ratings (EntStore    *self,
                            const char  *case_id,
                            GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  g_autoptr(sqlite3_stmt) stmt = NULL, evidence = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;
  stmt = ent_sql_prepare (self->db,
                          "SELECT rating_key, case_id, factor, case_title, factor_title, rating, confidence,"
                          " rationale, layer, created_usec, modified_usec FROM own_assessments"
                          " WHERE ?1 IS NULL OR case_id = ?1 ORDER BY case_id, factor, layer IS NOT NULL, layer",
                          error);
  if (stmt == NULL)
    return NULL;
  evidence = ent_sql_prepare (self->db, "SELECT event, title FROM own_evidence WHERE rating_key = ?1"
                              " ORDER BY position", error);
  if (evidence == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", case_id);
  while (ent_sql_step (stmt, &local_error))
    {
      EntOwnRating *rating = read_rating (stmt);

      g_ptr_array_add (ratings, rating);
      if (!read_evidence (evidence, sqlite3_column_int64 (stmt, 0), rating, error))
        return NULL;
    }
  return ent_sql_ended_well (local_error, error) ? g_steal_pointer (&ratings) : NULL;
}

/* The key of the row of this rating, made where there is none. */
static gboolean
find_rating (EntStore            *self,
             const EntOwnRating  *rating,
             gint64              *key,
             GError             **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  stmt = ent_sql_prepare (self->db,
                          "SELECT rating_key FROM own_assessments"
                          " WHERE layer IS ?1 AND case_id = ?2 AND factor = ?3", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "sss", rating->layer, rating->case_id, rating->factor);
  if (ent_sql_step (stmt, &local_error))
    {
      *key = sqlite3_column_int64 (stmt, 0);
      return TRUE;
    }
  if (!ent_sql_ended_well (local_error, error)
      || !ent_sql_run_bound (self->db, error,
                             "INSERT INTO own_assessments (layer, case_id, factor, created_usec, modified_usec)"
                             " VALUES (?1, ?2, ?3, ?4, ?5)", "sssll", rating->layer, rating->case_id, rating->factor,
                             rating->created_usec, rating->modified_usec))
    return FALSE;
  *key = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

static gboolean
write_rating (EntStore            *self,
              gint64               key,
              const EntOwnRating  *rating,
              GError             **error)
{
  if (!ent_sql_run_bound (self->db, error,
                          "UPDATE own_assessments SET case_title = ?2, factor_title = ?3, confidence = ?4,"
                          " rationale = ?5, created_usec = ?6, modified_usec = ?7, rating = ?8 WHERE rating_key = ?1",
                          rating->has_rating ? "lssssl" "li" : "lssssl" "ln", key, rating->case_title,
                          rating->factor_title, ent_confidence_to_word (rating->confidence), rating->rationale,
                          rating->created_usec, rating->modified_usec, rating->rating)
      || !ent_sql_run_bound (self->db, error, "DELETE FROM own_evidence WHERE rating_key = ?1", "l", key))
    return FALSE;
  for (guint i = 0; i < rating->evidence->len; i++)
    {
      const EntEvidence *evidence = rating->evidence->pdata[i];

      if (!ent_sql_run_bound (self->db, error,
                              "INSERT INTO own_evidence (rating_key, position, event, title) VALUES (?1, ?2, ?3, ?4)",
                              "liss", key, (int) i, evidence->event, evidence->title))
        return FALSE;
    }
  return TRUE;
}

gboolean
ent_store_put_own_rating (EntStore            *self,
                          const EntOwnRating  *rating,
                          GError             **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  gint64 key;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (rating != NULL, FALSE);

  return ent_transaction_begin_write (&transaction, self, NULL, error)
         && find_rating (self, rating, &key, error)
         && write_rating (self, key, rating, error)
         && ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_remove_own_rating (EntStore    *self,
                             const char  *layer,
                             const char  *case_id,
                             const char  *factor,
                             GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (case_id != NULL && factor != NULL, FALSE);

  return ent_transaction_begin_write (&transaction, self, NULL, error)
         && ent_sql_run_bound (self->db, error,
                               "DELETE FROM own_assessments WHERE layer IS ?1 AND case_id = ?2 AND factor = ?3", "sss",
                               layer, case_id, factor)
         && ent_transaction_commit (&transaction, error);
}

/* Layers */

GPtrArray *
ent_store_list_layers (EntStore  *self,
                       GError   **error)
{
  g_autoptr(GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  stmt = ent_sql_prepare (self->db,
                          "SELECT id, name, imported_usec,"
                          " (SELECT count(*) FROM notes WHERE layer = layers.id AND deleted_usec = 0),"
                          " (SELECT count(*) FROM own_events WHERE layer = layers.id AND deleted_usec = 0),"
                          " (SELECT count(*) FROM own_assessments WHERE layer = layers.id)"
                          " FROM layers ORDER BY name COLLATE NOCASE, id", error);
  if (stmt == NULL)
    return NULL;
  while (ent_sql_step (stmt, &local_error))
    {
      g_autofree char *id = ent_sql_dup_text (stmt, 0);
      g_autofree char *name = ent_sql_dup_text (stmt, 1);
      EntLayer *layer = ent_layer_new (id, name);

      layer->imported_usec = sqlite3_column_int64 (stmt, 2);
      layer->n_notes = (guint) sqlite3_column_int (stmt, 3);
      layer->n_events = (guint) sqlite3_column_int (stmt, 4);
      layer->n_ratings = (guint) sqlite3_column_int (stmt, 5);
      g_ptr_array_add (layers, layer);
    }
  return ent_sql_ended_well (local_error, error) ? g_steal_pointer (&layers) : NULL;
}

gboolean
ent_store_put_layer (EntStore        *self,
                     const EntLayer  *layer,
                     GError         **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (layer != NULL, FALSE);

  return ent_transaction_begin_write (&transaction, self, NULL, error)
         && ent_sql_run_bound (self->db, error,
                               "INSERT INTO layers (id, name, imported_usec) VALUES (?1, ?2, ?3)"
                               " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                               " imported_usec = excluded.imported_usec",
                               "ssl", layer->id, layer->name, layer->imported_usec)
         && ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_remove_layer (EntStore    *self,
                        const char  *id,
                        GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error)
      || !ent_sql_run_bound (self->db, error,
                             "DELETE FROM search WHERE rowid IN (SELECT search_key FROM search_items WHERE note_key IN"
                             " (SELECT note_key FROM notes WHERE layer = ?1))", "s", id)
      || !ent_sql_run_bound (self->db, error, "DELETE FROM layers WHERE id = ?1", "s", id))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                   _("There is no such person's layer in the library"));
      return FALSE;
    }
  return ent_transaction_commit (&transaction, error);
}

#define OWN_LAYER_SETTING "own-layer"

char *
ent_store_dup_own_layer_id (EntStore  *self,
                            GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autofree char *id = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  id = ent_store_dup_setting (self, OWN_LAYER_SETTING);
  if (id != NULL)
    return g_steal_pointer (&id);
  /* Another process may make one at the same time: the first stays. */
  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return NULL;
  id = ent_store_dup_setting (self, OWN_LAYER_SETTING);
  if (id != NULL)
    return g_steal_pointer (&id);
  id = g_uuid_string_random ();
  if (!ent_store_set_setting (self, OWN_LAYER_SETTING, id, error) || !ent_transaction_commit (&transaction, error))
    return NULL;
  return g_steal_pointer (&id);
}
