#pragma once

#include <gtk/gtk.h>

#include "ent-items.h"
#include "ent-session.h"

G_BEGIN_DECLS

/* What can be added to a lecture: all that the library holds, by search, and new slides of each kind.
 *
 * Signals: "hit-chosen" (EntHitItem), also dragged away as such; "kind-chosen" (guint: EntSlideKind). */
#define ENT_TYPE_SLIDE_ADDER (ent_slide_adder_get_type ())
G_DECLARE_FINAL_TYPE (EntSlideAdder, ent_slide_adder, ENT, SLIDE_ADDER, GtkWidget)

GtkWidget *ent_slide_adder_new          (EntSession     *session);
void       ent_slide_adder_focus_search (EntSlideAdder  *self);

G_END_DECLS
