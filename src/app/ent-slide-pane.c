#include "config.h"

#include "ent-slide-pane-private.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-matrix-spec.h"
#include "ent-slide-target.h"
#include "ent-view-spec.h"

#define MAX_MINUTES 600
#define MAX_LINKS   12

G_DEFINE_FINAL_TYPE (EntSlidePane, ent_slide_pane, GTK_TYPE_WIDGET)

enum { PICTURE_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

const EntSlide *
ent_slide_pane_get_slide (EntSlidePane *self)
{
  EntDeck *deck = self->model != NULL ? ent_deck_model_get_deck (self->model) : NULL;
  int index = deck != NULL && self->slide_id != NULL ? ent_deck_find_slide (deck, self->slide_id) : -1;

  return index >= 0 ? deck->slides->pdata[index] : NULL;
}

/* Where what it shows stands */

static void
append_events (EntSlidePane         *self,
               const EntSlide       *slide,
               const EntSlideTarget *target)
{
  EntCase *item = ent_deck_find_case (ent_deck_model_get_deck (self->model), slide, target->case_id);

  for (guint i = 0; i < target->ids->len && i < MAX_LINKS; i++)
    {
      const char *id = target->ids->pdata[i];
      const EntEvent *event = item != NULL ? ent_case_find_event (item, id) : NULL;
      g_autofree char *date = event != NULL ? ent_date_format (event->date) : NULL;

      ent_block_link (GTK_BOX (self->links), "win.go", ENT_ADDRESS_EVENT, target->case_id, id,
                      event != NULL ? ent_text_get (event->title) : id, date);
    }
}

static void
append_links (EntSlidePane   *self,
              const EntSlide *slide)
{
  g_autoptr(EntSlideTarget) target = ent_slide_target_parse (slide->target_id);
  const char *title = slide->target_title != NULL ? slide->target_title : slide->title != NULL ? slide->title : _("Open");
  GtkBox *box = GTK_BOX (self->links);

  if (target == NULL)
    {
      if (slide->case_id != NULL)
        ent_block_link (box, "win.go", ENT_ADDRESS_CASE, slide->case_id, NULL, _("Its case"), NULL);
      return;
    }
  switch (target->kind)
    {
    case ENT_SLIDE_TARGET_EVENTS:
      append_events (self, slide, target);
      break;
    case ENT_SLIDE_TARGET_QUOTATION:
      ent_block_link (box, "win.go", ENT_ADDRESS_DOCUMENT, target->case_id, target->ids->pdata[0], title, slide->target_date);
      break;
    case ENT_SLIDE_TARGET_QUESTION:
      ent_block_link (box, "win.go", ENT_ADDRESS_CASE, target->case_id, NULL, title, NULL);
      break;
    case ENT_SLIDE_TARGET_FACTOR:
      ent_block_link (box, "win.go", ENT_ADDRESS_FACTOR, target->case_id, target->ids->pdata[0], title, NULL);
      break;
    case ENT_SLIDE_TARGET_MATRIX:
      ent_block_link (box, "win.go", ENT_ADDRESS_FACTORS, NULL, target->query, title, NULL);
      break;
    case ENT_SLIDE_TARGET_VIEW:
    default:
      ent_block_link (box, "win.go", ENT_ADDRESS_VIEW, NULL, slide->target_id, title, slide->target_date);
      break;
    }
}

static void
show_links (EntSlidePane   *self,
            const EntSlide *slide)
{
  g_autofree char *linked = g_strjoin (" ", slide->id, slide->target_id, NULL);
  GtkWidget *child;

  if (g_strcmp0 (linked, self->linked) == 0)
    return;
  g_free (self->linked);
  self->linked = g_steal_pointer (&linked);
  while ((child = gtk_widget_get_first_child (self->links)) != NULL)
    gtk_box_remove (GTK_BOX (self->links), child);
  append_links (self, slide);
  gtk_widget_set_visible (self->links_box, gtk_widget_get_first_child (self->links) != NULL);
}

/* What the rows say */

/* Made ones share out the time to the second; half minutes are what a person plans. */
int
ent_slide_pane_get_half_minutes (const EntSlide *slide)
{
  return (slide->planned_sec + 15) / 30;
}

static void
set_text (EntSlidePane *self,
          AdwEntryRow  *row,
          const char   *text)
{
  /* Not under the fingers of who types in it; what they do not finish is put right when they leave. */
  if (!self->other && gtk_widget_get_focus_child (GTK_WIDGET (row)) != NULL)
    return;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
show_view (EntSlidePane   *self,
           const EntSlide *slide)
{
  g_autoptr(EntViewSpec) spec = slide->target_id != NULL ? ent_view_spec_parse (slide->target_id, NULL) : NULL;
  gboolean timeline = slide->kind == ENT_SLIDE_TIMELINE && spec != NULL;
  g_autofree char *from = NULL, *to = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->lanes), timeline);
  gtk_widget_set_visible (GTK_WIDGET (self->importance), timeline);
  gtk_widget_set_visible (GTK_WIDGET (self->from), timeline || (slide->kind == ENT_SLIDE_COMPARISON && spec != NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->to), gtk_widget_get_visible (GTK_WIDGET (self->from)));
  gtk_widget_set_visible (self->own_row, timeline);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal), timeline);
  if (spec == NULL)
    return;
  ent_slide_pane_dup_range (slide->target_id, &from, &to);
  set_text (self, self->from, from);
  set_text (self, self->to, to);
  set_text (self, self->reveal, slide->reveal);
  adw_combo_row_set_selected (self->lanes, spec->lanes);
  adw_combo_row_set_selected (self->importance, ent_slide_pane_find_importance (spec->filter->importances));
  gtk_switch_set_active (GTK_SWITCH (self->own_events), slide->own_events);
}

static void
show_matrix (EntSlidePane   *self,
             const EntSlide *slide)
{
  g_autoptr(EntSlideTarget) target = ent_slide_target_parse (slide->target_id);
  gboolean matrix = slide->kind == ENT_SLIDE_MATRIX && target != NULL && target->kind == ENT_SLIDE_TARGET_MATRIX;
  g_autoptr(EntMatrixSpec) spec = matrix ? ent_matrix_spec_parse (target->query) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->whose), matrix);
  if (matrix)
    adw_combo_row_set_selected (self->whose, spec->whose);
}

void
ent_slide_pane_update (EntSlidePane *self)
{
  const EntSlide *slide = ent_slide_pane_get_slide (self);

  gtk_widget_set_visible (GTK_WIDGET (self), slide != NULL);
  if (slide == NULL)
    return;
  self->setting = TRUE;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->minutes), ent_slide_pane_get_half_minutes (slide) / 2.0);
  gtk_switch_set_active (GTK_SWITCH (self->skip), slide->skipped);
  set_text (self, self->section, slide->section);
  show_view (self, slide);
  show_matrix (self, slide);
  gtk_widget_set_visible (self->replace, slide->kind == ENT_SLIDE_PICTURE);
  self->setting = FALSE;
  show_links (self, slide);
}

void
ent_slide_pane_set (EntSlidePane *self,
                    EntDeckModel *model,
                    const char   *slide_id)
{
  g_return_if_fail (ENT_IS_SLIDE_PANE (self));

  self->other = self->model != model || g_strcmp0 (self->slide_id, slide_id) != 0;
  if (self->other)
    {
      g_autofree char *id = g_strdup (slide_id);

      g_set_object (&self->model, model);
      g_free (self->slide_id);
      self->slide_id = g_steal_pointer (&id);
      gtk_widget_set_visible (self->problem, FALSE);
      gtk_widget_remove_css_class (GTK_WIDGET (self->from), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->to), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->reveal), "error");
    }
  ent_slide_pane_update (self);
  self->other = FALSE;
}

/* The rows */

static GtkWidget *
append_row (EntSlidePane *self,
            const char   *title,
            GtkWidget    *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  if (GTK_IS_SWITCH (suffix))
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (suffix), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (self->group, row);
  return row;
}

static void
leave_cb (GtkEventController *focus,
          AdwEntryRow        *row)
{
  g_signal_emit_by_name (row, "apply");
}

static AdwEntryRow *
append_entry (EntSlidePane *self,
              const char   *title,
              GCallback     changed_cb)
{
  AdwEntryRow *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "show-apply-button", TRUE, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (row, "apply", changed_cb, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", changed_cb, self, G_CONNECT_SWAPPED);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
  adw_preferences_group_add (self->group, GTK_WIDGET (row));
  return row;
}

static AdwComboRow *
append_combo (EntSlidePane       *self,
              const char         *title,
              const char * const *names,
              GCallback           changed_cb)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (names);
  AdwComboRow *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", model, NULL);

  g_signal_connect_object (row, "notify::selected", changed_cb, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, GTK_WIDGET (row));
  return row;
}

static void
append_view_rows (EntSlidePane *self)
{
  const char *lanes[ENT_N_TIMELINE_LANES + 1] = { NULL };
  const char * const importances[] = { _("All Events"), _("Turning Points and Important Ones"), _("Turning Points Only"), NULL };
  const char * const whose[] = { _("Published"), _("Yours"), _("Both"), NULL };

  for (guint i = 0; i < ENT_N_TIMELINE_LANES; i++)
    lanes[i] = ent_timeline_lanes_to_label ((EntTimelineLanes) i);
  self->lanes = append_combo (self, _("Lanes"), lanes, G_CALLBACK (ent_slide_pane_change_view));
  self->from = append_entry (self, _("From"), G_CALLBACK (ent_slide_pane_change_view));
  self->to = append_entry (self, _("To"), G_CALLBACK (ent_slide_pane_change_view));
  self->importance = append_combo (self, _("Show"), importances, G_CALLBACK (ent_slide_pane_change_view));
  self->own_events = gtk_switch_new ();
  self->own_row = append_row (self, _("Your Own Events"), self->own_events);
  g_signal_connect_object (self->own_events, "notify::active", G_CALLBACK (ent_slide_pane_change_own), self,
                           G_CONNECT_SWAPPED);
  self->reveal = append_entry (self, _("What Happens Next? Hide After"), G_CALLBACK (ent_slide_pane_change_reveal));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->from), _("A date such as 1977, 1977-06 or 1977-06-19"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->to), _("A date such as 1977, 1977-06 or 1977-06-19"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reveal), _("A date. What comes after it is hidden until the class has guessed."));
  self->whose = append_combo (self, _("Ratings"), whose, G_CALLBACK (ent_slide_pane_change_whose));
}

static void
picture_cb (EntSlidePane *self)
{
  g_signal_emit (self, signals[PICTURE_WANTED], 0);
}

static void
ent_slide_pane_dispose (GObject *object)
{
  EntSlidePane *self = ENT_SLIDE_PANE (object);

  /* Leaving a row must not save any more. */
  self->setting = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (ent_slide_pane_parent_class)->dispose (object);
}

static void
ent_slide_pane_finalize (GObject *object)
{
  g_free (ENT_SLIDE_PANE (object)->slide_id);
  g_free (ENT_SLIDE_PANE (object)->linked);
  G_OBJECT_CLASS (ent_slide_pane_parent_class)->finalize (object);
}

static void
ent_slide_pane_class_init (EntSlidePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_slide_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_slide_pane_finalize;
  signals[PICTURE_WANTED] = g_signal_new ("picture-wanted", ENT_TYPE_SLIDE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "slidepane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
append_plan_rows (EntSlidePane *self)
{
  self->minutes = gtk_spin_button_new_with_range (0, MAX_MINUTES, .5);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (self->minutes), 1);
  append_row (self, _("Planned Minutes"), self->minutes);
  g_signal_connect_object (self->minutes, "value-changed", G_CALLBACK (ent_slide_pane_change_minutes), self,
                           G_CONNECT_SWAPPED);
  self->skip = gtk_switch_new ();
  append_row (self, _("Skip When Presenting"), self->skip);
  g_signal_connect_object (self->skip, "notify::active", G_CALLBACK (ent_slide_pane_change_skip), self, G_CONNECT_SWAPPED);
  self->section = append_entry (self, _("Section That Begins Here"), G_CALLBACK (ent_slide_pane_change_section));
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0., "wrap", TRUE, NULL);

  gtk_widget_add_css_class (heading, "part-heading");
  return heading;
}

static void
ent_slide_pane_init (EntSlidePane *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  append_plan_rows (self);
  append_view_rows (self);
  self->problem = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "wrap", TRUE, "visible", FALSE, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_add_css_class (self->problem, "error");
  self->replace = gtk_button_new_with_mnemonic (_("_Replace Picture…"));
  gtk_widget_set_halign (self->replace, GTK_ALIGN_START);
  g_signal_connect_object (self->replace, "clicked", G_CALLBACK (picture_cb), self, G_CONNECT_SWAPPED);
  self->links = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->links_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self->links_box), create_heading (_("Shows")));
  gtk_box_append (GTK_BOX (self->links_box), self->links);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), create_heading (_("This slide")));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->group));
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_box_append (GTK_BOX (self->box), self->replace);
  gtk_box_append (GTK_BOX (self->box), self->links_box);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
ent_slide_pane_new (void)
{
  return g_object_new (ENT_TYPE_SLIDE_PANE, NULL);
}
