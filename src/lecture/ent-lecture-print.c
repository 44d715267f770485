/* What pages of a PDF and of a printer have in common. */

#include "config.h"

#include "ent-lecture-print-private.h"

#include <glib/gi18n-lib.h>

#include "ent-date.h"
#include "ent-label-cache.h"
#include "ent-shapes.h"

#define SMALL_PT  8.5
#define PX_PER_PT (96 / 72.0)
#define FRAME_PX  0.75

static void
clear_slide (gpointer data)
{
  ent_slide_page_unref (((EntPrintSlide *) data)->page);
}

static void
free_page (gpointer data)
{
  EntPrintPage *page = data;

  g_array_unref (page->slides);
  g_ptr_array_unref (page->links);
  g_clear_pointer (&page->words, gsk_render_node_unref);
  g_free (page->label);
  g_free (page);
}

EntPrintPage *
ent_print_add_page (EntPrint *self)
{
  EntPrintPage *page = g_new0 (EntPrintPage, 1);

  page->slides = g_array_new (FALSE, FALSE, sizeof (EntPrintSlide));
  g_array_set_clear_func (page->slides, clear_slide);
  page->links = ent_typeset_links_new ();
  g_ptr_array_add (self->pages, page);
  return page;
}

void
ent_print_page_place (EntPrintPage *self,
                      EntSlidePage *page,
                      double        x,
                      double        y,
                      double        width,
                      gboolean      framed)
{
  float height = (float) (width * page->height / page->width);
  EntPrintSlide slide = { ent_slide_page_ref (page), GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, height),
                          framed };

  g_array_append_val (self->slides, slide);
}

/* Pages of one slide have one label, and no others: pdfpc takes them for steps of it.  Cairo leaves out where
 * labels begin if the first is "1", as if that went without saying, and then readers know none up to the next that
 * it says: a space makes it another. */
char *
ent_print_dup_label (const EntSlidePage *page)
{
  guint number = ent_slide_page_get_number (page);

  if (ent_slide_page_get_slide (page)->skipped)
    return g_strdup_printf ("%u (%u)", number, page->slide + 1);
  return g_strdup_printf (number == 1 ? "%u " : "%u", number);
}

static void
add_slides (EntPrint            *self,
            const EntLectureJob *job)
{
  const EntSlidePage *first = job->pages->pdata[0];

  self->width = first->width;
  self->height = first->height;
  self->pt_per_unit = 1;
  for (guint i = 0; i < job->pages->len; i++)
    {
      EntSlidePage *slide = job->pages->pdata[i];
      EntPrintPage *page = ent_print_add_page (self);

      ent_print_page_place (page, slide, 0, 0, self->width, FALSE);
      page->label = ent_print_dup_label (slide);
    }
}

void
ent_print_set_empty_error (const EntLecture  *lecture,
                           GError           **error)
{
  g_set_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_EMPTY,
               _("“%s” has no slide to show; add one, or skip fewer"), lecture->title);
}

EntPrint *
ent_print_new (const EntLectureJob  *job,
               GError              **error)
{
  const EntLectureExport *options = job->options;
  EntPictureFlags flags = options->slides.flags & ENT_PICTURE_RTL;
  EntPrint *self;

  if (job->pages->len == 0)
    {
      ent_print_set_empty_error (job->deck->lecture, error);
      return NULL;
    }
  self = g_new0 (EntPrint, 1);
  self->context = ent_sheet_create_context (flags);
  self->pages = g_ptr_array_new_with_free_func (free_page);
  if (options->pdf == ENT_LECTURE_PDF_SLIDES)
    {
      add_slides (self, job);
      return self;
    }
  self->pt_per_unit = 1 / PX_PER_PT;
  ent_paper_get_size (options->paper, FALSE, &self->width, &self->height);
  if (options->pdf == ENT_LECTURE_PDF_NOTES)
    ent_print_add_notes (self, job);
  else
    ent_print_add_handout (self, job);
  ent_print_finish_paper (self, job->deck->lecture, flags);
  return self;
}

void
ent_print_free (EntPrint *self)
{
  g_ptr_array_unref (self->pages);
  g_object_unref (self->context);
  g_free (self);
}

/* Head and foot */

/* "Peace at Camp David · HIST 204 · 3 March 2027". (transfer full) */
static char *
dup_head (const EntLecture *lecture)
{
  g_autoptr(GString) head = g_string_new (lecture->title);
  g_autoptr(EntDate) date = lecture->date != NULL ? ent_date_parse (lecture->date, NULL) : NULL;

  if (lecture->course != NULL)
    g_string_append_printf (head, " · %s", lecture->course);
  if (date != NULL)
    {
      g_autofree char *words = ent_date_format (date);

      g_string_append_printf (head, " · %s", words);
    }
  return g_strdup (head->str);
}

/* One line, cut where it is too long. @at_end: of the line */
static void
paint_line (const EntPrintFrame *self,
            GtkSnapshot         *snapshot,
            const char          *words,
            double               y,
            gboolean             at_end)
{
  g_autoptr(PangoLayout) layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (ENT_TYPESET_SANS);
  gboolean right = at_end != ((self->style->flags & ENT_PICTURE_RTL) != 0);
  double width = self->width - 2 * self->margin, x = self->margin;
  PangoRectangle logical;

  pango_font_description_set_absolute_size (font, SMALL_PT * PX_PER_PT * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, words, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (logical.width > width)
    {
      pango_layout_set_width (layout, (int) width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_pixel_extents (layout, NULL, &logical);
    }
  x += (right ? width - logical.width : 0) - logical.x;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  ent_label_append_layout (snapshot, layout, &self->style->dim_text, TRUE);
  gtk_snapshot_restore (snapshot);
}

void
ent_print_frame_paint (const EntPrintFrame *self,
                       GtkSnapshot         *snapshot,
                       guint                page,
                       guint                n_pages)
{
  double small = SMALL_PT * PX_PER_PT, edge = ENT_PRINT_MARGIN_PX / 2;
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page, n_pages);

  paint_line (self, snapshot, self->head, edge, FALSE);
  ent_shape_fill (snapshot, &self->style->line, self->margin, edge + 1.6 * small, self->width - 2 * self->margin,
                  FRAME_PX);
  paint_line (self, snapshot, number, self->height - edge - 1.4 * small, TRUE);
}

void
ent_print_finish_paper (EntPrint         *self,
                        const EntLecture *lecture,
                        EntPictureFlags   flags)
{
  g_autofree char *head = dup_head (lecture);
  EntPictureStyle style;
  const EntPrintFrame frame = { self->context, &style, head, self->width, self->height, ENT_PRINT_MARGIN_PX };

  ent_picture_style_init (&style, flags);
  for (guint i = 0; i < self->pages->len; i++)
    {
      EntPrintPage *page = self->pages->pdata[i];
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      if (page->words != NULL)
        gtk_snapshot_append_node (snapshot, page->words);
      g_clear_pointer (&page->words, gsk_render_node_unref);
      ent_print_frame_paint (&frame, snapshot, i + 1, self->pages->len);
      page->words = gtk_snapshot_free_to_node (snapshot);
    }
}

/* Sheets */

static void
append_slide (GtkSnapshot         *snapshot,
              const EntPrintSlide *slide,
              const GdkRGBA       *frame)
{
  g_autoptr(GskRenderNode) node = ent_slide_page_to_node (slide->page);
  float scale = slide->area.size.width / (float) slide->page->width;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &slide->area.origin);
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
  if (slide->framed)
    ent_shape_outline (snapshot, frame, slide->area.origin.x, slide->area.origin.y, slide->area.size.width,
                       slide->area.size.height, 0, FRAME_PX);
}

EntSheet *
ent_lecture_to_sheet (const EntLectureJob  *job,
                      GError              **error)
{
  g_autoptr(EntPrint) print = ent_print_new (job, error);
  g_autoptr(EntSheet) sheet = NULL;
  EntPictureStyle style;
  double px_per_unit;

  if (print == NULL)
    return NULL;
  px_per_unit = print->pt_per_unit * PX_PER_PT;
  ent_picture_style_init (&style, 0);
  sheet = ent_sheet_new (print->context, job->deck->lecture->title, job->deck->lecture->title,
                         print->width * px_per_unit, print->height * px_per_unit);
  for (guint i = 0; i < print->pages->len; i++)
    {
      const EntPrintPage *page = print->pages->pdata[i];
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gtk_snapshot_scale (snapshot, (float) px_per_unit, (float) px_per_unit);
      for (guint j = 0; j < page->slides->len; j++)
        append_slide (snapshot, &g_array_index (page->slides, EntPrintSlide, j), &style.line);
      if (page->words != NULL)
        gtk_snapshot_append_node (snapshot, page->words);
      ent_sheet_take_page (sheet, gtk_snapshot_free_to_node (snapshot));
      if (!ent_lecture_job_step (job, i + 1, print->pages->len, error))
        return NULL;
    }
  return g_steal_pointer (&sheet);
}
