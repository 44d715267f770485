#pragma once

#include <gio/gio.h>

#include "ent-case-file.h"
#include "ent-json.h"

G_BEGIN_DECLS

/* What case files and codebooks have in common. */

/* As ent_exchange_load_bytes(), of a kind of files with another limit. */
char     *ent_file_load_bytes  (const char    *path,
                                gsize          max_bytes,
                                GPtrArray     *faults,
                                gsize         *length,
                                GCancellable  *cancellable,
                                GError       **error);
/* From bytes to a tree within the limits; NULL with @error set if there is none. */
JsonNode *ent_file_read_root_of (EntJson      *json,
                                const char    *bytes,
                                gsize          length,
                                gsize          max_bytes,
                                GError       **error);
/* The same within those of a case file. */
JsonNode *ent_file_read_root   (EntJson       *json,
                                const char    *bytes,
                                gsize          length,
                                GError       **error);
/* FALSE with @error set if the file has a later format than this Entente can read. */
gboolean  ent_file_check_format (EntJson      *json,
                                JsonNode      *root,
                                GError       **error);
/* Closes the list of faults; FALSE with @error set if there is one. */
gboolean  ent_file_finish      (EntJson       *json,
                                GError       **error);

G_END_DECLS
