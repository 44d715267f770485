/* The list of cases, and whole cases. */

#include "config.h"

#include "ent-store-private.h"

#include "ent-store-load.h"

static const char * const kind_words[] = {
  [ENT_NEWS_NONE] = "none",           [ENT_NEWS_ADDED] = "added",     [ENT_NEWS_CHANGED] = "changed",
  [ENT_NEWS_WITHDRAWN] = "withdrawn", [ENT_NEWS_REMOVED] = "removed", [ENT_NEWS_BACK] = "back",
};

const char *
ent_news_kind_to_word (EntNewsKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_words), NULL);

  return kind_words[kind];
}

EntNewsKind
ent_news_kind_from_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (g_strcmp0 (word, kind_words[i]) == 0)
      return (EntNewsKind) i;
  return ENT_NEWS_NONE;
}

void
ent_case_info_free (EntCaseInfo *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->published_id);
  g_free (self->feed);
  g_free (self->feed_title);
  ent_text_free (self->title);
  ent_text_free (self->short_title);
  ent_text_free (self->summary);
  ent_text_free (self->status);
  g_clear_pointer (&self->period, ent_date_unref);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_free (self);
}

static EntCaseInfo *
read_info (EntReader    *reader,
           sqlite3_stmt *stmt)
{
  g_autoptr(EntCaseInfo) info = g_new0 (EntCaseInfo, 1);
  g_autoptr(EntCase) head = NULL;

  info->id = ent_reader_dup_text (reader, stmt, 1);
  if (info->id == NULL)
    return NULL;
  info->feed = ent_sql_dup_text (stmt, 2);
  info->n_events = sqlite3_column_int (stmt, 3);
  info->published_id = ent_sql_dup_text (stmt, 4);
  info->feed_title = ent_sql_dup_text (stmt, 5);
  info->withdrawn = sqlite3_column_int (stmt, 6) != 0;
  info->fresh = sqlite3_column_type (stmt, 7) != SQLITE_NULL
                ? ent_news_kind_from_word ((const char *) sqlite3_column_text (stmt, 7)) : ENT_NEWS_NONE;

  head = ent_case_new (info->id);
  ent_load_head (reader, head);
  info->version = head->version;
  info->title = g_steal_pointer (&head->title);
  info->short_title = g_steal_pointer (&head->short_title);
  info->summary = g_steal_pointer (&head->summary);
  info->status = g_steal_pointer (&head->status);
  info->period = g_steal_pointer (&head->period);
  info->relations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ent_relation_step_free);
  ent_load_relations (reader, info->relations, FALSE);

  return reader->error == NULL ? g_steal_pointer (&info) : NULL;
}

static int
compare_infos (gconstpointer a,
               gconstpointer b)
{
  const EntCaseInfo *left = *(EntCaseInfo * const *) a;
  const EntCaseInfo *right = *(EntCaseInfo * const *) b;
  int order = g_utf8_collate (ent_text_get (left->title), ent_text_get (right->title));

  return order != 0 ? order : g_strcmp0 (left->id, right->id);
}

GPtrArray *
ent_store_list_cases (EntStore *self,
                      GError  **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_info_free);
  g_autoptr(sqlite3_stmt) stmt = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;

  stmt = ent_sql_prepare (self->db,
                          "SELECT case_key, cases.id, feed,"
                          " (SELECT count(*) FROM events WHERE events.case_key = cases.case_key),"
                          " ifnull (published_id, cases.id), feeds.title, withdrawn,"
                          " (SELECT kind FROM news WHERE news.feed = cases.feed AND case_id = cases.id"
                          "  AND seen_usec = 0 ORDER BY kind IN ('added', 'back') DESC, news_key DESC LIMIT 1)"
                          " FROM cases LEFT JOIN feeds ON feeds.id = feed",
                          error);
  if (stmt == NULL)
    return NULL;

  for (;;)
    {
      EntReader reader;
      EntCaseInfo *info;
      GError *local_error = NULL;

      if (!ent_sql_step (stmt, &local_error))
        {
          if (local_error == NULL)
            break;
          g_propagate_error (error, local_error);
          return NULL;
        }

      reader = ent_load_reader (self->db, sqlite3_column_int64 (stmt, 0));
      info = read_info (&reader, stmt);
      if (info == NULL)
        {
          g_propagate_error (error, reader.error);
          return NULL;
        }
      g_ptr_array_add (infos, info);
    }

  g_ptr_array_sort (infos, compare_infos);
  return g_steal_pointer (&infos);
}

gboolean
ent_store_find_case (EntStore   *self,
                     const char *case_id,
                     gint64     *case_key,
                     GError    **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  g_autoptr(GError) local_error = NULL;

  stmt = ent_sql_prepare (self->db, "SELECT case_key FROM cases WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  ent_sql_bind (stmt, "s", case_id);
  if (ent_sql_step (stmt, &local_error))
    {
      *case_key = sqlite3_column_int64 (stmt, 0);
      return TRUE;
    }

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    ent_store_set_not_found (error, case_id);
  return FALSE;
}

EntCase *
ent_store_load_case (EntStore     *self,
                     const char   *case_id,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(EntCase) c = NULL;
  EntReader reader;
  gint64 case_key;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (case_id != NULL, NULL);

  if (!ent_transaction_begin_read (&transaction, self, cancellable, error) ||
      !ent_store_find_case (self, case_id, &case_key, error))
    return NULL;

  c = ent_case_new (case_id);
  reader = ent_load_reader (self->db, case_key);
  ent_load_head (&reader, c);
  ent_load_actors (&reader, c->actors, ENT_RANGE_ALL);
  ent_load_relations (&reader, c->relations, TRUE);
  ent_load_events (&reader, c->events, ENT_RANGE_ALL);
  ent_load_story (&reader, c->story, ENT_RANGE_ALL);
  ent_load_documents (&reader, c->documents, ENT_RANGE_ALL);
  ent_load_sources (&reader, c->sources, ENT_RANGE_ALL);
  ent_load_frame (&reader, c);
  ent_load_rest (&reader, c);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }

  ent_case_seal (c);
  return g_steal_pointer (&c);
}
