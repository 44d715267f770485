/* A sheet as a file.  Cairo writes it into memory, and GLib puts it in place whole. */

#include "config.h"

#include "ent-sheet.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ent-file-put.h"
#include "ent-pdf-link.h"

#define PT_PER_PX 0.75

typedef enum
{
  FORMAT_SVG,
  FORMAT_PDF,
  FORMAT_PNG,
  N_FORMATS
} Format;

static const char * const suffixes[N_FORMATS] = { ".svg", ".pdf", ".png" };

/* N_FORMATS: none. */
static Format
find_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  Format format = 0;

  while (format < N_FORMATS && !g_str_has_suffix (lower, suffixes[format]))
    format++;
  return format;
}

gboolean
ent_sheet_knows_suffix (const char *path)
{
  return find_format (path) < N_FORMATS;
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
draw_links (const EntSheet *self,
            cairo_t        *cr,
            guint           page,
            double          scale)
{
  GPtrArray *links = ent_sheet_get_links (self);

  for (guint i = 0; i < links->len; i++)
    {
      const EntSheetLink *link = links->pdata[i];
      graphene_rect_t area;

      if (link->page != page)
        continue;
      graphene_rect_scale (&link->area, (float) scale, (float) scale, &area);
      ent_pdf_link_write (cr, &area, link->url);
    }
}

static cairo_status_t
draw_page (const EntSheet *self,
           cairo_surface_t  *surface,
           guint             page,
           double            scale)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (ent_sheet_get_page (self, page), cr);
  cairo_restore (cr);
  draw_links (self, cr, page, scale);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

static cairo_status_t
finish (cairo_surface_t *surface,
        cairo_status_t   status)
{
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
write_pdf (const EntSheet *self,
           GByteArray       *bytes)
{
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  cairo_surface_t *surface;
  double width, height;

  ent_sheet_get_size (self, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width * PT_PER_PX, height * PT_PER_PX);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, ent_sheet_get_title (self));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, ent_sheet_get_summary (self));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Entente " ENT_VERSION);
  for (guint page = 0; page < ent_sheet_get_n_pages (self) && status == CAIRO_STATUS_SUCCESS; page++)
    status = draw_page (self, surface, page, PT_PER_PX);
  return finish (surface, status);
}

static cairo_status_t
write_png (const EntSheet *self,
           GByteArray       *bytes)
{
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;

  ent_sheet_get_size (self, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width - 0.01), (int) ceil (height - 0.01));
  status = draw_page (self, surface, 0, 1);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  return finish (surface, status);
}

/* Cairo writes letters as outlines, which nobody can read aloud: so the picture says what it is. */
static void
describe_svg (const EntSheet *self,
              GByteArray       *bytes)
{
  g_autofree char *svg = g_strndup ((const char *) bytes->data, bytes->len);
  g_autofree char *words = g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>",
                                                    ent_sheet_get_title (self),
                                                    ent_sheet_get_summary (self));
  const char *tag = strstr (svg, "<svg "), *end = tag != NULL ? strchr (tag, '>') : NULL;

  if (end == NULL)
    return;
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) svg, (guint) (tag - svg) + 5);
  g_byte_array_append (bytes, (const guint8 *) "role=\"img\" ", 11);
  g_byte_array_append (bytes, (const guint8 *) tag + 5, (guint) (end - tag) - 4);
  g_byte_array_append (bytes, (const guint8 *) words, (guint) strlen (words));
  g_byte_array_append (bytes, (const guint8 *) end + 1, (guint) strlen (end + 1));
}

static cairo_status_t
write_svg (const EntSheet *self,
           GByteArray       *bytes)
{
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;

  ent_sheet_get_size (self, &width, &height);
  surface = cairo_svg_surface_create_for_stream (write_cb, bytes, width, height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  status = finish (surface, draw_page (self, surface, 0, 1));
  if (status == CAIRO_STATUS_SUCCESS)
    describe_svg (self, bytes);
  return status;
}

gboolean
ent_sheet_save (const EntSheet *self,
                         const char       *path,
                         GError          **error)
{
  static cairo_status_t (* const writers[N_FORMATS]) (const EntSheet *, GByteArray *) = {
    write_svg, write_pdf, write_png,
  };
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autofree char *shown = g_filename_display_name (path);
  Format format = find_format (path);
  g_autoptr(GError) local_error = NULL;
  cairo_status_t status;

  g_return_val_if_fail (self != NULL, FALSE);

  if (format == N_FORMATS)
    {
      g_set_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_FORMAT,
                   _("“%s”: a picture's name ends in .svg, .pdf or .png"), shown);
      return FALSE;
    }
  if (format != FORMAT_PDF && ent_sheet_get_n_pages (self) > 1)
    {
      g_set_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_FORMAT,
                   _("“%s”: this takes %u pages, which only a .pdf can hold"), shown,
                   ent_sheet_get_n_pages (self));
      return FALSE;
    }
  status = writers[format] (self, bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_FILE, _("“%s” could not be drawn (%s); try a smaller size"),
                   shown, cairo_status_to_string (status));
      return FALSE;
    }
  if (!ent_file_put (path, bytes->data, bytes->len, &local_error))
    {
      g_set_error_literal (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_FILE, local_error->message);
      return FALSE;
    }
  return TRUE;
}
