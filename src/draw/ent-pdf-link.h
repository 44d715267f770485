#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes an area of a page of a Cairo PDF surface lead to a URL; on other surfaces it does nothing. @area: pt from
 * the page's top left corner, with nothing of @cr's but an identity matrix */
void ent_pdf_link_write (cairo_t               *cr,
                         const graphene_rect_t *area,
                         const char            *url);

G_END_DECLS
