#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two widgets, to be compared: beside each other where both have room, else one under the other.  Start is left
 * in left-to-right languages. */
#define ENT_TYPE_SIDE_BY_SIDE (ent_side_by_side_get_type ())
G_DECLARE_FINAL_TYPE (EntSideBySide, ent_side_by_side, ENT, SIDE_BY_SIDE, GtkWidget)

/* @least_px: width from which on they stand beside each other
 * @second: (nullable) */
GtkWidget *ent_side_by_side_new (int        least_px,
                                 GtkWidget *first,
                                 GtkWidget *second);

G_END_DECLS
