#include "config.h"

#include "ent-layer-parts-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-write-private.h"
#include "ent-case-file.h"
#include "ent-json-scan.h"

#define MAX_NAME     200
#define MAX_EVIDENCE 1000

gboolean
ent_layer_has_type (const char *bytes,
                    gsize       length,
                    const char *wanted)
{
  g_autoptr(EntJson) json = ent_json_new (NULL);
  g_autoptr(JsonNode) root = NULL;
  JsonNode *type;

  if (length > ENT_CASE_FILE_MAX_BYTES)
    return FALSE;
  ent_json_allow_control (json);
  root = ent_json_read (json, bytes, length, ENT_CASE_FILE_MAX_DEPTH);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  type = json_object_get_member (json_node_get_object (root), "type");
  return type != NULL && json_node_get_value_type (type) == G_TYPE_STRING
         && strcmp (json_node_get_string (type), wanted) == 0;
}

char *
ent_layer_dup_file_name (const char *person_name,
                         const char *person_id,
                         const char *suffix)
{
  g_autofree char *name = g_strstrip (g_strdup (person_name));

  /* No folder, and no hidden file. */
  g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
  if (*name == '.')
    *name = '-';
  return g_strconcat (*name != '\0' ? name : person_id, suffix, NULL);
}

/* Writing */

void
ent_layer_write_filled (EntJsonWriter *writer,
                        const char    *name,
                        const char    *value)
{
  if (value != NULL && *value != '\0')
    ent_json_writer_string (writer, name, value);
}

void
ent_layer_write_person (EntJsonWriter *writer,
                        const char    *id,
                        const char    *name)
{
  ent_json_writer_open (writer, "person", '{');
  ent_json_writer_string (writer, "id", id);
  ent_layer_write_filled (writer, "name", name);
  ent_json_writer_close (writer, '}');
}

void
ent_layer_write_rating (EntJsonWriter      *writer,
                        const EntOwnRating *rating,
                        gboolean            with_case)
{
  ent_json_writer_open (writer, NULL, '{');
  if (with_case)
    ent_json_writer_string (writer, "case", rating->case_id);
  ent_json_writer_string (writer, "factor", rating->factor);
  ent_layer_write_filled (writer, "title", rating->factor_title);
  if (rating->has_rating)
    ent_json_writer_integer (writer, "rating", rating->rating);
  else
    ent_json_writer_null (writer, "rating");
  ent_json_writer_string (writer, "confidence", ent_confidence_to_word (rating->confidence));
  ent_layer_write_filled (writer, "rationale", rating->rationale);
  if (rating->evidence->len > 0)
    {
      ent_json_writer_open (writer, "evidence", '[');
      for (guint i = 0; i < rating->evidence->len; i++)
        {
          const EntEvidence *evidence = rating->evidence->pdata[i];

          ent_json_writer_open (writer, NULL, '{');
          ent_json_writer_string (writer, "event", evidence->event);
          ent_layer_write_filled (writer, "title", evidence->title);
          ent_json_writer_close (writer, '}');
        }
      ent_json_writer_close (writer, ']');
    }
  ent_annotation_write_time (writer, "created", rating->created_usec);
  ent_annotation_write_time (writer, "modified", rating->modified_usec);
  ent_json_writer_close (writer, '}');
}

/* Reading */

char *
ent_layer_read_uuid (EntJson    *json,
                     JsonObject *object)
{
  g_autofree char *id = ent_json_string (json, object, "id", ENT_MAX_ID);
  g_autofree char *quoted = NULL;

  if (id == NULL)
    return NULL;
  if (g_uuid_string_is_valid (id))
    return g_ascii_strdown (id, -1);
  quoted = ent_json_quote (id);
  ent_json_fault_in (json, "id", _("%s is no UUID"), quoted);
  return NULL;
}

static const EntJsonMember person_members[] = { { "id", TRUE }, { "name", FALSE }, { NULL, FALSE } };

void
ent_layer_read_person (EntJson     *json,
                       JsonObject  *root,
                       char       **id,
                       char       **name)
{
  gsize mark;
  JsonNode *person = ent_json_enter_member (json, root, "person", &mark);
  JsonObject *object = NULL;

  if (person != NULL)
    {
      object = ent_json_object (json, person, person_members);
      if (object != NULL)
        {
          *id = ent_layer_read_uuid (json, object);
          *name = ent_json_string (json, object, "name", MAX_NAME);
        }
      ent_json_leave (json, mark);
    }
  if (*name == NULL)
    *name = g_strdup (*id);
}

void
ent_layer_read_times (EntAnnotationReader *reader,
                      JsonObject          *object,
                      gint64              *created_usec,
                      gint64              *modified_usec)
{
  ent_annotation_get_time (reader, object, "created", created_usec);
  *modified_usec = *created_usec;
  ent_annotation_get_time (reader, object, "modified", modified_usec);
}

static const EntJsonMember evidence_members[] = {
  { "event", TRUE }, { "title", FALSE }, { NULL, FALSE }
};

static void
read_evidence (EntJson  *json,
               JsonNode *node,
               gpointer  data)
{
  EntOwnRating *rating = data;
  JsonObject *object = ent_json_object (json, node, evidence_members);
  g_autofree char *event = NULL, *title = NULL;

  if (object == NULL)
    return;
  event = ent_json_string (json, object, "event", ENT_MAX_ID);
  title = ent_json_string (json, object, "title", ENT_LAYER_MAX_TITLE);
  if (event != NULL)
    g_ptr_array_add (rating->evidence, ent_evidence_new (event, title));
}

/* The first only where it says itself of which case it is. */
static const EntJsonMember rating_members[] = {
  { "case", TRUE }, { "factor", TRUE }, { "title", FALSE }, { "rating", TRUE }, { "confidence", FALSE },
  { "rationale", FALSE }, { "evidence", FALSE }, { "created", TRUE }, { "modified", FALSE }, { NULL, FALSE }
};

static EntOwnRating *
create_rating (EntJson    *json,
               JsonObject *object,
               const char *case_id,
               GHashTable *there)
{
  g_autofree char *own_case = case_id == NULL ? ent_json_case_id (json, object, "case") : g_strdup (case_id);
  g_autofree char *factor = ent_json_id (json, object, "factor");
  EntOwnRating *rating = ent_own_rating_new (own_case != NULL ? own_case : "", factor != NULL ? factor : "");

  if (own_case != NULL && factor != NULL && !g_hash_table_add (there, rating))
    ent_json_fault_in (json, "factor", _("this factor is rated a second time: keep one"));
  return rating;
}

EntOwnRating *
ent_layer_read_rating (EntAnnotationReader *reader,
                       JsonNode            *node,
                       const char          *case_id,
                       GHashTable          *there)
{
  static const char * const words[] = { "low", "medium", "high", NULL };
  EntJson *json = reader->json;
  JsonObject *object = ent_json_object (json, node, case_id != NULL ? rating_members + 1 : rating_members);
  const char *confidence;
  EntOwnRating *rating;

  if (object == NULL)
    return NULL;
  rating = create_rating (json, object, case_id, there);
  rating->factor_title = ent_json_string (json, object, "title", ENT_LAYER_MAX_TITLE);
  if (json_object_has_member (object, "rating") && !json_object_get_null_member (object, "rating"))
    rating->has_rating = ent_json_integer (json, object, "rating", -3, 3, &rating->rating);
  confidence = ent_json_word (json, object, "confidence", words);
  if (confidence != NULL)
    ent_confidence_from_word (confidence, &rating->confidence);
  rating->rationale = ent_json_string (json, object, "rationale", ENT_LAYER_MAX_TEXT);
  ent_json_each (json, object, "evidence", 0, MAX_EVIDENCE, read_evidence, rating);
  ent_layer_read_times (reader, object, &rating->created_usec, &rating->modified_usec);
  return rating;
}

/* A factor of a case. */

static guint
hash_rating (gconstpointer key)
{
  const EntOwnRating *rating = key;

  return g_str_hash (rating->case_id) * 31 + g_str_hash (rating->factor);
}

static gboolean
is_of_same_factor (gconstpointer a,
                   gconstpointer b)
{
  const EntOwnRating *one = a, *other = b;

  return strcmp (one->case_id, other->case_id) == 0 && strcmp (one->factor, other->factor) == 0;
}

GHashTable *
ent_layer_ratings_new (void)
{
  return g_hash_table_new (hash_rating, is_of_same_factor);
}
