#pragma once

#include "ent-deck.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* Decks in the library: slides, with the cases that they were made from, kept as case files. */

/**
 * ent_deck_load:
 *
 * A kept copy that is gone or cannot be read is missing in the deck.
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
 * Keeps a copy of each case that the slide was made from, as the library has it now.  A case that is not in the library any
 * more is none that it was made from.
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

G_END_DECLS
