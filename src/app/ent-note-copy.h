#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* Notes into the clipboard.
 * @over: whose clipboard it is, and whose window tells how many were copied
 * @notes: (element-type EntNote) */
void ent_notes_copy_text      (GtkWidget  *over,
                               GPtrArray  *notes);
/* As citations, with the sources of what they stand on: their cases may have to be read first.
 * @notes: (transfer full) */
void ent_notes_copy_citations (GtkWidget  *over,
                               EntSession *session,
                               GPtrArray  *notes);

G_END_DECLS
