#pragma once

#include "ent-label-cache.h"
#include "ent-timeline-picture.h"

G_BEGIN_DECLS

#define ENT_HEADER_INDENT   14.0  /* from the edge to a lane's dot */
#define ENT_HEADER_NAME     28.0  /* from the edge to its name */
#define ENT_HEADER_NESTED   14.0  /* how far a lane stands in that lies in another */
#define ENT_OVERVIEW_INDENT 14.0

/* Strips from top to bottom, each as high as what stands in it. */
typedef struct
{
  double width, height;
  double header_width;
  double axis_height;
  double phases_height;
  double notes_y, notes_height;          /* height 0: there are none on spans */
  double lanes_y, lanes_height;
  double relations_y, relations_height;  /* height 0: not shown */
  double relations_top;                  /* from there to the line of the highest level */
  double evidence_y, evidence_height;    /* height 0: not shown */
  double overview_y, overview_height;    /* height 0: not shown */
  double row_height;
  double level_height;
  double max_label_width;
} EntTimelineGeometry;

struct _EntTimelinePicture
{
  EntTimelineLayout   *layout;
  EntEventTable       *table;      /* the layout's */
  EntCase             *item;       /* the table's */
  EntTimeScale         scale;
  double               now_sec;
  int                  factor;     /* index into the table's factor_ids, or −1 */

  EntTimelineParts     parts;
  double               origin_sec;    /* NAN: the axis shows the calendar */
  double               calendar_sec;
  char                *origin_name;   /* or NULL */
  double               header_width;  /* wished, or 0 */
  EntTimelineCountFunc count;         /* or NULL */
  gpointer             count_data;

  EntPictureStyle      style;
  PangoContext        *context;
  EntLabelCache       *labels;
  EntTimelineGeometry  geometry;
  double               scroll;
  const guint8        *highlight;  /* by event, or NULL */
  struct _EntTimelineNotes *notes; /* or NULL */
  EntEvidenceSums     *evidence;   /* of all events, or NULL */
  EntEvidenceSums     *evidence_shown;  /* or NULL */
  gboolean             evidence_hide;

  EntTimelineFrame    *frame;
  double              *target_y;  /* where each mark of the frame is going, in their order */
  double              *target_box_y;
  GskRenderNode       *overview;  /* without the window; NULL: to be painted anew */
  GHashTable          *shapes;    /* shape and color of a moment → GskRenderNode about 0, 0 */
};

static inline gboolean
ent_timeline_picture_is_rtl (const EntTimelinePicture *self)
{
  return (self->style.flags & ENT_PICTURE_RTL) != 0;
}

/* It takes little height. */
static inline gboolean
ent_timeline_picture_is_compact (const EntTimelinePicture *self)
{
  return !(self->parts & ENT_TIMELINE_PART_AXIS) || (self->parts & ENT_TIMELINE_PARTS_LOW) != 0;
}

/* The left edge in the picture of what lies at @px and is @width wide along the axis. */
static inline double
ent_timeline_picture_place (const EntTimelinePicture *self,
                            double                    px,
                            double                    width)
{
  if (ent_timeline_picture_is_rtl (self))
    return self->scale.width_px - px - width;
  return self->geometry.header_width + px;
}

/* The same for what is placed by its distance from the edge at which headers stand. */
static inline double
ent_timeline_picture_place_header (const EntTimelinePicture *self,
                                   double                    x,
                                   double                    width)
{
  return ent_timeline_picture_is_rtl (self) ? self->geometry.width - x - width : x;
}

/* Those of its axis, for @scale in the picture's own time. */
GArray *ent_timeline_picture_make_ticks (EntTimelinePicture *self,
                                         const EntTimeScale *scale,
                                         EntTickMeasureFunc  measure);

void ent_timeline_picture_paint_relations (EntTimelinePicture    *self,
                                           GtkSnapshot           *snapshot);
/* What stands beside the lanes has changed. */
void ent_timeline_picture_reset_geometry (EntTimelinePicture     *self);
/* px that evidence takes where there is room for all of it */
double ent_timeline_picture_get_evidence_need (EntTimelinePicture *self);
/* The column of headers that their names want */
double ent_timeline_picture_measure_evidence_names (EntTimelinePicture *self);
void ent_timeline_picture_paint_overview (EntTimelinePicture     *self,
                                          GtkSnapshot            *snapshot);
void ent_timeline_picture_paint_headers  (EntTimelinePicture     *self,
                                          GtkSnapshot            *snapshot,
                                          const EntTimelineState *state);
void ent_timeline_picture_paint_lanes    (EntTimelinePicture     *self,
                                          GtkSnapshot            *snapshot,
                                          const EntTimelineState *state,
                                          GArray                 *ticks);

G_END_DECLS
