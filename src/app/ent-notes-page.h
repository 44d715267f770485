#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* All notes, or those of a case: found, filtered, ordered; one or many of them changed; and those that
 * were deleted.  A note that is activated opens through "win.go", one that is selected shows
 * beside through "win.inspect".
 *
 * Actions: notes.open, notes.versions, notes.add-tag, notes.tag(s), notes.untag(s), notes.flag(s), notes.color(s),
 * notes.copy, notes.add-to-lecture, notes.export, notes.delete, of what is selected; notes.sort(s), notes.clear-filter, notes.bin,
 * notes.leave-bin. */
#define ENT_TYPE_NOTES_PAGE (ent_notes_page_get_type ())
G_DECLARE_FINAL_TYPE (EntNotesPage, ent_notes_page, ENT, NOTES_PAGE, GtkWidget)

GtkWidget *ent_notes_page_new         (void);
void       ent_notes_page_set_session (EntNotesPage *self,
                                       EntSession   *session);
/* @case_id: (nullable): NULL for all cases, as it is at first */
void       ent_notes_page_set_case    (EntNotesPage *self,
                                       const char   *case_id);
/* What a link asks for: "tag=sanctions&flag=question&color=blue&place=lost&case=camp-david&words=…", each of
 * them as often as wanted; NULL leaves the page as it is. */
void       ent_notes_page_show        (EntNotesPage *self,
                                       const char   *query);

G_END_DECLS
