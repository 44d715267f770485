#pragma once

#include "ent-time-scale.h"

G_BEGIN_DECLS

#define ENT_TICK_MIN_STROKE_PX 7.0
#define ENT_TICK_LABEL_INDENT  5.0  /* from the stroke to its label */
#define ENT_TICK_LABEL_GAP     10.0 /* between two labels */

typedef enum { ENT_TICK_UNIT_HOUR, ENT_TICK_UNIT_DAY, ENT_TICK_UNIT_MONTH, ENT_TICK_UNIT_YEAR } EntTickUnit;

typedef struct
{
  EntTickUnit unit;
  gint64      n;
} EntTickStep;

/* The unit in which ticks of the step are counted. */
static inline EntTickStep
ent_tick_step_get_major (EntTickStep step)
{
  EntTickStep major = { step.unit + 1, 1 };

  if (step.unit != ENT_TICK_UNIT_YEAR)
    return major;

  major.unit = ENT_TICK_UNIT_YEAR;
  while (major.n <= step.n)
    major.n *= 10;
  return major;
}

/* (transfer full): an array of EntTick that frees their labels */
GArray *ent_ticks_new          (void);
/* Labels that would touch a label of a higher rank, or one of their own rank before them, or
 * be cut by an edge of the view, are dropped. */
void    ent_ticks_claim        (GArray *ticks,
                                double  width_px);
/* Numbers of more than four digits, in groups of three. (transfer full) */
char   *ent_ticks_group_digits (gint64  number);

G_END_DECLS
