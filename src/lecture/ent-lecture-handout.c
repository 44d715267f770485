/* Slides for those who listen: two, three or six to a page, with lines to write on. */

#include "config.h"

#include "ent-lecture-print-private.h"

#define PX_PER_MM    (96 / 25.4)
#define RULE_PX      (8 * PX_PER_MM)   /* from line to line, for a hand */
#define ROW_GAP      (7 * PX_PER_MM)
#define COLUMN_GAP   (8 * PX_PER_MM)
#define RULES_GAP    (2 * PX_PER_MM)   /* between a slide and what is below it */
#define SLIDE_SHARE  0.52              /* of the width, beside lines */
#define RULES_BELOW  4                 /* below one of two */

typedef struct
{
  EntPrint        *print;
  EntPictureStyle  style;
  guint            per_page;
  double           x, y;           /* of the text on a page */
  double           width, height;
  double           aspect;         /* width of a slide to its height */
} Handout;

/* Before the class has guessed, nobody is to read the answer, which pages that hide it come before. */
static gboolean
gives_away (const GPtrArray *pages,
            guint            index)
{
  const EntSlidePage *page = pages->pdata[index], *first;

  if (page->hides || page->part > index)
    return FALSE;
  first = pages->pdata[index - page->part];
  return first->slide == page->slide && first->hides;
}

static void
paint_rules (const Handout *self,
             GtkSnapshot   *snapshot,
             double         x,
             double         y,
             double         width,
             double         height)
{
  ent_typeset_paint_rules (snapshot, &self->style, x, y, width, height, RULE_PX);
}

/* The slide, and lines as far as its row goes. @nth: on the page */
static void
place (const Handout *self,
       EntPrintPage  *page,
       GtkSnapshot   *snapshot,
       EntSlidePage  *slide,
       guint          nth)
{
  gboolean rtl = (self->style.flags & ENT_PICTURE_RTL) != 0;
  guint n_columns = self->per_page == 6 ? 2 : 1, n_rows = self->per_page / n_columns;
  guint column = rtl ? n_columns - 1 - nth % n_columns : nth % n_columns;
  double row_height = (self->height - (n_rows - 1) * ROW_GAP) / n_rows;
  double column_width = (self->width - (n_columns - 1) * COLUMN_GAP) / n_columns;
  double x = self->x + column * (column_width + COLUMN_GAP), y = self->y + nth / n_columns * (row_height + ROW_GAP);
  double width = column_width, below;

  if (self->per_page == 3)
    {
      double rules = (1 - SLIDE_SHARE) * self->width - RULES_GAP * 2;

      width = MIN (SLIDE_SHARE * self->width, row_height * self->aspect);
      ent_print_page_place (page, slide, rtl ? x + self->width - width : x, y, width, TRUE);
      paint_rules (self, snapshot, rtl ? x : x + self->width - rules, y, rules, row_height);
      return;
    }
  if (self->per_page == 2)
    width = MIN (column_width, (row_height - RULES_BELOW * RULE_PX - RULES_GAP) * self->aspect);
  ent_print_page_place (page, slide, x + (column_width - width) / 2, y, width, TRUE);
  below = width / self->aspect + RULES_GAP;
  paint_rules (self, snapshot, x, y + below, column_width, row_height - below);
}

static void
add_page (const Handout *self,
          GPtrArray     *slides,
          guint          first)
{
  EntPrintPage *page = ent_print_add_page (self->print);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  for (guint i = 0; i < self->per_page && first + i < slides->len; i++)
    place (self, page, snapshot, slides->pdata[first + i], i);
  page->words = gtk_snapshot_free_to_node (snapshot);
}

void
ent_print_add_handout (EntPrint            *self,
                       const EntLectureJob *job)
{
  const EntSlidePage *any = job->pages->pdata[0];
  g_autoptr(GPtrArray) slides = g_ptr_array_new ();
  Handout handout = { .print = self, .x = ENT_PRINT_MARGIN_PX, .y = ENT_PRINT_MARGIN_PX };

  handout.per_page = job->options->per_page == 2 || job->options->per_page == 6 ? job->options->per_page : 3;
  handout.width = self->width - 2 * ENT_PRINT_MARGIN_PX;
  handout.height = self->height - 2 * ENT_PRINT_MARGIN_PX;
  handout.aspect = any->width / any->height;
  ent_picture_style_init (&handout.style, job->options->slides.flags & ENT_PICTURE_RTL);
  for (guint i = 0; i < job->pages->len; i++)
    if (!gives_away (job->pages, i))
      g_ptr_array_add (slides, job->pages->pdata[i]);
  for (guint i = 0; i < slides->len; i += handout.per_page)
    add_page (&handout, slides, i);
}
