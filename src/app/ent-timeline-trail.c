#include "config.h"

#include "ent-timeline-trail.h"

#define STAND_MSEC 600

struct _EntTimelineTrail
{
  GObject  parent_instance;

  guint    timeout;  /* 0: all has been told */
  gboolean jumped;
};

G_DEFINE_FINAL_TYPE (EntTimelineTrail, ent_timeline_trail, G_TYPE_OBJECT)

static guint stood_signal;

void
ent_timeline_trail_settle (EntTimelineTrail *self)
{
  gboolean jumped;

  g_return_if_fail (ENT_IS_TIMELINE_TRAIL (self));

  if (self->timeout == 0)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  jumped = self->jumped;
  self->jumped = FALSE;
  g_signal_emit (self, stood_signal, 0, jumped);
}

static gboolean
timeout_cb (gpointer data)
{
  ent_timeline_trail_settle (data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (EntTimelineTrail *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (STAND_MSEC, timeout_cb, self);
}

/* Whatever there was before is told as it was. */
static void
jumped_cb (EntTimelineTrail *self)
{
  ent_timeline_trail_settle (self);
  self->jumped = TRUE;
  changed_cb (self);
}

static void
ent_timeline_trail_dispose (GObject *object)
{
  g_clear_handle_id (&ENT_TIMELINE_TRAIL (object)->timeout, g_source_remove);
  G_OBJECT_CLASS (ent_timeline_trail_parent_class)->dispose (object);
}

static void
ent_timeline_trail_class_init (EntTimelineTrailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_timeline_trail_dispose;
  stood_signal = g_signal_new ("stood", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
ent_timeline_trail_init (EntTimelineTrail *self)
{
}

EntTimelineTrail *
ent_timeline_trail_new (EntTimelineView *view)
{
  static const char * const changes[] = { "range-changed", "notify::lanes", "notify::collapsed", "notify::selected" };
  EntTimelineTrail *self = g_object_new (ENT_TYPE_TIMELINE_TRAIL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (view, changes[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "jumped", G_CALLBACK (jumped_cb), self, G_CONNECT_SWAPPED);
  return self;
}
