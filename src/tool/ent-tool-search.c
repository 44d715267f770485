#include "config.h"

#include "ent-tool.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-json-writer.h"
#include "ent-tool-page.h"

#define DEFAULT_LIMIT 50
#define MAX_LIMIT     10000

/* Pango markup without its tags and with its entities resolved. (transfer full) */
static char *
dup_plain (const char *markup)
{
  static const struct { const char *entity; const char *character; } entities[] = {
    { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" }, { "&#39;", "'" }, { "&amp;", "&" },
  };
  GString *plain = g_string_new (NULL);

  while (*markup != '\0')
    {
      gsize length = strcspn (markup, "<&");

      g_string_append_len (plain, markup, length);
      markup += length;
      if (*markup == '<')
        {
          markup += strcspn (markup, ">");
          markup += *markup == '>';
        }
      else if (*markup == '&')
        {
          gsize i = 0;

          while (i < G_N_ELEMENTS (entities) && !g_str_has_prefix (markup, entities[i].entity))
            i++;
          g_string_append (plain, i < G_N_ELEMENTS (entities) ? entities[i].character : "&");
          markup += i < G_N_ELEMENTS (entities) ? strlen (entities[i].entity) : 1;
        }
    }
  return g_string_free (plain, FALSE);
}

static void
print_json (GPtrArray *hits)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *json = NULL;

  ent_json_writer_open (writer, NULL, '[');
  for (guint i = 0; i < hits->len; i++)
    {
      const EntHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *snippet = hit->snippet != NULL ? dup_plain (hit->snippet) : NULL;

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "kind", ent_hit_kind_to_word (hit->kind));
      ent_json_writer_string (writer, "case", hit->case_id);
      ent_json_writer_string (writer, "case_title", hit->case_title);
      ent_json_writer_string (writer, "id", hit->id);
      ent_json_writer_string (writer, "title", hit->title);
      ent_json_writer_string (writer, "date", hit->date);
      ent_json_writer_string (writer, "snippet", snippet);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

/* "Event · us-vietnam/embargo-lifted · 3 February 1994" (transfer full) */
static char *
dup_place (const EntHit *hit)
{
  GString *place = g_string_new (ent_hit_kind_to_label (hit->kind));
  g_autoptr(EntDate) date = hit->date != NULL ? ent_date_parse (hit->date, NULL) : NULL;

  g_string_append (place, " · ");
  if (hit->case_id != NULL && g_strcmp0 (hit->case_id, hit->id) != 0)
    g_string_append_printf (place, "%s/", hit->case_id);
  g_string_append (place, hit->id);
  if (date != NULL)
    {
      g_autofree char *words = ent_date_format (date);

      g_string_append_printf (place, " · %s", words);
    }
  return g_string_free (place, FALSE);
}

static void
print_page (GPtrArray *hits)
{
  EntToolPage *page = ent_tool_page_new ();

  for (guint i = 0; i < hits->len; i++)
    {
      const EntHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *place = dup_place (hit);

      if (i > 0)
        ent_tool_page_space (page);
      ent_tool_page_title (page, hit->title);
      ent_tool_page_text (page, 2, place);
      if (hit->snippet != NULL)
        {
          g_autofree char *snippet = dup_plain (hit->snippet);

          g_strdelimit (snippet, "\n", ' ');
          ent_tool_page_text (page, 2, snippet);
        }
    }
  ent_tool_page_finish (page);
}

EntToolStatus
ent_tool_search (EntTool  *self,
                 char    **arguments)
{
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &limit, N_("Print at most so many (50)"), N_("NUMBER") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "search WORDS…",
                                           _("Searches cases, events, actors, documents, sources, stories and notes; "
                                             "every word must be found. Case and diacritics do not matter. Ends with 1 "
                                             "if nothing is found."),
                                           entries, 1, G_MAXUINT);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  words = g_strjoinv (" ", operands);
  if (!g_utf8_validate (words, -1, NULL))
    {
      ent_tool_error (_("the words are not UTF-8"));
      return ENT_TOOL_USAGE;
    }
  if (limit < 1 || limit > MAX_LIMIT)
    {
      ent_tool_error (_("the limit should be from 1 to %d"), MAX_LIMIT);
      return ENT_TOOL_USAGE;
    }

  store = ent_tool_open (self);
  if (store == NULL)
    return ENT_TOOL_FAILED;
  hits = ent_store_search (store, words, limit, NULL, &error);
  if (hits == NULL)
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }

  if (self->json)
    print_json (hits);
  else if (hits->len == 0)
    ent_tool_error (_("nothing was found for “%s”"), words);
  else
    print_page (hits);
  return hits->len > 0 ? ENT_TOOL_OK : ENT_TOOL_FAILED;
}
