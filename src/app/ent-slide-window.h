#pragma once

#include <gtk/gtk.h>

#include "ent-lecture.h"
#include "ent-session.h"

G_BEGIN_DECLS

/* @slide: (transfer full) */
typedef void (*EntSlideWindowFunc) (EntSlide *slide,
                                    gpointer  data);

/**
 * ent_slide_window_present:
 * @kind: TIMELINE, MATRIX or COMPARISON
 * @case_id: (nullable): that is proposed
 * @func: is given the slide, unless the person thinks better of it
 * @data: an object; kept meanwhile
 *
 * Asks what a slide shall show: which timeline, which factors, which two cases. Returns: the window
 */
GtkWindow *ent_slide_window_present (GtkWidget           *over,
                                     EntSession          *session,
                                     EntSlideKind         kind,
                                     const char          *case_id,
                                     EntSlideWindowFunc   func,
                                     gpointer             data);

G_END_DECLS
