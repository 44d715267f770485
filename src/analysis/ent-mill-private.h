#pragma once

#include "ent-mill.h"

G_BEGIN_DECLS

/* Whether a case came to the outcome. */
enum
{
  ENT_CAME_NOT,
  ENT_CAME,
  ENT_CAME_UNKNOWN,
};

/* What holds of one factor in the cases with an outcome, and in those without. */
typedef struct
{
  guint factor;
  int   limit;      /* rated so or higher; below 0: so or lower */
  guint n_with;     /* cases with the outcome that are rated */
  guint n_without;
  guint k_without;  /* of these, in so many it holds too */
} EntShared;

/* The cases of @matrix by their outcome, without statements. (transfer full) */
EntMill *ent_mill_split       (const EntMatrix *matrix,
                               guint            coder,
                               EntOutcome       outcome);
/* All that holds in every case with the outcome that is rated, at the strongest limit, where two and two thirds of
 * them at least are: the most telling first. (transfer full) (element-type EntShared) */
GArray  *ent_mill_list_shared (const EntMill   *self,
                               const EntMatrix *matrix,
                               guint            coder);
/* Whether it holds where there is an outcome, and nowhere else. */
gboolean ent_shared_sets_apart
                              (const EntShared *self);
/* "security pacts at +2 or more". (transfer full) */
char    *ent_shared_dup_words (const EntShared *self,
                               const EntMatrix *matrix);
/* Adds the cells it speaks of: of all that are rated, or, not for @all, of those with the outcome. */
void     ent_shared_add_cells (const EntShared *self,
                               const EntMill   *mill,
                               const EntMatrix *matrix,
                               guint            coder,
                               gboolean         all,
                               EntStatement    *statement);

G_END_DECLS
