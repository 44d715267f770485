#pragma once

#include "ent-office-xml.h"
#include "ent-slide-page.h"

G_BEGIN_DECLS

/* The sheet of paper with notes. */
#define ENT_ODP_NOTES_WIDTH_PT  595.0
#define ENT_ODP_NOTES_HEIGHT_PT 842.0
#define ENT_ODP_NOTES_PT        14.0

/* styles.xml: what the slides have in common, as the first of them have it. (transfer full) */
GBytes          *ent_odp_master_write          (GPtrArray           *pages);
/* On the sheet of notes: the slide above, the words below. */
graphene_rect_t  ent_odp_get_thumbnail_area    (const EntSlidePage  *page);
graphene_rect_t  ent_odp_get_notes_area        (const EntSlidePage  *page);

G_END_DECLS
