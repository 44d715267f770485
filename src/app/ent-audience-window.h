#pragma once

#include <gtk/gtk.h>

#include "ent-stage.h"

G_BEGIN_DECLS

/* What the audience sees: the slide, and nothing else.  An ordinary window, which can be shared in a call; or it fills a
 * screen.
 *
 * Signal: "clicked": beside what is live. */
#define ENT_TYPE_AUDIENCE_WINDOW (ent_audience_window_get_type ())
G_DECLARE_FINAL_TYPE (EntAudienceWindow, ent_audience_window, ENT, AUDIENCE_WINDOW, GtkWindow)

GtkWindow *ent_audience_window_new       (EntShow           *show);
/* (transfer none) */
EntStage  *ent_audience_window_get_stage (EntAudienceWindow *self);

G_END_DECLS
