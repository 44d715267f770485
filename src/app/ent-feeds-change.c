#include "config.h"

#include "ent-feeds-private.h"

#include "ent-store-feeds.h"

/* Acquaintance */

typedef struct
{
  char         *address;  /* as it was typed */
  char         *key;      /* the same, or NULL */
  EntFeedIndex *index;
} Meeting;

static void
meeting_free (gpointer data)
{
  Meeting *self = data;

  g_free (self->address);
  g_free (self->key);
  ent_feed_index_free (self->index);
  g_free (self);
}

static void
meet_worker (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Meeting *self = task_data;
  GError *error = NULL;
  g_autofree char *url = ent_fetch_fix_url (self->address, &error);
  EntFeed *feed = NULL;

  if (url != NULL)
    feed = ent_feed_meet (url, self->key, NULL, &self->index, cancellable, &error);
  if (feed != NULL)
    g_task_return_pointer (task, feed, (GDestroyNotify) ent_feed_free);
  else
    g_task_return_error (task, error);
}

void
ent_feeds_meet_async (EntFeeds            *self,
                      const char          *address,
                      const char          *key,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Meeting *meeting;

  g_return_if_fail (ENT_IS_FEEDS (self));
  g_return_if_fail (address != NULL);

  /* Not of @self, whose last reference might go in the thread. */
  task = g_task_new (NULL, cancellable, callback, user_data);
  meeting = g_new0 (Meeting, 1);
  meeting->address = g_strdup (address);
  meeting->key = g_strdup (key);
  g_task_set_task_data (task, meeting, meeting_free);
  g_task_run_in_thread (task, meet_worker);
}

EntFeed *
ent_feeds_meet_finish (EntFeeds      *self,
                       GAsyncResult  *result,
                       EntFeedIndex **index,
                       GError       **error)
{
  Meeting *meeting = g_task_get_task_data (G_TASK (result));
  EntFeed *feed = g_task_propagate_pointer (G_TASK (result), error);

  if (feed != NULL)
    *index = g_steal_pointer (&meeting->index);
  return feed;
}

/* Coming and going */

static gboolean
add_job (EntStore      *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return ent_store_add_feed (store, data, error);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (!ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  ent_feeds_take (g_task_get_source_object (task), g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

void
ent_feeds_add_async (EntFeeds            *self,
                     const EntFeed       *feed,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ENT_IS_FEEDS (self));
  g_return_if_fail (feed != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_task_data (task, g_strdup (feed->id), g_free);
  ent_library_run_async (ent_feeds_get_library (self), add_job, ent_feed_copy (feed), (GDestroyNotify) ent_feed_free, NULL,
                         added_cb, task);
}

gboolean
ent_feeds_add_finish (EntFeeds      *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
remove_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *spool = ent_feed_dup_spool (data);

  if (!ent_store_remove_feed (store, data, error))
    return FALSE;
  /* What was begun to be fetched nobody will finish. */
  ent_feed_clean_spool (spool);
  return TRUE;
}

void
ent_feeds_remove_async (EntFeeds            *self,
                        const char          *id,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ENT_IS_FEEDS (self));
  g_return_if_fail (id != NULL);

  ent_library_run_async (ent_feeds_get_library (self), remove_job, g_strdup (id), g_free, NULL, ent_library_return_run_cb,
                         g_task_new (self, NULL, callback, user_data));
}

gboolean
ent_feeds_remove_finish (EntFeeds      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
