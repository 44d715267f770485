#include "config.h"

#include "ent-file-put.h"

#include <glib/gi18n-lib.h>

/* In words that say what to do. */
static const char *
explain (const GError *error)
{
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return _("there is no such folder; make it, or choose another");
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return _("you may not write there; choose another folder");
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return _("the disk is full; make room, or choose another");
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    return _("this is a folder; choose another name");
  return error->message;
}

gboolean
ent_file_put (const char  *path,
              const void  *bytes,
              gsize        length,
              GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (length <= G_MAXSSIZE, FALSE);

  if (g_file_set_contents_full (path, bytes, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &local_error))
    return TRUE;
  g_set_error (error, local_error->domain, local_error->code, _("“%s” could not be written: %s"), shown,
               explain (local_error));
  return FALSE;
}
