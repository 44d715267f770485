#pragma once

#include "ent-matrix.h"

G_BEGIN_DECLS

/* What can be compared across cases as a number: the rating of a factor, or what came of the relations
 * between the parties, which their stepped line tells.  Any thread. */
typedef enum
{
  ENT_MEASURE_FACTOR,           /* −3 … +3 */
  ENT_MEASURE_RELATIONS,        /* where they stand at the end, 0 … 5 (EntRelationLevel) */
  ENT_MEASURE_RELATIONS_YEARS,  /* years, all in all, in which they stood at "relations" or better */
  ENT_MEASURE_PEACE_YEARS,      /* years since the last war between them */
} EntMeasureKind;
#define ENT_N_MEASURE_KINDS 4

typedef struct
{
  EntMeasureKind kind;
  guint          factor;  /* index in the matrix, of a factor */
} EntMeasure;

/* The end that measures count to: that of the case's period; where it is open, the day the case was
 * updated, else that of its last step. */
gint64      ent_measure_get_end_sec (const EntCase    *item);

/* @id: a factor's, "relations", "relations-years" or "peace-years". FALSE where there is no such thing */
gboolean    ent_measure_from_id     (const EntMatrix  *matrix,
                                     const char       *id,
                                     EntMeasure       *measure);
const char *ent_measure_get_id      (const EntMatrix  *matrix,
                                     EntMeasure        measure);
/* For people, in their language: "Trade restoration", "Years of relations". */
const char *ent_measure_get_title   (const EntMatrix  *matrix,
                                     EntMeasure        measure);
/* Of a value, for people: "+3", "Partnership", "31 years". (transfer full) */
char       *ent_measure_format      (EntMeasure        measure,
                                     double            value);
/* What it can be: a factor's −3 to 3. Years end with the longest of the matrix. */
void        ent_measure_get_range   (const EntMatrix  *matrix,
                                     EntMeasure        measure,
                                     double           *least,
                                     double           *most);
/**
 * ent_measure_get_value:
 * @coder: whose rating of a factor; what came of a case is the same for all
 *
 * Years have fractions.
 * Returns: FALSE where it cannot be told: not rated, no evidence, no line of relations
 */
gboolean    ent_measure_get_value   (const EntMatrix  *matrix,
                                     guint             coder,
                                     EntMeasure        measure,
                                     guint             item,
                                     double           *value);

G_END_DECLS
