#pragma once

#include "ent-event-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A filter in one line of tools: a button under which its conditions are chosen, a chip for
 * each that is set, which takes it away, and how many events match.  Chips that find no
 * room scroll.
 *
 * Properties: "filter" (EntEventFilter, never NULL). */
#define ENT_TYPE_FILTER_BAR (ent_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntFilterBar, ent_filter_bar, ENT, FILTER_BAR, GtkWidget)

GtkWidget            *ent_filter_bar_new        (void);
/* What there is to choose from; the filter stays. @codebook: (nullable) */
void                  ent_filter_bar_set_case   (EntFilterBar         *self,
                                                 EntCase              *item,
                                                 EntCodebook          *codebook);
/* @cases: (element-type EntCase). The actors of all; of more than one case no phases, whose
 * ids mean nothing outside theirs. */
void                  ent_filter_bar_set_cases  (EntFilterBar         *self,
                                                 GPtrArray            *cases,
                                                 EntCodebook          *codebook);
/* @tags: (nullable) (array zero-terminated=1) */
void                  ent_filter_bar_set_tags   (EntFilterBar         *self,
                                                 const char * const   *tags);
/* Shown while the filter is not empty. */
void                  ent_filter_bar_set_count  (EntFilterBar         *self,
                                                 guint                 n_matches,
                                                 guint                 n_events);
/* (transfer none) */
const EntEventFilter *ent_filter_bar_get_filter (EntFilterBar         *self);
void                  ent_filter_bar_set_filter (EntFilterBar         *self,
                                                 const EntEventFilter *filter);

G_END_DECLS
