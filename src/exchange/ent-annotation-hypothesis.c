/* Annotations as Hypothesis keeps them: what its API answers and its client exports. They have the selectors
 * of the model, but a plain "uri", "text" and "tags" around them. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-read-private.h"

#define MAX_ID   200
#define MAX_NAME 1000
#define PLACE    "https://hypothes.is/a/"

static void
take_tag (EntAnnotationReader *reader,
          JsonNode            *node,
          gpointer             data)
{
  EntAnnotationDraft *draft = data;
  const char *tag = ent_json_node_string (reader->json, node, MAX_NAME);

  if (tag != NULL)
    g_ptr_array_add (draft->tags, g_strdup (tag));
}

/* The last one is what it answers. */
static void
take_reference (EntAnnotationReader *reader,
                JsonNode            *node,
                gpointer             data)
{
  EntAnnotationDraft *draft = data;
  const char *id = ent_json_node_string (reader->json, node, MAX_ID);

  if (id == NULL)
    return;
  g_ptr_array_set_size (draft->links, 0);
  g_ptr_array_add (draft->links, g_strconcat (PLACE, id, NULL));
}

static void
take_target (EntAnnotationReader *reader,
             JsonNode            *node,
             gpointer             data)
{
  EntAnnotationTarget *target = data;

  if (!ent_json_expect (reader->json, node, JSON_NODE_OBJECT, _("an object")))
    return;
  ent_annotation_read_selectors (reader, json_node_get_object (node), &target->selection);
}

/* "acct:ann@hypothes.is" as "ann@hypothes.is"; or the name that the person shows. */
static void
read_user (EntAnnotationReader *reader,
           JsonObject          *object,
           EntAnnotationDraft  *draft)
{
  g_autofree char *user = ent_annotation_dup_string (reader, object, "user", MAX_NAME);
  JsonNode *info = json_object_get_member (object, "user_info");

  if (info != NULL && JSON_NODE_HOLDS_OBJECT (info))
    {
      JsonNode *name = json_object_get_member (json_node_get_object (info), "display_name");

      if (name != NULL && json_node_get_value_type (name) == G_TYPE_STRING)
        g_string_assign (draft->author, json_node_get_string (name));
    }
  if (user != NULL && draft->author->len == 0)
    g_string_assign (draft->author, g_str_has_prefix (user, "acct:") ? user + strlen ("acct:") : user);
}

static char *
dup_document_title (EntAnnotationReader *reader,
                    JsonObject          *object)
{
  JsonNode *document = json_object_get_member (object, "document");
  gsize mark;
  char *title;

  if (document == NULL || !JSON_NODE_HOLDS_OBJECT (document))
    return NULL;
  mark = ent_json_enter (reader->json, "document");
  title = ent_annotation_dup_label (reader, json_node_get_object (document), "title");
  ent_json_leave (reader->json, mark);
  return title;
}

static void
read_members (EntAnnotationReader *reader,
              JsonObject          *object,
              EntAnnotationDraft  *draft)
{
  g_autofree char *id = ent_annotation_dup_string (reader, object, "id", MAX_ID);
  g_autofree char *text = ent_annotation_dup_string (reader, object, "text", ENT_ANNOTATION_MAX_BODY);
  g_autofree char *uri = ent_annotation_dup_iri (reader, object, "uri", TRUE);
  EntAnnotationTarget *target;

  if (id == NULL || *id == '\0')
    ent_json_missing (reader->json, "id");
  else
    draft->identity = g_strconcat (PLACE, id, NULL);
  if (uri == NULL)
    return;
  target = ent_annotation_target_new (uri);
  g_ptr_array_add (draft->targets, target);
  draft->ours = FALSE;
  target->title = dup_document_title (reader, object);
  ent_annotation_each (reader, object, "target", take_target, target);
  if (text != NULL)
    g_string_append (draft->body, text);
  ent_annotation_each (reader, object, "tags", take_tag, draft);
  ent_annotation_each (reader, object, "references", take_reference, draft);
  read_user (reader, object, draft);
  ent_annotation_get_time (reader, object, "created", &draft->created_usec);
  ent_annotation_get_time (reader, object, "updated", &draft->modified_usec);
}

void
ent_annotation_read_hypothesis (EntAnnotationReader *reader,
                                JsonNode            *node)
{
  g_autoptr(EntAnnotationDraft) draft = NULL;

  if (!ent_json_expect (reader->json, node, JSON_NODE_OBJECT, _("an object")))
    return;
  draft = ent_annotation_draft_new ();
  reader->hypothesis = TRUE;
  read_members (reader, json_node_get_object (node), draft);
  reader->hypothesis = FALSE;
  ent_annotation_draft_finish (draft, reader);
}
