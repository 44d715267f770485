/* Pixels are packed by threads of their own: that takes longer than all the rest of a presentation. */
#include "config.h"

#include "ent-office-media.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ent-lecture-export.h"

#define PX_PER_PT    2.5
#define MAX_SIDE     6000               /* px, of what is drawn */
#define MAX_VECTOR   (4 * 1024 * 1024)  /* bytes: what is larger opens slower than its pixels */
#define THUMBNAIL_PX 256                /* wide: what OpenDocument asks for */
#define MAX_THREADS  4
#define MAX_WAITING  6                  /* drawn and not packed: some 10 MB each */

struct _EntOfficeMedia
{
  char        *folder;
  GPtrArray   *files;    /* of EntOfficeFile */
  GHashTable  *indices;  /* SHA-256 -> index + 1 */
  GHashTable  *drawn;    /* SHA-256 of a vector, and the ground -> index + 1 of its pixels */

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

/* @ground: (nullable): none */
static cairo_status_t
draw (cairo_surface_t *surface,
      GskRenderNode   *node,
      const GdkRGBA   *ground,
      double           x_scale,
      double           y_scale)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  if (ground != NULL)
    {
      gdk_cairo_set_source_rgba (cr, ground);
      cairo_paint (cr);
    }
  cairo_scale (cr, x_scale, y_scale);
  gsk_render_node_draw (node, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/* On the slide's ground and to the last pixel: some programs show what is half transparent at an edge as a dark line.
 * Returns: index of the file */
static guint
add_pixels (EntOfficeMedia     *self,
            const EntSlidePage *page,
            const EntSlideBox  *box)
{
  double width = box->area.size.width, height = box->area.size.height;
  double scale = MIN (PX_PER_PT, MAX_SIDE / MAX (MAX (width, height), 1));
  int x_px = (int) MAX (round (width * scale), 1), y_px = (int) MAX (round (height * scale), 1);
  Pixels *pixels = g_new0 (Pixels, 1);
  cairo_status_t status;

  pixels->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, x_px, y_px);
  status = draw (pixels->surface, box->node, &page->background, x_px / width, y_px / height);
  pixels->file = add_file (self, "image/png", "png");
  wait_for_threads (self, MAX_WAITING - 1);
  g_mutex_lock (&self->lock);
  self->n_waiting++;
  self->failed = self->failed || status != CAIRO_STATUS_SUCCESS;
  g_mutex_unlock (&self->lock);
  g_thread_pool_push (self->threads, pixels, NULL);
  return self->files->len - 1;
}

/* Where a name begins that is given or referred to: after the next " id=\"", "\"#" or "(#"; NULL: there is none. */
static const char *
find_name (const char *svg)
{
  for (const char *p = svg; (p = strpbrk (p, "#=")) != NULL; p++)
    {
      if (*p == '#' && p > svg && (p[-1] == '"' || p[-1] == '('))
        return p + 1;
      if (*p == '=' && p - svg >= 3 && strncmp (p - 3, " id=\"", 5) == 0)
        return p + 2;
    }
  return NULL;
}

/* Cairo counts what it names over the whole life of the program; here the same picture has the same names. */
static GBytes *
name_anew (GByteArray *bytes)
{
  g_autofree char *svg = g_strndup ((const char *) bytes->data, bytes->len);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *renamed = g_string_sized_new (bytes->len);
  const char *from = svg, *begin;

  while ((begin = find_name (from)) != NULL)
    {
      gsize length = strcspn (begin, "\")");
      char *name = g_strndup (begin, length);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));

      if (number > 0)
        g_free (name);
      else
        g_hash_table_insert (names, name, GUINT_TO_POINTER (number = g_hash_table_size (names) + 1));
      g_string_append_len (renamed, from, begin - from);
      g_string_append_printf (renamed, "i%u", number);
      from = begin + length;
    }
  g_string_append (renamed, from);
  return g_string_free_to_bytes (renamed);
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
  status = draw (surface, box->node, NULL, 1, 1);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS || bytes->len > MAX_VECTOR)
    return NULL;
  return name_anew (bytes);
}

static void
add_node (EntOfficeMedia     *self,
          const EntSlidePage *page,
          const EntSlideBox  *box,
          EntOfficePicture   *picture)
{
  g_autoptr(GBytes) vector = draw_vector (box);
  g_autofree char *ground = gdk_rgba_to_string (&page->background);
  g_autofree char *sum = vector != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, vector) : NULL;
  g_autofree char *key = sum != NULL ? g_strconcat (sum, ground, NULL) : NULL;
  guint known = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->drawn, key)) : 0;

  picture->pixels = known > 0 ? known - 1 : add_pixels (self, page, box);
  if (key != NULL && known == 0)
    g_hash_table_insert (self->drawn, g_steal_pointer (&key), GUINT_TO_POINTER (picture->pixels + 1));
  picture->vector = vector != NULL ? (int) add_bytes (self, vector, "image/svg+xml", "svg") : -1;
}

gboolean
ent_office_media_add (EntOfficeMedia     *self,
                      const EntSlidePage *page,
                      const EntSlideBox  *box,
                      EntOfficePicture   *picture)
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
  add_node (self, page, box, picture);
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

GBytes *
ent_office_draw_thumbnail (const EntSlidePage *page)
{
  cairo_surface_t *surface = ent_slide_page_to_surface (page, THUMBNAIL_PX);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);

  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
