#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

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
/* About 0, 0. (transfer full) */
GskRenderNode *ent_shape_diamond (const GdkRGBA *color,
                                  double         radius);

G_END_DECLS
