#pragma once

#include "ent-personal.h"

G_BEGIN_DECLS

/* A line of the inbox: a note with a place to look at, or the heading over those of one state. The
 * same object as long as the note is in the inbox.
 *
 * Signals: "changed": what the line says. */
#define ENT_TYPE_INBOX_ENTRY (ent_inbox_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntInboxEntry, ent_inbox_entry, ENT, INBOX_ENTRY, GObject)

/* (nullable): NULL for a heading */
EntNoteItem  *ent_inbox_entry_get_item       (EntInboxEntry *self);
EntPlaceState ent_inbox_entry_get_state      (EntInboxEntry *self);
/* How many notes are under the heading. */
guint         ent_inbox_entry_get_n_notes    (EntInboxEntry *self);
/* The title of the note's case, or its id where the library has it no longer; "" without a case. */
const char   *ent_inbox_entry_get_case_title (EntInboxEntry *self);
/* Of a heading, whether its notes are listed. */
gboolean      ent_inbox_entry_is_expanded    (EntInboxEntry *self);

/* All notes that an update left a place to look at, as a list model of EntInboxEntry: those that need the
 * person, the lost ones, the moved ones, the kept ones; of each by case, the person's own first, by date of the
 * update and age.  Those that were kept are not listed until asked for. */
#define ENT_TYPE_INBOX_LIST (ent_inbox_list_get_type ())
G_DECLARE_FINAL_TYPE (EntInboxList, ent_inbox_list, ENT, INBOX_LIST, GObject)

/* @cases: of EntCaseItem */
EntInboxList *ent_inbox_list_new             (EntPersonal   *personal,
                                              GListModel    *cases);
void          ent_inbox_list_set_expanded    (EntInboxList  *self,
                                              EntPlaceState  state,
                                              gboolean       expanded);
/* (transfer container) (element-type EntNoteItem): also those that are not listed */
GPtrArray    *ent_inbox_list_get_notes       (EntInboxList  *self,
                                              EntPlaceState  state);

/* How many notes wait for the person: they need them, or their place is lost. */
guint         ent_inbox_count_waiting        (EntPersonal   *personal);
/* How many have a place to look at at all. */
guint         ent_inbox_count_all            (EntPersonal   *personal);

G_END_DECLS
