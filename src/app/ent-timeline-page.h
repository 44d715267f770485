#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"

G_BEGIN_DECLS

/* A case's timeline under its one line of tools. */
#define ENT_TYPE_TIMELINE_PAGE (ent_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (EntTimelinePage, ent_timeline_page, ENT, TIMELINE_PAGE, GtkWidget)

GtkWidget *ent_timeline_page_new       (void);
void       ent_timeline_page_set_case  (EntTimelinePage    *self,
                                        EntCase            *item);
/* Selects the event and brings it into view; NULL for none. */
void       ent_timeline_page_select    (EntTimelinePage    *self,
                                        const char         *event_id);
/* Brings these events into view and dims all others; NULL for none dimmed. */
void       ent_timeline_page_highlight (EntTimelinePage    *self,
                                        const char * const *event_ids);

G_END_DECLS
