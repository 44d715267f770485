#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-personal.h"

G_BEGIN_DECLS

/* The person's own rating of a factor in a case, beside the published one, and those of the people
 * whose work was handed in. */
#define ENT_TYPE_RATING_EDITOR (ent_rating_editor_get_type ())
G_DECLARE_FINAL_TYPE (EntRatingEditor, ent_rating_editor, ENT, RATING_EDITOR, GtkWidget)

GtkWidget *ent_rating_editor_new (EntPersonal *personal,
                                  EntCase     *item,
                                  EntCodebook *codebook,
                                  EntFactor   *factor);

G_END_DECLS
