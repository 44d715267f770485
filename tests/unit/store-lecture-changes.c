/* Changes of lectures are taken back one by one, and whoever shows a lecture is told. */

#include "config.h"

#include <locale.h>

#include "ent-library.h"
#include "ent-store-changes.h"
#include "ent-store-lectures.h"
#include "fixtures.h"
#include "library-fixture.h"

typedef struct
{
  char       *folder;
  char       *path;
  EntLibrary *library;
  GPtrArray  *touches;  /* of char*: ids of lectures, since they were last cleared */
} Fixture;

static void
touched_cb (EntLibrary *library,
            GPtrArray  *touches,
            Fixture    *self)
{
  for (guint i = 0; touches != NULL && i < touches->len; i++)
    {
      const EntTouch *touch = touches->pdata[i];

      if (touch->kind == ENT_TOUCH_LECTURE)
        g_ptr_array_add (self->touches, g_strdup (touch->id));
    }
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = ent_fixture_dup_folder ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->touches = g_ptr_array_new_with_free_func (g_free);
  self->library = open_library (self->path);
  g_signal_connect (self->library, "touched", G_CALLBACK (touched_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  close_library (self->library);
  ent_fixture_remove_folder (self->folder);
  g_ptr_array_unref (self->touches);
  g_free (self->folder);
  g_free (self->path);
}

#define assert_moved(move, self, expected) \
  G_STMT_START { \
    GError *error_ = NULL; \
    g_autofree char *name_ = move ((self)->library, &error_); \
    g_assert_no_error (error_); \
    g_assert_cmpstr (name_, ==, expected); \
  } G_STMT_END

static gboolean
was_touched (Fixture           *self,
             const EntLecture  *lecture)
{
  gboolean touched = g_ptr_array_find_with_equal_func (self->touches, lecture->id, g_str_equal, NULL);

  g_ptr_array_set_size (self->touches, 0);
  return touched;
}

/* Slides in order, as one word. */
static char *
dup_slides (Fixture    *self,
            const char *lecture_id)
{
  GError *error = NULL;
  g_autoptr(EntStore) store = ent_store_open (self->path, ENT_STORE_READ, NULL, &error);
  g_autoptr(GPtrArray) slides = NULL;
  GString *word = g_string_new (NULL);

  g_assert_no_error (error);
  slides = ent_store_list_slides (store, lecture_id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < slides->len; i++)
    {
      const EntSlide *slide = slides->pdata[i];

      g_string_append_printf (word, "%s%u", slide->title, slide->cases->len);
    }
  return g_string_free (word, FALSE);
}

#define assert_slides(self, lecture, expected) \
  G_STMT_START { \
    g_autofree char *word_ = dup_slides (self, (lecture)->id); \
    g_assert_cmpstr (word_, ==, expected); \
  } G_STMT_END

typedef struct
{
  EntLecture *lecture;
  GPtrArray  *slides;
} LectureJob;

static gboolean
new_lecture_job (EntStore      *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const LectureJob *job = data;

  return ent_store_put_lecture (store, job->lecture, error)
         && ent_store_insert_slides (store, job->lecture->id, job->slides, NULL, error);
}

static gboolean
reverse_job (EntStore      *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const LectureJob *job = data;
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (guint i = job->slides->len; i > 0; i--)
    g_ptr_array_add (ids, ((EntSlide *) job->slides->pdata[i - 1])->id);
  return ent_store_order_slides (store, job->lecture->id, ids, error);
}

static gboolean
remove_slide_job (EntStore      *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const LectureJob *job = data;
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (ids, ((EntSlide *) job->slides->pdata[1])->id);
  return ent_store_remove_slides (store, job->lecture->id, ids, error);
}

static gboolean
retitle_job (EntStore      *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const LectureJob *job = data;
  g_autoptr(EntSlide) slide = ent_slide_copy (job->slides->pdata[1]);

  g_free (slide->title);
  slide->title = g_strdup ("x");
  ent_slide_add_case (slide, "camp-david", 1, NULL);
  return ent_store_put_slide (store, slide, error);
}

/* Each change of a lecture can be taken back, and whoever shows it is told. */
static void
test_slides (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = ent_lecture_new ("On armistices");
  g_autoptr(GPtrArray) slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  LectureJob job = { lecture, slides };
  GError *error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      EntSlide *slide = ent_slide_new (ENT_SLIDE_TEXT);

      slide->title = g_strdup_printf ("%c", 'a' + (char) i);
      ent_slide_add_case (slide, "panmunjom", 1, NULL);
      g_ptr_array_add (slides, slide);
    }
  change (self->library, "New", NULL, new_lecture_job, &job, &error);
  change (self->library, "Reverse", NULL, reverse_job, &job, &error);
  change (self->library, "Remove", NULL, remove_slide_job, &job, &error);
  assert_slides (self, lecture, "c1a1");
  assert_moved (undo, self, "Remove");
  assert_slides (self, lecture, "c1b1a1");
  change (self->library, "Retitle", NULL, retitle_job, &job, &error);
  g_assert_no_error (error);
  assert_slides (self, lecture, "c1x2a1");
  g_assert_true (was_touched (self, lecture));
  assert_moved (undo, self, "Retitle");
  g_assert_true (was_touched (self, lecture));
  assert_slides (self, lecture, "c1b1a1");
  assert_moved (undo, self, "Reverse");
  assert_slides (self, lecture, "a1b1c1");
  assert_moved (undo, self, "New");
  assert_slides (self, lecture, "");
  assert_moved (redo, self, "New");
  assert_moved (redo, self, "Reverse");
  assert_moved (redo, self, "Retitle");
  assert_slides (self, lecture, "c1x2a1");
  assert_sound (self->path);
}

static gboolean
rehearse_job (EntStore      *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const LectureJob *job = data;
  g_autoptr(EntRehearsal) rehearsal = ent_rehearsal_new (job->lecture->id);

  return ent_store_put_rehearsal (store, rehearsal, error);
}

/* A rehearsal between is in nobody's way, and is told of. */
static void
test_rehearsal (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = ent_lecture_new ("On armistices");
  g_autoptr(GPtrArray) slides = g_ptr_array_new ();
  LectureJob job = { lecture, slides };
  g_auto(Reply) reply = { NULL };
  GError *error = NULL;

  change (self->library, "New", NULL, new_lecture_job, &job, &error);
  change (self->library, "Reverse", NULL, reverse_job, &job, &error);
  g_assert_no_error (error);
  was_touched (self, lecture);
  ent_library_run_async (self->library, rehearse_job, &job, NULL, NULL, reply_cb, &reply);
  g_assert_true (ent_library_run_finish (self->library, wait_for (&reply), &error));
  g_assert_no_error (error);
  while (!was_touched (self, lecture))
    g_main_context_iteration (NULL, TRUE);
  assert_moved (undo, self, "Reverse");
  assert_moved (undo, self, "New");
  assert_slides (self, lecture, "");
  assert_sound (self->path);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/lecture-changes/slides", test_slides);
  ADD ("/store/lecture-changes/rehearsal", test_rehearsal);

  return g_test_run ();
}
