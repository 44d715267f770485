#include "config.h"

#include "ent-file.h"

#include <glib/gi18n-lib.h>

#include "ent-json-scan.h"

#define CHUNK (64 * 1024)

G_DEFINE_QUARK (ent-exchange-error-quark, ent_exchange_error)

static void
set_too_large (GPtrArray  *faults,
               gsize       max_bytes,
               GError    **error)
{
  int mebibytes = (int) (max_bytes / (1024 * 1024));

  if (faults != NULL)
    g_ptr_array_add (faults,
                     ent_fault_new (FALSE, "",
                                    g_strdup_printf (_("the file has more than %d MiB: divide it"), mebibytes)));
  g_set_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE,
               _("the file has more than %d MiB"), mebibytes);
}

/* A pipe or a device has no size to look at first, so the limit is kept while reading. */
static char *
read_stream (GInputStream  *stream,
             gsize          max_bytes,
             GPtrArray     *faults,
             gsize         *length,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  for (;;)
    {
      guint8 chunk[CHUNK];
      gssize n = g_input_stream_read (stream, chunk, sizeof chunk, cancellable, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      if (bytes->len + (gsize) n > max_bytes)
        {
          set_too_large (faults, max_bytes, error);
          return NULL;
        }
      g_byte_array_append (bytes, chunk, n);
    }
  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

char *
ent_file_load_bytes (const char    *path,
                     gsize          max_bytes,
                     GPtrArray     *faults,
                     gsize         *length,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GError) local_error = NULL;
  char *bytes = NULL;

  stream = g_file_read (file, cancellable, &local_error);
  if (stream != NULL)
    bytes = read_stream (G_INPUT_STREAM (stream), max_bytes, faults, length, cancellable, &local_error);
  if (bytes != NULL)
    return bytes;

  if (faults != NULL && local_error->domain == G_IO_ERROR
      && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_ptr_array_add (faults, ent_fault_new (FALSE, "", g_strdup (local_error->message)));
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

char *
ent_exchange_load_bytes (const char    *path,
                         GPtrArray     *faults,
                         gsize         *length,
                         GCancellable  *cancellable,
                         GError       **error)
{
  return ent_file_load_bytes (path, ENT_CASE_FILE_MAX_BYTES, faults, length, cancellable, error);
}

JsonNode *
ent_file_read_root_of (EntJson     *json,
                       const char  *bytes,
                       gsize        length,
                       gsize        max_bytes,
                       GError     **error)
{
  JsonNode *root;

  if (length > max_bytes)
    {
      set_too_large (ent_json_get_faults (json), max_bytes, error);
      return NULL;
    }
  root = ent_json_read (json, bytes, length, ENT_CASE_FILE_MAX_DEPTH);
  if (root == NULL)
    ent_file_finish (json, error);
  return root;
}

JsonNode *
ent_file_read_root (EntJson     *json,
                    const char  *bytes,
                    gsize        length,
                    GError     **error)
{
  return ent_file_read_root_of (json, bytes, length, ENT_CASE_FILE_MAX_BYTES, error);
}

gboolean
ent_file_check_format (EntJson   *json,
                       JsonNode  *root,
                       GError   **error)
{
  JsonNode *node = NULL;
  g_autofree char *format = NULL;

  if (JSON_NODE_HOLDS_OBJECT (root))
    node = json_object_get_member (json_node_get_object (root), "format");
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64
      || json_node_get_int (node) <= ENT_CASE_FILE_FORMAT)
    return TRUE;

  format = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  ent_json_fault_at (json, "/format", _("the file has format %s, and this Entente reads format %d: update Entente"),
                     format, ENT_CASE_FILE_FORMAT);
  g_set_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_NEW,
               _("the file has format %s, and this Entente reads format %d: update Entente"),
               format, ENT_CASE_FILE_FORMAT);
  return FALSE;
}

gboolean
ent_file_finish (EntJson  *json,
                 GError  **error)
{
  const EntFault *first = ent_json_get_first_fault (json);
  guint n = ent_json_get_n_faults (json);
  int code = ent_json_is_too_large (json) ? ENT_EXCHANGE_ERROR_TOO_LARGE : ENT_EXCHANGE_ERROR_INVALID;
  const char *path;

  ent_json_finish (json);
  if (first == NULL)
    return TRUE;

  path = *first->path != '\0' ? first->path : "/";
  if (n == 1)
    g_set_error (error, ENT_EXCHANGE_ERROR, code, "%s: %s", path, first->message);
  else
    /* Translators: the first fault's place and reason; how many there are more. */
    g_set_error (error, ENT_EXCHANGE_ERROR, code,
                 ngettext ("%s: %s (and %u more fault)", "%s: %s (and %u more faults)", n - 1),
                 path, first->message, n - 1);
  return FALSE;
}
