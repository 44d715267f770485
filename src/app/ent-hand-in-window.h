#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* Asks under which name and of which case what the person wrote is handed in, and writes it to a file.
 * @over: a widget of the window it stands over
 * @case_id: (nullable): that is chosen at first */
void   ent_hand_in_window_present (GtkWidget   *over,
                                   EntSession  *session,
                                   GSettings   *settings,
                                   const char  *case_id);

/* The same for what the person rated, of one case or of all. */
void   ent_hand_in_window_present_ratings
                                  (GtkWidget   *over,
                                   EntSession  *session,
                                   GSettings   *settings);

/* "Anna Kim - Camp David.entente-notes.json", without what a file's name may not hold. (transfer full) */
char  *ent_hand_in_dup_file_name  (const char  *person,
                                   const char  *case_title);
/* "Anna Kim.ratings.json"; @case_title: (nullable): NULL for all. (transfer full) */
char  *ent_hand_in_dup_ratings_name
                                  (const char  *person,
                                   const char  *case_title);
/* Writes the file in a worker, and tells in @over's window how it went. */
void   ent_hand_in_write          (GtkWidget   *over,
                                   EntSession  *session,
                                   const char  *person,
                                   const char  *case_id,
                                   const char  *path);
/* @case_id: (nullable): NULL for all */
void   ent_hand_in_write_ratings  (GtkWidget   *over,
                                   EntSession  *session,
                                   const char  *person,
                                   const char  *case_id,
                                   const char  *path);

G_END_DECLS
