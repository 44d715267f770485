/* Rows and cells are widgets, but only those in view: a row or a cell that leaves it is used again for one that
 * comes in.  The one that has the focus stays, out of view, until the focus goes. */
#include "config.h"

#include "ent-factor-grid-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-evidence-strip.h"
#include "ent-matrix-cell.h"
#include "ent-widget-style.h"

#define PADDING       12  /* px, around it all */
#define GAP           16  /* between groups of like things */
#define INDENT        26  /* of a factor's name */
#define MAX_NAMES     0.4 /* of the width */
#define STRIP_MARGIN  12
#define MIN_STRIP     80

/* Where it stands */

void
ent_factor_grid_update_style (EntFactorGrid *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  guint serial = pango_context_get_serial (context);
  EntPictureStyle style;

  ent_widget_get_picture_style (GTK_WIDGET (self), &style);
  if (self->labels != NULL && serial == self->font_serial && ent_picture_style_equal (&style, &self->style))
    return;
  self->style = style;
  if (self->labels == NULL || serial != self->font_serial)
    {
      g_clear_pointer (&self->labels, ent_label_cache_free);
      self->labels = ent_label_cache_new (context);
      self->font_serial = serial;
      ent_factor_grid_place (self);
    }
  ent_factor_grid_queue_redraw (self);
}

static gboolean
is_rtl (EntFactorGrid *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

int
ent_factor_grid_get_offset (EntFactorGrid  *self,
                            GtkOrientation  orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double value = gtk_adjustment_get_value (adjustment);

  if (orientation == GTK_ORIENTATION_HORIZONTAL && is_rtl (self))
    value = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value;
  return (int) round (value);
}

static void
set_offset (EntFactorGrid  *self,
            GtkOrientation  orientation,
            int             offset)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double value = offset;

  if (orientation == GTK_ORIENTATION_HORIZONTAL && is_rtl (self))
    value = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value;
  gtk_adjustment_set_value (adjustment, value);
}

static void
configure (EntFactorGrid  *self,
           GtkOrientation  orientation,
           int             upper,
           int             page)
{
  int offset = ent_factor_grid_get_offset (self, orientation);

  page = MAX (page, 1);
  upper = MAX (upper, page);
  gtk_adjustment_configure (self->adjustments[orientation], gtk_adjustment_get_value (self->adjustments[orientation]),
                            0, upper, page * .1, page * .9, page);
  /* Where lines run from right to left the beginning is the far end. */
  if (gtk_adjustment_get_upper (self->adjustments[orientation]) > page)
    set_offset (self, orientation, CLAMP (offset, 0, upper - page));
}

/* What can be scrolled, in a grid of this size. */
static void
configure_both (EntFactorGrid *self,
                int            width,
                int            height)
{
  self->names_width = MIN (self->names_natural, MAX (120, (int) (width * MAX_NAMES)));
  configure (self, GTK_ORIENTATION_HORIZONTAL, self->column_x[self->layout->columns->len] + PADDING
             + (self->has_strips ? STRIP_MARGIN + MIN_STRIP : 0), width - self->names_width);
  configure (self, GTK_ORIENTATION_VERTICAL, self->row_y[self->layout->rows->len] + PADDING,
             height - self->header_height);
}

static void
measure_names (EntFactorGrid *self)
{
  double widest = 0;

  for (guint i = 0; i < self->layout->rows->len; i++)
    {
      const EntMatrixRow *row = ent_factor_grid_get_row (self, i);
      const char *title = row->factor >= 0 ? ent_text_get (ent_matrix_get_factor (self->matrix, row->factor)->title)
                          : ent_text_get (((EntFactorGroup *) self->matrix->codebook->groups->pdata[row->group])->title);

      widest = MAX (widest, ent_label_cache_measure (self->labels, title,
                                                     row->factor >= 0 ? ENT_LABEL_NORMAL : ENT_LABEL_BOLD));
    }
  self->names_natural = PADDING + INDENT + (int) widest + 2 * ENT_FACTOR_GRID_MARGIN_X + 6;
}

static int
get_row_height (EntFactorGrid *self,
                int            row)
{
  const EntMatrixRow *record = ent_factor_grid_get_row (self, row);

  /* The name of an open group stands alone. */
  if (record->factor < 0 && !record->closed)
    return self->line_height + 9;
  return MAX (ENT_MATRIX_CELL_HEIGHT, self->line_height + 8) + 2 * ENT_FACTOR_GRID_MARGIN_Y;
}

void
ent_factor_grid_place (EntFactorGrid *self)
{
  guint n_rows, n_columns;
  int y = 0, x = 0, dots;

  if (self->layout == NULL || self->labels == NULL)
    return;
  n_rows = self->layout->rows->len;
  n_columns = self->layout->columns->len;
  self->line_height = (int) ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL);
  dots = (int) ent_label_cache_measure (self->labels, "−3", ENT_LABEL_BOLD) + self->line_height * 2 + 14;
  if (self->spec->whose == ENT_MATRIX_BOTH)
    self->cell_width = MAX (ENT_MATRIX_CELL_WIDTH_BOTH, dots * 2 + 8);
  else
    self->cell_width = MAX (MAX (ENT_MATRIX_CELL_WIDTH, dots),
                            (int) ent_label_cache_measure (self->labels, _("no evidence"), ENT_LABEL_SMALL) + 10);
  self->header_height = PADDING / 2 + 2 * (int) ent_label_cache_get_height (self->labels, ENT_LABEL_SMALL) + 8;
  measure_names (self);

  self->row_y = g_renew (int, self->row_y, n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    {
      y += ent_factor_grid_get_row (self, i)->gap ? GAP : 0;
      self->row_y[i] = y;
      y += get_row_height (self, i);
    }
  self->row_y[n_rows] = y;
  self->column_x = g_renew (int, self->column_x, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    {
      x += g_array_index (self->layout->columns, EntMatrixColumn, i).gap ? GAP : 0;
      self->column_x[i] = x;
      x += self->cell_width + 2 * ENT_FACTOR_GRID_MARGIN_X;
    }
  self->column_x[n_columns] = x;
  self->has_strips = ent_matrix_get_n_cases (self->matrix) == 1 && n_columns == 1;
  /* Who reveals something before it is laid out again finds it. */
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    configure_both (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Along one axis: where a row or a column begins, and how long it is. */
static void
get_extent (EntFactorGrid *self,
            int            row,
            int            column,
            int           *x,
            int           *y,
            int           *width,
            int           *height)
{
  *x = column < 0 ? 0 : self->names_width + self->column_x[column] - ent_factor_grid_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  *width = column < 0 ? self->names_width : self->cell_width + 2 * ENT_FACTOR_GRID_MARGIN_X;
  *y = row < 0 ? 0 : self->header_height + self->row_y[row] - ent_factor_grid_get_offset (self, GTK_ORIENTATION_VERTICAL);
  *height = row < 0 ? self->header_height : get_row_height (self, row);
}

void
ent_factor_grid_get_area (EntFactorGrid *self,
                          int            row,
                          int            column,
                          GdkRectangle  *area)
{
  get_extent (self, row, column, &area->x, &area->y, &area->width, &area->height);
  if (is_rtl (self))
    area->x = gtk_widget_get_width (GTK_WIDGET (self)) - area->x - area->width;
}

/* Index of the last place that begins at or before @at; −1: before the first. */
static int
find_place (const int *places,
            guint      n,
            int        at)
{
  int low = -1, high = (int) n;

  while (high - low > 1)
    {
      int middle = low + (high - low) / 2;

      if (places[middle] <= at)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gboolean
ent_factor_grid_find_at (EntFactorGrid *self,
                         double         x,
                         double         y,
                         int           *row,
                         int           *column)
{
  GdkRectangle area;

  if (self->layout == NULL || self->row_y == NULL || self->layout->rows->len == 0)
    return FALSE;
  if (is_rtl (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  *row = *column = -1;
  if (y >= self->header_height)
    *row = find_place (self->row_y, self->layout->rows->len,
                       (int) y - self->header_height + ent_factor_grid_get_offset (self, GTK_ORIENTATION_VERTICAL));
  if (x >= self->names_width)
    *column = find_place (self->column_x, self->layout->columns->len,
                          (int) x - self->names_width + ent_factor_grid_get_offset (self, GTK_ORIENTATION_HORIZONTAL));
  if ((*row < 0 && *column < 0) || (*row < 0 && y >= self->header_height) || (*column < 0 && x >= self->names_width))
    return FALSE;
  /* In a gap, or past the last. */
  get_extent (self, *row, *column, &area.x, &area.y, &area.width, &area.height);
  return x < area.x + area.width && y < area.y + area.height;
}

/* Widgets */

static void
allocate_child (GtkWidget *widget,
                int        x,
                int        y,
                int        width,
                int        height)
{
  int minimum;

  /* GTK wants to be asked before it is told. */
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
allocate_row (EntFactorRow *row,
              gpointer      owner)
{
  EntFactorGrid *self = owner;
  GPtrArray *cells = ent_factor_row_get_cells (row);
  GtkWidget *strip = ent_factor_row_get_strip (row);
  int width = gtk_widget_get_width (GTK_WIDGET (row)), index = ent_factor_row_get_index (row);
  gboolean rtl = is_rtl (self);

  ent_factor_row_set_clip (row, &GRAPHENE_RECT_INIT (rtl ? 0 : self->names_width, 0, width - self->names_width,
                                                     gtk_widget_get_height (GTK_WIDGET (row))));
  for (guint i = 0; i < cells->len; i++)
    {
      int x, y, cell_width, height;

      get_extent (self, index, ent_factor_cell_get_column (cells->pdata[i]), &x, &y, &cell_width, &height);
      allocate_child (cells->pdata[i], rtl ? width - x - cell_width : x, 0, cell_width, height);
    }
  if (strip != NULL)
    {
      int x = self->names_width + self->column_x[1] + STRIP_MARGIN;
      int strip_width = MAX (MIN_STRIP, width - x - PADDING - STRIP_MARGIN), natural;

      gtk_widget_measure (strip, GTK_ORIENTATION_VERTICAL, strip_width, &natural, NULL, NULL, NULL);
      allocate_child (strip, rtl ? width - x - strip_width : x,
                      (gtk_widget_get_height (GTK_WIDGET (row)) - natural) / 2, strip_width, natural);
    }
}

static void
name_cell (EntFactorGrid *self,
           GtkWidget     *cell,
           int            row,
           int            column)
{
  g_autofree char *name = NULL;
  const EntMatrixRow *record = row >= 0 ? ent_factor_grid_get_row (self, row) : NULL;
  gboolean selected = FALSE;

  ent_factor_cell_set_place (ENT_FACTOR_CELL (cell), row, column);
  gtk_widget_set_focusable (cell, row == self->row && column == self->column);
  if (ent_factor_cell_get_serial (ENT_FACTOR_CELL (cell)) == self->serial)
    return;
  name = ent_factor_grid_dup_name (self, row, column);
  ent_factor_cell_set_label (ENT_FACTOR_CELL (cell), name, self->serial);
  if (column < 0 && record != NULL && record->factor < 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_EXPANDED, !record->closed, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_EXPANDED);
  if (record != NULL && record->factor >= 0 && self->selected_factor != NULL)
    selected = g_str_equal (ent_matrix_get_factor (self->matrix, record->factor)->id, self->selected_factor)
               && (column < 0 ? self->selected_case == NULL
                   : g_strcmp0 (ent_matrix_get_case (self->matrix, ent_factor_grid_get_item (self, column))->id,
                                self->selected_case) == 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/* Those that stay keep their place; the others, last first, are left in the array for what comes in. */
static GtkWidget *
find_in (GPtrArray *cells,
         int        column)
{
  for (guint i = 0; i < cells->len; i++)
    if (ent_factor_cell_get_column (cells->pdata[i]) == column)
      return cells->pdata[i];
  return NULL;
}

static GtkWidget *
find_spare (GPtrArray *cells,
            int        first,
            int        last,
            gboolean   is_header)
{
  for (guint i = 0; i < cells->len; i++)
    {
      int column = ent_factor_cell_get_column (cells->pdata[i]);

      if (column != -1 && (column < first || column > last) && !gtk_widget_has_focus (cells->pdata[i]))
        return cells->pdata[i];
    }
  return NULL;
}

static void
keep_order (GtkWidget *parent,
            GtkWidget *child,
            GtkWidget *previous)
{
  if (gtk_widget_get_prev_sibling (child) != previous)
    gtk_widget_insert_after (child, parent, previous);
}

static void
drop_cell (GPtrArray *cells,
           guint      index)
{
  GtkWidget *cell = cells->pdata[index];

  g_ptr_array_remove_index_fast (cells, index);
  gtk_widget_unparent (cell);
}

/* Whether this row has cells at all: that of an open group has its name alone. */
static gboolean
has_cells (EntFactorGrid *self,
           int            row)
{
  return row < 0 || ent_factor_grid_get_row (self, row)->factor >= 0 || ent_factor_grid_get_row (self, row)->closed;
}

static void
fill_row (EntFactorGrid *self,
          EntFactorRow  *row,
          int            first,
          int            last)
{
  GPtrArray *cells = ent_factor_row_get_cells (row);
  int index = ent_factor_row_get_index (row);
  GtkWidget *previous = NULL;

  if (!has_cells (self, index))
    last = first - 1;
  for (int column = index < 0 ? MAX (first, 0) : -1; column <= last; column = column < 0 ? MAX (first, 0) : column + 1)
    {
      GtkWidget *cell = find_in (cells, column);

      if (cell == NULL && column >= 0)
        cell = find_spare (cells, first, last, index < 0);
      if (cell == NULL)
        {
          cell = ent_factor_cell_new (column < 0 ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
                                      : index < 0 ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_GRID_CELL,
                                      ent_factor_grid_paint_cell, self);
          ent_factor_row_add (row, cell);
        }
      name_cell (self, cell, index, column);
      keep_order (GTK_WIDGET (row), cell, previous);
      previous = cell;
    }
  for (guint i = cells->len; i-- > 0;)
    {
      int column = ent_factor_cell_get_column (cells->pdata[i]);

      if (column >= (int) self->layout->columns->len
          || (column >= 0 && (column < first || column > last) && !gtk_widget_has_focus (cells->pdata[i])))
        drop_cell (cells, i);
      else
        name_cell (self, cells->pdata[i], index, column);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (row));
}

static void
set_strip (EntFactorGrid *self,
           EntFactorRow  *row)
{
  const EntMatrixRow *record = ent_factor_grid_get_row (self, ent_factor_row_get_index (row));
  EntCase *item = self->has_strips ? ent_matrix_get_case (self->matrix, 0) : NULL;
  const EntAssessment *assessment = item != NULL && record->factor >= 0
                                    ? ent_matrix_get_published (self->matrix, record->factor, 0) : NULL;
  GtkWidget *strip = NULL;

  if (assessment != NULL && assessment->evidence->len > 0)
    {
      strip = ent_evidence_strip_new (item, assessment->evidence, FALSE);
      gtk_widget_add_css_class (strip, !assessment->has_rating || assessment->rating == 0 ? "neutral"
                                       : assessment->rating < 0 ? "hindering" : "helping");
    }
  ent_factor_row_set_strip (row, strip);
}

static EntFactorRow *
find_row (EntFactorGrid *self,
          int            index)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (ent_factor_row_get_index (self->rows->pdata[i]) == index)
      return self->rows->pdata[i];
  return NULL;
}

static gboolean
may_leave (EntFactorRow *row,
           int           first,
           int           last)
{
  int index = ent_factor_row_get_index (row);

  return (index < first || index > last) && gtk_widget_get_focus_child (GTK_WIDGET (row)) == NULL;
}

/* A row that is out of view becomes that one, or a new one does. */
static EntFactorRow *
provide_row (EntFactorGrid *self,
             int            index,
             int            first,
             int            last)
{
  EntFactorRow *row = find_row (self, index);

  if (row != NULL)
    return row;
  for (guint i = 0; row == NULL && i < self->rows->len; i++)
    if (may_leave (self->rows->pdata[i], first, last))
      row = self->rows->pdata[i];
  if (row == NULL)
    {
      row = ENT_FACTOR_ROW (ent_factor_row_new (allocate_row, ent_factor_grid_paint_row, self));
      g_ptr_array_add (self->rows, row);
      gtk_widget_set_parent (GTK_WIDGET (row), GTK_WIDGET (self));
    }
  ent_factor_row_set_index (row, index);
  g_object_set_data (G_OBJECT (row), "serial", NULL);
  gtk_widget_queue_draw (GTK_WIDGET (row));
  return row;
}

static void
name_row (EntFactorGrid *self,
          EntFactorRow  *row)
{
  g_autofree char *name = NULL;

  if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "serial")) == self->serial)
    return;
  g_object_set_data (G_OBJECT (row), "serial", GUINT_TO_POINTER (self->serial));
  name = ent_factor_grid_dup_name (self, ent_factor_row_get_index (row), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_strip (self, row);
  gtk_widget_queue_draw (GTK_WIDGET (row));
}

/* Rows that are gone altogether, or out of view. */
static void
drop_rows (EntFactorGrid *self,
           int            first,
           int            last)
{
  for (guint i = self->rows->len; i-- > 0;)
    {
      EntFactorRow *row = self->rows->pdata[i];

      if (ent_factor_row_get_index (row) < (int) self->layout->rows->len && !may_leave (row, first, last))
        continue;
      g_ptr_array_remove_index_fast (self->rows, i);
      gtk_widget_unparent (GTK_WIDGET (row));
    }
}

void
ent_factor_grid_build (EntFactorGrid *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  int x = ent_factor_grid_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  int y = ent_factor_grid_get_offset (self, GTK_ORIENTATION_VERTICAL);
  int first_row, last_row, first, last;
  GtkWidget *previous;

  if (self->layout == NULL || self->row_y == NULL || width <= 0)
    return;
  first_row = MAX (0, find_place (self->row_y, self->layout->rows->len, y));
  last_row = find_place (self->row_y, self->layout->rows->len, y + height - self->header_height);
  first = MAX (0, find_place (self->column_x, self->layout->columns->len, x));
  last = find_place (self->column_x, self->layout->columns->len, x + width - self->names_width);
  if (self->header == NULL)
    {
      self->header = ent_factor_row_new (allocate_row, ent_factor_grid_paint_row, self);
      ent_factor_row_set_index (ENT_FACTOR_ROW (self->header), -1);
      gtk_widget_set_parent (self->header, GTK_WIDGET (self));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cases"), -1);
    }
  fill_row (self, ENT_FACTOR_ROW (self->header), first, last);
  previous = self->header;
  for (int index = first_row; index <= last_row; index++)
    {
      EntFactorRow *row = provide_row (self, index, first_row, last_row);

      name_row (self, row);
      fill_row (self, row, first, last);
      keep_order (GTK_WIDGET (self), GTK_WIDGET (row), previous);
      previous = GTK_WIDGET (row);
    }
  drop_rows (self, first_row, last_row);
  for (guint i = 0; i < self->rows->len; i++)
    if (ent_factor_row_get_index (self->rows->pdata[i]) < first_row
        || ent_factor_row_get_index (self->rows->pdata[i]) > last_row)
      {
        name_row (self, self->rows->pdata[i]);
        fill_row (self, self->rows->pdata[i], first, last);
      }
}

void
ent_factor_grid_dispose_build (EntFactorGrid *self)
{
  g_clear_pointer (&self->header, gtk_widget_unparent);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

void
ent_factor_grid_allocate (EntFactorGrid *self,
                          int            width,
                          int            height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int offset;

  ent_factor_grid_update_style (self);
  if (self->layout == NULL || self->row_y == NULL)
    return;
  configure_both (self, width, height);
  ent_factor_grid_build (self);
  offset = ent_factor_grid_get_offset (self, GTK_ORIENTATION_VERTICAL);
  if (self->header != NULL)
    allocate_child (self->header, 0, 0, width, self->header_height);
  for (guint i = 0; i < self->rows->len; i++)
    {
      int index = ent_factor_row_get_index (self->rows->pdata[i]);
      GdkRectangle area;

      ent_factor_grid_get_area (self, index, -1, &area);
      allocate_child (self->rows->pdata[i], 0, self->header_height + self->row_y[index] - offset, width, area.height);
    }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  gtk_widget_queue_draw (widget);
}

void
ent_factor_grid_reveal (EntFactorGrid *self,
                        int            row,
                        int            column)
{
  int x, y, width, height, offset_x, offset_y;

  if (self->layout == NULL || self->row_y == NULL)
    return;
  offset_x = ent_factor_grid_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  offset_y = ent_factor_grid_get_offset (self, GTK_ORIENTATION_VERTICAL);
  get_extent (self, row, column, &x, &y, &width, &height);
  if (row >= 0)
    {
      int page = (int) gtk_adjustment_get_page_size (self->adjustments[GTK_ORIENTATION_VERTICAL]);

      y = self->row_y[row];
      set_offset (self, GTK_ORIENTATION_VERTICAL, MIN (MAX (offset_y, y + height - page), y));
    }
  if (column >= 0)
    {
      int page = (int) gtk_adjustment_get_page_size (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);

      x = self->column_x[column];
      set_offset (self, GTK_ORIENTATION_HORIZONTAL, MIN (MAX (offset_x, x + width - page), x));
    }
}

GtkWidget *
ent_factor_grid_find_cell (EntFactorGrid *self,
                           int            row,
                           int            column)
{
  EntFactorRow *widget = row >= 0 ? find_row (self, row) : self->header != NULL ? ENT_FACTOR_ROW (self->header) : NULL;

  return widget != NULL ? find_in (ent_factor_row_get_cells (widget), column) : NULL;
}

void
ent_factor_grid_set_current (EntFactorGrid *self,
                             int            row,
                             int            column)
{
  GtkWidget *old = ent_factor_grid_find_cell (self, self->row, self->column), *cell;

  self->row = row;
  self->column = column;
  cell = ent_factor_grid_find_cell (self, row, column);
  if (cell != NULL)
    gtk_widget_set_focusable (cell, TRUE);
  if (old != NULL && old != cell && !gtk_widget_has_focus (old))
    gtk_widget_set_focusable (old, FALSE);
}

gboolean
ent_factor_grid_focus_current (EntFactorGrid *self,
                               gboolean       reveal)
{
  GtkWidget *cell, *old = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (self->layout == NULL || self->layout->rows->len == 0)
    return FALSE;
  if (reveal)
    ent_factor_grid_reveal (self, self->row, self->column);
  ent_factor_grid_build (self);
  cell = ent_factor_grid_find_cell (self, self->row, self->column);
  if (old != NULL)
    old = gtk_widget_get_focus_child (old);
  if (cell == NULL || !gtk_widget_grab_focus (cell))
    return FALSE;
  if (old != NULL && old != cell)
    gtk_widget_set_focusable (old, FALSE);
  return TRUE;
}

void
ent_factor_grid_queue_redraw (EntFactorGrid *self)
{
  for (guint i = 0; i <= self->rows->len; i++)
    {
      EntFactorRow *row = i < self->rows->len ? self->rows->pdata[i]
                          : self->header != NULL ? ENT_FACTOR_ROW (self->header) : NULL;
      GPtrArray *cells = row != NULL ? ent_factor_row_get_cells (row) : NULL;

      if (row == NULL)
        continue;
      gtk_widget_queue_draw (GTK_WIDGET (row));
      for (guint j = 0; j < cells->len; j++)
        gtk_widget_queue_draw (cells->pdata[j]);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

char *
ent_factor_grid_dup_name (EntFactorGrid *self,
                          int            row,
                          int            column)
{
  const EntMatrixRow *record;

  if (row < 0)
    return g_strdup (ent_text_get (ent_matrix_get_case (self->matrix, ent_factor_grid_get_item (self, column))->title));
  record = ent_factor_grid_get_row (self, row);
  if (column < 0)
    return g_strdup (record->factor >= 0 ? ent_text_get (ent_matrix_get_factor (self->matrix, record->factor)->title)
                     : ent_text_get (((EntFactorGroup *) self->matrix->codebook->groups->pdata[record->group])->title));
  if (record->factor >= 0)
    return ent_matrix_dup_cell_name (self->matrix, self->spec->whose, record->factor,
                                     ent_factor_grid_get_item (self, column));
  return ent_matrix_layout_dup_summary_name (self->layout, self->matrix, self->spec->whose, record->group,
                                             ent_factor_grid_get_item (self, column));
}
