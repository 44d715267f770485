#pragma once

#include <gtk/gtk.h>

#include "ent-personal.h"

G_BEGIN_DECLS

/* A button for the people whose notes were handed in: who is shown, and whose leave again.  Hidden
 * where there are none. */
#define ENT_TYPE_PEOPLE_MENU (ent_people_menu_get_type ())
G_DECLARE_FINAL_TYPE (EntPeopleMenu, ent_people_menu, ENT, PEOPLE_MENU, GtkWidget)

GtkWidget *ent_people_menu_new          (void);
void       ent_people_menu_set_personal (EntPeopleMenu *self,
                                         EntPersonal   *personal);

/* "12 notes, 3 events, 1 rating"; what there is none of is left out; "" where there is nothing. (transfer full) */
char      *ent_people_dup_counts        (guint          n_notes,
                                         guint          n_events,
                                         guint          n_ratings);

G_END_DECLS
