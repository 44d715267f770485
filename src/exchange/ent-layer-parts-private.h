#pragma once

#include "ent-annotation-read-private.h"
#include "ent-json-writer.h"
#include "ent-own.h"

G_BEGIN_DECLS

/* What all files have in common in which people hand in what is their own: notes of a case, ratings of many. */

#define ENT_LAYER_MAX_TITLE   2000
#define ENT_LAYER_MAX_TEXT    1000000
#define ENT_LAYER_MAX_RATINGS 10000

/* Whether the bytes are JSON with this "type". */
gboolean      ent_layer_has_type       (const char          *bytes,
                                        gsize                length,
                                        const char          *type);
/* "Ann Lee.ratings.json", without what a file's name may not hold. (transfer full) */
char         *ent_layer_dup_file_name  (const char          *person_name,
                                        const char          *person_id,
                                        const char          *suffix);

/* A string that is not empty. */
void          ent_layer_write_filled   (EntJsonWriter       *writer,
                                        const char          *name,
                                        const char          *value);
void          ent_layer_write_person   (EntJsonWriter       *writer,
                                        const char          *id,
                                        const char          *name);
/* @with_case: it says of which case it is */
void          ent_layer_write_rating   (EntJsonWriter       *writer,
                                        const EntOwnRating  *rating,
                                        gboolean             with_case);

/* The member "id", in small letters. (transfer full) (nullable) */
char         *ent_layer_read_uuid      (EntJson             *json,
                                        JsonObject          *object);
/* The member "person". Who gave no name is called by the id.
 * @id: (out) (nullable); @name: (out) (nullable) */
void          ent_layer_read_person    (EntJson             *json,
                                        JsonObject          *root,
                                        char               **id,
                                        char               **name);
void          ent_layer_read_times     (EntAnnotationReader *reader,
                                        JsonObject          *object,
                                        gint64              *created_usec,
                                        gint64              *modified_usec);
/**
 * ent_layer_read_rating:
 * @case_id: (nullable): of which case it is; NULL: it says so itself
 * @there: of ent_layer_ratings_new(): those read so far, which must live as long
 *
 * Returns: (transfer full) (nullable): without a layer
 */
EntOwnRating *ent_layer_read_rating    (EntAnnotationReader *reader,
                                        JsonNode            *node,
                                        const char          *case_id,
                                        GHashTable          *there);

/* A set of borrowed ratings, each for another factor of another case. (transfer full) */
GHashTable   *ent_layer_ratings_new    (void);

G_END_DECLS
