#pragma once

#include <gtk/gtk.h>

#include "ent-deck-model.h"

G_BEGIN_DECLS

/* The slide that is worked at: as it will look, and below it its words and the speaker's notes, which are saved as one
 * types.
 *
 * Signal "closed": Escape was pressed in a field. */
#define ENT_TYPE_SLIDE_EDITOR (ent_slide_editor_get_type ())
G_DECLARE_FINAL_TYPE (EntSlideEditor, ent_slide_editor, ENT, SLIDE_EDITOR, GtkWidget)

GtkWidget *ent_slide_editor_new         (void);
/* @model: (nullable)
 * @slide_id: (nullable): NULL: there is none */
void       ent_slide_editor_set         (EntSlideEditor  *self,
                                         EntDeckModel    *model,
                                         const char      *slide_id);
/* The cursor goes into the first field. */
void       ent_slide_editor_focus_words (EntSlideEditor  *self);
/* What was typed is saved now. */
void       ent_slide_editor_flush       (EntSlideEditor  *self);

G_END_DECLS
