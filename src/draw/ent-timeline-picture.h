#pragma once

#include "ent-evidence-picture.h"
#include "ent-timeline-layout.h"
#include "ent-timeline-notes.h"

G_BEGIN_DECLS

/* A case's timeline as a picture of any size: axis, phases, lanes with their marks, the line
 * of relations, and the whole period below.  It paints into a GtkSnapshot and needs neither
 * a widget nor a display.  Coordinates are px of the picture, mirrored where the style is
 * right-to-left. One thread. */
typedef struct _EntTimelinePicture EntTimelinePicture;

typedef enum
{
  ENT_TIMELINE_REGION_AXIS,
  ENT_TIMELINE_REGION_NOTES,      /* those on spans */
  ENT_TIMELINE_REGION_HEADERS,
  ENT_TIMELINE_REGION_LANES,
  ENT_TIMELINE_REGION_RELATIONS,
  ENT_TIMELINE_REGION_EVIDENCE,
  ENT_TIMELINE_REGION_OVERVIEW,
} EntTimelineRegion;

typedef struct
{
  EntTimelineRegion         region;
  int                       event;    /* index into the table, or −1 */
  const EntTimelineCluster *cluster;  /* until the next change of the picture; or NULL */
  int                       lane;     /* in lanes and headers; else, and below the last one, −1 */
  int                       phase;    /* whose name is there: index into case->phases, or −1 */
  double                    seconds;  /* at that place of the axis; of the overview in the overview */
  const EntTimelineNote    *note;     /* on a span; until others are set; or NULL */
} EntTimelineHit;

/* A picture without an axis of its own stands among others that share one: it is made so as
 * to take little height. */
typedef enum
{
  ENT_TIMELINE_PART_AXIS = 1 << 0,
  ENT_TIMELINE_PART_PHASES = 1 << 1,
  ENT_TIMELINE_PART_LANES = 1 << 2,      /* with their headers */
  ENT_TIMELINE_PART_RELATIONS = 1 << 3,
  ENT_TIMELINE_PART_OVERVIEW = 1 << 4,
  ENT_TIMELINE_PARTS_ALL = (1 << 5) - 1,
  ENT_TIMELINE_PARTS_LOW = 1 << 5,       /* no part: it takes little height, though it has an axis */
} EntTimelineParts;

/* How many events begin in a range, for the density in the overview. */
typedef guint (*EntTimelineCountFunc) (double   begin_sec,
                                       double   end_sec,
                                       gpointer data);

/* What there is to the picture beside its range. */
typedef struct
{
  int           selected;       /* index into the table, or −1 */
  int           selected_lane;  /* in which of its lanes; −1: the first */
  int           hovered;
  int           hovered_lane;   /* whose header the pointer is on, or −1 */
  gboolean      focused;        /* the selection's ring is strong */
} EntTimelineState;

/* @layout: (transfer full) */
EntTimelinePicture *ent_timeline_picture_new             (EntTimelineLayout        *layout);
void                ent_timeline_picture_free            (EntTimelinePicture       *self);

/* Needed before the rest. @context: its font and direction */
void                ent_timeline_picture_set_style       (EntTimelinePicture       *self,
                                                          const EntPictureStyle    *style,
                                                          PangoContext             *context);
/* Returns: whether it changed, and the picture has to be arranged */
gboolean            ent_timeline_picture_set_size        (EntTimelinePicture       *self,
                                                          double                    width,
                                                          double                    height);
/* Where vertical scrolling stands, clamped. Returns: whether it changed */
gboolean            ent_timeline_picture_set_scroll      (EntTimelinePicture       *self,
                                                          double                    y);
double              ent_timeline_picture_get_scroll      (EntTimelinePicture       *self);
double              ent_timeline_picture_get_max_scroll  (EntTimelinePicture       *self);
/* @highlight: (nullable): one byte for each event, which must stay; those with 0 are dimmed, the
 * others find their place first. To be arranged anew. */
void                ent_timeline_picture_set_highlight   (EntTimelinePicture       *self,
                                                          const guint8             *highlight);

/* @notes: (nullable) (element-type EntTimelineNote): those on events are flags on their marks, those on spans lie in
 * rows under the axis. To be arranged anew. */
void                ent_timeline_picture_set_notes       (EntTimelinePicture       *self,
                                                          GPtrArray                *notes);
/* (nullable): what stands on an event */
const EntTimelineNote *
                    ent_timeline_picture_get_note        (EntTimelinePicture       *self,
                                                          guint                     event);
typedef void      (*EntTimelineNoteFunc)                 (const EntTimelineNote    *note,
                                                          const graphene_rect_t    *area,
                                                          gpointer                  data);
/* Calls @func for each note on a span that is in view. */
void                ent_timeline_picture_foreach_note    (EntTimelinePicture       *self,
                                                          EntTimelineNoteFunc       func,
                                                          gpointer                  data);

/* (transfer none): the visible range; who changes it calls ent_timeline_picture_arrange(). */
EntTimeScale       *ent_timeline_picture_get_scale       (EntTimelinePicture       *self);
EntTimelineLayout  *ent_timeline_picture_get_layout      (EntTimelinePicture       *self);
/* Of which factor marks show the sign, where lanes have none of their own; NULL: of none. To be
 * arranged anew. */
void                ent_timeline_picture_set_factor      (EntTimelinePicture       *self,
                                                          const char               *factor);
/* All of them, unless something else is asked for. To be arranged anew, so after the next three. */
void                ent_timeline_picture_set_parts       (EntTimelinePicture       *self,
                                                          EntTimelineParts          parts);
/* How far one can look, where pictures share it; the range stays if they allow it. */
void                ent_timeline_picture_set_limits      (EntTimelinePicture       *self,
                                                          double                    begin_sec,
                                                          double                    end_sec);
/**
 * ent_timeline_picture_set_origin:
 * @origin_sec: the moment from which the axis counts, and where a line stands; NAN: it shows
 *   the calendar
 * @calendar_sec: where in the calendar the moment is to lie when months are counted, which are
 *   not all equal: @origin_sec itself, or the same for all pictures that share an axis
 * @name: what the moment is, "End of war"
 */
void                ent_timeline_picture_set_origin      (EntTimelinePicture       *self,
                                                          double                    origin_sec,
                                                          double                    calendar_sec,
                                                          const char               *name);
/* The column of headers; 0: as wide as the names are. */
void                ent_timeline_picture_set_header_width
                                                         (EntTimelinePicture       *self,
                                                          double                    width);
/* As wide as the names are. */
double              ent_timeline_picture_get_header_width
                                                         (EntTimelinePicture       *self);
/* With all parts it is to have, and few rows. */
double              ent_timeline_picture_get_min_height  (EntTimelinePicture       *self);
/* What speaks for and against factors, under the line of relations, as high as there is room. @sums: (nullable).
 * To be arranged anew, so after the next one. */
void                ent_timeline_picture_set_evidence    (EntTimelinePicture       *self,
                                                          EntEvidenceSums          *sums);
/* What of it stands out, which does not change where all stands. @shown: (nullable)
 * @hide: the rest is not there at all */
void                ent_timeline_picture_set_evidence_shown
                                                         (EntTimelinePicture       *self,
                                                          EntEvidenceSums          *shown,
                                                          gboolean                  hide);
/* Where it is; FALSE: nowhere.  @picture: (out) (optional): to paint it, until the next change of the picture */
gboolean            ent_timeline_picture_get_evidence    (EntTimelinePicture       *self,
                                                          graphene_rect_t          *area,
                                                          EntEvidencePicture       *picture);
/* Paints it whole, as far as it is high; who has widgets for it does without. */
void                ent_timeline_picture_paint_evidence  (EntTimelinePicture       *self,
                                                          GtkSnapshot              *snapshot);
/* What the overview counts; NULL: the picture's own events. To be called again when the
 * numbers change. */
void                ent_timeline_picture_set_count       (EntTimelinePicture       *self,
                                                          EntTimelineCountFunc      count,
                                                          gpointer                  data);
/* Lays out what is visible. Marks that were in view stay at their height until they are moved by
 * ent_timeline_picture_settle(). Returns: whether any has to move */
gboolean            ent_timeline_picture_arrange         (EntTimelinePicture       *self);
/* Moves marks and lanes on towards their places; with G_MAXDOUBLE, all the way. Returns:
 * whether any is still on its way */
gboolean            ent_timeline_picture_settle          (EntTimelinePicture       *self,
                                                          double                    elapsed_sec);
/* (transfer none): as last arranged; y counts from the top of the lanes, unscrolled */
const EntTimelineFrame *
                    ent_timeline_picture_get_frame       (EntTimelinePicture       *self);

void                ent_timeline_picture_snapshot        (EntTimelinePicture       *self,
                                                          GtkSnapshot              *snapshot,
                                                          const EntTimelineState   *state);

/* What is at a place; marks reach at least 12 px about their middle. */
void                ent_timeline_picture_hit             (EntTimelinePicture       *self,
                                                          double                    x,
                                                          double                    y,
                                                          EntTimelineHit           *hit);
/* A place on the axis of the lanes; mirrored back. */
double              ent_timeline_picture_x_to_px         (EntTimelinePicture       *self,
                                                          double                    x);
/* The strip of lanes, between headers and edge, axis and relations. */
void                ent_timeline_picture_get_lanes_area  (EntTimelinePicture       *self,
                                                          graphene_rect_t          *area);
/* The strip of the overview in which the whole period lies. */
void                ent_timeline_picture_get_overview    (EntTimelinePicture       *self,
                                                          graphene_rect_t          *area);
/* A mark with its label as last arranged, at least 24 px each way. @lane: in that lane; −1: in the
 * first. Returns FALSE if the event has no mark of its own in view. */
gboolean            ent_timeline_picture_get_mark_area   (EntTimelinePicture       *self,
                                                          guint                     event,
                                                          int                       lane,
                                                          graphene_rect_t          *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTimelinePicture, ent_timeline_picture_free)

G_END_DECLS
