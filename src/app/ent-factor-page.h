#pragma once

#include <gtk/gtk.h>

#include "ent-matrix.h"

G_BEGIN_DECLS

/* The page of one factor: what it means, how it helped and hindered across cases, and every case with its rating, why,
 * and the events that carry it.  Other factors are gone to by "win.go", so that the history knows them.
 *
 * A query is "id=trade-restoration". */
#define ENT_TYPE_FACTOR_PAGE (ent_factor_page_get_type ())
G_DECLARE_FINAL_TYPE (EntFactorPage, ent_factor_page, ENT, FACTOR_PAGE, GtkWidget)

GtkWidget  *ent_factor_page_new       (void);
/* Called anew when cases or ratings change: what one looks at stays in view. */
void        ent_factor_page_set       (EntFactorPage *self,
                                       EntMatrix     *matrix);
/* @query: (nullable): NULL: what was shown last */
void        ent_factor_page_show      (EntFactorPage *self,
                                       const char    *query);
/* FALSE, and nothing changes, where the codebook has no such factor. */
gboolean    ent_factor_page_show_id   (EntFactorPage *self,
                                       const char    *id);
/* (transfer full) */
char       *ent_factor_page_dup_query (EntFactorPage *self);

G_END_DECLS
