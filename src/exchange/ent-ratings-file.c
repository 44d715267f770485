#include "config.h"

#include "ent-ratings-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-write-private.h"
#include "ent-file.h"
#include "ent-layer-parts-private.h"
#include "ent-store-own.h"

#define TYPE "entente-ratings"

EntRatingsFile *
ent_ratings_file_new (const char *person_id,
                      const char *person_name)
{
  EntRatingsFile *self = g_new0 (EntRatingsFile, 1);

  self->person_id = g_strdup (person_id);
  self->person_name = g_strdup (person_name);
  self->exported_usec = g_get_real_time ();
  self->ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  return self;
}

void
ent_ratings_file_free (EntRatingsFile *self)
{
  if (self == NULL)
    return;

  g_free (self->person_id);
  g_free (self->person_name);
  g_free (self->codebook_id);
  g_ptr_array_unref (self->ratings);
  g_free (self);
}

/* Collecting */

/* A rating may stand since before its case's title was kept. */
static void
name_cases (EntRatingsFile *self,
            EntStore       *store)
{
  g_autoptr(GPtrArray) cases = ent_store_list_cases (store, NULL);

  for (guint i = 0; i < self->ratings->len; i++)
    {
      EntOwnRating *rating = self->ratings->pdata[i];

      for (guint j = 0; cases != NULL && j < cases->len; j++)
        {
          const EntCaseInfo *info = cases->pdata[j];

          if (strcmp (info->id, rating->case_id) != 0)
            continue;
          g_free (rating->case_title);
          rating->case_title = g_strdup (ent_text_get (info->title));
        }
    }
}

EntRatingsFile *
ent_ratings_file_collect (EntStore    *store,
                          const char  *case_id,
                          const char  *person_name,
                          GError     **error)
{
  g_autofree char *person_id = ent_store_dup_own_layer_id (store, error);
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(EntRatingsFile) self = NULL;
  g_autoptr(GPtrArray) ratings = NULL;

  if (person_id == NULL || (ratings = ent_store_list_own_ratings (store, case_id, error)) == NULL)
    return NULL;

  self = ent_ratings_file_new (person_id, person_name);
  codebook = ent_store_load_codebook (store, NULL);
  if (codebook != NULL)
    {
      self->codebook_id = g_strdup (codebook->id);
      self->codebook_version = codebook->version;
    }
  for (guint i = 0; i < ratings->len; i++)
    if (((EntOwnRating *) ratings->pdata[i])->layer == NULL)
      {
        EntOwnRating *rating = ent_own_rating_copy (ratings->pdata[i]);

        rating->layer = g_strdup (person_id);
        g_ptr_array_add (self->ratings, rating);
      }
  name_cases (self, store);
  return g_steal_pointer (&self);
}

char *
ent_ratings_file_dup_name (const EntRatingsFile *self)
{
  return ent_layer_dup_file_name (self->person_name, self->person_id, ENT_RATINGS_FILE_SUFFIX);
}

/* Writing */

static void
write_head (EntJsonWriter        *writer,
            const EntRatingsFile *self)
{
  g_autoptr(GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

  ent_json_writer_string (writer, "type", TYPE);
  ent_json_writer_integer (writer, "format", ENT_CASE_FILE_FORMAT);
  ent_annotation_write_time (writer, "exported", self->exported_usec);
  ent_layer_write_person (writer, self->person_id, self->person_name);
  if (self->codebook_id != NULL)
    {
      ent_json_writer_open (writer, "codebook", '{');
      ent_json_writer_string (writer, "id", self->codebook_id);
      if (self->codebook_version > 0)
        ent_json_writer_integer (writer, "version", self->codebook_version);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_open (writer, "cases", '{');
  for (guint i = 0; i < self->ratings->len; i++)
    {
      const EntOwnRating *rating = self->ratings->pdata[i];

      if (rating->case_title != NULL && g_hash_table_add (named, rating->case_id))
        ent_layer_write_filled (writer, rating->case_id, rating->case_title);
    }
  ent_json_writer_close (writer, '}');
}

char *
ent_ratings_file_to_string (const EntRatingsFile *self,
                            gsize                *length)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);

  ent_json_writer_open (writer, NULL, '{');
  write_head (writer, self);
  ent_json_writer_open (writer, "ratings", '[');
  for (guint i = 0; i < self->ratings->len; i++)
    ent_layer_write_rating (writer, self->ratings->pdata[i], TRUE);
  ent_json_writer_close (writer, ']');
  ent_json_writer_close (writer, '}');
  return ent_json_writer_finish (writer, length);
}

gboolean
ent_ratings_file_save (const EntRatingsFile *self,
                       const char           *path,
                       GError              **error)
{
  gsize length;
  g_autofree char *bytes = ent_ratings_file_to_string (self, &length);

  return g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

/* Reading */

typedef struct
{
  EntRatingsFile      *file;
  EntAnnotationReader  common;  /* for times */
  GHashTable          *titles;  /* id → title of a case, both owned */
  GHashTable          *there;   /* ratings read so far */
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->file, ent_ratings_file_free);
  ent_annotation_reader_clear (&self->common);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->there, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static const EntJsonMember codebook_members[] = { { "id", TRUE }, { "version", FALSE }, { NULL, FALSE } };

static void
read_codebook (EntRatingsFile *file,
               EntJson        *json,
               JsonObject     *root)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (json, root, "codebook", &mark);
  JsonObject *object;

  if (node == NULL)
    return;
  object = ent_json_object (json, node, codebook_members);
  if (object != NULL)
    {
      file->codebook_id = ent_json_id (json, object, "id");
      ent_json_integer (json, object, "version", 1, G_MAXINT, &file->codebook_version);
    }
  ent_json_leave (json, mark);
}

static void
read_title (EntJson    *json,
            const char *id,
            JsonNode   *node,
            gpointer    data)
{
  Reader *self = data;
  const char *title = ent_json_node_string (json, node, ENT_LAYER_MAX_TITLE);

  if (!ent_case_id_is_valid (id))
    ent_json_fault (json, _("is not the id of a case"));
  else if (title != NULL)
    g_hash_table_insert (self->titles, g_strdup (id), g_strdup (title));
}

static void
read_rating (EntJson  *json,
             JsonNode *node,
             gpointer  data)
{
  Reader *self = data;
  EntOwnRating *rating = ent_layer_read_rating (&self->common, node, NULL, self->there);

  if (rating == NULL)
    return;
  g_ptr_array_add (self->file->ratings, rating);
  rating->layer = g_strdup (self->file->person_id);
  rating->case_title = g_strdup (g_hash_table_lookup (self->titles, rating->case_id));
}

static const EntJsonMember root_members[] = {
  { "type", TRUE }, { "format", TRUE }, { "exported", TRUE }, { "person", TRUE }, { "codebook", FALSE },
  { "cases", FALSE }, { "ratings", TRUE }, { NULL, FALSE }
};

static void
read_root (Reader   *self,
           EntJson  *json,
           JsonNode *node)
{
  static const char * const types[] = { TYPE, NULL };
  JsonObject *root = ent_json_object (json, node, root_members);
  EntRatingsFile *file = self->file;
  int format;

  if (root == NULL)
    return;
  ent_json_word (json, root, "type", types);
  ent_json_integer (json, root, "format", 1, ENT_CASE_FILE_FORMAT, &format);
  ent_annotation_get_time (&self->common, root, "exported", &file->exported_usec);
  ent_layer_read_person (json, root, &file->person_id, &file->person_name);
  read_codebook (file, json, root);
  ent_json_each_member (json, root, "cases", read_title, self);
  ent_json_each (json, root, "ratings", 0, ENT_LAYER_MAX_RATINGS, read_rating, self);
}

gboolean
ent_ratings_file_sniff (const char *bytes,
                        gsize       length)
{
  return ent_layer_has_type (bytes, length, TYPE);
}

EntRatingsFile *
ent_ratings_file_parse (const char  *bytes,
                        gsize        length,
                        GPtrArray   *faults,
                        GError     **error)
{
  g_autoptr(EntJson) json = ent_json_new (faults);
  g_auto(Reader) reader = { NULL };
  g_autoptr(JsonNode) root = NULL;

  ent_json_allow_control (json);
  root = ent_file_read_root (json, bytes, length, error);
  if (root == NULL || !ent_file_check_format (json, root, error))
    return NULL;
  reader.file = ent_ratings_file_new (NULL, NULL);
  ent_annotation_reader_init (&reader.common, json, NULL);
  reader.titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader.there = ent_layer_ratings_new ();
  read_root (&reader, json, root);
  if (!ent_file_finish (json, error))
    return NULL;
  return g_steal_pointer (&reader.file);
}
