#pragma once

#include "ent-note.h"

G_BEGIN_DECLS

/* What a note stands on, as an IRI that stays the same:
 *
 *   entente:us-vietnam                           the case
 *   entente:us-vietnam/event/embargo-lifted      an event
 *   entente:us-vietnam/own/UUID                  an event of a person's own
 *   entente:us-vietnam/story/ID                  a section of the story
 *   entente:us-vietnam/document/ID               a document
 *   entente:us-vietnam/factor/trade-restoration  a factor's rating in the case
 *   entente:us-vietnam/span                      a span of time; a fragment says which
 *
 * "-" stands for no case: entente:-/factor/trade-restoration is the factor across all.
 * Whatever may not stand in an IRI is escaped with "%". */

/* Members of ours are "ent:color" and so on, and the prefix stands for this. It is not "entente", for
 * that would make the IRIs above into names in it. */
#define ENT_ANNOTATION_PREFIX "ent"
#define ENT_ANNOTATION_SPACE  "https://entente.github.io/ns#"

/* (transfer full) */
char       *ent_target_to_iri     (const char       *case_id,
                                   const EntTarget  *target);
/**
 * ent_target_from_iri:
 * @case_id: (out) (nullable) (transfer full):
 *
 * Returns: (transfer full) (nullable): NULL where it is no such IRI
 */
EntTarget  *ent_target_from_iri   (const char       *iri,
                                   char            **case_id);

/* A span's fragment, "date=1978-09-05/1978-09-17", and its EDTF date; NULL where it is none. (transfer full) */
char       *ent_date_to_fragment  (const char       *date);
char       *ent_date_from_fragment (const char      *fragment);

/* Whether it can be an IRI: a scheme, and no character after it that none may have. */
gboolean    ent_iri_is_valid      (const char       *string);

G_END_DECLS
