/* What a person does with their own things on a timeline: their events are dragged, or moved by keys, in steps as
 * long as can be seen, but never finer than their dates are; and what a note is asked for on. */

#include "config.h"

#include "ent-timeline-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static guint event_moved_signal, event_wanted_signal, note_wanted_signal, note_activated_signal;

/* Whether it may be changed: only what the person wrote. */
static gboolean
is_own (EntTimelineView *self,
        int              event)
{
  const EntOwnLane *lane = event >= 0 ? ent_event_table_get_own_lane (self->table, (guint) event) : NULL;

  return lane != NULL && !lane->is_other;
}

static const EntEvent *
get_event (EntTimelineView *self,
           int              event)
{
  return ent_event_table_get_event (self->table, (guint) event);
}

/* Where the event would be after @seconds; NULL where it would be where it is, or cannot be. */
static EntDate *
move_date (EntTimelineView *self,
           int              event,
           double           seconds)
{
  const EntDate *date = get_event (self, event)->date;
  EntDateUnit unit = ent_date_get_unit (date, ent_timeline_picture_get_unit (self->picture));
  double n = unit < ENT_DATE_UNIT_NONE ? round (seconds / ent_date_unit_get_seconds (unit)) : 0;

  return n != 0 && fabs (n) < 1e8 ? ent_date_shift (date, unit, (gint64) n) : NULL;
}

gboolean
ent_timeline_view_take_event (EntTimelineView      *self,
                              const EntTimelineHit *hit)
{
  if (hit->region != ENT_TIMELINE_REGION_LANES || !is_own (self, hit->event))
    return FALSE;
  self->moved = hit->event;
  self->moved_from_sec = hit->seconds;
  return TRUE;
}

/* Within its limits: what left the view could not be seen any more. */
void
ent_timeline_view_drag_event (EntTimelineView *self,
                              double           x)
{
  const EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);
  double px = CLAMP (ent_timeline_picture_x_to_px (self->picture, x), 0, scale->width_px);
  double by_sec = ent_time_scale_to_seconds (scale, px) - self->moved_from_sec;

  if (self->moved < 0)
    return;
  g_clear_pointer (&self->moved_date, ent_date_unref);
  g_clear_pointer (&self->moved_text, g_free);
  self->moved_date = move_date (self, self->moved, by_sec);
  if (self->moved_date != NULL)
    self->moved_text = ent_date_format (self->moved_date);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
ent_timeline_view_give_up_event (EntTimelineView *self)
{
  gboolean dragged = self->moved >= 0 && self->dragging && self->drag == ENT_DRAG_EVENT;

  if (self->moved < 0)
    return FALSE;
  self->moved = -1;
  g_clear_pointer (&self->moved_date, ent_date_unref);
  g_clear_pointer (&self->moved_text, g_free);
  if (self->drag == ENT_DRAG_EVENT)
    self->drag = ENT_DRAG_NOTHING;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return dragged;
}

static void
tell_moved (EntTimelineView *self,
            int              event,
            EntDate         *date,
            gboolean         by_key)
{
  g_autofree char *id = g_strdup (get_event (self, event)->id);

  g_signal_emit (self, event_moved_signal, 0, id, date, by_key);
}

void
ent_timeline_view_drop_event (EntTimelineView *self)
{
  g_autoptr(EntDate) date = g_steal_pointer (&self->moved_date);
  int event = self->moved;

  ent_timeline_view_give_up_event (self);
  if (date == NULL)
    return;
  ent_timeline_view_select (self, event, -1);
  tell_moved (self, event, date, FALSE);
}

/* Earlier is earlier, wherever that is; keys at the sides of the keyboard go where they point. */
static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  gboolean forward = (g_variant_get_int32 (args) > 0) != (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);

  gtk_widget_activate_action (widget, forward ? "timeline.own-later" : "timeline.own-earlier", NULL);
  return GDK_EVENT_STOP;
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);
  g_autoptr(EntDate) date = NULL;

  if (self->picture != NULL && is_own (self, self->selected))
    {
      const EntDate *before = get_event (self, self->selected)->date;
      EntDateUnit unit = ent_date_get_unit (before, ent_timeline_picture_get_unit (self->picture));

      date = ent_date_shift (before, unit, g_str_equal (name, "timeline.own-later") ? 1 : -1);
    }
  if (date == NULL)
    gtk_widget_error_bell (widget);
  else
    tell_moved (self, self->selected, date, TRUE);
}

/* Clicks */

/* Whether events that the person adds come into this lane. */
static gboolean
is_own_lane (EntTimelineView *self,
             int              lane)
{
  GPtrArray *lanes = ent_timeline_layout_get_lanes (ent_timeline_picture_get_layout (self->picture));

  return lane >= 0 && ((EntTimelineLane *) lanes->pdata[lane])->owner == ENT_OWNER_YOU;
}

gboolean
ent_timeline_view_click_own (EntTimelineView      *self,
                             int                   n_press,
                             const EntTimelineHit *hit)
{
  g_autofree char *date = NULL;

  if (hit->note != NULL)
    {
      if (n_press == 1)
        g_signal_emit (self, note_activated_signal, 0, hit->note->id);
      return TRUE;
    }
  if (n_press != 2 || hit->region != ENT_TIMELINE_REGION_LANES || hit->event >= 0 || hit->cluster != NULL
      || !is_own_lane (self, hit->lane))
    return FALSE;
  date = ent_timeline_moment_to_edtf (hit->seconds, ent_timeline_picture_get_unit (self->picture));
  g_signal_emit (self, event_wanted_signal, 0, date);
  return TRUE;
}

/* Notes */

char *
ent_timeline_view_describe_note (EntTimelineView       *self,
                                 const EntTimelineNote *note)
{
  g_autofree char *what = ent_timeline_note_describe (note);

  return note->date != NULL ? g_strconcat (what, "\n", note->date, NULL) : g_steal_pointer (&what);
}

/* FALSE where the pointer is not over anything that has a date. */
static gboolean
get_place_at_pointer (EntTimelineView  *self,
                      const char      **event,
                      char            **date)
{
  EntTimelineHit hit;

  if (!self->pointer_inside || !ent_timeline_view_arrange (self))
    return FALSE;
  ent_timeline_picture_hit (self->picture, self->pointer_x, self->pointer_y, &hit);
  if (hit.event >= 0)
    *event = get_event (self, hit.event)->id;
  else if (hit.region == ENT_TIMELINE_REGION_HEADERS)
    return FALSE;
  else if (self->has_span)
    *date = ent_timeline_span_to_edtf (self->span_begin_sec, self->span_end_sec);
  else
    *date = ent_timeline_moment_to_edtf (hit.seconds, ent_timeline_picture_get_unit (self->picture));
  return TRUE;
}

gboolean
ent_timeline_view_get_place (EntTimelineView  *self,
                             gboolean          at_pointer,
                             const char      **event,
                             char            **date)
{
  gint64 begin, end;

  g_return_val_if_fail (ENT_IS_TIMELINE_VIEW (self), FALSE);

  *event = NULL;
  *date = NULL;
  if (self->picture == NULL)
    return FALSE;
  if (at_pointer && get_place_at_pointer (self, event, date))
    return TRUE;
  if (self->has_span && (self->span_is_last || self->selected < 0))
    {
      *date = ent_timeline_span_to_edtf (self->span_begin_sec, self->span_end_sec);
      return TRUE;
    }
  if (self->selected >= 0)
    {
      *event = get_event (self, self->selected)->id;
      return TRUE;
    }
  /* To the day; nobody aimed at the hour. */
  ent_timeline_view_get_range (self, &begin, &end);
  *date = ent_timeline_span_to_edtf (floor ((double) begin / 86400) * 86400, ceil ((double) end / 86400) * 86400);
  return TRUE;
}

static void
note_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntTimelineView *self = ENT_TIMELINE_VIEW (widget);
  const char *event;
  g_autofree char *date = NULL;

  /* Those that stand among others have no person's things. */
  if (self->has_share || !ent_timeline_view_get_place (self, g_str_equal (name, "timeline.note-here"), &event, &date))
    gtk_widget_error_bell (widget);
  else
    g_signal_emit (self, note_wanted_signal, 0, event, date);
}

void
ent_timeline_view_install_own (GtkWidgetClass *widget_class)
{
  static const struct { guint key; int direction; } arrows[] = {
    { GDK_KEY_Left, -1 },
    { GDK_KEY_KP_Left, -1 },
    { GDK_KEY_Right, 1 },
    { GDK_KEY_KP_Right, 1 },
  };
  GType type = G_TYPE_FROM_CLASS (widget_class);

  event_moved_signal = g_signal_new ("event-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_STRING, ENT_TYPE_DATE, G_TYPE_BOOLEAN);
  event_wanted_signal = g_signal_new ("event-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);
  note_wanted_signal = g_signal_new ("note-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  note_activated_signal = g_signal_new ("note-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "timeline.own-earlier", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "timeline.own-later", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "timeline.note", NULL, note_action);
  gtk_widget_class_install_action (widget_class, "timeline.note-here", NULL, note_action);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_CONTROL_MASK | GDK_SHIFT_MASK, move_cb, "i",
                                  arrows[i].direction);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "timeline.note", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "timeline.note-here", NULL);
}
