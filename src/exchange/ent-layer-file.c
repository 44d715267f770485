#include "config.h"

#include "ent-layer-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-read-private.h"
#include "ent-annotation-write-private.h"
#include "ent-file.h"
#include "ent-layer-parts-private.h"
#include "ent-store-own.h"

#define TYPE         "entente-notes"
#define MAX_NAME     200
#define MAX_SOURCES  1000

EntLayerFile *
ent_layer_file_new (const char *person_id,
                    const char *person_name,
                    const char *case_id)
{
  EntLayerFile *self = g_new0 (EntLayerFile, 1);

  self->person_id = g_strdup (person_id);
  self->person_name = g_strdup (person_name);
  self->case_id = g_strdup (case_id);
  self->exported_usec = g_get_real_time ();
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_event_free);
  self->ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  return self;
}

void
ent_layer_file_free (EntLayerFile *self)
{
  if (self == NULL)
    return;

  g_free (self->person_id);
  g_free (self->person_name);
  g_free (self->case_id);
  g_free (self->case_title);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->ratings);
  g_free (self);
}

/* Collecting */

static void
name_case (EntLayerFile *self,
           EntStore     *store)
{
  g_autoptr(GPtrArray) cases = ent_store_list_cases (store, NULL);

  for (guint i = 0; cases != NULL && i < cases->len; i++)
    {
      const EntCaseInfo *info = cases->pdata[i];

      if (strcmp (info->id, self->case_id) != 0)
        continue;
      self->case_title = g_strdup (ent_text_get (info->title));
      self->case_version = info->version;
    }
}

static void
take_notes (EntLayerFile *self,
            GPtrArray    *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      EntNote *note = notes->pdata[i];
      EntNote *copy;

      if (note->layer != NULL)
        continue;
      copy = ent_note_copy (note);
      copy->layer = g_strdup (self->person_id);
      /* What an update did to it is nobody else's business. */
      g_clear_pointer (&copy->place, ent_note_place_free);
      g_ptr_array_add (self->notes, copy);
    }
}

EntLayerFile *
ent_layer_file_collect (EntStore    *store,
                        const char  *case_id,
                        const char  *person_name,
                        GError     **error)
{
  g_autofree char *person_id = ent_store_dup_own_layer_id (store, error);
  g_autoptr(EntLayerFile) self = NULL;
  g_autoptr(GPtrArray) notes = NULL, events = NULL, ratings = NULL;

  if (person_id == NULL
      || (notes = ent_store_list_notes (store, case_id, error)) == NULL
      || (events = ent_store_list_own_events (store, case_id, error)) == NULL
      || (ratings = ent_store_list_own_ratings (store, case_id, error)) == NULL)
    return NULL;

  self = ent_layer_file_new (person_id, person_name, case_id);
  name_case (self, store);
  take_notes (self, notes);
  for (guint i = 0; i < events->len; i++)
    if (((EntOwnEvent *) events->pdata[i])->layer == NULL)
      {
        EntOwnEvent *event = ent_own_event_copy (events->pdata[i]);

        event->layer = g_strdup (person_id);
        g_ptr_array_add (self->events, event);
      }
  for (guint i = 0; i < ratings->len; i++)
    if (((EntOwnRating *) ratings->pdata[i])->layer == NULL)
      {
        EntOwnRating *rating = ent_own_rating_copy (ratings->pdata[i]);

        rating->layer = g_strdup (person_id);
        g_ptr_array_add (self->ratings, rating);
      }
  return g_steal_pointer (&self);
}

char *
ent_layer_file_dup_name (const EntLayerFile *self)
{
  return ent_layer_dup_file_name (self->person_name, self->person_id, ENT_LAYER_FILE_SUFFIX);
}

/* Writing */

static void
write_event (EntJsonWriter     *writer,
             const EntOwnEvent *event)
{
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", event->id);
  ent_json_writer_string (writer, "date", ent_date_get_text (event->date));
  ent_layer_write_filled (writer, "title", event->title);
  ent_layer_write_filled (writer, "text", event->text);
  ent_layer_write_filled (writer, "lane", event->lane);
  if (event->sources->len > 0)
    {
      ent_json_writer_open (writer, "sources", '[');
      for (guint i = 0; i < event->sources->len; i++)
        ent_layer_write_filled (writer, NULL, event->sources->pdata[i]);
      ent_json_writer_close (writer, ']');
    }
  ent_annotation_write_time (writer, "created", event->created_usec);
  ent_annotation_write_time (writer, "modified", event->modified_usec);
  ent_json_writer_close (writer, '}');
}

static void
write_head (EntJsonWriter      *writer,
            const EntLayerFile *self)
{
  ent_annotation_write_context (writer);
  ent_json_writer_string (writer, "type", TYPE);
  ent_json_writer_integer (writer, "format", ENT_CASE_FILE_FORMAT);
  ent_annotation_write_time (writer, "exported", self->exported_usec);
  ent_layer_write_person (writer, self->person_id, self->person_name);
  ent_json_writer_open (writer, "case", '{');
  ent_json_writer_string (writer, "id", self->case_id);
  ent_layer_write_filled (writer, "title", self->case_title);
  if (self->case_version > 0)
    ent_json_writer_integer (writer, "version", self->case_version);
  ent_json_writer_close (writer, '}');
}

char *
ent_layer_file_to_string (const EntLayerFile *self,
                          gsize              *length)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autoptr(GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);

  g_ptr_array_add (layers, ent_layer_new (self->person_id, self->person_name));
  ent_json_writer_open (writer, NULL, '{');
  write_head (writer, self);
  ent_json_writer_open (writer, "notes", '[');
  for (guint i = 0; i < self->notes->len; i++)
    ent_annotation_write_note (writer, self->notes->pdata[i], layers);
  ent_json_writer_close (writer, ']');
  ent_json_writer_open (writer, "events", '[');
  for (guint i = 0; i < self->events->len; i++)
    write_event (writer, self->events->pdata[i]);
  ent_json_writer_close (writer, ']');
  ent_json_writer_open (writer, "ratings", '[');
  for (guint i = 0; i < self->ratings->len; i++)
    ent_layer_write_rating (writer, self->ratings->pdata[i], FALSE);
  ent_json_writer_close (writer, ']');
  ent_json_writer_close (writer, '}');
  return ent_json_writer_finish (writer, length);
}

gboolean
ent_layer_file_save (const EntLayerFile *self,
                     const char         *path,
                     GError            **error)
{
  gsize length;
  g_autofree char *bytes = ent_layer_file_to_string (self, &length);

  return g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

/* Reading */

typedef struct
{
  EntLayerFile        *file;
  EntAnnotationReader  notes;
  GHashTable          *ids;      /* sets of borrowed strings: of events */
  GHashTable          *ratings;  /* those read so far */
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->file, ent_layer_file_free);
  ent_annotation_reader_clear (&self->notes);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->ratings, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
read_note (EntJson  *json,
           JsonNode *node,
           gpointer  data)
{
  Reader *self = data;
  guint n = self->notes.notes->len;

  ent_annotation_read (&self->notes, node, TRUE);
  for (; n < self->notes.notes->len; n++)
    {
      EntNote *note = self->notes.notes->pdata[n];

      if (self->file->case_id != NULL && g_strcmp0 (note->case_id, self->file->case_id) != 0)
        ent_json_fault (json, _("is about another case than the file"));
      g_free (note->layer);
      note->layer = g_strdup (self->file->person_id);
      note->deleted_usec = 0;
      g_clear_pointer (&note->place, ent_note_place_free);
    }
}

static void
read_source (EntJson  *json,
             JsonNode *node,
             gpointer  data)
{
  EntOwnEvent *event = data;
  const char *source = ent_json_node_string (json, node, ENT_LAYER_MAX_TITLE);

  if (source != NULL)
    g_ptr_array_add (event->sources, g_strdup (source));
}

static const EntJsonMember event_members[] = {
  { "id", TRUE }, { "date", TRUE }, { "title", FALSE }, { "text", FALSE }, { "lane", FALSE }, { "sources", FALSE },
  { "created", TRUE }, { "modified", FALSE }, { NULL, FALSE }
};

static void
read_event (EntJson  *json,
            JsonNode *node,
            gpointer  data)
{
  Reader *self = data;
  JsonObject *object = ent_json_object (json, node, event_members);
  g_autofree char *id = NULL, *title = NULL;
  EntDate *date;
  EntOwnEvent *event;

  if (object == NULL)
    return;
  id = ent_layer_read_uuid (json, object);
  title = ent_json_string (json, object, "title", ENT_LAYER_MAX_TITLE);
  date = ent_json_date (json, object, "date");
  event = ent_own_event_new (self->file->case_id, date != NULL ? date : ent_date_parse ("2000", NULL),
                             title != NULL ? title : "");
  g_ptr_array_add (self->file->events, event);
  g_free (event->id);
  event->id = id != NULL ? g_steal_pointer (&id) : g_strdup ("");
  if (*event->id != '\0' && !g_hash_table_add (self->ids, event->id))
    ent_json_fault_in (json, "id", _("the id “%s” is taken: choose another"), event->id);
  event->layer = g_strdup (self->file->person_id);
  event->case_title = g_strdup (self->file->case_title);
  event->text = ent_json_string (json, object, "text", ENT_LAYER_MAX_TEXT);
  event->lane = ent_json_string (json, object, "lane", MAX_NAME);
  ent_json_each (json, object, "sources", 0, MAX_SOURCES, read_source, event);
  ent_layer_read_times (&self->notes, object, &event->created_usec, &event->modified_usec);
}

static void
read_rating (EntJson  *json,
             JsonNode *node,
             gpointer  data)
{
  Reader *self = data;
  EntOwnRating *rating = ent_layer_read_rating (&self->notes, node,
                                                self->file->case_id != NULL ? self->file->case_id : "", self->ratings);

  if (rating == NULL)
    return;
  g_ptr_array_add (self->file->ratings, rating);
  rating->layer = g_strdup (self->file->person_id);
  rating->case_title = g_strdup (self->file->case_title);
}

static const EntJsonMember case_members[] = {
  { "id", TRUE }, { "title", FALSE }, { "version", FALSE }, { NULL, FALSE }
};

static void
read_head (Reader     *self,
           EntJson    *json,
           JsonObject *root)
{
  JsonNode *item = json_object_get_member (root, "case");
  EntLayerFile *file = self->file;
  JsonObject *object;
  gsize mark;

  ent_layer_read_person (json, root, &file->person_id, &file->person_name);
  if (item != NULL)
    {
      mark = ent_json_enter (json, "case");
      object = ent_json_object (json, item, case_members);
      if (object != NULL)
        {
          file->case_id = ent_json_case_id (json, object, "id");
          file->case_title = ent_json_string (json, object, "title", ENT_LAYER_MAX_TITLE);
          ent_json_integer (json, object, "version", 1, G_MAXINT, &file->case_version);
        }
      ent_json_leave (json, mark);
    }
  ent_annotation_get_time (&self->notes, root, "exported", &file->exported_usec);
}

static const EntJsonMember root_members[] = {
  { "@context", FALSE }, { "type", TRUE }, { "format", TRUE }, { "exported", TRUE }, { "person", TRUE },
  { "case", TRUE }, { "notes", TRUE }, { "events", FALSE }, { "ratings", FALSE }, { NULL, FALSE }
};

static void
read_root (Reader   *self,
           EntJson  *json,
           JsonNode *node)
{
  static const char * const types[] = { TYPE, NULL };
  JsonObject *root = ent_json_object (json, node, root_members);
  int format;

  if (root == NULL)
    return;
  ent_json_word (json, root, "type", types);
  ent_json_integer (json, root, "format", 1, ENT_CASE_FILE_FORMAT, &format);
  read_head (self, json, root);
  self->notes.case_id = self->file->case_id;
  ent_json_each (json, root, "notes", 0, ENT_ANNOTATION_MAX_NOTES, read_note, self);
  ent_json_each (json, root, "events", 0, ENT_LAYER_FILE_MAX_EVENTS, read_event, self);
  ent_json_each (json, root, "ratings", 0, ENT_LAYER_MAX_RATINGS, read_rating, self);
}

gboolean
ent_layer_file_sniff (const char *bytes,
                      gsize       length)
{
  return ent_layer_has_type (bytes, length, TYPE);
}

EntLayerFile *
ent_layer_file_parse (const char  *bytes,
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
  reader.file = ent_layer_file_new (NULL, NULL, NULL);
  ent_annotation_reader_init (&reader.notes, json, NULL);
  reader.ids = g_hash_table_new (g_str_hash, g_str_equal);
  reader.ratings = ent_layer_ratings_new ();
  read_root (&reader, json, root);
  if (!ent_file_finish (json, error))
    return NULL;

  g_ptr_array_unref (reader.file->notes);
  reader.file->notes = g_steal_pointer (&reader.notes.notes);
  return g_steal_pointer (&reader.file);
}

EntLayerFile *
ent_layer_file_load (const char    *path,
                     GPtrArray     *faults,
                     GCancellable  *cancellable,
                     GError       **error)
{
  gsize length;
  g_autofree char *bytes = ent_exchange_load_bytes (path, faults, &length, cancellable, error);

  if (bytes == NULL)
    return NULL;
  return ent_layer_file_parse (bytes, length, faults, error);
}
