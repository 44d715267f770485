/* What may stand in many places of an annotation. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-iri.h"
#include "ent-annotation-read-private.h"

#define MAX_VALUES 1000
#define MAX_IRI    8000
#define MAX_LABEL  2000
#define MAX_TIME   64

guint
ent_annotation_each (EntAnnotationReader *reader,
                     JsonObject          *object,
                     const char          *name,
                     EntAnnotationFunc    func,
                     gpointer             data)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (reader->json, object, name, &mark);
  guint n = 1;

  if (node == NULL)
    return 0;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      n = json_array_get_length (array);
      if (n > MAX_VALUES)
        ent_json_fault (reader->json,
                        ngettext ("has %u items, more than the %u allowed here: remove some",
                                  "has %u items, more than the %u allowed here: remove some", n),
                        n, MAX_VALUES);
      for (guint i = 0; i < n && n <= MAX_VALUES; i++)
        {
          gsize item = ent_json_enter_item (reader->json, i);

          func (reader, json_array_get_element (array, i), data);
          ent_json_leave (reader->json, item);
        }
    }
  else
    {
      func (reader, node, data);
    }
  ent_json_leave (reader->json, mark);
  return n;
}

JsonNode *
ent_annotation_enter_one (EntAnnotationReader *reader,
                          JsonObject          *object,
                          const char          *name,
                          gsize               *mark)
{
  JsonNode *node = ent_json_enter_member (reader->json, object, name, mark);
  guint n;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return node;
  n = json_array_get_length (json_node_get_array (node));
  if (n == 1)
    {
      ent_json_enter_item (reader->json, 0);
      return json_array_get_element (json_node_get_array (node), 0);
    }
  ent_json_fault (reader->json, ngettext ("should be one value, but is an array of %u",
                                          "should be one value, but is an array of %u", n), n);
  ent_json_leave (reader->json, *mark);
  return NULL;
}

JsonNode *
ent_annotation_enter_items (EntAnnotationReader *reader,
                            JsonObject          *object,
                            gsize               *mark)
{
  JsonNode *items = ent_json_enter_member (reader->json, object, "items", mark);

  if (items == NULL)
    ent_json_missing (reader->json, "items");
  return items;
}

static const char *
get_string (EntAnnotationReader *reader,
            JsonNode            *node,
            gsize                max_chars)
{
  /* The model lets a string be empty; our own files do not. */
  if (json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node) == '\0')
    return json_node_get_string (node);
  return ent_json_node_string (reader->json, node, max_chars);
}

char *
ent_annotation_dup_string (EntAnnotationReader *reader,
                           JsonObject          *object,
                           const char          *name,
                           gsize                max_chars)
{
  gsize mark;
  JsonNode *node = ent_annotation_enter_one (reader, object, name, &mark);
  char *string;

  if (node == NULL)
    return NULL;
  string = g_strdup (get_string (reader, node, max_chars));
  ent_json_leave (reader->json, mark);
  return string;
}

/* {"en": "word", "fr": "mot"}: the one for the reader. */
static char *
dup_mapped (EntAnnotationReader *reader,
            JsonObject          *map,
            gsize                max_chars)
{
  g_autoptr(EntText) text = ent_text_new_empty ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, map);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gsize mark = ent_json_enter (reader->json, name);
      JsonNode *first = node;
      const char *string;

      /* A language may have several strings. */
      if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
        first = json_array_get_element (json_node_get_array (node), 0);
      string = get_string (reader, first, max_chars);
      if (string != NULL && *string != '\0')
        ent_text_set (text, name, string);
      ent_json_leave (reader->json, mark);
    }
  return g_strdup (ent_text_get (text));
}

char *
ent_annotation_dup_words (EntAnnotationReader *reader,
                          JsonNode            *node,
                          gsize                max_chars)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (get_string (reader, node, max_chars));
  object = json_node_get_object (node);
  if (json_object_has_member (object, "@value"))
    return ent_annotation_dup_string (reader, object, "@value", max_chars);
  return dup_mapped (reader, object, max_chars);
}

static void
take_label (EntAnnotationReader *reader,
            JsonNode            *node,
            gpointer             data)
{
  char **label = data;
  g_autofree char *words = ent_annotation_dup_words (reader, node, MAX_LABEL);

  if (*label == NULL && words != NULL && *words != '\0')
    *label = g_steal_pointer (&words);
}

char *
ent_annotation_dup_label (EntAnnotationReader *reader,
                          JsonObject          *object,
                          const char          *name)
{
  char *label = NULL;

  ent_annotation_each (reader, object, name, take_label, &label);
  return label;
}

const char *
ent_annotation_get_iri (EntAnnotationReader *reader,
                        JsonNode            *node)
{
  const char *string = get_string (reader, node, MAX_IRI);
  g_autofree char *quoted = NULL;

  if (string == NULL || ent_iri_is_valid (string))
    return string;
  quoted = ent_json_quote (string);
  ent_json_fault (reader->json, _("%s is no IRI: write one as “https://example.org/page” or “urn:uuid:…”"), quoted);
  return NULL;
}

char *
ent_annotation_dup_iri (EntAnnotationReader *reader,
                        JsonObject          *object,
                        const char          *name,
                        gboolean             required)
{
  gsize mark;
  JsonNode *node;
  char *iri;

  if (!json_object_has_member (object, name))
    {
      if (required)
        ent_json_missing (reader->json, name);
      return NULL;
    }
  node = ent_annotation_enter_one (reader, object, name, &mark);
  if (node == NULL)
    return NULL;
  iri = g_strdup (ent_annotation_get_iri (reader, node));
  ent_json_leave (reader->json, mark);
  return iri;
}

/* Times */

/* Where the digits of a pattern of "0" end; NULL where @at is not so. */
static const char *
skip_pattern (const char *at,
              const char *pattern)
{
  for (; *pattern != '\0'; pattern++, at++)
    if (*pattern == '0' ? !g_ascii_isdigit (*at) : *at != *pattern)
      return NULL;
  return at;
}

/* "2026-11-24T23:00:00", a fraction of a second that may be missing, and a zone. */
static gboolean
parse_time (const char *string,
            gboolean    any_zone,
            gint64     *usec)
{
  const char *at = skip_pattern (string, "0000-00-00T00:00:00");
  g_autofree char *whole = NULL;
  g_autoptr(GDateTime) time = NULL;
  gint64 part = 0;
  gint64 unit = G_USEC_PER_SEC;

  if (at == NULL)
    return FALSE;
  whole = g_strndup (string, (gsize) (at - string));
  if (*at == '.')
    {
      if (!g_ascii_isdigit (at[1]))
        return FALSE;
      for (at++; g_ascii_isdigit (*at); at++)
        {
          unit /= 10;
          part += unit * g_ascii_digit_value (*at);
        }
    }
  if (strcmp (at, "Z") != 0)
    {
      /* Hypothesis writes UTC as "+00:00", and some of its exports leave it out. */
      const char *end = *at == '+' || *at == '-' ? skip_pattern (at + 1, "00:00") : at;

      if (!any_zone || end == NULL || *end != '\0')
        return FALSE;
    }
  {
    g_autofree char *zoned = g_strconcat (whole, *at != '\0' ? at : "Z", NULL);

    time = g_date_time_new_from_iso8601 (zoned, NULL);
  }
  if (time == NULL)
    return FALSE;
  *usec = g_date_time_to_unix (time) * G_USEC_PER_SEC + part;
  return TRUE;
}

static gboolean
read_time (EntAnnotationReader *reader,
           JsonNode            *node,
           gint64              *usec)
{
  const char *string = get_string (reader, node, MAX_TIME);
  g_autofree char *quoted = NULL;

  if (string == NULL)
    return FALSE;
  if (parse_time (string, reader->hypothesis, usec))
    return TRUE;
  quoted = ent_json_quote (string);
  ent_json_fault (reader->json, _("%s is no time in UTC: write one as “2026-11-24T18:30:00Z”"), quoted);
  return FALSE;
}

gboolean
ent_annotation_get_time (EntAnnotationReader *reader,
                         JsonObject          *object,
                         const char          *name,
                         gint64              *usec)
{
  gsize mark;
  JsonNode *node = ent_annotation_enter_one (reader, object, name, &mark);
  gboolean ok;

  if (node == NULL)
    return FALSE;
  ok = read_time (reader, node, usec);
  ent_json_leave (reader->json, mark);
  return ok;
}

void
ent_annotation_check_time (EntAnnotationReader *reader,
                           JsonNode            *node,
                           gpointer             data)
{
  gint64 usec;

  read_time (reader, node, &usec);
}

/* Words and agents */

typedef struct
{
  const char *word;
  gboolean    found;
} WordSearch;

static void
look_for_word (EntAnnotationReader *reader,
               JsonNode            *node,
               gpointer             data)
{
  WordSearch *search = data;
  const char *word = get_string (reader, node, MAX_LABEL);

  if (word != NULL && strcmp (word, search->word) == 0)
    search->found = TRUE;
}

gboolean
ent_annotation_has_word (EntAnnotationReader *reader,
                         JsonObject          *object,
                         const char          *name,
                         const char          *word)
{
  WordSearch search = { word, FALSE };

  ent_annotation_each (reader, object, name, look_for_word, &search);
  return search.found;
}

static void
read_agent (EntAnnotationReader *reader,
            JsonNode            *node,
            gpointer             data)
{
  EntAnnotationDraft *draft = data;
  g_autofree char *iri = NULL;
  g_autofree char *name = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      iri = ent_annotation_dup_iri (reader, object, "id", FALSE);
      name = ent_annotation_dup_label (reader, object, "name");
      if (name == NULL)
        name = ent_annotation_dup_label (reader, object, "nickname");
    }
  else
    {
      iri = g_strdup (ent_annotation_get_iri (reader, node));
    }
  if (draft == NULL)
    return;

  if (draft->creator == NULL)
    {
      draft->creator = g_strdup (iri);
      draft->name = g_strdup (name);
    }
  if (name == NULL && iri == NULL)
    return;
  if (draft->author->len > 0)
    g_string_append (draft->author, ", ");
  g_string_append (draft->author, name != NULL ? name : iri);
}

void
ent_annotation_read_creator (EntAnnotationReader *reader,
                             JsonObject          *object,
                             EntAnnotationDraft  *draft)
{
  ent_annotation_each (reader, object, "creator", read_agent, draft);
  ent_annotation_each (reader, object, "generator", read_agent, NULL);
}

/* An IRI alone, or in an object. */
static void
read_link (EntAnnotationReader *reader,
           JsonNode            *node,
           gpointer             data)
{
  EntAnnotationDraft *draft = data;
  g_autofree char *iri = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    iri = ent_annotation_dup_iri (reader, json_node_get_object (node), "id", TRUE);
  else
    iri = g_strdup (ent_annotation_get_iri (reader, node));
  if (draft != NULL && iri != NULL)
    g_ptr_array_add (draft->links, g_steal_pointer (&iri));
}

static void
check_prefix (EntAnnotationReader *reader,
              JsonNode            *node,
              gpointer             data)
{
  const char *word = get_string (reader, node, MAX_LABEL);

  if (word != NULL && !g_str_has_prefix (word, "schema:") && !g_str_has_prefix (word, "http"))
    ent_json_fault (reader->json, _("should begin with “schema:”, as all that describes an audience"));
}

static void
check_audience (EntAnnotationReader *reader,
                JsonNode            *node,
                gpointer             data)
{
  JsonObjectIter iter;
  const char *name;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      ent_annotation_get_iri (reader, node);
      return;
    }
  ent_annotation_each (reader, json_node_get_object (node), "type", check_prefix, NULL);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (strcmp (name, "id") != 0 && strcmp (name, "type") != 0 && !g_str_has_prefix (name, "schema:")
        && strchr (name, ':') == NULL)
      ent_json_fault_in (reader->json, name, _("should begin with “schema:”, as all that describes an audience"));
}

static void
check_direction (EntAnnotationReader *reader,
                 JsonObject          *object)
{
  g_autofree char *direction = ent_annotation_dup_string (reader, object, "textDirection", MAX_LABEL);
  g_autofree char *quoted = NULL;

  if (direction == NULL || strcmp (direction, "ltr") == 0 || strcmp (direction, "rtl") == 0
      || strcmp (direction, "auto") == 0)
    return;
  quoted = ent_json_quote (direction);
  ent_json_fault_in (reader->json, "textDirection", _("%s is none of the words allowed here: %s"), quoted,
                     "“ltr”, “rtl”, “auto”");
}

void
ent_annotation_check_common (EntAnnotationReader *reader,
                             JsonObject          *object,
                             EntAnnotationDraft  *draft)
{
  gint64 usec;

  ent_annotation_get_time (reader, object, "generated", &usec);
  ent_annotation_each (reader, object, "rights", read_link, draft);
  ent_annotation_each (reader, object, "via", read_link, draft);
  ent_annotation_each (reader, object, "audience", check_audience, NULL);
  check_direction (reader, object);
  if (draft == NULL)
    {
      g_autofree char *canonical = ent_annotation_dup_iri (reader, object, "canonical", FALSE);

      ent_annotation_get_time (reader, object, "created", &usec);
      ent_annotation_get_time (reader, object, "modified", &usec);
      ent_annotation_each (reader, object, "creator", read_agent, NULL);
    }
}
