/* Feeds as the library keeps them.
 *
 * A subscription is what the person has of a feed: address, pinned key, the index that was applied
 * last, the last look.  Its cases belong to the row of feeds of the same id, which says
 * only that there is or was such a feed, and how it is called. */

#include "config.h"

#include "ent-store-feeds-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-cite.h"
#include "ent-store-cases-private.h"

#define COLUMNS \
  "id, url, title, key, serial, issued_sec, expires_sec, index_sha256, etag, last_modified, checked_usec, state," \
  " message"

/* Reading */

static gboolean
read_old_keys (EntStore  *self,
               EntFeed   *feed,
               GError   **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  stmt = ent_sql_prepare (self->db, "SELECT key FROM subscription_old_keys WHERE feed = ?1 ORDER BY position", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", feed->id);
  while (ent_sql_step (stmt, &local_error))
    g_ptr_array_add (feed->old_keys, ent_sql_dup_text (stmt, 0));
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Those whose file is known: what is left of a feed that was removed is as good as not there. */
static gboolean
read_cases (EntStore  *self,
            EntFeed   *feed,
            GError   **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  stmt = ent_sql_prepare (self->db,
                          "SELECT published_id, title, version, file_size, file_sha256 FROM cases"
                          " WHERE feed = ?1 AND published_id IS NOT NULL AND file_sha256 IS NOT NULL"
                          " ORDER BY published_id",
                          error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", feed->id);
  while (ent_sql_step (stmt, &local_error))
    {
      EntFeedCase *item = ent_feed_case_new ();

      item->id = ent_sql_dup_text (stmt, 0);
      item->title = ent_sql_dup_text (stmt, 1);
      item->version = sqlite3_column_int (stmt, 2);
      item->size = sqlite3_column_int64 (stmt, 3);
      item->sha256 = ent_sql_dup_text (stmt, 4);
      g_ptr_array_add (feed->cases, item);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static EntFeed *
read_feed (EntStore      *self,
           sqlite3_stmt  *stmt,
           GError       **error)
{
  g_autoptr(EntFeed) feed = ent_feed_new ();
  g_autofree char *state = ent_sql_dup_text (stmt, 11);

  feed->id = ent_sql_dup_text (stmt, 0);
  feed->url = ent_sql_dup_text (stmt, 1);
  feed->title = ent_sql_dup_text (stmt, 2);
  feed->key = ent_sql_dup_text (stmt, 3);
  feed->serial = sqlite3_column_int64 (stmt, 4);
  feed->issued_sec = sqlite3_column_int64 (stmt, 5);
  feed->expires_sec = sqlite3_column_int64 (stmt, 6);
  feed->index_sha256 = ent_sql_dup_text (stmt, 7);
  feed->etag = ent_sql_dup_text (stmt, 8);
  feed->last_modified = ent_sql_dup_text (stmt, 9);
  feed->checked_usec = sqlite3_column_int64 (stmt, 10);
  /* A word that we do not know is one of a newer program's, and its message tells more. */
  if (!ent_feed_state_from_word (state, &feed->state))
    feed->state = ENT_FEED_NEVER;
  feed->message = ent_sql_dup_text (stmt, 12);
  return read_old_keys (self, feed, error) && read_cases (self, feed, error) ? g_steal_pointer (&feed) : NULL;
}

static int
compare_feeds (gconstpointer a,
               gconstpointer b)
{
  const EntFeed *left = *(EntFeed * const *) a;
  const EntFeed *right = *(EntFeed * const *) b;
  int order = g_utf8_collate (left->title, right->title);

  return order != 0 ? order : strcmp (left->id, right->id);
}

GPtrArray *
ent_store_list_feeds (EntStore  *self,
                      GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_feed_free);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;
  stmt = ent_sql_prepare (self->db, "SELECT " COLUMNS " FROM subscriptions", error);
  if (stmt == NULL)
    return NULL;
  while (ent_sql_step (stmt, &local_error))
    {
      EntFeed *feed = read_feed (self, stmt, error);

      if (feed == NULL)
        return NULL;
      g_ptr_array_add (feeds, feed);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  g_ptr_array_sort (feeds, compare_feeds);
  return g_steal_pointer (&feeds);
}

EntFeed *
ent_feed_row_find (EntStore    *self,
                   const char  *id,
                   GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  stmt = ent_sql_prepare (self->db, "SELECT " COLUMNS " FROM subscriptions WHERE id = ?1", error);
  if (stmt == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", id);
  if (ent_sql_step (stmt, &local_error))
    return read_feed (self, stmt, error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return NULL;
}

EntFeed *
ent_store_load_feed (EntStore    *self,
                     const char  *id,
                     GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(EntFeed) feed = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;
  feed = ent_feed_row_find (self, id, &local_error);
  if (feed != NULL)
    return g_steal_pointer (&feed);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else
    g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                 /* Translators: %s is the id of a feed */
                 _("There is no feed “%s” in the library"), id);
  return NULL;
}

/* Writing */

static gboolean
put_old_keys (EntStore       *self,
              const EntFeed  *feed,
              GError        **error)
{
  g_autoptr(sqlite3_stmt) forget = NULL;
  g_autoptr(sqlite3_stmt) insert = NULL;

  forget = ent_sql_prepare (self->db, "DELETE FROM subscription_old_keys WHERE feed = ?1", error);
  if (forget == NULL)
    return FALSE;
  ent_sql_bind (forget, "s", feed->id);
  insert = ent_sql_prepare (self->db,
                            "INSERT INTO subscription_old_keys (feed, position, key) VALUES (?1, ?2, ?3)", error);
  if (insert == NULL || !ent_sql_run (forget, error))
    return FALSE;

  for (guint i = 0; i < feed->old_keys->len; i++)
    {
      ent_sql_bind (insert, "sis", feed->id, (int) i, g_ptr_array_index (feed->old_keys, i));
      if (!ent_sql_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
ent_feed_row_put (EntStore       *self,
                  const EntFeed  *feed,
                  GError        **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO subscriptions (" COLUMNS ")"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
                          " ON CONFLICT (id) DO UPDATE SET url = ?2, title = ?3, key = ?4, serial = ?5,"
                          " issued_sec = ?6, expires_sec = ?7, index_sha256 = ?8, etag = ?9, last_modified = ?10,"
                          " checked_usec = ?11, state = ?12, message = ?13",
                          error);
  if (stmt == NULL)
    return FALSE;

  ent_sql_bind (stmt, "sssslllssslss", feed->id, feed->url, feed->title, feed->key, feed->serial, feed->issued_sec,
                feed->expires_sec, feed->index_sha256, feed->etag, feed->last_modified, feed->checked_usec,
                ent_feed_state_to_word (feed->state), feed->message);
  return ent_sql_run (stmt, error)
         && put_old_keys (self, feed, error)
         && ent_store_put_feed_row (self, feed->id, feed->title, error);
}

static gboolean
check_name (const EntFeed  *feed,
            const EntFeed  *known,
            GError        **error)
{
  if (!ent_id_is_valid (feed->id) || strcmp (feed->id, ENT_BUNDLE_FEED) == 0 || strcmp (feed->id, ENT_LOCAL_FEED) == 0)
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NAME,
                   /* Translators: %s is the id of a feed */
                   _("A feed cannot call itself “%s”. It was not added; tell those who publish it."), feed->id);
      return FALSE;
    }
  if (known != NULL && strcmp (known->key, feed->key) != 0)
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NAME,
                   /* Translators: first the id of a feed, then the title of the one that has it */
                   _("The feed “%s” was not added: you have one of that name, “%s”, and its key is another one. Someone "
                     "may pretend to be its publisher. Ask them; if both are right, remove the one you have first."),
                   feed->id, known->title);
      return FALSE;
    }
  return TRUE;
}

gboolean
ent_store_add_feed (EntStore       *self,
                    const EntFeed  *feed,
                    GError        **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(EntFeed) known = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (feed != NULL && feed->id != NULL && feed->url != NULL && feed->title != NULL
                        && feed->key != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  known = ent_feed_row_find (self, feed->id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (!check_name (feed, known, error))
    return FALSE;

  if (known == NULL)
    return ent_feed_row_put (self, feed, error) && ent_transaction_commit (&transaction, error);
  if (g_strcmp0 (known->url, feed->url) == 0)
    return TRUE;
  /* What one server said of its files means nothing to another. */
  g_free (known->url);
  known->url = g_strdup (feed->url);
  g_clear_pointer (&known->etag, g_free);
  g_clear_pointer (&known->last_modified, g_free);
  return ent_feed_row_put (self, known, error) && ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_note_look (EntStore       *self,
                     const EntFeed  *feed,
                     GError        **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (feed != NULL && feed->id != NULL && feed->key != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  /* Another process may have brought another index meanwhile: then that is how it is, and not what came of this look.
   * Validators belong to that very index and address; with others it would be asked for in vain. */
  stmt = ent_sql_prepare (self->db,
                          "UPDATE subscriptions SET checked_usec = ?2, state = ?3, message = ?4,"
                          " etag = iif (index_sha256 IS ?6 AND url = ?10, ?7, etag),"
                          " last_modified = iif (index_sha256 IS ?6 AND url = ?10, ?8, last_modified)"
                          " WHERE id = ?1 AND key = ?9 AND serial = ?5",
                          error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "slsslsssss", feed->id, feed->checked_usec, ent_feed_state_to_word (feed->state), feed->message,
                feed->serial, feed->index_sha256, feed->etag, feed->last_modified, feed->key, feed->url);
  return ent_sql_run (stmt, error) && ent_transaction_commit (&transaction, error);
}

/* Going */

/* What a slide shows can be of several cases, which its address names with such characters around them. */
#define SLIDE_NAMES \
  "instr (',' || replace (replace (replace (replace (replace (replace (replace (target_id, '%40', '@'), '%2C', ',')," \
  " ':', ','), '/', ','), '?', ','), '&', ','), '=', ',') || ',', ',' || ?1 || ',') > 0"

static gboolean
has_personal (EntStore    *self,
              const char  *case_id,
              gboolean    *has,
              GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  /* Notes and events in the bin can come back; saved views say nothing that is lost without the case. */
  stmt = ent_sql_prepare (self->db,
                          "SELECT EXISTS (SELECT 1 FROM notes WHERE case_id = ?1)"
                          " OR EXISTS (SELECT 1 FROM own_events WHERE case_id = ?1)"
                          " OR EXISTS (SELECT 1 FROM own_assessments WHERE case_id = ?1)"
                          " OR EXISTS (SELECT 1 FROM lectures WHERE case_id = ?1)"
                          " OR EXISTS (SELECT 1 FROM slides WHERE case_id = ?1 OR " SLIDE_NAMES ")"
                          " OR EXISTS (SELECT 1 FROM slide_cases WHERE case_id = ?1)",
                          error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", case_id);
  *has = ent_sql_step (stmt, &local_error) && sqlite3_column_int (stmt, 0) != 0;
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

gboolean
ent_feed_drop_case (EntStore    *self,
                    const char  *case_id,
                    gboolean    *kept,
                    GError     **error)
{
  if (!has_personal (self, case_id, kept, error))
    return FALSE;
  return *kept ? ent_sql_run_text (self->db, "UPDATE cases SET withdrawn = 1 WHERE id = ?1 AND withdrawn = 0", case_id, error)
               : ent_store_delete_case (self, case_id, error);
}

static gboolean
drop_cases (EntStore    *self,
            const char  *feed,
            GError     **error)
{
  g_autoptr(GPtrArray) ids = ent_ids_new ();
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (self->db, "SELECT id FROM cases WHERE feed = ?1", error);
  GError *local_error = NULL;
  gboolean kept;

  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", feed);
  while (ent_sql_step (stmt, &local_error))
    g_ptr_array_add (ids, ent_sql_dup_text (stmt, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    if (!ent_feed_drop_case (self, g_ptr_array_index (ids, i), &kept, error))
      return FALSE;
  return TRUE;
}

gboolean
ent_store_remove_feed (EntStore    *self,
                       const char  *id,
                       GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error)
      || !ent_sql_run_text (self->db, "DELETE FROM subscriptions WHERE id = ?1", id, error))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the id of a feed */
                   _("There is no feed “%s” in the library"), id);
      return FALSE;
    }

  /* Another publisher may come under its name: of what is kept the files are forgotten, so that nothing is
   * compared with them. */
  return drop_cases (self, id, error)
         && ent_sql_run_text (self->db, "UPDATE cases SET file_sha256 = NULL, file_size = 0 WHERE feed = ?1", id, error)
         && ent_sql_run_text (self->db, "DELETE FROM news WHERE feed = ?1", id, error)
         && ent_sql_run_text (self->db, "DELETE FROM feeds WHERE id = ?1 AND id NOT IN (SELECT feed FROM cases)", id, error)
         && ent_transaction_commit (&transaction, error);
}
