#pragma once

#include "ent-evidence-strips.h"
#include "ent-timeline-overlay.h"
#include "ent-timeline-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a view has in common with those above and below it. */
typedef struct
{
  EntTimelineParts      parts;
  double                limit_begin_sec, limit_end_sec;
  double                origin_sec, calendar_sec;  /* as ent_timeline_picture_set_origin() takes them */
  const char           *origin_name;               /* static */
  double                header_width;
  EntTimelineCountFunc  count;
  gpointer              count_data;
} EntTimelineShare;

/* ent-timeline-view.c holds what is shown and selected, ent-timeline-view-lanes.c the events
 * in their lanes, ent-timeline-motion.c how the range moves, -input.c what pointer and
 * fingers do, -span.c and -measure.c what is marked on the axis and between events,
 * -view-evidence.c the factors over time,
 * -own.c moves the person's own events and says what a note is asked for on,
 * -reading.c what a screen reader is told, -share.c what a view has to do with others. */
typedef enum
{
  ENT_DRAG_PICTURE,
  ENT_DRAG_WINDOW,        /* that of the overview */
  ENT_DRAG_WINDOW_BEGIN,
  ENT_DRAG_WINDOW_END,
  ENT_DRAG_SPAN,
  ENT_DRAG_EVENT,         /* one of the person's own */
  ENT_DRAG_NOTHING,       /* given up by Escape */
} EntTimelineDrag;

typedef enum
{
  ENT_SPAN_OUTSIDE,
  ENT_SPAN_INSIDE,
  ENT_SPAN_BEGIN,
  ENT_SPAN_END,
} EntSpanPart;

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
  GPtrArray          *notes;         /* of EntTimelineNote, or NULL */
  double              wish_scroll;   /* where the lanes are to stand once they are laid out, or 0 */
  GskRenderNode      *curtain;       /* how it looked before the table was replaced, until it is sorted */

  double              limit_begin_sec, limit_end_sec; /* that others set; the same: those of its events */
  EntTimelineParts    parts;         /* that are shown; 0: all */

  /* Among others */
  gboolean            has_share;
  EntTimelineShare    share;

  /* Factors over time */
  gboolean            evidence_visible;
  EntEvidenceStrips  *strips;          /* or NULL */
  EntEvidenceSums    *evidence;        /* or NULL: not wanted, or not there yet */
  EntEvidenceSums    *evidence_shown;  /* of what is highlighted, or NULL */
  GCancellable       *summing;         /* while they are summed up in another thread */

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
  double              told_begin_sec, told_end_sec;  /* by the last "range-changed" */
  double              told_scroll;

  /* Span and measuring line */
  gboolean            has_span;
  double              span_begin_sec, span_end_sec;
  double              span_fixed_sec; /* while an edge is dragged, the other */
  char               *span_text;
  int                 span_from;      /* the event at which the walk began */
  gboolean            span_walks;     /* walking takes its edge along */
  gboolean            span_is_last;   /* marked after the last selection: Enter means it */
  int                 measure_from, measure_to;  /* index into the table, or −1 */
  char               *measure_text;
  gboolean            measure_walks;

  /* Input */
  double              pointer_x, pointer_y;
  gboolean            pointer_inside;
  gboolean            dragging;
  EntTimelineDrag     drag;
  int                 pressed_event; /* by the first press of a double click */
  double              drag_offset_sec;
  double              drag_x, drag_y;
  guint32             drag_time_msec;
  double              drag_velocity_px;
  double              pinch_begin_sec, pinch_end_sec;

  /* An own event that is dragged */
  int                 moved;         /* index into the table, or −1 */
  EntDate            *moved_date;    /* where it is now, or NULL: where it was */
  double              moved_from_sec;
  char               *moved_text;
};

/* "range-changed", where range or lanes in view are not what was told last. */
void     ent_timeline_view_tell_range     (EntTimelineView *self);
/* The range or what is in it changed. */
void     ent_timeline_view_queue_arrange  (EntTimelineView *self);
/* The picture laid out for the range as it is. FALSE: there is nothing to lay out */
gboolean ent_timeline_view_arrange        (EntTimelineView *self);
/* As it is arranged. */
void     ent_timeline_view_paint          (EntTimelineView *self,
                                           GtkSnapshot     *snapshot);
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

/* To be said before the range goes somewhere else altogether. */
void     ent_timeline_view_jump           (EntTimelineView *self);

void     ent_timeline_view_init_motion    (EntTimelineView *self);
void     ent_timeline_view_dispose_motion (EntTimelineView *self);
/* Whatever moves stops where it is. */
void     ent_timeline_view_stop           (EntTimelineView *self);
void     ent_timeline_view_go_to          (EntTimelineView *self,
                                           double           begin_sec,
                                           double           end_sec,
                                           gboolean         animate);
/* The scale as it is, or as it will be where an animation ends. */
void     ent_timeline_view_get_destination
                                          (EntTimelineView *self,
                                           EntTimeScale    *scale);
/* By a part of the view; later if it is above 0. */
void     ent_timeline_view_pan_by         (EntTimelineView *self,
                                           double           part);
/* About @px, from where a running animation would end. */
void     ent_timeline_view_zoom_by        (EntTimelineView *self,
                                           double           factor,
                                           double           px);
/* Goes on by itself, slower and slower. */
void     ent_timeline_view_fling          (EntTimelineView *self,
                                           double           velocity_px);
/* Marks change their rows smoothly. */
void     ent_timeline_view_start_settling (EntTimelineView *self);

/* Signals of a view that shares: "taken", when somebody moves it, and what else still moves
 * should stop; "laid-out", when it has a new picture. */
void     ent_timeline_view_install_share  (GType            type);
/* @share: copied */
void     ent_timeline_view_set_share      (EntTimelineView        *self,
                                           const EntTimelineShare *share);
void     ent_timeline_view_apply_share    (EntTimelineView *self);
/* The range, at once, now or when there is a picture. */
void     ent_timeline_view_follow         (EntTimelineView *self,
                                           double           begin_sec,
                                           double           end_sec);
void     ent_timeline_view_tell_taken     (EntTimelineView *self);
void     ent_timeline_view_tell_laid_out  (EntTimelineView *self);

void     ent_timeline_view_init_input     (EntTimelineView *self);
/* A wheel was turned. Returns: whether that did anything */
gboolean ent_timeline_view_scroll         (EntTimelineView *self,
                                           double           dx,
                                           double           dy,
                                           GtkEventControllerScroll *controller);

/* What of the span is at a place. */
EntSpanPart
         ent_timeline_view_hit_span       (EntTimelineView *self,
                                           double           x,
                                           const EntTimelineHit *hit);
/* Whether a drag from there makes a span, or moves an edge of the one there is. */
gboolean ent_timeline_view_take_span      (EntTimelineView *self,
                                           double           x,
                                           const EntTimelineHit *hit);
void     ent_timeline_view_drag_span      (EntTimelineView *self,
                                           double           x);
/* From the selected event on, to the one to which one walks. */
void     ent_timeline_view_start_span     (EntTimelineView *self);
/* Another event was selected; so the one for the measuring line. */
void     ent_timeline_view_walk_span      (EntTimelineView *self);
/* Returns: whether there was one; so the one for the measuring line */
gboolean ent_timeline_view_clear_span     (EntTimelineView *self);
void     ent_timeline_view_zoom_to_span   (EntTimelineView *self);
/* (transfer full) (nullable): for a screen reader; so the one for the measuring line */
char    *ent_timeline_view_describe_span  (EntTimelineView *self);

/* The span or line that walking took along stays as it is. Returns: whether there was one */
gboolean ent_timeline_view_end_walk       (EntTimelineView *self);
void     ent_timeline_view_class_add_keys (GtkWidgetClass  *widget_class);

/* A line from the selected event to another. */
void     ent_timeline_view_measure_to     (EntTimelineView *self,
                                           int              event);
void     ent_timeline_view_start_measure  (EntTimelineView *self);
void     ent_timeline_view_walk_measure   (EntTimelineView *self);
gboolean ent_timeline_view_clear_measure  (EntTimelineView *self);
char    *ent_timeline_view_describe_measure
                                          (EntTimelineView *self);

/* The signals and keys of what moves events and asks for notes. */
void     ent_timeline_view_install_own    (GtkWidgetClass  *widget_class);
/* Whether a drag from there moves an event. */
gboolean ent_timeline_view_take_event     (EntTimelineView *self,
                                           const EntTimelineHit *hit);
void     ent_timeline_view_drag_event     (EntTimelineView *self,
                                           double           x);
void     ent_timeline_view_drop_event     (EntTimelineView *self);
/* It stays where it was. Returns: whether one was dragged */
gboolean ent_timeline_view_give_up_event  (EntTimelineView *self);
/* Opens the note there, or begins an event on empty ground of the person's lane. Returns: whether it did */
gboolean ent_timeline_view_click_own      (EntTimelineView *self,
                                           int              n_press,
                                           const EntTimelineHit *hit);
/* (transfer full) (nullable): what a pointer on a note is told */
char    *ent_timeline_view_describe_note  (EntTimelineView *self,
                                           const EntTimelineNote *note);

void     ent_timeline_view_install_evidence
                                          (GType            type);
void     ent_timeline_view_dispose_evidence
                                          (EntTimelineView *self);
/* Sums up anew, after a change of events or of those that stand out. */
void     ent_timeline_view_update_evidence
                                          (EntTimelineView *self);
void     ent_timeline_view_stop_evidence  (EntTimelineView *self);
/* To a new picture. */
void     ent_timeline_view_show_evidence  (EntTimelineView *self);
/* The picture has changed. */
void     ent_timeline_view_update_strips  (EntTimelineView *self);
void     ent_timeline_view_allocate_strips
                                          (EntTimelineView *self);

/* The name of the view, after a change of selection or case. */
void     ent_timeline_view_update_label   (EntTimelineView *self);
/* Makes the items anew once the picture stands: nobody reads along while it moves. */
void     ent_timeline_view_queue_items    (EntTimelineView *self);
void     ent_timeline_view_allocate_items (EntTimelineView *self);
void     ent_timeline_view_dispose_items  (EntTimelineView *self);

G_END_DECLS
