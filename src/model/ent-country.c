#include "config.h"

#include "ent-country.h"

#include <libintl.h>

#include <json-glib/json-glib.h>

/* Names come from Debian's iso-codes: its JSON has the English ones, its gettext domain the
 * translations of both the formal ("Viet Nam") and the common one ("Vietnam"). */

#define DOMAIN "iso_3166-1"
/* Ten times what the file has. */
#define MAX_BYTES (512 * 1024)

typedef struct
{
  char *name;
  char *common_name;  /* or NULL */
} Country;

static void
country_free (gpointer data)
{
  Country *country = data;

  g_free (country->name);
  g_free (country->common_name);
  g_free (country);
}

/* NULL unless there is a member @name and it is a string. */
static const char *
peek_string (JsonObject *object,
             const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static void
add_countries (GHashTable *countries,
               JsonNode   *root)
{
  JsonNode *list = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                     ? json_object_get_member (json_node_get_object (root), "3166-1") : NULL;
  JsonArray *array;

  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return;

  array = json_node_get_array (list);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *code = object != NULL ? peek_string (object, "alpha_2") : NULL;
      const char *name = object != NULL ? peek_string (object, "name") : NULL;
      Country *country;

      if (code == NULL || name == NULL)
        continue;
      country = g_new0 (Country, 1);
      country->name = g_strdup (name);
      country->common_name = g_strdup (peek_string (object, "common_name"));
      g_hash_table_replace (countries, g_strdup (code), country);
    }
}

static gboolean
load_from (GHashTable *countries,
           const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, "iso-codes", "json", "iso_3166-1.json", NULL);
  g_autofree char *locale_dir = g_build_filename (data_dir, "locale", NULL);
  g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();

  if (file == NULL || g_mapped_file_get_length (file) > MAX_BYTES ||
      !json_parser_load_from_data (parser, g_mapped_file_get_contents (file),
                                   (gssize) g_mapped_file_get_length (file), NULL))
    return FALSE;

  add_countries (countries, json_parser_get_root (parser));
  bindtextdomain (DOMAIN, locale_dir);
  bind_textdomain_codeset (DOMAIN, "UTF-8");

  return g_hash_table_size (countries) > 0;
}

static gpointer
load (gpointer data)
{
  GHashTable *countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, country_free);
  const char * const *dirs = g_get_system_data_dirs ();

  if (load_from (countries, g_get_user_data_dir ()))
    return countries;
  for (gsize i = 0; dirs[i] != NULL; i++)
    {
      if (load_from (countries, dirs[i]))
        break;
    }

  return countries;
}

/* Not g_dgettext(), which translates nothing where the program itself is not translated: the
 * name of a country is content, and as welcome there as the locale's names of months.  The
 * pointer tells whether there is a translation, which may be spelled as in English. */
static const char *
translate (const char *name)
{
  return name != NULL ? dgettext (DOMAIN, name) : NULL;
}

char *
ent_country_dup_name (const char *alpha2)
{
  static GOnce once = G_ONCE_INIT;
  g_autofree char *code = NULL;
  const Country *country;
  const char *common;
  const char *formal;

  g_return_val_if_fail (alpha2 != NULL, NULL);

  g_once (&once, load, NULL);
  code = g_ascii_strup (alpha2, -1);
  country = g_hash_table_lookup (once.retval, code);
  if (country == NULL)
    return g_strdup (alpha2);

  common = translate (country->common_name);
  formal = translate (country->name);
  if (common == NULL || (common == country->common_name && formal != country->name))
    return g_strdup (formal);

  return g_strdup (common);
}
