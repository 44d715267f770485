#pragma once

#include "ent-analysis-error.h"
#include "ent-measure.h"

G_BEGIN_DECLS

/* How the values of a measure become memberships in a set, from 0 (out) to 1 (in). A plain struct. Any thread.
 *
 * Fuzzy sets follow Ragin's direct method (Redesigning Social Inquiry, 2008, chapter 5) as the R package QCA
 * computes it: a logistic curve through the three anchors, where full membership is 0.95, the crossover 0.5 and
 * full non-membership 0.05, so that log odds of ±ln 19 (2.944) lie between an anchor and the crossover. (The book
 * rounds them to ±3.) */
typedef enum
{
  ENT_CALIBRATION_CRISP,
  ENT_CALIBRATION_FUZZY,
} EntCalibrationKind;

typedef struct
{
  EntMeasure          measure;
  EntCalibrationKind  kind;
  double              threshold;  /* crisp: values from here on are in */
  double              out;        /* fuzzy: full non-membership < crossover < full membership */
  double              crossover;
  double              in;
  gboolean            negated;    /* it was written with "~": whoever analyses an outcome takes its negation. A
                                   * set is never negated by itself */
} EntCalibration;

/**
 * ent_calibration_init:
 * @self: (out caller-allocates):
 *
 * What is taken where a person did not say: the same for everyone, and such that
 *
 * - no value that occurs lies on a crossover, where a case would be neither in nor out;
 * - a case lies on the same side whether the set is crisp or fuzzy.
 *
 * A factor: from +2 on, for the set "it enabled relations": what the codebook calls +1 is such that most people
 * notice little of it, and a set that nearly every case is in explains nothing. Fuzzy −0.5, 1.5, 2.5: hindering or
 * balanced is out, +1 more out than in, +2 more in than out, +3 in. A factor that hinders wherever it is found wants a
 * threshold of its own.
 * Where relations stand: from "relations" (4) on; fuzzy 1 (rupture), 3.5, 5 (partnership). Years: from 20 on, about a
 * generation; fuzzy 5, 20, 40. They have fractions, and hardly ever are 20 exactly.
 */
void      ent_calibration_init          (EntCalibration        *self,
                                         EntMeasure             measure,
                                         EntCalibrationKind     kind);
/* The membership of a value, 0 … 1. */
double    ent_calibration_get_member    (const EntCalibration  *self,
                                         double                 value);
/* Whether anchors are numbers and rise. */
gboolean  ent_calibration_check         (const EntCalibration  *self,
                                         GError               **error);
/**
 * ent_calibration_parse:
 * @text: "trade-restoration:>=2" (crisp), "trade-restoration:-0.5,1.5,2.5" (fuzzy), or "trade-restoration" as
 *   ent_calibration_init() has it; with "~" before it for the negation; "=" may stand for the colon. Numbers have a
 *   point in any language
 * @kind: of one that does not say it
 *
 * Errors are ENT_ANALYSIS_ERROR_INVALID and name what is wrong.
 */
gboolean  ent_calibration_parse         (const EntMatrix       *matrix,
                                         const char            *text,
                                         EntCalibrationKind     kind,
                                         EntCalibration        *self,
                                         GError               **error);
/* As ent_calibration_parse() reads it, always with its anchors. (transfer full) */
char     *ent_calibration_to_string     (const EntCalibration  *self,
                                         const EntMatrix       *matrix);
/* For people, without the measure's title: "at least +2"; "out at −0.5, half in at 1.5, in at 2.5".
 * (transfer full) */
char     *ent_calibration_describe      (const EntCalibration  *self);

G_END_DECLS
