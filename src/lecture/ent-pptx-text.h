#pragma once

#include "ent-office-look.h"
#include "ent-pptx-package.h"

G_BEGIN_DECLS

/* Paragraphs in DrawingML, in the element that is open.
 * @look: (nullable): of the slides: colors become those of the theme where they are the same, and change with it.
 * NULL: colors are the master's
 * @number: the words are the slide's number, which programs count themselves */
void ent_pptx_write_text    (EntOfficeXml         *xml,
                             EntPptxRels          *rels,
                             const EntOfficeLook  *look,
                             const EntOfficeText  *text,
                             gboolean              number);
/* "<a:lnSpc>", as slides have it. */
void ent_pptx_write_lines   (EntOfficeXml         *xml);

G_END_DECLS
