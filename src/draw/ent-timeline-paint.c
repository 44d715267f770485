#include "config.h"

#include "ent-timeline-notes-private.h"

#include "ent-shapes.h"

#include <math.h>

#define RING_RADIUS   13.0
#define MIN_NAME_PX   40.0
#define DIM           0.28
#define THIN_BAR_PX   4.0
#define SIGN_REACH    3.5 /* from the middle of a mark to the end of a stroke */

typedef struct
{
  EntTimelinePicture     *picture;
  GtkSnapshot            *snapshot;
  const EntTimelineState *state;
} Painter;

/* As high as a line of text. */
static double
get_bar_height (const Painter *self)
{
  return self->picture->geometry.row_height - 9;
}

static double
get_opacity (const Painter *self,
             guint          event)
{
  const guint8 *highlight = self->picture->highlight;

  return highlight == NULL || highlight[event] != 0 || (int) event == self->state->selected ? 1 : DIM;
}

/* Phases are laid over the page; where one passes into the next within a span of doubt, so
 * do their tints. */
static void
paint_tints (const Painter *self)
{
  EntTimelinePicture *picture = self->picture;
  const EntTimelineGeometry *geometry = &picture->geometry;
  double width = picture->scale.width_px;
  double y = geometry->axis_height, height = geometry->lanes_y + geometry->lanes_height - y;

  for (guint i = 0; i < picture->item->phases->len && picture->parts & ENT_TIMELINE_PART_PHASES; i++)
    {
      const EntPhase *phase = picture->item->phases->pdata[i];
      GdkRGBA tint = ent_picture_style_get_tint (&picture->style, i);
      gint64 begin0, begin1, end0, end1;
      double x0, x1, soft0, soft1;

      ent_date_get_begin (phase->date, &begin0, &begin1);
      ent_date_get_end (phase->date, &end0, &end1);
      x0 = begin0 == ENT_DATE_OPEN_PAST ? 0 : ent_time_scale_to_px (&picture->scale, (double) begin0);
      x1 = end1 == ENT_DATE_OPEN_FUTURE ? width : ent_time_scale_to_px (&picture->scale, (double) end1 + 1);
      soft0 = begin0 == ENT_DATE_OPEN_PAST ? 0 : ent_time_scale_to_px (&picture->scale, (double) begin1) - x0;
      soft1 = end1 == ENT_DATE_OPEN_FUTURE ? 0 : x1 - ent_time_scale_to_px (&picture->scale, (double) end0);
      /* Within a day an edge is known. */
      soft0 = (double) begin1 - (double) begin0 <= 86400 || x0 < 0 ? 0 : soft0;
      soft1 = (double) end1 - (double) end0 <= 86400 || x1 > width ? 0 : soft1;
      x0 = MAX (x0, 0);
      x1 = MIN (x1, width);
      if (x1 <= x0)
        continue;
      if (ent_timeline_picture_is_rtl (picture))
        {
          double soft = soft0;

          soft0 = soft1;
          soft1 = soft;
        }
      ent_shape_bar (self->snapshot, &tint, ent_timeline_picture_place (picture, x0, x1 - x0), y, x1 - x0, height,
                     0, MIN (soft0, x1 - x0), MIN (soft1, x1 - x0));
    }
}

static void
paint_phase_names (const Painter *self)
{
  EntTimelinePicture *picture = self->picture;
  const EntTimelineGeometry *geometry = &picture->geometry;
  double y = geometry->axis_height + geometry->phases_height / 2 + 1;

  for (guint i = 0; i < picture->item->phases->len && geometry->phases_height > 0; i++)
    {
      const EntPhase *phase = picture->item->phases->pdata[i];
      const char *name = ent_text_get (phase->title);
      gint64 earliest = ent_date_get_earliest (phase->date), latest = ent_date_get_latest (phase->date);
      double x0 = ent_time_scale_to_px (&picture->scale, (double) earliest);
      double x1 = ent_time_scale_to_px (&picture->scale, (double) latest);
      double room, width;

      if (latest == ENT_DATE_OPEN_FUTURE)
        x1 = picture->scale.width_px;
      x0 = MAX (x0, 0) + 7;
      room = MIN (x1, picture->scale.width_px) - 7 - x0;
      width = ent_label_cache_measure (picture->labels, name, ENT_LABEL_SMALL);
      if (room < MIN (width, MIN_NAME_PX))
        continue;
      width = MIN (width, room);
      ent_label_cache_paint (picture->labels, self->snapshot, name, ENT_LABEL_SMALL, &picture->style.dim_text,
                             ent_timeline_picture_place (picture, x0, width), y, ceil (width));
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double da = *(const double *) a, db = *(const double *) b;

  return da < db ? -1 : da > db;
}

/* From top to bottom, but not through a label. */
static void
paint_grid_line (const Painter *self,
                 double         px,
                 double         line_width,
                 const GdkRGBA *color,
                 GArray        *breaks)
{
  EntTimelinePicture *picture = self->picture;
  const GArray *marks = picture->frame->marks;
  const EntTimelineGeometry *geometry = &picture->geometry;
  double half = ent_label_cache_get_height (picture->labels, ENT_LABEL_NORMAL) / 2;
  double x = floor (ent_timeline_picture_place (picture, px, line_width)), y = geometry->axis_height;
  double end = geometry->evidence_y + geometry->evidence_height;

  g_array_set_size (breaks, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (marks, EntTimelineMark, i);
      double at = mark->y - picture->scroll + geometry->lanes_y;

      if (mark->side != ENT_LABEL_NONE && mark->side != ENT_LABEL_INSIDE
          && px > mark->label_x - 3 && px < mark->label_x + mark->label_width + 3
          && at > geometry->lanes_y && at < geometry->relations_y)
        g_array_append_val (breaks, at);
    }
  g_array_sort (breaks, compare_doubles);
  for (guint i = 0; i < breaks->len; i++)
    {
      double at = g_array_index (breaks, double, i);

      ent_shape_fill (self->snapshot, color, x, y, line_width, at - half - y);
      y = MAX (y, at + half);
    }
  ent_shape_fill (self->snapshot, color, x, y, line_width, end - y);
}

static void
paint_grid (const Painter *self,
            GArray        *ticks)
{
  EntTimelinePicture *picture = self->picture;
  g_autoptr(GArray) breaks = g_array_new (FALSE, FALSE, sizeof (double));
  double now_px = ent_time_scale_to_px (&picture->scale, picture->now_sec);
  double origin_px = ent_time_scale_to_px (&picture->scale, picture->origin_sec);

  for (guint i = 0; i < ticks->len; i++)
    {
      const EntTick *tick = &g_array_index (ticks, EntTick, i);

      if (tick->rank == ENT_TICK_MAJOR)
        paint_grid_line (self, tick->px, 1, &picture->style.faint_line, breaks);
    }
  if (now_px >= 0 && now_px <= picture->scale.width_px)
    {
      GdkRGBA color = ent_color_fade (&picture->style.accent, 0.6);

      paint_grid_line (self, now_px, 2, &color, breaks);
      if (picture->geometry.axis_height > 0)
        ent_shape_dot (self->snapshot, &picture->style.accent,
                       floor (ent_timeline_picture_place (picture, now_px, 2)) + 1, picture->geometry.axis_height, 3.5);
    }
  /* Without an origin this is not a number, and in no range. */
  if (origin_px >= 0 && origin_px <= picture->scale.width_px)
    {
      GdkRGBA color = ent_color_fade (&picture->style.text, 0.6);

      paint_grid_line (self, origin_px, 1, &color, breaks);
    }
}

static GskRenderNode *
make_shape (const Painter *self,
            EntMarkShape   shape,
            int            color_index)
{
  GdkRGBA color = ent_picture_style_get_color (&self->picture->style, color_index);
  GtkSnapshot *snapshot;

  if (shape == ENT_MARK_DIAMOND)
    return ent_shape_diamond (&color, ENT_MARK_DIAMOND_RADIUS - 1);
  snapshot = gtk_snapshot_new ();
  if (shape == ENT_MARK_RING)
    ent_shape_outline (snapshot, &color, -ENT_MARK_DOT_RADIUS, -ENT_MARK_DOT_RADIUS, 2 * ENT_MARK_DOT_RADIUS,
                       2 * ENT_MARK_DOT_RADIUS, ENT_MARK_DOT_RADIUS, 2);
  else
    ent_shape_dot (snapshot, &color, 0, 0, ENT_MARK_DOT_RADIUS);
  return gtk_snapshot_free_to_node (snapshot);
}

/* Of each shape and colour there is one node, put where it is seen. */
static void
paint_moment (const Painter         *self,
              const EntTimelineMark *mark)
{
  EntTimelinePicture *picture = self->picture;
  double x = ent_timeline_picture_place (picture, (mark->x0 + mark->x1) / 2, 0);
  gpointer key = GINT_TO_POINTER ((mark->color - ENT_COLOR_OWN) * 4 + (int) mark->shape + 1);
  GskRenderNode *node = g_hash_table_lookup (picture->shapes, key);

  if (node == NULL)
    {
      node = make_shape (self, mark->shape, mark->color);
      g_hash_table_insert (picture->shapes, key, node);
    }
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) mark->y));
  gtk_snapshot_append_node (self->snapshot, node);
  gtk_snapshot_restore (self->snapshot);
}

static void
paint_bar (const Painter         *self,
           const EntTimelineMark *mark)
{
  EntTimelinePicture *picture = self->picture;
  double x0 = MAX (mark->x0, -20), x1 = MIN (mark->x1, picture->scale.width_px + 20);
  /* What of a fade lies out of view is cut off with it. */
  double soft0 = MAX (mark->x0 + mark->soft0 - x0, 0), soft1 = MAX (x1 - mark->x1 + mark->soft1, 0), swap;
  GdkRGBA text, color = ent_picture_style_get_surface (&picture->style, mark->color, &text);
  double height = mark->thin ? THIN_BAR_PX : get_bar_height (self);
  double y = mark->thin ? mark->y + picture->geometry.row_height / 2 - THIN_BAR_PX : mark->y - height / 2;

  if (ent_timeline_picture_is_rtl (picture))
    {
      swap = soft0;
      soft0 = soft1;
      soft1 = swap;
    }
  ent_shape_bar (self->snapshot, &color, ent_timeline_picture_place (picture, x0, x1 - x0),
                 y, x1 - x0, height, MIN (height / 2, 4), soft0, soft1);
}

/* Behind its label: up to when a moment may have been. */
static void
paint_tail (const Painter         *self,
            const EntTimelineMark *mark)
{
  EntTimelinePicture *picture = self->picture;
  gboolean rtl = ent_timeline_picture_is_rtl (picture);
  double x0 = MAX ((mark->x0 + mark->x1) / 2, -20), x1 = MIN (mark->tail_x1, picture->scale.width_px + 20);
  GdkRGBA color = ent_picture_style_get_color (&picture->style, mark->color);
  GdkRGBA faint = ent_color_fade (&color, picture->style.flags & ENT_PICTURE_DARK ? 0.25 : 0.16);
  double soft = (x1 - x0) / 2, height = get_bar_height (self);

  ent_shape_bar (self->snapshot, &faint, ent_timeline_picture_place (picture, x0, x1 - x0),
                 mark->y - height / 2, x1 - x0, height, 0, rtl ? soft : 0, rtl ? 0 : soft);
}

/* Plus or minus, on the mark; on a bar that has room for it, at its begin. */
static void
paint_sign (const Painter         *self,
            const EntTimelineMark *mark)
{
  EntTimelinePicture *picture = self->picture;
  gboolean is_bar = mark->shape == ENT_MARK_BAR && mark->x1 - mark->x0 >= 3 * ENT_MARK_SIGN_RADIUS;
  double px = is_bar ? MAX (mark->x0, 0) + ENT_MARK_SIGN_GAP + ENT_MARK_SIGN_RADIUS : (mark->x0 + mark->x1) / 2;
  double x = ent_timeline_picture_place (picture, px, 0);
  GdkRGBA ink = picture->style.page, disc = ent_picture_style_get_color (&picture->style, mark->color);

  if (mark->sign == 0 || mark->thin)
    return;
  if (is_bar)
    {
      disc = picture->style.page;
      ink = picture->style.text;
    }
  /* A ring is empty, and a dot a little small for it. */
  if (mark->shape != ENT_MARK_DIAMOND)
    ent_shape_dot (self->snapshot, &disc, x, mark->y, ENT_MARK_SIGN_RADIUS);
  ent_shape_fill (self->snapshot, &ink, x - SIGN_REACH, mark->y - 0.75, 2 * SIGN_REACH, 1.5);
  if (mark->sign > 0)
    ent_shape_fill (self->snapshot, &ink, x - 0.75, mark->y - SIGN_REACH, 1.5, 2 * SIGN_REACH);
}

static void
paint_shape (const Painter         *self,
             const EntTimelineMark *mark)
{
  if (mark->shape == ENT_MARK_BAR)
    {
      paint_bar (self, mark);
      return;
    }
  if (mark->tail_x1 > mark->x1)
    paint_tail (self, mark);
  paint_moment (self, mark);
}

static void
paint_mark (const Painter         *self,
            const EntTimelineMark *mark)
{
  paint_shape (self, mark);
  paint_sign (self, mark);
}

static void
paint_label (const Painter         *self,
             const EntTimelineMark *mark)
{
  EntTimelinePicture *picture = self->picture;
  const EntEvent *event = ent_event_table_get_event (picture->table, mark->event);
  gboolean bold = mark->importance == ENT_IMPORTANCE_TURNING_POINT;
  GdkRGBA color = picture->style.text;

  if (mark->side == ENT_LABEL_NONE)
    return;
  if (mark->side == ENT_LABEL_INSIDE)
    ent_picture_style_get_surface (&picture->style, mark->color, &color);
  ent_label_cache_paint (picture->labels, self->snapshot, ent_event_get_label (event),
                         bold ? ENT_LABEL_BOLD : ENT_LABEL_NORMAL, &color,
                         ent_timeline_picture_place (picture, mark->label_x, mark->label_width),
                         mark->y, ceil (mark->label_width));
}

static void
paint_marks (const Painter *self)
{
  const GArray *marks = self->picture->frame->marks;

  for (guint i = 0; i < marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (marks, EntTimelineMark, i);
      double opacity = get_opacity (self, mark->event);

      if ((int) mark->event == self->state->selected)
        continue;
      if (opacity < 1)
        gtk_snapshot_push_opacity (self->snapshot, opacity);
      paint_mark (self, mark);
      paint_label (self, mark);
      ent_timeline_picture_paint_flag (self->picture, self->snapshot, mark, get_bar_height (self));
      if (opacity < 1)
        gtk_snapshot_pop (self->snapshot);
    }
}

static double
get_column (const Painter            *self,
            const EntTimelineCluster *cluster)
{
  return MAX (2, round (cluster->level * (cluster->height - 4)));
}

/* Columns side by side that look the same are painted as one. Returns: the first that is not */
static guint
paint_density (const Painter *self,
               guint          first)
{
  EntTimelinePicture *picture = self->picture;
  const EntTimelineCluster *clusters = &g_array_index (picture->frame->clusters, EntTimelineCluster, 0);
  const EntTimelineCluster *cluster = &clusters[first];
  double height = get_column (self, cluster), x1 = cluster->x1;
  GdkRGBA text, color = ent_picture_style_get_surface (&picture->style, cluster->color, &text);
  guint next = first + 1;

  while (next < picture->frame->clusters->len && clusters[next].dense && clusters[next].x0 == x1
         && clusters[next].y == cluster->y && clusters[next].color == cluster->color
         && get_column (self, &clusters[next]) == height)
    x1 = clusters[next++].x1;
  color = ent_color_fade (&color, cluster->dimmed ? DIM : 0.75);
  ent_shape_fill (self->snapshot, &color, ent_timeline_picture_place (picture, cluster->x0, x1 - cluster->x0),
                  cluster->y + cluster->height / 2 - 2 - height, x1 - cluster->x0, height);
  return next;
}

static void
paint_cluster (const Painter            *self,
               const EntTimelineCluster *cluster)
{
  EntTimelinePicture *picture = self->picture;
  double height = get_bar_height (self), width = cluster->x1 - cluster->x0, text_width;
  double x = ent_timeline_picture_place (picture, cluster->x0, width);
  /* The count stands in what an edge of the view leaves. */
  double seen0 = MAX (cluster->x0, 0), seen1 = MIN (cluster->x1, picture->scale.width_px);
  double seen = seen1 - seen0;
  GdkRGBA text, color = ent_picture_style_get_surface (&picture->style, cluster->color, &text);
  g_autofree char *count = g_strdup_printf ("%u", cluster->count);

  text_width = ent_label_cache_measure (picture->labels, count, ENT_LABEL_SMALL | ENT_LABEL_BOLD);
  if (cluster->dimmed)
    gtk_snapshot_push_opacity (self->snapshot, DIM);
  ent_shape_pill (self->snapshot, &color, x, cluster->y - height / 2, width, height, height / 2);
  if (text_width <= seen - 4)
    ent_label_cache_paint (picture->labels, self->snapshot, count, ENT_LABEL_SMALL | ENT_LABEL_BOLD, &text,
                           ent_timeline_picture_place (picture, seen0, seen) + (seen - text_width) / 2, cluster->y,
                           G_MAXDOUBLE);
  if (cluster->dimmed)
    gtk_snapshot_pop (self->snapshot);
}

static void
paint_clusters (const Painter *self)
{
  const GArray *clusters = self->picture->frame->clusters;

  for (guint i = 0; i < clusters->len;)
    if (g_array_index (clusters, EntTimelineCluster, i).dense)
      i = paint_density (self, i);
    else
      paint_cluster (self, &g_array_index (clusters, EntTimelineCluster, i++));
  for (guint i = 0; i < clusters->len; i++)
    ent_timeline_picture_paint_cluster_flag (self->picture, self->snapshot,
                                             &g_array_index (clusters, EntTimelineCluster, i));
}

/* Where an event stands in a lane, also when it has no mark of its own in the frame. */
static gboolean
find_mark (const Painter   *self,
           int              event,
           int              wished_lane,
           EntTimelineMark *mark)
{
  EntTimelinePicture *picture = self->picture;
  const EntTimelineBox *box;
  double begin_sec, x;
  int lane;

  if (event < 0)
    return FALSE;
  lane = ent_timeline_layout_find_lane (picture->layout, (guint) event, (guint) MAX (wished_lane, 0));
  if (lane < 0)
    return FALSE;
  for (guint i = 0; i < picture->frame->marks->len; i++)
    {
      *mark = g_array_index (picture->frame->marks, EntTimelineMark, i);
      if ((int) mark->event == event && (int) mark->lane == lane)
        return TRUE;
    }

  ent_timeline_layout_get_event (picture->layout, (guint) event, &begin_sec, NULL);
  x = ent_time_scale_to_px (&picture->scale, begin_sec);
  if (x < 0 || x > picture->scale.width_px)
    return FALSE;
  box = &g_array_index (picture->frame->boxes, EntTimelineBox, lane);
  *mark = (EntTimelineMark) { .event = (guint) event, .lane = (guint) lane, .shape = ENT_MARK_DOT };
  mark->importance = picture->table->importance[event];
  mark->color = ent_timeline_event_color (picture->table, (guint) event);
  mark->x0 = x - ENT_MARK_DOT_RADIUS;
  mark->x1 = mark->tail_x1 = x + ENT_MARK_DOT_RADIUS;
  mark->y = box->y + box->height - picture->geometry.row_height / 2 - 5;
  /* It stands where its cluster stands. */
  for (guint i = 0; i < picture->frame->clusters->len; i++)
    {
      const EntTimelineCluster *cluster = &g_array_index (picture->frame->clusters, EntTimelineCluster, i);

      if (cluster->lane == (guint) lane && begin_sec >= cluster->begin_sec && begin_sec <= cluster->end_sec)
        mark->y = cluster->y;
    }
  return TRUE;
}

/* A selected event always says what it is, on a card over the others if need be. */
static void
paint_card (const Painter   *self,
            EntTimelineMark *mark)
{
  EntTimelinePicture *picture = self->picture;
  const EntEvent *event = ent_event_table_get_event (picture->table, mark->event);
  EntLabelFlags flags = event->importance == ENT_IMPORTANCE_TURNING_POINT ? ENT_LABEL_BOLD : ENT_LABEL_NORMAL;
  const char *text = ent_event_get_label (event);
  double width = MIN (ent_label_cache_measure (picture->labels, text, flags), picture->geometry.max_label_width);
  double height = get_bar_height (self) + 6, x0, x;

  x0 = MIN (mark->x1, picture->scale.width_px) + RING_RADIUS;
  if (x0 + width + 12 > picture->scale.width_px)
    x0 = MAX (MAX (mark->x0, 0) - RING_RADIUS - width - 12, 2);
  mark->side = ENT_LABEL_AFTER;
  mark->label_x = x0 + 6;
  mark->label_width = width;
  x = ent_timeline_picture_place (picture, x0, width + 12);
  ent_shape_pill (self->snapshot, &picture->style.page, x, mark->y - height / 2, width + 12, height, 6);
  ent_shape_outline (self->snapshot, &picture->style.line, x, mark->y - height / 2, width + 12, height, 6, 1);
}

static void
paint_ring (const Painter         *self,
            const EntTimelineMark *mark,
            const GdkRGBA         *color,
            double                 line_width)
{
  EntTimelinePicture *picture = self->picture;
  double x0 = MAX (mark->x0, -RING_RADIUS), x1 = MIN (mark->x1, picture->scale.width_px + RING_RADIUS), reach = 4;

  if (mark->shape != ENT_MARK_BAR)
    reach = RING_RADIUS - (x1 - x0) / 2;
  ent_shape_outline (self->snapshot, color,
                     ent_timeline_picture_place (picture, x0 - reach, x1 - x0 + 2 * reach),
                     mark->y - RING_RADIUS, x1 - x0 + 2 * reach, 2 * RING_RADIUS,
                     mark->shape == ENT_MARK_BAR ? 7 : RING_RADIUS, line_width);
}

/* In the other lanes where it stands too. */
static void
paint_echoes (const Painter *self,
              int            lane)
{
  const GArray *marks = self->picture->frame->marks;
  GdkRGBA color = ent_color_fade (&self->picture->style.accent, 0.6);

  for (guint i = 0; i < marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (marks, EntTimelineMark, i);

      if ((int) mark->event != self->state->selected || (int) mark->lane == lane)
        continue;
      paint_mark (self, mark);
      paint_label (self, mark);
      paint_ring (self, mark, &color, 1.5);
    }
}

static void
paint_selection (const Painter *self)
{
  EntTimelinePicture *picture = self->picture;
  EntTimelineMark mark;

  if (self->state->hovered != self->state->selected && find_mark (self, self->state->hovered, -1, &mark))
    {
      GdkRGBA color = ent_color_fade (&picture->style.text, 0.3);

      paint_ring (self, &mark, &color, 1.5);
    }
  if (!find_mark (self, self->state->selected, self->state->selected_lane, &mark))
    return;
  paint_echoes (self, (int) mark.lane);
  if (mark.side == ENT_LABEL_NONE)
    paint_card (self, &mark);
  else if (mark.side == ENT_LABEL_AFTER)
    mark.label_x += 4;
  else if (mark.side == ENT_LABEL_BEFORE)
    mark.label_x -= 4;
  /* On clear ground, also in the midst of a cluster. */
  if (mark.shape != ENT_MARK_BAR)
    ent_shape_dot (self->snapshot, &picture->style.page,
                   ent_timeline_picture_place (picture, (mark.x0 + mark.x1) / 2, 0), mark.y, RING_RADIUS);
  paint_mark (self, &mark);
  paint_label (self, &mark);
  ent_timeline_picture_paint_flag (picture, self->snapshot, &mark, get_bar_height (self));
  paint_ring (self, &mark, &picture->style.accent, self->state->focused ? 2.5 : 1.5);
}

/* How much lies above and below, where it is more than there is room for. */
static void
paint_scrollbar (const Painter *self)
{
  EntTimelinePicture *picture = self->picture;
  const EntTimelineGeometry *geometry = &picture->geometry;
  double whole = picture->frame->height, room = geometry->lanes_height - 4, length;
  GdkRGBA color = ent_color_fade (&picture->style.text, 0.4);

  if (ent_timeline_picture_get_max_scroll (picture) <= 0)
    return;
  length = MAX (room * geometry->lanes_height / whole, 24);
  ent_shape_pill (self->snapshot, &color, ent_timeline_picture_place (picture, picture->scale.width_px - 7, 4),
                  geometry->lanes_y + 2
                  + (room - length) * picture->scroll / ent_timeline_picture_get_max_scroll (picture),
                  4, length, 2);
}

void
ent_timeline_picture_paint_lanes (EntTimelinePicture     *picture,
                                  GtkSnapshot            *snapshot,
                                  const EntTimelineState *state,
                                  GArray                 *ticks)
{
  Painter self = { picture, snapshot, state };
  const EntTimelineGeometry *geometry = &picture->geometry;
  graphene_rect_t area;

  paint_tints (&self);
  paint_grid (&self, ticks);

  /* Headers and the lines between lanes, then what moves under the edge of the headers. */
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) geometry->lanes_y, (float) geometry->width,
                                                         (float) geometry->lanes_height));
  ent_timeline_picture_paint_headers (picture, snapshot, state);
  gtk_snapshot_pop (snapshot);

  ent_timeline_picture_get_lanes_area (picture, &area);
  gtk_snapshot_push_clip (snapshot, &area);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) (geometry->lanes_y - picture->scroll)));
  paint_clusters (&self);
  paint_marks (&self);
  paint_selection (&self);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
  paint_phase_names (&self);
  paint_scrollbar (&self);
}
