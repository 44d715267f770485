#pragma once

#include "ent-case.h"
#include "ent-timeline-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A case's timeline to look about in.
 *
 * Properties: "selected" (string: id of an event, or NULL; setting it brings the event into
 * view), "lanes" (EntTimelineLanes).
 * Signals: "event-activated" (string: id), after a double click or Enter has zoomed to it.
 * Actions: timeline.zoom-in, timeline.zoom-out, timeline.zoom-all, timeline.zoom-event,
 * timeline.next, timeline.previous, timeline.lane-up, timeline.lane-down. */
#define ENT_TYPE_TIMELINE_VIEW (ent_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (EntTimelineView, ent_timeline_view, ENT, TIMELINE_VIEW, GtkWidget)

GtkWidget       *ent_timeline_view_new           (void);

/* @item: (nullable): a sealed case; its whole period comes into view, nothing is selected */
void             ent_timeline_view_set_case      (EntTimelineView    *self,
                                                  EntCase            *item);
EntCase         *ent_timeline_view_get_case      (EntTimelineView    *self);

/* (transfer none) (nullable) */
const char      *ent_timeline_view_get_selected  (EntTimelineView    *self);
/* An id the case does not have selects nothing. */
void             ent_timeline_view_set_selected  (EntTimelineView    *self,
                                                  const char         *event_id);
EntTimelineLanes ent_timeline_view_get_lanes     (EntTimelineView    *self);
void             ent_timeline_view_set_lanes     (EntTimelineView    *self,
                                                  EntTimelineLanes    lanes);

/* @event_ids: (nullable) (array zero-terminated=1): these stand out, the rest dims; NULL: all
 *   are as usual. A new case starts without. */
void             ent_timeline_view_set_highlight (EntTimelineView    *self,
                                                  const char * const *event_ids);

/* Seconds as in ent-date.h; what the period does not have is left out. */
void             ent_timeline_view_show_range    (EntTimelineView    *self,
                                                  gint64              begin,
                                                  gint64              end,
                                                  gboolean            animate);
void             ent_timeline_view_show_all      (EntTimelineView    *self,
                                                  gboolean            animate);
/* The range in view, or the one on which an animation will end. */
void             ent_timeline_view_get_range     (EntTimelineView    *self,
                                                  gint64             *begin,
                                                  gint64             *end);

G_END_DECLS
