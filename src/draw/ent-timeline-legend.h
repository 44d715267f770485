#pragma once

#include "ent-case.h"
#include "ent-label-cache.h"
#include "ent-picture-style.h"

G_BEGIN_DECLS

/**
 * ent_timeline_legend_paint:
 * @snapshot: (nullable): NULL only measures
 * @signs: whether marks show the sign of a factor
 *
 * What colours in the timelines of @items mean, and then what marks mean, in as many lines as
 * it takes.
 * Returns: its height
 */
double ent_timeline_legend_paint (GtkSnapshot           *snapshot,
                                  EntLabelCache         *labels,
                                  const EntPictureStyle *style,
                                  EntCase * const       *items,
                                  guint                  n_items,
                                  gboolean               signs,
                                  double                 x,
                                  double                 y,
                                  double                 width);

G_END_DECLS
