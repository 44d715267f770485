#pragma once

#include "ent-matrix-file.h"
#include "ent-matrix-layout.h"

G_BEGIN_DECLS

/* What of a matrix goes into a file, in its order. */
typedef struct
{
  const EntMatrix     *matrix;
  const EntMatrixSpec *spec;
  EntMatrixLayout     *layout;
  GArray              *factors;  /* of guint: those shown, in folded groups too */
  GArray              *items;    /* of guint: cases */
} EntMatrixTable;

void     ent_matrix_table_init  (EntMatrixTable       *self,
                                 const EntMatrix      *matrix,
                                 const EntMatrixSpec  *spec);
void     ent_matrix_table_clear (EntMatrixTable       *self);

/* Who rated what is shown: one coder or two. Returns: how many */
guint    ent_matrix_table_list_coders
                                (const EntMatrixTable *self,
                                 guint                 coders[2]);

/* Events that carry it, each on a line: "3 February 1994: Embargo lifted". (transfer full) */
char    *ent_matrix_table_dup_evidence
                                (const EntMatrixTable *self,
                                 guint                 coder,
                                 guint                 factor,
                                 guint                 item);
/* Sources of a published rating, each on a line. (transfer full) */
char    *ent_matrix_table_dup_sources
                                (const EntMatrixTable *self,
                                 guint                 factor,
                                 guint                 item);
/* (transfer full): plain words; "" for none */
char    *ent_matrix_table_dup_rationale
                                (const EntMatrixTable *self,
                                 guint                 coder,
                                 guint                 factor,
                                 guint                 item);

/* The spreadsheet into a file that may be left broken. FALSE: with the reason in @error */
gboolean ent_matrix_book_write  (const EntMatrixTable *self,
                                 const char           *path,
                                 const char           *tmp_dir,
                                 GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntMatrixTable, ent_matrix_table_clear)

G_END_DECLS
