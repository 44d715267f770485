#include "config.h"

#include "ent-truth-table.h"

#include <math.h>

#include <glib/gi18n-lib.h>

void
ent_truth_options_init (EntTruthOptions *self)
{
  *self = (EntTruthOptions) { .n_cutoff = 1, .consistency_cutoff = 0.8 };
}

static gboolean
check_options (const EntSets          *sets,
               const EntTruthOptions  *options,
               GError                **error)
{
  const char *message = NULL;

  if (options->n_conditions > ENT_TRUTH_MAX_CONDITIONS)
    {
      g_set_error (error, ENT_ANALYSIS_ERROR, ENT_ANALYSIS_ERROR_TOO_LARGE,
                   ngettext ("%u condition is too many: a truth table has at most %d, and with few cases far fewer "
                             "tell more",
                             "%u conditions are too many: a truth table has at most %d, and with few cases far fewer "
                             "tell more", options->n_conditions), options->n_conditions, ENT_TRUTH_MAX_CONDITIONS);
      return FALSE;
    }
  if (options->n_conditions == 0)
    message = _("a truth table needs at least one condition");
  for (guint i = 0; i < options->n_conditions; i++)
    {
      g_return_val_if_fail (options->conditions[i] < sets->names->len, FALSE);
      if (options->conditions[i] == options->outcome)
        message = _("the outcome cannot be among its own conditions");
      for (guint j = 0; j < i; j++)
        if (options->conditions[i] == options->conditions[j])
          message = _("a condition is there twice");
    }
  if (options->n_cutoff == 0)
    message = _("a row needs at least one case to be told of");
  else if (!(options->consistency_cutoff > 0 && options->consistency_cutoff <= 1)
           || !(options->pri_cutoff >= 0 && options->pri_cutoff <= 1))
    message = _("a cutoff is a number from 0 to 1");
  if (message == NULL)
    return TRUE;
  g_set_error_literal (error, ENT_ANALYSIS_ERROR, ENT_ANALYSIS_ERROR_INVALID, message);
  return FALSE;
}

/* Where the case belongs. */
static EntTruthCase
place_case (const EntTruthTable *self,
            guint                item)
{
  const EntTruthOptions *options = &self->options;
  EntTruthCase place = { ENT_TRUTH_CASE_IN_ROW, 0, 0 };

  if (isnan (ent_sets_get (self->sets, item, options->outcome)))
    place = (EntTruthCase) { ENT_TRUTH_CASE_MISSING, 0, options->outcome };
  for (guint i = 0; i < options->n_conditions && place.state != ENT_TRUTH_CASE_MISSING; i++)
    {
      double member = ent_sets_get (self->sets, item, options->conditions[i]);

      if (isnan (member))
        place = (EntTruthCase) { ENT_TRUTH_CASE_MISSING, 0, options->conditions[i] };
      else if (member == 0.5 && place.state == ENT_TRUTH_CASE_IN_ROW)
        place = (EntTruthCase) { ENT_TRUTH_CASE_ON_CROSSOVER, 0, options->conditions[i] };
      else
        place.row = place.row * 2 + (member > 0.5);
    }
  if (place.state != ENT_TRUTH_CASE_IN_ROW)
    place.row = 0;
  return place;
}

static void
place_cases (EntTruthTable *self)
{
  for (guint item = 0; item < self->sets->cases->len; item++)
    {
      EntTruthCase *place = &self->cases[item];
      double outcome;

      *place = place_case (self, item);
      if (place->state == ENT_TRUTH_CASE_MISSING)
        continue;
      outcome = ent_sets_get (self->sets, item, self->options.outcome);
      if (self->options.negated)
        outcome = 1 - outcome;
      self->used[self->n_used] = item;
      self->outcome[self->n_used++] = outcome;
      if (place->state != ENT_TRUTH_CASE_IN_ROW)
        continue;
      self->rows[place->row].n++;
      self->rows[place->row].n_for += outcome > 0.5;
      self->rows[place->row].n_against += outcome < 0.5;
    }
}

/* Of all cases in a row. */
static void
fill_members (const EntTruthTable *self,
              guint                row,
              double              *members)
{
  const EntTruthOptions *options = &self->options;

  for (guint i = 0; i < self->n_used; i++)
    {
      members[i] = 1;
      for (guint j = 0; j < options->n_conditions && members[i] > 0; j++)
        {
          double member = ent_sets_get (self->sets, self->used[i], options->conditions[j]);

          members[i] = MIN (members[i], ent_truth_table_has (self, row, j) ? member : 1 - member);
        }
    }
}

/* Rounding in sums of memberships must not decide. */
static gboolean
reaches (double value,
         double cutoff)
{
  return value >= cutoff - 1e-9;
}

static gboolean
is_sufficient (const EntTruthOptions *options,
               EntSufficiency         fit)
{
  return reaches (fit.consistency, options->consistency_cutoff)
         && (options->pri_cutoff == 0 || reaches (fit.pri, options->pri_cutoff));
}

static void
judge_row (EntTruthTable *self,
           guint          row,
           double        *members,
           const double  *negation)
{
  EntTruthRow *entry = &self->rows[row];

  if (entry->n == 0)
    {
      entry->fit = (EntSufficiency) { NAN, NAN, NAN };
      return;
    }
  fill_members (self, row, members);
  entry->fit = ent_fit_sufficiency (members, self->outcome, self->n_used);
  if (entry->n < self->options.n_cutoff)
    entry->value = ENT_TRUTH_REMAINDER;
  else if (is_sufficient (&self->options, entry->fit))
    entry->value = ENT_TRUTH_PRESENT;
  else if (ent_truth_row_is_contradictory (entry)
           && !is_sufficient (&self->options, ent_fit_sufficiency (members, negation, self->n_used)))
    entry->value = ENT_TRUTH_CONTRADICTION;
  else
    entry->value = ENT_TRUTH_ABSENT;
}

EntTruthTable *
ent_truth_table_new (EntSets                *sets,
                     const EntTruthOptions  *options,
                     GError                **error)
{
  EntTruthTable *self;
  g_autofree double *members = NULL, *negation = NULL;

  g_return_val_if_fail (sets != NULL && options->outcome < sets->names->len, NULL);

  if (!check_options (sets, options, error))
    return NULL;
  self = g_new0 (EntTruthTable, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->sets = ent_sets_ref (sets);
  self->options = *options;
  self->n_rows = 1u << options->n_conditions;
  self->rows = g_new0 (EntTruthRow, self->n_rows);
  self->cases = g_new0 (EntTruthCase, sets->cases->len);
  self->outcome = g_new0 (double, sets->cases->len);
  self->used = g_new0 (guint, sets->cases->len);
  place_cases (self);

  members = g_new (double, self->n_used);
  negation = g_new (double, self->n_used);
  for (guint i = 0; i < self->n_used; i++)
    negation[i] = 1 - self->outcome[i];
  for (guint row = 0; row < self->n_rows; row++)
    judge_row (self, row, members, negation);
  return self;
}

EntTruthTable *
ent_truth_table_ref (EntTruthTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_truth_table_unref (EntTruthTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  ent_sets_unref (self->sets);
  g_free (self->rows);
  g_free (self->cases);
  g_free (self->outcome);
  g_free (self->used);
  g_free (self);
}

gboolean
ent_truth_table_has (const EntTruthTable *self,
                     guint                row,
                     guint                condition)
{
  return (row >> (self->options.n_conditions - 1 - condition)) & 1;
}

const char *
ent_truth_table_get_name (const EntTruthTable *self,
                          guint                condition)
{
  g_return_val_if_fail (condition < self->options.n_conditions, "");
  return self->sets->names->pdata[self->options.conditions[condition]];
}

const char *
ent_truth_table_get_label (const EntTruthTable *self,
                           guint                condition)
{
  g_return_val_if_fail (condition < self->options.n_conditions, "");
  return self->sets->labels->pdata[self->options.conditions[condition]];
}

char *
ent_truth_table_dup_outcome (const EntTruthTable *self)
{
  return g_strconcat (self->options.negated ? "~" : "", self->sets->names->pdata[self->options.outcome], NULL);
}

gboolean
ent_truth_row_is_contradictory (const EntTruthRow *self)
{
  return self->n_for > 0 && self->n_against > 0;
}

guint
ent_truth_table_count (const EntTruthTable *self,
                       EntTruthValue        value)
{
  guint n = 0;

  for (guint row = 0; row < self->n_rows; row++)
    n += self->rows[row].value == value;
  return n;
}

const char *
ent_truth_value_to_sign (EntTruthValue value)
{
  static const char * const signs[] = { "?", "0", "1", "C" };

  return signs[value];
}

/* (transfer full) */
static double *
dup_condition (const EntTruthTable *self,
               guint                condition,
               gboolean             negated)
{
  double *members = g_new (double, self->n_used);

  for (guint i = 0; i < self->n_used; i++)
    {
      members[i] = ent_sets_get (self->sets, self->used[i], self->options.conditions[condition]);
      if (negated)
        members[i] = 1 - members[i];
    }
  return members;
}

EntSufficiency
ent_truth_table_sufficiency (const EntTruthTable *self,
                             guint                condition,
                             gboolean             negated)
{
  g_autofree double *members = dup_condition (self, condition, negated);

  return ent_fit_sufficiency (members, self->outcome, self->n_used);
}

EntNecessity
ent_truth_table_necessity (const EntTruthTable *self,
                           guint                condition,
                           gboolean             negated)
{
  g_autofree double *members = dup_condition (self, condition, negated);

  return ent_fit_necessity (members, self->outcome, self->n_used);
}
