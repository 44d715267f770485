#pragma once

#include <gtk/gtk.h>

#include "ent-slide-item.h"

G_BEGIN_DECLS

/* The recycled row of a slide in the list of a lecture: the section that begins with it, its number, minutes and kind,
 * and the slide, small. */
#define ENT_TYPE_SLIDE_ROW (ent_slide_row_get_type ())
G_DECLARE_FINAL_TYPE (EntSlideRow, ent_slide_row, ENT, SLIDE_ROW, GtkWidget)

GtkWidget    *ent_slide_row_new      (void);
void          ent_slide_row_bind     (EntSlideRow  *self,
                                      EntSlideItem *item);
void          ent_slide_row_unbind   (EntSlideRow  *self);
/* (nullable) */
EntSlideItem *ent_slide_row_get_item (EntSlideRow  *self);

G_END_DECLS
