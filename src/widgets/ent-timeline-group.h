#pragma once

#include "ent-timeline-view.h"

G_BEGIN_DECLS

/* Two to six cases one above the other on one axis: by the calendar, or counted from a moment
 * that each of them has.  Whoever moves one of them moves all, in the same frame.
 *
 * Signals: "event-selected" (string: case, string: event), when a person selects one;
 * "case-opened" (string: case), when its title is pressed; "align" (int: EntMomentKind), when a
 * moment is chosen in place of one that a case lacks; "moved", when the range has changed. */
#define ENT_TYPE_TIMELINE_GROUP (ent_timeline_group_get_type ())
G_DECLARE_FINAL_TYPE (EntTimelineGroup, ent_timeline_group, ENT, TIMELINE_GROUP, GtkWidget)

GtkWidget       *ent_timeline_group_new           (void);

/**
 * ent_timeline_group_set_tables:
 * @tables: (element-type EntEventTable): from top to bottom; a table that was there keeps its
 *   lanes and its selection
 *
 * The whole period comes into view, unless the tables are the same.
 */
void             ent_timeline_group_set_tables    (EntTimelineGroup *self,
                                                   GPtrArray        *tables,
                                                   EntCodebook      *codebook);
/* @kind: an EntMomentKind, or −1 for the calendar. If it changes, the whole period comes into
 * view. */
void             ent_timeline_group_set_alignment (EntTimelineGroup *self,
                                                   int               kind);
int              ent_timeline_group_get_alignment (EntTimelineGroup *self);
void             ent_timeline_group_set_lanes     (EntTimelineGroup *self,
                                                   EntTimelineLanes  lanes);
EntTimelineLanes ent_timeline_group_get_lanes     (EntTimelineGroup *self);

/* Seconds from 1970, or from the moment; what the axis does not have is left out. */
void             ent_timeline_group_show_range    (EntTimelineGroup *self,
                                                   double            begin_sec,
                                                   double            end_sec,
                                                   gboolean          animate);
/* The range in view, or the one on which an animation will end. Returns: FALSE if no case is
 * shown */
gboolean         ent_timeline_group_get_range     (EntTimelineGroup *self,
                                                   double           *begin_sec,
                                                   double           *end_sec);
/* Whether that is all there is. */
gboolean         ent_timeline_group_shows_all     (EntTimelineGroup *self);
/* "timeline.zoom-in" and so on, in the case that has the focus, else in all of them. */
void             ent_timeline_group_run           (EntTimelineGroup *self,
                                                   const char       *action);

/* (transfer none) (nullable): that of a case */
EntTimelineView *ent_timeline_group_get_view      (EntTimelineGroup *self,
                                                   const char       *case_id);
/* In one case at a time; NULL: in none. Emits nothing. */
void             ent_timeline_group_select        (EntTimelineGroup *self,
                                                   const char       *case_id,
                                                   const char       *event_id);

G_END_DECLS
