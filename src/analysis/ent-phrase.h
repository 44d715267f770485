#pragma once

#include "ent-matrix.h"

G_BEGIN_DECLS

/* Pieces that sentences across cases are made of. */

/* A factor inside of a sentence: "trade restoration". (transfer full) */
char    *ent_phrase_dup_factor  (const EntMatrix *matrix,
                                 guint            factor);
/* Whether the factor, all in all, hindered rather than helped: its title names what stands in the way. */
gboolean ent_phrase_is_obstacle (const EntMatrix *matrix,
                                 guint            factor);
/* "+3", "−2": its sign before the number in any direction of text. (transfer full) */
char    *ent_phrase_dup_rating  (int              rating);
/* A title as it stands inside of a sentence. (transfer full) */
char    *ent_phrase_dup_inside  (const char      *title);
/* @parts: (element-type utf8). "Egypt–Israel, Panmunjom and Ecuador–Peru"; of more than @most only the number:
 * "Egypt–Israel and 3 others". (transfer full) */
char    *ent_phrase_join        (GPtrArray       *parts,
                                 guint            most);
/* @case_ids: (element-type utf8): by their short titles. (transfer full) */
char    *ent_phrase_join_cases  (const EntMatrix *matrix,
                                 GPtrArray       *case_ids,
                                 guint            most);

G_END_DECLS
