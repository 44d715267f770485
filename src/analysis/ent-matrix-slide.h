#pragma once

#include "ent-lecture.h"
#include "ent-matrix-spec.h"
#include "ent-statement.h"

G_BEGIN_DECLS

/* Slides made of what is said across cases.  Each is whole: it points at what it shows, and keeps in words what was
 * said, with links to cells and events and the sources as footnotes ("[^1]"), as they were.  CommonMark, in the
 * user's language. Any thread. */

/* The matrix as it stands. What it is to show later is the cases that it shows now, though others may come. (transfer
 * full) */
EntSlide *ent_slide_new_matrix    (const EntMatrix     *matrix,
                                   const EntMatrixSpec *spec);
/* One factor in every case: how it helped and hindered, ratings, rationales, the events that carry them. (transfer
 * full) */
EntSlide *ent_slide_new_factor    (const EntMatrix     *matrix,
                                   guint                factor);
/* (transfer full) */
EntSlide *ent_slide_new_statement (const EntMatrix     *matrix,
                                   const EntStatement  *statement);

/* @items: of guint: indices of cases. (transfer full): what was made of them was made from: "Source: Entente,
 * camp-david 2, us-vietnam 3 (CC-BY-SA-4.0)" */
char     *ent_matrix_dup_source   (const EntMatrix     *matrix,
                                   GArray              *items);

G_END_DECLS
