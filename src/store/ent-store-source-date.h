#pragma once

#include "ent-source.h"

G_BEGIN_DECLS

/* The parts of a CSL date as a column holds them: "[[1977,9,5],[1989]]". */

/* (transfer full) (nullable): NULL for a date without parts */
char    *ent_source_date_to_json   (const EntSourceDate *date);
/* Fills @date's parts; FALSE for anything that ent_source_date_to_json() does not write. */
gboolean ent_source_date_from_json (EntSourceDate       *date,
                                    const char          *json);

G_END_DECLS
