/* Pictures kept to be compared with: small files, and a comparison that bears another version
 * of what draws letters, but no label that moved, no mark that is lost and no other colour. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* @surface: CAIRO_FORMAT_RGB24. As a small PNG: the most frequent colours stay as they are, others become
 * one that is near. */
void     reference_picture_write   (cairo_surface_t *surface,
                                    const char      *path);
/**
 * reference_picture_compare:
 * @surface: CAIRO_FORMAT_RGB24
 * @path: of a PNG
 * @difference: (out) (transfer full) (nullable): @surface, pale, with a frame about each block that
 *   differs
 *
 * Returns: how many blocks differ so much that one sees it, where those that differ very much count
 *   more; G_MAXUINT if the sizes are not the same or the file cannot be read
 */
guint    reference_picture_compare (cairo_surface_t *surface,
                                    const char      *path,
                                    cairo_surface_t **difference);

G_END_DECLS
