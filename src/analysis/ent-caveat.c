#include "config.h"

#include "ent-caveat.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#define MAX_NAMES 6

void
ent_caveat_free (EntCaveat *self)
{
  g_free (self->text);
  g_array_unref (self->cases);
  g_free (self);
}

const char *
ent_caveat_kind_to_word (EntCaveatKind kind)
{
  static const char * const words[] = {
    [ENT_CAVEAT_LEFT_OUT] = "left-out",
    [ENT_CAVEAT_ON_CROSSOVER] = "on-crossover",
    [ENT_CAVEAT_NO_CASE] = "no-case",
    [ENT_CAVEAT_ONE_OUTCOME] = "one-outcome",
    [ENT_CAVEAT_CONSTANT] = "constant",
    [ENT_CAVEAT_FEW_CASES] = "few-cases",
    [ENT_CAVEAT_LIMITED_DIVERSITY] = "limited-diversity",
    [ENT_CAVEAT_BY_CHANCE] = "by-chance",
    [ENT_CAVEAT_SINGLE_CASES] = "single-cases",
    [ENT_CAVEAT_CONTRADICTION] = "contradiction",
    [ENT_CAVEAT_NO_ROW] = "no-row",
    [ENT_CAVEAT_AMBIGUOUS] = "ambiguous",
    [ENT_CAVEAT_ASSUMED] = "assumed",
    [ENT_CAVEAT_UNCOVERED] = "uncovered",
  };

  return words[kind];
}

/* Making the list */

typedef struct
{
  const EntTruthTable *table;
  GPtrArray           *caveats;
  guint                n_placed;  /* cases in rows… */
  guint                n_rows;    /* …and these rows */
} List;

/* @cases: (nullable) (transfer full); @text: (transfer full) */
static void
add (List          *self,
     EntCaveatKind  kind,
     GArray        *cases,
     char          *text)
{
  EntCaveat *caveat = g_new (EntCaveat, 1);

  caveat->kind = kind;
  caveat->text = text;
  caveat->cases = cases != NULL ? cases : g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->caveats, caveat);
}

/* "Austria, Belgium and 3 more". (transfer full) */
static char *
dup_names (const EntTruthTable *table,
           GArray              *cases)
{
  GString *names = g_string_new (NULL);
  guint n = MIN (cases->len, MAX_NAMES);

  for (guint i = 0; i < n; i++)
    {
      const char *title = table->sets->titles->pdata[g_array_index (cases, guint, i)];

      if (i > 0)
        /* Translators: what stands between names in a list. */
        g_string_append (names, _(", "));
      g_string_append (names, title);
    }
  if (n < cases->len)
    {
      g_autofree char *first = g_string_free (names, FALSE);

      /* Translators: names, and how many there are besides. */
      return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", cases->len - n), first, cases->len - n);
    }
  return g_string_free (names, FALSE);
}

/* (transfer full) */
static GArray *
list_cases (const EntTruthTable *table,
            EntTruthCaseState    state)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < table->sets->cases->len; i++)
    if (table->cases[i].state == state)
      g_array_append_val (cases, i);
  return cases;
}

static void
add_left_out (List *self)
{
  GArray *missing = list_cases (self->table, ENT_TRUTH_CASE_MISSING);
  GArray *crossing = list_cases (self->table, ENT_TRUTH_CASE_ON_CROSSOVER);
  g_autofree char *missing_names = dup_names (self->table, missing);
  g_autofree char *crossing_names = dup_names (self->table, crossing);

  if (missing->len > 0)
    add (self, ENT_CAVEAT_LEFT_OUT, g_array_ref (missing),
         g_strdup_printf (ngettext ("%u case is left out, as the outcome or a condition is not known of it: %s.",
                                    "%u cases are left out, as the outcome or a condition is not known of them: %s.",
                                    missing->len), missing->len, missing_names));
  if (crossing->len > 0)
    add (self, ENT_CAVEAT_ON_CROSSOVER, g_array_ref (crossing),
         g_strdup_printf (ngettext ("%u case lies exactly on a crossover, neither in nor out, and so belongs to no row: "
                                    "%s. Move the crossover to a value that does not occur.",
                                    "%u cases lie exactly on a crossover, neither in nor out, and so belong to no row: "
                                    "%s. Move the crossover to a value that does not occur.",
                                    crossing->len), crossing->len, crossing_names));
  g_array_unref (missing);
  g_array_unref (crossing);
}

/* Outcomes on one side of 0.5 of cases in rows, and on the other. */
static void
count_outcomes (const EntTruthTable *table,
                guint               *n_for,
                guint               *n_against)
{
  *n_for = *n_against = 0;
  for (guint row = 0; row < table->n_rows; row++)
    {
      *n_for += table->rows[row].n_for;
      *n_against += table->rows[row].n_against;
    }
}

static void
add_one_outcome (List *self)
{
  guint n_for, n_against;

  count_outcomes (self->table, &n_for, &n_against);
  if (n_against == 0)
    add (self, ENT_CAVEAT_ONE_OUTCOME, NULL,
         g_strdup (_("Every case has the outcome: without one that lacks it, no condition can be told to matter.")));
  else if (n_for == 0)
    add (self, ENT_CAVEAT_ONE_OUTCOME, NULL,
         g_strdup (_("No case has the outcome: there is nothing to explain.")));
}

static void
add_constant (List *self)
{
  const EntTruthTable *table = self->table;

  for (guint i = 0; i < table->options.n_conditions; i++)
    {
      const char *label = ent_truth_table_get_label (table, i);
      guint n_present = 0;

      for (guint row = 0; row < table->n_rows; row++)
        n_present += ent_truth_table_has (table, row, i) ? table->rows[row].n : 0;
      if (n_present == self->n_placed)
        add (self, ENT_CAVEAT_CONSTANT, NULL,
             /* Translators: the name of a condition. */
             g_strdup_printf (_("“%s” is present in every case: it cannot tell them apart."), label));
      else if (n_present == 0)
        add (self, ENT_CAVEAT_CONSTANT, NULL,
             /* Translators: the name of a condition. */
             g_strdup_printf (_("“%s” is absent in every case: it cannot tell them apart."), label));
    }
}

static void
add_diversity (List *self)
{
  const EntTruthTable *table = self->table;
  g_autofree char *combinations = NULL, *cases = NULL;

  if (self->n_placed <= table->options.n_conditions)
    add (self, ENT_CAVEAT_FEW_CASES, NULL,
         g_strdup (_("There are no more cases than conditions, so that each case may be explained by itself: nothing "
                     "can be concluded beyond these cases.")));
  if (self->n_rows == table->n_rows)
    return;
  /* Translators: the first part of a sentence; then comes “9 cases show 7 of them, …”. */
  combinations = g_strdup_printf (ngettext ("%u condition makes %u combinations", "%u conditions make %u combinations",
                                            table->options.n_conditions), table->options.n_conditions, table->n_rows);
  /* Translators: the second part of the sentence: 9 cases show 7 of 16 combinations, 9 have no case. */
  cases = g_strdup_printf (ngettext ("%u case shows %u of them; of the other %u nothing is known (limited diversity)",
                                     "%u cases show %u of them; of the other %u nothing is known (limited diversity)",
                                     self->n_placed),
                           self->n_placed, self->n_rows, table->n_rows - self->n_rows);
  add (self, ENT_CAVEAT_LIMITED_DIVERSITY, NULL,
       /* Translators: both parts of the sentence. */
       g_strdup_printf (_("%s; %s."), combinations, cases));
}

/* Each of n cases has the outcome with the chance that it has among them. How likely is it then that every row is of
 * one kind, and so many have it as do; over how likely it is that so many have it. Which chance it is falls out of
 * the division; this one keeps the numbers from vanishing. */
double
ent_caveats_get_chance (const EntTruthTable *table)
{
  guint n_for, n_against, n;
  g_autofree double *chances = NULL;
  double share;

  count_outcomes (table, &n_for, &n_against);
  if (n_for == 0 || n_against == 0)
    return 1;
  n = n_for + n_against;
  share = (double) n_for / n;
  chances = g_new0 (double, n_for + 1);
  chances[0] = 1;
  for (guint row = 0; row < table->n_rows; row++)
    {
      guint size = table->rows[row].n_for + table->rows[row].n_against;
      double all = pow (share, size), none = pow (1 - share, size);

      for (guint i = n_for + 1; size > 0 && i-- > 0;)
        chances[i] = chances[i] * none + (i >= size ? chances[i - size] * all : 0);
    }
  return MIN (1, chances[n_for] / exp (lgamma (n + 1.0) - lgamma (n_for + 1.0) - lgamma (n_against + 1.0)
                                       + n_for * log (share) + n_against * log (1 - share)));
}

static void
add_chance (List *self)
{
  guint n_for, n_against;
  double chance;

  count_outcomes (self->table, &n_for, &n_against);
  for (guint row = 0; row < self->table->n_rows; row++)
    if (ent_truth_row_is_contradictory (&self->table->rows[row]))
      return;
  if (n_for == 0 || n_against == 0)
    return;
  chance = ent_caveats_get_chance (self->table);
  if (chance > 0.995)
    add (self, ENT_CAVEAT_BY_CHANCE, NULL,
         g_strdup (_("That no row contradicts itself says nothing here: whatever the outcomes were, hardly any way to "
                     "deal them out among these cases would contradict itself.")));
  else if (chance >= 0.05)
    add (self, ENT_CAVEAT_BY_CHANCE, NULL,
         /* Translators: a percentage. */
         g_strdup_printf (_("That no row contradicts itself says little here: dealt out among these cases by lot, the "
                            "same outcomes would do as well in %.0f%% of all ways."), chance * 100));
}

static void
add_single_cases (List *self)
{
  const EntTruthTable *table = self->table;
  guint n = 0;

  for (guint row = 0; row < table->n_rows; row++)
    n += table->rows[row].n == 1;
  if (n == 0)
    return;
  if (n == self->n_rows)
    add (self, ENT_CAVEAT_SINGLE_CASES, NULL,
         g_strdup (_("Every row rests on a single case: one rating that is judged otherwise may change the result.")));
  else
    add (self, ENT_CAVEAT_SINGLE_CASES, NULL,
         g_strdup_printf (ngettext ("%u of %u rows rests on a single case: one rating that is judged otherwise may "
                                    "change the result.",
                                    "%u of %u rows rest on a single case each: one rating that is judged otherwise may "
                                    "change the result.", n), n, self->n_rows));
}

/* Cases of a row with the outcome, or without. (transfer full) */
static GArray *
list_row (const EntTruthTable *table,
          guint                row,
          gboolean             has_outcome)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < table->n_used; i++)
    {
      const EntTruthCase *place = &table->cases[table->used[i]];

      if (place->state == ENT_TRUTH_CASE_IN_ROW && place->row == row
          && (has_outcome ? table->outcome[i] > 0.5 : table->outcome[i] < 0.5))
        g_array_append_val (cases, table->used[i]);
    }
  return cases;
}

static void
add_contradictions (List *self)
{
  const EntTruthTable *table = self->table;

  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autoptr(GArray) with = NULL, without = NULL;
      g_autofree char *with_names = NULL, *without_names = NULL;
      GArray *cases;

      if (!ent_truth_row_is_contradictory (&table->rows[row]))
        continue;
      with = list_row (table, row, TRUE);
      without = list_row (table, row, FALSE);
      with_names = dup_names (table, with);
      without_names = dup_names (table, without);
      cases = g_array_copy (with);
      g_array_append_vals (cases, without->data, without->len);
      add (self, ENT_CAVEAT_CONTRADICTION, cases,
           /* Translators: the number of a row, cases with the outcome, and cases without. */
           g_strdup_printf (_("Row %u contradicts itself: with the outcome %s; without it %s. A condition that tells "
                              "them apart may be missing."), row + 1, with_names, without_names));
    }
}

static void
add_ambiguous (List              *self,
               const EntSolution *solution)
{
  const char *label = ent_solution_kind_to_label (solution->kind);

  if (solution->has_more)
    add (self, ENT_CAVEAT_AMBIGUOUS, NULL,
         /* Translators: "Complex solution", and a number. */
         g_strdup_printf (_("%s: the table bears out more than the %u models that are listed, all equally well; it "
                            "cannot say which of them holds."), label, solution->models->len));
  else if (solution->models->len > 1)
    add (self, ENT_CAVEAT_AMBIGUOUS, NULL,
         /* Translators: "Complex solution", and a number above 1. */
         g_strdup_printf (ngettext ("%s: the table bears out %u model; it cannot say whether it holds.",
                                    "%s: the table bears out %u models equally well; it cannot say which of them "
                                    "holds.", solution->models->len), label, solution->models->len));
}

/* Cases with the outcome that no model has. */
static gboolean
is_never_covered (const EntSolution *solution,
                  guint              item)
{
  for (guint i = 0; i < solution->models->len; i++)
    {
      const GArray *uncovered = ((EntModel *) solution->models->pdata[i])->uncovered;
      gboolean found = FALSE;

      for (guint j = 0; j < uncovered->len && !found; j++)
        found = g_array_index (uncovered, guint, j) == item;
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static void
add_solution (List              *self,
              const EntSolution *solution)
{
  const char *label = ent_solution_kind_to_label (solution->kind);
  guint least = G_MAXUINT;
  g_autoptr(GArray) uncovered = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *names = NULL;

  if (solution->models->len == 0)
    return;
  add_ambiguous (self, solution);
  for (guint i = 0; i < solution->models->len; i++)
    least = MIN (least, ((EntModel *) solution->models->pdata[i])->assumed->len);
  if (least > 0)
    add (self, ENT_CAVEAT_ASSUMED, NULL,
         g_strdup_printf (ngettext ("%s: it takes for granted that the outcome would come in %u combination that too "
                                    "few cases show.",
                                    "%s: it takes for granted that the outcome would come in %u combinations that too "
                                    "few cases show.", least), label, least));
  for (guint i = 0; i < self->table->sets->cases->len; i++)
    if (is_never_covered (solution, i))
      g_array_append_val (uncovered, i);
  if (uncovered->len == 0)
    return;
  names = dup_names (self->table, uncovered);
  add (self, ENT_CAVEAT_UNCOVERED, g_array_ref (uncovered),
       g_strdup_printf (ngettext ("%s: it does not explain %u case with the outcome: %s.",
                                  "%s: it does not explain %u cases with the outcome: %s.", uncovered->len),
                        label, uncovered->len, names));
}

GPtrArray *
ent_caveats_new (const EntTruthTable *table,
                 EntSolution * const *solutions,
                 guint                n_solutions)
{
  List self = { table, g_ptr_array_new_with_free_func ((GDestroyNotify) ent_caveat_free), 0, 0 };

  for (guint row = 0; row < table->n_rows; row++)
    {
      self.n_placed += table->rows[row].n;
      self.n_rows += table->rows[row].n > 0;
    }
  add_left_out (&self);
  if (self.n_placed == 0)
    {
      add (&self, ENT_CAVEAT_NO_CASE, NULL, g_strdup (_("There is no case in any row: nothing can be concluded.")));
      return self.caveats;
    }
  add_one_outcome (&self);
  add_constant (&self);
  add_diversity (&self);
  add_chance (&self);
  add_single_cases (&self);
  add_contradictions (&self);
  if (ent_truth_table_count (table, ENT_TRUTH_PRESENT) == 0)
    add (&self, ENT_CAVEAT_NO_ROW, NULL,
         g_strdup (_("No row is consistent enough to lead to the outcome: there is nothing to minimise.")));
  for (guint i = 0; i < n_solutions; i++)
    add_solution (&self, solutions[i]);
  return self.caveats;
}
