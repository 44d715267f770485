#pragma once

#include "ent-chronology.h"
#include "ent-timeline-view.h"

G_BEGIN_DECLS

/* A timeline and, at its end, the chronology of the same events: one selection, an edge to
 * drag between them.  Where there is no room for both the chronology takes the timeline's
 * place.
 *
 * Properties: "shown" (boolean): whether the chronology is. */
#define ENT_TYPE_CHRONOLOGY_PANE (ent_chronology_pane_get_type ())
G_DECLARE_FINAL_TYPE (EntChronologyPane, ent_chronology_pane, ENT, CHRONOLOGY_PANE, GtkWidget)

GtkWidget     *ent_chronology_pane_new            (EntTimelineView   *timeline);

/* (transfer none); gets the timeline's table and highlight from whoever sets those */
EntChronology *ent_chronology_pane_get_chronology (EntChronologyPane *self);

G_END_DECLS
