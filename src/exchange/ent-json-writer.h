#pragma once

#include <glib.h>

#include "ent-text.h"

G_BEGIN_DECLS

/* JSON as people and diffs like it: members in the order they are written, two spaces for
 * each level, characters beyond ASCII as they are.  A value that is NULL leaves its member out.
 * @name is NULL for an item of an array. */
typedef struct _EntJsonWriter EntJsonWriter;

/* @language: of texts that do not say theirs, where they stand beside others */
EntJsonWriter *ent_json_writer_new     (const char    *language);
/* From here on; NULL: none. @language: must live as long */
void           ent_json_writer_set_language (EntJsonWriter *self,
                                        const char    *language);
/* Ends the document and frees the writer. (transfer full) */
char          *ent_json_writer_finish  (EntJsonWriter *self,
                                        gsize         *length);

/* @bracket: "{" or "[", and "}" or "]" */
void           ent_json_writer_open    (EntJsonWriter *self,
                                        const char    *name,
                                        char           bracket);
void           ent_json_writer_close   (EntJsonWriter *self,
                                        char           bracket);

void           ent_json_writer_string  (EntJsonWriter *self,
                                        const char    *name,
                                        const char    *value);
void           ent_json_writer_text    (EntJsonWriter *self,
                                        const char    *name,
                                        const EntText *value);
void           ent_json_writer_integer (EntJsonWriter *self,
                                        const char    *name,
                                        int            value);
/* As few digits as are read as the same number again. */
void           ent_json_writer_number  (EntJsonWriter *self,
                                        const char    *name,
                                        double         value);
void           ent_json_writer_boolean (EntJsonWriter *self,
                                        const char    *name,
                                        gboolean       value);
void           ent_json_writer_null    (EntJsonWriter *self,
                                        const char    *name);
/* Strings in an array on one line; an empty array leaves the member out. */
void           ent_json_writer_ids     (EntJsonWriter *self,
                                        const char    *name,
                                        GPtrArray     *ids);
void           ent_json_writer_integers (EntJsonWriter *self,
                                        const char    *name,
                                        const int     *values,
                                        int            n_values);

G_END_DECLS
