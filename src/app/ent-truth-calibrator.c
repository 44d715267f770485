#include "config.h"

#include "ent-truth-calibrator.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-truth-case.h"
#include "ent-truth-result.h"

#define N_ANCHORS  4  /* the threshold, then out, crossover, in */

struct _EntTruthCalibrator
{
  GtkWidget      parent_instance;

  GtkDropDown   *measures;
  GtkDropDown   *kind;      /* in the order of EntCalibrationKind */
  GtkWidget     *labels[N_ANCHORS];
  GtkSpinButton *spins[N_ANCHORS];
  GtkLabel      *problem;
  GtkLabel      *count;
  GtkListBox    *list;

  EntMatrix     *matrix;
  EntTruthSpec  *spec;
  char          *id;        /* of the measure that shows */
  gboolean       updating;  /* the tools are set by us */
};

G_DEFINE_FINAL_TYPE (EntTruthCalibrator, ent_truth_calibrator, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  ALL_CHANGED,
  INSPECT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* A case in the list, by the widgets in its row. */
typedef struct
{
  guint     item;
  double    value;   /* NAN where it is not known */
  GtkLabel *words;
  GtkLabel *member;
} Row;

static Row *
get_row (gpointer widget)
{
  return g_object_get_data (widget, "row");
}

static EntMeasure
get_measure (EntTruthCalibrator *self)
{
  EntMeasure measure = { ENT_MEASURE_RELATIONS_YEARS, 0 };

  ent_measure_from_id (self->matrix, self->id, &measure);
  return measure;
}

/* What it makes of the cases */

static int
sort_cb (GtkListBoxRow *a,
         GtkListBoxRow *b,
         gpointer       data)
{
  const Row *x = get_row (a), *y = get_row (b);

  if (isnan (x->value) || isnan (y->value))
    return isnan (x->value) - isnan (y->value);
  if (x->value > y->value || x->value < y->value)
    return x->value > y->value ? -1 : 1;
  return x->item < y->item ? -1 : x->item > y->item;
}

static GtkLabel *
append_label (GtkWidget *line,
              float      xalign,
              gboolean   expand)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "hexpand", expand, NULL);

  gtk_box_append (GTK_BOX (line), label);
  return GTK_LABEL (label);
}

static void
create_rows (EntTruthCalibrator *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < ent_matrix_get_n_cases (self->matrix); i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *widget = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", line, NULL);
      Row *row = g_new0 (Row, 1);
      GtkLabel *title = append_label (line, 0, TRUE);

      gtk_label_set_label (title, ent_case_get_short_title (ent_matrix_get_case (self->matrix, i)));
      row->item = i;
      row->words = append_label (line, 1, FALSE);
      row->member = append_label (line, 1, FALSE);
      g_object_set (row->member, "width-chars", 8, NULL);
      gtk_widget_add_css_class (GTK_WIDGET (row->words), "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (row->member), "numeric");
      g_object_set_data_full (G_OBJECT (widget), "row", row, g_free);
      gtk_list_box_append (self->list, widget);
    }
}

static void
update_row (EntTruthCalibrator   *self,
            GtkWidget            *widget,
            const EntCalibration *calibration,
            guint                *n_in,
            guint                *n_out)
{
  Row *row = get_row (widget);
  guint coder = self->spec->own ? ENT_CODER_OWN : ENT_CODER_PUBLISHED;
  gboolean known = ent_measure_get_value (self->matrix, coder, calibration->measure, row->item, &row->value);
  double member = known ? ent_calibration_get_member (calibration, row->value) : NAN;
  g_autofree char *words = known ? ent_truth_format_value (calibration->measure, row->value) : g_strdup ("–");
  g_autofree char *set = ent_truth_format_member (member);
  g_autofree char *name = g_strdup_printf (_("%s: %s: %s"),
                                           ent_case_get_short_title (ent_matrix_get_case (self->matrix, row->item)),
                                           words, set);

  if (!known)
    row->value = NAN;
  gtk_label_set_label (row->words, words);
  gtk_label_set_label (row->member, set);
  if (member > 0.5)
    gtk_widget_add_css_class (GTK_WIDGET (row->member), "helping");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->member), "helping");
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  *n_in += member > 0.5;
  *n_out += member < 0.5;
}

static void
update_list (EntTruthCalibrator   *self,
             const EntCalibration *calibration)
{
  guint n_in = 0, n_out = 0;
  g_autofree char *text = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row; row = gtk_widget_get_next_sibling (row))
    update_row (self, row, calibration, &n_in, &n_out);
  gtk_list_box_invalidate_sort (self->list);
  /* Translators: how many cases are in a set and how many are not */
  text = g_strdup_printf (_("%u in, %u out"), n_in, n_out);
  gtk_label_set_label (self->count, text);
}

static void
row_activated_cb (EntTruthCalibrator *self,
                  GtkListBoxRow      *widget)
{
  const char *id = ent_matrix_get_case (self->matrix, get_row (widget)->item)->id;
  g_autofree char *address = get_measure (self).kind == ENT_MEASURE_FACTOR
                               ? ent_address_format (ENT_ADDRESS_FACTOR, id, self->id)
                               : ent_address_format (ENT_ADDRESS_CASE, id, NULL);

  g_signal_emit (self, signals[INSPECT], 0, address);
}

/* The set */

static void
get_anchors (const EntCalibration *calibration,
             double               *anchors)
{
  anchors[0] = calibration->threshold;
  anchors[1] = calibration->out;
  anchors[2] = calibration->crossover;
  anchors[3] = calibration->in;
}

static void
update_tools (EntTruthCalibrator   *self,
              const EntCalibration *calibration)
{
  gboolean fuzzy = calibration->kind == ENT_CALIBRATION_FUZZY;
  gboolean years = calibration->measure.kind == ENT_MEASURE_RELATIONS_YEARS
                   || calibration->measure.kind == ENT_MEASURE_PEACE_YEARS;
  double anchors[N_ANCHORS], least, most;

  get_anchors (calibration, anchors);
  ent_measure_get_range (self->matrix, calibration->measure, &least, &most);
  gtk_drop_down_set_selected (self->kind, calibration->kind);
  for (guint i = 0; i < N_ANCHORS; i++)
    {
      gtk_widget_set_visible (self->labels[i], fuzzy == (i > 0));
      gtk_widget_set_visible (GTK_WIDGET (self->spins[i]), fuzzy == (i > 0));
      if (fuzzy != (i > 0))
        continue;
      /* A link, or what is usual for years, may lie beyond what there is. */
      gtk_spin_button_set_range (self->spins[i], MIN (least, anchors[i]), MAX (ceil (most), anchors[i]));
      gtk_spin_button_set_increments (self->spins[i], years ? 1 : 0.5, years ? 10 : 1);
      gtk_spin_button_set_value (self->spins[i], anchors[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
update (EntTruthCalibrator *self)
{
  EntCalibration calibration;

  if (self->matrix == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  ent_truth_spec_get_calibration (self->spec, self->matrix, get_measure (self), &calibration);
  self->updating = TRUE;
  update_tools (self, &calibration);
  update_list (self, &calibration);
  self->updating = FALSE;
}

static void
changed_cb (EntTruthCalibrator *self)
{
  EntCalibration calibration;
  EntTruthSet set = { NULL, FALSE, { 0 } };

  if (self->updating)
    return;
  ent_calibration_init (&calibration, get_measure (self), ENT_CALIBRATION_FUZZY);
  set.fuzzy = gtk_widget_get_visible (GTK_WIDGET (self->spins[1]));
  for (guint i = 0; i < 3; i++)
    set.anchors[i] = gtk_spin_button_get_value (self->spins[set.fuzzy ? i + 1 : 0]);
  calibration.out = set.anchors[0];
  calibration.crossover = set.anchors[1];
  calibration.in = set.anchors[2];
  gtk_widget_set_visible (GTK_WIDGET (self->problem), set.fuzzy && !ent_calibration_check (&calibration, NULL));
  if (!gtk_widget_get_visible (GTK_WIDGET (self->problem)))
    g_signal_emit (self, signals[CHANGED], 0, self->id, &set);
}

/* The other kind begins with what is usual for it. */
static void
kind_changed_cb (EntTruthCalibrator *self)
{
  EntCalibration calibration;
  EntTruthSet set = { NULL, gtk_drop_down_get_selected (self->kind) == ENT_CALIBRATION_FUZZY, { 0 } };

  if (self->updating)
    return;
  ent_calibration_init (&calibration, get_measure (self), set.fuzzy ? ENT_CALIBRATION_FUZZY : ENT_CALIBRATION_CRISP);
  set.anchors[0] = set.fuzzy ? calibration.out : calibration.threshold;
  set.anchors[1] = calibration.crossover;
  set.anchors[2] = calibration.in;
  g_signal_emit (self, signals[CHANGED], 0, self->id, &set);
}

static void
reset_cb (EntTruthCalibrator *self)
{
  g_signal_emit (self, signals[CHANGED], 0, self->id, NULL);
}

static void
all_crisp_cb (EntTruthCalibrator *self)
{
  g_signal_emit (self, signals[ALL_CHANGED], 0, FALSE);
}

static void
all_fuzzy_cb (EntTruthCalibrator *self)
{
  g_signal_emit (self, signals[ALL_CHANGED], 0, TRUE);
}

/* The measures */

/* The outcome, then the conditions. */
static const char *
get_measure_id (EntTruthCalibrator *self,
                guint               index)
{
  return index == 0 ? self->spec->outcome : self->spec->conditions->pdata[index - 1];
}

static void
measure_selected_cb (EntTruthCalibrator *self)
{
  guint selected = gtk_drop_down_get_selected (self->measures);

  if (self->updating || selected > self->spec->conditions->len)
    return;
  g_free (self->id);
  self->id = g_strdup (get_measure_id (self, selected));
  update (self);
}

static void
update_measures (EntTruthCalibrator *self)
{
  guint n = self->spec->conditions->len + 1, selected = 0;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      EntMeasure measure;
      const char *title = "";

      if (ent_measure_from_id (self->matrix, get_measure_id (self, i), &measure))
        title = ent_measure_get_title (self->matrix, measure);
      if (i == 0)
        {
          /* Translators: %s is what is to be explained, "Years of relations" */
          g_autofree char *outcome = g_strdup_printf (_("Outcome: %s"), title);

          gtk_string_list_append (names, outcome);
        }
      else
        gtk_string_list_append (names, title);
      if (g_strcmp0 (self->id, get_measure_id (self, i)) == 0)
        selected = i;
    }
  self->updating = TRUE;
  gtk_drop_down_set_model (self->measures, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->measures, selected);
  self->updating = FALSE;
  g_free (self->id);
  self->id = g_strdup (get_measure_id (self, selected));
}

static gboolean
has_same_measures (EntTruthCalibrator *self,
                   const EntTruthSpec *spec)
{
  if (self->spec == NULL || g_strcmp0 (self->spec->outcome, spec->outcome) != 0
      || self->spec->conditions->len != spec->conditions->len)
    return FALSE;
  for (guint i = 0; i < spec->conditions->len; i++)
    if (!g_str_equal (self->spec->conditions->pdata[i], spec->conditions->pdata[i]))
      return FALSE;
  return TRUE;
}

void
ent_truth_calibrator_set (EntTruthCalibrator *self,
                          EntMatrix          *matrix,
                          const EntTruthSpec *spec)
{
  gboolean same_matrix = self->matrix == matrix, same_measures = has_same_measures (self, spec);

  g_return_if_fail (ENT_IS_TRUTH_CALIBRATOR (self));

  ent_matrix_ref (matrix);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  self->matrix = matrix;
  g_clear_pointer (&self->spec, ent_truth_spec_free);
  self->spec = ent_truth_spec_copy (spec);
  if (!same_matrix)
    create_rows (self);
  if (!same_matrix || !same_measures)
    update_measures (self);
  update (self);
}

void
ent_truth_calibrator_show (EntTruthCalibrator *self,
                           const char         *id)
{
  g_return_if_fail (ENT_IS_TRUTH_CALIBRATOR (self));

  for (guint i = 0; self->spec != NULL && i <= self->spec->conditions->len; i++)
    if (g_strcmp0 (get_measure_id (self, i), id) == 0)
      gtk_drop_down_set_selected (self->measures, i);
}

/* The widget */

static void
ent_truth_calibrator_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ent_truth_calibrator_parent_class)->map (widget);
  update (ENT_TRUTH_CALIBRATOR (widget));
}

static void
ent_truth_calibrator_dispose (GObject *object)
{
  EntTruthCalibrator *self = ENT_TRUTH_CALIBRATOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  g_clear_pointer (&self->spec, ent_truth_spec_free);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (ent_truth_calibrator_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *anchors[N_ANCHORS] = { "threshold", "out", "crossover", "in" };

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-truth-calibrator.ui");
  gtk_widget_class_bind_template_child (widget_class, EntTruthCalibrator, measures);
  gtk_widget_class_bind_template_child (widget_class, EntTruthCalibrator, kind);
  for (guint i = 0; i < N_ANCHORS; i++)
    {
      g_autofree char *label = g_strconcat (anchors[i], "_label", NULL);

      gtk_widget_class_bind_template_child_full (widget_class, anchors[i], FALSE,
                                                 (gssize) (G_STRUCT_OFFSET (EntTruthCalibrator, spins)
                                                           + i * sizeof (GtkSpinButton *)));
      gtk_widget_class_bind_template_child_full (widget_class, label, FALSE,
                                                 (gssize) (G_STRUCT_OFFSET (EntTruthCalibrator, labels)
                                                           + i * sizeof (GtkWidget *)));
    }
  gtk_widget_class_bind_template_child (widget_class, EntTruthCalibrator, problem);
  gtk_widget_class_bind_template_child (widget_class, EntTruthCalibrator, count);
  gtk_widget_class_bind_template_child (widget_class, EntTruthCalibrator, list);
  gtk_widget_class_bind_template_callback (widget_class, measure_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_crisp_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_fuzzy_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ent_truth_calibrator_class_init (EntTruthCalibratorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_truth_calibrator_dispose;
  widget_class->map = ent_truth_calibrator_map;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
  signals[ALL_CHANGED] = g_signal_new ("all-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[INSPECT] = g_signal_new ("inspect", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* What has the focus in a GtkDropDown is the button inside, which GTK 4.8 names after its C type. */
static void
name_drop_down (GtkDropDown *drop_down,
                GParamSpec  *pspec,
                gpointer     title)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *name = g_strdup_printf ("%s %s", (const char *) title,
                                           chosen != NULL ? gtk_string_object_get_string (chosen) : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
ent_truth_calibrator_init (EntTruthCalibrator *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, sort_cb, NULL, NULL);
  g_signal_connect (self->measures, "notify::selected-item", G_CALLBACK (name_drop_down), (gpointer) _("Set of"));
  g_signal_connect (self->kind, "notify::selected-item", G_CALLBACK (name_drop_down), (gpointer) _("Kind of set"));
  name_drop_down (self->kind, NULL, (gpointer) _("Kind of set"));
}

GtkWidget *
ent_truth_calibrator_new (void)
{
  return g_object_new (ENT_TYPE_TRUTH_CALIBRATOR, NULL);
}
