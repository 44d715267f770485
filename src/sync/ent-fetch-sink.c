/* A file that arrives: counted and hashed as it does, and only given its name when it is whole and right.
 *
 * Until then it is PATH.part. It holds decoded bytes, also where they came compressed: a part of a compressed body
 * cannot be gone on with, for its ranges are those of other bytes. */

#include "config.h"

#include "ent-fetch-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ent-sync-error.h"

#define CHUNK      (64 * 1024)
#define MAX_TAG    256

static gboolean
set_errno (const char  *path,
           int          number,
           GError     **error)
{
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (dir);

  if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SPACE,
                 _("there is no room left in “%s”: make some, and fetch again"), shown);
  else
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED,
                 /* Translators: a folder, and why */
                 _("nothing can be written to “%s”: %s"), shown, g_strerror (number));
  return FALSE;
}

gint64
ent_fetch_file_get_limit (const EntFetchFile *file)
{
  return file->size >= 0 ? MIN (file->size, file->max_bytes) : file->max_bytes;
}

void
ent_fetch_file_set_too_large (const EntFetchFile  *file,
                              const char          *source,
                              GError             **error)
{
  g_autofree char *most = g_format_size ((guint64) ent_fetch_file_get_limit (file));

  if (file->size >= 0 && file->size <= file->max_bytes)
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST,
                 /* Translators: a server, and a size */
                 _("what %s offers is larger than the file that was signed (%s)"), source, most);
  else
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT,
                 _("what %s offers is larger than such a file may be (%s)"), source, most);
}

/* Beginning */

/* The lock keeps two programs from writing into one part. Whoever had it before may have named the file meanwhile:
 * then it is another that is to be opened. */
static int
open_part (const char  *part,
           GError     **error)
{
  for (;;)
    {
      int fd = g_open (part, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
      struct stat opened, named;

      if (fd < 0)
        {
          set_errno (part, errno, error);
          return -1;
        }
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          close (fd);
          g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED,
                               _("another Entente is fetching this file: wait until it is done"));
          return -1;
        }
      if (fstat (fd, &opened) == 0 && stat (part, &named) == 0 && opened.st_ino == named.st_ino
          && opened.st_dev == named.st_dev)
        return fd;
      close (fd);
    }
}

/* Counts and hashes what is there. */
static gboolean
read_part (EntFetchSink  *self,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  for (;;)
    {
      ssize_t n = read (self->fd, chunk, CHUNK);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_errno (self->part, errno, error);
      if (n == 0)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->length + n > ent_fetch_file_get_limit (self->file))
        return ent_fetch_sink_clear (self, error);
      self->length += n;
      g_checksum_update (self->sum, chunk, n);
    }
}

gboolean
ent_fetch_is_strong_tag (const char *tag)
{
  gsize length = strlen (tag);

  if (length < 2 || length > MAX_TAG || tag[0] != '"' || tag[length - 1] != '"')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (tag[i]))
      return FALSE;
  return TRUE;
}

/* Of an earlier time. Strong ones alone, for bytes are joined; it goes into a header. */
static void
read_tag (EntFetchSink *self)
{
  g_autofree char *tag = NULL;
  gsize length;

  if (self->length == 0 || !g_file_get_contents (self->tag_path, &tag, &length, NULL)
      || length > MAX_TAG || !ent_fetch_is_strong_tag (tag))
    return;
  self->tag = g_steal_pointer (&tag);
}

EntFetchSink *
ent_fetch_sink_open (EntFetchFile  *file,
                     gboolean       keep,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(EntFetchSink) self = g_new0 (EntFetchSink, 1);

  self->file = file;
  self->fd = -1;
  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  if (file->path == NULL)
    {
      self->memory = g_byte_array_new ();
      return g_steal_pointer (&self);
    }

  self->part = g_strconcat (file->path, ".part", NULL);
  self->tag_path = g_strconcat (self->part, ".etag", NULL);
  self->fd = open_part (self->part, error);
  if (self->fd < 0 || !(keep ? read_part (self, cancellable, error) : ent_fetch_sink_clear (self, error)))
    return NULL;
  read_tag (self);
  return g_steal_pointer (&self);
}

gboolean
ent_fetch_sink_clear (EntFetchSink  *self,
                      GError       **error)
{
  self->length = 0;
  g_checksum_reset (self->sum);
  g_clear_pointer (&self->tag, g_free);
  if (self->part == NULL)
    {
      g_byte_array_set_size (self->memory, 0);
      return TRUE;
    }
  g_unlink (self->tag_path);
  if (ftruncate (self->fd, 0) != 0 || lseek (self->fd, 0, SEEK_SET) != 0)
    return set_errno (self->part, errno, error);
  return TRUE;
}

void
ent_fetch_sink_set_tag (EntFetchSink *self,
                        const char   *tag)
{
  g_free (self->tag);
  self->tag = g_strdup (tag);
}

/* What is wrong is not to be gone on with. */
static void
drop_part (EntFetchSink *self)
{
  g_clear_pointer (&self->tag, g_free);
  if (self->part == NULL)
    return;
  g_unlink (self->tag_path);
  g_unlink (self->part);
}

/* Writing */

gboolean
ent_fetch_sink_write (EntFetchSink   *self,
                      gconstpointer   bytes,
                      gsize           length,
                      const char     *source,
                      GError        **error)
{
  const guint8 *at = bytes;

  if ((gint64) length > ent_fetch_file_get_limit (self->file) - self->length)
    {
      ent_fetch_file_set_too_large (self->file, source, error);
      drop_part (self);
      return FALSE;
    }
  if (self->part == NULL)
    g_byte_array_append (self->memory, bytes, (guint) length);
  for (gsize left = self->part != NULL ? length : 0; left > 0;)
    {
      ssize_t n = write (self->fd, at, left);

      if (n < 0 && errno != EINTR)
        return set_errno (self->part, errno, error);
      if (n > 0)
        {
          at += n;
          left -= n;
        }
    }
  g_checksum_update (self->sum, bytes, (gssize) length);
  self->length += (gint64) length;
  return TRUE;
}

/* Ending */

gboolean
ent_fetch_sink_is_right (EntFetchSink *self)
{
  g_autoptr(GChecksum) sum = g_checksum_copy (self->sum);

  return (self->file->size < 0 || self->length == self->file->size)
         && (self->file->sha256 == NULL || strcmp (g_checksum_get_string (sum), self->file->sha256) == 0);
}

static void
set_wrong (EntFetchSink  *self,
           const char    *source,
           GError       **error)
{
  if (self->file->size >= 0 && self->length != self->file->size)
    {
      g_autofree char *length = g_strdup_printf ("%" G_GINT64_FORMAT, self->length);
      g_autofree char *wanted = g_strdup_printf ("%" G_GINT64_FORMAT, self->file->size);

      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST,
                   /* Translators: a server, and two numbers */
                   _("what %s offers is %s bytes long, and the file that was signed is %s"), source, length, wanted);
    }
  else
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST,
                   _("what %s offers is not the file that was signed: its content differs"), source);
    }
}

gboolean
ent_fetch_sink_finish (EntFetchSink  *self,
                       const char    *source,
                       GError       **error)
{
  if (!ent_fetch_sink_is_right (self))
    {
      set_wrong (self, source, error);
      drop_part (self);
      return FALSE;
    }
  if (self->part == NULL)
    {
      self->file->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->memory));
      return TRUE;
    }

  /* The bytes are to be on the disk before the name, unless a hash tells whoever finds the file after a power cut. To
   * wait for the disk at each of a thousand cases would take longer than to fetch them. */
  if ((self->file->sha256 == NULL && fsync (self->fd) != 0) || g_rename (self->part, self->file->path) != 0)
    return set_errno (self->part, errno, error);
  g_unlink (self->tag_path);
  g_clear_pointer (&self->part, g_free);
  return TRUE;
}

void
ent_fetch_sink_free (EntFetchSink *self)
{
  if (self == NULL)
    return;
  if (self->part != NULL && self->fd >= 0 && self->length == 0)
    drop_part (self);
  /* Where the tag cannot be kept, the file is fetched from its beginning. */
  if (self->part != NULL && self->tag != NULL)
    g_file_set_contents_full (self->tag_path, self->tag, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, NULL);
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->memory, g_byte_array_unref);
  g_checksum_free (self->sum);
  g_free (self->part);
  g_free (self->tag_path);
  g_free (self->tag);
  g_free (self);
}

/* Room */

static gboolean
check_folder (const char    *dir,
              gint64         needed,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (dir);
  g_autoptr(GFileInfo) info = NULL;
  g_autofree char *shown = g_filename_display_name (dir);
  g_autofree char *wanted = NULL, *there = NULL;
  guint64 free_bytes;

  info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, cancellable, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  /* Some filesystems do not tell; and where there is no folder, opening the file says so. */
  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    return TRUE;
  free_bytes = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE);
  if ((guint64) needed <= free_bytes)
    return TRUE;

  wanted = g_format_size ((guint64) needed);
  there = g_format_size (free_bytes);
  g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SPACE,
               /* Translators: a size, a folder, a size */
               _("%s of room is needed in “%s”, where %s is free: make some, and fetch again"), wanted, shown, there);
  return FALSE;
}

gboolean
ent_fetch_check_space (GPtrArray     *files,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(GHashTable) needs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer dir;
  gint64 *needed;

  for (guint i = 0; i < files->len; i++)
    {
      const EntFetchFile *file = g_ptr_array_index (files, i);
      g_autofree char *part = file->path != NULL ? g_strconcat (file->path, ".part", NULL) : NULL;
      GStatBuf there;

      if (file->path == NULL || file->size < 0)
        continue;
      dir = g_path_get_dirname (file->path);
      needed = g_hash_table_lookup (needs, dir);
      if (needed == NULL)
        g_hash_table_insert (needs, g_strdup (dir), needed = g_new0 (gint64, 1));
      g_free (dir);
      *needed += file->size;
      if (g_stat (part, &there) == 0)
        *needed -= MIN (file->size, (gint64) there.st_size);
    }

  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, &dir, (gpointer *) &needed))
    if (!check_folder (dir, *needed, cancellable, error))
      return FALSE;
  return TRUE;
}
