#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* Asks of which case a lecture shall be made, by which of the outlines that the case suggests or from its turning points,
 * and how long it shall take; makes it and goes to it. @case_id: (nullable): chosen at first */
void ent_new_lecture_window_present (GtkWidget  *over,
                                     EntSession *session,
                                     const char *case_id);

G_END_DECLS
