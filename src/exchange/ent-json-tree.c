/* From bytes that are known to be JSON to a tree.  No fault is looked for, but none leads beyond the
 * end either.  The scan before has limited the nesting. */

#include "config.h"

#include "ent-json-tree.h"

#include <string.h>

typedef struct
{
  const char *at;
  const char *end;
  GString    *string;  /* the last one that was read */
} Tree;

static JsonNode *read_value (Tree *self);

static void
skip_space (Tree *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
}

/* Past @c and the space before it; FALSE where it is not there. */
static gboolean
skip_char (Tree *self,
           char  c)
{
  skip_space (self);
  if (self->at == self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
read_hex4 (Tree     *self,
           gunichar *value)
{
  if (self->end - self->at < 4)
    return FALSE;

  *value = 0;
  for (int i = 0; i < 4; i++)
    *value = *value * 16 + (gunichar) g_ascii_xdigit_value (*self->at++);
  return TRUE;
}

static gboolean
read_unicode_escape (Tree *self)
{
  gunichar c, low;

  if (!read_hex4 (self, &c))
    return FALSE;
  if (c >= 0xD800 && c < 0xDC00)
    {
      if (self->end - self->at < 6)
        return FALSE;
      self->at += 2;
      if (!read_hex4 (self, &low))
        return FALSE;
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
  if (!g_unichar_validate (c))
    return FALSE;
  g_string_append_unichar (self->string, c);
  return TRUE;
}

/* Behind the backslash. */
static gboolean
read_escape (Tree *self)
{
  static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
  const char *found;
  char c;

  if (self->at == self->end)
    return FALSE;
  c = *self->at++;
  if (c == 'u')
    return read_unicode_escape (self);
  found = c != '\0' ? strchr (letters, c) : NULL;
  g_string_append_c (self->string, found != NULL ? meanings[found - letters] : c);
  return TRUE;
}

/* Behind the opening quotation mark; into self->string. */
static gboolean
read_string (Tree *self)
{
  g_string_truncate (self->string, 0);
  for (;;)
    {
      const char *begin = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\')
        self->at++;
      g_string_append_len (self->string, begin, self->at - begin);
      if (self->at == self->end)
        return FALSE;
      if (*self->at++ == '"')
        return TRUE;
      if (!read_escape (self))
        return FALSE;
    }
}

/* Integers have no more digits than fit: the scan has seen to that. */
static JsonNode *
read_number (Tree *self)
{
  char buffer[80];
  gsize length = 0;
  gboolean is_integer = TRUE;

  while (self->at < self->end && length + 1 < sizeof buffer && *self->at != '\0' && strchr ("+-.eE0123456789", *self->at) != NULL)
    {
      is_integer = is_integer && (g_ascii_isdigit (*self->at) || *self->at == '-');
      buffer[length++] = *self->at++;
    }
  if (length == 0)
    return NULL;
  buffer[length] = '\0';
  return is_integer ? json_node_init_int (json_node_alloc (), g_ascii_strtoll (buffer, NULL, 10))
                    : json_node_init_double (json_node_alloc (), g_ascii_strtod (buffer, NULL));
}

static gboolean
skip_word (Tree       *self,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

static JsonNode *
read_word (Tree *self)
{
  if (skip_word (self, "true"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (skip_word (self, "false"))
    return json_node_init_boolean (json_node_alloc (), FALSE);
  if (skip_word (self, "null"))
    return json_node_init_null (json_node_alloc ());
  return read_number (self);
}

static gboolean
read_members (Tree       *self,
              JsonObject *object)
{
  if (skip_char (self, '}'))
    return TRUE;
  do
    {
      g_autofree char *name = NULL;
      JsonNode *value;

      if (!skip_char (self, '"') || !read_string (self))
        return FALSE;
      name = g_strndup (self->string->str, self->string->len);
      if (!skip_char (self, ':') || (value = read_value (self)) == NULL)
        return FALSE;
      json_object_set_member (object, name, value);
    }
  while (skip_char (self, ','));
  return skip_char (self, '}');
}

static JsonNode *
read_object (Tree *self)
{
  g_autoptr(JsonObject) object = json_object_new ();

  return read_members (self, object) ? json_node_init_object (json_node_alloc (), object) : NULL;
}

static JsonNode *
read_array (Tree *self)
{
  g_autoptr(JsonArray) array = json_array_new ();

  if (!skip_char (self, ']'))
    {
      do
        {
          JsonNode *value = read_value (self);

          if (value == NULL)
            return NULL;
          json_array_add_element (array, value);
        }
      while (skip_char (self, ','));
      if (!skip_char (self, ']'))
        return NULL;
    }
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
read_value (Tree *self)
{
  skip_space (self);
  if (self->at == self->end)
    return NULL;
  switch (*self->at)
    {
    case '{':
      self->at++;
      return read_object (self);
    case '[':
      self->at++;
      return read_array (self);
    case '"':
      self->at++;
      return read_string (self) ? json_node_init_string (json_node_alloc (), self->string->str) : NULL;
    default:
      return read_word (self);
    }
}

JsonNode *
ent_json_tree_new (const char *bytes,
                   gsize       length)
{
  Tree self = { bytes, bytes + length, g_string_new (NULL) };
  JsonNode *root = read_value (&self);

  skip_space (&self);
  if (self.at != self.end)
    g_clear_pointer (&root, json_node_unref);
  g_string_free (self.string, TRUE);
  return root;
}
