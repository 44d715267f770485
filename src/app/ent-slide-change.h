#pragma once

#include <gtk/gtk.h>

#include "ent-lecture.h"

G_BEGIN_DECLS

/* A slide whose source changed: what it was made of and what it would be made of now, word by word, and the choice
 * between them.
 *
 * Signals: "take": the new words; "keep": those that are there. */
#define ENT_TYPE_SLIDE_CHANGE (ent_slide_change_get_type ())
G_DECLARE_FINAL_TYPE (EntSlideChange, ent_slide_change, ENT, SLIDE_CHANGE, GtkWidget)

GtkWidget *ent_slide_change_new (void);
/* @remade: (nullable): NULL: what it showed is gone */
void       ent_slide_change_set (EntSlideChange *self,
                                 const EntSlide *slide,
                                 const EntSlide *remade);

G_END_DECLS
