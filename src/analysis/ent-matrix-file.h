#pragma once

#include "ent-matrix-spec.h"

G_BEGIN_DECLS

/* The matrix as tables for other programs: what a spec shows of it, in its order.  Any thread, but not the main one. */

typedef enum
{
  ENT_MATRIX_FILE_CELLS,  /* .csv: a row for each cell and who rated it */
  ENT_MATRIX_FILE_CASES,  /* .csv: a row for each case (and who rated it, where both are shown), a column for each
                             factor and each measure of what came of the case */
  ENT_MATRIX_FILE_BOOK,   /* .xlsx: sheets of the matrix with rationales and sources as notes, of all ratings, of the
                             cases and of the sources */
} EntMatrixFileKind;

#define ENT_MATRIX_FILE_ERROR (ent_matrix_file_error_quark ())
typedef enum
{
  ENT_MATRIX_FILE_ERROR_FILE,   /* another place */
  ENT_MATRIX_FILE_ERROR_EMPTY,  /* nothing is shown: another filter */
} EntMatrixFileError;
GQuark   ent_matrix_file_error_quark (void);

/* Whether a file of this name would be a table, and of which kind. */
gboolean ent_matrix_file_find_kind   (const char           *path,
                                      EntMatrixFileKind    *kind);

/* As ent-csv.h reads it. Ids name columns and values; ratings are numbers, "state" is rated, no-evidence or not-rated;
 * several ids stand with spaces between them. @kind: not BOOK (transfer full) */
char    *ent_matrix_to_csv           (const EntMatrix      *matrix,
                                      const EntMatrixSpec  *spec,
                                      EntMatrixFileKind     kind,
                                      gsize                *length);
/**
 * ent_matrix_file_save:
 *
 * Takes its place when it is complete; the error names the file and what to do.
 */
gboolean ent_matrix_file_save        (const EntMatrix      *matrix,
                                      const EntMatrixSpec  *spec,
                                      EntMatrixFileKind     kind,
                                      const char           *path,
                                      GError              **error);

G_END_DECLS
