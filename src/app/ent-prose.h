#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"
#include "ent-plain-text.h"
#include "ent-text-block.h"

G_BEGIN_DECLS

/* CommonMark as people read it: one label for each block, links that can be reached with the
 * Tab key, citations as small numbers that open their source.  Links are followed through the
 * action "win.go", citations through "win.inspect". */
#define ENT_TYPE_PROSE (ent_prose_get_type ())
G_DECLARE_FINAL_TYPE (EntProse, ent_prose, ENT, PROSE, GtkWidget)

GtkWidget *ent_prose_new        (void);

/* Once. @numbers: (element-type utf8): ids of the sources cited before, in the order of their
 *   numbers; those cited here first are added */
void       ent_prose_set        (EntProse   *self,
                                 EntCase    *item,
                                 const char *commonmark,
                                 GPtrArray  *numbers);
/* (transfer none) (element-type EntTextBlock): one for each block of the plain text */
GPtrArray *ent_prose_get_blocks (EntProse   *self);

G_END_DECLS
