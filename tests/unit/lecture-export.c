/* A lecture as a file of each format: how far it is can be seen, it can be stopped, and then nothing is left of it. */
#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "deck-fixture.h"
#include "ent-lecture-export.h"

#define N_SLIDES 100

typedef struct
{
  char *folder;
  guint n_calls;
  guint done;      /* as last said */
  guint total;
  guint stop;      /* cancel where @done is that or more; 0: never */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("entente-export-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

static gboolean
progress_cb (guint    done,
             guint    total,
             gpointer data)
{
  Fixture *self = data;

  g_assert_cmpuint (done, >=, self->done);
  g_assert_cmpuint (done, <=, total);
  g_assert_true (self->n_calls == 0 || total == self->total);
  self->n_calls++;
  self->done = done;
  self->total = total;
  return self->stop == 0 || done < self->stop;
}

static void
init_options (Fixture          *self,
              EntLectureExport *options)
{
  ent_lecture_export_init (options);
  options->progress = progress_cb;
  options->data = self;
  self->n_calls = self->done = self->stop = 0;
}

static guint
count_files (Fixture *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
dup_path (Fixture    *self,
          const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
test_progress (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new_large (N_SLIDES);

  for (EntLectureFormat format = 0; format < ENT_N_LECTURE_FORMATS; format++)
    {
      g_autofree char *name = g_strconcat ("a.", ent_lecture_format_to_word (format), NULL);
      g_autofree char *path = dup_path (self, name);
      g_autoptr(GError) error = NULL;
      EntLectureExport options;
      GStatBuf info;

      init_options (self, &options);
      g_assert_true (ent_lecture_export (deck, format, &options, path, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (self->n_calls, >=, N_SLIDES / 2);
      g_assert_cmpuint (self->done, ==, self->total);
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_size, >, 1000);
    }
  g_assert_cmpuint (count_files (self), ==, ENT_N_LECTURE_FORMATS);
}

/* At any time: while pages are laid out, and while they are written. What was there stays. */
static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  const guint stops[] = { 1, 300, 600, 1000 };
  g_autoptr(EntDeck) deck = deck_fixture_new_large (N_SLIDES);
  g_autofree char *path = dup_path (self, "a.pdf"), *text = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  for (EntLectureFormat format = 0; format < ENT_N_LECTURE_FORMATS; format++)
    for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
      {
        g_autoptr(GError) error = NULL;
        EntLectureExport options;

        init_options (self, &options);
        options.pdfpc = TRUE;
        self->stop = stops[i];
        g_assert_false (ent_lecture_export (deck, format, &options, path, NULL, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        g_assert_cmpuint (count_files (self), ==, 1);
      }
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
}

static void
test_cancellable (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = dup_path (self, "a.pdf");

  g_cancellable_cancel (cancellable);
  for (EntLectureFormat format = 0; format < ENT_N_LECTURE_FORMATS; format++)
    {
      g_autoptr(GError) error = NULL;
      EntLectureExport options;

      ent_lecture_export_init (&options);
      g_assert_false (ent_lecture_export (deck, format, &options, path, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_cmpuint (count_files (self), ==, 0);
}

static void
test_empty (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *path = dup_path (self, "a.pdf");
  g_autoptr(GError) error = NULL;
  EntLectureExport options;

  init_options (self, &options);
  for (guint i = 0; i < deck->slides->len; i++)
    ((EntSlide *) deck->slides->pdata[i])->skipped = TRUE;
  g_assert_false (ent_lecture_export (deck, ENT_LECTURE_PDF, &options, path, NULL, &error));
  g_assert_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_EMPTY);
  g_assert_nonnull (strstr (error->message, "Camp David in 20 minutes"));
  g_assert_cmpuint (count_files (self), ==, 0);
  g_clear_error (&error);
  options.skipped = TRUE;
  g_assert_true (ent_lecture_export (deck, ENT_LECTURE_PDF, &options, path, NULL, &error));
  g_assert_no_error (error);
  g_ptr_array_set_size (deck->slides, 0);
  g_assert_false (ent_lecture_export (deck, ENT_LECTURE_MARKDOWN, &options, path, NULL, &error));
  g_assert_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_EMPTY);
}

static void
test_no_folder (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *path = dup_path (self, "none/a.pdf");
  g_autoptr(GError) error = NULL;
  EntLectureExport options;

  init_options (self, &options);
  g_assert_false (ent_lecture_export (deck, ENT_LECTURE_PDF, &options, path, NULL, &error));
  g_assert_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, path));
}

/* Beside slides alone, and under the name by which pdfpc looks for it. */
static void
test_pdfpc (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *path = dup_path (self, "v1.2 a.pdf"), *beside = dup_path (self, "v1.2 a.pdfpc"), *text = NULL;
  g_autoptr(GError) error = NULL;
  EntLectureExport options;

  init_options (self, &options);
  options.pdfpc = TRUE;
  options.pdf = ENT_LECTURE_PDF_HANDOUT;
  g_assert_true (ent_lecture_export (deck, ENT_LECTURE_PDF, &options, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (self), ==, 1);
  init_options (self, &options);
  options.pdfpc = TRUE;
  g_assert_true (ent_lecture_export (deck, ENT_LECTURE_PDF, &options, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (self), ==, 2);
  g_assert_true (g_file_get_contents (beside, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"pdfpcFormat\": 2"));
}

/* The PDF is not overwritten with what belongs beside it. */
static void
test_pdfpc_name (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *path = dup_path (self, "talk.pdfpc");
  g_autoptr(GError) error = NULL;
  EntLectureExport options;

  init_options (self, &options);
  options.pdfpc = TRUE;
  g_assert_false (ent_lecture_export (deck, ENT_LECTURE_PDF, &options, path, NULL, &error));
  g_assert_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_FILE);
  g_assert_cmpuint (count_files (self), ==, 0);
}

static gpointer
export_thread (gpointer data)
{
  Fixture *self = data;
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *path = dup_path (self, "thread.pdf");
  g_autoptr(GError) error = NULL;
  EntLectureExport options;

  init_options (self, &options);
  g_assert_true (ent_lecture_export (deck, ENT_LECTURE_PDF, &options, path, NULL, &error));
  g_assert_no_error (error);
  return NULL;
}

static void
test_thread (Fixture       *self,
             gconstpointer  data)
{
  g_thread_join (g_thread_new ("export", export_thread, self));
  g_assert_cmpuint (count_files (self), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  ent_sheet_begin_without_display ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/lecture-export/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("progress", test_progress);
  ADD ("cancel", test_cancel);
  ADD ("cancellable", test_cancellable);
  ADD ("empty", test_empty);
  ADD ("no-folder", test_no_folder);
  ADD ("pdfpc", test_pdfpc);
  ADD ("pdfpc-name", test_pdfpc_name);
  ADD ("thread", test_thread);
  return g_test_run ();
}
