#include "config.h"

#include "ent-coder-study.h"

const char *
ent_matrix_get_coder_id (const EntMatrix *matrix,
                         guint            coder)
{
  g_return_val_if_fail (matrix != NULL && coder < matrix->coders->len, NULL);

  if (coder == ENT_CODER_PUBLISHED)
    return "published";
  return coder == ENT_CODER_OWN ? "own" : ((EntCoder *) matrix->coders->pdata[coder])->id;
}

static gboolean
is_wanted (const EntCoderStudy *self,
           guint                coder,
           const char * const  *wanted,
           gboolean             all_but)
{
  gboolean is_there = wanted != NULL && g_strv_contains (wanted, ent_matrix_get_coder_id (self->matrix, coder));

  /* Who judged nothing is compared only where that is asked for. */
  if (wanted == NULL || all_but)
    return !is_there && g_array_index (self->counts, guint, coder) > 0;
  return is_there;
}

static void
choose_coders (EntCoderStudy      *self,
               const char * const *wanted,
               gboolean            all_but)
{
  for (guint i = 0; i < self->matrix->coders->len; i++)
    {
      guint n = 0;

      for (guint j = 0; j < self->cells->len; j++)
        {
          const EntCodedCell *cell = &g_array_index (self->cells, EntCodedCell, j);
          EntRating rating;

          n += ent_matrix_get_rating (self->matrix, i, cell->factor, cell->item, &rating) ? 1 : 0;
        }
      g_array_append_val (self->counts, n);
      if (is_wanted (self, i, wanted, all_but))
        g_array_append_val (self->coders, i);
    }
}

EntCoderStudy *
ent_coder_study_new (EntMatrix          *matrix,
                     const char * const *cases,
                     const char * const *groups,
                     const char * const *coders,
                     gboolean            all_but,
                     GCancellable       *cancellable)
{
  g_autoptr(EntCoderStudy) self = NULL;

  g_return_val_if_fail (matrix != NULL, NULL);

  self = g_new0 (EntCoderStudy, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->matrix = ent_matrix_ref (matrix);
  self->cells = ent_coded_cells_new (matrix, cases, groups);
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->coders = g_array_new (FALSE, FALSE, sizeof (guint));
  choose_coders (self, coders, all_but);
  self->codings = ent_codings_new_from_matrix (matrix, self->coders, self->cells);
  self->agreement = ent_agreement_new (self->codings, cancellable);
  return self->agreement != NULL ? g_steal_pointer (&self) : NULL;
}

EntCoderStudy *
ent_coder_study_ref (EntCoderStudy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_coder_study_unref (EntCoderStudy *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  ent_matrix_unref (self->matrix);
  g_array_unref (self->cells);
  g_array_unref (self->counts);
  g_array_unref (self->coders);
  ent_codings_free (self->codings);
  ent_agreement_free (self->agreement);
  g_free (self);
}

const char *
ent_coder_study_get_name (const EntCoderStudy *self,
                          guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->coders->len, NULL);

  return ((EntCoder *) self->matrix->coders->pdata[g_array_index (self->coders, guint, index)])->name;
}
