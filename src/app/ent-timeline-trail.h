#pragma once

#include "ent-timeline-view.h"

G_BEGIN_DECLS

/* Tells when a timeline has come to stand somewhere, for the history of the window.
 *
 * Signals: "stood" (boolean), a moment after what it shows has stopped changing: TRUE if that is
 * a place of its own, to which one jumped, FALSE if one only moved about where one was. */
#define ENT_TYPE_TIMELINE_TRAIL (ent_timeline_trail_get_type ())
G_DECLARE_FINAL_TYPE (EntTimelineTrail, ent_timeline_trail, ENT, TIMELINE_TRAIL, GObject)

EntTimelineTrail *ent_timeline_trail_new    (EntTimelineView  *view);
/* Does not wait for that moment, where there is something to be told. */
void              ent_timeline_trail_settle (EntTimelineTrail *self);

G_END_DECLS
