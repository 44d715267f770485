#include "config.h"

#include "ent-truth-result.h"

#include <glib/gi18n-lib.h>

#define FIRST_OUTCOME      "relations-years"
#define N_FIRST_CONDITIONS 3

/* What is proposed */

static guint
get_coder (const EntTruthSpec *spec)
{
  return spec->own ? ENT_CODER_OWN : ENT_CODER_PUBLISHED;
}

/* How well a factor tells the cases apart: first how evenly its set divides them, then how far its ratings lie
 * from each other.  One that is not known of every case comes after all that are. */
typedef struct
{
  guint  factor;
  guint  n_missing;
  guint  n_less;    /* cases on the side of the fewer */
  double variance;
} Spread;

static Spread
measure_spread (const EntTruthSpec *spec,
                const EntMatrix    *matrix,
                guint               factor)
{
  EntMeasure measure = { ENT_MEASURE_FACTOR, factor };
  EntCalibration calibration;
  guint n = ent_matrix_get_n_cases (matrix), n_known = 0, n_in = 0;
  double value, sum = 0, squares = 0;

  ent_truth_spec_get_calibration (spec, matrix, measure, &calibration);
  for (guint i = 0; i < n; i++)
    if (ent_measure_get_value (matrix, get_coder (spec), measure, i, &value))
      {
        n_known++;
        n_in += ent_calibration_get_member (&calibration, value) > 0.5;
        sum += value;
        squares += value * value;
      }
  return (Spread) { factor, n - n_known, MIN (n_in, n_known - n_in),
                    n_known > 0 ? squares / n_known - sum * sum / n_known / n_known : 0 };
}

static int
compare_spreads (gconstpointer a,
                 gconstpointer b)
{
  const Spread *x = a, *y = b;

  if ((x->n_missing > 0) != (y->n_missing > 0))
    return x->n_missing > 0 ? 1 : -1;
  if (x->n_less != y->n_less)
    return x->n_less > y->n_less ? -1 : 1;
  if (x->variance > y->variance || x->variance < y->variance)
    return x->variance > y->variance ? -1 : 1;
  return x->factor < y->factor ? -1 : 1;
}

static int
compare_guints (gconstpointer a,
                gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? -1 : *(const guint *) a > *(const guint *) b;
}

/* The factors by which the cases differ most, as the codebook orders them. (transfer full) (element-type guint) */
static GArray *
propose_conditions (const EntTruthSpec *spec,
                    const EntMatrix    *matrix)
{
  g_autoptr(GArray) spreads = g_array_new (FALSE, FALSE, sizeof (Spread));
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < ent_matrix_get_n_factors (matrix); i++)
    if (g_strcmp0 (ent_matrix_get_factor (matrix, i)->id, spec->outcome) != 0)
      {
        Spread spread = measure_spread (spec, matrix, i);

        g_array_append_val (spreads, spread);
      }
  g_array_sort (spreads, compare_spreads);
  for (guint i = 0; i < MIN (spreads->len, N_FIRST_CONDITIONS); i++)
    g_array_append_val (chosen, g_array_index (spreads, Spread, i).factor);
  g_array_sort (chosen, compare_guints);
  return chosen;
}

void
ent_truth_spec_get_calibration (const EntTruthSpec *spec,
                                const EntMatrix    *matrix,
                                EntMeasure          measure,
                                EntCalibration     *calibration)
{
  const EntTruthSet *set = ent_truth_spec_find_set (spec, ent_measure_get_id (matrix, measure));

  ent_calibration_init (calibration, measure, set != NULL && set->fuzzy ? ENT_CALIBRATION_FUZZY : ENT_CALIBRATION_CRISP);
  if (set == NULL)
    return;
  if (set->fuzzy)
    {
      calibration->out = set->anchors[0];
      calibration->crossover = set->anchors[1];
      calibration->in = set->anchors[2];
      /* A link may say anything. */
      if (!ent_calibration_check (calibration, NULL))
        ent_calibration_init (calibration, measure, ENT_CALIBRATION_FUZZY);
    }
  else
    calibration->threshold = set->anchors[0];
}

void
ent_truth_spec_resolve (EntTruthSpec    *spec,
                        const EntMatrix *matrix)
{
  g_autoptr(GArray) proposed = NULL;
  EntMeasure measure;

  if (spec->outcome == NULL || !ent_measure_from_id (matrix, spec->outcome, &measure))
    {
      g_free (spec->outcome);
      spec->outcome = g_strdup (FIRST_OUTCOME);
    }
  ent_truth_spec_set_condition (spec, spec->outcome, FALSE);
  for (guint i = spec->conditions->len; i-- > 0;)
    if (!ent_measure_from_id (matrix, spec->conditions->pdata[i], &measure))
      g_ptr_array_remove_index (spec->conditions, i);
  if (spec->conditions->len > 0)
    return;
  proposed = propose_conditions (spec, matrix);
  for (guint i = 0; i < proposed->len; i++)
    ent_truth_spec_set_condition (spec, ent_matrix_get_factor (matrix, g_array_index (proposed, guint, i))->id, TRUE);
}

gboolean
ent_truth_spec_is_proposed (const EntTruthSpec *spec,
                            const EntMatrix    *matrix)
{
  g_autoptr(GArray) proposed = propose_conditions (spec, matrix);

  if (proposed->len != spec->conditions->len)
    return FALSE;
  for (guint i = 0; i < proposed->len; i++)
    if (!g_str_equal (ent_matrix_get_factor (matrix, g_array_index (proposed, guint, i))->id, spec->conditions->pdata[i]))
      return FALSE;
  return TRUE;
}

/* The value */

EntTruthResult *
ent_truth_result_ref (EntTruthResult *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_truth_result_unref (EntTruthResult *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < ENT_N_SOLUTION_KINDS; i++)
    g_clear_pointer (&self->solutions[i], ent_solution_free);
  g_clear_pointer (&self->caveats, g_ptr_array_unref);
  g_clear_pointer (&self->table, ent_truth_table_unref);
  ent_truth_spec_free (self->spec);
  ent_matrix_unref (self->matrix);
  g_free (self->refusal);
  g_free (self);
}

const char *
ent_truth_result_get_case (const EntTruthResult *self,
                           guint                 item)
{
  int index = ent_matrix_find_case (self->matrix, self->table->sets->cases->pdata[item]);

  return ent_case_get_short_title (ent_matrix_get_case (self->matrix, (guint) index));
}

const char *
ent_truth_result_get_title (const EntTruthResult *self,
                            guint                 condition)
{
  return ent_measure_get_title (self->matrix, self->calibrations[condition + 1].measure);
}

char *
ent_truth_result_dup_outcome (const EntTruthResult *self,
                              gboolean              with_set)
{
  const char *title = ent_measure_get_title (self->matrix, self->calibrations[0].measure);
  g_autofree char *set = with_set ? ent_calibration_describe (&self->calibrations[0]) : NULL;
  /* Translators: a set of cases and what puts a case in it: "Years of relations, at least 20 years" */
  g_autofree char *text = with_set ? g_strdup_printf (_("%s, %s"), title, set) : g_strdup (title);

  /* Translators: the negation of an outcome or a condition: "not Years of relations" */
  return self->spec->negate ? g_strdup_printf (_("not %s"), text) : g_steal_pointer (&text);
}

GArray *
ent_truth_result_list_cases (const EntTruthResult *self,
                             guint                 row)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->table->sets->cases->len; i++)
    if (self->table->cases[i].state == ENT_TRUTH_CASE_IN_ROW && self->table->cases[i].row == row)
      g_array_append_val (cases, i);
  return cases;
}

static guint
get_rank (EntTruthValue value)
{
  static const EntTruthValue order[] = {
    ENT_TRUTH_PRESENT, ENT_TRUTH_CONTRADICTION, ENT_TRUTH_ABSENT, ENT_TRUTH_REMAINDER,
  };
  guint rank = 0;

  while (order[rank] != value)
    rank++;
  return rank;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      table)
{
  guint x = *(const guint *) a, y = *(const guint *) b;
  const EntTruthRow *of_x = &((EntTruthTable *) table)->rows[x], *of_y = &((EntTruthTable *) table)->rows[y];

  if (of_x->value != of_y->value)
    return (int) get_rank (of_x->value) - (int) get_rank (of_y->value);
  if (of_x->n != of_y->n)
    return of_x->n > of_y->n ? -1 : 1;
  return x > y ? -1 : x < y;
}

GArray *
ent_truth_result_list_rows (const EntTruthResult *self,
                            gboolean              remainders)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->table->n_rows; i++)
    if (remainders || self->table->rows[i].value != ENT_TRUTH_REMAINDER)
      g_array_append_val (rows, i);
  g_array_sort_with_data (rows, compare_rows, self->table);
  return rows;
}

gboolean
ent_truth_result_has_outcome (const EntTruthResult *self,
                              guint                 item)
{
  double member = ent_sets_get (self->table->sets, item, self->table->options.outcome);

  return self->table->options.negated ? member < 0.5 : member > 0.5;
}

/* Computing it */

static gboolean
is_any_rated (const EntTruthResult *self,
              guint                 n_sets)
{
  double value;

  for (guint i = 1; i < n_sets; i++)
    for (guint j = 0; j < ent_matrix_get_n_cases (self->matrix); j++)
      if (ent_measure_get_value (self->matrix, self->coder, self->calibrations[i].measure, j, &value))
        return TRUE;
  return FALSE;
}

/* Whether all cases that nothing is missing of are on the same side of the set. */
static gboolean
is_constant (const EntTruthTable *table,
             guint                set)
{
  guint n_in = 0, n_out = 0;

  for (guint i = 0; i < table->n_used; i++)
    {
      double member = ent_sets_get (table->sets, table->used[i], set);

      n_in += member > 0.5;
      n_out += member < 0.5;
    }
  return n_in == 0 || n_out == 0;
}

static EntTruthProblem
find_problem (const EntTruthResult *self)
{
  const EntTruthTable *table = self->table;
  gboolean constant = TRUE;

  if (table->n_used < 2)
    return is_any_rated (self, table->options.n_conditions + 1) ? ENT_TRUTH_NONE_WHOLE : ENT_TRUTH_NONE_RATED;
  if (is_constant (table, table->options.outcome))
    return ENT_TRUTH_ONE_OUTCOME;
  for (guint i = 0; i < table->options.n_conditions && constant; i++)
    constant = is_constant (table, table->options.conditions[i]);
  return constant ? ENT_TRUTH_CONSTANT : ENT_TRUTH_FINE;
}

static void
refuse (EntTruthResult *self,
        GError         *error)
{
  if (self->refusal == NULL && error != NULL)
    self->refusal = g_strdup (error->message);
}

static void
solve (EntTruthResult *self,
       GCancellable   *cancellable)
{
  EntSolution *solutions[ENT_N_SOLUTION_KINDS];
  EntExpectation expectations[ENT_TRUTH_MAX_CONDITIONS];
  guint n = 0;

  for (guint i = 0; i < self->table->options.n_conditions; i++)
    expectations[i] = ent_truth_spec_get_expectation (self->spec, self->spec->conditions->pdata[i]);
  for (guint i = 0; i < ENT_N_SOLUTION_KINDS && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr(GError) error = NULL;

      self->solutions[i] = ent_solution_new (self->table, i, expectations, &error);
      refuse (self, error);
      if (self->solutions[i] != NULL)
        solutions[n++] = self->solutions[i];
    }
  self->caveats = ent_caveats_new (self->table, solutions, n);
}

static void
compute (EntTruthResult *self,
         GCancellable   *cancellable)
{
  guint n_sets = self->spec->conditions->len + 1;
  g_autoptr(EntSets) sets = NULL;
  g_autoptr(GError) error = NULL;
  EntTruthOptions options;
  EntMeasure measure;

  ent_measure_from_id (self->matrix, self->spec->outcome, &measure);
  ent_truth_spec_get_calibration (self->spec, self->matrix, measure, &self->calibrations[0]);
  ent_truth_options_init (&options);
  options.outcome = 0;
  options.negated = self->spec->negate;
  options.n_conditions = n_sets - 1;
  options.n_cutoff = self->spec->n_cut;
  options.consistency_cutoff = self->spec->consistency;
  options.pri_cutoff = self->spec->pri;
  for (guint i = 1; i < n_sets; i++)
    {
      ent_measure_from_id (self->matrix, self->spec->conditions->pdata[i - 1], &measure);
      ent_truth_spec_get_calibration (self->spec, self->matrix, measure, &self->calibrations[i]);
      options.conditions[i - 1] = i;
    }
  sets = ent_sets_new (self->matrix, self->coder, self->calibrations, n_sets);
  self->table = ent_truth_table_new (sets, &options, &error);
  refuse (self, error);
  self->problem = self->table == NULL ? ENT_TRUTH_REFUSED : find_problem (self);
  if (self->problem == ENT_TRUTH_FINE)
    solve (self, cancellable);
}

static void
compute_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  EntTruthResult *self = data;

  if (ent_matrix_get_n_cases (self->matrix) < 2)
    self->problem = ENT_TRUTH_FEW_CASES;
  else
    compute (self, cancellable);
  g_task_return_pointer (task, ent_truth_result_ref (self), (GDestroyNotify) ent_truth_result_unref);
}

void
ent_truth_result_new_async (EntMatrix           *matrix,
                            const EntTruthSpec  *spec,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  EntTruthResult *self = g_new0 (EntTruthResult, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->matrix = ent_matrix_ref (matrix);
  self->spec = ent_truth_spec_copy (spec);
  self->coder = get_coder (spec);
  g_task_set_task_data (task, self, (GDestroyNotify) ent_truth_result_unref);
  g_task_run_in_thread (task, compute_worker);
}

EntTruthResult *
ent_truth_result_new_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
