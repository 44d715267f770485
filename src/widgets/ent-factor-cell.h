#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a screen reader and the keyboard meet of one place in the matrix: a cell, a factor's name, a case's title.
 * It is recycled for other places as they come into view, and paints what stands there by asking for it. */
#define ENT_TYPE_FACTOR_CELL (ent_factor_cell_get_type ())
G_DECLARE_FINAL_TYPE (EntFactorCell, ent_factor_cell, ENT, FACTOR_CELL, GtkWidget)

typedef void (*EntFactorCellPaint) (EntFactorCell *cell,
                                    GtkSnapshot   *snapshot,
                                    gpointer       owner);

/* @owner: (transfer none): outlives it */
GtkWidget   *ent_factor_cell_new         (GtkAccessibleRole   role,
                                          EntFactorCellPaint  paint,
                                          gpointer            owner);
/* Where it stands: row −1 is that of the titles, column −1 that of the names. */
int          ent_factor_cell_get_row     (EntFactorCell      *self);
int          ent_factor_cell_get_column  (EntFactorCell      *self);
void         ent_factor_cell_set_place   (EntFactorCell      *self,
                                          int                 row,
                                          int                 column);
/* @serial: of what it shows there, so that nothing is named twice */
guint        ent_factor_cell_get_serial  (EntFactorCell      *self);
void         ent_factor_cell_set_label   (EntFactorCell      *self,
                                          const char         *label,
                                          guint               serial);
/* Words that are painted in several lines, kept until the place is another one. (transfer none) */
PangoLayout *ent_factor_cell_get_layout  (EntFactorCell      *self,
                                          const char         *text,
                                          guint               serial);

G_END_DECLS
