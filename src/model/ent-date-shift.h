#pragma once

#include "ent-date.h"

G_BEGIN_DECLS

/* Moving a date through time by whole units, as a person does who drags an event. */

typedef enum
{
  ENT_DATE_UNIT_DAY,
  ENT_DATE_UNIT_MONTH,
  ENT_DATE_UNIT_YEAR,
  ENT_DATE_UNIT_DECADE,      /* "197X" */
  ENT_DATE_UNIT_CENTURY,     /* "19XX" */
  ENT_DATE_UNIT_MILLENNIUM,
  ENT_DATE_UNIT_NONE,        /* it cannot be moved: "XXXX" */
} EntDateUnit;

/* The unit by which it moves where @unit is asked for: that one, or a coarser one if it is not known so
 * exactly. */
EntDateUnit  ent_date_get_unit         (const EntDate *self,
                                        EntDateUnit    unit);
/* How long a unit is on average. */
double       ent_date_unit_get_seconds (EntDateUnit    unit);

/**
 * ent_date_shift:
 * @unit: as ent_date_get_unit() gives it, or coarser
 * @n: how many of them; negative: into the past
 *
 * Precision and qualifiers stay, and so do ends that are open. A day that its new month does not
 * have becomes the last one of it; an interval from day to day keeps its length.
 * Returns: (transfer full) (nullable): NULL where there is no such date
 */
EntDate     *ent_date_shift            (const EntDate *self,
                                        EntDateUnit    unit,
                                        gint64         n);

G_END_DECLS
