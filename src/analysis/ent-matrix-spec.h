#pragma once

#include "ent-matrix.h"

G_BEGIN_DECLS

/* What a matrix shows: whose ratings, in which order, and which of them.  It says nothing that depends on the
 * cases that are there, so that it can be kept in history, in links and in slides. */

/* Longer ids and texts, and longer lists, are passed over when they are read. */
#define ENT_MATRIX_SPEC_MAX_ID    256
#define ENT_MATRIX_SPEC_MAX_ITEMS 1000

typedef enum
{
  ENT_MATRIX_PUBLISHED,
  ENT_MATRIX_OWN,
  ENT_MATRIX_BOTH,       /* side by side, with the difference */
} EntMatrixWhose;

/* The order of the cases. */
typedef enum
{
  ENT_MATRIX_COLUMNS_LIBRARY,   /* as they come */
  ENT_MATRIX_COLUMNS_TITLE,
  ENT_MATRIX_COLUMNS_LIKENESS,  /* like ones together */
  ENT_MATRIX_COLUMNS_MEASURE,   /* by a factor's rating, or by what came of them; the most first */
} EntMatrixColumns;

/* The order of the factors. */
typedef enum
{
  ENT_MATRIX_ROWS_GROUPS,       /* as the codebook groups them */
  ENT_MATRIX_ROWS_LIKENESS,     /* without groups: like ones together */
  ENT_MATRIX_ROWS_CASE,         /* without groups: by their rating in one case, the most helpful first */
} EntMatrixRows;

typedef enum
{
  ENT_MATRIX_EVIDENCE_ANY,
  ENT_MATRIX_EVIDENCE_WITH,     /* ratings that events carry */
  ENT_MATRIX_EVIDENCE_WITHOUT,  /* ratings that none carries */
} EntMatrixEvidence;

typedef struct
{
  EntMatrixWhose     whose;
  EntMatrixColumns   columns;
  char              *measure;     /* id of a measure (ent-measure.h), where columns are in its order */
  EntMatrixRows      rows;
  char              *row_case;    /* id of the case in whose order the rows are */
  gboolean           reversed;    /* columns by a measure: the least first */
  GPtrArray         *closed;      /* of char*: groups that are folded to one row */

  /* What is left out.  Of cells that do not match their place stays; a row or a column without any goes. */
  EntMatrixEvidence  evidence;
  EntConfidence      confidence;  /* at least; NONE: any */
  gboolean           differing;   /* only where the person's own rating is another than the published one */
  GPtrArray         *cases;       /* of char*: only these; empty: all */
  GPtrArray         *groups;      /* of char*: only these groups, and… */
  GPtrArray         *factors;     /* of char*: …only these factors; both empty: all */
  char              *text;        /* whose words a factor's or a case's title must have, or NULL; never "" */
} EntMatrixSpec;

#define ENT_TYPE_MATRIX_SPEC (ent_matrix_spec_get_type ())
GType          ent_matrix_spec_get_type     (void) G_GNUC_CONST;
EntMatrixSpec *ent_matrix_spec_new          (void);
EntMatrixSpec *ent_matrix_spec_copy         (const EntMatrixSpec *self);
void           ent_matrix_spec_free         (EntMatrixSpec       *self);
/* In lists the order does not matter. */
gboolean       ent_matrix_spec_equal        (const EntMatrixSpec *a,
                                             const EntMatrixSpec *b);
/* Whether something is left out. */
gboolean       ent_matrix_spec_is_filtered  (const EntMatrixSpec *self);

/* What surrounds the words is left out; NULL or "" is no condition. */
void           ent_matrix_spec_set_text     (EntMatrixSpec       *self,
                                             const char          *text);
/* Adds to or takes from one of the lists. */
void           ent_matrix_spec_set_in_list  (GPtrArray           *list,
                                             const char          *id,
                                             gboolean             in_list);

/* @query: (nullable): "columns=likeness&whose=both", as ent_matrix_spec_format() writes it. What is not understood is
 * passed over, other keys ("view") too. (transfer full) */
EntMatrixSpec *ent_matrix_spec_parse        (const char          *query);
/* (transfer full): only what is not usual, so that "" is the usual matrix */
char          *ent_matrix_spec_format       (const EntMatrixSpec *self);

/* One condition that is set, as a chip shows it. */
typedef struct
{
  EntMatrixSpec *without;  /* all of it but this */
  char          *label;    /* for people: "Case: Egypt–Israel" */
} EntMatrixSpecPart;

/* (transfer full) (element-type EntMatrixSpecPart): what is left out, in the words of @matrix */
GPtrArray     *ent_matrix_spec_list_parts   (const EntMatrixSpec *self,
                                             const EntMatrix     *matrix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMatrixSpec, ent_matrix_spec_free)

G_END_DECLS
