#include "config.h"

#include "ent-evidence-picture.h"

#include "ent-shapes.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_ROW_PX    30.0
#define ROW_PADDING   2.0   /* over and under the longest bar */
#define NAME_INDENT   14.0
#define MIN_MOST      3.0   /* a turning point: less than that never fills a row */
#define MIN_BAR_PX    1.0
#define LEAST         1e-6  /* what is less than that is nothing, but roundings */
#define SOFT_ALPHA    0.45
#define PALE_ALPHA    0.22
#define COLUMN_ALPHA  0.12

gint64
ent_evidence_picture_get_months (const EntEvidencePicture *self)
{
  return ent_evidence_choose_months (ent_time_scale_get_px_per_sec (&self->scale));
}

double
ent_evidence_picture_get_row_height (const EntEvidencePicture *self)
{
  return MAX (MIN_ROW_PX, ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL) + 9);
}

double
ent_evidence_picture_get_head_height (const EntEvidencePicture *self)
{
  return ceil (ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL) + 9);
}

EntEvidenceSums *
ent_evidence_picture_get_sums (const EntEvidencePicture *self)
{
  return self->shown != NULL ? self->shown : self->all;
}

/* As the signs of factors have them everywhere: teal helps, brown hinders. */
GdkRGBA
ent_evidence_get_color (const EntPictureStyle *style,
                        gboolean               plus)
{
  static const char * const colors[2][2] = { { "#8c510a", "#01665e" }, { "#dfc27d", "#80cdc1" } };
  GdkRGBA color;

  if (!gdk_rgba_parse (&color, colors[style->flags & ENT_PICTURE_DARK ? 1 : 0][plus ? 1 : 0]))
    g_assert_not_reached ();
  return color;
}

static gboolean
is_rtl (const EntEvidencePicture *self)
{
  return (self->style.flags & ENT_PICTURE_RTL) != 0;
}

/* The left edge of what lies at @px of the axis. */
static double
place (const EntEvidencePicture *self,
       double                    px,
       double                    width)
{
  return is_rtl (self) ? self->scale.width_px - px - width : self->header_width + px;
}

/* The same for what lies so far from the edge at which the names begin. */
static double
place_name (const EntEvidencePicture *self,
            double                    x,
            double                    width)
{
  return is_rtl (self) ? self->header_width + self->scale.width_px - x - width : x;
}

/* px of the axis, in view */
static gboolean
get_extent (const EntEvidencePicture *self,
            gint64                    months,
            gint64                    bucket,
            double                   *x0,
            double                   *x1)
{
  *x0 = MAX (ent_time_scale_to_px (&self->scale, ent_evidence_get_begin_sec (months, bucket)), 0);
  *x1 = MIN (ent_time_scale_to_px (&self->scale, ent_evidence_get_begin_sec (months, bucket + 1)),
             self->scale.width_px);
  return *x1 > *x0;
}

gboolean
ent_evidence_picture_get_area (const EntEvidencePicture *self,
                               gint64                    bucket,
                               double                   *x,
                               double                   *width)
{
  double x0, x1;

  if (!get_extent (self, ent_evidence_picture_get_months (self), bucket, &x0, &x1))
    return FALSE;
  *x = place (self, x0, x1 - x0);
  *width = x1 - x0;
  return TRUE;
}

gboolean
ent_evidence_picture_hit (const EntEvidencePicture *self,
                          double                    x,
                          gint64                   *bucket)
{
  double px = is_rtl (self) ? self->scale.width_px - x : x - self->header_width;

  if (px < 0 || px >= self->scale.width_px)
    return FALSE;
  *bucket = ent_evidence_find_bucket (ent_evidence_picture_get_months (self),
                                      ent_time_scale_to_seconds (&self->scale, px));
  return TRUE;
}

char *
ent_evidence_format_weight (double weight)
{
  if (fabs (weight - round (weight)) < 0.05)
    return g_strdup_printf ("%.0f", weight);
  return weight < 0.1 ? g_strdup (_("less than 0.1")) : g_strdup_printf ("%.1f", weight);
}

/* In all rows alike: where the line is on which bars stand, and how high a weight of 1 is. One is seen, and ten times
 * as much is not ten times as high: a year of summits would press all others flat. */
typedef struct
{
  double y;
  double unit_px;
} Bars;

static Bars
measure_bars (const EntEvidencePicture *self)
{
  double room = ent_evidence_picture_get_row_height (self) - 2 * ROW_PADDING - 1, plus, minus;

  ent_evidence_sums_get_most (self->all, ent_evidence_picture_get_months (self), &plus, &minus);
  plus = sqrt (MAX (plus, MIN_MOST));
  minus = sqrt (MAX (minus, MIN_MOST));
  return (Bars) { ROW_PADDING + floor (room * plus / (plus + minus)), room / (plus + minus) };
}

/* Upwards from @y, or downwards. */
static void
paint_bar (const EntEvidencePicture *self,
           GtkSnapshot              *snapshot,
           gboolean                  plus,
           double                    alpha,
           double                    x,
           double                    y,
           double                    width,
           double                    height,
           double                    soft_height)
{
  GdkRGBA color = ent_evidence_get_color (&self->style, plus), soft;

  color.alpha = (float) alpha;
  soft = ent_color_fade (&color, self->style.flags & ENT_PICTURE_HIGH_CONTRAST ? 0.7 : SOFT_ALPHA);
  height -= soft_height;
  ent_shape_fill (snapshot, &color, x, plus ? y - height : y, width, height);
  ent_shape_fill (snapshot, &soft, x, plus ? y - height - soft_height : y + height, width, soft_height);
}

static void
paint_bucket (const EntEvidencePicture *self,
              GtkSnapshot              *snapshot,
              EntEvidenceSums          *sums,
              guint                     row,
              const double              seconds[2],
              double                    x,
              double                    width,
              double                    alpha,
              const Bars               *bars)
{
  EntEvidenceSum sum;

  ent_evidence_sums_get (sums, row, seconds[0], seconds[1], &sum);
  for (guint plus = 0; plus < 2; plus++)
    {
      double weight = plus ? sum.plus : sum.minus, soft = plus ? sum.soft_plus : sum.soft_minus;
      double bar = MAX (sqrt (MAX (weight, 0)) * bars->unit_px, MIN_BAR_PX);

      if (weight >= LEAST)
        paint_bar (self, snapshot, plus, alpha, x, plus ? bars->y : bars->y + 1, width, bar, bar * soft / weight);
    }
}

static void
paint_bars (const EntEvidencePicture *self,
            GtkSnapshot              *snapshot,
            guint                     row,
            const Bars               *bars)
{
  gint64 months = ent_evidence_picture_get_months (self);
  gint64 bucket = ent_evidence_find_bucket (months, self->scale.begin_sec);
  double x0, x1;

  for (; get_extent (self, months, bucket, &x0, &x1); bucket++)
    {
      const double seconds[] = { ent_evidence_get_begin_sec (months, bucket),
                                 ent_evidence_get_begin_sec (months, bucket + 1) };
      double from = floor (x0), width = MAX (floor (x1) - from - 1, 1), x = floor (place (self, from, width));

      if (self->shown == NULL)
        {
          paint_bucket (self, snapshot, self->all, row, seconds, x, width, 1, bars);
          continue;
        }
      if (!self->hide)
        paint_bucket (self, snapshot, self->all, row, seconds, x, width, PALE_ALPHA, bars);
      paint_bucket (self, snapshot, self->shown, row, seconds, x, width, 1, bars);
    }
}

void
ent_evidence_picture_paint_row (const EntEvidencePicture  *self,
                                GtkSnapshot               *snapshot,
                                guint                      row,
                                const EntEvidenceRowState *state)
{
  double height = ent_evidence_picture_get_row_height (self), axis_x = place (self, 0, self->scale.width_px);
  const char *title = ent_evidence_sums_get_title (self->all, row);
  double room = self->header_width - NAME_INDENT - 8, width, x;
  GdkRGBA column = ent_color_fade (&self->style.text, COLUMN_ALPHA);
  Bars bars = measure_bars (self);

  if (state->striped)
    ent_shape_fill (snapshot, &self->style.trough, axis_x, 0, self->scale.width_px, height);
  if (state->has_bucket && ent_evidence_picture_get_area (self, state->bucket, &x, &width))
    {
      ent_shape_fill (snapshot, &column, x, 0, width, height);
      if (state->focused)
        ent_shape_outline (snapshot, &self->style.accent, x - 2, 1, width + 4, height - 2, 3, 2);
    }
  ent_shape_fill (snapshot, &self->style.line, axis_x, bars.y, self->scale.width_px, 1);
  paint_bars (self, snapshot, row, &bars);
  width = MIN (ent_label_cache_measure (self->labels, title, ENT_LABEL_NORMAL), room);
  ent_label_cache_paint (self->labels, snapshot, title, ENT_LABEL_NORMAL, &self->style.text,
                         place_name (self, NAME_INDENT, width), height / 2, room);
}

void
ent_evidence_picture_paint_head (const EntEvidencePicture *self,
                                 GtkSnapshot              *snapshot)
{
  double height = ent_evidence_picture_get_head_height (self), room = self->header_width - NAME_INDENT - 8, width;
  g_autofree char *unit = ent_evidence_format_unit (ent_evidence_picture_get_months (self));
  /* Translators: over bars for each year: "Evidence per year: up helps, down hinders" */
  g_autofree char *text = g_strdup_printf (_("Evidence %s: up helps, down hinders"), unit);
  const char *title = _("Factors");

  ent_shape_fill (snapshot, &self->style.line, 0, 0, self->header_width + self->scale.width_px, 1);
  width = MIN (ent_label_cache_measure (self->labels, title, ENT_LABEL_BOLD), room);
  ent_label_cache_paint (self->labels, snapshot, title, ENT_LABEL_BOLD, &self->style.text,
                         place_name (self, NAME_INDENT, width), height / 2 + 1, room);
  room = self->scale.width_px - 12;
  width = MIN (ent_label_cache_measure (self->labels, text, ENT_LABEL_SMALL), room);
  ent_label_cache_paint (self->labels, snapshot, text, ENT_LABEL_SMALL, &self->style.dim_text,
                         place (self, 6, width), height / 2 + 1, room);
}

void
ent_evidence_picture_paint_sample (GtkSnapshot           *snapshot,
                                   const EntPictureStyle *style,
                                   double                 x,
                                   double                 y)
{
  GdkRGBA plus = ent_evidence_get_color (style, TRUE), minus = ent_evidence_get_color (style, FALSE);

  ent_shape_fill (snapshot, &style->line, x - 14, floor (y), 28, 1);
  ent_shape_fill (snapshot, &plus, x - 10, floor (y) - 6, 8, 6);
  ent_shape_fill (snapshot, &minus, x + 2, floor (y) + 1, 8, 6);
}
