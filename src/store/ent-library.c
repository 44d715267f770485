/* The library as the interface sees it.
 *
 * What can be taken back is a list of changes, each with SQLite's record of it; those before
 * the place in the list are done, those after it were taken back.  The writing thread alone touches the
 * list; the names of its neighbours are kept for the interface.
 *
 * What other processes write is noticed by a look at the log file, which every writer appends to.
 *
 * Writing: one thread, one connection, one job after the other (a thread pool of one).
 * Reading (ent-library-ask.c): GTask's worker threads, each with a connection from a small pool
 * of read-only ones, which are opened when there are not enough.
 *
 * The last reference to a library can go in a worker thread, with the last task.  So
 * finalize waits for nothing, and no connection is bound to the thread that opened it, only
 * never used by two at once. */

#include "config.h"

#include "ent-library-private.h"

#include "ent-store-backup.h"
#include "ent-store-changes.h"

G_DEFINE_TYPE (EntLibrary, ent_library, G_TYPE_OBJECT)

enum
{
  CHANGED,
  TOUCHED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

enum
{
  PROP_0,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* Most changes that can be taken back. */
#define MAX_CHANGES 500

/* How long another process may write before it is looked what. */
#define LOOK_MSEC 100

typedef struct
{
  char   *name;
  char   *merge_key;  /* or NULL */
  GBytes *record;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_free (self->name);
  g_free (self->merge_key);
  g_bytes_unref (self->record);
  g_free (self);
}

static void write_cb (gpointer data, gpointer user_data);
static void watch (EntLibrary *self);

static void
ent_library_finalize (GObject *object)
{
  EntLibrary *self = ENT_LIBRARY (object);

  /* Every task holds a reference to the library: none can be waiting. */
  g_thread_pool_free (self->writers, FALSE, FALSE);
  g_clear_object (&self->writer);
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
  g_clear_pointer (&self->ground, g_free);
  g_clear_pointer (&self->undo_name, g_free);
  g_clear_pointer (&self->redo_name, g_free);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (self->looking != NULL)
    g_source_destroy (self->looking);
  g_clear_pointer (&self->looking, g_source_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->path, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (ent_library_parent_class)->finalize (object);
}

static void
ent_library_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  EntLibrary *self = ENT_LIBRARY (object);

  switch (prop_id)
    {
    case PROP_UNDO_NAME:
      g_value_set_string (value, self->undo_name);
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, self->redo_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_library_class_init (EntLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ent_library_get_property;
  object_class->finalize = ent_library_finalize;
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EntLibrary::changed:
   *
   * A job changed the library; on the context that made the library its own.
   */
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  /**
   * EntLibrary::touched:
   * @touches: (nullable) (element-type EntTouch): NULL: anything may have changed
   *
   * This process or another one changed the library.
   */
  signals[TOUCHED] = g_signal_new ("touched", ENT_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
ent_library_init (EntLibrary *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
  self->readers = g_ptr_array_new_with_free_func (g_object_unref);
  self->done = g_ptr_array_new_with_free_func (change_free);
  self->undone = g_ptr_array_new_with_free_func (change_free);
  self->seq = -1;
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

typedef enum
{
  JOB_OPEN,
  JOB_RUN,
  JOB_CHANGE,
  JOB_UNDO,
  JOB_REDO,
} JobKind;

typedef struct
{
  JobKind        kind;
  char          *name;       /* of a change; of what was taken back or made again */
  char          *merge_key;
  EntLibraryJob  func;
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
  g_free (self->name);
  g_free (self->merge_key);
  g_free (self);
}

/* What is told on the library's own context, as a source of its own, so that it never runs inside
 * a thread that works. */
typedef struct
{
  EntLibrary *library;
  gboolean    changed;
  gboolean    touched;
  GPtrArray  *touches;    /* or NULL: anything */
  gboolean    renamed;
  char       *undo_name;
  char       *redo_name;
} News;

static void
news_free (gpointer data)
{
  News *self = data;

  g_object_unref (self->library);
  g_clear_pointer (&self->touches, g_ptr_array_unref);
  g_free (self->undo_name);
  g_free (self->redo_name);
  g_free (self);
}

static void
take_name (EntLibrary  *self,
           char       **name,
           char       **new_name,
           int          property)
{
  if (g_strcmp0 (*name, *new_name) == 0)
    return;
  g_free (*name);
  *name = g_steal_pointer (new_name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
news_cb (gpointer data)
{
  News *news = data;
  EntLibrary *self = news->library;

  if (news->renamed)
    {
      take_name (self, &self->undo_name, &news->undo_name, PROP_UNDO_NAME);
      take_name (self, &self->redo_name, &news->redo_name, PROP_REDO_NAME);
    }
  if (news->changed)
    g_signal_emit (self, signals[CHANGED], 0);
  if (news->touched)
    g_signal_emit (self, signals[TOUCHED], 0, news->touches);
  return G_SOURCE_REMOVE;
}

/* @news: (transfer full) */
static void
tell (News *news)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, news_cb, news, news_free);
  g_source_attach (source, news->library->context);
}

/* Adds what was touched since anybody was told. */
static void
find_touches (EntLibrary *self,
              EntStore   *store,
              News       *news)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(GError) error = NULL;
  gint64 seq = self->seq;

  news->touches = ent_store_list_touches (store, &seq, &error);
  if (error != NULL)
    return;
  self->seq = seq;
  news->touched = news->touches == NULL || news->touches->len > 0;
}

static News *
news_new (EntLibrary *self)
{
  News *news = g_new0 (News, 1);

  news->library = g_object_ref (self);
  return news;
}

static char *
dup_last_name (GPtrArray *changes)
{
  return changes->len > 0 ? g_strdup (((Change *) changes->pdata[changes->len - 1])->name) : NULL;
}

/* In the writer's thread, after a job. */
static void
tell_about_job (EntLibrary *self)
{
  News *news = news_new (self);

  news->changed = TRUE;
  news->renamed = TRUE;
  news->undo_name = dup_last_name (self->done);
  news->redo_name = dup_last_name (self->undone);
  find_touches (self, self->writer, news);
  tell (news);
}

/* @record: (transfer full) */
static void
remember_change (EntLibrary *self,
                 const Job  *job,
                 GBytes     *record)
{
  Change *last = self->done->len > 0 ? self->done->pdata[self->done->len - 1] : NULL;
  g_autoptr(GBytes) joined = NULL;

  /* What was taken back cannot be made again on other ground. */
  g_ptr_array_set_size (self->undone, 0);
  if (last != NULL && job->merge_key != NULL && g_strcmp0 (last->merge_key, job->merge_key) == 0)
    joined = ent_change_join (last->record, record);
  if (joined != NULL)
    {
      g_bytes_unref (last->record);
      last->record = g_steal_pointer (&joined);
      g_bytes_unref (record);
      /* All is as it was before: there is nothing to take back. */
      if (g_bytes_get_size (last->record) == 0)
        g_ptr_array_set_size (self->done, (int) self->done->len - 1);
      return;
    }
  last = g_new0 (Change, 1);
  last->name = g_strdup (job->name);
  last->merge_key = g_strdup (job->merge_key);
  last->record = record;
  g_ptr_array_add (self->done, last);
  if (self->done->len > MAX_CHANGES)
    g_ptr_array_remove_index (self->done, 0);
}

static gboolean
change (EntLibrary    *self,
        Job           *job,
        GCancellable  *cancellable,
        GError       **error)
{
  GBytes *record;

  if (!ent_store_begin_change (self->writer, error))
    return FALSE;
  if (!job->func (self->writer, job->data, cancellable, error))
    {
      ent_store_drop_change (self->writer);
      return FALSE;
    }
  record = ent_store_end_change (self->writer, error);
  if (record == NULL)
    return FALSE;
  if (g_bytes_get_size (record) > 0)
    remember_change (self, job, record);
  else
    g_bytes_unref (record);
  return TRUE;
}

/* What comes next does not go on with the last change: others lie between. */
static void
end_merging (GPtrArray *changes)
{
  if (changes->len > 0)
    g_clear_pointer (&((Change *) changes->pdata[changes->len - 1])->merge_key, g_free);
}

/* Takes the last change of @from back, or makes it again. */
static gboolean
move_change (EntLibrary  *self,
             Job         *job,
             GPtrArray   *from,
             GPtrArray   *to,
             gboolean     invert,
             GError     **error)
{
  Change *last = from->len > 0 ? from->pdata[from->len - 1] : NULL;
  GError *local_error = NULL;

  if (last == NULL)
    return TRUE;
  job->name = g_strdup (last->name);
  if (!ent_store_apply_change (self->writer, last->record, invert, &local_error))
    {
      /* It can never be applied again; a full disk may be emptied. */
      if (g_error_matches (local_error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT))
        {
          g_ptr_array_remove_index (from, from->len - 1);
          tell_about_job (self);
        }
      g_propagate_error (error, local_error);
      return FALSE;
    }
  g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
  end_merging (to);
  end_merging (from);
  return TRUE;
}

/* What was changed before a backup took the library's place cannot be taken back in that. */
static void
check_ground (EntLibrary *self)
{
  g_autofree char *ground = ent_store_dup_ground (self->writer);

  if (g_strcmp0 (ground, self->ground) == 0)
    return;
  g_free (self->ground);
  self->ground = g_steal_pointer (&ground);
  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
}

/* A folder that could not be written may be writable by now. */
static gboolean
open_writer (EntLibrary  *self,
             Job         *job,
             GError     **error)
{
  if (self->writer != NULL && ent_store_is_read_only (self->writer) && job->kind != JOB_OPEN)
    g_clear_object (&self->writer);
  if (self->writer == NULL)
    self->writer = ent_store_open (self->path, ENT_STORE_CREATE, &job->report, error);
  return self->writer != NULL;
}

static gboolean
run_job (EntLibrary   *self,
         Job          *job,
         GCancellable *cancellable,
         GError      **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (!open_writer (self, job, error))
    return FALSE;

  check_ground (self);
  switch (job->kind)
    {
    case JOB_RUN:
      if (!job->func (self->writer, job->data, cancellable, error))
        return FALSE;
      check_ground (self);
      return TRUE;
    case JOB_CHANGE:
      return change (self, job, cancellable, error);
    case JOB_UNDO:
      return move_change (self, job, self->done, self->undone, TRUE, error);
    case JOB_REDO:
      return move_change (self, job, self->undone, self->done, FALSE, error);
    case JOB_OPEN:
    default:
      return TRUE;
    }
}

/* What was touched before the library was opened is in what is read afterwards. */
static void
remember_seq (EntLibrary *self)
{
  News *news = news_new (self);

  find_touches (self, self->writer, news);
  news_free (news);
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

  if (job->kind != JOB_OPEN)
    tell_about_job (self);
  else
    remember_seq (self);
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
  job->kind = JOB_RUN;
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
ent_library_return_run_cb (GObject      *source,
                           GAsyncResult *result,
                           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
ent_library_change_async (EntLibrary          *self,
                          const char          *name,
                          const char          *merge_key,
                          EntLibraryJob        func,
                          gpointer             data,
                          GDestroyNotify       data_free,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Job *job;

  g_return_if_fail (ENT_IS_LIBRARY (self));
  g_return_if_fail (name != NULL && func != NULL);

  job = g_new0 (Job, 1);
  job->kind = JOB_CHANGE;
  job->name = g_strdup (name);
  job->merge_key = g_strdup (merge_key);
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  queue_job (self, "ent_library_change_async", job, cancellable, callback, user_data);
}

static void
queue_move (EntLibrary          *self,
            JobKind              kind,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  queue_job (self, kind == JOB_UNDO ? "ent_library_undo_async" : "ent_library_redo_async", job, NULL, callback,
             user_data);
}

static char *
finish_move (EntLibrary    *self,
             GAsyncResult  *result,
             GError       **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&job->name) : NULL;
}

void
ent_library_undo_async (EntLibrary          *self,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));

  queue_move (self, JOB_UNDO, callback, user_data);
}

char *
ent_library_undo_finish (EntLibrary    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish_move (self, result, error);
}

void
ent_library_redo_async (EntLibrary          *self,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));

  queue_move (self, JOB_REDO, callback, user_data);
}

char *
ent_library_redo_finish (EntLibrary    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish_move (self, result, error);
}

const char *
ent_library_get_undo_name (EntLibrary *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY (self), NULL);

  return self->undo_name;
}

const char *
ent_library_get_redo_name (EntLibrary *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY (self), NULL);

  return self->redo_name;
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
  watch (self);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What other processes write */

static void
look_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  EntStore *reader = ent_library_take_reader (source, &error);
  News *news = news_new (source);

  if (reader != NULL)
    find_touches (source, reader, news);
  if (news->touched)
    tell (news);
  else
    news_free (news);
  ent_library_reply (task, reader, NULL, NULL, error);
}

/* The library can go, in another thread too, while it is waited. */
static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
look_cb (gpointer data)
{
  g_autoptr(EntLibrary) self = g_weak_ref_get (data);
  g_autoptr(GTask) task = NULL;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_clear_pointer (&self->looking, g_source_unref);
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_name (task, "ent_library_look");
  g_task_run_in_thread (task, look_worker);
  return G_SOURCE_REMOVE;
}

static void
log_written_cb (EntLibrary *self)
{
  GWeakRef *ref;

  if (self->looking != NULL)
    return;
  ref = g_new (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  self->looking = g_timeout_source_new (LOOK_MSEC);
  g_source_set_callback (self->looking, look_cb, ref, weak_ref_free);
  g_source_attach (self->looking, self->context);
}

static void
watch (EntLibrary *self)
{
  g_autofree char *path = g_strconcat (self->path, "-wal", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  if (self->monitor != NULL)
    return;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor == NULL)
    return;
  g_file_monitor_set_rate_limit (self->monitor, LOOK_MSEC);
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (log_written_cb), self, G_CONNECT_SWAPPED);
}
