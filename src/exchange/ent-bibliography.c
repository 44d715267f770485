#include "config.h"

#include "ent-bibliography-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-source-json.h"

static const char * const suffixes[] = { ".txt", ".bib", ".ris", ".json" };

static const char * const labels[] = {
  N_("Bibliography (Chicago)"),
  N_("BibTeX"),
  N_("RIS"),
  N_("CSL-JSON"),
};

const char *
ent_bibliography_get_suffix (EntBibliographyFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (suffixes), NULL);

  return suffixes[format];
}

const char *
ent_bibliography_get_label (EntBibliographyFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (labels), NULL);

  return _(labels[format]);
}

gboolean
ent_bibliography_split_pages (const char  *page,
                              char       **first,
                              char       **last)
{
  gsize n = strspn (page, "0123456789"), dash, rest;

  dash = g_str_has_prefix (page + n, "–") ? strlen ("–") : page[n] == '-' ? 1 : 0;
  rest = dash > 0 ? strspn (page + n + dash, "0123456789") : 0;
  if (n == 0 || page[n + dash + rest] != '\0' || (dash > 0 && rest == 0))
    return FALSE;
  *first = g_strndup (page, n);
  *last = dash > 0 ? g_strdup (page + n + dash) : NULL;
  return TRUE;
}

/* Keys */

/* "quandt1986": what people who write with BibTeX expect. What no person wrote keeps its id. (transfer full) */
static char *
dup_author_key (const EntSource *source)
{
  GPtrArray *names = source->authors->len > 0 ? source->authors : source->editors;
  const EntName *name = names->len > 0 ? names->pdata[0] : NULL;
  g_autofree char *ascii = NULL;
  GString *key;

  if (name == NULL || name->family == NULL || source->issued.n_dates == 0 || source->issued.parts[0][0] <= 0)
    return g_strdup (source->id);
  ascii = g_str_to_ascii (name->family, "C");
  key = g_string_new (NULL);
  for (const char *at = ascii; *at != '\0'; at++)
    if (g_ascii_isalpha (*at))
      g_string_append_c (key, g_ascii_tolower (*at));
  if (key->len == 0)
    g_string_append (key, source->id);
  else
    g_string_append_printf (key, "%d", source->issued.parts[0][0]);
  return g_string_free (key, FALSE);
}

/* The first with a key keeps it; the next are "quandt1986b", "quandt1986c"; past "z" numbers. */
static char *
dup_free_key (GHashTable *taken,
              const char *key)
{
  char *other;

  for (guint i = 0;; i++)
    {
      if (i == 0)
        other = g_strdup (key);
      else if (i < 26)
        other = g_strdup_printf ("%s%c", key, 'a' + (int) i);
      else
        other = g_strdup_printf ("%s-%u", key, i + 1);
      if (g_hash_table_add (taken, other))
        return g_strdup (other);
    }
}

static GPtrArray *
list_keys (GPtrArray *sources,
           gboolean   of_authors)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sources->len; i++)
    {
      const EntSource *source = sources->pdata[i];
      g_autofree char *key = of_authors ? dup_author_key (source) : g_strdup (source->id);

      g_ptr_array_add (keys, dup_free_key (taken, key));
    }
  return keys;
}

/* Formats */

char *
ent_bibliography_to_csl_json (GPtrArray *sources,
                              GPtrArray *keys)
{
  EntJsonWriter *writer = ent_json_writer_new ("en");

  ent_json_writer_open (writer, NULL, '[');
  for (guint i = 0; i < sources->len; i++)
    ent_source_write_json (writer, sources->pdata[i], keys->pdata[i]);
  ent_json_writer_close (writer, ']');
  return ent_json_writer_finish (writer, NULL);
}

typedef struct
{
  char *key;
  char *words;
} Line;

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->key);
  g_free (line->words);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : strcmp (first->words, second->words);
}

/* By its letters: quotation marks before a title are none. */
static char *
dup_letters_key (const char *words)
{
  g_autoptr(GString) letters = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c) || g_unichar_isspace (c) || g_unichar_ismark (c))
        g_string_append_unichar (letters, c);
    }
  folded = g_utf8_casefold (letters->str, -1);
  return g_utf8_collate_key (folded, -1);
}

/* What somebody wrote alone stands before what they wrote with others. */
static char *
dup_sort_key (const EntSource *source,
              const char      *entry)
{
  GPtrArray *names = source->authors->len > 0 ? source->authors : source->editors;
  const EntName *name = names->len > 0 ? names->pdata[0] : NULL;
  g_autofree char *first = NULL;
  g_autofree char *first_key = NULL;
  g_autofree char *all_key = dup_letters_key (entry);

  if (name == NULL)
    return g_steal_pointer (&all_key);
  first = g_strjoin (" ", name->family != NULL ? name->family : name->literal, name->given, NULL);
  first_key = dup_letters_key (first);
  return g_strconcat (first_key, "\001", names->len > 1 ? "1" : "0", all_key, NULL);
}

char *
ent_bibliography_dup_sort_key (const EntSource *source)
{
  g_autofree char *entry = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  entry = ent_bibliography_dup_plain (source);
  return dup_sort_key (source, entry);
}

static char *
to_chicago (GPtrArray *sources)
{
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  GString *out = g_string_new (NULL);

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < sources->len; i++)
    {
      Line line = { .words = ent_bibliography_dup_plain (sources->pdata[i]) };

      line.key = dup_sort_key (sources->pdata[i], line.words);
      g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s\n", g_array_index (lines, Line, i).words);
  if (out->len == 0)
    g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

char *
ent_bibliography_write (GPtrArray             *sources,
                        EntBibliographyFormat  format)
{
  g_autoptr(GPtrArray) keys = NULL;

  g_return_val_if_fail (sources != NULL, NULL);

  switch (format)
    {
    case ENT_BIBLIOGRAPHY_BIBTEX:
      keys = list_keys (sources, TRUE);
      return ent_bibliography_to_bibtex (sources, keys);
    case ENT_BIBLIOGRAPHY_RIS:
      return ent_bibliography_to_ris (sources);
    case ENT_BIBLIOGRAPHY_CSL_JSON:
      keys = list_keys (sources, FALSE);
      return ent_bibliography_to_csl_json (sources, keys);
    case ENT_BIBLIOGRAPHY_CHICAGO:
    default:
      return to_chicago (sources);
    }
}
