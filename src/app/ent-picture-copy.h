#pragma once

#include <gtk/gtk.h>

#include "ent-picture-source.h"

G_BEGIN_DECLS

/* Puts a picture of what is in view on the clipboard, and says so by a toast of the window in
 * which @widget stands. @source: (transfer full) */
void ent_picture_copy (GtkWidget        *widget,
                       EntPictureSource *source);

G_END_DECLS
