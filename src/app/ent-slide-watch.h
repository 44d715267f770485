#pragma once

#include "ent-deck-model.h"

G_BEGIN_DECLS

/* Looks whether what the slides of an open lecture were made from says something else now, whenever the lecture or a
 * case changes.  Reads only cases of another version than the slides know, and makes each slide anew only once.  Main
 * thread; the work is done in another.
 *
 * Signal "changed": others have changed. */
#define ENT_TYPE_SLIDE_WATCH (ent_slide_watch_get_type ())
G_DECLARE_FINAL_TYPE (EntSlideWatch, ent_slide_watch, ENT, SLIDE_WATCH, GObject)

EntSlideWatch  *ent_slide_watch_new        (EntDeckModel   *model);
/* (transfer none) (element-type utf8): a set */
GHashTable     *ent_slide_watch_get_ids    (EntSlideWatch  *self);
gboolean        ent_slide_watch_is_stale   (EntSlideWatch  *self,
                                            const char     *slide_id);
/* What it would be now. (transfer none) (nullable): NULL: it is as it was, or what it shows is gone */
const EntSlide *ent_slide_watch_get_remade (EntSlideWatch  *self,
                                            const char     *slide_id);

G_END_DECLS
