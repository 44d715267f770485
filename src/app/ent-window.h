#pragma once

#include <adwaita.h>

#include "ent-application.h"

G_BEGIN_DECLS

/* The window: sidebar, content and inspector under one header bar.
 *
 * Actions, all with a link as ent-address.h writes it where they take a string, win.go also
 * with one to a timeline as ent-view-spec.h writes it:
 *   win.go(s)       opens the page where it lives, and shows it beside
 *   win.inspect(s)  only shows it beside
 *   win.tell(s)     shows a message for a moment
 *   win.tell-undo(s)  the same, with a button that takes the last change back
 *   win.undo, win.redo  what people wrote, across the program
 *   win.add-note(s)  writes a note on what the link leads to; "": on what is shown beside
 *   win.view(s)     turns the case's views
 *   win.tell-open(ss)  shows a message with a button that goes to a link
 *   win.add-slide  asks into which lecture a slide shall go, as ent-slide-maker.h hands it over
 *   win.add-to-lecture(ss)  the same for what a link leads to and the words of it that are selected; "": what is selected
 *   win.add-notes-to-lecture(as)  the same for notes, by their ids
 *   win.new-lecture, win.open-lecture-file  a lecture without slides; one that was shared
 *   win.new-lecture-from-case(s)  asks which lecture shall be made of the case; "": of the open one
 *   win.export-lecture(s), win.print-lecture(s), win.share-lecture(s), win.duplicate-lecture(s), win.delete-lecture(s)  with
 *                   the lecture's id; "": the open one
 *   win.case-handout(s)  a case on paper for students; "": the open one
 *   win.present-lecture(s)  holds the lecture of this id, "" the one that is open (ent-presenter.h)
 *   win.rehearsals(s)  how it went each time, the same way
 *   win.note-versions(s)  shows what the note of this id was before
 *   win.go-to-date  asks for a date on the timeline of the open case
 *   win.hand-in, win.open-hand-ins, win.import-notes  ask for what to write or read
 *   win.import-ratings, win.export-ratings  the same for ratings alone
 *   win.search, win.back, win.forward, win.show-sidebar, win.show-inspector */
#define ENT_TYPE_WINDOW (ent_window_get_type ())
G_DECLARE_FINAL_TYPE (EntWindow, ent_window, ENT, WINDOW, AdwApplicationWindow)

EntWindow *ent_window_new     (EntApplication       *application);

/* (transfer none) */
EntSession *ent_window_get_session (EntWindow        *self);
/* Opens a link from outside the program, or what is left to open once the library is there. */
void       ent_window_open    (EntWindow            *self,
                               const char           *uri);

/* Opens files of notes, as people hand them in or other programs write them, and says what was in
 * them; and lectures that were shared. @files: (element-type GFile) */
void       ent_window_open_files (EntWindow          *self,
                               GPtrArray            *files);

/* The library was opened, or could not be (@error): shows what a person should hear, and
 * the place they left. */
void       ent_window_started (EntWindow            *self,
                               const EntStoreReport *report,
                               const GError         *error);

/* What a sync of the feeds has brought, in one line. @n_changes: of cases: they can be gone to */
void       ent_window_tell_updates (EntWindow         *self,
                                    guint              n_changes,
                                    const char        *message);

G_END_DECLS
