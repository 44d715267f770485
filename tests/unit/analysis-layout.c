/* What a matrix shows, as text and back, and where everything stands. */
#include "config.h"

#include "matrix-fixture.h"

#include "ent-matrix-layout.h"

#include <string.h>

static const char * const factors[] = { "trade", "norms", "trust", "pacts", NULL };

/* Four cases; the person rated two cells, one of them otherwise. */
static EntMatrix *
create_matrix (void)
{
  EntCodebook *codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = {
    matrix_fixture_case_new ("delta", codebook, (int[]) { 2, NO_EVIDENCE, NOT_RATED, -3 }),
    matrix_fixture_case_new ("alpha", codebook, (int[]) { -1, 0, 3, 3 }),
    matrix_fixture_case_new ("charlie", codebook, (int[]) { 3, NO_EVIDENCE, 1, -3 }),
    matrix_fixture_case_new ("bravo", codebook, (int[]) { NOT_RATED, 1, 3, 2 }),
    NULL,
  };
  g_autoptr(GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  EntOwnRating *other = ent_own_rating_new ("alpha", "trade"), *same = ent_own_rating_new ("alpha", "trust");
  EntMatrix *matrix;

  other->has_rating = same->has_rating = TRUE;
  other->rating = 1;
  other->confidence = ENT_CONFIDENCE_LOW;
  same->rating = 3;
  g_ptr_array_add (same->evidence, ent_evidence_new ("trust", NULL));
  g_ptr_array_add (ratings, other);
  g_ptr_array_add (ratings, same);
  matrix = matrix_fixture_new (codebook, ratings, cases);
  ent_codebook_unref (codebook);
  return matrix;
}

static char *
dup_columns (const EntMatrix *matrix,
             const char      *query)
{
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_parse (query);
  g_autoptr(EntMatrixLayout) layout = ent_matrix_layout_new (matrix, spec);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < layout->columns->len; i++)
    {
      guint item = g_array_index (layout->columns, EntMatrixColumn, i).item;

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ent_matrix_get_case (matrix, item)->id);
      g_assert_cmpint (ent_matrix_layout_find_column (layout, item), ==, i);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_rows (const EntMatrix *matrix,
          const char      *query)
{
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_parse (query);
  g_autoptr(EntMatrixLayout) layout = ent_matrix_layout_new (matrix, spec);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < layout->rows->len; i++)
    {
      const EntMatrixRow *row = &g_array_index (layout->rows, EntMatrixRow, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              row->factor >= 0 ? ent_matrix_get_factor (matrix, row->factor)->id
                              : row->closed ? "(closed)" : "(open)");
      if (row->factor >= 0)
        g_assert_cmpint (ent_matrix_layout_find_row (layout, matrix, row->factor), ==, i);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_columns(matrix, query, expected) G_STMT_START { \
    g_autofree char *shown = dup_columns (matrix, query); \
    g_assert_cmpstr (shown, ==, expected); } G_STMT_END
#define assert_rows(matrix, query, expected) G_STMT_START { \
    g_autofree char *shown = dup_rows (matrix, query); \
    g_assert_cmpstr (shown, ==, expected); } G_STMT_END

static void
test_order (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();

  assert_columns (matrix, "", "delta alpha charlie bravo");
  assert_columns (matrix, "columns=title", "alpha bravo charlie delta");
  /* What was not rated comes last, whatever way round. */
  assert_columns (matrix, "columns=measure&measure=trade", "charlie delta alpha bravo");
  assert_columns (matrix, "columns=measure&measure=trade&reversed=1", "alpha delta charlie bravo");
  assert_columns (matrix, "columns=measure&measure=no-such", "delta alpha charlie bravo");
  /* The person rated one case alone. */
  assert_columns (matrix, "whose=own&columns=measure&measure=trade", "alpha delta charlie bravo");
  assert_rows (matrix, "", "(open) trade norms trust pacts");
  assert_rows (matrix, "rows=case&row-case=alpha", "trust pacts norms trade");
  assert_rows (matrix, "rows=case&row-case=no-such", "trade norms trust pacts");
}

static void
test_folded (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  const char *group = ((EntFactorGroup *) matrix->codebook->groups->pdata[0])->id;
  g_autofree char *query = g_strconcat ("closed=", group, NULL);
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_parse (query);
  g_autoptr(EntMatrixLayout) layout = ent_matrix_layout_new (matrix, spec);
  g_autofree char *name = NULL;
  EntMatrixSummary summary;

  assert_rows (matrix, query, "(closed)");
  g_assert_cmpint (ent_matrix_layout_find_row (layout, matrix, 2), ==, 0);
  g_assert_true (ent_matrix_layout_summarize (layout, matrix, ENT_CODER_PUBLISHED, 0, 0, &summary));
  g_assert_cmpuint (summary.n, ==, 2);
  g_assert_cmpfloat (summary.mean, ==, -.5);
  g_assert_cmpint (summary.least, ==, -3);
  g_assert_cmpint (summary.most, ==, 2);
  g_assert_false (ent_matrix_layout_summarize (layout, matrix, ENT_CODER_OWN, 0, 0, &summary));
  name = ent_matrix_layout_dup_summary_name (layout, matrix, ENT_MATRIX_PUBLISHED, 0, 0);
  g_assert_nonnull (strstr (name, "delta: mean minus 0.5, from minus 3 to plus 2, 2 ratings"));
}

/* Like ones stand together, unlike ones apart. */
static void
test_likeness (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_parse ("columns=likeness&rows=likeness");
  g_autoptr(EntMatrixLayout) layout = ent_matrix_layout_new (matrix, spec);
  guint n_gaps = 0;

  g_assert_cmpuint (layout->columns->len, ==, 4);
  g_assert_cmpint (ABS (ent_matrix_layout_find_column (layout, 0) - ent_matrix_layout_find_column (layout, 2)), ==, 1);
  g_assert_cmpint (ABS (ent_matrix_layout_find_column (layout, 1) - ent_matrix_layout_find_column (layout, 3)), ==, 1);
  for (guint i = 0; i < 4; i++)
    n_gaps += g_array_index (layout->columns, EntMatrixColumn, i).gap;
  g_assert_cmpuint (n_gaps, ==, 1);
  g_assert_true (g_array_index (layout->columns, EntMatrixColumn, 2).gap);
  for (guint i = 0; i < layout->rows->len; i++)
    g_assert_cmpint (g_array_index (layout->rows, EntMatrixRow, i).group, ==, -1);
}

static void
test_filter (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_parse ("whose=both&differing=1");
  g_autoptr(EntMatrixLayout) layout = ent_matrix_layout_new (matrix, spec);

  g_assert_cmpuint (layout->n_cells, ==, 16);
  g_assert_cmpuint (layout->n_matches, ==, 1);
  g_assert_true (ent_matrix_layout_matches (layout, 0, 1));
  g_assert_false (ent_matrix_layout_matches (layout, 2, 1));
  assert_columns (matrix, "differing=1", "alpha");
  assert_rows (matrix, "differing=1", "(open) trade");
  assert_columns (matrix, "cases=bravo,delta", "delta bravo");
  assert_rows (matrix, "factors=trust", "(open) trust");
  assert_rows (matrix, "text=TRU", "(open) trust");
  assert_columns (matrix, "text=bra", "bravo");
  assert_rows (matrix, "text=bra", "(open) trade norms trust pacts");
  assert_rows (matrix, "text=no+such", "");
  /* In the fixture every published rating is carried by an event, the person's first one by none. */
  assert_columns (matrix, "evidence=without", "");
  assert_columns (matrix, "whose=own&evidence=without", "alpha");
  assert_rows (matrix, "whose=own&evidence=with", "(open) trust");
  assert_rows (matrix, "whose=own&confidence=low", "(open) trade");
}

static void
test_words (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  g_autofree char *published = ent_matrix_dup_cell_name (matrix, ENT_MATRIX_PUBLISHED, 0, 0);
  g_autofree char *no_evidence = ent_matrix_dup_cell_name (matrix, ENT_MATRIX_PUBLISHED, 1, 0);
  g_autofree char *not_rated = ent_matrix_dup_cell_name (matrix, ENT_MATRIX_PUBLISHED, 2, 0);
  g_autofree char *own = ent_matrix_dup_cell_name (matrix, ENT_MATRIX_OWN, 0, 1);
  g_autofree char *both = ent_matrix_dup_cell_name (matrix, ENT_MATRIX_BOTH, 0, 1);
  int by;

  g_assert_true (g_str_has_prefix (published, "trade, delta: plus 2"));
  g_assert_cmpstr (no_evidence, ==, "norms, delta: no evidence");
  g_assert_cmpstr (not_rated, ==, "trust, delta: not rated");
  g_assert_cmpstr (own, ==, "trade, alpha: yours: plus 1, low confidence, no event carries it");
  g_assert_true (g_str_has_prefix (both, "trade, alpha: minus 1"));
  g_assert_true (g_str_has_suffix (both, "yours: plus 1, low confidence, no event carries it, differs by 2"));
  g_assert_true (ent_matrix_differs (matrix, 0, 1, &by));
  g_assert_cmpint (by, ==, 2);
  g_assert_false (ent_matrix_differs (matrix, 2, 1, NULL));
  g_assert_false (ent_matrix_differs (matrix, 0, 0, NULL));
}

static void
test_carried (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  g_autoptr(EntStatement) statement = ent_matrix_find_carried (matrix, ENT_MATRIX_PUBLISHED, "alpha", "trade");
  g_autoptr(EntStatement) own = ent_matrix_find_carried (matrix, ENT_MATRIX_OWN, "alpha", "trust");
  g_autoptr(EntStatement) none = ent_matrix_find_carried (matrix, ENT_MATRIX_OWN, "alpha", "norms");
  g_autoptr(EntStatement) nowhere = ent_matrix_find_carried (matrix, ENT_MATRIX_BOTH, "no-such", "norms");
  const EntStatementCell *cell;

  g_assert_cmpuint (statement->cells->len, ==, 1);
  cell = statement->cells->pdata[0];
  g_assert_cmpstr (cell->case_id, ==, "alpha");
  g_assert_cmpstr (cell->factor, ==, "trade");
  g_assert_true (g_str_has_prefix (statement->text, "This event carries 1 judgement."));
  g_assert_cmpuint (own->cells->len, ==, 1);
  g_assert_true (g_str_has_prefix (none->text, "This event carries no judgement."));
  g_assert_cmpuint (nowhere->cells->len, ==, 0);
}

/* The text form */

static char *
dup_random_id (GRand *rand)
{
  static const char * const ids[] = { "trade", "a,b", "100%", "&=", "Ärger", "x y", "和", "camp-david", "+", "#?/" };

  return g_strdup (ids[g_rand_int_range (rand, 0, G_N_ELEMENTS (ids))]);
}

static void
fill_list (GPtrArray *list,
           GRand     *rand)
{
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      g_autofree char *id = dup_random_id (rand);

      ent_matrix_spec_set_in_list (list, id, TRUE);
    }
}

static EntMatrixSpec *
create_random_spec (GRand *rand)
{
  EntMatrixSpec *spec = ent_matrix_spec_new ();

  spec->whose = g_rand_int_range (rand, 0, 3);
  spec->columns = g_rand_int_range (rand, 0, 4);
  if (spec->columns == ENT_MATRIX_COLUMNS_MEASURE)
    {
      spec->measure = dup_random_id (rand);
      spec->reversed = g_rand_boolean (rand);
    }
  spec->rows = g_rand_int_range (rand, 0, 3);
  if (spec->rows == ENT_MATRIX_ROWS_CASE)
    spec->row_case = dup_random_id (rand);
  spec->evidence = g_rand_int_range (rand, 0, 3);
  spec->confidence = g_rand_int_range (rand, 0, 4);
  spec->differing = g_rand_boolean (rand);
  fill_list (spec->closed, rand);
  fill_list (spec->cases, rand);
  fill_list (spec->groups, rand);
  fill_list (spec->factors, rand);
  if (g_rand_boolean (rand))
    {
      g_autofree char *text = dup_random_id (rand);

      ent_matrix_spec_set_text (spec, text);
    }
  return spec;
}

static void
test_round_trip (void)
{
  GRand *rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr(EntMatrixSpec) spec = create_random_spec (rand), copy = ent_matrix_spec_copy (spec);
      g_autofree char *text = ent_matrix_spec_format (spec), *query = g_strconcat ("view=matrix&", text, NULL);
      g_autoptr(EntMatrixSpec) again = ent_matrix_spec_parse (query);

      g_assert_true (ent_matrix_spec_equal (spec, copy));
      g_assert_true (ent_matrix_spec_equal (spec, again));
    }
  g_rand_free (rand);
}

/* Whatever stands there, it is read, and what is read can be laid out. */
static void
test_strange (void)
{
  static const char pieces[] = "&=,%20+cases;text;evidence;columns;measure;whose;rows;\xff\xc3";
  g_autoptr(EntMatrix) matrix = create_matrix ();
  GRand *rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autofree char *usual = NULL, *longest = g_strnfill (100000, 'a'), *query = g_strconcat ("text=", longest, NULL);
  g_autoptr(EntMatrixSpec) empty = ent_matrix_spec_new (), too_long = ent_matrix_spec_parse (query);

  usual = ent_matrix_spec_format (empty);
  g_assert_cmpstr (usual, ==, "");
  g_assert_true (ent_matrix_spec_equal (empty, too_long));
  for (guint i = 0; i < 3000; i++)
    {
      char text[40] = { 0 };
      g_autoptr(EntMatrixSpec) spec = NULL;
      g_autoptr(EntMatrixLayout) layout = NULL;

      for (int j = g_rand_int_range (rand, 0, 39); j >= 0; j--)
        text[j] = pieces[g_rand_int_range (rand, 0, sizeof pieces - 1)];
      spec = ent_matrix_spec_parse (text);
      layout = ent_matrix_layout_new (matrix, spec);
      g_assert_cmpuint (layout->n_matches, <=, layout->n_cells);
    }
  g_rand_free (rand);
}

/* With each condition taken away none is left. */
static void
test_parts (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_parse ("evidence=with&confidence=medium&differing=1&cases=alpha,gone"
                                                         "&factors=trade&text=a+b");
  g_autoptr(GPtrArray) parts = ent_matrix_spec_list_parts (spec, matrix);

  g_assert_cmpuint (parts->len, ==, 7);
  for (guint left = parts->len; left > 0; left--)
    {
      g_autoptr(GPtrArray) now = ent_matrix_spec_list_parts (spec, matrix);
      EntMatrixSpec *without = ent_matrix_spec_copy (((EntMatrixSpecPart *) now->pdata[0])->without);

      g_assert_true (ent_matrix_spec_is_filtered (spec));
      g_assert_cmpuint (now->len, ==, left);
      ent_matrix_spec_free (spec);
      spec = without;
    }
  g_assert_false (ent_matrix_spec_is_filtered (spec));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/order", test_order);
  g_test_add_func ("/layout/folded", test_folded);
  g_test_add_func ("/layout/likeness", test_likeness);
  g_test_add_func ("/layout/filter", test_filter);
  g_test_add_func ("/layout/words", test_words);
  g_test_add_func ("/layout/carried", test_carried);
  g_test_add_func ("/spec/round-trip", test_round_trip);
  g_test_add_func ("/spec/strange", test_strange);
  g_test_add_func ("/spec/parts", test_parts);
  return g_test_run ();
}
