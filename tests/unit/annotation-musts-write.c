/* Whether what Entente writes is as the Web Annotation Data Model says that it must be. */

#include "config.h"

#include "annotation-musts.h"

#include "ent-annotation-iri.h"
#include "ent-annotation-write.h"
#include "ent-plain-text.h"

/* Walking through what was written */

typedef void (*ObjectFunc) (JsonObject *object);

static void
walk_node (JsonNode   *node,
           const char *type,
           ObjectFunc  func,
           guint      *n)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        walk_node (json_array_get_element (array, i), type, func, n);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      JsonObjectIter iter;
      JsonNode *value;

      if (type == NULL || g_strcmp0 (json_object_get_string_member_with_default (object, "type", NULL), type) == 0)
        {
          func (object);
          (*n)++;
        }
      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, NULL, &value))
        walk_node (value, type, func, n);
    }
}

/* Calls @func for each object of this type, of which there is one at least. */
static void
each (JsonObject *root,
      const char *type,
      ObjectFunc  func)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  guint n = 0;

  json_node_set_object (node, root);
  walk_node (node, type, func, &n);
  g_assert_cmpuint (n, >, 0);
}

static gboolean
is_string (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING;
}

static void
assert_iri (JsonObject *object,
            const char *name)
{
  g_assert_true (is_string (object, name));
  g_assert_true (ent_iri_is_valid (json_object_get_string_member (object, name)));
}

/* The requirements, in the order of the table */

void
check_context (JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "@context");
  JsonArray *array;

  g_assert_nonnull (node);
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_assert_cmpstr (json_node_get_string (node), ==, CONTEXT);
      return;
    }
  array = json_node_get_array (node);
  g_assert_cmpuint (json_array_get_length (array), >, 1);
  g_assert_cmpstr (json_array_get_string_element (array, 0), ==, CONTEXT);
}

static void
has_iri (JsonObject *object)
{
  assert_iri (object, "id");
}

void
check_annotation_ids (JsonObject *root)
{
  each (root, "Annotation", has_iri);
}

/* By its place, not by its type. */
void
check_annotation_types (JsonObject *root)
{
  JsonArray *items = json_object_get_array_member (json_object_get_object_member (root, "first"), "items");

  for (guint i = 0; i < json_array_get_length (items); i++)
    g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (items, i), "type"), ==,
                     "Annotation");
}

static void
has_target (JsonObject *annotation)
{
  g_assert_true (JSON_NODE_HOLDS_OBJECT (json_object_get_member (annotation, "target")));
}

void
check_targets (JsonObject *root)
{
  each (root, "Annotation", has_target);
}

/* Every body is a text in place and every target has a source: nothing stands elsewhere without an IRI. */
static void
has_known_bodies (JsonObject *annotation)
{
  JsonArray *bodies;

  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (annotation, "target"), "type"), ==,
                   "SpecificResource");
  if (!json_object_has_member (annotation, "body"))
    return;
  bodies = json_object_get_array_member (annotation, "body");
  for (guint i = 0; i < json_array_get_length (bodies); i++)
    g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (bodies, i), "type"), ==,
                     "TextualBody");
}

void
check_external (JsonObject *root)
{
  each (root, "Annotation", has_known_bodies);
}

static void
has_no_direction (JsonObject *object)
{
  g_assert_false (json_object_has_member (object, "textDirection"));
}

void
check_directions (JsonObject *root)
{
  each (root, NULL, has_no_direction);
}

static void
has_value (JsonObject *object)
{
  g_assert_true (is_string (object, "value"));
}

void
check_values (JsonObject *root)
{
  each (root, "TextualBody", has_value);
}

static void
has_no_string_body (JsonObject *object)
{
  g_assert_false (json_object_has_member (object, "bodyValue"));
}

void
check_string_bodies (JsonObject *root)
{
  each (root, NULL, has_no_string_body);
}

static void
is_no_choice (JsonObject *object)
{
  g_assert_cmpstr (json_object_get_string_member_with_default (object, "type", ""), !=, "Choice");
}

void
check_choices (JsonObject *root)
{
  each (root, NULL, is_no_choice);
}

static void
has_utc (JsonObject *object)
{
  static const char * const names[] = { "created", "modified", "generated" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (object, names[i]))
      {
        g_assert_true (is_string (object, names[i]));
        g_assert_true (g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z$",
                                             json_object_get_string_member (object, names[i]), 0, 0));
      }
}

static void
has_created (JsonObject *annotation)
{
  g_assert_true (json_object_has_member (annotation, "created"));
}

void
check_times (JsonObject *root)
{
  each (root, "Annotation", has_created);
  each (root, NULL, has_utc);
}

void
check_agents (JsonObject *root)
{
  each (root, "Person", has_iri);
}

static void
has_nothing_else (JsonObject *object)
{
  static const char * const names[] = {
    "audience", "rights", "canonical", "via", "stylesheet", "styleClass", "state", "next", "prev",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (json_object_has_member (object, names[i]));
}

/* Of what is not written no rule can be broken. */
void
check_nothing_else (JsonObject *root)
{
  each (root, NULL, has_nothing_else);
}

static void
has_source (JsonObject *object)
{
  assert_iri (object, "source");
}

void
check_sources (JsonObject *root)
{
  each (root, "SpecificResource", has_source);
}

static void
is_fragment (JsonObject *object)
{
  g_assert_true (is_string (object, "value"));
  assert_iri (object, "conformsTo");
}

void
check_fragments (JsonObject *root)
{
  each (root, "FragmentSelector", is_fragment);
}

static void
is_known_selector (JsonObject *object)
{
  const char *type = json_object_get_string_member_with_default (object, "type", "");

  if (g_str_has_suffix (type, "Selector"))
    g_assert_true (strcmp (type, "FragmentSelector") == 0 || strcmp (type, "TextQuoteSelector") == 0
                   || strcmp (type, "TextPositionSelector") == 0);
}

/* No path, no bytes, no shape, no range is written. */
void
check_selectors (JsonObject *root)
{
  each (root, NULL, is_known_selector);
}

static void
is_quote (JsonObject *object)
{
  g_assert_true (is_string (object, "exact"));
  g_assert_true (is_string (object, "prefix"));
  g_assert_true (is_string (object, "suffix"));
}

void
check_quotes (JsonObject *root)
{
  each (root, "TextQuoteSelector", is_quote);
}

static void
is_position (JsonObject *object)
{
  static const char * const names[] = { "start", "end" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);

      g_assert_nonnull (node);
      g_assert_cmpint (json_node_get_value_type (node), ==, G_TYPE_INT64);
      g_assert_cmpint (json_node_get_int (node), >=, 0);
    }
}

void
check_positions (JsonObject *root)
{
  each (root, "TextPositionSelector", is_position);
}

void
check_collection (JsonObject *root)
{
  has_iri (root);
  check_context (root);
  g_assert_cmpstr (json_object_get_string_member (root, "type"), ==, "AnnotationCollection");
  g_assert_true (is_string (root, "label"));
}

void
check_total (JsonObject *root)
{
  JsonObject *first = json_object_get_object_member (root, "first");

  g_assert_nonnull (first);
  g_assert_cmpint (json_object_get_int_member (root, "total"), ==,
                   json_array_get_length (json_object_get_array_member (first, "items")));
}

void
check_page (JsonObject *root)
{
  JsonObject *page = json_object_get_object_member (root, "first");

  has_iri (page);
  g_assert_cmpstr (json_object_get_string_member (page, "type"), ==, "AnnotationPage");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (page, "items")), >, 0);
  g_assert_cmpint (json_object_get_int_member (page, "startIndex"), ==, 0);
  /* It is the last, and so has none that follows. */
  g_assert_cmpstr (json_object_get_string_member (root, "last"), ==, json_object_get_string_member (page, "id"));
}

/* Requirements on texts that are quoted, with texts to quote from */

static const char commonmark[] =
  "He *wrote* [a letter](https://example.org/l) &amp; signed 𝒜 it:\n\n1. \u05e9\u05dc\u05d5\u05dd \u202b<b>peace</b>";

/* Words of a text as a note stands on them, written and read again. */
static JsonObject *
quote (guint start,
       guint end)
{
  g_autoptr(EntPlainText) plain = ent_plain_text_new (commonmark);
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  EntNote *note = ent_note_new ();
  EntAnchor *anchor = g_new0 (EntAnchor, 1);
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *target;

  anchor->exact = ent_plain_text_dup_part (plain->text, start, end);
  anchor->prefix = ent_plain_text_dup_part (plain->text, start > 5 ? start - 5 : 0, start);
  anchor->suffix = ent_plain_text_dup_part (plain->text, end, end + 5);
  anchor->start = start;
  anchor->end = end;
  note->case_id = g_strdup ("a-b");
  note->target->kind = ENT_TARGET_STORY;
  note->target->id = g_strdup ("one");
  note->target->anchor = anchor;
  g_ptr_array_add (notes, note);
  text = ent_annotations_to_string (notes, NULL, NULL);
  node = json_from_string (text, NULL);
  target = json_object_get_object_member (json_node_get_object (node), "first");
  target = json_array_get_object_element (json_object_get_array_member (target, "items"), 0);
  target = json_object_get_object_member (target, "target");
  return json_object_ref (target);
}

void
check_code_points (JsonObject *root)
{
  g_autoptr(EntPlainText) plain = ent_plain_text_new (commonmark);

  /* Some of the characters take two of UTF-16's units. */
  for (guint start = 0; start + 3 < plain->n_chars; start++)
    {
      g_autoptr(JsonObject) target = quote (start, start + 3);
      JsonArray *selectors = json_object_get_array_member (target, "selector");
      JsonObject *words = json_array_get_object_element (selectors, 0);
      JsonObject *place = json_array_get_object_element (selectors, 1);
      const char *exact = json_object_get_string_member (words, "exact");
      guint from = (guint) json_object_get_int_member (place, "start");
      guint to = (guint) json_object_get_int_member (place, "end");
      g_autofree char *there = ent_plain_text_dup_part (plain->text, from, to);

      g_assert_cmpint (g_utf8_strlen (exact, -1), ==, 3);
      g_assert_cmpstr (exact, ==, there);
    }
}

/* The order in which the characters are stored is the logical one; it is kept. */
void
check_logical_order (JsonObject *root)
{
  g_autoptr(EntPlainText) plain = ent_plain_text_new (commonmark);
  guint start = (guint) g_utf8_strlen (plain->text, strstr (plain->text, "\u05e9") - plain->text);
  g_autoptr(JsonObject) target = quote (start, start + 4);
  JsonObject *words = json_array_get_object_element (json_object_get_array_member (target, "selector"), 0);

  g_assert_cmpstr (json_object_get_string_member (words, "exact"), ==, "\u05e9\u05dc\u05d5\u05dd");
}

void
check_normalized (JsonObject *root)
{
  g_autoptr(EntPlainText) plain = ent_plain_text_new (commonmark);
  g_autoptr(JsonObject) target = quote (0, plain->n_chars);
  JsonObject *words = json_array_get_object_element (json_object_get_array_member (target, "selector"), 0);
  const char *exact = json_object_get_string_member (words, "exact");

  g_assert_true (g_str_has_prefix (exact, "He wrote a letter & signed"));
  g_assert_null (strstr (exact, "*"));
  g_assert_null (strstr (exact, "&amp;"));
  g_assert_null (strstr (exact, "example.org"));
}
