#include "config.h"

#include "ent-codings.h"

EntCodings *
ent_codings_new (guint n_coders,
                 guint n_units)
{
  EntCodings *self = g_new (EntCodings, 1);

  self->n_coders = n_coders;
  self->n_units = n_units;
  self->values = g_new (int, MAX ((gsize) n_coders * n_units, 1));
  for (gsize i = 0; i < (gsize) n_coders * n_units; i++)
    self->values[i] = ENT_CODING_MISSING;
  return self;
}

void
ent_codings_free (EntCodings *self)
{
  if (self == NULL)
    return;

  g_free (self->values);
  g_free (self);
}

void
ent_codings_set (EntCodings *self,
                 guint       coder,
                 guint       unit,
                 int         value)
{
  g_return_if_fail (coder < self->n_coders && unit < self->n_units);

  self->values[(gsize) unit * self->n_coders + coder] = value;
}

int
ent_codings_get (const EntCodings *self,
                 guint             coder,
                 guint             unit)
{
  g_return_val_if_fail (coder < self->n_coders && unit < self->n_units, ENT_CODING_MISSING);

  return self->values[(gsize) unit * self->n_coders + coder];
}

EntCodings *
ent_codings_new_from_matrix (const EntMatrix *matrix,
                             GArray          *coders,
                             GArray          *cells)
{
  EntCodings *self;

  g_return_val_if_fail (matrix != NULL && coders != NULL && cells != NULL, NULL);

  self = ent_codings_new (coders->len, cells->len);
  for (guint i = 0; i < cells->len; i++)
    for (guint j = 0; j < coders->len; j++)
      {
        const EntCodedCell *cell = &g_array_index (cells, EntCodedCell, i);
        EntRating rating;

        if (ent_matrix_get_rating (matrix, g_array_index (coders, guint, j), cell->factor, cell->item, &rating))
          ent_codings_set (self, j, i, rating.has_rating ? rating.rating : ENT_CODING_NO_EVIDENCE);
      }
  return self;
}

guint
ent_codings_count (const EntCodings *self,
                   guint             coder)
{
  guint n = 0;

  for (guint i = 0; i < self->n_units; i++)
    n += ent_codings_get (self, coder, i) != ENT_CODING_MISSING ? 1 : 0;
  return n;
}

GArray *
ent_coded_cells_new (const EntMatrix    *matrix,
                     const char * const *cases,
                     const char * const *groups)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (EntCodedCell));

  g_return_val_if_fail (matrix != NULL, cells);

  for (guint i = 0; i < ent_matrix_get_n_factors (matrix); i++)
    {
      const EntFactor *factor = ent_matrix_get_factor (matrix, i);

      if (groups != NULL && !g_strv_contains (groups, factor->group) && !g_strv_contains (groups, factor->id))
        continue;
      for (guint j = 0; j < ent_matrix_get_n_cases (matrix); j++)
        if (cases == NULL || g_strv_contains (cases, ent_matrix_get_case (matrix, j)->id))
          {
            EntCodedCell cell = { i, j };

            g_array_append_val (cells, cell);
          }
    }
  return cells;
}
