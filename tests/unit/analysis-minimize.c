/* Minimising against a minimiser that shares no line with it: it writes every term as a string, tries each on every
 * row, and every choice of prime implicants of a size. */
#include "config.h"

#include <string.h>

#include "ent-minimize.h"

#define MAX_ROWS 32

/* A table, and what brute force makes of it */

typedef struct
{
  guint     n;
  guint     n_rows;
  gboolean  on[MAX_ROWS];
  gboolean  free_rows[MAX_ROWS];
  GPtrArray *primes;    /* of char*: "1-0" */
  GPtrArray *models;    /* of char*: "01 1-0", sorted */
} Table;

static gboolean
matches (const Table *table,
         const char  *term,
         guint        row)
{
  for (guint i = 0; i < table->n; i++)
    if (term[i] != '-' && (term[i] == '1') != (gboolean) ((row >> (table->n - 1 - i)) & 1))
      return FALSE;
  return TRUE;
}

static gboolean
is_implicant (const Table *table,
              const char  *term)
{
  for (guint row = 0; row < table->n_rows; row++)
    if (matches (table, term, row) && !table->on[row] && !table->free_rows[row])
      return FALSE;
  return TRUE;
}

static gboolean
has_row (const Table *table,
         const char  *term)
{
  for (guint row = 0; row < table->n_rows; row++)
    if (matches (table, term, row) && table->on[row])
      return TRUE;
  return FALSE;
}

/* Whether the term is within another of the list. */
static gboolean
is_in_another (const Table *table,
               GPtrArray   *terms,
               const char  *term)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const char *other = terms->pdata[i];
      gboolean within = strcmp (other, term) != 0;

      for (guint j = 0; j < table->n; j++)
        within = within && (other[j] == '-' || other[j] == term[j]);
      if (within)
        return TRUE;
    }
  return FALSE;
}

static void
list_terms (const Table *table,
            char        *term,
            guint        at,
            GPtrArray   *terms)
{
  if (at == table->n)
    {
      if (is_implicant (table, term))
        g_ptr_array_add (terms, g_strdup (term));
      return;
    }
  for (const char *letter = "01-"; *letter != '\0'; letter++)
    {
      term[at] = *letter;
      list_terms (table, term, at + 1, terms);
    }
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* (transfer full): terms of a sum, in order */
static char *
dup_sum (GPtrArray *terms)
{
  g_ptr_array_sort (terms, compare_strings);
  g_ptr_array_add (terms, NULL);
  return g_strjoinv (" ", (char **) terms->pdata);
}

/* Every choice of so many primes that covers all. */
static void
choose (Table   *table,
        guint    from,
        guint    left,
        guint32  uncovered,
        GArray  *chosen)
{
  if (left == 0)
    {
      g_autoptr(GPtrArray) terms = g_ptr_array_new ();

      if (uncovered != 0)
        return;
      for (guint i = 0; i < chosen->len; i++)
        g_ptr_array_add (terms, table->primes->pdata[g_array_index (chosen, guint, i)]);
      g_ptr_array_add (table->models, dup_sum (terms));
      return;
    }
  for (guint i = from; i + left <= table->primes->len; i++)
    {
      guint32 rest = uncovered;

      for (guint row = 0; row < table->n_rows; row++)
        if (matches (table, table->primes->pdata[i], row))
          rest &= ~(1u << row);
      g_array_append_val (chosen, i);
      choose (table, i + 1, left - 1, rest, chosen);
      g_array_set_size (chosen, chosen->len - 1);
    }
}

static void
table_solve (Table *table)
{
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  char term[8] = "";
  guint32 all = 0;

  table->primes = g_ptr_array_new_with_free_func (g_free);
  table->models = g_ptr_array_new_with_free_func (g_free);
  list_terms (table, term, 0, terms);
  for (guint i = 0; i < terms->len; i++)
    if (has_row (table, terms->pdata[i]) && !is_in_another (table, terms, terms->pdata[i]))
      g_ptr_array_add (table->primes, g_strdup (terms->pdata[i]));
  for (guint row = 0; row < table->n_rows; row++)
    if (table->on[row])
      all |= 1u << row;
  for (guint size = 0; table->models->len == 0; size++)
    choose (table, 0, size, all, chosen);
  g_ptr_array_sort (table->models, compare_strings);
  g_ptr_array_sort (table->primes, compare_strings);
}

static void
table_clear (Table *table)
{
  g_ptr_array_unref (table->primes);
  g_ptr_array_unref (table->models);
}

/* Of five conditions only such with few rows, or brute force would never end. */
static void
table_init_random (Table *table,
                   GRand *rand)
{
  double share, missing;

  *table = (Table) { .n = (guint) g_rand_int_range (rand, 1, 6) };
  table->n_rows = 1u << table->n;
  share = g_rand_double (rand) * (table->n == 5 ? 0.3 : 1);
  missing = g_rand_double (rand);
  for (guint row = 0; row < table->n_rows; row++)
    {
      gboolean known = g_rand_double (rand) >= missing;

      table->on[row] = known && g_rand_double (rand) < share;
      table->free_rows[row] = !known;
    }
}

/* What the library makes of it */

/* (transfer full) */
static char *
dup_term (EntTerm term,
          guint   n)
{
  char *text = g_new0 (char, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint bit = 1u << (n - 1 - i);

      text[i] = (term.care & bit) == 0 ? '-' : (term.value & bit) != 0 ? '1' : '0';
    }
  return text;
}

static void
assert_equal (GPtrArray *a,
              GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_cmpstr (a->pdata[i], ==, b->pdata[i]);
}

static GPtrArray *
list_primes (const EntMinimum *minimum)
{
  GPtrArray *primes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < minimum->primes->len; i++)
    g_ptr_array_add (primes, dup_term (g_array_index (minimum->primes, EntTerm, i), minimum->n_conditions));
  g_ptr_array_sort (primes, compare_strings);
  return primes;
}

static GPtrArray *
list_models (const EntMinimum *minimum)
{
  GPtrArray *models = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < minimum->models->len; i++)
    {
      GArray *indices = minimum->models->pdata[i];
      g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < indices->len; j++)
        g_ptr_array_add (terms, dup_term (g_array_index (minimum->primes, EntTerm, g_array_index (indices, guint, j)),
                                          minimum->n_conditions));
      g_ptr_array_add (models, dup_sum (terms));
    }
  g_ptr_array_sort (models, compare_strings);
  return models;
}

/* An essential prime implicant is in every model. */
static void
check_essential (const EntMinimum *minimum,
                 GPtrArray        *models)
{
  for (guint i = 0; i < minimum->primes->len; i++)
    {
      g_autofree char *term = dup_term (g_array_index (minimum->primes, EntTerm, i), minimum->n_conditions);

      for (guint j = 0; j < models->len && g_array_index (minimum->essential, gboolean, i); j++)
        g_assert_nonnull (strstr (models->pdata[j], term));
    }
}

static void
test_brute_force (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  guint n_ambiguous = 0, n_more = 0;

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr(EntMinimum) minimum = NULL;
      g_autoptr(GPtrArray) primes = NULL, models = NULL;
      g_autoptr(GError) error = NULL;
      Table table;

      table_init_random (&table, rand);
      table_solve (&table);
      minimum = ent_minimize (table.n, table.on, table.free_rows, &error);
      g_assert_no_error (error);
      primes = list_primes (minimum);
      models = list_models (minimum);
      assert_equal (primes, table.primes);
      check_essential (minimum, models);
      if (minimum->has_more)
        {
          g_assert_cmpuint (models->len, ==, ENT_MINIMIZE_MAX_MODELS);
          g_assert_cmpuint (table.models->len, >, ENT_MINIMIZE_MAX_MODELS);
          n_more++;
        }
      else
        {
          assert_equal (models, table.models);
          n_ambiguous += models->len > 1;
        }
      table_clear (&table);
    }
  g_test_message ("%u with several models, %u with more than are listed", n_ambiguous, n_more);
  g_assert_cmpuint (n_ambiguous, >, 50);
}

/* Larger ones: how many terms are needed is found by filling a table of every set of rows. */
static guint
count_needed (const EntMinimum *minimum)
{
  guint n = minimum->rows->len;
  g_autofree guint8 *needed = g_new (guint8, 1u << n);
  g_autofree guint *covered = g_new0 (guint, minimum->primes->len);

  for (guint i = 0; i < minimum->primes->len; i++)
    for (guint j = 0; j < n; j++)
      if (ent_term_covers (g_array_index (minimum->primes, EntTerm, i), g_array_index (minimum->rows, guint, j)))
        covered[i] |= 1u << j;
  needed[0] = 0;
  for (guint rows = 1; rows < 1u << n; rows++)
    {
      needed[rows] = G_MAXUINT8;
      for (guint i = 0; i < minimum->primes->len; i++)
        if ((covered[i] & rows) != 0)
          needed[rows] = MIN (needed[rows], needed[rows & ~covered[i]] + 1);
    }
  return needed[(1u << n) - 1];
}

static void
test_larger (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < 60; i++)
    {
      guint n = (guint) g_rand_int_range (rand, 6, 10), n_on = (guint) g_rand_int_range (rand, 1, 13), n_off = 3 * n_on;
      g_autofree gboolean *on = g_new0 (gboolean, 1u << n), *free_rows = g_new0 (gboolean, 1u << n);
      g_autoptr(EntMinimum) minimum = NULL;
      g_autoptr(GError) error = NULL;
      guint n_needed;

      for (guint row = 0; row < 1u << n; row++)
        free_rows[row] = TRUE;
      for (guint j = 0; j < n_on + n_off; j++)
        {
          guint row = (guint) g_rand_int_range (rand, 0, 1 << n);

          on[row] = j < n_on;
          free_rows[row] = FALSE;
        }
      minimum = ent_minimize (n, on, free_rows, &error);
      g_assert_no_error (error);
      n_needed = count_needed (minimum);
      for (guint j = 0; j < minimum->models->len; j++)
        {
          const GArray *model = minimum->models->pdata[j];

          g_assert_cmpuint (model->len, ==, n_needed);
          for (guint row = 0; row < 1u << n; row++)
            {
              gboolean covered = FALSE;

              for (guint k = 0; k < model->len; k++)
                covered |= ent_term_covers (g_array_index (minimum->primes, EntTerm, g_array_index (model, guint, k)),
                                            row);
              g_assert_true (free_rows[row] || covered == on[row]);
            }
        }
    }
}

/* The cyclic table that every textbook has: six prime implicants in a ring, two ways with three. */
static void
test_cyclic (void)
{
  static const gboolean on[8] = { TRUE, TRUE, TRUE, FALSE, FALSE, TRUE, TRUE, TRUE };
  g_autoptr(GError) error = NULL;
  g_autoptr(EntMinimum) minimum = ent_minimize (3, on, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (minimum->primes->len, ==, 6);
  g_assert_cmpuint (minimum->models->len, ==, 2);
  g_assert_cmpuint (((GArray *) minimum->models->pdata[0])->len, ==, 3);
  g_assert_false (minimum->has_more);
  for (guint i = 0; i < 6; i++)
    g_assert_false (g_array_index (minimum->essential, gboolean, i));
}

static void
test_edges (void)
{
  static const gboolean none[4], all[4] = { TRUE, TRUE, TRUE, TRUE };
  g_autoptr(EntMinimum) nothing = ent_minimize (2, none, all, NULL);
  g_autoptr(EntMinimum) everything = ent_minimize (2, all, NULL, NULL);

  g_assert_cmpuint (nothing->primes->len, ==, 0);
  g_assert_cmpuint (nothing->models->len, ==, 1);
  g_assert_cmpuint (((GArray *) nothing->models->pdata[0])->len, ==, 0);
  g_assert_cmpuint (everything->primes->len, ==, 1);
  g_assert_cmpuint (g_array_index (everything->primes, EntTerm, 0).care, ==, 0);
}

/* Half of 4096 rows by lot is what nobody can minimise: that is said, and soon. */
static void
test_refused (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);
  g_autofree gboolean *on = g_new0 (gboolean, 4096);
  g_autoptr(EntMinimum) minimum = NULL;
  g_autoptr(GError) error = NULL;

  for (guint row = 0; row < 4096; row++)
    on[row] = g_rand_boolean (rand);
  minimum = ent_minimize (12, on, NULL, &error);
  g_assert_error (error, ENT_ANALYSIS_ERROR, ENT_ANALYSIS_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "fewer conditions"));
  g_assert_null (minimum);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/minimize/brute-force", test_brute_force);
  g_test_add_func ("/minimize/larger", test_larger);
  g_test_add_func ("/minimize/cyclic", test_cyclic);
  g_test_add_func ("/minimize/edges", test_edges);
  g_test_add_func ("/minimize/refused", test_refused);
  return g_test_run ();
}
