#include "config.h"

#include "ent-agreement-summary.h"

#include <glib/gi18n-lib.h>

#include "ent-wrap-layout.h"

#define N_FIGURES    4
#define FIGURE_WIDTH 170
#define FEW_CELLS    10 /* with fewer a coefficient says little */

typedef struct
{
  GtkWidget *box;
  GtkWidget *value;
  GtkWidget *title;
  GtkWidget *from;
} Figure;

struct _EntAgreementSummary
{
  GtkWidget  parent_instance;

  Figure     figures[N_FIGURES];
  GtkWidget *sentence;
};

G_DEFINE_FINAL_TYPE (EntAgreementSummary, ent_agreement_summary, GTK_TYPE_WIDGET)

static void
set_figure (Figure               *figure,
            const EntCoefficient *coefficient,
            char                 *value,
            char                 *from)
{
  const char *detail = coefficient->undefined != ENT_UNDEFINED_NOT
                       ? ent_undefined_to_string (coefficient->undefined) : from;
  /* A number is written from left to right in every language: its sign before it, "%" after it. */
  g_autofree char *shown = g_strconcat ("\u200E", value, NULL);
  /* Translators: what a screen reader says of a number: what it is, how much, from what */
  g_autofree char *name = g_strdup_printf (_("%s: %s. %s"), gtk_label_get_text (GTK_LABEL (figure->title)), value, detail);

  gtk_label_set_text (GTK_LABEL (figure->value), shown);
  gtk_label_set_text (GTK_LABEL (figure->from), detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (figure->box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (value);
  g_free (from);
}

static char *
dup_cells (guint n)
{
  return g_strdup_printf (ngettext ("from %u cell", "from %u cells", n), n);
}

/* What the first number means, and of whom it is. */
static char *
dup_sentence (const EntAgreement *agreement)
{
  const EntCoefficient *alpha = &agreement->alpha[ENT_SCALE_ORDINAL];
  g_autofree char *coders = g_strdup_printf (ngettext ("%u coder", "%u coders", agreement->n_coders),
                                             agreement->n_coders);
  g_autofree char *cells = g_strdup_printf (ngettext ("%u cell that two or more rated",
                                                      "%u cells that two or more rated", agreement->n_units),
                                            agreement->n_units);
  g_autofree char *values = g_strdup_printf (ngettext ("%u rating", "%u ratings", agreement->n_values),
                                             agreement->n_values);
  /* Translators: "3 coders, 48 cells that two or more rated, 120 ratings." */
  g_autofree char *whom = g_strdup_printf (_("%s, %s, %s."), coders, cells, values);
  const char *few = alpha->undefined == ENT_UNDEFINED_NOT && alpha->n_units < FEW_CELLS
                    ? _("From so few cells it says little.") : "";

  return g_strchomp (g_strjoin (" ", whom, ent_coefficient_read (alpha), few, NULL));
}

void
ent_agreement_summary_set (EntAgreementSummary *self,
                           EntCoderStudy       *study)
{
  const EntAgreement *agreement;
  const EntCoefficient *alpha;
  g_autofree char *sentence = NULL;

  g_return_if_fail (ENT_IS_AGREEMENT_SUMMARY (self));
  g_return_if_fail (study != NULL);

  agreement = study->agreement;
  alpha = &agreement->alpha[ENT_SCALE_ORDINAL];
  set_figure (&self->figures[0], alpha, ent_coefficient_format (alpha), dup_cells (alpha->n_units));
  set_figure (&self->figures[1], &agreement->fleiss, ent_coefficient_format (&agreement->fleiss),
              g_strdup_printf (ngettext ("from %u cell that all rated", "from %u cells that all rated",
                                         agreement->fleiss.n_units),
                               agreement->fleiss.n_units));
  set_figure (&self->figures[2], &agreement->average, ent_coefficient_format_share (&agreement->average),
              g_strdup_printf (ngettext ("average of %u pair", "average of %u pairs", agreement->pairs->len),
                               agreement->pairs->len));
  set_figure (&self->figures[3], &agreement->unanimous, ent_coefficient_format_share (&agreement->unanimous),
              g_strdup_printf (ngettext ("of %u cell", "of %u cells", agreement->unanimous.n_units),
                               agreement->unanimous.n_units));
  sentence = dup_sentence (agreement);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
}

static void
ent_agreement_summary_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_agreement_summary_parent_class)->dispose (object);
}

static void
ent_agreement_summary_class_init (EntAgreementSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_agreement_summary_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "agreementsummary");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0., "wrap", TRUE, "natural-wrap-mode",
                                   GTK_NATURAL_WRAP_NONE, "max-width-chars", 24, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_figure (Figure     *figure,
               const char *title,
               const char *tip)
{
  figure->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "width-request", FIGURE_WIDTH,
                              "valign", GTK_ALIGN_START, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  figure->value = create_label ("", "figure");
  figure->title = create_label (title, "heading");
  figure->from = create_label ("", "caption");
  gtk_widget_add_css_class (figure->from, "dim-label");
  gtk_widget_set_tooltip_text (figure->box, tip);
  gtk_box_append (GTK_BOX (figure->box), figure->value);
  gtk_box_append (GTK_BOX (figure->box), figure->title);
  gtk_box_append (GTK_BOX (figure->box), figure->from);
  return figure->box;
}

static void
ent_agreement_summary_init (EntAgreementSummary *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *titles[N_FIGURES] = { _("Krippendorff’s alpha"), _("Fleiss’ kappa"), _("Pairs agree"), _("All agree") };
  const char *tips[N_FIGURES] = {
    _("For ratings in order, with gaps allowed. 1 is perfect agreement, 0 what chance would give."),
    _("For answers that are the same or not. Only cells that all of them rated count."),
    _("Per cent of the cells that two rated in which they said the same."),
    _("Per cent of the cells that two or more rated in which nobody said anything else."),
  };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 9);
  gtk_widget_set_layout_manager (figures, ent_wrap_layout_new (18));
  for (guint i = 0; i < N_FIGURES; i++)
    gtk_box_append (GTK_BOX (figures), create_figure (&self->figures[i], titles[i], tips[i]));
  self->sentence = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "wrap", TRUE, NULL);
  gtk_widget_set_parent (figures, GTK_WIDGET (self));
  gtk_widget_set_parent (self->sentence, GTK_WIDGET (self));
}

GtkWidget *
ent_agreement_summary_new (void)
{
  return g_object_new (ENT_TYPE_AGREEMENT_SUMMARY, NULL);
}
