#pragma once

#include "ent-matrix-layout.h"
#include "ent-sheet.h"

G_BEGIN_DECLS

/* The matrix painted for paper or a file, with title, key and source. Any thread may make one, once GTK has begun. Texts
 * come in the process's language. */

typedef struct
{
  double           width, height;  /* px, 96 to the inch; 0: as much as it takes */
  double           margin;         /* px */
  double           scale;          /* 1: as on a screen; 0: as large as there is room for, up to @max_scale */
  double           max_scale;
  double           min_scale;      /* down to this; 0: half */
  gboolean         bare;           /* the matrix alone: no title, key, source and margin */
  gboolean         paged;          /* cases and factors that do not fit go on on further pages */
  EntPictureFlags  flags;
  gint64           now_sec;        /* the day it was made, below the title; 0: none */
  const char      *sentence;       /* below the matrix: what it shows in words; or NULL */
} EntMatrixSheetOptions;

/* As wide and high as it takes, on one page. */
void      ent_matrix_sheet_options_init  (EntMatrixSheetOptions        *options);
/* Margins and print as suit paper; on as many pages as it takes. */
void      ent_matrix_sheet_options_paper (EntMatrixSheetOptions        *options,
                                          EntPaper                      paper,
                                          gboolean                      landscape);
/**
 * ent_matrix_sheet_new:
 * @spec: which ratings, in which order
 * @options: not needed afterwards
 *
 * Returns: (transfer full) (nullable): with an error of ENT_SHEET_ERROR
 */
EntSheet *ent_matrix_sheet_new           (EntMatrix                    *matrix,
                                          const EntMatrixSpec          *spec,
                                          const EntMatrixSheetOptions  *options,
                                          GError                      **error);

G_END_DECLS
