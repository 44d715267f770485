/* How the matrix is laid out on pages.
 *
 * From top to bottom: title, what is shown, the matrix, a sentence, the key, the source.  On a page that is given
 * the print gets smaller until all fits; on paper, from a certain size on, cases and factors go on on further
 * pages instead, each with its titles and names. */
#include "config.h"

#include "ent-matrix-sheet.h"

#include "ent-matrix-picture.h"
#include "ent-matrix-slide.h"
#include "ent-shapes.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_SCALE     0.5
#define PAPER_SCALE   0.55  /* on paper: below it, rather further pages */
#define PAGED_SCALE   0.7   /* where it takes them anyway */
#define SCALE_STEP    0.05
#define MAX_STRETCH   1.6   /* of cells, where there is room */
#define MIN_WIDTH_PX  560.0 /* of what is as wide as it takes: for title and key */
#define GAP_PX        10.0
#define KEY_GAP_PX    18.0  /* above the key */
#define SENTENCE_MAX  6     /* lines */
#define SOURCE_MAX    3

/* A sheet while it is made. All lengths are px before @scale. */
typedef struct
{
  const EntMatrixSheetOptions *options;
  EntMatrix                   *matrix;
  const EntMatrixSpec         *spec;
  EntPictureStyle              style;
  PangoContext                *context;
  EntLabelCache               *labels;
  EntMatrixPicture            *picture;
  char                        *title;
  char                        *subtitle;
  char                        *source;

  double                       scale;
  double                       width, height, margin;
  double                       head;           /* above the matrix, with the margin */
  double                       foot;           /* below it, with the margin… */
  double                       source_height;  /* …of which the last takes so much */
  GArray                      *columns;        /* of guint: where each page's begin, and their end */
  GArray                      *rows;
} Maker;

static void
clear_maker (Maker *self)
{
  g_clear_pointer (&self->picture, ent_matrix_picture_free);
  g_clear_pointer (&self->labels, ent_label_cache_free);
  g_clear_object (&self->context);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->source);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Maker, clear_maker)

void
ent_matrix_sheet_options_init (EntMatrixSheetOptions *options)
{
  *options = (EntMatrixSheetOptions) { 0 };
  options->margin = 24;
  options->max_scale = 1;
}

void
ent_matrix_sheet_options_paper (EntMatrixSheetOptions *options,
                                EntPaper               paper,
                                gboolean               landscape)
{
  ent_paper_get_size (paper, landscape, &options->width, &options->height);
  options->margin = ENT_PAPER_MARGIN_PX;
  options->max_scale = 0.8;
  options->paged = TRUE;
}

/* Texts */

static const char *
get_whose (EntMatrixWhose whose)
{
  switch (whose)
    {
    case ENT_MATRIX_PUBLISHED:
      return _("published ratings");
    case ENT_MATRIX_OWN:
      return _("your ratings");
    case ENT_MATRIX_BOTH:
      return _("published ratings and yours");
    default:
      g_return_val_if_reached ("");
    }
}

static void
add_part (GString    *line,
          const char *part)
{
  g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

/* "published ratings · like cases together · Confidence: high · 25 November 2026" */
static char *
dup_subtitle (Maker *self)
{
  g_autoptr(GPtrArray) parts = ent_matrix_spec_list_parts (self->spec, self->matrix);
  GString *line = g_string_new (NULL);

  add_part (line, get_whose (self->spec->whose));
  if (self->spec->columns == ENT_MATRIX_COLUMNS_LIKENESS || self->spec->rows == ENT_MATRIX_ROWS_LIKENESS)
    add_part (line, self->spec->columns == ENT_MATRIX_COLUMNS_LIKENESS ? _("like cases stand together")
                                                                       : _("like factors stand together"));
  for (guint i = 0; i < parts->len; i++)
    add_part (line, ((EntMatrixSpecPart *) parts->pdata[i])->label);
  if (self->options->now_sec != 0)
    {
      g_autofree char *edtf = ent_date_format_seconds (self->options->now_sec);
      g_autoptr(EntDate) date = ent_date_parse (edtf, NULL);
      g_autofree char *words = ent_date_format (date);

      add_part (line, words);
    }
  return g_string_free (line, FALSE);
}

static char *
dup_title (Maker *self)
{
  const EntMatrixLayout *layout = ent_matrix_picture_get_layout (self->picture);
  guint n = layout->columns->len;

  if (n == 1)
    {
      const EntMatrixColumn *column = &g_array_index (layout->columns, EntMatrixColumn, 0);

      return g_strdup_printf (_("Factors: %s"), ent_text_get (ent_matrix_get_case (self->matrix, column->item)->title));
    }
  return g_strdup_printf (ngettext ("Factors across %u case", "Factors across %u cases", n), n);
}

static char *
dup_source (Maker *self)
{
  const EntMatrixLayout *layout = ent_matrix_picture_get_layout (self->picture);
  g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < layout->columns->len; i++)
    g_array_append_val (items, g_array_index (layout->columns, EntMatrixColumn, i).item);
  return ent_matrix_dup_source (self->matrix, items);
}

/* What is to be seen, in a sentence. */
static char *
dup_summary (Maker *self)
{
  const EntMatrixLayout *layout = ent_matrix_picture_get_layout (self->picture);
  guint n_factors = 0;

  for (guint i = 0; i < layout->rows->len; i++)
    n_factors += g_array_index (layout->rows, EntMatrixRow, i).factor >= 0;
  /* Translators: the title of a matrix, "Factors across 9 cases", and how many factors it has */
  return g_strdup_printf (ngettext ("%s: %u factor rated from −3 (strongly hindering) to +3 (strongly enabling)",
                                    "%s: %u factors rated from −3 (strongly hindering) to +3 (strongly enabling)",
                                    n_factors), self->title, n_factors);
}

/* Laying out */

static double
get_inner_width (Maker *self)
{
  return self->width - 2 * self->margin;
}

static double
paint_sentence (Maker       *self,
                GtkSnapshot *snapshot,
                double       y)
{
  if (self->options->sentence == NULL)
    return 0;
  return GAP_PX + ent_label_cache_paint_block (self->labels, snapshot, self->options->sentence, ENT_LABEL_NORMAL,
                                               &self->style.text, self->margin, y + GAP_PX, get_inner_width (self),
                                               SENTENCE_MAX, (self->style.flags & ENT_PICTURE_RTL) != 0);
}

/* The sources of many cases take several lines. */
static double
paint_source (Maker       *self,
              GtkSnapshot *snapshot,
              double       y,
              double       width)
{
  double x = self->style.flags & ENT_PICTURE_RTL ? self->margin + get_inner_width (self) - width : self->margin;

  return ent_label_cache_paint_block (self->labels, snapshot, self->source, ENT_LABEL_NORMAL, &self->style.dim_text,
                                      x, y, width, SOURCE_MAX, (self->style.flags & ENT_PICTURE_RTL) != 0);
}

/* What of a line the number of the page may take. */
static double
get_source_width (Maker *self)
{
  return get_inner_width (self) * (self->options->paged ? 0.75 : 1);
}

static void
measure_frame (Maker *self)
{
  double text = ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL), width = get_inner_width (self);

  if (self->options->bare)
    return;
  self->head = self->margin + ent_sheet_paint_title (self->context, NULL, &self->style, self->title, 0, 0, width)
               + text + GAP_PX;
  self->source_height = paint_source (self, NULL, 0, get_source_width (self));
  self->foot = paint_sentence (self, NULL, 0) + KEY_GAP_PX
               + ent_matrix_key_paint (NULL, self->labels, &self->style, self->spec->whose, 0, 0, width) + GAP_PX
               + self->source_height + self->margin;
}

/* Where pages begin: as much on each as there is room for. FALSE where one alone does not fit, or for @n_max = 1 not
 * all of them. @can_end: (nullable) */
static gboolean
share_out (EntMatrixPicture *picture,
           guint             n,
           double            room,
           double          (*measure) (EntMatrixPicture *, guint),
           gboolean        (*can_end) (EntMatrixPicture *, guint),
           guint             n_max,
           GArray           *starts)
{
  guint start = 0, i = 0;
  double taken = 0;

  g_array_set_size (starts, 0);
  g_array_append_val (starts, start);
  while (i < n)
    {
      taken += measure (picture, i);
      if (taken <= room + 0.5)
        {
          i++;
          continue;
        }
      /* Not after the name of a group. */
      while (i > start && can_end != NULL && !can_end (picture, i - 1))
        i--;
      if (i == start || starts->len >= n_max)
        return FALSE;
      start = i;
      taken = 0;
      g_array_append_val (starts, start);
    }
  g_array_append_val (starts, n);
  return TRUE;
}

/* As many cases on each page, so that the last is not almost empty. Where gaps stand against it, it stays. */
static void
even_out (Maker *self,
          double room)
{
  guint n = g_array_index (self->columns, guint, self->columns->len - 1), n_pages = self->columns->len - 1;
  guint each = (n + n_pages - 1) / n_pages;

  for (guint page = 0; page < n_pages; page++)
    {
      double taken = 0;

      for (guint i = page * each; i < MIN ((page + 1) * each, n); i++)
        taken += ent_matrix_picture_get_column_width (self->picture, i);
      if (taken > room || page * each >= n)
        return;
    }
  for (guint page = 0; page < n_pages; page++)
    g_array_index (self->columns, guint, page) = page * each;
}

/* The same of factors: the least room for a page with which there are no more pages. */
static void
even_out_rows (Maker *self,
               double room)
{
  const EntMatrixLayout *layout = ent_matrix_picture_get_layout (self->picture);
  guint n_pages = self->rows->len - 1;
  double least = 0;

  for (guint i = 0; i < layout->rows->len; i++)
    least += ent_matrix_picture_get_row_height (self->picture, i);
  for (double own = floor (least / n_pages); own < room && n_pages > 1; own += GAP_PX)
    if (share_out (self->picture, layout->rows->len, own, ent_matrix_picture_get_row_height, ent_matrix_picture_can_end,
                   n_pages, self->rows))
      return;
  share_out (self->picture, layout->rows->len, room, ent_matrix_picture_get_row_height, ent_matrix_picture_can_end,
             n_pages, self->rows);
}

/* Cells as much wider as there is room for. */
static void
stretch (Maker *self)
{
  const EntMatrixLayout *layout = ent_matrix_picture_get_layout (self->picture);
  EntMatrixPart all = { 0, 0, 0, layout->columns->len };
  double width, height, cell, spare;

  ent_matrix_picture_stretch (self->picture, 1);
  if (self->options->width <= 0 || layout->columns->len == 0)
    return;
  ent_matrix_picture_measure (self->picture, &all, &width, &height);
  spare = get_inner_width (self) - width;
  cell = ent_matrix_picture_get_column_width (self->picture, 0);
  if (spare > 0)
    ent_matrix_picture_stretch (self->picture, MIN (1 + spare / layout->columns->len / cell, MAX_STRETCH));
}

/* As wide and high as it takes. */
static void
find_size (Maker *self)
{
  const EntMatrixLayout *layout = ent_matrix_picture_get_layout (self->picture);
  EntMatrixPart all = { 0, layout->rows->len, 0, layout->columns->len };
  double width, height;

  ent_matrix_picture_measure (self->picture, &all, &width, &height);
  self->width = self->options->width > 0 ? self->options->width / self->scale
                : MAX (ceil (width), MIN_WIDTH_PX) + 2 * self->margin;
  measure_frame (self);
  self->height = self->options->height > 0 ? self->options->height / self->scale
                 : ceil (self->head + height + self->foot);
}

/* Returns: whether all fits on its pages */
static gboolean
lay_out (Maker    *self,
         double    scale,
         gboolean  paged)
{
  const EntMatrixLayout *layout = ent_matrix_picture_get_layout (self->picture);
  guint n_max = paged ? ENT_SHEET_MAX_PAGES : 1;
  double room, high;

  self->scale = scale;
  self->margin = self->options->margin / scale;
  find_size (self);
  stretch (self);
  find_size (self);
  room = get_inner_width (self) - ent_matrix_picture_get_names_width (self->picture);
  high = self->height - self->head - self->foot - ent_matrix_picture_get_titles_height (self->picture);
  if (!share_out (self->picture, layout->columns->len, room, ent_matrix_picture_get_column_width, NULL, n_max,
                  self->columns)
      || !share_out (self->picture, layout->rows->len, high, ent_matrix_picture_get_row_height,
                     ent_matrix_picture_can_end, n_max, self->rows))
    return FALSE;
  even_out (self, room);
  if (self->options->bare)
    even_out_rows (self, high);
  return (self->columns->len - 1) * (self->rows->len - 1) <= ENT_SHEET_MAX_PAGES
         && self->width * scale <= ENT_SHEET_MAX_PX && self->height * scale <= ENT_SHEET_MAX_PX;
}

static gboolean
find_layout (Maker   *self,
             GError **error)
{
  const EntMatrixSheetOptions *options = self->options;
  double most = options->scale > 0 ? options->scale : options->max_scale;
  double least = options->min_scale > 0 ? options->min_scale : options->paged ? PAPER_SCALE : MIN_SCALE;

  least = options->scale > 0 ? options->scale : MIN (least, most);
  for (double scale = most; scale > least - SCALE_STEP / 2; scale -= SCALE_STEP)
    if (lay_out (self, scale, FALSE))
      return TRUE;
  if (options->paged && lay_out (self, MAX (least, MIN (most, PAGED_SCALE)), TRUE))
    return TRUE;
  if (options->width > 0)
    g_set_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_NO_ROOM,
                 /* Translators: how many cases, and a picture's width and height in pixels */
                 _("%u cases do not fit into %.0f × %.0f pixels: make it larger, choose fewer cases or factors, or a "
                   "PDF on paper, which takes several pages"),
                 ent_matrix_picture_get_layout (self->picture)->columns->len, options->width, self->height * self->scale);
  else
    g_set_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_NO_ROOM,
                 _("%u cases are more than a picture can hold: choose fewer cases, or a PDF on paper, which takes "
                   "several pages"), ent_matrix_picture_get_layout (self->picture)->columns->len);
  return FALSE;
}

/* Painting */

static void
paint_head (Maker       *self,
            GtkSnapshot *snapshot)
{
  double width = get_inner_width (self), text = ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL), own;
  double height = ent_sheet_paint_title (self->context, snapshot, &self->style, self->title, self->margin, self->margin,
                                         width);

  own = MIN (ent_label_cache_measure (self->labels, self->subtitle, ENT_LABEL_NORMAL), width);
  ent_label_cache_paint (self->labels, snapshot, self->subtitle, ENT_LABEL_NORMAL, &self->style.dim_text,
                         self->style.flags & ENT_PICTURE_RTL ? self->width - self->margin - own : self->margin,
                         self->margin + height + text / 2, width);
}

static void
paint_number (Maker       *self,
              GtkSnapshot *snapshot,
              guint        page,
              guint        n_pages,
              double       y)
{
  double text = ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL), width;
  /* Translators: at the foot of a printed page */
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, n_pages);

  if (n_pages == 1)
    return;
  width = ent_label_cache_measure (self->labels, number, ENT_LABEL_NORMAL);
  ent_label_cache_paint (self->labels, snapshot, number, ENT_LABEL_NORMAL, &self->style.dim_text,
                         self->style.flags & ENT_PICTURE_RTL ? self->margin : self->width - self->margin - width,
                         y + text / 2, width + 1);
}

/* @y: where the matrix ends */
static void
paint_foot (Maker       *self,
            GtkSnapshot *snapshot,
            guint        page,
            guint        n_pages,
            double       y)
{
  y += paint_sentence (self, snapshot, y) + KEY_GAP_PX;
  ent_matrix_key_paint (snapshot, self->labels, &self->style, self->spec->whose, self->margin, y,
                        get_inner_width (self));
  y = self->height - self->margin - self->source_height;
  paint_source (self, snapshot, y, get_source_width (self));
  paint_number (self, snapshot, page, n_pages, y);
}

static GskRenderNode *
paint_page (Maker *self,
            guint  page,
            guint  n_pages)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double width, height;
  guint n_wide = self->columns->len - 1;
  guint column = g_array_index (self->columns, guint, page % n_wide);
  guint row = g_array_index (self->rows, guint, page / n_wide);
  EntMatrixPart part = { row, g_array_index (self->rows, guint, page / n_wide + 1) - row,
                         column, g_array_index (self->columns, guint, page % n_wide + 1) - column };

  gtk_snapshot_scale (snapshot, (float) self->scale, (float) self->scale);
  if (!self->options->bare)
    {
      ent_shape_fill (snapshot, &self->style.page, 0, 0, self->width, self->height);
      paint_head (self, snapshot);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->margin, (float) self->head));
  ent_matrix_picture_snapshot (self->picture, snapshot, &part, get_inner_width (self));
  gtk_snapshot_restore (snapshot);
  ent_matrix_picture_measure (self->picture, &part, &width, &height);
  if (!self->options->bare)
    paint_foot (self, snapshot, page, n_pages, self->head + height);
  return gtk_snapshot_free_to_node (snapshot);
}

EntSheet *
ent_matrix_sheet_new (EntMatrix                    *matrix,
                      const EntMatrixSpec          *spec,
                      const EntMatrixSheetOptions  *options,
                      GError                      **error)
{
  g_auto(Maker) self = { 0 };
  const EntMatrixLayout *layout;
  g_autofree char *summary = NULL;
  EntSheet *sheet;
  guint n_pages;

  g_return_val_if_fail (matrix != NULL && spec != NULL && options != NULL, NULL);

  self.options = options;
  self.matrix = matrix;
  self.spec = spec;
  ent_picture_style_init (&self.style, options->flags);
  self.context = ent_sheet_create_context (options->flags);
  self.labels = ent_label_cache_new (self.context);
  ent_label_cache_set_as_text (self.labels, (options->flags & ENT_PICTURE_AS_TEXT) != 0);
  self.picture = ent_matrix_picture_new (matrix, spec, &self.style, self.context, self.labels);
  self.columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self.rows = g_array_new (FALSE, FALSE, sizeof (guint));
  layout = ent_matrix_picture_get_layout (self.picture);
  if (layout->columns->len == 0 || layout->rows->len == 0)
    {
      g_set_error_literal (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_RANGE,
                           _("There is nothing to show: choose other cases or factors, or a wider filter"));
      return NULL;
    }
  self.title = dup_title (&self);
  self.subtitle = dup_subtitle (&self);
  self.source = dup_source (&self);
  summary = dup_summary (&self);
  if (!find_layout (&self, error))
    return NULL;
  sheet = ent_sheet_new (self.context, self.title, summary, self.width * self.scale, self.height * self.scale);
  n_pages = (self.columns->len - 1) * (self.rows->len - 1);
  for (guint i = 0; i < n_pages; i++)
    ent_sheet_take_page (sheet, paint_page (&self, i, n_pages));
  return sheet;
}
