#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/**
 * ent_lecture_open_file:
 * @over: in whose window toasts tell how it went
 * @file: a lecture that was shared, or any other
 *
 * Reads it, asks what there is to ask, puts the lecture into the library and goes to it.
 */
void ent_lecture_open_file (GtkWidget  *over,
                            EntSession *session,
                            GFile      *file);

G_END_DECLS
