#pragma once

#include <adwaita.h>

#include "ent-case.h"
#include "ent-personal.h"

G_BEGIN_DECLS

/* Where a person writes an event of their own: its title, date in words, lane, text and sources. */
#define ENT_TYPE_OWN_EVENT_WINDOW (ent_own_event_window_get_type ())
G_DECLARE_FINAL_TYPE (EntOwnEventWindow, ent_own_event_window, ENT, OWN_EVENT_WINDOW, AdwWindow)

/* Both open over the window of @over, which is shown the new event when it is there.
 * @date: (nullable): EDTF */
void ent_own_event_window_create (GtkWidget         *over,
                                  EntPersonal       *personal,
                                  EntCase           *item,
                                  const char        *date);
/* @event: copied */
void ent_own_event_window_edit   (GtkWidget         *over,
                                  EntPersonal       *personal,
                                  const EntOwnEvent *event);
/* Before @parent closes. Returns: FALSE where something was typed and the person is asked */
gboolean ent_own_event_window_close_over (GtkWindow *parent);

G_END_DECLS
