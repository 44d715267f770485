#pragma once

#include <gtk/gtk.h>

#include "ent-evidence-picture.h"

G_BEGIN_DECLS

/* One factor's evidence over time, to be walked along: Left and Right go to where there is some, Up and Down to the
 * rows beside it at the same time.  Its name says what is where one stands.
 *
 * Signals: "picked" (int64: bucket): what is in it is asked for; "named": the factor's name was pressed; "walked"
 * (int64: bucket): one has come there, and it may not be in view. */
#define ENT_TYPE_EVIDENCE_ROW (ent_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (EntEvidenceRow, ent_evidence_row, ENT, EVIDENCE_ROW, GtkWidget)

/* @picture: borrowed for as long as it lives; it may change, which is told by the next */
GtkWidget *ent_evidence_row_new      (const EntEvidencePicture *picture,
                                      guint                     row);
void       ent_evidence_row_update   (EntEvidenceRow           *self);
/* What a screen reader is told; not at each step of what moves. */
void       ent_evidence_row_describe (EntEvidenceRow           *self);
guint      ent_evidence_row_get_row  (EntEvidenceRow           *self);
/* Where one stands; FALSE: nowhere yet. */
gboolean   ent_evidence_row_get_bucket (EntEvidenceRow         *self,
                                      gint64                   *bucket);

G_END_DECLS
