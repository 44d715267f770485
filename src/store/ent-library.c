/* The library as the interface sees it.
 *
 * Writing: one thread, one connection, one job after the other (a thread pool of one).
 * Reading: GTask's worker threads, each with a connection from a small pool of read-only
 * ones, which are opened when there are not enough.
 *
 * The last reference to a library can go in a worker thread, with the last task.  So
 * finalize waits for nothing, and no connection is bound to the thread that opened it, only
 * never used by two at once. */

#include "config.h"

#include "ent-library.h"

#include "ent-store-views.h"

/* Idle readers kept open. */
#define MAX_IDLE 4

struct _EntLibrary
{
  GObject       parent_instance;

  char         *path;
  GMainContext *context;  /* where "changed" is emitted */
  GThreadPool  *writers;  /* of one thread; takes GTasks */
  EntStore     *writer;   /* of that thread alone; NULL until it is needed */

  GMutex        mutex;
  GPtrArray    *readers;  /* idle EntStores; under the mutex */
};

G_DEFINE_TYPE (EntLibrary, ent_library, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void write_cb (gpointer data, gpointer user_data);

static void
ent_library_finalize (GObject *object)
{
  EntLibrary *self = ENT_LIBRARY (object);

  /* Every task holds a reference to the library: none can be waiting. */
  g_thread_pool_free (self->writers, FALSE, FALSE);
  g_clear_object (&self->writer);
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->path, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (ent_library_parent_class)->finalize (object);
}

static void
ent_library_class_init (EntLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_library_finalize;

  /**
   * EntLibrary::changed:
   *
   * A job changed the library; on the context that made the library its own.
   */
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ent_library_init (EntLibrary *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
  self->readers = g_ptr_array_new_with_free_func (g_object_unref);
  self->writers = g_thread_pool_new (write_cb, NULL, 1, FALSE, NULL);
}

EntLibrary *
ent_library_new (const char *path)
{
  EntLibrary *self = g_object_new (ENT_TYPE_LIBRARY, NULL);

  self->path = path != NULL ? g_canonicalize_filename (path, NULL)
                            : ent_store_dup_default_path ();
  return self;
}

const char *
ent_library_get_path (EntLibrary *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY (self), NULL);

  return self->path;
}

/* Writing */

typedef struct
{
  EntLibraryJob  func;       /* NULL to open alone */
  gpointer       data;
  GDestroyNotify data_free;
  EntStoreReport report;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  if (self->data_free != NULL)
    self->data_free (self->data);
  ent_store_report_clear (&self->report);
  g_free (self);
}

static gboolean
changed_cb (gpointer data)
{
  g_signal_emit (data, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Queued as a source of its own, so that it never runs inside this thread. */
static void
emit_changed (EntLibrary *self)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, changed_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static gboolean
run_job (EntLibrary   *self,
         Job          *job,
         GCancellable *cancellable,
         GError      **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (self->writer == NULL)
    self->writer = ent_store_open (self->path, ENT_STORE_CREATE, &job->report, error);
  if (self->writer == NULL)
    return FALSE;

  return job->func == NULL || job->func (self->writer, job->data, cancellable, error);
}

/* In the writer's thread. */
static void
write_cb (gpointer data,
          gpointer user_data)
{
  g_autoptr(GTask) task = data;
  EntLibrary *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!run_job (self, job, g_task_get_cancellable (task), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (job->func != NULL)
    emit_changed (self);
  g_task_return_boolean (task, TRUE);
}

static void
queue_job (EntLibrary          *self,
           const char          *name,
           Job                 *job,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_name (task, name);
  g_task_set_task_data (task, job, job_free);
  /* What was written is written, whoever cancels afterwards. */
  g_task_set_check_cancellable (task, FALSE);
  g_thread_pool_push (self->writers, task, NULL);
}

void
ent_library_run_async (EntLibrary          *self,
                       EntLibraryJob        func,
                       gpointer             data,
                       GDestroyNotify       data_free,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Job *job;

  g_return_if_fail (ENT_IS_LIBRARY (self));
  g_return_if_fail (func != NULL);

  job = g_new0 (Job, 1);
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  queue_job (self, "ent_library_run_async", job, cancellable, callback, user_data);
}

gboolean
ent_library_run_finish (EntLibrary    *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
ent_library_open_async (EntLibrary          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));

  queue_job (self, "ent_library_open_async", g_new0 (Job, 1), cancellable, callback, user_data);
}

gboolean
ent_library_open_finish (EntLibrary      *self,
                         GAsyncResult    *result,
                         EntStoreReport  *report,
                         GError         **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (report != NULL)
    {
      *report = job->report;
      job->report = (EntStoreReport) { 0 };
    }

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Reading */

static EntStore *
take_reader (EntLibrary *self,
             GError    **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->readers->len > 0)
    return g_ptr_array_steal_index_fast (self->readers, self->readers->len - 1);

  g_clear_pointer (&locker, g_mutex_locker_free);
  return ent_store_open (self->path, ENT_STORE_READ, NULL, error);
}

static void
give_back_reader (EntLibrary *self,
                  EntStore   *reader)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->readers->len < MAX_IDLE)
    {
      g_ptr_array_add (self->readers, reader);
      return;
    }

  g_clear_pointer (&locker, g_mutex_locker_free);
  g_object_unref (reader);
}

/* Plain copies of what is asked for. */
typedef struct
{
  char *text;   /* a case's id, or words */
  int   limit;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->text);
  g_free (self);
}

static void
ask (EntLibrary          *self,
     const char          *name,
     GTaskThreadFunc      worker,
     const char          *text,
     int                  limit,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->text = g_strdup (text);
  question->limit = limit;
  g_task_set_name (task, name);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, worker);
}

/* What every worker ends with. */
static void
reply (GTask         *task,
       EntStore      *reader,
       gpointer       answer,
       GDestroyNotify answer_free,
       GError        *error)
{
  if (reader != NULL && (error == NULL || error->domain != ENT_STORE_ERROR))
    give_back_reader (g_task_get_source_object (task), reader);
  else
    g_clear_object (&reader);  /* the next one is opened anew */

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, answer_free);
}

static void
list_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  EntStore *reader = take_reader (source, &error);
  GPtrArray *infos = NULL;

  if (reader != NULL)
    infos = ent_store_list_cases (reader, &error);
  reply (task, reader, infos, (GDestroyNotify) g_ptr_array_unref, error);
}

void
ent_library_list_async (EntLibrary          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));

  ask (self, "ent_library_list_async", list_worker, NULL, 0, cancellable, callback, user_data);
}

GPtrArray *
ent_library_list_finish (EntLibrary    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_case_worker (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  EntStore *reader = take_reader (source, &error);
  EntCase *c = NULL;

  if (reader != NULL)
    c = ent_store_load_case (reader, question->text, cancellable, &error);
  reply (task, reader, c, (GDestroyNotify) ent_case_unref, error);
}

void
ent_library_load_case_async (EntLibrary          *self,
                             const char          *case_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));
  g_return_if_fail (case_id != NULL);

  ask (self, "ent_library_load_case_async", load_case_worker, case_id, 0, cancellable, callback,
       user_data);
}

EntCase *
ent_library_load_case_finish (EntLibrary    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_codebook_worker (GTask        *task,
                      gpointer      source,
                      gpointer      data,
                      GCancellable *cancellable)
{
  GError *error = NULL;
  EntStore *reader = take_reader (source, &error);
  EntCodebook *codebook = NULL;

  if (reader != NULL)
    codebook = ent_store_load_codebook (reader, &error);
  reply (task, reader, codebook, (GDestroyNotify) ent_codebook_unref, error);
}

void
ent_library_load_codebook_async (EntLibrary          *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));

  ask (self, "ent_library_load_codebook_async", load_codebook_worker, NULL, 0, cancellable,
       callback, user_data);
}

EntCodebook *
ent_library_load_codebook_finish (EntLibrary    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
search_worker (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  EntStore *reader = take_reader (source, &error);
  GPtrArray *hits = NULL;

  if (reader != NULL)
    hits = ent_store_search (reader, question->text, question->limit, cancellable, &error);
  reply (task, reader, hits, (GDestroyNotify) g_ptr_array_unref, error);
}

void
ent_library_search_async (EntLibrary          *self,
                          const char          *words,
                          int                  limit,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));
  g_return_if_fail (words != NULL);

  ask (self, "ent_library_search_async", search_worker, words, limit, cancellable, callback,
       user_data);
}

GPtrArray *
ent_library_search_finish (EntLibrary    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_views_worker (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  EntStore *reader = take_reader (source, &error);
  GPtrArray *views = NULL;

  if (reader != NULL)
    views = ent_store_list_views (reader, question->text, &error);
  reply (task, reader, views, (GDestroyNotify) g_ptr_array_unref, error);
}

void
ent_library_list_views_async (EntLibrary          *self,
                              const char          *case_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));
  g_return_if_fail (case_id != NULL);

  ask (self, "ent_library_list_views_async", list_views_worker, case_id, 0, cancellable, callback, user_data);
}

GPtrArray *
ent_library_list_views_finish (EntLibrary    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_event_tags_worker (GTask        *task,
                        gpointer      source,
                        gpointer      data,
                        GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  EntStore *reader = take_reader (source, &error);
  GHashTable *tags = NULL;

  if (reader != NULL)
    tags = ent_store_list_event_tags (reader, question->text, &error);
  reply (task, reader, tags, (GDestroyNotify) g_hash_table_unref, error);
}

void
ent_library_list_event_tags_async (EntLibrary          *self,
                                   const char          *case_id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));
  g_return_if_fail (case_id != NULL);

  ask (self, "ent_library_list_event_tags_async", list_event_tags_worker, case_id, 0, cancellable, callback, user_data);
}

GHashTable *
ent_library_list_event_tags_finish (EntLibrary    *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
