#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* What is done with whole lectures.  @over stands in a window, which is told how it went; each change can be taken back. */

/* One without slides, and goes to it. */
void ent_lecture_create    (GtkWidget  *over,
                            EntSession *session);
void ent_lecture_duplicate (GtkWidget  *over,
                            EntSession *session,
                            const char *lecture_id);
void ent_lecture_delete    (GtkWidget  *over,
                            EntSession *session,
                            const char *lecture_id);
/* Asks where, and writes the lecture as one file for another machine. */
void ent_lecture_share     (GtkWidget  *over,
                            EntSession *session,
                            const char *lecture_id);
/* What follows once the file is chosen. */
void ent_lecture_share_to  (GtkWidget  *over,
                            EntSession *session,
                            const char *lecture_id,
                            const char *path);

G_END_DECLS
