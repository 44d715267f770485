#pragma once

#include <gtk/gtk.h>

#include "ent-show.h"

G_BEGIN_DECLS

/* All slides of a lecture that is held, small, to go to one of them.
 *
 * Signal: "chosen" (uint: slide). */
#define ENT_TYPE_SLIDE_GRID (ent_slide_grid_get_type ())
G_DECLARE_FINAL_TYPE (EntSlideGrid, ent_slide_grid, ENT, SLIDE_GRID, GtkWidget)

/* With the slides as they are now; that where one is has the focus. */
void ent_slide_grid_open (EntSlideGrid *self,
                          EntShow      *show);

G_END_DECLS
