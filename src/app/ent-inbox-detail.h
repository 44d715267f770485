#pragma once

#include "ent-inbox-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What became of one note, or of all in a group: what it stood on and where it stands or would stand, side by
 * side, with what differs marked, and the note's own words. */
#define ENT_TYPE_INBOX_DETAIL (ent_inbox_detail_get_type ())
G_DECLARE_FINAL_TYPE (EntInboxDetail, ent_inbox_detail, ENT, INBOX_DETAIL, GtkWidget)

/* @entry: (nullable) */
void        ent_inbox_detail_set_entry (EntInboxDetail *self,
                                        EntPersonal    *personal,
                                        EntInboxEntry  *entry);

/* What a thing is that notes stand on, in a few words: "Event, 17 September 1978: Camp David Accords".
 * (transfer full) */
char       *ent_target_dup_words       (const EntTarget *target);
/* "Event" (transfer none) */
const char *ent_target_kind_to_label   (EntTargetKind    kind);

G_END_DECLS
