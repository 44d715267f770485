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

/* The questions that are asked again and again */

static gpointer
list_question (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return ent_store_list_cases (store, error);
}

void
ent_library_list_async (EntLibrary          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));

  ent_library_ask_async (self, list_question, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                         cancellable, callback, user_data);
}

GPtrArray *
ent_library_list_finish (EntLibrary    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return ent_library_ask_finish (self, result, error);
}

static gpointer
load_case_question (EntStore      *store,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return ent_store_load_case (store, data, cancellable, error);
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

  ent_library_ask_async (self, load_case_question, g_strdup (case_id), g_free, (GDestroyNotify) ent_case_unref,
                         cancellable, callback, user_data);
}

EntCase *
ent_library_load_case_finish (EntLibrary    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return ent_library_ask_finish (self, result, error);
}

static gpointer
load_table_question (EntStore      *store,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return ent_store_load_table (store, data, cancellable, error);
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

  ent_library_ask_async (self, load_table_question, g_strdup (case_id), g_free, (GDestroyNotify) ent_event_table_unref,
                         cancellable, callback, user_data);
}

EntEventTable *
ent_library_load_table_finish (EntLibrary    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return ent_library_ask_finish (self, result, error);
}

static gpointer
load_codebook_question (EntStore      *store,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  return ent_store_load_codebook (store, error);
}

void
ent_library_load_codebook_async (EntLibrary          *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));

  ent_library_ask_async (self, load_codebook_question, NULL, NULL, (GDestroyNotify) ent_codebook_unref,
                         cancellable, callback, user_data);
}

EntCodebook *
ent_library_load_codebook_finish (EntLibrary    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return ent_library_ask_finish (self, result, error);
}

/* Words, and the most hits to be found. */
typedef struct
{
  char *words;
  int   limit;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_free (self->words);
  g_free (self);
}

static gpointer
search_question (EntStore      *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Wanted *wanted = data;

  return ent_store_search (store, wanted->words, wanted->limit, cancellable, error);
}

void
ent_library_search_async (EntLibrary          *self,
                          const char          *words,
                          int                  limit,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Wanted *wanted;

  g_return_if_fail (ENT_IS_LIBRARY (self));
  g_return_if_fail (words != NULL);

  wanted = g_new0 (Wanted, 1);
  wanted->words = g_strdup (words);
  wanted->limit = limit;
  ent_library_ask_async (self, search_question, wanted, wanted_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                         callback, user_data);
}

GPtrArray *
ent_library_search_finish (EntLibrary    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return ent_library_ask_finish (self, result, error);
}

static gpointer
list_views_question (EntStore      *store,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return ent_store_list_views (store, data, error);
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

  ent_library_ask_async (self, list_views_question, g_strdup (case_id), g_free, (GDestroyNotify) g_ptr_array_unref,
                         cancellable, callback, user_data);
}

GPtrArray *
ent_library_list_views_finish (EntLibrary    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return ent_library_ask_finish (self, result, error);
}

static gpointer
list_event_tags_question (EntStore      *store,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  return ent_store_list_event_tags (store, data, error);
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

  ent_library_ask_async (self, list_event_tags_question, g_strdup (case_id), g_free, (GDestroyNotify) g_hash_table_unref,
                         cancellable, callback, user_data);
}

GHashTable *
ent_library_list_event_tags_finish (EntLibrary    *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return ent_library_ask_finish (self, result, error);
}
