#include "config.h"

#include "ent-deck-store.h"

#include "ent-case-file.h"
#include "ent-store-lectures.h"
#include "ent-store-own.h"
#include "ent-store-private.h"

/* What is not there, or cannot be read as what it is, is missing; anything else is an error. */
static gboolean
is_missing (GError  *local_error,
            GError **error)
{
  if (g_error_matches (local_error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND)
      || local_error->domain == ENT_EXCHANGE_ERROR)
    {
      g_error_free (local_error);
      return TRUE;
    }
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Loading */

/* (transfer full) (nullable) */
static EntCase *
load_kept (EntStore    *store,
           const char  *digest,
           const char  *case_id,
           GError     **error)
{
  g_autoptr(GBytes) bytes = ent_store_load_kept_case (store, digest, error);
  EntCase *item;
  gsize size;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  /* Factors that no codebook has any more were right when it was kept. */
  item = ent_case_file_parse (data, size, NULL, NULL, error);
  if (item == NULL)
    return NULL;
  /* Its file has the id that its feed gave it; slides name it as the library does. */
  g_free (item->id);
  item->id = g_strdup (case_id);
  return item;
}

static gboolean
load_cases (EntDeck        *deck,
            EntStore       *store,
            const EntSlide *slide,
            GHashTable     *seen,
            GCancellable   *cancellable,
            GError        **error)
{
  for (guint i = 0; i < slide->cases->len; i++)
    {
      const EntSlideCase *made = slide->cases->pdata[i];
      GError *local_error = NULL;
      g_autoptr(EntCase) item = NULL;

      if (made->digest == NULL || !g_hash_table_add (seen, made->digest))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      item = load_kept (store, made->digest, made->case_id, &local_error);
      if (item != NULL)
        ent_deck_add_case (deck, made->digest, item);
      else if (!is_missing (local_error, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_image (EntDeck        *deck,
            EntStore       *store,
            const EntSlide *slide,
            GError        **error)
{
  GError *local_error = NULL;
  EntImage *image;

  if (slide->image_id == NULL || ent_deck_find_image (deck, slide->image_id) != NULL)
    return TRUE;
  image = ent_store_load_image (store, slide->image_id, &local_error);
  if (image == NULL)
    return is_missing (local_error, error);
  g_ptr_array_add (deck->images, image);
  return TRUE;
}

/* What the person added to a case: not what others handed in. */
static gboolean
load_own (EntDeck     *deck,
          EntStore    *store,
          const char  *case_id,
          GError     **error)
{
  g_autoptr(GPtrArray) events = ent_store_list_own_events (store, case_id, error);
  g_autoptr(GPtrArray) ratings = events != NULL ? ent_store_list_own_ratings (store, case_id, error) : NULL;

  if (ratings == NULL)
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    {
      const EntOwnEvent *event = events->pdata[i];

      if (event->layer == NULL)
        g_ptr_array_add (deck->own_events, ent_own_event_copy (event));
    }
  for (guint i = 0; i < ratings->len; i++)
    {
      const EntOwnRating *rating = ratings->pdata[i];

      if (rating->layer == NULL)
        g_ptr_array_add (deck->own_ratings, ent_own_rating_copy (rating));
    }
  return TRUE;
}

static gboolean
load_all_own (EntDeck   *deck,
              EntStore  *store,
              GError   **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < deck->slides->len; i++)
    {
      const EntSlide *slide = deck->slides->pdata[i];

      for (guint j = 0; j < slide->cases->len; j++)
        {
          const EntSlideCase *made = slide->cases->pdata[j];

          if (g_hash_table_add (seen, made->case_id) && !load_own (deck, store, made->case_id, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
load_slides (EntDeck       *deck,
             EntStore      *store,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < deck->slides->len; i++)
    if (!load_cases (deck, store, deck->slides->pdata[i], seen, cancellable, error)
        || !load_image (deck, store, deck->slides->pdata[i], error))
      return FALSE;
  return load_all_own (deck, store, error);
}

EntDeck *
ent_deck_load (EntStore      *store,
               const char    *lecture_id,
               GCancellable  *cancellable,
               GError       **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(EntDeck) deck = NULL;
  EntLecture *lecture;
  GPtrArray *slides;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (store), NULL);
  g_return_val_if_fail (lecture_id != NULL, NULL);

  if (!ent_transaction_begin_read (&transaction, store, cancellable, error))
    return NULL;
  lecture = ent_store_load_lecture (store, lecture_id, error);
  if (lecture == NULL)
    return NULL;
  deck = ent_deck_new (lecture);
  slides = ent_store_list_slides (store, lecture_id, error);
  if (slides == NULL)
    return NULL;
  g_ptr_array_unref (deck->slides);
  deck->slides = slides;
  deck->codebook = ent_store_load_codebook (store, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return load_slides (deck, store, cancellable, error) ? g_steal_pointer (&deck) : NULL;
}

/* Keeping */

/* @digest: (out) (transfer full): NULL where it is larger than any case file may be */
static gboolean
keep_case (EntStore  *store,
           EntCase   *item,
           char     **digest,
           GError   **error)
{
  gsize length;
  g_autofree char *text = ent_case_file_to_string (item, &length);
  g_autoptr(GBytes) bytes = NULL;

  *digest = NULL;
  if (length > ENT_CASE_FILE_MAX_BYTES)
    return TRUE;
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  return ent_store_keep_case (store, item->id, item->version, bytes, digest, error);
}

/* Of the cases that were kept just now, by id: slides are often many of one case. */
static gboolean
keep_cases (EntStore    *store,
            EntSlide    *slide,
            GHashTable  *kept,
            GError     **error)
{
  for (guint i = 0; i < slide->cases->len;)
    {
      EntSlideCase *made = slide->cases->pdata[i];
      const EntSlideCase *known = g_hash_table_lookup (kept, made->case_id);

      if (made->digest == NULL && known == NULL)
        {
          GError *local_error = NULL;
          g_autoptr(EntCase) item = ent_store_load_case (store, made->case_id, NULL, &local_error);
          g_autofree char *digest = NULL;

          if (item == NULL)
            {
              if (!is_missing (local_error, error))
                return FALSE;
              g_ptr_array_remove_index (slide->cases, i);
              continue;
            }
          if (!keep_case (store, item, &digest, error))
            return FALSE;
          known = ent_slide_case_new (made->case_id, item->version, digest);
          g_hash_table_insert (kept, g_strdup (made->case_id), (EntSlideCase *) known);
        }
      if (made->digest == NULL)
        {
          made->version = known->version;
          made->digest = g_strdup (known->digest);
        }
      i++;
    }
  return TRUE;
}

static GHashTable *
kept_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ent_slide_case_free);
}

gboolean
ent_deck_keep_cases (EntStore  *store,
                     EntSlide  *slide,
                     GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GHashTable) kept = kept_new ();

  g_return_val_if_fail (ENT_IS_STORE (store), FALSE);
  g_return_val_if_fail (slide != NULL, FALSE);

  return ent_transaction_begin_write (&transaction, store, NULL, error)
         && keep_cases (store, slide, kept, error)
         && ent_transaction_commit (&transaction, error);
}

gboolean
ent_deck_add_slides (EntStore    *store,
                     const char  *lecture_id,
                     GPtrArray   *slides,
                     const char  *before,
                     GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GHashTable) kept = kept_new ();

  g_return_val_if_fail (ENT_IS_STORE (store), FALSE);
  g_return_val_if_fail (lecture_id != NULL, FALSE);
  g_return_val_if_fail (slides != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, store, NULL, error))
    return FALSE;
  for (guint i = 0; i < slides->len; i++)
    if (!keep_cases (store, slides->pdata[i], kept, error))
      return FALSE;
  return ent_store_insert_slides (store, lecture_id, slides, before, error)
         && ent_transaction_commit (&transaction, error);
}
