#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One row of the matrix as far as it is in view: its name, which stands still, and cells that pass under it.  Who
 * has rows decides what is in them, and where it stands. */
#define ENT_TYPE_FACTOR_ROW (ent_factor_row_get_type ())
G_DECLARE_FINAL_TYPE (EntFactorRow, ent_factor_row, ENT, FACTOR_ROW, GtkWidget)

/* Paints what lies behind the cells, in coordinates of the row. */
typedef void (*EntFactorRowFunc) (EntFactorRow *row,
                                  gpointer      owner);
typedef void (*EntFactorRowPaint) (EntFactorRow *row,
                                   GtkSnapshot  *snapshot,
                                   gpointer      owner);

/* @allocate: gives each child its place; @paint: what lies behind; @owner: (transfer none): outlives it */
GtkWidget *ent_factor_row_new       (EntFactorRowFunc   allocate,
                                     EntFactorRowPaint  paint,
                                     gpointer           owner);
/* −1: that of the titles */
int        ent_factor_row_get_index (EntFactorRow      *self);
void       ent_factor_row_set_index (EntFactorRow      *self,
                                     int                index);
/* (transfer none) (element-type EntFactorCell): the name first, where there is one; no two in one column */
GPtrArray *ent_factor_row_get_cells (EntFactorRow      *self);
/* Appends a cell to the array, and the widget to the row. @cell: floating */
void       ent_factor_row_add       (EntFactorRow      *self,
                                     GtkWidget         *cell);
/* What stands beside the cells, or NULL. @strip: (nullable): floating */
void       ent_factor_row_set_strip (EntFactorRow      *self,
                                     GtkWidget         *strip);
GtkWidget *ent_factor_row_get_strip (EntFactorRow      *self);
/* Cells show nowhere else. */
void       ent_factor_row_set_clip  (EntFactorRow          *self,
                                     const graphene_rect_t *clip);

G_END_DECLS
