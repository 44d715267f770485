/* Who rated what, and what came of a case. */
#include "config.h"

#include "matrix-fixture.h"

#include "ent-measure.h"

static const char * const factors[] = { "trade", "norms", "trust", NULL };

static double
get_value (EntMatrix  *matrix,
           const char *id,
           guint       item)
{
  EntMeasure measure;
  double value;

  g_assert_true (ent_measure_from_id (matrix, id, &measure));
  g_assert_cmpstr (ent_measure_get_id (matrix, measure), ==, id);
  g_assert_true (ent_measure_get_value (matrix, ENT_CODER_PUBLISHED, measure, item, &value));
  return value;
}

static void
test_ratings (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = {
    matrix_fixture_case_new ("one", codebook, (int[]) { 2, NO_EVIDENCE, NOT_RATED }),
    matrix_fixture_case_new ("two", codebook, (int[]) { -1, 0, 3 }),
    NULL,
  };
  g_autoptr(GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  EntOwnRating *own = ent_own_rating_new ("two", "trust"), *strange = ent_own_rating_new ("three", "trust");
  g_autoptr(EntMatrix) matrix = NULL;
  EntRating rating;

  own->has_rating = TRUE;
  own->rating = -2;
  own->confidence = ENT_CONFIDENCE_LOW;
  g_ptr_array_add (own->evidence, ent_evidence_new ("norms", NULL));
  g_ptr_array_add (ratings, own);
  g_ptr_array_add (ratings, strange);
  matrix = matrix_fixture_new (codebook, ratings, cases);
  g_assert_cmpuint (ent_matrix_get_n_cases (matrix), ==, 2);
  g_assert_cmpuint (ent_matrix_get_n_factors (matrix), ==, 3);
  g_assert_cmpuint (matrix->coders->len, ==, 2);
  g_assert_cmpint (ent_matrix_find_case (matrix, "two"), ==, 1);
  g_assert_cmpint (ent_matrix_find_case (matrix, "three"), ==, -1);

  g_assert_true (ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, 0, 0, &rating));
  g_assert_true (rating.has_rating);
  g_assert_cmpint (rating.rating, ==, 2);
  g_assert_cmpuint (rating.n_evidence, ==, 1);
  g_assert_true (ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, 1, 0, &rating));
  g_assert_false (rating.has_rating);
  g_assert_false (ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, 2, 0, &rating));
  g_assert_false (ent_matrix_get_rating (matrix, ENT_CODER_OWN, 0, 0, &rating));
  g_assert_true (ent_matrix_get_rating (matrix, ENT_CODER_OWN, 2, 1, &rating));
  g_assert_cmpint (rating.rating, ==, -2);

  g_assert_true (ent_matrix_is_carried_by (matrix, ENT_CODER_PUBLISHED, 0, 0, "trade"));
  g_assert_false (ent_matrix_is_carried_by (matrix, ENT_CODER_PUBLISHED, 0, 0, "norms"));
  g_assert_true (ent_matrix_is_carried_by (matrix, ENT_CODER_OWN, 2, 1, "norms"));
  g_assert_false (ent_matrix_is_carried_by (matrix, ENT_CODER_OWN, 2, 0, "norms"));
}

static void
test_measures (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = {
    matrix_fixture_case_new ("lasting", codebook, (int[]) { 2, 1, 0 }),
    matrix_fixture_case_new ("at-war", codebook, (int[]) { 2, 1, NOT_RATED }),
    matrix_fixture_case_new ("untold", codebook, (int[]) { 2, 1, NO_EVIDENCE }),
    NULL,
  };
  g_autoptr(EntMatrix) matrix = NULL;
  double least, most, value;
  EntMeasure measure;

  /* Relations from 1970 to 1980 and from 2000 on: 10 and 21 years; the war ended in 1952. */
  matrix_fixture_add_step (cases[0], "1950-01-01", ENT_RELATION_WAR);
  matrix_fixture_add_step (cases[0], "1951-01-01", ENT_RELATION_CONTACTS);
  matrix_fixture_add_step (cases[0], "1970-01-01", ENT_RELATION_RELATIONS);
  matrix_fixture_add_step (cases[0], "1980-01-01", ENT_RELATION_RUPTURE);
  matrix_fixture_add_step (cases[0], "2000-01-01", ENT_RELATION_PARTNERSHIP);
  matrix_fixture_add_moment (cases[0], ENT_MOMENT_WAR_END, "1952-01-01");
  matrix_fixture_add_step (cases[1], "1990-01-01", ENT_RELATION_RELATIONS);
  matrix_fixture_add_step (cases[1], "1995-01-01", ENT_RELATION_WAR);
  matrix = matrix_fixture_new (codebook, NULL, cases);

  g_assert_cmpfloat (get_value (matrix, "relations", 0), ==, ENT_RELATION_PARTNERSHIP);
  g_assert_cmpfloat_with_epsilon (get_value (matrix, "relations-years", 0), 31, 0.01);
  g_assert_cmpfloat_with_epsilon (get_value (matrix, "peace-years", 0), 69, 0.01);
  g_assert_cmpfloat (get_value (matrix, "relations", 1), ==, ENT_RELATION_WAR);
  g_assert_cmpfloat_with_epsilon (get_value (matrix, "relations-years", 1), 5, 0.01);
  g_assert_cmpfloat (get_value (matrix, "peace-years", 1), ==, 0);
  g_assert_cmpfloat (get_value (matrix, "trade", 1), ==, 2);
  g_assert_true (ent_measure_from_id (matrix, "relations", &measure));
  g_assert_false (ent_measure_get_value (matrix, ENT_CODER_PUBLISHED, measure, 2, &value));
  g_assert_true (ent_measure_from_id (matrix, "trust", &measure));
  g_assert_false (ent_measure_get_value (matrix, ENT_CODER_PUBLISHED, measure, 1, &value));
  g_assert_false (ent_measure_get_value (matrix, ENT_CODER_PUBLISHED, measure, 2, &value));
  g_assert_true (ent_measure_from_id (matrix, "relations-years", &measure));
  ent_measure_get_range (matrix, measure, &least, &most);
  g_assert_cmpfloat (least, ==, 0);
  g_assert_cmpfloat_with_epsilon (most, 31, 0.01);
  g_assert_false (ent_measure_from_id (matrix, "peace", &measure));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/ratings", test_ratings);
  g_test_add_func ("/matrix/measures", test_measures);
  return g_test_run ();
}
