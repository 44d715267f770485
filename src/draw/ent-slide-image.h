#pragma once

#include <gtk/gtk.h>

#include "ent-image-size.h"
#include "ent-lecture.h"

G_BEGIN_DECLS

/* Paints a person's picture over the whole of an area; one that cannot be read, or has
 * more than ENT_IMAGE_MAX_PX on a side, leaves it empty. Any thread. */
void     ent_slide_image_snapshot (const EntImage  *image,
                                   GtkSnapshot     *snapshot,
                                   double           width,
                                   double           height);

/**
 * ent_image_read:
 * @bytes: a file of any format that GdkPixbuf reads
 * @name: of the file, for errors
 *
 * A picture for the library: PNG and JPEG stay as they are, unless they are very large, all others become PNG.
 * May take long: off the main thread.
 * Returns: (transfer full) (nullable)
 */
EntImage *ent_image_read          (GBytes          *bytes,
                                   const char      *name,
                                   GError         **error);

G_END_DECLS
