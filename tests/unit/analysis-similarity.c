/* How alike cases and factors are, and the order that puts those that are alike side by side. */
#include "config.h"

#include "matrix-fixture.h"

#include "ent-similarity.h"

#include <math.h>

#define MAX_CASES 9
#define N_FACTORS 5

static const char * const factors[N_FACTORS + 1] = { "trade", "norms", "trust", "pacts", "schools", NULL };

static EntMatrix *
create_matrix (const char * const *ids,
               int                (*ratings)[N_FACTORS])
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[MAX_CASES + 1] = { NULL };

  for (guint i = 0; ids[i] != NULL; i++)
    cases[i] = matrix_fixture_case_new (ids[i], codebook, ratings[i]);
  return matrix_fixture_new (codebook, NULL, cases);
}

static void
test_distances (void)
{
  int ratings[][N_FACTORS] = {
    { 3, 3, 3, 3, 3 },
    { -3, -3, -3, -3, -3 },
    { 2, NO_EVIDENCE, -3, NOT_RATED, 3 },
    { NOT_RATED, 1, NOT_RATED, NO_EVIDENCE, NOT_RATED },
  };
  g_autoptr(EntMatrix) matrix = create_matrix ((const char *[]) { "a", "b", "c", "d", NULL }, ratings);
  const guint8 used[N_FACTORS] = { 1, 1, 0, 1, 0 }, none[N_FACTORS] = { 0 };
  double distance;
  guint n;

  g_assert_true (ent_similarity_compare_cases (matrix, ENT_CODER_PUBLISHED, NULL, 0, 0, &distance, &n));
  g_assert_cmpfloat (distance, ==, 0);
  g_assert_true (ent_similarity_compare_cases (matrix, ENT_CODER_PUBLISHED, NULL, 0, 1, &distance, &n));
  g_assert_cmpfloat (distance, ==, 1);
  g_assert_cmpuint (n, ==, N_FACTORS);
  /* 1, 6 and 0 of three factors. */
  g_assert_true (ent_similarity_compare_cases (matrix, ENT_CODER_PUBLISHED, NULL, 0, 2, &distance, &n));
  g_assert_cmpfloat_with_epsilon (distance, 7.0 / 3 / 6, 1e-12);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (ent_similarity_compare_cases (matrix, ENT_CODER_PUBLISHED, used, 0, 2, &distance, NULL));
  g_assert_cmpfloat_with_epsilon (distance, 1.0 / 6, 1e-12);
  g_assert_false (ent_similarity_compare_cases (matrix, ENT_CODER_PUBLISHED, NULL, 2, 3, &distance, &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (ent_similarity_compare_cases (matrix, ENT_CODER_PUBLISHED, none, 0, 1, &distance, NULL));
  g_assert_false (ent_similarity_compare_cases (matrix, ENT_CODER_OWN, NULL, 0, 1, &distance, NULL));

  /* Trade 3, −3, 2 against schools 3, −3, 3. */
  g_assert_true (ent_similarity_compare_factors (matrix, ENT_CODER_PUBLISHED, NULL, 0, 4, &distance, &n));
  g_assert_cmpfloat_with_epsilon (distance, 1.0 / 3 / 6, 1e-12);
  g_assert_cmpuint (n, ==, 3);
}

static void
assert_order (const EntMatrix     *matrix,
              const EntClustering *clustering,
              const char          *expected)
{
  g_autoptr(GString) order = g_string_new (NULL);

  for (guint i = 0; i < clustering->n; i++)
    g_string_append (order, ent_matrix_get_case (matrix, clustering->order[i])->id);
  g_assert_cmpstr (order->str, ==, expected);
}

/* Two groups and one that shares nothing with anybody. */
static void
test_groups (void)
{
  int ratings[][N_FACTORS] = {
    { -3, -3, -3, -3, NOT_RATED },
    { 3, 3, 3, 3, NOT_RATED },
    { -2, -3, -3, -3, NOT_RATED },
    { NOT_RATED, NOT_RATED, NOT_RATED, NOT_RATED, 1 },
    { 3, 3, 3, 1, NOT_RATED },
  };
  g_autoptr(EntMatrix) matrix = create_matrix ((const char *[]) { "a", "b", "c", "d", "e", NULL }, ratings);
  g_autoptr(EntClustering) clustering = ent_similarity_cluster_cases (matrix, ENT_CODER_PUBLISHED, NULL);
  guint groups[5];

  g_assert_cmpuint (clustering->n, ==, 5);
  /* High to low: d, which is nobody's neighbour, at an end; e between b and c, whom it is nearer to. */
  assert_order (matrix, clustering, "dbeca");
  g_assert_cmpfloat (clustering->gaps[0], ==, 1);
  g_assert_cmpfloat_with_epsilon (clustering->gaps[1], 2.0 / 4 / 6, 1e-12);
  /* All pairs of the two groups: 24, 23, 22, 21 of 24. */
  g_assert_cmpfloat_with_epsilon (clustering->gaps[2], 22.5 / 24, 1e-12);
  g_assert_cmpfloat_with_epsilon (clustering->gaps[3], 1.0 / 4 / 6, 1e-12);

  g_assert_cmpuint (ent_clustering_cut (clustering, 0.5, groups), ==, 3);
  g_assert_cmpuint (groups[0], ==, 0);
  g_assert_cmpuint (groups[1], ==, 1);
  g_assert_cmpuint (groups[2], ==, 1);
  g_assert_cmpuint (groups[3], ==, 2);
  g_assert_cmpuint (groups[4], ==, 2);
  g_assert_cmpuint (ent_clustering_cut (clustering, 1, NULL), ==, 1);
  for (guint n = 1; n <= 5; n++)
    g_assert_cmpuint (ent_clustering_cut (clustering, ent_clustering_find_height (clustering, n), NULL), ==, n);
  g_assert_cmpuint (ent_clustering_cut (clustering, ent_clustering_find_height (clustering, 9), NULL), ==, 5);
}

static void
test_few (void)
{
  int ratings[][N_FACTORS] = { { 1, 1, 1, 1, 1 } };
  g_autoptr(EntMatrix) one = create_matrix ((const char *[]) { "a", NULL }, ratings);
  g_autoptr(EntMatrix) none = create_matrix ((const char *[]) { NULL }, ratings);
  g_autoptr(EntClustering) of_one = ent_similarity_cluster_cases (one, ENT_CODER_PUBLISHED, NULL);
  g_autoptr(EntClustering) of_none = ent_similarity_cluster_cases (none, ENT_CODER_PUBLISHED, NULL);
  g_autoptr(EntClustering) of_factors = ent_similarity_cluster_factors (none, ENT_CODER_PUBLISHED, NULL);
  guint seen = 0;

  assert_order (one, of_one, "a");
  g_assert_cmpuint (ent_clustering_cut (of_one, 0, NULL), ==, 1);
  g_assert_cmpuint (of_none->n, ==, 0);
  g_assert_cmpuint (ent_clustering_cut (of_none, 0, NULL), ==, 0);
  /* Factors that no case rates still stand in some order, each once. */
  g_assert_cmpuint (of_factors->n, ==, N_FACTORS);
  for (guint i = 0; i < N_FACTORS; i++)
    seen |= 1u << of_factors->order[i];
  g_assert_cmphex (seen, ==, (1u << N_FACTORS) - 1);
}

/* Random matrices */

static const char * const all_ids[MAX_CASES] = { "a", "b", "c", "d", "e", "f", "g", "h", "i" };

static void
fill_randomly (int ratings[MAX_CASES][N_FACTORS])
{
  for (guint i = 0; i < MAX_CASES; i++)
    for (guint j = 0; j < N_FACTORS; j++)
      {
        int roll = g_test_rand_int_range (0, 10);

        ratings[i][j] = roll == 0 ? NOT_RATED : roll == 1 ? NO_EVIDENCE : g_test_rand_int_range (-3, 4);
      }
}

/* However the columns stand, the same order comes out. */
static void
test_permutation (void)
{
  for (guint round = 0; round < 60; round++)
    {
      int ratings[MAX_CASES][N_FACTORS], moved[MAX_CASES][N_FACTORS];
      const char *ids[MAX_CASES + 1] = { NULL }, *moved_ids[MAX_CASES + 1] = { NULL };
      guint n = (guint) g_test_rand_int_range (2, MAX_CASES + 1), from = (guint) g_test_rand_int_range (0, (int) n);
      g_autoptr(EntMatrix) matrix = NULL, other = NULL;
      g_autoptr(EntClustering) a = NULL, b = NULL;

      fill_randomly (ratings);
      for (guint i = 0; i < n; i++)
        {
          guint to = n - 1 - (i + from) % n;

          ids[i] = moved_ids[to] = all_ids[i];
          memcpy (moved[to], ratings[i], sizeof ratings[i]);
        }
      matrix = create_matrix (ids, ratings);
      other = create_matrix (moved_ids, moved);
      a = ent_similarity_cluster_cases (matrix, ENT_CODER_PUBLISHED, NULL);
      b = ent_similarity_cluster_cases (other, ENT_CODER_PUBLISHED, NULL);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpstr (ids[a->order[i]], ==, moved_ids[b->order[i]]);
          if (i + 1 < n)
            g_assert_cmpfloat (a->gaps[i], ==, b->gaps[i]);
        }
    }
}

static double
get_distance (const EntMatrix *matrix,
              guint            a,
              guint            b)
{
  double distance = 1;

  ent_similarity_compare_cases (matrix, ENT_CODER_PUBLISHED, NULL, a, b, &distance, NULL);
  return distance;
}

static double
add_neighbours (const EntMatrix *matrix,
                const guint     *order,
                guint            n)
{
  double sum = 0;

  for (guint i = 0; i + 1 < n; i++)
    sum += get_distance (matrix, order[i], order[i + 1]);
  return sum;
}

/* Turns the halves of each group round or not, as the bits of @turns say: all orders that the tree allows. */
static void
turn (guint        *order,
      const double *gaps,
      guint         n,
      guint        *turns)
{
  g_autofree guint *copy = g_memdup2 (order, n * sizeof *order);
  guint split = 0;

  if (n < 2)
    return;
  for (guint i = 1; i + 1 < n; i++)
    if (gaps[i] > gaps[split])
      split = i;
  split++;
  turn (copy, gaps, split, turns);
  turn (copy + split, gaps + split, n - split, turns);
  if (*turns & 1)
    {
      memcpy (order, copy + split, (n - split) * sizeof *order);
      memcpy (order + n - split, copy, split * sizeof *order);
    }
  else
    memcpy (order, copy, n * sizeof *order);
  *turns >>= 1;
}

/* Where two groups are joined at the same height, the heights do not tell which lies in which. */
static gboolean
tell_the_tree (const double *gaps,
               guint         n)
{
  for (guint i = 0; i + 1 < n; i++)
    for (guint j = i + 1; j + 1 < n; j++)
      if (fabs (gaps[i] - gaps[j]) < 1e-9)
        return FALSE;
  return TRUE;
}

/* The heights say what average linkage says: the mean distance across each split; and no turn of the tree
 * brings neighbours nearer. */
static void
test_best_order (void)
{
  for (guint round = 0; round < 40;)
    {
      int ratings[MAX_CASES][N_FACTORS];
      const char *ids[MAX_CASES + 1] = { NULL };
      guint n = (guint) g_test_rand_int_range (2, 8);
      g_autoptr(EntMatrix) matrix = NULL;
      g_autoptr(EntClustering) clustering = NULL;
      double sum;

      fill_randomly (ratings);
      for (guint i = 0; i < n; i++)
        ids[i] = all_ids[i];
      matrix = create_matrix (ids, ratings);
      clustering = ent_similarity_cluster_cases (matrix, ENT_CODER_PUBLISHED, NULL);
      if (!tell_the_tree (clustering->gaps, n))
        continue;
      round++;
      sum = add_neighbours (matrix, clustering->order, n);
      for (guint bits = 0; bits < 1u << (n - 1); bits++)
        {
          g_autofree guint *order = g_memdup2 (clustering->order, n * sizeof *order);
          guint turns = bits;

          turn (order, clustering->gaps, n, &turns);
          g_assert_cmpfloat (sum, <=, add_neighbours (matrix, order, n) + 1e-9);
        }
    }
}

/* A large one, for its size: each case stands once, and the groups that were put in come out. */
static void
test_many (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  g_autofree EntCase **cases = g_new0 (EntCase *, 201);
  g_autofree guint8 *seen = g_new0 (guint8, 200);
  g_autoptr(EntMatrix) matrix = NULL;
  g_autoptr(EntClustering) clustering = NULL;
  guint changes = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("case-%u", i);
      int base = (int) (i % 4) * 2 - 3;

      cases[i] = matrix_fixture_case_new (id, codebook, (int[]) { base, base, base, base, i % 3 == 0 ? 0 : NOT_RATED });
    }
  matrix = matrix_fixture_new (codebook, NULL, cases);
  clustering = ent_similarity_cluster_cases (matrix, ENT_CODER_PUBLISHED, (guint8[]) { 1, 1, 1, 1, 0 });
  g_assert_cmpuint (ent_clustering_cut (clustering, 0.1, NULL), ==, 4);
  for (guint i = 0; i < 200; i++)
    {
      g_assert_cmpuint (seen[clustering->order[i]]++, ==, 0);
      changes += i > 0 && clustering->order[i] % 4 != clustering->order[i - 1] % 4;
    }
  g_assert_cmpuint (changes, ==, 3);
  g_assert_cmpuint (clustering->order[0] % 4, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/similarity/distances", test_distances);
  g_test_add_func ("/similarity/groups", test_groups);
  g_test_add_func ("/similarity/few", test_few);
  g_test_add_func ("/similarity/permutation", test_permutation);
  g_test_add_func ("/similarity/best-order", test_best_order);
  g_test_add_func ("/similarity/many", test_many);
  return g_test_run ();
}
