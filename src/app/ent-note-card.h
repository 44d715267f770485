#pragma once

#include <gtk/gtk.h>

#include "ent-personal.h"

G_BEGIN_DECLS

/* One note in a list: a card to read, that opens into its editor.
 *
 * Signals: "opened"; "vanish", when it was new, nothing was written in it and it was left. */
#define ENT_TYPE_NOTE_CARD (ent_note_card_get_type ())
G_DECLARE_FINAL_TYPE (EntNoteCard, ent_note_card, ENT, NOTE_CARD, GtkWidget)

/* @note: one that @personal has, or a new one that it gets once something is written.
 * @where: whether to say on what it stands */
GtkWidget  *ent_note_card_new    (EntPersonal   *personal,
                                  const EntNote *note,
                                  gboolean       where);
const char *ent_note_card_get_id (EntNoteCard   *self);
/* Whether it is new and nothing was written in it yet. */
gboolean    ent_note_card_is_new (EntNoteCard   *self);
/* Looks for the note in what people wrote again. FALSE where it went. */
gboolean    ent_note_card_update (EntNoteCard   *self);
/* The editor, with the focus in it. */
void        ent_note_card_open   (EntNoteCard   *self);
gboolean    ent_note_card_is_open (EntNoteCard  *self);
/* The card to read. */
void        ent_note_card_close  (EntNoteCard   *self);

G_END_DECLS
