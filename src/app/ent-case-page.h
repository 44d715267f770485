#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-address.h"
#include "ent-timeline-page.h"
#include "ent-library.h"
#include "ent-session.h"

G_BEGIN_DECLS

/* One case in its five views: "story", "timeline", "factors", "documents", "notes".
 *
 * Signal: "note-wanted" (EntTarget, pointer; transfer none): a person wants to write one there. */
#define ENT_TYPE_CASE_PAGE (ent_case_page_get_type ())
G_DECLARE_FINAL_TYPE (EntCasePage, ent_case_page, ENT, CASE_PAGE, GtkWidget)

GtkWidget  *ent_case_page_new       (void);
/* Where the person's own things are kept. */
void        ent_case_page_set_library (EntCasePage *self,
                                     EntLibrary    *library);
/* For what the person wrote; once, before the first case. */
void        ent_case_page_set_session (EntCasePage *self,
                                     EntSession    *session);
void        ent_case_page_set_case  (EntCasePage   *self,
                                     EntCase       *item,
                                     EntCodebook   *codebook);
/* The case's timeline, before the case itself is there: no other view can be looked at. */
void        ent_case_page_set_table (EntCasePage   *self,
                                     EntEventTable *table,
                                     EntCodebook   *codebook);
/* (transfer none): the stack a switcher turns */
GtkStack   *ent_case_page_get_stack (EntCasePage   *self);
/* (transfer none) */
EntTimelinePage *
            ent_case_page_get_timeline
                                    (EntCasePage   *self);
/* Turns to the view where @link lives and selects it there. */
void        ent_case_page_go        (EntCasePage      *self,
                                     const EntAddress *link);
/* Marks @link in the views without turning to another. */
void        ent_case_page_mark      (EntCasePage      *self,
                                     const EntAddress *link);
/* Where a note stands, with its words framed for a moment; turns to the view. Targets that are in none of them
 * are left alone. */
void        ent_case_page_show_target
                                    (EntCasePage      *self,
                                     const EntTarget  *target);
/* (transfer full) (nullable): what is selected in the view that is shown: words, or an event */
EntTarget  *ent_case_page_dup_selected
                                    (EntCasePage      *self);

G_END_DECLS
