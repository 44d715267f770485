#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"

G_BEGIN_DECLS

/* A button with a list in which one marks the events that a judgement rests on.
 *
 * Signal: "changed". */
#define ENT_TYPE_EVIDENCE_CHOOSER (ent_evidence_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EntEvidenceChooser, ent_evidence_chooser, ENT, EVIDENCE_CHOOSER, GtkWidget)

GtkWidget  *ent_evidence_chooser_new        (EntCase            *item);
/* (transfer none) (element-type utf8): ids, in the order in which they were marked */
GPtrArray  *ent_evidence_chooser_get_chosen (EntEvidenceChooser *self);
/* @ids: (element-type utf8) */
void        ent_evidence_chooser_set_chosen (EntEvidenceChooser *self,
                                             GPtrArray          *ids);

G_END_DECLS
