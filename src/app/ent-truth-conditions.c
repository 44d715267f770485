#include "config.h"

#include "ent-truth-conditions.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-measure.h"

#define MAX_HEIGHT 420

struct _EntTruthConditions
{
  GtkWidget    parent_instance;

  GtkWidget   *column;    /* of headings and checks */
  GtkLabel    *count;
  GPtrArray   *checks;    /* borrowed; each has its measure's id as "id" */
  EntCodebook *codebook;  /* whose factors they are, or NULL */
  gboolean     updating;  /* checks are set by us */
};

G_DEFINE_FINAL_TYPE (EntTruthConditions, ent_truth_conditions, GTK_TYPE_WIDGET)

static guint toggled_signal;

static void
toggled_cb (GtkCheckButton     *check,
            EntTruthConditions *self)
{
  if (!self->updating)
    g_signal_emit (self, toggled_signal, 0, g_object_get_data (G_OBJECT (check), "id"),
                   gtk_check_button_get_active (check));
}

static void
append_check (EntTruthConditions *self,
              const EntMatrix    *matrix,
              EntMeasure          measure)
{
  const char *title = ent_measure_get_title (matrix, measure);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0., "wrap", TRUE, NULL);
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "child", label, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (ent_measure_get_id (matrix, measure)), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->column), check);
  g_ptr_array_add (self->checks, check);
}

static void
create_checks (EntTruthConditions *self,
               const EntMatrix    *matrix)
{
  GtkWidget *child;
  const char *group = NULL;

  while ((child = gtk_widget_get_first_child (self->column)) != NULL)
    gtk_box_remove (GTK_BOX (self->column), child);
  g_ptr_array_set_size (self->checks, 0);
  for (guint i = 0; i < ent_matrix_get_n_factors (matrix); i++)
    {
      const EntFactor *factor = ent_matrix_get_factor (matrix, i);
      const EntFactorGroup *of = ent_codebook_find_group (matrix->codebook, factor->group);

      if (of != NULL && g_strcmp0 (group, factor->group) != 0)
        ent_block_heading (GTK_BOX (self->column), ent_text_get (of->title));
      group = factor->group;
      append_check (self, matrix, (EntMeasure) { ENT_MEASURE_FACTOR, i });
    }
  ent_block_heading (GTK_BOX (self->column), _("What came of the relations"));
  for (guint kind = ENT_MEASURE_RELATIONS; kind < ENT_N_MEASURE_KINDS; kind++)
    append_check (self, matrix, (EntMeasure) { kind, 0 });
}

void
ent_truth_conditions_set (EntTruthConditions *self,
                          const EntMatrix    *matrix,
                          const EntTruthSpec *spec)
{
  gboolean full = spec->conditions->len >= ENT_TRUTH_MAX_CONDITIONS;
  g_autofree char *count = NULL;

  g_return_if_fail (ENT_IS_TRUTH_CONDITIONS (self));

  self->updating = TRUE;
  if (self->codebook != matrix->codebook)
    {
      create_checks (self, matrix);
      g_clear_pointer (&self->codebook, ent_codebook_unref);
      self->codebook = ent_codebook_ref (matrix->codebook);
    }
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = self->checks->pdata[i];
      const char *id = g_object_get_data (G_OBJECT (check), "id");
      gboolean chosen = ent_truth_spec_has_condition (spec, id);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
      gtk_widget_set_sensitive (check, chosen || (!full && g_strcmp0 (spec->outcome, id) != 0));
    }
  self->updating = FALSE;
  /* Translators: how many conditions are chosen, of how many at most */
  count = g_strdup_printf (ngettext ("%u condition of at most %u", "%u conditions of at most %u",
                                     spec->conditions->len), spec->conditions->len, ENT_TRUTH_MAX_CONDITIONS);
  gtk_label_set_label (self->count, count);
}

static void
ent_truth_conditions_dispose (GObject *object)
{
  EntTruthConditions *self = ENT_TRUTH_CONDITIONS (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  G_OBJECT_CLASS (ent_truth_conditions_parent_class)->dispose (object);
}

static void
ent_truth_conditions_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_TRUTH_CONDITIONS (object)->checks);
  G_OBJECT_CLASS (ent_truth_conditions_parent_class)->finalize (object);
}

static void
ent_truth_conditions_class_init (EntTruthConditionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_truth_conditions_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_truth_conditions_finalize;
  toggled_signal = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_truth_conditions_init (EntTruthConditions *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *scroller, *hint;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 6);
  self->checks = g_ptr_array_new ();
  self->count = g_object_new (GTK_TYPE_LABEL, "xalign", 0., NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "heading");
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->column,
                           "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                           "max-content-height", MAX_HEIGHT, NULL);
  hint = g_object_new (GTK_TYPE_LABEL, "label", _("With few cases choose few: each more doubles the combinations."),
                       "xalign", 0., "wrap", TRUE, "max-width-chars", 36, NULL);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_set_parent (GTK_WIDGET (self->count), GTK_WIDGET (self));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (hint, GTK_WIDGET (self));
}

GtkWidget *
ent_truth_conditions_new (void)
{
  return g_object_new (ENT_TYPE_TRUTH_CONDITIONS, NULL);
}
