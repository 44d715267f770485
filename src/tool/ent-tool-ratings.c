#include "config.h"

#include "ent-tool.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-json-writer.h"
#include "ent-ratings-file.h"
#include "ent-store-own.h"
#include "ent-tool-hand-ins.h"
#include "ent-tool-page.h"

#define USAGE "ratings list|export|import"

/* Listing */

static const char *
get_person (GPtrArray  *layers,
            const char *layer)
{
  for (guint i = 0; layer != NULL && i < layers->len; i++)
    if (strcmp (((EntLayer *) layers->pdata[i])->id, layer) == 0)
      return ((EntLayer *) layers->pdata[i])->name;
  return layer != NULL ? layer : _("You");
}

static void
print_json (GPtrArray *ratings,
            GPtrArray *layers)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *json = NULL;

  ent_json_writer_open (writer, NULL, '[');
  for (guint i = 0; i < ratings->len; i++)
    {
      const EntOwnRating *rating = ratings->pdata[i];

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "layer", rating->layer);
      ent_json_writer_string (writer, "person", rating->layer != NULL ? get_person (layers, rating->layer) : NULL);
      ent_json_writer_string (writer, "case", rating->case_id);
      ent_json_writer_string (writer, "factor", rating->factor);
      if (rating->has_rating)
        ent_json_writer_integer (writer, "rating", rating->rating);
      else
        ent_json_writer_null (writer, "rating");
      ent_json_writer_string (writer, "confidence", ent_confidence_to_word (rating->confidence));
      ent_json_writer_string (writer, "rationale", rating->rationale);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

static void
print_page (GPtrArray *ratings,
            GPtrArray *layers)
{
  EntToolPage *page = ent_tool_page_new ();

  for (guint i = 0; i < ratings->len; i++)
    {
      const EntOwnRating *rating = ratings->pdata[i];
      g_autofree char *cell = g_strdup_printf ("%s/%s", rating->case_id, rating->factor);
      g_autofree char *words = g_strdup_printf ("%s %s", rating->has_rating ? ent_rating_to_string (rating->rating)
                                                                            : _("no evidence"),
                                                get_person (layers, rating->layer));

      ent_tool_page_item (page, 0, ent_tool_columns (cell) + 2, cell, words);
    }
  ent_tool_page_finish (page);
}

static gboolean
check_words (const char *first,
             const char *second)
{
  if ((first == NULL || g_utf8_validate (first, -1, NULL)) && (second == NULL || g_utf8_validate (second, -1, NULL)))
    return TRUE;
  ent_tool_error (_("the words are not UTF-8"));
  return FALSE;
}

/* (transfer full) (nullable): NULL, and it was said, where they cannot be read */
static GPtrArray *
load_ratings (EntStore    *store,
              const char  *case_id,
              const char  *layer,
              GPtrArray  **layers)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) ratings = ent_store_list_own_ratings (store, case_id, &error);

  *layers = ratings != NULL ? ent_store_list_layers (store, &error) : NULL;
  if (*layers == NULL)
    {
      ent_tool_error ("%s", error->message);
      return NULL;
    }
  for (guint i = ratings->len; i > 0 && layer != NULL && strcmp (layer, "all") != 0; i--)
    {
      const char *whose = ((EntOwnRating *) ratings->pdata[i - 1])->layer;

      if (g_strcmp0 (whose, strcmp (layer, "own") == 0 ? NULL : layer) != 0)
        g_ptr_array_remove_index (ratings, i - 1);
    }
  return g_steal_pointer (&ratings);
}

static EntToolStatus
list_ratings (EntTool  *self,
              char    **arguments)
{
  g_autofree char *case_id = NULL, *layer = NULL;
  const GOptionEntry entries[] = {
    { "case", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &case_id, N_("Only those of this case"), N_("ID") },
    { "layer", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &layer,
      N_("Only those of this layer: an id, “own” or “all”"), N_("LAYER") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "ratings list",
                                           _("Lists ratings of factors, your own and those handed in by others."),
                                           entries, 0, 0);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) ratings = NULL, layers = NULL;

  if (operands == NULL || !check_words (case_id, layer))
    return ENT_TOOL_USAGE;
  store = ent_tool_open (self);
  ratings = store != NULL ? load_ratings (store, case_id, layer, &layers) : NULL;
  if (ratings == NULL)
    return ENT_TOOL_FAILED;
  if (self->json)
    print_json (ratings, layers);
  else if (ratings->len == 0)
    ent_tool_error (_("there is no such rating"));
  else
    print_page (ratings, layers);
  return ENT_TOOL_OK;
}

/* Exporting */

static EntToolStatus
export_ratings (EntTool  *self,
                char    **arguments)
{
  g_autofree char *case_id = NULL, *name = NULL, *output = NULL, *bytes = NULL;
  const GOptionEntry entries[] = {
    { "case", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &case_id, N_("Only those of this case"), N_("ID") },
    { "name", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &name, N_("Your name, as others see it"), N_("NAME") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_("Write this file; “-” is stdout"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "ratings export --name NAME -o FILE",
                                           _("Writes all that you rated into one file to hand in, NAME.ratings.json."),
                                           entries, 0, 0);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(EntRatingsFile) file = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  if (operands == NULL || !check_words (case_id, name))
    return ENT_TOOL_USAGE;
  if (name == NULL || *g_strstrip (name) == '\0')
    {
      ent_tool_error (_("ratings need --name"));
      return ENT_TOOL_USAGE;
    }
  store = ent_tool_open (self);
  if (store == NULL)
    return ENT_TOOL_FAILED;
  file = ent_ratings_file_collect (store, case_id, name, &error);
  if (file == NULL)
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }
  bytes = ent_ratings_file_to_string (file, &length);
  return ent_tool_write_out (bytes, length, output);
}

/* Importing */

static EntToolStatus
import_ratings (EntTool  *self,
                char    **arguments)
{
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "ratings import FILE…",
                                           _("Puts the ratings that others hand in into the library, one layer for "
                                             "each person. Of two ratings the later one stays; a second time nothing "
                                             "is added. If a file has a fault, nothing is imported."),
                                           NULL, 1, G_MAXUINT);

  return operands != NULL ? ent_tool_import_hand_ins (self, operands, NULL) : ENT_TOOL_USAGE;
}

EntToolStatus
ent_tool_ratings (EntTool  *self,
                  char    **arguments)
{
  static const EntToolPart parts[] = {
    { "list", "ratings list", list_ratings },
    { "export", "ratings export", export_ratings },
    { "import", "ratings import", import_ratings },
    { NULL, NULL, NULL }
  };

  return ent_tool_run_part (self, arguments, parts, USAGE,
                            _("Lists your ratings of factors and those of others, writes yours into a file and reads "
                              "theirs. “entente-tool ratings list --help” tells more, and so for the others; "
                              "“entente-tool agreement” compares them."));
}
