#pragma once

#include "ent-timeline-sheet.h"
#include "ent-timeline-view.h"

G_BEGIN_DECLS

/* What a view shows at one moment, for pictures of it: an atomically counted value of copies that
 * any thread may read. */
typedef struct _EntTimelineCapture EntTimelineCapture;

/* (nullable): NULL while the view has no events */
EntTimelineCapture *ent_timeline_capture_new       (EntTimelineView         *view);
EntTimelineCapture *ent_timeline_capture_ref       (EntTimelineCapture      *self);
void                ent_timeline_capture_unref     (EntTimelineCapture      *self);

/* (transfer none) */
EntEventTable      *ent_timeline_capture_get_table (EntTimelineCapture      *self);
/* Whether any thread may make pictures of it: whether all records are in memory. */
gboolean            ent_timeline_capture_is_whole  (EntTimelineCapture      *self);
/* Lanes, what is left out or stands out, direction; and with @in_view the range. They point into
 * the capture. */
void                ent_timeline_capture_fill      (EntTimelineCapture      *self,
                                                    gboolean                 in_view,
                                                    EntTimelineSheetOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTimelineCapture, ent_timeline_capture_unref)

G_END_DECLS
