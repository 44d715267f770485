#pragma once

#include <gtk/gtk.h>

#include "ent-address.h"
#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-personal.h"

G_BEGIN_DECLS

/* The notes that stand on one thing, with a button that adds one: a part of the inspector. It
 * follows what people write, here or elsewhere. */
#define ENT_TYPE_NOTES_BOX (ent_notes_box_get_type ())
G_DECLARE_FINAL_TYPE (EntNotesBox, ent_notes_box, ENT, NOTES_BOX, GtkWidget)

/* @case_id: (nullable); @target: (transfer full): the thing; of a case the notes on spans of time and on
 * words of its story are listed too */
GtkWidget  *ent_notes_box_new         (EntPersonal   *personal,
                                       const char    *case_id,
                                       EntTarget     *target);
gboolean    ent_notes_box_is_of       (EntNotesBox   *self,
                                       const char      *case_id,
                                       const EntTarget *target);
/* Opens a note; one that does not stand on the thing any more is listed nevertheless. FALSE: there is no such note. */
gboolean    ent_notes_box_open        (EntNotesBox   *self,
                                       const char    *id);
/* (transfer full): a new note, open, with the focus. @note: (nullable): NULL for one on the thing itself */
void        ent_notes_box_add         (EntNotesBox   *self,
                                       EntNote       *note);
/* (nullable) (transfer none): the card that is open */
GtkWidget  *ent_notes_box_get_open    (EntNotesBox   *self);

/**
 * ent_notes_dup_target:
 * @item: (nullable): the case
 *
 * Returns: (transfer full) (nullable): what a note on the thing behind a link stands on; NULL where
 *   notes cannot stand on it
 */
EntTarget  *ent_notes_dup_target      (EntPersonal      *personal,
                                       EntCase          *item,
                                       EntCodebook      *codebook,
                                       const EntAddress *link);

G_END_DECLS
