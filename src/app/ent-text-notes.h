#pragma once

#include "ent-noted-text.h"
#include "ent-placing.h"
#include "ent-reading.h"

G_BEGIN_DECLS

/* The notes on the texts of one page: keeps them painted, and knows what of the page is selected.  N adds a
 * note.
 *
 * Signal: "wanted" (EntTarget, pointer; transfer none): a note on what is selected, or on a whole text. */
#define ENT_TYPE_TEXT_NOTES (ent_text_notes_get_type ())
G_DECLARE_FINAL_TYPE (EntTextNotes, ent_text_notes, ENT, TEXT_NOTES, GObject)

/* @page: has the key; @reading: scrolls its texts. Both borrowed, and outlive this. */
EntTextNotes *ent_text_notes_new           (GtkWidget    *page,
                                            EntReading   *reading);
void          ent_text_notes_set_personal  (EntTextNotes *self,
                                            EntPersonal  *personal);
/* The texts are of this case now, and there are none yet. */
void          ent_text_notes_set_case      (EntTextNotes *self,
                                            EntCase      *item);
/* @text: borrowed, with its blocks and words. The notes on it are shown. */
void          ent_text_notes_add           (EntTextNotes *self,
                                            EntNotedText *text);
/* (transfer full) (nullable): the words selected on the page */
EntTarget    *ent_text_notes_dup_selected  (EntTextNotes *self);
/* Scrolls to words of a text and frames them for a moment; with @start = @end to its beginning. */
void          ent_text_notes_show_words    (EntTextNotes *self,
                                            const char   *id,
                                            guint         start,
                                            guint         end);

G_END_DECLS
