/* What stands on a page around its pictures: title, cut marks, legend, page map, source. */

#include "config.h"

#include "ent-timeline-sheet-private.h"

#include "ent-shapes.h"
#include "ent-timeline-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CUT_MARK_PX   12.0
#define SEAM_STRIP_PX 4.0
#define MAP_COLUMN_PX 4.0

static gboolean
is_rtl (EntTimelineSheet *self)
{
  return (self->style.flags & ENT_PICTURE_RTL) != 0;
}

static double
get_inner_width (EntTimelineSheet *self)
{
  return self->width - 2 * self->margin;
}

/* The left edge of what begins @offset from where lines begin. */
static double
place (EntTimelineSheet *self,
       double            offset,
       double            width)
{
  return is_rtl (self) ? self->width - self->margin - offset - width : self->margin + offset;
}

/* The same for what ends @offset from where lines end. */
static double
place_end (EntTimelineSheet *self,
           double            offset,
           double            width)
{
  return place (self, get_inner_width (self) - offset - width, width);
}

static guint
get_n_bands (EntTimelineSheet *self)
{
  return self->bands != NULL ? self->bands->len : 1;
}

/* Pages follow one another in time; below those of the first lanes come those of the next. */
static guint
get_page_number (EntTimelineSheet *self,
                 guint             band,
                 guint             window)
{
  return band * self->windows->len + window + 1;
}

static void
paint_line (EntTimelineSheet *self,
            GtkSnapshot      *snapshot,
            const char       *text,
            gboolean          at_end,
            double            offset,
            double            y,
            double            max_width)
{
  double width = MIN (ent_label_cache_measure (self->labels, text, ENT_LABEL_NORMAL), max_width);

  ent_label_cache_paint (self->labels, snapshot, text, ENT_LABEL_NORMAL, &self->style.dim_text,
                         at_end ? place_end (self, offset, width) : place (self, offset, width), y, max_width);
}

static void
paint_head (EntTimelineSheet *self,
            GtkSnapshot      *snapshot)
{
  double width = get_inner_width (self), text = ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL);
  double height = ent_sheet_paint_title (self->context, snapshot, &self->style, self->title, self->margin, self->margin,
                                         width);

  paint_line (self, snapshot, self->dates, FALSE, 0, self->margin + height + text / 2, width);
}

/* Where to cut, and what of the time around is also on the neighbour's page. @y: of the strip */
static void
paint_seam (EntTimelineSheet *self,
            GtkSnapshot      *snapshot,
            double            seam_px,
            double            edge_px,
            double            y)
{
  double seam = self->header_width + seam_px, edge = self->header_width + edge_px;
  double from = MIN (seam, edge), width = fabs (edge - seam);

  ent_shape_fill (snapshot, &self->style.line, place (self, from, width), y + (self->seam_height - SEAM_STRIP_PX) / 2,
                  width, SEAM_STRIP_PX);
  ent_shape_fill (snapshot, &self->style.text, place (self, seam - 0.5, 1),
                  y + (self->seam_height - CUT_MARK_PX) / 2, 1, CUT_MARK_PX);
}

static void
paint_seams (EntTimelineSheet *self,
             GtkSnapshot      *snapshot,
             guint             window,
             double            y)
{
  const EntPageWindow *own = &g_array_index (self->windows, EntPageWindow, window);
  double axis = get_inner_width (self) - self->header_width;
  double px_per_sec = axis / (own->end_sec - own->begin_sec);

  if (window > 0)
    paint_seam (self, snapshot, (own->seam_begin_sec - own->begin_sec) * px_per_sec, 0, y);
  if (window + 1 < self->windows->len)
    paint_seam (self, snapshot, (own->seam_end_sec - own->begin_sec) * px_per_sec, axis, y);
}

/* Which pages hold what comes before, after and below. */
static void
paint_neighbours (EntTimelineSheet *self,
                  GtkSnapshot      *snapshot,
                  guint             band,
                  guint             window,
                  double            y)
{
  double middle = y + self->seam_height / 2, room = get_inner_width (self) - self->header_width, overlap;
  g_autofree char *before = NULL, *after = NULL, *below = NULL;

  overlap = self->options.overlap / self->scale + 6;
  if (window > 0)
    {
      /* Translators: at the edge of a printed page, of the time before it */
      before = g_strdup_printf (_("continued from page %u"), get_page_number (self, band, window - 1));
      paint_line (self, snapshot, before, FALSE, self->header_width + overlap, middle, room / 3);
    }
  if (window + 1 < self->windows->len)
    {
      /* Translators: at the edge of a printed page, of the time after it */
      after = g_strdup_printf (_("continues on page %u"), get_page_number (self, band, window + 1));
      paint_line (self, snapshot, after, TRUE, overlap, middle, room / 3);
    }
  if (band + 1 < get_n_bands (self))
    {
      /* Translators: at the foot of a printed page */
      below = g_strdup_printf (_("more lanes on page %u"), get_page_number (self, band + 1, window));
      paint_line (self, snapshot, below, FALSE, 0, middle, self->header_width + room / 3);
    }
}

/* Shows one band of a row's lanes, or all. Returns: the height of the picture */
static double
show_band (EntTimelineSheet *self,
           EntSheetRow      *row,
           guint             band)
{
  EntTimelinePicture *picture = row->picture;
  EntTimelineGeometry *geometry = &picture->geometry;

  picture->scroll = 0;
  geometry->lanes_height = row->lanes_height;
  geometry->relations_height = row->relations_height;
  geometry->evidence_height = row->evidence_height;
  if (self->bands != NULL)
    {
      const EntPageBand *own = &g_array_index (self->bands, EntPageBand, band);
      gboolean last = band + 1 == self->bands->len;

      picture->scroll = own->y;
      geometry->lanes_height = MAX (MIN (own->y + own->height, row->lanes_height) - own->y, 0);
      geometry->relations_height = last ? row->relations_height : 0;
      geometry->evidence_height = last ? row->evidence_height : 0;
    }
  /* Nobody can scroll paper: no more lies above or below than pages tell. */
  picture->frame->height = geometry->lanes_height;
  geometry->relations_y = geometry->lanes_y + geometry->lanes_height;
  geometry->evidence_y = geometry->relations_y + geometry->relations_height;
  geometry->overview_y = geometry->evidence_y + geometry->evidence_height;
  geometry->height = geometry->overview_y;
  return geometry->height;
}

/* Returns: where they end */
static double
paint_rows (EntTimelineSheet *self,
            GtkSnapshot      *snapshot,
            guint             band,
            guint             window)
{
  const EntTimelineState state = { .selected = -1, .selected_lane = -1, .hovered = -1, .hovered_lane = -1 };
  double y = self->top, width = get_inner_width (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      EntSheetRow *row = self->rows->pdata[i];
      double height;

      if (self->title_height > 0)
        {
          double middle = y + self->title_height / 2;

          ent_label_cache_paint (self->labels, snapshot, ent_text_get (row->picture->item->title), ENT_LABEL_BOLD,
                                 &self->style.text, place (self, 0, MIN (ent_label_cache_measure (self->labels,
                                 ent_text_get (row->picture->item->title), ENT_LABEL_BOLD), width)), middle, width);
          y += self->title_height;
        }
      ent_timeline_sheet_arrange (self, row, &g_array_index (self->windows, EntPageWindow, window));
      height = show_band (self, row, band);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->margin, (float) y));
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
      ent_timeline_picture_snapshot (row->picture, snapshot, &state);
      ent_timeline_picture_paint_evidence (row->picture, snapshot);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_restore (snapshot);
      y += height;
      ent_shape_fill (snapshot, &self->style.line, self->margin, y, width, 1);
    }
  return y;
}

static void
paint_map_columns (EntTimelineSheet *self,
                   GtkSnapshot      *snapshot,
                   double            offset,
                   double            y,
                   double            height)
{
  guint n = (guint) MAX (self->map_width / MAP_COLUMN_PX, 1), most = 1;
  g_autofree guint *counts = g_new0 (guint, n);
  double span = self->end_sec - self->begin_sec;
  GdkRGBA color = ent_color_fade (&self->style.dim_text, 0.5);

  for (guint i = 0; i < n; i++)
    {
      for (guint row = 0; row < self->rows->len; row++)
        {
          const EntSheetRow *record = self->rows->pdata[row];
          double begin = self->begin_sec + record->origin_sec;

          counts[i] += ent_timeline_layout_count (record->picture->layout, begin + span * i / n,
                                                  begin + span * (i + 1) / n);
        }
      most = MAX (most, counts[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      double bar = counts[i] > 0 ? MAX (2, height * sqrt ((double) counts[i] / most)) : 0;
      double column = self->map_width / n;

      ent_shape_fill (snapshot, &color, place (self, offset + i * column, column - 1), y + height - bar, column - 1, bar);
    }
}

/* The whole period with every page in it; this one stands out. */
static void
paint_map (EntTimelineSheet *self,
           GtkSnapshot      *snapshot,
           guint             own_page)
{
  double offset = get_inner_width (self) - self->map_width, span = self->end_sec - self->begin_sec;
  double y = self->foot_y + ENT_SHEET_GAP_PX, band_height = ENT_SHEET_MAP_PX / get_n_bands (self);
  double line = ent_label_cache_get_height (self->labels, ENT_LABEL_SMALL);

  ent_shape_fill (snapshot, &self->style.trough, place (self, offset, self->map_width), y, self->map_width,
                  ENT_SHEET_MAP_PX);
  paint_map_columns (self, snapshot, offset, y + 3, ENT_SHEET_MAP_PX - 6);
  for (guint page = 0; page < get_n_bands (self) * self->windows->len; page++)
    {
      guint band = page / self->windows->len;
      const EntPageWindow *window = &g_array_index (self->windows, EntPageWindow, page % self->windows->len);
      double begin = (window->seam_begin_sec - self->begin_sec) / span * self->map_width;
      double width = (window->seam_end_sec - window->seam_begin_sec) / span * self->map_width;
      double x = place (self, offset + begin, width), at = y + band * band_height, text_width;
      gboolean own = page == own_page;
      GdkRGBA pane = ent_color_fade (&self->style.accent, 0.2);
      g_autofree char *number = g_strdup_printf ("%u", page + 1);
      EntLabelFlags flags = ENT_LABEL_SMALL | (own ? ENT_LABEL_BOLD : 0);

      if (own)
        ent_shape_fill (snapshot, &pane, x, at, width, band_height);
      ent_shape_outline (snapshot, own ? &self->style.accent : &self->style.line, x, at, width, band_height, 0,
                         own ? 2 : 1);
      text_width = ent_label_cache_measure (self->labels, number, flags);
      if (text_width + 8 > width || band_height < line)
        continue;
      ent_shape_pill (snapshot, &self->style.page, x + (width - text_width) / 2 - 4, at + (band_height - line) / 2,
                      text_width + 8, line, line / 2);
      ent_label_cache_paint (self->labels, snapshot, number, flags, &self->style.text, x + (width - text_width) / 2,
                             at + band_height / 2, G_MAXDOUBLE);
    }
}

double
ent_timeline_sheet_paint_legend (EntTimelineSheet *self,
                                 GtkSnapshot      *snapshot,
                                 double            x,
                                 double            y)
{
  EntCase *items[ENT_TIMELINE_SHEET_MAX_CASES];
  EntLegendFlags flags = (self->signs ? ENT_LEGEND_SIGNS : 0) | (self->evidence ? ENT_LEGEND_EVIDENCE : 0);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const EntTimelinePicture *picture = ((EntSheetRow *) self->rows->pdata[i])->picture;
      GPtrArray *lanes = ent_timeline_layout_get_lanes (picture->layout);

      items[i] = picture->item;
      for (guint lane = 0; lane < lanes->len; lane++)
        {
          EntTimelineOwner owner = ((EntTimelineLane *) lanes->pdata[lane])->owner;

          flags |= owner == ENT_OWNER_YOU ? ENT_LEGEND_YOURS : owner == ENT_OWNER_OTHER ? ENT_LEGEND_OTHERS : 0;
        }
    }
  return ent_timeline_legend_paint (snapshot, self->labels, &self->style, items, self->rows->len, flags, x, y,
                                    self->legend_width) + ENT_SHEET_GAP_PX;
}

static void
paint_foot (EntTimelineSheet *self,
            GtkSnapshot      *snapshot,
            guint             page)
{
  double text = ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL), width = 0;
  double last = self->height - self->margin - text / 2;
  guint n_pages = get_n_bands (self) * self->windows->len;

  if (page == 0)
    ent_timeline_sheet_paint_legend (self, snapshot, place (self, 0, self->legend_width),
                                     self->foot_y + ENT_SHEET_GAP_PX / 2);
  if (self->map_width > 0)
    paint_map (self, snapshot, page);
  if (n_pages > 1)
    {
      /* Translators: at the foot of a printed page */
      g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, n_pages);

      width = ent_label_cache_measure (self->labels, number, ENT_LABEL_NORMAL) + ENT_SHEET_GAP_PX;
      paint_line (self, snapshot, number, TRUE, 0, last, width);
    }
  paint_line (self, snapshot, self->source, FALSE, 0, last, get_inner_width (self) - width);
}

GskRenderNode *
ent_timeline_sheet_paint_page (EntTimelineSheet *self,
                               guint             page)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  guint band = page / self->windows->len, window = page % self->windows->len;
  double end;

  gtk_snapshot_scale (snapshot, (float) self->scale, (float) self->scale);
  if (self->options.bare)
    {
      paint_rows (self, snapshot, band, window);
      return gtk_snapshot_free_to_node (snapshot);
    }
  ent_shape_fill (snapshot, &self->style.page, 0, 0, self->width, self->height);
  paint_head (self, snapshot);
  end = paint_rows (self, snapshot, band, window);
  if (self->seam_height > 0)
    {
      paint_seams (self, snapshot, window, self->top - self->seam_height);
      paint_seams (self, snapshot, window, end);
      paint_neighbours (self, snapshot, band, window, end);
    }
  paint_foot (self, snapshot, page);
  return gtk_snapshot_free_to_node (snapshot);
}
