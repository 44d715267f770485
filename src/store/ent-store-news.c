/* News: what updates did to cases, kept until they were seen and a while longer. */

#include "config.h"

#include "ent-store-feeds-private.h"

#define KEPT_USEC (90 * 24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

static const char * const change_words[] = {
  [ENT_CHANGE_ADDED] = "added",
  [ENT_CHANGE_CHANGED] = "changed",
  [ENT_CHANGE_REMOVED] = "removed",
};

void
ent_news_free (EntNews *self)
{
  if (self == NULL)
    return;

  g_free (self->feed);
  g_free (self->feed_title);
  g_free (self->case_id);
  g_free (self->case_title);
  g_clear_pointer (&self->diff, ent_case_diff_free);
  g_free (self);
}

static void
field_change_free (EntFieldChange *self)
{
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static void
change_free (EntChange *self)
{
  g_free (self->part);
  g_free (self->id);
  g_free (self->title);
  g_free (self->date);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

EntCaseDiff *
ent_news_diff_new (int before,
                   int after)
{
  EntCaseDiff *diff = g_new0 (EntCaseDiff, 1);

  diff->before = before;
  diff->after = after;
  diff->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  return diff;
}

/* Writing */

static gboolean
put_fields (EntStore         *self,
            gint64            news_key,
            guint             change,
            const EntChange  *of,
            GError          **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  if (of->fields == NULL || of->fields->len == 0)
    return TRUE;
  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO news_fields (news_key, change, position, field, before_words, after_words)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                          error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < of->fields->len; i++)
    {
      const EntFieldChange *field = g_ptr_array_index (of->fields, i);

      ent_sql_bind (stmt, "liisss", news_key, (int) change, (int) i, field->field, field->before, field->after);
      if (!ent_sql_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_diff (EntStore           *self,
          gint64              news_key,
          const EntCaseDiff  *diff,
          GError            **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO news_changes (news_key, position, kind, part, id, title, date)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < diff->changes->len; i++)
    {
      const EntChange *change = g_ptr_array_index (diff->changes, i);

      ent_sql_bind (stmt, "lisssss", news_key, (int) i, change_words[change->kind], change->part, change->id,
                    change->title, change->date);
      if (!ent_sql_run (stmt, error) || !put_fields (self, news_key, i, change, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
ent_news_put (EntStore       *self,
              const EntNews  *news,
              const char     *feed_title,
              GError        **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  const EntCaseDiff *diff = news->diff;

  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO news (when_usec, feed, feed_title, kind, case_id, case_title, n_events, n_lost,"
                          " version_before, version_after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                          error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, diff != NULL ? "lsssssiiii" : "lsssssiinn", news->when_usec, news->feed, feed_title,
                ent_news_kind_to_word (news->kind), news->case_id, news->case_title, news->n_events, news->n_lost,
                diff != NULL ? diff->before : 0, diff != NULL ? diff->after : 0);
  return ent_sql_run (stmt, error)
         && (diff == NULL || put_diff (self, sqlite3_last_insert_rowid (self->db), diff, error));
}

gboolean
ent_news_clean (EntStore  *self,
                GError   **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db, "DELETE FROM news WHERE seen_usec > 0 AND seen_usec < ?1", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "l", g_get_real_time () - KEPT_USEC);
  return ent_sql_run (stmt, error);
}

gboolean
ent_store_see_news (EntStore  *self,
                    GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  stmt = ent_sql_prepare (self->db, "UPDATE news SET seen_usec = ?1 WHERE seen_usec = 0", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "l", g_get_real_time ());
  return ent_sql_run (stmt, error)
         && ent_news_clean (self, error)
         && ent_transaction_commit (&transaction, error);
}

/* Reading */

/* What a list of news is read with. */
typedef struct
{
  EntStore     *store;
  sqlite3_stmt *changes;
  sqlite3_stmt *fields;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->changes, sqlite3_finalize);
  g_clear_pointer (&self->fields, sqlite3_finalize);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static EntChange *
read_change (sqlite3_stmt *stmt)
{
  EntChange *change = g_new0 (EntChange, 1);
  const char *kind = (const char *) sqlite3_column_text (stmt, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (change_words); i++)
    if (g_strcmp0 (kind, change_words[i]) == 0)
      change->kind = (EntChangeKind) i;
  change->part = ent_sql_dup_text (stmt, 1);
  change->id = ent_sql_dup_text (stmt, 2);
  change->title = ent_sql_dup_text (stmt, 3);
  change->date = ent_sql_dup_text (stmt, 4);
  change->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_change_free);
  return change;
}

static gboolean
read_diff (Reading      *self,
           gint64        news_key,
           EntCaseDiff  *diff,
           GError      **error)
{
  GError *local_error = NULL;

  sqlite3_reset (self->changes);
  ent_sql_bind (self->changes, "l", news_key);
  while (ent_sql_step (self->changes, &local_error))
    g_ptr_array_add (diff->changes, read_change (self->changes));

  sqlite3_reset (self->fields);
  ent_sql_bind (self->fields, "l", news_key);
  while (local_error == NULL && ent_sql_step (self->fields, &local_error))
    {
      gint64 change = sqlite3_column_int64 (self->fields, 0);
      EntFieldChange *field;

      if (change < 0 || change >= diff->changes->len)
        continue;
      field = g_new0 (EntFieldChange, 1);
      field->field = ent_sql_dup_text (self->fields, 1);
      field->before = ent_sql_dup_text (self->fields, 2);
      field->after = ent_sql_dup_text (self->fields, 3);
      g_ptr_array_add (((EntChange *) g_ptr_array_index (diff->changes, (guint) change))->fields, field);
    }

  sqlite3_reset (self->changes);
  sqlite3_reset (self->fields);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static EntNews *
read_news (Reading       *self,
           sqlite3_stmt  *stmt,
           GError       **error)
{
  g_autoptr(EntNews) news = g_new0 (EntNews, 1);

  news->key = sqlite3_column_int64 (stmt, 0);
  news->when_usec = sqlite3_column_int64 (stmt, 1);
  news->feed = ent_sql_dup_text (stmt, 2);
  news->feed_title = ent_sql_dup_text (stmt, 3);
  news->kind = ent_news_kind_from_word ((const char *) sqlite3_column_text (stmt, 4));
  news->case_id = ent_sql_dup_text (stmt, 5);
  news->case_title = ent_sql_dup_text (stmt, 6);
  news->n_events = sqlite3_column_int (stmt, 7);
  news->n_lost = sqlite3_column_int (stmt, 8);
  news->seen = sqlite3_column_int64 (stmt, 9) > 0;
  if (sqlite3_column_type (stmt, 11) == SQLITE_NULL)
    return g_steal_pointer (&news);

  news->diff = ent_news_diff_new (sqlite3_column_int (stmt, 10), sqlite3_column_int (stmt, 11));
  return read_diff (self, news->key, news->diff, error) ? g_steal_pointer (&news) : NULL;
}

static int
compare_news (gconstpointer a,
              gconstpointer b)
{
  const EntNews *left = *(EntNews * const *) a;
  const EntNews *right = *(EntNews * const *) b;
  int order;

  if (left->when_usec != right->when_usec)
    return left->when_usec > right->when_usec ? -1 : 1;
  order = g_utf8_collate (left->case_title, right->case_title);
  if (order != 0)
    return order;
  return left->key < right->key ? -1 : left->key > right->key;
}

GPtrArray *
ent_store_list_news (EntStore  *self,
                     GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_auto(Reading) reading = { .store = self };
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_news_free);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;
  stmt = ent_sql_prepare (self->db,
                          "SELECT news_key, when_usec, feed, feed_title, kind, case_id, case_title, n_events, n_lost,"
                          " seen_usec, version_before, version_after FROM news",
                          error);
  if (stmt == NULL)
    return NULL;
  reading.changes = ent_sql_prepare (self->db,
                                     "SELECT kind, part, id, title, date FROM news_changes WHERE news_key = ?1"
                                     " ORDER BY position",
                                     error);
  if (reading.changes == NULL)
    return NULL;
  reading.fields = ent_sql_prepare (self->db,
                                    "SELECT change, field, before_words, after_words FROM news_fields WHERE news_key = ?1"
                                    " ORDER BY change, position",
                                    error);
  if (reading.fields == NULL)
    return NULL;

  while (ent_sql_step (stmt, &local_error))
    {
      EntNews *news = read_news (&reading, stmt, error);

      if (news == NULL)
        return NULL;
      g_ptr_array_add (list, news);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  g_ptr_array_sort (list, compare_news);
  return g_steal_pointer (&list);
}

gboolean
ent_store_count_news (EntStore    *self,
                      const char  *feed,
                      gint64       since_usec,
                      guint        counts[ENT_N_NEWS_KINDS],
                      GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (feed != NULL && counts != NULL, FALSE);

  for (gsize i = 0; i < ENT_N_NEWS_KINDS; i++)
    counts[i] = 0;
  stmt = ent_sql_prepare (self->db, "SELECT kind, count(*) FROM news WHERE feed = ?1 AND when_usec >= ?2 GROUP BY kind",
                          error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "sl", feed, since_usec);
  while (ent_sql_step (stmt, &local_error))
    counts[ent_news_kind_from_word ((const char *) sqlite3_column_text (stmt, 0))] += (guint) sqlite3_column_int (stmt, 1);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}
