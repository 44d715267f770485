/* Coefficients of agreement: against worked examples of the literature, and against their definitions, taken
 * word for word, on random data. */
#include "config.h"

#include <math.h>

#include "ent-coder-study.h"
#include "matrix-fixture.h"

#define N 99 /* not judged */
#define X 98 /* no evidence */

/* @values: by coder, then unit */
static EntCodings *
make (guint      n_coders,
      guint      n_units,
      const int *values)
{
  EntCodings *self = ent_codings_new (n_coders, n_units);

  for (guint i = 0; i < n_coders * n_units; i++)
    if (values[i] != N)
      ent_codings_set (self, i / n_units, i % n_units, values[i] == X ? ENT_CODING_NO_EVIDENCE : values[i]);
  return self;
}

static void
assert_value (EntCoefficient coefficient,
              double         value,
              double         tolerance,
              guint          n_units)
{
  g_assert_cmpint (coefficient.undefined, ==, ENT_UNDEFINED_NOT);
  g_assert_cmpfloat_with_epsilon (coefficient.value, value, tolerance);
  g_assert_cmpuint (coefficient.n_units, ==, n_units);
}

/* K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section E: four observers, twelve
 * units, with missing data: nominal .743, ordinal .815, interval .849. */
static void
test_krippendorff (void)
{
  static const int values[] = {
    1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N,
    1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3,
    N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N,
    1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N,
  };
  g_autoptr(EntCodings) codings = make (4, 12, values);

  /* The twelfth was judged by one, and does not count. */
  assert_value (ent_agreement_alpha (codings, ENT_SCALE_NOMINAL), .743, .0005, 11);
  assert_value (ent_agreement_alpha (codings, ENT_SCALE_ORDINAL), .815, .0005, 11);
  assert_value (ent_agreement_alpha (codings, ENT_SCALE_INTERVAL), .849, .0005, 11);
}

/* Of the same author, the example that encyclopedias have: three coders, fifteen units: nominal .691, interval
 * .811. */
static void
test_krippendorff_three (void)
{
  static const int values[] = {
    N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3,
    1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N,
    N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4,
  };
  g_autoptr(EntCodings) codings = make (3, 15, values);

  assert_value (ent_agreement_alpha (codings, ENT_SCALE_NOMINAL), .691358, .0000005, 12);
  assert_value (ent_agreement_alpha (codings, ENT_SCALE_INTERVAL), .810845, .0000005, 12);
}

/* A table of how many said what, into codings: whoever it was does not matter to Fleiss. */
static EntCodings *
make_counts (guint      n_coders,
             guint      n_units,
             guint      n_values,
             const int *counts)
{
  EntCodings *self = ent_codings_new (n_coders, n_units);

  for (guint i = 0; i < n_units; i++)
    {
      guint coder = 0;

      for (guint j = 0; j < n_values; j++)
        for (int k = 0; k < counts[i * n_values + j]; k++)
          ent_codings_set (self, coder++, i, (int) j + 1);
      g_assert_cmpuint (coder, ==, n_coders);
    }
  return self;
}

/* The worked example of the encyclopedias: fourteen raters, ten subjects, five categories: kappa .210. */
static void
test_fleiss_fourteen (void)
{
  static const int counts[] = {
    0, 0, 0, 0, 14,
    0, 2, 6, 4, 2,
    0, 0, 3, 5, 6,
    0, 3, 9, 2, 0,
    2, 2, 8, 1, 1,
    7, 7, 0, 0, 0,
    3, 2, 6, 3, 0,
    2, 5, 3, 2, 2,
    6, 5, 2, 1, 0,
    0, 2, 2, 3, 7,
  };
  g_autoptr(EntCodings) codings = make_counts (14, 10, 5, counts);

  assert_value (ent_agreement_fleiss (codings), .210, .0005, 10);
}

/* J. L. Fleiss, Measuring nominal scale agreement among many raters (1971), table 1: six psychiatrists, thirty
 * patients, five diagnoses: kappa .430; .4302445 in the R package irr, which has the table. */
static void
test_fleiss (void)
{
  static const int said[30][6] = {
    { 4, 4, 4, 4, 4, 4 }, { 2, 2, 2, 5, 5, 5 }, { 2, 3, 3, 3, 3, 5 }, { 5, 5, 5, 5, 5, 5 }, { 2, 2, 2, 4, 4, 4 },
    { 1, 1, 3, 3, 3, 3 }, { 3, 3, 3, 3, 5, 5 }, { 1, 1, 3, 3, 3, 4 }, { 1, 1, 4, 4, 4, 4 }, { 5, 5, 5, 5, 5, 5 },
    { 1, 4, 4, 4, 4, 4 }, { 1, 2, 4, 4, 4, 4 }, { 2, 2, 2, 3, 3, 3 }, { 1, 4, 4, 4, 4, 4 }, { 2, 2, 4, 4, 4, 5 },
    { 3, 3, 3, 3, 3, 5 }, { 1, 1, 1, 4, 5, 5 }, { 1, 1, 1, 1, 1, 2 }, { 2, 2, 4, 4, 4, 4 }, { 1, 3, 3, 5, 5, 5 },
    { 5, 5, 5, 5, 5, 5 }, { 2, 4, 4, 4, 4, 4 }, { 2, 2, 4, 5, 5, 5 }, { 1, 1, 4, 4, 4, 4 }, { 1, 4, 4, 4, 4, 5 },
    { 2, 2, 2, 2, 2, 4 }, { 1, 1, 1, 1, 5, 5 }, { 2, 2, 4, 4, 4, 4 }, { 1, 3, 3, 3, 3, 3 }, { 5, 5, 5, 5, 5, 5 },
  };
  /* One more that not all judged, which changes nothing. */
  g_autoptr(EntCodings) codings = ent_codings_new (6, 31);

  for (guint i = 0; i < 30; i++)
    for (guint j = 0; j < 6; j++)
      ent_codings_set (codings, j, i, said[i][j]);
  ent_codings_set (codings, 0, 30, 1);
  ent_codings_set (codings, 1, 30, 2);
  assert_value (ent_agreement_fleiss (codings), .4302445, .00000005, 30);
}

/* Two coders by their table: a's values are the rows. */
static EntCodings *
make_table (guint      n_values,
            const int *table)
{
  guint n_units = 0, unit = 0;
  EntCodings *self;

  for (guint i = 0; i < n_values * n_values; i++)
    n_units += (guint) table[i];
  self = ent_codings_new (2, n_units);
  for (guint i = 0; i < n_values * n_values; i++)
    for (int k = 0; k < table[i]; k++)
      {
        ent_codings_set (self, 0, unit, (int) (i / n_values));
        ent_codings_set (self, 1, unit++, (int) (i % n_values));
      }
  return self;
}

/* The worked examples that encyclopedias have for J. Cohen, A coefficient of agreement for nominal scales
 * (1960): 20/5/10/15 gives .4, 45/15/25/15 gives .1304, 25/35/5/35 gives .2593. */
static void
test_cohen (void)
{
  g_autoptr(EntCodings) first = make_table (2, (int[]) { 20, 5, 10, 15 });
  g_autoptr(EntCodings) second = make_table (2, (int[]) { 45, 15, 25, 15 });
  g_autoptr(EntCodings) third = make_table (2, (int[]) { 25, 35, 5, 35 });

  assert_value (ent_agreement_kappa (first, 0, 1, ENT_WEIGHTS_NONE), .4, 1e-12, 50);
  assert_value (ent_agreement_kappa (second, 0, 1, ENT_WEIGHTS_NONE), .1304, .00005, 100);
  assert_value (ent_agreement_kappa (third, 0, 1, ENT_WEIGHTS_NONE), .2593, .00005, 100);
}

/* J. Cohen, Weighted kappa (1968), table 1: 200 cases, three diagnoses: unweighted kappa .492.  (His own weights,
 * 1, 3 and 6, are of no scale, so the .348 they give cannot be had here.) */
static void
test_cohen_1968 (void)
{
  g_autoptr(EntCodings) codings = make_table (3, (int[]) { 88, 14, 18, 10, 40, 10, 2, 6, 12 });

  assert_value (ent_agreement_kappa (codings, 0, 1, ENT_WEIGHTS_NONE), .492, .0005, 200);
}

/* Weights: what SAS prints for a table of 3 × 3 (kappa .4842, weighted .4701), and what the R package irr
 * prints for raters two and three of its data "anxiety" (unweighted −.006289308, equal .1459075, squared
 * .2520325), of whose values irr leaves out 5, which neither used. Both are among the tests of statsmodels. */
static void
test_weights (void)
{
  static const int second[] = { 3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4 };
  static const int third[] = { 2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2 };
  g_autoptr(EntCodings) sas = make_table (3, (int[]) { 0, 4, 1, 0, 8, 0, 0, 1, 5 });
  g_autoptr(EntCodings) anxiety = ent_codings_new (2, 20);

  assert_value (ent_agreement_kappa (sas, 0, 1, ENT_WEIGHTS_NONE), .4842, .00005, 19);
  assert_value (ent_agreement_kappa (sas, 0, 1, ENT_WEIGHTS_LINEAR), .4701, .00005, 19);
  for (guint i = 0; i < 20; i++)
    {
      ent_codings_set (anxiety, 0, i, MIN (second[i], 5));
      ent_codings_set (anxiety, 1, i, MIN (third[i], 5));
    }
  assert_value (ent_agreement_kappa (anxiety, 0, 1, ENT_WEIGHTS_NONE), -.006289308, 5e-10, 20);
  assert_value (ent_agreement_kappa (anxiety, 0, 1, ENT_WEIGHTS_LINEAR), .1459075, 5e-8, 20);
  assert_value (ent_agreement_kappa (anxiety, 0, 1, ENT_WEIGHTS_QUADRATIC), .2520325, 5e-8, 20);
}

static void
assert_undefined (EntCoefficient coefficient,
                  EntUndefined   why)
{
  g_autofree char *text = ent_coefficient_format (&coefficient), *share = ent_coefficient_format_share (&coefficient);

  g_assert_cmpint (coefficient.undefined, ==, why);
  g_assert_true (isfinite (coefficient.value));
  g_assert_cmpstr (text, ==, "–");
  g_assert_cmpstr (share, ==, "–");
  g_assert_cmpstr (ent_coefficient_read (&coefficient), ==, "");
  g_assert_cmpstr (ent_undefined_to_string (coefficient.undefined), !=, "");
}

static void
test_undefined (void)
{
  g_autoptr(EntCodings) one = make (1, 3, (int[]) { 1, 2, 3 });
  g_autoptr(EntCodings) same = make (2, 3, (int[]) { 1, 1, 1, 1, 1, 1 });
  g_autoptr(EntCodings) apart = make (2, 4, (int[]) { 1, 2, N, N, N, N, 1, 2 });
  g_autoptr(EntCodings) nothing = ent_codings_new (3, 0);
  g_autoptr(EntCodings) no_evidence = make (2, 2, (int[]) { X, X, X, 1 });
  g_autoptr(EntAgreement) alone = ent_agreement_new (one, NULL);
  g_autoptr(EntAgreement) empty = ent_agreement_new (nothing, NULL);

  for (EntScale scale = ENT_SCALE_NOMINAL; scale <= ENT_SCALE_INTERVAL; scale++)
    {
      assert_undefined (ent_agreement_alpha (one, scale), ENT_UNDEFINED_CODERS);
      assert_undefined (ent_agreement_alpha (same, scale), ENT_UNDEFINED_VARIATION);
      assert_undefined (ent_agreement_alpha (apart, scale), ENT_UNDEFINED_UNITS);
      assert_undefined (ent_agreement_alpha (nothing, scale), ENT_UNDEFINED_UNITS);
    }
  assert_undefined (ent_agreement_fleiss (one), ENT_UNDEFINED_CODERS);
  assert_undefined (ent_agreement_fleiss (same), ENT_UNDEFINED_VARIATION);
  assert_undefined (ent_agreement_fleiss (apart), ENT_UNDEFINED_COMPLETE);
  assert_undefined (ent_agreement_kappa (same, 0, 1, ENT_WEIGHTS_NONE), ENT_UNDEFINED_VARIATION);
  assert_undefined (ent_agreement_kappa (apart, 0, 1, ENT_WEIGHTS_LINEAR), ENT_UNDEFINED_UNITS);
  /* Without evidence there is nothing on the scale, but still an answer. */
  assert_undefined (ent_agreement_alpha (no_evidence, ENT_SCALE_ORDINAL), ENT_UNDEFINED_UNITS);
  assert_undefined (ent_agreement_kappa (no_evidence, 0, 1, ENT_WEIGHTS_QUADRATIC), ENT_UNDEFINED_UNITS);
  assert_value (ent_agreement_kappa (no_evidence, 0, 1, ENT_WEIGHTS_NONE), 0, 1e-12, 2);
  assert_undefined (alone->average, ENT_UNDEFINED_CODERS);
  assert_undefined (alone->unanimous, ENT_UNDEFINED_CODERS);
  assert_undefined (empty->average, ENT_UNDEFINED_UNITS);
  assert_undefined (empty->unanimous, ENT_UNDEFINED_UNITS);
}

/* The definitions, word for word. */

static gboolean
is_there (int      value,
          gboolean on_scale)
{
  return value != ENT_CODING_MISSING && !(on_scale && value == ENT_CODING_NO_EVIDENCE);
}

static double
slow_difference (EntScale scale,
                 GArray  *all,
                 int      c,
                 int      k)
{
  double between = 0;

  if (scale == ENT_SCALE_NOMINAL)
    return c != k ? 1 : 0;
  if (scale == ENT_SCALE_INTERVAL)
    return (double) (c - k) * (c - k);
  for (guint i = 0; i < all->len; i++)
    {
      int value = g_array_index (all, int, i);

      if (value >= MIN (c, k) && value <= MAX (c, k))
        between += value == c || value == k ? .5 : 1;
    }
  return c == k ? 0 : between * between;
}

/* Sums over pairs of values instead of a table of coincidences. NAN where it is undefined */
static double
slow_alpha (const EntCodings *codings,
            EntScale          scale)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (int)), units = g_array_new (FALSE, FALSE, sizeof (guint));
  double observed = 0, expected = 0;

  for (guint i = 0; i < codings->n_units; i++)
    {
      guint before = all->len;

      for (guint j = 0; j < codings->n_coders; j++)
        {
          int value = ent_codings_get (codings, j, i);

          if (!is_there (value, scale != ENT_SCALE_NOMINAL))
            continue;
          g_array_append_val (all, value);
          g_array_append_val (units, i);
        }
      if (all->len - before == 1)
        {
          g_array_set_size (all, before);
          g_array_set_size (units, before);
        }
    }
  for (guint i = 0; i < all->len; i++)
    {
      guint m = 0;

      for (guint j = 0; j < all->len; j++)
        m += g_array_index (units, guint, i) == g_array_index (units, guint, j) ? 1 : 0;
      for (guint j = 0; j < all->len; j++)
        {
          double difference = slow_difference (scale, all, g_array_index (all, int, i), g_array_index (all, int, j));

          expected += difference / ((double) all->len * (all->len - 1));
          if (g_array_index (units, guint, i) == g_array_index (units, guint, j))
            observed += difference / (all->len * (m - 1.));
        }
    }
  return 1 - observed / expected;
}

/* Each of the one's values against each of the other's is what chance would give. */
static double
slow_kappa (const EntCodings *codings,
            guint             a,
            guint             b,
            EntWeights        weights)
{
  double observed = 0, expected = 0, n = 0;

  for (guint i = 0; i < codings->n_units; i++)
    for (guint j = 0; j < codings->n_units; j++)
      {
        int at_i[] = { ent_codings_get (codings, a, i), ent_codings_get (codings, b, i) };
        int at_j[] = { ent_codings_get (codings, a, j), ent_codings_get (codings, b, j) };
        gboolean on_scale = weights != ENT_WEIGHTS_NONE;
        double weight;

        if (!is_there (at_i[0], on_scale) || !is_there (at_i[1], on_scale)
            || !is_there (at_j[0], on_scale) || !is_there (at_j[1], on_scale))
          continue;
        weight = weights == ENT_WEIGHTS_NONE ? (at_i[0] != at_j[1])
                                             : pow (ABS (at_i[0] - at_j[1]), weights == ENT_WEIGHTS_LINEAR ? 1 : 2);
        expected += weight;
        if (i == j)
          {
            observed += weight;
            n++;
          }
      }
  return 1 - n * observed / expected;
}

static double
slow_fleiss (const EntCodings *codings)
{
  double same = 0, pairs = 0, by_chance = 0, all = 0;

  for (guint i = 0; i < codings->n_units; i++)
    for (guint j = 0; j < codings->n_units; j++)
      {
        gboolean complete = TRUE;

        for (guint a = 0; a < codings->n_coders; a++)
          complete = complete && is_there (ent_codings_get (codings, a, i), FALSE)
                     && is_there (ent_codings_get (codings, a, j), FALSE);
        for (guint a = 0; complete && a < codings->n_coders; a++)
          for (guint b = 0; b < codings->n_coders; b++)
            {
              gboolean equal = ent_codings_get (codings, a, i) == ent_codings_get (codings, b, j);

              by_chance += equal;
              all++;
              same += i == j && a != b && equal;
              pairs += i == j && a != b;
            }
      }
  return (same / pairs - by_chance / all) / (1 - by_chance / all);
}

static void
assert_same (EntCoefficient coefficient,
             double         slow,
             guint         *n_checked)
{
  if (coefficient.undefined != ENT_UNDEFINED_NOT)
    {
      g_assert_false (isfinite (slow));
      return;
    }
  g_assert_cmpfloat_with_epsilon (coefficient.value, slow, 1e-9);
  *n_checked += 1;
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1971);
  guint n_checked = 0;

  for (guint run = 0; run < 400; run++)
    {
      guint n_coders = (guint) g_rand_int_range (rand, 2, 6), n_units = (guint) g_rand_int_range (rand, 1, 12);
      int spread = g_rand_int_range (rand, 1, 8), gaps = g_rand_int_range (rand, 0, 4);
      g_autoptr(EntCodings) codings = ent_codings_new (n_coders, n_units);
      g_autoptr(EntAgreement) agreement = NULL;

      for (guint i = 0; i < n_coders * n_units; i++)
        if (g_rand_int_range (rand, 0, 10) >= gaps)
          ent_codings_set (codings, i % n_coders, i / n_coders,
                           g_rand_int_range (rand, 0, 10) == 0 ? ENT_CODING_NO_EVIDENCE
                                                               : g_rand_int_range (rand, 0, spread) - 3);
      agreement = ent_agreement_new (codings, NULL);
      for (EntScale scale = ENT_SCALE_NOMINAL; scale <= ENT_SCALE_INTERVAL; scale++)
        assert_same (agreement->alpha[scale], slow_alpha (codings, scale), &n_checked);
      assert_same (agreement->fleiss, slow_fleiss (codings), &n_checked);
      g_assert_cmpuint (agreement->pairs->len, ==, n_coders * (n_coders - 1) / 2);
      for (guint i = 0; i < agreement->pairs->len; i++)
        {
          const EntCoderPair *pair = &g_array_index (agreement->pairs, EntCoderPair, i);

          assert_same (pair->kappa, slow_kappa (codings, pair->a, pair->b, ENT_WEIGHTS_NONE), &n_checked);
          assert_same (pair->linear, slow_kappa (codings, pair->a, pair->b, ENT_WEIGHTS_LINEAR), &n_checked);
          assert_same (pair->quadratic, slow_kappa (codings, pair->a, pair->b, ENT_WEIGHTS_QUADRATIC), &n_checked);
        }
    }
  /* Not everything was undefined. */
  g_assert_cmpuint (n_checked, >, 5000);
}

/* Three coders, five units: what is the same, and where they differ most. */
static void
test_summary (void)
{
  static const int values[] = {
    3,  1, X, X, 2,
    3, -2, X, 1, 2,
    3,  1, N, 1, N,
  };
  g_autoptr(EntCodings) codings = make (3, 5, values);
  g_autoptr(EntAgreement) agreement = ent_agreement_new (codings, NULL);
  const EntDifference *first = &g_array_index (agreement->differences, EntDifference, 0);
  const EntDifference *second = &g_array_index (agreement->differences, EntDifference, 1);

  g_assert_cmpuint (agreement->n_coders, ==, 3);
  g_assert_cmpuint (agreement->n_units, ==, 5);
  g_assert_cmpuint (agreement->n_values, ==, 13);
  g_assert_cmpuint (ent_codings_count (codings, 2), ==, 3);
  assert_value (agreement->unanimous, 3 / 5., 1e-12, 5);
  /* 3 of 5, 2 of 3, 2 of 3 */
  assert_value (agreement->average, (3 / 5. + 2 / 3. + 2 / 3.) / 3, 1e-12, 5);
  g_assert_cmpuint (agreement->differences->len, ==, 2);
  g_assert_cmpuint (first->unit, ==, 1);
  g_assert_cmpint (first->least, ==, -2);
  g_assert_cmpint (first->most, ==, 1);
  g_assert_cmpfloat_with_epsilon (first->variance, 2, 1e-12);
  g_assert_cmpuint (second->unit, ==, 3);
  g_assert_cmpuint (second->n_no_evidence, ==, 1);
  g_assert_cmpuint (second->n_values, ==, 2);
  g_assert_cmpfloat (second->variance, ==, 0);
}

static void
test_words (void)
{
  EntCoefficient negative = { ENT_UNDEFINED_NOT, -.0124, 5 }, nearly = { ENT_UNDEFINED_NOT, -.0004, 5 };
  EntCoefficient good = { ENT_UNDEFINED_NOT, .8, 5 }, fair = { ENT_UNDEFINED_NOT, .7, 5 };
  g_autofree char *minus = ent_coefficient_format (&negative), *zero = ent_coefficient_format (&nearly);
  g_autofree char *share = ent_coefficient_format_share (&fair);

  g_assert_cmpstr (minus, ==, "−0.012");
  g_assert_cmpstr (zero, ==, "0.000");
  g_assert_cmpstr (share, ==, "70 %");
  g_assert_true (g_str_has_prefix (ent_coefficient_read (&good), "Reliable"));
  g_assert_true (g_str_has_prefix (ent_coefficient_read (&fair), "Good for tentative"));
  g_assert_true (g_str_has_prefix (ent_coefficient_read (&negative), "Too little"));
}

static void
test_cancelled (void)
{
  g_autoptr(EntCodings) codings = make (2, 1, (int[]) { 1, 2 });
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (ent_agreement_new (codings, cancellable));
}

static EntOwnRating *
rate (const char *layer,
      const char *case_id,
      const char *factor,
      int         rating)
{
  EntOwnRating *self = ent_own_rating_new (case_id, factor);

  self->layer = g_strdup (layer);
  self->has_rating = rating != X;
  self->rating = rating != X ? rating : 0;
  return self;
}

/* From the matrix: the cells of chosen cases and groups. */
static void
test_matrix (void)
{
  static const char * const factors[] = { "trade", "norms", NULL };
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = {
    matrix_fixture_case_new ("one", codebook, (int[]) { 2, NO_EVIDENCE }),
    matrix_fixture_case_new ("two", codebook, (int[]) { -1, NOT_RATED }),
    NULL
  };
  g_autoptr(GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  g_autoptr(EntMatrix) matrix = NULL;
  g_autoptr(GArray) cells = NULL, some = NULL, none = NULL, coders = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(EntCodings) codings = NULL;
  guint chosen[] = { ENT_CODER_PUBLISHED, ENT_CODER_OWN };

  g_ptr_array_add (ratings, rate (NULL, "one", "trade", 1));
  g_ptr_array_add (ratings, rate (NULL, "two", "norms", X));
  matrix = matrix_fixture_new (codebook, ratings, cases);
  cells = ent_coded_cells_new (matrix, NULL, NULL);
  some = ent_coded_cells_new (matrix, (const char *[]) { "two", NULL }, (const char *[]) { "norms", NULL });
  none = ent_coded_cells_new (matrix, NULL, (const char *[]) { "elsewhere", NULL });
  g_assert_cmpuint (cells->len, ==, 4);
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpuint (g_array_index (some, EntCodedCell, 0).factor, ==, 1);
  g_assert_cmpuint (g_array_index (some, EntCodedCell, 0).item, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_array_append_vals (coders, chosen, 2);
  codings = ent_codings_new_from_matrix (matrix, coders, cells);
  g_assert_cmpint (ent_codings_get (codings, 0, 0), ==, 2);
  g_assert_cmpint (ent_codings_get (codings, 1, 0), ==, 1);
  g_assert_cmpint (ent_codings_get (codings, 0, 2), ==, ENT_CODING_NO_EVIDENCE);
  g_assert_cmpint (ent_codings_get (codings, 0, 3), ==, ENT_CODING_MISSING);
  g_assert_cmpint (ent_codings_get (codings, 1, 3), ==, ENT_CODING_NO_EVIDENCE);
  g_assert_cmpuint (ent_codings_count (codings, 0), ==, 3);
  g_assert_cmpuint (ent_codings_count (codings, 1), ==, 2);
}

static void
assert_coders (EntMatrix          *matrix,
               const char * const *cases,
               const char * const *coders,
               gboolean            all_but,
               const char         *expected)
{
  g_autoptr(EntCoderStudy) study = ent_coder_study_new (matrix, cases, NULL, coders, all_but, NULL);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < study->coders->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "", ent_coder_study_get_name (study, i));
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_cmpuint (study->agreement->n_coders, ==, study->coders->len);
  g_assert_cmpuint (study->counts->len, ==, 4);
}

/* Who is compared: those who judged anything, those asked for, all but some. */
static void
test_study (void)
{
  static const char * const factors[] = { "trade", NULL };
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = {
    matrix_fixture_case_new ("one", codebook, (int[]) { 2 }), matrix_fixture_case_new ("two", codebook, (int[]) { 1 }),
  };
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  g_autoptr(GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  g_autoptr(GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);
  g_autoptr(EntMatrix) matrix = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ent_case_seal (cases[i]);
      g_ptr_array_add (list, cases[i]);
    }
  g_ptr_array_add (layers, ent_layer_new ("b", "Bob"));
  g_ptr_array_add (layers, ent_layer_new ("a", "Ann"));
  g_ptr_array_add (ratings, rate ("a", "one", "trade", 1));
  g_ptr_array_add (ratings, rate ("b", "two", "trade", X));
  matrix = ent_matrix_new (codebook, list, ratings, layers);
  assert_coders (matrix, NULL, NULL, FALSE, "Published,Ann,Bob");
  assert_coders (matrix, (const char *[]) { "one", NULL }, NULL, FALSE, "Published,Ann");
  assert_coders (matrix, NULL, (const char *[]) { "own", "b", NULL }, FALSE, "You,Bob");
  assert_coders (matrix, NULL, (const char *[]) { "published", NULL }, TRUE, "Ann,Bob");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/krippendorff", test_krippendorff);
  g_test_add_func ("/agreement/krippendorff-three", test_krippendorff_three);
  g_test_add_func ("/agreement/fleiss-fourteen", test_fleiss_fourteen);
  g_test_add_func ("/agreement/fleiss", test_fleiss);
  g_test_add_func ("/agreement/cohen", test_cohen);
  g_test_add_func ("/agreement/cohen-1968", test_cohen_1968);
  g_test_add_func ("/agreement/weights", test_weights);
  g_test_add_func ("/agreement/undefined", test_undefined);
  g_test_add_func ("/agreement/random", test_random);
  g_test_add_func ("/agreement/summary", test_summary);
  g_test_add_func ("/agreement/words", test_words);
  g_test_add_func ("/agreement/cancelled", test_cancelled);
  g_test_add_func ("/agreement/matrix", test_matrix);
  g_test_add_func ("/agreement/study", test_study);
  return g_test_run ();
}
