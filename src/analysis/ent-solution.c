/* The three solutions of a truth table, after Ragin (Redesigning Social Inquiry, 2008, chapters 8 and 9).
 *
 * The complex one covers the rows that lead to the outcome and nothing else; the parsimonious one may also cover
 * remainders, whichever make it shortest. Between them lies the intermediate one. From each complex path that lies within
 * a parsimonious one the conditions are taken away that speak against the expectations: "~A" where A is expected to
 * bring the outcome about, for if it came without A, it should come with A all the more. What the parsimonious path
 * needs stays. The remainders that the paths then cover are the easy counterfactuals, and what is minimised with
 * these and no others is the intermediate solution. With several equally good models each of the one is taken with
 * each of the other. */

#include "config.h"

#include "ent-solution.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Memberships */

static double
get_member (const EntTruthTable *table,
            guint                item,
            EntTerm              term)
{
  double least = 1;

  for (guint i = 0; i < table->options.n_conditions && least > 0; i++)
    {
      guint bit = 1u << (table->options.n_conditions - 1 - i);
      double member;

      if ((term.care & bit) == 0)
        continue;
      member = ent_sets_get (table->sets, item, table->options.conditions[i]);
      least = MIN (least, (term.value & bit) != 0 ? member : 1 - member);
    }
  return least;
}

/* The most of several paths, without one of them. */
static void
fill_union (double          *members,
            double * const  *paths,
            guint            n_paths,
            guint            without,
            guint            n)
{
  for (guint i = 0; i < n; i++)
    {
      members[i] = 0;
      for (guint j = 0; j < n_paths; j++)
        if (j != without)
          members[i] = MAX (members[i], paths[j][i]);
    }
}

static GArray *
index_array_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
path_free (gpointer data)
{
  EntPath *self = data;

  g_array_unref (self->cases);
  g_array_unref (self->deviant);
  g_free (self);
}

static void
model_free (gpointer data)
{
  EntModel *self = data;

  g_ptr_array_unref (self->paths);
  g_array_unref (self->deviant);
  g_array_unref (self->uncovered);
  g_array_unref (self->assumed);
  g_free (self);
}

static EntPath *
path_new (const EntTruthTable *table,
          EntTerm              term,
          const double        *members)
{
  EntPath *self = g_new0 (EntPath, 1);

  self->term = term;
  self->fit = ent_fit_sufficiency (members, table->outcome, table->n_used);
  self->cases = index_array_new ();
  self->deviant = index_array_new ();
  for (guint i = 0; i < table->n_used; i++)
    if (members[i] > 0.5 && table->outcome[i] != 0.5)
      g_array_append_val (table->outcome[i] > 0.5 ? self->cases : self->deviant, table->used[i]);
  return self;
}

static void
find_assumed (EntModel            *self,
              const EntTruthTable *table)
{
  for (guint row = 0; row < table->n_rows; row++)
    for (guint i = 0; i < self->paths->len; i++)
      if (table->rows[row].value == ENT_TRUTH_REMAINDER
          && ent_term_covers (((EntPath *) self->paths->pdata[i])->term, row))
        {
          g_array_append_val (self->assumed, row);
          break;
        }
}

/* @terms: of EntTerm */
static EntModel *
model_new (const EntTruthTable *table,
           GArray              *terms)
{
  EntModel *self = g_new0 (EntModel, 1);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *members = g_new (double, table->n_used);

  self->paths = g_ptr_array_new_with_free_func (path_free);
  self->deviant = index_array_new ();
  self->uncovered = index_array_new ();
  self->assumed = index_array_new ();
  for (guint i = 0; i < terms->len; i++)
    {
      EntTerm term = g_array_index (terms, EntTerm, i);
      double *path = g_new (double, table->n_used);

      for (guint j = 0; j < table->n_used; j++)
        path[j] = get_member (table, table->used[j], term);
      g_ptr_array_add (paths, path);
      g_ptr_array_add (self->paths, path_new (table, term, path));
    }
  fill_union (members, (double **) paths->pdata, paths->len, G_MAXUINT, table->n_used);
  self->fit = ent_fit_sufficiency (members, table->outcome, table->n_used);
  for (guint i = 0; i < table->n_used; i++)
    if (members[i] > 0.5 && table->outcome[i] < 0.5)
      g_array_append_val (self->deviant, table->used[i]);
    else if (members[i] <= 0.5 && table->outcome[i] > 0.5)
      g_array_append_val (self->uncovered, table->used[i]);
  for (guint i = 0; i < self->paths->len; i++)
    {
      fill_union (members, (double **) paths->pdata, paths->len, i, table->n_used);
      ((EntPath *) self->paths->pdata[i])->unique_coverage
        = self->fit.coverage - ent_fit_sufficiency (members, table->outcome, table->n_used).coverage;
    }
  find_assumed (self, table);
  return self;
}

/* Minimising */

/* The terms of a model. (transfer full) (element-type EntTerm) */
static GArray *
dup_terms (const EntMinimum *minimum,
           guint             model)
{
  const GArray *indices = minimum->models->pdata[model];
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (EntTerm));

  for (guint i = 0; i < indices->len; i++)
    g_array_append_val (terms, g_array_index (minimum->primes, EntTerm, g_array_index (indices, guint, i)));
  return terms;
}

/* @free_rows: (nullable) */
static EntMinimum *
minimize (const EntTruthTable  *table,
          const gboolean       *free_rows,
          GError              **error)
{
  g_autofree gboolean *on = g_new (gboolean, table->n_rows);

  for (guint row = 0; row < table->n_rows; row++)
    on[row] = table->rows[row].value == ENT_TRUTH_PRESENT;
  return ent_minimize (table->options.n_conditions, on, free_rows, error);
}

static EntMinimum *
minimize_with_remainders (const EntTruthTable  *table,
                          GError              **error)
{
  g_autofree gboolean *remainders = g_new (gboolean, table->n_rows);

  for (guint row = 0; row < table->n_rows; row++)
    remainders[row] = table->rows[row].value == ENT_TRUTH_REMAINDER;
  return minimize (table, remainders, error);
}

static gboolean
has_model (const EntSolution *self,
           GArray            *terms)
{
  for (guint i = 0; i < self->models->len; i++)
    {
      const EntModel *model = self->models->pdata[i];
      guint j = 0;

      while (j < terms->len && j < model->paths->len
             && memcmp (&((EntPath *) model->paths->pdata[j])->term, &g_array_index (terms, EntTerm, j),
                        sizeof (EntTerm)) == 0)
        j++;
      if (j == terms->len && j == model->paths->len)
        return TRUE;
    }
  return FALSE;
}

static void
add_models (EntSolution         *self,
            const EntTruthTable *table,
            const EntMinimum    *minimum)
{
  self->has_more |= minimum->has_more;
  /* No row leads to the outcome: nothing was found, and that is no model. */
  for (guint i = 0; i < minimum->models->len && minimum->rows->len > 0; i++)
    {
      g_autoptr(GArray) terms = dup_terms (minimum, i);

      if (has_model (self, terms))
        continue;
      if (self->models->len == ENT_MINIMIZE_MAX_MODELS)
        self->has_more = TRUE;
      else
        g_ptr_array_add (self->models, model_new (table, terms));
    }
}

/* The complex path without what the expectations speak against, as far as the parsimonious one lets it go. */
static EntTerm
relax (const EntTruthTable  *table,
       const EntExpectation *expectations,
       EntTerm               complex,
       EntTerm               parsimonious)
{
  for (guint i = 0; i < table->options.n_conditions; i++)
    {
      guint16 bit = (guint16) (1u << (table->options.n_conditions - 1 - i));
      gboolean present = (complex.value & bit) != 0;

      if ((complex.care & bit) == 0 || (parsimonious.care & bit) != 0
          || expectations[i] != (present ? ENT_EXPECT_ABSENT : ENT_EXPECT_PRESENT))
        continue;
      complex.care &= ~bit;
      complex.value &= ~bit;
    }
  return complex;
}

/* (transfer full): for each row, whether it is an easy counterfactual */
static gboolean *
find_easy (const EntTruthTable  *table,
           const EntExpectation *expectations,
           GArray               *complex,
           GArray               *parsimonious)
{
  gboolean *easy = g_new0 (gboolean, table->n_rows);

  for (guint i = 0; i < complex->len; i++)
    for (guint j = 0; j < parsimonious->len; j++)
      {
        EntTerm inner = g_array_index (complex, EntTerm, i), outer = g_array_index (parsimonious, EntTerm, j);
        EntTerm term;

        if (!ent_term_contains (outer, inner))
          continue;
        term = relax (table, expectations, inner, outer);
        for (guint row = 0; row < table->n_rows; row++)
          if (table->rows[row].value == ENT_TRUTH_REMAINDER && ent_term_covers (term, row))
            easy[row] = TRUE;
      }
  return easy;
}

static gboolean
add_intermediate (EntSolution           *self,
                  const EntTruthTable   *table,
                  const EntExpectation  *expectations,
                  GError               **error)
{
  g_autoptr(EntMinimum) complex = minimize (table, NULL, error);
  g_autoptr(EntMinimum) parsimonious = complex != NULL ? minimize_with_remainders (table, error) : NULL;
  /* Most pairs come to the same. */
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  if (parsimonious == NULL)
    return FALSE;
  self->has_more = complex->has_more || parsimonious->has_more;
  for (guint i = 0; i < complex->models->len; i++)
    for (guint j = 0; j < parsimonious->models->len; j++)
      {
        g_autoptr(GArray) inner = dup_terms (complex, i), outer = dup_terms (parsimonious, j);
        g_autofree gboolean *easy = find_easy (table, expectations, inner, outer);
        g_autoptr(EntMinimum) minimum = NULL;

        if (!g_hash_table_add (seen, g_bytes_new (easy, table->n_rows * sizeof *easy)))
          continue;
        if (g_hash_table_size (seen) > ENT_MINIMIZE_MAX_MODELS)
          {
            self->has_more = TRUE;
            return TRUE;
          }
        minimum = minimize (table, easy, error);
        if (minimum == NULL)
          return FALSE;
        add_models (self, table, minimum);
      }
  return TRUE;
}

EntSolution *
ent_solution_new (const EntTruthTable   *table,
                  EntSolutionKind        kind,
                  const EntExpectation  *expectations,
                  GError               **error)
{
  static const EntExpectation nothing[ENT_TRUTH_MAX_CONDITIONS] = { ENT_EXPECT_NOTHING };
  g_autoptr(EntSolution) self = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_new0 (EntSolution, 1);
  self->kind = kind;
  self->models = g_ptr_array_new_with_free_func (model_free);
  if (kind == ENT_SOLUTION_INTERMEDIATE)
    return add_intermediate (self, table, expectations != NULL ? expectations : nothing, error)
           ? g_steal_pointer (&self) : NULL;
  self->minimum = kind == ENT_SOLUTION_COMPLEX ? minimize (table, NULL, error) : minimize_with_remainders (table, error);
  if (self->minimum == NULL)
    return NULL;
  add_models (self, table, self->minimum);
  return g_steal_pointer (&self);
}

void
ent_solution_free (EntSolution *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->models);
  g_clear_pointer (&self->minimum, ent_minimum_free);
  g_free (self);
}

/* Words */

char *
ent_term_format (EntTerm              term,
                 const EntTruthTable *table,
                 gboolean             labels)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->options.n_conditions; i++)
    {
      guint bit = 1u << (table->options.n_conditions - 1 - i);

      if ((term.care & bit) == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, labels ? " * " : "*");
      if ((term.value & bit) == 0)
        g_string_append_c (text, '~');
      g_string_append (text, labels ? ent_truth_table_get_label (table, i) : ent_truth_table_get_name (table, i));
    }
  if (text->len == 0)
    g_string_append_c (text, '1');
  return g_string_free (text, FALSE);
}

char *
ent_model_format (const EntModel      *self,
                  const EntTruthTable *table,
                  gboolean             labels)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->paths->len; i++)
    {
      g_autofree char *term = ent_term_format (((EntPath *) self->paths->pdata[i])->term, table, labels);

      if (i > 0)
        g_string_append (text, " + ");
      g_string_append (text, term);
    }
  return g_string_free (text, FALSE);
}

static const char * const kind_words[ENT_N_SOLUTION_KINDS] = { "complex", "parsimonious", "intermediate" };

const char *
ent_solution_kind_to_word (EntSolutionKind kind)
{
  return kind_words[kind];
}

gboolean
ent_solution_kind_from_word (const char      *word,
                             EntSolutionKind *kind)
{
  for (guint i = 0; i < ENT_N_SOLUTION_KINDS; i++)
    if (g_strcmp0 (word, kind_words[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

const char *
ent_solution_kind_to_label (EntSolutionKind kind)
{
  switch (kind)
    {
    case ENT_SOLUTION_COMPLEX:
      return _("Complex solution");
    case ENT_SOLUTION_PARSIMONIOUS:
      return _("Parsimonious solution");
    case ENT_SOLUTION_INTERMEDIATE:
      return _("Intermediate solution");
    }
  g_return_val_if_reached ("");
}

gboolean
ent_expectations_parse (const EntTruthTable  *table,
                        const char           *text,
                        EntExpectation       *expectations,
                        GError              **error)
{
  g_auto(GStrv) words = g_strsplit (text != NULL ? text : "", ",", -1);

  for (guint i = 0; i < table->options.n_conditions; i++)
    expectations[i] = ENT_EXPECT_NOTHING;
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]);
      gboolean absent = *word == '~';
      guint condition = 0;

      if (*word == '\0')
        continue;
      while (condition < table->options.n_conditions
             && strcmp (ent_truth_table_get_name (table, condition), word + absent) != 0)
        condition++;
      if (condition == table->options.n_conditions)
        {
          g_autofree char *shown = g_utf8_make_valid (word, -1);

          g_set_error (error, ENT_ANALYSIS_ERROR, ENT_ANALYSIS_ERROR_INVALID,
                       _("“%s” is expected, but is none of the conditions"), shown);
          return FALSE;
        }
      expectations[condition] = absent ? ENT_EXPECT_ABSENT : ENT_EXPECT_PRESENT;
    }
  return TRUE;
}
