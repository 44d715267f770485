#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-address.h"

G_BEGIN_DECLS

/* The column that tells all about what is selected, always in the same order: what it is,
 * title, date and place, text, what it carries, sources. */
#define ENT_TYPE_INSPECTOR (ent_inspector_get_type ())
G_DECLARE_FINAL_TYPE (EntInspector, ent_inspector, ENT, INSPECTOR, GtkWidget)

GtkWidget  *ent_inspector_new   (void);

/* Says that nothing is selected. */
void        ent_inspector_clear (EntInspector  *self);

/**
 * ent_inspector_show:
 * @item: (nullable): the case @link leads into; NULL for a factor across cases
 * @cases: (nullable) (element-type EntCase): all cases, for a factor across cases
 *
 * Returns: FALSE, and nothing changes, where the case has no such thing
 */
gboolean    ent_inspector_show  (EntInspector     *self,
                                 EntCase          *item,
                                 EntCodebook      *codebook,
                                 GPtrArray        *cases,
                                 const EntAddress *link);

G_END_DECLS
