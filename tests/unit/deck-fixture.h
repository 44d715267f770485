#pragma once

#include "ent-deck.h"

G_BEGIN_DECLS

/* A lecture on Camp David with a slide of every kind, a section, a skipped slide and speaker notes, from the cases that
 * the program ships. */
EntDeck  *deck_fixture_new       (void);
/* Index of the first slide of a kind. */
guint     deck_fixture_find      (const EntDeck    *deck,
                                  EntSlideKind      kind);
/* So many slides: those of the fixture again and again, with ids of their own. */
EntDeck  *deck_fixture_new_large (guint             n_slides);
/* Of three slides, "1" to "3": the first begins "One"; the second begins "Two", and is skipped. */
EntDeck  *deck_fixture_new_sections (void);

G_END_DECLS
