#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longest side of a picture in the library, in px. */
#define ENT_IMAGE_MAX_PX 4096

/**
 * ent_image_read_size:
 * @bytes: any
 * @type: (out): "image/png" or "image/jpeg"
 *
 * What the head of a picture says, before anything is decoded: that a small file unpacks into gigabytes is seen here.
 * Any thread.
 * Returns: FALSE: neither of the two types, or its head has no size
 */
gboolean ent_image_read_size (GBytes      *bytes,
                              const char **type,
                              int         *width,
                              int         *height);

G_END_DECLS
