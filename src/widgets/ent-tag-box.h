#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tags as chips, and an entry that adds one.  Tags that stand in a text as "#…" go only when they
 * are taken out of it: their chip has no button and says so.
 *
 * Signals: "changed", when the person added or removed one. Property: "editable". */
#define ENT_TYPE_TAG_BOX (ent_tag_box_get_type ())
G_DECLARE_FINAL_TYPE (EntTagBox, ent_tag_box, ENT, TAG_BOX, GtkWidget)

GtkWidget  *ent_tag_box_new             (void);

/* @fixed: those in the text; @tags: all, with or without them. (element-type utf8) */
void        ent_tag_box_set             (EntTagBox *self,
                                         GPtrArray *fixed,
                                         GPtrArray *tags);
/* (transfer none) (element-type utf8): those beside the text */
GPtrArray  *ent_tag_box_get_added       (EntTagBox *self);
/* @tags: (element-type utf8): what the entry suggests */
void        ent_tag_box_set_suggestions (EntTagBox *self,
                                         GPtrArray *tags);

G_END_DECLS
