#pragma once

#include "ent-time-scale.h"

G_BEGIN_DECLS

#define ENT_TICK_MIN_STROKE_PX 7.0
#define ENT_TICK_LABEL_INDENT  5.0  /* from the stroke to its label */
#define ENT_TICK_LABEL_GAP     10.0 /* between two labels */

/* (transfer full): an array of EntTick that frees their labels */
GArray *ent_ticks_new          (void);
/* Labels that would touch a label of a higher rank, or one of their own rank before them, or
 * be cut by an edge of the view, are dropped. */
void    ent_ticks_claim        (GArray *ticks,
                                double  width_px);
/* Numbers of more than four digits, in groups of three. (transfer full) */
char   *ent_ticks_group_digits (gint64  number);

G_END_DECLS
