#pragma once

#include "ent-deck.h"
#include "ent-session.h"

G_BEGIN_DECLS

/* A lecture that is open: its deck as the library has it, and what a person does to it.  Each change is on disk when it is
 * told that it is, can be taken back (the library's undo), and then the deck is another one.  Main thread.
 *
 * Signals: "changed": ent_deck_model_get_deck() is another one; "gone": the lecture is no longer in the library;
 * "failed" (const char *message): something could not be read or written.  What could not be written stays in the deck,
 * and is tried again until it is, even when nobody else holds the model any more. */
#define ENT_TYPE_DECK_MODEL (ent_deck_model_get_type ())
G_DECLARE_FINAL_TYPE (EntDeckModel, ent_deck_model, ENT, DECK_MODEL, GObject)

/* Reads the deck in a moment. */
EntDeckModel *ent_deck_model_new         (EntSession       *session,
                                          const char       *lecture_id);
const char   *ent_deck_model_get_id      (EntDeckModel     *self);
EntSession   *ent_deck_model_get_session (EntDeckModel     *self);
/* (transfer none) (nullable): NULL until it is read */
EntDeck      *ent_deck_model_get_deck    (EntDeckModel     *self);
/* Whether something is yet to be written. */
gboolean      ent_deck_model_is_saving   (EntDeckModel     *self);

/* Changes. @name: translated, what a menu calls it after "Undo"; what was changed is seen in the deck at once, before it
 * is written.
 * @merge_key: (nullable): of typing that goes on: "slide-UUID-title" */
void          ent_deck_model_put_lecture (EntDeckModel     *self,
                                          const EntLecture *lecture,
                                          const char       *name,
                                          const char       *merge_key);
void          ent_deck_model_put_slide   (EntDeckModel     *self,
                                          const EntSlide   *slide,
                                          const char       *name,
                                          const char       *merge_key);
/* @slides: (element-type EntSlide): copied; cases that they were made from and that have no copy yet are kept
 * @before: (nullable): id of a slide; NULL: after all */
void          ent_deck_model_insert      (EntDeckModel     *self,
                                          GPtrArray        *slides,
                                          const char       *before,
                                          const char       *name);
/* @ids: (element-type utf8) */
void          ent_deck_model_remove      (EntDeckModel     *self,
                                          GPtrArray        *ids,
                                          const char       *name);
/* All slides, in this order. */
void          ent_deck_model_order       (EntDeckModel     *self,
                                          GPtrArray        *ids,
                                          const char       *name);
/* Copies of slides, each after its original. */
void          ent_deck_model_duplicate   (EntDeckModel     *self,
                                          GPtrArray        *ids,
                                          const char       *name);
/* A picture for a slide there is or for a new one: kept, and then part of the deck. */
void          ent_deck_model_put_image   (EntDeckModel     *self,
                                          const EntImage   *image);

/* Of all lectures that are open or were. (transfer none) (nullable): why something is not written, though it was tried */
const char   *ent_deck_model_get_problem (void);
void          ent_deck_model_try_again   (void);
/* Leaves what could not be written. */
void          ent_deck_model_give_up     (void);

G_END_DECLS
