#pragma once

#include "ent-deck.h"

G_BEGIN_DECLS

/* A slide of an open lecture, as a row of its list: the same object as long as the lecture has it, whatever becomes of
 * its words and its place.  Main thread.
 *
 * Signal "changed": what it says, where it stands, or the deck, is another one. */
#define ENT_TYPE_SLIDE_ITEM (ent_slide_item_get_type ())
G_DECLARE_FINAL_TYPE (EntSlideItem, ent_slide_item, ENT, SLIDE_ITEM, GObject)

/* @number: among the slides that are shown, from 1; 0: it is skipped */
EntSlideItem   *ent_slide_item_new        (EntDeck       *deck,
                                           guint          index,
                                           guint          number);
void            ent_slide_item_set        (EntSlideItem  *self,
                                           EntDeck       *deck,
                                           guint          index,
                                           guint          number);
/* What it was made from says something else now. */
void            ent_slide_item_set_stale  (EntSlideItem  *self,
                                           gboolean       stale);
gboolean        ent_slide_item_is_stale   (EntSlideItem  *self);
EntDeck        *ent_slide_item_get_deck   (EntSlideItem  *self);
guint           ent_slide_item_get_index  (EntSlideItem  *self);
guint           ent_slide_item_get_number (EntSlideItem  *self);
const EntSlide *ent_slide_item_get_slide  (EntSlideItem  *self);

/* Words for slides and lectures. */

/* "2½ min" as numbers are written: "2.5 min". (transfer full) */
char           *ent_slide_dup_minutes     (int            seconds);
/* What a list calls it: its title, or else the first words of its body, or what it is. (transfer full) */
char           *ent_slide_dup_name        (const EntSlide *slide);
/* "9 slides · 20 of 20 min planned" (transfer full) */
char           *ent_deck_dup_plan         (const EntDeck *deck);

G_END_DECLS
