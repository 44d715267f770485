/* libzip packs it. libarchive, which writes owners into every header, is not for this: OpenDocument asks that the
 * header of its first file holds nothing beside its name, so that programs know the type by the first bytes. */
#include "config.h"

#include "ent-office-archive.h"

#include <glib/gi18n-lib.h>
#include <zip.h>

#include "ent-lecture-export.h"

#define DOS_DATE ((0 << 9) | (1 << 5) | 1)  /* 1980-01-01: the first there is */
#define DOS_TIME 0

typedef struct
{
  char             *path;
  GBytes           *bytes;
  EntOfficePacking  packing;
} File;

struct _EntOfficeArchive
{
  GArray *files;  /* of File */
};

static void
clear_file (gpointer data)
{
  File *file = data;

  g_free (file->path);
  g_bytes_unref (file->bytes);
}

EntOfficeArchive *
ent_office_archive_new (void)
{
  EntOfficeArchive *self = g_new0 (EntOfficeArchive, 1);

  self->files = g_array_new (FALSE, FALSE, sizeof (File));
  g_array_set_clear_func (self->files, clear_file);
  return self;
}

void
ent_office_archive_free (EntOfficeArchive *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->files);
  g_free (self);
}

void
ent_office_archive_add (EntOfficeArchive *self,
                        const char       *path,
                        GBytes           *bytes,
                        EntOfficePacking  packing)
{
  File file = { g_strdup (path), bytes, packing };

  g_array_append_val (self->files, file);
}

void
ent_office_archive_add_first (EntOfficeArchive *self,
                              const char       *path,
                              GBytes           *bytes,
                              EntOfficePacking  packing)
{
  File file = { g_strdup (path), bytes, packing };

  g_array_prepend_val (self->files, file);
}

static gboolean
add_file (zip_t      *zip,
          const File *file)
{
  gsize length;
  const void *data = g_bytes_get_data (file->bytes, &length);
  zip_source_t *source = zip_source_buffer (zip, data, length, 0);
  zip_int64_t index;

  if (source == NULL)
    return FALSE;
  index = zip_file_add (zip, file->path, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return zip_set_file_compression (zip, (zip_uint64_t) index,
                                   file->packing == ENT_OFFICE_STORED ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0
         && zip_file_set_dostime (zip, (zip_uint64_t) index, DOS_TIME, DOS_DATE, 0) == 0;
}

/* NULL: it could not be read again. */
static GBytes *
read_all (zip_source_t *archive)
{
  zip_stat_t stat;
  g_autofree guint8 *bytes = NULL;
  gboolean whole;

  if (zip_source_stat (archive, &stat) < 0 || zip_source_open (archive) < 0)
    return NULL;
  bytes = g_malloc (stat.size);
  whole = zip_source_read (archive, bytes, stat.size) == (zip_int64_t) stat.size;
  zip_source_close (archive);
  return whole ? g_bytes_new_take (g_steal_pointer (&bytes), stat.size) : NULL;
}

static void
set_error (GError     **error,
           const char  *reason)
{
  g_set_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_FILE,
               _("The slides could not be packed into one file (%s); try fewer or smaller pictures"), reason);
}

GBytes *
ent_office_archive_finish (EntOfficeArchive  *self,
                           GError           **error)
{
  zip_error_t reason;
  zip_source_t *archive;
  zip_t *zip = NULL;
  GBytes *bytes = NULL;

  zip_error_init (&reason);
  archive = zip_source_buffer_create (NULL, 0, 0, &reason);
  if (archive != NULL)
    zip = zip_open_from_source (archive, ZIP_CREATE | ZIP_TRUNCATE, &reason);
  if (zip == NULL)
    {
      set_error (error, zip_error_strerror (&reason));
      g_clear_pointer (&archive, zip_source_free);
      zip_error_fini (&reason);
      return NULL;
    }
  /* Closing the archive lets go of it. */
  zip_source_keep (archive);
  for (guint i = 0; i < self->files->len; i++)
    if (!add_file (zip, &g_array_index (self->files, File, i)))
      {
        set_error (error, zip_strerror (zip));
        zip_discard (zip);
        zip_source_free (archive);
        return NULL;
      }
  if (zip_close (zip) < 0)
    {
      set_error (error, zip_strerror (zip));
      zip_discard (zip);
    }
  else if ((bytes = read_all (archive)) == NULL)
    set_error (error, zip_error_strerror (zip_source_error (archive)));
  zip_source_free (archive);
  zip_error_fini (&reason);
  return bytes;
}

char *
ent_office_dup_time (void)
{
  const char *text = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(GDateTime) time = NULL;

  if (text != NULL)
    g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &seconds, NULL);
  time = g_date_time_new_from_unix_utc (seconds);
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}
