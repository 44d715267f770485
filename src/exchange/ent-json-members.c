#include "config.h"

#include "ent-cite.h"
#include "ent-json.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_LANGUAGE 35
#define MAX_URL      2000

/* What a person reads of a node that has the wrong type. (transfer full) */
static char *
describe (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return g_strdup (_("an object"));
    case JSON_NODE_ARRAY:
      return g_strdup (_("an array"));
    case JSON_NODE_NULL:
      return g_strdup (_("null"));
    case JSON_NODE_VALUE:
    default:
      break;
    }

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autofree char *quoted = ent_json_quote (json_node_get_string (node));

      /* Translators: the words in quotation marks. */
      return g_strdup_printf (_("the string %s"), quoted);
    }
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? _("true") : _("false"));
  /* A double holds every integer that the scan lets through. */
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf (_("the number %.15g"), (double) json_node_get_int (node));
  return g_strdup_printf (_("the number %.15g"), json_node_get_double (node));
}

void
ent_json_wrong_type (EntJson    *self,
                     JsonNode   *node,
                     const char *wanted)
{
  g_autofree char *found = describe (node);

  /* Translators: "should be a string, but is the number 3". */
  ent_json_fault (self, _("should be %s, but is %s"), wanted, found);
}

gboolean
ent_json_expect (EntJson      *self,
                 JsonNode     *node,
                 JsonNodeType  type,
                 const char   *wanted)
{
  if (json_node_get_node_type (node) == type)
    return TRUE;

  ent_json_wrong_type (self, node, wanted);
  return FALSE;
}

static void
unknown_member (EntJson             *self,
                const char          *name,
                const EntJsonMember *members)
{
  const EntJsonMember *nearest = members;
  guint least = G_MAXUINT;
  g_autofree char *quoted = ent_json_quote (name);
  gsize mark = ent_json_enter (self, name);

  for (const EntJsonMember *member = members; member->name != NULL; member++)
    {
      guint d = ent_json_distance (name, member->name);

      if (d < least)
        {
          least = d;
          nearest = member;
        }
    }

  if (least <= MAX (1, strlen (nearest->name) / 2))
    /* Translators: two names of members, the first in quotation marks. */
    ent_json_fault (self, _("the member %s is not known here: did you mean “%s”?"), quoted, nearest->name);
  else
    ent_json_fault (self, _("the member %s is not known here: remove it; the nearest known one is “%s”"),
                    quoted, nearest->name);
  ent_json_leave (self, mark);
}

JsonObject *
ent_json_object (EntJson             *self,
                 JsonNode            *node,
                 const EntJsonMember *members)
{
  JsonObject *object;
  JsonObjectIter iter;
  const char *name;

  if (!ent_json_expect (self, node, JSON_NODE_OBJECT, _("an object")))
    return NULL;

  object = json_node_get_object (node);
  for (const EntJsonMember *member = members; member->name != NULL; member++)
    if (member->required && !json_object_has_member (object, member->name))
      ent_json_missing (self, member->name);

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      const EntJsonMember *member = members;

      while (member->name != NULL && strcmp (member->name, name) != 0)
        member++;
      if (member->name == NULL)
        unknown_member (self, name, members);
    }
  return object;
}

const char *
ent_json_node_string (EntJson  *self,
                      JsonNode *node,
                      gsize     max_chars)
{
  const char *string;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      ent_json_wrong_type (self, node, _("a string"));
      return NULL;
    }

  string = json_node_get_string (node);
  if (*string == '\0')
    {
      ent_json_fault (self, _("is empty: write something, or remove the member"));
      return NULL;
    }
  /* A character has at least one byte. */
  if (strlen (string) > max_chars && (gsize) g_utf8_strlen (string, -1) > max_chars)
    {
      ent_json_fault (self, ngettext ("has more than %u character: shorten it",
                                      "has more than %u characters: shorten it", max_chars),
                      (guint) max_chars);
      return NULL;
    }
  return string;
}

gboolean
ent_json_is_language (const char *string)
{
  gsize n = 0;
  gboolean first = TRUE;
  gsize i;

  for (i = 0; string[i] != '\0' && i <= MAX_LANGUAGE; i++)
    {
      if (string[i] == '-' && (first ? n >= 2 && n <= 3 : n >= 1 && n <= 8))
        {
          first = FALSE;
          n = 0;
        }
      else if (first ? g_ascii_islower (string[i]) : g_ascii_isalnum (string[i]))
        {
          n++;
        }
      else
        {
          return FALSE;
        }
    }
  return (first ? n >= 2 && n <= 3 : n >= 1 && n <= 8) && i <= MAX_LANGUAGE;
}

static const char *
refuse_id (EntJson    *self,
           const char *id)
{
  g_autofree char *quoted = ent_json_quote (id);

  ent_json_fault (self, _("%s is no id: use lower-case letters a–z, digits, and single hyphens between them"),
                  quoted);
  return NULL;
}

const char *
ent_json_node_id (EntJson  *self,
                  JsonNode *node)
{
  const char *id = ent_json_node_string (self, node, ENT_MAX_ID);

  return id == NULL || ent_id_is_valid (id) ? id : refuse_id (self, id);
}

/* An integer may be written as 1.0: it is the same number to JSON Schema. */
gboolean
ent_json_node_integer (EntJson  *self,
                       JsonNode *node,
                       int       min,
                       int       max,
                       int      *value)
{
  GType type = json_node_get_value_type (node);
  double number;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    {
      ent_json_wrong_type (self, node, _("an integer"));
      return FALSE;
    }
  number = type == G_TYPE_INT64 ? (double) json_node_get_int (node) : json_node_get_double (node);
  if (number != floor (number))
    {
      ent_json_wrong_type (self, node, _("an integer"));
      return FALSE;
    }
  if (number < min || number > max)
    {
      if (max == G_MAXINT)
        ent_json_fault (self, _("should be at least %d, but is %.15g"), min, number);
      else
        ent_json_fault (self, _("should be from %d to %d, but is %.15g"), min, max, number);
      return FALSE;
    }
  *value = (int) number;
  return TRUE;
}

void
ent_json_missing (EntJson    *self,
                  const char *name)
{
  ent_json_fault (self, _("the member “%s” is missing: add it"), name);
}

JsonNode *
ent_json_enter_member (EntJson    *self,
                       JsonObject *object,
                       const char *name,
                       gsize      *mark)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL)
    *mark = ent_json_enter (self, name);
  return node;
}

/* The getters of members: go to the member, read the node there, come back. */

char *
ent_json_string (EntJson    *self,
                 JsonObject *object,
                 const char *name,
                 gsize       max_chars)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  char *string;

  if (node == NULL)
    return NULL;
  string = g_strdup (ent_json_node_string (self, node, max_chars));
  ent_json_leave (self, mark);
  return string;
}

char *
ent_json_id (EntJson    *self,
             JsonObject *object,
             const char *name)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  char *id;

  if (node == NULL)
    return NULL;
  id = g_strdup (ent_json_node_id (self, node));
  ent_json_leave (self, mark);
  return id;
}

char *
ent_json_case_id (EntJson    *self,
                  JsonObject *object,
                  const char *name)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  const char *id;
  char *copy;

  if (node == NULL)
    return NULL;
  id = ent_json_node_string (self, node, ENT_MAX_CASE_ID);
  copy = g_strdup (id == NULL || ent_case_id_is_valid (id) ? id : refuse_id (self, id));
  ent_json_leave (self, mark);
  return copy;
}

static gboolean
check_language (EntJson    *self,
                const char *language)
{
  g_autofree char *quoted = NULL;

  if (ent_json_is_language (language))
    return TRUE;

  quoted = ent_json_quote (language);
  ent_json_fault (self, _("%s is no language tag: write one as “en” or “pt-BR”"), quoted);
  return FALSE;
}

char *
ent_json_language (EntJson    *self,
                   JsonObject *object,
                   const char *name)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  const char *language;

  if (node == NULL)
    return NULL;
  language = ent_json_node_string (self, node, G_MAXSIZE);
  if (language != NULL && !check_language (self, language))
    language = NULL;
  ent_json_leave (self, mark);
  return g_strdup (language);
}

static gboolean
is_url (const char *string)
{
  const char *p;

  if (g_str_has_prefix (string, "http://"))
    p = string + strlen ("http://");
  else if (g_str_has_prefix (string, "https://"))
    p = string + strlen ("https://");
  else
    return FALSE;

  if (*p == '\0')
    return FALSE;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
ent_json_url (EntJson    *self,
              JsonObject *object,
              const char *name)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  const char *url;

  if (node == NULL)
    return NULL;
  url = ent_json_node_string (self, node, MAX_URL);
  if (url != NULL && !is_url (url))
    {
      g_autofree char *quoted = ent_json_quote (url);

      ent_json_fault (self, _("%s is no web address: begin it with https:// and write it without spaces"),
                      quoted);
      url = NULL;
    }
  ent_json_leave (self, mark);
  return g_strdup (url);
}

EntDate *
ent_json_date (EntJson    *self,
               JsonObject *object,
               const char *name)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  const char *string;
  EntDate *date = NULL;

  if (node == NULL)
    return NULL;
  string = ent_json_node_string (self, node, ENT_DATE_MAX_LENGTH);
  if (string != NULL)
    {
      g_autoptr(GError) error = NULL;

      date = ent_date_parse (string, &error);
      if (date == NULL)
        {
          g_autofree char *quoted = ent_json_quote (string);

          /* Translators: a text in quotation marks, and why it is no date. */
          ent_json_fault (self, _("%s: %s"), quoted, error->message);
        }
    }
  ent_json_leave (self, mark);
  return date;
}

typedef struct
{
  EntText *text;
  gsize    max_chars;
} TextMap;

static gboolean
has_language (const EntText *text,
              const char    *language)
{
  for (gsize i = 0; i < ent_text_get_n (text); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (text, i);

      if (variant->language != NULL && g_ascii_strcasecmp (variant->language, language) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
read_variant (EntJson    *self,
              const char *language,
              JsonNode   *node,
              gpointer    data)
{
  TextMap *map = data;
  const char *string = ent_json_node_string (self, node, map->max_chars);

  if (!check_language (self, language))
    return;
  /* Tags that differ in case alone are two members to JSON, but one language. */
  if (has_language (map->text, language))
    ent_json_fault (self, _("this language stands here a second time: keep one"));
  else if (string != NULL)
    ent_text_set (map->text, language, string);
}

/* NULL if the map holds nothing that can be used. */
static EntText *
read_map (EntJson  *self,
          JsonNode *node,
          gsize     max_chars)
{
  g_autoptr(EntText) text = ent_text_new_empty ();
  TextMap map = { text, max_chars };
  JsonObject *object = json_node_get_object (node);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (json_object_get_size (object) == 0)
    ent_json_fault (self, _("is empty: add a text, or remove the member"));
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      gsize mark = ent_json_enter (self, name);

      read_variant (self, name, value, &map);
      ent_json_leave (self, mark);
    }
  return ent_text_get_n (text) > 0 ? g_steal_pointer (&text) : NULL;
}

EntText *
ent_json_text (EntJson    *self,
               JsonObject *object,
               const char *name,
               const char *own)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  EntText *text = NULL;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      text = read_map (self, node, G_MAXSIZE);
      if (text != NULL && own != NULL)
        {
          if (!has_language (text, own))
            ent_json_warn (self, _("has no text in the file’s own language, “%s”: add it"), own);
          ent_text_set_own (text, own);
        }
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const char *string = ent_json_node_string (self, node, G_MAXSIZE);

      if (string != NULL)
        text = ent_text_new (string);
    }
  else
    {
      ent_json_wrong_type (self, node, _("a string or a map from language tag to string"));
    }
  ent_json_leave (self, mark);
  return text;
}

EntText *
ent_json_text_map (EntJson    *self,
                   JsonObject *object,
                   const char *name,
                   gsize       max_chars)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  EntText *text = NULL;

  if (node == NULL)
    return NULL;
  if (ent_json_expect (self, node, JSON_NODE_OBJECT, _("a map from language tag to string")))
    text = read_map (self, node, max_chars);
  ent_json_leave (self, mark);
  return text;
}

static char *
list_words (const char * const *words)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (list, i == 0 ? "“%s”" : ", “%s”", words[i]);
  return g_string_free (list, FALSE);
}

const char *
ent_json_word (EntJson            *self,
               JsonObject         *object,
               const char         *name,
               const char * const *words)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  const char *word;

  if (node == NULL)
    return NULL;
  word = ent_json_node_string (self, node, G_MAXSIZE);
  if (word != NULL && !g_strv_contains (words, word))
    {
      g_autofree char *quoted = ent_json_quote (word);
      g_autofree char *list = list_words (words);

      ent_json_fault (self, _("%s is none of the words allowed here: %s"), quoted, list);
      word = NULL;
    }
  ent_json_leave (self, mark);
  return word;
}

gboolean
ent_json_integer (EntJson    *self,
                  JsonObject *object,
                  const char *name,
                  int         min,
                  int         max,
                  int        *value)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  gboolean ok;

  if (node == NULL)
    return FALSE;
  ok = ent_json_node_integer (self, node, min, max, value);
  ent_json_leave (self, mark);
  return ok;
}

gboolean
ent_json_number (EntJson    *self,
                 JsonObject *object,
                 const char *name,
                 double      min,
                 double      max,
                 double     *value)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  GType type;
  double number = 0;
  gboolean ok = FALSE;

  if (node == NULL)
    return FALSE;
  type = json_node_get_value_type (node);
  if (type == G_TYPE_INT64)
    number = (double) json_node_get_int (node);
  else if (type == G_TYPE_DOUBLE)
    number = json_node_get_double (node);

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    ent_json_wrong_type (self, node, _("a number"));
  else if (number < min || number > max)
    ent_json_fault (self, _("should be from %g to %g, but is %.15g"), min, max, number);
  else
    ok = TRUE;
  if (ok)
    *value = number;
  ent_json_leave (self, mark);
  return ok;
}

gboolean
ent_json_boolean (EntJson    *self,
                  JsonObject *object,
                  const char *name,
                  gboolean   *value)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  gboolean ok;

  if (node == NULL)
    return FALSE;
  ok = json_node_get_value_type (node) == G_TYPE_BOOLEAN;
  if (ok)
    *value = json_node_get_boolean (node);
  else
    ent_json_wrong_type (self, node, _("true or false"));
  ent_json_leave (self, mark);
  return ok;
}

gboolean
ent_json_node_each (EntJson         *self,
                    JsonNode        *node,
                    guint            min,
                    guint            max,
                    EntJsonItemFunc  func,
                    gpointer         data)
{
  JsonArray *array;
  guint length;

  if (!ent_json_expect (self, node, JSON_NODE_ARRAY, _("an array")))
    return FALSE;

  array = json_node_get_array (node);
  length = json_array_get_length (array);
  if (length < min)
    {
      ent_json_fault (self, ngettext ("should have at least %u item", "should have at least %u items", min), min);
    }
  else if (length > max)
    {
      ent_json_fault (self, ngettext ("has %u items, more than the %u allowed here: remove some",
                                      "has %u items, more than the %u allowed here: remove some", length),
                      length, max);
      return FALSE;
    }

  for (guint i = 0; i < length; i++)
    {
      gsize mark = ent_json_enter_item (self, i);

      func (self, json_array_get_element (array, i), data);
      ent_json_leave (self, mark);
    }
  return TRUE;
}

gboolean
ent_json_each (EntJson         *self,
               JsonObject      *object,
               const char      *name,
               guint            min,
               guint            max,
               EntJsonItemFunc  func,
               gpointer         data)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  gboolean ok;

  if (node == NULL)
    return FALSE;
  ok = ent_json_node_each (self, node, min, max, func, data);
  ent_json_leave (self, mark);
  return ok;
}

gboolean
ent_json_each_member (EntJson           *self,
                      JsonObject        *object,
                      const char        *name,
                      EntJsonMemberFunc  func,
                      gpointer           data)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (self, object, name, &mark);
  gboolean ok;

  if (node == NULL)
    return FALSE;
  ok = ent_json_expect (self, node, JSON_NODE_OBJECT, _("an object"));
  if (ok)
    {
      JsonObjectIter iter;
      const char *member;
      JsonNode *value;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &member, &value))
        {
          gsize item = ent_json_enter (self, member);

          func (self, member, value, data);
          ent_json_leave (self, item);
        }
    }
  ent_json_leave (self, mark);
  return ok;
}
