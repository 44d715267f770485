#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* What an update did to the places of notes, until the person has looked at it: a list, and for what is selected
 * in it old and new side by side.  Once it has a session it also tells, by a toast, what an update did while
 * the program ran, whether it is looked at or not.
 *
 * Actions: inbox.accept (the place it was or would be given), inbox.elsewhere, inbox.leave, inbox.all (accept
 * all of the group that is selected). */
#define ENT_TYPE_INBOX_PAGE (ent_inbox_page_get_type ())
G_DECLARE_FINAL_TYPE (EntInboxPage, ent_inbox_page, ENT, INBOX_PAGE, GtkWidget)

void ent_inbox_page_set_session (EntInboxPage *self,
                                 EntSession   *session);
/* Selects the first note that waits for the person, if none is selected. */
void ent_inbox_page_open        (EntInboxPage *self);

G_END_DECLS
