#pragma once

#include "ent-inspector.h"

G_BEGIN_DECLS

/* One factor in one case: rating, rationale, evidence, sources, then what the factor means. */
void ent_inspector_fill_rating (GtkBox      *box,
                                EntCase     *item,
                                EntCodebook *codebook,
                                EntFactor   *factor);
/* One factor: what it means, and how it stands in every case. */
void ent_inspector_fill_factor (GtkBox      *box,
                                EntCodebook *codebook,
                                GPtrArray   *cases,
                                EntFactor   *factor);

G_END_DECLS
