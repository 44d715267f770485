#pragma once

#include "ent-office-archive.h"
#include "ent-office-media.h"
#include "ent-office-xml.h"

G_BEGIN_DECLS

/* An Open Packaging archive: parts, what type each has, and what each refers to. */
typedef struct _EntPptxPackage EntPptxPackage;
/* What one part refers to. */
typedef struct _EntPptxRels EntPptxRels;

#define ENT_PPTX_EMU_PER_PT 12700
#define ENT_PPTX_EMU(pt) ENT_OFFICE_INT ((gint64) ((pt) * ENT_PPTX_EMU_PER_PT + ((pt) < 0 ? -0.5 : 0.5)))

EntPptxPackage *ent_pptx_package_new        (void);
void            ent_pptx_package_free       (EntPptxPackage  *self);
/* Its pictures. (transfer none) */
EntOfficeMedia *ent_pptx_package_get_media  (EntPptxPackage  *self);
/* @path: "ppt/slides/slide1.xml"
 * @type: its content type
 * @bytes: (transfer full)
 * @rels: (nullable) (transfer full): what it refers to */
void            ent_pptx_package_add        (EntPptxPackage  *self,
                                             const char      *path,
                                             const char      *type,
                                             GBytes          *bytes,
                                             EntPptxRels     *rels);
/* @thumbnail: (transfer full) (nullable): a PNG
 * Returns: (transfer full) (nullable) */
GBytes         *ent_pptx_package_finish     (EntPptxPackage  *self,
                                             GBytes          *thumbnail,
                                             GError         **error);

EntPptxRels    *ent_pptx_rels_new           (void);
void            ent_pptx_rels_free          (EntPptxRels     *self);
/* To a part, from the folder of the one that refers: "../media/image1.png", under the last word of the type's address,
 * "image". The same again has the same id. (transfer none): "rId1", as long as it lives */
const char     *ent_pptx_rels_add           (EntPptxRels     *self,
                                             const char      *type,
                                             const char      *target);
/* To another type than those of office documents: its whole address. */
const char     *ent_pptx_rels_add_type      (EntPptxRels     *self,
                                             const char      *type,
                                             const char      *target);
/* To an address outside. */
const char     *ent_pptx_rels_add_url       (EntPptxRels     *self,
                                             const char      *url);

/* A document of PresentationML. */
void            ent_pptx_open_root          (EntOfficeXml    *xml,
                                             const char      *name,
                                             const char      *attribute,  /* (nullable): one more */
                                             const char      *value);
/* "{6B29FC40-CA47-1067-B31D-00DD010662DA}", the same of the same words. (transfer full) */
char           *ent_pptx_dup_guid           (const char      *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPptxPackage, ent_pptx_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPptxRels, ent_pptx_rels_free)

G_END_DECLS
