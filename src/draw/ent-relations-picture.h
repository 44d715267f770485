#pragma once

#include "ent-label-cache.h"
#include "ent-picture-style.h"
#include "ent-relation.h"
#include "ent-time-scale.h"

G_BEGIN_DECLS

/* The step line of relations, level 5 at the top. */

/**
 * ent_relations_picture_snapshot:
 * @steps: of EntRelationStep, in order of date
 * @end_sec: where the last step ends
 * @area: the lowest level's line is its bottom, the highest's its top
 * @line_width: px
 *
 * The line and a light surface under it, over the visible range of @scale. From the first
 * step's date on. Mirrored if the style is right-to-left.
 */
void        ent_relations_picture_snapshot (GtkSnapshot           *snapshot,
                                            const EntPictureStyle *style,
                                            GPtrArray             *steps,
                                            double                 end_sec,
                                            const EntTimeScale    *scale,
                                            const graphene_rect_t *area,
                                            double                 line_width);

/* The step that holds at @seconds. (transfer none) (nullable) */
EntRelationStep *
            ent_relations_find_step        (GPtrArray             *steps,
                                            double                 seconds);

/**
 * ent_relations_describe:
 *
 * The course in words, translated: "Relations: War, Rupture, Contacts; now Partnership".
 * Returns: (transfer full)
 */
char       *ent_relations_describe         (GPtrArray             *steps);

G_END_DECLS
