#pragma once

#include <gtk/gtk.h>

#include "ent-deck-model.h"
#include "ent-show.h"
#include "ent-stage.h"

G_BEGIN_DECLS

/* Where a note is written while a lecture is held.  It lands among the speaker's notes of the slide where one is when it
 * opens, and as a note of the person's own on what the slide shows; also where it is closed in any other way than by its
 * button.
 *
 * Signal: "saved" (string: what was done with it). */
#define ENT_TYPE_LECTURE_NOTE (ent_lecture_note_get_type ())
G_DECLARE_FINAL_TYPE (EntLectureNote, ent_lecture_note, ENT, LECTURE_NOTE, GtkPopover)

GtkPopover *ent_lecture_note_new  (EntShow        *show,
                                   EntDeckModel   *model,
                                   EntStage       *stage);
/* What is written in it is kept, now. */
void        ent_lecture_note_save (EntLectureNote *self);

/* For tests and for whoever writes one: a note on what a slide shows, or on @link ("event:camp-david/treaty") of it.
 * @link: (nullable). (transfer full) */
EntNote    *ent_lecture_note_make (EntDeck        *deck,
                                   const EntSlide *slide,
                                   const char     *link,
                                   const char     *text);

G_END_DECLS
