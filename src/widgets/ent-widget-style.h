#pragma once

#include "ent-picture-style.h"

G_BEGIN_DECLS

/* The style of pictures in @widget: dark, high contrast and direction as they are now, and
 * the theme's own accent and surfaces. */
void ent_widget_get_picture_style (GtkWidget       *widget,
                                   EntPictureStyle *style);

/* Pictures in @widget and below look as on a slide with these flags, whatever the theme is. */
void ent_widget_set_picture_flags (GtkWidget       *widget,
                                   EntPictureFlags  flags);

G_END_DECLS
