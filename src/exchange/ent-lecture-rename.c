/* Cases have the ids that a library gave them: what two feeds call the same, one library knows as "us-vietnam" and
 * "us-vietnam@demo", and another the other way round.  A slide names them in its target and in the links of its
 * words. */

#include "config.h"

#include "ent-lecture-rename.h"

#include <string.h>

#include "ent-view-spec.h"

/* As it is called now, or as before. */
static const char *
get_name (GHashTable *names,
          const char *id)
{
  const char *name = id != NULL ? g_hash_table_lookup (names, id) : NULL;

  return name != NULL ? name : id;
}

static void
rename_id (GHashTable  *names,
           char       **id)
{
  char *name = g_strdup (get_name (names, *id));

  g_free (*id);
  *id = name;
}

/* "event:us-vietnam/embargo-lifted" and the like, wherever they stand. */
static gboolean
rename_cb (const GMatchInfo *match,
           GString          *result,
           gpointer          data)
{
  g_autofree char *scheme = g_match_info_fetch (match, 1);
  g_autofree char *id = g_match_info_fetch (match, 2);

  g_string_append_printf (result, "%s:%s/", scheme, get_name (data, id));
  return FALSE;
}

static void
rename_links (GHashTable  *names,
              char       **words)
{
  g_autoptr(GRegex) links = NULL;
  char *renamed;

  if (*words == NULL)
    return;
  links = g_regex_new ("\\b(events?|document|question|source|factor):([a-z0-9-]+(?:@[a-z0-9-]+)?)/", 0, 0, NULL);
  renamed = g_regex_replace_eval (links, *words, -1, 0, 0, rename_cb, names, NULL);
  if (renamed == NULL)
    return;
  g_free (*words);
  *words = renamed;
}

static char *
rename_view (GHashTable *names,
             const char *link)
{
  g_autoptr(EntViewSpec) spec = ent_view_spec_parse (link, NULL);
  char *slash;

  if (spec == NULL)
    return g_strdup (link);
  for (guint i = 0; i < spec->case_ids->len; i++)
    rename_id (names, (char **) &spec->case_ids->pdata[i]);
  /* In a comparison an event is named with its case. */
  slash = spec->selected != NULL ? strchr (spec->selected, '/') : NULL;
  if (slash != NULL)
    {
      g_autofree char *id = g_strndup (spec->selected, (gsize) (slash - spec->selected));
      char *selected = g_strconcat (get_name (names, id), slash, NULL);

      g_free (spec->selected);
      spec->selected = selected;
    }
  return ent_view_spec_to_link (spec);
}

/* "cases=us-vietnam,us-vietnam%40demo" */
static void
append_list (GString    *text,
             GHashTable *names,
             const char *list)
{
  g_auto(GStrv) items = g_strsplit (list, ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *id = g_uri_unescape_string (items[i], NULL);

      g_string_append (text, i > 0 ? "," : "");
      g_string_append_uri_escaped (text, id != NULL ? get_name (names, id) : items[i], NULL, TRUE);
    }
}

static char *
rename_matrix (GHashTable *names,
               const char *target)
{
  static const char * const keys[] = { "cases=", "row-case=" };
  gsize head = strcspn (target, "?");
  g_auto(GStrv) parts = NULL;
  GString *text;

  if (target[head] == '\0')
    return g_strdup (target);
  text = g_string_new_len (target, (gssize) head + 1);
  parts = g_strsplit (target + head + 1, "&", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize key = 0;

      g_string_append (text, i > 0 ? "&" : "");
      for (gsize j = 0; j < G_N_ELEMENTS (keys); j++)
        if (g_str_has_prefix (parts[i], keys[j]))
          key = strlen (keys[j]);
      g_string_append_len (text, parts[i], (gssize) key);
      if (key > 0)
        append_list (text, names, parts[i] + key);
      else
        g_string_append (text, parts[i]);
    }
  return g_string_free (text, FALSE);
}

static void
rename_target (EntSlide   *slide,
               GHashTable *names)
{
  char *target;

  if (slide->target_id == NULL)
    return;
  if (ent_view_spec_is_link (slide->target_id))
    target = rename_view (names, slide->target_id);
  else if (g_str_has_prefix (slide->target_id, "factors:"))
    target = rename_matrix (names, slide->target_id);
  else
    {
      rename_links (names, &slide->target_id);
      return;
    }
  g_free (slide->target_id);
  slide->target_id = target;
}

void
ent_lecture_rename_cases (EntSlide   *slide,
                          GHashTable *names)
{
  if (g_hash_table_size (names) == 0)
    return;

  rename_id (names, &slide->case_id);
  rename_target (slide, names);
  rename_links (names, &slide->body);
  rename_links (names, &slide->notes);
  rename_links (names, &slide->made_body);
  for (guint i = 0; i < slide->cases->len; i++)
    rename_id (names, &((EntSlideCase *) slide->cases->pdata[i])->case_id);
}
