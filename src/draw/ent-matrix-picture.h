#pragma once

#include "ent-label-cache.h"
#include "ent-matrix-layout.h"
#include "ent-picture-style.h"

G_BEGIN_DECLS

/* The matrix painted: titles of cases above, names of factors beside, and cells as on a screen, in the order of a spec.
 * Any part of it can be painted by itself, with its titles and names: on pages. All lengths are px. */
typedef struct _EntMatrixPicture EntMatrixPicture;

/* @style, @context: those of @labels. (transfer full) */
EntMatrixPicture      *ent_matrix_picture_new               (EntMatrix             *matrix,
                                                             const EntMatrixSpec   *spec,
                                                             const EntPictureStyle *style,
                                                             PangoContext          *context,
                                                             EntLabelCache         *labels);
void                   ent_matrix_picture_free              (EntMatrixPicture      *self);
/* (transfer none) */
const EntMatrixLayout *ent_matrix_picture_get_layout        (EntMatrixPicture      *self);

/* Cells this much wider than they need be, 1 or more: where there is room. */
void                   ent_matrix_picture_stretch           (EntMatrixPicture      *self,
                                                             double                 factor);
/* What stands before the first column, and above the first row. */
double                 ent_matrix_picture_get_names_width   (EntMatrixPicture      *self);
double                 ent_matrix_picture_get_titles_height (EntMatrixPicture      *self);
/* With the room before it; the first one of a part needs less. */
double                 ent_matrix_picture_get_column_width  (EntMatrixPicture      *self,
                                                             guint                  column);
double                 ent_matrix_picture_get_row_height    (EntMatrixPicture      *self,
                                                             guint                  row);
/* Whether a page can end after @row: not between the name of a group and the first of its factors. */
gboolean               ent_matrix_picture_can_end           (EntMatrixPicture      *self,
                                                             guint                  row);

typedef struct
{
  guint row, n_rows;
  guint column, n_columns;
} EntMatrixPart;

/* What a part takes. */
void                   ent_matrix_picture_measure           (EntMatrixPicture      *self,
                                                             const EntMatrixPart   *part,
                                                             double                *width,
                                                             double                *height);
/* From 0, 0; right-to-left it ends there at @width. */
void                   ent_matrix_picture_snapshot          (EntMatrixPicture      *self,
                                                             GtkSnapshot           *snapshot,
                                                             const EntMatrixPart   *part,
                                                             double                 width);

/**
 * ent_matrix_key_paint:
 * @snapshot: (nullable): NULL only measures
 *
 * What colours, dots, dashes and edges mean, in as many lines as it takes.
 * Returns: its height
 */
double                 ent_matrix_key_paint                 (GtkSnapshot           *snapshot,
                                                             EntLabelCache         *labels,
                                                             const EntPictureStyle *style,
                                                             EntMatrixWhose         whose,
                                                             double                 x,
                                                             double                 y,
                                                             double                 width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMatrixPicture, ent_matrix_picture_free)

G_END_DECLS
