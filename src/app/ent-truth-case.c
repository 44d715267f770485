#include "config.h"

#include "ent-truth-case.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-wrap-layout.h"

#define MAX_HEIGHT 420

/* Isolated from the direction of the text around it. */
#define LEFT_TO_RIGHT(text) "\u2066" text "\u2069"

/* What the button holds on to until it is pressed. */
typedef struct
{
  EntTruthResult *result;
  guint           item;
} Place;

static void
place_free (gpointer data)
{
  Place *self = data;

  ent_truth_result_unref (self->result);
  g_free (self);
}

char *
ent_truth_format_fit (double value)
{
  return isnan (value) ? g_strdup ("–") : g_strdup_printf ("%.2f", value);
}

char *
ent_truth_format_value (EntMeasure measure,
                        double     value)
{
  g_autofree char *text = ent_measure_format (measure, value);

  return measure.kind == ENT_MEASURE_FACTOR ? g_strdup_printf (LEFT_TO_RIGHT ("%s"), text) : g_steal_pointer (&text);
}

char *
ent_truth_format_member (double member)
{
  if (isnan (member))
    return g_strdup (_("not known"));
  if (member <= 0)
    /* Translators: a case is not in a set */
    return g_strdup (C_("set", "out"));
  if (member >= 1)
    /* Translators: a case is in a set */
    return g_strdup (C_("set", "in"));
  return g_strdup_printf ("%.2f", member);
}

static gboolean
can_move (GtkWidget *window,
          double     dy)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  double value = gtk_adjustment_get_value (adjustment);
  GtkPolicyType policy;

  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (window), NULL, &policy);
  return policy != GTK_POLICY_NEVER
         && (dy < 0 ? value > gtk_adjustment_get_lower (adjustment)
                    : value + gtk_adjustment_get_page_size (adjustment) < gtk_adjustment_get_upper (adjustment));
}

static gboolean
wheel_cb (GtkEventControllerScroll *controller,
          double                    dx,
          double                    dy)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GtkAdjustment *adjustment;
  double unit;

  if (fabs (dx) >= fabs (dy) || (state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  while ((window = gtk_widget_get_ancestor (gtk_widget_get_parent (window), GTK_TYPE_SCROLLED_WINDOW)) != NULL)
    if (can_move (window, dy))
      break;
  if (window == NULL)
    return GDK_EVENT_STOP;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  /* As far as GTK goes with one notch. */
  unit = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL
           ? pow (gtk_adjustment_get_page_size (adjustment), 2. / 3) : 1;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * unit);
  return GDK_EVENT_STOP;
}

void
ent_truth_pass_wheel (GtkWidget *widget)
{
  GtkEventController *controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "scroll", G_CALLBACK (wheel_cb), NULL);
  gtk_widget_add_controller (widget, controller);
}

/* One measure of the case: what it is, its value, what that makes of it. */
static void
append_member (GtkBox      *box,
               GtkWidget   *popover,
               const Place *place,
               guint        set)
{
  const EntTruthResult *result = place->result;
  const char *id = result->table->sets->cases->pdata[place->item];
  EntMeasure measure = result->calibrations[set].measure;
  int item = ent_matrix_find_case (result->matrix, id);
  g_autofree char *member = ent_truth_format_member (ent_sets_get (result->table->sets, place->item, set));
  g_autofree char *text = NULL, *detail = NULL;
  GtkWidget *line;
  double value;

  if (ent_measure_get_value (result->matrix, result->coder, measure, (guint) item, &value))
    text = ent_truth_format_value (measure, value);
  else
    text = g_strdup (_("no evidence"));
  /* Translators: a rating or a number of years, and whether that puts the case into the set: "+2: in" */
  detail = g_strdup_printf (_("%s: %s"), text, member);
  if (measure.kind == ENT_MEASURE_FACTOR)
    line = ent_block_link (box, "win.inspect", ENT_ADDRESS_FACTOR, id, ent_measure_get_id (result->matrix, measure),
                           ent_measure_get_title (result->matrix, measure), detail);
  else
    line = ent_block_link (box, "win.inspect", ENT_ADDRESS_CASE, id, NULL,
                           ent_measure_get_title (result->matrix, measure), detail);
  g_signal_connect_object (line, "clicked", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       data)
{
  const Place *place = data;
  const EntTruthTable *table = place->result->table;
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *scroller, *open;

  gtk_widget_add_css_class (box, "truth-case");
  ent_block_heading (GTK_BOX (box), ent_truth_result_get_case (place->result, place->item));
  for (guint i = 0; i <= table->options.n_conditions; i++)
    append_member (GTK_BOX (box), popover, place, i);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  open = ent_block_link (GTK_BOX (box), "win.go", ENT_ADDRESS_CASE, table->sets->cases->pdata[place->item], NULL,
                         _("Open the case"), NULL);
  g_signal_connect_object (open, "clicked", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box,
                           "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                           "max-content-height", MAX_HEIGHT, NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
ent_truth_case_new (EntTruthResult *result,
                    guint           item,
                    gboolean        marked,
                    const char     *place)
{
  const char *title = ent_truth_result_get_case (result, item);
  gboolean has = ent_truth_result_has_outcome (result, item);
  GtkWidget *button = gtk_menu_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *name = NULL;
  Place *data = g_new (Place, 1);

  data->result = ent_truth_result_ref (result);
  data->item = item;
  if (marked)
    gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", has ? "object-select-symbolic"
                                                                                    : "window-close-symbolic",
                                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (line), gtk_label_new (title));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "truth-case-button");
  g_object_set_data_full (G_OBJECT (button), "key",
                          g_strconcat (place, "/", (char *) result->table->sets->cases->pdata[item], NULL), g_free);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, data, place_free);
  /* Translators: what a screen reader says of a case in a row of the truth table */
  name = g_strdup_printf (has ? _("%s, with the outcome") : _("%s, without the outcome"), title);
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  marked ? name : title, -1);
  if (marked)
    gtk_widget_set_tooltip_text (button, name);
  return button;
}

GtkWidget *
ent_truth_cases_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, ent_wrap_layout_new (2));
  return box;
}

void
ent_truth_cases_append (GtkBox         *box,
                        EntTruthResult *result,
                        GArray         *items,
                        gboolean        marked,
                        const char     *place)
{
  for (guint i = 0; i < items->len; i++)
    gtk_box_append (box, ent_truth_case_new (result, g_array_index (items, guint, i), marked, place));
}
