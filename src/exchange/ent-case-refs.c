/* References between the records of a case file. */

#include "config.h"

#include "ent-case-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-id-hash.h"

#define MAX_IDS     1000
#define MAX_PARTIES 12
#define MAX_CITES   100
#define MAX_LOCATOR 200
/* In a longer list of ids no similar one is looked for: it would take too long. */
#define MAX_SUGGESTIONS 500

/* What an unknown id is told as; each a whole sentence. */
static char *
dup_no_such (EntIdKind   kind,
             const char *quoted)
{
  switch (kind)
    {
    case ENT_ID_ACTOR:
      return g_strdup_printf (_("there is no actor %s in this file"), quoted);
    case ENT_ID_PHASE:
      return g_strdup_printf (_("there is no phase %s in this file"), quoted);
    case ENT_ID_EVENT:
      return g_strdup_printf (_("there is no event %s in this file"), quoted);
    case ENT_ID_STORY:
      return g_strdup_printf (_("there is no story section %s in this file"), quoted);
    case ENT_ID_DOCUMENT:
      return g_strdup_printf (_("there is no document %s in this file"), quoted);
    case ENT_ID_LECTURE:
      return g_strdup_printf (_("there is no lecture %s in this file"), quoted);
    case ENT_ID_SOURCE:
      return g_strdup_printf (_("there is no source %s in this file"), quoted);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
suggest (EntJson    *json,
         const char *no_such,
         const char *id,
         const char *nearest)
{
  if (nearest != NULL && ent_json_distance (id, nearest) <= MAX (1, strlen (id) / 3))
    /* Translators: a sentence ("there is no event “x” in this file"), then a similar id. */
    ent_json_fault (json, _("%s: did you mean “%s”?"), no_such, nearest);
  else
    /* Translators: a sentence: "there is no event “x” in this file". */
    ent_json_fault (json, _("%s: add it, or correct the id"), no_such);
}

static const char *
nearest_id (EntJson    *json,
            GHashTable *ids,
            const char *id)
{
  const char *nearest = NULL;
  guint least = G_MAXUINT;
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (ids) > MAX_SUGGESTIONS || ent_json_is_full (json))
    return NULL;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint d = ent_json_distance (id, key);

      /* Of two that are as near the first in the alphabet, so that the message is always the same. */
      if (d < least || (d == least && nearest != NULL && strcmp (key, nearest) < 0))
        {
          least = d;
          nearest = key;
        }
    }
  return nearest;
}

gboolean
ent_case_reader_check_id (EntCaseReader *self,
                          EntIdKind      kind,
                          const char    *id)
{
  gpointer known;
  g_autofree char *quoted = NULL;
  g_autofree char *no_such = NULL;

  if (g_hash_table_lookup_extended (self->ids[kind], id, &known, NULL))
    {
      if (kind == ENT_ID_SOURCE)
        g_hash_table_add (self->cited, known);
      return TRUE;
    }

  quoted = ent_json_quote (id);
  no_such = dup_no_such (kind, quoted);
  suggest (self->json, no_such, id, nearest_id (self->json, self->ids[kind], id));
  return FALSE;
}

gboolean
ent_case_reader_check_factor (EntCaseReader *self,
                              const char    *id)
{
  const char *nearest = NULL;
  guint least = G_MAXUINT;
  g_autofree char *quoted = NULL;
  g_autofree char *no_such = NULL;

  if (self->codebook == NULL || ent_codebook_find_factor (self->codebook, id) != NULL)
    return TRUE;

  for (guint i = 0; i < self->codebook->factors->len; i++)
    {
      const EntFactor *factor = g_ptr_array_index (self->codebook->factors, i);
      guint d = ent_json_distance (id, factor->id);

      if (d < least)
        {
          least = d;
          nearest = factor->id;
        }
    }
  quoted = ent_json_quote (id);
  no_such = g_strdup_printf (_("there is no factor %s in the codebook"), quoted);
  suggest (self->json, no_such, id, nearest);
  return FALSE;
}

char *
ent_case_reader_reference (EntCaseReader *self,
                           JsonObject    *object,
                           const char    *name,
                           EntIdKind      kind)
{
  char *id = ent_json_id (self->json, object, name);

  if (id != NULL)
    {
      gsize mark = ent_json_enter (self->json, name);

      ent_case_reader_check_id (self, kind, id);
      ent_json_leave (self->json, mark);
    }
  return id;
}

typedef struct
{
  EntCaseReader *reader;
  int            kind;  /* EntIdKind, or −1 for factors */
  GPtrArray     *ids;
  GHashTable    *seen;
} IdList;

static void
read_listed_id (EntJson  *json,
                JsonNode *node,
                gpointer  data)
{
  IdList *list = data;
  const char *id = ent_json_node_id (json, node);

  if (id == NULL)
    return;
  if (!g_hash_table_add (list->seen, (gpointer) id))
    {
      ent_json_fault (json, _("“%s” is listed a second time: remove it"), id);
      return;
    }
  if (list->kind < 0)
    ent_case_reader_check_factor (list->reader, id);
  else
    ent_case_reader_check_id (list->reader, (EntIdKind) list->kind, id);
  g_ptr_array_add (list->ids, g_strdup (id));
}

static void
read_ids (EntCaseReader *self,
          JsonObject    *object,
          const char    *name,
          int            kind,
          guint          min,
          guint          max,
          GPtrArray     *ids)
{
  g_autoptr(GHashTable) seen = NULL;
  IdList list = { self, kind, ids, NULL };

  if (!json_object_has_member (object, name))
    return;
  seen = g_hash_table_new (ent_id_hash, g_str_equal);
  list.seen = seen;
  ent_json_each (self->json, object, name, min, max, read_listed_id, &list);
}

void
ent_case_reader_references (EntCaseReader *self,
                            JsonObject    *object,
                            const char    *name,
                            EntIdKind      kind,
                            GPtrArray     *ids)
{
  read_ids (self, object, name, (int) kind, 0, MAX_IDS, ids);
}

void
ent_case_reader_factors (EntCaseReader *self,
                         JsonObject    *object,
                         const char    *name,
                         GPtrArray     *ids)
{
  read_ids (self, object, name, -1, 0, MAX_IDS, ids);
}

void
ent_case_reader_parties (EntCaseReader *self,
                         JsonObject    *object)
{
  read_ids (self, object, "parties", ENT_ID_ACTOR, 1, MAX_PARTIES, self->item->parties);
}

typedef struct
{
  EntCaseReader *reader;
  GPtrArray     *cites;
} CiteList;

static void
read_cite (EntJson  *json,
           JsonNode *node,
           gpointer  data)
{
  static const EntJsonMember members[] = { { "source", TRUE }, { "locator", TRUE }, { NULL, FALSE } };
  CiteList *list = data;
  g_autofree char *source = NULL;
  g_autofree char *locator = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = ent_json_object (json, node, members);

      source = ent_case_reader_reference (list->reader, object, "source", ENT_ID_SOURCE);
      locator = ent_json_string (json, object, "locator", MAX_LOCATOR);
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      source = g_strdup (ent_json_node_id (json, node));
      if (source != NULL)
        ent_case_reader_check_id (list->reader, ENT_ID_SOURCE, source);
    }
  else
    {
      ent_json_wrong_type (json, node, _("the id of a source, or an object with “source” and “locator”"));
    }

  if (source != NULL)
    g_ptr_array_add (list->cites, ent_cite_new (source, locator));
}

void
ent_case_reader_cites (EntCaseReader *self,
                       JsonObject    *object,
                       const char    *name,
                       GPtrArray     *cites)
{
  CiteList list = { self, cites };

  ent_json_each (self->json, object, name, 0, MAX_CITES, read_cite, &list);
}
