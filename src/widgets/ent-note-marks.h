#pragma once

#include <gtk/gtk.h>

#include "ent-picture-style.h"

G_BEGIN_DECLS

/* Light marks over a CommonMark text that is being written: what is bold, italic, a heading, a
 * quotation, code, a link or a tag looks a little like it, and the signs that make it so are
 * faint.  The text itself is never changed. */

/* Longer texts stay plain, in characters. */
#define ENT_NOTE_MARKS_MAX 100000

/* Gives @buffer what it needs; once. */
void ent_note_marks_add       (GtkTextBuffer         *buffer);
void ent_note_marks_set_style (GtkTextBuffer         *buffer,
                               const EntPictureStyle *style);
/* After each change of the text; O(length). */
void ent_note_marks_update    (GtkTextBuffer         *buffer);

G_END_DECLS
