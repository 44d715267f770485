#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-event-table.h"
#include "ent-library.h"
#include "ent-note.h"
#include "ent-personal.h"
#include "ent-view-spec.h"

G_BEGIN_DECLS

/* A case's timeline under its one line of tools, with what people added to it.
 *
 * Signals: "stood" (boolean), see ent-timeline-trail.h; "note-wanted" (EntTarget, to be copied): a note is to be
 * written on that.
 * Action: timeline-page.new-event. */
#define ENT_TYPE_TIMELINE_PAGE (ent_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (EntTimelinePage, ent_timeline_page, ENT, TIMELINE_PAGE, GtkWidget)

GtkWidget *ent_timeline_page_new       (void);
/* @codebook: (nullable): names the lanes of factors */
void       ent_timeline_page_set_case  (EntTimelinePage    *self,
                                        EntCase            *item,
                                        EntCodebook        *codebook);
/* The same before the case itself is there: its timeline can be looked at, but not filtered. When
 * that is set, all stays as it is. */
void       ent_timeline_page_set_table (EntTimelinePage    *self,
                                        EntEventTable      *table,
                                        EntCodebook        *codebook);
/* Selects the event and brings it into view; NULL for none. */
void       ent_timeline_page_select    (EntTimelinePage    *self,
                                        const char         *event_id);
/* Brings these events into view and dims all others; marks show the sign of @factor in them. NULL
 * for none dimmed. */
void       ent_timeline_page_highlight (EntTimelinePage    *self,
                                        const char * const *event_ids,
                                        const char         *factor);
/* Whose events, notes and tags are shown. */
void       ent_timeline_page_set_personal (EntTimelinePage *self,
                                        EntPersonal        *personal);
/* (transfer full) (nullable): what a note is for that is asked for with the pointer over the timeline; NULL: it is not */
EntTarget *ent_timeline_page_dup_pointed (EntTimelinePage  *self);
/* Where saved views are. */
void       ent_timeline_page_set_library (EntTimelinePage  *self,
                                        EntLibrary         *library);
/* Range, lanes, filter and selection of a view of this case. */
void       ent_timeline_page_show      (EntTimelinePage    *self,
                                        const EntViewSpec  *spec);
/* (transfer full) (nullable): the view as it is now; NULL without a case */
EntViewSpec *ent_timeline_page_dup_spec (EntTimelinePage   *self);

/* What is shown as a link "entente:…"; NULL where nothing is. (transfer full) */
char      *ent_timeline_page_dup_link  (EntTimelinePage    *self);
/* "stood" comes at once where it would come in a moment. */
void       ent_timeline_page_settle    (EntTimelinePage    *self);
/* Asks for a date. */
void       ent_timeline_page_ask_date  (EntTimelinePage    *self);

G_END_DECLS
