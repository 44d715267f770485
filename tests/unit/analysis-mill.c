/* Mill's methods on cases made for them, and the few sentences that say most. */
#include "config.h"

#include "matrix-fixture.h"

#include "ent-findings.h"

#define N_FACTORS 4

static const char * const factors[N_FACTORS + 1] = { "Trade", "Norms", "Trust", "Pacts", NULL };

/* A case with relations since @since, to 2020. */
static EntCase *
create_case (const EntCodebook *codebook,
             const char        *id,
             const char        *since,
             const int         *ratings)
{
  EntCase *item = matrix_fixture_case_new (id, codebook, ratings);

  matrix_fixture_add_step (item, "1950", ENT_RELATION_RUPTURE);
  if (since != NULL)
    matrix_fixture_add_step (item, since, ENT_RELATION_RELATIONS);
  return item;
}

/* Trade helps in a, b and c and nowhere else; norms in all; trust hinders in all that are rated; pacts tell nothing. */
static EntMatrix *
create_matrix (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = {
    create_case (codebook, "a", "1990", (int[]) { 3, 2, -1, 3 }),
    create_case (codebook, "b", "1980", (int[]) { 2, 2, -2, -3 }),
    create_case (codebook, "c", "1970", (int[]) { 2, 3, NO_EVIDENCE, 0 }),
    create_case (codebook, "d", NULL, (int[]) { -1, 2, -1, 3 }),
    create_case (codebook, "e", "2015", (int[]) { 1, 2, -1, NOT_RATED }),
    NULL,
  };

  return matrix_fixture_new (codebook, NULL, cases);
}

static const EntStatement *
get (GPtrArray *list,
     guint      i)
{
  g_assert_cmpuint (i, <, list->len);
  return list->pdata[i];
}

/* Without the marks that keep sign and number together. */
static void
assert_says (const EntStatement *statement,
             const char         *text)
{
  g_autoptr(GString) plain = g_string_new (statement->text);

  g_string_replace (plain, "\u200e", "", 0);
  g_assert_cmpstr (plain->str, ==, text);
}

static void
assert_cell (const EntStatement *statement,
             const char         *case_id,
             const char         *factor)
{
  for (guint i = 0; i < statement->cells->len; i++)
    {
      const EntStatementCell *cell = statement->cells->pdata[i];

      if (g_str_equal (cell->case_id, case_id) && g_strcmp0 (cell->factor, factor) == 0)
        return;
    }
  g_error ("%s does not speak of %s in %s", statement->text, factor, case_id);
}

static void
test_methods (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  g_autoptr(EntMill) mill = NULL;
  EntOutcome outcome;

  ent_outcome_choose (matrix, &outcome);
  g_assert_cmpint (outcome.measure.kind, ==, ENT_MEASURE_RELATIONS_YEARS);
  g_assert_cmpfloat (outcome.at_least, ==, 20);
  mill = ent_mill_new (matrix, ENT_CODER_PUBLISHED, outcome);
  g_assert_cmpuint (mill->with->len, ==, 3);
  g_assert_cmpuint (mill->without->len, ==, 2);
  g_assert_cmpuint (mill->unknown->len, ==, 0);

  g_assert_cmpuint (mill->joint->len, ==, 1);
  assert_says (get (mill->joint, 0), "3 of 3 cases with 20 or more years of relations have trade at +2 or more, and none "
                                     "of the 2 without.");
  g_assert_cmpuint (get (mill->joint, 0)->cells->len, ==, 5);
  assert_cell (get (mill->joint, 0), "d", "Trade");

  g_assert_cmpuint (mill->agreement->len, ==, 2);
  assert_says (get (mill->agreement, 0), "The 3 cases with 20 or more years of relations share norms at +2 or more and "
                                         "trust at −1 or less; but others have it too, so this does not set them apart.");
  g_assert_cmpuint (get (mill->agreement, 0)->cells->len, ==, 3 + 2);
  assert_says (get (mill->agreement, 1), "Of the cases with 20 or more years of relations, a and b are the least alike, "
                                         "yet share trade (+3 and +2), norms (+2) and trust (−1 and −2).");
  assert_cell (get (mill->agreement, 1), "a", NULL);

  /* a and e are 2 points apart in three factors, b and e too, a and d 4 in four; c and e have but two factors in
   * common, which is too few. */
  g_assert_cmpuint (mill->difference->len, ==, 2);
  assert_says (get (mill->difference, 0), "a and e are alike in 2 of 3 factors, yet only a has 20 or more years of "
                                          "relations; they differ in trade (+3 and +1).");
  g_assert_cmpuint (get (mill->difference, 0)->n_for, ==, 2);
  assert_cell (get (mill->difference, 0), "e", "Trade");
  assert_cell (get (mill->difference, 0), "e", NULL);
  assert_says (get (mill->difference, 1), "b and e are alike in all that is rated, yet only b has 20 or more years of "
                                          "relations: what made the difference is not among these factors.");
  g_assert_cmpstr (mill->caution, ==, "5 cases are no proof: this says what holds in them, and where to look.");
}

/* The two that are nearest, and those that are farthest, whatever came of them. */
static void
test_pairs (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  EntOutcome outcome = { { ENT_MEASURE_RELATIONS, 0 }, ENT_RELATION_RELATIONS };
  g_autoptr(EntMill) mill = ent_mill_new (matrix, ENT_CODER_PUBLISHED, outcome);

  g_assert_cmpuint (mill->with->len, ==, 4);
  g_assert_cmpuint (mill->pairs->len, ==, 2);
  assert_says (get (mill->pairs, 0), "Most alike are a and e, on average 0.7 points apart; they share norms (+2) and "
                                     "trust (−1).");
  /* 3, 0, 1 and 6 points. */
  assert_says (get (mill->pairs, 1), "Most different are b and d, on average 2.5 points apart; most of all in trade (+2 "
                                     "and −1) and pacts (−3 and +3).");
}

/* What is said where there is little to say. */
static void
test_little (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *both[] = {
    create_case (codebook, "a", "1990", (int[]) { 3, 2, -1, 3 }),
    create_case (codebook, "b", "1980", (int[]) { 2, 2, 1, NO_EVIDENCE }),
    NULL,
  };
  EntCase *neither[] = {
    create_case (codebook, "a", NULL, (int[]) { NOT_RATED, NOT_RATED, NOT_RATED, NOT_RATED }),
    matrix_fixture_case_new ("b", codebook, (int[]) { NOT_RATED, NOT_RATED, NOT_RATED, NOT_RATED }),
    NULL,
  };
  g_autoptr(EntMatrix) all = matrix_fixture_new (codebook, NULL, both);
  g_autoptr(EntMatrix) none = matrix_fixture_new (codebook, NULL, neither);
  g_autoptr(EntMill) of_all = NULL, of_none = NULL;
  g_autoptr(GPtrArray) findings = ent_findings_list (none, ENT_CODER_PUBLISHED, 3);
  EntOutcome outcome;

  ent_outcome_choose (all, &outcome);
  of_all = ent_mill_new (all, ENT_CODER_PUBLISHED, outcome);
  g_assert_cmpuint (of_all->joint->len, ==, 0);
  g_assert_cmpuint (of_all->difference->len, ==, 0);
  g_assert_cmpuint (of_all->agreement->len, ==, 1);
  assert_says (get (of_all->agreement, 0), "The 2 cases with 20 or more years of relations share trade at +2 or more "
                                           "and norms at +2 or more.");
  g_assert_cmpstr (of_all->caution, ==, "All of these cases have 20 or more years of relations, so nothing here can be "
                                        "said about what made the difference.");

  of_none = ent_mill_new (none, ENT_CODER_PUBLISHED, outcome);
  g_assert_cmpuint (of_none->unknown->len, ==, 1);
  g_assert_cmpuint (of_none->pairs->len + of_none->joint->len + of_none->agreement->len + of_none->difference->len, ==, 0);
  g_assert_cmpstr (of_none->caution, ==, "None of these cases has 20 or more years of relations, so nothing here can be "
                                         "said about what leads there.");
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Where years tell no cases apart, where relations stand may. */
static void
test_outcome (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = {
    create_case (codebook, "a", "1990", (int[]) { 1, 1, 1, 1 }),
    create_case (codebook, "b", "1980", (int[]) { 1, 1, 1, 1 }),
    NULL,
  };
  g_autoptr(EntMatrix) matrix = NULL;
  g_autofree char *words = NULL;
  gboolean reached;
  EntOutcome outcome;

  matrix_fixture_add_step (cases[1], "2010", ENT_RELATION_DIALOGUE);
  matrix = matrix_fixture_new (codebook, NULL, cases);
  ent_outcome_choose (matrix, &outcome);
  g_assert_cmpint (outcome.measure.kind, ==, ENT_MEASURE_RELATIONS);
  words = ent_outcome_dup_words (matrix, outcome);
  g_assert_cmpstr (words, ==, "relations that stand at “relations” or better");
  g_assert_true (ent_outcome_is_reached (matrix, ENT_CODER_PUBLISHED, outcome, 0, &reached));
  g_assert_true (reached);
  g_assert_true (ent_outcome_is_reached (matrix, ENT_CODER_PUBLISHED, outcome, 1, &reached));
  g_assert_false (reached);
  outcome = (EntOutcome) { { ENT_MEASURE_FACTOR, 0 }, 2 };
  g_assert_false (ent_outcome_is_reached (matrix, ENT_CODER_OWN, outcome, 0, &reached));
}

static void
add_sign (EntCase    *item,
          const char *id,
          const char *date,
          const char *factor)
{
  EntEvent *event = ent_event_new (id, ent_date_parse (date, NULL), ent_text_new (id));

  g_ptr_array_add (event->factors, ent_factor_sign_new (factor, 1));
  g_ptr_array_add (item->events, event);
}

/* Pacts came before relations three times; trade twice, and once after, which is less sure; norms always after. */
static void
test_findings (void)
{
  static const char * const ids[] = { "a", "b", "c" };
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[G_N_ELEMENTS (ids) + 1] = { NULL };
  g_autoptr(EntMatrix) matrix = NULL;
  g_autoptr(GPtrArray) findings = NULL, one = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      cases[i] = create_case (codebook, ids[i], i < 2 ? "1990" : "2010", (int[]) { 1, 2, -1, i < 2 ? 2 : 1 });
      add_sign (cases[i], "pact", "1980", "Pacts");
      add_sign (cases[i], "deal", i == 0 ? "2015" : "1985", "Trade");
      add_sign (cases[i], "court", "2012", "Norms");
    }
  matrix = matrix_fixture_new (codebook, NULL, cases);
  findings = ent_findings_list (matrix, ENT_CODER_PUBLISHED, 3);
  g_assert_cmpuint (findings->len, ==, 3);
  assert_says (get (findings, 0), "Lasting peaces here (20 or more years of relations) share, and no other case has: "
                                  "pacts at +2 or more (2 of 2).");
  assert_says (get (findings, 1), "In all 3 cases of which it can be told, pacts came before relations.");
  assert_says (get (findings, 2), "In all 3 cases of which it can be told, relations came before norms.");
  one = ent_findings_list (matrix, ENT_CODER_PUBLISHED, 1);
  g_assert_cmpuint (one->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mill/methods", test_methods);
  g_test_add_func ("/mill/pairs", test_pairs);
  g_test_add_func ("/mill/little", test_little);
  g_test_add_func ("/mill/outcome", test_outcome);
  g_test_add_func ("/mill/findings", test_findings);
  return g_test_run ();
}
