#pragma once

#include <gtk/gtk.h>

#include "ent-live-view.h"
#include "ent-show.h"

G_BEGIN_DECLS

/* Where the slide of a lecture that is held stands, as large as there is room for: the presenter's, or that of the
 * audience, which can be black, white or frozen. */
#define ENT_TYPE_STAGE (ent_stage_get_type ())
G_DECLARE_FINAL_TYPE (EntStage, ent_stage, ENT, STAGE, GtkWidget)

/* Once. */
void         ent_stage_set_show  (EntStage  *self,
                                  EntShow   *show,
                                  gboolean   audience);
/* (transfer none) */
EntLiveView *ent_stage_get_live  (EntStage  *self);
/* (transfer none) (nullable): the page that is painted now */
const EntSlidePage *
             ent_stage_get_page  (EntStage  *self);
/* Whether the slide where one is is painted already. */
gboolean     ent_stage_is_ready  (EntStage  *self);

G_END_DECLS
