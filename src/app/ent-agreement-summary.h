#pragma once

#include <gtk/gtk.h>

#include "ent-coder-study.h"

G_BEGIN_DECLS

/* How much coders agree, in four numbers and a sentence. */
#define ENT_TYPE_AGREEMENT_SUMMARY (ent_agreement_summary_get_type ())
G_DECLARE_FINAL_TYPE (EntAgreementSummary, ent_agreement_summary, ENT, AGREEMENT_SUMMARY, GtkWidget)

GtkWidget *ent_agreement_summary_new (void);
void       ent_agreement_summary_set (EntAgreementSummary *self,
                                      EntCoderStudy       *study);

G_END_DECLS
