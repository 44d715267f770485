#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ent_settings_new:
 * @data_dir: the folder with the program's data
 *
 * The program's settings, with the schema that stands beside the program, be it installed in
 * any prefix or run from the build folder.
 * Returns: (transfer full) (nullable): NULL with a message where no schema is found
 */
GSettings *ent_settings_new (const char  *data_dir,
                             GError     **error);

G_END_DECLS
