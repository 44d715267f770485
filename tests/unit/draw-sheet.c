/* Sheets: how they are shared out among pages, that nothing is lost or cut there, and files. */
#include "config.h"

#include "draw-cases.h"
#include "draw-texts.h"
#include "ent-page-plan.h"
#include "ent-timeline-sheet.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define NOW_SEC 1.7e9

/* Every instant is on a page, neighbours show as much of each other, and at one zoom. */
static void
test_split_time (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);

  for (guint run = 0; run < 400; run++)
    {
      double begin = g_rand_double_range (rand, -1e12, 1e10), end = begin + pow (10, g_rand_double_range (rand, 4, 12));
      double width = g_rand_double_range (rand, 200, 3000), overlap = g_rand_double_range (rand, 0, width / 3);
      guint n = (guint) g_rand_int_range (rand, 1, 40);
      g_autoptr(GArray) windows = ent_page_plan_split_time (begin, end, width, overlap, n);
      const EntPageWindow *first = &g_array_index (windows, EntPageWindow, 0);
      double span = first->end_sec - first->begin_sec, tolerance = (end - begin) * 1e-6 + 1;

      g_assert_cmpuint (windows->len, ==, n);
      g_assert_cmpfloat (first->begin_sec, ==, begin);
      g_assert_cmpfloat (g_array_index (windows, EntPageWindow, n - 1).end_sec, ==, end);
      for (guint i = 0; i < n; i++)
        {
          const EntPageWindow *window = &g_array_index (windows, EntPageWindow, i);

          g_assert_cmpfloat_with_epsilon (window->end_sec - window->begin_sec, span, tolerance);
          g_assert_cmpfloat (window->begin_sec, <=, window->seam_begin_sec);
          g_assert_cmpfloat (window->seam_end_sec, <=, window->end_sec);
          if (i == 0)
            continue;
          g_assert_cmpfloat (window->seam_begin_sec, ==, window[-1].seam_end_sec);
          g_assert_cmpfloat_with_epsilon (window[-1].end_sec - window->begin_sec, overlap / width * span, tolerance);
          g_assert_cmpfloat_with_epsilon (window[-1].end_sec - window->seam_begin_sec,
                                          window->seam_begin_sec - window->begin_sec, tolerance);
        }
    }
}

/* Bands follow one another without a gap, end where lanes may be cut, and fit their page. */
static void
test_split_rows (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);

  for (guint run = 0; run < 400; run++)
    {
      g_autoptr(GArray) cuts = g_array_new (FALSE, FALSE, sizeof (EntPageCut));
      double y = 0, height = g_rand_double_range (rand, 60, 900), at = 0;
      guint n = (guint) g_rand_int_range (rand, 1, 60);
      g_autoptr(GArray) bands = NULL;

      for (guint i = 0; i < n; i++)
        {
          EntPageCut cut = { y += g_rand_double_range (rand, 20, 60), g_rand_boolean (rand) };

          g_array_append_val (cuts, cut);
        }
      bands = ent_page_plan_split_rows ((EntPageCut *) (void *) cuts->data, n, height);
      for (guint i = 0; i < bands->len; i++)
        {
          const EntPageBand *band = &g_array_index (bands, EntPageBand, i);
          gboolean found = FALSE;

          g_assert_cmpfloat_with_epsilon (band->y, at, 1e-6);
          g_assert_cmpfloat (band->height, <=, height + 1);
          at = band->y + band->height;
          for (guint j = 0; j < n; j++)
            found |= fabs (g_array_index (cuts, EntPageCut, j).y - at) < 1e-6;
          g_assert_true (found);
        }
      g_assert_cmpfloat_with_epsilon (at, y, 1e-6);
    }
}

static EntSheet *
create_sheet (EntCase                       *item,
              const EntTimelineSheetOptions *options,
              GError                       **error)
{
  g_autoptr(EntEventTable) table = ent_event_table_new (item, NULL);

  return ent_timeline_sheet_new (&table, 1, options, error);
}

static void
init_options (EntTimelineSheetOptions *options)
{
  ent_timeline_sheet_options_init (options);
  options->timeline.now_sec = NOW_SEC;
}

static void
test_nothing_cut (void)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    {
      g_autoptr(EntCase) item = create_random_case (seed, 30 * seed * seed, 1950, 2020);

      for (EntPictureFlags flags = 0; flags <= ENT_PICTURE_RTL; flags += ENT_PICTURE_RTL)
        for (guint pages = 1; pages <= 5; pages += 2)
          {
            EntTimelineSheetOptions options;
            g_autoptr(EntSheet) sheet = NULL;
            g_autoptr(GError) error = NULL;

            init_options (&options);
            ent_timeline_sheet_options_paper (&options, ENT_PAPER_A4, pages > 1, pages);
            options.flags = flags;
            sheet = create_sheet (item, &options, &error);
            g_assert_no_error (error);
            g_assert_cmpuint (ent_sheet_get_n_pages (sheet) % pages, ==, 0);
            assert_no_text_cut (sheet);
          }
    }
}

/* Paper too small for all lanes: they go on on further pages. */
static void
test_bands (void)
{
  g_autoptr(EntCase) item = create_random_case (7, 900, 1950, 2020);
  EntTimelineSheetOptions options;
  g_autoptr(EntSheet) sheet = NULL, large = NULL;
  g_autoptr(GError) error = NULL;

  init_options (&options);
  ent_timeline_sheet_options_paper (&options, ENT_PAPER_A4, TRUE, 2);
  options.scale = 1.6;
  sheet = create_sheet (item, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ent_sheet_get_n_pages (sheet), >, 2);
  g_assert_cmpuint (ent_sheet_get_n_pages (sheet) % 2, ==, 0);
  assert_no_text_cut (sheet);

  options.paged = FALSE;
  large = create_sheet (item, &options, &error);
  g_assert_null (large);
  g_assert_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_NO_ROOM);
}

/* With factors over time below it grows by as much as they take, names included, and bands keep them whole. */
static void
test_evidence (void)
{
  static const char * const factors[] = { "trade", "norms", "trust" };
  g_autoptr(EntCase) item = create_random_case (11, 200, 1950, 2020);
  EntTimelineSheetOptions options;
  g_autoptr(EntSheet) without = NULL, with = NULL, paper = NULL;
  g_autoptr(GError) error = NULL;
  double width, height, higher;

  for (guint i = 0; i < item->events->len; i++)
    {
      EntEvent *event = item->events->pdata[i];

      g_ptr_array_set_size (event->factors, 0);
      g_ptr_array_add (event->factors, ent_factor_sign_new (factors[i % 3], i % 2 ? 1 : -1));
    }
  init_options (&options);
  without = create_sheet (item, &options, &error);
  g_assert_no_error (error);
  options.evidence = TRUE;
  with = create_sheet (item, &options, &error);
  g_assert_no_error (error);
  ent_sheet_get_size (without, &width, &height);
  ent_sheet_get_size (with, &width, &higher);
  g_assert_cmpfloat (higher, >, height + 3 * 30);
  assert_no_text_cut (with);

  ent_timeline_sheet_options_paper (&options, ENT_PAPER_A4, TRUE, 2);
  options.scale = 1.2;
  paper = create_sheet (item, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ent_sheet_get_n_pages (paper), >, 2);
  assert_no_text_cut (paper);
}

static void
test_errors (void)
{
  g_autoptr(EntCase) item = create_random_case (8, 20, 1950, 2020);
  EntTimelineSheetOptions options;
  g_autoptr(EntSheet) sheet = NULL, pages = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("entente-sheet-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (folder, "none", "a.pdf", NULL);
  g_autofree char *word = g_build_filename (folder, "a.docx", NULL);
  g_autofree char *svg = g_build_filename (folder, "a.svg", NULL);

  init_options (&options);
  options.begin_sec = 1e9;
  options.end_sec = 0;
  g_assert_null (create_sheet (item, &options, &error));
  g_assert_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_RANGE);
  g_clear_error (&error);

  init_options (&options);
  sheet = create_sheet (item, &options, &error);
  g_assert_no_error (error);
  g_assert_false (ent_sheet_save (sheet, missing, &error));
  g_assert_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, missing));
  g_clear_error (&error);
  g_assert_false (ent_sheet_save (sheet, word, &error));
  g_assert_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_FORMAT);
  g_clear_error (&error);

  ent_timeline_sheet_options_paper (&options, ENT_PAPER_A3, TRUE, 3);
  pages = create_sheet (item, &options, &error);
  g_assert_no_error (error);
  g_assert_false (ent_sheet_save (pages, svg, &error));
  g_assert_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_FORMAT);
  g_assert_false (g_file_test (svg, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

typedef struct
{
  EntCase *item;
  guint    n_pages;
} Thread;

static gpointer
thread_cb (gpointer data)
{
  Thread *thread = data;

  for (guint i = 0; i < 6; i++)
    {
      EntTimelineSheetOptions options;
      g_autoptr(EntSheet) sheet = NULL;

      init_options (&options);
      ent_timeline_sheet_options_paper (&options, ENT_PAPER_A4, TRUE, thread->n_pages);
      sheet = create_sheet (thread->item, &options, NULL);
      g_assert_nonnull (sheet);
      assert_no_text_cut (sheet);
    }
  return NULL;
}

/* Several threads at once, each with its own. */
static void
test_threads (void)
{
  g_autoptr(EntCase) item = create_random_case (9, 60, 1950, 2020);
  Thread data[3];
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      data[i] = (Thread) { item, i + 1 };
      threads[i] = g_thread_new ("sheet", thread_cb, &data[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  ent_sheet_begin_without_display ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/split-time", test_split_time);
  g_test_add_func ("/sheet/split-rows", test_split_rows);
  g_test_add_func ("/sheet/nothing-cut", test_nothing_cut);
  g_test_add_func ("/sheet/bands", test_bands);
  g_test_add_func ("/sheet/evidence", test_evidence);
  g_test_add_func ("/sheet/errors", test_errors);
  g_test_add_func ("/sheet/threads", test_threads);
  return g_test_run ();
}
