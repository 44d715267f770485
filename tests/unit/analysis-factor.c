/* How a factor helped and hindered across cases, in words. */
#include "config.h"

#include "matrix-fixture.h"

#include "ent-factor-summary.h"

static const char * const factors[] = { "trade", "norms", "trust", "pacts", NULL };

static void
name (EntCase    *item,
      const char *title)
{
  item->short_title = ent_text_new (title);
}

static EntMatrix *
create_matrix (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = {
    matrix_fixture_case_new ("a", codebook, (int[]) { 3, -1, NO_EVIDENCE, 0 }),
    matrix_fixture_case_new ("b", codebook, (int[]) { 1, -3, NOT_RATED, 0 }),
    matrix_fixture_case_new ("c", codebook, (int[]) { 3, -3, NO_EVIDENCE, NO_EVIDENCE }),
    matrix_fixture_case_new ("d", codebook, (int[]) { -2, NO_EVIDENCE, NOT_RATED, NOT_RATED }),
    NULL,
  };
  static const char * const names[] = { "Alba", "Borea", "Corvo", "Dale" };

  for (guint i = 0; cases[i] != NULL; i++)
    name (cases[i], names[i]);
  return matrix_fixture_new (codebook, NULL, cases);
}

static void
assert_summary (EntMatrix  *matrix,
                guint       factor,
                const char *text,
                guint       n_for,
                guint       n_of)
{
  g_autoptr(EntStatement) summary = ent_factor_summary_new (matrix, factor);

  g_assert_cmpstr (summary->text, ==, text);
  g_assert_cmpuint (summary->n_for, ==, n_for);
  g_assert_cmpuint (summary->n_of, ==, n_of);
  g_assert_cmpuint (summary->cells->len, ==, n_of);
}

static void
test_words (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();

  assert_summary (matrix, 0, "Helped in 3 of 4 cases, most in Alba, Corvo (\u2066+3\u2069); hindered in 1, most in Dale "
                             "(\u2066−2\u2069).", 3, 4);
  assert_summary (matrix, 1, "Hindered in 3 of 3 cases, most in Borea, Corvo (\u2066−3\u2069); helped in none. "
                             "No evidence in Dale.", 0, 3);
  assert_summary (matrix, 2, "There is no evidence of it in any case.", 0, 0);
  assert_summary (matrix, 3, "Neither helped nor hindered in the 2 cases that have evidence. No evidence in Corvo, Dale.",
                  0, 2);
}

/* It can be followed to the cells that carry it, and to the cases that differ. */
static void
test_cells (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  g_autoptr(EntStatement) summary = ent_factor_summary_new (matrix, 0);
  const EntStatementCell *cell = summary->cells->pdata[1];

  g_assert_cmpstr (cell->case_id, ==, "b");
  g_assert_cmpstr (cell->factor, ==, "trade");
  g_assert_cmpuint (summary->against->len, ==, 1);
  g_assert_cmpstr (summary->against->pdata[0], ==, "d");
}

/* With two hundred cases it is still a sentence. */
static void
test_many (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[201] = { NULL };
  g_autoptr(EntMatrix) matrix = NULL;
  g_autoptr(EntStatement) summary = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%03u", i);

      cases[i] = matrix_fixture_case_new (id, codebook, (int[]) { i < 120 ? 2 : NO_EVIDENCE, 0, 0, 0 });
      name (cases[i], id);
    }
  matrix = matrix_fixture_new (codebook, NULL, cases);
  summary = ent_factor_summary_new (matrix, 0);
  g_assert_cmpstr (summary->text, ==, "Helped in 120 of 120 cases, most in c000, c001, c002 and 117 more (\u2066+2\u2069); "
                                      "hindered in none. No evidence in c120, c121, c122 and 77 more.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/factor/words", test_words);
  g_test_add_func ("/analysis/factor/cells", test_cells);
  g_test_add_func ("/analysis/factor/many", test_many);
  return g_test_run ();
}
