/* An update of a feed into the library: all of it or nothing. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-cite.h"
#include "ent-store-cases-private.h"
#include "ent-store-feeds-private.h"
#include "ent-store-load.h"

/* What the library has of a case that the feed publishes or published. */
typedef struct
{
  char     *id;            /* in the library */
  char     *published_id;
  char     *file_sha256;   /* or NULL */
  gint64    case_key;
  int       version;
  gboolean  withdrawn;
} Known;

static void
known_free (Known *self)
{
  g_free (self->id);
  g_free (self->published_id);
  g_free (self->file_sha256);
  g_free (self);
}

/* An update in work. */
typedef struct
{
  EntStore           *store;
  const EntFeed      *feed;
  const EntFeedIndex *index;
  EntFeedCaseFunc     func;
  gpointer            data;
  GCancellable       *cancellable;
  EntCaseWriter      *writer;
  GHashTable         *known;      /* published id → Known, those that the index has not named yet */
  sqlite3_stmt       *waiting;    /* how many notes on a case wait for the person */
  gint64              when_usec;
} Apply;

static void
apply_clear (Apply *self)
{
  g_clear_pointer (&self->writer, ent_case_writer_free);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->waiting, sqlite3_finalize);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Apply, apply_clear)

static gboolean
set_conflict (const Apply  *self,
              GError      **error)
{
  g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT,
               /* Translators: %s is the title of a feed */
               _("“%s” was not updated: it was updated, changed or removed elsewhere meanwhile. Your library is as it was; "
                 "look again."), self->feed->title);
  return FALSE;
}

static gboolean
has_given_up (const EntFeed  *feed,
              const char     *key)
{
  for (guint i = 0; i < feed->old_keys->len; i++)
    if (strcmp (g_ptr_array_index (feed->old_keys, i), key) == 0)
      return TRUE;
  return FALSE;
}

/* The feed must be the one that was looked at, and its index older: another process may have put the same one, and
 * removed its files. */
static gboolean
check_feed (const Apply  *self,
            GError      **error)
{
  g_autoptr(EntFeed) now = NULL;
  GError *local_error = NULL;

  now = ent_feed_row_find (self->store, self->feed->id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (now == NULL
      || strcmp (now->url, self->feed->url) != 0
      || (strcmp (now->key, self->feed->key) != 0 && !has_given_up (self->feed, now->key))
      || now->serial >= self->feed->serial)
    return set_conflict (self, error);
  return TRUE;
}

static gboolean
read_known (Apply   *self,
            GError **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  stmt = ent_sql_prepare (self->store->db,
                          "SELECT case_key, id, published_id, file_sha256, version, withdrawn FROM cases"
                          " WHERE feed = ?1 AND published_id IS NOT NULL",
                          error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", self->feed->id);
  while (ent_sql_step (stmt, &local_error))
    {
      Known *known = g_new0 (Known, 1);

      known->case_key = sqlite3_column_int64 (stmt, 0);
      known->id = ent_sql_dup_text (stmt, 1);
      known->published_id = ent_sql_dup_text (stmt, 2);
      known->file_sha256 = ent_sql_dup_text (stmt, 3);
      known->version = sqlite3_column_int (stmt, 4);
      known->withdrawn = sqlite3_column_int (stmt, 5) != 0;
      g_hash_table_insert (self->known, known->published_id, known);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* As the inbox has them: not those in the bin. */
static gboolean
count_waiting (Apply       *self,
               const char  *case_id,
               int         *n_waiting,
               GError     **error)
{
  GError *local_error = NULL;

  ent_sql_bind (self->waiting, "s", case_id);
  *n_waiting = ent_sql_step (self->waiting, &local_error) ? sqlite3_column_int (self->waiting, 0) : 0;
  sqlite3_reset (self->waiting);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* In the reader's language; NULL with @error. */
static char *
dup_title (Apply        *self,
           const Known  *known,
           GError      **error)
{
  EntReader reader = ent_load_reader (self->store->db, known->case_key);
  g_autoptr(EntCase) head = ent_case_new (known->id);

  ent_load_head (&reader, head);
  if (reader.error == NULL)
    return g_strdup (ent_text_get (head->title));
  g_propagate_error (error, reader.error);
  return NULL;
}

/* @diff: (transfer full) (nullable) */
static gboolean
put_news (Apply        *self,
          EntNewsKind   kind,
          const char   *case_id,
          const char   *case_title,
          EntCaseDiff  *diff,
          int           n_events,
          GError      **error)
{
  g_autoptr(EntCaseDiff) owned = diff;
  EntNews news = { .when_usec = self->when_usec, .feed = self->feed->id, .kind = kind, .case_id = (char *) case_id,
                   .case_title = (char *) case_title, .diff = diff, .n_events = n_events };

  return count_waiting (self, case_id, &news.n_lost, error)
         && ent_news_put (self->store, &news, self->feed->title, error);
}

/* One that the library has in this version. */
static gboolean
keep_case (Apply              *self,
           const EntFeedCase  *entry,
           const Known        *known,
           GError            **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  g_autofree char *title = NULL;

  if (known == NULL || g_strcmp0 (known->file_sha256, entry->sha256) != 0)
    return set_conflict (self, error);
  if (!known->withdrawn)
    return TRUE;

  stmt = ent_sql_prepare (self->store->db, "UPDATE cases SET withdrawn = 0 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", known->id);
  if (!ent_sql_run (stmt, error) || (title = dup_title (self, known, error)) == NULL)
    return FALSE;
  return put_news (self, ENT_NEWS_BACK, known->id, title, ent_news_diff_new (known->version, known->version), 0, error);
}

/* One that is new or changed. */
static gboolean
put_case (Apply              *self,
          const EntFeedCase  *entry,
          EntCase            *item,
          const Known        *known,
          GError            **error)
{
  g_autoptr(EntCase) before = NULL;
  g_autofree char *id = known != NULL ? g_strdup (known->id)
                                      : ent_store_give_case_id (self->store, self->feed->id, entry->id, error);
  EntCaseRow row = { id, self->feed->id, entry->id, entry->size, entry->sha256 };
  EntNewsKind kind = known == NULL ? ENT_NEWS_ADDED : known->withdrawn ? ENT_NEWS_BACK : ENT_NEWS_CHANGED;

  if (id == NULL)
    return FALSE;
  if (known != NULL && (before = ent_store_load_case (self->store, id, self->cancellable, error)) == NULL)
    return FALSE;
  if (!ent_case_writer_put (self->writer, item, &row, error)
      || !ent_store_place_notes (self->store, id, item, error))
    return FALSE;
  /* The very same once more is no news. */
  if (kind == ENT_NEWS_CHANGED && g_strcmp0 (known->file_sha256, entry->sha256) == 0)
    return TRUE;
  return put_news (self, kind, id, ent_text_get (item->title),
                   before != NULL ? ent_case_diff_new (before, item) : NULL, (int) item->events->len, error);
}

static gboolean
apply_entry (Apply     *self,
             guint      position,
             gboolean   has,
             GError   **error)
{
  const EntFeedCase *entry = g_ptr_array_index (self->index->cases, position);
  Known *known = g_hash_table_lookup (self->known, entry->id);
  g_autoptr(EntCase) item = NULL;
  gboolean done = FALSE;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!has)
    done = keep_case (self, entry, known, error);
  else if ((item = self->func (entry, position, self->data, error)) != NULL)
    done = put_case (self, entry, item, known, error);

  g_hash_table_remove (self->known, entry->id);
  return done;
}

/* Those that the index does not name. */
static gboolean
drop_rest (Apply   *self,
           GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Known *known = value;
      g_autofree char *title = dup_title (self, known, error);
      gboolean kept;

      if (title == NULL || !ent_feed_drop_case (self->store, known->id, &kept, error))
        return FALSE;
      /* It was said before. */
      if (kept && known->withdrawn)
        continue;
      if (!put_news (self, kept ? ENT_NEWS_WITHDRAWN : ENT_NEWS_REMOVED, known->id, title, NULL, 0, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
prepare (Apply   *self,
         GError **error)
{
  self->waiting = ent_sql_prepare (self->store->db,
                                   "SELECT count(*) FROM notes JOIN note_places ON note = notes.id"
                                   " WHERE case_id = ?1 AND deleted_usec = 0 AND state IN ('needs-you', 'lost')",
                                   error);
  if (self->waiting == NULL)
    return FALSE;
  self->writer = ent_case_writer_new (self->store, self->cancellable, error);
  return self->writer != NULL && check_feed (self, error) && read_known (self, error);
}

gboolean
ent_store_apply_feed (EntStore            *self,
                      const EntFeed       *feed,
                      const EntFeedIndex  *index,
                      const gboolean      *has,
                      EntFeedCaseFunc      func,
                      gpointer             data,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_auto(Apply) apply = { self, feed, index, func, data, cancellable, NULL, NULL, NULL, g_get_real_time () };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (feed != NULL && index != NULL, FALSE);
  g_return_val_if_fail (g_strcmp0 (feed->id, index->feed) == 0 && feed->serial == index->serial, FALSE);

  apply.known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) known_free);
  if (!ent_transaction_begin_write (&transaction, self, cancellable, error)
      || !prepare (&apply, error)
      || !ent_feed_row_put (self, feed, error))
    return FALSE;
  for (guint i = 0; i < index->cases->len; i++)
    if (!apply_entry (&apply, i, has[i], error))
      return FALSE;
  if (!ent_case_writer_finish (apply.writer, error) || !drop_rest (&apply, error) || !ent_news_clean (self, error))
    return FALSE;

  apply_clear (&apply);
  return ent_transaction_commit (&transaction, error);
}
