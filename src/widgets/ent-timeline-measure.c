/* A line between two events that says how much time lies between them: from the selected one
 * to one that is clicked with Shift, or by keyboard to the one to which one walks. */

#include "config.h"

#include "ent-timeline-view-private.h"

#include "ent-duration.h"

#include <glib/gi18n-lib.h>

#define DAY_SEC 86400

/* Whether all that is known of an event's begin is its day. */
static gboolean
is_exact (EntTimelineView *self,
          int              event)
{
  const EntEventTable *table = self->table;

  if (table->flags[event] & (ENT_DATE_UNCERTAIN | ENT_DATE_APPROXIMATE | ENT_DATE_OPEN_START))
    return FALSE;
  if (ent_event_table_is_span (table, (guint) event))
    return table->begin_doubt_sec[event] < DAY_SEC;
  return table->latest[event] - table->earliest[event] < DAY_SEC;
}

static char *
format_time_between (EntTimelineView *self)
{
  EntTimelineLayout *layout = ent_timeline_picture_get_layout (self->picture);
  g_autofree char *length = NULL;
  double from_sec, to_sec;

  ent_timeline_layout_get_event (layout, (guint) self->measure_from, &from_sec, NULL);
  ent_timeline_layout_get_event (layout, (guint) self->measure_to, &to_sec, NULL);
  length = ent_duration_format ((gint64) from_sec, (gint64) to_sec);
  if (is_exact (self, self->measure_from) && is_exact (self, self->measure_to))
    return g_steal_pointer (&length);
  /* Translators: a length of time between dates of which not every one is exact: "about 2 years" */
  return g_strdup_printf (_("about %s"), length);
}

static void
measure (EntTimelineView *self,
         int              from,
         int              to)
{
  if (from == self->measure_from && to == self->measure_to)
    return;
  self->measure_from = from;
  self->measure_to = to;
  g_clear_pointer (&self->measure_text, g_free);
  if (to >= 0)
    self->measure_text = format_time_between (self);
  ent_timeline_view_update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ent_timeline_view_measure_to (EntTimelineView *self,
                              int              event)
{
  self->measure_walks = FALSE;
  measure (self, self->selected, event);
}

void
ent_timeline_view_start_measure (EntTimelineView *self)
{
  if (self->selected < 0 || self->picture == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  self->span_walks = FALSE;
  self->measure_walks = TRUE;
  measure (self, self->selected, -1);
}

void
ent_timeline_view_walk_measure (EntTimelineView *self)
{
  if (self->measure_walks && self->selected >= 0 && self->picture != NULL)
    measure (self, self->measure_from, self->selected != self->measure_from ? self->selected : -1);
}

gboolean
ent_timeline_view_clear_measure (EntTimelineView *self)
{
  gboolean had_line = self->measure_from >= 0;

  self->measure_walks = FALSE;
  measure (self, -1, -1);
  return had_line;
}

char *
ent_timeline_view_describe_measure (EntTimelineView *self)
{
  const EntEvent *from, *to;

  if (self->measure_from < 0)
    return NULL;
  from = ent_event_table_get_event (self->table, (guint) self->measure_from);
  if (self->measure_to < 0)
    /* Translators: what a screen reader says while the event is sought to which to measure the
     * time from this one */
    return g_strdup_printf (_("measuring from “%s”"), ent_event_get_label (from));
  to = ent_event_table_get_event (self->table, (guint) self->measure_to);
  /* Translators: what a screen reader says of the time between two events: "1 year 4 months from
   * “Sadat in Jerusalem” to “Treaty of Peace”" */
  return g_strdup_printf (_("%s from “%s” to “%s”"), self->measure_text, ent_event_get_label (from),
                          ent_event_get_label (to));
}
