#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"
#include "ent-codebook.h"

G_BEGIN_DECLS

/* What is opened over a live slide, in letters for the last row: an event, or a rating with what carries it.  Lengths are
 * the slide's. */
#define ENT_TYPE_LIVE_PANEL (ent_live_panel_get_type ())
G_DECLARE_FINAL_TYPE (EntLivePanel, ent_live_panel, ENT, LIVE_PANEL, GtkWidget)

/* Signals: "event-wanted" (string: case, string: event): a person pressed one; "scrolled"; "closed": they pressed the
 * button that closes it. */
GtkWidget *ent_live_panel_new          (void);
void       ent_live_panel_show_event   (EntLivePanel    *self,
                                        EntCase         *item,
                                        const EntEvent  *event);
/* FALSE: the case has no such rating */
gboolean   ent_live_panel_show_factor  (EntLivePanel    *self,
                                        EntCase         *item,
                                        EntCodebook     *codebook,
                                        const char      *factor);
/* How high it is with nothing to scroll. */
int        ent_live_panel_get_height   (EntLivePanel    *self,
                                        int              width);
double     ent_live_panel_get_scroll   (EntLivePanel    *self);
void       ent_live_panel_set_scroll   (EntLivePanel    *self,
                                        double           scroll);

G_END_DECLS
