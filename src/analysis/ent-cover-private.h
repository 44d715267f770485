#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fewest columns that together cover every row: the second half of Quine and McCluskey. Any thread. */

typedef struct _EntCover EntCover;

/* Without columns. */
EntCover  *ent_cover_new     (guint         n_rows);
void       ent_cover_free    (EntCover     *self);
/* @rows: those it covers. Columns are counted from 0. */
void       ent_cover_add     (EntCover     *self,
                              const guint  *rows,
                              guint         n);
/**
 * ent_cover_solve:
 * @max: list at most so many
 * @has_more: (out): whether there are, or may be, more
 *
 * Once; the rows are then used up. Each of them is covered by a column.
 * Returns: (transfer full) (nullable): (element-type GArray of guint): smallest covers, each with its columns
 *   rising, in order; NULL where finding them would take too many steps
 */
GPtrArray *ent_cover_solve   (EntCover     *self,
                              guint         max,
                              gboolean     *has_more);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCover, ent_cover_free)

G_END_DECLS
