#include "config.h"

#include "ent-news-list.h"

struct _EntNewsList
{
  GObject       parent_instance;

  EntLibrary   *library;
  GListModel   *cases;
  EntCodebook  *codebook;  /* or NULL */
  GPtrArray    *items;     /* of EntNewsItem */
  GHashTable   *unseen;    /* id of a case, borrowed → EntNewsItem */
  GCancellable *reading;   /* or NULL */
  gboolean      seeing;
};

G_DEFINE_FINAL_TYPE (EntNewsList, ent_news_list, G_TYPE_OBJECT)

static guint changed_signal;

static void
ent_news_list_dispose (GObject *object)
{
  EntNewsList *self = ENT_NEWS_LIST (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->library);
  g_clear_object (&self->cases);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  G_OBJECT_CLASS (ent_news_list_parent_class)->dispose (object);
}

static void
ent_news_list_finalize (GObject *object)
{
  EntNewsList *self = ENT_NEWS_LIST (object);

  g_hash_table_unref (self->unseen);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (ent_news_list_parent_class)->finalize (object);
}

static void
ent_news_list_class_init (EntNewsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_news_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_news_list_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
ent_news_list_init (EntNewsList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->unseen = g_hash_table_new (g_str_hash, g_str_equal);
}

/* A case that came and has changed since is new still to who has not seen it. */
static gboolean
says_more (const EntNews *news,
           EntNewsItem   *known)
{
  return known == NULL || (ent_news_item_get_news (known)->kind == ENT_NEWS_CHANGED && news->kind != ENT_NEWS_CHANGED);
}

/* Of each case the newest, with this exception. */
static void
find_unseen (EntNewsList *self)
{
  g_hash_table_remove_all (self->unseen);
  for (guint i = 0; i < self->items->len; i++)
    {
      const EntNews *news = ent_news_item_get_news (self->items->pdata[i]);

      if (news->seen)
        continue;
      if (says_more (news, g_hash_table_lookup (self->unseen, news->case_id)))
        g_hash_table_insert (self->unseen, news->case_id, self->items->pdata[i]);
    }
}

/* Reading */

static gpointer
list_worker (EntStore      *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return ent_store_list_news (store, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntNewsList) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *news = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (news == NULL)
    {
      g_warning ("News cannot be read: %s", error->message);
      return;
    }
  g_hash_table_remove_all (self->unseen);
  g_ptr_array_unref (self->items);
  self->items = ent_news_items_new (news, self->cases, self->codebook);
  find_unseen (self);
  g_signal_emit (self, changed_signal, 0);
}

void
ent_news_list_read (EntNewsList *self,
                    EntCodebook *codebook)
{
  EntCodebook *kept = codebook != NULL ? ent_codebook_ref (codebook) : NULL;

  g_return_if_fail (ENT_IS_NEWS_LIST (self));

  g_clear_pointer (&self->codebook, ent_codebook_unref);
  self->codebook = kept;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  ent_library_ask_async (self->library, list_worker, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->reading,
                         listed_cb, g_object_ref (self));
}

GPtrArray *
ent_news_list_get_items (EntNewsList *self)
{
  g_return_val_if_fail (ENT_IS_NEWS_LIST (self), NULL);

  return self->items;
}

guint
ent_news_list_count_unseen (EntNewsList *self)
{
  g_return_val_if_fail (ENT_IS_NEWS_LIST (self), 0);

  return g_hash_table_size (self->unseen);
}

gboolean
ent_news_list_find_unseen (EntNewsList *self,
                           const char  *case_id,
                           EntNewsKind *kind)
{
  EntNewsItem *item;

  g_return_val_if_fail (ENT_IS_NEWS_LIST (self), FALSE);

  item = g_hash_table_lookup (self->unseen, case_id);
  if (item != NULL)
    *kind = ent_news_item_get_news (item)->kind;
  return item != NULL;
}

/* Seeing */

static gboolean
see_job (EntStore      *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return ent_store_see_news (store, error);
}

static void
seen_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(EntNewsList) self = user_data;
  g_autoptr(GError) error = NULL;

  self->seeing = FALSE;
  /* A library of a newer version cannot be written: its news stay new. Else the library says that they changed. */
  if (!ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    g_debug ("News are not marked as seen: %s", error->message);
}

void
ent_news_list_see (EntNewsList *self)
{
  g_return_if_fail (ENT_IS_NEWS_LIST (self));

  if (g_hash_table_size (self->unseen) == 0 || self->seeing)
    return;
  self->seeing = TRUE;
  ent_library_run_async (self->library, see_job, NULL, NULL, NULL, seen_cb, g_object_ref (self));
}

EntNewsList *
ent_news_list_new (EntLibrary *library,
                   GListModel *cases)
{
  EntNewsList *self = g_object_new (ENT_TYPE_NEWS_LIST, NULL);

  self->library = g_object_ref (library);
  self->cases = g_object_ref (cases);
  return self;
}
