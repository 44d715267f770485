/* Views that share one axis.
 *
 *   axis      an EntTimelineView of nothing: it has all that moves a view
 *   rows      EntTimelineRow, of equal height, in a scrolled window
 *   overview  an EntTimelineView of nothing, that counts the events of all rows
 *
 * Each view keeps its own time; aligned on a moment, views differ by the distance of their
 * moments, and the strips at the edges have the time of the first row.  A view that moved
 * tells, and the others follow at once; while they do, what they tell is not heard. */

#include "config.h"

#include "ent-timeline-group.h"

#include "ent-timeline-row.h"
#include "ent-timeline-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WHEEL_PX 72.0

struct _EntTimelineGroup
{
  GtkWidget         parent_instance;

  EntTimelineView  *axis;
  EntTimelineView  *overview;
  GtkWidget        *scroller;
  GtkWidget        *box;
  GPtrArray        *rows;         /* of EntTimelineRow, from top to bottom; children of the box */
  EntTimelineView  *leader;       /* that moved last; borrowed */

  EntTimelineLanes  lanes;
  int               kind;         /* EntMomentKind, or −1 */
  double            base_sec;     /* the first row's moment; NAN by the calendar */
  double            limit_begin_sec, limit_end_sec;
  double            header_width;
  gboolean          is_following; /* views move because another did */
  gboolean          is_selecting;
};

G_DEFINE_FINAL_TYPE (EntTimelineGroup, ent_timeline_group, GTK_TYPE_WIDGET)

enum
{
  EVENT_SELECTED,
  CASE_OPENED,
  ALIGN,
  MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static EntTimelineRow *
get_row (EntTimelineGroup *self,
         guint             i)
{
  return self->rows->pdata[i];
}

/* Whether a row's timeline is there, and from when it counts; by the calendar from 0. */
static gboolean
get_origin (EntTimelineRow *row,
            double         *origin_sec)
{
  if (!ent_timeline_row_get_origin (row, origin_sec))
    return FALSE;
  if (isnan (*origin_sec))
    *origin_sec = 0;
  return TRUE;
}

static double
get_offset (EntTimelineView *view)
{
  return isnan (view->share.origin_sec) ? 0 : view->share.origin_sec;
}

/* Moving */

static void
follow (EntTimelineView *view,
        EntTimelineView *leader,
        double           begin_sec,
        double           end_sec)
{
  if (view != leader)
    ent_timeline_view_follow (view, begin_sec + get_offset (view), end_sec + get_offset (view));
}

static void
range_changed_cb (EntTimelineGroup *self,
                  double            begin_sec,
                  double            end_sec,
                  EntTimelineView  *leader)
{
  begin_sec -= get_offset (leader);
  end_sec -= get_offset (leader);
  if (self->is_following)
    return;
  self->is_following = TRUE;
  self->leader = leader;
  for (guint i = 0; i < self->rows->len; i++)
    follow (ent_timeline_row_get_view (get_row (self, i)), leader, begin_sec, end_sec);
  follow (self->axis, leader, begin_sec, end_sec);
  follow (self->overview, leader, begin_sec, end_sec);
  self->is_following = FALSE;
  g_signal_emit (self, signals[MOVED], 0);
}

/* What still moves by itself would carry away the one that is moved now. */
static void
taken_cb (EntTimelineGroup *self,
          EntTimelineView  *view)
{
  if (self->is_following || self->leader == NULL || self->leader == view)
    return;
  self->is_following = TRUE;
  ent_timeline_view_stop (self->leader);
  self->is_following = FALSE;
}

static guint
count_cb (double   begin_sec,
          double   end_sec,
          gpointer data)
{
  EntTimelineGroup *self = data;
  double by = isnan (self->base_sec) ? 0 : self->base_sec, origin_sec;
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      EntTimelineView *view = ent_timeline_row_get_view (get_row (self, i));

      if (view->picture != NULL && get_origin (get_row (self, i), &origin_sec))
        n += ent_timeline_layout_count (ent_timeline_picture_get_layout (view->picture),
                                        begin_sec - by + origin_sec, end_sec - by + origin_sec);
    }
  return n;
}

/* What is shared */

static void
find_limits (EntTimelineGroup *self)
{
  gboolean has_any = FALSE;
  double origin_sec, begin_sec, end_sec;

  self->base_sec = NAN;
  self->limit_begin_sec = self->limit_end_sec = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      EntTimelineView *view = ent_timeline_row_get_view (get_row (self, i));

      if (!get_origin (get_row (self, i), &origin_sec))
        continue;
      if (self->kind >= 0 && isnan (self->base_sec))
        self->base_sec = origin_sec;
      if (view->picture == NULL)
        continue;
      ent_timeline_layout_get_limits (ent_timeline_picture_get_layout (view->picture), &begin_sec, &end_sec);
      self->limit_begin_sec = has_any ? MIN (self->limit_begin_sec, begin_sec - origin_sec) : begin_sec - origin_sec;
      self->limit_end_sec = has_any ? MAX (self->limit_end_sec, end_sec - origin_sec) : end_sec - origin_sec;
      has_any = TRUE;
    }
}

static void
share (EntTimelineGroup *self,
       EntTimelineView  *view,
       EntTimelineParts  parts,
       double            origin_sec)
{
  double offset = isnan (origin_sec) ? 0 : origin_sec;
  EntTimelineShare share = {
    .parts = parts,
    .limit_begin_sec = self->limit_begin_sec + offset,
    .limit_end_sec = self->limit_end_sec + offset,
    .origin_sec = origin_sec,
    .calendar_sec = self->base_sec,
    .origin_name = self->kind >= 0 ? ent_moment_kind_to_label ((EntMomentKind) self->kind) : NULL,
    .header_width = self->header_width,
  };

  if (parts == ENT_TIMELINE_PART_OVERVIEW)
    {
      share.count = count_cb;
      share.count_data = self;
    }
  ent_timeline_view_set_share (view, &share);
}

/* Ranges are the caller's care. */
static void
update_shares (EntTimelineGroup *self)
{
  double origin_sec;

  self->is_following = TRUE;
  find_limits (self);
  for (guint i = 0; i < self->rows->len; i++)
    if (ent_timeline_row_get_origin (get_row (self, i), &origin_sec))
      share (self, ent_timeline_row_get_view (get_row (self, i)),
             ENT_TIMELINE_PART_PHASES | ENT_TIMELINE_PART_LANES | ENT_TIMELINE_PART_RELATIONS, origin_sec);
  share (self, self->axis, ENT_TIMELINE_PART_AXIS, self->base_sec);
  share (self, self->overview, ENT_TIMELINE_PART_OVERVIEW, self->base_sec);
  self->is_following = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* All take the range of the axis. */
static void
follow_axis (EntTimelineGroup *self)
{
  const EntTimeScale *scale = ent_timeline_picture_get_scale (self->axis->picture);

  ent_timeline_view_stop (self->axis);
  range_changed_cb (self, scale->begin_sec, scale->end_sec, self->axis);
}

static void
laid_out_cb (EntTimelineGroup *self,
             EntTimelineView  *view)
{
  gboolean shows_all;

  if (self->is_following)
    return;
  shows_all = ent_timeline_group_shows_all (self);
  update_shares (self);
  if (shows_all)
    ent_timeline_view_show_all (self->axis, FALSE);
  follow_axis (self);
}

/* Rows */

static void
opened_cb (EntTimelineGroup *self,
           EntTimelineRow   *row)
{
  g_signal_emit (self, signals[CASE_OPENED], 0, ent_timeline_row_get_table (row)->item->id);
}

static void
align_cb (EntTimelineGroup *self,
          int               kind)
{
  g_signal_emit (self, signals[ALIGN], 0, kind);
}

void
ent_timeline_group_select (EntTimelineGroup *self,
                           const char       *case_id,
                           const char       *event_id)
{
  g_return_if_fail (ENT_IS_TIMELINE_GROUP (self));

  self->is_selecting = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      EntTimelineRow *row = get_row (self, i);
      gboolean is_it = g_strcmp0 (ent_timeline_row_get_table (row)->item->id, case_id) == 0;

      ent_timeline_view_set_selected (ent_timeline_row_get_view (row), is_it ? event_id : NULL);
    }
  self->is_selecting = FALSE;
}

static void
selected_cb (EntTimelineGroup *self,
             GParamSpec       *pspec,
             EntTimelineView  *view)
{
  const char *event_id = ent_timeline_view_get_selected (view);
  const char *case_id;

  if (self->is_selecting || event_id == NULL)
    return;
  case_id = ent_timeline_view_get_table (view)->item->id;
  ent_timeline_group_select (self, case_id, event_id);
  g_signal_emit (self, signals[EVENT_SELECTED], 0, case_id, event_id);
}

static void
connect_view (EntTimelineGroup *self,
              EntTimelineView  *view)
{
  g_signal_connect_object (view, "range-changed", G_CALLBACK (range_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "laid-out", G_CALLBACK (laid_out_cb), self, G_CONNECT_SWAPPED);
}

static EntTimelineRow *
add_row (EntTimelineGroup *self,
         EntEventTable    *table,
         EntCodebook      *codebook)
{
  EntTimelineRow *row = ENT_TIMELINE_ROW (ent_timeline_row_new (table, codebook));
  EntTimelineView *view = ent_timeline_row_get_view (row);

  ent_timeline_row_set_moment (row, self->kind);
  ent_timeline_view_set_lanes (view, self->lanes);
  connect_view (self, view);
  g_signal_connect_object (view, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "align", G_CALLBACK (align_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (row));
  return row;
}

/* (nullable) */
static EntTimelineRow *
find_row (GPtrArray     *rows,
          EntEventTable *table)
{
  for (guint i = 0; i < rows->len; i++)
    if (ent_timeline_row_get_table (rows->pdata[i]) == table)
      return rows->pdata[i];
  return NULL;
}

/* @begin_sec: as ent_timeline_group_get_range() gave it; with @all they are not needed */
static void
restore_range (EntTimelineGroup *self,
               gboolean          all,
               double            begin_sec,
               double            end_sec)
{
  update_shares (self);
  self->leader = self->axis;
  if (all)
    ent_timeline_view_show_all (self->axis, FALSE);
  else
    ent_timeline_group_show_range (self, begin_sec, end_sec, FALSE);
  follow_axis (self);
}

void
ent_timeline_group_set_tables (EntTimelineGroup *self,
                               GPtrArray        *tables,
                               EntCodebook      *codebook)
{
  g_autoptr(GPtrArray) old = NULL;
  gboolean all, changed;
  double begin_sec, end_sec;
  GtkWidget *last = NULL;

  g_return_if_fail (ENT_IS_TIMELINE_GROUP (self));

  all = ent_timeline_group_shows_all (self) || !ent_timeline_group_get_range (self, &begin_sec, &end_sec);
  changed = tables->len != self->rows->len;
  old = g_steal_pointer (&self->rows);
  self->rows = g_ptr_array_new ();
  self->leader = self->axis;
  for (guint i = 0; i < tables->len; i++)
    {
      EntTimelineRow *row = find_row (old, tables->pdata[i]);

      if (row == NULL)
        {
          row = add_row (self, tables->pdata[i], codebook);
          changed = TRUE;
        }
      gtk_box_reorder_child_after (GTK_BOX (self->box), GTK_WIDGET (row), last);
      last = GTK_WIDGET (row);
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < old->len; i++)
    if (find_row (self->rows, ent_timeline_row_get_table (old->pdata[i])) == NULL)
      gtk_box_remove (GTK_BOX (self->box), old->pdata[i]);
  restore_range (self, all || changed, begin_sec, end_sec);
}

void
ent_timeline_group_set_alignment (EntTimelineGroup *self,
                                  int               kind)
{
  g_return_if_fail (ENT_IS_TIMELINE_GROUP (self));

  if (kind == self->kind)
    return;
  self->kind = kind;
  for (guint i = 0; i < self->rows->len; i++)
    ent_timeline_row_set_moment (get_row (self, i), kind);
  restore_range (self, TRUE, 0, 0);
}

int
ent_timeline_group_get_alignment (EntTimelineGroup *self)
{
  g_return_val_if_fail (ENT_IS_TIMELINE_GROUP (self), -1);

  return self->kind;
}

void
ent_timeline_group_set_lanes (EntTimelineGroup *self,
                              EntTimelineLanes  lanes)
{
  g_return_if_fail (ENT_IS_TIMELINE_GROUP (self));

  self->lanes = lanes;
  for (guint i = 0; i < self->rows->len; i++)
    ent_timeline_view_set_lanes (ent_timeline_row_get_view (get_row (self, i)), lanes);
}

EntTimelineLanes
ent_timeline_group_get_lanes (EntTimelineGroup *self)
{
  g_return_val_if_fail (ENT_IS_TIMELINE_GROUP (self), ENT_TIMELINE_LANES_PARTY);

  return self->lanes;
}

EntTimelineView *
ent_timeline_group_get_view (EntTimelineGroup *self,
                             const char       *case_id)
{
  g_return_val_if_fail (ENT_IS_TIMELINE_GROUP (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (ent_timeline_row_get_table (get_row (self, i))->item->id, case_id) == 0)
      return ent_timeline_row_get_view (get_row (self, i));
  return NULL;
}

/* The range */

void
ent_timeline_group_show_range (EntTimelineGroup *self,
                               double            begin_sec,
                               double            end_sec,
                               gboolean          animate)
{
  double offset;

  g_return_if_fail (ENT_IS_TIMELINE_GROUP (self));

  offset = get_offset (self->axis);
  ent_timeline_view_go_to (self->axis, begin_sec + offset, end_sec + offset, animate);
}

gboolean
ent_timeline_group_get_range (EntTimelineGroup *self,
                              double           *begin_sec,
                              double           *end_sec)
{
  EntTimelineView *leader;
  const EntTimeScale *scale;
  gboolean zooming;

  g_return_val_if_fail (ENT_IS_TIMELINE_GROUP (self), FALSE);

  *begin_sec = *end_sec = 0;
  leader = self->leader;
  if (self->rows->len == 0 || leader->picture == NULL)
    return FALSE;
  scale = ent_timeline_picture_get_scale (leader->picture);
  zooming = adw_animation_get_state (leader->zoom) == ADW_ANIMATION_PLAYING;
  *begin_sec = (zooming ? leader->to_begin_sec : scale->begin_sec) - get_offset (leader);
  *end_sec = (zooming ? leader->to_end_sec : scale->end_sec) - get_offset (leader);
  return TRUE;
}

gboolean
ent_timeline_group_shows_all (EntTimelineGroup *self)
{
  double begin_sec, end_sec;

  g_return_val_if_fail (ENT_IS_TIMELINE_GROUP (self), FALSE);

  return ent_timeline_group_get_range (self, &begin_sec, &end_sec)
         && begin_sec - self->limit_begin_sec < 1 && self->limit_end_sec - end_sec < 1;
}

void
ent_timeline_group_run (EntTimelineGroup *self,
                        const char       *action)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL, *target = GTK_WIDGET (self->axis);

  for (guint i = 0; i < self->rows->len; i++)
    if (focus == GTK_WIDGET (ent_timeline_row_get_view (get_row (self, i))))
      target = focus;
  gtk_widget_activate_action (target, action, NULL);
}

/* Where the rows all fit, a wheel goes through time, as in a single timeline. */
static gboolean
scroll_cb (EntTimelineGroup         *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double unit = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL ? WHEEL_PX : 1;

  if (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) || dy == 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    unit = -unit;
  ent_timeline_view_stop (self->axis);
  if (ent_time_scale_pan (ent_timeline_picture_get_scale (self->axis->picture), dy * unit))
    ent_timeline_view_queue_arrange (self->axis);
  return GDK_EVENT_STOP;
}

/* Layout */

static void
ent_timeline_group_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  EntTimelineGroup *self = ENT_TIMELINE_GROUP (widget);
  GtkWidget *children[] = { GTK_WIDGET (self->axis), self->scroller, GTK_WIDGET (self->overview) };

  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (children[i], orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_VERTICAL ? *minimum + child_minimum : MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_VERTICAL ? *natural + child_natural : MAX (*natural, child_natural);
    }
}

/* All columns of headers are as wide as the widest has to be. */
static void
update_header_width (EntTimelineGroup *self)
{
  double width = 0, origin_sec;

  for (guint i = 0; i < self->rows->len; i++)
    {
      EntTimelineView *view = ent_timeline_row_get_view (get_row (self, i));

      if (view->picture != NULL && get_origin (get_row (self, i), &origin_sec))
        width = MAX (width, ent_timeline_picture_get_header_width (view->picture));
    }
  if (width == self->header_width)
    return;
  self->header_width = width;
  update_shares (self);
}

static void
allocate_strip (GtkWidget *strip,
                int        x,
                int        y,
                int        width,
                int        height)
{
  gtk_widget_size_allocate (strip, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
ent_timeline_group_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  EntTimelineGroup *self = ENT_TIMELINE_GROUP (widget);
  int axis_height, overview_height, rows_width, x;

  update_header_width (self);
  gtk_widget_measure (GTK_WIDGET (self->axis), GTK_ORIENTATION_VERTICAL, -1, &axis_height, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->overview), GTK_ORIENTATION_VERTICAL, -1, &overview_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->scroller,
                            &(GtkAllocation) { 0, axis_height, width,
                                               MAX (height - axis_height - overview_height, 0) }, -1);
  /* A scrollbar that lies beside the rows takes width from them. */
  rows_width = gtk_widget_get_width (self->box);
  x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - rows_width : 0;
  allocate_strip (GTK_WIDGET (self->axis), x, 0, rows_width, axis_height);
  allocate_strip (GTK_WIDGET (self->overview), x, height - overview_height, rows_width, overview_height);
}

/* Object */

static void
ent_timeline_group_dispose (GObject *object)
{
  EntTimelineGroup *self = ENT_TIMELINE_GROUP (object);
  GtkWidget *child;

  self->is_following = TRUE;
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->leader = NULL;
  G_OBJECT_CLASS (ent_timeline_group_parent_class)->dispose (object);
}

static void
ent_timeline_group_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_TIMELINE_GROUP (object)->rows);
  G_OBJECT_CLASS (ent_timeline_group_parent_class)->finalize (object);
}

static void
ent_timeline_group_class_init (EntTimelineGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = ent_timeline_group_dispose;
  object_class->finalize = ent_timeline_group_finalize;
  widget_class->measure = ent_timeline_group_measure;
  widget_class->size_allocate = ent_timeline_group_size_allocate;
  signals[EVENT_SELECTED] = g_signal_new ("event-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[CASE_OPENED] = g_signal_new ("case-opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ALIGN] = g_signal_new ("align", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "timelinegroup");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* A view of no events, moved as any other, that keys and screen readers pass by. */
static EntTimelineView *
create_strip (EntTimelineGroup *self)
{
  g_autoptr(EntCase) nothing = ent_case_new ("");
  g_autoptr(EntEventTable) table = NULL;
  EntTimelineView *strip = g_object_new (ENT_TYPE_TIMELINE_VIEW, "accessible-role",
                                         GTK_ACCESSIBLE_ROLE_PRESENTATION, "focusable", FALSE, NULL);

  ent_case_seal (nothing);
  table = ent_event_table_new (nothing, NULL);
  ent_timeline_view_set_table (strip, table, NULL);
  connect_view (self, strip);
  return strip;
}

static void
ent_timeline_group_init (EntTimelineGroup *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->rows = g_ptr_array_new ();
  self->kind = -1;
  self->axis = create_strip (self);
  self->overview = create_strip (self);
  self->leader = self->axis;
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "homogeneous", TRUE, NULL);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (self->box, scroll);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "child", self->box, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->axis), GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->overview), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Comparison"), -1);
}

GtkWidget *
ent_timeline_group_new (void)
{
  return g_object_new (ENT_TYPE_TIMELINE_GROUP, NULL);
}
