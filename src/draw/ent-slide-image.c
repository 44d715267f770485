#include "config.h"

#include "ent-slide-image.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES     (32 * 1024 * 1024)
#define MAX_SIDE_PX   30000
#define MAX_PIXELS    (200 * 1000 * 1000)
#define JPEG_QUALITY  "90"

/* A size of nothing: what makes a loader give up before it unpacks. */
static void
stop (GdkPixbufLoader *loader)
{
  gdk_pixbuf_loader_set_size (loader, 0, 0);
}

/* Whatever the library says of a picture, its own head is believed: it may have come from anywhere. */
static void
decoding_cb (GdkPixbufLoader *loader,
             int              width,
             int              height,
             gpointer         data)
{
  if (width > ENT_IMAGE_MAX_PX || height > ENT_IMAGE_MAX_PX)
    stop (loader);
}

/* Decoded once for a page; pages are made in threads, which is why there is no memory of them here.
 * (transfer full) (nullable) */
static GdkPixbuf *
decode (GBytes *bytes)
{
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (decoding_cb), NULL);
  if (!gdk_pixbuf_loader_write_bytes (loader, bytes, NULL))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      return NULL;
    }
  pixbuf = gdk_pixbuf_loader_close (loader, NULL) ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  return pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
}

/* As Cairo has it, so that any thread can: what a PDF or SVG gets is the file as it is, where it may hold it. */
static cairo_surface_t *
create_surface (const EntImage *image,
                GdkPixbuf      *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  char *id = g_strdup (image->id);

  gdk_cairo_set_source_pixbuf (cr, pixbuf, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  /* A picture that is on several pages is in a file once. */
  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_UNIQUE_ID, (const guchar *) id, strlen (id), g_free, id);
  if (g_str_equal (image->type, "image/jpeg"))
    {
      gsize length;
      gconstpointer data = g_bytes_get_data (image->bytes, &length);

      cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length, (cairo_destroy_func_t) g_bytes_unref,
                                   g_bytes_ref (image->bytes));
    }
  return surface;
}

void
ent_slide_image_snapshot (const EntImage *image,
                          GtkSnapshot    *snapshot,
                          double          width,
                          double          height)
{
  g_autoptr(GdkPixbuf) pixbuf = decode (image->bytes);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (pixbuf == NULL)
    return;
  surface = create_surface (image, pixbuf);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_scale (cr, width / gdk_pixbuf_get_width (pixbuf), height / gdk_pixbuf_get_height (pixbuf));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The size, before anything is decoded. */
static void
prepared_cb (GdkPixbufLoader *loader,
             int              width,
             int              height,
             gpointer         data)
{
  gboolean *too_large = data;
  double scale = (double) ENT_IMAGE_MAX_PX / MAX (width, height);

  if (width > MAX_SIDE_PX || height > MAX_SIDE_PX || (gint64) width * height > MAX_PIXELS)
    {
      *too_large = TRUE;
      stop (loader);
    }
  else if (scale < 1)
    {
      gdk_pixbuf_loader_set_size (loader, MAX ((int) (width * scale), 1), MAX ((int) (height * scale), 1));
    }
}

/* What the file's first bytes say; NULL: neither of the two that the library holds. */
static const char *
sniff (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length > 8 && memcmp (data, "\211PNG\r\n\032\n", 8) == 0)
    return "image/png";
  if (length > 3 && memcmp (data, "\377\330\377", 3) == 0)
    return "image/jpeg";
  return NULL;
}

static GBytes *
encode (GdkPixbuf   *pixbuf,
        const char  *type,
        GError     **error)
{
  gboolean jpeg = g_strcmp0 (type, "image/jpeg") == 0;
  char *buffer;
  gsize length;

  if (!(jpeg ? gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "jpeg", error, "quality", JPEG_QUALITY, NULL)
             : gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "png", error, NULL)))
    return NULL;
  return g_bytes_new_take (buffer, length);
}

static void
set_too_large (GError     **error,
               const char  *name)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               _("“%s” has too many pixels: save it smaller, and try again"), name);
}

EntImage *
ent_image_read (GBytes      *bytes,
                const char  *name,
                GError     **error)
{
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr(GdkPixbuf) turned = NULL;
  g_autoptr(GBytes) encoded = NULL;
  g_autoptr(GError) local_error = NULL;
  const char *type = sniff (bytes);
  gboolean too_large = FALSE;
  GdkPixbuf *pixbuf;

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   _("“%s” is larger than 32 MB: save it smaller, and try again"), name);
      return NULL;
    }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (prepared_cb), &too_large);
  if (!gdk_pixbuf_loader_write_bytes (loader, bytes, &local_error)
      || !gdk_pixbuf_loader_close (loader, &local_error))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      if (too_large)
        {
          set_too_large (error, name);
          return NULL;
        }
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: a file's name, and why it cannot be read */
                   _("“%s” is no picture that can be read: %s"), name, local_error->message);
      return NULL;
    }
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (too_large || pixbuf == NULL)
    {
      set_too_large (error, name);
      return NULL;
    }
  turned = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  /* As it is, where nothing has to be done to it. */
  if (type != NULL && turned == pixbuf && MAX (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf))
                                            < ENT_IMAGE_MAX_PX)
    encoded = g_bytes_ref (bytes);
  else
    encoded = encode (turned, type, error);
  if (encoded == NULL)
    return NULL;
  return ent_image_new (type != NULL ? type : "image/png", gdk_pixbuf_get_width (turned),
                        gdk_pixbuf_get_height (turned), encoded);
}
