#pragma once

#include <gtk/gtk.h>

#include "ent-note-filter.h"
#include "ent-session.h"

G_BEGIN_DECLS

/* Where the conditions for notes are chosen.
 *
 * Signals: "changed", when the person chose. */
#define ENT_TYPE_NOTE_FILTER_PANEL (ent_note_filter_panel_get_type ())
G_DECLARE_FINAL_TYPE (EntNoteFilterPanel, ent_note_filter_panel, ENT, NOTE_FILTER_PANEL, GtkWidget)

GtkWidget           *ent_note_filter_panel_new        (EntSession          *session);
/* What there is to choose from. @notes: (element-type EntNoteItem): their tags, people and, with
 * @with_cases, cases */
void                 ent_note_filter_panel_set        (EntNoteFilterPanel  *self,
                                                       GListModel          *notes,
                                                       gboolean             with_cases,
                                                       const EntNoteFilter *filter);
/* The checks and dates follow. */
void                 ent_note_filter_panel_set_filter (EntNoteFilterPanel  *self,
                                                       const EntNoteFilter *filter);
const EntNoteFilter *ent_note_filter_panel_get_filter (EntNoteFilterPanel  *self);

/* (transfer full) (element-type utf8): the tags of the notes, each once, by name */
GPtrArray           *ent_notes_list_tags              (GListModel          *notes);

G_END_DECLS
