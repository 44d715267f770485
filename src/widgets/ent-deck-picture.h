#pragma once

#include <gtk/gtk.h>

#include "ent-slide-page.h"

G_BEGIN_DECLS

/* A slide as it will look, as large as there is room for, in its own proportions.  It is painted in a thread; until it
 * is, what was there before stays.  A screen reader hears its words.
 *
 * Signals: "painted", when what it shows is another page or another size; "link-activated" (const char *link): a person
 * pressed a link on it, "event:camp-david/treaty" (only with ent_deck_picture_set_links()). */
#define ENT_TYPE_DECK_PICTURE (ent_deck_picture_get_type ())
G_DECLARE_FINAL_TYPE (EntDeckPicture, ent_deck_picture, ENT, DECK_PICTURE, GtkWidget)

GtkWidget          *ent_deck_picture_new          (void);
/**
 * ent_deck_picture_set:
 * @deck: (nullable): NULL: an empty page
 * @slide: index in it
 * @part: of its pages; G_MAXUINT: the last
 *
 * Painted anew only where the slide, what it is made from, or the looks of the lecture are not what they were.
 */
void                ent_deck_picture_set          (EntDeckPicture         *self,
                                                   EntDeck                *deck,
                                                   guint                   slide,
                                                   guint                   part);
void                ent_deck_picture_set_links    (EntDeckPicture         *self,
                                                   gboolean                links);
/* "What happens next?" is one page, with the answer. */
void                ent_deck_picture_set_whole    (EntDeckPicture         *self,
                                                   gboolean                whole);
/* A thin line around it, where it stands on a page of the program. */
void                ent_deck_picture_set_edge     (EntDeckPicture         *self,
                                                   gboolean                edge);
/* As high as its width asks for, and not less: in a list. */
void                ent_deck_picture_set_fixed    (EntDeckPicture         *self,
                                                   gboolean                fixed);
/* (transfer none) (nullable): the page that is to be seen now */
const EntSlidePage *ent_deck_picture_get_page     (EntDeckPicture         *self);
/* The slide's pages, 0 while they are not known. */
guint               ent_deck_picture_get_n_parts  (EntDeckPicture         *self);
/* Where the slide is in the widget, and how many px a point is. FALSE: there is no room for it */
gboolean            ent_deck_picture_get_frame    (EntDeckPicture         *self,
                                                   graphene_rect_t        *frame,
                                                   double                 *px_per_pt);

G_END_DECLS
