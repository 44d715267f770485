#include "config.h"

#include "ent-matrix-cell.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-shapes.h"

#define RADIUS      5.0
#define DASH        4.0f
#define DASH_GAP    3.0f
#define HATCH       7.0f  /* from one stripe to the next */
#define BOTH_GAP    0.2   /* of the width, between the halves */
#define EDGE        2.0   /* of ratings that no event carries, and of own ones */

/* ColorBrewer's BrBG, from −3 to +3; the dark style mirrors its lightness, so that what is strong stands out there
 * too. */
static const char * const light_scale[] = { "#8c510a", "#bf812d", "#dfc27d", "#e6e6e6", "#80cdc1", "#35978f", "#01665e" };
static const char * const dark_scale[] = { "#dfc27d", "#bf812d", "#6b3e08", "#484848", "#014c46", "#35978f", "#80cdc1" };

static GdkRGBA
get_scale_color (const EntPictureStyle *style,
                 int                    rating)
{
  GdkRGBA color;

  gdk_rgba_parse (&color, (style->flags & ENT_PICTURE_DARK ? dark_scale : light_scale)[CLAMP (rating, -3, 3) + 3]);
  return color;
}

GdkRGBA
ent_matrix_get_rating_color (const EntPictureStyle *style,
                             double                 rating,
                             GdkRGBA               *text)
{
  double below = floor (rating);
  float part = (float) (rating - below);
  GdkRGBA color = get_scale_color (style, (int) below), next = get_scale_color (style, (int) below + 1);
  GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

  color.red += (next.red - color.red) * part;
  color.green += (next.green - color.green) * part;
  color.blue += (next.blue - color.blue) * part;
  if (text != NULL)
    *text = ent_color_contrast (&color, &black) > ent_color_contrast (&color, &white) ? black : white;
  return color;
}

static void
push_clip (GtkSnapshot           *snapshot,
           const graphene_rect_t *area)
{
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, area, (float) RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
}

static void
outline (GtkSnapshot           *snapshot,
         const GdkRGBA         *color,
         const graphene_rect_t *area,
         double                 outset,
         double                 line_width)
{
  ent_shape_outline (snapshot, color, area->origin.x - outset, area->origin.y - outset,
                     area->size.width + 2 * outset, area->size.height + 2 * outset, RADIUS + outset, line_width);
}

/* A straight line of dashes, as one node. */
static void
dash_line (GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           float          x,
           float          y,
           float          width,
           float          height)
{
  GdkRGBA clear = { color->red, color->green, color->blue, 0 };
  float share = DASH / (DASH + DASH_GAP);
  gboolean lies = width > height;
  GskColorStop stops[] = { { 0, *color }, { share, *color }, { share, clear }, { 1, clear } };

  gtk_snapshot_append_repeating_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (x, y, width, height),
    &GRAPHENE_POINT_INIT (x, y),
    &GRAPHENE_POINT_INIT (lies ? x + DASH + DASH_GAP : x, lies ? y : y + DASH + DASH_GAP), stops, G_N_ELEMENTS (stops));
}

static void
dashes (GtkSnapshot           *snapshot,
        const GdkRGBA         *color,
        const graphene_rect_t *area)
{
  float x = area->origin.x, y = area->origin.y, width = area->size.width, height = area->size.height;
  float inset = (float) RADIUS / 2;

  dash_line (snapshot, color, x + inset, y, width - 2 * inset, 1);
  dash_line (snapshot, color, x + inset, y + height - 1, width - 2 * inset, 1);
  dash_line (snapshot, color, x, y + inset, 1, height - 2 * inset);
  dash_line (snapshot, color, x + width - 1, y + inset, 1, height - 2 * inset);
}

/* Slanting stripes inside an edge: it is judged, but nothing that happened carries it. */
static void
hatch (GtkSnapshot           *snapshot,
       const GdkRGBA         *color,
       const graphene_rect_t *area)
{
  GdkRGBA faint = ent_color_fade (color, .4), clear = ent_color_fade (color, 0);
  GskColorStop stops[] = { { 0, faint }, { .3f, faint }, { .3f, clear }, { 1, clear } };
  float step = HATCH * (float) G_SQRT2 / 2;

  push_clip (snapshot, area);
  gtk_snapshot_append_repeating_linear_gradient (snapshot, area, &area->origin,
    &GRAPHENE_POINT_INIT (area->origin.x + step, area->origin.y + step), stops, G_N_ELEMENTS (stops));
  gtk_snapshot_pop (snapshot);
  outline (snapshot, color, area, 0, EDGE);
}

/* Three dots, as many filled as there is confidence. */
static void
paint_dots (GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            EntConfidence  confidence,
            gboolean       rtl,
            double         x,
            double         y,
            double         radius)
{
  for (int i = 0; i < 3; i++)
    {
      double center = x + radius + (rtl ? 2 - i : i) * radius * 2.7;

      if (i < (int) confidence)
        ent_shape_dot (snapshot, color, center, y, radius);
      else
        ent_shape_outline (snapshot, color, center - radius, y - radius, 2 * radius, 2 * radius, radius, 1);
    }
}

static void
paint_number (GtkSnapshot           *snapshot,
              EntLabelCache         *labels,
              const EntPictureStyle *style,
              const graphene_rect_t *area,
              const EntRating       *rating,
              const GdkRGBA         *color)
{
  gboolean rtl = (style->flags & ENT_PICTURE_RTL) != 0;
  /* The sign stands before the number in every direction. */
  g_autofree char *text = g_strdup_printf ("\u2066%s\u2069", ent_rating_to_string (rating->rating));
  double number = MAX (ent_label_cache_measure (labels, text, ENT_LABEL_BOLD),
                       ent_label_cache_measure (labels, "−3", ENT_LABEL_BOLD));
  double radius = ent_label_cache_get_height (labels, ENT_LABEL_SMALL) * .17, dots = radius * 7.4, gap = radius * 2.2;
  double middle = area->origin.y + area->size.height / 2;
  gboolean with_dots = rating->confidence != ENT_CONFIDENCE_NONE && number + gap + dots + 6 <= area->size.width;
  double width = with_dots ? number + gap + dots : number, x = area->origin.x + (area->size.width - width) / 2;
  double own = ent_label_cache_measure (labels, text, ENT_LABEL_BOLD);

  ent_label_cache_paint (labels, snapshot, text, ENT_LABEL_BOLD, color,
                         x + (rtl && with_dots ? dots + gap : 0) + (number - own) / 2, middle, 1e6);
  if (with_dots)
    paint_dots (snapshot, color, rating->confidence, rtl, rtl ? x : x + number + gap, middle, radius);
}

static void
paint_no_evidence (GtkSnapshot           *snapshot,
                   EntLabelCache         *labels,
                   const EntPictureStyle *style,
                   const graphene_rect_t *area)
{
  /* Translators: in a cell of the matrix; keep it short */
  const char *text = _("no evidence");
  double width = ent_label_cache_measure (labels, text, ENT_LABEL_SMALL);

  dashes (snapshot, &style->dim_text, area);
  if (width > area->size.width - 4)
    {
      text = "–";
      width = ent_label_cache_measure (labels, text, ENT_LABEL_SMALL);
    }
  ent_label_cache_paint (labels, snapshot, text, ENT_LABEL_SMALL, &style->dim_text,
                         area->origin.x + (area->size.width - width) / 2, area->origin.y + area->size.height / 2, 1e6);
}

static void
paint_rating (GtkSnapshot           *snapshot,
              EntLabelCache         *labels,
              const EntPictureStyle *style,
              const graphene_rect_t *area,
              const EntRating       *rating,
              gboolean               is_own)
{
  GdkRGBA text, color, gold = ent_picture_style_get_color (style, ENT_COLOR_OWN);

  if (rating == NULL)
    {
      ent_shape_dot (snapshot, &style->dim_text, area->origin.x + area->size.width / 2,
                     area->origin.y + area->size.height / 2, 1.5);
      return;
    }
  if (!rating->has_rating)
    paint_no_evidence (snapshot, labels, style, area);
  else
    {
      color = ent_matrix_get_rating_color (style, rating->rating, &text);
      if (rating->n_evidence == 0)
        {
          hatch (snapshot, &color, area);
          text = style->text;
        }
      else
        ent_shape_pill (snapshot, &color, area->origin.x, area->origin.y, area->size.width, area->size.height, RADIUS);
      if ((style->flags & ENT_PICTURE_HIGH_CONTRAST) != 0)
        outline (snapshot, &style->text, area, 0, 1);
      paint_number (snapshot, labels, style, area, rating, &text);
    }
  if (is_own)
    outline (snapshot, &gold, area, 0, EDGE);
}

/* What parts the two, as a sign: "≠ 2", "=". */
static void
paint_difference (GtkSnapshot           *snapshot,
                  EntLabelCache         *labels,
                  const EntPictureStyle *style,
                  const graphene_rect_t *area,
                  const EntRating       *published,
                  const EntRating       *own)
{
  gboolean same = published->has_rating == own->has_rating
                  && (!own->has_rating || published->rating == own->rating);
  int by = published->has_rating && own->has_rating ? ABS (published->rating - own->rating) : 0;
  g_autofree char *text = same ? g_strdup ("=") : by > 0 ? g_strdup_printf ("\u2066≠%d", by) : g_strdup ("≠");
  EntLabelFlags flags = same ? ENT_LABEL_SMALL : ENT_LABEL_SMALL | ENT_LABEL_BOLD;
  double width = ent_label_cache_measure (labels, text, flags);

  ent_label_cache_paint (labels, snapshot, text, flags, same ? &style->dim_text : &style->text,
                         area->origin.x + (area->size.width - width) / 2, area->origin.y + area->size.height / 2, 1e6);
}

static void
paint_both (GtkSnapshot           *snapshot,
            EntLabelCache         *labels,
            const EntPictureStyle *style,
            const graphene_rect_t *area,
            const EntRating       *published,
            const EntRating       *own)
{
  float gap = area->size.width * (float) BOTH_GAP, half = (area->size.width - gap) / 2;
  gboolean rtl = (style->flags & ENT_PICTURE_RTL) != 0;
  graphene_rect_t left = GRAPHENE_RECT_INIT (area->origin.x, area->origin.y, half, area->size.height);
  graphene_rect_t right = GRAPHENE_RECT_INIT (area->origin.x + half + gap, area->origin.y, half, area->size.height);
  graphene_rect_t middle = GRAPHENE_RECT_INIT (area->origin.x + half, area->origin.y, gap, area->size.height);

  paint_rating (snapshot, labels, style, rtl ? &right : &left, published, FALSE);
  paint_rating (snapshot, labels, style, rtl ? &left : &right, own, TRUE);
  if (published != NULL && own != NULL)
    paint_difference (snapshot, labels, style, &middle, published, own);
}

static void
begin (GtkSnapshot           *snapshot,
       const EntPictureStyle *style,
       const graphene_rect_t *area,
       EntMatrixCellFlags     flags)
{
  if ((flags & ENT_MATRIX_CELL_FAINT) != 0)
    gtk_snapshot_push_opacity (snapshot, (style->flags & ENT_PICTURE_HIGH_CONTRAST) != 0 ? .4 : .2);
}

/* What is lit has a ring around it and a mark at its corner, not another colour alone. */
static void
end (GtkSnapshot           *snapshot,
     const EntPictureStyle *style,
     const graphene_rect_t *area,
     EntMatrixCellFlags     flags)
{
  double x = area->origin.x + (style->flags & ENT_PICTURE_RTL ? 1 : area->size.width - 1);

  if ((flags & ENT_MATRIX_CELL_HOVER) != 0)
    outline (snapshot, &style->dim_text, area, 1, 1);
  if ((flags & ENT_MATRIX_CELL_FAINT) != 0)
    gtk_snapshot_pop (snapshot);
  if ((flags & ENT_MATRIX_CELL_LIT) == 0)
    return;
  outline (snapshot, &style->text, area, 2, 2);
  ent_shape_dot (snapshot, &style->page, x, area->origin.y + 1, 5.5);
  ent_shape_dot (snapshot, &style->text, x, area->origin.y + 1, 4);
}

void
ent_matrix_cell_paint (GtkSnapshot           *snapshot,
                       EntLabelCache         *labels,
                       const EntPictureStyle *style,
                       const graphene_rect_t *area,
                       EntMatrixWhose         whose,
                       const EntRating       *published,
                       const EntRating       *own,
                       EntMatrixCellFlags     flags)
{
  begin (snapshot, style, area, flags);
  if (whose == ENT_MATRIX_BOTH)
    paint_both (snapshot, labels, style, area, published, own);
  else if (whose == ENT_MATRIX_OWN)
    paint_rating (snapshot, labels, style, area, own, TRUE);
  else
    paint_rating (snapshot, labels, style, area, published, FALSE);
  end (snapshot, style, area, flags);
}

void
ent_matrix_cell_paint_summary (GtkSnapshot            *snapshot,
                               EntLabelCache          *labels,
                               const EntPictureStyle  *style,
                               const graphene_rect_t  *area,
                               const EntMatrixSummary *summary,
                               EntMatrixCellFlags      flags)
{
  g_autofree char *mean = NULL, *range = NULL;
  double mean_width, range_width, x, middle = area->origin.y + area->size.height / 2;
  GdkRGBA color, text;

  begin (snapshot, style, area, flags);
  if (summary == NULL || summary->n == 0)
    paint_rating (snapshot, labels, style, area, NULL, FALSE);
  else
    {
      color = ent_matrix_get_rating_color (style, summary->mean, &text);
      ent_shape_pill (snapshot, &color, area->origin.x, area->origin.y + 2, area->size.width, area->size.height - 4,
                      RADIUS);
      mean = g_strdup_printf ("\u2066%s%.1f", summary->mean < -.05 ? "−" : summary->mean > .05 ? "+" : "", fabs (summary->mean));
      /* U+2066: the signs stand before their numbers in every language. */
      range = summary->least == summary->most ? g_strdup ("")
              : g_strdup_printf ("\u2066%s…%s\u2069", ent_rating_to_string (summary->least),
                                 ent_rating_to_string (summary->most));
      mean_width = ent_label_cache_measure (labels, mean, ENT_LABEL_BOLD | ENT_LABEL_SMALL);
      range_width = ent_label_cache_measure (labels, range, ENT_LABEL_SMALL);
      if (mean_width + range_width + 10 > area->size.width)
        range_width = 0;
      x = area->origin.x + (area->size.width - mean_width - (range_width > 0 ? range_width + 6 : 0)) / 2;
      ent_label_cache_paint (labels, snapshot, mean, ENT_LABEL_BOLD | ENT_LABEL_SMALL, &text, x, middle, 1e6);
      if (range_width > 0)
        ent_label_cache_paint (labels, snapshot, range, ENT_LABEL_SMALL, &text, x + mean_width + 6, middle, 1e6);
    }
  end (snapshot, style, area, flags);
}
