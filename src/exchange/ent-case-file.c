#include "config.h"

#include "ent-case-file.h"

#include "ent-case-reader-private.h"
#include "ent-file.h"

EntCase *
ent_case_file_parse (const char   *bytes,
                     gsize         length,
                     EntCodebook  *codebook,
                     GPtrArray    *faults,
                     GError      **error)
{
  g_autoptr(EntJson) json = ent_json_new (faults);
  g_autoptr(JsonNode) root = ent_file_read_root (json, bytes, length, error);
  g_autoptr(EntCase) item = NULL;

  if (root == NULL || !ent_file_check_format (json, root, error))
    return NULL;
  item = ent_case_read (json, root, codebook);
  if (!ent_file_finish (json, error))
    return NULL;

  ent_case_seal (item);
  return g_steal_pointer (&item);
}

EntCase *
ent_case_file_load (const char    *path,
                    EntCodebook   *codebook,
                    GPtrArray     *faults,
                    GCancellable  *cancellable,
                    GError       **error)
{
  gsize length;
  g_autofree char *bytes = ent_exchange_load_bytes (path, faults, &length, cancellable, error);

  if (bytes == NULL)
    return NULL;
  return ent_case_file_parse (bytes, length, codebook, faults, error);
}

GPtrArray *
ent_case_file_list_event_ids (const char *bytes,
                              gsize       length)
{
  g_autoptr(EntJson) json = ent_json_new (NULL);
  g_autoptr(JsonNode) root = ent_file_read_root (json, bytes, length, NULL);
  GPtrArray *ids = ent_ids_new ();
  JsonArray *events;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), ids);

  events = json_object_get_array_member (json_node_get_object (root), "events");
  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);

      g_ptr_array_add (ids, g_strdup (json_object_get_string_member (event, "id")));
    }
  return ids;
}

gboolean
ent_case_file_save (EntCase     *self,
                    const char  *path,
                    GError     **error)
{
  gsize length;
  g_autofree char *bytes = ent_case_file_to_string (self, &length);

  return g_file_set_contents_full (path, bytes, length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}
