#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar that asks for another place for a note, while one looks for it on the pages below.
 *
 * Signals: "place", "cancel". */
#define ENT_TYPE_PLACE_BAR (ent_place_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntPlaceBar, ent_place_bar, ENT, PLACE_BAR, GtkWidget)

/* @note_id: (nullable): NULL hides it. @says: what to do */
void        ent_place_bar_ask         (EntPlaceBar *self,
                                       const char  *note_id,
                                       const char  *says);
/* (nullable): the note it asks for */
const char *ent_place_bar_get_note_id (EntPlaceBar *self);

G_END_DECLS
