/* What the cases with an outcome share: a factor that helped in all of them, or hindered in all, at the rating that it
 * reached in each; and in how many of the others it did so too. */
#include "config.h"

#include "ent-mill-private.h"

#include <glib/gi18n-lib.h>

#include "ent-phrase.h"

static gboolean
holds (const EntShared *self,
       int              rating)
{
  return self->limit > 0 ? rating >= self->limit : rating <= self->limit;
}

static gboolean
get_rating (const EntMatrix *matrix,
            guint            coder,
            guint            factor,
            guint            item,
            int             *rating)
{
  EntRating found;

  if (!ent_matrix_get_rating (matrix, coder, factor, item, &found) || !found.has_rating)
    return FALSE;
  *rating = found.rating;
  return TRUE;
}

static gboolean
find_shared (const EntMill   *mill,
             const EntMatrix *matrix,
             guint            coder,
             guint            factor,
             EntShared       *self)
{
  int least = G_MAXINT, most = G_MININT, rating;

  *self = (EntShared) { .factor = factor };
  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    if (mill->came[i] == ENT_CAME && get_rating (matrix, coder, factor, i, &rating))
      {
        least = MIN (least, rating);
        most = MAX (most, rating);
        self->n_with++;
      }
  /* Of a few in many it says little. */
  if (self->n_with < 2 || self->n_with * 3 < mill->with->len * 2 || (least < 1 && most > -1))
    return FALSE;
  self->limit = least >= 1 ? least : most;
  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    if (mill->came[i] == ENT_CAME_NOT && get_rating (matrix, coder, factor, i, &rating))
      {
        self->n_without++;
        self->k_without += holds (self, rating);
      }
  return TRUE;
}

/* How far it sets the cases apart, from 0 to 1. */
static double
get_contrast (const EntShared *self)
{
  return self->n_without > 0 ? 1 - (double) self->k_without / self->n_without : 0;
}

static int
compare_shared (gconstpointer a,
                gconstpointer b)
{
  const EntShared *first = a, *second = b;
  double difference = get_contrast (first) - get_contrast (second);

  if (difference != 0)
    return difference > 0 ? -1 : 1;
  if (ABS (first->limit) != ABS (second->limit))
    return ABS (first->limit) > ABS (second->limit) ? -1 : 1;
  if (first->n_with != second->n_with)
    return first->n_with > second->n_with ? -1 : 1;
  return first->factor < second->factor ? -1 : 1;
}

GArray *
ent_mill_list_shared (const EntMill   *self,
                      const EntMatrix *matrix,
                      guint            coder)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (EntShared));
  EntShared shared;

  for (guint i = 0; i < ent_matrix_get_n_factors (matrix); i++)
    if (find_shared (self, matrix, coder, i, &shared))
      g_array_append_val (list, shared);
  g_array_sort (list, compare_shared);
  return list;
}

gboolean
ent_shared_sets_apart (const EntShared *self)
{
  return self->n_without > 0 && self->k_without == 0;
}

char *
ent_shared_dup_words (const EntShared *self,
                      const EntMatrix *matrix)
{
  g_autofree char *factor = ent_phrase_dup_factor (matrix, self->factor);
  g_autofree char *rating = ent_phrase_dup_rating (self->limit);

  if (self->limit == 3 || self->limit == -3)
    /* Translators: a factor and its rating: “trade restoration at +3” */
    return g_strdup_printf (_("%s at %s"), factor, rating);
  if (self->limit > 0)
    /* Translators: a factor and its rating: “trade restoration at +2 or more” */
    return g_strdup_printf (_("%s at %s or more"), factor, rating);
  /* Translators: a factor and its rating: “ideological differences at −1 or less” */
  return g_strdup_printf (_("%s at %s or less"), factor, rating);
}

void
ent_shared_add_cells (const EntShared *self,
                      const EntMill   *mill,
                      const EntMatrix *matrix,
                      guint            coder,
                      gboolean         all,
                      EntStatement    *statement)
{
  int rating;

  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    if ((mill->came[i] == ENT_CAME || (all && mill->came[i] == ENT_CAME_NOT))
        && get_rating (matrix, coder, self->factor, i, &rating))
      ent_statement_add_cell (statement, ent_matrix_get_case (matrix, i)->id,
                              ent_matrix_get_factor (matrix, self->factor)->id);
}
