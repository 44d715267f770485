#include "config.h"

#include "ent-chronology-pane.h"

#define CHRONOLOGY_WIDTH 320  /* until the person drags the edge */
#define NARROW_WIDTH     560  /* below that there is no room for both */

struct _EntChronologyPane
{
  GtkWidget        parent_instance;

  GtkWidget       *paned;
  EntTimelineView *timeline;
  EntChronology   *chronology;
  gboolean         shown;
  gboolean         narrow;
  gboolean         placed;  /* the edge has been given its first place */
  guint            idle;
};

enum
{
  PROP_0,
  PROP_SHOWN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntChronologyPane, ent_chronology_pane, GTK_TYPE_WIDGET)

/* One of the two is always to be seen, and keeps the focus where the other had it. */
static void
update_visible (EntChronologyPane *self)
{
  GtkWidget *timeline = GTK_WIDGET (self->timeline), *chronology = GTK_WIDGET (self->chronology);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  gtk_widget_set_visible (chronology, self->shown);
  gtk_widget_set_visible (timeline, !self->shown || !self->narrow);
  if (had_focus && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static gboolean
update_visible_cb (gpointer data)
{
  EntChronologyPane *self = data;

  self->idle = 0;
  update_visible (self);
  return G_SOURCE_REMOVE;
}

/* Setting what is selected already is no change, so this ends after one round. */

static void
timeline_selected_cb (EntChronologyPane *self)
{
  ent_chronology_set_selected (self->chronology, ent_timeline_view_get_selected (self->timeline));
}

static void
chronology_selected_cb (EntChronologyPane *self)
{
  ent_timeline_view_set_selected (self->timeline, ent_chronology_get_selected (self->chronology));
}

static void
event_activated_cb (EntChronologyPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->timeline), "timeline.zoom-event", NULL);
}

EntChronology *
ent_chronology_pane_get_chronology (EntChronologyPane *self)
{
  g_return_val_if_fail (ENT_IS_CHRONOLOGY_PANE (self), NULL);

  return self->chronology;
}

static int
get_minimum (EntChronologyPane *self)
{
  int minimum;

  gtk_widget_measure (self->paned, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
ent_chronology_pane_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  EntChronologyPane *self = ENT_CHRONOLOGY_PANE (widget);

  gtk_widget_measure (self->paned, orientation, -1, minimum, natural, NULL, NULL);
  /* With less than that for both, one of them goes. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->shown)
    gtk_widget_measure (GTK_WIDGET (self->chronology), orientation, -1, minimum, NULL, NULL, NULL);
}

static void
ent_chronology_pane_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  EntChronologyPane *self = ENT_CHRONOLOGY_PANE (widget);
  int minimum = get_minimum (self);

  if (self->narrow != (width < NARROW_WIDTH))
    {
      self->narrow = width < NARROW_WIDTH;
      /* What is to be seen must not change while it is given its place. */
      if (self->idle == 0)
        self->idle = g_idle_add (update_visible_cb, self);
    }
  if (self->shown && !self->narrow && !self->placed)
    {
      self->placed = TRUE;
      gtk_paned_set_position (GTK_PANED (self->paned), MAX (width - CHRONOLOGY_WIDTH, width / 2));
    }
  gtk_widget_allocate (self->paned, MAX (width, minimum), height, baseline, NULL);
}

static void
set_shown (EntChronologyPane *self,
           gboolean           shown)
{
  if (shown == self->shown)
    return;
  self->shown = shown;
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
ent_chronology_pane_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOWN:
      g_value_set_boolean (value, ENT_CHRONOLOGY_PANE (object)->shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_chronology_pane_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOWN:
      set_shown (ENT_CHRONOLOGY_PANE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_chronology_pane_dispose (GObject *object)
{
  EntChronologyPane *self = ENT_CHRONOLOGY_PANE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_chronology_pane_parent_class)->dispose (object);
}

static void
ent_chronology_pane_class_init (EntChronologyPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ent_chronology_pane_get_property;
  object_class->set_property = ent_chronology_pane_set_property;
  object_class->dispose = ent_chronology_pane_dispose;
  widget_class->measure = ent_chronology_pane_measure;
  widget_class->size_allocate = ent_chronology_pane_size_allocate;

  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_chronology_pane_init (EntChronologyPane *self)
{
  self->chronology = ENT_CHRONOLOGY (ent_chronology_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->chronology), FALSE);
  self->paned = g_object_new (GTK_TYPE_PANED,
                              "resize-end-child", FALSE,
                              "shrink-start-child", FALSE,
                              "shrink-end-child", FALSE,
                              NULL);
  gtk_paned_set_end_child (GTK_PANED (self->paned), GTK_WIDGET (self->chronology));
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
ent_chronology_pane_new (EntTimelineView *timeline)
{
  EntChronologyPane *self = g_object_new (ENT_TYPE_CHRONOLOGY_PANE, NULL);

  self->timeline = timeline;
  gtk_paned_set_start_child (GTK_PANED (self->paned), GTK_WIDGET (timeline));
  g_signal_connect_object (timeline, "notify::selected", G_CALLBACK (timeline_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chronology, "notify::selected", G_CALLBACK (chronology_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chronology, "event-activated", G_CALLBACK (event_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
