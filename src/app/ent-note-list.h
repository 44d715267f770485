#pragma once

#include <gtk/gtk.h>

#include "ent-note-filter.h"
#include "ent-session.h"

G_BEGIN_DECLS

/* The notes that a page of them shows, of all that there are:
 *
 *   session's notes ─ of one case or all, of people that are shown ─ that match the filter ─ in order
 *
 * It follows what is written.  Of very many notes it filters some at a time. */
#define ENT_TYPE_NOTE_LIST (ent_note_list_get_type ())
G_DECLARE_FINAL_TYPE (EntNoteList, ent_note_list, ENT, NOTE_LIST, GObject)

EntNoteList         *ent_note_list_new        (EntSession          *session);
/* (transfer none) (element-type EntNoteItem): in order */
GListModel          *ent_note_list_get_model  (EntNoteList         *self);
/* (transfer none): the same without the filter, in no order */
GListModel          *ent_note_list_get_all    (EntNoteList         *self);
/* (transfer none): with the filter, in no order; its "pending" says how many are still to be looked at */
GtkFilterListModel  *ent_note_list_get_matching (EntNoteList       *self);
/* @case_id: (nullable): NULL for all cases */
void                 ent_note_list_set_case   (EntNoteList         *self,
                                               const char          *case_id);
const char          *ent_note_list_get_case   (EntNoteList         *self);
const EntNoteFilter *ent_note_list_get_filter (EntNoteList         *self);
/* FALSE: it is the same already */
gboolean             ent_note_list_set_filter (EntNoteList         *self,
                                               const EntNoteFilter *filter);
void                 ent_note_list_set_order  (EntNoteList         *self,
                                               EntNoteOrder         order);
EntNoteOrder         ent_note_list_get_order  (EntNoteList         *self);

/* What a case is called; its id where the library has it no more. */
const char          *ent_session_get_case_title (EntSession        *session,
                                               const char          *case_id);

G_END_DECLS
