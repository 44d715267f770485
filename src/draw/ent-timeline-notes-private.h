#pragma once

#include "ent-timeline-picture-private.h"

G_BEGIN_DECLS

#define ENT_NOTE_ROWS       3
#define ENT_NOTE_ROW_GAP_PX 6.0  /* over the height of its text */

typedef struct _EntTimelineNotes EntTimelineNotes;

/* One on a span, as it is seen; px along the axis, unmirrored. */
typedef struct
{
  const EntTimelineNote *note;
  guint                  row;
  double                 x0, x1;
  double                 label_x, label_width;  /* 0: there is no room for words */
} EntTimelineNoteBox;

/* @notes: (nullable) (element-type EntTimelineNote) */
EntTimelineNotes      *ent_timeline_notes_new        (GPtrArray             *notes,
                                                      double                 begin_sec,
                                                      double                 end_sec);
void                   ent_timeline_notes_free       (EntTimelineNotes      *self);
/* How many rows those on spans take; 0 where there are none. */
guint                  ent_timeline_notes_get_n_rows (EntTimelineNotes      *self);
/* (nullable): what stands on an event */
const EntTimelineNote *ent_timeline_notes_find       (EntTimelineNotes      *self,
                                                      guint                  event);

/* (transfer full): of EntTimelineNoteBox, those in view, in order of time; cost follows what is in view */
GArray                *ent_timeline_picture_find_notes  (EntTimelinePicture *self);
void                   ent_timeline_picture_paint_notes (EntTimelinePicture *self,
                                                         GtkSnapshot        *snapshot);
/* (nullable) @px: along the axis; @y: in the picture */
const EntTimelineNote *ent_timeline_picture_hit_note    (EntTimelinePicture *self,
                                                         double              px,
                                                         double              y);
/* The flag of a mark whose event has notes. */
void                   ent_timeline_picture_paint_flag  (EntTimelinePicture    *self,
                                                         GtkSnapshot           *snapshot,
                                                         const EntTimelineMark *mark,
                                                         double                 bar_height);
/* The flag of a cluster in which an event has notes. */
void                   ent_timeline_picture_paint_cluster_flag
                                                        (EntTimelinePicture       *self,
                                                         GtkSnapshot              *snapshot,
                                                         const EntTimelineCluster *cluster);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTimelineNotes, ent_timeline_notes_free)

G_END_DECLS
