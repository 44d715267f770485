/* What is done to a lecture while it cannot be written: it stays to be seen, and is written as soon as it can be. */

#include "config.h"

#include <gtk/gtk.h>

#include "ent-deck-model.h"
#include "ent-store-lectures.h"
#include "fixtures.h"

#define BREAK "CREATE TRIGGER broken BEFORE UPDATE ON slides BEGIN SELECT RAISE (ABORT, 'no room'); END"
#define MEND  "DROP TRIGGER broken"

typedef struct
{
  char         *folder;
  char         *path;
  EntSession   *session;
  EntLecture   *lecture;
  EntDeckModel *model;
  guint         n_failed;
} Fixture;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;

  ent_library_open_finish (ENT_LIBRARY (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
failed_cb (Fixture    *self,
           const char *message)
{
  g_assert_cmpstr (message, !=, "");
  self->n_failed++;
}

static void
put_lecture (Fixture *self)
{
  g_autoptr(EntStore) store = ent_store_open (self->path, ENT_STORE_CREATE, NULL, NULL);

  self->lecture = ent_lecture_new ("A lecture");
  g_assert_true (ent_store_put_lecture (store, self->lecture, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(EntSlide) slide = ent_slide_new (ENT_SLIDE_TEXT);

      slide->title = g_strdup_printf ("%u", i);
      g_assert_true (ent_store_add_slide (store, self->lecture->id, slide, NULL));
    }
}

static void
open_model (Fixture *self)
{
  self->model = ent_deck_model_new (self->session, self->lecture->id);
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (failed_cb), self);
  while (ent_deck_model_get_deck (self->model) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  gboolean opened = FALSE;

  self->folder = ent_fixture_dup_folder ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
  put_lecture (self);
  self->session = ent_session_new (self->folder, self->path);
  ent_library_open_async (ent_session_get_library (self->session), NULL, opened_cb, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
  open_model (self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  ent_lecture_free (self->lecture);
  ent_fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static EntSlide *
get_slide (Fixture *self,
           guint    index)
{
  return ent_deck_model_get_deck (self->model)->slides->pdata[index];
}

static void
type_title (Fixture    *self,
            guint       index,
            const char *title)
{
  g_autoptr(EntSlide) slide = ent_slide_copy (get_slide (self, index));

  g_free (slide->title);
  slide->title = g_strdup (title);
  ent_deck_model_put_slide (self->model, slide, "Edit Slide", "slide-title");
}

/* Of all slides in the library: "0,1". */
static char *
dup_stored (Fixture *self)
{
  g_autoptr(EntStore) store = ent_store_open (self->path, ENT_STORE_READ, NULL, NULL);
  g_autoptr(GPtrArray) slides = ent_store_list_slides (store, self->lecture->id, NULL);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < slides->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "," : "", ((EntSlide *) slides->pdata[i])->title);
  return g_string_free (titles, FALSE);
}

static void
wait_for_failure (Fixture *self)
{
  while (ent_deck_model_get_problem () == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_written (Fixture *self)
{
  while (ent_deck_model_is_saving (self->model))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_kept (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) inserted = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  g_autofree char *before = NULL, *after = NULL;

  ent_fixture_execute (self->path, BREAK);
  type_title (self, 0, "Ty");
  type_title (self, 0, "Typed");
  type_title (self, 1, "Other");
  wait_for_failure (self);
  g_assert_true (ent_deck_model_is_saving (self->model));
  /* The deck does not turn back to what the disk has. */
  g_assert_cmpstr (get_slide (self, 0)->title, ==, "Typed");
  g_ptr_array_add (inserted, ent_slide_new (ENT_SLIDE_TEXT));
  ((EntSlide *) inserted->pdata[0])->title = g_strdup ("New");
  ent_deck_model_insert (self->model, inserted, get_slide (self, 1)->id, "Add Slide");
  type_title (self, 1, "Newer");
  type_title (self, 0, "Typed on");
  before = dup_stored (self);
  g_assert_cmpstr (before, ==, "0,1");
  g_assert_cmpuint (self->n_failed, ==, 1);

  ent_fixture_execute (self->path, MEND);
  /* The last try may be on its way still. */
  while (ent_deck_model_is_saving (self->model))
    {
      ent_deck_model_try_again ();
      g_main_context_iteration (NULL, TRUE);
    }
  after = dup_stored (self);
  g_assert_cmpstr (after, ==, "Typed on,Newer,Other");
  g_assert_null (ent_deck_model_get_problem ());
}

/* Who closes the lecture loses nothing; the next change brings what waits with it. */
static void
test_closed (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *stored = NULL;
  gpointer model = self->model;

  ent_fixture_execute (self->path, BREAK);
  type_title (self, 0, "Typed");
  wait_for_failure (self);
  ent_fixture_execute (self->path, MEND);
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_object_add_weak_pointer (G_OBJECT (model), &model);
  g_clear_object (&self->model);
  g_assert_nonnull (model);
  type_title ((open_model (self), self), 1, "Later");
  wait_until_written (self);
  ent_deck_model_try_again ();
  while (model != NULL)
    g_main_context_iteration (NULL, TRUE);
  stored = dup_stored (self);
  g_assert_cmpstr (stored, ==, "Typed,Later");
}

/* What is gone cannot be written, and does not keep anything from being written. */
static void
test_gone (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *stored = NULL;

  ent_fixture_execute (self->path, "DELETE FROM slides WHERE title = '0'");
  type_title (self, 0, "Typed");
  type_title (self, 1, "Other");
  wait_until_written (self);
  stored = dup_stored (self);
  g_assert_cmpstr (stored, ==, "Other");
  g_assert_null (ent_deck_model_get_problem ());
  g_assert_cmpuint (self->n_failed, ==, 1);
}

static void
test_given_up (Fixture       *self,
               gconstpointer  data)
{
  ent_fixture_execute (self->path, BREAK);
  type_title (self, 0, "Typed");
  wait_for_failure (self);
  ent_deck_model_give_up ();
  g_assert_null (ent_deck_model_get_problem ());
  while (g_strcmp0 (get_slide (self, 0)->title, "0") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (ent_deck_model_is_saving (self->model));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/deck-model/kept", test_kept);
  ADD ("/deck-model/closed", test_closed);
  ADD ("/deck-model/gone", test_gone);
  ADD ("/deck-model/given-up", test_given_up);

  return g_test_run ();
}
