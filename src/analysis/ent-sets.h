#pragma once

#include "ent-calibration.h"

G_BEGIN_DECLS

/* Memberships of cases in sets. An atomically counted value; what it holds never changes. Any thread. */

#define ENT_SETS_MAX_SETS  64
#define ENT_SETS_MAX_CASES 10000

typedef struct
{
  gatomicrefcount  ref_count;
  GPtrArray       *cases;   /* of char*: ids, or names in a file */
  GPtrArray       *titles;  /* of char*: of the cases, for people */
  GPtrArray       *names;   /* of char*: of the sets: ids of measures, or the columns of a file; unique, without
                             * white space and the signs ~ * + , ; : = > < and quotation marks */
  GPtrArray       *labels;  /* of char*: of the sets, for people */

  /*< private >*/
  double          *members; /* case after case */
} EntSets;

/**
 * ent_sets_new:
 * @calibrations: of the sets, in order; each measure once
 * @coder: whose ratings
 *
 * Returns: (transfer full)
 */
EntSets  *ent_sets_new          (const EntMatrix       *matrix,
                                 guint                  coder,
                                 const EntCalibration  *calibrations,
                                 guint                  n_calibrations);
/**
 * ent_sets_parse_csv:
 * @name: (nullable): what errors call it
 *
 * A table whose first row names its columns: first the case, then the sets. Memberships are from 0 to 1 with a
 * point; an empty field, "-", "?" and "NA" say that it is not known.
 * Errors are ENT_EXCHANGE_ERROR; they name file, line and column.
 * Returns: (transfer full) (nullable)
 */
EntSets  *ent_sets_parse_csv    (const char            *bytes,
                                 gsize                  length,
                                 const char            *name,
                                 GError               **error);
EntSets  *ent_sets_load_csv     (const char            *path,
                                 GError               **error);
/* Some of the cases, in the order of @items. (transfer full) */
EntSets  *ent_sets_pick         (const EntSets         *self,
                                 const guint           *items,
                                 guint                  n_items);
EntSets  *ent_sets_ref          (EntSets               *self);
void      ent_sets_unref        (EntSets               *self);

/* Returns: its index, or −1 */
int       ent_sets_find         (const EntSets         *self,
                                 const char            *name);
/* 0 … 1; NAN where it is not known. */
double    ent_sets_get          (const EntSets         *self,
                                 guint                  item,
                                 guint                  set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSets, ent_sets_unref)

G_END_DECLS
