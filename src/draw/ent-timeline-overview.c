#include "config.h"

#include "ent-timeline-picture-private.h"

#include "ent-shapes.h"

#include <math.h>

#define COLUMN_PX     14.0
#define PADDING_PX    8.0
#define MIN_WINDOW_PX 8.0
#define YEAR_ROOM_PX  48.0 /* about each year, so that few are named */

static double
measure_tick (const char *text,
              gboolean    bold,
              gpointer    data)
{
  return ent_label_cache_measure (data, text, ENT_LABEL_SMALL) + YEAR_ROOM_PX;
}

static double
place (EntTimelinePicture *self,
       const EntTimeScale *whole,
       double              px,
       double              width)
{
  return ENT_OVERVIEW_INDENT + (ent_timeline_picture_is_rtl (self) ? whole->width_px - px - width : px);
}

static void
paint_columns (EntTimelinePicture *self,
               GtkSnapshot        *snapshot,
               const EntTimeScale *whole,
               double              top,
               double              height)
{
  guint n = (guint) MAX (whole->width_px / COLUMN_PX, 1), most = 1;
  g_autofree guint *counts = g_new0 (guint, n);
  double column = whole->width_px / n;
  GdkRGBA color = ent_color_fade (&self->style.accent, self->style.flags & ENT_PICTURE_HIGH_CONTRAST ? 1 : 0.6);

  for (guint i = 0; i < n; i++)
    {
      double begin_sec = ent_time_scale_to_seconds (whole, i * column);
      double end_sec = ent_time_scale_to_seconds (whole, (i + 1) * column);

      counts[i] = self->count != NULL ? self->count (begin_sec, end_sec, self->count_data)
                                      : ent_timeline_layout_count (self->layout, begin_sec, end_sec);
      most = MAX (most, counts[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      /* One is seen, and ten times as many are not ten times as high. */
      double bar = counts[i] > 0 ? MAX (3, round (height * sqrt ((double) counts[i] / most))) : 0;

      ent_shape_fill (snapshot, &color, floor (place (self, whole, i * column, column)) + 1, top + height - bar,
                      MAX (floor (column) - 1, 1), bar);
    }
}

static void
paint_years (EntTimelinePicture *self,
             GtkSnapshot        *snapshot,
             const EntTimeScale *whole,
             double              y)
{
  g_autoptr(GArray) ticks = ent_timeline_picture_make_ticks (self, whole, measure_tick);

  for (guint i = 0; i < ticks->len; i++)
    {
      const EntTick *tick = &g_array_index (ticks, EntTick, i);

      if (tick->label != NULL)
        ent_label_cache_paint (self->labels, snapshot, tick->label, ENT_LABEL_SMALL, &self->style.dim_text,
                               place (self, whole, tick->label_px, tick->label_width - YEAR_ROOM_PX), y, G_MAXDOUBLE);
      if (tick->label != NULL && tick->rank != ENT_TICK_CONTEXT)
        ent_shape_fill (snapshot, &self->style.line, floor (place (self, whole, tick->px, 1)), y - 5, 1, 10);
    }
}

void
ent_timeline_picture_paint_overview (EntTimelinePicture *self,
                                     GtkSnapshot        *snapshot)
{
  const EntTimelineGeometry *geometry = &self->geometry;
  double small = ent_label_cache_get_height (self->labels, ENT_LABEL_SMALL);
  double top = geometry->overview_y + PADDING_PX;
  double height = geometry->overview_height - small - PADDING_PX - 8, x0, x1;
  EntTimeScale whole = self->scale;
  GdkRGBA pane = ent_color_fade (&self->style.accent, 0.14);

  if (geometry->overview_height == 0)
    return;
  ent_time_scale_set_width (&whole, geometry->width - 2 * ENT_OVERVIEW_INDENT);
  ent_time_scale_set_range (&whole, whole.limit_begin_sec, whole.limit_end_sec);
  if (self->overview == NULL)
    {
      GtkSnapshot *still = gtk_snapshot_new ();

      ent_shape_fill (still, &self->style.trough, 0, geometry->overview_y, geometry->width,
                      geometry->overview_height);
      ent_shape_fill (still, &self->style.line, 0, geometry->overview_y, geometry->width, 1);
      paint_columns (self, still, &whole, top + 4, height - 8);
      paint_years (self, still, &whole, top + height + 4 + small / 2);
      self->overview = gtk_snapshot_free_to_node (still);
    }
  gtk_snapshot_append_node (snapshot, self->overview);

  x0 = ent_time_scale_to_px (&whole, self->scale.begin_sec);
  x1 = ent_time_scale_to_px (&whole, self->scale.end_sec);
  if (x1 - x0 < MIN_WINDOW_PX)
    {
      x0 = CLAMP ((x0 + x1 - MIN_WINDOW_PX) / 2, 0, whole.width_px - MIN_WINDOW_PX);
      x1 = x0 + MIN_WINDOW_PX;
    }
  ent_shape_pill (snapshot, &pane, place (self, &whole, x0, x1 - x0), top, x1 - x0, height, 5);
  ent_shape_outline (snapshot, &self->style.accent, place (self, &whole, x0, x1 - x0), top, x1 - x0, height, 5, 2);
}
