#include "config.h"

#include "ent-deck-store.h"

#include "ent-bibliography.h"
#include "ent-case-file.h"
#include "ent-slide-target.h"
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

/* Two feeds can publish the very same case, which then has one copy and two names. @seen: owns its keys */
static gboolean
is_first (GHashTable *seen,
          const char *digest,
          const char *case_id)
{
  return g_hash_table_add (seen, g_strconcat (digest, " ", case_id, NULL));
}

/* With what a bibliography says of its sources, which those who show it do not know how to write. */
static void
add_case (EntDeck    *deck,
          const char *digest,
          EntCase    *item)
{
  ent_deck_add_case (deck, digest, item);
  for (guint i = 0; i < item->sources->len; i++)
    ent_deck_take_entry (deck, item->sources->pdata[i], ent_bibliography_dup_entry (item->sources->pdata[i]));
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

      if (made->digest == NULL || !is_first (seen, made->digest, made->case_id))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      item = load_kept (store, made->digest, made->case_id, &local_error);
      if (item != NULL)
        add_case (deck, made->digest, item);
      else if (!is_missing (local_error, error))
        return FALSE;
    }
  return TRUE;
}

/* (transfer full) (nullable): what is kept of a case; NULL where it is larger than any case file may be */
static GBytes *
create_bytes (EntCase *item)
{
  gsize length;
  g_autofree char *text = ent_case_file_to_string (item, &length);

  return length <= ENT_CASE_FILE_MAX_BYTES ? g_bytes_new_take (g_steal_pointer (&text), length) : NULL;
}

/* @slide: gets the case as the library has it, under the digest that a copy of it would have */
static gboolean
load_unkept_case (EntDeck     *deck,
                  EntStore    *store,
                  EntSlide    *slide,
                  const char  *case_id,
                  GHashTable  *seen,
                  GError     **error)
{
  GError *local_error = NULL;
  g_autoptr(EntCase) item = ent_store_load_case (store, case_id, NULL, &local_error);
  g_autoptr(GBytes) bytes = item != NULL ? create_bytes (item) : NULL;
  g_autofree char *digest = NULL;

  if (item == NULL)
    return is_missing (local_error, error);
  if (bytes == NULL)
    return TRUE;
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  ent_slide_add_case (slide, case_id, item->version, digest);
  if (is_first (seen, digest, case_id))
    add_case (deck, digest, item);
  return TRUE;
}

/* Lectures of before slides knew their cases: their views name them. */
static gboolean
load_unkept (EntDeck     *deck,
             EntStore    *store,
             EntSlide    *slide,
             GHashTable  *seen,
             GError     **error)
{
  g_autoptr(EntSlideTarget) target = slide->cases->len == 0 ? ent_slide_target_parse (slide->target_id) : NULL;

  if (target == NULL || target->kind != ENT_SLIDE_TARGET_VIEW)
    return TRUE;
  for (guint i = 0; i < target->view->case_ids->len; i++)
    if (!load_unkept_case (deck, store, slide, target->view->case_ids->pdata[i], seen, error))
      return FALSE;
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
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < deck->slides->len; i++)
    if (!load_unkept (deck, store, deck->slides->pdata[i], seen, error)
        || !load_cases (deck, store, deck->slides->pdata[i], seen, cancellable, error)
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

/* Of each case that was asked for, by id: slides are often many of one case. */
typedef struct
{
  EntCase *item;    /* or NULL: the library has none */
  char    *digest;  /* of the copy that is kept, or NULL */
} Kept;

static void
kept_free (gpointer data)
{
  Kept *self = data;

  g_clear_pointer (&self->item, ent_case_unref);
  g_free (self->digest);
  g_free (self);
}

static GHashTable *
kept_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
}

/* (nullable): NULL where the library could not be asked */
static Kept *
get_kept (EntStore    *store,
          GHashTable  *all,
          const char  *case_id,
          GError     **error)
{
  Kept *kept = g_hash_table_lookup (all, case_id);
  GError *local_error = NULL;
  EntCase *item;

  if (kept != NULL)
    return kept;
  item = ent_store_load_case (store, case_id, NULL, &local_error);
  if (item == NULL && !is_missing (local_error, error))
    return NULL;
  kept = g_new0 (Kept, 1);
  kept->item = item;
  g_hash_table_insert (all, g_strdup (case_id), kept);
  return kept;
}

/* A case that is larger than any case file may be gets no copy. */
static gboolean
keep_case (EntStore  *store,
           Kept      *kept,
           GError   **error)
{
  g_autoptr(GBytes) bytes = kept->digest == NULL ? create_bytes (kept->item) : NULL;

  return bytes == NULL
         || ent_store_keep_case (store, kept->item->id, kept->item->version, bytes, &kept->digest, error);
}

/* @again: (out): whether there is something to be done: it has no copy, or one that the library lacks */
static gboolean
has_to_be_kept (EntStore            *store,
                const EntSlideCase  *made,
                gboolean            *again,
                GError             **error)
{
  gboolean has = FALSE;

  if (made->digest != NULL && !ent_store_has_kept_case (store, made->digest, &has, error))
    return FALSE;
  *again = !has;
  return TRUE;
}

static gboolean
keep_made (EntStore      *store,
           EntSlideCase  *made,
           Kept          *kept,
           GError       **error)
{
  if (kept->item == NULL || (made->version != 0 && made->version != kept->item->version))
    return TRUE;
  if (!keep_case (store, kept, error))
    return FALSE;
  if (made->digest == NULL)
    {
      made->version = kept->item->version;
      made->digest = g_strdup (kept->digest);
    }
  return TRUE;
}

static gboolean
keep_cases (EntStore    *store,
            EntSlide    *slide,
            GHashTable  *all,
            GError     **error)
{
  for (guint i = 0; i < slide->cases->len; i++)
    {
      EntSlideCase *made = slide->cases->pdata[i];
      gboolean again;
      Kept *kept;

      if (!has_to_be_kept (store, made, &again, error))
        return FALSE;
      if (!again)
        continue;
      kept = get_kept (store, all, made->case_id, error);
      if (kept == NULL || !keep_made (store, made, kept, error))
        return FALSE;
      if (kept->item == NULL && made->version == 0)
        g_ptr_array_remove_index (slide->cases, i--);
    }
  return TRUE;
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

gboolean
ent_deck_put_new (EntStore          *store,
                  const EntLecture  *lecture,
                  GPtrArray         *slides,
                  GError           **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (store), FALSE);
  g_return_val_if_fail (lecture != NULL, FALSE);

  return ent_transaction_begin_write (&transaction, store, NULL, error)
         && ent_store_put_lecture (store, lecture, error)
         && ent_deck_add_slides (store, lecture->id, slides, NULL, error)
         && ent_transaction_commit (&transaction, error);
}
