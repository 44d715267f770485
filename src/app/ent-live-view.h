#pragma once

#include <gtk/gtk.h>

#include "ent-slide-page.h"

G_BEGIN_DECLS

/* What is live on a slide: a timeline of one case or several, or the matrix, where their picture stands, and over it
 * what a person opens in them.  It is as large as a page in pt; whoever shows it scales it, so that two of different
 * size show the same and can follow each other.  Elsewhere than on what is live it lets the pointer through.
 *
 * Signals: "changed": a person moved in it, selected or opened something; "ready": what was to be shown is there. */
#define ENT_TYPE_LIVE_VIEW (ent_live_view_get_type ())
G_DECLARE_FINAL_TYPE (EntLiveView, ent_live_view, ENT, LIVE_VIEW, GtkWidget)

GtkWidget  *ent_live_view_new       (void);
/**
 * ent_live_view_show:
 * @page: (nullable): NULL, or one on which nothing is live: it is empty
 * @until: only what begins by then is there, s as in ent-date.h; ENT_DATE_OPEN_FUTURE: all
 *
 * What was shown of the same slide before stays in view; where @until is later than before, what has come is selected.
 */
void        ent_live_view_show      (EntLiveView         *self,
                                     const EntSlidePage  *page,
                                     gint64               until);
/* Whether something is live, or will be where it is asked for. */
gboolean    ent_live_view_is_live   (EntLiveView         *self);
/* Takes over range, selection and what is opened, where both show the same slide. */
void        ent_live_view_follow    (EntLiveView         *self,
                                     EntLiveView         *other);
/* Opens "event:camp-david/treaty", "factor:camp-david/trade-restoration". FALSE: the slide's cases have no such thing */
gboolean    ent_live_view_open      (EntLiveView         *self,
                                     const char          *link);
/* (transfer none) (nullable): what is open or selected, the same way */
const char *ent_live_view_get_link  (EntLiveView         *self);
/* Closes what is open, else takes the selection back. FALSE: there was nothing */
gboolean    ent_live_view_close     (EntLiveView         *self);
/* The keyboard moves in it. Several cases become live with that; ent_live_view_close() gives the picture back. */
void        ent_live_view_focus     (EntLiveView         *self);
/* Range in view, s; for tests too. FALSE: it is no timeline of one case */
gboolean    ent_live_view_get_range (EntLiveView         *self,
                                     gint64              *begin,
                                     gint64              *end);

G_END_DECLS
