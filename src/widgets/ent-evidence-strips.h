#pragma once

#include <gtk/gtk.h>

#include "ent-evidence-picture.h"

G_BEGIN_DECLS

/* The evidence of factors over time under a timeline: a row of it for each factor, under a line that says what is to
 * be seen. What there is in a bar is listed beside it.
 *
 * Signals: "event-picked" (string: id); "factor-picked" (string: id); "range-wanted" (double, double:
 * s from 1970): that is to come into view. */
#define ENT_TYPE_EVIDENCE_STRIPS (ent_evidence_strips_get_type ())
G_DECLARE_FINAL_TYPE (EntEvidenceStrips, ent_evidence_strips, ENT, EVIDENCE_STRIPS, GtkWidget)

GtkWidget *ent_evidence_strips_new         (void);
/* @picture: (nullable): copied; what it borrows must live until another is set, or NULL */
void       ent_evidence_strips_set_picture (EntEvidenceStrips        *self,
                                            const EntEvidencePicture *picture);

G_END_DECLS
