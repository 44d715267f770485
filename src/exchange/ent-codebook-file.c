#include "config.h"

#include "ent-case-file.h"

#include <glib/gi18n-lib.h>

#include "ent-file.h"
#include "ent-id-hash.h"
#include "ent-json-scan.h"
#include "ent-json-writer.h"

#define MAX_GROUPS  64
#define MAX_FACTORS 256
#define MAX_LICENSE 64

typedef struct
{
  EntCodebook *codebook;
  GHashTable  *groups;   /* sets of ids */
  GHashTable  *factors;
} Reader;

static EntText *
need_text (Reader     *self,
           EntJson    *json,
           JsonObject *object,
           const char *name)
{
  EntText *text = ent_json_text (json, object, name, self->codebook->language);

  return text != NULL ? text : ent_text_new ("?");
}

/* Never NULL; reports one that @taken has. */
static char *
need_own_id (EntJson    *json,
             JsonObject *object,
             GHashTable *taken)
{
  char *id = ent_json_id (json, object, "id");

  if (id == NULL)
    return g_strdup ("");
  if (!g_hash_table_add (taken, g_strdup (id)))
    ent_json_fault_in (json, "id", _("the id “%s” is taken: choose another"), id);
  return id;
}

static const EntJsonMember group_members[] = {
  { "id", TRUE }, { "title", TRUE }, { "text", FALSE }, { NULL, FALSE }
};

static void
read_group (EntJson  *json,
            JsonNode *node,
            gpointer  data)
{
  Reader *self = data;
  JsonObject *object = ent_json_object (json, node, group_members);
  g_autofree char *id = NULL;
  EntFactorGroup *group;

  if (object == NULL)
    return;
  id = need_own_id (json, object, self->groups);
  group = ent_factor_group_new (id, need_text (self, json, object, "title"));
  group->text = ent_json_text (json, object, "text", self->codebook->language);
  g_ptr_array_add (self->codebook->groups, group);
}

/* In the order of the file format: from −3 to 3. */
static const EntJsonMember rating_members[] = {
  { "-3", FALSE }, { "-2", FALSE }, { "-1", FALSE }, { "0", FALSE }, { "1", FALSE }, { "2", FALSE },
  { "3", FALSE }, { NULL, FALSE }
};

static void
read_ratings (Reader     *self,
              EntJson    *json,
              JsonObject *object,
              EntFactor  *factor)
{
  JsonNode *node = json_object_get_member (object, "ratings");
  JsonObject *ratings;
  gsize mark;

  if (node == NULL)
    return;

  mark = ent_json_enter (json, "ratings");
  ratings = ent_json_object (json, node, rating_members);
  if (ratings != NULL)
    {
      if (json_object_get_size (ratings) == 0)
        ent_json_fault (json, _("is empty: say what at least one rating looks like"));
      for (gsize i = 0; i < G_N_ELEMENTS (factor->ratings); i++)
        factor->ratings[i] = ent_json_text (json, ratings, rating_members[i].name, self->codebook->language);
    }
  ent_json_leave (json, mark);
}

static const EntJsonMember factor_members[] = {
  { "id", TRUE }, { "group", TRUE }, { "title", TRUE }, { "definition", TRUE }, { "question", TRUE },
  { "ratings", TRUE }, { "confusion", FALSE }, { NULL, FALSE }
};

static void
read_factor (EntJson  *json,
             JsonNode *node,
             gpointer  data)
{
  Reader *self = data;
  JsonObject *object = ent_json_object (json, node, factor_members);
  g_autofree char *id = NULL;
  g_autofree char *group = NULL;
  EntFactor *factor;

  if (object == NULL)
    return;
  id = need_own_id (json, object, self->factors);
  group = ent_json_id (json, object, "group");
  if (group != NULL && !g_hash_table_contains (self->groups, group))
    ent_json_fault_in (json, "group", _("there is no group “%s” in this file: add it, or correct the id"), group);
  factor = ent_factor_new (id, group != NULL ? group : "", need_text (self, json, object, "title"));
  factor->definition = need_text (self, json, object, "definition");
  factor->question = need_text (self, json, object, "question");
  read_ratings (self, json, object, factor);
  factor->confusion = ent_json_text (json, object, "confusion", self->codebook->language);
  g_ptr_array_add (self->codebook->factors, factor);
}

static const EntJsonMember codebook_members[] = {
  { "format", TRUE }, { "id", TRUE }, { "version", TRUE }, { "language", TRUE }, { "license", FALSE },
  { "title", TRUE }, { "summary", FALSE }, { "groups", TRUE }, { "factors", TRUE }, { NULL, FALSE }
};

static EntCodebook *
read_codebook (EntJson  *json,
               JsonNode *root)
{
  JsonObject *object = ent_json_object (json, root, codebook_members);
  EntCodebook *codebook;
  Reader self;
  int format;

  if (object == NULL)
    return NULL;

  codebook = ent_codebook_new ();
  ent_json_integer (json, object, "format", ENT_CASE_FILE_FORMAT, ENT_CASE_FILE_FORMAT, &format);
  codebook->id = ent_json_id (json, object, "id");
  ent_json_integer (json, object, "version", 1, G_MAXINT, &codebook->version);
  codebook->language = ent_json_language (json, object, "language");
  codebook->license = ent_json_string (json, object, "license", MAX_LICENSE);
  codebook->title = ent_json_text (json, object, "title", codebook->language);
  codebook->summary = ent_json_text (json, object, "summary", codebook->language);

  self.codebook = codebook;
  self.groups = g_hash_table_new_full (ent_id_hash, g_str_equal, g_free, NULL);
  self.factors = g_hash_table_new_full (ent_id_hash, g_str_equal, g_free, NULL);
  ent_json_each (json, object, "groups", 1, MAX_GROUPS, read_group, &self);
  ent_json_each (json, object, "factors", 1, MAX_FACTORS, read_factor, &self);
  g_hash_table_unref (self.groups);
  g_hash_table_unref (self.factors);
  return codebook;
}

gboolean
ent_codebook_file_sniff (const char *bytes,
                         gsize       length)
{
  g_autoptr(EntJson) json = ent_json_new (NULL);
  g_autoptr(GHashTable) names = NULL;
  g_autofree char *clean = NULL;
  gsize clean_length;

  if (length > ENT_CASE_FILE_MAX_BYTES)
    return FALSE;
  ent_json_scan (json, bytes, length, ENT_CASE_FILE_MAX_DEPTH, &clean, &clean_length, &names);
  return names != NULL && g_hash_table_contains (names, "factors") && !g_hash_table_contains (names, "events");
}

EntCodebook *
ent_codebook_file_parse (const char  *bytes,
                         gsize        length,
                         GPtrArray   *faults,
                         GError     **error)
{
  g_autoptr(EntJson) json = ent_json_new (faults);
  g_autoptr(JsonNode) root = ent_file_read_root (json, bytes, length, error);
  g_autoptr(EntCodebook) codebook = NULL;

  if (root == NULL || !ent_file_check_format (json, root, error))
    return NULL;
  codebook = read_codebook (json, root);
  if (!ent_file_finish (json, error))
    return NULL;
  return g_steal_pointer (&codebook);
}

EntCodebook *
ent_codebook_file_load (const char    *path,
                        GPtrArray     *faults,
                        GCancellable  *cancellable,
                        GError       **error)
{
  gsize length;
  g_autofree char *bytes = ent_exchange_load_bytes (path, faults, &length, cancellable, error);

  if (bytes == NULL)
    return NULL;
  return ent_codebook_file_parse (bytes, length, faults, error);
}

static void
write_group (EntJsonWriter        *writer,
             const EntFactorGroup *group)
{
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", group->id);
  ent_json_writer_text (writer, "title", group->title);
  ent_json_writer_text (writer, "text", group->text);
  ent_json_writer_close (writer, '}');
}

static void
write_factor (EntJsonWriter   *writer,
              const EntFactor *factor)
{
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", factor->id);
  ent_json_writer_string (writer, "group", factor->group);
  ent_json_writer_text (writer, "title", factor->title);
  ent_json_writer_text (writer, "definition", factor->definition);
  ent_json_writer_text (writer, "question", factor->question);
  ent_json_writer_open (writer, "ratings", '{');
  for (gsize i = 0; i < G_N_ELEMENTS (factor->ratings); i++)
    ent_json_writer_text (writer, rating_members[i].name, factor->ratings[i]);
  ent_json_writer_close (writer, '}');
  ent_json_writer_text (writer, "confusion", factor->confusion);
  ent_json_writer_close (writer, '}');
}

char *
ent_codebook_file_to_string (EntCodebook *self,
                             gsize       *length)
{
  EntJsonWriter *writer = ent_json_writer_new (self->language);

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_integer (writer, "format", ENT_CASE_FILE_FORMAT);
  ent_json_writer_string (writer, "id", self->id);
  ent_json_writer_integer (writer, "version", self->version);
  ent_json_writer_string (writer, "language", self->language);
  ent_json_writer_string (writer, "license", self->license);
  ent_json_writer_text (writer, "title", self->title);
  ent_json_writer_text (writer, "summary", self->summary);
  ent_json_writer_open (writer, "groups", '[');
  for (guint i = 0; i < self->groups->len; i++)
    write_group (writer, g_ptr_array_index (self->groups, i));
  ent_json_writer_close (writer, ']');
  ent_json_writer_open (writer, "factors", '[');
  for (guint i = 0; i < self->factors->len; i++)
    write_factor (writer, g_ptr_array_index (self->factors, i));
  ent_json_writer_close (writer, ']');
  ent_json_writer_close (writer, '}');
  return ent_json_writer_finish (writer, length);
}
