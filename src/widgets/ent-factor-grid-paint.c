#include "config.h"

#include "ent-factor-grid-private.h"

#include <glib/gi18n-lib.h>

#include "ent-matrix-cell.h"
#include "ent-shapes.h"

#define PADDING 12
#define INDENT  26
#define ARROW   14 /* room for a group's arrow */
#define TITLE_MARGIN 8

static gboolean
is_rtl (EntFactorGrid *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* A text that begins @indent from the edge where lines begin. */
static void
paint_text (EntFactorGrid *self,
            GtkSnapshot   *snapshot,
            const char    *text,
            EntLabelFlags  flags,
            const GdkRGBA *color,
            double         indent,
            double         width,
            double         height)
{
  double room = MAX (0, width - indent - ENT_FACTOR_GRID_MARGIN_X);
  double own = MIN (room, ent_label_cache_measure (self->labels, text, flags));

  ent_label_cache_paint (self->labels, snapshot, text, flags, color, is_rtl (self) ? width - indent - own : indent,
                         height / 2, room);
}

static void
paint_ring (EntFactorGrid *self,
            GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            double         inset,
            double         width,
            double         height)
{
  ent_shape_outline (snapshot, color, inset, inset, width - 2 * inset, height - 2 * inset, 6, 2);
}

static void
paint_name (EntFactorGrid *self,
            GtkSnapshot   *snapshot,
            int            row,
            double         width,
            double         height)
{
  const EntMatrixRow *record = ent_factor_grid_get_row (self, row);
  g_autofree char *name = ent_factor_grid_dup_name (self, row, -1);

  if (record->factor < 0)
    {
      paint_text (self, snapshot, !record->closed ? "▾" : is_rtl (self) ? "◂" : "▸", ENT_LABEL_NORMAL,
                  &self->style.dim_text, PADDING, width, height);
      paint_text (self, snapshot, name, ENT_LABEL_BOLD, &self->style.dim_text, PADDING + ARROW, width, height);
    }
  else
    paint_text (self, snapshot, name, ENT_LABEL_NORMAL, &self->style.text,
                record->group >= 0 ? PADDING + INDENT : PADDING, width, height);
}

/* In two lines at most, in the middle, apart from its neighbours. */
static void
paint_title (EntFactorGrid *self,
             EntFactorCell *cell,
             GtkSnapshot   *snapshot,
             double         width,
             double         height)
{
  guint item = ent_factor_grid_get_item (self, ent_factor_cell_get_column (cell));
  const EntCase *record = ent_matrix_get_case (self->matrix, item);
  PangoLayout *layout = ent_factor_cell_get_layout (cell, ent_case_get_short_title (record), self->font_serial);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  gboolean selected = g_strcmp0 (self->selected_case, record->id) == 0;
  PangoRectangle extents;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.9));
  if (selected)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) ((width - 2 * TITLE_MARGIN) * PANGO_SCALE));
  pango_layout_set_height (layout, -2);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (TITLE_MARGIN, (float) (height - extents.height - 4)));
  gtk_snapshot_append_layout (snapshot, layout, &self->style.text);
  gtk_snapshot_restore (snapshot);
  if (self->lit_cases != NULL && self->lit_cases[item])
    ent_shape_fill (snapshot, &self->style.text, 6, height - 3, width - 12, 2);
}

static void
paint_rating (EntFactorGrid         *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              guint                  factor,
              guint                  item,
              gboolean               is_hovered)
{
  EntRating published, own;
  gboolean has_published = ent_matrix_get_rating (self->matrix, ENT_CODER_PUBLISHED, factor, item, &published);
  gboolean has_own = ent_matrix_get_rating (self->matrix, ENT_CODER_OWN, factor, item, &own);
  EntMatrixCellFlags flags = 0;

  if (!ent_matrix_layout_matches (self->layout, factor, item))
    flags |= ENT_MATRIX_CELL_FAINT;
  if (is_hovered)
    flags |= ENT_MATRIX_CELL_HOVER;
  if (self->lit != NULL && self->lit[(gsize) factor * ent_matrix_get_n_cases (self->matrix) + item])
    flags |= ENT_MATRIX_CELL_LIT;
  ent_matrix_cell_paint (snapshot, self->labels, &self->style, area, self->spec->whose,
                         has_published ? &published : NULL, has_own ? &own : NULL, flags);
}

static gboolean
is_any_lit (EntFactorGrid *self,
            guint          group,
            guint          item)
{
  const char *id = ((EntFactorGroup *) self->matrix->codebook->groups->pdata[group])->id;

  for (guint i = 0; self->lit != NULL && i < ent_matrix_get_n_factors (self->matrix); i++)
    if (self->lit[(gsize) i * ent_matrix_get_n_cases (self->matrix) + item]
        && g_str_equal (ent_matrix_get_factor (self->matrix, i)->group, id))
      return TRUE;
  return FALSE;
}

static void
paint_summary (EntFactorGrid         *self,
               GtkSnapshot           *snapshot,
               const graphene_rect_t *area,
               guint                  group,
               guint                  item,
               gboolean               is_hovered)
{
  guint coder = self->spec->whose == ENT_MATRIX_OWN ? ENT_CODER_OWN : ENT_CODER_PUBLISHED;
  EntMatrixCellFlags flags = is_hovered ? ENT_MATRIX_CELL_HOVER : 0;
  EntMatrixSummary summary;
  gboolean has_summary = ent_matrix_layout_summarize (self->layout, self->matrix, coder, group, item, &summary);

  if (is_any_lit (self, group, item))
    flags |= ENT_MATRIX_CELL_LIT;
  ent_matrix_cell_paint_summary (snapshot, self->labels, &self->style, area, has_summary ? &summary : NULL, flags);
}

static gboolean
is_selected (EntFactorGrid *self,
             int            factor,
             int            column)
{
  return factor >= 0 && self->selected_factor != NULL && column >= 0 && self->selected_case != NULL
         && g_str_equal (ent_matrix_get_factor (self->matrix, factor)->id, self->selected_factor)
         && g_str_equal (ent_matrix_get_case (self->matrix, ent_factor_grid_get_item (self, column))->id,
                         self->selected_case);
}

void
ent_factor_grid_paint_cell (EntFactorCell *cell,
                            GtkSnapshot   *snapshot,
                            gpointer       owner)
{
  EntFactorGrid *self = owner;
  int row = ent_factor_cell_get_row (cell), column = ent_factor_cell_get_column (cell);
  double width = gtk_widget_get_width (GTK_WIDGET (cell)), height = gtk_widget_get_height (GTK_WIDGET (cell));
  graphene_rect_t area = GRAPHENE_RECT_INIT (ENT_FACTOR_GRID_MARGIN_X, ENT_FACTOR_GRID_MARGIN_Y,
                                             (float) width - 2 * ENT_FACTOR_GRID_MARGIN_X,
                                             (float) height - 2 * ENT_FACTOR_GRID_MARGIN_Y);
  gboolean is_hovered = row == self->hover_row && column == self->hover_column;
  const EntMatrixRow *record = row >= 0 ? ent_factor_grid_get_row (self, row) : NULL;

  if (self->labels == NULL)
    return;
  if (is_hovered && (row < 0 || column < 0))
    {
      GdkRGBA veil = ent_color_fade (&self->style.text, .07);

      ent_shape_pill (snapshot, &veil, 2, 1, width - 4, height - 2, 6);
    }
  if (row < 0)
    paint_title (self, cell, snapshot, width, height);
  else if (column < 0)
    paint_name (self, snapshot, row, width, height);
  else if (record->factor >= 0)
    paint_rating (self, snapshot, &area, record->factor, ent_factor_grid_get_item (self, column), is_hovered);
  else if (record->closed)
    paint_summary (self, snapshot, &area, record->group, ent_factor_grid_get_item (self, column), is_hovered);
  if (record != NULL && is_selected (self, record->factor, column))
    paint_ring (self, snapshot, &self->style.accent, 0, width, height);
  if (gtk_widget_has_visible_focus (GTK_WIDGET (cell)))
    {
      /* Fainter than that of the selection, as the theme has it. */
      GdkRGBA ring = ent_color_fade (&self->style.accent, .5);

      paint_ring (self, snapshot, &ring, row < 0 || column < 0 ? 1 : 0, width, height);
    }
}

/* Over where the evidence of one case stands. */
static void
paint_strips_title (EntFactorGrid *self,
                    GtkSnapshot   *snapshot)
{
  const char *text = _("Where its evidence stands in the period");
  double x = self->names_width + self->column_x[1] + PADDING, width = gtk_widget_get_width (self->header);
  double room = width - x - PADDING;
  double own = MIN (room, ent_label_cache_measure (self->labels, text, ENT_LABEL_SMALL));

  if (room > 0)
    ent_label_cache_paint (self->labels, snapshot, text, ENT_LABEL_SMALL, &self->style.dim_text,
                           is_rtl (self) ? width - x - own : x,
                           self->header_height - 4 - ent_label_cache_get_height (self->labels, ENT_LABEL_SMALL) / 2, room);
}

/* The row of the selection is tinted. */
void
ent_factor_grid_paint_row (EntFactorRow *row,
                           GtkSnapshot  *snapshot,
                           gpointer      owner)
{
  EntFactorGrid *self = owner;
  int index = ent_factor_row_get_index (row);
  const EntMatrixRow *record = index >= 0 ? ent_factor_grid_get_row (self, index) : NULL;
  GdkRGBA tint = ent_color_fade (&self->style.accent, .12);

  if (index < 0 && self->has_strips && self->labels != NULL)
    paint_strips_title (self, snapshot);
  if (record == NULL || record->factor < 0 || self->selected_factor == NULL
      || !g_str_equal (ent_matrix_get_factor (self->matrix, record->factor)->id, self->selected_factor))
    return;
  ent_shape_pill (snapshot, &tint, 4, 0, gtk_widget_get_width (GTK_WIDGET (row)) - 8,
                  gtk_widget_get_height (GTK_WIDGET (row)), 6);
}

void
ent_factor_grid_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  EntFactorGrid *self = ENT_FACTOR_GRID (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  float top = self->header_height, side = self->names_width;

  if (self->header == NULL || self->labels == NULL)
    return;
  gtk_widget_snapshot_child (widget, self->header, snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, top, width, MAX (0, height - top)));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_snapshot_child (widget, self->rows->pdata[i], snapshot);
  gtk_snapshot_pop (snapshot);
  /* What passes under the titles or the names ends at a line. */
  if (ent_factor_grid_get_offset (self, GTK_ORIENTATION_VERTICAL) > 0)
    ent_shape_fill (snapshot, &self->style.line, 0, top - 1, width, 1);
  if (ent_factor_grid_get_offset (self, GTK_ORIENTATION_HORIZONTAL) > 0)
    ent_shape_fill (snapshot, &self->style.line, is_rtl (self) ? width - side : side - 1, 0, 1, height);
  if (self->menu != NULL)
    gtk_widget_snapshot_child (widget, self->menu, snapshot);
}
