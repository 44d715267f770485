#pragma once

#include "ent-timeline-layout.h"
#include "ent-timeline-picture.h"
#include "ent-view-spec.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A case's timeline to look about in.
 *
 * Properties: "selected" (string: id of an event, or NULL; setting it brings the event into
 * view), "lanes" (EntTimelineLanes), "collapsed" (strv: ids of lanes), "span" (variant "(xx)", or
 * NULL; read only), "evidence-visible" (boolean: factors over time, below).
 * Signals: "event-activated" (string: id), after a double click or Enter has zoomed to it;
 * "range-changed" (double, double: s from 1970), at each step of whatever moves the range or the lanes in view;
 * "event-moved" (string: id, EntDate, boolean: by a key), when a person moved one of their own events: it is
 * where it was until the table says otherwise; "event-wanted" (string: EDTF), for a new one there; "note-wanted"
 * (string: id of an event or NULL, string: EDTF or NULL), by N or Ctrl+N; "note-activated" (string: id), of one on
 * a span; "factor-activated" (string: id), by its name among factors over time;
 * "jumped", before the range goes elsewhere altogether: to an event, a span, a date, into a cluster.
 * Actions: timeline.zoom-in, timeline.zoom-out, timeline.zoom-all, timeline.zoom-event,
 * timeline.next, timeline.previous, timeline.lane-up, timeline.lane-down,
 * timeline.toggle-lane (that of the selection), timeline.earlier, timeline.later,
 * timeline.note, timeline.note-here (at the pointer), timeline.own-earlier, timeline.own-later (the selected own
 * event, by a unit),
 * timeline.span, timeline.measure (both begin at the selection, and end where one has walked). */
#define ENT_TYPE_TIMELINE_VIEW (ent_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (EntTimelineView, ent_timeline_view, ENT, TIMELINE_VIEW, GtkWidget)

GtkWidget       *ent_timeline_view_new           (void);

/* @table: (nullable): its whole period comes into view, nothing is selected. Of very many events the
 * picture comes a moment later.
 * @codebook: (nullable): names the lanes of factors */
void             ent_timeline_view_set_table     (EntTimelineView    *self,
                                                  EntEventTable      *table,
                                                  EntCodebook        *codebook);
/* The same events from another reading of the case, or with others that people added: range, span, factor,
 * collapsed lanes and selection stay; highlight and notes are to be set again. */
void             ent_timeline_view_replace_table (EntTimelineView    *self,
                                                  EntEventTable      *table);
EntEventTable   *ent_timeline_view_get_table     (EntTimelineView    *self);

/* (transfer none) (nullable) */
const char      *ent_timeline_view_get_selected  (EntTimelineView    *self);
/* An id the case does not have selects nothing. */
void             ent_timeline_view_set_selected  (EntTimelineView    *self,
                                                  const char         *event_id);
EntTimelineLanes ent_timeline_view_get_lanes     (EntTimelineView    *self);
void             ent_timeline_view_set_lanes     (EntTimelineView    *self,
                                                  EntTimelineLanes    lanes);

/* @lanes: (nullable): ids */
void             ent_timeline_view_set_collapsed (EntTimelineView    *self,
                                                  const char * const *lanes);

/* @highlight: (nullable): one byte for each event of the table, copied; those with 1 stand out and
 *   the rest dims, or with @hide is left out; NULL: all are as usual. A new table starts without. */
void             ent_timeline_view_set_highlight (EntTimelineView    *self,
                                                  const guint8       *highlight,
                                                  gboolean            hide);
/* @notes: (nullable) (element-type EntTimelineNote): shown until others are set, or another table */
void             ent_timeline_view_set_notes     (EntTimelineView    *self,
                                                  GPtrArray          *notes);
/**
 * ent_timeline_view_get_place:
 * @at_pointer: where that is over the timeline: the event under it, else the span that is marked, else the
 *   date under it. Without it the selected event or the span, whichever was marked last, else the range in view
 * @event: (out) (transfer none) (nullable): id
 * @date: (out) (transfer full) (nullable): EDTF, where it is no event
 *
 * What a person means who asks for a note now. Returns: FALSE without a table
 */
gboolean         ent_timeline_view_get_place     (EntTimelineView    *self,
                                                  gboolean            at_pointer,
                                                  const char        **event,
                                                  char              **date);
/* Marks show the sign that this factor has in their events; NULL: none. */
void             ent_timeline_view_set_factor    (EntTimelineView    *self,
                                                  const char         *factor);

/* Whether what helped and hindered each factor over time is under the lanes. */
void             ent_timeline_view_set_evidence_visible
                                                 (EntTimelineView    *self,
                                                  gboolean            visible);
gboolean         ent_timeline_view_get_evidence_visible
                                                 (EntTimelineView    *self);

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
/* Brings a date into view so that its precision fills a good part of it: a year takes half the
 * width, a day is seen in its month. Returns: FALSE if it lies outside the period; then the
 * nearest end is shown. */
gboolean         ent_timeline_view_show_date     (EntTimelineView    *self,
                                                  const EntDate      *date);
/* All that can come into view: the whole period with a small margin. */
void             ent_timeline_view_get_limits    (EntTimelineView    *self,
                                                  gint64             *begin,
                                                  gint64             *end);

/* What can come into view, in place of that period, whatever table is shown; before the first one is. */
void             ent_timeline_view_set_limits    (EntTimelineView    *self,
                                                  gint64              begin,
                                                  gint64              end);
/* Where there is no room for all. */
void             ent_timeline_view_set_parts     (EntTimelineView    *self,
                                                  EntTimelineParts    parts);
/* How far the lanes are scrolled, px; "range-changed" tells of that too. */
double           ent_timeline_view_get_scroll    (EntTimelineView    *self);
void             ent_timeline_view_set_scroll    (EntTimelineView    *self,
                                                  double              scroll);

/* What is shown now, without a filter. (transfer full) (nullable) */
EntViewSpec     *ent_timeline_view_dup_spec      (EntTimelineView    *self);
/* All that a spec says of this case, but for the filter. */
void             ent_timeline_view_show_spec     (EntTimelineView    *self,
                                                  const EntViewSpec  *spec,
                                                  gboolean            animate);

/* What is marked on the axis; @end is exclusive. Returns: whether there is a span */
gboolean         ent_timeline_view_get_span      (EntTimelineView    *self,
                                                  gint64             *begin,
                                                  gint64             *end);
/* With @begin = @end nothing is marked. */
void             ent_timeline_view_set_span      (EntTimelineView    *self,
                                                  gint64              begin,
                                                  gint64              end);

G_END_DECLS
