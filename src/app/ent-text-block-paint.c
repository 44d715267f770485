/* Under the words of a block: the surfaces and lines of notes, what is selected, what is to be noticed.
 * Where notes overlap, the surface is that of the one that begins last, for two laid over each other would leave
 * too little contrast; each still has its line, one below the other. */
#include "config.h"

#include "ent-text-block-private.h"

#include <adwaita.h>

#include "ent-note-tint.h"
#include "ent-widget-style.h"

/* More lines below each other than this would meet the next line of words. */
#define MAX_LEVELS 3

typedef struct
{
  PangoLayout  *layout;
  int           x;
  int           y;
  int           ascent;   /* of the font, in Pango units */
  int           descent;
  gboolean      dark;
  gboolean      high_contrast;
} Page;

/* @rect: of one run of words; @baseline: in the block */
typedef void (*PaintRun) (GtkSnapshot           *snapshot,
                          const Page            *page,
                          const graphene_rect_t *rect,
                          double                 baseline,
                          gpointer               data);

static gboolean
init_page (Page         *page,
           EntTextBlock *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  PangoFontMetrics *metrics;

  page->layout = gtk_label_get_layout (GTK_LABEL (self->label));
  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &page->x, &page->y);
  metrics = pango_context_get_metrics (pango_layout_get_context (page->layout), NULL, NULL);
  page->ascent = pango_font_metrics_get_ascent (metrics);
  page->descent = pango_font_metrics_get_descent (metrics);
  pango_font_metrics_unref (metrics);
  page->dark = adw_style_manager_get_dark (manager);
  page->high_contrast = adw_style_manager_get_high_contrast (manager);
  return pango_layout_get_character_count (page->layout) > 0;
}

static void
paint_line (EntTextBlock    *self,
            GtkSnapshot     *snapshot,
            const Page      *page,
            PangoLayoutIter *iter,
            int              from,
            int              to,
            PaintRun         paint,
            gpointer         data)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  int baseline = pango_layout_iter_get_baseline (iter), n;
  g_autofree int *ranges = NULL;

  from = MAX (from, line->start_index);
  to = MIN (to, line->start_index + line->length);
  if (from >= to)
    return;
  pango_layout_line_get_x_ranges (line, from, to, &ranges, &n);
  for (int i = 0; i < n; i++)
    {
      double x = page->x + (double) ranges[2 * i] / PANGO_SCALE;
      double width = (double) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE;
      double y = page->y + (double) (baseline - page->ascent) / PANGO_SCALE;
      double height = (double) (page->ascent + page->descent) / PANGO_SCALE;

      paint (snapshot, page, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height),
             page->y + (double) baseline / PANGO_SCALE, data);
    }
}

static void
paint_runs (EntTextBlock *self,
            GtkSnapshot  *snapshot,
            const Page   *page,
            guint         start,
            guint         end,
            PaintRun      paint,
            gpointer      data)
{
  const char *text = pango_layout_get_text (page->layout);
  PangoLayoutIter *iter;
  guint from, to;

  start = MAX (start, self->start);
  end = MIN (end, self->end);
  if (start >= end)
    return;
  ent_text_block_to_label (self, start, end, &from, &to);
  iter = pango_layout_get_iter (page->layout);
  do
    paint_line (self, snapshot, page, iter, (int) (g_utf8_offset_to_pointer (text, from) - text),
                (int) (g_utf8_offset_to_pointer (text, to) - text), paint, data);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
paint_fill (GtkSnapshot           *snapshot,
            const Page            *page,
            const graphene_rect_t *rect,
            double                 baseline,
            gpointer               color)
{
  gtk_snapshot_append_color (snapshot, color, rect);
}

static void
paint_edge (GtkSnapshot           *snapshot,
            const Page            *page,
            const graphene_rect_t *rect,
            double                 baseline,
            gpointer               data)
{
  const EntHighlight *highlight = data;
  float thickness = page->high_contrast ? 3 : 2;
  float y = rect->origin.y + rect->size.height + (float) (highlight->level % MAX_LEVELS) * (thickness + 1);
  GdkRGBA fill, edge;

  ent_note_tint_get (highlight->color, page->dark, page->high_contrast, &fill, &edge);
  gtk_snapshot_append_color (snapshot, &edge,
                             &GRAPHENE_RECT_INIT (rect->origin.x, y - thickness / 2, rect->size.width, thickness));
}

static void
paint_frame (GtkSnapshot           *snapshot,
             const Page            *page,
             const graphene_rect_t *rect,
             double                 baseline,
             gpointer               data)
{
  const GdkRGBA *color = data;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, 3);
  gsk_rounded_rect_shrink (&outline, -2, -2, -2, -2);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
}

/* Piece by piece between all beginnings and ends, each with the surface of the note that began last. */
static void
paint_surfaces (EntTextBlock *self,
                GtkSnapshot  *snapshot,
                const Page   *page)
{
  guint at = self->start;

  while (at < self->end)
    {
      const EntHighlight *top = NULL;
      guint next = self->end;

      for (guint i = 0; i < self->highlights->len; i++)
        {
          const EntHighlight *h = self->highlights->pdata[i];

          if (h->start <= at && h->end > at && (top == NULL || h->start >= top->start))
            top = h;
          if (h->start > at)
            next = MIN (next, h->start);
          if (h->end > at)
            next = MIN (next, h->end);
        }
      if (top != NULL)
        {
          GdkRGBA fill, edge;

          ent_note_tint_get (top->color, page->dark, page->high_contrast, &fill, &edge);
          paint_runs (self, snapshot, page, at, next, paint_fill, &fill);
        }
      at = next;
    }
}

void
ent_text_block_paint (EntTextBlock *self,
                      GtkSnapshot  *snapshot)
{
  EntPictureStyle style;
  GdkRGBA accent;
  Page page;

  if (self->extras == NULL || !init_page (&page, self))
    return;
  paint_surfaces (self, snapshot, &page);
  for (guint i = 0; i < self->highlights->len; i++)
    {
      EntHighlight *highlight = self->highlights->pdata[i];

      paint_runs (self, snapshot, &page, highlight->start, highlight->end, paint_edge, highlight);
    }
  if (self->selected_start >= self->selected_end && self->flash <= 0)
    return;
  ent_widget_get_picture_style (GTK_WIDGET (self), &style);
  accent = ent_color_fade (&style.accent, .3);
  paint_runs (self, snapshot, &page, self->selected_start, self->selected_end, paint_fill, &accent);
  accent = ent_color_fade (&style.accent, self->flash);
  if (self->flash > 0)
    paint_runs (self, snapshot, &page, self->flash_start, self->flash_end, paint_frame, &accent);
}
