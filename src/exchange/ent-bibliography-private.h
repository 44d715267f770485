#pragma once

#include "ent-bibliography.h"

G_BEGIN_DECLS

/* @keys: (element-type utf8): of each source, unique */
char     *ent_bibliography_to_bibtex    (GPtrArray       *sources,
                                         GPtrArray       *keys);
char     *ent_bibliography_to_ris       (GPtrArray       *sources);
char     *ent_bibliography_to_csl_json  (GPtrArray       *sources,
                                         GPtrArray       *keys);
/* An entry in plain text. (transfer full) */
char     *ent_bibliography_dup_plain    (const EntSource *source);

/* What stands in a range of numbers, "12-14", "12–14", or is one. */
gboolean  ent_bibliography_split_pages  (const char      *page,
                                         char           **first,
                                         char           **last);

/* Whether words stand whole in a text, so that they need not be said once more.
 * @text: (nullable)
 * @names: (nullable): NULL at the end: one of them, in any case, stands before the words: "no." */
gboolean  ent_bibliography_is_said      (const char         *text,
                                         const char         *words,
                                         const char * const *names);

G_END_DECLS
