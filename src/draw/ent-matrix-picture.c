#include "config.h"

#include "ent-matrix-picture.h"

#include <math.h>

#include "ent-matrix-cell.h"
#include "ent-shapes.h"

#define COLUMN_GAP     8.0
#define ROW_GAP        4.0
#define UNLIKE_GAP     14.0   /* more, where what follows is unlike */
#define GROUP_GAP      6.0    /* more, above the name of a group */
#define GROUP_HEIGHT   20.0   /* of its name, where its factors follow */
#define INDENT         14.0   /* of factors under their group */
#define NAMES_MAX      280.0
#define NAMES_END      14.0
#define TITLE_LINES    2
#define TITLES_END     6.0

struct _EntMatrixPicture
{
  EntMatrix             *matrix;
  EntMatrixWhose         whose;
  EntMatrixLayout       *layout;
  const EntPictureStyle *style;
  PangoContext          *context;
  EntLabelCache         *labels;
  double                 cell_width, cell_height;
  double                 names_width;
  double                 titles_height;
};

static gboolean
is_rtl (EntMatrixPicture *self)
{
  return (self->style->flags & ENT_PICTURE_RTL) != 0;
}

static const EntMatrixRow *
get_row (EntMatrixPicture *self,
         guint             row)
{
  return &g_array_index (self->layout->rows, EntMatrixRow, row);
}

static const EntMatrixColumn *
get_column (EntMatrixPicture *self,
            guint             column)
{
  return &g_array_index (self->layout->columns, EntMatrixColumn, column);
}

static const char *
get_row_name (EntMatrixPicture *self,
              guint             row)
{
  const EntMatrixRow *record = get_row (self, row);

  if (record->factor >= 0)
    return ent_text_get (ent_matrix_get_factor (self->matrix, record->factor)->title);
  return ent_text_get (((EntFactorGroup *) self->matrix->codebook->groups->pdata[record->group])->title);
}

static EntLabelFlags
get_row_flags (EntMatrixPicture *self,
               guint             row)
{
  return get_row (self, row)->factor < 0 ? ENT_LABEL_BOLD : ENT_LABEL_NORMAL;
}

static double
get_indent (EntMatrixPicture *self,
            guint             row)
{
  return get_row (self, row)->factor >= 0 && get_row (self, row)->group >= 0 ? INDENT : 0;
}

/* In the middle over its column, in at most two lines. */
static PangoLayout *
create_title (EntMatrixPicture *self,
              guint             column)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_text (layout, ent_case_get_short_title (ent_matrix_get_case (self->matrix,
                                                                                get_column (self, column)->item)), -1);
  pango_layout_set_width (layout, (int) (self->cell_width + COLUMN_GAP - 2) * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -TITLE_LINES);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
measure (EntMatrixPicture *self)
{
  self->names_width = 0;
  for (guint i = 0; i < self->layout->rows->len; i++)
    self->names_width = MAX (self->names_width,
                             get_indent (self, i) + ent_label_cache_measure (self->labels, get_row_name (self, i),
                                                                             get_row_flags (self, i)));
  self->names_width = MIN (self->names_width, NAMES_MAX) + NAMES_END;
  self->titles_height = 0;
  for (guint i = 0; i < self->layout->columns->len; i++)
    {
      g_autoptr(PangoLayout) title = create_title (self, i);
      int height;

      pango_layout_get_pixel_size (title, NULL, &height);
      self->titles_height = MAX (self->titles_height, height);
    }
  self->titles_height += TITLES_END;
}

EntMatrixPicture *
ent_matrix_picture_new (EntMatrix             *matrix,
                        const EntMatrixSpec   *spec,
                        const EntPictureStyle *style,
                        PangoContext          *context,
                        EntLabelCache         *labels)
{
  EntMatrixPicture *self = g_new0 (EntMatrixPicture, 1);

  self->matrix = ent_matrix_ref (matrix);
  self->whose = spec->whose;
  self->layout = ent_matrix_layout_new (matrix, spec);
  self->style = style;
  self->context = g_object_ref (context);
  self->labels = labels;
  self->cell_width = self->whose == ENT_MATRIX_BOTH ? ENT_MATRIX_CELL_WIDTH_BOTH : ENT_MATRIX_CELL_WIDTH;
  self->cell_height = MAX (ENT_MATRIX_CELL_HEIGHT, ent_label_cache_get_height (labels, ENT_LABEL_NORMAL) + 4);
  measure (self);
  return self;
}

void
ent_matrix_picture_free (EntMatrixPicture *self)
{
  ent_matrix_layout_free (self->layout);
  ent_matrix_unref (self->matrix);
  g_object_unref (self->context);
  g_free (self);
}

const EntMatrixLayout *
ent_matrix_picture_get_layout (EntMatrixPicture *self)
{
  return self->layout;
}

void
ent_matrix_picture_stretch (EntMatrixPicture *self,
                            double            factor)
{
  double natural = self->whose == ENT_MATRIX_BOTH ? ENT_MATRIX_CELL_WIDTH_BOTH : ENT_MATRIX_CELL_WIDTH;

  self->cell_width = floor (natural * MAX (factor, 1));
  measure (self);
}

double
ent_matrix_picture_get_names_width (EntMatrixPicture *self)
{
  return self->names_width;
}

double
ent_matrix_picture_get_titles_height (EntMatrixPicture *self)
{
  return self->titles_height;
}

double
ent_matrix_picture_get_column_width (EntMatrixPicture *self,
                                     guint             column)
{
  return self->cell_width + (column > 0 ? COLUMN_GAP : 0) + (get_column (self, column)->gap ? UNLIKE_GAP : 0);
}

/* Without the room above it. */
static double
get_inner_height (EntMatrixPicture *self,
                  guint             row)
{
  const EntMatrixRow *record = get_row (self, row);

  return record->factor < 0 && !record->closed ? GROUP_HEIGHT : self->cell_height;
}

double
ent_matrix_picture_get_row_height (EntMatrixPicture *self,
                                   guint             row)
{
  const EntMatrixRow *record = get_row (self, row);

  return get_inner_height (self, row) + (row > 0 ? ROW_GAP : 0) + (row > 0 && record->factor < 0 ? GROUP_GAP : 0)
         + (record->gap ? UNLIKE_GAP : 0);
}

gboolean
ent_matrix_picture_can_end (EntMatrixPicture *self,
                            guint             row)
{
  const EntMatrixRow *record = get_row (self, row);

  return record->factor >= 0 || record->closed;
}

void
ent_matrix_picture_measure (EntMatrixPicture    *self,
                            const EntMatrixPart *part,
                            double              *width,
                            double              *height)
{
  *width = self->names_width;
  *height = self->titles_height;
  for (guint i = 0; i < part->n_columns; i++)
    *width += ent_matrix_picture_get_column_width (self, part->column + i);
  for (guint i = 0; i < part->n_rows; i++)
    *height += ent_matrix_picture_get_row_height (self, part->row + i);
}

/* The left edge of what begins @offset from where lines begin. */
static double
place (EntMatrixPicture *self,
       double            whole,
       double            offset,
       double            width)
{
  return is_rtl (self) ? whole - offset - width : offset;
}

static void
paint_title (EntMatrixPicture *self,
             GtkSnapshot      *snapshot,
             guint             column,
             double            x)
{
  g_autoptr(PangoLayout) title = create_title (self, column);
  int height;

  pango_layout_get_pixel_size (title, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - COLUMN_GAP / 2 + 1),
                                                          (float) (self->titles_height - TITLES_END - height)));
  ent_label_append_layout (snapshot, title, &self->style->text, (self->style->flags & ENT_PICTURE_AS_TEXT) != 0);
  gtk_snapshot_restore (snapshot);
}

static void
paint_cell (EntMatrixPicture      *self,
            GtkSnapshot           *snapshot,
            const EntMatrixRow    *row,
            guint                  item,
            const graphene_rect_t *area)
{
  guint coder = self->whose == ENT_MATRIX_OWN ? ENT_CODER_OWN : ENT_CODER_PUBLISHED;
  EntMatrixSummary summary;
  EntRating published, own;
  gboolean has_published, has_own;

  if (row->factor >= 0)
    {
      has_published = ent_matrix_get_rating (self->matrix, ENT_CODER_PUBLISHED, row->factor, item, &published);
      has_own = ent_matrix_get_rating (self->matrix, ENT_CODER_OWN, row->factor, item, &own);
      ent_matrix_cell_paint (snapshot, self->labels, self->style, area, self->whose,
                             has_published ? &published : NULL, has_own ? &own : NULL,
                             ent_matrix_layout_matches (self->layout, row->factor, item) ? 0 : ENT_MATRIX_CELL_FAINT);
    }
  else if (row->closed)
    {
      gboolean some = ent_matrix_layout_summarize (self->layout, self->matrix, coder, row->group, item, &summary);

      ent_matrix_cell_paint_summary (snapshot, self->labels, self->style, area, some ? &summary : NULL, 0);
    }
}

static void
paint_row (EntMatrixPicture    *self,
           GtkSnapshot         *snapshot,
           const EntMatrixPart *part,
           guint                row,
           double               y,
           double               whole)
{
  double indent = get_indent (self, row), x = self->names_width, room = self->names_width - NAMES_END - indent;
  const char *name = get_row_name (self, row);
  EntLabelFlags flags = get_row_flags (self, row);
  double name_width = MIN (ent_label_cache_measure (self->labels, name, flags), room);

  ent_label_cache_paint (self->labels, snapshot, name, flags,
                         flags & ENT_LABEL_BOLD ? &self->style->dim_text : &self->style->text,
                         place (self, whole, indent, name_width), y + get_inner_height (self, row) / 2, room);
  for (guint i = 0; i < part->n_columns; i++)
    {
      double width = ent_matrix_picture_get_column_width (self, part->column + i);
      graphene_rect_t area = GRAPHENE_RECT_INIT ((float) place (self, whole, x + width - self->cell_width,
                                                                self->cell_width),
                                                 (float) y, (float) self->cell_width, (float) self->cell_height);

      paint_cell (self, snapshot, get_row (self, row), get_column (self, part->column + i)->item, &area);
      x += width;
    }
}

void
ent_matrix_picture_snapshot (EntMatrixPicture    *self,
                             GtkSnapshot         *snapshot,
                             const EntMatrixPart *part,
                             double               width)
{
  double x = self->names_width, y = self->titles_height;

  for (guint i = 0; i < part->n_columns; i++)
    {
      x += ent_matrix_picture_get_column_width (self, part->column + i);
      paint_title (self, snapshot, part->column + i, place (self, width, x - self->cell_width, self->cell_width));
    }
  for (guint i = 0; i < part->n_rows; i++)
    {
      y += ent_matrix_picture_get_row_height (self, part->row + i);
      paint_row (self, snapshot, part, part->row + i, y - get_inner_height (self, part->row + i), width);
    }
}
