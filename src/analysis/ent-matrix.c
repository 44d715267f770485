#include "config.h"

#include "ent-matrix.h"

#include <glib/gi18n-lib.h>

static void
coder_free (gpointer data)
{
  EntCoder *coder = data;

  g_free (coder->id);
  g_free (coder->name);
  g_free (coder);
}

static void
add_coder (EntMatrix  *self,
           const char *id,
           const char *name)
{
  EntCoder *coder = g_new (EntCoder, 1);

  coder->id = g_strdup (id);
  coder->name = g_strdup (name);
  g_ptr_array_add (self->coders, coder);
}

static int
compare_layers (gconstpointer a,
                gconstpointer b)
{
  const EntLayer *first = *(EntLayer * const *) a, *second = *(EntLayer * const *) b;
  int order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static void
add_coders (EntMatrix *self,
            GPtrArray *layers)
{
  g_autoptr(GPtrArray) sorted = layers != NULL ? g_ptr_array_copy (layers, NULL, NULL) : g_ptr_array_new ();

  /* Translators: who rated: the authors of the cases */
  add_coder (self, NULL, _("Published"));
  /* Translators: who rated: the person who uses the program */
  add_coder (self, NULL, _("You"));
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_layers);
  for (guint i = 0; i < sorted->len; i++)
    add_coder (self, ((EntLayer *) sorted->pdata[i])->id, ((EntLayer *) sorted->pdata[i])->name);
}

/* The cell of a coder, counted through; never 0, so that it can be a key. */
static gpointer
get_key (const EntMatrix *self,
         guint            coder,
         guint            factor,
         guint            item)
{
  return GSIZE_TO_POINTER ((((gsize) coder * self->codebook->factors->len) + factor) * self->cases->len + item + 1);
}

static int
find_coder (const EntMatrix *self,
            const char      *layer)
{
  if (layer == NULL)
    return ENT_CODER_OWN;
  for (guint i = ENT_CODER_OWN + 1; i < self->coders->len; i++)
    if (g_str_equal (((EntCoder *) self->coders->pdata[i])->id, layer))
      return i;
  return -1;
}

EntMatrix *
ent_matrix_new (EntCodebook *codebook,
                GPtrArray   *cases,
                GPtrArray   *ratings,
                GPtrArray   *layers)
{
  EntMatrix *self;

  g_return_val_if_fail (codebook != NULL && cases != NULL, NULL);

  self = g_new0 (EntMatrix, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->codebook = ent_codebook_ref (codebook);
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  for (guint i = 0; i < cases->len; i++)
    g_ptr_array_add (self->cases, ent_case_ref (cases->pdata[i]));
  self->coders = g_ptr_array_new_with_free_func (coder_free);
  self->own = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ent_own_rating_free);
  add_coders (self, layers);
  for (guint i = 0; ratings != NULL && i < ratings->len; i++)
    {
      const EntOwnRating *rating = ratings->pdata[i];
      int coder = find_coder (self, rating->layer), factor = ent_matrix_find_factor (self, rating->factor);
      int item = ent_matrix_find_case (self, rating->case_id);

      if (coder >= 0 && factor >= 0 && item >= 0)
        g_hash_table_insert (self->own, get_key (self, coder, factor, item), ent_own_rating_copy (rating));
    }
  return self;
}

EntMatrix *
ent_matrix_new_of_cases (const EntMatrix *self,
                         GPtrArray       *case_ids)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new (), ratings = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && case_ids != NULL, NULL);

  for (guint i = 0; i < case_ids->len; i++)
    {
      int item = ent_matrix_find_case (self, case_ids->pdata[i]);

      if (item < 0)
        continue;
      g_ptr_array_add (cases, self->cases->pdata[item]);
      for (guint factor = 0; factor < ent_matrix_get_n_factors (self); factor++)
        {
          const EntOwnRating *own = ent_matrix_get_own (self, ENT_CODER_OWN, factor, (guint) item);

          if (own != NULL)
            g_ptr_array_add (ratings, (gpointer) own);
        }
    }
  return ent_matrix_new (self->codebook, cases, ratings, NULL);
}

EntMatrix *
ent_matrix_ref (EntMatrix *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_matrix_unref (EntMatrix *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  ent_codebook_unref (self->codebook);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->coders);
  g_hash_table_unref (self->own);
  g_free (self);
}

guint
ent_matrix_get_n_factors (const EntMatrix *self)
{
  return self->codebook->factors->len;
}

guint
ent_matrix_get_n_cases (const EntMatrix *self)
{
  return self->cases->len;
}

const EntFactor *
ent_matrix_get_factor (const EntMatrix *self,
                       guint            factor)
{
  g_return_val_if_fail (factor < self->codebook->factors->len, NULL);
  return self->codebook->factors->pdata[factor];
}

EntCase *
ent_matrix_get_case (const EntMatrix *self,
                     guint            item)
{
  g_return_val_if_fail (item < self->cases->len, NULL);
  return self->cases->pdata[item];
}

int
ent_matrix_find_factor (const EntMatrix *self,
                        const char      *id)
{
  for (guint i = 0; id != NULL && i < self->codebook->factors->len; i++)
    if (g_str_equal (((EntFactor *) self->codebook->factors->pdata[i])->id, id))
      return i;
  return -1;
}

int
ent_matrix_find_case (const EntMatrix *self,
                      const char      *id)
{
  for (guint i = 0; id != NULL && i < self->cases->len; i++)
    if (g_str_equal (((EntCase *) self->cases->pdata[i])->id, id))
      return i;
  return -1;
}

const EntAssessment *
ent_matrix_get_published (const EntMatrix *self,
                          guint            factor,
                          guint            item)
{
  return ent_case_find_assessment (ent_matrix_get_case (self, item), ent_matrix_get_factor (self, factor)->id);
}

const EntOwnRating *
ent_matrix_get_own (const EntMatrix *self,
                    guint            coder,
                    guint            factor,
                    guint            item)
{
  g_return_val_if_fail (coder < self->coders->len, NULL);
  return g_hash_table_lookup (self->own, get_key (self, coder, factor, item));
}

gboolean
ent_matrix_get_rating (const EntMatrix *self,
                       guint            coder,
                       guint            factor,
                       guint            item,
                       EntRating       *rating)
{
  if (coder == ENT_CODER_PUBLISHED)
    {
      const EntAssessment *published = ent_matrix_get_published (self, factor, item);

      if (published == NULL)
        return FALSE;
      *rating = (EntRating) { published->has_rating, published->rating, published->confidence,
                              published->evidence->len };
    }
  else
    {
      const EntOwnRating *own = ent_matrix_get_own (self, coder, factor, item);

      if (own == NULL)
        return FALSE;
      *rating = (EntRating) { own->has_rating, own->rating, own->confidence, own->evidence->len };
    }
  return TRUE;
}

gboolean
ent_matrix_is_carried_by (const EntMatrix *self,
                          guint            coder,
                          guint            factor,
                          guint            item,
                          const char      *event)
{
  if (coder == ENT_CODER_PUBLISHED)
    {
      const EntAssessment *published = ent_matrix_get_published (self, factor, item);

      return published != NULL
             && g_ptr_array_find_with_equal_func (published->evidence, event, g_str_equal, NULL);
    }
  else
    {
      const EntOwnRating *own = ent_matrix_get_own (self, coder, factor, item);

      for (guint i = 0; own != NULL && i < own->evidence->len; i++)
        if (g_str_equal (((EntEvidence *) own->evidence->pdata[i])->event, event))
          return TRUE;
      return FALSE;
    }
}
