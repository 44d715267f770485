#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ent_file_put:
 *
 * A whole file at once: it is written beside @path under another name, and takes its place once all of it is on
 * the disk. Any thread, but not the main one.
 * Returns: FALSE with an error of G_FILE_ERROR that names the file, and says what to do
 */
gboolean ent_file_put (const char  *path,
                       const void  *bytes,
                       gsize        length,
                       GError     **error);

G_END_DECLS
