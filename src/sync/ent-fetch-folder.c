/* Files of a feed in a folder: a USB stick, a share. */

#include "config.h"

#include "ent-fetch-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ent-sync-error.h"

#define CHUNK (64 * 1024)

static gboolean
set_no_file (const char  *path,
             int          number,
             GError     **error)
{
  g_autofree char *dir = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (dir), *shown_name = g_filename_display_name (name);

  if ((number == ENOENT || number == ENOTDIR) && !g_file_test (dir, G_FILE_TEST_IS_DIR))
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE,
                 _("the folder “%s” is not there: is its drive connected?"), shown);
  else if (number == ENOENT)
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                 /* Translators: a folder, and a file */
                 _("the folder “%s” has no file %s: is this the folder of a feed?"), shown, shown_name);
  else if (number == ELOOP)
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                 _("in the folder “%s”, %s is a link to elsewhere, which is not followed"), shown, shown_name);
  else if (number == EISDIR)
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                 _("in the folder “%s”, %s is not a file"), shown, shown_name);
  else if (number == EIO || number == ENODEV || number == ENXIO || number == ESTALE || number == ETIMEDOUT)
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE,
                 /* Translators: a folder, and why */
                 _("the folder “%s” could not be read: %s"), shown, g_strerror (number));
  else
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED,
                 _("the folder “%s” could not be read: %s"), shown, g_strerror (number));
  return FALSE;
}

/* A link could lead to any file of this computer, and a pipe would keep one waiting. */
static int
open_file (const char  *path,
           struct stat *info,
           GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);

  if (fd < 0)
    {
      set_no_file (path, errno, error);
      return -1;
    }
  if (fstat (fd, info) != 0 || !S_ISREG (info->st_mode))
    {
      close (fd);
      set_no_file (path, EISDIR, error);
      return -1;
    }
  return fd;
}

/* The size that a file shows is looked at first, but what counts is what it gives. */
static gboolean
copy (int             fd,
      EntFetchSink   *sink,
      const char     *path,
      const char     *source,
      EntFetchCount   count,
      gpointer        data,
      GCancellable   *cancellable,
      GError        **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  for (;;)
    {
      ssize_t n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = read (fd, chunk, CHUNK);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_no_file (path, errno, error);
      if (n == 0)
        return TRUE;
      count (n, data);
      if (!ent_fetch_sink_write (sink, chunk, n, source, error))
        return FALSE;
    }
}

gboolean
ent_fetch_folder_read (EntFetchFile   *file,
                       EntFetchCount   count,
                       gpointer        data,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autofree char *path = NULL, *dir = NULL, *shown = NULL, *source = NULL;
  g_autoptr(EntFetchSink) sink = NULL;
  struct stat info;
  gboolean done = FALSE;
  int fd;

  path = file->url[0] == '/' ? g_strdup (file->url) : g_filename_from_uri (file->url, NULL, NULL);
  if (path == NULL)
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_ADDRESS, _("“%s” is no address of a file"), file->url);
      return FALSE;
    }
  dir = g_path_get_dirname (path);
  shown = g_filename_display_name (dir);
  /* Translators: a folder, as the one who sent something */
  source = g_strdup_printf (_("the folder “%s”"), shown);

  fd = open_file (path, &info, error);
  if (fd < 0)
    return FALSE;
  if (info.st_size > ent_fetch_file_get_limit (file))
    ent_fetch_file_set_too_large (file, source, error);
  else if ((sink = ent_fetch_sink_open (file, FALSE, cancellable, error)) != NULL)
    done = copy (fd, sink, path, source, count, data, cancellable, error)
           && ent_fetch_sink_finish (sink, source, error);
  close (fd);
  return done;
}
