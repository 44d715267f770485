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

G_END_DECLS
