#pragma once

#include "ent-event-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The conditions of a filter to choose from; what opens under a filter bar's button.
 *
 * Properties: "filter" (EntEventFilter, never NULL).
 * Signals: "close", on Escape in the words. */
#define ENT_TYPE_FILTER_PANEL (ent_filter_panel_get_type ())
G_DECLARE_FINAL_TYPE (EntFilterPanel, ent_filter_panel, ENT, FILTER_PANEL, GtkWidget)

GtkWidget *ent_filter_panel_new        (void);
/* @cases: (element-type EntCase); @codebook and @tags: (nullable) */
void       ent_filter_panel_set        (EntFilterPanel       *self,
                                        GPtrArray            *cases,
                                        EntCodebook          *codebook,
                                        const char * const   *tags);
void       ent_filter_panel_set_filter (EntFilterPanel       *self,
                                        const EntEventFilter *filter);

G_END_DECLS
