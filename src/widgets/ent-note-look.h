#pragma once

#include "ent-note.h"

G_BEGIN_DECLS

/* How flags and colours of notes look wherever they are shown; each with its name beside it. */

/* Of a symbolic icon that the program brings along. */
const char *ent_note_flag_to_icon  (EntNoteFlag  flag);
/* A style class that sets the colour: of a swatch, of the edge of a card. */
const char *ent_note_color_to_class (EntNoteColor color);

G_END_DECLS
