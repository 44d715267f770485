#pragma once

#include <gtk/gtk.h>

#include "ent-study-item.h"

G_BEGIN_DECLS

/* A cell of the matrix of which coders differ: what they said, and who said it.  Recycled: bind, unbind. */
#define ENT_TYPE_DIFFERENCE_ROW (ent_difference_row_get_type ())
G_DECLARE_FINAL_TYPE (EntDifferenceRow, ent_difference_row, ENT, DIFFERENCE_ROW, GtkWidget)

GtkWidget *ent_difference_row_new    (void);
void       ent_difference_row_bind   (EntDifferenceRow *self,
                                      EntStudyItem     *item);
void       ent_difference_row_unbind (EntDifferenceRow *self);

G_END_DECLS
