/* From the tree of a case file to a case, saying everything that is wrong on the way.
 *
 * Two passes.  The first gathers every id, because a reference may stand before what it
 * points at.  The second reads the records in the order of the schema (phases before the
 * events that lie in them), checks each member by the schema, and each reference, date and
 * sign against the rest right where it stands, so that the fault carries its place. */

#include "config.h"

#include "ent-case-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"
#include "ent-id-hash.h"

#define MAX_LICENSE   64
#define MAX_MOMENTS   16
#define MAX_ACTORS    1000
#define MAX_PHASES    64
#define MAX_RELATIONS 1000
#define MAX_NATIVE    500

EntDate *
ent_case_reader_date (EntCaseReader *self,
                      JsonObject    *object,
                      const char    *name)
{
  EntDate *date = ent_json_date (self->json, object, name);

  return date != NULL ? date : ent_date_ref (self->any_date);
}

EntText *
ent_case_reader_text (EntCaseReader *self,
                      JsonObject    *object,
                      const char    *name)
{
  return ent_json_text (self->json, object, name, self->item->language);
}

EntText *
ent_case_reader_need_text (EntCaseReader *self,
                           JsonObject    *object,
                           const char    *name)
{
  EntText *text = ent_case_reader_text (self, object, name);

  return text != NULL ? text : ent_text_new ("?");
}

char *
ent_case_reader_need_id (EntCaseReader *self,
                         JsonObject    *object,
                         const char    *name)
{
  char *id = ent_json_id (self->json, object, name);

  return id != NULL ? id : g_strdup ("");
}

/* The first pass: */

typedef struct
{
  const char *name;
  EntIdKind   kind;
} IdArray;

static const IdArray id_arrays[] = {
  { "actors", ENT_ID_ACTOR },
  { "phases", ENT_ID_PHASE },
  { "events", ENT_ID_EVENT },
  { "story", ENT_ID_STORY },
  { "documents", ENT_ID_DOCUMENT },
  { "lectures", ENT_ID_LECTURE },
  { "sources", ENT_ID_SOURCE },
};

/* NULL where it has none; what is wrong with it is said when the record is read. */
static const char *
peek_id (JsonNode *node)
{
  JsonNode *id;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  id = json_object_get_member (json_node_get_object (node), "id");
  if (id == NULL || json_node_get_value_type (id) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (id);
}

static void
collect_ids (EntCaseReader *self,
             JsonObject    *object,
             const IdArray *from)
{
  JsonNode *node = json_object_get_member (object, from->name);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *id = peek_id (json_array_get_element (array, i));
      guint first;

      if (id == NULL || *id == '\0')
        continue;
      first = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids[from->kind], id));
      if (first == 0)
        {
          g_hash_table_insert (self->ids[from->kind], (gpointer) id, GUINT_TO_POINTER (i + 1));
        }
      else
        {
          g_autofree char *quoted = ent_json_quote (id);
          g_autofree char *pointer = g_strdup_printf ("/%s/%u/id", from->name, i);

          /* Translators: an id in quotation marks, then the path of what has it already. */
          ent_json_fault_at (self->json, pointer, _("the id %s is taken by /%s/%u: choose another"),
                             quoted, from->name, first - 1);
        }
    }
}

/* The second pass: */

static const EntJsonMember moment_members[] = {
  { "kind", TRUE }, { "date", TRUE }, { "event", FALSE }, { NULL, FALSE }
};

static void
read_moment (EntJson  *json,
             JsonNode *node,
             gpointer  data)
{
  static const char * const kinds[] = {
    "war-start", "war-end", "first-contact", "agreement", "relations", NULL
  };
  EntCaseReader *self = data;
  JsonObject *object = ent_json_object (json, node, moment_members);
  EntMomentKind kind = ENT_MOMENT_WAR_START;
  const char *word;
  EntMoment *moment;

  if (object == NULL)
    return;
  word = ent_json_word (json, object, "kind", kinds);
  if (word != NULL)
    ent_moment_kind_from_word (word, &kind);
  moment = ent_moment_new (kind, ent_case_reader_date (self, object, "date"));
  moment->event = ent_case_reader_reference (self, object, "event", ENT_ID_EVENT);
  g_ptr_array_add (self->item->moments, moment);
}

static const EntJsonMember actor_members[] = {
  { "id", TRUE }, { "name", TRUE }, { "native", FALSE }, { "kind", TRUE },
  { "party", FALSE }, { "role", FALSE }, { "active", FALSE }, { NULL, FALSE }
};

static void
read_actor (EntJson  *json,
            JsonNode *node,
            gpointer  data)
{
  static const char * const kinds[] = { "state", "person", "organization", "group", NULL };
  EntCaseReader *self = data;
  JsonObject *object = ent_json_object (json, node, actor_members);
  g_autofree char *id = NULL;
  const char *word;
  EntActor *actor;

  if (object == NULL)
    return;
  id = ent_case_reader_need_id (self, object, "id");
  actor = ent_actor_new (id, ent_case_reader_need_text (self, object, "name"));
  actor->native = ent_json_text_map (json, object, "native", MAX_NATIVE);
  word = ent_json_word (json, object, "kind", kinds);
  if (word != NULL)
    ent_actor_kind_from_word (word, &actor->kind);
  actor->party = ent_case_reader_reference (self, object, "party", ENT_ID_ACTOR);
  actor->role = ent_case_reader_text (self, object, "role");
  actor->active = ent_json_date (json, object, "active");
  g_ptr_array_add (self->item->actors, actor);
}

/* Whether the step at @date certainly begins before the step ahead of it, which is @before then. */
static gboolean
is_out_of_order (EntCaseReader  *self,
                 EntDate        *date,
                 EntDate       **before)
{
  gint64 earliest, latest, before_earliest, before_latest;

  *before = self->previous;
  if (date == self->any_date)
    return FALSE;
  self->previous = date;
  if (*before == NULL)
    return FALSE;

  ent_date_get_begin (date, &earliest, &latest);
  ent_date_get_begin (*before, &before_earliest, &before_latest);
  return latest < before_earliest;
}

static const EntJsonMember phase_members[] = {
  { "id", TRUE }, { "title", TRUE }, { "date", TRUE }, { "text", FALSE }, { NULL, FALSE }
};

static void
read_phase (EntJson  *json,
            JsonNode *node,
            gpointer  data)
{
  EntCaseReader *self = data;
  JsonObject *object = ent_json_object (json, node, phase_members);
  g_autofree char *id = NULL;
  EntText *title;
  EntDate *before;
  EntPhase *phase;

  if (object == NULL)
    return;
  id = ent_case_reader_need_id (self, object, "id");
  title = ent_case_reader_need_text (self, object, "title");
  phase = ent_phase_new (id, title, ent_case_reader_date (self, object, "date"));
  phase->text = ent_case_reader_text (self, object, "text");
  if (is_out_of_order (self, phase->date, &before))
    ent_json_fault_in (json, "date", _("the phase begins (%s) before the one ahead of it (%s): put them in order"),
                       ent_date_get_text (phase->date), ent_date_get_text (before));
  g_ptr_array_add (self->item->phases, phase);
}

static const EntJsonMember relation_members[] = {
  { "date", TRUE }, { "level", TRUE }, { "event", FALSE }, { "text", FALSE }, { "sources", FALSE }, { NULL, FALSE }
};

static void
read_relation (EntJson  *json,
               JsonNode *node,
               gpointer  data)
{
  static const char * const levels[] = {
    "war", "rupture", "contacts", "dialogue", "relations", "partnership", NULL
  };
  EntCaseReader *self = data;
  JsonObject *object = ent_json_object (json, node, relation_members);
  EntRelationLevel level = ENT_RELATION_WAR;
  EntDate *date;
  EntDate *before;
  const char *word;
  EntRelationStep *step;

  if (object == NULL)
    return;
  date = ent_case_reader_date (self, object, "date");
  word = ent_json_word (json, object, "level", levels);
  if (word != NULL)
    ent_relation_level_from_word (word, &level);
  step = ent_relation_step_new (date, level);
  step->event = ent_case_reader_reference (self, object, "event", ENT_ID_EVENT);
  step->text = ent_case_reader_text (self, object, "text");
  ent_case_reader_cites (self, object, "sources", step->sources);
  if (is_out_of_order (self, step->date, &before))
    ent_json_fault_in (json, "date", _("the step is dated (%s) before the one ahead of it (%s): put them in order"),
                       ent_date_get_text (step->date), ent_date_get_text (before));
  g_ptr_array_add (self->item->relations, step);
}

static const EntJsonMember case_members[] = {
  { "format", TRUE }, { "id", TRUE }, { "version", TRUE }, { "language", TRUE }, { "license", FALSE },
  { "updated", FALSE }, { "title", TRUE }, { "short", FALSE }, { "summary", TRUE }, { "status", FALSE },
  { "outcome", FALSE }, { "period", TRUE }, { "moments", FALSE }, { "actors", TRUE }, { "parties", TRUE },
  { "phases", TRUE }, { "relations", TRUE }, { "events", TRUE }, { "assessments", FALSE }, { "story", FALSE },
  { "documents", FALSE }, { "questions", FALSE }, { "lectures", FALSE }, { "sources", TRUE }, { NULL, FALSE }
};

static void
read_head (EntCaseReader *self,
           JsonObject    *object)
{
  EntJson *json = self->json;
  EntCase *item = self->item;
  int format;

  ent_json_integer (json, object, "format", ENT_CASE_FILE_FORMAT, ENT_CASE_FILE_FORMAT, &format);
  item->language = ent_json_language (json, object, "language");
  ent_json_integer (json, object, "version", 1, G_MAXINT, &item->version);
  item->license = ent_json_string (json, object, "license", MAX_LICENSE);
  item->updated = ent_json_date (json, object, "updated");
  item->title = ent_case_reader_text (self, object, "title");
  item->short_title = ent_case_reader_text (self, object, "short");
  item->summary = ent_case_reader_text (self, object, "summary");
  item->status = ent_case_reader_text (self, object, "status");
  item->outcome = ent_case_reader_text (self, object, "outcome");
  item->period = ent_json_date (json, object, "period");
}

static void
read_lists (EntCaseReader *self,
            JsonObject    *object)
{
  EntJson *json = self->json;

  ent_json_each (json, object, "moments", 0, MAX_MOMENTS, read_moment, self);
  ent_json_each (json, object, "actors", 1, MAX_ACTORS, read_actor, self);
  ent_case_reader_parties (self, object);
  self->previous = NULL;
  ent_json_each (json, object, "phases", 1, MAX_PHASES, read_phase, self);
  self->previous = NULL;
  ent_json_each (json, object, "relations", 1, MAX_RELATIONS, read_relation, self);
  ent_case_reader_events (self, object);
  ent_case_reader_assessments (self, object);
  ent_case_reader_story (self, object);
  ent_case_reader_documents (self, object);
  ent_case_reader_questions (self, object);
  ent_case_reader_lectures (self, object);
  ent_case_reader_sources (self, object);
}

/* A source that nothing cites is likely a citation that was forgotten. */
static void
check_cited (EntCaseReader *self)
{
  for (guint i = 0; i < self->item->sources->len; i++)
    {
      const EntSource *source = g_ptr_array_index (self->item->sources, i);

      if (*source->id != '\0' && !g_hash_table_contains (self->cited, source->id))
        {
          gsize list = ent_json_enter (self->json, "sources");
          gpointer place = g_hash_table_lookup (self->ids[ENT_ID_SOURCE], source->id);

          ent_json_enter_item (self->json, GPOINTER_TO_UINT (place) - 1);
          ent_json_warn (self->json, _("the source “%s” is never cited: cite it or remove it"), source->id);
          ent_json_leave (self->json, list);
        }
    }
}

/* "us-vietnam@demo" is what the library calls a case of the feed "demo"; a file that calls itself so wants to be taken for it. */
static char *
read_case_id (EntCaseReader *self,
              JsonNode      *root,
              JsonObject    *object)
{
  const char *id = peek_id (root);
  g_autofree char *quoted = NULL;

  if (id == NULL || strchr (id, '@') == NULL)
    return ent_case_reader_need_id (self, object, "id");
  quoted = ent_json_quote (id);
  ent_json_fault_in (self->json, "id", _("%s claims to be a case of another feed"), quoted);
  return g_strdup ("");
}

EntCase *
ent_case_read (EntJson     *json,
               JsonNode    *root,
               EntCodebook *codebook)
{
  EntCaseReader self = { .json = json, .codebook = codebook };
  JsonObject *object = ent_json_object (json, root, case_members);
  g_autofree char *id = NULL;

  if (object == NULL)
    return NULL;

  for (guint i = 0; i < ENT_N_ID_KINDS; i++)
    self.ids[i] = g_hash_table_new (ent_id_hash, g_str_equal);
  self.cited = g_hash_table_new (ent_id_hash, g_str_equal);
  self.assessed = g_hash_table_new_full (ent_id_hash, g_str_equal, g_free, NULL);
  self.any_date = ent_date_parse ("XXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (id_arrays); i++)
    collect_ids (&self, object, &id_arrays[i]);

  id = read_case_id (&self, root, object);
  self.item = ent_case_new (id);
  read_head (&self, object);
  read_lists (&self, object);
  check_cited (&self);

  for (guint i = 0; i < ENT_N_ID_KINDS; i++)
    g_hash_table_unref (self.ids[i]);
  g_hash_table_unref (self.cited);
  g_hash_table_unref (self.assessed);
  ent_date_unref (self.any_date);
  return self.item;
}
