#pragma once

#include "ent-sets.h"

G_BEGIN_DECLS

/* How well "X, so Y" and "no Y without X" fit memberships. Plain numbers. Any thread. */

/* NAN where nothing can be divided by: no case is in X. */
typedef struct
{
  double consistency;  /* Σ min(x,y) / Σ x */
  double pri;          /* proportional reduction in inconsistency: the same, less what is in Y and not Y at once */
  double coverage;     /* Σ min(x,y) / Σ y */
} EntSufficiency;

typedef struct
{
  double consistency;  /* Σ min(x,y) / Σ y */
  double coverage;     /* Σ min(x,y) / Σ x */
  double ron;          /* relevance of necessity (Schneider and Wagemann 2012): Σ (1 − x) / Σ (1 − min(x,y)); near
                        * 0 for what is nearly always there */
} EntNecessity;

/* @x, @y: n memberships without NAN */
EntSufficiency ent_fit_sufficiency (const double *x,
                                    const double *y,
                                    guint         n);
EntNecessity   ent_fit_necessity   (const double *x,
                                    const double *y,
                                    guint         n);

G_END_DECLS
