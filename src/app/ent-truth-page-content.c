#include "config.h"

#include "ent-truth-page-private.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-titled-drop-down.h"
#include "ent-truth-case.h"
#include "ent-truth-solutions.h"
#include "ent-wrap-layout.h"

#define N_CAVEATS        3   /* that show at once */
#define MAX_CAVEAT_CASES 12  /* a caveat that speaks of more speaks of all */

/* In the order of their drop-down, after "All". */
static const EntSolutionKind shown_kinds[ENT_N_SOLUTION_KINDS] = {
  ENT_SOLUTION_COMPLEX, ENT_SOLUTION_INTERMEDIATE, ENT_SOLUTION_PARSIMONIOUS,
};

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* The focus: what is computed anew is built anew, and what has the same key takes the place of what had it. */

/* (transfer full) (nullable) */
static char *
dup_focus (EntTruthPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (; focus != NULL && focus != GTK_WIDGET (self); focus = gtk_widget_get_parent (focus))
    if (g_object_get_data (G_OBJECT (focus), "key") != NULL)
      return g_strdup (g_object_get_data (G_OBJECT (focus), "key"));
  return NULL;
}

static gboolean
restore_focus (GtkWidget  *widget,
               const char *key)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "key"), key) == 0)
    return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD) || gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (restore_focus (child, key))
      return TRUE;
  return FALSE;
}

/* Nothing to show */

typedef struct
{
  const char *icon_name;
  const char *title;
  const char *text;
  const char *button;  /* or NULL */
} Problem;

static Problem
describe_problem (const EntTruthResult *result)
{
  switch (result->problem)
    {
    case ENT_TRUTH_FEW_CASES:
      return (Problem) { "view-list-symbolic", _("Too Few Cases"),
                         _("A truth table compares cases: it takes at least two. Import cases, or subscribe to a feed."),
                         NULL };
    case ENT_TRUTH_NONE_RATED:
      if (result->spec->own)
        return (Problem) { "document-edit-symbolic", _("You Have Not Rated These Factors"),
                           _("Select a cell of the matrix and rate it in the inspector, or look at the published ratings."),
                           _("_Published Ratings") };
      return (Problem) { "view-list-symbolic", _("No Case Is Rated"),
                         _("None of the cases has a rating of these factors. Choose other conditions."),
                         _("Choose _Conditions") };
    case ENT_TRUTH_NONE_WHOLE:
      return (Problem) { "view-list-symbolic", _("No Two Cases Have All of This"),
                         _("Of nearly every case something is not known. Choose fewer conditions, or others."),
                         _("Choose _Conditions") };
    case ENT_TRUTH_ONE_OUTCOME:
      return (Problem) { "view-list-symbolic", _("The Outcome Is the Same in Every Case"),
                         _("What does not vary cannot be explained. Choose another outcome, or move its threshold so that "
                           "some cases are in and some are out."), _("_Calibrate") };
    case ENT_TRUTH_CONSTANT:
      return (Problem) { "view-list-symbolic", _("The Conditions Do Not Tell the Cases Apart"),
                         _("Each condition is the same in every case. Choose other conditions, or move their thresholds."),
                         _("Choose _Conditions") };
    case ENT_TRUTH_REFUSED:
    case ENT_TRUTH_FINE:
    default:
      return (Problem) { "dialog-error-symbolic", _("This Cannot Be Computed"), result->refusal,
                         _("Choose _Conditions") };
    }
}

static void
show_problem (EntTruthPage *self)
{
  Problem problem = describe_problem (self->result);
  g_autofree char *text = g_markup_escape_text (problem.text, -1);

  adw_status_page_set_icon_name (self->problem, problem.icon_name);
  adw_status_page_set_title (self->problem, problem.title);
  adw_status_page_set_description (self->problem, text);
  gtk_widget_set_visible (self->problem_button, problem.button != NULL);
  if (problem.button != NULL)
    gtk_button_set_label (GTK_BUTTON (self->problem_button), problem.button);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
problem_cb (EntTruthPage *self)
{
  if (self->result == NULL)
    return;
  if (self->result->problem == ENT_TRUTH_NONE_RATED && self->spec->own)
    {
      self->spec->own = FALSE;
      ent_truth_page_changed (self);
    }
  else if (self->result->problem == ENT_TRUTH_ONE_OUTCOME)
    {
      ent_truth_calibrator_show (self->calibrator, self->spec->outcome);
      gtk_menu_button_popup (self->calibration_button);
    }
  else
    gtk_menu_button_popup (self->conditions_button);
}

/* What it is about, and what cannot be concluded */

static void
show_lead (EntTruthPage *self)
{
  const EntTruthTable *table = self->result->table;
  g_autofree char *outcome = ent_truth_result_dup_outcome (self->result, TRUE), *lead = NULL, *counts = NULL;
  guint n_with = 0;

  for (guint i = 0; i < table->n_used; i++)
    n_with += table->outcome[i] > 0.5;
  /* Translators: %s is an outcome with its threshold: "Years of relations, at least 20 years" */
  lead = g_strdup_printf (_("Which combinations lead to: %s?"), outcome);
  /* Translators: how many cases are compared, and how many of these have the outcome */
  counts = g_strdup_printf (ngettext ("%u case, %u with this outcome.", "%u cases, %u of them with this outcome.",
                                      table->n_used), table->n_used, n_with);
  gtk_label_set_label (self->lead, lead);
  gtk_label_set_label (self->counts, counts);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), ent_truth_spec_is_proposed (self->spec, self->matrix));
}

static void
append_caveat (GtkBox          *box,
               EntTruthResult  *result,
               const EntCaveat *caveat,
               guint            index)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", caveat->text, "xalign", 0., "wrap", TRUE, "selectable", FALSE,
                                   NULL);

  gtk_widget_add_css_class (column, "truth-caveat");
  gtk_box_append (GTK_BOX (column), label);
  if (caveat->cases->len > 0 && caveat->cases->len <= MAX_CAVEAT_CASES)
    {
      GtkWidget *cases = ent_truth_cases_new ();
      g_autofree char *place = g_strdup_printf ("caveat/%u", index);

      ent_truth_cases_append (GTK_BOX (cases), result, caveat->cases, FALSE, place);
      gtk_box_append (GTK_BOX (column), cases);
    }
  gtk_box_append (box, column);
}

static void
show_caveats (EntTruthPage *self)
{
  GPtrArray *caveats = self->result->caveats;
  guint n_hidden = caveats->len > N_CAVEATS ? caveats->len - N_CAVEATS : 0;
  g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", n_hidden), n_hidden);

  clear (self->caveats);
  clear (self->hidden_caveats);
  for (guint i = 0; i < caveats->len; i++)
    append_caveat (i < N_CAVEATS ? self->caveats : self->hidden_caveats, self->result, caveats->pdata[i], i);
  gtk_expander_set_label (self->more_caveats, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_caveats), n_hidden > 0);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->caveats)), caveats->len > 0);
}

/* Rows that no case has */

static void
show_remainders (EntTruthPage *self)
{
  guint n = ent_truth_table_count (self->result->table, ENT_TRUTH_REMAINDER);
  /* Translators: combinations of conditions that no case has */
  g_autofree char *label = g_strdup_printf (ngettext ("Sho_w %u Not Observed", "Sho_w %u Not Observed", n), n);

  self->updating = TRUE;
  gtk_button_set_label (GTK_BUTTON (self->remainders), label);
  gtk_toggle_button_set_active (self->remainders, self->spec->remainders);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remainders), n > 0);
  self->updating = FALSE;
}

static void
remainders_cb (EntTruthPage *self)
{
  if (self->updating)
    return;
  self->spec->remainders = gtk_toggle_button_get_active (self->remainders);
  ent_truth_page_changed (self);
}

/* Solutions and what is expected */

static void
show_cb (EntTruthPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->show);

  if (self->updating || selected > ENT_N_SOLUTION_KINDS)
    return;
  self->spec->show = selected == 0 ? -1 : (int) shown_kinds[selected - 1];
  ent_truth_page_changed (self);
}

static void
expectation_cb (GtkDropDown  *choice,
                GParamSpec   *pspec,
                EntTruthPage *self)
{
  if (self->updating)
    return;
  ent_truth_spec_set_expectation (self->spec, g_object_get_data (G_OBJECT (choice), "id"),
                                  (EntExpectation) gtk_drop_down_get_selected (choice));
  ent_truth_page_changed (self);
}

/* In the order of EntExpectation. */
static void
append_expectation (EntTruthPage *self,
                    guint         condition)
{
  const char * const names[] = { C_("expectation", "Either"), C_("expectation", "Present"), C_("expectation", "Absent"),
                                 NULL };
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  /* Translators: a condition, before what is expected of it */
  g_autofree char *title = g_strdup_printf (_("%s:"), ent_truth_result_get_title (self->result, condition));
  GtkDropDown *choice = ent_titled_drop_down_new (GTK_BOX (pair), title, names);

  g_object_set_data_full (G_OBJECT (choice), "id", g_strdup (self->result->spec->conditions->pdata[condition]), g_free);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (expectation_cb), self, 0);
  gtk_box_append (self->expectation_choices, pair);
}

/* (nullable): of the condition, if these are of the conditions that there are */
static GtkDropDown *
find_expectation (EntTruthPage *self,
                  guint         condition)
{
  GtkWidget *pair = gtk_widget_get_first_child (GTK_WIDGET (self->expectation_choices)), *choice;

  for (guint i = 0; i < condition && pair != NULL; i++)
    pair = gtk_widget_get_next_sibling (pair);
  choice = pair != NULL ? gtk_widget_get_last_child (pair) : NULL;
  if (choice == NULL || g_strcmp0 (g_object_get_data (G_OBJECT (choice), "id"),
                                   self->result->spec->conditions->pdata[condition]) != 0)
    return NULL;
  return GTK_DROP_DOWN (choice);
}

static void
show_expectations (EntTruthPage *self)
{
  GPtrArray *conditions = self->result->spec->conditions;
  gboolean same = TRUE;
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->expectation_choices));

  for (guint i = 0; i < conditions->len && same; i++)
    same = find_expectation (self, i) != NULL;
  same = same && last == gtk_widget_get_parent (GTK_WIDGET (find_expectation (self, conditions->len - 1)));
  self->updating = TRUE;
  if (!same)
    {
      clear (self->expectation_choices);
      for (guint i = 0; i < conditions->len; i++)
        append_expectation (self, i);
    }
  for (guint i = 0; i < conditions->len; i++)
    gtk_drop_down_set_selected (find_expectation (self, i),
                                ent_truth_spec_get_expectation (self->spec, conditions->pdata[i]));
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->expectations),
                          self->spec->show < 0 || self->spec->show == ENT_SOLUTION_INTERMEDIATE);
}

static void
show_solutions (EntTruthPage *self)
{
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shown_kinds); i++)
    if (self->spec->show == (int) shown_kinds[i])
      selected = i + 1;
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->show, selected);
  self->updating = FALSE;
  clear (self->solutions);
  ent_truth_solutions_fill (self->solutions, self->result);
  clear (self->needs);
  ent_truth_needs_fill (self->needs, self->result);
}

void
ent_truth_page_update_content (EntTruthPage *self)
{
  g_autofree char *focus = dup_focus (self);
  gboolean fine = self->result->problem == ENT_TRUTH_FINE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "truth.export", fine);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "truth.copy", fine);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "truth.copy-solutions", fine);
  if (!fine)
    {
      show_problem (self);
      return;
    }
  show_lead (self);
  show_caveats (self);
  show_remainders (self);
  ent_truth_view_set (self->view, self->result, self->spec->remainders);
  show_expectations (self);
  show_solutions (self);
  gtk_stack_set_visible_child_name (self->stack, "content");
  if (focus != NULL)
    restore_focus (GTK_WIDGET (self), focus);
}

void
ent_truth_page_class_install_content (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, problem);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, problem_button);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, lead);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, counts);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, hint);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, caveats);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, more_caveats);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, hidden_caveats);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, remainders);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, view);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, expectations);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, expectation_choices);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, solutions);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, needs);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, solutions_head);
  gtk_widget_class_bind_template_callback (widget_class, remainders_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_cb);
}

void
ent_truth_page_init_content (EntTruthPage *self)
{
  const char * const names[] = { C_("solutions", "All"), C_("solutions", "Complex"), C_("solutions", "Intermediate"),
                                 C_("solutions", "Parsimonious"), NULL };

  self->show = ent_titled_drop_down_new (self->solutions_head, _("S_how:"), names);
  g_signal_connect_object (self->show, "notify::selected", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_layout_manager (GTK_WIDGET (self->expectation_choices), ent_wrap_layout_new (6));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "truth.export", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "truth.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "truth.copy-solutions", FALSE);
}
