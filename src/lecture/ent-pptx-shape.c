#include "config.h"

#include "ent-pptx-shape.h"

#include <math.h>

#include "ent-office-text.h"

#define DECORATIVE_URI "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
#define DECORATIVE     "http://schemas.microsoft.com/office/drawing/2017/decorative"

void
ent_pptx_write_area (EntOfficeXml          *xml,
                     const char            *element,
                     const graphene_rect_t *area)
{
  ent_office_xml_open (xml, element, NULL);
  ent_office_xml_leaf (xml, "a:off", "x", ENT_PPTX_EMU (area->origin.x), "y", ENT_PPTX_EMU (area->origin.y), NULL);
  ent_office_xml_leaf (xml, "a:ext", "cx", ENT_PPTX_EMU (area->size.width), "cy", ENT_PPTX_EMU (area->size.height),
                       NULL);
  ent_office_xml_close (xml);
}

void
ent_pptx_write_rectangle (EntOfficeXml *xml)
{
  ent_office_xml_open (xml, "a:prstGeom", "prst", "rect", NULL);
  ent_office_xml_leaf (xml, "a:avLst", NULL);
  ent_office_xml_close (xml);
}

void
ent_pptx_open_tree (EntOfficeXml *xml)
{
  ent_office_xml_open (xml, "p:spTree", NULL);
  ent_office_xml_open (xml, "p:nvGrpSpPr", NULL);
  ent_office_xml_leaf (xml, "p:cNvPr", "id", "1", "name", "", NULL);
  ent_office_xml_leaf (xml, "p:cNvGrpSpPr", NULL);
  ent_office_xml_leaf (xml, "p:nvPr", NULL);
  ent_office_xml_close (xml);
  ent_office_xml_leaf (xml, "p:grpSpPr", NULL);
}

static void
write_names (EntOfficeXml       *xml,
             const EntPptxShape *shape)
{
  ent_office_xml_open (xml, "p:nvSpPr", NULL);
  ent_office_xml_open (xml, "p:cNvPr", "id", ENT_OFFICE_INT (shape->id), "name", shape->name, NULL);
  if (shape->ornament)
    {
      ent_office_xml_open (xml, "a:extLst", NULL);
      ent_office_xml_open (xml, "a:ext", "uri", DECORATIVE_URI, NULL);
      ent_office_xml_leaf (xml, "adec:decorative", "xmlns:adec", DECORATIVE, "val", "1", NULL);
      ent_office_xml_close_n (xml, 2);
    }
  ent_office_xml_close (xml);
  ent_office_xml_open (xml, "p:cNvSpPr", "txBox", shape->placeholder == NULL && shape->fill == NULL ? "1" : NULL, NULL);
  if (shape->placeholder != NULL)
    ent_office_xml_leaf (xml, "a:spLocks", "noGrp", "1", NULL);
  ent_office_xml_close (xml);
  ent_office_xml_open (xml, "p:nvPr", NULL);
  if (shape->placeholder != NULL)
    ent_office_xml_leaf (xml, "p:ph", "type", shape->placeholder, "idx", shape->index, NULL);
  ent_office_xml_close_n (xml, 2);
}

void
ent_pptx_open_shape (EntOfficeXml       *xml,
                     const EntPptxShape *shape)
{
  ent_office_xml_open (xml, "p:sp", NULL);
  write_names (xml, shape);
  ent_office_xml_open (xml, "p:spPr", NULL);
  if (shape->area != NULL)
    {
      ent_pptx_write_area (xml, "a:xfrm", shape->area);
      ent_pptx_write_rectangle (xml);
    }
  if (shape->fill != NULL)
    {
      ent_office_xml_open (xml, "a:solidFill", NULL);
      ent_office_xml_open (xml, "a:srgbClr", "val", ENT_OFFICE_COLOR (shape->fill), NULL);
      if (shape->fill->alpha < 1)
        ent_office_xml_leaf (xml, "a:alpha", "val", ENT_OFFICE_INT ((gint64) round (shape->fill->alpha * 100000)),
                             NULL);
      ent_office_xml_close_n (xml, 2);
    }
  else if (shape->placeholder == NULL)
    {
      ent_office_xml_leaf (xml, "a:noFill", NULL);
    }
  ent_office_xml_close (xml);
}

void
ent_pptx_open_words (EntOfficeXml  *xml,
                     EntSlideAlign  valign,
                     double         above,
                     gboolean       shrink)
{
  static const char * const anchors[] = { "t", "ctr", "b" };

  ent_office_xml_open (xml, "p:txBody", NULL);
  ent_office_xml_open (xml, "a:bodyPr", "vert", "horz", "wrap", "square", "lIns", "0", "tIns", ENT_PPTX_EMU (above),
                       "rIns", "0", "bIns", "0", "anchor", anchors[valign], NULL);
  ent_office_xml_leaf (xml, shrink ? "a:normAutofit" : "a:noAutofit", NULL);
  ent_office_xml_close (xml);
  ent_office_xml_leaf (xml, "a:lstStyle", NULL);
}
