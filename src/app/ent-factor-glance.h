#pragma once

#include <gtk/gtk.h>

#include "ent-matrix.h"

G_BEGIN_DECLS

/* How a factor helped and hindered across cases at a glance: a column for each rating from −3 to +3, in it the cases by
 * name, and below those without evidence.  A name is pressed to see the case.
 *
 * Signal: "case-picked" (string: id). */
#define ENT_TYPE_FACTOR_GLANCE (ent_factor_glance_get_type ())
G_DECLARE_FINAL_TYPE (EntFactorGlance, ent_factor_glance, ENT, FACTOR_GLANCE, GtkWidget)

GtkWidget *ent_factor_glance_new (void);
void       ent_factor_glance_set (EntFactorGlance *self,
                                  EntMatrix       *matrix,
                                  guint            factor);

G_END_DECLS
