#pragma once

#include "ent-matrix.h"

G_BEGIN_DECLS

/* How alike cases are in their ratings, or factors across cases, and an order in which those that are alike
 * stand side by side.  Any thread. */

/* Of one kind that can be ordered; of 500 it takes some tenths of a second. */
#define ENT_SIMILARITY_MAX_ITEMS 1000u

/* A tree of likeness, and its leaves in order. */
typedef struct
{
  guint   n;      /* cases, or factors */
  guint  *order;  /* n indices in the matrix: neighbours are alike */
  double *gaps;   /* n − 1: how far apart, 0 to 1, are the groups that meet behind order[i] */
} EntClustering;

/**
 * ent_similarity_compare_cases:
 * @factors_used: (nullable) (array): one for each factor, 0: to be left out; NULL: all count
 * @distance: (out): mean absolute difference of the ratings that both have, from 0 (the same) to 1 (−3 against +3)
 * @n_comparable: (out) (optional): of how many factors
 *
 * O(factors). Returns: FALSE where there is nothing to compare
 */
gboolean       ent_similarity_compare_cases    (const EntMatrix     *matrix,
                                                guint                coder,
                                                const guint8        *factors_used,
                                                guint                a,
                                                guint                b,
                                                double              *distance,
                                                guint               *n_comparable);
/* The same of two factors. @cases_used: (nullable) (array): one for each case. O(cases) */
gboolean       ent_similarity_compare_factors  (const EntMatrix     *matrix,
                                                guint                coder,
                                                const guint8        *cases_used,
                                                guint                a,
                                                guint                b,
                                                double              *distance,
                                                guint               *n_comparable);
/**
 * ent_similarity_cluster_cases:
 * @factors_used: (nullable): as above
 *
 * By average linkage; of all orders that the tree allows, the one whose neighbours differ least, the end that
 * is rated higher first.  It depends on the ids of the cases, not on their order in the matrix.  Pairs that
 * cannot be compared stand as far apart as can be.  O(n³).
 * Returns: (transfer full) (nullable): NULL for more than ENT_SIMILARITY_MAX_ITEMS
 */
EntClustering *ent_similarity_cluster_cases    (const EntMatrix     *matrix,
                                                guint                coder,
                                                const guint8        *factors_used);
EntClustering *ent_similarity_cluster_factors  (const EntMatrix     *matrix,
                                                guint                coder,
                                                const guint8        *cases_used);
/* In groups that are farther apart than @height. @groups: (out) (optional) (array): for each place in the order
 * the number of its group, from 0. Returns: how many groups */
guint          ent_clustering_cut              (const EntClustering *self,
                                                double               height,
                                                guint               *groups);
/* The height at which ent_clustering_cut() gives @n_groups, or fewer where some are equally far apart. */
double         ent_clustering_find_height      (const EntClustering *self,
                                                guint                n_groups);
void           ent_clustering_free             (EntClustering       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntClustering, ent_clustering_free)

G_END_DECLS
