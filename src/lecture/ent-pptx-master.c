/* Theme, master and layouts: new slides that a person adds look as those that were exported, and all of them change
 * with the theme. */
#include "config.h"

#include "ent-pptx-master.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-pptx-shape.h"
#include "ent-pptx-text.h"

#define PRESENTATION "application/vnd.openxmlformats-officedocument.presentationml."
#define MASTER_TYPE  PRESENTATION "slideMaster+xml"
#define LAYOUT_TYPE  PRESENTATION "slideLayout+xml"
#define NOTES_TYPE   PRESENTATION "notesMaster+xml"
#define THEME_TYPE   "application/vnd.openxmlformats-officedocument.theme+xml"
#define PANOSE       "020B0502040504020204"  /* of Noto Sans */
#define SANS_PITCH   "34"                    /* variable, without serifs */
#define N_LEVELS     9
#define MARGIN_PT    48.0
#define SIZE(pt)     ENT_OFFICE_INT ((gint64) round ((pt) * 100))

/* Theme */

static void
write_theme_color (EntOfficeXml  *xml,
                   const char    *name,
                   const GdkRGBA *color)
{
  ent_office_xml_open (xml, name, NULL);
  ent_office_xml_leaf (xml, "a:srgbClr", "val", ENT_OFFICE_COLOR (color), NULL);
  ent_office_xml_close (xml);
}

/* Dark and light, whichever of them the letters are; then colors of parties. */
static void
write_theme_colors (EntOfficeXml          *xml,
                    const EntPictureStyle *style,
                    const GdkRGBA         *ground,
                    const GdkRGBA         *accent,
                    gboolean               dark)
{
  ent_office_xml_open (xml, "a:clrScheme", "name", "Entente", NULL);
  write_theme_color (xml, "a:dk1", dark ? ground : &style->text);
  write_theme_color (xml, "a:lt1", dark ? &style->text : ground);
  write_theme_color (xml, "a:dk2", dark ? &style->margin : &style->dim_text);
  write_theme_color (xml, "a:lt2", dark ? &style->dim_text : &style->margin);
  write_theme_color (xml, "a:accent1", accent);
  for (int i = 1; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("a:accent%d", i + 1);
      GdkRGBA color = ent_picture_style_get_color (style, i);

      write_theme_color (xml, name, &color);
    }
  write_theme_color (xml, "a:hlink", accent);
  write_theme_color (xml, "a:folHlink", accent);
  ent_office_xml_close (xml);
}

static void
write_theme_font (EntOfficeXml *xml,
                  const char   *name)
{
  ent_office_xml_open (xml, name, NULL);
  ent_office_xml_leaf (xml, "a:latin", "typeface", ENT_SLIDE_FONT, "panose", PANOSE, "pitchFamily", SANS_PITCH, NULL);
  ent_office_xml_leaf (xml, "a:ea", "typeface", "", NULL);
  ent_office_xml_leaf (xml, "a:cs", "typeface", "", NULL);
  ent_office_xml_close (xml);
}

static void
write_theme_fills (EntOfficeXml *xml,
                   const char   *list)
{
  ent_office_xml_open (xml, list, NULL);
  for (guint i = 0; i < 3; i++)
    {
      ent_office_xml_open (xml, "a:solidFill", NULL);
      ent_office_xml_leaf (xml, "a:schemeClr", "val", "phClr", NULL);
      ent_office_xml_close (xml);
    }
  ent_office_xml_close (xml);
}

/* Nothing but plain surfaces and lines; the format asks for three of each. */
static void
write_theme_format (EntOfficeXml *xml)
{
  static const char * const widths[] = { "6350", "12700", "19050" };

  ent_office_xml_open (xml, "a:fmtScheme", "name", "Entente", NULL);
  write_theme_fills (xml, "a:fillStyleLst");
  ent_office_xml_open (xml, "a:lnStyleLst", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      ent_office_xml_open (xml, "a:ln", "w", widths[i], NULL);
      ent_office_xml_open (xml, "a:solidFill", NULL);
      ent_office_xml_leaf (xml, "a:schemeClr", "val", "phClr", NULL);
      ent_office_xml_close_n (xml, 2);
    }
  ent_office_xml_close (xml);
  ent_office_xml_open (xml, "a:effectStyleLst", NULL);
  for (guint i = 0; i < 3; i++)
    {
      ent_office_xml_open (xml, "a:effectStyle", NULL);
      ent_office_xml_leaf (xml, "a:effectLst", NULL);
      ent_office_xml_close (xml);
    }
  ent_office_xml_close (xml);
  write_theme_fills (xml, "a:bgFillStyleLst");
  ent_office_xml_close (xml);
}

static void
add_theme (EntPptxPackage        *package,
           const char            *path,
           const EntPictureStyle *style,
           const GdkRGBA         *ground,
           const GdkRGBA         *accent,
           gboolean               dark)
{
  EntOfficeXml *xml = ent_office_xml_new ();

  ent_office_xml_open (xml, "a:theme", "xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
                       "name", "Entente", NULL);
  ent_office_xml_open (xml, "a:themeElements", NULL);
  write_theme_colors (xml, style, ground, accent, dark);
  ent_office_xml_open (xml, "a:fontScheme", "name", "Entente", NULL);
  write_theme_font (xml, "a:majorFont");
  write_theme_font (xml, "a:minorFont");
  ent_office_xml_close (xml);
  write_theme_format (xml);
  ent_pptx_package_add (package, path, THEME_TYPE, ent_office_xml_finish (xml), NULL);
}

static void
write_color_map (EntOfficeXml *xml,
                 gboolean      dark)
{
  ent_office_xml_leaf (xml, "p:clrMap", "bg1", dark ? "dk1" : "lt1", "tx1", dark ? "lt1" : "dk1",
                       "bg2", dark ? "dk2" : "lt2", "tx2", dark ? "lt2" : "dk2", "accent1", "accent1",
                       "accent2", "accent2", "accent3", "accent3", "accent4", "accent4", "accent5", "accent5",
                       "accent6", "accent6", "hlink", "hlink", "folHlink", "folHlink", NULL);
}

static void
write_ground (EntOfficeXml *xml)
{
  ent_office_xml_open (xml, "p:bg", NULL);
  ent_office_xml_open (xml, "p:bgPr", NULL);
  ent_office_xml_open (xml, "a:solidFill", NULL);
  ent_office_xml_leaf (xml, "a:schemeClr", "val", "bg1", NULL);
  ent_office_xml_close (xml);
  ent_office_xml_leaf (xml, "a:effectLst", NULL);
  ent_office_xml_close_n (xml, 2);
}

/* Styles of text */

/* @level: of a list, from 1; 0: no item */
static void
write_level (EntOfficeXml *xml,
             const char   *element,
             guint         level,
             double        size_pt,
             gboolean      bold,
             gboolean      rtl,
             gboolean      title)
{
  double step = ENT_SLIDE_INDENT * size_pt;
  EntParagraph item = { .kind = ENT_PARAGRAPH_ITEM, .level = level };
  g_autofree char *bullet = ent_slide_dup_bullet (&item);

  ent_office_xml_open (xml, element, "marL", ENT_PPTX_EMU (level * step),
                       "indent", level > 0 ? ENT_PPTX_EMU (-step) : "0", "algn", rtl ? "r" : "l",
                       "rtl", rtl ? "1" : "0", NULL);
  ent_pptx_write_lines (xml);
  ent_office_xml_open (xml, "a:spcBef", NULL);
  ent_office_xml_leaf (xml, "a:spcPts", "val", SIZE (level > 0 ? ENT_SLIDE_PARAGRAPH_GAP * size_pt : 0), NULL);
  ent_office_xml_close (xml);
  if (level > 0)
    {
      ent_office_xml_leaf (xml, "a:buFontTx", NULL);
      ent_office_xml_leaf (xml, "a:buChar", "char", bullet, NULL);
    }
  else
    {
      ent_office_xml_leaf (xml, "a:buNone", NULL);
    }
  ent_office_xml_open (xml, "a:defRPr", "sz", SIZE (size_pt), "b", bold ? "1" : "0", "kern", "1200", NULL);
  ent_office_xml_open (xml, "a:solidFill", NULL);
  ent_office_xml_leaf (xml, "a:schemeClr", "val", "tx1", NULL);
  ent_office_xml_close (xml);
  ent_office_xml_leaf (xml, "a:latin", "typeface", title ? "+mj-lt" : "+mn-lt", NULL);
  ent_office_xml_leaf (xml, "a:ea", "typeface", title ? "+mj-ea" : "+mn-ea", NULL);
  ent_office_xml_leaf (xml, "a:cs", "typeface", title ? "+mj-cs" : "+mn-cs", NULL);
  ent_office_xml_close_n (xml, 2);
}

void
ent_pptx_write_levels (EntOfficeXml *xml,
                       const char   *list,
                       double        size_pt,
                       gboolean      items,
                       gboolean      rtl)
{
  ent_office_xml_open (xml, list, NULL);
  for (guint i = 1; i <= N_LEVELS; i++)
    {
      g_autofree char *element = g_strdup_printf ("a:lvl%upPr", i);

      write_level (xml, element, items ? i : 0, size_pt, FALSE, rtl, FALSE);
    }
  ent_office_xml_close (xml);
}

static void
write_text_styles (EntOfficeXml        *xml,
                   const EntOfficeLook *look)
{
  ent_office_xml_open (xml, "p:txStyles", NULL);
  ent_office_xml_open (xml, "p:titleStyle", NULL);
  write_level (xml, "a:lvl1pPr", 0, look->title.size_pt, TRUE, look->rtl, TRUE);
  ent_office_xml_close (xml);
  ent_pptx_write_levels (xml, "p:bodyStyle", look->body.size_pt, TRUE, look->rtl);
  ent_pptx_write_levels (xml, "p:otherStyle", look->body.size_pt, FALSE, look->rtl);
  ent_office_xml_close (xml);
}

/* Placeholders */

/* @place: (nullable): where the master has it */
static void
write_placeholder (EntOfficeXml         *xml,
                   guint                 id,
                   const char           *name,
                   const char           *placeholder,
                   const char           *index,
                   const EntOfficePlace *place)
{
  EntPptxShape shape = { .id = id, .name = name, .placeholder = placeholder, .index = index };

  shape.area = place != NULL ? &place->area : NULL;
  ent_pptx_open_shape (xml, &shape);
  if (place != NULL)
    {
      ent_pptx_open_words (xml, ENT_SLIDE_ALIGN_START, ENT_OFFICE_FIRST_LINE * place->size_pt, TRUE);
    }
  else
    {
      ent_office_xml_open (xml, "p:txBody", NULL);
      ent_office_xml_leaf (xml, "a:bodyPr", NULL);
      ent_office_xml_leaf (xml, "a:lstStyle", NULL);
    }
  ent_office_xml_leaf (xml, "a:p", NULL);
  ent_office_xml_close_n (xml, 2);
}

/* A line at the foot: the slide's number, or a person's own words. */
static void
write_foot (EntOfficeXml        *xml,
            const EntOfficeLook *look,
            guint                id,
            gboolean             number,
            gboolean             master)
{
  const EntOfficePlace *place = number ? &look->number : &look->footer;
  EntPptxShape shape = { .id = id, .name = number ? _("Slide number") : _("Footer"),
                         .placeholder = number ? "sldNum" : "ftr" };
  g_autofree char *guid = ent_pptx_dup_guid ("slide number");

  shape.index = master ? (number ? "4" : "3") : number ? ENT_PPTX_NUMBER_INDEX : ENT_PPTX_FOOTER_INDEX;
  shape.area = &place->area;
  ent_pptx_open_shape (xml, &shape);
  ent_office_xml_open (xml, "p:txBody", NULL);
  ent_office_xml_open (xml, "a:bodyPr", "lIns", "0", "tIns", "0", "rIns", "0", "bIns", "0", "anchor", "b", NULL);
  ent_office_xml_close (xml);
  ent_office_xml_open (xml, "a:lstStyle", NULL);
  ent_office_xml_open (xml, "a:lvl1pPr", "algn", number != look->rtl ? "r" : "l", NULL);
  ent_office_xml_open (xml, "a:defRPr", "sz", SIZE (place->size_pt), NULL);
  ent_office_xml_open (xml, "a:solidFill", NULL);
  ent_office_xml_leaf (xml, "a:schemeClr", "val", "tx2", NULL);
  ent_office_xml_close_n (xml, 4);
  ent_office_xml_open (xml, "a:p", NULL);
  if (number)
    {
      ent_office_xml_open (xml, "a:fld", "id", guid, "type", "slidenum", NULL);
      ent_office_xml_leaf (xml, "a:rPr", NULL);
      ent_office_xml_words (xml, "a:t", "‹#›");
      ent_office_xml_close (xml);
    }
  ent_office_xml_close_n (xml, 3);
}

static void
add_master (EntPptxPackage      *package,
            const EntOfficeLook *look)
{
  EntPptxRels *rels = ent_pptx_rels_new ();
  EntOfficeXml *xml = ent_office_xml_new ();

  ent_pptx_open_root (xml, "p:sldMaster", NULL, NULL);
  ent_office_xml_open (xml, "p:cSld", NULL);
  write_ground (xml);
  ent_pptx_open_tree (xml);
  write_placeholder (xml, 2, _("Title"), "title", NULL, &look->title);
  write_placeholder (xml, 3, _("Text"), "body", ENT_PPTX_BODY_INDEX, &look->body);
  write_foot (xml, look, 4, FALSE, TRUE);
  write_foot (xml, look, 5, TRUE, TRUE);
  ent_office_xml_close_n (xml, 2);
  write_color_map (xml, look->dark);
  ent_office_xml_open (xml, "p:sldLayoutIdLst", NULL);
  for (guint i = 0; i < ENT_PPTX_N_LAYOUTS; i++)
    {
      g_autofree char *target = g_strdup_printf ("../slideLayouts/slideLayout%u.xml", i + 1);

      ent_office_xml_leaf (xml, "p:sldLayoutId", "id", ENT_OFFICE_INT (ENT_PPTX_MASTER_ID + i + 1),
                           "r:id", ent_pptx_rels_add (rels, "slideLayout", target), NULL);
    }
  ent_office_xml_close (xml);
  ent_pptx_rels_add (rels, "theme", "../theme/theme1.xml");
  write_text_styles (xml, look);
  ent_pptx_package_add (package, "ppt/slideMasters/slideMaster1.xml", MASTER_TYPE, ent_office_xml_finish (xml), rels);
}

static void
write_layout_shapes (EntOfficeXml        *xml,
                     const EntOfficeLook *look,
                     EntPptxLayout        layout)
{
  if (layout == ENT_PPTX_LAYOUT_COVER)
    {
      write_placeholder (xml, 2, _("Title"), "ctrTitle", NULL, &look->cover);
      write_placeholder (xml, 3, _("Subtitle"), "subTitle", ENT_PPTX_BODY_INDEX, &look->below);
    }
  else if (layout != ENT_PPTX_LAYOUT_BLANK)
    {
      write_placeholder (xml, 2, _("Title"), "title", NULL, NULL);
    }
  if (layout == ENT_PPTX_LAYOUT_CONTENT)
    write_placeholder (xml, 3, _("Text"), "body", ENT_PPTX_BODY_INDEX, NULL);
  write_foot (xml, look, 4, FALSE, FALSE);
  write_foot (xml, look, 5, TRUE, FALSE);
}

static void
add_layout (EntPptxPackage      *package,
            const EntOfficeLook *look,
            EntPptxLayout        layout)
{
  static const char * const types[] = { "title", "tx", "titleOnly", "blank" };
  static const char * const labels[] = { N_("Title Slide"), N_("Title and Text"), N_("Title Only"), N_("Blank") };
  g_autofree char *path = g_strdup_printf ("ppt/slideLayouts/slideLayout%u.xml", layout + 1);
  EntPptxRels *rels = ent_pptx_rels_new ();
  EntOfficeXml *xml = ent_office_xml_new ();

  ent_pptx_rels_add (rels, "slideMaster", "../slideMasters/slideMaster1.xml");
  ent_pptx_open_root (xml, "p:sldLayout", "type", types[layout]);
  ent_office_xml_open (xml, "p:cSld", "name", _(labels[layout]), NULL);
  ent_pptx_open_tree (xml);
  write_layout_shapes (xml, look, layout);
  ent_office_xml_close_n (xml, 2);
  ent_office_xml_open (xml, "p:clrMapOvr", NULL);
  ent_office_xml_leaf (xml, "a:masterClrMapping", NULL);
  ent_office_xml_close (xml);
  ent_pptx_package_add (package, path, LAYOUT_TYPE, ent_office_xml_finish (xml), rels);
}

/* Notes */

graphene_rect_t
ent_pptx_get_thumbnail_area (const EntSlidePage *page)
{
  double width = ENT_PPTX_NOTES_WIDTH_PT - 2 * MARGIN_PT;

  return GRAPHENE_RECT_INIT (MARGIN_PT, MARGIN_PT, (float) width, (float) (width * page->height / page->width));
}

graphene_rect_t
ent_pptx_get_notes_area (const EntSlidePage *page)
{
  graphene_rect_t above = ent_pptx_get_thumbnail_area (page);
  float y = above.origin.y + above.size.height + 24;

  return GRAPHENE_RECT_INIT (MARGIN_PT, y, above.size.width, (float) (ENT_PPTX_NOTES_HEIGHT_PT - MARGIN_PT) - y);
}

static void
write_thumbnail (EntOfficeXml          *xml,
                 const graphene_rect_t *area)
{
  ent_office_xml_open (xml, "p:sp", NULL);
  ent_office_xml_open (xml, "p:nvSpPr", NULL);
  ent_office_xml_leaf (xml, "p:cNvPr", "id", "2", "name", _("Slide"), NULL);
  ent_office_xml_open (xml, "p:cNvSpPr", NULL);
  ent_office_xml_leaf (xml, "a:spLocks", "noGrp", "1", "noRot", "1", "noChangeAspect", "1", NULL);
  ent_office_xml_close (xml);
  ent_office_xml_open (xml, "p:nvPr", NULL);
  ent_office_xml_leaf (xml, "p:ph", "type", "sldImg", "idx", "2", NULL);
  ent_office_xml_close_n (xml, 2);
  ent_office_xml_open (xml, "p:spPr", NULL);
  ent_pptx_write_area (xml, "a:xfrm", area);
  ent_pptx_write_rectangle (xml);
  ent_office_xml_leaf (xml, "a:noFill", NULL);
  ent_office_xml_close_n (xml, 2);
}

/* White paper, whatever the slides stand on. */
static void
add_notes_master (EntPptxPackage      *package,
                  const EntOfficeLook *look)
{
  EntPptxRels *rels = ent_pptx_rels_new ();
  EntOfficeXml *xml = ent_office_xml_new ();
  graphene_rect_t above = ent_pptx_get_thumbnail_area (look->page);
  EntOfficePlace below = { ent_pptx_get_notes_area (look->page), ENT_PPTX_NOTES_PT };

  ent_pptx_rels_add (rels, "theme", "../theme/theme2.xml");
  ent_pptx_open_root (xml, "p:notesMaster", NULL, NULL);
  ent_office_xml_open (xml, "p:cSld", NULL);
  write_ground (xml);
  ent_pptx_open_tree (xml);
  write_thumbnail (xml, &above);
  write_placeholder (xml, 3, _("Notes"), "body", ENT_PPTX_BODY_INDEX, &below);
  ent_office_xml_close_n (xml, 2);
  write_color_map (xml, FALSE);
  ent_pptx_write_levels (xml, "p:notesStyle", ENT_PPTX_NOTES_PT, FALSE, look->rtl);
  ent_pptx_package_add (package, "ppt/notesMasters/notesMaster1.xml", NOTES_TYPE, ent_office_xml_finish (xml), rels);
}

void
ent_pptx_master_add (EntPptxPackage      *package,
                     const EntOfficeLook *look)
{
  EntPictureStyle paper;
  GdkRGBA white = { 1, 1, 1, 1 };

  ent_picture_style_init (&paper, 0);
  add_theme (package, "ppt/theme/theme1.xml", &look->style, &look->page->background, &look->page->accent, look->dark);
  add_theme (package, "ppt/theme/theme2.xml", &paper, &white, &paper.accent, FALSE);
  add_master (package, look);
  for (guint i = 0; i < ENT_PPTX_N_LAYOUTS; i++)
    add_layout (package, look, i);
  add_notes_master (package, look);
}
