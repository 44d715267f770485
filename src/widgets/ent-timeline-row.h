#pragma once

#include "ent-timeline-view.h"

G_BEGIN_DECLS

/* One case of a comparison: its title, and below it its timeline, or, where it lacks the
 * moment on which the others are aligned, what it has instead.
 *
 * Signals: "opened", when its title is pressed; "align" (EntMomentKind as int), when a moment
 * is chosen that it has. */
#define ENT_TYPE_TIMELINE_ROW (ent_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (EntTimelineRow, ent_timeline_row, ENT, TIMELINE_ROW, GtkWidget)

GtkWidget       *ent_timeline_row_new        (EntEventTable   *table,
                                              EntCodebook     *codebook);
/* (transfer none) */
EntEventTable   *ent_timeline_row_get_table  (EntTimelineRow  *self);
EntTimelineView *ent_timeline_row_get_view   (EntTimelineRow  *self);

/* @kind: as int; −1: it is shown by the calendar */
void             ent_timeline_row_set_moment (EntTimelineRow  *self,
                                              int              kind);
/* @origin_sec: (out): the moment; NAN by the calendar. Returns: FALSE if it lacks the moment */
gboolean         ent_timeline_row_get_origin (EntTimelineRow  *self,
                                              double          *origin_sec);

G_END_DECLS
