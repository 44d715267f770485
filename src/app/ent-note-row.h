#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* A note in a list: what it is called, its words, what it stands on, its tags, flag and colour, whose
 * it is, and what is wrong with it.  Recycled: it follows its note while it is bound. */
#define ENT_TYPE_NOTE_ROW (ent_note_row_get_type ())
G_DECLARE_FINAL_TYPE (EntNoteRow, ent_note_row, ENT, NOTE_ROW, GtkWidget)

/* @list_item: (transfer none): whose child it is */
GtkWidget   *ent_note_row_new         (EntSession    *session,
                                       GtkListItem   *list_item);
void         ent_note_row_bind        (EntNoteRow    *self,
                                       EntNoteItem   *item);
/* One in the bin. */
void         ent_note_row_bind_binned (EntNoteRow    *self,
                                       const EntNote *note);
void         ent_note_row_unbind      (EntNoteRow    *self);
GtkListItem *ent_note_row_get_list_item (EntNoteRow  *self);

/* What a note stands on, for people: "Event · Camp David Accords · 5–17 September 1978 · Egypt–Israel".
 * (transfer full) @case_title: (nullable): left out where NULL */
char        *ent_note_dup_subject     (const EntNote *note,
                                       const char    *case_title);

/* How many days a note that was binned then is still kept. */
#define ENT_BIN_DAYS 30
int          ent_note_count_bin_days  (gint64         deleted_usec,
                                       gint64         now_usec);

G_END_DECLS
