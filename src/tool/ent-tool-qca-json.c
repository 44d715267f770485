#include "config.h"

#include "ent-tool-qca.h"

#include <math.h>

#include "ent-json-writer.h"

static void
write_number (EntJsonWriter *writer,
              const char    *name,
              double         value)
{
  if (isnan (value))
    ent_json_writer_null (writer, name);
  else
    ent_json_writer_number (writer, name, value);
}

static void
write_cases (EntJsonWriter       *writer,
             const char          *name,
             const EntTruthTable *table,
             GArray              *cases)
{
  ent_json_writer_open (writer, name, '[');
  for (guint i = 0; i < cases->len; i++)
    ent_json_writer_string (writer, NULL, table->sets->cases->pdata[g_array_index (cases, guint, i)]);
  ent_json_writer_close (writer, ']');
}

static void
write_sufficiency (EntJsonWriter  *writer,
                   EntSufficiency  fit,
                   const char     *coverage)
{
  write_number (writer, "consistency", fit.consistency);
  write_number (writer, "pri", fit.pri);
  write_number (writer, coverage, fit.coverage);
}

static void
write_set (EntJsonWriter    *writer,
           const EntToolQca *self,
           guint             set)
{
  const EntSets *sets = self->table->sets;

  ent_json_writer_string (writer, "name", sets->names->pdata[set]);
  ent_json_writer_string (writer, "title", sets->labels->pdata[set]);
  ent_json_writer_string (writer, "calibration", self->calibrations != NULL ? self->calibrations->pdata[set] : NULL);
}

static void
write_question (EntJsonWriter    *writer,
                const EntToolQca *self)
{
  static const char * const expected[] = { NULL, "present", "absent" };
  const EntTruthOptions *options = &self->table->options;

  ent_json_writer_open (writer, "outcome", '{');
  write_set (writer, self, options->outcome);
  ent_json_writer_boolean (writer, "negated", options->negated);
  ent_json_writer_close (writer, '}');
  ent_json_writer_open (writer, "conditions", '[');
  for (guint i = 0; i < options->n_conditions; i++)
    {
      ent_json_writer_open (writer, NULL, '{');
      write_set (writer, self, options->conditions[i]);
      ent_json_writer_string (writer, "expected", expected[self->expectations[i]]);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
  ent_json_writer_string (writer, "ratings", self->coder);
  ent_json_writer_open (writer, "cutoffs", '{');
  ent_json_writer_integer (writer, "n", (int) options->n_cutoff);
  ent_json_writer_number (writer, "consistency", options->consistency_cutoff);
  ent_json_writer_number (writer, "pri", options->pri_cutoff);
  ent_json_writer_close (writer, '}');
}

static void
write_case_list (EntJsonWriter       *writer,
                 const EntTruthTable *table)
{
  ent_json_writer_open (writer, "cases", '[');
  for (guint i = 0; i < table->sets->cases->len; i++)
    {
      const EntTruthCase *place = &table->cases[i];
      double outcome = ent_sets_get (table->sets, i, table->options.outcome);

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "id", table->sets->cases->pdata[i]);
      ent_json_writer_string (writer, "title", table->sets->titles->pdata[i]);
      write_number (writer, "outcome", table->options.negated ? 1 - outcome : outcome);
      ent_json_writer_open (writer, "memberships", '[');
      for (guint j = 0; j < table->options.n_conditions; j++)
        write_number (writer, NULL, ent_sets_get (table->sets, i, table->options.conditions[j]));
      ent_json_writer_close (writer, ']');
      if (place->state == ENT_TRUTH_CASE_IN_ROW)
        {
          ent_json_writer_integer (writer, "row", (int) place->row + 1);
        }
      else
        {
          ent_json_writer_null (writer, "row");
          ent_json_writer_string (writer, "why", place->state == ENT_TRUTH_CASE_MISSING ? "missing" : "crossover");
          ent_json_writer_string (writer, "set", table->sets->names->pdata[place->set]);
        }
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
}

static void
write_row (EntJsonWriter       *writer,
           const EntTruthTable *table,
           guint                row)
{
  const EntTruthRow *entry = &table->rows[row];

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_integer (writer, "row", (int) row + 1);
  ent_json_writer_open (writer, "values", '[');
  for (guint i = 0; i < table->options.n_conditions; i++)
    ent_json_writer_integer (writer, NULL, ent_truth_table_has (table, row, i));
  ent_json_writer_close (writer, ']');
  ent_json_writer_string (writer, "outcome", ent_truth_value_to_sign (entry->value));
  ent_json_writer_integer (writer, "n", (int) entry->n);
  ent_json_writer_integer (writer, "with", (int) entry->n_for);
  ent_json_writer_integer (writer, "without", (int) entry->n_against);
  ent_json_writer_boolean (writer, "contradictory", ent_truth_row_is_contradictory (entry));
  write_sufficiency (writer, entry->fit, "coverage");
  ent_json_writer_open (writer, "cases", '[');
  for (guint i = 0; i < table->sets->cases->len && entry->n > 0; i++)
    if (table->cases[i].state == ENT_TRUTH_CASE_IN_ROW && table->cases[i].row == row)
      ent_json_writer_string (writer, NULL, table->sets->cases->pdata[i]);
  ent_json_writer_close (writer, ']');
  ent_json_writer_close (writer, '}');
}

static void
write_conditions (EntJsonWriter       *writer,
                  const EntTruthTable *table)
{
  for (guint necessity = 0; necessity < 2; necessity++)
    {
      ent_json_writer_open (writer, necessity ? "necessity" : "sufficiency", '[');
      for (guint i = 0; i < 2 * table->options.n_conditions; i++)
        {
          g_autofree char *name = g_strconcat (i % 2 ? "~" : "", ent_truth_table_get_name (table, i / 2), NULL);

          ent_json_writer_open (writer, NULL, '{');
          ent_json_writer_string (writer, "set", name);
          if (necessity)
            {
              EntNecessity fit = ent_truth_table_necessity (table, i / 2, i % 2);

              write_number (writer, "consistency", fit.consistency);
              write_number (writer, "coverage", fit.coverage);
              write_number (writer, "ron", fit.ron);
            }
          else
            {
              write_sufficiency (writer, ent_truth_table_sufficiency (table, i / 2, i % 2), "coverage");
            }
          ent_json_writer_close (writer, '}');
        }
      ent_json_writer_close (writer, ']');
    }
}

static void
write_model (EntJsonWriter       *writer,
             const EntTruthTable *table,
             const EntModel      *model)
{
  g_autofree char *expression = ent_model_format (model, table, FALSE);

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "expression", expression);
  write_sufficiency (writer, model->fit, "coverage");
  ent_json_writer_open (writer, "terms", '[');
  for (guint i = 0; i < model->paths->len; i++)
    {
      const EntPath *path = model->paths->pdata[i];
      g_autofree char *term = ent_term_format (path->term, table, FALSE);

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "term", term);
      write_sufficiency (writer, path->fit, "raw_coverage");
      write_number (writer, "unique_coverage", path->unique_coverage);
      write_cases (writer, "cases", table, path->cases);
      write_cases (writer, "deviant", table, path->deviant);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
  write_cases (writer, "deviant", table, model->deviant);
  write_cases (writer, "uncovered", table, model->uncovered);
  ent_json_writer_open (writer, "assumed", '[');
  for (guint i = 0; i < model->assumed->len; i++)
    ent_json_writer_integer (writer, NULL, (int) g_array_index (model->assumed, guint, i) + 1);
  ent_json_writer_close (writer, ']');
  ent_json_writer_close (writer, '}');
}

/* The prime implicant chart. */
static void
write_primes (EntJsonWriter       *writer,
              const EntTruthTable *table,
              const EntMinimum    *minimum)
{
  ent_json_writer_open (writer, "prime_implicants", '[');
  for (guint i = 0; i < minimum->primes->len; i++)
    {
      EntTerm prime = g_array_index (minimum->primes, EntTerm, i);
      g_autofree char *term = ent_term_format (prime, table, FALSE);

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "term", term);
      ent_json_writer_boolean (writer, "essential", g_array_index (minimum->essential, gboolean, i));
      ent_json_writer_open (writer, "rows", '[');
      for (guint j = 0; j < minimum->rows->len; j++)
        if (ent_term_covers (prime, g_array_index (minimum->rows, guint, j)))
          ent_json_writer_integer (writer, NULL, (int) g_array_index (minimum->rows, guint, j) + 1);
      ent_json_writer_close (writer, ']');
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
}

static void
write_solution (EntJsonWriter       *writer,
                const EntTruthTable *table,
                const EntSolution   *solution)
{
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "kind", ent_solution_kind_to_word (solution->kind));
  ent_json_writer_boolean (writer, "more", solution->has_more);
  ent_json_writer_open (writer, "models", '[');
  for (guint i = 0; i < solution->models->len; i++)
    write_model (writer, table, solution->models->pdata[i]);
  ent_json_writer_close (writer, ']');
  if (solution->minimum != NULL)
    write_primes (writer, table, solution->minimum);
  ent_json_writer_close (writer, '}');
}

void
ent_tool_qca_print_json (const EntToolQca *self)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *json = NULL;

  ent_json_writer_open (writer, NULL, '{');
  write_question (writer, self);
  write_case_list (writer, self->table);
  ent_json_writer_open (writer, "rows", '[');
  for (guint row = 0; row < self->table->n_rows; row++)
    write_row (writer, self->table, row);
  ent_json_writer_close (writer, ']');
  write_conditions (writer, self->table);
  ent_json_writer_open (writer, "solutions", '[');
  for (guint i = 0; i < self->n_solutions; i++)
    write_solution (writer, self->table, self->solutions[i]);
  ent_json_writer_close (writer, ']');
  ent_json_writer_open (writer, "caveats", '[');
  for (guint i = 0; i < self->caveats->len; i++)
    {
      const EntCaveat *caveat = self->caveats->pdata[i];

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "kind", ent_caveat_kind_to_word (caveat->kind));
      ent_json_writer_string (writer, "text", caveat->text);
      write_cases (writer, "cases", self->table, caveat->cases);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
  ent_json_writer_close (writer, '}');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}
