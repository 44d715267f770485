#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lists of ids, tags and other strings: GPtrArrays of char*. */

/* @string: (nullable): is in no list */
gboolean ent_string_list_has       (GPtrArray  *list,
                                    const char *string);
/* The same strings in any order; for short lists: O(n²). */
gboolean ent_string_list_equal_set (GPtrArray  *a,
                                    GPtrArray  *b);

G_END_DECLS
