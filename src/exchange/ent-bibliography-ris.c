/* RIS: lines of a tag, two spaces, a hyphen, a space and a value, ended by CR LF, from "TY" to "ER".
 * Types and tags are those that the format was given in 2011, as far as readers agree on them. */

#include "config.h"

#include "ent-bibliography-private.h"

#include <string.h>

static const struct
{
  const char *type;
  const char *ris;
} types[] = {
  { "article", "JOUR" }, { "article-journal", "JOUR" }, { "article-magazine", "MGZN" },
  { "article-newspaper", "NEWS" }, { "bill", "BILL" }, { "book", "BOOK" }, { "broadcast", "VIDEO" },
  { "chapter", "CHAP" }, { "dataset", "DATA" }, { "entry", "CHAP" }, { "entry-encyclopedia", "ENCYC" },
  { "hearing", "HEAR" }, { "interview", "PCOMM" }, { "legal_case", "CASE" }, { "legislation", "STAT" },
  { "manuscript", "UNPB" }, { "map", "MAP" }, { "motion_picture", "MPCT" }, { "paper-conference", "CPAPER" },
  { "personal_communication", "PCOMM" }, { "post", "BLOG" }, { "regulation", "LEGAL" }, { "report", "RPRT" },
  { "review", "JOUR" }, { "thesis", "THES" }, { "webpage", "ELEC" },
};

static const char *
get_type (const EntSource *source)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].type, source->type) == 0)
      return types[i].ris;
  /* Treaties, documents, speeches and collections have none. */
  return "GEN";
}

/* On one line, whatever it holds. */
static void
append_tag (GString    *out,
            const char *tag,
            const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (out, "%s  - ", tag);
  for (const char *at = value; *at != '\0'; at++)
    g_string_append_c (out, (guchar) *at < ' ' ? ' ' : *at);
  g_string_append (out, "\r\n");
}

/* "Quandt, William B."  What stands before the first comma is the family name; with nothing after it, it is all of the
 * name: an institution, which thus has no other comma. */
static void
append_names (GString         *out,
              const char      *tag,
              const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const EntName *name = names->pdata[i];
      g_autoptr(GString) words = g_string_new (name->family != NULL ? name->family : name->literal);

      g_string_replace (words, ", ", " – ", 0);
      g_string_append_c (words, ',');
      if (name->family != NULL && name->given != NULL)
        g_string_append_printf (words, " %s", name->given);
      append_tag (out, tag, words->str);
    }
}

/* "1979/03/26/", "1979///"; of what lasted from one to another, the first. @year: of it alone, too */
static void
append_date (GString             *out,
             const char          *tag,
             const EntSourceDate *date,
             gboolean             year)
{
  g_autoptr(GString) value = g_string_new (NULL);

  if (date->n_dates == 0)
    {
      append_tag (out, tag, date->literal);
      return;
    }
  g_string_printf (value, "%04d", date->parts[0][0]);
  if (year)
    append_tag (out, "PY", value->str);
  for (int i = 1; i < 3; i++)
    if (i < date->n_parts[0])
      g_string_append_printf (value, "/%02d", date->parts[0][i]);
    else
      g_string_append_c (value, '/');
  g_string_append_c (value, '/');
  if (date->n_dates == 2)
    g_string_append_printf (value, "to %d", date->parts[1][0]);
  append_tag (out, tag, value->str);
}

static void
append_pages (GString    *out,
              const char *page)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (page == NULL)
    return;
  if (!ent_bibliography_split_pages (page, &first, &last))
    {
      append_tag (out, "SP", page);
      return;
    }
  append_tag (out, "SP", first);
  append_tag (out, "EP", last);
}

/* Of a book: its title has a tag of its own, which more readers know than the later "T2". */
static gboolean
is_part (const char *type)
{
  return g_str_equal (type, "CHAP") || g_str_equal (type, "CPAPER") || g_str_equal (type, "ENCYC");
}

static void
append_source (GString         *out,
               const EntSource *source)
{
  char * const *fields = source->fields;
  const char *type = get_type (source);

  append_tag (out, "TY", type);
  append_names (out, "AU", source->authors);
  append_names (out, "ED", source->editors);
  append_tag (out, "TI", fields[ENT_SOURCE_TITLE]);
  append_tag (out, "ST", fields[ENT_SOURCE_TITLE_SHORT]);
  append_tag (out, is_part (type) ? "BT" : "T2", fields[ENT_SOURCE_CONTAINER_TITLE]);
  append_tag (out, "T3", fields[ENT_SOURCE_COLLECTION_TITLE]);
  append_tag (out, "PB", fields[ENT_SOURCE_PUBLISHER]);
  append_tag (out, "CY", fields[ENT_SOURCE_PUBLISHER_PLACE]);
  append_date (out, "DA", &source->issued, TRUE);
  append_tag (out, "VL", fields[ENT_SOURCE_VOLUME]);
  append_tag (out, "IS", fields[ENT_SOURCE_ISSUE]);
  append_tag (out, "M1", fields[ENT_SOURCE_NUMBER]);
  append_pages (out, fields[ENT_SOURCE_PAGE]);
  append_tag (out, "ET", fields[ENT_SOURCE_EDITION]);
  append_tag (out, "DB", fields[ENT_SOURCE_ARCHIVE]);
  append_tag (out, "AV", fields[ENT_SOURCE_ARCHIVE_LOCATION]);
  append_tag (out, "LA", fields[ENT_SOURCE_LANGUAGE]);
  append_tag (out, "N1", fields[ENT_SOURCE_NOTE]);
  append_tag (out, "DO", fields[ENT_SOURCE_DOI]);
  append_tag (out, "SN", fields[ENT_SOURCE_ISBN]);
  append_tag (out, "UR", fields[ENT_SOURCE_URL]);
  append_date (out, "Y2", &source->accessed, FALSE);
  g_string_append (out, "ER  - \r\n");
}

char *
ent_bibliography_to_ris (GPtrArray *sources)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      if (i > 0)
        g_string_append (out, "\r\n");
      append_source (out, sources->pdata[i]);
    }
  if (out->len == 0)
    g_string_append (out, "\r\n");
  return g_string_free (out, FALSE);
}
