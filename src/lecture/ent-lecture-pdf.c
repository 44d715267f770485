/* Slides, notes and handouts as PDF: painted by Cairo, with letters as letters in fonts that the file holds, links
 * that work, bookmarks of sections and slides, and the numbers of slides as labels of pages. */

#include "config.h"

#include "ent-lecture-print-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "ent-pdf-link.h"

#define FRAME_ALPHA 0.35
#define FRAME_PT    0.5

typedef struct
{
  const EntLectureJob *job;
  const EntPrint      *print;
  cairo_surface_t     *surface;
  cairo_t             *cr;
  int                  section;  /* index of the slide that begins it, or −1: before the first */
  int                  outline;  /* the bookmark of the section, or the root */
  guint                n_marked; /* slides that have a bookmark */
} Writer;

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *bytes,
          unsigned int         length)
{
  g_byte_array_append (closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Slides */

static void
append_number (GString *out,
               double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

static void
write_links (Writer              *self,
             const EntPrintSlide *slide)
{
  g_autoptr(GPtrArray) links = ent_slide_page_list_links (slide->page);
  double scale = (double) slide->area.size.width / slide->page->width, pt = self->print->pt_per_unit;

  for (guint i = 0; i < links->len; i++)
    {
      const EntSlideLink *link = links->pdata[i];
      g_autofree char *url = ent_deck_dup_url (self->job->deck, ent_slide_page_get_slide (slide->page), link->link);
      graphene_rect_t area;

      if (url == NULL)
        continue;
      graphene_rect_scale (&link->area, (float) scale, (float) scale, &area);
      graphene_rect_offset (&area, slide->area.origin.x, slide->area.origin.y);
      graphene_rect_scale (&area, (float) pt, (float) pt, &area);
      ent_pdf_link_write (self->cr, &area, url);
    }
}

/* A bookmark where a slide begins, in that of its section. */
static void
write_bookmark (Writer              *self,
                const EntPrintSlide *slide,
                guint                page)
{
  const EntDeck *deck = self->job->deck;
  int section = ent_lecture_find_section (deck, slide->page->slide);
  g_autoptr(GString) to = g_string_new (NULL);

  if (slide->page->slide < self->n_marked)
    return;
  self->n_marked = slide->page->slide + 1;
  g_string_append_printf (to, "page=%u pos=[0 ", page + 1);
  append_number (to, (double) slide->area.origin.y * self->print->pt_per_unit);
  g_string_append_c (to, ']');
  /* The slide that begins it may be skipped. */
  if (section != self->section)
    self->outline = cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT,
                                                   ((EntSlide *) deck->slides->pdata[section])->section, to->str,
                                                   CAIRO_PDF_OUTLINE_FLAG_OPEN | CAIRO_PDF_OUTLINE_FLAG_BOLD);
  self->section = section;
  cairo_pdf_surface_add_outline (self->surface, self->outline, slide->page->title, to->str, 0);
}

static void
paint_frame (Writer              *self,
             const EntPrintSlide *slide)
{
  cairo_set_source_rgba (self->cr, 0, 0, 0, FRAME_ALPHA);
  cairo_set_line_width (self->cr, FRAME_PT / self->print->pt_per_unit);
  cairo_rectangle (self->cr, slide->area.origin.x, slide->area.origin.y, slide->area.size.width,
                   slide->area.size.height);
  cairo_stroke (self->cr);
}

static void
write_slide (Writer              *self,
             const EntPrintSlide *slide,
             guint                page)
{
  double scale = (double) slide->area.size.width / slide->page->width;
  g_autoptr(GskRenderNode) node = ent_slide_page_to_node (slide->page);

  cairo_save (self->cr);
  cairo_scale (self->cr, self->print->pt_per_unit, self->print->pt_per_unit);
  cairo_save (self->cr);
  cairo_translate (self->cr, slide->area.origin.x, slide->area.origin.y);
  cairo_scale (self->cr, scale, scale);
  cairo_rectangle (self->cr, 0, 0, slide->page->width, slide->page->height);
  cairo_clip (self->cr);
  gsk_render_node_draw (node, self->cr);
  cairo_restore (self->cr);
  if (slide->framed)
    paint_frame (self, slide);
  cairo_restore (self->cr);
  write_links (self, slide);
  write_bookmark (self, slide, page);
}

/* Documents */

static void
write_page (Writer *self,
            guint   index)
{
  const EntPrintPage *page = self->print->pages->pdata[index];

  for (guint i = 0; i < page->slides->len; i++)
    write_slide (self, &g_array_index (page->slides, EntPrintSlide, i), index);
  if (page->words != NULL)
    {
      cairo_save (self->cr);
      cairo_scale (self->cr, self->print->pt_per_unit, self->print->pt_per_unit);
      gsk_render_node_draw (page->words, self->cr);
      cairo_restore (self->cr);
    }
  for (guint i = 0; i < page->links->len; i++)
    {
      const EntTypesetLink *link = page->links->pdata[i];
      graphene_rect_t area;

      graphene_rect_scale (&link->area, (float) self->print->pt_per_unit, (float) self->print->pt_per_unit, &area);
      ent_pdf_link_write (self->cr, &area, link->url);
    }
  if (page->label != NULL)
    cairo_pdf_surface_set_page_label (self->surface, page->label);
  cairo_show_page (self->cr);
}

/* Who builds the same file twice sets SOURCE_DATE_EPOCH; Cairo looks at it only since 1.18. */
static void
write_date (cairo_surface_t *surface)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *words = NULL;
  gint64 seconds;

  if (epoch == NULL || !g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return;
  date = g_date_time_new_from_unix_utc (seconds);
  words = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, words);
}

static void
write_head (cairo_surface_t  *surface,
            const EntLecture *lecture)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, lecture->title);
  if (lecture->course != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, lecture->course);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Entente " ENT_VERSION);
  write_date (surface);
}

static gboolean
write_pages (Writer  *self,
             GError **error)
{
  guint n = self->print->pages->len;

  for (guint i = 0; i < n; i++)
    {
      write_page (self, i);
      if (!ent_lecture_job_step (self->job, i + 1, n, error))
        return FALSE;
    }
  return TRUE;
}

GBytes *
ent_lecture_to_pdf (const EntLectureJob  *job,
                    GError              **error)
{
  g_autoptr(EntPrint) print = ent_print_new (job, error);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  Writer writer = { .job = job, .print = print, .section = -1, .outline = CAIRO_PDF_OUTLINE_ROOT };
  cairo_status_t status;
  gboolean done;
  double pt;

  if (print == NULL)
    return NULL;
  pt = print->pt_per_unit;
  writer.surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, print->width * pt, print->height * pt);
  write_head (writer.surface, job->deck->lecture);
  writer.cr = cairo_create (writer.surface);
  done = write_pages (&writer, error);
  status = cairo_status (writer.cr);
  cairo_destroy (writer.cr);
  cairo_surface_finish (writer.surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (writer.surface);
  cairo_surface_destroy (writer.surface);
  if (!done)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_FILE,
                   _("“%s” could not be drawn (%s); try with fewer slides"), job->deck->lecture->title,
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
