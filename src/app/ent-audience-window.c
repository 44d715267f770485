#include "config.h"

#include "ent-audience-window.h"

#include <glib/gi18n-lib.h>

#define CURSOR_SECONDS 3

struct _EntAudienceWindow
{
  GtkWindow  parent_instance;

  EntStage  *stage;
  guint      cursor_timeout;
  double     x, y;            /* of the pointer */
};

G_DEFINE_FINAL_TYPE (EntAudienceWindow, ent_audience_window, GTK_TYPE_WINDOW)

enum { CLICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

EntStage *
ent_audience_window_get_stage (EntAudienceWindow *self)
{
  g_return_val_if_fail (ENT_IS_AUDIENCE_WINDOW (self), NULL);

  return self->stage;
}

/* A pointer that nobody moves stands in the picture. */
static gboolean
hide_cursor_cb (gpointer data)
{
  EntAudienceWindow *self = data;

  self->cursor_timeout = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

static void
motion_cb (EntAudienceWindow *self,
           double             x,
           double             y)
{
  /* The same place again comes when the picture below the pointer changes. */
  if (x == self->x && y == self->y)
    return;
  self->x = x;
  self->y = y;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  g_clear_handle_id (&self->cursor_timeout, g_source_remove);
  self->cursor_timeout = g_timeout_add_seconds (CURSOR_SECONDS, hide_cursor_cb, self);
}

static void
released_cb (EntAudienceWindow *self,
             int                n_press,
             double             x,
             double             y)
{
  GtkWidget *live = GTK_WIDGET (ent_stage_get_live (self->stage)), *picked;

  picked = gtk_widget_pick (GTK_WIDGET (self->stage), x, y, GTK_PICK_DEFAULT);
  if (picked != NULL && !gtk_widget_is_ancestor (picked, live))
    g_signal_emit (self, signals[CLICKED], 0);
}

static void
ent_audience_window_dispose (GObject *object)
{
  g_clear_handle_id (&ENT_AUDIENCE_WINDOW (object)->cursor_timeout, g_source_remove);
  G_OBJECT_CLASS (ent_audience_window_parent_class)->dispose (object);
}

static void
ent_audience_window_class_init (EntAudienceWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_audience_window_dispose;
  signals[CLICKED] = g_signal_new ("clicked", ENT_TYPE_AUDIENCE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
ent_audience_window_init (EntAudienceWindow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->x = self->y = -1;
  self->stage = g_object_new (ENT_TYPE_STAGE, NULL);
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->stage));
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 580);
  gtk_widget_add_css_class (GTK_WIDGET (self), "audience");
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stage), GTK_EVENT_CONTROLLER (click));
}

GtkWindow *
ent_audience_window_new (EntShow *show)
{
  EntAudienceWindow *self = g_object_new (ENT_TYPE_AUDIENCE_WINDOW, NULL);

  gtk_window_set_title (GTK_WINDOW (self), ent_show_get_deck (show)->lecture->title);
  ent_stage_set_show (self->stage, show, TRUE);
  return GTK_WINDOW (self);
}
