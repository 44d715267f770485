#pragma once

#include "ent-case.h"
#include "ent-label-cache.h"
#include "ent-picture-style.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_LEGEND_SIGNS    = 1 << 0,  /* marks show the sign of a factor */
  ENT_LEGEND_YOURS    = 1 << 1,  /* events that the person added */
  ENT_LEGEND_OTHERS   = 1 << 2,  /* events that others handed in */
  ENT_LEGEND_EVIDENCE = 1 << 3,  /* of factors over time */
} EntLegendFlags;

/**
 * ent_timeline_legend_paint:
 * @snapshot: (nullable): NULL only measures
 * @flags: what there is beside marks of the cases' events
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
                                  EntLegendFlags         flags,
                                  double                 x,
                                  double                 y,
                                  double                 width);

G_END_DECLS
