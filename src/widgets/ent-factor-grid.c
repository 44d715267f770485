#include "config.h"

#include "ent-factor-grid-private.h"

#include <glib/gi18n-lib.h>

#include "ent-string-list.h"

/* To arrange so many by likeness takes longer than a frame. */
#define MAX_AT_ONCE 60
/* What it asks for at least, px. */
#define MIN_WIDTH   320
#define MIN_HEIGHT  180

G_DEFINE_FINAL_TYPE_WITH_CODE (EntFactorGrid, ent_factor_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  CELL_SELECTED,
  FACTOR_ACTIVATED,
  CASE_ACTIVATED,
  CHANGED,
  ARRANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What is lit */

static void
update_lit (EntFactorGrid *self)
{
  guint n_cases = self->matrix != NULL ? ent_matrix_get_n_cases (self->matrix) : 0;

  g_clear_pointer (&self->lit, g_free);
  g_clear_pointer (&self->lit_cases, g_free);
  if (self->statement == NULL || self->matrix == NULL)
    return;
  self->lit = g_new0 (guint8, (gsize) ent_matrix_get_n_factors (self->matrix) * n_cases + 1);
  self->lit_cases = g_new0 (guint8, n_cases + 1);
  for (guint i = 0; i < self->statement->cells->len; i++)
    {
      const EntStatementCell *cell = self->statement->cells->pdata[i];
      int item = ent_matrix_find_case (self->matrix, cell->case_id);
      int factor = ent_matrix_find_factor (self->matrix, cell->factor);

      if (item >= 0 && factor >= 0)
        self->lit[(gsize) factor * n_cases + (guint) item] = 1;
      else if (item >= 0 && cell->factor == NULL)
        self->lit_cases[item] = 1;
    }
}

void
ent_factor_grid_light (EntFactorGrid      *self,
                       const EntStatement *statement)
{
  EntStatement *copy;

  g_return_if_fail (ENT_IS_FACTOR_GRID (self));

  copy = statement != NULL && statement->cells->len > 0 ? ent_statement_copy (statement) : NULL;
  if (copy == NULL && self->statement == NULL)
    return;
  g_clear_pointer (&self->statement, ent_statement_free);
  self->statement = copy;
  update_lit (self);
  ent_factor_grid_queue_redraw (self);
}

/* What is shown */

/* Where the focus is, by id. */
typedef struct
{
  char *group;
  char *factor;
  char *item;
} Anchor;

static void
get_anchor (EntFactorGrid *self,
            Anchor        *anchor)
{
  const EntMatrixRow *row;

  *anchor = (Anchor) { NULL, NULL, NULL };
  if (self->layout == NULL || self->row >= (int) self->layout->rows->len
      || self->column >= (int) self->layout->columns->len)
    return;
  if (self->column >= 0)
    anchor->item = g_strdup (ent_matrix_get_case (self->matrix, ent_factor_grid_get_item (self, self->column))->id);
  if (self->row < 0)
    return;
  row = ent_factor_grid_get_row (self, self->row);
  if (row->factor >= 0)
    anchor->factor = g_strdup (ent_matrix_get_factor (self->matrix, row->factor)->id);
  if (row->group >= 0)
    anchor->group = g_strdup (((EntFactorGroup *) self->matrix->codebook->groups->pdata[row->group])->id);
}

static int
find_group_row (EntFactorGrid *self,
                const char    *group)
{
  for (guint i = 0; group != NULL && i < self->layout->rows->len; i++)
    {
      const EntMatrixRow *row = ent_factor_grid_get_row (self, i);

      if (row->factor < 0
          && g_str_equal (((EntFactorGroup *) self->matrix->codebook->groups->pdata[row->group])->id, group))
        return i;
    }
  return -1;
}

/* The same place where it is still there, else near where it was. Takes what the anchor holds. */
static void
find_anchor (EntFactorGrid *self,
             Anchor        *anchor)
{
  int n_rows = (int) self->layout->rows->len, n_columns = (int) self->layout->columns->len;
  int row = -1, column;

  if (anchor->factor != NULL)
    row = ent_matrix_layout_find_row (self->layout, self->matrix, ent_matrix_find_factor (self->matrix, anchor->factor));
  if (row < 0)
    row = find_group_row (self, anchor->group);
  if (row < 0 && self->row >= 0)
    row = MIN (self->row, n_rows - 1);
  column = anchor->item != NULL
           ? ent_matrix_layout_find_column (self->layout, ent_matrix_find_case (self->matrix, anchor->item)) : -1;
  if (column < 0 && self->column >= 0)
    column = MIN (self->column, n_columns - 1);
  if (row >= 0 && ent_factor_grid_get_row (self, row)->factor < 0 && !ent_factor_grid_get_row (self, row)->closed)
    column = -1;
  if (row < 0 && column < 0)
    row = n_rows > 1 ? 1 : 0;
  self->row = row;
  self->column = column;
  g_free (anchor->group);
  g_free (anchor->factor);
  g_free (anchor->item);
}

/* @layout: (transfer full) */
static void
take (EntFactorGrid   *self,
      EntMatrix       *matrix,
      EntMatrixLayout *layout)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL
                       && gtk_widget_get_focus_child (GTK_WIDGET (self)) != self->menu;
  Anchor anchor;

  get_anchor (self, &anchor);
  ent_matrix_ref (matrix);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  g_clear_pointer (&self->layout, ent_matrix_layout_free);
  self->matrix = matrix;
  self->layout = layout;
  self->serial++;
  find_anchor (self, &anchor);
  update_lit (self);
  ent_factor_grid_place (self);
  ent_factor_grid_build (self);
  ent_factor_grid_queue_redraw (self);
  if (had_focus)
    ent_factor_grid_focus_current (self, FALSE);
  g_signal_emit (self, signals[ARRANGED], 0);
}

static void
arrange_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  gpointer *both = data;

  g_task_return_pointer (task, ent_matrix_layout_new (both[0], both[1]), (GDestroyNotify) ent_matrix_layout_free);
}

static void
free_both (gpointer data)
{
  gpointer *both = data;

  ent_matrix_unref (both[0]);
  ent_matrix_spec_free (both[1]);
  g_free (both);
}

static void
arranged_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(EntFactorGrid) self = user_data;
  EntMatrixLayout *layout = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr(EntMatrix) matrix = NULL;

  /* Cancelled by one that came after it. */
  if (layout == NULL)
    return;
  g_clear_object (&self->arranging);
  matrix = g_steal_pointer (&self->pending);
  take (self, matrix, layout);
}

static void
arrange_apart (EntFactorGrid *self,
               EntMatrix     *matrix)
{
  gpointer *both = g_new (gpointer, 2);
  g_autoptr(GTask) task = NULL;

  both[0] = ent_matrix_ref (matrix);
  both[1] = ent_matrix_spec_copy (self->spec);
  self->pending = ent_matrix_ref (matrix);
  self->arranging = g_cancellable_new ();
  task = g_task_new (NULL, self->arranging, arranged_cb, g_object_ref (self));
  g_task_set_task_data (task, both, free_both);
  g_task_run_in_thread (task, arrange_worker);
}

static void
stop_arranging (EntFactorGrid *self)
{
  if (self->arranging != NULL)
    g_cancellable_cancel (self->arranging);
  g_clear_object (&self->arranging);
  g_clear_pointer (&self->pending, ent_matrix_unref);
}

void
ent_factor_grid_set (EntFactorGrid       *self,
                     EntMatrix           *matrix,
                     const EntMatrixSpec *spec)
{
  EntMatrixSpec *copy;

  g_return_if_fail (ENT_IS_FACTOR_GRID (self));
  g_return_if_fail (matrix != NULL);

  stop_arranging (self);
  if (spec != NULL)
    {
      copy = ent_matrix_spec_copy (spec);
      ent_matrix_spec_free (self->spec);
      self->spec = copy;
    }
  if (self->spec->columns == ENT_MATRIX_COLUMNS_LIKENESS && ent_matrix_get_n_cases (matrix) > MAX_AT_ONCE)
    arrange_apart (self, matrix);
  else
    take (self, matrix, ent_matrix_layout_new (matrix, self->spec));
}

const EntMatrixSpec *
ent_factor_grid_get_spec (EntFactorGrid *self)
{
  g_return_val_if_fail (ENT_IS_FACTOR_GRID (self), NULL);
  return self->spec;
}

const EntMatrixLayout *
ent_factor_grid_get_layout (EntFactorGrid *self)
{
  g_return_val_if_fail (ENT_IS_FACTOR_GRID (self), NULL);
  return self->layout;
}

void
ent_factor_grid_select (EntFactorGrid *self,
                        const char    *case_id,
                        const char    *factor_id)
{
  int row, column;

  g_return_if_fail (ENT_IS_FACTOR_GRID (self));

  if (g_strcmp0 (self->selected_case, case_id) == 0 && g_strcmp0 (self->selected_factor, factor_id) == 0)
    return;
  g_free (self->selected_case);
  g_free (self->selected_factor);
  self->selected_case = g_strdup (case_id);
  self->selected_factor = g_strdup (factor_id);
  if (self->layout == NULL)
    return;
  self->serial++;
  row = ent_matrix_layout_find_row (self->layout, self->matrix, ent_matrix_find_factor (self->matrix, factor_id));
  column = ent_matrix_layout_find_column (self->layout, ent_matrix_find_case (self->matrix, case_id));
  if (row >= 0 && (column >= 0 || case_id == NULL))
    {
      ent_factor_grid_set_current (self, row, column);
      ent_factor_grid_reveal (self, row, column);
    }
  ent_factor_grid_build (self);
  ent_factor_grid_queue_redraw (self);
}

void
ent_factor_grid_fold (EntFactorGrid *self,
                      int            row,
                      gboolean       closed)
{
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_copy (self->spec);
  const EntMatrixRow *record = ent_factor_grid_get_row (self, row);
  const EntFactorGroup *group = self->matrix->codebook->groups->pdata[record->group];

  ent_matrix_spec_set_in_list (spec->closed, group->id, closed);
  ent_factor_grid_set (self, self->matrix, spec);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
ent_factor_grid_activate (EntFactorGrid *self,
                          int            row,
                          int            column)
{
  const EntMatrixRow *record;
  g_autofree char *case_id = NULL, *factor = NULL;

  if (row < 0)
    {
      ent_factor_grid_popup (self, row, column);
      return;
    }
  record = ent_factor_grid_get_row (self, row);
  if (record->factor < 0)
    {
      ent_factor_grid_fold (self, row, !record->closed);
      return;
    }
  if (column >= 0)
    case_id = g_strdup (ent_matrix_get_case (self->matrix, ent_factor_grid_get_item (self, column))->id);
  factor = g_strdup (ent_matrix_get_factor (self->matrix, record->factor)->id);
  g_signal_emit (self, signals[CELL_SELECTED], 0, case_id, factor);
}

/* The widget */

static void
scrolled_cb (EntFactorGrid *self)
{
  ent_factor_grid_build (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Without a scrolled window around it there is one all the same, of all that there is. */
static void
set_adjustment (EntFactorGrid  *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  if (adjustment != NULL && adjustment == self->adjustments[orientation])
    return;
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation] = g_object_ref_sink (adjustment != NULL ? adjustment
                                                      : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (self->adjustments[orientation], "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
ent_factor_grid_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  EntFactorGrid *self = ENT_FACTOR_GRID (widget);
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  ent_factor_grid_update_style (self);
  *minimum = *natural = horizontal ? MIN_WIDTH : MIN_HEIGHT;
  if (self->layout != NULL && self->row_y != NULL)
    *natural = MAX (*minimum, horizontal ? self->names_natural + self->column_x[self->layout->columns->len] + 12
                                         : self->header_height + self->row_y[self->layout->rows->len] + 12);
}

static void
ent_factor_grid_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  ent_factor_grid_allocate (ENT_FACTOR_GRID (widget), width, height);
}

static void
ent_factor_grid_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ent_factor_grid_parent_class)->css_changed (widget, change);
  ent_factor_grid_update_style (ENT_FACTOR_GRID (widget));
}

static void
ent_factor_grid_direction_changed (GtkWidget        *widget,
                                   GtkTextDirection  previous)
{
  ent_factor_grid_update_style (ENT_FACTOR_GRID (widget));
  GTK_WIDGET_CLASS (ent_factor_grid_parent_class)->direction_changed (widget, previous);
}

static gboolean
ent_factor_grid_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  EntFactorGrid *self = ENT_FACTOR_GRID (widget);

  /* Arrows are the grid's own; with Tab it is left at once. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return ent_factor_grid_focus_current (self, TRUE);
}

static gboolean
ent_factor_grid_grab_focus (GtkWidget *widget)
{
  return ent_factor_grid_focus_current (ENT_FACTOR_GRID (widget), TRUE);
}

static void
ent_factor_grid_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  EntFactorGrid *self = ENT_FACTOR_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ent_factor_grid_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  EntFactorGrid *self = ENT_FACTOR_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ent_factor_grid_dispose (GObject *object)
{
  EntFactorGrid *self = ENT_FACTOR_GRID (object);

  stop_arranging (self);
  ent_factor_grid_dispose_build (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  G_OBJECT_CLASS (ent_factor_grid_parent_class)->dispose (object);
}

static void
ent_factor_grid_finalize (GObject *object)
{
  EntFactorGrid *self = ENT_FACTOR_GRID (object);

  g_clear_pointer (&self->layout, ent_matrix_layout_free);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  g_clear_pointer (&self->labels, ent_label_cache_free);
  g_clear_pointer (&self->statement, ent_statement_free);
  ent_matrix_spec_free (self->spec);
  g_ptr_array_unref (self->rows);
  g_string_free (self->typed, TRUE);
  g_free (self->row_y);
  g_free (self->column_x);
  g_free (self->lit);
  g_free (self->lit_cases);
  g_free (self->selected_case);
  g_free (self->selected_factor);
  G_OBJECT_CLASS (ent_factor_grid_parent_class)->finalize (object);
}

static void
ent_factor_grid_class_init (EntFactorGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ent_factor_grid_get_property;
  object_class->set_property = ent_factor_grid_set_property;
  object_class->dispose = ent_factor_grid_dispose;
  object_class->finalize = ent_factor_grid_finalize;
  widget_class->measure = ent_factor_grid_measure;
  widget_class->size_allocate = ent_factor_grid_size_allocate;
  widget_class->snapshot = ent_factor_grid_snapshot;
  widget_class->css_changed = ent_factor_grid_css_changed;
  widget_class->direction_changed = ent_factor_grid_direction_changed;
  widget_class->focus = ent_factor_grid_focus;
  widget_class->grab_focus = ent_factor_grid_grab_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[CELL_SELECTED] = g_signal_new ("cell-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[FACTOR_ACTIVATED] = g_signal_new ("factor-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CASE_ACTIVATED] = g_signal_new ("case-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ARRANGED] = g_signal_new ("arranged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "factorgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  ent_factor_grid_class_install_actions (widget_class);
}

static void
ent_factor_grid_init (EntFactorGrid *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Factors by cases"), -1);
  self->spec = ent_matrix_spec_new ();
  self->rows = g_ptr_array_new ();
  self->row = 1;
  self->column = -1;
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  ent_factor_grid_init_input (self);
}

GtkWidget *
ent_factor_grid_new (void)
{
  return g_object_new (ENT_TYPE_FACTOR_GRID, NULL);
}
