/* A lecture as a file: collected from the library, and written.
 *
 * Its deck has excerpts in the place of the cases that the library keeps, and its slides know them by the digests of
 * these, so that a file that was read and one that was collected are the same. */

#include "config.h"

#include "ent-lecture-file-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-write-private.h"
#include "ent-case-writer-private.h"
#include "ent-deck-store.h"
#include "ent-file-put.h"
#include "ent-layer-parts-private.h"
#include "ent-lecture-excerpt.h"
#include "ent-store-feeds.h"

EntLectureFeed *
ent_lecture_feed_new (const char *url,
                      const char *title,
                      const char *key)
{
  EntLectureFeed *self = g_new0 (EntLectureFeed, 1);

  self->url = g_strdup (url);
  self->title = g_strdup (title);
  self->key = g_strdup (key);
  self->case_ids = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ent_lecture_feed_free (EntLectureFeed *self)
{
  g_free (self->url);
  g_free (self->title);
  g_free (self->id);
  g_free (self->key);
  g_ptr_array_unref (self->case_ids);
  g_free (self);
}

EntLectureFile *
ent_lecture_file_new (EntDeck *deck)
{
  EntLectureFile *self = g_new0 (EntLectureFile, 1);

  self->deck = deck;
  self->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_lecture_feed_free);
  self->exported_usec = g_get_real_time ();
  return self;
}

void
ent_lecture_file_free (EntLectureFile *self)
{
  if (self == NULL)
    return;

  ent_deck_unref (self->deck);
  g_ptr_array_unref (self->feeds);
  g_free (self);
}

/* Collecting */

EntCase *
ent_lecture_read_excerpt (const char  *bytes,
                          gsize        length,
                          const char  *name,
                          GPtrArray   *faults,
                          char       **digest,
                          GError     **error)
{
  g_autoptr(EntCase) item = ent_case_file_parse (bytes, length, NULL, faults, error);
  g_autofree char *canonical = NULL;

  if (item == NULL)
    return NULL;
  canonical = ent_case_file_to_string (item, &length);
  *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) canonical, length);
  g_free (item->id);
  item->id = g_strdup (name);
  return g_steal_pointer (&item);
}

gboolean
ent_lecture_deck_has_case (const EntDeck *deck,
                           const char    *digest)
{
  for (guint i = 0; i < deck->cases->len; i++)
    if (g_str_equal (((EntDeckCase *) deck->cases->pdata[i])->digest, digest))
      return TRUE;
  return FALSE;
}

/* What slides are to know in the place of each case's digest; of a case that no file can hold there is nothing. */
static GHashTable *
add_excerpts (EntDeck       *deck,
              const EntDeck *whole)
{
  GHashTable *digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < whole->cases->len; i++)
    {
      const EntDeckCase *kept = whole->cases->pdata[i];
      gsize length;
      g_autofree char *bytes = ent_lecture_excerpt (whole->slides, kept->digest, kept->item, &length);
      g_autofree char *digest = NULL;
      g_autoptr(EntCase) item = ent_lecture_read_excerpt (bytes, length, kept->item->id, NULL, &digest, NULL);

      if (item == NULL)
        continue;
      if (!ent_lecture_deck_has_case (deck, digest))
        ent_deck_add_case (deck, digest, item);
      g_hash_table_insert (digests, g_strdup (kept->digest), g_steal_pointer (&digest));
    }
  return digests;
}

static EntDeck *
create_excerpted (const EntDeck *whole)
{
  EntDeck *deck = ent_deck_new (ent_lecture_copy (whole->lecture));
  g_autoptr(GHashTable) digests = add_excerpts (deck, whole);

  for (guint i = 0; i < whole->slides->len; i++)
    {
      EntSlide *slide = ent_slide_copy (whole->slides->pdata[i]);

      for (guint j = 0; j < slide->cases->len; j++)
        {
          EntSlideCase *made = slide->cases->pdata[j];
          const char *digest = made->digest != NULL ? g_hash_table_lookup (digests, made->digest) : NULL;

          g_free (made->digest);
          made->digest = g_strdup (digest);
        }
      g_ptr_array_add (deck->slides, slide);
    }
  for (guint i = 0; i < whole->images->len; i++)
    g_ptr_array_add (deck->images, ent_image_copy (whole->images->pdata[i]));
  return deck;
}

/* (nullable): a feed that others can reach: not a folder on this machine */
static EntLectureFeed *
find_feed (EntLectureFile *self,
           EntStore       *store,
           const char     *id)
{
  g_autoptr(EntFeed) feed = ent_store_load_feed (store, id, NULL);
  EntLectureFeed *found;

  if (feed == NULL || feed->key == NULL || !g_str_has_prefix (feed->url, "https://"))
    return NULL;
  for (guint i = 0; i < self->feeds->len; i++)
    if (g_str_equal (((EntLectureFeed *) self->feeds->pdata[i])->url, feed->url))
      return self->feeds->pdata[i];
  found = ent_lecture_feed_new (feed->url, feed->title, feed->key);
  found->id = ent_id_is_valid (feed->id) ? g_strdup (feed->id) : NULL;
  g_ptr_array_add (self->feeds, found);
  return found;
}

static gboolean
collect_feeds (EntLectureFile  *self,
               EntStore        *store,
               GError         **error)
{
  g_autoptr(GPtrArray) infos = ent_store_list_cases (store, error);
  g_autoptr(GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  if (infos == NULL)
    return FALSE;
  for (guint i = 0; i < self->deck->slides->len; i++)
    {
      const EntSlide *slide = self->deck->slides->pdata[i];

      for (guint j = 0; j < slide->cases->len; j++)
        g_hash_table_add (used, ((EntSlideCase *) slide->cases->pdata[j])->case_id);
    }
  for (guint i = 0; i < infos->len; i++)
    {
      const EntCaseInfo *info = infos->pdata[i];
      EntLectureFeed *feed = g_hash_table_contains (used, info->id) ? find_feed (self, store, info->feed) : NULL;

      if (feed != NULL)
        g_ptr_array_add (feed->case_ids, g_strdup (info->id));
    }
  return TRUE;
}

EntLectureFile *
ent_lecture_file_collect (EntStore      *store,
                          const char    *lecture_id,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr(EntDeck) whole = ent_deck_load (store, lecture_id, cancellable, error);
  g_autoptr(EntLectureFile) self = NULL;

  if (whole == NULL)
    return NULL;
  self = ent_lecture_file_new (create_excerpted (whole));
  return collect_feeds (self, store, error) ? g_steal_pointer (&self) : NULL;
}

char *
ent_lecture_file_dup_name (const EntLectureFile *self)
{
  return ent_layer_dup_file_name (self->deck->lecture->title, self->deck->lecture->id, ENT_LECTURE_FILE_SUFFIX);
}

/* Writing */

/* What is no date is nothing that could be read again. */
static void
write_date (EntJsonWriter *writer,
            const char    *name,
            const char    *date)
{
  g_autoptr(EntDate) parsed = date != NULL ? ent_date_parse (date, NULL) : NULL;

  if (parsed != NULL)
    ent_json_writer_string (writer, name, ent_date_get_text (parsed));
}

static void
write_positive (EntJsonWriter *writer,
                const char    *name,
                int            value)
{
  if (value > 0)
    ent_json_writer_integer (writer, name, value);
}

static void
write_lecture (EntJsonWriter    *writer,
               const EntLecture *lecture)
{
  ent_json_writer_open (writer, "lecture", '{');
  ent_json_writer_string (writer, "id", lecture->id);
  ent_layer_write_filled (writer, "title", lecture->title);
  ent_layer_write_filled (writer, "course", lecture->course);
  write_date (writer, "date", lecture->date);
  write_positive (writer, "minutes", lecture->minutes);
  ent_json_writer_string (writer, "theme", ent_lecture_theme_to_word (lecture->theme));
  ent_json_writer_string (writer, "aspect", ent_lecture_aspect_to_word (lecture->aspect));
  if (lecture->case_id != NULL)
    {
      ent_json_writer_open (writer, "case", '{');
      ent_json_writer_string (writer, "id", lecture->case_id);
      ent_layer_write_filled (writer, "title", lecture->case_title);
      write_positive (writer, "version", lecture->case_version);
      ent_json_writer_close (writer, '}');
    }
  ent_annotation_write_time (writer, "created", lecture->created_usec);
  ent_annotation_write_time (writer, "modified", lecture->modified_usec);
  ent_json_writer_close (writer, '}');
}

static void
write_slide_cases (EntJsonWriter  *writer,
                   const EntSlide *slide)
{
  if (slide->cases->len == 0)
    return;

  ent_json_writer_open (writer, "cases", '[');
  for (guint i = 0; i < slide->cases->len; i++)
    {
      const EntSlideCase *made = slide->cases->pdata[i];

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "id", made->case_id);
      write_positive (writer, "version", made->version);
      ent_json_writer_string (writer, "digest", made->digest);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
}

static void
write_slide (EntJsonWriter  *writer,
             const EntSlide *slide)
{
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", slide->id);
  ent_json_writer_string (writer, "kind", ent_slide_kind_to_word (slide->kind));
  ent_layer_write_filled (writer, "section", slide->section);
  write_positive (writer, "seconds", slide->planned_sec);
  if (slide->skipped)
    ent_json_writer_boolean (writer, "skipped", TRUE);
  if (slide->own_events)
    ent_json_writer_boolean (writer, "own-events", TRUE);
  write_date (writer, "reveal", slide->reveal);
  ent_json_writer_string (writer, "case", slide->case_id);
  ent_layer_write_filled (writer, "target", slide->target_id);
  ent_layer_write_filled (writer, "target-title", slide->target_title);
  ent_layer_write_filled (writer, "target-date", slide->target_date);
  ent_layer_write_filled (writer, "title", slide->title);
  ent_layer_write_filled (writer, "body", slide->body);
  ent_layer_write_filled (writer, "notes", slide->notes);
  ent_json_writer_string (writer, "image", slide->image_id);
  ent_layer_write_filled (writer, "made-title", slide->made_title);
  ent_layer_write_filled (writer, "made-body", slide->made_body);
  write_slide_cases (writer, slide);
  ent_json_writer_close (writer, '}');
}

static void
write_image (EntJsonWriter  *writer,
             const EntImage *image)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (image->bytes, &size);
  g_autofree char *text = g_base64_encode (data, size);

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", image->id);
  ent_json_writer_string (writer, "type", image->type);
  ent_json_writer_integer (writer, "width", image->width);
  ent_json_writer_integer (writer, "height", image->height);
  ent_json_writer_string (writer, "data", text);
  ent_json_writer_close (writer, '}');
}

static void
write_case (EntJsonWriter     *writer,
            const EntDeckCase *kept)
{
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", kept->item->id);
  ent_json_writer_string (writer, "digest", kept->digest);
  ent_case_file_write (writer, "file", kept->item);
  ent_json_writer_close (writer, '}');
}

static void
write_feed (EntJsonWriter        *writer,
            const EntLectureFeed *feed)
{
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "url", feed->url);
  ent_layer_write_filled (writer, "title", feed->title);
  ent_json_writer_string (writer, "id", feed->id);
  ent_json_writer_string (writer, "key", feed->key);
  ent_json_writer_ids (writer, "cases", feed->case_ids);
  ent_json_writer_close (writer, '}');
}

static void
write_list (EntJsonWriter  *writer,
            const char     *name,
            GPtrArray      *list,
            void          (*write_item) (EntJsonWriter *, gconstpointer))
{
  ent_json_writer_open (writer, name, '[');
  for (guint i = 0; i < list->len; i++)
    write_item (writer, list->pdata[i]);
  ent_json_writer_close (writer, ']');
}

#define WRITE_LIST(writer, name, list, function) \
  write_list (writer, name, list, (void (*) (EntJsonWriter *, gconstpointer)) function)

char *
ent_lecture_file_to_string (const EntLectureFile *self,
                            gsize                *length)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "type", ENT_LECTURE_FILE_TYPE);
  ent_json_writer_integer (writer, "format", ENT_LECTURE_FILE_FORMAT);
  ent_annotation_write_time (writer, "exported", self->exported_usec);
  write_lecture (writer, self->deck->lecture);
  WRITE_LIST (writer, "slides", self->deck->slides, write_slide);
  WRITE_LIST (writer, "images", self->deck->images, write_image);
  WRITE_LIST (writer, "cases", self->deck->cases, write_case);
  WRITE_LIST (writer, "feeds", self->feeds, write_feed);
  ent_json_writer_close (writer, '}');
  return ent_json_writer_finish (writer, length);
}

gboolean
ent_lecture_file_save (const EntLectureFile *self,
                       const char           *path,
                       GError              **error)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!ent_lecture_file_check (self, error))
    return FALSE;
  bytes = ent_lecture_file_to_string (self, &length);
  if (length > ENT_LECTURE_FILE_MAX_BYTES)
    {
      g_set_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE,
                   _("The lecture has more than %d MiB, which is more than its file may have: use smaller pictures, or "
                     "divide it"), ENT_LECTURE_FILE_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  return ent_file_put (path, bytes, length, error);
}
