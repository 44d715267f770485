/* BibTeX, in UTF-8, for biber and for reference managers.
 *
 * Types are those that BibTeX and biblatex both know, and "online".  The day of what has one is in "date", which is
 * biblatex's; the year stands in "year" too, for what does not read that. */

#include "config.h"

#include "ent-bibliography-private.h"

#include <string.h>

static const struct
{
  const char *type;
  const char *bibtex;
} types[] = {
  { "article", "article" }, { "article-journal", "article" }, { "article-magazine", "article" },
  { "article-newspaper", "article" }, { "book", "book" }, { "chapter", "incollection" }, { "entry", "incollection" },
  { "entry-encyclopedia", "incollection" }, { "manuscript", "unpublished" }, { "paper-conference", "inproceedings" },
  { "post", "online" }, { "report", "techreport" }, { "review", "article" }, { "thesis", "phdthesis" },
  { "webpage", "online" },
};

static const char *
get_type (const EntSource *source)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].type, source->type) == 0)
      {
        /* What has no name of its paper is no article to BibTeX. */
        if (strcmp (types[i].bibtex, "article") == 0 && source->fields[ENT_SOURCE_CONTAINER_TITLE] == NULL)
          break;
        return types[i].bibtex;
      }
  return "misc";
}

static gboolean
is_balanced (const char *words)
{
  int depth = 0;

  for (const char *at = words; *at != '\0' && depth >= 0; at++)
    depth += (*at == '{') - (*at == '}');
  return depth == 0;
}

/* Braces are counted by who reads them, with a backslash before them or not, so that those that do not match need a
 * name, which not everybody knows. */
static void
append_escaped (GString    *out,
                const char *words)
{
  gboolean balanced = is_balanced (words);

  for (const char *at = words; *at != '\0'; at++)
    switch (*at)
      {
      case '\\':
        g_string_append (out, "\\textbackslash{}");
        break;
      case '{':
        g_string_append (out, balanced ? "\\{" : "\\textbraceleft{}");
        break;
      case '}':
        g_string_append (out, balanced ? "\\}" : "\\textbraceright{}");
        break;
      case '^':
        g_string_append (out, "\\textasciicircum{}");
        break;
      case '~':
        g_string_append (out, "\\textasciitilde{}");
        break;
      case '%':
      case '&':
      case '#':
      case '$':
      case '_':
        g_string_append_printf (out, "\\%c", *at);
        break;
      default:
        g_string_append_c (out, (guchar) *at < ' ' ? ' ' : *at);
        break;
      }
}

static void
append_field (GString    *out,
              const char *name,
              const char *words)
{
  if (words == NULL || *words == '\0')
    return;

  g_string_append_printf (out, ",\n  %s = {", name);
  append_escaped (out, words);
  g_string_append_c (out, '}');
}

/* As it is: the second braces keep its capitals, which styles would take from it. */
static void
append_title (GString    *out,
              const char *name,
              const char *words)
{
  if (words == NULL || *words == '\0')
    return;

  g_string_append_printf (out, ",\n  %s = {{", name);
  append_escaped (out, words);
  g_string_append (out, "}}");
}

/* Addresses are read letter by letter, so nothing in them is escaped for TeX. */
static void
append_verbatim (GString    *out,
                 const char *name,
                 const char *words)
{
  if (words == NULL || *words == '\0')
    return;

  g_string_append_printf (out, ",\n  %s = {", name);
  for (const char *at = words; *at != '\0'; at++)
    if ((guchar) *at <= ' ' || strchr ("{}\\", *at) != NULL)
      g_string_append_printf (out, "%%%02X", (guchar) *at);
    else
      g_string_append_c (out, *at);
  g_string_append_c (out, '}');
}

/* "Quandt, William B. and {The White House}": braces keep what is one word together. */
static void
append_names (GString         *out,
              const char      *field,
              const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const EntName *name = names->pdata[i];
      const char *words = name->family != NULL ? name->family : name->literal;
      gboolean whole = name->family == NULL || strchr (words, ',') != NULL || strstr (words, " and ") != NULL;

      g_string_append_printf (out, i == 0 ? ",\n  %s = {" : " and ", field);
      g_string_append (out, whole ? "{" : "");
      append_escaped (out, words);
      g_string_append (out, whole ? "}" : "");
      if (name->family != NULL && name->given != NULL)
        {
          g_string_append (out, ", ");
          append_escaped (out, name->given);
        }
    }
  if (names->len > 0)
    g_string_append_c (out, '}');
}

static void
append_iso (GString             *out,
            const EntSourceDate *date,
            int                  which)
{
  g_string_append_printf (out, date->parts[which][0] < 0 ? "-%04d" : "%04d", ABS (date->parts[which][0]));
  for (int i = 1; i < date->n_parts[which]; i++)
    g_string_append_printf (out, "-%02d", date->parts[which][i]);
}

static void
append_issued (GString             *out,
               const EntSourceDate *date)
{
  g_autoptr(GString) iso = g_string_new (NULL);
  g_autofree char *year = NULL;

  if (date->n_dates == 0)
    {
      append_field (out, "year", date->literal);
      return;
    }
  if (date->n_parts[0] > 1 || date->n_dates > 1 || date->circa)
    {
      append_iso (iso, date, 0);
      if (date->n_dates > 1)
        {
          g_string_append_c (iso, '/');
          append_iso (iso, date, 1);
        }
      /* Not escaped: biblatex reads "~" as "about". */
      g_string_append_printf (out, ",\n  date = {%s%s}", iso->str, date->circa ? "~" : "");
    }
  year = g_strdup_printf ("%d", date->parts[0][0]);
  append_field (out, "year", year);
}

static void
append_pages (GString    *out,
              const char *page)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *range = NULL;

  if (page == NULL)
    return;
  if (!ent_bibliography_split_pages (page, &first, &last))
    {
      append_field (out, "pages", page);
      return;
    }
  range = last != NULL ? g_strdup_printf ("%s--%s", first, last) : g_strdup (first);
  append_field (out, "pages", range);
}

/* Where it stands, of what is part of something: each type has its own name for it. */
static void
append_container (GString         *out,
                  const EntSource *source,
                  const char      *type)
{
  const char *container = source->fields[ENT_SOURCE_CONTAINER_TITLE];

  if (g_str_equal (type, "article"))
    append_title (out, "journal", container);
  else if (g_str_equal (type, "incollection") || g_str_equal (type, "inproceedings"))
    append_title (out, "booktitle", container);
  else
    append_title (out, "howpublished", container);
  append_title (out, "series", source->fields[ENT_SOURCE_COLLECTION_TITLE]);
}

static void
append_publisher (GString         *out,
                  const EntSource *source,
                  const char      *type)
{
  const char *publisher = source->fields[ENT_SOURCE_PUBLISHER];

  if (g_str_equal (type, "techreport"))
    append_field (out, "institution", publisher);
  else if (g_str_equal (type, "phdthesis"))
    append_field (out, "school", publisher);
  else if (g_str_equal (type, "online") || g_str_equal (type, "misc"))
    append_field (out, "organization", publisher);
  else
    append_field (out, "publisher", publisher);
  append_field (out, "address", source->fields[ENT_SOURCE_PUBLISHER_PLACE]);
}

static void
append_numbers (GString         *out,
                const EntSource *source)
{
  const char *issue = source->fields[ENT_SOURCE_ISSUE], *number = source->fields[ENT_SOURCE_NUMBER];
  g_autofree char *both = issue != NULL && number != NULL ? g_strdup_printf ("%s, %s", issue, number) : NULL;

  append_field (out, "volume", source->fields[ENT_SOURCE_VOLUME]);
  append_field (out, "number", both != NULL ? both : issue != NULL ? issue : number);
  append_pages (out, source->fields[ENT_SOURCE_PAGE]);
  append_field (out, "edition", source->fields[ENT_SOURCE_EDITION]);
}

static void
append_place (GString         *out,
              const EntSource *source)
{
  const char *archive = source->fields[ENT_SOURCE_ARCHIVE], *location = source->fields[ENT_SOURCE_ARCHIVE_LOCATION];
  g_autofree char *both = archive != NULL && location != NULL ? g_strdup_printf ("%s, %s", archive, location) : NULL;

  append_field (out, "library", both != NULL ? both : archive != NULL ? archive : location);
}

static void
append_source (GString         *out,
               const EntSource *source,
               const char      *key)
{
  char * const *fields = source->fields;
  const char *type = get_type (source);

  g_string_append_printf (out, "@%s{%s", type, key);
  append_names (out, "author", source->authors);
  append_names (out, "editor", source->editors);
  append_title (out, "title", fields[ENT_SOURCE_TITLE]);
  append_title (out, "shorttitle", fields[ENT_SOURCE_TITLE_SHORT]);
  append_container (out, source, type);
  append_publisher (out, source, type);
  append_issued (out, &source->issued);
  append_numbers (out, source);
  append_place (out, source);
  append_field (out, "language", fields[ENT_SOURCE_LANGUAGE]);
  append_field (out, "copyright", fields[ENT_SOURCE_LICENSE]);
  append_verbatim (out, "doi", fields[ENT_SOURCE_DOI]);
  append_field (out, "isbn", fields[ENT_SOURCE_ISBN]);
  append_verbatim (out, "url", fields[ENT_SOURCE_URL]);
  if (source->accessed.n_dates > 0)
    {
      g_string_append (out, ",\n  urldate = {");
      append_iso (out, &source->accessed, 0);
      g_string_append_c (out, '}');
    }
  append_field (out, "note", fields[ENT_SOURCE_NOTE]);
  g_string_append (out, "\n}\n");
}

char *
ent_bibliography_to_bibtex (GPtrArray *sources,
                            GPtrArray *keys)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_source (out, sources->pdata[i], keys->pdata[i]);
    }
  if (out->len == 0)
    g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
