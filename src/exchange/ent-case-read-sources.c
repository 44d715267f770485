/* Sources: items of CSL-JSON. */

#include "config.h"

#include "ent-case-reader-private.h"

#include <glib/gi18n-lib.h>

#define MAX_SOURCES 10000
#define MAX_NAMES   100
#define MAX_LINE    2000

static void
read_name (EntJson  *json,
           JsonNode *node,
           gpointer  data)
{
  static const EntJsonMember person[] = { { "family", TRUE }, { "given", FALSE }, { NULL, FALSE } };
  static const EntJsonMember institution[] = { { "literal", TRUE }, { NULL, FALSE } };
  GPtrArray *names = data;
  gboolean literal = JSON_NODE_HOLDS_OBJECT (node)
                     && json_object_has_member (json_node_get_object (node), "literal");
  JsonObject *object = ent_json_object (json, node, literal ? institution : person);

  if (object == NULL)
    return;
  if (literal)
    {
      g_autofree char *words = ent_json_string (json, object, "literal", MAX_LINE);

      if (words != NULL)
        g_ptr_array_add (names, ent_name_new_literal (words));
    }
  else
    {
      g_autofree char *family = ent_json_string (json, object, "family", MAX_LINE);
      g_autofree char *given = ent_json_string (json, object, "given", MAX_LINE);

      if (family != NULL)
        g_ptr_array_add (names, ent_name_new (family, given));
    }
}

/* A year, a month or a day of a date, whichever is next. */
static void
read_date_part (EntJson  *json,
                JsonNode *node,
                gpointer  data)
{
  static const int least[] = { -1000000, 1, 1 };
  static const int most[] = { 1000000, 12, 31 };
  EntSourceDate *date = data;
  int which = date->n_dates - 1;
  int part = date->n_parts[which];

  if (ent_json_node_integer (json, node, least[part], most[part], &date->parts[which][part]))
    date->n_parts[which]++;
}

static void
read_date_parts (EntJson  *json,
                 JsonNode *node,
                 gpointer  data)
{
  EntSourceDate *date = data;

  date->n_dates++;
  ent_json_node_each (json, node, 1, 3, read_date_part, date);
}

static void
read_csl_date (EntJson       *json,
               JsonObject    *source,
               const char    *name,
               EntSourceDate *date)
{
  static const EntJsonMember counted[] = { { "date-parts", TRUE }, { "circa", FALSE }, { NULL, FALSE } };
  static const EntJsonMember worded[] = { { "literal", TRUE }, { NULL, FALSE } };
  JsonNode *node = json_object_get_member (source, name);
  gboolean literal;
  JsonObject *object;
  gsize mark;

  if (node == NULL)
    return;

  mark = ent_json_enter (json, name);
  literal = JSON_NODE_HOLDS_OBJECT (node) && json_object_has_member (json_node_get_object (node), "literal");
  object = ent_json_object (json, node, literal ? worded : counted);
  if (object != NULL && literal)
    {
      date->literal = ent_json_string (json, object, "literal", MAX_LINE);
    }
  else if (object != NULL)
    {
      ent_json_each (json, object, "date-parts", 1, 2, read_date_parts, date);
      ent_json_boolean (json, object, "circa", &date->circa);
    }
  ent_json_leave (json, mark);
}

static const char * const source_types[] = {
  "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
  "collection", "dataset", "document", "entry", "entry-encyclopedia", "hearing", "interview", "legal_case",
  "legislation", "manuscript", "map", "motion_picture", "paper-conference", "personal_communication", "post",
  "regulation", "report", "review", "speech", "thesis", "treaty", "webpage", NULL
};

static const EntJsonMember source_members[] = {
  { "id", TRUE }, { "type", TRUE }, { "author", FALSE }, { "editor", FALSE }, { "title", TRUE },
  { "title-short", FALSE }, { "container-title", FALSE }, { "collection-title", FALSE }, { "publisher", FALSE },
  { "publisher-place", FALSE }, { "issued", FALSE }, { "accessed", FALSE }, { "volume", FALSE },
  { "issue", FALSE }, { "number", FALSE }, { "page", FALSE }, { "edition", FALSE }, { "archive", FALSE },
  { "archive_location", FALSE }, { "language", FALSE }, { "license", FALSE }, { "note", FALSE },
  { "DOI", FALSE }, { "ISBN", FALSE }, { "URL", FALSE }, { NULL, FALSE }
};

static void
read_source (EntJson  *json,
             JsonNode *node,
             gpointer  data)
{
  EntCaseReader *self = data;
  JsonObject *object = ent_json_object (json, node, source_members);
  g_autofree char *id = NULL;
  const char *type;
  EntSource *source;

  if (object == NULL)
    return;
  id = ent_case_reader_need_id (self, object, "id");
  type = ent_json_word (json, object, "type", source_types);
  source = ent_source_new (id, type != NULL ? type : "document", "?");
  ent_json_each (json, object, "author", 1, MAX_NAMES, read_name, source->authors);
  ent_json_each (json, object, "editor", 1, MAX_NAMES, read_name, source->editors);
  read_csl_date (json, object, "issued", &source->issued);
  read_csl_date (json, object, "accessed", &source->accessed);
  for (int field = 0; field < ENT_N_SOURCE_FIELDS; field++)
    {
      const char *name = ent_source_field_to_word ((EntSourceField) field);

      g_free (source->fields[field]);
      source->fields[field] = field == ENT_SOURCE_URL ? ent_json_url (json, object, name)
                                                      : ent_json_string (json, object, name, MAX_LINE);
    }
  g_ptr_array_add (self->item->sources, source);
}

void
ent_case_reader_sources (EntCaseReader *self,
                         JsonObject    *object)
{
  ent_json_each (self->json, object, "sources", 0, MAX_SOURCES, read_source, self);
}
