#pragma once

#include "ent-matrix.h"

G_BEGIN_DECLS

/* What each of several coders said of each of several units: the table that coefficients of agreement are
 * computed from.  Whoever makes one fills it; then it is read-only.  Any thread. */

/* What stands where no value is; all other numbers are values. */
#define ENT_CODING_MISSING     G_MININT        /* not judged */
#define ENT_CODING_NO_EVIDENCE (G_MININT + 1)  /* judged: there is no evidence. An answer of its own where answers
                                                * are only the same or not; on a scale it has no place, and is
                                                * missing there */

typedef struct
{
  guint  n_coders;
  guint  n_units;
  int   *values;  /* of a unit's coders, one unit after the other */
} EntCodings;

/* A cell of the matrix, as a unit. */
typedef struct
{
  guint factor;
  guint item;
} EntCodedCell;

EntCodings *ent_codings_new             (guint             n_coders,
                                         guint             n_units);   /* all missing */
void        ent_codings_free            (EntCodings       *self);
void        ent_codings_set             (EntCodings       *self,
                                         guint             coder,
                                         guint             unit,
                                         int               value);
int         ent_codings_get             (const EntCodings *self,
                                         guint             coder,
                                         guint             unit);
/**
 * ent_codings_new_from_matrix:
 * @coders: (element-type guint): of the matrix
 * @cells: (element-type EntCodedCell): become the units
 *
 * Returns: (transfer full)
 */
EntCodings *ent_codings_new_from_matrix (const EntMatrix  *matrix,
                                         GArray           *coders,
                                         GArray           *cells);
/* How many units the coder judged, those without evidence among them. */
guint       ent_codings_count           (const EntCodings *self,
                                         guint             coder);

/**
 * ent_coded_cells_new:
 * @cases: (nullable): ids, NULL for all
 * @groups: (nullable): ids of groups of factors, or of factors; NULL for all
 *
 * Returns: (transfer full) (element-type EntCodedCell): factor by factor, in the order of the matrix
 */
GArray     *ent_coded_cells_new         (const EntMatrix    *matrix,
                                         const char * const *cases,
                                         const char * const *groups);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCodings, ent_codings_free)

G_END_DECLS
