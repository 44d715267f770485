#pragma once

#include "ent-office-look.h"
#include "ent-pptx-master.h"

G_BEGIN_DECLS

/* Which of the layouts a slide has. */
EntPptxLayout  ent_pptx_slide_find_layout (const EntSlidePage  *page);
/**
 * ent_pptx_slide_add:
 * @number: from 1
 *
 * Adds the slide, and its notes where there are any. Returns: whether there are
 */
gboolean       ent_pptx_slide_add         (EntPptxPackage      *package,
                                           const EntOfficeLook *look,
                                           const EntSlidePage  *page,
                                           const char          *name,
                                           guint                number);

G_END_DECLS
