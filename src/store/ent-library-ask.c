/* What the library answers: every question is asked in one of GTask's worker threads, with a
 * connection that only reads. */

#include "config.h"

#include "ent-library-private.h"

#include "ent-store-views.h"

/* Idle readers kept open. */
#define MAX_IDLE 4

EntStore *
ent_library_take_reader (EntLibrary *self,
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

void
ent_library_reply (GTask         *task,
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

/* Any question */

typedef struct
{
  EntLibraryQuestion question;
  gpointer           data;
  GDestroyNotify     data_free;
  GDestroyNotify     answer_free;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self);
}

static void
ask_worker (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Asking *asking = data;
  GError *error = NULL;
  EntStore *reader = ent_library_take_reader (source, &error);
  gpointer answer = NULL;

  if (reader != NULL)
    answer = asking->question (reader, asking->data, cancellable, &error);
  ent_library_reply (task, reader, answer, asking->answer_free, error);
}

void
ent_library_ask_async (EntLibrary          *self,
                       EntLibraryQuestion   question,
                       gpointer             data,
                       GDestroyNotify       data_free,
                       GDestroyNotify       answer_free,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Asking *asking;

  g_return_if_fail (ENT_IS_LIBRARY (self));
  g_return_if_fail (question != NULL);

  asking = g_new0 (Asking, 1);
  asking->question = question;
  asking->data = data;
  asking->data_free = data_free;
  asking->answer_free = answer_free;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_name (task, "ent_library_ask_async");
  g_task_set_task_data (task, asking, asking_free);
  g_task_run_in_thread (task, ask_worker);
}

gpointer
ent_library_ask_finish (EntLibrary    *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  EntStore *reader = ent_library_take_reader (source, &error);
  GPtrArray *infos = NULL;

  if (reader != NULL)
    infos = ent_store_list_cases (reader, &error);
  ent_library_reply (task, reader, infos, (GDestroyNotify) g_ptr_array_unref, error);
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
  EntStore *reader = ent_library_take_reader (source, &error);
  EntCase *c = NULL;

  if (reader != NULL)
    c = ent_store_load_case (reader, question->text, cancellable, &error);
  ent_library_reply (task, reader, c, (GDestroyNotify) ent_case_unref, error);
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
load_table_worker (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  EntStore *reader = ent_library_take_reader (source, &error);
  EntEventTable *table = NULL;

  if (reader != NULL)
    table = ent_store_load_table (reader, question->text, cancellable, &error);
  ent_library_reply (task, reader, table, (GDestroyNotify) ent_event_table_unref, error);
}

void
ent_library_load_table_async (EntLibrary          *self,
                              const char          *case_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));
  g_return_if_fail (case_id != NULL);

  ask (self, "ent_library_load_table_async", load_table_worker, case_id, 0, cancellable, callback, user_data);
}

EntEventTable *
ent_library_load_table_finish (EntLibrary    *self,
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
  EntStore *reader = ent_library_take_reader (source, &error);
  EntCodebook *codebook = NULL;

  if (reader != NULL)
    codebook = ent_store_load_codebook (reader, &error);
  ent_library_reply (task, reader, codebook, (GDestroyNotify) ent_codebook_unref, error);
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
  EntStore *reader = ent_library_take_reader (source, &error);
  GPtrArray *hits = NULL;

  if (reader != NULL)
    hits = ent_store_search (reader, question->text, question->limit, cancellable, &error);
  ent_library_reply (task, reader, hits, (GDestroyNotify) g_ptr_array_unref, error);
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
  EntStore *reader = ent_library_take_reader (source, &error);
  GPtrArray *views = NULL;

  if (reader != NULL)
    views = ent_store_list_views (reader, question->text, &error);
  ent_library_reply (task, reader, views, (GDestroyNotify) g_ptr_array_unref, error);
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
  EntStore *reader = ent_library_take_reader (source, &error);
  GHashTable *tags = NULL;

  if (reader != NULL)
    tags = ent_store_list_event_tags (reader, question->text, &error);
  ent_library_reply (task, reader, tags, (GDestroyNotify) g_hash_table_unref, error);
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
