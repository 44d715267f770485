#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * ent_json_tree_new:
 * @bytes: what ent_json_scan() made clean: it is not checked once more whether it is JSON
 *
 * As JsonParser does it, in a third of the time: that one comes from a scanner of programming languages.
 * Returns: (transfer full) (nullable): NULL where it is no JSON after all
 */
JsonNode *ent_json_tree_new (const char *bytes,
                             gsize       length);

G_END_DECLS
