#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A column of text to read: scrolled, of a good width, in the size the person chose. */
#define ENT_TYPE_READING (ent_reading_get_type ())
G_DECLARE_FINAL_TYPE (EntReading, ent_reading, ENT, READING, GtkWidget)

GtkWidget *ent_reading_new       (void);
/* (transfer none): the column; fill it */
GtkBox    *ent_reading_get_box   (EntReading *self);
/* Empties it and goes back to its top. */
void       ent_reading_clear     (EntReading *self);
/* Scrolls until @child stands at the top, as soon as it has a place. */
void       ent_reading_scroll_to (EntReading *self,
                                  GtkWidget  *child);

G_END_DECLS
