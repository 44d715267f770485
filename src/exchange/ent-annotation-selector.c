/* Which part of a resource is meant, and in which state of it.  A note takes the quoted words and their
 * place, or a fragment; whatever else a selector says is kept in words. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-read-private.h"

#define MAX_WORDS  100000
#define MAX_VALUE  1000000
#define MAX_REFINE 16

typedef struct
{
  EntAnnotationSelection *selection;
  guint                   depth;  /* how many selectors this one refines */
} Place;

typedef void (*SelectorFunc) (EntAnnotationReader *reader,
                              JsonObject          *object,
                              const Place         *place);

static void read_selector (EntAnnotationReader *reader,
                           JsonNode            *node,
                           gpointer             data);

void
ent_annotation_selection_clear (EntAnnotationSelection *self)
{
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->fragment);
  if (self->others != NULL)
    g_string_free (self->others, TRUE);
}

static void
keep_words (const Place *place,
            const char  *words)
{
  EntAnnotationSelection *selection = place->selection;

  if (selection->others == NULL)
    selection->others = g_string_new (NULL);
  else
    g_string_append (selection->others, ", ");
  g_string_append (selection->others, words);
}

static void
say_missing (EntAnnotationReader *reader,
             JsonObject          *object,
             const char          *name)
{
  if (!json_object_has_member (object, name))
    ent_json_missing (reader->json, name);
}

static void
read_fragment (EntAnnotationReader *reader,
               JsonObject          *object,
               const Place         *place)
{
  g_autofree char *value = ent_annotation_dup_string (reader, object, "value", MAX_WORDS);
  g_autofree char *conforms = ent_annotation_dup_iri (reader, object, "conformsTo", FALSE);

  say_missing (reader, object, "value");
  if (value != NULL && place->selection->fragment == NULL)
    place->selection->fragment = g_steal_pointer (&value);
}

/* A path of CSS or XPath. */
static void
read_path (EntAnnotationReader *reader,
           JsonObject          *object,
           const Place         *place)
{
  g_autofree char *value = ent_annotation_dup_string (reader, object, "value", MAX_WORDS);

  say_missing (reader, object, "value");
  if (value != NULL)
    keep_words (place, value);
}

static void
read_quote (EntAnnotationReader *reader,
            JsonObject          *object,
            const Place         *place)
{
  EntAnnotationSelection *selection = place->selection;
  g_autofree char *exact = ent_annotation_dup_string (reader, object, "exact", MAX_WORDS);
  g_autofree char *prefix = ent_annotation_dup_string (reader, object, "prefix", MAX_WORDS);
  g_autofree char *suffix = ent_annotation_dup_string (reader, object, "suffix", MAX_WORDS);

  say_missing (reader, object, "exact");
  /* Of several one is picked; of those that refine each other the last. */
  if (exact == NULL || *exact == '\0' || (selection->exact != NULL && place->depth == 0))
    return;
  g_free (selection->exact);
  g_free (selection->prefix);
  g_free (selection->suffix);
  selection->exact = g_steal_pointer (&exact);
  selection->prefix = prefix != NULL ? g_steal_pointer (&prefix) : g_strdup ("");
  selection->suffix = suffix != NULL ? g_steal_pointer (&suffix) : g_strdup ("");
}

static gboolean
read_number (EntAnnotationReader *reader,
             JsonObject          *object,
             const char          *name,
             guint               *number)
{
  gsize mark;
  JsonNode *node;
  int value = 0;
  gboolean ok;

  say_missing (reader, object, name);
  node = ent_annotation_enter_one (reader, object, name, &mark);
  if (node == NULL)
    return FALSE;
  ok = ent_json_node_integer (reader->json, node, 0, G_MAXINT, &value);
  ent_json_leave (reader->json, mark);
  *number = (guint) value;
  return ok;
}

static void
read_position (EntAnnotationReader *reader,
               JsonObject          *object,
               const Place         *place)
{
  EntAnnotationSelection *selection = place->selection;
  guint start = 0, end = 0;
  gboolean has_start = read_number (reader, object, "start", &start);
  gboolean has_end = read_number (reader, object, "end", &end);

  /* Where it refines another selector it counts from there. */
  if (!has_start || !has_end || end < start || selection->has_position || place->depth > 0)
    return;
  selection->has_position = TRUE;
  selection->start = start;
  selection->end = end;
}

static void
read_data_position (EntAnnotationReader *reader,
                    JsonObject          *object,
                    const Place         *place)
{
  guint start = 0, end = 0;
  gboolean has_start = read_number (reader, object, "start", &start);
  gboolean has_end = read_number (reader, object, "end", &end);
  g_autofree char *words = NULL;

  if (!has_start || !has_end)
    return;
  /* Translators: a part of a file, from one byte to another. */
  words = g_strdup_printf (_("bytes %u–%u"), start, end);
  keep_words (place, words);
}

static void
check_root (GMarkupParseContext  *context,
            const char           *element,
            const char          **names,
            const char          **values,
            gpointer              data,
            GError              **error)
{
  gboolean *root = data;

  if (!*root && strcmp (element, "svg") != 0 && !g_str_has_suffix (element, ":svg"))
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "%s", element);
  *root = TRUE;
}

static void
read_svg (EntAnnotationReader *reader,
          JsonObject          *object,
          const Place         *place)
{
  static const GMarkupParser parser = { .start_element = check_root };
  g_autofree char *value = ent_annotation_dup_string (reader, object, "value", MAX_VALUE);
  g_autoptr(GMarkupParseContext) context = NULL;
  gboolean root = FALSE;

  if (value == NULL)
    return;
  context = g_markup_parse_context_new (&parser, 0, &root, NULL);
  if (!g_markup_parse_context_parse (context, value, -1, NULL)
      || !g_markup_parse_context_end_parse (context, NULL) || !root)
    ent_json_fault_in (reader->json, "value", _("is no well-formed SVG"));
  keep_words (place, value);
}

static void
read_range (EntAnnotationReader *reader,
            JsonObject          *object,
            const Place         *place)
{
  static const char * const ends[] = { "startSelector", "endSelector" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      EntAnnotationSelection inner = { NULL };
      Place end = { &inner, place->depth + 1 };
      gsize mark;
      JsonNode *node;

      say_missing (reader, object, ends[i]);
      node = ent_annotation_enter_one (reader, object, ends[i], &mark);
      if (node == NULL)
        continue;
      read_selector (reader, node, &end);
      ent_json_leave (reader->json, mark);
      if (inner.exact != NULL)
        keep_words (place, inner.exact);
      if (inner.others != NULL)
        keep_words (place, inner.others->str);
      ent_annotation_selection_clear (&inner);
    }
}

static const struct
{
  const char   *type;
  SelectorFunc  read;
} selectors[] = {
  { "FragmentSelector", read_fragment },
  { "CssSelector", read_path },
  { "XPathSelector", read_path },
  { "TextQuoteSelector", read_quote },
  { "TextPositionSelector", read_position },
  { "DataPositionSelector", read_data_position },
  { "SvgSelector", read_svg },
  { "RangeSelector", read_range },
};

/* Whether it is of this type, which is reported where it has others beside. */
static gboolean
has_type (EntAnnotationReader *reader,
          JsonObject          *object,
          const char          *type)
{
  JsonNode *node = json_object_get_member (object, "type");

  if (!ent_annotation_has_word (reader, object, "type", type))
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 1)
    ent_json_fault_in (reader->json, "type", _("a %s has no other type beside: remove it"), type);
  return TRUE;
}

static SelectorFunc
find_reader (EntAnnotationReader *reader,
             JsonObject          *object)
{
  if (!json_object_has_member (object, "type"))
    {
      /* Described elsewhere, by its IRI alone. */
      if (!json_object_has_member (object, "id"))
        ent_json_missing (reader->json, "type");
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (selectors); i++)
    {
      if (!has_type (reader, object, selectors[i].type))
        continue;
      /* What Hypothesis calls so says other things. */
      if (reader->hypothesis && selectors[i].read != read_quote && selectors[i].read != read_position
          && selectors[i].read != read_fragment)
        return NULL;
      return selectors[i].read;
    }
  return NULL;
}

static void
read_selector (EntAnnotationReader *reader,
               JsonNode            *node,
               gpointer             data)
{
  const Place *place = data;
  Place deeper = { place->selection, place->depth + 1 };
  JsonObject *object;
  SelectorFunc read;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      const char *iri = ent_annotation_get_iri (reader, node);

      if (iri != NULL)
        keep_words (place, iri);
      return;
    }
  object = json_node_get_object (node);
  read = find_reader (reader, object);
  if (read != NULL)
    read (reader, object, place);
  if (place->depth < MAX_REFINE)
    ent_annotation_each (reader, object, "refinedBy", read_selector, &deeper);
}

/* States */

static void
check_time_state (EntAnnotationReader *reader,
                  JsonObject          *object)
{
  gboolean date = ent_annotation_each (reader, object, "sourceDate", ent_annotation_check_time, NULL) > 0;
  gboolean start = json_object_has_member (object, "sourceDateStart");
  gboolean end = json_object_has_member (object, "sourceDateEnd");
  gint64 usec;

  ent_annotation_get_time (reader, object, "sourceDateStart", &usec);
  ent_annotation_get_time (reader, object, "sourceDateEnd", &usec);
  if (date && (start || end))
    ent_json_fault_in (reader->json, "sourceDate",
                       _("stands beside “sourceDateStart” or “sourceDateEnd”: remove one of them"));
  else if (start != end)
    ent_json_fault (reader->json, _("“sourceDateStart” and “sourceDateEnd” go together: add the other"));
}

static void check_state (EntAnnotationReader *reader,
                         JsonNode            *node,
                         gpointer             data);

/* Of a state: another state, or a selector. */
static void
read_refinement (EntAnnotationReader *reader,
                 JsonNode            *node,
                 gpointer             data)
{
  gboolean state = JSON_NODE_HOLDS_OBJECT (node)
                   && (ent_annotation_has_word (reader, json_node_get_object (node), "type", "TimeState")
                       || ent_annotation_has_word (reader, json_node_get_object (node), "type", "HttpRequestState"));

  if (state)
    check_state (reader, node, data);
  else
    read_selector (reader, node, data);
}

static void
check_state (EntAnnotationReader *reader,
             JsonNode            *node,
             gpointer             data)
{
  const Place *place = data;
  Place deeper = { place->selection, place->depth + 1 };
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      ent_annotation_get_iri (reader, node);
      return;
    }
  object = json_node_get_object (node);
  if (has_type (reader, object, "TimeState"))
    {
      check_time_state (reader, object);
    }
  else if (has_type (reader, object, "HttpRequestState"))
    {
      g_autofree char *value = ent_annotation_dup_string (reader, object, "value", MAX_WORDS);

      say_missing (reader, object, "value");
    }
  if (place->depth < MAX_REFINE)
    ent_annotation_each (reader, object, "refinedBy", read_refinement, &deeper);
}

void
ent_annotation_read_selectors (EntAnnotationReader    *reader,
                               JsonObject             *resource,
                               EntAnnotationSelection *selection)
{
  Place place = { selection, 0 };

  ent_annotation_each (reader, resource, "state", check_state, &place);
  ent_annotation_each (reader, resource, "selector", read_selector, &place);
}
