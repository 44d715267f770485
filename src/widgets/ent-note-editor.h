#pragma once

#include <gtk/gtk.h>

#include "ent-note.h"

G_BEGIN_DECLS

/* One note to read and write: its words as CommonMark with light marks, tags, colour, flag, and whether it
 * is saved.
 *
 * Signals: "save" (EntNote: transfer none, to be copied), within half a second of the last key and at once when
 * the focus leaves, the widget is unmapped or colour, flag or tags change; "delete"; "closed" (Escape).
 * Property: "editable": FALSE for what others wrote. */
#define ENT_TYPE_NOTE_EDITOR (ent_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (EntNoteEditor, ent_note_editor, ENT, NOTE_EDITOR, GtkWidget)

GtkWidget  *ent_note_editor_new        (void);

/* @note: copied. The same note (by its id) from elsewhere does not take away what was typed since it was last
 * saved, nor the place of the cursor. */
void        ent_note_editor_set_note   (EntNoteEditor *self,
                                        const EntNote *note);
/* What it would save now. (transfer full) (nullable) */
EntNote    *ent_note_editor_dup_note   (EntNoteEditor *self);
/* Emits "save" now if something was typed that was not yet given out. */
void        ent_note_editor_flush      (EntNoteEditor *self);

/* What the line below says: "Saved", "Saving…", or why not. @problem: (nullable) */
void        ent_note_editor_set_saved  (EntNoteEditor *self,
                                        gboolean       saved,
                                        const char    *problem);
/* Suggestions for tags. @tags: (element-type utf8) */
void        ent_note_editor_set_tags   (EntNoteEditor *self,
                                        GPtrArray     *tags);
/* Its menu has this section too. (nullable) */
void        ent_note_editor_set_menu   (EntNoteEditor *self,
                                        GMenuModel    *section);

G_END_DECLS
