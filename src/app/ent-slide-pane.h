#pragma once

#include <gtk/gtk.h>

#include "ent-deck-model.h"

G_BEGIN_DECLS

/* What the slide that is worked at is like beside its words: its time, what its picture shows, where that stands.
 *
 * Signal "picture-wanted": another file is to be chosen for its picture. */
#define ENT_TYPE_SLIDE_PANE (ent_slide_pane_get_type ())
G_DECLARE_FINAL_TYPE (EntSlidePane, ent_slide_pane, ENT, SLIDE_PANE, GtkWidget)

GtkWidget *ent_slide_pane_new (void);
/* @model, @slide_id: (nullable) */
void       ent_slide_pane_set (EntSlidePane  *self,
                               EntDeckModel  *model,
                               const char    *slide_id);

G_END_DECLS
