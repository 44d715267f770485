#pragma once

#include "ent-inspector.h"

G_BEGIN_DECLS

/* One factor in one case: rating, rationale, beside it the person's own (where @personal is not NULL),
 * evidence, sources, then what the factor means. */
void ent_inspector_fill_rating   (GtkBox        *box,
                                  EntCase       *item,
                                  EntCodebook   *codebook,
                                  EntFactor     *factor,
                                  EntPersonal   *personal);
/* One factor: what it means, and how it stands in every case. */
void ent_inspector_fill_factor   (GtkBox        *box,
                                  EntCodebook   *codebook,
                                  GPtrArray     *cases,
                                  EntFactor     *factor);
/* A rating as a large number and in words. */
void ent_inspector_append_rating (GtkBox        *box,
                                  gboolean       has_rating,
                                  int            rating,
                                  EntConfidence  confidence);

G_END_DECLS
