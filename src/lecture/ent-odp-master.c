/* The master of the slides: new slides that a person adds look as those that were exported, and all of them change with
 * it.  Program and format know its styles by their names: "Entente-title", "Entente-outline1". */
#include "config.h"

#include "ent-odp-master.h"

#include "ent-odp-styles.h"
#include "ent-office-look.h"

#define N_OUTLINES 9
#define MARGIN_PT  48.0

graphene_rect_t
ent_odp_get_thumbnail_area (const EntSlidePage *page)
{
  double width = ENT_ODP_NOTES_WIDTH_PT - 2 * MARGIN_PT;

  return GRAPHENE_RECT_INIT (MARGIN_PT, MARGIN_PT, (float) width, (float) (width * page->height / page->width));
}

graphene_rect_t
ent_odp_get_notes_area (const EntSlidePage *page)
{
  graphene_rect_t above = ent_odp_get_thumbnail_area (page);
  float y = above.origin.y + above.size.height + 24;

  return GRAPHENE_RECT_INIT (MARGIN_PT, y, above.size.width, (float) (ENT_ODP_NOTES_HEIGHT_PT - MARGIN_PT) - y);
}

/* Styles */

static void
write_letters (EntOfficeXml  *xml,
               double         size_pt,
               gboolean       bold,
               const GdkRGBA *color)
{
  char size[ENT_OFFICE_NUMBER_SIZE];
  g_autofree char *hex = g_strconcat ("#", ENT_OFFICE_COLOR (color), NULL);
  const char *weight = bold ? "bold" : "normal";

  ent_office_format_unit (size, size_pt, "pt");
  ent_office_xml_leaf (xml, "style:text-properties", "fo:color", hex, "style:font-name", ENT_SLIDE_FONT,
                       "fo:font-size", size, "fo:font-weight", weight,
                       "style:font-name-asian", ENT_SLIDE_FONT, "style:font-size-asian", size,
                       "style:font-weight-asian", weight,
                       "style:font-name-complex", ENT_SLIDE_FONT, "style:font-size-complex", size,
                       "style:font-weight-complex", weight, NULL);
}

/* @list: with bullets; @parent: (nullable) */
static void
write_style (EntOfficeXml        *xml,
             const char          *name,
             const char          *parent,
             double               size_pt,
             gboolean             bold,
             gboolean             list,
             const EntOfficeLook *look)
{
  g_autofree char *full = g_strconcat (ENT_ODP_MASTER "-", name, NULL);

  ent_office_xml_open (xml, "style:style", "style:name", full, "style:family", "presentation",
                       "style:parent-style-name", parent, NULL);
  ent_office_xml_open (xml, "style:graphic-properties", "draw:stroke", "none", "draw:fill", "none",
                       "draw:auto-grow-height", "false", "draw:fit-to-size", "shrink-to-fit",
                       "fo:padding-top", "0pt", "fo:padding-bottom", "0pt", "fo:padding-left", "0pt",
                       "fo:padding-right", "0pt", NULL);
  if (list)
    ent_odp_write_list (xml, full, size_pt, &look->style.text, FALSE);
  ent_office_xml_close (xml);
  ent_office_xml_leaf (xml, "style:paragraph-properties", "fo:text-align", look->rtl ? "right" : "left",
                       "style:writing-mode", look->rtl ? "rl-tb" : "lr-tb", NULL);
  write_letters (xml, size_pt, bold, &look->style.text);
  ent_office_xml_close (xml);
}

static void
write_notes_style (EntOfficeXml *xml)
{
  GdkRGBA black = { 0, 0, 0, 1 };

  ent_office_xml_open (xml, "style:style", "style:name", ENT_ODP_MASTER "-notes", "style:family", "presentation", NULL);
  ent_office_xml_leaf (xml, "style:graphic-properties", "draw:stroke", "none", "draw:fill", "none", NULL);
  write_letters (xml, ENT_ODP_NOTES_PT, FALSE, &black);
  ent_office_xml_close (xml);
}

static void
write_named_styles (EntOfficeXml        *xml,
                    const EntOfficeLook *look)
{
  ent_office_xml_open (xml, "office:styles", NULL);
  ent_office_xml_open (xml, "style:default-style", "style:family", "graphic", NULL);
  write_letters (xml, look->body.size_pt, FALSE, &look->style.text);
  ent_office_xml_close (xml);
  ent_office_xml_open (xml, "style:style", "style:name", "standard", "style:family", "graphic", NULL);
  ent_office_xml_leaf (xml, "style:graphic-properties", "draw:stroke", "none", "draw:fill", "none", NULL);
  ent_office_xml_close (xml);
  write_style (xml, "title", NULL, look->title.size_pt, TRUE, FALSE, look);
  write_style (xml, "subtitle", NULL, look->body.size_pt, FALSE, FALSE, look);
  for (guint i = 1; i <= N_OUTLINES; i++)
    {
      g_autofree char *name = g_strdup_printf ("outline%u", i);
      g_autofree char *parent = i > 1 ? g_strdup_printf (ENT_ODP_MASTER "-outline%u", i - 1) : NULL;

      write_style (xml, name, parent, look->body.size_pt, FALSE, i == 1, look);
    }
  write_notes_style (xml);
  ent_office_xml_close (xml);
}

static void
write_page_layout (EntOfficeXml *xml,
                   const char   *name,
                   double        width,
                   double        height)
{
  ent_office_xml_open (xml, "style:page-layout", "style:name", name, NULL);
  ent_office_xml_leaf (xml, "style:page-layout-properties",
                       "fo:page-width", ENT_OFFICE_UNIT (width, "pt"), "fo:page-height", ENT_OFFICE_UNIT (height, "pt"),
                       "style:print-orientation", width > height ? "landscape" : "portrait",
                       "fo:margin-top", "0pt", "fo:margin-bottom", "0pt", "fo:margin-left", "0pt",
                       "fo:margin-right", "0pt", NULL);
  ent_office_xml_close (xml);
}

static void
write_automatic_styles (EntOfficeXml        *xml,
                        EntOdpStyles        *styles,
                        const EntOfficeLook *look)
{
  ent_office_xml_open (xml, "office:automatic-styles", NULL);
  write_page_layout (xml, "PM1", look->page->width, look->page->height);
  write_page_layout (xml, "PM2", ENT_ODP_NOTES_WIDTH_PT, ENT_ODP_NOTES_HEIGHT_PT);
  ent_odp_styles_write (styles, xml);
  ent_office_xml_close (xml);
}

/* The master page */

static void
write_frame (EntOfficeXml          *xml,
             const char            *class,
             const char            *style,
             const graphene_rect_t *area,
             gboolean               placeholder)
{
  ent_office_xml_open (xml, "draw:frame", "presentation:style-name", style, "draw:layer", "backgroundobjects",
                       ENT_ODP_AREA (area), "presentation:class", class,
                       "presentation:placeholder", placeholder ? "true" : NULL, NULL);
  ent_office_xml_open (xml, "draw:text-box", NULL);
}

/* A line at the foot: its number, or words that stand on every slide. */
static void
write_foot (EntOfficeXml          *xml,
            EntOdpStyles          *styles,
            const EntOfficeLook   *look,
            const char            *class,
            const char            *field,
            const graphene_rect_t *area,
            EntSlideAlign          align)
{
  EntOfficeParagraph line = { .size_pt = look->number.size_pt, .rtl = look->rtl };

  line.adjust = (align == ENT_SLIDE_ALIGN_END) != look->rtl ? ENT_OFFICE_RIGHT : ENT_OFFICE_LEFT;
  write_frame (xml, class, ent_odp_styles_box (styles, ENT_ODP_MASTER "-subtitle", ENT_SLIDE_ALIGN_END, 0, FALSE), area,
               FALSE);
  ent_office_xml_open (xml, "text:p", "text:style-name", ent_odp_styles_paragraph (styles, &line), NULL);
  ent_office_xml_open (xml, "text:span", "text:style-name",
                       ent_odp_styles_run (styles, look->number.size_pt, 0, &look->style.dim_text, FALSE), NULL);
  ent_office_xml_leaf (xml, field, NULL);
  ent_office_xml_close_n (xml, 4);
}

static void
write_notes (EntOfficeXml        *xml,
             const EntOfficeLook *look)
{
  graphene_rect_t above = ent_odp_get_thumbnail_area (look->page), below = ent_odp_get_notes_area (look->page);

  ent_office_xml_open (xml, "presentation:notes", "style:page-layout-name", "PM2", NULL);
  ent_office_xml_leaf (xml, "draw:page-thumbnail", "draw:layer", "backgroundobjects", ENT_ODP_AREA (&above),
                       "presentation:class", "page", NULL);
  write_frame (xml, "notes", ENT_ODP_MASTER "-notes", &below, TRUE);
  ent_office_xml_close_n (xml, 3);
}

static char *
write_master (EntOdpStyles        *styles,
              const EntOfficeLook *look)
{
  EntOfficeXml *xml = ent_office_xml_new_piece ();

  ent_office_xml_open (xml, "style:master-page", "style:name", ENT_ODP_MASTER, "style:page-layout-name", "PM1",
                       "draw:style-name", ent_odp_styles_page (styles, &look->page->background, TRUE, FALSE), NULL);
  write_frame (xml, "title", ENT_ODP_MASTER "-title", &look->title.area, TRUE);
  ent_office_xml_close_n (xml, 2);
  write_frame (xml, "outline", ENT_ODP_MASTER "-outline1", &look->body.area, TRUE);
  ent_office_xml_close_n (xml, 2);
  write_foot (xml, styles, look, "footer", "presentation:footer", &look->footer.area, ENT_SLIDE_ALIGN_START);
  write_foot (xml, styles, look, "page-number", "text:page-number", &look->number.area, ENT_SLIDE_ALIGN_END);
  write_notes (xml, look);
  ent_office_xml_close (xml);
  return ent_office_xml_finish_piece (xml);
}

GBytes *
ent_odp_master_write (GPtrArray *pages)
{
  g_autoptr(EntOdpStyles) styles = ent_odp_styles_new ();
  EntOfficeXml *xml = ent_office_xml_new ();
  g_autofree char *master = NULL;
  EntOfficeLook look;

  ent_office_look_init (&look, pages);
  /* It says which automatic styles there are, and these come before it. */
  master = write_master (styles, &look);
  ent_odp_open_root (xml, "office:document-styles");
  ent_odp_write_fonts (xml);
  write_named_styles (xml, &look);
  write_automatic_styles (xml, styles, &look);
  ent_office_xml_open (xml, "office:master-styles", NULL);
  ent_office_xml_open (xml, "draw:layer-set", NULL);
  ent_office_xml_leaf (xml, "draw:layer", "draw:name", "layout", NULL);
  ent_office_xml_leaf (xml, "draw:layer", "draw:name", "background", NULL);
  ent_office_xml_leaf (xml, "draw:layer", "draw:name", "backgroundobjects", NULL);
  ent_office_xml_leaf (xml, "draw:layer", "draw:name", "controls", NULL);
  ent_office_xml_leaf (xml, "draw:layer", "draw:name", "measurelines", NULL);
  ent_office_xml_close (xml);
  ent_office_xml_raw (xml, master);
  return ent_office_xml_finish (xml);
}
