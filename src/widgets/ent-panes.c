#include "config.h"

#include "ent-panes.h"

#include <glib/gi18n-lib.h>

#define MIN_SIDE_WIDTH    180
#define MIN_CONTENT_WIDTH 320
#define HANDLE_WIDTH      10

typedef enum
{
  SIDE_START,
  SIDE_END,
  N_SIDES
} Side;

struct _EntPanes
{
  GtkWidget  parent_instance;

  GtkWidget *content;
  GtkWidget *sides[N_SIDES];
  GtkWidget *handles[N_SIDES];  /* over the edge of a side, to drag it */
  gboolean   shown[N_SIDES];
  gboolean   away;              /* the inspector, whether shown or not */
  int        widths[N_SIDES];   /* px, as the person wants them */
  int        allocated[N_SIDES];
  gboolean   over[N_SIDES];     /* lies over the content in this allocation */

  int        drag_width;
  gboolean   narrow;
  guint      notify_source;

  GtkWidget    *left;           /* (nullable) (weak): what in the content had the focus last */
  GSignalGroup *left_signals;
  gulong        focus_handler;  /* of the window */
  guint         focus_source;
};

G_DEFINE_FINAL_TYPE (EntPanes, ent_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_INSPECTOR,
  PROP_SHOW_SIDEBAR,
  PROP_SHOW_INSPECTOR,
  PROP_SIDEBAR_WIDTH,
  PROP_INSPECTOR_WIDTH,
  PROP_NARROW,
  PROP_INSPECTOR_AWAY,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static gboolean
side_shows (EntPanes *self,
            Side      side)
{
  return self->sides[side] != NULL && self->shown[side] && !(self->away && side == SIDE_END);
}

/* Whether a side lies over the content when there are @width px in all. */
static gboolean
side_is_over (Side side,
              int  width)
{
  return width < (side == SIDE_END ? ENT_PANES_NARROW_WIDTH : ENT_PANES_TINY_WIDTH);
}

static int
measure_min_width (GtkWidget *widget)
{
  int min = 0;

  if (widget != NULL && gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  return min;
}

static void
ent_panes_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  EntPanes *self = ENT_PANES (widget);
  int min = 0, nat = 0;

  /* A side can always lie over the content, so that only the widest of the three counts. */
  for (int i = 0; i <= N_SIDES; i++)
    {
      GtkWidget *child = i < N_SIDES ? self->sides[i] : self->content;
      int child_min, child_nat;

      if (child == NULL || (i < N_SIDES && !side_shows (self, (Side) i)))
        continue;
      gtk_widget_measure (child, orientation, -1, &child_min, &child_nat, NULL, NULL);
      min = MAX (min, child_min);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        nat += i < N_SIDES ? self->widths[i] : child_nat;
      else
        nat = MAX (nat, child_nat);
    }
  *minimum = min;
  *natural = MAX (min, nat);
}

static void
allocate_at (GtkWidget *child,
             int        x,
             int        width,
             int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static gboolean
notify_narrow_cb (gpointer data)
{
  EntPanes *self = data;

  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
ent_panes_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  EntPanes *self = ENT_PANES (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int taken = 0, left = 0;

  for (Side side = SIDE_START; side < N_SIDES; side++)
    {
      int min, wanted;

      self->allocated[side] = 0;
      self->over[side] = side_is_over (side, width);
      if (!side_shows (self, side))
        continue;
      min = MAX (MIN_SIDE_WIDTH, measure_min_width (self->sides[side]));
      wanted = self->widths[side];
      /* The content keeps its minimum; a side over it leaves an edge of it to be seen. */
      if (self->over[side])
        wanted = MIN (MAX (wanted, min), MAX (min, width - 48));
      else
        wanted = MIN (wanted, width - taken - MIN_CONTENT_WIDTH);
      self->allocated[side] = MIN (MAX (wanted, min), width);
      if (!self->over[side])
        {
          taken += self->allocated[side];
          if (side == SIDE_START)
            left = self->allocated[side];
        }
    }

  if (self->content != NULL)
    {
      int content_width = MAX (width - taken, measure_min_width (self->content));

      allocate_at (self->content, rtl ? width - left - content_width : left, content_width, height);
    }

  for (Side side = SIDE_START; side < N_SIDES; side++)
    {
      gboolean at_left = (side == SIDE_START) != rtl;
      int side_width = self->allocated[side];
      int edge = at_left ? side_width : width - side_width;

      if (!side_shows (self, side))
        continue;
      allocate_at (self->sides[side], at_left ? 0 : edge, side_width, height);
      if (self->over[side])
        gtk_widget_add_css_class (self->sides[side], "over");
      else
        gtk_widget_remove_css_class (self->sides[side], "over");
      allocate_at (self->handles[side], edge - HANDLE_WIDTH / 2, HANDLE_WIDTH, height);
    }

  if (self->narrow != self->over[SIDE_END])
    {
      self->narrow = self->over[SIDE_END];
      /* Who listens may show or hide a side, which an allocation must not. */
      if (self->notify_source == 0)
        self->notify_source = g_idle_add (notify_narrow_cb, self);
    }
}

static void
ent_panes_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  EntPanes *self = ENT_PANES (widget);

  /* The sides come last, so that they lie over the content where they must. */
  if (self->content != NULL)
    gtk_widget_snapshot_child (widget, self->content, snapshot);
  for (Side side = SIDE_START; side < N_SIDES; side++)
    if (side_shows (self, side))
      gtk_widget_snapshot_child (widget, self->sides[side], snapshot);
}

static void
set_side_width (EntPanes *self,
                Side      side,
                int       width)
{
  width = MAX (width, MIN_SIDE_WIDTH);
  if (self->widths[side] == width)
    return;
  self->widths[side] = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self),
                            properties[side == SIDE_START ? PROP_SIDEBAR_WIDTH : PROP_INSPECTOR_WIDTH]);
}

static void
update_visible (EntPanes *self,
                Side      side)
{
  if (self->sides[side] != NULL)
    gtk_widget_set_visible (self->sides[side], side_shows (self, side));
  gtk_widget_set_visible (self->handles[side], side_shows (self, side));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_shown (EntPanes *self,
           Side      side,
           gboolean  shown)
{
  if (self->shown[side] == shown)
    return;
  self->shown[side] = shown;
  update_visible (self, side);
  g_object_notify_by_pspec (G_OBJECT (self),
                            properties[side == SIDE_START ? PROP_SHOW_SIDEBAR : PROP_SHOW_INSPECTOR]);
}

static void
set_away (EntPanes *self,
          gboolean  away)
{
  if (self->away == away)
    return;
  self->away = away;
  update_visible (self, SIDE_END);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSPECTOR_AWAY]);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               EntPanes       *self)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  Side side = handle == self->handles[SIDE_START] ? SIDE_START : SIDE_END;

  self->drag_width = self->allocated[side];
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                EntPanes       *self)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  Side side = handle == self->handles[SIDE_START] ? SIDE_START : SIDE_END;
  gboolean at_left = (side == SIDE_START) != (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
  double start_x, x;

  /* The handle moves along with the edge: what counts is the place in the whole. */
  gtk_gesture_drag_get_start_point (gesture, &start_x, NULL);
  gtk_widget_translate_coordinates (handle, GTK_WIDGET (self), start_x + offset_x, 0, &x, NULL);
  set_side_width (self, side,
                  CLAMP (at_left ? (int) x : gtk_widget_get_width (GTK_WIDGET (self)) - (int) x,
                         MIN_SIDE_WIDTH, MAX (MIN_SIDE_WIDTH, gtk_widget_get_width (GTK_WIDGET (self)) - MIN_CONTENT_WIDTH)));
}

static GtkWidget *
create_handle (EntPanes *self)
{
  GtkWidget *handle = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    "visible", FALSE, NULL);
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_cursor_from_name (handle, "col-resize");
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_parent (handle, GTK_WIDGET (self));
  return handle;
}

static void
set_child (EntPanes   *self,
           GtkWidget **child,
           GtkWidget  *value)
{
  if (*child == value)
    return;
  g_clear_pointer (child, gtk_widget_unparent);
  *child = value;
  /* The pointer goes to the last child that is hit: content, sides over it, handles. */
  if (value != NULL && child == &self->content)
    gtk_widget_insert_after (value, GTK_WIDGET (self), NULL);
  else if (value != NULL)
    gtk_widget_insert_before (value, GTK_WIDGET (self), self->handles[SIDE_START]);
}

static void
set_side (EntPanes  *self,
          Side       side,
          GtkWidget *value)
{
  set_child (self, &self->sides[side], value);
  if (value != NULL)
    gtk_widget_add_css_class (value, side == SIDE_START ? "sidebar-pane" : "inspector-pane");
  update_visible (self, side);
}

static void
ent_panes_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  EntPanes *self = ENT_PANES (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sides[SIDE_START]);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_INSPECTOR:
      g_value_set_object (value, self->sides[SIDE_END]);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, self->shown[SIDE_START]);
      break;
    case PROP_SHOW_INSPECTOR:
      g_value_set_boolean (value, self->shown[SIDE_END]);
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->widths[SIDE_START]);
      break;
    case PROP_INSPECTOR_WIDTH:
      g_value_set_int (value, self->widths[SIDE_END]);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_INSPECTOR_AWAY:
      g_value_set_boolean (value, self->away);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_panes_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  EntPanes *self = ENT_PANES (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      set_side (self, SIDE_START, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value));
      break;
    case PROP_INSPECTOR:
      set_side (self, SIDE_END, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDEBAR:
      set_shown (self, SIDE_START, g_value_get_boolean (value));
      break;
    case PROP_SHOW_INSPECTOR:
      set_shown (self, SIDE_END, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_WIDTH:
      set_side_width (self, SIDE_START, g_value_get_int (value));
      break;
    case PROP_INSPECTOR_WIDTH:
      set_side_width (self, SIDE_END, g_value_get_int (value));
      break;
    case PROP_INSPECTOR_AWAY:
      set_away (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
rescue_focus_cb (gpointer data)
{
  EntPanes *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->focus_source = 0;
  if (focus != NULL && !gtk_widget_get_mapped (focus) && gtk_widget_get_mapped (GTK_WIDGET (self))
      && !gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD))
    gtk_root_set_focus (root, NULL);
  return G_SOURCE_REMOVE;
}

static void
queue_rescue (EntPanes *self)
{
  if (self->focus_source == 0)
    self->focus_source = g_idle_add (rescue_focus_cb, self);
}

/* The focus can be left on, or given back to, what is not on screen: an item of a menu that is closed by now, on
 * the page of a stack.  GTK then throws away every key. */
static void
focus_changed_cb (EntPanes   *self,
                  GParamSpec *pspec,
                  GtkWindow  *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL || self->content == NULL || !gtk_widget_is_ancestor (focus, self->content))
    return;
  if (gtk_widget_get_mapped (focus))
    {
      g_set_weak_pointer (&self->left, focus);
      g_signal_group_set_target (self->left_signals, focus);
    }
  else
    queue_rescue (self);
}

static void
ent_panes_root (GtkWidget *widget)
{
  EntPanes *self = ENT_PANES (widget);

  GTK_WIDGET_CLASS (ent_panes_parent_class)->root (widget);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    self->focus_handler = g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                                                   G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
ent_panes_unroot (GtkWidget *widget)
{
  g_clear_signal_handler (&ENT_PANES (widget)->focus_handler, gtk_widget_get_root (widget));
  GTK_WIDGET_CLASS (ent_panes_parent_class)->unroot (widget);
}

/* From the inspector to where one was in the content. */
static gboolean
return_focus (EntPanes *self)
{
  GtkWidget *inspector = self->sides[SIDE_END];

  if (inspector == NULL || self->content == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self)) != inspector)
    return FALSE;
  if (self->left != NULL && gtk_widget_get_mapped (self->left) && gtk_widget_grab_focus (self->left))
    return TRUE;
  return gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

/* Escape takes away what lies over the content; from what stands beside it, it leads back into it. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  EntPanes *self = ENT_PANES (widget);

  for (int side = SIDE_END; side >= SIDE_START; side--)
    if (side_shows (self, side) && self->over[side])
      {
        set_shown (self, side, FALSE);
        return TRUE;
      }
  return return_focus (self);
}

static void
ent_panes_dispose (GObject *object)
{
  EntPanes *self = ENT_PANES (object);

  g_clear_weak_pointer (&self->left);
  g_clear_object (&self->left_signals);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_handle_id (&self->notify_source, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  for (Side side = SIDE_START; side < N_SIDES; side++)
    {
      g_clear_pointer (&self->sides[side], gtk_widget_unparent);
      g_clear_pointer (&self->handles[side], gtk_widget_unparent);
    }
  G_OBJECT_CLASS (ent_panes_parent_class)->dispose (object);
}

static void
ent_panes_class_init (EntPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = ent_panes_get_property;
  object_class->set_property = ent_panes_set_property;
  object_class->dispose = ent_panes_dispose;
  widget_class->root = ent_panes_root;
  widget_class->unroot = ent_panes_unroot;
  widget_class->measure = ent_panes_measure;
  widget_class->size_allocate = ent_panes_size_allocate;
  widget_class->snapshot = ent_panes_snapshot;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_INSPECTOR] = g_param_spec_object ("inspector", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_INSPECTOR] = g_param_spec_boolean ("show-inspector", NULL, NULL, TRUE, flags);
  properties[PROP_SIDEBAR_WIDTH] = g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, 230, flags);
  properties[PROP_INSPECTOR_WIDTH] = g_param_spec_int ("inspector-width", NULL, NULL, 0, G_MAXINT, 300, flags);
  properties[PROP_INSPECTOR_AWAY] = g_param_spec_boolean ("inspector-away", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "panes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_panes_init (EntPanes *self)
{
  self->widths[SIDE_START] = 230;
  self->widths[SIDE_END] = 300;
  for (Side side = SIDE_START; side < N_SIDES; side++)
    {
      self->shown[side] = TRUE;
      self->handles[side] = create_handle (self);
    }
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->left_signals = g_signal_group_new (GTK_TYPE_WIDGET);
  g_signal_group_connect_swapped (self->left_signals, "unmap", G_CALLBACK (queue_rescue), self);
}

GtkWidget *
ent_panes_new (void)
{
  return g_object_new (ENT_TYPE_PANES, NULL);
}
