/* What a library calls the cases of a lecture's file.
 *
 * Where both follow a feed, its cases are called as this library calls them.  But an id says nothing of who publishes the
 * case: where this library has another case of an id in the file, the file's is given an id that is free here, so that no
 * slide ever leads to a case that it was not made from. */

#include "config.h"

#include "ent-lecture-file-private.h"

#include <string.h>

#include "ent-lecture-excerpt.h"
#include "ent-store-feeds.h"

/* Of a case whose publisher the file does not name: "a-b@shared". */
#define NAMELESS_FEED "shared"

EntCase *
ent_lecture_file_load_same (const EntLectureFile  *self,
                            EntStore              *store,
                            const EntDeckCase     *kept,
                            const char            *id,
                            GError               **error)
{
  GError *local_error = NULL;
  g_autoptr(EntCase) item = ent_store_load_case (store, id, NULL, &local_error);
  g_autofree char *excerpt = NULL, *digest = NULL;
  gsize length;

  if (item == NULL)
    {
      if (g_error_matches (local_error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND))
        g_error_free (local_error);
      else
        g_propagate_error (error, local_error);
      return NULL;
    }
  if (item->version != kept->item->version)
    return NULL;
  excerpt = ent_lecture_excerpt (self->deck->slides, kept->digest, item, &length);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) excerpt, length);
  return g_str_equal (digest, kept->digest) ? g_steal_pointer (&item) : NULL;
}

/* Whether a slide was made from this copy of the case.  The very same copy can be of two cases, which is why the name of
 * the copy is not asked. */
static gboolean
is_made_from (const EntLectureFile *self,
              const char           *digest,
              const char           *id)
{
  for (guint i = 0; i < self->deck->slides->len; i++)
    {
      const EntSlideCase *made = ent_slide_find_case (self->deck->slides->pdata[i], id);

      if (made != NULL && g_strcmp0 (made->digest, digest) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
ent_lecture_file_is_same (const EntLectureFile  *self,
                          EntStore              *store,
                          const char            *id,
                          gboolean              *same,
                          GError               **error)
{
  *same = FALSE;
  for (guint i = 0; i < self->deck->cases->len && !*same; i++)
    {
      const EntDeckCase *kept = self->deck->cases->pdata[i];
      GError *local_error = NULL;
      g_autoptr(EntCase) item = NULL;

      if (!is_made_from (self, kept->digest, id))
        continue;
      item = ent_lecture_file_load_same (self, store, kept, id, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
      *same = item != NULL;
    }
  return TRUE;
}

typedef struct
{
  const EntLectureFile *file;
  EntStore             *store;
  GPtrArray            *feeds;   /* of the library */
  GPtrArray            *infos;
  GHashTable           *listed;  /* (element-type utf8): ids in the file, borrowed */
  GHashTable           *names;
} Naming;

/* Who publishes it, as the file says. (nullable) */
static const EntLectureFeed *
find_publisher (const Naming *self,
                const char   *id)
{
  for (guint i = 0; i < self->file->feeds->len; i++)
    {
      const EntLectureFeed *feed = self->file->feeds->pdata[i];

      if (g_ptr_array_find_with_equal_func (feed->case_ids, id, g_str_equal, NULL))
        return feed;
    }
  return NULL;
}

/* What this library calls a case of a feed that both follow. (nullable) */
static const char *
find_followed (const Naming         *self,
               const EntLectureFeed *theirs,
               const char           *id)
{
  g_autofree char *published = ent_case_id_dup_published (id);

  for (guint i = 0; i < self->feeds->len; i++)
    {
      const EntFeed *feed = self->feeds->pdata[i];

      for (guint j = 0; g_strcmp0 (feed->key, theirs->key) == 0 && j < self->infos->len; j++)
        {
          const EntCaseInfo *info = self->infos->pdata[j];

          if (g_strcmp0 (info->feed, feed->id) == 0 && g_strcmp0 (info->published_id, published) == 0)
            return info->id;
        }
    }
  return NULL;
}

/* (nullable) */
static const EntCaseInfo *
find_info (const Naming *self,
           const char   *id)
{
  for (guint i = 0; i < self->infos->len; i++)
    if (strcmp (((EntCaseInfo *) self->infos->pdata[i])->id, id) == 0)
      return self->infos->pdata[i];
  return NULL;
}

/* Whether another case has it, here or in the file. */
static gboolean
is_taken (const Naming *self,
          const char   *id)
{
  GHashTableIter iter;
  gpointer name;

  if (find_info (self, id) != NULL || g_hash_table_contains (self->listed, id))
    return TRUE;
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    if (strcmp (name, id) == 0)
      return TRUE;
  return FALSE;
}

/* The one that this library would give it, were it to follow the feed: where it does one day, the slides lead to it. */
static char *
dup_free_name (const Naming         *self,
               const EntLectureFeed *theirs,
               const char           *id)
{
  const char *feed = theirs != NULL && theirs->id != NULL ? theirs->id : NAMELESS_FEED;
  g_autofree char *published = ent_case_id_dup_published (id);
  char *name = g_strdup_printf ("%s@%s", published, feed);

  for (guint i = 2; is_taken (self, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s@%s-%u", published, NAMELESS_FEED, i);
    }
  return name;
}

/* Cases that ship with the program, and those of a person's files: here and there they are taken for the same. */
static gboolean
is_of_no_feed (const EntCaseInfo *info)
{
  return g_strcmp0 (info->feed, ENT_BUNDLE_FEED) == 0 || g_strcmp0 (info->feed, ENT_LOCAL_FEED) == 0;
}

static gboolean
add_name (Naming      *self,
          const char  *id,
          GError     **error)
{
  const EntLectureFeed *theirs = find_publisher (self, id);
  const char *followed = theirs != NULL ? find_followed (self, theirs, id) : NULL;
  const EntCaseInfo *info = find_info (self, id);
  gboolean same = info == NULL || (theirs == NULL && is_of_no_feed (info));

  if (followed == NULL && !same && !ent_lecture_file_is_same (self->file, self->store, id, &same, error))
    return FALSE;
  if (followed != NULL && strcmp (followed, id) != 0)
    g_hash_table_insert (self->names, g_strdup (id), g_strdup (followed));
  else if (followed == NULL && !same)
    g_hash_table_insert (self->names, g_strdup (id), dup_free_name (self, theirs, id));
  return TRUE;
}

static void
list_ids (const EntLectureFile *file,
          GHashTable           *listed)
{
  for (guint i = 0; i < file->deck->slides->len; i++)
    {
      const EntSlide *slide = file->deck->slides->pdata[i];

      for (guint j = 0; j < slide->cases->len; j++)
        g_hash_table_add (listed, ((EntSlideCase *) slide->cases->pdata[j])->case_id);
    }
  for (guint i = 0; i < file->feeds->len; i++)
    {
      const EntLectureFeed *feed = file->feeds->pdata[i];

      for (guint j = 0; j < feed->case_ids->len; j++)
        g_hash_table_add (listed, feed->case_ids->pdata[j]);
    }
}

GHashTable *
ent_lecture_file_list_names (const EntLectureFile  *self,
                             EntStore              *store,
                             GError               **error)
{
  g_autoptr(GPtrArray) feeds = ent_store_list_feeds (store, error);
  g_autoptr(GPtrArray) infos = feeds != NULL ? ent_store_list_cases (store, error) : NULL;
  g_autoptr(GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Naming naming = { self, store, feeds, infos, listed, names };
  GHashTableIter iter;
  gpointer id;

  if (infos == NULL)
    return NULL;
  list_ids (self, listed);
  g_hash_table_iter_init (&iter, listed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!add_name (&naming, id, error))
      return NULL;
  return g_steal_pointer (&names);
}
