/* Slides of what is said across cases: whole, in words with their sources. */
#include "config.h"

#include "ent-matrix-slide.h"
#include "matrix-fixture.h"

#include <string.h>

static EntMatrix *
create_matrix (void)
{
  static const char * const factors[] = { "trade", "talks", NULL };
  const int one[] = { 3, -2 }, two[] = { -1, NO_EVIDENCE };
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = { matrix_fixture_case_new ("one", codebook, one), matrix_fixture_case_new ("two", codebook, two),
                       NULL };
  EntAssessment *assessment = cases[0]->assessments->pdata[0];

  assessment->rationale = ent_text_new ("Ships *came* back.");
  g_ptr_array_add (assessment->sources, ent_cite_new ("book", "p. 12"));
  g_ptr_array_add (((EntEvent *) cases[0]->events->pdata[0])->sources, ent_cite_new ("book", "p. 12"));
  g_ptr_array_add (((EntEvent *) cases[0]->events->pdata[0])->sources, ent_cite_new ("book", NULL));
  g_ptr_array_add (cases[0]->sources, ent_source_new ("book", "book", "On Peace"));
  cases[0]->license = g_strdup ("CC-BY-SA-4.0");
  cases[1]->license = g_strdup ("CC-BY-SA-4.0");
  matrix_fixture_add_step (cases[0], "1960", ENT_RELATION_PARTNERSHIP);
  return matrix_fixture_new (codebook, NULL, cases);
}

static void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* The cases in their order, of version 1; its words are kept as they were made. What was made of them is not said in the
 * body: the page does. */
static void
assert_made_from (const EntSlide *slide,
                  const char     *ids)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < slide->cases->len; i++)
    {
      const EntSlideCase *item = slide->cases->pdata[i];

      g_assert_cmpint (item->version, ==, 1);
      g_assert_null (item->digest);
      g_string_append_printf (found, "%s%s", i > 0 ? ", " : "", item->case_id);
    }
  g_assert_cmpstr (found->str, ==, ids);
  g_assert_cmpstr (slide->made_title, ==, slide->title);
  g_assert_cmpstr (slide->made_body, ==, slide->body);
  g_assert_null (strstr (slide->body, "Source:"));
}

/* It points at the cases that it shows now, and says what stood in each cell. */
static void
test_matrix (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_new (), again = NULL;
  g_autoptr(EntSlide) slide = NULL, one = NULL;

  spec->columns = ENT_MATRIX_COLUMNS_TITLE;
  slide = ent_slide_new_matrix (matrix, spec);
  g_assert_cmpint (slide->kind, ==, ENT_SLIDE_MATRIX);
  g_assert_true (g_str_has_prefix (slide->target_id, "factors:?view=matrix&"));
  again = ent_matrix_spec_parse (slide->target_id + strlen ("factors:?"));
  g_assert_cmpint (again->columns, ==, ENT_MATRIX_COLUMNS_TITLE);
  g_assert_cmpuint (again->cases->len, ==, 2);
  g_assert_cmpstr (slide->title, ==, "Factors across 2 cases");
  g_assert_null (slide->case_id);
  assert_holds (slide->body, "- **trade:** one +3, two −1\n");
  assert_holds (slide->body, "- **talks:** one −2, two no evidence\n");
  assert_made_from (slide, "one, two");

  ent_matrix_spec_set_in_list (spec->cases, "two", TRUE);
  ent_matrix_spec_set_in_list (spec->factors, "trade", TRUE);
  one = ent_slide_new_matrix (matrix, spec);
  g_assert_cmpstr (one->title, ==, "trade");
  g_assert_cmpstr (one->case_id, ==, "two");
  assert_made_from (one, "two");
  g_assert_null (strstr (one->body, "one"));
}

static void
test_factor (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  g_autoptr(EntSlide) slide = ent_slide_new_factor (matrix, 0);

  g_assert_cmpint (slide->kind, ==, ENT_SLIDE_FACTOR);
  assert_made_from (slide, "one, two");
  g_assert_cmpstr (slide->target_id, ==, "factor:trade");
  g_assert_cmpstr (slide->title, ==, "trade");
  g_assert_true (g_str_has_prefix (slide->body, "Helped in 1 of 2 cases"));
  assert_holds (slide->body, "- [one](factor:one/trade): +3, strongly enabling, high confidence[^1]\n");
  assert_holds (slide->body, "\n  Ships \\*came\\* back.\n");
  /* One source at one place has one number, wherever it is cited. */
  assert_holds (slide->body, "\n  - [trade](event:one/trade), 1960[^1][^2]\n");
  assert_holds (slide->body, "\n[^1]: [On Peace](source:one/book), p. 12\n[^2]: [On Peace](source:one/book)\n");
}

static void
test_statement (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  g_autoptr(EntStatement) statement = ent_statement_new (g_strdup ("Trade helped in 1 of 2 cases."));
  g_autoptr(EntSlide) slide = NULL;

  ent_statement_add_cell (statement, "one", "trade");
  ent_statement_add_cell (statement, "one", NULL);
  ent_statement_add_cell (statement, "gone", "trade");
  ent_statement_add_event (statement, "one", "trade");
  ent_statement_add_against (statement, "two");
  slide = ent_slide_new_statement (matrix, statement);
  g_assert_cmpint (slide->kind, ==, ENT_SLIDE_TEXT);
  assert_made_from (slide, "one, two");
  g_assert_cmpstr (slide->title, ==, "trade");
  g_assert_cmpstr (slide->target_title, ==, "Trade helped in 1 of 2 cases.");
  g_assert_true (g_str_has_prefix (slide->body, "Trade helped in 1 of 2 cases.\n\n"));
  assert_holds (slide->body, "- [trade, one](factor:one/trade): +3, strongly enabling, high confidence[^1]\n");
  assert_holds (slide->body, "- [one](case:one): Where relations stand: Partnership; Years of relations: 61 years\n");
  assert_holds (slide->body, "- [trade](event:one/trade), one, 1960[^1][^2]\n");
  assert_holds (slide->body, "\nOtherwise in: two\n");
  g_assert_null (strstr (slide->body, "gone"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix-slide/matrix", test_matrix);
  g_test_add_func ("/matrix-slide/factor", test_factor);
  g_test_add_func ("/matrix-slide/statement", test_statement);
  return g_test_run ();
}
