#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-iri.h"
#include "ent-annotation-read-private.h"
#include "ent-annotation-write.h"
#include "ent-cite.h"
#include "ent-file.h"
#include "ent-json-scan.h"
#include "ent-markdown.h"
#include "ent-own.h"
#include "ent-uuid.h"

#define MAX_CONTEXTS 100
#define MAX_TAG      1000
#define MAX_NAME     1000
/* Of all notes together: a long text that stands on a thousand targets is a long text a thousand times. */
#define MAX_BYTES    (64 * 1024 * 1024)
#define OURS(name)   ENT_ANNOTATION_PREFIX ":" name

void
ent_annotation_reader_init (EntAnnotationReader *self,
                            EntJson             *json,
                            const char          *case_id)
{
  *self = (EntAnnotationReader) { .json = json, .case_id = case_id };
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);
  self->layer_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
}

void
ent_annotation_reader_clear (EntAnnotationReader *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->layer_ids, g_hash_table_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
}

/* Drafts */

EntAnnotationDraft *
ent_annotation_draft_new (void)
{
  EntAnnotationDraft *self = g_new0 (EntAnnotationDraft, 1);

  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_annotation_target_free);
  self->body = g_string_new (NULL);
  self->tags = ent_ids_new ();
  self->links = ent_ids_new ();
  self->author = g_string_new (NULL);
  return self;
}

void
ent_annotation_draft_free (EntAnnotationDraft *self)
{
  g_free (self->identity);
  g_ptr_array_unref (self->targets);
  g_string_free (self->body, TRUE);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->links);
  g_string_free (self->author, TRUE);
  g_free (self->creator);
  g_free (self->name);
  ent_note_place_free (self->place);
  g_free (self);
}

/* The id of the note that the target at @index makes. (transfer full) */
static char *
dup_note_id (const EntAnnotationDraft *self,
             guint                     index)
{
  g_autofree char *id = ent_uuid_from_iri (self->identity);
  g_autofree char *number = NULL;

  if (id == NULL)
    id = ent_uuid_derive (ENT_UUID_SPACE_URL, self->identity);
  if (index == 0)
    return g_steal_pointer (&id);
  number = g_strdup_printf ("%u", index);
  return ent_uuid_derive (id, number);
}

/* "Ann Lee · <https://example.org/page>": who wrote it and what else it leads to. */
static void
append_origin (GString                   *body,
               const EntAnnotationDraft  *self,
               const EntAnnotationTarget *target)
{
  g_autoptr(GString) origin = g_string_new (NULL);
  gboolean layered = self->creator != NULL && self->ours;

  if (self->author->len > 0 && !layered)
    ent_markdown_append_words (origin, self->author->str, " ");
  if (target->ours == NULL)
    {
      g_autofree char *iri = target->selection.fragment != NULL
                             ? g_strconcat (target->iri, "#", target->selection.fragment, NULL)
                             : g_strdup (target->iri);

      g_string_append (origin, origin->len > 0 ? " · " : "");
      if (target->title != NULL)
        {
          g_string_append_c (origin, '[');
          ent_markdown_append_words (origin, target->title, " ");
          g_string_append (origin, "](");
        }
      ent_markdown_append_url (origin, iri);
      g_string_append (origin, target->title != NULL ? ")" : "");
    }
  if (target->selection.others != NULL && target->selection.exact == NULL)
    {
      g_string_append (origin, origin->len > 0 ? " · " : "");
      ent_markdown_append_words (origin, target->selection.others->str, " ");
    }
  if (target->selection.has_position && target->selection.exact == NULL)
    {
      g_string_append (origin, origin->len > 0 ? " · " : "");
      /* Translators: a part of a text, from one character to another. */
      g_string_append_printf (origin, _("characters %u–%u"), target->selection.start, target->selection.end);
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      g_string_append (origin, origin->len > 0 ? " · " : "");
      ent_markdown_append_url (origin, self->links->pdata[i]);
    }
  if (origin->len == 0)
    return;
  g_string_append_printf (body, "%s— %s", body->len > 0 ? "\n\n" : "", origin->str);
}

/* Tags of other programs as Entente has them; what cannot be one stays among the words. */
static void
set_body (EntNote                   *note,
          const EntAnnotationDraft  *self,
          const EntAnnotationTarget *target)
{
  g_autoptr(GString) body = g_string_new_len (self->body->str, (gssize) self->body->len);
  g_autoptr(GPtrArray) tags = ent_ids_new ();

  for (guint i = 0; i < self->tags->len; i++)
    {
      char *tag = ent_tag_clean (self->tags->pdata[i]);

      if (tag != NULL)
        {
          g_ptr_array_add (tags, tag);
          continue;
        }
      g_string_append (body, body->len > 0 ? "\n\n" : "");
      ent_markdown_append_words (body, self->tags->pdata[i], " ");
    }
  append_origin (body, self, target);
  ent_note_set_body (note, body->str, tags);
}

/* Those that Entente wrote hold their tags and their words as they are. */
static void
set_our_body (EntNote                   *note,
              const EntAnnotationDraft  *self,
              const EntAnnotationTarget *target)
{
  g_autoptr(GString) body = g_string_new_len (self->body->str, (gssize) self->body->len);

  append_origin (body, self, target);
  g_free (note->body);
  note->body = g_strdup (body->str);
  g_ptr_array_unref (note->tags);
  note->tags = ent_ids_copy (self->tags);
}

static void
set_layer (EntNote                  *note,
           const EntAnnotationDraft *self,
           EntAnnotationReader      *reader)
{
  g_autofree char *id = self->creator != NULL && self->ours ? ent_uuid_from_iri (self->creator) : NULL;
  EntLayer *layer;

  if (id == NULL)
    return;
  note->layer = g_strdup (id);
  if (g_hash_table_contains (reader->layer_ids, id))
    return;
  layer = ent_layer_new (id, self->name != NULL ? self->name : id);
  g_ptr_array_add (reader->layers, layer);
  g_hash_table_add (reader->layer_ids, layer->id);
}

static EntNote *
make_note (const EntAnnotationDraft *self,
           guint                     index,
           EntAnnotationReader      *reader)
{
  const EntAnnotationTarget *target = self->targets->pdata[index];
  EntNote *note = ent_note_new ();

  g_free (note->id);
  note->id = dup_note_id (self, index);
  note->case_id = g_strdup (target->ours != NULL ? target->case_id : reader->case_id);
  ent_target_free (note->target);
  note->target = ent_annotation_target_make (target);
  if (self->ours)
    set_our_body (note, self, target);
  else
    set_body (note, self, target);
  note->color = self->color;
  note->flag = self->flag;
  set_layer (note, self, reader);
  note->created_usec = self->created_usec != 0 ? self->created_usec : self->modified_usec;
  note->modified_usec = self->modified_usec != 0 ? self->modified_usec : self->created_usec;
  note->deleted_usec = self->deleted_usec;
  note->place = ent_note_place_copy (self->place);
  return note;
}

void
ent_annotation_draft_finish (EntAnnotationDraft  *self,
                             EntAnnotationReader *reader)
{
  for (guint i = 0; i < self->targets->len && self->identity != NULL; i++)
    {
      EntNote *note;

      if (reader->notes->len == ENT_ANNOTATION_MAX_NOTES || reader->n_bytes + self->body->len > MAX_BYTES)
        {
          if (!ent_json_is_too_large (reader->json))
            ent_json_fault (reader->json, _("the file holds more than can be read at once: divide it"));
          ent_json_set_too_large (reader->json);
          return;
        }
      note = make_note (self, i, reader);
      reader->n_bytes += strlen (note->body);
      if (g_hash_table_contains (reader->ids, note->id))
        {
          ent_json_fault (reader->json, _("the id stands here a second time: keep one"));
          ent_note_free (note);
          continue;
        }
      g_ptr_array_add (reader->notes, note);
      g_hash_table_add (reader->ids, note->id);
    }
}

/* Annotations */

/* Whether "@context" is as the model has it; reports what is wrong. */
static void
check_context (EntAnnotationReader *reader,
               JsonObject          *object,
               gboolean             inherited)
{
  JsonNode *node = json_object_get_member (object, "@context");
  gboolean found = FALSE;
  guint n = 1;

  if (node == NULL)
    {
      if (!inherited)
        ent_json_missing (reader->json, "@context");
      return;
    }
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      found = strcmp (json_node_get_string (node), ENT_ANNOTATION_CONTEXT) == 0;
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      n = json_array_get_length (array);
      for (guint i = 0; i < MIN (n, MAX_CONTEXTS); i++)
        {
          JsonNode *item = json_array_get_element (array, i);

          if (json_node_get_value_type (item) == G_TYPE_STRING
              && strcmp (json_node_get_string (item), ENT_ANNOTATION_CONTEXT) == 0)
            found = TRUE;
        }
      if (n == 1 && found)
        ent_json_fault_in (reader->json, "@context", _("is one value alone: write it as a string, not in an array"));
    }
  if (!found)
    ent_json_fault_in (reader->json, "@context", _("should be “%s”, or an array that has it"), ENT_ANNOTATION_CONTEXT);
}

static void
check_type (EntAnnotationReader *reader,
            JsonObject          *object,
            const char          *type)
{
  if (!json_object_has_member (object, "type"))
    ent_json_missing (reader->json, "type");
  else if (!ent_annotation_has_word (reader, object, "type", type))
    ent_json_fault_in (reader->json, "type", _("should be “%s”, or an array that has it"), type);
}

static void
read_place (EntAnnotationReader *reader,
            JsonObject          *object,
            EntAnnotationDraft  *draft)
{
  gsize mark;
  JsonNode *node = ent_annotation_enter_one (reader, object, OURS ("place"), &mark);
  JsonObject *place;

  if (node == NULL)
    return;
  if (ent_json_expect (reader->json, node, JSON_NODE_OBJECT, _("an object")))
    {
      g_autofree char *word = NULL;
      EntPlaceState state;
      gint64 since = 0;

      place = json_node_get_object (node);
      word = ent_annotation_dup_string (reader, place, OURS ("state"), MAX_NAME);
      if (word != NULL && ent_place_state_from_word (word, &state)
          && ent_annotation_get_time (reader, place, OURS ("since"), &since))
        {
          draft->place = ent_note_place_new (state, since);
          draft->place->before = ent_annotation_read_our_target (reader, place, OURS ("before"));
          draft->place->now = ent_annotation_read_our_target (reader, place, OURS ("now"));
        }
    }
  ent_json_leave (reader->json, mark);
}

/* What the model has no term for. A word that a later Entente knows is left out. */
static void
read_our_members (EntAnnotationReader *reader,
                  JsonObject          *object,
                  EntAnnotationDraft  *draft)
{
  g_autofree char *color = ent_annotation_dup_string (reader, object, OURS ("color"), MAX_NAME);
  g_autofree char *flag = ent_annotation_dup_string (reader, object, OURS ("flag"), MAX_NAME);

  if (color != NULL && !ent_note_color_from_word (color, &draft->color))
    ent_json_warn (reader->json, _("the colour “%s” is not known here"), color);
  if (flag != NULL && !ent_note_flag_from_word (flag, &draft->flag))
    ent_json_warn (reader->json, _("the flag “%s” is not known here"), flag);
  ent_annotation_get_time (reader, object, OURS ("deleted"), &draft->deleted_usec);
  read_place (reader, object, draft);
}

static void
read_bodies (EntAnnotationReader *reader,
             JsonObject          *object,
             EntAnnotationDraft  *draft)
{
  gsize mark;
  JsonNode *node = json_object_get_member (object, "bodyValue");

  ent_annotation_each (reader, object, "body", ent_annotation_read_body, draft);
  if (node == NULL)
    return;
  if (json_object_has_member (object, "body"))
    ent_json_fault_in (reader->json, "bodyValue", _("stands beside “body”: remove one of them"));
  node = ent_annotation_enter_one (reader, object, "bodyValue", &mark);
  if (node == NULL)
    return;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    ent_json_wrong_type (reader->json, node, _("a string"));
  else if (*json_node_get_string (node) != '\0')
    {
      const char *words = ent_json_node_string (reader->json, node, ENT_ANNOTATION_MAX_BODY);

      if (words != NULL)
        ent_markdown_append_words (draft->body, words, "\n\n");
    }
  ent_json_leave (reader->json, mark);
}

static void
check_stylesheet (EntAnnotationReader *reader,
                  JsonObject          *object)
{
  gsize mark;
  JsonNode *node = ent_annotation_enter_one (reader, object, "stylesheet", &mark);

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    ent_annotation_get_iri (reader, node);
  else if (json_object_has_member (json_node_get_object (node), "type"))
    check_type (reader, json_node_get_object (node), "CssStylesheet");
  ent_json_leave (reader->json, mark);
}

static void
read_identity (EntAnnotationReader *reader,
               JsonObject          *object,
               EntAnnotationDraft  *draft)
{
  g_autofree char *canonical = NULL;
  g_autofree char *id = ent_annotation_dup_iri (reader, object, "id", TRUE);

  /* Wherever a copy stands, this is what it is known by; it must not get lost, so it is a link too. */
  canonical = ent_annotation_dup_iri (reader, object, "canonical", FALSE);
  if (canonical != NULL)
    {
      g_autofree char *uuid = ent_uuid_from_iri (canonical);

      if (uuid == NULL)
        g_ptr_array_add (draft->links, g_strdup (canonical));
      draft->identity = g_steal_pointer (&canonical);
    }
  else
    {
      draft->identity = g_steal_pointer (&id);
    }
}

static void
read_annotation (EntAnnotationReader *reader,
                 JsonObject          *object)
{
  g_autoptr(EntAnnotationDraft) draft = ent_annotation_draft_new ();

  check_type (reader, object, "Annotation");
  read_identity (reader, object, draft);
  ent_annotation_check_common (reader, object, draft);
  ent_annotation_read_creator (reader, object, draft);
  ent_annotation_get_time (reader, object, "created", &draft->created_usec);
  ent_annotation_get_time (reader, object, "modified", &draft->modified_usec);
  check_stylesheet (reader, object);
  draft->tagging = ent_annotation_has_word (reader, object, "motivation", "tagging")
                   && !ent_annotation_has_word (reader, object, "motivation", "commenting");

  if (ent_annotation_each (reader, object, "target", ent_annotation_read_target, draft) == 0)
    {
      if (json_object_has_member (object, "target"))
        ent_json_fault_in (reader->json, "target", _("is empty: write something, or remove the member"));
      else
        ent_json_missing (reader->json, "target");
    }
  draft->ours = draft->targets->len > 0;
  for (guint i = 0; i < draft->targets->len; i++)
    if (((EntAnnotationTarget *) draft->targets->pdata[i])->ours == NULL)
      draft->ours = FALSE;
  read_bodies (reader, object, draft);
  read_our_members (reader, object, draft);
  if (draft->flag == ENT_NOTE_FLAG_NONE
      && ent_annotation_has_word (reader, object, "motivation", "questioning"))
    draft->flag = ENT_NOTE_FLAG_QUESTION;
  ent_annotation_draft_finish (draft, reader);
}

/* Pages and collections */

static void
check_count (EntAnnotationReader *reader,
             JsonObject          *object,
             const char          *name,
             int                 *count)
{
  gsize mark;
  JsonNode *node = ent_annotation_enter_one (reader, object, name, &mark);

  if (node == NULL)
    return;
  ent_json_node_integer (reader->json, node, 0, G_MAXINT, count);
  ent_json_leave (reader->json, mark);
}

static void
read_page (EntAnnotationReader *reader,
           JsonObject          *object)
{
  g_autofree char *id = ent_annotation_dup_iri (reader, object, "id", TRUE);
  g_autofree char *next = NULL;
  JsonNode *items;
  int index;
  gsize mark;

  check_type (reader, object, "AnnotationPage");
  check_count (reader, object, "startIndex", &index);
  next = ent_annotation_dup_iri (reader, object, "next", FALSE);
  items = ent_annotation_enter_items (reader, object, &mark);
  if (items == NULL)
    return;
  if (ent_json_expect (reader->json, items, JSON_NODE_ARRAY, _("an array")))
    {
      JsonArray *array = json_node_get_array (items);

      if (json_array_get_length (array) == 0)
        ent_json_fault (reader->json, ngettext ("should have at least %u item", "should have at least %u items", 1), 1);
      for (guint i = 0; i < json_array_get_length (array) && !ent_json_is_too_large (reader->json); i++)
        {
          gsize item = ent_json_enter_item (reader->json, i);

          ent_annotation_read (reader, json_array_get_element (array, i), TRUE);
          ent_json_leave (reader->json, item);
        }
    }
  ent_json_leave (reader->json, mark);
  if (next != NULL)
    ent_json_warn (reader->json, _("there is another page, %s: import that too"), next);
}

static void
check_label (EntAnnotationReader *reader,
             JsonNode            *node,
             gpointer             data)
{
  g_autofree char *words = ent_annotation_dup_words (reader, node, MAX_NAME);
}

static void
read_collection (EntAnnotationReader *reader,
                 JsonObject          *object)
{
  g_autofree char *id = ent_annotation_dup_iri (reader, object, "id", TRUE);
  JsonNode *first;
  gsize mark;
  int total = 0;

  check_count (reader, object, "total", &total);
  ent_annotation_each (reader, object, "label", check_label, NULL);
  if (!json_object_has_member (object, "first"))
    {
      if (total > 0)
        ent_json_missing (reader->json, "first");
      return;
    }
  first = ent_annotation_enter_one (reader, object, "first", &mark);
  if (first == NULL)
    return;
  if (JSON_NODE_HOLDS_OBJECT (first))
    read_page (reader, json_node_get_object (first));
  else if (ent_annotation_get_iri (reader, first) != NULL)
    ent_json_warn (reader->json, _("the annotations are not in this file: import the page %s"),
                   json_node_get_string (first));
  ent_json_leave (reader->json, mark);
}

static void
read_list (EntAnnotationReader *reader,
           JsonNode            *node)
{
  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array) && !ent_json_is_too_large (reader->json); i++)
    {
      gsize mark = ent_json_enter_item (reader->json, i);

      ent_annotation_read (reader, json_array_get_element (array, i), FALSE);
      ent_json_leave (reader->json, mark);
    }
}

/* Hypothesis has no types; each of its annotations has a "uri", and each list of them one of two names. */
static const char *
find_hypothesis_list (JsonObject *object)
{
  static const char * const names[] = { "rows", "annotations" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (object, names[i])
        && JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, names[i])))
      return names[i];
  return NULL;
}

static void
read_hypothesis_list (EntAnnotationReader *reader,
                      JsonObject          *object,
                      const char          *name)
{
  JsonArray *array = json_object_get_array_member (object, name);
  gsize mark = ent_json_enter (reader->json, name);

  for (guint i = 0; i < json_array_get_length (array) && !ent_json_is_too_large (reader->json); i++)
    {
      gsize item = ent_json_enter_item (reader->json, i);

      ent_annotation_read_hypothesis (reader, json_array_get_element (array, i));
      ent_json_leave (reader->json, item);
    }
  ent_json_leave (reader->json, mark);
}

void
ent_annotation_read (EntAnnotationReader *reader,
                     JsonNode            *node,
                     gboolean             context)
{
  JsonObject *object;

  if (JSON_NODE_HOLDS_ARRAY (node) && !context)
    {
      read_list (reader, node);
      return;
    }
  if (!ent_json_expect (reader->json, node, JSON_NODE_OBJECT, _("an object")))
    return;
  object = json_node_get_object (node);
  if (!json_object_has_member (object, "type") && !json_object_has_member (object, "@context") && !context)
    {
      const char *list = find_hypothesis_list (object);

      if (list != NULL)
        {
          read_hypothesis_list (reader, object, list);
          return;
        }
      if (json_object_has_member (object, "uri"))
        {
          ent_annotation_read_hypothesis (reader, node);
          return;
        }
    }
  check_context (reader, object, context);
  if (!context && ent_annotation_has_word (reader, object, "type", "AnnotationCollection"))
    read_collection (reader, object);
  else if (!context && ent_annotation_has_word (reader, object, "type", "AnnotationPage"))
    read_page (reader, object);
  else
    read_annotation (reader, object);
}

void
ent_annotations_free (EntAnnotations *self)
{
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

EntAnnotations *
ent_annotations_parse (const char  *bytes,
                       gsize        length,
                       const char  *case_id,
                       GPtrArray   *faults,
                       GError     **error)
{
  g_autoptr(EntJson) json = ent_json_new (faults);
  g_auto(EntAnnotationReader) reader = { NULL };
  g_autoptr(JsonNode) root = NULL;
  EntAnnotations *annotations;

  ent_json_allow_control (json);
  root = ent_file_read_root (json, bytes, length, error);
  if (root == NULL)
    return NULL;
  ent_annotation_reader_init (&reader, json, case_id);
  ent_annotation_read (&reader, root, FALSE);
  if (!ent_file_finish (json, error))
    return NULL;

  annotations = g_new0 (EntAnnotations, 1);
  annotations->notes = g_steal_pointer (&reader.notes);
  annotations->layers = g_steal_pointer (&reader.layers);
  return annotations;
}
