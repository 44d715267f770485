/* The index of a feed. Its bytes were signed by whom they should be, which makes them no less suspect: who holds the
 * key may err, and the key may be stolen. So all that follows from them is bounded, and each file has just one name
 * that it can have. */

#include "config.h"

#include "ent-feed-index.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"
#include "ent-cite.h"
#include "ent-file.h"
#include "ent-json-writer.h"
#include "ent-minisign.h"
#include "ent-sync-error.h"

#define MAX_TITLE    500
#define TIME_FORMAT  "%Y-%m-%dT%H:%M:%SZ"
#define SHA256_CHARS 64

/* Reading */

typedef struct
{
  EntFeedIndex *index;
  gint64        total;  /* bytes of all cases */
} Reader;

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == SHA256_CHARS && strspn (text, "0123456789abcdef") == SHA256_CHARS;
}

/* "2026-11-25T09:00:00Z", and nothing else. */
static gint64
read_time (EntJson    *json,
           JsonObject *object,
           const char *name)
{
  g_autofree char *text = ent_json_string (json, object, name, 100);
  g_autofree char *again = NULL, *quoted = NULL;
  g_autoptr(GDateTime) time = NULL;

  if (text == NULL)
    return 0;
  time = g_date_time_new_from_iso8601 (text, NULL);
  if (time != NULL)
    again = g_date_time_format (time, TIME_FORMAT);
  if (g_strcmp0 (text, again) == 0)
    return g_date_time_to_unix (time);

  quoted = ent_json_quote (text);
  /* Translators: %s is what stands there. */
  ent_json_fault_in (json, name, _("%s is no time as 2026-11-25T09:00:00Z"), quoted);
  return 0;
}

/* Ids of cases are said to be wrong in the words that fit: what may be an attack is not called a slip. */
static char *
read_case_id (EntJson    *json,
              JsonObject *object)
{
  g_autofree char *id = ent_json_string (json, object, "id", ENT_MAX_ID);
  g_autofree char *quoted = id != NULL ? ent_json_quote (id) : NULL;

  if (id == NULL || ent_id_is_valid (id))
    return g_steal_pointer (&id);
  if (strchr (id, '@') != NULL)
    ent_json_fault_in (json, "id", _("%s claims to be a case of another feed"), quoted);
  else if (strpbrk (id, "/\\:") != NULL || *id == '.')
    ent_json_fault_in (json, "id", _("%s leads out of the feed’s folder"), quoted);
  else
    ent_json_fault_in (json, "id", _("%s is no id: use lower-case letters a–z, digits, and single hyphens between them"),
                       quoted);
  return NULL;
}

static void
check_path (EntJson           *json,
            const EntFeedCase *item)
{
  g_autofree char *quoted = ent_json_quote (item->path), *right = ent_feed_case_format_path (item->id, item->sha256);

  if (g_str_has_prefix (item->path, "/") || strstr (item->path, "..") != NULL || strpbrk (item->path, "\\:") != NULL)
    ent_json_fault_in (json, "path", _("%s leads out of the feed’s folder"), quoted);
  else if (strcmp (item->path, right) != 0)
    /* Translators: what stands there, and what should. */
    ent_json_fault_in (json, "path", _("%s is not the name of this case’s file, which is “%s”"), quoted, right);
}

static const EntJsonMember case_members[] = {
  { "id", TRUE }, { "title", TRUE }, { "version", TRUE }, { "size", TRUE }, { "sha256", TRUE }, { "path", TRUE },
  { NULL, FALSE }
};

static void
read_case (EntJson  *json,
           JsonNode *node,
           gpointer  data)
{
  Reader *self = data;
  GPtrArray *cases = self->index->cases;
  JsonObject *object = ent_json_object (json, node, case_members);
  g_autoptr(EntFeedCase) item = ent_feed_case_new ();
  int size = 0;

  if (object == NULL)
    return;
  item->id = read_case_id (json, object);
  item->title = ent_json_string (json, object, "title", MAX_TITLE);
  item->sha256 = ent_json_string (json, object, "sha256", SHA256_CHARS);
  item->path = ent_json_string (json, object, "path", ENT_MAX_ID + SHA256_CHARS + 20);
  if (item->sha256 != NULL && !is_sha256 (item->sha256))
    {
      ent_json_fault_in (json, "sha256", _("is no SHA-256: that has 64 of 0–9 and a–f"));
      g_clear_pointer (&item->sha256, g_free);
    }
  if (!ent_json_integer (json, object, "version", 1, G_MAXINT, &item->version)
      || !ent_json_integer (json, object, "size", 1, ENT_CASE_FILE_MAX_BYTES, &size)
      || item->id == NULL || item->title == NULL || item->sha256 == NULL || item->path == NULL)
    return;
  item->size = size;
  self->total += size;
  check_path (json, item);

  if (cases->len > 0)
    {
      const EntFeedCase *last = g_ptr_array_index (cases, cases->len - 1);
      int order = strcmp (last->id, item->id);

      if (order == 0)
        ent_json_fault_in (json, "id", _("the case “%s” is listed twice"), item->id);
      else if (order > 0)
        ent_json_fault_in (json, "id", _("“%s” should stand before “%s”: cases are listed by id"), item->id, last->id);
    }
  g_ptr_array_add (cases, g_steal_pointer (&item));
}

static char *
read_key (EntJson    *json,
          JsonObject *object)
{
  g_autofree char *text = ent_json_string (json, object, "key", ENT_MINISIGN_MAX_BYTES);
  g_autofree char *key = NULL;

  if (text == NULL)
    return NULL;
  key = ent_public_key_read (text, NULL);
  if (g_strcmp0 (key, text) == 0)
    return g_steal_pointer (&key);
  ent_json_fault_in (json, "key", _("is no public key as minisign writes it, “RW…”"));
  return NULL;
}

static const EntJsonMember root_members[] = {
  { "version", TRUE }, { "feed", TRUE }, { "title", TRUE }, { "serial", TRUE }, { "issued", TRUE },
  { "expires", TRUE }, { "key", FALSE }, { "cases", TRUE }, { NULL, FALSE }
};

static void
read_root (Reader   *self,
           EntJson  *json,
           JsonNode *node)
{
  EntFeedIndex *index = self->index;
  JsonObject *root = ent_json_object (json, node, root_members);
  int version, serial;

  if (root == NULL)
    return;
  ent_json_integer (json, root, "version", 1, ENT_FEED_INDEX_FORMAT, &version);
  index->feed = ent_json_id (json, root, "feed");
  index->title = ent_json_string (json, root, "title", MAX_TITLE);
  if (ent_json_integer (json, root, "serial", 1, G_MAXINT, &serial))
    index->serial = serial;
  index->issued_sec = read_time (json, root, "issued");
  index->expires_sec = read_time (json, root, "expires");
  index->key = read_key (json, root);
  ent_json_each (json, root, "cases", 0, ENT_FEED_MAX_CASES, read_case, self);

  if (ent_json_get_n_faults (json) > 0)
    return;
  if (index->expires_sec <= index->issued_sec)
    ent_json_fault_in (json, "expires", _("is not after “issued”"));
  if (index->serial > index->issued_sec)
    ent_json_fault_in (json, "serial", _("is higher than can have been reached by the time of issue"));
  if (self->total > ENT_FEED_MAX_TOTAL)
    ent_json_fault_in (json, "cases", _("together have more than %d GiB"), (int) (ENT_FEED_MAX_TOTAL >> 30));
}

/* A later format may have anything else in it, so it is looked for before all else. */
static gboolean
is_later_format (JsonNode *root)
{
  JsonNode *node = NULL;

  if (JSON_NODE_HOLDS_OBJECT (root))
    node = json_object_get_member (json_node_get_object (root), "version");
  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64
         && json_node_get_int (node) > ENT_FEED_INDEX_FORMAT;
}

static gboolean
read_index (Reader      *self,
            const char  *bytes,
            gsize        length,
            GError     **error)
{
  g_autoptr(EntJson) json = ent_json_new (NULL);
  g_autoptr(JsonNode) root = NULL;

  if (length > ENT_FEED_INDEX_MAX_BYTES)
    {
      g_set_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE, _("it has more than %d MiB"),
                   ENT_FEED_INDEX_MAX_BYTES >> 20);
      return FALSE;
    }
  root = ent_file_read_root (json, bytes, length, error);
  if (root == NULL)
    return FALSE;
  if (is_later_format (root))
    {
      g_set_error_literal (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_NEW,
                           _("the index is of a later format than this Entente reads: update Entente"));
      return FALSE;
    }
  read_root (self, json, root);
  return ent_file_finish (json, error);
}

EntFeedIndex *
ent_feed_index_parse (const char  *bytes,
                      gsize        length,
                      GError     **error)
{
  g_autoptr(EntFeedIndex) index = ent_feed_index_new ();
  g_autoptr(GError) local_error = NULL;
  Reader reader = { index, 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  if (read_index (&reader, bytes, length, &local_error))
    return g_steal_pointer (&index);
  if (g_error_matches (local_error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_NEW))
    g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT, local_error->message);
  else
    /* Translators: %s says what is wrong in it. */
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT,
                 _("the index cannot be used, which its publisher should know: %s"), local_error->message);
  return NULL;
}

/* Writing */

static void
write_time (EntJsonWriter *writer,
            const char    *name,
            gint64         seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = time != NULL ? g_date_time_format (time, TIME_FORMAT) : NULL;

  ent_json_writer_string (writer, name, text);
}

char *
ent_feed_index_to_string (const EntFeedIndex *self,
                          gsize              *length)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_integer (writer, "version", ENT_FEED_INDEX_FORMAT);
  ent_json_writer_string (writer, "feed", self->feed);
  ent_json_writer_string (writer, "title", self->title);
  ent_json_writer_integer (writer, "serial", (int) self->serial);
  write_time (writer, "issued", self->issued_sec);
  write_time (writer, "expires", self->expires_sec);
  ent_json_writer_string (writer, "key", self->key);
  ent_json_writer_open (writer, "cases", '[');
  for (guint i = 0; i < self->cases->len; i++)
    {
      const EntFeedCase *item = g_ptr_array_index (self->cases, i);

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "id", item->id);
      ent_json_writer_string (writer, "title", item->title);
      ent_json_writer_integer (writer, "version", item->version);
      ent_json_writer_integer (writer, "size", (int) item->size);
      ent_json_writer_string (writer, "sha256", item->sha256);
      ent_json_writer_string (writer, "path", item->path);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
  ent_json_writer_close (writer, '}');
  return ent_json_writer_finish (writer, length);
}

char *
ent_feed_index_format_comment (const EntFeedIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("feed:%s serial:%" G_GINT64_FORMAT " timestamp:%" G_GINT64_FORMAT, self->feed, self->serial,
                          self->issued_sec);
}

char *
ent_feed_case_format_path (const char *id,
                           const char *sha256)
{
  return g_strdup_printf ("cases/%s.%s.json", id, sha256);
}
