/* The evidence of factors under a timeline: summed up as its events change, for very many in another thread, and
 * shown by widgets that lie on the picture where it leaves room for them. */
#include "config.h"

#include "ent-timeline-view-private.h"

#include <math.h>

#define MANY_EVENTS 20000

static guint factor_activated_signal;

typedef struct
{
  EntEventTable   *table;
  EntCodebook     *codebook;
  guint8          *shown;     /* or NULL */
  double           now_sec;
  EntEvidenceSums *all;
  EntEvidenceSums *some;      /* of what is shown, or NULL */
} Summing;

static void
summing_free (gpointer data)
{
  Summing *self = data;

  ent_event_table_unref (self->table);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  g_free (self->shown);
  g_clear_pointer (&self->all, ent_evidence_sums_unref);
  g_clear_pointer (&self->some, ent_evidence_sums_unref);
  g_free (self);
}

static Summing *
summing_new (EntTimelineView *view)
{
  Summing *self = g_new0 (Summing, 1);

  self->table = ent_event_table_ref (view->table);
  self->codebook = view->codebook != NULL ? ent_codebook_ref (view->codebook) : NULL;
  self->shown = view->highlight != NULL ? g_memdup2 (view->highlight, MAX (view->table->n, 1)) : NULL;
  self->now_sec = (double) (g_get_real_time () / G_USEC_PER_SEC);
  return self;
}

static void
summing_run (Summing *self)
{
  self->all = ent_evidence_sums_new (self->table, self->codebook, NULL, self->now_sec);
  if (self->shown != NULL)
    self->some = ent_evidence_sums_new (self->table, self->codebook, self->shown, self->now_sec);
}

/* Gives what there is to the picture. */
void
ent_timeline_view_show_evidence (EntTimelineView *self)
{
  if (self->picture == NULL)
    return;
  ent_timeline_picture_set_evidence (self->picture, self->evidence);
  ent_timeline_picture_set_evidence_shown (self->picture, self->evidence_shown, self->hide);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
take_sums (EntTimelineView *self,
           Summing         *summing)
{
  g_clear_pointer (&self->evidence, ent_evidence_sums_unref);
  g_clear_pointer (&self->evidence_shown, ent_evidence_sums_unref);
  if (summing != NULL)
    {
      self->evidence = g_steal_pointer (&summing->all);
      self->evidence_shown = g_steal_pointer (&summing->some);
    }
  ent_timeline_view_show_evidence (self);
  ent_timeline_view_queue_arrange (self);
}

static void
summed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntTimelineView) self = user_data;

  /* Cancelled: they were asked for again since, or nobody needs them any more. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&self->summing);
  take_sums (self, g_task_get_task_data (G_TASK (result)));
}

static void
sum_thread_cb (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  summing_run (data);
  g_task_return_boolean (task, TRUE);
}

void
ent_timeline_view_stop_evidence (EntTimelineView *self)
{
  if (self->summing != NULL)
    g_cancellable_cancel (self->summing);
  g_clear_object (&self->summing);
}

void
ent_timeline_view_update_evidence (EntTimelineView *self)
{
  g_autoptr(GTask) task = NULL;
  Summing *summing;

  ent_timeline_view_stop_evidence (self);
  if (!self->evidence_visible || self->table == NULL)
    {
      if (self->evidence != NULL)
        take_sums (self, NULL);
      return;
    }
  summing = summing_new (self);
  if (self->table->n <= MANY_EVENTS)
    {
      summing_run (summing);
      take_sums (self, summing);
      summing_free (summing);
      return;
    }
  self->summing = g_cancellable_new ();
  task = g_task_new (NULL, self->summing, summed_cb, g_object_ref (self));
  g_task_set_task_data (task, summing, summing_free);
  g_task_run_in_thread (task, sum_thread_cb);
}

/* The widgets */

void
ent_timeline_view_update_strips (EntTimelineView *self)
{
  EntEvidencePicture picture;
  graphene_rect_t area;
  gboolean is_there = self->picture != NULL && ent_timeline_picture_get_evidence (self->picture, &area, &picture);

  if (self->strips == NULL)
    return;
  ent_evidence_strips_set_picture (self->strips, is_there ? &picture : NULL);
  gtk_widget_set_child_visible (GTK_WIDGET (self->strips), is_there);
}

void
ent_timeline_view_allocate_strips (EntTimelineView *self)
{
  graphene_rect_t area;
  int minimum;

  if (self->strips == NULL || self->picture == NULL || !ent_timeline_picture_get_evidence (self->picture, &area, NULL))
    return;
  gtk_widget_measure (GTK_WIDGET (self->strips), GTK_ORIENTATION_VERTICAL, (int) area.size.width, &minimum, NULL, NULL,
                      NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->strips),
                            &(GtkAllocation) { 0, (int) area.origin.y, (int) area.size.width,
                                               MAX ((int) area.size.height, minimum) }, -1);
}

static void
event_picked_cb (EntTimelineView *self,
                 const char      *id)
{
  ent_timeline_view_set_selected (self, id);
}

static void
range_wanted_cb (EntTimelineView *self,
                 double           begin_sec,
                 double           end_sec)
{
  EntTimeScale scale;
  double span;

  if (self->picture == NULL)
    return;
  ent_timeline_view_get_destination (self, &scale);
  span = scale.end_sec - scale.begin_sec;
  if (begin_sec >= scale.begin_sec && end_sec <= scale.end_sec)
    return;
  /* A bucket longer than the view is in it already, or comes with its begin. */
  if (begin_sec < scale.begin_sec && end_sec > scale.end_sec)
    return;
  ent_timeline_view_go_to (self, (begin_sec + end_sec - span) / 2, (begin_sec + end_sec + span) / 2, TRUE);
}

static void
factor_picked_cb (EntTimelineView *self,
                  const char      *factor)
{
  g_signal_emit (self, factor_activated_signal, 0, factor);
}

void
ent_timeline_view_install_evidence (GType type)
{
  factor_activated_signal = g_signal_new ("factor-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

void
ent_timeline_view_dispose_evidence (EntTimelineView *self)
{
  if (self->strips != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->strips));
  self->strips = NULL;
}

/* Before the rows take it: zooming, and what goes along the axis, is the timeline's. */
static gboolean
scroll_cb (EntTimelineView          *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) && fabs (dx) <= fabs (dy))
    return GDK_EVENT_PROPAGATE;
  return ent_timeline_view_scroll (self, dx, dy, controller);
}

static EntEvidenceStrips *
create_strips (EntTimelineView *self)
{
  EntEvidenceStrips *strips = ENT_EVIDENCE_STRIPS (ent_evidence_strips_new ());
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect_object (strips, "event-picked", G_CALLBACK (event_picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (strips, "range-wanted", G_CALLBACK (range_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (strips, "factor-picked", G_CALLBACK (factor_picked_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (strips), scroll);
  gtk_widget_set_child_visible (GTK_WIDGET (strips), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (strips), GTK_WIDGET (self));
  return strips;
}

void
ent_timeline_view_set_evidence_visible (EntTimelineView *self,
                                        gboolean         visible)
{
  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  if (self->evidence_visible == visible)
    return;
  self->evidence_visible = visible;
  /* Most timelines never have them. */
  if (visible && self->strips == NULL)
    self->strips = create_strips (self);
  ent_timeline_view_update_evidence (self);
  g_object_notify (G_OBJECT (self), "evidence-visible");
}

gboolean
ent_timeline_view_get_evidence_visible (EntTimelineView *self)
{
  g_return_val_if_fail (ENT_IS_TIMELINE_VIEW (self), FALSE);

  return self->evidence_visible;
}
