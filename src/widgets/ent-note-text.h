#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A CommonMark text to write, saved as one types.  It grows with what is in it and then scrolls.
 * Ctrl+B and Ctrl+I make bold and italic, Tab leaves it, Ctrl+Z takes back what was typed and, where
 * nothing was, activates "win.undo"; Ctrl+Shift+Z does the reverse.
 *
 * Signals: "changed", at each key; "save", when what was typed is to be saved: ENT_NOTE_TEXT_PAUSE_MSEC
 * after the last key, ENT_NOTE_TEXT_LONGEST_MSEC after the first, and at once when the focus leaves or
 * the widget is unmapped; "closed", for Escape. Property: "editable". */
#define ENT_TYPE_NOTE_TEXT (ent_note_text_get_type ())
G_DECLARE_FINAL_TYPE (EntNoteText, ent_note_text, ENT, NOTE_TEXT, GtkWidget)

#define ENT_NOTE_TEXT_PAUSE_MSEC   400
#define ENT_NOTE_TEXT_LONGEST_MSEC 2000

/* @name: what it is, for those who do not see it; @hint: shown while it is empty */
GtkWidget  *ent_note_text_new       (const char  *name,
                                     const char  *hint);
/* Another text: nothing can be taken back to before it. */
void        ent_note_text_set       (EntNoteText *self,
                                     const char  *text);
/* The same text as it is elsewhere now: cursor and selection stay where they stood. */
void        ent_note_text_update    (EntNoteText *self,
                                     const char  *text);
/* (transfer full) */
char       *ent_note_text_dup       (EntNoteText *self);
/* Whether something was typed since the last "save". */
gboolean    ent_note_text_is_dirty  (EntNoteText *self);
/* Emits "save" now if so. */
void        ent_note_text_flush     (EntNoteText *self);
/* What was typed has been given out by other means. */
void        ent_note_text_set_clean (EntNoteText *self);

G_END_DECLS
