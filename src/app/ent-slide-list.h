#pragma once

#include <gtk/gtk.h>

#include "ent-deck-model.h"
#include "ent-slide-item.h"

G_BEGIN_DECLS

/* The slides of a lecture, small and in order.  A person selects some of them, drags and moves them, copies them from
 * lecture to lecture, skips them, begins sections with them, deletes them: by hand, by keys, or by a menu.
 *
 * Signals: "current-changed": the slide that is worked at is another one, or none; "edit": it is to be written;
 * "hit-dropped" (EntHitItem, const char *before) and "files-dropped" (GdkFileList, const char *before): what is to
 * become slides, before the slide of that id (NULL: after all). */
#define ENT_TYPE_SLIDE_LIST (ent_slide_list_get_type ())
G_DECLARE_FINAL_TYPE (EntSlideList, ent_slide_list, ENT, SLIDE_LIST, GtkWidget)

GtkWidget  *ent_slide_list_new         (void);
/* @model: (nullable) */
void        ent_slide_list_set_model   (EntSlideList   *self,
                                        EntDeckModel   *model);
/* The slide that is worked at: index, or GTK_INVALID_LIST_POSITION. */
guint       ent_slide_list_get_current (EntSlideList   *self);
/* @ids: (element-type utf8): these are selected, and the first of them is worked at */
void        ent_slide_list_select      (EntSlideList   *self,
                                        GPtrArray      *ids);
/* (nullable): id of the slide before which a new one stands: after those that are selected */
const char *ent_slide_list_get_next    (EntSlideList   *self);
/* Slides are put in before @before (nullable), and selected. @slides: (element-type EntSlide) */
void        ent_slide_list_insert      (EntSlideList   *self,
                                        GPtrArray      *slides,
                                        const char     *before,
                                        const char     *name);
/* @ids: (element-type utf8): set of the slides whose source changed */
void        ent_slide_list_set_stale   (EntSlideList   *self,
                                        GHashTable     *ids);

G_END_DECLS
