/* A lecture's file put into a library.
 *
 * The excerpts become the kept copies of its cases.  But where the library has the very case, the whole of it is kept:
 * it is the same where its excerpt for these slides is the same, whatever feed it came from. */

#include "config.h"

#include "ent-lecture-file-private.h"

#include <string.h>

#include "ent-lecture-rename.h"
#include "ent-store-feeds.h"
#include "ent-store-lectures.h"
#include "ent-store-private.h"

void
ent_lecture_question_clear (EntLectureQuestion *self)
{
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  self->exists = FALSE;
}

/* FALSE with @error only where the library could not be asked. */
static gboolean
find_lecture (EntStore    *store,
              const char  *id,
              gboolean    *exists,
              GError     **error)
{
  GError *local_error = NULL;
  g_autoptr(EntLecture) lecture = ent_store_load_lecture (store, id, &local_error);

  *exists = lecture != NULL;
  if (*exists)
    return TRUE;
  if (g_error_matches (local_error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND))
    {
      g_error_free (local_error);
      return TRUE;
    }
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
has_feed (GPtrArray            *feeds,
          const EntLectureFeed *wanted)
{
  for (guint i = 0; i < feeds->len; i++)
    {
      const EntFeed *feed = feeds->pdata[i];

      if (g_strcmp0 (feed->url, wanted->url) == 0 || g_strcmp0 (feed->key, wanted->key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the library has these very cases, whatever feed they came from. */
static gboolean
has_cases (const EntLectureFile  *self,
           EntStore              *store,
           GPtrArray             *ids,
           gboolean              *has,
           GError               **error)
{
  *has = TRUE;
  for (guint i = 0; i < ids->len && *has; i++)
    if (!ent_lecture_file_is_same (self, store, ids->pdata[i], has, error))
      return FALSE;
  return TRUE;
}

gboolean
ent_lecture_file_ask (const EntLectureFile *self,
                      EntStore             *store,
                      EntLectureQuestion   *question,
                      GError              **error)
{
  g_autoptr(GPtrArray) feeds = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ENT_IS_STORE (store), FALSE);

  *question = (EntLectureQuestion) { .missing = g_ptr_array_new () };
  if (!find_lecture (store, self->deck->lecture->id, &question->exists, error)
      || (feeds = ent_store_list_feeds (store, error)) == NULL)
    {
      ent_lecture_question_clear (question);
      return FALSE;
    }
  for (guint i = 0; i < self->feeds->len; i++)
    {
      EntLectureFeed *feed = self->feeds->pdata[i];
      gboolean has = has_feed (feeds, feed);

      if (!has && !has_cases (self, store, feed->case_ids, &has, error))
        {
          ent_lecture_question_clear (question);
          return FALSE;
        }
      if (!has)
        g_ptr_array_add (question->missing, feed);
    }
  return TRUE;
}

/* Importing */

/* As this library calls it. */
static const char *
get_name (GHashTable *names,
          const char *id)
{
  const char *name = g_hash_table_lookup (names, id);

  return name != NULL ? name : id;
}

/* (transfer full) (nullable): the whole case as the library has it; NULL without @error where it has none like it */
static char *
dup_whole (const EntLectureFile  *self,
           EntStore              *store,
           const EntDeckCase     *kept,
           const char            *id,
           gsize                 *length,
           GError               **error)
{
  g_autoptr(EntCase) item = ent_lecture_file_load_same (self, store, kept, id, error);
  g_autofree char *bytes = item != NULL ? ent_case_file_to_string (item, length) : NULL;

  return bytes != NULL && *length <= ENT_CASE_FILE_MAX_BYTES ? g_steal_pointer (&bytes) : NULL;
}

/* Digest in the file → digest in the library. */
static GHashTable *
keep_cases (const EntLectureFile  *self,
            EntStore              *store,
            GHashTable            *names,
            GError               **error)
{
  g_autoptr(GHashTable) digests = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < self->deck->cases->len; i++)
    {
      const EntDeckCase *kept = self->deck->cases->pdata[i];
      const char *id = get_name (names, kept->item->id);
      GError *local_error = NULL;
      gsize length;
      char *text = dup_whole (self, store, kept, id, &length, &local_error);
      g_autoptr(GBytes) bytes = NULL;
      char *digest;

      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
      if (text == NULL)
        text = ent_case_file_to_string (kept->item, &length);
      bytes = g_bytes_new_take (text, length);
      if (!ent_store_keep_case (store, id, kept->item->version, bytes, &digest, error))
        return NULL;
      g_hash_table_insert (digests, kept->digest, digest);
    }
  return g_steal_pointer (&digests);
}

/* Ids of slides of all other lectures, which a slide of this one cannot have too. */
static GHashTable *
list_taken (EntStore    *store,
            const char  *lecture_id,
            GError     **error)
{
  g_autoptr(GPtrArray) lectures = ent_store_list_lectures (store, error);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (lectures == NULL)
    return NULL;
  for (guint i = 0; i < lectures->len; i++)
    {
      const EntLecture *lecture = lectures->pdata[i];
      g_autoptr(GPtrArray) slides = NULL;

      if (strcmp (lecture->id, lecture_id) == 0)
        continue;
      slides = ent_store_list_slides (store, lecture->id, error);
      if (slides == NULL)
        return NULL;
      for (guint j = 0; j < slides->len; j++)
        g_hash_table_add (taken, g_strdup (((EntSlide *) slides->pdata[j])->id));
    }
  return g_steal_pointer (&taken);
}

/* (transfer full): as they are to be in the library */
static GPtrArray *
create_slides (const EntLectureFile *self,
               GHashTable           *names,
               GHashTable           *digests,
               GHashTable           *taken,
               gboolean              copy)
{
  GPtrArray *slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);

  for (guint i = 0; i < self->deck->slides->len; i++)
    {
      EntSlide *slide = ent_slide_copy (self->deck->slides->pdata[i]);

      if (copy || g_hash_table_contains (taken, slide->id))
        {
          g_free (slide->id);
          slide->id = g_uuid_string_random ();
        }
      for (guint j = 0; j < slide->cases->len; j++)
        {
          EntSlideCase *made = slide->cases->pdata[j];
          char *digest = made->digest != NULL ? g_strdup (g_hash_table_lookup (digests, made->digest)) : NULL;

          g_free (made->digest);
          made->digest = digest;
        }
      ent_lecture_rename_cases (slide, names);
      g_ptr_array_add (slides, slide);
    }
  return slides;
}

char *
ent_lecture_file_import (const EntLectureFile  *self,
                         EntStore              *store,
                         gboolean               copy,
                         GError               **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(EntLecture) lecture = NULL;
  g_autoptr(GHashTable) names = NULL, digests = NULL, taken = NULL;
  g_autoptr(GPtrArray) slides = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ENT_IS_STORE (store), NULL);

  lecture = ent_lecture_copy (self->deck->lecture);
  if (copy)
    {
      g_free (lecture->id);
      lecture->id = g_uuid_string_random ();
    }
  if (!ent_transaction_begin_write (&transaction, store, NULL, error)
      || (names = ent_lecture_file_list_names (self, store, error)) == NULL
      || (digests = keep_cases (self, store, names, error)) == NULL
      || (taken = list_taken (store, lecture->id, error)) == NULL)
    return NULL;
  for (guint i = 0; i < self->deck->images->len; i++)
    if (!ent_store_put_image (store, self->deck->images->pdata[i], error))
      return NULL;
  if (lecture->case_id != NULL)
    {
      char *name = g_strdup (get_name (names, lecture->case_id));

      g_free (lecture->case_id);
      lecture->case_id = name;
    }
  slides = create_slides (self, names, digests, taken, copy);
  if (!ent_store_put_lecture (store, lecture, error)
      || !ent_store_replace_slides (store, lecture->id, slides, error)
      || !ent_transaction_commit (&transaction, error))
    return NULL;
  return g_strdup (lecture->id);
}
