#pragma once

#include "ent-picture-style.h"

G_BEGIN_DECLS

/* The style of pictures in @widget: dark, high contrast and direction as they are now, and
 * the theme's own accent and surfaces. */
void ent_widget_get_picture_style (GtkWidget       *widget,
                                   EntPictureStyle *style);

G_END_DECLS
