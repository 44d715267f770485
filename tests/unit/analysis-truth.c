/* Truth tables, their solutions and what they cannot tell, against worked examples of the literature:
 *
 * - Lipset's eighteen democracies between the wars as crisp sets, data/lipset-crisp.csv: the textbook example of
 *   Rihoux and De Meur, "Crisp-Set Qualitative Comparative Analysis", in Rihoux and Ragin (eds.), Configurational
 *   Comparative Methods, Sage 2009, with its solutions for both outcomes.
 * - The same as fuzzy sets, data/lipset-fuzzy.csv: Ragin, "Qualitative Comparative Analysis Using Fuzzy Sets", in the
 *   same book. Its data set is called LF in the R package QCA, whose manual prints what minimize() makes of it with a
 *   consistency of 0.8: all numbers of test_fuzzy_solutions(). */
#include "config.h"

#include <math.h>
#include <string.h>

#include "ent-caveat.h"

static EntSets *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "tests", "unit", "data", name, NULL);
  g_autoptr(GError) error = NULL;
  EntSets *sets = ent_sets_load_csv (path, &error);

  g_assert_no_error (error);
  return sets;
}

static EntSets *
parse (const char *table)
{
  g_autoptr(GError) error = NULL;
  EntSets *sets = ent_sets_parse_csv (table, strlen (table), NULL, &error);

  g_assert_no_error (error);
  return sets;
}

/* The last column by all others. @sets: (transfer full) */
static EntTruthTable *
tabulate (EntSets  *sets,
          gboolean  negated)
{
  g_autoptr(GError) error = NULL;
  EntTruthOptions options;
  EntTruthTable *table;

  ent_truth_options_init (&options);
  options.negated = negated;
  options.n_conditions = sets->names->len - 1;
  options.outcome = options.n_conditions;
  for (guint i = 0; i < options.n_conditions; i++)
    options.conditions[i] = i;
  table = ent_truth_table_new (sets, &options, &error);
  g_assert_no_error (error);
  ent_sets_unref (sets);
  return table;
}

static EntSolution *
solve (const EntTruthTable *table,
       EntSolutionKind      kind,
       const char          *expect)
{
  EntExpectation expectations[ENT_TRUTH_MAX_CONDITIONS];
  g_autoptr(GError) error = NULL;
  EntSolution *solution;

  g_assert_true (ent_expectations_parse (table, expect, expectations, &error));
  g_assert_no_error (error);
  solution = ent_solution_new (table, kind, expectations, &error);
  g_assert_no_error (error);
  return solution;
}

static void
assert_formula (const EntTruthTable *table,
                EntSolutionKind      kind,
                const char          *expect,
                const char          *formula)
{
  g_autoptr(EntSolution) solution = solve (table, kind, expect);
  g_autofree char *text = NULL;

  g_assert_cmpuint (solution->models->len, ==, 1);
  text = ent_model_format (solution->models->pdata[0], table, FALSE);
  g_assert_cmpstr (text, ==, formula);
}

#define assert_number(number, expected) g_assert_cmpfloat_with_epsilon ((number), (expected), 0.0005001)

/* Consistency, PRI and coverage, and for a path its unique coverage, as printed with three places. */
static void
assert_fit (EntSufficiency fit,
            const double  *expected)
{
  assert_number (fit.consistency, expected[0]);
  assert_number (fit.pri, expected[1]);
  assert_number (fit.coverage, expected[2]);
}

/* Names of cases. (transfer full) */
static char *
dup_names (const EntTruthTable *table,
           GArray              *cases)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < cases->len; i++)
    g_string_append_printf (names, i > 0 ? " %s" : "%s",
                            (char *) table->sets->cases->pdata[g_array_index (cases, guint, i)]);
  return g_string_free (names, FALSE);
}

static void
assert_cases (const EntTruthTable *table,
              GArray              *cases,
              const char          *expected)
{
  g_autofree char *names = dup_names (table, cases);

  g_assert_cmpstr (names, ==, expected);
}

/* Lipset, crisp */

static void
test_crisp_table (void)
{
  static const struct { guint row; EntTruthValue value; guint n; } rows[] = {
    { 1, ENT_TRUTH_ABSENT, 3 }, { 2, ENT_TRUTH_ABSENT, 2 }, { 5, ENT_TRUTH_ABSENT, 2 }, { 6, ENT_TRUTH_ABSENT, 1 },
    { 22, ENT_TRUTH_PRESENT, 2 }, { 23, ENT_TRUTH_ABSENT, 1 }, { 24, ENT_TRUTH_PRESENT, 2 },
    { 31, ENT_TRUTH_ABSENT, 1 }, { 32, ENT_TRUTH_PRESENT, 4 },
  };
  g_autoptr(EntTruthTable) table = tabulate (load ("lipset-crisp.csv"), FALSE);

  g_assert_cmpuint (table->n_rows, ==, 32);
  g_assert_cmpuint (table->n_used, ==, 18);
  g_assert_cmpuint (ent_truth_table_count (table, ENT_TRUTH_REMAINDER), ==, 23);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const EntTruthRow *row = &table->rows[rows[i].row - 1];

      g_assert_cmpint (row->value, ==, rows[i].value);
      g_assert_cmpuint (row->n, ==, rows[i].n);
      g_assert_cmpfloat (row->fit.consistency, ==, row->value == ENT_TRUTH_PRESENT ? 1 : 0);
      g_assert_false (ent_truth_row_is_contradictory (row));
    }
  g_assert_true (isnan (table->rows[2].fit.consistency));
  /* Row 22 is 10101. */
  g_assert_true (ent_truth_table_has (table, 21, 0));
  g_assert_false (ent_truth_table_has (table, 21, 1));
  g_assert_true (ent_truth_table_has (table, 21, 4));
}

static void
test_crisp_solutions (void)
{
  g_autoptr(EntTruthTable) table = tabulate (load ("lipset-crisp.csv"), FALSE);
  g_autoptr(EntTruthTable) negated = tabulate (load ("lipset-crisp.csv"), TRUE);
  g_autoptr(EntSolution) complex = solve (table, ENT_SOLUTION_COMPLEX, NULL);
  g_autoptr(EntSolution) parsimonious = solve (table, ENT_SOLUTION_PARSIMONIOUS, NULL);
  const EntModel *model;
  const EntPath *first, *second;

  assert_formula (table, ENT_SOLUTION_COMPLEX, NULL, "DEV*~URB*LIT*STB + DEV*LIT*IND*STB");
  assert_formula (table, ENT_SOLUTION_PARSIMONIOUS, NULL, "DEV*STB");
  assert_formula (negated, ENT_SOLUTION_COMPLEX, NULL, "~DEV*~URB*~IND + DEV*LIT*IND*~STB");
  assert_formula (negated, ENT_SOLUTION_PARSIMONIOUS, NULL, "~DEV + ~STB");

  model = complex->models->pdata[0];
  first = model->paths->pdata[0];
  second = model->paths->pdata[1];
  assert_fit (first->fit, (double[]) { 1, 1, 0.5 });
  assert_number (first->unique_coverage, 0.25);
  assert_cases (table, first->cases, "FI FR IE SE");
  assert_fit (second->fit, (double[]) { 1, 1, 0.75 });
  assert_number (second->unique_coverage, 0.5);
  assert_cases (table, second->cases, "BE CZ FR NL SE UK");
  assert_fit (model->fit, (double[]) { 1, 1, 1 });
  g_assert_cmpuint (model->deviant->len + model->uncovered->len + model->assumed->len, ==, 0);
  g_assert_cmpuint (complex->minimum->rows->len, ==, 3);

  /* The simplifying assumptions are rows 18, 20, 26, 28 and 30. */
  model = parsimonious->models->pdata[0];
  g_assert_cmpuint (model->assumed->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (g_array_index (model->assumed, guint, i) + 1, ==, ((guint[]) { 18, 20, 26, 28, 30 })[i]);
}

static void
test_crisp_negated_fit (void)
{
  g_autoptr(EntTruthTable) table = tabulate (load ("lipset-crisp.csv"), TRUE);
  g_autoptr(EntSolution) solution = solve (table, ENT_SOLUTION_PARSIMONIOUS, NULL);
  const EntModel *model = solution->models->pdata[0];
  const EntPath *development = model->paths->pdata[0], *stability = model->paths->pdata[1];

  assert_fit (development->fit, (double[]) { 1, 1, 0.8 });
  assert_number (development->unique_coverage, 0.3);
  assert_cases (table, development->cases, "EE GR HU IT PL PT RO ES");
  assert_fit (stability->fit, (double[]) { 1, 1, 0.7 });
  assert_number (stability->unique_coverage, 0.2);
}

/* Without expectations it is the complex one; with all, as much shorter as they allow. */
static void
test_crisp_intermediate (void)
{
  g_autoptr(EntTruthTable) table = tabulate (load ("lipset-crisp.csv"), FALSE);

  assert_formula (table, ENT_SOLUTION_INTERMEDIATE, NULL, "DEV*~URB*LIT*STB + DEV*LIT*IND*STB");
  assert_formula (table, ENT_SOLUTION_INTERMEDIATE, "DEV,URB,LIT,IND,STB", "DEV*LIT*STB");
  /* Who expects literacy to hinder lets it go too. */
  assert_formula (table, ENT_SOLUTION_INTERMEDIATE, "DEV,URB,~LIT,IND,STB", "DEV*STB");
  /* "~LIT" alone leaves "~URB" and "IND" where they are. */
  assert_formula (table, ENT_SOLUTION_INTERMEDIATE, "~LIT", "DEV*~URB*STB + DEV*IND*STB");
}

/* Lipset, fuzzy */

static void
test_fuzzy_table (void)
{
  static const struct { guint row; const char *sign; guint n; double incl, pri; } rows[] = {
    { 32, "1", 4, 0.904, 0.886 }, { 22, "1", 2, 0.804, 0.719 },
  };
  g_autoptr(EntTruthTable) table = tabulate (load ("lipset-fuzzy.csv"), FALSE);

  g_assert_cmpuint (ent_truth_table_count (table, ENT_TRUTH_PRESENT), ==, 2);
  g_assert_cmpuint (ent_truth_table_count (table, ENT_TRUTH_ABSENT), ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const EntTruthRow *row = &table->rows[rows[i].row - 1];

      g_assert_cmpstr (ent_truth_value_to_sign (row->value), ==, rows[i].sign);
      g_assert_cmpuint (row->n, ==, rows[i].n);
      assert_number (row->fit.consistency, rows[i].incl);
      assert_number (row->fit.pri, rows[i].pri);
    }
}

static void
test_fuzzy_solutions (void)
{
  static const struct
  {
    EntSolutionKind kind;
    const char     *formula;
    double          paths[2][4];
    double          model[3];
  } solutions[] = {
    { ENT_SOLUTION_COMPLEX, "DEV*URB*LIT*IND*STB + DEV*~URB*LIT*~IND*STB",
      { { 0.904, 0.886, 0.454, 0.393 }, { 0.804, 0.719, 0.265, 0.204 } }, { 0.870, 0.843, 0.658 } },
    { ENT_SOLUTION_PARSIMONIOUS, "DEV*~IND + URB*STB",
      { { 0.815, 0.721, 0.284, 0.194 }, { 0.874, 0.845, 0.520, 0.430 } }, { 0.850, 0.819, 0.714 } },
    { ENT_SOLUTION_INTERMEDIATE, "DEV*URB*LIT*STB + DEV*LIT*~IND*STB",
      { { 0.901, 0.879, 0.468, 0.378 }, { 0.814, 0.721, 0.282, 0.191 } }, { 0.866, 0.839, 0.660 } },
  };
  g_autoptr(EntTruthTable) table = tabulate (load ("lipset-fuzzy.csv"), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (solutions); i++)
    {
      g_autoptr(EntSolution) solution = solve (table, solutions[i].kind, "DEV,URB,LIT,IND,STB");
      const EntModel *model = solution->models->pdata[0];
      g_autofree char *formula = ent_model_format (model, table, FALSE);

      g_assert_cmpuint (solution->models->len, ==, 1);
      g_assert_cmpstr (formula, ==, solutions[i].formula);
      assert_fit (model->fit, solutions[i].model);
      assert_cases (table, model->uncovered, "FR SE");
      for (guint j = 0; j < 2; j++)
        {
          const EntPath *path = model->paths->pdata[j];

          assert_fit (path->fit, solutions[i].paths[j]);
          assert_number (path->unique_coverage, solutions[i].paths[j][3]);
          assert_cases (table, path->cases, path->term.value & 8 || path->fit.coverage > 0.4 ? "BE CZ NL UK" : "FI IE");
        }
    }
}

/* What is necessary, computed here once more from the numbers in the file. */
static void
test_necessity (void)
{
  g_autoptr(EntTruthTable) table = tabulate (load ("lipset-fuzzy.csv"), FALSE);

  for (guint i = 0; i < 10; i++)
    {
      EntNecessity necessity = ent_truth_table_necessity (table, i / 2, i % 2);
      EntSufficiency sufficiency = ent_truth_table_sufficiency (table, i / 2, i % 2);
      double x = 0, y = 0, both = 0;

      for (guint j = 0; j < 18; j++)
        {
          double member = fabs ((i % 2) - ent_sets_get (table->sets, j, i / 2)), outcome = ent_sets_get (table->sets, j, 5);

          x += member;
          y += outcome;
          both += fmin (member, outcome);
        }
      g_assert_cmpfloat_with_epsilon (necessity.consistency, both / y, 1e-9);
      g_assert_cmpfloat_with_epsilon (necessity.coverage, both / x, 1e-9);
      g_assert_cmpfloat_with_epsilon (necessity.ron, (18 - x) / (18 - both), 1e-9);
      g_assert_cmpfloat_with_epsilon (sufficiency.consistency, both / x, 1e-9);
      g_assert_cmpfloat_with_epsilon (sufficiency.coverage, both / y, 1e-9);
    }
}

/* Small ones, by hand */

/* x: 0.8 0.6 0.2, y: 0.9 0.4 0.3. Σ min = 0.8 + 0.4 + 0.2 = 1.4; Σ x = 1.6; Σ min (x, y, 1 − y) = 0.1 + 0.4 + 0.2. */
static void
test_fit (void)
{
  static const double x[] = { 0.8, 0.6, 0.2 }, y[] = { 0.9, 0.4, 0.3 }, none[] = { 0, 0, 0 };
  EntSufficiency fit = ent_fit_sufficiency (x, y, 3);

  g_assert_cmpfloat_with_epsilon (fit.consistency, 1.4 / 1.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (fit.pri, (1.4 - 0.7) / (1.6 - 0.7), 1e-12);
  g_assert_cmpfloat_with_epsilon (fit.coverage, 1.4 / 1.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (ent_fit_necessity (x, y, 3).ron, 1.4 / 1.6, 1e-12);
  g_assert_true (isnan (ent_fit_sufficiency (none, y, 3).consistency));
  g_assert_true (isnan (ent_fit_sufficiency (x, none, 3).coverage));
}

static void
test_contradictions (void)
{
  g_autoptr(EntTruthTable) table = tabulate (parse ("case,A,B,Y\na,1,1,1\nb,1,1,0\nc,1,0,1\nd,1,0,1\ne,1,0,1\nf,1,0,1\n"
                                                    "g,1,0,0\nh,0,0,0\ni,0,0,0\nj,0,0,0\nk,0,0,0\nl,0,0,0\nm,0,0,1\n"),
                                             FALSE);

  /* One of two. */
  g_assert_cmpint (table->rows[3].value, ==, ENT_TRUTH_CONTRADICTION);
  g_assert_cmpfloat (table->rows[3].fit.consistency, ==, 0.5);
  /* Four of five: enough; five of six without: enough for the negation. */
  g_assert_cmpint (table->rows[2].value, ==, ENT_TRUTH_PRESENT);
  g_assert_true (ent_truth_row_is_contradictory (&table->rows[2]));
  g_assert_cmpint (table->rows[0].value, ==, ENT_TRUTH_ABSENT);
  g_assert_true (ent_truth_row_is_contradictory (&table->rows[0]));
  g_assert_cmpint (table->rows[1].value, ==, ENT_TRUTH_REMAINDER);
  assert_formula (table, ENT_SOLUTION_COMPLEX, NULL, "A*~B");
}

/* A row may lead to an outcome that a case strong in it has not. */
static void
test_deviant (void)
{
  g_autoptr(EntTruthTable) table = tabulate (parse ("case,A,Y\na,0.9,1\nb,0.9,1\nc,0.6,0.4\nd,0.2,0.1\n"), FALSE);
  g_autoptr(EntSolution) solution = solve (table, ENT_SOLUTION_COMPLEX, NULL);
  const EntModel *model = solution->models->pdata[0];

  g_assert_cmpint (table->rows[1].value, ==, ENT_TRUTH_PRESENT);
  g_assert_cmpuint (table->rows[1].n_against, ==, 1);
  assert_cases (table, model->deviant, "c");
  assert_cases (table, ((EntPath *) model->paths->pdata[0])->deviant, "c");
  assert_cases (table, ((EntPath *) model->paths->pdata[0])->cases, "a b");
}

static void
test_left_out (void)
{
  g_autoptr(EntTruthTable) table = tabulate (parse ("case,A,B,Y\na,1,1,1\nb,,1,1\nc,0.5,1,0.4\nd,0,0.5,\ne,0,0,0.5\n"),
                                             FALSE);

  g_assert_cmpint (table->cases[0].state, ==, ENT_TRUTH_CASE_IN_ROW);
  g_assert_cmpuint (table->cases[0].row, ==, 3);
  g_assert_cmpint (table->cases[1].state, ==, ENT_TRUTH_CASE_MISSING);
  g_assert_cmpuint (table->cases[1].set, ==, 0);
  g_assert_cmpint (table->cases[2].state, ==, ENT_TRUTH_CASE_ON_CROSSOVER);
  g_assert_cmpuint (table->cases[2].set, ==, 0);
  g_assert_cmpint (table->cases[3].state, ==, ENT_TRUTH_CASE_MISSING);
  g_assert_cmpuint (table->cases[3].set, ==, 2);
  g_assert_cmpint (table->cases[4].state, ==, ENT_TRUTH_CASE_IN_ROW);
  g_assert_cmpuint (table->n_used, ==, 3);
  /* Who is on a crossover counts all the same: (1 + 0.4) / (1 + 0.5). */
  g_assert_cmpfloat_with_epsilon (table->rows[3].fit.consistency, 1.4 / 1.5, 1e-12);
  g_assert_cmpuint (table->rows[0].n, ==, 1);
  g_assert_cmpuint (table->rows[0].n_for + table->rows[0].n_against, ==, 0);
}

static void
test_cutoffs (void)
{
  g_autoptr(EntSets) sets = load ("lipset-fuzzy.csv");
  g_autoptr(EntTruthTable) table = NULL;
  EntTruthOptions options;

  ent_truth_options_init (&options);
  options.outcome = 5;
  options.n_conditions = 5;
  for (guint i = 0; i < 5; i++)
    options.conditions[i] = i;
  options.n_cutoff = 2;
  options.pri_cutoff = 0.8;
  table = ent_truth_table_new (sets, &options, NULL);
  g_assert_cmpint (table->rows[31].value, ==, ENT_TRUTH_PRESENT);
  g_assert_cmpint (table->rows[21].value, ==, ENT_TRUTH_ABSENT);
  /* One case is too few, but its numbers stand there. */
  g_assert_cmpint (table->rows[22].value, ==, ENT_TRUTH_REMAINDER);
  g_assert_cmpuint (table->rows[22].n, ==, 1);
  assert_number (table->rows[22].fit.consistency, 0.378);
}

static void
assert_refused (EntSets               *sets,
                const EntTruthOptions *options,
                int                    code,
                const char            *message)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (ent_truth_table_new (sets, options, &error));
  g_assert_error (error, ENT_ANALYSIS_ERROR, code);
  g_assert_nonnull (strstr (error->message, message));
}

static void
test_refused (void)
{
  g_autoptr(EntSets) sets = load ("lipset-crisp.csv");
  EntTruthOptions options;

  ent_truth_options_init (&options);
  options.outcome = 5;
  assert_refused (sets, &options, ENT_ANALYSIS_ERROR_INVALID, "at least one condition");
  options.n_conditions = 2;
  options.conditions[1] = 5;
  assert_refused (sets, &options, ENT_ANALYSIS_ERROR_INVALID, "among its own conditions");
  options.conditions[1] = 0;
  assert_refused (sets, &options, ENT_ANALYSIS_ERROR_INVALID, "twice");
  options.conditions[1] = 1;
  options.n_cutoff = 0;
  assert_refused (sets, &options, ENT_ANALYSIS_ERROR_INVALID, "at least one case");
  options.n_cutoff = 1;
  options.consistency_cutoff = NAN;
  assert_refused (sets, &options, ENT_ANALYSIS_ERROR_INVALID, "from 0 to 1");
  options.consistency_cutoff = 1;
  options.n_conditions = 13;
  assert_refused (sets, &options, ENT_ANALYSIS_ERROR_TOO_LARGE, "13 conditions are too many");
}

/* Properties */

static gboolean
model_covers (const EntModel *model,
              guint           row)
{
  for (guint i = 0; i < model->paths->len; i++)
    if (ent_term_covers (((EntPath *) model->paths->pdata[i])->term, row))
      return TRUE;
  return FALSE;
}

/* What lies in one model of the first solution lies in one of the second. */
static void
assert_between (const EntTruthTable *table,
                const EntModel      *inner,
                const EntSolution   *outer)
{
  gboolean found = FALSE;

  for (guint i = 0; i < outer->models->len && !found; i++)
    {
      found = TRUE;
      for (guint row = 0; row < table->n_rows && found; row++)
        found = !model_covers (inner, row) || model_covers (outer->models->pdata[i], row);
    }
  g_assert_true (found);
}

/* Every intermediate model has all rows of the complex ones, and lies within a parsimonious one. */
static void
test_intermediate_between (void)
{
  static const char * const expectations[] = { "A,B,C,D", "A,~B,C", "~A,~B,~C,~D", "D", NULL };
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(GString) csv = g_string_new ("case,A,B,C,D,Y\n");
      g_autoptr(EntTruthTable) table = NULL;
      g_autoptr(EntSolution) complex = NULL, intermediate = NULL, parsimonious = NULL;
      int n = g_rand_int_range (rand, 3, 14);

      for (int j = 0; j < n; j++)
        {
          g_string_append_printf (csv, "c%d", j);
          for (guint k = 0; k < 5; k++)
            g_string_append (csv, g_rand_boolean (rand) ? ",1" : ",0");
          g_string_append_c (csv, '\n');
        }
      table = tabulate (parse (csv->str), FALSE);
      complex = solve (table, ENT_SOLUTION_COMPLEX, NULL);
      parsimonious = solve (table, ENT_SOLUTION_PARSIMONIOUS, NULL);
      intermediate = solve (table, ENT_SOLUTION_INTERMEDIATE, expectations[i % G_N_ELEMENTS (expectations)]);
      g_assert_cmpuint (intermediate->models->len > 0, ==, complex->models->len > 0);
      for (guint j = 0; j < intermediate->models->len; j++)
        {
          const EntModel *model = intermediate->models->pdata[j];

          assert_between (table, model, parsimonious);
          for (guint row = 0; row < table->n_rows; row++)
            if (table->rows[row].value != ENT_TRUTH_REMAINDER)
              g_assert_cmpint (model_covers (model, row), ==, table->rows[row].value == ENT_TRUTH_PRESENT);
        }
    }
}

/* Caveats */

static const EntCaveat *
find_caveat (GPtrArray     *caveats,
             EntCaveatKind  kind)
{
  for (guint i = 0; i < caveats->len; i++)
    if (((EntCaveat *) caveats->pdata[i])->kind == kind)
      return caveats->pdata[i];
  return NULL;
}

static void
assert_caveat (GPtrArray     *caveats,
               EntCaveatKind  kind,
               const char    *words)
{
  const EntCaveat *caveat = find_caveat (caveats, kind);

  g_assert_nonnull (caveat);
  g_test_message ("%s: %s", ent_caveat_kind_to_word (kind), caveat->text);
  g_assert_nonnull (strstr (caveat->text, words));
}

/* Three cases and four conditions. */
static void
test_few_cases (void)
{
  g_autoptr(EntTruthTable) table = tabulate (parse ("case,A,B,C,D,Y\nx,1,1,0,1,1\ny,0,1,1,1,1\nz,0,0,1,1,0\nw,1,1,1,1,\n"
                                                    "v,0.5,1,1,1,1\n"), FALSE);
  EntSolution *solutions[] = { solve (table, ENT_SOLUTION_COMPLEX, NULL), solve (table, ENT_SOLUTION_PARSIMONIOUS, NULL) };
  g_autoptr(GPtrArray) caveats = ent_caveats_new (table, solutions, 2);

  assert_caveat (caveats, ENT_CAVEAT_LEFT_OUT, "1 case is left out");
  assert_caveat (caveats, ENT_CAVEAT_ON_CROSSOVER, "1 case lies exactly on a crossover");
  assert_caveat (caveats, ENT_CAVEAT_CONSTANT, "“D” is present in every case");
  assert_caveat (caveats, ENT_CAVEAT_FEW_CASES, "no more cases than conditions");
  assert_caveat (caveats, ENT_CAVEAT_LIMITED_DIVERSITY,
                 "4 conditions make 16 combinations; 3 cases show 3 of them; of the other 13 nothing is known");
  /* With a case in each row, no outcomes could ever contradict each other. */
  assert_caveat (caveats, ENT_CAVEAT_BY_CHANCE, "says nothing here");
  assert_caveat (caveats, ENT_CAVEAT_SINGLE_CASES, "Every row rests on a single case");
  assert_caveat (caveats, ENT_CAVEAT_ASSUMED, "Parsimonious solution: it takes for granted");
  g_assert_null (find_caveat (caveats, ENT_CAVEAT_CONTRADICTION));
  g_assert_null (find_caveat (caveats, ENT_CAVEAT_ONE_OUTCOME));
  g_assert_cmpuint (g_array_index (find_caveat (caveats, ENT_CAVEAT_LEFT_OUT)->cases, guint, 0), ==, 3);
  ent_solution_free (solutions[0]);
  ent_solution_free (solutions[1]);
}

static void
test_other_caveats (void)
{
  g_autoptr(EntTruthTable) one = tabulate (parse ("case,A,Y\nx,1,1\ny,0,1\n"), FALSE);
  g_autoptr(EntTruthTable) none = tabulate (parse ("case,A,Y\nx,1,0\ny,0,0\n"), FALSE);
  g_autoptr(EntTruthTable) unknown = tabulate (parse ("case,A,Y\nx,,0\ny,0,\n"), FALSE);
  g_autoptr(EntTruthTable) mixed = tabulate (parse ("case,A,Y\nx,1,0\ny,1,1\nz,0,0\n"), FALSE);
  g_autoptr(GPtrArray) of_one = ent_caveats_new (one, NULL, 0), of_none = ent_caveats_new (none, NULL, 0);
  g_autoptr(GPtrArray) of_unknown = ent_caveats_new (unknown, NULL, 0), of_mixed = ent_caveats_new (mixed, NULL, 0);

  assert_caveat (of_one, ENT_CAVEAT_ONE_OUTCOME, "Every case has the outcome");
  assert_caveat (of_none, ENT_CAVEAT_ONE_OUTCOME, "No case has the outcome");
  assert_caveat (of_none, ENT_CAVEAT_NO_ROW, "nothing to minimise");
  assert_caveat (of_unknown, ENT_CAVEAT_NO_CASE, "nothing can be concluded");
  assert_caveat (of_mixed, ENT_CAVEAT_CONTRADICTION, "Row 2 contradicts itself: with the outcome y; without it x.");
  g_assert_null (find_caveat (of_mixed, ENT_CAVEAT_BY_CHANCE));
  g_assert_cmpuint (find_caveat (of_mixed, ENT_CAVEAT_CONTRADICTION)->cases->len, ==, 2);
}

/* Two prime implicants would do for one row. */
static void
test_ambiguous (void)
{
  g_autoptr(EntTruthTable) table = tabulate (parse ("case,A,B,Y\nx,1,1,1\ny,0,0,0\n"), FALSE);
  EntSolution *solution = solve (table, ENT_SOLUTION_PARSIMONIOUS, NULL);
  g_autoptr(GPtrArray) caveats = ent_caveats_new (table, &solution, 1);

  g_assert_cmpuint (solution->models->len, ==, 2);
  assert_caveat (caveats, ENT_CAVEAT_AMBIGUOUS, "2 models equally well");
  ent_solution_free (solution);
}

/* Two cases with the outcome stand in a row that contradicts itself. */
static void
test_uncovered (void)
{
  g_autoptr(EntTruthTable) table = tabulate (parse ("case,A,Y\na,1,1\nb,0,1\nc,0,0\nd,0,1\ne,0,0\n"), FALSE);
  EntSolution *solution = solve (table, ENT_SOLUTION_COMPLEX, NULL);
  g_autoptr(GPtrArray) caveats = ent_caveats_new (table, &solution, 1);
  const GArray *cases;

  assert_caveat (caveats, ENT_CAVEAT_UNCOVERED, "it does not explain 2 cases with the outcome: b, d.");
  cases = find_caveat (caveats, ENT_CAVEAT_UNCOVERED)->cases;
  g_assert_cmpuint (cases->len, ==, 2);
  g_assert_cmpuint (g_array_index (cases, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (cases, guint, 1), ==, 3);
  ent_solution_free (solution);
}

/* Rows of 2, 2 and 1 cases, three of five with the outcome: of the 10 ways to deal them out, those that give it whole
 * rows are 2 + 1 with either row of two. */
static void
test_chance (void)
{
  g_autoptr(EntTruthTable) table = tabulate (parse ("case,A,B,Y\na,1,1,1\nb,1,1,1\nc,0,1,0\nd,0,1,0\ne,0,0,1\n"), FALSE);
  g_autoptr(EntTruthTable) lipset = tabulate (load ("lipset-crisp.csv"), FALSE);
  double chance = ent_caveats_get_chance (lipset);

  g_assert_cmpfloat_with_epsilon (ent_caveats_get_chance (table), 0.2, 1e-9);
  /* Rows of 3, 2, 2, 1, 2, 1, 2, 1 and 4 cases: the subsets that sum up to 8, of C(18,8) = 43758 ways; counted here. */
  {
    static const guint sizes[] = { 3, 2, 2, 1, 2, 1, 2, 1, 4 };
    guint n = 0;

    for (guint subset = 0; subset < 1u << 9; subset++)
      {
        guint sum = 0;

        for (guint i = 0; i < 9; i++)
          sum += (subset >> i & 1) * sizes[i];
        n += sum == 8;
      }
    g_assert_cmpfloat_with_epsilon (chance, n / 43758.0, 1e-9);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/truth/crisp/table", test_crisp_table);
  g_test_add_func ("/truth/crisp/solutions", test_crisp_solutions);
  g_test_add_func ("/truth/crisp/negated", test_crisp_negated_fit);
  g_test_add_func ("/truth/crisp/intermediate", test_crisp_intermediate);
  g_test_add_func ("/truth/fuzzy/table", test_fuzzy_table);
  g_test_add_func ("/truth/fuzzy/solutions", test_fuzzy_solutions);
  g_test_add_func ("/truth/necessity", test_necessity);
  g_test_add_func ("/truth/fit", test_fit);
  g_test_add_func ("/truth/contradictions", test_contradictions);
  g_test_add_func ("/truth/deviant", test_deviant);
  g_test_add_func ("/truth/left-out", test_left_out);
  g_test_add_func ("/truth/cutoffs", test_cutoffs);
  g_test_add_func ("/truth/refused", test_refused);
  g_test_add_func ("/truth/intermediate-between", test_intermediate_between);
  g_test_add_func ("/truth/caveats/few-cases", test_few_cases);
  g_test_add_func ("/truth/caveats/others", test_other_caveats);
  g_test_add_func ("/truth/caveats/ambiguous", test_ambiguous);
  g_test_add_func ("/truth/caveats/uncovered", test_uncovered);
  g_test_add_func ("/truth/caveats/chance", test_chance);
  return g_test_run ();
}
