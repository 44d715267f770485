#pragma once

#include "ent-lecture-file.h"

G_BEGIN_DECLS

/* What writing and reading a lecture's file share. */

#define ENT_LECTURE_FILE_TYPE "entente-lecture"

/* @deck: (transfer full) */
EntLectureFile *ent_lecture_file_new  (EntDeck        *deck);
/* @url: (nullable), as the others: to be filled */
EntLectureFeed *ent_lecture_feed_new  (const char     *url,
                                       const char     *title,
                                       const char     *key);
void            ent_lecture_feed_free (EntLectureFeed *self);

/**
 * ent_lecture_read_excerpt:
 * @name: by which slides know the case: "us-vietnam@demo"
 * @digest: (out) (transfer full): of its canonical bytes
 *
 * Returns: (transfer full) (nullable): the case, from what is or is to be its kept copy
 */
EntCase        *ent_lecture_read_excerpt (const char   *bytes,
                                          gsize         length,
                                          const char   *name,
                                          GPtrArray    *faults,
                                          char        **digest,
                                          GError      **error);
gboolean        ent_lecture_deck_has_case (const EntDeck *deck,
                                          const char    *digest);

/* Whether it keeps to the limits that reading has; @error names what does not, and what to do */
gboolean        ent_lecture_file_check      (const EntLectureFile  *self,
                                             GError               **error);
/* The case that the library has as @id, where what the slides quote of it is the same as in @kept, whatever feed it came
 * from. (transfer full) (nullable): NULL without @error where it is another, or there is none */
EntCase        *ent_lecture_file_load_same  (const EntLectureFile  *self,
                                             EntStore              *store,
                                             const EntDeckCase     *kept,
                                             const char            *id,
                                             GError               **error);
/* Whether the library's case of this id is one that slides were made from. FALSE: it could not be asked */
gboolean        ent_lecture_file_is_same    (const EntLectureFile  *self,
                                             EntStore              *store,
                                             const char            *id,
                                             gboolean              *same,
                                             GError               **error);
/* (transfer full) (nullable) (element-type utf8 utf8): id in the file → id in the library, where they differ */
GHashTable     *ent_lecture_file_list_names (const EntLectureFile  *self,
                                             EntStore              *store,
                                             GError               **error);

G_END_DECLS
