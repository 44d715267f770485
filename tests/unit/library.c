/* The facade: answers come later, on the caller's context, in order; nothing blocks. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "fixtures.h"
#include "library-fixture.h"

typedef struct
{
  char       *folder;
  char       *path;
  EntLibrary *library;
  int         n_changed;
} Fixture;

static void
changed_cb (EntLibrary *library,
            Fixture    *self)
{
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  self->n_changed++;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_auto(Reply) reply = { NULL };
  EntStoreReport report = { 0 };
  GError *error = NULL;

  self->folder = ent_fixture_dup_folder ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->library = ent_library_new (self->path);
  g_signal_connect (self->library, "changed", G_CALLBACK (changed_cb), self);

  ent_library_open_async (self->library, NULL, reply_cb, &reply);
  g_assert_true (ent_library_open_finish (self->library, wait_for (&reply), &report, &error));
  g_assert_no_error (error);
  g_assert_true (report.created);
  ent_store_report_clear (&report);
}

static void
settle (void)
{
  for (int i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  settle ();
  close_library (self->library);
  ent_fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static gboolean
put_job (EntStore      *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();

  g_assert_false (g_main_context_is_owner (g_main_context_default ()));
  g_ptr_array_add (cases, data);
  return ent_store_put_cases (store, cases, "bundled", cancellable, error);
}

static void
put (Fixture    *self,
     const char *id)
{
  g_auto(Reply) reply = { NULL };
  GError *error = NULL;

  ent_library_run_async (self->library, put_job, ent_fixture_case_new (id),
                         (GDestroyNotify) ent_case_unref, NULL, reply_cb, &reply);
  g_assert_true (ent_library_run_finish (self->library, wait_for (&reply), &error));
  g_assert_no_error (error);
}

static void
test_path (void)
{
  g_autofree char *path = ent_store_dup_default_path ();
  EntLibrary *library = ent_library_new (NULL);

  g_assert_cmpstr (ent_library_get_path (library), ==, path);
  g_assert_finalize_object (library);
}

static void
test_calls (Fixture       *self,
            gconstpointer  data)
{
  g_auto(Reply) list = { NULL };
  g_auto(Reply) load = { NULL };
  g_auto(Reply) search = { NULL };
  g_auto(Reply) codebook = { NULL };
  g_autoptr(EntCase) expected = ent_fixture_case_new ("one");
  g_autoptr(EntCase) loaded = NULL;
  g_autoptr(EntCodebook) none = NULL;
  g_autoptr(GPtrArray) infos = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  GError *error = NULL;

  g_assert_cmpstr (ent_library_get_path (self->library), ==, self->path);
  put (self, "one");
  g_assert_cmpint (self->n_changed, ==, 1);

  /* All at once. */
  ent_library_list_async (self->library, NULL, reply_cb, &list);
  ent_library_load_case_async (self->library, "one", NULL, reply_cb, &load);
  ent_library_search_async (self->library, "hiep", 5, NULL, reply_cb, &search);
  ent_library_load_codebook_async (self->library, NULL, reply_cb, &codebook);
  g_assert_null (list.result);

  infos = ent_library_list_finish (self->library, wait_for (&list), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, ==, 1);
  loaded = ent_library_load_case_finish (self->library, wait_for (&load), &error);
  g_assert_no_error (error);
  ent_fixture_assert_case (expected, loaded);
  hits = ent_library_search_finish (self->library, wait_for (&search), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  none = ent_library_load_codebook_finish (self->library, wait_for (&codebook), &error);
  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_cmpint (self->n_changed, ==, 1);
}

static gboolean
put_codebook_job (EntStore      *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return ent_store_put_codebook (store, data, error);
}

static void
test_codebook (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autoptr(EntCodebook) codebook = ent_fixture_codebook_new_random (rand, 1);
  g_autoptr(EntCodebook) loaded = NULL;
  g_auto(Reply) put_reply = { NULL };
  g_auto(Reply) load_reply = { NULL };
  GError *error = NULL;

  ent_library_run_async (self->library, put_codebook_job, codebook, NULL, NULL, reply_cb,
                         &put_reply);
  g_assert_true (ent_library_run_finish (self->library, wait_for (&put_reply), &error));
  ent_library_load_codebook_async (self->library, NULL, reply_cb, &load_reply);
  loaded = ent_library_load_codebook_finish (self->library, wait_for (&load_reply), &error);
  g_assert_no_error (error);
  ent_fixture_assert_codebook (codebook, loaded);
}

static void
test_errors (Fixture       *self,
             gconstpointer  data)
{
  g_auto(Reply) load = { NULL };
  g_autoptr(EntCase) loaded = NULL;
  g_autoptr(GError) error = NULL;

  ent_library_load_case_async (self->library, "missing", NULL, reply_cb, &load);
  loaded = ent_library_load_case_finish (self->library, wait_for (&load), &error);
  g_assert_null (loaded);
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
}

/* Jobs */

typedef struct
{
  GString *log;
  char     letter;
} Letter;

static gboolean
letter_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Letter *self = data;

  g_usleep (500);
  g_string_append_c (self->log, self->letter);
  return TRUE;
}

static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GString) log = g_string_new (NULL);
  Reply replies[20] = { { NULL } };
  GError *error = NULL;

  for (int i = 0; i < 20; i++)
    {
      Letter *letter = g_new0 (Letter, 1);

      letter->log = log;
      letter->letter = (char) ('a' + i);
      ent_library_run_async (self->library, letter_job, letter, g_free, NULL, reply_cb,
                             &replies[i]);
    }
  g_assert_cmpuint (log->len, <, 20);
  for (int i = 0; i < 20; i++)
    {
      g_assert_true (ent_library_run_finish (self->library, wait_for (&replies[i]), &error));
      reply_clear (&replies[i]);
    }
  g_assert_cmpstr (log->str, ==, "abcdefghijklmnopqrst");
  g_assert_cmpint (self->n_changed, ==, 20);
}

static gboolean
fail_job (EntStore      *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_set_error_literal (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FULL, "no room");
  return FALSE;
}

static void
test_failed_job (Fixture       *self,
                 gconstpointer  data)
{
  g_auto(Reply) reply = { NULL };
  g_autoptr(GError) error = NULL;

  ent_library_run_async (self->library, fail_job, NULL, NULL, NULL, reply_cb, &reply);
  g_assert_false (ent_library_run_finish (self->library, wait_for (&reply), &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FULL);
  settle ();
  g_assert_cmpint (self->n_changed, ==, 0);
  put (self, "after");
  g_assert_cmpint (self->n_changed, ==, 1);
}

static gboolean
never_job (EntStore      *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_assert_not_reached ();
}

static void
freed_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* One that was cancelled before its turn never runs. */
static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Reply) run = { NULL };
  g_auto(Reply) load = { NULL };
  g_auto(Reply) search = { NULL };
  g_autoptr(EntCase) loaded = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;
  gboolean freed = FALSE;

  put (self, "one");
  g_cancellable_cancel (cancellable);
  ent_library_run_async (self->library, never_job, &freed, freed_cb, cancellable, reply_cb, &run);
  ent_library_load_case_async (self->library, "one", cancellable, reply_cb, &load);
  ent_library_search_async (self->library, "hiep", 5, cancellable, reply_cb, &search);

  g_assert_false (ent_library_run_finish (self->library, wait_for (&run), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  loaded = ent_library_load_case_finish (self->library, wait_for (&load), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  hits = ent_library_search_finish (self->library, wait_for (&search), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (self->n_changed, ==, 1);

  reply_clear (&run);
  settle ();
  g_assert_true (freed);
}

/* Readers see the library before or after each job, never between. */
static void
test_read_while_writing (Fixture       *self,
                         gconstpointer  data)
{
  g_autoptr(EntCase) expected = ent_fixture_case_new ("one");
  Reply writes[10] = { { NULL } };
  GError *error = NULL;

  put (self, "one");
  for (int i = 0; i < 10; i++)
    ent_library_run_async (self->library, put_job, ent_fixture_case_new ("one"),
                           (GDestroyNotify) ent_case_unref, NULL, reply_cb, &writes[i]);
  for (int i = 0; i < 30; i++)
    {
      g_auto(Reply) load = { NULL };
      g_autoptr(EntCase) loaded = NULL;

      ent_library_load_case_async (self->library, "one", NULL, reply_cb, &load);
      loaded = ent_library_load_case_finish (self->library, wait_for (&load), &error);
      g_assert_no_error (error);
      ent_fixture_assert_case (expected, loaded);
    }
  for (int i = 0; i < 10; i++)
    {
      g_assert_true (ent_library_run_finish (self->library, wait_for (&writes[i]), &error));
      reply_clear (&writes[i]);
    }
}

/* Many readers at once, and the library goes while they read. */
static void
test_gone (void)
{
  g_autofree char *folder = ent_fixture_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  EntLibrary *library = ent_library_new (path);
  Reply replies[24] = { { NULL } };
  gpointer weak = library;

  ent_library_open_async (library, NULL, reply_cb, &replies[0]);
  g_assert_true (ent_library_open_finish (library, wait_for (&replies[0]), NULL, NULL));
  for (int i = 1; i < 24; i++)
    {
      if (i % 3 == 0)
        ent_library_run_async (library, put_job, ent_fixture_case_new ("one"),
                               (GDestroyNotify) ent_case_unref, NULL, reply_cb, &replies[i]);
      else
        ent_library_list_async (library, NULL, reply_cb, &replies[i]);
    }
  g_object_add_weak_pointer (G_OBJECT (library), &weak);
  g_object_unref (library);
  for (int i = 0; i < 24; i++)
    {
      wait_for (&replies[i]);
      reply_clear (&replies[i]);
    }
  while (weak != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  ent_fixture_remove_folder (folder);
}

static void
test_report (void)
{
  g_autofree char *folder = ent_fixture_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  EntStoreReport report = { 0 };
  GError *error = NULL;

  g_assert_true (g_file_set_contents (path, "garbage", -1, NULL));
  {
    g_autoptr(EntLibrary) library = ent_library_new (path);
    g_auto(Reply) reply = { NULL };

    ent_library_open_async (library, NULL, reply_cb, &reply);
    g_assert_true (ent_library_open_finish (library, wait_for (&reply), &report, &error));
    g_assert_no_error (error);
    g_assert_nonnull (report.set_aside);
    settle ();
  }
  ent_store_report_clear (&report);
  settle ();
  ent_fixture_remove_folder (folder);
}

/* What cannot be opened says why, at each call. */
static void
test_impossible (void)
{
  g_autofree char *folder = ent_fixture_dup_folder ();
  g_autoptr(GError) error = NULL;

  {
    g_autoptr(EntLibrary) library = ent_library_new (folder);
    g_auto(Reply) open = { NULL };
    g_auto(Reply) list = { NULL };
    g_auto(Reply) run = { NULL };

    ent_library_open_async (library, NULL, reply_cb, &open);
    g_assert_false (ent_library_open_finish (library, wait_for (&open), NULL, &error));
    g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
    g_clear_error (&error);
    ent_library_run_async (library, never_job, NULL, NULL, NULL, reply_cb, &run);
    g_assert_false (ent_library_run_finish (library, wait_for (&run), &error));
    g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
    g_clear_error (&error);
    ent_library_list_async (library, NULL, reply_cb, &list);
    g_assert_null (ent_library_list_finish (library, wait_for (&list), &error));
    g_assert_nonnull (error);
    settle ();
  }
  ent_fixture_remove_folder (folder);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/path", test_path);
  ADD ("/library/calls", test_calls);
  ADD ("/library/codebook", test_codebook);
  ADD ("/library/errors", test_errors);
  ADD ("/library/order", test_order);
  ADD ("/library/failed-job", test_failed_job);
  ADD ("/library/cancel", test_cancel);
  ADD ("/library/read-while-writing", test_read_while_writing);
  g_test_add_func ("/library/gone", test_gone);
  g_test_add_func ("/library/report", test_report);
  g_test_add_func ("/library/impossible", test_impossible);

  return g_test_run ();
}
