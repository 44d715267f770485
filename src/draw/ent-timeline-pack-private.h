#pragma once

#include "ent-timeline-layout-private.h"

G_BEGIN_DECLS

/* One lane while it is packed: ent-timeline-pack.c finds places for marks and labels,
 * ent-timeline-fit.c brings labels at the edges of the view into it. */

#define ENT_PACK_GAP_PX       8.0   /* between neighbours in a row */
#define ENT_PACK_MIN_TEXT_PX  28.0  /* shorter rooms are not worth a label */
#define ENT_PACK_INSIDE_PX    8.0   /* from the end of a bar to the label on it */
#define ENT_PACK_EDGE_PX      9.0   /* from the edge of the view to a label */

typedef struct
{
  double x0, x1;
} EntRoom;

typedef struct
{
  EntTimelineLayout        *layout;
  const EntTimeScale       *scale;
  const EntTimelineMetrics *metrics;
  guint                     lane;
  gboolean                  collapsed;      /* all share one row */
  guint                     max_rows;
  guint                     n_rows;         /* in use near the view */
  GArray                  **rows;           /* of EntRoom, sorted, apart from one another */
  GArray                   *marks;          /* of EntTimelineMark, all of the stretch */
  GArray                   *crowd;          /* of EntTimelineMark without a row */
  double                    first_px;       /* of the limits, between which labels stand */
  double                    last_px;
} EntPacker;

/* From the begin of a bar, or from where it comes into sight, to what may stand beside its sign. */
static inline double
ent_packer_get_sign_room (const EntTimelineMark *mark)
{
  return mark->sign != 0 ? 2 * (ENT_MARK_SIGN_GAP + ENT_MARK_SIGN_RADIUS) : 0;
}

/* From the begin of a bar to the label on it. */
static inline double
ent_packer_get_inside (const EntTimelineMark *mark)
{
  return MAX (mark->soft0 + ENT_PACK_INSIDE_PX, ent_packer_get_sign_room (mark));
}

static inline gboolean
ent_packer_is_in_view (const EntPacker       *self,
                       const EntTimelineMark *mark)
{
  return MAX (mark->x1, mark->tail_x1) > 0 && mark->x0 < self->scale->width_px;
}

/* Whether the row is free from @x0 to @x1; then also how far it is free on both sides. */
gboolean ent_packer_look_about (GArray    *row,
                                double     x0,
                                double     x1,
                                double    *free_from,
                                double    *free_to);
void     ent_packer_take_room  (GArray    *row,
                                double     x0,
                                double     x1);

/* Labels that the edge of the view would cut change sides or rows, get shorter or go. */
void     ent_packer_fit_labels (EntPacker *self);

G_END_DECLS
