#pragma once

#include <gtk/gtk.h>

#include "ent-coder-study.h"

G_BEGIN_DECLS

/* The cells of which coders differ, the greatest difference first.  Selecting one shows it beside. */
#define ENT_TYPE_DIFFERENCE_LIST (ent_difference_list_get_type ())
G_DECLARE_FINAL_TYPE (EntDifferenceList, ent_difference_list, ENT, DIFFERENCE_LIST, GtkWidget)

GtkWidget  *ent_difference_list_new     (void);
/* What was selected stays so, if it is still there. */
void        ent_difference_list_set     (EntDifferenceList *self,
                                         EntCoderStudy     *study);

G_END_DECLS
