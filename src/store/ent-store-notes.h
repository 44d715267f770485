#pragma once

#include "ent-note.h"
#include "ent-sql.h"

G_BEGIN_DECLS

/**
 * ent_notes_read:
 * @where: an SQL condition and order over the table notes, with ?1 for @parameter
 * @keys: (nullable) (element-type gint64): gets each note's key
 *
 * Returns: (transfer full) (element-type EntNote)
 */
GPtrArray *ent_notes_read (sqlite3    *db,
                           const char *where,
                           const char *parameter,
                           GArray     *keys,
                           GError    **error);

G_END_DECLS
