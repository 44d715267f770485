#pragma once

#include <gtk/gtk.h>

#include "ent-matrix.h"

G_BEGIN_DECLS

/* One case on the page of a factor: how it is rated there, by its authors and by people beside, why, and the events and
 * sources that carry it. */
#define ENT_TYPE_FACTOR_CARD (ent_factor_card_get_type ())
G_DECLARE_FINAL_TYPE (EntFactorCard, ent_factor_card, ENT, FACTOR_CARD, GtkWidget)

GtkWidget  *ent_factor_card_new         (EntMatrix     *matrix,
                                         guint          factor,
                                         guint          item);
const char *ent_factor_card_get_case_id (EntFactorCard *self);
/* Whether a new one would look the same. */
gboolean    ent_factor_card_is_up_to_date
                                        (EntFactorCard *self,
                                         EntMatrix     *matrix,
                                         guint          factor,
                                         guint          item);

G_END_DECLS
