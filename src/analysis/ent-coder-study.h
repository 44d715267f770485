#pragma once

#include "ent-agreement.h"

G_BEGIN_DECLS

/* Some coders of a matrix, compared over some of its cells.  An atomically counted value; what it holds never
 * changes.  Any thread. */
typedef struct
{
  gatomicrefcount  ref_count;
  EntMatrix       *matrix;
  GArray          *cells;      /* of EntCodedCell: the units */
  GArray          *counts;     /* of guint: by coder of the matrix, how many of the cells they judged */
  GArray          *coders;     /* of guint: of the matrix: those who are compared */
  EntCodings      *codings;    /* of those coders, of the cells */
  EntAgreement    *agreement;
} EntCoderStudy;

/**
 * ent_coder_study_new:
 * @cases: (nullable): ids, NULL for all
 * @groups: (nullable): ids of groups of factors, or of factors; NULL for all
 * @coders: (nullable): "published", "own", or ids of layers; NULL: all who judged any of the cells
 * @all_but: it is all others of these who are compared
 * @cancellable: (nullable)
 *
 * Returns: (transfer full) (nullable): NULL where it was cancelled
 */
EntCoderStudy *ent_coder_study_new            (EntMatrix           *matrix,
                                               const char * const  *cases,
                                               const char * const  *groups,
                                               const char * const  *coders,
                                               gboolean             all_but,
                                               GCancellable        *cancellable);
EntCoderStudy *ent_coder_study_ref            (EntCoderStudy       *self);
void           ent_coder_study_unref          (EntCoderStudy       *self);

/* Of one who is compared, by their place in coders: the name. */
const char    *ent_coder_study_get_name       (const EntCoderStudy *self,
                                               guint                index);
/* Of any coder of a matrix: as above. */
const char    *ent_matrix_get_coder_id        (const EntMatrix     *matrix,
                                               guint                coder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCoderStudy, ent_coder_study_unref)

G_END_DECLS
