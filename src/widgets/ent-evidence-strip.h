#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"

G_BEGIN_DECLS

/* Where in a case's period the events stand that carry a judgement: a line with a dot for
 * each; the years of its ends, where they are wanted, below. */
#define ENT_TYPE_EVIDENCE_STRIP (ent_evidence_strip_get_type ())
G_DECLARE_FINAL_TYPE (EntEvidenceStrip, ent_evidence_strip, ENT, EVIDENCE_STRIP, GtkWidget)

/* @event_ids: (element-type utf8): events of @item; ids that are none are passed over */
GtkWidget *ent_evidence_strip_new (EntCase    *item,
                                   GPtrArray  *event_ids,
                                   gboolean    with_years);
/* The same with years, where events that help @factor stand on the line as dots, and those that hinder it hang from it
 * as squares. */
GtkWidget *ent_evidence_strip_new_signed
                                  (EntCase    *item,
                                   GPtrArray  *event_ids,
                                   const char *factor);

G_END_DECLS
