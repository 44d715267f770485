#include "config.h"

#include "ent-truth-solutions.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-truth-case.h"

#define NECESSARY 0.9  /* consistency from which on one calls a condition necessary */
#define TRIVIAL   0.6  /* relevance below which that says little */

enum
{
  COLUMN_NAME,
  COLUMN_NECESSITY,
  COLUMN_NECESSITY_COVERAGE,
  COLUMN_RELEVANCE,
  COLUMN_SUFFICIENCY,
  COLUMN_PRI,
  COLUMN_COVERAGE,
  COLUMN_READING,
};

static const char *
read_fit (const EntTruthResult *result,
          EntNecessity          necessity,
          EntSufficiency        sufficiency)
{
  gboolean is_necessary = necessity.consistency >= NECESSARY;
  gboolean is_sufficient = sufficiency.consistency >= result->spec->consistency;

  if (is_necessary && necessity.ron < TRIVIAL)
    return is_sufficient ? _("sufficient; necessary, but nearly always there") : _("necessary, but nearly always there");
  if (is_necessary && is_sufficient)
    return _("necessary and sufficient");
  if (is_necessary)
    return _("necessary");
  return is_sufficient ? _("sufficient") : _("neither");
}

static GtkWidget *
attach_label (GtkGrid    *grid,
              const char *text,
              int         column,
              int         row,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", column == COLUMN_READING ? 0. : 1., NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return label;
}

static void
attach_number (GtkGrid *grid,
               double   value,
               int      column,
               int      row)
{
  g_autofree char *text = ent_truth_format_fit (value);

  attach_label (grid, text, column, row, "numeric");
}

/* Leads to the factor, and is read out with all that its row says. */
static void
attach_name (GtkGrid              *grid,
             const EntTruthResult *result,
             guint                 condition,
             gboolean              negated,
             const char           *spoken)
{
  EntMeasure measure = result->calibrations[condition + 1].measure;
  const char *title = ent_truth_result_get_title (result, condition), *id = ent_measure_get_id (result->matrix, measure);
  g_autofree char *text = negated ? g_strdup_printf (_("not %s"), title) : g_strdup (title), *target = NULL;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0., NULL), *button;

  if (measure.kind != ENT_MEASURE_FACTOR)
    {
      gtk_grid_attach (grid, label, COLUMN_NAME, (int) condition * 2 + negated + 2, 1, 1);
      return;
    }
  target = ent_address_format (ENT_ADDRESS_FACTOR, NULL, id);
  button = g_object_new (GTK_TYPE_BUTTON, "child", label, "action-name", "win.go", "action-target",
                         g_variant_new_string (target), NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "line");
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup_printf ("need/%s/%d", id, negated), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_grid_attach (grid, button, COLUMN_NAME, (int) condition * 2 + negated + 2, 1, 1);
}

static void
attach_row (GtkGrid              *grid,
            const EntTruthResult *result,
            guint                 condition,
            gboolean              negated)
{
  int row = (int) condition * 2 + negated + 2;
  EntNecessity necessity = ent_truth_table_necessity (result->table, condition, negated);
  EntSufficiency sufficiency = ent_truth_table_sufficiency (result->table, condition, negated);
  const char *reading = read_fit (result, necessity, sufficiency);
  g_autofree char *needed = ent_truth_format_fit (necessity.consistency);
  g_autofree char *enough = ent_truth_format_fit (sufficiency.consistency);
  /* Translators: a condition, read out: its name, "necessary" or the like, and two numbers */
  g_autofree char *spoken = g_strdup_printf (negated ? _("%s absent: %s; necessity %s, sufficiency %s")
                                                     : _("%s present: %s; necessity %s, sufficiency %s"),
                                             ent_truth_result_get_title (result, condition), reading, needed, enough);

  attach_name (grid, result, condition, negated, spoken);
  attach_number (grid, necessity.consistency, COLUMN_NECESSITY, row);
  attach_number (grid, necessity.coverage, COLUMN_NECESSITY_COVERAGE, row);
  attach_number (grid, necessity.ron, COLUMN_RELEVANCE, row);
  attach_number (grid, sufficiency.consistency, COLUMN_SUFFICIENCY, row);
  attach_number (grid, sufficiency.pri, COLUMN_PRI, row);
  attach_number (grid, sufficiency.coverage, COLUMN_COVERAGE, row);
  g_object_set (attach_label (grid, reading, COLUMN_READING, row, "truth-reading"), "wrap", TRUE, "width-chars", 13,
                "max-width-chars", 20, "hexpand", TRUE, NULL);
}

static void
attach_group (GtkGrid    *grid,
              const char *text,
              int         column)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_grid_attach (grid, label, column, 0, 3, 1);
}

static void
attach_header (GtkGrid *grid)
{
  attach_group (grid, _("As necessary"), COLUMN_NECESSITY);
  attach_group (grid, _("As sufficient"), COLUMN_SUFFICIENCY);
  attach_label (grid, _("Consistency"), COLUMN_NECESSITY, 1, "column-title");
  attach_label (grid, _("Coverage"), COLUMN_NECESSITY_COVERAGE, 1, "column-title");
  gtk_widget_set_tooltip_text (attach_label (grid, _("Relevance"), COLUMN_RELEVANCE, 1, "column-title"),
                               _("Relevance of necessity: near 0 for what is nearly always there"));
  attach_label (grid, _("Consistency"), COLUMN_SUFFICIENCY, 1, "column-title");
  attach_label (grid, _("PRI"), COLUMN_PRI, 1, "column-title");
  attach_label (grid, _("Coverage"), COLUMN_COVERAGE, 1, "column-title");
  attach_label (grid, _("Alone it is"), COLUMN_READING, 1, "column-title");
}

void
ent_truth_needs_fill (GtkBox         *box,
                      EntTruthResult *result)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 15, "row-spacing", 2, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, "child", grid,
                                      "propagate-natural-height", TRUE, NULL);

  gtk_widget_add_css_class (grid, "truth-needs");
  ent_truth_pass_wheel (grid);
  attach_header (GTK_GRID (grid));
  for (guint i = 0; i < result->table->options.n_conditions; i++)
    {
      attach_row (GTK_GRID (grid), result, i, FALSE);
      attach_row (GTK_GRID (grid), result, i, TRUE);
    }
  gtk_box_append (box, scroller);
}
