#include "config.h"

#include "ent-tool-qca.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-tool-page.h"

#define MAX_NAMES 36  /* columns that the names of all conditions may take at the head of the truth table */

typedef struct
{
  const EntToolQca    *qca;
  const EntTruthTable *table;
  EntToolPage         *page;
  GPtrArray           *signs;  /* of char*: what the conditions are called: their names, or letters for long ones */
} Printer;

/* Letters, where names would not fit at the head of a table. */
static void
choose_signs (Printer *self)
{
  guint n = self->table->options.n_conditions;
  int columns = 0;

  self->signs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    columns += ent_tool_columns (ent_truth_table_get_name (self->table, i)) + 1;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->signs, columns <= MAX_NAMES ? g_strdup (ent_truth_table_get_name (self->table, i))
                                                       : g_strdup_printf ("%c", 'A' + (char) i));
}

/* With spaces before it, so that it takes so many columns. */
static void
append_right (GString    *line,
              int         columns,
              const char *words)
{
  g_string_append_printf (line, "%*s%s", MAX (columns - ent_tool_columns (words), 0), "", words);
}

static void
append_left (GString    *line,
             int         columns,
             const char *words)
{
  g_string_append_printf (line, "%s%*s", words, MAX (columns - ent_tool_columns (words), 0), "");
}

static void
append_number (GString *line,
               double   number)
{
  g_autofree char *text = isnan (number) ? g_strdup ("–") : g_strdup_printf ("%.3f", number);

  append_right (line, 8, text);
}

static void
print_line (Printer    *self,
            GString    *line,
            const char *words)
{
  ent_tool_page_item (self->page, 2, (int) ent_tool_columns (line->str) + 4, line->str, words);
}

/* The question */

static void
print_question (Printer *self)
{
  const EntSets *sets = self->table->sets;
  const EntTruthOptions *options = &self->table->options;
  GPtrArray *descriptions = self->qca->descriptions;
  g_autofree char *outcome = ent_truth_table_dup_outcome (self->table);
  g_autofree char *what = NULL;

  if (descriptions != NULL)
    what = g_strdup_printf ("%s: %s", (const char *) sets->labels->pdata[options->outcome],
                            (const char *) descriptions->pdata[options->outcome]);
  ent_tool_page_heading (self->page, _("Outcome"));
  ent_tool_page_item (self->page, 2, 6, outcome, what != NULL ? what : "");
  ent_tool_page_heading (self->page, _("Conditions"));
  for (guint i = 0; i < options->n_conditions; i++)
    {
      guint set = options->conditions[i];
      g_autofree char *words = NULL;

      if (descriptions != NULL)
        words = g_strdup_printf ("%s: %s (%s)", (const char *) sets->labels->pdata[set],
                                 (const char *) descriptions->pdata[set],
                                 (const char *) self->qca->calibrations->pdata[set]);
      else
        words = g_strdup (sets->names->pdata[set]);
      /* A name that stands for itself needs no sign before it. */
      if (strcmp (self->signs->pdata[i], words) == 0)
        ent_tool_page_text (self->page, 2, words);
      else
        ent_tool_page_item (self->page, 2, 6, self->signs->pdata[i], words);
    }
}

/* The truth table */

static gboolean
is_against (const EntTruthTable *table,
            const EntTruthRow   *row,
            double               outcome)
{
  return row->value == ENT_TRUTH_ABSENT ? outcome > 0.5 : outcome < 0.5;
}

/* Those that go against their row stand in brackets. (transfer full) */
static char *
dup_row_cases (const EntTruthTable *table,
               guint                row,
               gboolean            *brackets)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < table->n_used; i++)
    {
      const EntTruthCase *place = &table->cases[table->used[i]];
      const char *name = table->sets->cases->pdata[table->used[i]];
      gboolean against = is_against (table, &table->rows[row], table->outcome[i]);

      if (place->state != ENT_TRUTH_CASE_IN_ROW || place->row != row)
        continue;
      if (names->len > 0)
        g_string_append (names, _(", "));
      g_string_append_printf (names, against ? "(%s)" : "%s", name);
      *brackets |= against;
    }
  return g_string_free (names, FALSE);
}

static void
print_row (Printer  *self,
           guint     row,
           gboolean *brackets)
{
  const EntTruthTable *table = self->table;
  const EntTruthRow *entry = &table->rows[row];
  g_autoptr(GString) line = g_string_new (NULL);
  g_autofree char *number = g_strdup_printf ("%u", row + 1), *n = g_strdup_printf ("%u", entry->n);
  g_autofree char *cases = dup_row_cases (table, row, brackets);

  append_right (line, 4, number);
  for (guint i = 0; i < table->options.n_conditions; i++)
    append_right (line, ent_tool_columns (self->signs->pdata[i]) + 1, ent_truth_table_has (table, row, i) ? "1" : "0");
  append_right (line, 5, ent_truth_value_to_sign (entry->value));
  append_right (line, 4, n);
  append_number (line, entry->fit.consistency);
  append_number (line, entry->fit.pri);
  print_line (self, line, cases);
}

static void
print_table (Printer *self)
{
  const EntTruthTable *table = self->table;
  g_autoptr(GString) head = g_string_new (NULL);
  g_autofree char *remainders = NULL;
  guint n = ent_truth_table_count (table, ENT_TRUTH_REMAINDER);
  gboolean brackets = FALSE;

  ent_tool_page_heading (self->page, _("Truth table"));
  /* Translators: the head of a column of at most 4 letters: the number of a row. */
  append_right (head, 4, _("row"));
  for (guint i = 0; i < table->options.n_conditions; i++)
    append_right (head, ent_tool_columns (self->signs->pdata[i]) + 1, self->signs->pdata[i]);
  /* Translators: the head of a column of at most 4 letters: whether the outcome comes. */
  append_right (head, 5, _("out"));
  /* Translators: the head of a column of at most 3 letters: number of cases. */
  append_right (head, 4, _("n"));
  /* Translators: the head of a column of at most 7 letters: consistency. */
  append_right (head, 8, _("incl"));
  append_right (head, 8, "PRI");
  print_line (self, head, _("cases"));
  for (guint row = 0; row < table->n_rows; row++)
    if (table->rows[row].n > 0)
      print_row (self, row, &brackets);
  remainders = g_strdup_printf (ngettext ("%u logical remainder (?): a combination that too few cases show.",
                                          "%u logical remainders (?): combinations that too few cases show.", n), n);
  ent_tool_page_text (self->page, 2, remainders);
  if (ent_truth_table_count (table, ENT_TRUTH_CONTRADICTION) > 0)
    ent_tool_page_text (self->page, 2, _("C: a contradiction, which is minimised as 0."));
  if (brackets)
    ent_tool_page_text (self->page, 2, _("In brackets: cases that go against their row, and in a row C those without "
                                         "the outcome."));
}

/* Single conditions */

static void
print_conditions (Printer *self)
{
  const EntTruthTable *table = self->table;
  g_autoptr(GString) head = g_string_new (NULL);
  int widest = 0;

  for (guint i = 0; i < table->options.n_conditions; i++)
    widest = MAX (widest, ent_tool_columns (self->signs->pdata[i]) + 1);
  widest = MAX (widest, 6);
  ent_tool_page_heading (self->page, _("Each condition: as necessary, as sufficient"));
  append_left (head, widest, "");
  append_right (head, 8, _("incl"));
  append_right (head, 8, "RoN");
  /* Translators: the head of a column of at most 7 letters: coverage. */
  append_right (head, 8, _("cov"));
  append_right (head, 4, "│");
  append_right (head, 8, _("incl"));
  append_right (head, 8, "PRI");
  append_right (head, 8, _("cov"));
  print_line (self, head, "");
  for (guint i = 0; i < 2 * table->options.n_conditions; i++)
    {
      EntNecessity necessity = ent_truth_table_necessity (table, i / 2, i % 2);
      EntSufficiency sufficiency = ent_truth_table_sufficiency (table, i / 2, i % 2);
      g_autofree char *name = g_strconcat (i % 2 ? "~" : " ", self->signs->pdata[i / 2], NULL);
      g_autoptr(GString) line = g_string_new (NULL);

      append_left (line, widest, name);
      append_number (line, necessity.consistency);
      append_number (line, necessity.ron);
      append_number (line, necessity.coverage);
      append_right (line, 4, "│");
      append_number (line, sufficiency.consistency);
      append_number (line, sufficiency.pri);
      append_number (line, sufficiency.coverage);
      print_line (self, line, "");
    }
}

/* Solutions */

/* (transfer full) */
static char *
dup_term (Printer *self,
          EntTerm  term)
{
  GString *text = g_string_new (NULL);
  guint n = self->table->options.n_conditions;

  for (guint i = 0; i < n; i++)
    {
      guint bit = 1u << (n - 1 - i);

      if ((term.care & bit) == 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '*');
      if ((term.value & bit) == 0)
        g_string_append_c (text, '~');
      g_string_append (text, self->signs->pdata[i]);
    }
  if (text->len == 0)
    g_string_append_c (text, '1');
  return g_string_free (text, FALSE);
}

/* @deviant: in brackets. (transfer full) */
static char *
dup_cases (const EntTruthTable *table,
           GArray              *cases,
           GArray              *deviant)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < cases->len + deviant->len; i++)
    {
      guint item = i < cases->len ? g_array_index (cases, guint, i) : g_array_index (deviant, guint, i - cases->len);

      if (names->len > 0)
        g_string_append (names, _(", "));
      g_string_append_printf (names, i < cases->len ? "%s" : "(%s)", (const char *) table->sets->cases->pdata[item]);
    }
  return g_string_free (names, FALSE);
}

static void
print_fit (Printer        *self,
           int             widest,
           const char     *name,
           EntSufficiency  fit,
           const double   *unique,
           const char     *cases)
{
  g_autoptr(GString) line = g_string_new (NULL);

  if (ent_tool_columns (name) > widest)
    {
      ent_tool_page_item (self->page, 2, 4, name, "");
      name = "";
    }
  append_left (line, widest, name);
  append_number (line, fit.consistency);
  append_number (line, fit.pri);
  append_number (line, fit.coverage);
  if (unique != NULL)
    append_number (line, *unique);
  print_line (self, line, cases);
}

static void
print_model (Printer        *self,
             const EntModel *model,
             guint           number)
{
  const EntTruthTable *table = self->table;
  g_autoptr(GString) head = g_string_new (NULL), expression = g_string_new (NULL);
  g_autofree char *name = g_strdup_printf ("M%u", number), *outcome = ent_truth_table_dup_outcome (table);
  int widest = 8;

  for (guint i = 0; i < model->paths->len; i++)
    {
      g_autofree char *term = dup_term (self, ((EntPath *) model->paths->pdata[i])->term);

      g_string_append_printf (expression, i > 0 ? " + %s" : "%s", term);
      widest = MAX (widest, MIN (ent_tool_columns (term), 22));
    }
  g_string_append_printf (expression, " → %s", outcome);
  ent_tool_page_item (self->page, 2, 6, name, expression->str);
  append_left (head, widest, "");
  append_right (head, 8, _("incl"));
  append_right (head, 8, "PRI");
  append_right (head, 8, _("cov"));
  /* Translators: the head of a column of at most 7 letters: unique coverage. */
  append_right (head, 8, _("unique"));
  print_line (self, head, _("cases"));
  for (guint i = 0; i < model->paths->len; i++)
    {
      const EntPath *path = model->paths->pdata[i];
      g_autofree char *term = dup_term (self, path->term), *cases = dup_cases (table, path->cases, path->deviant);

      print_fit (self, widest, term, path->fit, &path->unique_coverage, cases);
    }
  print_fit (self, widest, name, model->fit, NULL, "");
}

static void
print_solution (Printer           *self,
                const EntSolution *solution)
{
  ent_tool_page_heading (self->page, ent_solution_kind_to_label (solution->kind));
  if (solution->models->len == 0)
    ent_tool_page_text (self->page, 2, _("None: no row leads to the outcome."));
  for (guint i = 0; i < solution->models->len; i++)
    {
      if (i > 0)
        ent_tool_page_space (self->page);
      print_model (self, solution->models->pdata[i], i + 1);
    }
}

void
ent_tool_qca_print_page (const EntToolQca *qca)
{
  Printer self = { qca, qca->table, ent_tool_page_new (), NULL };

  choose_signs (&self);
  ent_tool_page_title (self.page, _("Qualitative comparative analysis"));
  print_question (&self);
  print_table (&self);
  print_conditions (&self);
  for (guint i = 0; i < qca->n_solutions; i++)
    print_solution (&self, qca->solutions[i]);
  if (qca->caveats->len > 0)
    ent_tool_page_heading (self.page, _("What this cannot tell"));
  for (guint i = 0; i < qca->caveats->len; i++)
    ent_tool_page_item (self.page, 2, 4, "·", ((EntCaveat *) qca->caveats->pdata[i])->text);
  g_ptr_array_unref (self.signs);
  ent_tool_page_finish (self.page);
}
