#pragma once

#include <gtk/gtk.h>

#include "ent-library.h"

G_BEGIN_DECLS

/* The link of the view as it is now; (transfer full) (nullable). */
typedef char *(*EntDupLinkFunc) (gpointer data);

/* A button under which the saved views of a case are: to open, to save the present one, to
 * rename and to delete them, to copy the present one's link, and to make a slide of it.
 *
 * Signals: "open" (string: link), "add-to-lecture". */
#define ENT_TYPE_VIEWS_MENU (ent_views_menu_get_type ())
G_DECLARE_FINAL_TYPE (EntViewsMenu, ent_views_menu, ENT, VIEWS_MENU, GtkWidget)

GtkWidget *ent_views_menu_new         (EntDupLinkFunc  dup_link,
                                       gpointer        data);
void       ent_views_menu_set_library (EntViewsMenu   *self,
                                       EntLibrary     *library);
/* @case_id: as ent-store-views.h keeps views; NULL for none */
void       ent_views_menu_set_case    (EntViewsMenu   *self,
                                       const char     *case_id);

G_END_DECLS
