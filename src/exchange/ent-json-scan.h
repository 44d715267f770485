#pragma once

#include "ent-json.h"

G_BEGIN_DECLS

/**
 * ent_json_scan:
 * @max_depth: most arrays and objects inside one another
 * @clean: (out): the same bytes with every fault that can be mended made harmless
 * @clean_length: (out): how many of them to parse
 * @names: (out) (optional) (nullable): the set of member names of the outermost object; NULL if
 *   there is none
 *
 * Reads the bytes by the grammar of RFC 8259, more strictly than a parser does, and reports
 * to @json what a parser hides: duplicate members, invalid UTF-8, control characters, lone
 * surrogates, numbers beyond what can be read exactly, comments, trailing commas and whatever
 * follows the end.  O(length).
 * Returns: whether @clean can be parsed
 */
gboolean ent_json_scan              (EntJson     *json,
                                     const char  *bytes,
                                     gsize        length,
                                     guint        max_depth,
                                     char       **clean,
                                     gsize       *clean_length,
                                     GHashTable **names);

/* The whole way from bytes to a tree; NULL if there is none. (transfer full) */
JsonNode *ent_json_read             (EntJson     *json,
                                     const char  *bytes,
                                     gsize        length,
                                     guint        max_depth);

G_END_DECLS
