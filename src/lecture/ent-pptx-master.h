#pragma once

#include "ent-office-look.h"
#include "ent-pptx-package.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_PPTX_LAYOUT_COVER,    /* title and what stands below it */
  ENT_PPTX_LAYOUT_CONTENT,  /* title and words */
  ENT_PPTX_LAYOUT_TITLE,    /* title alone */
  ENT_PPTX_LAYOUT_BLANK,
} EntPptxLayout;
#define ENT_PPTX_N_LAYOUTS (ENT_PPTX_LAYOUT_BLANK + 1)

#define ENT_PPTX_BODY_INDEX   "1"
#define ENT_PPTX_FOOTER_INDEX "11"
#define ENT_PPTX_NUMBER_INDEX "12"

/* The sheet of notes. */
#define ENT_PPTX_NOTES_WIDTH_PT  540.0
#define ENT_PPTX_NOTES_HEIGHT_PT 720.0
#define ENT_PPTX_NOTES_PT        12.0

#define ENT_PPTX_MASTER_ID 2147483648u  /* of the master; its layouts follow */

/* Adds themes, masters and layouts. */
void             ent_pptx_master_add         (EntPptxPackage      *package,
                                              const EntOfficeLook *look);
/* How text stands on all levels, in an element of this name. @items: as items of lists */
void             ent_pptx_write_levels       (EntOfficeXml        *xml,
                                              const char          *list,
                                              double               size_pt,
                                              gboolean             items,
                                              gboolean             rtl);
/* On the sheet of notes: the slide above, the words below. */
graphene_rect_t  ent_pptx_get_thumbnail_area (const EntSlidePage  *page);
graphene_rect_t  ent_pptx_get_notes_area     (const EntSlidePage  *page);

G_END_DECLS
