#pragma once

#include "ent-deck.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* Decks in the library: slides, with the cases that they were made from, kept as case files. */

/**
 * ent_deck_load:
 *
 * A kept copy that is gone or cannot be read is missing in the deck.  Views that are known to be of no case, as lectures
 * of before there were copies have them, are shown of the cases as the library has them now: they are kept with the next
 * change of the slide.
 * Returns: (transfer full) (nullable): NOT_FOUND where there is no such lecture
 */
EntDeck   *ent_deck_load            (EntStore      *store,
                                     const char    *lecture_id,
                                     GCancellable  *cancellable,
                                     GError       **error);
/**
 * ent_deck_keep_cases:
 * @slide: its cases without a digest get one
 *
 * Keeps a copy of each case that the slide was made from, where the library has it in the slide's version (0: whatever it
 * has; and where it has none, it is none that the slide was made from).  A slide that was made from another version is
 * left as it is: what it was made from does not change without the person's doing.
 */
gboolean   ent_deck_keep_cases      (EntStore      *store,
                                     EntSlide      *slide,
                                     GError       **error);
/* Keeps their cases, and puts slides in: before the slide @before, or (NULL) after all others. */
gboolean   ent_deck_add_slides      (EntStore      *store,
                                     const char    *lecture_id,
                                     GPtrArray     *slides,
                                     const char    *before,
                                     GError       **error);
/* A lecture and all its slides with their cases, or nothing of it. */
gboolean   ent_deck_put_new         (EntStore         *store,
                                     const EntLecture *lecture,
                                     GPtrArray        *slides,
                                     GError          **error);

G_END_DECLS
