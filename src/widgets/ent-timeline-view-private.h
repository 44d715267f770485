#pragma once

#include "ent-timeline-picture.h"
#include "ent-timeline-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* ent-timeline-view.c holds what is shown and selected, ent-timeline-view-lanes.c the events
 * in their lanes, ent-timeline-motion.c how the range moves, -input.c what pointer and
 * fingers do, -reading.c what a screen reader is told. */
struct _EntTimelineView
{
  GtkWidget           parent_instance;

  EntEventTable      *table;
  EntCodebook        *codebook;
  EntTimelineLanes    lanes;
  char              **collapsed;     /* ids of lanes */
  char               *factor;        /* whose signs are shown, or NULL */
  EntTimelinePicture *picture;       /* NULL without a table, or until its layout is there */
  GCancellable       *sorting;       /* while the layout is made in another thread */
  gboolean            has_wish;      /* a range was asked for meanwhile */
  double              wish_begin_sec, wish_end_sec;
  EntPictureStyle     style;
  guint               font_serial;   /* of the Pango context the picture was given */
  gboolean            arranged;

  int                 selected;      /* index into the table, or −1 */
  int                 selected_lane;
  int                 hovered;
  int                 hovered_lane;  /* whose header the pointer is on, or −1 */
  guint8             *highlight;     /* by event, or NULL */
  gboolean            hide;          /* what is not highlighted is left out */

  /* What a screen reader sees */
  GPtrArray          *items;         /* of EntTimelineItem */
  guint               items_timeout;

  /* Motion */
  AdwAnimation       *zoom;
  double              from_begin_sec, from_end_sec;
  double              to_begin_sec, to_end_sec;
  guint               tick;
  gint64              tick_time_usec;
  gboolean            settling;
  double              velocity_px;   /* per second, along the axis */

  /* Input */
  double              pointer_x, pointer_y;
  gboolean            pointer_inside;
  gboolean            dragging;
  gboolean            drag_overview;
  double              drag_offset_sec;
  double              drag_x, drag_y;
  guint32             drag_time_msec;
  double              drag_velocity_px;
  double              pinch_begin_sec, pinch_end_sec;
};

/* The range or what is in it changed. */
void     ent_timeline_view_queue_arrange  (EntTimelineView *self);
/* The picture laid out for the range as it is. FALSE: there is nothing to lay out */
gboolean ent_timeline_view_arrange        (EntTimelineView *self);
/* @lane: in which of its lanes, or −1 for the first */
void     ent_timeline_view_select         (EntTimelineView *self,
                                           int              event,
                                           int              lane);
void     ent_timeline_view_zoom_to_event  (EntTimelineView *self,
                                           int              event);
void     ent_timeline_view_set_hovered    (EntTimelineView *self,
                                           int              event,
                                           int              lane);
/* Whether an event is not left out. */
gboolean ent_timeline_view_shows          (EntTimelineView *self,
                                           guint            event);

/* Nothing is there, and nothing goes on that would bring it. */
void     ent_timeline_view_forget_table   (EntTimelineView *self);
void     ent_timeline_view_update_style   (EntTimelineView *self);
/* Opens a lane, or collapses it. */
void     ent_timeline_view_toggle_lane    (EntTimelineView *self,
                                           guint            lane);

void     ent_timeline_view_init_motion    (EntTimelineView *self);
void     ent_timeline_view_dispose_motion (EntTimelineView *self);
/* Whatever moves stops where it is. */
void     ent_timeline_view_stop           (EntTimelineView *self);
void     ent_timeline_view_go_to          (EntTimelineView *self,
                                           double           begin_sec,
                                           double           end_sec,
                                           gboolean         animate);
/* About @px, from where a running animation would end. */
void     ent_timeline_view_zoom_by        (EntTimelineView *self,
                                           double           factor,
                                           double           px);
/* Goes on by itself, slower and slower. */
void     ent_timeline_view_fling          (EntTimelineView *self,
                                           double           velocity_px);
/* Marks change their rows smoothly. */
void     ent_timeline_view_start_settling (EntTimelineView *self);

void     ent_timeline_view_init_input     (EntTimelineView *self);

/* The name of the view, after a change of selection or case. */
void     ent_timeline_view_update_label   (EntTimelineView *self);
/* Makes the items anew once the picture stands: nobody reads along while it moves. */
void     ent_timeline_view_queue_items    (EntTimelineView *self);
void     ent_timeline_view_allocate_items (EntTimelineView *self);
void     ent_timeline_view_dispose_items  (EntTimelineView *self);

G_END_DECLS
