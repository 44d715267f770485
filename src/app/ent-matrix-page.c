/* What is shown is a spec, which the grid keeps; every tool makes a changed copy of it, and all of them follow it. */
#include "config.h"

#include "ent-matrix-page.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-factor-grid.h"
#include "ent-matrix-actions.h"
#include "ent-matrix-filter.h"
#include "ent-matrix-foot.h"
#include "ent-measure.h"
#include "ent-titled-drop-down.h"

struct _EntMatrixPage
{
  GtkWidget           parent_instance;

  GtkMenuButton      *order_button;
  GMenu              *order_menu;
  GtkDropDown        *whose;
  EntMatrixFilter    *filter;
  GMenu              *menu;      /* the section for what can be made of the matrix */
  EntFactorGrid      *grid;
  GtkWidget          *nothing;   /* says that the filter leaves nothing */
  EntMatrixFoot      *foot;
  GSimpleActionGroup *actions;

  EntMatrix          *matrix;    /* or NULL */
  char               *lit_case;  /* of the event whose cells are lit, or NULL */
  char               *lit_event;
  gboolean            arriving;  /* it is not a person who turns the tools */
};

G_DEFINE_FINAL_TYPE (EntMatrixPage, ent_matrix_page, GTK_TYPE_WIDGET)

enum
{
  CELL_SELECTED,
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The order, as the menu's choices name it. */

static char *
dup_columns_word (const EntMatrixSpec *spec)
{
  switch (spec->columns)
    {
    case ENT_MATRIX_COLUMNS_TITLE:
      return g_strdup ("title");
    case ENT_MATRIX_COLUMNS_LIKENESS:
      return g_strdup ("likeness");
    case ENT_MATRIX_COLUMNS_MEASURE:
      return g_strconcat ("measure:", spec->measure, NULL);
    case ENT_MATRIX_COLUMNS_LIBRARY:
    default:
      return g_strdup ("library");
    }
}

static char *
dup_rows_word (const EntMatrixSpec *spec)
{
  if (spec->rows == ENT_MATRIX_ROWS_CASE)
    return g_strconcat ("case:", spec->row_case, NULL);
  return g_strdup (spec->rows == ENT_MATRIX_ROWS_LIKENESS ? "likeness" : "groups");
}

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_measures (EntMatrixPage       *self,
                 GMenu               *menu,
                 const EntMatrixSpec *spec)
{
  EntMeasure chosen;

  for (guint kind = 0; kind < ENT_N_MEASURE_KINDS; kind++)
    {
      EntMeasure measure = { kind, 0 };
      g_autofree char *target = NULL;

      if (kind == ENT_MEASURE_FACTOR)
        continue;
      target = g_strconcat ("measure:", ent_measure_get_id (self->matrix, measure), NULL);
      append_choice (menu, ent_measure_get_title (self->matrix, measure), "matrix.columns", target);
    }
  /* By a factor: that is chosen at its name. */
  if (spec->columns == ENT_MATRIX_COLUMNS_MEASURE && ent_measure_from_id (self->matrix, spec->measure, &chosen)
      && chosen.kind == ENT_MEASURE_FACTOR)
    {
      g_autofree char *target = dup_columns_word (spec);

      append_choice (menu, ent_measure_get_title (self->matrix, chosen), "matrix.columns", target);
    }
}

static void
append_columns (EntMatrixPage       *self,
                const EntMatrixSpec *spec)
{
  g_autoptr(GMenu) section = g_menu_new ();

  append_choice (section, _("As in the library"), "matrix.columns", "library");
  append_choice (section, _("By title"), "matrix.columns", "title");
  append_choice (section, _("By likeness"), "matrix.columns", "likeness");
  append_measures (self, section, spec);
  if (spec->columns == ENT_MATRIX_COLUMNS_MEASURE)
    g_menu_append (section, _("Least First"), "matrix.reversed");
  g_menu_append_section (self->order_menu, _("Cases"), G_MENU_MODEL (section));
}

static void
append_rows (EntMatrixPage       *self,
             const EntMatrixSpec *spec)
{
  g_autoptr(GMenu) section = g_menu_new ();
  int item = spec->rows == ENT_MATRIX_ROWS_CASE ? ent_matrix_find_case (self->matrix, spec->row_case) : -1;

  append_choice (section, _("In their groups"), "matrix.rows", "groups");
  if (ent_matrix_get_n_cases (self->matrix) > 1)
    append_choice (section, _("By likeness"), "matrix.rows", "likeness");
  else
    {
      g_autofree char *target = g_strconcat ("case:", ent_matrix_get_case (self->matrix, 0)->id, NULL);

      append_choice (section, _("By rating"), "matrix.rows", target);
    }
  /* That is chosen at the case's title. */
  if (item >= 0 && ent_matrix_get_n_cases (self->matrix) > 1)
    {
      g_autofree char *target = dup_rows_word (spec);

      append_choice (section, ent_case_get_short_title (ent_matrix_get_case (self->matrix, item)), "matrix.rows", target);
    }
  g_menu_append_section (self->order_menu, _("Factors"), G_MENU_MODEL (section));
}

static char *
dup_order_label (EntMatrixPage       *self,
                 const EntMatrixSpec *spec)
{
  EntMeasure measure;

  if (spec->columns == ENT_MATRIX_COLUMNS_LIKENESS)
    return g_strdup (_("Sorted by likeness"));
  if (spec->columns == ENT_MATRIX_COLUMNS_TITLE)
    return g_strdup (_("Sorted by title"));
  if (spec->columns == ENT_MATRIX_COLUMNS_MEASURE && ent_measure_from_id (self->matrix, spec->measure, &measure))
    /* Translators: %s is what the cases are sorted by: "Trade restoration", "Years of relations" */
    return g_strdup_printf (_("Sorted: %s"), ent_measure_get_title (self->matrix, measure));
  return g_strdup (_("Order"));
}

static void
set_state (EntMatrixPage *self,
           const char    *name,
           GVariant      *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

static void
update_tools (EntMatrixPage *self)
{
  const EntMatrixSpec *spec = ent_factor_grid_get_spec (self->grid);
  g_autofree char *columns = dup_columns_word (spec), *rows = dup_rows_word (spec);
  g_autofree char *label = dup_order_label (self, spec);

  self->arriving = TRUE;
  g_menu_remove_all (self->order_menu);
  if (ent_matrix_get_n_cases (self->matrix) > 1)
    append_columns (self, spec);
  append_rows (self, spec);
  set_state (self, "columns", g_variant_new_string (columns));
  set_state (self, "rows", g_variant_new_string (rows));
  set_state (self, "reversed", g_variant_new_boolean (spec->reversed));
  gtk_menu_button_set_label (self->order_button, label);
  gtk_drop_down_set_selected (self->whose, spec->whose);
  ent_matrix_filter_set (self->filter, self->matrix, spec);
  self->arriving = FALSE;
}

static void
arranged_cb (EntMatrixPage *self)
{
  const EntMatrixLayout *layout = ent_factor_grid_get_layout (self->grid);

  ent_matrix_filter_set_count (self->filter, layout->n_matches, layout->n_cells);
  gtk_widget_set_visible (self->nothing, layout->rows->len == 0 || layout->columns->len == 0);
}

/* What is lit */

static void
light_event (EntMatrixPage *self)
{
  g_autoptr(EntStatement) statement = NULL;

  if (self->matrix == NULL || self->lit_case == NULL || ent_matrix_find_case (self->matrix, self->lit_case) < 0)
    {
      ent_factor_grid_light (self->grid, NULL);
      ent_matrix_foot_tell (self->foot, NULL);
      return;
    }
  statement = ent_matrix_find_carried (self->matrix, ent_factor_grid_get_spec (self->grid)->whose, self->lit_case,
                                       self->lit_event);
  ent_factor_grid_light (self->grid, statement);
  ent_matrix_foot_tell (self->foot, statement->text);
}

void
ent_matrix_page_light_event (EntMatrixPage *self,
                             const char    *case_id,
                             const char    *event)
{
  g_return_if_fail (ENT_IS_MATRIX_PAGE (self));

  g_free (self->lit_case);
  g_free (self->lit_event);
  self->lit_case = g_strdup (case_id);
  self->lit_event = g_strdup (event);
  ent_matrix_foot_close (self->foot);
  light_event (self);
}

static void
light_cb (EntMatrixPage *self,
          EntStatement  *statement)
{
  g_clear_pointer (&self->lit_case, g_free);
  g_clear_pointer (&self->lit_event, g_free);
  ent_matrix_foot_tell (self->foot, NULL);
  ent_factor_grid_light (self->grid, statement);
}

static void
dismissed_cb (EntMatrixPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  ent_matrix_page_light_event (self, NULL, NULL);
}

/* What is shown */

void
ent_matrix_page_set (EntMatrixPage *self,
                     EntMatrix     *matrix)
{
  g_return_if_fail (ENT_IS_MATRIX_PAGE (self));
  g_return_if_fail (matrix != NULL);

  ent_matrix_ref (matrix);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  self->matrix = matrix;
  ent_factor_grid_set (self->grid, matrix, NULL);
  ent_matrix_foot_set (self->foot, matrix, ent_factor_grid_get_spec (self->grid)->whose);
  if (self->lit_case != NULL)
    light_event (self);
  update_tools (self);
}

/* (transfer none) */
static void
show_spec (EntMatrixPage       *self,
           const EntMatrixSpec *spec)
{
  gboolean other = spec->whose != ent_factor_grid_get_spec (self->grid)->whose;

  ent_factor_grid_set (self->grid, self->matrix, spec);
  if (other)
    ent_matrix_foot_set (self->foot, self->matrix, spec->whose);
  if (other && self->lit_case != NULL)
    light_event (self);
  update_tools (self);
}

/* A person chose it. @spec: (transfer full) */
static void
take_spec (EntMatrixPage *self,
           EntMatrixSpec *spec)
{
  if (!ent_matrix_spec_equal (spec, ent_factor_grid_get_spec (self->grid)))
    {
      show_spec (self, spec);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  ent_matrix_spec_free (spec);
}

void
ent_matrix_page_show (EntMatrixPage *self,
                      const char    *query)
{
  g_autoptr(EntMatrixSpec) spec = NULL;

  g_return_if_fail (ENT_IS_MATRIX_PAGE (self));

  if (query == NULL || self->matrix == NULL)
    return;
  spec = ent_matrix_spec_parse (query);
  if (!ent_matrix_spec_equal (spec, ent_factor_grid_get_spec (self->grid)))
    show_spec (self, spec);
}

char *
ent_matrix_page_dup_query (EntMatrixPage *self)
{
  g_return_val_if_fail (ENT_IS_MATRIX_PAGE (self), NULL);
  return ent_matrix_spec_format (ent_factor_grid_get_spec (self->grid));
}

const EntMatrixSpec *
ent_matrix_page_get_spec (EntMatrixPage *self)
{
  g_return_val_if_fail (ENT_IS_MATRIX_PAGE (self), NULL);
  return ent_factor_grid_get_spec (self->grid);
}

EntMatrix *
ent_matrix_page_get_matrix (EntMatrixPage *self)
{
  g_return_val_if_fail (ENT_IS_MATRIX_PAGE (self), NULL);
  return self->matrix;
}

GMenu *
ent_matrix_page_get_menu (EntMatrixPage *self)
{
  g_return_val_if_fail (ENT_IS_MATRIX_PAGE (self), NULL);
  return self->menu;
}

void
ent_matrix_page_select (EntMatrixPage *self,
                        const char    *case_id,
                        const char    *factor_id)
{
  g_return_if_fail (ENT_IS_MATRIX_PAGE (self));

  ent_factor_grid_select (self->grid, case_id, factor_id);
}

/* Tools and actions */

static void
columns_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  EntMatrixPage *self = user_data;
  EntMatrixSpec *spec = ent_matrix_spec_copy (ent_factor_grid_get_spec (self->grid));
  const char *word = g_variant_get_string (parameter, NULL);

  g_clear_pointer (&spec->measure, g_free);
  spec->columns = g_str_equal (word, "title") ? ENT_MATRIX_COLUMNS_TITLE
                  : g_str_equal (word, "likeness") ? ENT_MATRIX_COLUMNS_LIKENESS : ENT_MATRIX_COLUMNS_LIBRARY;
  if (g_str_has_prefix (word, "measure:"))
    {
      spec->columns = ENT_MATRIX_COLUMNS_MEASURE;
      spec->measure = g_strdup (word + strlen ("measure:"));
    }
  else
    spec->reversed = FALSE;
  take_spec (self, spec);
}

static void
rows_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  EntMatrixPage *self = user_data;
  EntMatrixSpec *spec = ent_matrix_spec_copy (ent_factor_grid_get_spec (self->grid));
  const char *word = g_variant_get_string (parameter, NULL);

  g_clear_pointer (&spec->row_case, g_free);
  spec->rows = g_str_equal (word, "likeness") ? ENT_MATRIX_ROWS_LIKENESS : ENT_MATRIX_ROWS_GROUPS;
  if (g_str_has_prefix (word, "case:"))
    {
      spec->rows = ENT_MATRIX_ROWS_CASE;
      spec->row_case = g_strdup (word + strlen ("case:"));
    }
  take_spec (self, spec);
}

static void
reversed_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  EntMatrixPage *self = user_data;
  EntMatrixSpec *spec = ent_matrix_spec_copy (ent_factor_grid_get_spec (self->grid));

  spec->reversed = !spec->reversed;
  take_spec (self, spec);
}

static void
fold_all (EntMatrixPage *self,
          gboolean       closed)
{
  EntMatrixSpec *spec = ent_matrix_spec_copy (ent_factor_grid_get_spec (self->grid));

  g_ptr_array_set_size (spec->closed, 0);
  for (guint i = 0; closed && i < self->matrix->codebook->groups->len; i++)
    ent_matrix_spec_set_in_list (spec->closed, ((EntFactorGroup *) self->matrix->codebook->groups->pdata[i])->id, TRUE);
  spec->rows = ENT_MATRIX_ROWS_GROUPS;
  g_clear_pointer (&spec->row_case, g_free);
  take_spec (self, spec);
}

static void
fold_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  fold_all (user_data, TRUE);
}

static void
unfold_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  fold_all (user_data, FALSE);
}

static void
whose_cb (EntMatrixPage *self)
{
  EntMatrixSpec *spec;

  if (self->arriving || self->matrix == NULL)
    return;
  spec = ent_matrix_spec_copy (ent_factor_grid_get_spec (self->grid));
  spec->whose = gtk_drop_down_get_selected (self->whose);
  take_spec (self, spec);
}

static void
filter_cb (EntMatrixPage *self)
{
  take_spec (self, ent_matrix_spec_copy (ent_matrix_filter_get_spec (self->filter)));
}

static void
grid_changed_cb (EntMatrixPage *self)
{
  update_tools (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cell_selected_cb (EntMatrixPage *self,
                  const char    *case_id,
                  const char    *factor_id)
{
  ent_factor_grid_select (self->grid, case_id, factor_id);
  ent_matrix_page_light_event (self, NULL, NULL);
  g_signal_emit (self, signals[CELL_SELECTED], 0, case_id, factor_id);
}

static void
factor_activated_cb (EntMatrixPage *self,
                     const char    *factor_id)
{
  g_autofree char *uri = ent_address_format (ENT_ADDRESS_FACTOR, NULL, factor_id);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", uri);
}

static void
case_activated_cb (EntMatrixPage *self,
                   const char    *case_id)
{
  g_autofree char *uri = ent_address_format (ENT_ADDRESS_CASE, case_id, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", uri);
}

/* The widget */

static GtkWidget *
create_menu_button (EntMatrixPage *self)
{
  g_autoptr(GMenu) menu = g_menu_new (), groups = g_menu_new ();
  GtkWidget *button;

  self->menu = g_menu_new ();
  g_menu_append (groups, _("_Fold All Groups"), "matrix.fold");
  g_menu_append (groups, _("_Unfold All Groups"), "matrix.unfold");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (groups));
  button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "menu-model", menu,
                         "tooltip-text", _("Menu of the Matrix"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Menu of the Matrix"), -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
create_toolbar (EntMatrixPage *self)
{
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *whose[] = { _("Published"), _("Yours"), _("Both"), NULL };

  gtk_widget_add_css_class (toolbar, "tools");
  self->order_menu = g_menu_new ();
  self->order_button = g_object_new (GTK_TYPE_MENU_BUTTON, "menu-model", self->order_menu, "label", _("Order"), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->order_button), "flat");
  gtk_box_append (GTK_BOX (toolbar), GTK_WIDGET (self->order_button));
  /* Translators: whose ratings the matrix shows: published, yours, both */
  self->whose = ent_titled_drop_down_new (GTK_BOX (toolbar), _("_Ratings:"), whose);
  g_signal_connect_object (self->whose, "notify::selected", G_CALLBACK (whose_cb), self, G_CONNECT_SWAPPED);
  self->filter = ENT_MATRIX_FILTER (ent_matrix_filter_new ());
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (toolbar), GTK_WIDGET (self->filter));
  gtk_box_append (GTK_BOX (toolbar), g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL));
  gtk_box_append (GTK_BOX (toolbar), create_menu_button (self));
  /* In a narrow window the line scrolls, rather than keep the window wide. */
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", toolbar, "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                       "vscrollbar-policy", GTK_POLICY_NEVER, NULL);
}

static GtkWidget *
create_grid (EntMatrixPage *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->grid = ENT_FACTOR_GRID (ent_factor_grid_new ());
  g_signal_connect_object (self->grid, "cell-selected", G_CALLBACK (cell_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "factor-activated", G_CALLBACK (factor_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "case-activated", G_CALLBACK (case_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "changed", G_CALLBACK (grid_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "arranged", G_CALLBACK (arranged_cb), self, G_CONNECT_SWAPPED);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->grid, NULL));
  self->nothing = g_object_new (GTK_TYPE_LABEL, "label", _("No cell of the matrix matches the filter."), "wrap", TRUE,
                                "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->nothing);
  gtk_widget_set_vexpand (overlay, TRUE);
  return overlay;
}

static void
ent_matrix_page_dispose (GObject *object)
{
  EntMatrixPage *self = ENT_MATRIX_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->menu);
  g_clear_object (&self->order_menu);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  g_clear_pointer (&self->lit_case, g_free);
  g_clear_pointer (&self->lit_event, g_free);
  G_OBJECT_CLASS (ent_matrix_page_parent_class)->dispose (object);
}

static void
ent_matrix_page_class_init (EntMatrixPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_matrix_page_dispose;
  signals[CELL_SELECTED] = g_signal_new ("cell-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_STRING, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_matrix_page_init (EntMatrixPage *self)
{
  static const GActionEntry entries[] = {
    { "columns", columns_action, "s", "'library'", NULL, { 0 } },
    { "rows", rows_action, "s", "'groups'", NULL, { 0 } },
    { "reversed", reversed_action, NULL, "false", NULL, { 0 } },
    { "fold", fold_action, NULL, NULL, NULL, { 0 } },
    { "unfold", unfold_action, NULL, NULL, NULL, { 0 } },
  };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "matrix", G_ACTION_GROUP (self->actions));
  gtk_widget_set_parent (create_toolbar (self), GTK_WIDGET (self));
  ent_matrix_actions_add (self);
  gtk_widget_set_parent (create_grid (self), GTK_WIDGET (self));
  self->foot = ENT_MATRIX_FOOT (ent_matrix_foot_new ());
  g_signal_connect_object (self->foot, "light", G_CALLBACK (light_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->foot, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->foot), GTK_WIDGET (self));
}

GtkWidget *
ent_matrix_page_new (void)
{
  return g_object_new (ENT_TYPE_MATRIX_PAGE, NULL);
}
