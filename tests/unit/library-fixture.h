#pragma once

#include "ent-library.h"

G_BEGIN_DECLS

/* Waiting for a library's answers, for the tests that use one. */

typedef struct
{
  GAsyncResult *result;
} Reply;

static inline void
reply_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  Reply *reply = data;

  g_assert_null (reply->result);
  reply->result = g_object_ref (result);
}

static inline GAsyncResult *
wait_for (Reply *reply)
{
  while (reply->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return reply->result;
}

static inline void
reply_clear (Reply *reply)
{
  g_clear_object (&reply->result);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reply, reply_clear)

static inline EntLibrary *
open_library (const char *path)
{
  g_auto(Reply) reply = { NULL };
  EntLibrary *library = ent_library_new (path);
  GError *error = NULL;

  ent_library_open_async (library, NULL, reply_cb, &reply);
  g_assert_true (ent_library_open_finish (library, wait_for (&reply), NULL, &error));
  g_assert_no_error (error);
  return library;
}

/* Its last reference goes with the last look at the log. */
static inline void
close_library (EntLibrary *library)
{
  gpointer weak = library;

  g_object_add_weak_pointer (G_OBJECT (library), &weak);
  g_object_unref (library);
  while (weak != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
}

static inline gboolean
change (EntLibrary     *library,
        const char     *name,
        const char     *merge_key,
        EntLibraryJob   job,
        gpointer        data,
        GError        **error)
{
  g_auto(Reply) reply = { NULL };

  ent_library_change_async (library, name, merge_key, job, data, NULL, NULL, reply_cb, &reply);
  return ent_library_run_finish (library, wait_for (&reply), error);
}

static inline gboolean
put_note_job (EntStore      *store,
              gpointer       note,
              GCancellable  *cancellable,
              GError       **error)
{
  return ent_store_put_note (store, note, error);
}

static inline gboolean
put_note (EntLibrary  *library,
          EntNote     *note,
          GError     **error)
{
  return change (library, "Edit Note", NULL, put_note_job, note, error);
}

static inline char *
undo (EntLibrary  *library,
      GError     **error)
{
  g_auto(Reply) reply = { NULL };

  ent_library_undo_async (library, reply_cb, &reply);
  return ent_library_undo_finish (library, wait_for (&reply), error);
}

static inline char *
redo (EntLibrary  *library,
      GError     **error)
{
  g_auto(Reply) reply = { NULL };

  ent_library_redo_async (library, reply_cb, &reply);
  return ent_library_redo_finish (library, wait_for (&reply), error);
}

/* No fault, but of personal rows on a case that is not there. */
static inline void
assert_sound (const char *path)
{
  GError *error = NULL;
  g_autoptr(EntStore) store = ent_store_open (path, ENT_STORE_READ, NULL, &error);
  g_autoptr(GPtrArray) faults = NULL;

  g_assert_no_error (error);
  faults = ent_store_check (store, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    if (!g_strrstr (faults->pdata[i], "that is gone: "))
      g_error ("%s", (char *) faults->pdata[i]);
}

/* Ids of all notes, those in the bin too. */
static inline GHashTable *
list_note_ids (const char *path)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *error = NULL;
  g_autoptr(EntStore) store = ent_store_open (path, ENT_STORE_READ, NULL, &error);
  g_autoptr(GPtrArray) notes = NULL;

  g_assert_no_error (error);
  notes = ent_store_list_notes (store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < notes->len; i++)
    g_hash_table_add (ids, g_strdup (((EntNote *) notes->pdata[i])->id));
  return ids;
}

/* A child process: this program with other arguments, its output in a pipe. */
static inline GSubprocess *
start_child (const char * const *arguments)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  GSubprocess *child;
  GError *error = NULL;

  g_ptr_array_add (argv, self);
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);
  child = g_subprocess_newv ((const char * const *) argv->pdata,
                             G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error);
  g_assert_no_error (error);
  return child;
}

G_END_DECLS
