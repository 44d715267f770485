/* Slides with the speaker's notes, for paper: the slide above, what is to be said below it, going on on further
 * pages where that is long.  A slide of several pages has them side by side. */

#include "config.h"

#include "ent-lecture-print-private.h"

#include <math.h>

#include "ent-rich-text.h"

#define PX_PER_PT  (96 / 72.0)
#define LINE_HEIGHT 1.4
#define N_COLUMNS  2
#define N_ROWS     2
#define GAP_PX     12.0
#define NOTE_GAP   24.0  /* between slides and notes */
#define MIN_LINES  4     /* of notes, below slides; else they begin on a further page */
#define MAX_SHARE  0.5   /* of a page's height, for one slide */

/* Places pages of a slide, beginning with @first, as far as they have room. Returns: how high they are */
static double
place_parts (EntPrint     *self,
             EntPrintPage *page,
             GPtrArray    *pages,
             guint         first,
             guint         n,
             gboolean      rtl)
{
  const EntSlidePage *slide = pages->pdata[first];
  double inner = self->width - 2 * ENT_PRINT_MARGIN_PX, width, height;

  if (n == 1)
    {
      width = MIN (inner, MAX_SHARE * (self->height - 2 * ENT_PRINT_MARGIN_PX) * slide->width / slide->height);
      ent_print_page_place (page, pages->pdata[first], (self->width - width) / 2, ENT_PRINT_MARGIN_PX, width, TRUE);
      return width * slide->height / slide->width;
    }
  width = (inner - (N_COLUMNS - 1) * GAP_PX) / N_COLUMNS;
  height = width * slide->height / slide->width;
  for (guint i = 0; i < n; i++)
    {
      guint column = rtl ? N_COLUMNS - 1 - i % N_COLUMNS : i % N_COLUMNS, row = i / N_COLUMNS;

      ent_print_page_place (page, pages->pdata[first + i], ENT_PRINT_MARGIN_PX + column * (width + GAP_PX),
                            ENT_PRINT_MARGIN_PX + row * (height + GAP_PX), width, TRUE);
    }
  return ceil ((double) n / N_COLUMNS) * (height + GAP_PX) - GAP_PX;
}

static EntTypeset *
create_notes (EntPrint            *self,
              const EntSlide      *slide,
              const EntLectureJob *job)
{
  g_autoptr(EntRichText) text = ent_rich_text_new (slide->notes);
  EntTypesetStyle words = { .family = ENT_TYPESET_SANS, .size_pt = ENT_PRINT_TEXT_PT, .line_height = LINE_HEIGHT };
  EntPictureStyle style;
  EntTypeset *notes;

  ent_picture_style_init (&style, job->options->slides.flags & ENT_PICTURE_RTL);
  words.before_px = 0.6 * ENT_PRINT_TEXT_PT * PX_PER_PT;
  notes = ent_typeset_new (self->context, &style, self->width - 2 * ENT_PRINT_MARGIN_PX);
  ent_typeset_add_text (notes, text, &words);
  return notes;
}

static void
set_words (EntPrintPage *page,
           EntTypeset   *notes,
           double        y,
           double        height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *words = ent_typeset_next (notes, height, page->links);

  for (guint i = 0; i < page->links->len; i++)
    graphene_rect_offset (&((EntTypesetLink *) page->links->pdata[i])->area, (float) ENT_PRINT_MARGIN_PX, (float) y);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) ENT_PRINT_MARGIN_PX, (float) y));
  gtk_snapshot_append_node (snapshot, words);
  gsk_render_node_unref (words);
  page->words = gtk_snapshot_free_to_node (snapshot);
}

/* All pages of one slide. */
static void
add_slide (EntPrint            *self,
           const EntLectureJob *job,
           guint                first,
           guint                n)
{
  gboolean rtl = (job->options->slides.flags & ENT_PICTURE_RTL) != 0;
  g_autoptr(EntTypeset) notes = create_notes (self, ent_slide_page_get_slide (job->pages->pdata[first]), job);
  EntPrintPage *page = NULL;
  double y = 0, bottom = self->height - ENT_PRINT_MARGIN_PX;

  for (guint done = 0, m; done < n; done += m)
    {
      m = MIN (n - done, N_COLUMNS * N_ROWS);
      page = ent_print_add_page (self);
      y = ENT_PRINT_MARGIN_PX + place_parts (self, page, job->pages, first + done, m, rtl) + NOTE_GAP;
    }
  if (bottom - y < MIN_LINES * LINE_HEIGHT * ENT_PRINT_TEXT_PT * PX_PER_PT && !ent_typeset_is_done (notes))
    {
      page = ent_print_add_page (self);
      y = ENT_PRINT_MARGIN_PX;
    }
  while (!ent_typeset_is_done (notes))
    {
      if (page->words != NULL)
        {
          page = ent_print_add_page (self);
          y = ENT_PRINT_MARGIN_PX;
        }
      set_words (page, notes, y, bottom - y);
    }
}

void
ent_print_add_notes (EntPrint            *self,
                     const EntLectureJob *job)
{
  for (guint i = 0, n; i < job->pages->len; i += n)
    {
      const EntSlidePage *page = job->pages->pdata[i];

      for (n = 1; i + n < job->pages->len && ((EntSlidePage *) job->pages->pdata[i + n])->slide == page->slide; n++)
        ;
      add_slide (self, job, i, n);
    }
}
