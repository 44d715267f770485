#include "config.h"

#include "ent-truth-line.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-truth-case.h"

struct _EntTruthLineItem
{
  GObject         parent_instance;

  guint           row;
  EntTruthResult *result;  /* or NULL */
};

G_DEFINE_FINAL_TYPE (EntTruthLineItem, ent_truth_line_item, G_TYPE_OBJECT)

static guint changed_signal;

guint
ent_truth_line_item_get_row (EntTruthLineItem *self)
{
  g_return_val_if_fail (ENT_IS_TRUTH_LINE_ITEM (self), 0);
  return self->row;
}

void
ent_truth_line_item_set (EntTruthLineItem *self,
                         EntTruthResult   *result)
{
  g_return_if_fail (ENT_IS_TRUTH_LINE_ITEM (self));

  if (self->result == result)
    return;
  ent_truth_result_ref (result);
  g_clear_pointer (&self->result, ent_truth_result_unref);
  self->result = result;
  g_signal_emit (self, changed_signal, 0);
}

static void
ent_truth_line_item_finalize (GObject *object)
{
  g_clear_pointer (&ENT_TRUTH_LINE_ITEM (object)->result, ent_truth_result_unref);
  G_OBJECT_CLASS (ent_truth_line_item_parent_class)->finalize (object);
}

static void
ent_truth_line_item_class_init (EntTruthLineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_truth_line_item_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
ent_truth_line_item_init (EntTruthLineItem *self)
{
}

EntTruthLineItem *
ent_truth_line_item_new (guint row)
{
  EntTruthLineItem *self = g_object_new (ENT_TYPE_TRUTH_LINE_ITEM, NULL);

  self->row = row;
  return self;
}

/* Columns */

void
ent_truth_columns_init (EntTruthColumns *self,
                        GtkWidget       *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  self->row = 4 * width;
  self->condition = 12 * width;
  self->n = 5 * width;
  self->consistency = 11 * width;
  self->pri = 6 * width;
  self->outcome = 15 * width;
  self->cases = 16 * width;
}

/* The widget */

struct _EntTruthLine
{
  GtkWidget        parent_instance;

  GPtrArray       *signs;        /* borrowed labels, by condition */
  GtkLabel        *row;
  GtkLabel        *n;
  GtkLabel        *consistency;
  GtkLabel        *pri;
  GtkImage        *icon;
  GtkLabel        *outcome;
  GtkLabel        *detail;
  GtkBox          *cases;

  EntTruthLineItem *item;         /* or NULL */
};

G_DEFINE_FINAL_TYPE (EntTruthLine, ent_truth_line, GTK_TYPE_WIDGET)

static const char *
get_value_label (const EntTruthRow *row)
{
  switch (row->value)
    {
    case ENT_TRUTH_PRESENT:
      /* Translators: a combination of conditions leads to the outcome */
      return C_("outcome", "Present");
    case ENT_TRUTH_ABSENT:
      /* Translators: a combination of conditions does not lead to the outcome */
      return C_("outcome", "Absent");
    case ENT_TRUTH_CONTRADICTION:
      return C_("outcome", "Contradiction");
    case ENT_TRUTH_REMAINDER:
    default:
      /* Translators: a combination of conditions that no case has, or fewer than are asked for */
      return row->n > 0 ? C_("outcome", "Too few cases") : C_("outcome", "Not observed");
    }
}

static const char *
get_value_icon (EntTruthValue value)
{
  switch (value)
    {
    case ENT_TRUTH_PRESENT:
      return "object-select-symbolic";
    case ENT_TRUTH_ABSENT:
      return "window-close-symbolic";
    case ENT_TRUTH_CONTRADICTION:
      return "dialog-warning-symbolic";
    case ENT_TRUTH_REMAINDER:
    default:
      return "dialog-question-symbolic";
    }
}

/* Where a row has cases of both kinds, how many of each. (nullable) (transfer full) */
static char *
dup_detail (const EntTruthResult *result,
            guint                 row)
{
  const EntTruthTable *table = result->table;

  if (!ent_truth_row_is_contradictory (&table->rows[row]))
    return NULL;
  /* Translators: cases of a row of the truth table, with the outcome and without it */
  return g_strdup_printf (_("%u with, %u without"), table->rows[row].n_for, table->rows[row].n_against);
}

/* What a screen reader says of the row. (transfer full) */
static char *
dup_name (const EntTruthResult *result,
          guint                 row)
{
  const EntTruthTable *table = result->table;
  const EntTruthRow *facts = &table->rows[row];
  g_autoptr(GString) conditions = g_string_new (NULL);
  g_autofree char *consistency = ent_truth_format_fit (facts->fit.consistency), *cases = NULL;

  for (guint i = 0; i < table->options.n_conditions; i++)
    {
      /* Translators: a condition in a row of the truth table, read out */
      g_autofree char *part = g_strdup_printf (ent_truth_table_has (table, row, i) ? _("%s present") : _("%s absent"),
                                               ent_truth_result_get_title (result, i));

      ent_list_append (conditions, part);
    }
  if (facts->n == 0)
    /* Translators: a row of the truth table without cases, read out: its number, its conditions */
    return g_strdup_printf (_("Row %u: %s; no case, not observed"), row + 1, conditions->str);
  cases = g_strdup_printf (ngettext ("%u case", "%u cases", facts->n), facts->n);
  /* Translators: a row of the truth table, read out: its number, its conditions, "2 cases", the consistency, "Present"
   * or "Absent" */
  return g_strdup_printf (_("Row %u: %s; %s; consistency %s; outcome: %s"), row + 1, conditions->str, cases,
                          consistency, get_value_label (facts));
}

static void
show_signs (EntTruthLine         *self,
            const EntTruthResult *result,
            guint                 row)
{
  for (guint i = 0; i < self->signs->len; i++)
    {
      GtkWidget *sign = self->signs->pdata[i];
      gboolean has = i < result->table->options.n_conditions && ent_truth_table_has (result->table, row, i);
      const char *classes[] = { "member", has ? "in" : "out", NULL };

      gtk_label_set_label (GTK_LABEL (sign), has ? "1" : "0");
      gtk_widget_set_css_classes (sign, classes);
    }
}

static void
show_cases (EntTruthLine   *self,
            EntTruthResult *result,
            guint           row)
{
  g_autoptr(GArray) cases = ent_truth_result_list_cases (result, row);
  g_autofree char *place = g_strdup_printf ("row/%u", row);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cases))) != NULL)
    gtk_box_remove (self->cases, child);
  ent_truth_cases_append (self->cases, result, cases, ent_truth_row_is_contradictory (&result->table->rows[row]), place);
}

static void
show (EntTruthLine *self)
{
  EntTruthResult *result = self->item->result;
  guint row = self->item->row;
  const EntTruthRow *facts = &result->table->rows[row];
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *n = g_strdup_printf ("%u", facts->n), *detail = dup_detail (result, row);
  g_autofree char *number = g_strdup_printf ("%u", row + 1);
  g_autofree char *consistency = ent_truth_format_fit (facts->fit.consistency);
  g_autofree char *pri = ent_truth_format_fit (facts->fit.pri), *name = dup_name (result, row);

  gtk_label_set_label (self->row, number);
  show_signs (self, result, row);
  gtk_label_set_label (self->n, n);
  gtk_label_set_label (self->consistency, consistency);
  gtk_label_set_label (self->pri, pri);
  gtk_image_set_from_icon_name (self->icon, get_value_icon (facts->value));
  gtk_label_set_label (self->outcome, get_value_label (facts));
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  if (facts->value == ENT_TRUTH_REMAINDER)
    gtk_widget_add_css_class (GTK_WIDGET (self), "remainder");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "remainder");
  show_cases (self, result, row);
  /* A row in GTK 4.8 has no name of its own: it is read out as its parts. */
  if (list_row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
ent_truth_line_unbind (EntTruthLine *self)
{
  g_return_if_fail (ENT_IS_TRUTH_LINE (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
}

void
ent_truth_line_bind (EntTruthLine     *self,
                     EntTruthLineItem *item)
{
  g_return_if_fail (ENT_IS_TRUTH_LINE (self));

  ent_truth_line_unbind (self);
  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show), self);
  show (self);
}

static void
ent_truth_line_dispose (GObject *object)
{
  EntTruthLine *self = ENT_TRUTH_LINE (object);
  GtkWidget *child;

  ent_truth_line_unbind (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_truth_line_parent_class)->dispose (object);
}

static void
ent_truth_line_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_TRUTH_LINE (object)->signs);
  G_OBJECT_CLASS (ent_truth_line_parent_class)->finalize (object);
}

static void
ent_truth_line_class_init (EntTruthLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_truth_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_truth_line_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "truthline");
}

static void
ent_truth_line_init (EntTruthLine *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              ENT_TRUTH_COLUMN_SPACING);
  self->signs = g_ptr_array_new ();
}

/* A column with a label in its middle. */
static GtkLabel *
create_column (EntTruthLine *self,
               int           width)
{
  GtkWidget *column = g_object_new (GTK_TYPE_CENTER_BOX, "width-request", width, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_center_box_set_center_widget (GTK_CENTER_BOX (column), label);
  gtk_widget_set_parent (column, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
create_outcome (EntTruthLine *self,
                int           width)
{
  GtkWidget *column = g_object_new (GTK_TYPE_BOX, "width-request", width, "spacing", 6, NULL);
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "valign", GTK_ALIGN_CENTER,
                                   NULL);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->outcome = g_object_new (GTK_TYPE_LABEL, "xalign", 0., NULL);
  self->detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0., NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dim-label");
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->outcome));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->detail));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (column), words);
  gtk_widget_set_parent (column, GTK_WIDGET (self));
}

GtkWidget *
ent_truth_line_new (guint                  n_conditions,
                    const EntTruthColumns *columns)
{
  EntTruthLine *self = g_object_new (ENT_TYPE_TRUTH_LINE, NULL);

  self->row = create_column (self, columns->row);
  gtk_widget_add_css_class (GTK_WIDGET (self->row), "dim-label");
  for (guint i = 0; i < n_conditions; i++)
    g_ptr_array_add (self->signs, create_column (self, columns->condition));
  self->n = create_column (self, columns->n);
  self->consistency = create_column (self, columns->consistency);
  self->pri = create_column (self, columns->pri);
  create_outcome (self, columns->outcome);
  self->cases = GTK_BOX (ent_truth_cases_new ());
  g_object_set (self->cases, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, "width-request", columns->cases, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->cases), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
