#include "config.h"

#include "ent-truth-solutions.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-blocks.h"
#include "ent-truth-case.h"

#define MAX_MODELS 4  /* that are written out; people cannot weigh more */

/* From the most careful to the boldest. */
static const EntSolutionKind order[ENT_N_SOLUTION_KINDS] = {
  ENT_SOLUTION_COMPLEX, ENT_SOLUTION_INTERMEDIATE, ENT_SOLUTION_PARSIMONIOUS,
};

static const char *
get_meaning (EntSolutionKind kind)
{
  switch (kind)
    {
    case ENT_SOLUTION_COMPLEX:
      return _("Only combinations that cases have.");
    case ENT_SOLUTION_INTERMEDIATE:
      return _("Also combinations that no case has, where they agree with what you expect.");
    case ENT_SOLUTION_PARSIMONIOUS:
    default:
      return _("Also any combination that no case has, where that makes it shorter.");
    }
}

static gboolean
link_cb (GtkWidget  *label,
         const char *uri)
{
  gtk_widget_activate_action (label, "win.go", "s", uri);
  return TRUE;
}

static GtkWidget *
append_label (GtkBox     *box,
              const char *text,
              const char *css_class,
              gboolean    markup)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "use-markup", markup, "xalign", 0., "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (markup)
    g_signal_connect (label, "activate-link", G_CALLBACK (link_cb), NULL);
  gtk_box_append (box, label);
  return label;
}

char *
ent_truth_term_dup_words (const EntTruthResult *result,
                          EntTerm               term,
                          gboolean              markup)
{
  guint n = result->table->options.n_conditions;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint bit = 1u << (n - 1 - i);
      EntMeasure measure = result->calibrations[i + 1].measure;
      const char *title = ent_truth_result_get_title (result, i), *id = ent_measure_get_id (result->matrix, measure);
      g_autofree char *name = markup && measure.kind == ENT_MEASURE_FACTOR
                                ? g_markup_printf_escaped ("<a href=\"factor:%s\">%s</a>", id, title)
                                : markup ? g_markup_escape_text (title, -1) : g_strdup (title);
      g_autofree char *part = (term.value & bit) != 0 ? g_strdup (name) : g_strdup_printf (_("not %s"), name);
      g_autofree char *before = NULL;

      if ((term.care & bit) == 0)
        continue;
      before = g_steal_pointer (&words);
      /* Translators: conditions that must come together: "Trade restoration and not Sanctions and barriers" */
      words = before != NULL ? g_strdup_printf (_("%s and %s"), before, part) : g_steal_pointer (&part);
    }
  return words != NULL ? g_steal_pointer (&words) : g_strdup (_("Always"));
}

/* Of one path, or of a model. */

static void
append_numbers (GtkBox         *box,
                EntSufficiency  fit,
                double          unique)
{
  g_autofree char *consistency = ent_truth_format_fit (fit.consistency), *pri = ent_truth_format_fit (fit.pri);
  g_autofree char *coverage = ent_truth_format_fit (fit.coverage), *own = ent_truth_format_fit (unique), *text = NULL;

  if (isnan (unique))
    /* Translators: how well a solution fits; the terms of QCA */
    text = g_strdup_printf (_("Together: consistency %s · PRI %s · coverage %s"), consistency, pri, coverage);
  else
    /* Translators: how well a part of a solution fits; the terms of QCA */
    text = g_strdup_printf (_("Consistency %s · PRI %s · raw coverage %s · unique coverage %s"), consistency, pri, coverage,
                            own);
  append_label (box, text, "caption", FALSE);
}

static void
append_cases (GtkBox         *box,
              EntTruthResult *result,
              const char     *heading,
              GArray         *cases,
              const char     *place)
{
  GtkWidget *line, *label;

  if (cases->len == 0)
    return;
  line = ent_truth_cases_new ();
  if (heading != NULL)
    {
      label = gtk_label_new (heading);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), label);
    }
  ent_truth_cases_append (GTK_BOX (line), result, cases, FALSE, place);
  gtk_box_append (box, line);
}

static void
append_notation (GtkBox     *box,
                 const char *text)
{
  GtkWidget *label = append_label (box, text, "caption", FALSE);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "notation");
  /* A formula reads from left to right in every language. */
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_set_halign (label, gtk_widget_get_direction (GTK_WIDGET (box)) == GTK_TEXT_DIR_RTL ? GTK_ALIGN_END
                                                                                               : GTK_ALIGN_START);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
}

static void
append_path (GtkBox         *box,
             EntTruthResult *result,
             const EntPath  *path,
             gboolean        first,
             const char     *place)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *words = ent_truth_term_dup_words (result, path->term, TRUE);
  /* Translators: another way to the outcome: "or Trade restoration and not Sanctions and barriers" */
  g_autofree char *text = first ? g_strdup (words) : g_strdup_printf (_("or %s"), words);
  g_autofree char *notation = ent_term_format (path->term, result->table, FALSE);
  g_autofree char *against = g_strconcat (place, "/against", NULL);

  gtk_widget_add_css_class (column, "truth-path");
  append_label (GTK_BOX (column), text, "truth-words", TRUE);
  append_notation (GTK_BOX (column), notation);
  append_numbers (GTK_BOX (column), path->fit, path->unique_coverage);
  append_cases (GTK_BOX (column), result, NULL, path->cases, place);
  /* Translators: before cases that a combination holds for, but that do not have the outcome */
  append_cases (GTK_BOX (column), result, _("without the outcome:"), path->deviant, against);
  gtk_box_append (box, column);
}

static void
append_model (GtkBox         *box,
              EntTruthResult *result,
              const EntModel *model,
              const char     *place)
{
  g_autofree char *uncovered = g_strconcat (place, "/uncovered", NULL);

  for (guint i = 0; i < model->paths->len; i++)
    {
      g_autofree char *of_path = g_strdup_printf ("%s/%u", place, i);

      append_path (box, result, model->paths->pdata[i], i == 0, of_path);
    }
  if (model->paths->len > 1)
    append_numbers (box, model->fit, NAN);
  if (model->assumed->len > 0)
    {
      guint n = model->assumed->len;
      g_autofree char *text = g_strdup_printf (ngettext ("Rests on the assumption that %u combination no case has would "
                                                         "lead to the outcome.",
                                                         "Rests on the assumption that %u combinations no case has would "
                                                         "lead to the outcome.", n), n);

      append_label (box, text, "caption", FALSE);
    }
  /* Translators: before cases that have the outcome, but none of the combinations of a solution */
  append_cases (box, result, _("Not explained:"), model->uncovered, uncovered);
}

/* Of a solution */

static gboolean
is_same (const EntTruthResult *result,
         EntSolutionKind       a,
         EntSolutionKind       b)
{
  const EntSolution *x = result->solutions[a], *y = result->solutions[b];

  if (x == NULL || y == NULL || x->models->len != y->models->len)
    return FALSE;
  for (guint i = 0; i < x->models->len; i++)
    {
      g_autofree char *of_x = ent_model_format (x->models->pdata[i], result->table, FALSE);
      g_autofree char *of_y = ent_model_format (y->models->pdata[i], result->table, FALSE);

      if (!g_str_equal (of_x, of_y))
        return FALSE;
    }
  return TRUE;
}

static void
append_models (GtkBox            *box,
               EntTruthResult    *result,
               const EntSolution *solution)
{
  guint n = solution->models->len;

  for (guint i = 0; i < MIN (n, MAX_MODELS); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", ent_solution_kind_to_word (solution->kind), i);

      if (n > 1)
        {
          /* Translators: one of several solutions that are equally good */
          g_autofree char *heading = g_strdup_printf (_("Model %u of %u, equally good"), i + 1, n);

          append_label (box, heading, "caption-heading", FALSE);
        }
      append_model (box, result, solution->models->pdata[i], place);
    }
  if (n > MAX_MODELS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more model as good as these",
                                                         "and %u more models as good as these", n - MAX_MODELS),
                                               n - MAX_MODELS);

      append_label (box, solution->has_more ? _("and a great many more models as good as these") : more, "caption", FALSE);
    }
}

static void
append_solution (GtkBox         *box,
                 EntTruthResult *result,
                 EntSolutionKind kind,
                 int             before)
{
  const EntSolution *solution = result->solutions[kind];
  GtkWidget *heading = append_label (box, ent_solution_kind_to_label (kind), "heading", FALSE);

  gtk_widget_add_css_class (heading, "truth-solution");
  append_label (box, get_meaning (kind), "dim-label", FALSE);
  if (solution == NULL)
    append_label (box, result->refusal, NULL, FALSE);
  else if (solution->models->len == 0)
    append_label (box, _("No combination leads to the outcome. Lower the consistency it needs, or choose other "
                         "conditions."), NULL, FALSE);
  else if (before >= 0 && is_same (result, kind, (EntSolutionKind) before))
    {
      /* Translators: %s is "Complex solution" or the like */
      g_autofree char *text = g_strdup_printf (_("The same as above: %s."),
                                               ent_solution_kind_to_label ((EntSolutionKind) before));

      append_label (box, text, NULL, FALSE);
    }
  else
    append_models (box, result, solution);
}

void
ent_truth_solutions_fill (GtkBox         *box,
                          EntTruthResult *result)
{
  int before = -1;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (result->spec->show < 0 || result->spec->show == (int) order[i])
      {
        append_solution (box, result, order[i], before);
        before = (int) order[i];
      }
}
