#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* The notes that were deleted, for as long as they are kept: to be restored, or to be gone for ever. */
#define ENT_TYPE_NOTES_BIN (ent_notes_bin_get_type ())
G_DECLARE_FINAL_TYPE (EntNotesBin, ent_notes_bin, ENT, NOTES_BIN, GtkWidget)

GtkWidget *ent_notes_bin_new    (EntSession  *session);
/* Reads them. @case_id: (nullable): of which case; NULL: of all */
void       ent_notes_bin_show   (EntNotesBin *self,
                                 const char  *case_id);

/* What has been in the bin for longer than it is kept goes for good; when the program starts. */
void       ent_notes_bin_expire (EntLibrary  *library);

G_END_DECLS
