#include "config.h"

#include "ent-truth-page-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-measure.h"
#include "ent-titled-drop-down.h"
#include "ent-truth-export.h"

enum { CODER_PUBLISHED, CODER_OWN };

/* What a person chooses */

static void
outcome_cb (EntTruthPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->outcome);

  if (self->updating || selected >= self->outcomes->len)
    return;
  g_free (self->spec->outcome);
  self->spec->outcome = g_strdup (self->outcomes->pdata[selected]);
  ent_truth_page_changed (self);
}

static void
negate_cb (EntTruthPage *self)
{
  if (self->updating)
    return;
  self->spec->negate = gtk_toggle_button_get_active (self->negate);
  ent_truth_page_changed (self);
}

static void
coder_cb (EntTruthPage *self)
{
  if (self->updating)
    return;
  self->spec->own = gtk_drop_down_get_selected (self->coder) == CODER_OWN;
  ent_truth_page_changed (self);
}

static void
cutoff_cb (EntTruthPage *self)
{
  if (self->updating)
    return;
  self->spec->consistency = gtk_spin_button_get_value (self->consistency);
  self->spec->pri = gtk_spin_button_get_value (self->pri);
  self->spec->n_cut = (guint) gtk_spin_button_get_value_as_int (self->n_cut);
  ent_truth_page_changed (self);
}

static void
condition_cb (EntTruthPage *self,
              const char   *id,
              gboolean      wanted)
{
  /* Without any, some would be proposed: the last one stays. */
  if (!wanted && self->spec->conditions->len <= 1)
    {
      ent_truth_page_update_tools (self);
      return;
    }
  ent_truth_spec_set_condition (self->spec, id, wanted);
  ent_truth_page_changed (self);
}

static void
set_changed_cb (EntTruthPage *self,
                const char   *id,
                gpointer      set)
{
  ent_truth_spec_set_set (self->spec, id, set);
  ent_truth_page_changed (self);
}

/* Of the outcome and all conditions. */
static void
all_sets_changed_cb (EntTruthPage *self,
                     gboolean      fuzzy)
{
  for (guint i = 0; i <= self->spec->conditions->len; i++)
    {
      const char *id = i == 0 ? self->spec->outcome : self->spec->conditions->pdata[i - 1];
      EntCalibration calibration;
      EntMeasure measure;
      EntTruthSet set = { NULL, TRUE, { 0 } };

      if (!ent_measure_from_id (self->matrix, id, &measure))
        continue;
      ent_calibration_init (&calibration, measure, ENT_CALIBRATION_FUZZY);
      set.anchors[0] = calibration.out;
      set.anchors[1] = calibration.crossover;
      set.anchors[2] = calibration.in;
      ent_truth_spec_set_set (self->spec, id, fuzzy ? &set : NULL);
    }
  ent_truth_page_changed (self);
}

static void
inspect_cb (EntTruthPage *self,
            const char   *address)
{
  gtk_menu_button_popdown (self->calibration_button);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", address);
}

/* What the tools show */

static void
append_outcome (EntTruthPage  *self,
                GtkStringList *names,
                EntMeasure     measure)
{
  gtk_string_list_append (names, ent_measure_get_title (self->matrix, measure));
  g_ptr_array_add (self->outcomes, g_strdup (ent_measure_get_id (self->matrix, measure)));
}

static void
update_outcomes (EntTruthPage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->outcomes, 0);
  for (guint kind = ENT_MEASURE_RELATIONS; kind < ENT_N_MEASURE_KINDS; kind++)
    append_outcome (self, names, (EntMeasure) { kind, 0 });
  for (guint i = 0; i < ent_matrix_get_n_factors (self->matrix); i++)
    append_outcome (self, names, (EntMeasure) { ENT_MEASURE_FACTOR, i });
  gtk_drop_down_set_model (self->outcome, G_LIST_MODEL (names));
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  self->codebook = ent_codebook_ref (self->matrix->codebook);
}

static void
set_spin (GtkSpinButton *spin,
          double         value)
{
  if (fabs (gtk_spin_button_get_value (spin) - value) > 1e-9)
    gtk_spin_button_set_value (spin, value);
}

void
ent_truth_page_update_tools (EntTruthPage *self)
{
  guint n = self->spec->conditions->len, index = 0;
  g_autofree char *label = g_strdup_printf (ngettext ("%u Con_dition", "%u Con_ditions", n), n);

  self->updating = TRUE;
  if (self->codebook != self->matrix->codebook)
    update_outcomes (self);
  if (g_ptr_array_find_with_equal_func (self->outcomes, self->spec->outcome, g_str_equal, &index))
    gtk_drop_down_set_selected (self->outcome, index);
  gtk_toggle_button_set_active (self->negate, self->spec->negate);
  gtk_menu_button_set_label (self->conditions_button, label);
  ent_truth_conditions_set (self->conditions, self->matrix, self->spec);
  ent_truth_calibrator_set (self->calibrator, self->matrix, self->spec);
  set_spin (self->consistency, self->spec->consistency);
  set_spin (self->pri, self->spec->pri);
  set_spin (self->n_cut, self->spec->n_cut);
  gtk_drop_down_set_selected (self->coder, self->spec->own ? CODER_OWN : CODER_PUBLISHED);
  self->updating = FALSE;
}

/* The menu */

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntTruthPage *self = ENT_TRUTH_PAGE (widget);

  if (self->result != NULL && self->result->problem == ENT_TRUTH_FINE)
    ent_truth_export (widget, self->result);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntTruthPage *self = ENT_TRUTH_PAGE (widget);
  g_autofree char *text = NULL;

  if (self->result == NULL || self->result->problem != ENT_TRUTH_FINE)
    return;
  text = g_str_equal (name, "truth.copy-solutions") ? ent_truth_solutions_to_text (self->result)
                                                    : ent_truth_table_to_text (self->result);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.tell", "s", _("Copied"));
}

void
ent_truth_page_class_install_tools (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "truth.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "truth.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "truth.copy-solutions", NULL, copy_action);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, tools);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, negate);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, conditions_button);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, calibration_button);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, consistency);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, pri);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, n_cut);
  gtk_widget_class_bind_template_child (widget_class, EntTruthPage, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, negate_cb);
  gtk_widget_class_bind_template_callback (widget_class, cutoff_cb);
}

void
ent_truth_page_init_tools (EntTruthPage *self)
{
  const char * const none[] = { NULL }, * const coders[] = { _("Published"), _("Yours"), NULL };
  GtkWidget *start = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->outcome = ent_titled_drop_down_new (GTK_BOX (start), _("_Outcome:"), none);
  self->coder = ent_titled_drop_down_new (GTK_BOX (end), _("_Ratings:"), coders);
  /* The line is full; its title is read out all the same. */
  gtk_widget_set_visible (gtk_widget_get_first_child (end), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->coder), _("Whose ratings"));
  gtk_box_prepend (self->tools, start);
  gtk_box_insert_child_after (self->tools, end, gtk_widget_get_prev_sibling (GTK_WIDGET (self->menu_button)));
  self->conditions = ENT_TRUTH_CONDITIONS (ent_truth_conditions_new ());
  gtk_popover_set_child (gtk_menu_button_get_popover (self->conditions_button), GTK_WIDGET (self->conditions));
  self->calibrator = ENT_TRUTH_CALIBRATOR (ent_truth_calibrator_new ());
  gtk_popover_set_child (gtk_menu_button_get_popover (self->calibration_button), GTK_WIDGET (self->calibrator));
  g_signal_connect_object (self->outcome, "notify::selected", G_CALLBACK (outcome_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coder, "notify::selected", G_CALLBACK (coder_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conditions, "toggled", G_CALLBACK (condition_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calibrator, "changed", G_CALLBACK (set_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calibrator, "all-changed", G_CALLBACK (all_sets_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calibrator, "inspect", G_CALLBACK (inspect_cb), self, G_CONNECT_SWAPPED);
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->menu_button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
}
