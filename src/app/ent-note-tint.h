#pragma once

#include <gtk/gtk.h>

#include "ent-note.h"

G_BEGIN_DECLS

/* How words with a note on them look: a surface below, on which text and links keep WCAG AA contrast, and
 * a line under them that stands out at 3:1 from the page and the surface. */
void ent_note_tint_get (EntNoteColor  color,
                        gboolean      dark,
                        gboolean      high_contrast,
                        GdkRGBA      *fill,
                        GdkRGBA      *edge);

G_END_DECLS
