#pragma once

#include <gtk/gtk.h>

#include "ent-order.h"

G_BEGIN_DECLS

/* All things that can be dated, to choose some of them: at least two, and at most so many that a table of their pairs
 * can be read.
 *
 * Signal "changed": a person chose others. */
#define ENT_TYPE_THING_CHOOSER (ent_thing_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EntThingChooser, ent_thing_chooser, ENT, THING_CHOOSER, GtkWidget)

#define ENT_THING_CHOOSER_MIN 2
#define ENT_THING_CHOOSER_MAX 12

GtkWidget *ent_thing_chooser_new  (void);
/* @things: (element-type EntThing): those that are chosen */
void       ent_thing_chooser_set  (EntThingChooser *self,
                                   EntMatrix       *matrix,
                                   GArray          *things);
/* (transfer full) (element-type EntThing): in the order of the list */
GArray    *ent_thing_chooser_list (EntThingChooser *self);

G_END_DECLS
