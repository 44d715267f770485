#pragma once

#include "ent-matrix.h"

G_BEGIN_DECLS

/* Cases with ratings and relations, for the tests of what is said across cases. */

#define NOT_RATED   99
#define NO_EVIDENCE 98

/* A codebook of one group with factors named so. */
EntCodebook *matrix_fixture_codebook_new (const char * const *factors);
/* Not sealed: period 1950/.., updated on the last day of 2020, one event for each factor, of the same id, in
 * 1960, 1961 and so on, that carries its rating.
 * @ratings: one for each factor, −3 … +3, or as above */
EntCase     *matrix_fixture_case_new     (const char         *id,
                                          const EntCodebook  *codebook,
                                          const int          *ratings);
/* A step of the relations. */
void         matrix_fixture_add_step     (EntCase            *item,
                                          const char         *date,
                                          EntRelationLevel    level);
void         matrix_fixture_add_moment   (EntCase            *item,
                                          EntMomentKind       kind,
                                          const char         *date);
/* Seals the cases. @cases: (transfer full) of each, NULL at the end */
EntMatrix   *matrix_fixture_new          (EntCodebook        *codebook,
                                          GPtrArray          *ratings,
                                          EntCase           **cases);

G_END_DECLS
