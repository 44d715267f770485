#pragma once

#include <gtk/gtk.h>

#include "ent-picture-source.h"

G_BEGIN_DECLS

/**
 * ent_export_window_present:
 * @widget: in whose window toasts tell how it went
 * @source: (transfer full): what it makes a file of
 *
 * Asks which picture or table is wanted and where, and writes it.
 */
void ent_export_window_present (GtkWidget               *widget,
                                EntPictureSource        *source);

/* What follows once the file is chosen. @source: (transfer full) */
void ent_export_picture        (GtkWidget               *widget,
                                EntPictureSource        *source,
                                const EntPictureOptions *options,
                                const char              *path);

G_END_DECLS
