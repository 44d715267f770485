/* The matrix on pages: nothing is lost or cut there, and what does not fit is said. */
#include "config.h"

#include "draw-texts.h"
#include "ent-matrix-picture.h"
#include "ent-matrix-sheet.h"
#include "glyphs.h"
#include "matrix-fixture.h"

#include <string.h>

#define NOW_SEC G_GINT64_CONSTANT (1700000000)

static const char * const factors[] = {
  "distrust", "negotiation-and-mediation", "trade", "sanctions", "a factor with a very long name that no column holds",
  "pacts", "powers", "technology", NULL
};

static EntMatrix *
create_matrix (guint n_cases)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  g_autofree EntCase **cases = g_new0 (EntCase *, n_cases + 1);
  g_autoptr(GRand) rand = g_rand_new_with_seed (n_cases);
  const guint n = G_N_ELEMENTS (factors) - 1;

  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *id = g_strdup_printf ("Case number %u of many", i + 1);
      int ratings[G_N_ELEMENTS (factors)];

      for (guint j = 0; j < n; j++)
        ratings[j] = g_rand_int_range (rand, 0, 9) == 0 ? NO_EVIDENCE : g_rand_int_range (rand, -3, 4);
      cases[i] = matrix_fixture_case_new (id, codebook, ratings);
    }
  return matrix_fixture_new (codebook, NULL, cases);
}

static void
init_options (EntMatrixSheetOptions *options)
{
  ent_matrix_sheet_options_init (options);
  options->now_sec = NOW_SEC;
  options->sentence = "In 3 of 4 cases trade came before relations.";
}

static void
test_one_page (void)
{
  static const guint counts[] = { 1, 2, 9, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (EntPictureFlags flags = 0; flags <= ENT_PICTURE_RTL; flags += ENT_PICTURE_RTL)
      for (EntMatrixWhose whose = ENT_MATRIX_PUBLISHED; whose <= ENT_MATRIX_BOTH; whose++)
        {
          g_autoptr(EntMatrix) matrix = create_matrix (counts[i]);
          g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_new ();
          EntMatrixSheetOptions options;
          g_autoptr(EntSheet) sheet = NULL;
          g_autoptr(GError) error = NULL;
          double width, height;

          init_options (&options);
          options.flags = flags;
          spec->whose = whose;
          sheet = ent_matrix_sheet_new (matrix, spec, &options, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (ent_sheet_get_n_pages (sheet), ==, 1);
          ent_sheet_get_size (sheet, &width, &height);
          g_assert_cmpfloat (width, >=, counts[i] * 92.0);
          assert_no_text_cut (sheet);
        }
}

static GHashTable *
list_texts (EntMatrix       *matrix,
            EntPictureFlags  flags)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_new ();
  EntMatrixSheetOptions options;
  g_autoptr(EntSheet) sheet = NULL;
  g_autoptr(GError) error = NULL;

  init_options (&options);
  options.flags = flags;
  sheet = ent_matrix_sheet_new (matrix, spec, &options, &error);
  g_assert_no_error (error);
  list_glyphs (ent_sheet_get_page (sheet, 0), texts);
  return texts;
}

/* From right to left too the sign stands before the number. */
static void
test_signs (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (9);
  g_autoptr(GHashTable) ltr = list_texts (matrix, 0), rtl = list_texts (matrix, ENT_PICTURE_RTL);
  GHashTableIter iter;
  const char *text;
  guint n = 0;

  g_hash_table_iter_init (&iter, ltr);
  while (g_hash_table_iter_next (&iter, (gpointer *) &text, NULL))
    {
      g_auto(GStrv) glyphs = g_strsplit (text, " ", -1);

      /* A sign, a number, and what follows the last space. */
      if (g_strv_length (glyphs) != 3)
        continue;
      n++;
      g_assert_true (g_hash_table_contains (rtl, text));
    }
  g_assert_cmpuint (n, >=, 3);
}

/* Pages of paper: each has the names of its factors, cases are shared out evenly, and none is left out. */
static void
test_pages (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (70);
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_new ();
  EntMatrixSheetOptions options;
  g_autoptr(EntSheet) sheet = NULL, svg = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "entente-no-such.svg", NULL);
  double width, height;

  init_options (&options);
  ent_matrix_sheet_options_paper (&options, ENT_PAPER_A4, TRUE);
  sheet = ent_matrix_sheet_new (matrix, spec, &options, &error);
  g_assert_no_error (error);
  ent_sheet_get_size (sheet, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 297 * 96 / 25.4, 1);
  g_assert_cmpfloat_with_epsilon (height, 210 * 96 / 25.4, 1);
  g_assert_cmpuint (ent_sheet_get_n_pages (sheet), >, 3);
  g_assert_cmpuint (ent_sheet_get_n_pages (sheet), <, 12);
  assert_no_text_cut (sheet);
  /* Only a PDF has pages. */
  g_assert_false (ent_sheet_save (sheet, path, &error));
  g_assert_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_FORMAT);
}

static void
test_given_size (void)
{
  g_autoptr(EntMatrix) few = create_matrix (9), many = create_matrix (200);
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_new ();
  EntMatrixSheetOptions options;
  g_autoptr(EntSheet) sheet = NULL, none = NULL, wide = NULL;
  g_autoptr(GError) error = NULL;
  double width, height;

  init_options (&options);
  options.width = 1920;
  options.height = 1080;
  options.max_scale = 1.3;
  sheet = ent_matrix_sheet_new (few, spec, &options, &error);
  g_assert_no_error (error);
  ent_sheet_get_size (sheet, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 1920, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 1080, 0.01);
  assert_no_text_cut (sheet);

  none = ent_matrix_sheet_new (many, spec, &options, &error);
  g_assert_null (none);
  g_assert_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_NO_ROOM);
  g_assert_nonnull (strstr (error->message, "200 cases"));
  g_clear_error (&error);

  /* As wide as it takes there is room for all. */
  init_options (&options);
  wide = ent_matrix_sheet_new (many, spec, &options, &error);
  g_assert_no_error (error);
  assert_no_text_cut (wide);
}

/* A filter that leaves nothing, and one that leaves a group folded. */
static void
test_filtered (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (4);
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_new ();
  EntMatrixSheetOptions options;
  g_autoptr(EntSheet) sheet = NULL, none = NULL;
  g_autoptr(GError) error = NULL;

  init_options (&options);
  ent_matrix_spec_set_in_list (spec->closed, "group", TRUE);
  sheet = ent_matrix_sheet_new (matrix, spec, &options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (ent_sheet_get_title (sheet), "4 cases"));
  assert_no_text_cut (sheet);

  ent_matrix_spec_set_text (spec, "nothing is called so");
  none = ent_matrix_sheet_new (matrix, spec, &options, &error);
  g_assert_null (none);
  g_assert_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_RANGE);
}

/* A part takes as much as it says, and does not end after the name of a group. */
static void
test_parts (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (6);
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_new ();
  PangoContext *context = ent_sheet_create_context (0);
  g_autoptr(EntLabelCache) labels = ent_label_cache_new (context);
  g_autoptr(EntMatrixPicture) picture = NULL;
  EntMatrixPart whole = { 0, G_N_ELEMENTS (factors), 0, 6 }, first = { 0, 2, 0, 3 };
  EntPictureStyle style;
  double width, height, part_width, part_height;

  ent_picture_style_init (&style, 0);
  picture = ent_matrix_picture_new (matrix, spec, &style, context, labels);
  g_assert_cmpuint (ent_matrix_picture_get_layout (picture)->rows->len, ==, G_N_ELEMENTS (factors));
  g_assert_false (ent_matrix_picture_can_end (picture, 0));
  g_assert_true (ent_matrix_picture_can_end (picture, 1));
  ent_matrix_picture_measure (picture, &whole, &width, &height);
  ent_matrix_picture_measure (picture, &first, &part_width, &part_height);
  g_assert_cmpfloat (part_width, <, width);
  g_assert_cmpfloat (part_height, <, height);
  ent_matrix_picture_stretch (picture, 1.5);
  ent_matrix_picture_measure (picture, &first, &width, &height);
  g_assert_cmpfloat (width, >, part_width + 100);
  g_object_unref (context);
}

int
main (int   argc,
      char *argv[])
{
  ent_sheet_begin_without_display ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/signs", test_signs);
  g_test_add_func ("/matrix/one-page", test_one_page);
  g_test_add_func ("/matrix/pages", test_pages);
  g_test_add_func ("/matrix/given-size", test_given_size);
  g_test_add_func ("/matrix/filtered", test_filtered);
  g_test_add_func ("/matrix/parts", test_parts);
  return g_test_run ();
}
