#pragma once

#include "ent-mill.h"

G_BEGIN_DECLS

/**
 * ent_findings_list:
 * @most: how many at most
 *
 * What can best be said of all cases in a few sentences: what those share that came to the outcome, what came
 * before relations and what after.  Fewer, or none, where there are too few cases or ratings.
 * O(cases × factors × events). Any thread.
 * Returns: (transfer full) (element-type EntStatement): the most telling first
 */
GPtrArray *ent_findings_list (EntMatrix *matrix,
                              guint      coder,
                              guint      most);
/* The same of order in time alone: of each factor whether it first helped before relations stood or after, the surest
 * first. (transfer full) (element-type EntStatement) */
GPtrArray *ent_findings_list_order
                             (EntMatrix *matrix,
                              guint      coder,
                              guint      most);

G_END_DECLS
