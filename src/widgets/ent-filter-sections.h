#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What panels of filters are made of: a list that scrolls, in it sections that open, in them checks. */

/* Returns the list. @sections: (out): the box for the sections
 * @max_height: from which on it scrolls */
GtkWidget *ent_filter_sections_new   (GtkWidget  **sections,
                                      int          max_height);
/* Appends a section and returns the box for its checks. */
GtkWidget *ent_filter_sections_add   (GtkWidget   *sections,
                                      const char  *title,
                                      gboolean     open);
void       ent_filter_sections_clear (GtkWidget   *sections);
/* A check with a label that wraps. */
GtkWidget *ent_filter_check_new      (const char  *text);

G_END_DECLS
