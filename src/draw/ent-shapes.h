#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENT_PENNANT_WIDTH   7.0
#define ENT_PENNANT_HEIGHT  9.0

/* Small shapes in a snapshot; nothing is painted for an empty one. Positions in px. */

void           ent_shape_fill    (GtkSnapshot   *snapshot,
                                  const GdkRGBA *color,
                                  double         x,
                                  double         y,
                                  double         width,
                                  double         height);
void           ent_shape_pill    (GtkSnapshot   *snapshot,
                                  const GdkRGBA *color,
                                  double         x,
                                  double         y,
                                  double         width,
                                  double         height,
                                  double         radius);
/* Fades over @soft0 px at its left and @soft1 at its right, where it is not rounded. */
void           ent_shape_bar     (GtkSnapshot   *snapshot,
                                  const GdkRGBA *color,
                                  double         x,
                                  double         y,
                                  double         width,
                                  double         height,
                                  double         radius,
                                  double         soft0,
                                  double         soft1);
/* The line lies inside the box. */
void           ent_shape_outline (GtkSnapshot   *snapshot,
                                  const GdkRGBA *color,
                                  double         x,
                                  double         y,
                                  double         width,
                                  double         height,
                                  double         radius,
                                  double         line_width);
void           ent_shape_dot     (GtkSnapshot   *snapshot,
                                  const GdkRGBA *color,
                                  double         x,
                                  double         y,
                                  double         radius);
/* Head and shoulders, about 11 px wide and high: somebody added it. */
void           ent_shape_person  (GtkSnapshot   *snapshot,
                                  const GdkRGBA *color,
                                  double         x,
                                  double         y);
/* A small flag that flies to @direction (1: right, −1: left) from a pole whose foot is at @x, @y, on a rim of
 * @ground. */
void           ent_shape_pennant (GtkSnapshot   *snapshot,
                                  const GdkRGBA *color,
                                  const GdkRGBA *ground,
                                  double         x,
                                  double         y,
                                  double         direction);
/* About 0, 0. (transfer full) */
GskRenderNode *ent_shape_diamond (const GdkRGBA *color,
                                  double         radius);

G_END_DECLS
