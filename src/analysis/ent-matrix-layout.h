#pragma once

#include "ent-matrix-spec.h"
#include "ent-statement.h"

G_BEGIN_DECLS

/* Where everything stands in a matrix that is shown as a spec says: which rows and which columns, in which order, and
 * where likeness leaves a gap.  Screen and picture both follow it.  Read-only; any thread. */

typedef struct
{
  int      group;   /* index in the codebook's groups; −1: none, rows stand in another order */
  int      factor;  /* index in the matrix; −1: the row of the group itself */
  gboolean closed;  /* of a group: its factors are folded into this row */
  gboolean gap;     /* before it, because what follows is unlike */
} EntMatrixRow;

typedef struct
{
  guint    item;    /* index of the case in the matrix */
  gboolean gap;     /* as above */
} EntMatrixColumn;

typedef struct
{
  GArray *rows;       /* of EntMatrixRow */
  GArray *columns;    /* of EntMatrixColumn */
  guint   n_cells;    /* of the factors that are shown, in folded groups too… */
  guint   n_matches;  /* …so many match the spec's filter */

  /*< private >*/
  guint8 *matches;    /* by factor, then by case */
  guint   n_cases;
} EntMatrixLayout;

/* O(factors × cases), but for likeness, which is O(cases²). */
EntMatrixLayout *ent_matrix_layout_new         (const EntMatrix       *matrix,
                                                const EntMatrixSpec   *spec); /* (transfer full) */
void             ent_matrix_layout_free        (EntMatrixLayout       *self);

/* Whether the spec's filter leaves a cell: where not, its place stays and is faint. Indices of the matrix. */
gboolean         ent_matrix_layout_matches     (const EntMatrixLayout *self,
                                                guint                  factor,
                                                guint                  item);
/* Index of a row or a column; −1 where it is not shown. Of a factor in a folded group that of the group's row. */
int              ent_matrix_layout_find_row    (const EntMatrixLayout *self,
                                                const EntMatrix       *matrix,
                                                int                    factor);
int              ent_matrix_layout_find_column (const EntMatrixLayout *self,
                                                int                    item);

/* What the factors of a folded group come to in one case. */
typedef struct
{
  guint  n;      /* ratings */
  double mean;
  int    least;
  int    most;
} EntMatrixSummary;

/* Of the ratings of a coder that match. FALSE where there are none. */
gboolean         ent_matrix_layout_summarize   (const EntMatrixLayout *self,
                                                const EntMatrix       *matrix,
                                                guint                  coder,
                                                guint                  group,
                                                guint                  item,
                                                EntMatrixSummary      *summary);

/* In words, as a screen reader says it: "Trade restoration, US–Vietnam: plus 3, high confidence". Where both are
 * shown also "yours: plus 1, differs by 2". (transfer full) */
char            *ent_matrix_dup_cell_name      (const EntMatrix       *matrix,
                                                EntMatrixWhose         whose,
                                                guint                  factor,
                                                guint                  item);
/* The same of a folded group. (transfer full) */
char            *ent_matrix_layout_dup_summary_name
                                               (const EntMatrixLayout *self,
                                                const EntMatrix       *matrix,
                                                EntMatrixWhose         whose,
                                                guint                  group,
                                                guint                  item);
/* Translated: "plus 3", "0", "minus 2". Static */
const char      *ent_rating_to_spoken          (int                    rating);
/* Published and own both rated, and not the same; by how much, or that only one of them found evidence (then 0). */
gboolean         ent_matrix_differs            (const EntMatrix       *matrix,
                                                guint                  factor,
                                                guint                  item,
                                                int                   *by);

/* Which cells an event carries: "This event carries 3 judgements." Cells that only its own signs speak of are among
 * them. Without cells where it carries none. (transfer full) */
EntStatement    *ent_matrix_find_carried       (const EntMatrix       *matrix,
                                                EntMatrixWhose         whose,
                                                const char            *case_id,
                                                const char            *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMatrixLayout, ent_matrix_layout_free)

G_END_DECLS
