#include "config.h"

#include "ent-shapes.h"

void
ent_shape_fill (GtkSnapshot   *snapshot,
                const GdkRGBA *color,
                double         x,
                double         y,
                double         width,
                double         height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                                     (float) height));
}

void
ent_shape_pill (GtkSnapshot   *snapshot,
                const GdkRGBA *color,
                double         x,
                double         y,
                double         width,
                double         height,
                double         radius)
{
  ent_shape_bar (snapshot, color, x, y, width, height, radius, 0, 0);
}

void
ent_shape_bar (GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               double         x,
               double         y,
               double         width,
               double         height,
               double         radius,
               double         soft0,
               double         soft1)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
  float left = soft0 > 0 ? 0 : (float) MIN (radius, width / 2), right = soft1 > 0 ? 0 : (float) MIN (radius, width / 2);
  GdkRGBA clear = *color;
  GskRoundedRect shape;

  if (width <= 0 || height <= 0)
    return;

  gsk_rounded_rect_init (&shape, &bounds,
                         &GRAPHENE_SIZE_INIT (left, left), &GRAPHENE_SIZE_INIT (right, right),
                         &GRAPHENE_SIZE_INIT (right, right), &GRAPHENE_SIZE_INIT (left, left));
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  if (soft0 <= 0 && soft1 <= 0)
    {
      gtk_snapshot_append_color (snapshot, color, &bounds);
    }
  else
    {
      float middle0 = (float) (soft0 / width), middle1 = (float) (1 - soft1 / width);
      GskColorStop stops[4];

      clear.alpha = 0;
      middle1 = MAX (middle1, middle0);
      stops[0] = (GskColorStop) { 0, soft0 > 0 ? clear : *color };
      stops[1] = (GskColorStop) { CLAMP (middle0, 0, 1), *color };
      stops[2] = (GskColorStop) { CLAMP (middle1, 0, 1), *color };
      stops[3] = (GskColorStop) { 1, soft1 > 0 ? clear : *color };
      gtk_snapshot_append_linear_gradient (snapshot, &bounds,
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                           &GRAPHENE_POINT_INIT ((float) (x + width), (float) y),
                                           stops, G_N_ELEMENTS (stops));
    }
  gtk_snapshot_pop (snapshot);
}

void
ent_shape_outline (GtkSnapshot   *snapshot,
                   const GdkRGBA *color,
                   double         x,
                   double         y,
                   double         width,
                   double         height,
                   double         radius,
                   double         line_width)
{
  float line = (float) line_width;
  const float widths[4] = { line, line, line, line };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect shape;

  if (width <= 0 || height <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height),
                                   (float) MIN (radius, MIN (width, height) / 2));
  gtk_snapshot_append_border (snapshot, &shape, widths, colors);
}

void
ent_shape_dot (GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               double         x,
               double         y,
               double         radius)
{
  ent_shape_pill (snapshot, color, x - radius, y - radius, radius * 2, radius * 2, radius);
}

void
ent_shape_person (GtkSnapshot   *snapshot,
                  const GdkRGBA *color,
                  double         x,
                  double         y)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x - 5.5f, (float) y + 0.5f, 11, 5);
  const graphene_size_t round = GRAPHENE_SIZE_INIT (5, 4.5f), sharp = GRAPHENE_SIZE_INIT (1, 1);
  GskRoundedRect shoulders;

  gsk_rounded_rect_init (&shoulders, &bounds, &round, &round, &sharp, &sharp);
  gtk_snapshot_push_rounded_clip (snapshot, &shoulders);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
  ent_shape_dot (snapshot, color, x, y - 2.75, 2.75);
}

void
ent_shape_pennant (GtkSnapshot   *snapshot,
                   const GdkRGBA *color,
                   const GdkRGBA *ground,
                   double         x,
                   double         y,
                   double         direction)
{
  double top = y - ENT_PENNANT_HEIGHT;
  const double widths[] = { 2, 4, 6, 4, 2 };

  ent_shape_fill (snapshot, ground, direction > 0 ? x - 1 : x - 3, top - 1, 4, ENT_PENNANT_HEIGHT + 1);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    ent_shape_fill (snapshot, ground, direction > 0 ? x : x - widths[i] - 1, top + i - 1, widths[i] + 2, 3);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    ent_shape_fill (snapshot, color, direction > 0 ? x + 1 : x - widths[i], top + i, widths[i], 1);
  ent_shape_fill (snapshot, color, direction > 0 ? x : x - 1, top, 1.5, ENT_PENNANT_HEIGHT);
}

/* Render nodes of GTK 4.8 know rectangles only; Cairo also paints smooth slanted edges. It is
 * recorded from 0, 0 on and moved, because in SVGs Cairo 1.16 cuts what lies before that. */
GskRenderNode *
ent_shape_diamond (const GdkRGBA *color,
                   double         radius)
{
  float half = (float) radius + 1;
  g_autoptr(GskRenderNode) node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, half * 2, half * 2));
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (-half, -half));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  GskRenderNode *moved;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_translate (cr, half, half);
  cairo_move_to (cr, 0, -radius);
  cairo_line_to (cr, radius, 0);
  cairo_line_to (cr, 0, radius);
  cairo_line_to (cr, -radius, 0);
  cairo_close_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 1);
  cairo_stroke_preserve (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
  moved = gsk_transform_node_new (node, transform);
  gsk_transform_unref (transform);
  return moved;
}
