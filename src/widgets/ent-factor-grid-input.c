/* All cells together are one stop of the Tab key; arrows walk among them (a roving focus: only the current cell is
 * focusable).  Letters seek a factor. */
#include "config.h"

#include "ent-factor-grid-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-fold.h"

#define TYPE_AHEAD_USEC (1500 * G_TIME_SPAN_MILLISECOND)

/* Pointer */

static void
set_hover (EntFactorGrid *self,
           int            row,
           int            column)
{
  GtkWidget *cell;

  if (row == self->hover_row && column == self->hover_column)
    return;
  cell = ent_factor_grid_find_cell (self, self->hover_row, self->hover_column);
  if (cell != NULL)
    gtk_widget_queue_draw (cell);
  self->hover_row = row;
  self->hover_column = column;
  cell = ent_factor_grid_find_cell (self, row, column);
  if (cell != NULL)
    gtk_widget_queue_draw (cell);
}

static void
motion_cb (EntFactorGrid *self,
           double         x,
           double         y)
{
  int row, column;

  if (!ent_factor_grid_find_at (self, x, y, &row, &column))
    row = column = -2;
  set_hover (self, row, column);
}

static void
leave_cb (EntFactorGrid *self)
{
  set_hover (self, -2, -2);
}

static void
pressed_cb (EntFactorGrid   *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  int row, column;

  if ((button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_SECONDARY)
      || !ent_factor_grid_find_at (self, x, y, &row, &column))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  ent_factor_grid_set_current (self, row, column);
  ent_factor_grid_focus_current (self, TRUE);
  if (button == GDK_BUTTON_SECONDARY)
    ent_factor_grid_popup (self, row, column);
}

static void
released_cb (EntFactorGrid   *self,
             int              n_press,
             double           x,
             double           y,
             GtkGestureClick *gesture)
{
  int row, column;

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_PRIMARY
      || !ent_factor_grid_find_at (self, x, y, &row, &column) || row != self->row || column != self->column)
    return;
  if (n_press == 2 && row >= 0 && column < 0 && ent_factor_grid_get_row (self, row)->factor >= 0)
    g_signal_emit_by_name (self, "factor-activated",
                           ent_matrix_get_factor (self->matrix, ent_factor_grid_get_row (self, row)->factor)->id);
  else if (n_press == 1)
    ent_factor_grid_activate (self, row, column);
}

/* What a name cut short says in full, and what a look means. */
static gboolean
query_tooltip_cb (EntFactorGrid *self,
                  int            x,
                  int            y,
                  gboolean       by_keyboard,
                  GtkTooltip    *tooltip)
{
  int row = self->row, column = self->column;
  const EntMatrixRow *record;
  g_autofree char *name = NULL;
  GdkRectangle area;

  if (self->layout == NULL || (!by_keyboard && !ent_factor_grid_find_at (self, x, y, &row, &column)))
    return FALSE;
  if (row >= (int) self->layout->rows->len || (row < 0 && column < 0))
    return FALSE;
  record = row >= 0 ? ent_factor_grid_get_row (self, row) : NULL;
  if (column >= 0 && record != NULL && record->factor < 0 && !record->closed)
    return FALSE;
  name = ent_factor_grid_dup_name (self, row, column);
  if (column < 0 && record->factor >= 0)
    {
      const EntFactor *factor = ent_matrix_get_factor (self->matrix, record->factor);
      g_autofree char *both = g_strdup_printf ("%s\n%s", name, ent_text_get (factor->question));

      gtk_tooltip_set_text (tooltip, both);
    }
  else
    gtk_tooltip_set_text (tooltip, name);
  ent_factor_grid_get_area (self, row, column, &area);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/* The menu of a place: what its row and its column can do. */

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (EntFactorGrid *self,
             int            row,
             int            column)
{
  GMenu *menu = g_menu_new ();
  const EntMatrixRow *record = row >= 0 ? ent_factor_grid_get_row (self, row) : NULL;

  if (record != NULL && record->factor >= 0)
    {
      const char *factor = ent_matrix_get_factor (self->matrix, record->factor)->id;
      g_autoptr(GMenu) section = g_menu_new ();

      append_item (section, _("_Page of This Factor"), "grid.open-factor", factor);
      if (self->layout->columns->len > 1)
        append_item (section, _("Sort _Cases by This Factor"), "grid.sort-cases", factor);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  if (column >= 0)
    {
      const char *item = ent_matrix_get_case (self->matrix, ent_factor_grid_get_item (self, column))->id;
      g_autoptr(GMenu) section = g_menu_new ();

      if (ent_matrix_get_n_cases (self->matrix) > 1)
        append_item (section, _("_Open This Case"), "grid.open-case", item);
      append_item (section, _("Sort _Factors by This Case"), "grid.sort-factors", item);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
}

static void
menu_closed_cb (EntFactorGrid *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ent_factor_grid_focus_current (self, FALSE);
}

void
ent_factor_grid_popup (EntFactorGrid *self,
                       int            row,
                       int            column)
{
  g_autoptr(GMenuModel) menu = create_menu (self, row, column);
  GdkRectangle area;

  if (g_menu_model_get_n_items (menu) == 0)
    return;
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  ent_factor_grid_get_area (self, row, column, &area);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Keys */

static gboolean
can_stand_at (EntFactorGrid *self,
              int            row,
              int            column)
{
  if (row < 0)
    return column >= 0;
  return column < 0 || ent_factor_grid_get_row (self, row)->factor >= 0 || ent_factor_grid_get_row (self, row)->closed;
}

/* Rows without cells are passed over, unless it is their name. */
static void
go_to (EntFactorGrid *self,
       int            row,
       int            column,
       int            step)
{
  int n_rows = (int) self->layout->rows->len, n_columns = (int) self->layout->columns->len;

  row = CLAMP (row, -1, n_rows - 1);
  column = CLAMP (column, -1, n_columns - 1);
  while (row >= -1 && row < n_rows && !can_stand_at (self, row, column) && step != 0)
    row += step;
  if (row < -1 || row >= n_rows || !can_stand_at (self, row, column))
    return;
  ent_factor_grid_set_current (self, row, column);
  ent_factor_grid_focus_current (self, TRUE);
}

static int
get_page_rows (EntFactorGrid *self)
{
  double page = gtk_adjustment_get_page_size (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  int n = (int) self->layout->rows->len;

  return MAX (1, (int) (page * n / MAX (1, self->row_y[n])) - 1);
}

/* Left and right on a group's name fold it and unfold it. */
static gboolean
fold_by_key (EntFactorGrid *self,
             gboolean       forward)
{
  const EntMatrixRow *record = self->row >= 0 && self->column < 0 ? ent_factor_grid_get_row (self, self->row) : NULL;

  if (record == NULL || record->factor >= 0 || record->closed != forward)
    return FALSE;
  ent_factor_grid_fold (self, self->row, !forward);
  return TRUE;
}

static gboolean
move_by_key (EntFactorGrid *self,
             guint          key,
             gboolean       control)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int last_row = (int) self->layout->rows->len - 1, last_column = (int) self->layout->columns->len - 1;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      go_to (self, self->row - 1, self->column, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      go_to (self, self->row + 1, self->column, 1);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      {
        gboolean forward = (key == GDK_KEY_Right || key == GDK_KEY_KP_Right) != rtl;

        if (!fold_by_key (self, forward))
          go_to (self, self->row, self->column + (forward ? 1 : -1), 0);
        return TRUE;
      }
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      if (control)
        go_to (self, 0, -1, 1);
      else
        go_to (self, self->row, self->row < 0 ? 0 : -1, 0);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to (self, control ? last_row : self->row, last_column, control ? -1 : 0);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      go_to (self, MAX (0, self->row - get_page_rows (self)), self->column, 1);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      go_to (self, MIN (last_row, self->row + get_page_rows (self)), self->column, -1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
starts_with (EntFactorGrid *self,
             int            row,
             const char    *typed)
{
  g_autofree char *name = ent_factor_grid_dup_name (self, row, -1);
  g_autofree char *folded = ent_fold (name, NULL);

  return g_str_has_prefix (folded, typed);
}

/* The next name that begins so; while one goes on typing, the same one may stay. */
static gboolean
type_ahead (EntFactorGrid *self,
            guint          key)
{
  gint64 now = g_get_monotonic_time ();
  gunichar c = gdk_keyval_to_unicode (key);
  g_autofree char *folded = NULL;
  int n = (int) self->layout->rows->len;
  gboolean more;

  if (c == 0 || !g_unichar_isgraph (c))
    return FALSE;
  if (now - self->typed_usec > TYPE_AHEAD_USEC)
    g_string_truncate (self->typed, 0);
  more = self->typed->len > 0;
  self->typed_usec = now;
  g_string_append_unichar (self->typed, c);
  folded = ent_fold (self->typed->str, NULL);
  for (int i = 0; i < n && *folded != '\0'; i++)
    {
      int row = (MAX (self->row, 0) + i + (more ? 0 : 1)) % n;

      if (!starts_with (self, row, folded))
        continue;
      go_to (self, row, can_stand_at (self, row, self->column) ? self->column : -1, 0);
      break;
    }
  return TRUE;
}

static gboolean
key_pressed_cb (EntFactorGrid   *self,
                guint            key,
                guint            keycode,
                GdkModifierType  state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->layout == NULL || self->layout->rows->len == 0 || gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL
      || gtk_widget_get_focus_child (GTK_WIDGET (self)) == self->menu)
    return FALSE;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    {
      ent_factor_grid_popup (self, self->row, self->column);
      return TRUE;
    }
  if (modifiers == GDK_CONTROL_MASK)
    return (key == GDK_KEY_Home || key == GDK_KEY_End || key == GDK_KEY_KP_Home || key == GDK_KEY_KP_End)
           && move_by_key (self, key, TRUE);
  if ((modifiers & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter || key == GDK_KEY_space)
    {
      ent_factor_grid_activate (self, self->row, self->column);
      return TRUE;
    }
  return (modifiers == 0 && move_by_key (self, key, FALSE)) || type_ahead (self, key);
}

/* Actions */

static void
sort_cases_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  EntFactorGrid *self = ENT_FACTOR_GRID (widget);
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_copy (self->spec);
  const char *id = g_variant_get_string (parameter, NULL);

  /* Once more: the other way round. */
  spec->reversed = spec->columns == ENT_MATRIX_COLUMNS_MEASURE && g_strcmp0 (spec->measure, id) == 0 && !spec->reversed;
  spec->columns = ENT_MATRIX_COLUMNS_MEASURE;
  g_free (spec->measure);
  spec->measure = g_strdup (id);
  ent_factor_grid_set (self, self->matrix, spec);
  g_signal_emit_by_name (self, "changed");
}

static void
sort_factors_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  EntFactorGrid *self = ENT_FACTOR_GRID (widget);
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_copy (self->spec);

  spec->rows = ENT_MATRIX_ROWS_CASE;
  g_free (spec->row_case);
  spec->row_case = g_variant_dup_string (parameter, NULL);
  ent_factor_grid_set (self, self->matrix, spec);
  g_signal_emit_by_name (self, "changed");
}

static void
open_case_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "case-activated", g_variant_get_string (parameter, NULL));
}

static void
open_factor_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "factor-activated", g_variant_get_string (parameter, NULL));
}

void
ent_factor_grid_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "grid.sort-cases", "s", sort_cases_action);
  gtk_widget_class_install_action (widget_class, "grid.sort-factors", "s", sort_factors_action);
  gtk_widget_class_install_action (widget_class, "grid.open-case", "s", open_case_action);
  gtk_widget_class_install_action (widget_class, "grid.open-factor", "s", open_factor_action);
}

void
ent_factor_grid_init_input (EntFactorGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->typed = g_string_new (NULL);
  self->hover_row = self->hover_column = -2;
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
