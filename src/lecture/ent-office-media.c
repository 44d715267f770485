/* Pixels are packed by threads of their own: that takes longer than all the rest of a presentation. */
#include "config.h"

#include "ent-office-media.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ent-lecture-export.h"

#define PX_PER_PT  2.5
#define MAX_SIDE   6000             /* px, of what is drawn */
#define MAX_VECTOR (4 * 1024 * 1024)  /* bytes: what is larger opens slower than its pixels */

#define MAX_THREADS 4
#define MAX_WAITING 6  /* drawn and not packed: some 10 MB each */

struct _EntOfficeMedia
{
  char        *folder;
  GPtrArray   *files;    /* of EntOfficeFile */
  GHashTable  *indices;  /* SHA-256 -> index + 1 */
  GHashTable  *drawn;    /* SHA-256 of a vector -> index + 1 of its pixels */

  GThreadPool *threads;
  GMutex       lock;     /* of what follows, and of bytes of files */
  GCond        packed;
  guint        n_waiting;
  gboolean     failed;   /* one of them */
};

/* What a thread packs. */
typedef struct
{
  cairo_surface_t *surface;
  EntOfficeFile   *file;
} Pixels;

static void
file_free (gpointer data)
{
  EntOfficeFile *file = data;

  g_free (file->path);
  g_free (file->type);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file);
}

static void
pixels_free (gpointer data)
{
  Pixels *pixels = data;

  cairo_surface_destroy (pixels->surface);
  g_free (pixels);
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *bytes,
          unsigned int         length)
{
  g_byte_array_append (closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
pack_cb (gpointer data,
         gpointer user_data)
{
  EntOfficeMedia *self = user_data;
  Pixels *pixels = data;
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (pixels->surface, write_cb, bytes);

  g_mutex_lock (&self->lock);
  if (status == CAIRO_STATUS_SUCCESS)
    pixels->file->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  else
    self->failed = TRUE;
  self->n_waiting--;
  g_cond_signal (&self->packed);
  g_mutex_unlock (&self->lock);
  pixels_free (pixels);
}

/* Until no more than @n are being packed. */
static void
wait_for_threads (EntOfficeMedia *self,
                  guint           n)
{
  g_mutex_lock (&self->lock);
  while (self->n_waiting > n)
    g_cond_wait (&self->packed, &self->lock);
  g_mutex_unlock (&self->lock);
}

EntOfficeMedia *
ent_office_media_new (const char *folder)
{
  EntOfficeMedia *self = g_new0 (EntOfficeMedia, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->packed);
  self->threads = g_thread_pool_new_full (pack_cb, self, pixels_free, (int) MIN (g_get_num_processors (), MAX_THREADS),
                                          FALSE, NULL);
  self->folder = g_strdup (folder);
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
ent_office_media_free (EntOfficeMedia *self)
{
  if (self == NULL)
    return;

  g_thread_pool_free (self->threads, TRUE, TRUE);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->packed);
  g_free (self->folder);
  g_ptr_array_unref (self->files);
  g_hash_table_unref (self->indices);
  g_hash_table_unref (self->drawn);
  g_free (self);
}

guint
ent_office_media_get_n (EntOfficeMedia *self)
{
  return self->files->len;
}

const EntOfficeFile *
ent_office_media_get_file (EntOfficeMedia *self,
                           guint           index)
{
  g_return_val_if_fail (index < self->files->len, NULL);

  return self->files->pdata[index];
}

/* Without bytes yet. */
static EntOfficeFile *
add_file (EntOfficeMedia *self,
          const char     *type,
          const char     *suffix)
{
  EntOfficeFile *file = g_new0 (EntOfficeFile, 1);

  file->path = g_strdup_printf ("%simage%u.%s", self->folder, self->files->len + 1, suffix);
  file->type = g_strdup (type);
  g_ptr_array_add (self->files, file);
  return file;
}

/* Returns: its index */
static guint
add_bytes (EntOfficeMedia *self,
           GBytes         *bytes,
           const char     *type,
           const char     *suffix)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, sum));

  if (known > 0)
    return known - 1;
  add_file (self, type, suffix)->bytes = g_bytes_ref (bytes);
  g_hash_table_insert (self->indices, g_steal_pointer (&sum), GUINT_TO_POINTER (self->files->len));
  return self->files->len - 1;
}

/* Drawing */

static cairo_status_t
draw (cairo_surface_t *surface,
      GskRenderNode   *node,
      double           scale)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (node, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/* Returns: index of the file */
static guint
add_pixels (EntOfficeMedia    *self,
            const EntSlideBox *box)
{
  double width = box->area.size.width, height = box->area.size.height;
  double scale = MIN (PX_PER_PT, MAX_SIDE / MAX (MAX (width, height), 1));
  Pixels *pixels = g_new0 (Pixels, 1);
  cairo_status_t status;

  pixels->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) MAX (ceil (width * scale), 1),
                                                (int) MAX (ceil (height * scale), 1));
  status = draw (pixels->surface, box->node, scale);
  pixels->file = add_file (self, "image/png", "png");
  wait_for_threads (self, MAX_WAITING - 1);
  g_mutex_lock (&self->lock);
  self->n_waiting++;
  self->failed = self->failed || status != CAIRO_STATUS_SUCCESS;
  g_mutex_unlock (&self->lock);
  g_thread_pool_push (self->threads, pixels, NULL);
  return self->files->len - 1;
}

/* Cairo counts what it names over the whole life of the program; here the same picture has the same names. */
static gboolean
rename_cb (const GMatchInfo *match,
           GString          *renamed,
           gpointer          data)
{
  GHashTable *names = data;
  g_autofree char *before = g_match_info_fetch (match, 1), *name = g_match_info_fetch (match, 2);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));

  if (number == 0)
    {
      number = g_hash_table_size (names) + 1;
      g_hash_table_insert (names, g_steal_pointer (&name), GUINT_TO_POINTER (number));
    }
  g_string_append_printf (renamed, "%si%u", before, number);
  return FALSE;
}

static GBytes *
name_anew (GByteArray *svg)
{
  g_autoptr(GRegex) regex = g_regex_new ("(\\bid=\"|\"#|\\(#)([^\")]+)", 0, 0, NULL);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *renamed = g_regex_replace_eval (regex, (const char *) svg->data, (gssize) svg->len, 0, 0, rename_cb, names,
                                        NULL);

  return renamed != NULL ? g_bytes_new_take (renamed, strlen (renamed)) : NULL;
}

/* NULL: it could not be drawn, or is too large. */
static GBytes *
draw_vector (const EntSlideBox *box)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (write_cb, bytes, box->area.size.width,
                                                                  box->area.size.height);
  cairo_status_t status;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  status = draw (surface, box->node, 1);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS || bytes->len > MAX_VECTOR)
    return NULL;
  return name_anew (bytes);
}

static void
add_node (EntOfficeMedia    *self,
          const EntSlideBox *box,
          EntOfficePicture  *picture)
{
  g_autoptr(GBytes) vector = draw_vector (box);
  g_autofree char *sum = vector != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, vector) : NULL;
  guint known = sum != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->drawn, sum)) : 0;

  picture->pixels = known > 0 ? known - 1 : add_pixels (self, box);
  if (sum != NULL && known == 0)
    g_hash_table_insert (self->drawn, g_steal_pointer (&sum), GUINT_TO_POINTER (picture->pixels + 1));
  picture->vector = vector != NULL ? (int) add_bytes (self, vector, "image/svg+xml", "svg") : -1;
}

gboolean
ent_office_media_add (EntOfficeMedia    *self,
                      const EntSlideBox *box,
                      EntOfficePicture  *picture)
{
  if (box->image != NULL)
    {
      gboolean jpeg = g_str_equal (box->image->type, "image/jpeg");

      picture->pixels = add_bytes (self, box->image->bytes, box->image->type, jpeg ? "jpeg" : "png");
      picture->vector = -1;
      return TRUE;
    }
  if (box->node == NULL)
    return FALSE;
  add_node (self, box, picture);
  return TRUE;
}

gboolean
ent_office_media_finish (EntOfficeMedia    *self,
                         EntOfficeArchive  *archive,
                         GError           **error)
{
  wait_for_threads (self, 0);
  if (self->failed)
    {
      g_set_error_literal (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_FILE,
                           _("A picture could not be drawn; close other programs to have more memory, and try again"));
      return FALSE;
    }
  for (guint i = 0; i < self->files->len; i++)
    {
      const EntOfficeFile *file = self->files->pdata[i];
      gboolean packed = !g_str_has_suffix (file->path, ".svg");

      ent_office_archive_add (archive, file->path, g_bytes_ref (file->bytes),
                              packed ? ENT_OFFICE_STORED : ENT_OFFICE_DEFLATED);
    }
  return TRUE;
}
