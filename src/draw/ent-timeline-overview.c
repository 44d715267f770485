#include "config.h"

#include "ent-timeline-picture-private.h"

#include "ent-shapes.h"
#include "ent-timeline-overlay.h"

#include <math.h>

#define COLUMN_PX     14.0
#define PADDING_PX    8.0
#define MIN_WINDOW_PX 8.0
#define YEAR_ROOM_PX  48.0 /* about each year, so that few are named */
#define HANDLE_PX     12.0 /* about each edge of the window, but never more than a third of it */
#define GRIP_HEIGHT   16.0

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
      counts[i] = ent_timeline_layout_count (self->layout, ent_time_scale_to_seconds (whole, i * column),
                                             ent_time_scale_to_seconds (whole, (i + 1) * column));
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
  g_autoptr(GArray) ticks = ent_time_scale_make_ticks (whole, measure_tick, self->labels);

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

/* The whole period, and in it the window: px from the period's begin. */
static void
find_window (EntTimelinePicture *self,
             EntTimeScale       *whole,
             double             *x0,
             double             *x1)
{
  *whole = self->scale;
  ent_time_scale_set_width (whole, self->geometry.width - 2 * ENT_OVERVIEW_INDENT);
  ent_time_scale_set_range (whole, whole->limit_begin_sec, whole->limit_end_sec);
  *x0 = ent_time_scale_to_px (whole, self->scale.begin_sec);
  *x1 = ent_time_scale_to_px (whole, self->scale.end_sec);
  if (*x1 - *x0 < MIN_WINDOW_PX)
    {
      *x0 = CLAMP ((*x0 + *x1 - MIN_WINDOW_PX) / 2, 0, whole->width_px - MIN_WINDOW_PX);
      *x1 = *x0 + MIN_WINDOW_PX;
    }
}

EntOverviewPart
ent_timeline_picture_hit_overview (EntTimelinePicture *self,
                                   double              x)
{
  EntTimeScale whole;
  double x0, x1, px, inside;

  find_window (self, &whole, &x0, &x1);
  px = x - ENT_OVERVIEW_INDENT;
  if (ent_timeline_picture_is_rtl (self))
    px = whole.width_px - px;
  inside = MIN (HANDLE_PX, (x1 - x0) / 3);
  if (px >= x0 - HANDLE_PX && px <= x0 + inside)
    return ENT_OVERVIEW_BEGIN;
  if (px >= x1 - inside && px <= x1 + HANDLE_PX)
    return ENT_OVERVIEW_END;
  return px > x0 && px < x1 ? ENT_OVERVIEW_WINDOW : ENT_OVERVIEW_OUTSIDE;
}

/* What says that an edge can be taken. */
static void
paint_grip (EntTimelinePicture *self,
            GtkSnapshot        *snapshot,
            const EntTimeScale *whole,
            double              px,
            double              middle)
{
  double x = place (self, whole, px - 3, 6);

  ent_shape_pill (snapshot, &self->style.accent, x, middle - GRIP_HEIGHT / 2, 6, GRIP_HEIGHT, 3);
  ent_shape_fill (snapshot, &self->style.page, floor (x + 2.5), middle - GRIP_HEIGHT / 2 + 4, 1, GRIP_HEIGHT - 8);
}

void
ent_timeline_picture_paint_overview (EntTimelinePicture *self,
                                     GtkSnapshot        *snapshot)
{
  const EntTimelineGeometry *geometry = &self->geometry;
  double small = ent_label_cache_get_height (self->labels, ENT_LABEL_SMALL);
  double top = geometry->overview_y + PADDING_PX;
  double height = geometry->overview_height - small - PADDING_PX - 8, x0, x1;
  EntTimeScale whole;
  GdkRGBA pane = ent_color_fade (&self->style.accent, 0.14);

  if (geometry->overview_height == 0)
    return;
  find_window (self, &whole, &x0, &x1);
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

  ent_shape_pill (snapshot, &pane, place (self, &whole, x0, x1 - x0), top, x1 - x0, height, 5);
  ent_shape_outline (snapshot, &self->style.accent, place (self, &whole, x0, x1 - x0), top, x1 - x0, height, 5, 2);
  paint_grip (self, snapshot, &whole, x0 + 1, top + height / 2);
  paint_grip (self, snapshot, &whole, x1 - 1, top + height / 2);
}
