/* The files of a feed's folder. A server may read them at any moment, so each is put whole, and a case's file, whose
 * name has its hash, is never written again. */

#include "config.h"

#include "ent-feed-publish-private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ent-cite.h"
#include "ent-file-put.h"
#include "ent-sync-error.h"

#define PACK_LEVEL   9
#define CHUNK_BYTES  65536
#define DAY_SEC      86400
#define SHA256_CHARS 64

/* Reads on from @stream and compares: whether it holds just these bytes. */
static gboolean
stream_holds (GInputStream *stream,
              const char   *bytes,
              gsize         length)
{
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  gsize at = 0;

  for (;;)
    {
      gssize n = g_input_stream_read (stream, chunk, CHUNK_BYTES, NULL, NULL);

      if (n <= 0)
        return n == 0 && at == length;
      if ((gsize) n > length - at || memcmp (chunk, bytes + at, (gsize) n) != 0)
        return FALSE;
      at += (gsize) n;
    }
}

static gboolean
file_holds (const char *path,
            const char *bytes,
            gsize       length,
            gboolean    packed)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr(GZlibDecompressor) unpack = NULL;
  g_autoptr(GInputStream) unpacked = NULL;

  if (stream == NULL)
    return FALSE;
  if (!packed)
    return stream_holds (G_INPUT_STREAM (stream), bytes, length);
  unpack = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  unpacked = g_converter_input_stream_new (G_INPUT_STREAM (stream), G_CONVERTER (unpack));
  return stream_holds (unpacked, bytes, length);
}

gboolean
ent_feed_put_file (const char  *path,
                   const char  *bytes,
                   gsize        length,
                   GError     **error)
{
  return file_holds (path, bytes, length, FALSE) || ent_file_put (path, bytes, length, error);
}

/* Without a time and a file name in its head, so that it is the same each time. */
static GBytes *
pack (const char  *bytes,
      gsize        length,
      GError     **error)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, PACK_LEVEL);
  g_autoptr(GInputStream) plain = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr(GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (memory, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

gboolean
ent_feed_put_packed (const char  *path,
                     const char  *bytes,
                     gsize        length,
                     GError     **error)
{
  g_autofree char *packed_path = g_strconcat (path, ".gz", NULL);
  g_autoptr(GBytes) packed = NULL;

  if (file_holds (packed_path, bytes, length, TRUE))
    return TRUE;
  packed = pack (bytes, length, error);
  return packed != NULL
         && ent_file_put (packed_path, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), error);
}

/* Cases */

/* The file as it was when the index was made of it. (transfer full) (nullable) */
static char *
load_again (const EntFeedCase  *item,
            const char         *source,
            gsize              *length,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autofree char *bytes = ent_exchange_load_bytes (source, NULL, length, cancellable, error);
  g_autofree char *hash = NULL, *shown = g_filename_display_name (source);

  if (bytes == NULL)
    return NULL;
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, *length);
  if (strcmp (hash, item->sha256) == 0)
    return g_steal_pointer (&bytes);
  g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED,
               _("“%s” was changed while the feed was made of it: publish again"), shown);
  return NULL;
}

gboolean
ent_feed_put_cases (const char          *feed_dir,
                    const EntFeedIndex  *index,
                    GPtrArray           *sources,
                    guint               *n_new,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autofree char *dir = g_build_filename (feed_dir, "cases", NULL), *shown = g_filename_display_name (dir);

  if (g_mkdir_with_parents (dir, 0777) != 0)
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED, _("the folder “%s” could not be made: %s"), shown,
                   g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; i < index->cases->len; i++)
    {
      const EntFeedCase *item = g_ptr_array_index (index->cases, i);
      g_autofree char *path = g_build_filename (feed_dir, item->path, NULL);
      gsize length = 0;
      g_autofree char *bytes = load_again (item, g_ptr_array_index (sources, i), &length, cancellable, error);
      gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);

      if (bytes == NULL || !ent_feed_put_packed (path, bytes, length, error)
          || !ent_feed_put_file (path, bytes, length, error))
        return FALSE;
      *n_new += is_new ? 1 : 0;
    }
  return TRUE;
}

/* Pruning: the age of a file counts from the day on which no index names it any more. */

/* (transfer full) (element-type utf8): a set of paths */
static GHashTable *
list_paths (const EntFeedIndex *index)
{
  GHashTable *paths = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < index->cases->len; i++)
    g_hash_table_add (paths, ((const EntFeedCase *) g_ptr_array_index (index->cases, i))->path);
  return paths;
}

void
ent_feed_retire_files (const char         *feed_dir,
                       const EntFeedIndex *old,
                       const EntFeedIndex *index)
{
  g_autoptr(GHashTable) kept = list_paths (index);

  for (guint i = 0; old != NULL && i < old->cases->len; i++)
    {
      const EntFeedCase *item = g_ptr_array_index (old->cases, i);
      g_autofree char *path = g_build_filename (feed_dir, item->path, NULL);
      g_autofree char *packed = g_strconcat (path, ".gz", NULL);

      if (g_hash_table_contains (kept, item->path))
        continue;
      /* Where it fails the file goes earlier, which costs a reader in flight one more try. */
      g_utime (path, NULL);
      g_utime (packed, NULL);
    }
}

/* "ID.SHA256.json" or that with ".gz": what nobody but publish writes. (transfer full) (nullable): without ".gz" */
static char *
dup_case_name (const char *name)
{
  gsize length = strlen (name) - (g_str_has_suffix (name, ".json.gz") ? 3 : 0);
  g_autofree char *plain = g_strndup (name, length);
  g_autofree char *id = NULL;
  const char *dot = strchr (plain, '.');

  if (dot == NULL || strspn (dot + 1, "0123456789abcdef") != SHA256_CHARS || strcmp (dot + 1 + SHA256_CHARS, ".json") != 0)
    return NULL;
  id = g_strndup (plain, (gsize) (dot - plain));
  return ent_id_is_valid (id) ? g_steal_pointer (&plain) : NULL;
}

gboolean
ent_feed_is_file_of (const char *name,
                     const char *case_id)
{
  g_autofree char *plain = dup_case_name (name);
  gsize length = strlen (case_id);

  return plain != NULL && strcmp (plain, name) == 0 && strncmp (name, case_id, length) == 0 && name[length] == '.';
}

static gboolean
has_aged (const char *path,
          int         keep_days)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0 && S_ISREG (info.st_mode)
         && g_get_real_time () / G_USEC_PER_SEC - info.st_mtime > (gint64) keep_days * DAY_SEC;
}

guint
ent_feed_prune_files (const char         *feed_dir,
                      const EntFeedIndex *index,
                      int                 keep_days)
{
  g_autoptr(GHashTable) kept = list_paths (index);
  g_autofree char *folder = g_build_filename (feed_dir, "cases", NULL);
  g_autoptr(GDir) dir = keep_days >= 0 ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint n_pruned = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *plain = dup_case_name (name), *path = g_build_filename (folder, name, NULL);
      g_autofree char *in_feed = plain != NULL ? g_strconcat ("cases/", plain, NULL) : NULL;

      if (plain == NULL || g_hash_table_contains (kept, in_feed) || !has_aged (path, keep_days))
        continue;
      if (g_unlink (path) == 0 && g_str_has_suffix (name, ".json"))
        n_pruned++;
    }
  return n_pruned;
}
