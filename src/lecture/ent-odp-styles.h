#pragma once

#include "ent-office-text.h"
#include "ent-office-xml.h"

G_BEGIN_DECLS

/* How things of an OpenDocument presentation look: automatic styles, each once, and the master of its slides. */
typedef struct _EntOdpStyles EntOdpStyles;

#define ENT_ODP_MASTER "Entente"  /* of slides, and the first part of its styles' names */

EntOdpStyles *ent_odp_styles_new        (void);
void          ent_odp_styles_free       (EntOdpStyles             *self);
/* All that were asked for. */
void          ent_odp_styles_write      (EntOdpStyles             *self,
                                         EntOfficeXml             *xml);

/* Names of styles. (transfer none): as long as the styles live */
const char   *ent_odp_styles_page       (EntOdpStyles             *self,
                                         const GdkRGBA            *background,  /* (nullable): the master's */
                                         gboolean                  numbered,
                                         gboolean                  hidden);
/* @parent: a style of presentations, "Entente-title", or NULL: a box that is no placeholder */
const char   *ent_odp_styles_box        (EntOdpStyles             *self,
                                         const char               *parent,
                                         EntSlideAlign             valign,
                                         double                    above,       /* pt, that lie empty */
                                         gboolean                  shrink);
const char   *ent_odp_styles_fill       (EntOdpStyles             *self,
                                         const GdkRGBA            *color);
const char   *ent_odp_styles_paragraph  (EntOdpStyles             *self,
                                         const EntOfficeParagraph *paragraph);
const char   *ent_odp_styles_run        (EntOdpStyles             *self,
                                         double                    size_pt,
                                         EntRunFlags               flags,
                                         const GdkRGBA            *color,
                                         gboolean                  call);
/* Bullets or numbers of letters of this size, on all levels. */
const char   *ent_odp_styles_list       (EntOdpStyles             *self,
                                         double                    size_pt,
                                         const GdkRGBA            *color,
                                         gboolean                  numbers);

/* The element that a document begins with, and the names of its elements. */
void          ent_odp_open_root         (EntOfficeXml             *xml,
                                         const char               *name);
void          ent_odp_write_fonts       (EntOfficeXml             *xml);
/* A list's levels, as it stands in a style. */
void          ent_odp_write_list        (EntOfficeXml             *xml,
                                         const char               *name,
                                         double                    size_pt,
                                         const GdkRGBA            *color,
                                         gboolean                  numbers);
/* Where a box stands, and how large it is: attributes of a frame that is open. */
#define ENT_ODP_AREA(area) \
  "svg:x", ENT_OFFICE_UNIT ((area)->origin.x, "pt"), "svg:y", ENT_OFFICE_UNIT ((area)->origin.y, "pt"), \
  "svg:width", ENT_OFFICE_UNIT ((area)->size.width, "pt"), "svg:height", ENT_OFFICE_UNIT ((area)->size.height, "pt")

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntOdpStyles, ent_odp_styles_free)

G_END_DECLS
