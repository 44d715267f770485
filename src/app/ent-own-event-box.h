#pragma once

#include <gtk/gtk.h>

#include "ent-personal.h"

G_BEGIN_DECLS

/* An event that somebody added, as the inspector tells of it: whose it is, title, date, text, lane and sources, and
 * for the person's own buttons to edit and delete it. It follows the event, also when that goes. */
#define ENT_TYPE_OWN_EVENT_BOX (ent_own_event_box_get_type ())
G_DECLARE_FINAL_TYPE (EntOwnEventBox, ent_own_event_box, ENT, OWN_EVENT_BOX, GtkWidget)

GtkWidget *ent_own_event_box_new (EntPersonal *personal,
                                  const char  *id);

G_END_DECLS
