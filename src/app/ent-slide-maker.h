#pragma once

#include <gtk/gtk.h>

#include "ent-library.h"
#include "ent-view-spec.h"

G_BEGIN_DECLS

/**
 * ent_slide_maker_present:
 * @widget: stands in a window, which is told how it went
 * @spec: what the slide is to show
 * @title: of the slide: what is to be seen
 * @begin: of the range, seconds; @end is exclusive
 *
 * Asks into which lecture a slide with this view of a timeline shall go, and puts it there.
 */
void ent_slide_maker_present (GtkWidget         *widget,
                              EntLibrary        *library,
                              const EntViewSpec *spec,
                              const char        *title,
                              gint64             begin,
                              gint64             end);

G_END_DECLS
