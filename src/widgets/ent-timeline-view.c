#include "config.h"

#include "ent-timeline-view-private.h"

#include "ent-shapes.h"
#include "ent-widget-style.h"

#define MIN_WIDTH        320
#define NATURAL_WIDTH    800
#define MIN_HEIGHT       220
#define NATURAL_HEIGHT   560
#define ZOOM_STEP        1.6
#define EDGE_PX          24.0 /* nearer to an edge, an event is not quite in view */
#define EVENT_SPANS      6.0  /* on both sides of an event to which one zooms, in its lengths */
#define MIN_EVENT_SEC    (20 * 86400.0)

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_LANES,
  PROP_COLLAPSED,
  PROP_SPAN,
  PROP_EVIDENCE_VISIBLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint event_activated_signal, range_changed_signal, jumped_signal;

G_DEFINE_FINAL_TYPE (EntTimelineView, ent_timeline_view, GTK_TYPE_WIDGET)

static const EntEvent *
get_event (EntTimelineView *self,
           int              event)
{
  return event >= 0 ? ent_event_table_get_event (self->table, (guint) event) : NULL;
}

static int
find_event (EntTimelineView *self,
            const char      *id)
{
  return self->table != NULL ? ent_event_table_find (self->table, id) : -1;
}

gboolean
ent_timeline_view_shows (EntTimelineView *self,
                         guint            event)
{
  return !self->hide || self->highlight == NULL || self->highlight[event] != 0;
}

/* Style and layout */

void
ent_timeline_view_update_style (EntTimelineView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  EntPictureStyle style;
  guint serial = pango_context_get_serial (context);

  ent_widget_get_picture_style (GTK_WIDGET (self), &style);
  if (self->picture == NULL
      || (serial == self->font_serial && ent_picture_style_equal (&style, &self->style)))
    return;
  self->style = style;
  self->font_serial = serial;
  ent_timeline_picture_set_style (self->picture, &style, context);
  ent_timeline_view_update_strips (self);
  self->arranged = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Not while it is laid out: in a snapshot others could not follow. */
void
ent_timeline_view_tell_range (EntTimelineView *self)
{
  const EntTimeScale *scale = self->picture != NULL ? ent_timeline_picture_get_scale (self->picture) : NULL;
  double scroll = ent_timeline_view_get_scroll (self);

  if (scale == NULL || (scale->begin_sec == self->told_begin_sec && scale->end_sec == self->told_end_sec
                        && scroll == self->told_scroll))
    return;
  self->told_begin_sec = scale->begin_sec;
  self->told_end_sec = scale->end_sec;
  self->told_scroll = scroll;
  g_signal_emit (self, range_changed_signal, 0, scale->begin_sec, scale->end_sec);
}

void
ent_timeline_view_queue_arrange (EntTimelineView *self)
{
  self->arranged = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  ent_timeline_view_update_strips (self);
  ent_timeline_view_tell_range (self);
}

gboolean
ent_timeline_view_arrange (EntTimelineView *self)
{
  if (self->picture == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return FALSE;
  if (self->arranged)
    return TRUE;
  self->arranged = TRUE;
  if (ent_timeline_picture_arrange (self->picture))
    ent_timeline_view_start_settling (self);
  if (self->wish_scroll > 0)
    ent_timeline_picture_set_scroll (self->picture, self->wish_scroll);
  self->wish_scroll = 0;
  ent_timeline_view_queue_items (self);
  return TRUE;
}

static void
ent_timeline_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);

  ent_timeline_view_allocate_items (self);
  if (self->picture == NULL)
    return;
  ent_timeline_view_update_style (self);
  if (ent_timeline_picture_set_size (self->picture, width, height))
    ent_timeline_view_queue_arrange (self);
  ent_timeline_view_allocate_strips (self);
}

void
ent_timeline_view_paint (EntTimelineView *self,
                         GtkSnapshot     *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  EntTimelineState state = {
    .selected = self->selected,
    .selected_lane = self->selected_lane,
    .hovered = self->hovered,
    .hovered_lane = self->hovered_lane,
    .focused = gtk_widget_has_focus (widget),
  };
  EntTimelineOverlay overlay = {
    .has_span = self->has_span,
    .span_begin_sec = self->span_begin_sec,
    .span_end_sec = self->span_end_sec,
    .span_text = self->span_text,
    .measure_from = self->measure_from,
    .measure_to = self->measure_to,
    .measure_text = self->measure_text,
    .moved = self->moved_date != NULL ? self->moved : -1,
    .moved_text = self->moved_text,
  };

  if (self->moved_date != NULL)
    {
      overlay.moved_begin_sec = (double) ent_date_get_earliest (self->moved_date);
      overlay.moved_end_sec = (double) ent_date_get_latest (self->moved_date) + 1;
    }

  ent_timeline_picture_snapshot (self->picture, snapshot, &state);
  ent_timeline_picture_paint_overlay (self->picture, snapshot, &overlay);
  /* With a selection its ring shows where the focus is. */
  if (self->selected < 0 && gtk_widget_has_visible_focus (widget))
    ent_shape_outline (snapshot, &self->style.accent, 1, 1, gtk_widget_get_width (widget) - 2,
                       gtk_widget_get_height (widget) - 2, 4, 2);
}

/* In a browser GTK loses what stands at several places in one frame, or is moved inside a clip:
 * it gets an image. */
static gboolean
is_in_browser (GtkWidget *widget)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  return g_str_equal (G_OBJECT_TYPE_NAME (renderer), "GskBroadwayRenderer");
}

static void
ent_timeline_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));

  if (self->picture == NULL && self->curtain != NULL)
    gtk_snapshot_append_node (snapshot, self->curtain);
  if (!ent_timeline_view_arrange (self))
    return;
  gtk_snapshot_push_clip (snapshot, &area);
  if (is_in_browser (widget))
    {
      GtkSnapshot *apart = gtk_snapshot_new ();
      g_autoptr(GskRenderNode) node = NULL;
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

      ent_timeline_view_paint (self, apart);
      node = gtk_snapshot_free_to_node (apart);
      gsk_render_node_draw (node, cr);
      cairo_destroy (cr);
    }
  else
    {
      ent_timeline_view_paint (self, snapshot);
    }
  gtk_snapshot_pop (snapshot);
  if (self->strips != NULL)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->strips), snapshot);
}

static void
ent_timeline_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);

  if (self->has_share && self->picture != NULL && orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = (int) ent_timeline_picture_get_min_height (self->picture);
      return;
    }
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
ent_timeline_view_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ent_timeline_view_parent_class)->css_changed (widget, change);
  ent_timeline_view_update_style (ENT_TIMELINE_VIEW (widget));
}

static void
ent_timeline_view_direction_changed (GtkWidget        *widget,
                                     GtkTextDirection  previous)
{
  ent_timeline_view_update_style (ENT_TIMELINE_VIEW (widget));
  GTK_WIDGET_CLASS (ent_timeline_view_parent_class)->direction_changed (widget, previous);
}

/* Selection */

/* Moves as little as it takes; an event longer than the view shows its begin. */
static void
bring_into_view (EntTimelineView *self,
                 int              event)
{
  EntTimeScale scale;
  graphene_rect_t area, lanes;
  double edge, begin_sec, px, span;

  ent_timeline_view_get_destination (self, &scale);
  /* Before its first allocation the view is a pixel wide. */
  edge = MIN (EDGE_PX, scale.width_px * 0.05);
  ent_timeline_layout_get_event (ent_timeline_picture_get_layout (self->picture), (guint) event, &begin_sec, NULL);
  px = ent_time_scale_to_px (&scale, begin_sec);
  if (px < edge || px > scale.width_px - edge)
    {
      span = scale.end_sec - scale.begin_sec;
      ent_timeline_view_go_to (self, begin_sec - span / 2, begin_sec + span / 2, TRUE);
      return;
    }

  if (!ent_timeline_view_arrange (self)
      || !ent_timeline_picture_get_mark_area (self->picture, (guint) event, self->selected_lane, &area))
    return;
  ent_timeline_picture_get_lanes_area (self->picture, &lanes);
  if (area.origin.y < lanes.origin.y)
    ent_timeline_picture_set_scroll (self->picture, ent_timeline_picture_get_scroll (self->picture)
                                                    - (lanes.origin.y - area.origin.y) - EDGE_PX);
  else if (area.origin.y + area.size.height > lanes.origin.y + lanes.size.height)
    ent_timeline_picture_set_scroll (self->picture, ent_timeline_picture_get_scroll (self->picture)
                                                    + (area.origin.y + area.size.height)
                                                    - (lanes.origin.y + lanes.size.height) + EDGE_PX);
}

void
ent_timeline_view_select (EntTimelineView *self,
                          int              event,
                          int              lane)
{
  gboolean is_same = event == self->selected;

  if (is_same && (lane < 0 || lane == self->selected_lane))
    return;
  self->selected = event;
  self->selected_lane = lane;
  if (event >= 0 && self->picture != NULL)
    bring_into_view (self, event);
  ent_timeline_view_walk_span (self);
  ent_timeline_view_walk_measure (self);
  ent_timeline_view_update_label (self);
  ent_timeline_view_queue_items (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!is_same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

const char *
ent_timeline_view_get_selected (EntTimelineView *self)
{
  g_return_val_if_fail (ENT_IS_TIMELINE_VIEW (self), NULL);

  return self->selected >= 0 ? get_event (self, self->selected)->id : NULL;
}

void
ent_timeline_view_set_selected (EntTimelineView *self,
                                const char      *event_id)
{
  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  ent_timeline_view_select (self, find_event (self, event_id), -1);
}

void
ent_timeline_view_set_hovered (EntTimelineView *self,
                               int              event,
                               int              lane)
{
  if (event == self->hovered && lane == self->hovered_lane)
    return;
  self->hovered = event;
  self->hovered_lane = lane;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Range */

void
ent_timeline_view_jump (EntTimelineView *self)
{
  g_signal_emit (self, jumped_signal, 0);
}

void
ent_timeline_view_show_range (EntTimelineView *self,
                              gint64           begin,
                              gint64           end,
                              gboolean         animate)
{
  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));
  g_return_if_fail (begin <= end);

  if (self->picture != NULL)
    ent_timeline_view_go_to (self, (double) begin, (double) end, animate);
  if (self->picture == NULL || self->sorting != NULL)
    {
      self->has_wish = self->table != NULL;
      self->wish_begin_sec = (double) begin;
      self->wish_end_sec = (double) end;
    }
}

void
ent_timeline_view_show_all (EntTimelineView *self,
                            gboolean         animate)
{
  const EntTimeScale *scale;

  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  if (self->picture == NULL)
    return;
  scale = ent_timeline_picture_get_scale (self->picture);
  ent_timeline_view_go_to (self, scale->limit_begin_sec, scale->limit_end_sec, animate);
}

void
ent_timeline_view_get_range (EntTimelineView *self,
                             gint64          *begin,
                             gint64          *end)
{
  const EntTimeScale *scale;
  gboolean zooming;

  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  *begin = *end = 0;
  if (self->picture == NULL)
    return;
  scale = ent_timeline_picture_get_scale (self->picture);
  zooming = adw_animation_get_state (self->zoom) == ADW_ANIMATION_PLAYING;
  *begin = (gint64) (zooming ? self->to_begin_sec : scale->begin_sec);
  *end = (gint64) (zooming ? self->to_end_sec : scale->end_sec);
}

void
ent_timeline_view_zoom_to_event (EntTimelineView *self,
                                 int              event)
{
  double begin_sec, end_sec, around;

  ent_timeline_layout_get_event (ent_timeline_picture_get_layout (self->picture), (guint) event, &begin_sec,
                                 &end_sec);
  around = MAX ((end_sec - begin_sec) * EVENT_SPANS, MIN_EVENT_SEC * EVENT_SPANS) / 2;
  ent_timeline_view_jump (self);
  ent_timeline_view_go_to (self, begin_sec - around, end_sec + around, TRUE);
  ent_timeline_view_select (self, event, self->selected == event ? self->selected_lane : -1);
  g_signal_emit (self, event_activated_signal, 0, get_event (self, event)->id);
}

/* Actions */

/* About the selection where it is in view, else about the pointer, else about the middle. */
static double
get_zoom_px (EntTimelineView *self)
{
  const EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);
  double begin_sec, px;

  if (self->selected >= 0)
    {
      ent_timeline_layout_get_event (ent_timeline_picture_get_layout (self->picture), (guint) self->selected,
                                     &begin_sec, NULL);
      px = ent_time_scale_to_px (scale, begin_sec);
      if (px >= 0 && px <= scale->width_px)
        return px;
    }
  px = ent_timeline_picture_x_to_px (self->picture, self->pointer_x);
  if (self->pointer_inside && px >= 0 && px <= scale->width_px)
    return px;
  return scale->width_px / 2;
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);

  if (self->picture == NULL)
    return;
  if (strcmp (name, "timeline.zoom-all") == 0)
    {
      ent_timeline_view_jump (self);
      ent_timeline_view_show_all (self, TRUE);
    }
  else if (strcmp (name, "timeline.zoom-in") == 0)
    ent_timeline_view_zoom_by (self, ZOOM_STEP, get_zoom_px (self));
  else
    ent_timeline_view_zoom_by (self, 1 / ZOOM_STEP, get_zoom_px (self));
}

/* To what was marked last: an event, or the span. */
static void
zoom_event_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);

  if (self->picture == NULL || ent_timeline_view_end_walk (self))
    return;
  if (self->has_span && (self->span_is_last || self->selected < 0))
    ent_timeline_view_zoom_to_span (self);
  else if (self->selected >= 0)
    ent_timeline_view_zoom_to_event (self, self->selected);
}

/* From @event on, in that direction, what is not left out; −1 if there is nothing more. */
static int
find_shown (EntTimelineView *self,
            int              event,
            int              direction)
{
  while (event >= 0 && event < (int) self->table->n && !ent_timeline_view_shows (self, (guint) event))
    event += direction;
  return event < (int) self->table->n ? event : -1;
}

/* The first event in view: there one begins who has not selected any. */
static int
find_first_in_view (EntTimelineView *self,
                    int              direction)
{
  const EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);
  EntTimelineLayout *layout = ent_timeline_picture_get_layout (self->picture);
  double edge_sec = direction > 0 ? scale->begin_sec : scale->end_sec;
  int low = 0, high = (int) self->table->n, found;

  while (low < high)
    {
      int middle = low + (high - low) / 2;
      double begin_sec;

      ent_timeline_layout_get_event (layout, (guint) middle, &begin_sec, NULL);
      if (begin_sec < edge_sec)
        low = middle + 1;
      else
        high = middle;
    }
  found = find_shown (self, direction > 0 ? low : low - 1, direction);
  return found >= 0 ? found : find_shown (self, direction > 0 ? (int) self->table->n - 1 : 0, -direction);
}

static void
walk (EntTimelineView *self,
      int              direction)
{
  int next;

  if (self->picture == NULL)
    return;
  next = self->selected >= 0 ? find_shown (self, self->selected + direction, direction)
                             : find_first_in_view (self, direction);
  if (next < 0)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    ent_timeline_view_select (self, next, -1);
}

static void
walk_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  walk (ENT_TIMELINE_VIEW (widget), strcmp (name, "timeline.next") == 0 ? 1 : -1);
}

/* The lane in which the selection is seen, or −1. */
static int
get_selected_lane (EntTimelineView *self)
{
  EntTimelineLayout *layout = ent_timeline_picture_get_layout (self->picture);

  if (self->selected < 0)
    return -1;
  return ent_timeline_layout_find_lane (layout, (guint) self->selected, (guint) MAX (self->selected_lane, 0));
}

/* Lanes without events are stepped over; an event that stands in the next lane too is met
 * there again. */
static void
lane_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);
  int direction = strcmp (name, "timeline.lane-down") == 0 ? 1 : -1, event = -1, n_lanes, lane;
  EntTimelineLayout *layout;
  double begin_sec;

  if (self->picture == NULL)
    return;
  if (self->selected < 0)
    {
      walk (self, 1);
      return;
    }
  layout = ent_timeline_picture_get_layout (self->picture);
  n_lanes = (int) ent_timeline_layout_get_lanes (layout)->len;
  ent_timeline_layout_get_event (layout, (guint) self->selected, &begin_sec, NULL);
  lane = get_selected_lane (self);
  for (int i = lane + direction; lane >= 0 && event < 0 && i >= 0 && i < n_lanes; i += direction)
    {
      event = ent_timeline_layout_find_nearest (layout, (guint) i, begin_sec);
      if (event >= 0)
        lane = i;
    }
  if (event < 0)
    gtk_widget_error_bell (widget);
  else
    ent_timeline_view_select (self, event, lane);
}

/* The lane of the selection, or the one around it where it lies in another. */
static void
toggle_lane_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);
  int lane = self->picture != NULL ? get_selected_lane (self) : -1;
  const EntTimelineLane *record;

  if (lane < 0)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  record = ent_timeline_layout_get_lanes (ent_timeline_picture_get_layout (self->picture))->pdata[lane];
  ent_timeline_view_toggle_lane (self, record->parent >= 0 ? (guint) record->parent : (guint) lane);
}

/* Left is earlier, or later where time runs from right to left. */
static gboolean
arrow_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   data)
{
  int direction = g_variant_get_int32 (args);

  walk (ENT_TIMELINE_VIEW (widget), gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -direction : direction);
  return GDK_EVENT_STOP;
}

/* Object */

static void
ent_timeline_view_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (object);

  switch (id)
    {
    case PROP_SELECTED:
      g_value_set_string (value, ent_timeline_view_get_selected (self));
      break;
    case PROP_LANES:
      g_value_set_enum (value, self->lanes);
      break;
    case PROP_COLLAPSED:
      g_value_set_boxed (value, self->collapsed);
      break;
    case PROP_SPAN:
      if (self->has_span)
        g_value_set_variant (value, g_variant_new ("(xx)", (gint64) self->span_begin_sec,
                                                   (gint64) self->span_end_sec));
      break;
    case PROP_EVIDENCE_VISIBLE:
      g_value_set_boolean (value, self->evidence_visible);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ent_timeline_view_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (object);

  switch (id)
    {
    case PROP_SELECTED:
      ent_timeline_view_set_selected (self, g_value_get_string (value));
      break;
    case PROP_LANES:
      ent_timeline_view_set_lanes (self, g_value_get_enum (value));
      break;
    case PROP_COLLAPSED:
      ent_timeline_view_set_collapsed (self, g_value_get_boxed (value));
      break;
    case PROP_EVIDENCE_VISIBLE:
      ent_timeline_view_set_evidence_visible (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ent_timeline_view_dispose (GObject *object)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (object);

  ent_timeline_view_forget_table (self);
  ent_timeline_view_dispose_motion (self);
  ent_timeline_view_dispose_items (self);
  ent_timeline_view_dispose_evidence (self);
  G_OBJECT_CLASS (ent_timeline_view_parent_class)->dispose (object);
}

static void
ent_timeline_view_finalize (GObject *object)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (object);

  g_ptr_array_unref (self->items);
  g_free (self->span_text);
  g_free (self->measure_text);
  g_strfreev (self->collapsed);
  G_OBJECT_CLASS (ent_timeline_view_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_plus, 0, "timeline.zoom-in" },
    { GDK_KEY_equal, 0, "timeline.zoom-in" },
    { GDK_KEY_KP_Add, 0, "timeline.zoom-in" },
    { GDK_KEY_minus, 0, "timeline.zoom-out" },
    { GDK_KEY_KP_Subtract, 0, "timeline.zoom-out" },
    { GDK_KEY_Home, 0, "timeline.zoom-all" },
    { GDK_KEY_End, 0, "timeline.zoom-all" },
    { GDK_KEY_KP_Home, 0, "timeline.zoom-all" },
    { GDK_KEY_KP_End, 0, "timeline.zoom-all" },
    { GDK_KEY_Return, 0, "timeline.zoom-event" },
    { GDK_KEY_KP_Enter, 0, "timeline.zoom-event" },
    { GDK_KEY_ISO_Enter, 0, "timeline.zoom-event" },
    { GDK_KEY_Up, 0, "timeline.lane-up" },
    { GDK_KEY_KP_Up, 0, "timeline.lane-up" },
    { GDK_KEY_Down, 0, "timeline.lane-down" },
    { GDK_KEY_KP_Down, 0, "timeline.lane-down" },
    { GDK_KEY_c, 0, "timeline.toggle-lane" },
  };
  static const struct { guint key; int direction; } arrows[] = {
    { GDK_KEY_Left, -1 },
    { GDK_KEY_KP_Left, -1 },
    { GDK_KEY_Right, 1 },
    { GDK_KEY_KP_Right, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, arrow_cb, "i", arrows[i].direction);
}

static void
ent_timeline_view_class_init (EntTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_timeline_view_dispose;
  object_class->finalize = ent_timeline_view_finalize;
  object_class->get_property = ent_timeline_view_get_property;
  object_class->set_property = ent_timeline_view_set_property;
  widget_class->measure = ent_timeline_view_measure;
  widget_class->size_allocate = ent_timeline_view_size_allocate;
  widget_class->snapshot = ent_timeline_view_snapshot;
  widget_class->css_changed = ent_timeline_view_css_changed;
  widget_class->direction_changed = ent_timeline_view_direction_changed;

  properties[PROP_SELECTED] =
    g_param_spec_string ("selected", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LANES] =
    g_param_spec_enum ("lanes", NULL, NULL, ENT_TYPE_TIMELINE_LANES, ENT_TIMELINE_LANES_PARTY,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLLAPSED] =
    g_param_spec_boxed ("collapsed", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPAN] =
    g_param_spec_variant ("span", NULL, NULL, G_VARIANT_TYPE ("(xx)"), NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EVIDENCE_VISIBLE] =
    g_param_spec_boolean ("evidence-visible", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  event_activated_signal =
    g_signal_new ("event-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  range_changed_signal =
    g_signal_new ("range-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  jumped_signal =
    g_signal_new ("jumped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  ent_timeline_view_install_share (G_TYPE_FROM_CLASS (klass));
  ent_timeline_view_install_evidence (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-all", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-event", NULL, zoom_event_action);
  gtk_widget_class_install_action (widget_class, "timeline.next", NULL, walk_action);
  gtk_widget_class_install_action (widget_class, "timeline.previous", NULL, walk_action);
  gtk_widget_class_install_action (widget_class, "timeline.lane-up", NULL, lane_action);
  gtk_widget_class_install_action (widget_class, "timeline.lane-down", NULL, lane_action);
  gtk_widget_class_install_action (widget_class, "timeline.toggle-lane", NULL, toggle_lane_action);
  add_keys (widget_class);
  ent_timeline_view_class_add_keys (widget_class);
  ent_timeline_view_install_own (widget_class);

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
ent_timeline_view_init (EntTimelineView *self)
{
  self->selected = self->selected_lane = self->hovered = self->hovered_lane = -1;
  self->measure_from = self->measure_to = self->pressed_event = self->moved = -1;
  self->items = g_ptr_array_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  ent_timeline_view_init_motion (self);
  ent_timeline_view_init_input (self);
  ent_timeline_view_update_label (self);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

GtkWidget *
ent_timeline_view_new (void)
{
  return g_object_new (ENT_TYPE_TIMELINE_VIEW, NULL);
}
