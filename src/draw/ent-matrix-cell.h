#pragma once

#include "ent-label-cache.h"
#include "ent-matrix-layout.h"
#include "ent-picture-style.h"

G_BEGIN_DECLS

/* A cell of the matrix: sign and number, dots for confidence, on a surface from brown to teal.  One that no event
 * carries is hatched, one without evidence dashed, one that nobody rated almost empty. */

/* In px, at the usual size of text. */
#define ENT_MATRIX_CELL_WIDTH       92
#define ENT_MATRIX_CELL_WIDTH_BOTH  148  /* where both are shown */
#define ENT_MATRIX_CELL_HEIGHT      26

typedef enum
{
  ENT_MATRIX_CELL_FAINT = 1 << 0,  /* a filter leaves it out */
  ENT_MATRIX_CELL_LIT   = 1 << 1,  /* a statement or an event speaks of it */
  ENT_MATRIX_CELL_HOVER = 1 << 2,
} EntMatrixCellFlags;

/* The surface of a rating (a mean of ratings lies between), and what text on it has: at least 4.5:1. */
GdkRGBA ent_matrix_get_rating_color        (const EntPictureStyle  *style,
                                            double                  rating,
                                            GdkRGBA                *text);
/**
 * ent_matrix_cell_paint:
 * @published, @own: (nullable): NULL: did not rate it. Of @whose only what it shows is looked at.
 *
 * Own ratings have a golden edge.
 */
void    ent_matrix_cell_paint              (GtkSnapshot            *snapshot,
                                            EntLabelCache          *labels,
                                            const EntPictureStyle  *style,
                                            const graphene_rect_t  *area,
                                            EntMatrixWhose          whose,
                                            const EntRating        *published,
                                            const EntRating        *own,
                                            EntMatrixCellFlags      flags);
/* Mean and range of a folded group. @summary: (nullable): NULL: nothing is rated */
void    ent_matrix_cell_paint_summary      (GtkSnapshot            *snapshot,
                                            EntLabelCache          *labels,
                                            const EntPictureStyle  *style,
                                            const graphene_rect_t  *area,
                                            const EntMatrixSummary *summary,
                                            EntMatrixCellFlags      flags);

G_END_DECLS
