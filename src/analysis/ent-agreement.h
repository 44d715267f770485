#pragma once

#include <gio/gio.h>

#include "ent-codings.h"

G_BEGIN_DECLS

/* How much coders agree: per cent, Cohen's and Fleiss' kappa, Krippendorff's alpha, and where they differ
 * most.  The head of the .c says how each is computed and from whom it is.  Any thread. */

/* What is known of the values. */
typedef enum
{
  ENT_SCALE_NOMINAL,   /* the same or not; "no evidence" is a value */
  ENT_SCALE_ORDINAL,   /* which is more; "no evidence" is missing, here and below */
  ENT_SCALE_INTERVAL,  /* and by how much */
} EntScale;

/* How much worse a greater difference is than a small one. */
typedef enum
{
  ENT_WEIGHTS_NONE,       /* Cohen 1960; "no evidence" is a value */
  ENT_WEIGHTS_LINEAR,     /* Cohen 1968; "no evidence" is missing, here and below */
  ENT_WEIGHTS_QUADRATIC,
} EntWeights;

/* Why a coefficient has no value. */
typedef enum
{
  ENT_UNDEFINED_NOT,        /* it has one */
  ENT_UNDEFINED_CODERS,     /* fewer than two */
  ENT_UNDEFINED_UNITS,      /* no unit was judged by two */
  ENT_UNDEFINED_COMPLETE,   /* none was judged by all, which Fleiss' kappa asks for */
  ENT_UNDEFINED_VARIATION,  /* all values are the same: agreement cannot be told from chance */
} EntUndefined;

typedef struct
{
  EntUndefined undefined;
  double       value;
  guint        n_units;  /* from so many */
} EntCoefficient;

typedef struct
{
  guint          a, b;       /* of the codings, a < b */
  EntCoefficient share;      /* of the units that both judged, in which they said the same: 0 … 1 */
  EntCoefficient kappa;
  EntCoefficient linear;
  EntCoefficient quadratic;
} EntCoderPair;

/* A unit of which they did not say the same. */
typedef struct
{
  guint  unit;
  guint  n_values;       /* on the scale */
  guint  n_no_evidence;
  int    least, most;    /* of those on the scale */
  double variance;       /* of those, around their mean */
} EntDifference;

typedef struct
{
  guint           n_coders;
  guint           n_units;       /* judged by two or more */
  guint           n_values;      /* in those */
  EntCoefficient  average;       /* of the shares of all pairs who judged a unit together */
  EntCoefficient  unanimous;     /* share of the units judged by two or more in which all said the same */
  EntCoefficient  fleiss;
  EntCoefficient  alpha[3];      /* by EntScale */
  GArray         *pairs;         /* of EntCoderPair, all of them */
  GArray         *differences;   /* of EntDifference, greatest variance first */
} EntAgreement;

EntCoefficient  ent_agreement_alpha  (const EntCodings *codings,
                                      EntScale          scale);
EntCoefficient  ent_agreement_fleiss (const EntCodings *codings);
EntCoefficient  ent_agreement_kappa  (const EntCodings *codings,
                                      guint             a,
                                      guint             b,
                                      EntWeights        weights);
/**
 * ent_agreement_new:
 * @cancellable: (nullable)
 *
 * All of them.  O(pairs of coders × units).
 * Returns: (transfer full) (nullable): NULL where it was cancelled
 */
EntAgreement   *ent_agreement_new    (const EntCodings *codings,
                                      GCancellable     *cancellable);
void            ent_agreement_free   (EntAgreement     *self);

/* For people, translated: why there is no value; "" where there is one. */
const char     *ent_undefined_to_string   (EntUndefined          undefined);
/* "0.743", "−0.012"; "–" where there is none. (transfer full) */
char           *ent_coefficient_format    (const EntCoefficient *self);
/* "74 %"; "–" where there is none. (transfer full) */
char           *ent_coefficient_format_share
                                          (const EntCoefficient *self);
/* What Krippendorff's custom makes of an alpha, a sentence; "" where there is none. */
const char     *ent_coefficient_read      (const EntCoefficient *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAgreement, ent_agreement_free)

G_END_DECLS
