#include "config.h"

#include "ent-timeline-notes-private.h"

#include "ent-shapes.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MIN_ROW_PX        24.0
#define MIN_HEADER_PX     110.0
#define MAX_HEADER_PX     168.0
#define WIDE_HEADER_PX    240.0
#define HEADER_SHARE      0.3   /* of the width, at most, once there is more than enough for a narrow one */
#define MAX_LABEL_LINES   14.0 /* how wide a label may be, in heights of a line */
#define MIN_LANES_ROWS    3
#define MIN_ROWS_BESIDE   11   /* with fewer, the line of relations gives way */
#define MIN_ROWS_EVIDENCE 5    /* the same where evidence stands under it */
#define EVIDENCE_SHARE    0.42 /* of the height, at most */
#define MIN_ROWS_PHASES   6    /* and among other pictures the names of phases */
#define SMALL_LEVEL_PX    10.0
#define HIT_RADIUS        12.0
#define SETTLE_SEC        0.06 /* two thirds of the way in this time */

EntTimelinePicture *
ent_timeline_picture_new (EntTimelineLayout *layout)
{
  EntTimelinePicture *self;
  double begin_sec, end_sec;

  g_return_val_if_fail (layout != NULL, NULL);

  self = g_new0 (EntTimelinePicture, 1);
  self->layout = layout;
  self->table = ent_timeline_layout_get_table (layout);
  self->item = self->table->item;
  self->now_sec = ent_timeline_layout_get_now (layout);
  self->factor = -1;
  self->parts = ENT_TIMELINE_PARTS_ALL;
  self->origin_sec = NAN;
  self->shapes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  ent_timeline_layout_get_limits (self->layout, &begin_sec, &end_sec);
  ent_time_scale_init (&self->scale, begin_sec, end_sec, 1);
  return self;
}

static void
clear_frame (EntTimelinePicture *self)
{
  g_clear_pointer (&self->frame, ent_timeline_frame_free);
  g_clear_pointer (&self->target_y, g_free);
  g_clear_pointer (&self->target_box_y, g_free);
}

void
ent_timeline_picture_free (EntTimelinePicture *self)
{
  clear_frame (self);
  g_clear_pointer (&self->overview, gsk_render_node_unref);
  g_clear_pointer (&self->labels, ent_label_cache_free);
  g_clear_object (&self->context);
  g_hash_table_unref (self->shapes);
  g_clear_pointer (&self->notes, ent_timeline_notes_free);
  g_clear_pointer (&self->evidence, ent_evidence_sums_unref);
  g_clear_pointer (&self->evidence_shown, ent_evidence_sums_unref);
  g_free (self->origin_name);
  ent_timeline_layout_free (self->layout);
  g_free (self);
}

static gboolean
has_relations (EntTimelinePicture *self)
{
  return self->item->relations->len > 0 && self->parts & ENT_TIMELINE_PART_RELATIONS;
}

/* Where there is room, long names of factors are to be read whole.  The timelines of a comparison
 * agree on a width before they know their own. */
static double
get_max_header_width (EntTimelinePicture *self)
{
  return ent_timeline_picture_is_compact (self) ? MAX_HEADER_PX : CLAMP (self->geometry.width * HEADER_SHARE, MAX_HEADER_PX, WIDE_HEADER_PX);
}

static double
get_header_width (EntTimelinePicture *self)
{
  GPtrArray *lanes = ent_timeline_layout_get_lanes (self->layout);
  double widest = MIN_HEADER_PX;

  for (guint i = 0; i < lanes->len; i++)
    {
      const EntTimelineLane *lane = lanes->pdata[i];

      widest = MAX (widest, ent_label_cache_measure (self->labels, lane->title,
                                                     lane->parent >= 0 ? ENT_LABEL_NORMAL : ENT_LABEL_BOLD)
                            + ENT_HEADER_NAME + (lane->parent >= 0 ? ENT_HEADER_NESTED : 0) + 10);
    }
  widest = MAX (widest, ent_timeline_picture_measure_evidence_names (self));
  for (guint i = 0; i < ENT_N_RELATION_LEVELS && has_relations (self); i++)
    widest = MAX (widest, ent_label_cache_measure (self->labels, ent_relation_level_to_label (i), ENT_LABEL_SMALL)
                          + ENT_HEADER_INDENT + 10);
  return ceil (MIN (widest, get_max_header_width (self)));
}

static gboolean
has_phases (EntTimelinePicture *self)
{
  return self->item->phases->len > 0 && self->parts & ENT_TIMELINE_PART_PHASES;
}

static void
measure_strips (EntTimelinePicture *self)
{
  EntTimelineGeometry *geometry = &self->geometry;
  double text = ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL);
  double small = ent_label_cache_get_height (self->labels, ENT_LABEL_SMALL);

  geometry->row_height = MAX (MIN_ROW_PX, text + 7);
  geometry->max_label_width = text * MAX_LABEL_LINES;
  geometry->axis_height = self->parts & ENT_TIMELINE_PART_AXIS ? text + 17 : 0;
  geometry->phases_height = has_phases (self) ? small + 9 : 0;
  geometry->notes_height = 0;
  if (!ent_timeline_picture_is_compact (self) && self->parts & ENT_TIMELINE_PART_LANES)
    geometry->notes_height = ent_timeline_notes_get_n_rows (self->notes) * (small + ENT_NOTE_ROW_GAP_PX);
  geometry->level_height = ent_timeline_picture_is_compact (self) ? SMALL_LEVEL_PX : small + 2;
  geometry->relations_top = ent_timeline_picture_is_compact (self) ? ceil (small / 2) + 3 : text + 12 + geometry->level_height / 2;
  geometry->relations_height = 0;
  if (has_relations (self))
    geometry->relations_height = ceil (geometry->relations_top + geometry->level_height * (ENT_N_RELATION_LEVELS - 1)
                                       + MAX (geometry->level_height, small) / 2 + 6);
  geometry->overview_height = self->parts & ENT_TIMELINE_PART_OVERVIEW ? ceil (small + 58) : 0;
  geometry->evidence_height = ent_timeline_picture_get_evidence_need (self);
}

/* As long as lanes want more room than there is, what is least of use beside them gives way. */
static gboolean
relations_give_way (EntTimelinePicture *self,
                    double              lanes_height)
{
  guint n_rows = ent_timeline_picture_is_compact (self) ? MIN_LANES_ROWS : self->geometry.evidence_height > 0 ? MIN_ROWS_EVIDENCE : MIN_ROWS_BESIDE;

  return lanes_height < self->geometry.row_height * n_rows;
}

/* Where the height does not do for all, the lanes come first, then the overview. */
static void
update_geometry (EntTimelinePicture *self)
{
  EntTimelineGeometry *geometry = &self->geometry;
  double lanes, row, height = geometry->height;

  measure_strips (self);
  row = geometry->row_height;
  geometry->header_width = self->header_width > 0 ? self->header_width : get_header_width (self);
  geometry->evidence_height = floor (MIN (geometry->evidence_height, height * EVIDENCE_SHARE));
  lanes = height - geometry->axis_height - geometry->phases_height - geometry->notes_height - geometry->overview_height
          - geometry->relations_height - geometry->evidence_height;
  if (ent_timeline_picture_is_compact (self) && lanes < row * MIN_ROWS_PHASES)
    {
      lanes += geometry->phases_height;
      geometry->phases_height = 0;
    }
  if (relations_give_way (self, lanes))
    {
      lanes += geometry->relations_height;
      geometry->relations_height = 0;
    }
  if (lanes < row * MIN_LANES_ROWS && self->parts & ENT_TIMELINE_PART_LANES)
    {
      lanes += geometry->overview_height;
      geometry->overview_height = 0;
    }
  if (lanes < row * MIN_LANES_ROWS)
    {
      lanes += geometry->evidence_height;
      geometry->evidence_height = 0;
    }
  geometry->notes_y = geometry->axis_height + geometry->phases_height;
  geometry->lanes_y = geometry->notes_y + geometry->notes_height;
  geometry->lanes_height = MAX (lanes, 0);
  geometry->relations_y = geometry->lanes_y + geometry->lanes_height;
  geometry->evidence_y = geometry->relations_y + geometry->relations_height;
  geometry->overview_y = geometry->evidence_y + geometry->evidence_height;
  ent_time_scale_set_width (&self->scale, geometry->width - geometry->header_width);
}

double
ent_timeline_picture_get_header_width (EntTimelinePicture *self)
{
  g_return_val_if_fail (self->labels != NULL, 0);

  return get_header_width (self);
}

double
ent_timeline_picture_get_min_height (EntTimelinePicture *self)
{
  EntTimelineGeometry geometry = self->geometry;
  double height;

  g_return_val_if_fail (self->labels != NULL, 0);

  measure_strips (self);
  height = self->geometry.axis_height + self->geometry.relations_height + self->geometry.evidence_height
           + self->geometry.overview_height;
  if (self->parts & ENT_TIMELINE_PART_LANES)
    height += self->geometry.row_height * MIN_LANES_ROWS;
  self->geometry = geometry;
  return ceil (height);
}

static void
forget_nodes (EntTimelinePicture *self)
{
  g_clear_pointer (&self->overview, gsk_render_node_unref);
  g_hash_table_remove_all (self->shapes);
}

void
ent_timeline_picture_set_style (EntTimelinePicture    *self,
                                const EntPictureStyle *style,
                                PangoContext          *context)
{
  g_return_if_fail (style != NULL);
  g_return_if_fail (PANGO_IS_CONTEXT (context));

  self->style = *style;
  g_set_object (&self->context, context);
  g_clear_pointer (&self->labels, ent_label_cache_free);
  self->labels = ent_label_cache_new (context);
  ent_label_cache_set_as_text (self->labels, (style->flags & ENT_PICTURE_AS_TEXT) != 0);
  ent_timeline_layout_forget_widths (self->layout);
  forget_nodes (self);
  clear_frame (self);
  update_geometry (self);
}

gboolean
ent_timeline_picture_set_size (EntTimelinePicture *self,
                               double              width,
                               double              height)
{
  g_return_val_if_fail (self->labels != NULL, FALSE);

  if (self->geometry.width == width && self->geometry.height == height)
    return FALSE;
  self->geometry.width = width;
  self->geometry.height = height;
  g_clear_pointer (&self->overview, gsk_render_node_unref);
  /* Nothing glides when the window is resized. */
  clear_frame (self);
  update_geometry (self);
  return TRUE;
}

/* What stands beside the lanes has changed. */
void
ent_timeline_picture_reset_geometry (EntTimelinePicture *self)
{
  g_clear_pointer (&self->overview, gsk_render_node_unref);
  clear_frame (self);
  if (self->labels != NULL)
    update_geometry (self);
}

void
ent_timeline_picture_set_parts (EntTimelinePicture *self,
                                EntTimelineParts    parts)
{
  self->parts = parts;
  ent_timeline_layout_set_compact (self->layout, ent_timeline_picture_is_compact (self));
  ent_timeline_picture_reset_geometry (self);
}

void
ent_timeline_picture_set_header_width (EntTimelinePicture *self,
                                       double              width)
{
  self->header_width = width;
  ent_timeline_picture_reset_geometry (self);
}

void
ent_timeline_picture_set_limits (EntTimelinePicture *self,
                                 double              begin_sec,
                                 double              end_sec)
{
  EntTimeScale before = self->scale;

  ent_time_scale_init (&self->scale, begin_sec, end_sec, before.width_px);
  ent_time_scale_set_range (&self->scale, before.begin_sec, before.end_sec);
  g_clear_pointer (&self->overview, gsk_render_node_unref);
}

void
ent_timeline_picture_set_origin (EntTimelinePicture *self,
                                 double              origin_sec,
                                 double              calendar_sec,
                                 const char         *name)
{
  g_autofree char *copy = g_strdup (name);

  self->origin_sec = origin_sec;
  self->calendar_sec = calendar_sec;
  g_free (self->origin_name);
  self->origin_name = g_steal_pointer (&copy);
  g_clear_pointer (&self->overview, gsk_render_node_unref);
}

void
ent_timeline_picture_set_count (EntTimelinePicture   *self,
                                EntTimelineCountFunc  count,
                                gpointer              data)
{
  self->count = count;
  self->count_data = data;
  g_clear_pointer (&self->overview, gsk_render_node_unref);
}

void
ent_timeline_picture_set_highlight (EntTimelinePicture *self,
                                    const guint8       *highlight)
{
  self->highlight = highlight;
}

void
ent_timeline_picture_set_notes (EntTimelinePicture *self,
                                GPtrArray          *notes)
{
  guint before = ent_timeline_notes_get_n_rows (self->notes);

  g_clear_pointer (&self->notes, ent_timeline_notes_free);
  if (notes != NULL && notes->len > 0)
    self->notes = ent_timeline_notes_new (notes, self->scale.limit_begin_sec, self->scale.limit_end_sec);
  if (ent_timeline_notes_get_n_rows (self->notes) != before)
    ent_timeline_picture_reset_geometry (self);
}

EntTimeScale *
ent_timeline_picture_get_scale (EntTimelinePicture *self)
{
  return &self->scale;
}

EntTimelineLayout *
ent_timeline_picture_get_layout (EntTimelinePicture *self)
{
  return self->layout;
}

const EntTimelineFrame *
ent_timeline_picture_get_frame (EntTimelinePicture *self)
{
  return self->frame;
}

double
ent_timeline_picture_get_max_scroll (EntTimelinePicture *self)
{
  return self->frame != NULL ? MAX (self->frame->height - self->geometry.lanes_height, 0) : 0;
}

double
ent_timeline_picture_get_scroll (EntTimelinePicture *self)
{
  return self->scroll;
}

gboolean
ent_timeline_picture_set_scroll (EntTimelinePicture *self,
                                 double              y)
{
  y = CLAMP (y, 0, ent_timeline_picture_get_max_scroll (self));
  if (y == self->scroll)
    return FALSE;
  self->scroll = y;
  return TRUE;
}

void
ent_timeline_picture_set_factor (EntTimelinePicture *self,
                                 const char         *factor)
{
  self->factor = -1;
  for (guint i = 0; factor != NULL && i < self->table->factor_ids->len; i++)
    if (strcmp (self->table->factor_ids->pdata[i], factor) == 0)
      self->factor = (int) i;
}

static double
measure_event (guint    index,
               gpointer data)
{
  EntTimelinePicture *self = data;
  const EntEvent *event = ent_event_table_get_event (self->table, index);
  EntLabelFlags flags = event->importance == ENT_IMPORTANCE_TURNING_POINT ? ENT_LABEL_BOLD : ENT_LABEL_NORMAL;

  return MIN (ent_label_cache_measure (self->labels, ent_event_get_label (event), flags),
              self->geometry.max_label_width);
}

/* An event in a lane, never NULL. */
static gpointer
get_key (const EntTimelineMark *mark)
{
  return (gpointer) (((guintptr) mark->event << 16) + mark->lane + 1);
}

/* What was in view before starts from where it stood. */
static gboolean
start_from (EntTimelinePicture     *self,
            const EntTimelineFrame *old)
{
  EntTimelineFrame *frame = self->frame;
  g_autoptr(GHashTable) shown = g_hash_table_new (NULL, NULL);
  gboolean moving = FALSE;

  for (guint i = 0; i < old->marks->len; i++)
    {
      EntTimelineMark *mark = &g_array_index (old->marks, EntTimelineMark, i);

      g_hash_table_insert (shown, get_key (mark), mark);
    }
  for (guint i = 0; i < frame->marks->len; i++)
    {
      EntTimelineMark *mark = &g_array_index (frame->marks, EntTimelineMark, i);
      const EntTimelineMark *before = g_hash_table_lookup (shown, get_key (mark));

      if (before == NULL)
        continue;
      moving |= mark->y != before->y;
      mark->y = before->y;
    }
  for (guint i = 0; i < frame->boxes->len && i < old->boxes->len; i++)
    {
      EntTimelineBox *box = &g_array_index (frame->boxes, EntTimelineBox, i);
      double y = g_array_index (old->boxes, EntTimelineBox, i).y;

      moving |= box->y != y;
      box->y = y;
    }
  return moving;
}

gboolean
ent_timeline_picture_arrange (EntTimelinePicture *self)
{
  EntTimelineMetrics metrics = { self->geometry.row_height, self->geometry.lanes_height, self->highlight,
                                 self->factor, measure_event, self };
  g_autoptr(EntTimelineFrame) old = g_steal_pointer (&self->frame);
  gboolean moving;

  g_return_val_if_fail (self->labels != NULL, FALSE);

  clear_frame (self);
  self->frame = ent_timeline_layout_arrange (self->layout, &self->scale, &metrics);
  self->target_y = g_new (double, MAX (self->frame->marks->len, 1));
  self->target_box_y = g_new (double, self->frame->boxes->len);
  for (guint i = 0; i < self->frame->marks->len; i++)
    self->target_y[i] = g_array_index (self->frame->marks, EntTimelineMark, i).y;
  for (guint i = 0; i < self->frame->boxes->len; i++)
    self->target_box_y[i] = g_array_index (self->frame->boxes, EntTimelineBox, i).y;
  moving = old != NULL && start_from (self, old);
  ent_timeline_picture_set_scroll (self, self->scroll);
  return moving;
}

static gboolean
approach (double *value,
          double  target,
          double  ratio)
{
  *value += (target - *value) * ratio;
  if (fabs (target - *value) < 0.5)
    *value = target;
  return *value != target;
}

gboolean
ent_timeline_picture_settle (EntTimelinePicture *self,
                             double              elapsed_sec)
{
  double ratio = 1 - exp (-elapsed_sec / SETTLE_SEC);
  gboolean moving = FALSE;

  if (self->frame == NULL)
    return FALSE;
  for (guint i = 0; i < self->frame->marks->len; i++)
    moving |= approach (&g_array_index (self->frame->marks, EntTimelineMark, i).y, self->target_y[i], ratio);
  for (guint i = 0; i < self->frame->boxes->len; i++)
    moving |= approach (&g_array_index (self->frame->boxes, EntTimelineBox, i).y, self->target_box_y[i], ratio);
  return moving;
}

double
ent_timeline_picture_x_to_px (EntTimelinePicture *self,
                              double              x)
{
  return ent_timeline_picture_is_rtl (self) ? self->scale.width_px - x : x - self->geometry.header_width;
}

void
ent_timeline_picture_get_lanes_area (EntTimelinePicture *self,
                                     graphene_rect_t    *area)
{
  graphene_rect_init (area, (float) ent_timeline_picture_place (self, 0, self->scale.width_px),
                      (float) self->geometry.lanes_y, (float) self->scale.width_px,
                      (float) self->geometry.lanes_height);
}

void
ent_timeline_picture_get_overview (EntTimelinePicture *self,
                                   graphene_rect_t    *area)
{
  graphene_rect_init (area, (float) ENT_OVERVIEW_INDENT, (float) self->geometry.overview_y,
                      (float) MAX (self->geometry.width - 2 * ENT_OVERVIEW_INDENT, 1),
                      (float) self->geometry.overview_height);
}

static double
distance_to (double x,
             double x0,
             double x1)
{
  return MAX (MAX (x0 - x, x - x1), 0);
}

static void
hit_lanes (EntTimelinePicture *self,
           double              px,
           double              y,
           EntTimelineHit     *hit)
{
  double nearest = HIT_RADIUS, half = self->geometry.row_height / 2;

  for (guint i = 0; i < self->frame->boxes->len; i++)
    {
      const EntTimelineBox *box = &g_array_index (self->frame->boxes, EntTimelineBox, i);

      if (y >= box->y && y < box->y + box->height)
        hit->lane = (int) i;
    }
  for (guint i = 0; i < self->frame->clusters->len; i++)
    {
      const EntTimelineCluster *cluster = &g_array_index (self->frame->clusters, EntTimelineCluster, i);

      if (fabs (y - cluster->y) <= cluster->height / 2 && distance_to (px, cluster->x0, cluster->x1) <= 1)
        hit->cluster = cluster;
    }
  for (guint i = 0; i < self->frame->marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (self->frame->marks, EntTimelineMark, i);
      double middle = (mark->x0 + mark->x1) / 2, reach = MAX (middle - mark->x0, HIT_RADIUS), distance;

      if (fabs (y - mark->y) > half)
        continue;
      /* What is right under the pointer wins over what is only near. */
      distance = distance_to (px, mark->x0, mark->x1);
      if (distance > reach - (middle - mark->x0))
        distance = HIT_RADIUS + 1;
      if (mark->side != ENT_LABEL_NONE)
        distance = MIN (distance, distance_to (px, mark->label_x, mark->label_x + mark->label_width));
      if (distance < nearest)
        {
          nearest = distance;
          hit->event = (int) mark->event;
          hit->lane = (int) mark->lane;
        }
    }
  if (hit->event >= 0)
    hit->cluster = NULL;
}

static int
find_phase (EntTimelinePicture *self,
            double              seconds)
{
  int found = -1;

  for (guint i = 0; i < self->item->phases->len; i++)
    {
      const EntPhase *phase = self->item->phases->pdata[i];

      if (seconds >= (double) ent_date_get_earliest (phase->date)
          && seconds <= (double) ent_date_get_latest (phase->date))
        found = (int) i;
    }
  return found;
}

void
ent_timeline_picture_hit (EntTimelinePicture *self,
                          double              x,
                          double              y,
                          EntTimelineHit     *hit)
{
  const EntTimelineGeometry *geometry = &self->geometry;
  double px = ent_timeline_picture_x_to_px (self, x);

  *hit = (EntTimelineHit) { ENT_TIMELINE_REGION_AXIS, -1, NULL, -1, -1,
                            ent_time_scale_to_seconds (&self->scale, px), NULL };
  if (self->frame == NULL)
    return;
  if (y >= geometry->notes_y && y < geometry->lanes_y)
    {
      hit->region = ENT_TIMELINE_REGION_NOTES;
      hit->note = ent_timeline_picture_hit_note (self, px, y);
      return;
    }
  if (y < geometry->lanes_y)
    {
      if (y >= geometry->axis_height && px >= 0)
        hit->phase = find_phase (self, hit->seconds);
      return;
    }
  if (y < geometry->relations_y)
    {
      hit->region = px < 0 ? ENT_TIMELINE_REGION_HEADERS : ENT_TIMELINE_REGION_LANES;
      hit_lanes (self, px >= 0 ? px : -1e9, y - geometry->lanes_y + self->scroll, hit);
    }
  else if (y < geometry->evidence_y)
    {
      hit->region = ENT_TIMELINE_REGION_RELATIONS;
    }
  else if (y < geometry->overview_y || geometry->overview_height == 0)
    {
      hit->region = geometry->evidence_height > 0 ? ENT_TIMELINE_REGION_EVIDENCE : ENT_TIMELINE_REGION_RELATIONS;
    }
  else
    {
      double whole = geometry->width - 2 * ENT_OVERVIEW_INDENT, at = x - ENT_OVERVIEW_INDENT;

      if (ent_timeline_picture_is_rtl (self))
        at = whole - at;
      hit->region = ENT_TIMELINE_REGION_OVERVIEW;
      hit->seconds = self->scale.limit_begin_sec
                     + at / MAX (whole, 1) * (self->scale.limit_end_sec - self->scale.limit_begin_sec);
    }
}

gboolean
ent_timeline_picture_get_mark_area (EntTimelinePicture *self,
                                    guint               event,
                                    int                 lane,
                                    graphene_rect_t    *area)
{
  const EntTimelineMark *mark = NULL;
  double x0, x1, height = self->geometry.row_height;

  for (guint i = 0; self->frame != NULL && mark == NULL && i < self->frame->marks->len; i++)
    if (g_array_index (self->frame->marks, EntTimelineMark, i).event == event
        && (lane < 0 || g_array_index (self->frame->marks, EntTimelineMark, i).lane == (guint) lane))
      mark = &g_array_index (self->frame->marks, EntTimelineMark, i);
  if (mark == NULL)
    return FALSE;

  x0 = MAX (mark->x0, 0);
  x1 = MIN (mark->x1, self->scale.width_px);
  if (mark->side != ENT_LABEL_NONE)
    {
      x0 = MIN (x0, mark->label_x);
      x1 = MAX (x1, mark->label_x + mark->label_width);
    }
  if (x1 - x0 < 2 * HIT_RADIUS)
    {
      x0 = (x0 + x1) / 2 - HIT_RADIUS;
      x1 = x0 + 2 * HIT_RADIUS;
    }
  graphene_rect_init (area, (float) ent_timeline_picture_place (self, x0, x1 - x0),
                      (float) (mark->y - height / 2 + self->geometry.lanes_y - self->scroll),
                      (float) (x1 - x0), (float) height);
  return TRUE;
}

GArray *
ent_timeline_picture_make_ticks (EntTimelinePicture *self,
                                 const EntTimeScale *scale,
                                 EntTickMeasureFunc  measure)
{
  EntTimeScale moved = *scale;
  double by = self->calendar_sec - self->origin_sec;
  GArray *ticks;

  if (isnan (self->origin_sec))
    return ent_time_scale_make_ticks (scale, measure, self->labels);
  moved.begin_sec += by;
  moved.end_sec += by;
  ticks = ent_time_scale_make_relative_ticks (&moved, self->calendar_sec, self->origin_name, measure, self->labels);
  for (guint i = 0; i < ticks->len; i++)
    g_array_index (ticks, EntTick, i).seconds -= by;
  return ticks;
}

static double
measure_tick (const char *text,
              gboolean    bold,
              gpointer    data)
{
  return ent_label_cache_measure (data, text, bold ? ENT_LABEL_BOLD : ENT_LABEL_NORMAL);
}

static void
paint_axis (EntTimelinePicture *self,
            GtkSnapshot        *snapshot,
            GArray             *ticks)
{
  const EntTimelineGeometry *geometry = &self->geometry;
  double height = geometry->axis_height;
  double text_y = 5 + ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL) / 2;

  for (guint i = 0; i < ticks->len; i++)
    {
      const EntTick *tick = &g_array_index (ticks, EntTick, i);
      gboolean bold = tick->rank >= ENT_TICK_MAJOR;
      double stroke = tick->rank == ENT_TICK_FINE ? 4 : tick->rank == ENT_TICK_MINOR ? 8 : height;

      if (tick->rank != ENT_TICK_CONTEXT)
        ent_shape_fill (snapshot, &self->style.line, floor (ent_timeline_picture_place (self, tick->px, 1)),
                     height - stroke, 1, stroke);
      if (tick->label != NULL)
        ent_label_cache_paint (self->labels, snapshot, tick->label, bold ? ENT_LABEL_BOLD : ENT_LABEL_NORMAL,
                               bold ? &self->style.text : &self->style.dim_text,
                               ent_timeline_picture_place (self, tick->label_px, tick->label_width),
                               text_y, G_MAXDOUBLE);
    }
  ent_shape_fill (snapshot, &self->style.line, ent_timeline_picture_place (self, 0, self->scale.width_px),
               height - 1, self->scale.width_px, 1);
}

/* The column that stays where it is while the lanes move. */
static void
paint_margin (EntTimelinePicture *self,
              GtkSnapshot        *snapshot)
{
  const EntTimelineGeometry *geometry = &self->geometry;
  double x = ent_timeline_picture_place_header (self, 0, geometry->header_width);

  ent_shape_fill (snapshot, &self->style.page, 0, 0, geometry->width, geometry->height);
  ent_shape_fill (snapshot, &self->style.margin, x, geometry->axis_height, geometry->header_width,
               geometry->overview_y - geometry->axis_height);
}

void
ent_timeline_picture_snapshot (EntTimelinePicture     *self,
                               GtkSnapshot            *snapshot,
                               const EntTimelineState *state)
{
  g_autoptr(GArray) ticks = NULL;

  g_return_if_fail (self->frame != NULL);

  ticks = ent_timeline_picture_make_ticks (self, &self->scale, measure_tick);
  paint_margin (self, snapshot);
  if (self->parts & ENT_TIMELINE_PART_LANES)
    ent_timeline_picture_paint_lanes (self, snapshot, state, ticks);
  ent_timeline_picture_paint_notes (self, snapshot);
  if (self->parts & ENT_TIMELINE_PART_AXIS)
    paint_axis (self, snapshot, ticks);
  ent_timeline_picture_paint_relations (self, snapshot);
  ent_timeline_picture_paint_overview (self, snapshot);
}
