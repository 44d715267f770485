/* One after the other: a look in a worker thread; then, as a job of the library, either what it brought is put, or how it
 * went is kept with the feed.  What these steps share is the task's data, which only one of them touches at a time. */

#include "config.h"

#include "ent-feed-sync.h"

#include "ent-case-file.h"
#include "ent-feed-import.h"
#include "ent-store-feeds.h"

struct _EntFeedWatch
{
  gatomicrefcount ref_count;
  GMutex          mutex;
  EntFeedProgress progress;
};

EntFeedWatch *
ent_feed_watch_new (void)
{
  EntFeedWatch *self = g_new0 (EntFeedWatch, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  return self;
}

EntFeedWatch *
ent_feed_watch_ref (EntFeedWatch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_feed_watch_unref (EntFeedWatch *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_mutex_clear (&self->mutex);
  g_free (self);
}

void
ent_feed_watch_read (EntFeedWatch    *self,
                     EntFeedProgress *progress)
{
  g_mutex_lock (&self->mutex);
  *progress = self->progress;
  g_mutex_unlock (&self->mutex);
}

static void
looking_cb (const EntFeedProgress *progress,
            gpointer               data)
{
  EntFeedWatch *self = data;

  g_mutex_lock (&self->mutex);
  self->progress = *progress;
  g_mutex_unlock (&self->mutex);
}

static void
putting_cb (guint    n_cases,
            gpointer data)
{
  EntFeedWatch *self = data;

  g_mutex_lock (&self->mutex);
  self->progress.stage = ENT_FEED_APPLYING;
  self->progress.n_cases = n_cases;
  g_mutex_unlock (&self->mutex);
}

/* The steps */

typedef struct
{
  EntFeed        *feed;     /* as the library has it; after a look that failed, as it is to be kept */
  char           *spool;
  EntFeedWatch   *watch;
  EntFeedUpdate  *update;   /* once it was looked at */
  EntFeedOutcome  outcome;
} Sync;

static void
sync_free (gpointer data)
{
  Sync *self = data;

  ent_feed_free (self->feed);
  ent_feed_update_free (self->update);
  ent_feed_watch_unref (self->watch);
  g_free (self->spool);
  g_free (self);
}

static gboolean
note_job (EntStore      *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Sync *self = data;

  return ent_store_note_look (store, self->update != NULL ? self->update->feed : self->feed, error);
}

/* @task: (transfer full) */
static void
note (GTask *task)
{
  Sync *self = g_task_get_task_data (task);

  self->outcome.state = self->update != NULL ? self->update->feed->state : self->feed->state;
  /* It is done already: whoever cancels now wants to know how it went all the same. */
  ent_library_run_async (g_task_get_source_object (task), note_job, self, NULL, NULL, ent_library_return_run_cb, task);
}

/* @message: whole. @task: (transfer full) */
static void
note_failure (GTask        *task,
              EntFeedState  state,
              const char   *message)
{
  Sync *self = g_task_get_task_data (task);

  g_clear_pointer (&self->update, ent_feed_update_free);
  self->outcome = (EntFeedOutcome) { .state = state };
  self->feed->state = state;
  self->feed->checked_usec = g_get_real_time ();
  g_free (self->feed->message);
  self->feed->message = g_strdup (message);
  note (task);
}

static void
put_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Sync *self = g_task_get_task_data (task);
  GError *error = NULL;
  EntFeedState state;
  g_autofree char *message = NULL;

  if (ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    {
      self->outcome.state = ENT_FEED_NEW;
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* Removed, or synced by another process: that is how it is now. */
  if (g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT))
    {
      g_error_free (error);
      self->outcome = (EntFeedOutcome) { .state = ENT_FEED_SAME };
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  state = error->domain == ENT_EXCHANGE_ERROR ? ENT_FEED_BAD : ent_sync_error_to_state (error);
  message = ent_feed_explain (self->feed, g_get_real_time () / G_USEC_PER_SEC, error->message);
  g_error_free (error);
  note_failure (g_steal_pointer (&task), state, message);
}

/* As the library keeps it: what was withdrawn before is no change once more. */
static gboolean
count_changes (Sync      *self,
               EntStore  *store,
               gint64     begun_usec,
               GError   **error)
{
  guint counts[ENT_N_NEWS_KINDS];

  if (!ent_store_count_news (store, self->feed->id, begun_usec, counts, error))
    return FALSE;
  self->outcome.n_added = counts[ENT_NEWS_ADDED];
  self->outcome.n_changed = counts[ENT_NEWS_CHANGED];
  self->outcome.n_back = counts[ENT_NEWS_BACK];
  self->outcome.n_withdrawn = counts[ENT_NEWS_WITHDRAWN] + counts[ENT_NEWS_REMOVED];
  return TRUE;
}

/* Files that came after the feed was removed. */
static void
clean_removed (Sync     *self,
               EntStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntFeed) feed = ent_store_load_feed (store, self->feed->id, &error);

  if (g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND))
    ent_feed_clean_spool (self->spool);
}

static gboolean
put_job (EntStore      *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Sync *self = data;
  gint64 begun_usec = g_get_real_time ();

  putting_cb (0, self->watch);
  if (!ent_feed_import (store, self->update->feed, self->update->index, self->update->paths, putting_cb, self->watch,
                        cancellable, error))
    {
      clean_removed (self, store);
      return FALSE;
    }
  ent_feed_clean_spool (self->spool);
  return count_changes (self, store, begun_usec, error);
}

static void
look_worker (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Sync *self = task_data;
  GError *error = NULL;

  self->update = ent_feed_look (self->feed, self->spool, NULL, looking_cb, self->watch, cancellable, &error);
  if (self->update != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Sync *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_task_return_error (task, g_steal_pointer (&error));
      else
        note_failure (g_steal_pointer (&task), ent_sync_error_to_state (error), error->message);
      return;
    }
  if (self->update->index == NULL)
    {
      note (g_steal_pointer (&task));
      return;
    }
  ent_library_run_async (g_task_get_source_object (task), put_job, self, NULL, g_task_get_cancellable (task), put_cb,
                         g_object_ref (task));
}

void
ent_feed_sync_async (EntLibrary          *library,
                     const EntFeed       *feed,
                     EntFeedWatch        *watch,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task = g_task_new (library, cancellable, callback, user_data);
  g_autoptr(GTask) looking = g_task_new (NULL, cancellable, looked_cb, task);
  Sync *self = g_new0 (Sync, 1);

  self->feed = ent_feed_copy (feed);
  self->spool = ent_feed_dup_spool (feed->id);
  self->watch = ent_feed_watch_ref (watch);
  g_task_set_task_data (task, self, sync_free);
  /* What was put is put, whoever cancels afterwards. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (looking, self, NULL);
  g_task_run_in_thread (looking, look_worker);
}

gboolean
ent_feed_sync_finish (GAsyncResult    *result,
                      EntFeedOutcome  *outcome,
                      GError         **error)
{
  *outcome = ((Sync *) g_task_get_task_data (G_TASK (result)))->outcome;
  return g_task_propagate_boolean (G_TASK (result), error);
}
