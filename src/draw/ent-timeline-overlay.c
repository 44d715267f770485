#include "config.h"

#include "ent-timeline-overlay.h"

#include "ent-shapes.h"
#include "ent-timeline-picture-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAY_SEC       86400.0
#define HOUR_SEC      3600.0
#define WIDE_DAY_PX   48.0
#define TAG_PADDING   9.0
#define TAG_HEIGHT    6.0   /* over that of its text */
#define EDGE_PX       2.0
#define SNAP_PART     0.3   /* of the distance between two ticks */
#define CAP_PX        7.0   /* half the stroke at either end of the line that measures */
#define MOVED_RADIUS  8.0   /* of the outline where an event will be */
#define UNIT_PX       5.0   /* so wide, a month or a year can be told from the next */
#define DAY_PX        2.0
#define MIN_TAG_PX    30.0  /* a tag of which less would be seen is left out */

/* Text on ground of its own, about @px, but whole in the view. */
static void
paint_tag (EntTimelinePicture *self,
           GtkSnapshot        *snapshot,
           const char         *text,
           double              px,
           double              y)
{
  double height = ent_label_cache_get_height (self->labels, ENT_LABEL_BOLD) + TAG_HEIGHT;
  double width = ent_label_cache_measure (self->labels, text, ENT_LABEL_BOLD) + 2 * TAG_PADDING, x;

  width = MIN (width, self->scale.width_px - 4);
  if (width < MIN_TAG_PX)
    return;
  x = ent_timeline_picture_place (self, CLAMP (px - width / 2, 2, self->scale.width_px - width - 2), width);
  ent_shape_pill (snapshot, &self->style.page, x, y - height / 2, width, height, height / 2);
  ent_shape_outline (snapshot, &self->style.accent, x, y - height / 2, width, height, height / 2, 1.5);
  ent_label_cache_paint (self->labels, snapshot, text, ENT_LABEL_BOLD, &self->style.text, x + TAG_PADDING, y,
                         width - 2 * TAG_PADDING);
}

static void
paint_span (EntTimelinePicture       *self,
            GtkSnapshot              *snapshot,
            const EntTimelineOverlay *overlay)
{
  const EntTimelineGeometry *geometry = &self->geometry;
  gboolean contrast = (self->style.flags & ENT_PICTURE_HIGH_CONTRAST) != 0;
  double from = ent_time_scale_to_px (&self->scale, overlay->span_begin_sec);
  double to = ent_time_scale_to_px (&self->scale, overlay->span_end_sec);
  double x0 = CLAMP (from, 0, self->scale.width_px), x1 = CLAMP (to, 0, self->scale.width_px);
  double bottom = geometry->evidence_y + geometry->evidence_height;
  double text = ent_label_cache_get_height (self->labels, ENT_LABEL_BOLD) + TAG_HEIGHT;
  GdkRGBA band = ent_color_fade (&self->style.accent, contrast ? 0.2 : 0.1);
  GdkRGBA axis = ent_color_fade (&self->style.accent, 0.2);

  if (to < 0 || from > self->scale.width_px)
    return;
  ent_shape_fill (snapshot, &band, ent_timeline_picture_place (self, x0, x1 - x0), geometry->axis_height, x1 - x0,
                  bottom - geometry->axis_height);
  ent_shape_fill (snapshot, &axis, ent_timeline_picture_place (self, x0, x1 - x0), 0, x1 - x0, geometry->axis_height);
  if (from >= 0)
    ent_shape_fill (snapshot, &self->style.accent, floor (ent_timeline_picture_place (self, from - 1, EDGE_PX)), 0,
                    EDGE_PX, bottom);
  if (to <= self->scale.width_px)
    ent_shape_fill (snapshot, &self->style.accent, floor (ent_timeline_picture_place (self, to - 1, EDGE_PX)), 0,
                    EDGE_PX, bottom);
  /* Over the names of phases, which come back, rather than over marks or the axis. */
  if (overlay->span_text != NULL)
    paint_tag (self, snapshot, overlay->span_text, (x0 + x1) / 2, geometry->axis_height + 2 + text / 2);
}

/* Where an event stands in the picture: in its mark, else in its cluster, else in its lane. */
static void
find_place (EntTimelinePicture *self,
            int                 event,
            graphene_point_t   *place)
{
  const EntTimelineFrame *frame = self->frame;
  int lane = ent_timeline_layout_find_lane (self->layout, (guint) event, 0);
  double begin_sec, y = 0;

  ent_timeline_layout_get_event (self->layout, (guint) event, &begin_sec, NULL);
  if (lane >= 0)
    {
      const EntTimelineBox *box = &g_array_index (frame->boxes, EntTimelineBox, lane);

      y = box->y + box->height / 2;
    }
  for (guint i = 0; i < frame->clusters->len; i++)
    {
      const EntTimelineCluster *cluster = &g_array_index (frame->clusters, EntTimelineCluster, i);

      if ((int) cluster->lane == lane && begin_sec >= cluster->begin_sec && begin_sec <= cluster->end_sec)
        y = cluster->y;
    }
  for (guint i = 0; i < frame->marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (frame->marks, EntTimelineMark, i);

      if ((int) mark->event == event && (int) mark->lane == lane)
        y = mark->y;
    }
  place->x = (float) ent_timeline_picture_place (self, ent_time_scale_to_px (&self->scale, begin_sec), 0);
  place->y = (float) (y - self->scroll + self->geometry.lanes_y);
}

/* The line with a stroke across either end, drawn flat and then turned. */
static void
paint_line (GtkSnapshot            *snapshot,
            const GdkRGBA          *color,
            const graphene_point_t *from,
            const graphene_point_t *to)
{
  double length = hypot (to->x - from->x, to->y - from->y);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, from);
  gtk_snapshot_rotate (snapshot, (float) (atan2 (to->y - from->y, to->x - from->x) * 180 / G_PI));
  ent_shape_fill (snapshot, color, 0, -1, length, 2);
  ent_shape_fill (snapshot, color, -1, -CAP_PX, 2, 2 * CAP_PX);
  ent_shape_fill (snapshot, color, length - 1, -CAP_PX, 2, 2 * CAP_PX);
  gtk_snapshot_restore (snapshot);
}

/* Where the part of the line lies that is in view; FALSE where none is. */
static gboolean
find_visible_middle (EntTimelinePicture     *self,
                     const graphene_point_t *from,
                     const graphene_point_t *to,
                     double                 *px,
                     double                 *y)
{
  double a = ent_timeline_picture_x_to_px (self, from->x), b = ent_timeline_picture_x_to_px (self, to->x);
  double at = (CLAMP (a, 0, self->scale.width_px) + CLAMP (b, 0, self->scale.width_px)) / 2;
  double half = ent_label_cache_get_height (self->labels, ENT_LABEL_BOLD) / 2 + TAG_HEIGHT;
  double part = fabs (b - a) < 1 ? 0.5 : (at - a) / (b - a);

  *px = at;
  *y = CLAMP (from->y + (to->y - from->y) * part, self->geometry.lanes_y + half,
              MAX (self->geometry.lanes_y + half, self->geometry.lanes_y + self->geometry.lanes_height - half));
  return MAX (a, b) >= 0 && MIN (a, b) <= self->scale.width_px;
}

static void
paint_measure (EntTimelinePicture       *self,
               GtkSnapshot              *snapshot,
               const EntTimelineOverlay *overlay)
{
  graphene_point_t from, to;
  graphene_rect_t lanes;
  double px, y;

  find_place (self, overlay->measure_from, &from);
  ent_timeline_picture_get_lanes_area (self, &lanes);
  gtk_snapshot_push_clip (snapshot, &lanes);
  if (overlay->measure_to < 0)
    {
      ent_shape_outline (snapshot, &self->style.accent, from.x - 16, from.y - 16, 32, 32, 16, 2);
      gtk_snapshot_pop (snapshot);
      return;
    }
  find_place (self, overlay->measure_to, &to);
  /* On clear ground where it crosses labels. */
  if (find_visible_middle (self, &from, &to, &px, &y))
    {
      paint_line (snapshot, &self->style.accent, &from, &to);
      if (overlay->measure_text != NULL)
        paint_tag (self, snapshot, overlay->measure_text, px, y);
    }
  gtk_snapshot_pop (snapshot);
}

/* Where the event will be when it is let go: an outline on its row, from where it is. */
static void
paint_moved (EntTimelinePicture       *self,
             GtkSnapshot              *snapshot,
             const EntTimelineOverlay *overlay)
{
  double from = ent_time_scale_to_px (&self->scale, overlay->moved_begin_sec), x0, x1, tag_y;
  double to = ent_time_scale_to_px (&self->scale, overlay->moved_end_sec);
  double half = ent_label_cache_get_height (self->labels, ENT_LABEL_BOLD) / 2 + TAG_HEIGHT / 2;
  gboolean is_span = ent_event_table_is_span (self->table, (guint) overlay->moved) && to - from > 2 * ENT_MARK_DOT_RADIUS;
  graphene_point_t place;
  graphene_rect_t lanes;

  find_place (self, overlay->moved, &place);
  ent_timeline_picture_get_lanes_area (self, &lanes);
  x0 = CLAMP (is_span ? from : from - MOVED_RADIUS, -20, self->scale.width_px + 20);
  x1 = CLAMP (is_span ? to : from + MOVED_RADIUS, -20, self->scale.width_px + 20);
  gtk_snapshot_push_clip (snapshot, &lanes);
  ent_shape_fill (snapshot, &self->style.accent, floor (ent_timeline_picture_place (self, from - 0.5, 1)),
                  lanes.origin.y, 1, lanes.size.height);
  ent_shape_pill (snapshot, &self->style.page, ent_timeline_picture_place (self, x0, x1 - x0), place.y - MOVED_RADIUS,
                  x1 - x0, 2 * MOVED_RADIUS, MOVED_RADIUS);
  ent_shape_outline (snapshot, &self->style.accent, ent_timeline_picture_place (self, x0, x1 - x0),
                     place.y - MOVED_RADIUS, x1 - x0, 2 * MOVED_RADIUS, MOVED_RADIUS, 2.5);
  /* Above the mark, or below it where there is no room. */
  tag_y = place.y - MOVED_RADIUS - 4 - half;
  if (tag_y < lanes.origin.y + half)
    tag_y = place.y + MOVED_RADIUS + 4 + half;
  paint_tag (self, snapshot, overlay->moved_text, CLAMP (from, 0, self->scale.width_px), tag_y);
  gtk_snapshot_pop (snapshot);
}

void
ent_timeline_picture_paint_overlay (EntTimelinePicture       *self,
                                    GtkSnapshot              *snapshot,
                                    const EntTimelineOverlay *overlay)
{
  g_return_if_fail (self->frame != NULL);

  if (overlay->has_span)
    paint_span (self, snapshot, overlay);
  if (overlay->measure_from >= 0)
    paint_measure (self, snapshot, overlay);
  if (overlay->moved >= 0)
    paint_moved (self, snapshot, overlay);
}

static double
measure_nothing (const char *text,
                 gboolean    bold,
                 gpointer    data)
{
  return 1;
}

double
ent_timeline_picture_snap (EntTimelinePicture *self,
                           double              seconds,
                           double              reach_px)
{
  g_autoptr(GArray) ticks = ent_time_scale_make_ticks (&self->scale, measure_nothing, NULL);
  double px = ent_time_scale_to_px (&self->scale, seconds), nearest = G_MAXDOUBLE, second = G_MAXDOUBLE;
  double found = seconds, unit;

  for (guint i = 0; i < ticks->len; i++)
    {
      const EntTick *tick = &g_array_index (ticks, EntTick, i);
      double distance = fabs (tick->px - px);

      if (tick->rank == ENT_TICK_CONTEXT)
        continue;
      second = MIN (second, MAX (distance, nearest));
      if (distance < nearest)
        found = tick->seconds;
      nearest = MIN (nearest, distance);
    }
  /* Between ticks that stand close there is room too. */
  if (nearest <= MIN (reach_px, (nearest + second) * SNAP_PART))
    return found;
  unit = ent_time_scale_get_px_per_sec (&self->scale) * DAY_SEC > WIDE_DAY_PX ? HOUR_SEC : DAY_SEC;
  return round (seconds / unit) * unit;
}

/* Words */

/* The day, month or year as EDTF writes it: @precision counts what it has of these. */
static char *
format_edtf (double seconds,
             int    precision)
{
  g_autofree char *day = ent_date_format_seconds ((gint64) seconds);
  gint64 year;
  int month, day_of_month;

  ent_date_civil_from_seconds ((gint64) seconds, &year, &month, &day_of_month);
  /* Beyond four digits EDTF knows years alone. */
  if (year < -9999 || year > 9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, year);
  for (int i = 3; i > precision; i--)
    *strrchr (day, '-') = '\0';
  return g_steal_pointer (&day);
}

static gboolean
begins_unit (double seconds,
             int    precision)
{
  gint64 year;
  int month, day;

  ent_date_civil_from_seconds ((gint64) seconds, &year, &month, &day);
  return fmod (seconds, DAY_SEC) == 0 && (precision > 2 || day == 1) && (precision > 1 || month == 1);
}

char *
ent_timeline_span_to_edtf (double begin_sec,
                           double end_sec)
{
  double last_sec = MAX (end_sec - 1, begin_sec);
  g_autofree char *begin = NULL, *end = NULL;
  int precision = 1;

  while (precision < 3 && !(begins_unit (begin_sec, precision) && begins_unit (end_sec, precision)))
    precision++;
  begin = format_edtf (begin_sec, precision);
  end = format_edtf (last_sec, precision);
  return g_str_equal (begin, end) ? g_steal_pointer (&begin) : g_strconcat (begin, "/", end, NULL);
}

char *
ent_timeline_format_span (double begin_sec,
                          double end_sec)
{
  g_autofree char *text = ent_timeline_span_to_edtf (begin_sec, end_sec);
  g_autoptr(EntDate) date = ent_date_parse (text, NULL);

  return date != NULL ? ent_date_format (date) : g_steal_pointer (&text);
}

char *
ent_timeline_moment_to_edtf (double      seconds,
                             EntDateUnit unit)
{
  return format_edtf (seconds, unit == ENT_DATE_UNIT_DAY ? 3 : unit == ENT_DATE_UNIT_MONTH ? 2 : 1);
}

EntDateUnit
ent_timeline_picture_get_unit (EntTimelinePicture *self)
{
  double px_per_sec = ent_time_scale_get_px_per_sec (&self->scale);

  if (px_per_sec * ent_date_unit_get_seconds (ENT_DATE_UNIT_DAY) >= DAY_PX)
    return ENT_DATE_UNIT_DAY;
  return px_per_sec * ent_date_unit_get_seconds (ENT_DATE_UNIT_MONTH) >= UNIT_PX ? ENT_DATE_UNIT_MONTH
                                                                                 : ENT_DATE_UNIT_YEAR;
}
