#include "config.h"

#include "ent-pptx-slide.h"

#include <glib/gi18n-lib.h>

#include "ent-pptx-shape.h"
#include "ent-pptx-text.h"

#define SLIDE_TYPE "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
#define NOTES_TYPE "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
#define SVG_URI    "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
#define SVG        "http://schemas.microsoft.com/office/drawing/2016/SVG/main"

typedef struct
{
  EntPptxPackage      *package;
  const EntOfficeLook *look;
  const EntSlidePage  *page;
  EntOfficeXml        *xml;
  EntPptxRels         *rels;
  guint                id;    /* of the last shape */
} Writer;

static gboolean
is_cover (const EntSlidePage *page)
{
  return ent_slide_page_get_slide (page)->kind == ENT_SLIDE_TITLE;
}

EntPptxLayout
ent_pptx_slide_find_layout (const EntSlidePage *page)
{
  gboolean title = ent_office_find_box (page, ENT_SLIDE_BOX_TITLE) != NULL;

  if (is_cover (page))
    return ENT_PPTX_LAYOUT_COVER;
  if (ent_office_find_box (page, ENT_SLIDE_BOX_BODY) != NULL)
    return ENT_PPTX_LAYOUT_CONTENT;
  return title ? ENT_PPTX_LAYOUT_TITLE : ENT_PPTX_LAYOUT_BLANK;
}

/* Words */

/* Which placeholder of the layout a box fills. */
static void
find_placeholder (Writer            *self,
                  const EntSlideBox *box,
                  EntPptxShape      *shape)
{
  gboolean cover = is_cover (self->page);

  if (box != ent_office_find_box (self->page, box->kind))
    return;
  if (box->kind == ENT_SLIDE_BOX_TITLE)
    {
      shape->placeholder = cover ? "ctrTitle" : "title";
    }
  else if (box->kind == ENT_SLIDE_BOX_SUBTITLE && cover)
    {
      shape->placeholder = "subTitle";
      shape->index = ENT_PPTX_BODY_INDEX;
    }
  else if (box->kind == ENT_SLIDE_BOX_BODY && !cover)
    {
      shape->placeholder = "body";
      shape->index = ENT_PPTX_BODY_INDEX;
    }
  else if (box->kind == ENT_SLIDE_BOX_NUMBER)
    {
      shape->placeholder = "sldNum";
      shape->index = ENT_PPTX_NUMBER_INDEX;
    }
}

/* What a list of all that stands on the slide calls it. */
static const char *
get_label (EntSlideBoxKind kind)
{
  static const char * const labels[] = {
    [ENT_SLIDE_BOX_TITLE] = N_("Title"), [ENT_SLIDE_BOX_SUBTITLE] = N_("Subtitle"), [ENT_SLIDE_BOX_BODY] = N_("Text"),
    [ENT_SLIDE_BOX_QUOTE] = N_("Quotation"), [ENT_SLIDE_BOX_CREDIT] = N_("Credit"),
    [ENT_SLIDE_BOX_FOOTNOTES] = N_("Footnotes"), [ENT_SLIDE_BOX_NUMBER] = N_("Slide number"),
    [ENT_SLIDE_BOX_RULE] = N_("Ornament"), [ENT_SLIDE_BOX_MARK] = N_("Ornament"),
    [ENT_SLIDE_BOX_PICTURE] = N_("Picture"), [ENT_SLIDE_BOX_IMAGE] = N_("Picture"),
  };

  return _(labels[kind]);
}

static char *
dup_name (Writer            *self,
          const EntSlideBox *box)
{
  return g_strdup_printf ("%s %u", get_label (box->kind), ++self->id);
}

static void
write_words (Writer            *self,
             const EntSlideBox *box)
{
  g_autofree char *name = dup_name (self, box);
  EntPptxShape shape = { .id = self->id, .name = name, .area = &box->area };
  gboolean mark = box->kind == ENT_SLIDE_BOX_MARK;
  g_auto(EntOfficeText) text = { 0 };

  shape.ornament = mark;
  find_placeholder (self, box, &shape);
  ent_office_text_init_box (&text, self->page, box);
  ent_pptx_open_shape (self->xml, &shape);
  ent_pptx_open_words (self->xml, box->valign, ENT_OFFICE_FIRST_LINE * box->size_pt, !mark);
  ent_pptx_write_text (self->xml, self->rels, self->look, &text, box->kind == ENT_SLIDE_BOX_NUMBER);
  ent_office_xml_close_n (self->xml, 2);
}

static void
write_rule (Writer            *self,
            const EntSlideBox *box)
{
  g_autofree char *name = dup_name (self, box);
  EntPptxShape shape = { .id = self->id, .name = name, .area = &box->area, .fill = &box->color, .ornament = TRUE };

  ent_pptx_open_shape (self->xml, &shape);
  ent_pptx_open_words (self->xml, ENT_SLIDE_ALIGN_START, 0, FALSE);
  ent_office_xml_leaf (self->xml, "a:p", NULL);
  ent_office_xml_close_n (self->xml, 2);
}

/* Pictures */

static const char *
refer_to_file (Writer *self,
               guint   index)
{
  const EntOfficeFile *file = ent_office_media_get_file (ent_pptx_package_get_media (self->package), index);
  g_autofree char *name = g_path_get_basename (file->path), *target = g_strconcat ("../media/", name, NULL);

  return ent_pptx_rels_add (self->rels, "image", target);
}

/* Pixels, and what shows lines takes these. */
static void
write_fill (Writer                 *self,
            const EntOfficePicture *picture)
{
  ent_office_xml_open (self->xml, "p:blipFill", NULL);
  ent_office_xml_open (self->xml, "a:blip", "r:embed", refer_to_file (self, picture->pixels), NULL);
  if (picture->vector >= 0)
    {
      ent_office_xml_open (self->xml, "a:extLst", NULL);
      ent_office_xml_open (self->xml, "a:ext", "uri", SVG_URI, NULL);
      ent_office_xml_leaf (self->xml, "asvg:svgBlip", "xmlns:asvg", SVG,
                           "r:embed", refer_to_file (self, (guint) picture->vector), NULL);
      ent_office_xml_close_n (self->xml, 2);
    }
  ent_office_xml_close (self->xml);
  ent_office_xml_open (self->xml, "a:stretch", NULL);
  ent_office_xml_leaf (self->xml, "a:fillRect", NULL);
  ent_office_xml_close_n (self->xml, 2);
}

static void
write_picture (Writer            *self,
               const EntSlideBox *box)
{
  EntOfficePicture picture;
  g_autofree char *name = NULL;

  if (!ent_office_media_add (ent_pptx_package_get_media (self->package), self->page, box, &picture))
    return;
  name = dup_name (self, box);
  ent_office_xml_open (self->xml, "p:pic", NULL);
  ent_office_xml_open (self->xml, "p:nvPicPr", NULL);
  ent_office_xml_leaf (self->xml, "p:cNvPr", "id", ENT_OFFICE_INT (self->id), "name", name, "descr", box->description,
                       NULL);
  ent_office_xml_open (self->xml, "p:cNvPicPr", NULL);
  ent_office_xml_leaf (self->xml, "a:picLocks", "noChangeAspect", "1", NULL);
  ent_office_xml_close (self->xml);
  ent_office_xml_leaf (self->xml, "p:nvPr", NULL);
  ent_office_xml_close (self->xml);
  write_fill (self, &picture);
  ent_office_xml_open (self->xml, "p:spPr", NULL);
  ent_pptx_write_area (self->xml, "a:xfrm", &box->area);
  ent_pptx_write_rectangle (self->xml);
  ent_office_xml_close_n (self->xml, 2);
}

/* Slide and notes */

static void
write_box (Writer            *self,
           const EntSlideBox *box)
{
  if (box->kind == ENT_SLIDE_BOX_RULE)
    write_rule (self, box);
  write_picture (self, box);
  if (box->paragraphs != NULL && box->paragraphs->len > 0)
    write_words (self, box);
}

/* That is not the master's. */
static void
write_background (Writer *self)
{
  if (gdk_rgba_equal (&self->page->background, &self->look->page->background))
    return;
  ent_office_xml_open (self->xml, "p:bg", NULL);
  ent_office_xml_open (self->xml, "p:bgPr", NULL);
  ent_office_xml_open (self->xml, "a:solidFill", NULL);
  ent_office_xml_leaf (self->xml, "a:srgbClr", "val", ENT_OFFICE_COLOR (&self->page->background), NULL);
  ent_office_xml_close (self->xml);
  ent_office_xml_leaf (self->xml, "a:effectLst", NULL);
  ent_office_xml_close_n (self->xml, 2);
}

static void
write_end (EntOfficeXml *xml)
{
  ent_office_xml_open (xml, "p:clrMapOvr", NULL);
  ent_office_xml_leaf (xml, "a:masterClrMapping", NULL);
  ent_office_xml_close (xml);
}

static void
write_slide (Writer     *self,
             const char *name)
{
  gboolean skipped = ent_slide_page_get_slide (self->page)->skipped;

  ent_pptx_open_root (self->xml, "p:sld", skipped ? "show" : NULL, skipped ? "0" : NULL);
  ent_office_xml_open (self->xml, "p:cSld", "name", name, NULL);
  write_background (self);
  ent_pptx_open_tree (self->xml);
  self->id = 1;
  for (guint i = 0; i < self->page->boxes->len; i++)
    write_box (self, self->page->boxes->pdata[i]);
  ent_office_xml_close_n (self->xml, 2);
  write_end (self->xml);
}

static void
add_notes (EntPptxPackage      *package,
           const EntOfficeText *notes,
           guint                number)
{
  g_autofree char *path = g_strdup_printf ("ppt/notesSlides/notesSlide%u.xml", number);
  g_autofree char *slide = g_strdup_printf ("../slides/slide%u.xml", number);
  EntPptxShape thumbnail = { .id = 2, .name = _("Slide"), .placeholder = "sldImg" };
  EntPptxShape words = { .id = 3, .name = _("Notes"), .placeholder = "body", .index = ENT_PPTX_BODY_INDEX };
  EntPptxRels *rels = ent_pptx_rels_new ();
  EntOfficeXml *xml = ent_office_xml_new ();

  ent_pptx_rels_add (rels, "notesMaster", "../notesMasters/notesMaster1.xml");
  ent_pptx_rels_add (rels, "slide", slide);
  ent_pptx_open_root (xml, "p:notes", NULL, NULL);
  ent_office_xml_open (xml, "p:cSld", NULL);
  ent_pptx_open_tree (xml);
  ent_pptx_open_shape (xml, &thumbnail);
  ent_office_xml_close (xml);
  ent_pptx_open_shape (xml, &words);
  ent_office_xml_open (xml, "p:txBody", NULL);
  ent_office_xml_leaf (xml, "a:bodyPr", NULL);
  ent_office_xml_leaf (xml, "a:lstStyle", NULL);
  ent_pptx_write_text (xml, rels, NULL, notes, FALSE);
  ent_office_xml_close_n (xml, 4);
  write_end (xml);
  ent_pptx_package_add (package, path, NOTES_TYPE, ent_office_xml_finish (xml), rels);
}

gboolean
ent_pptx_slide_add (EntPptxPackage      *package,
                    const EntOfficeLook *look,
                    const EntSlidePage  *page,
                    const char          *name,
                    guint                number)
{
  g_autofree char *path = g_strdup_printf ("ppt/slides/slide%u.xml", number);
  g_autofree char *layout = g_strdup_printf ("../slideLayouts/slideLayout%u.xml",
                                             ent_pptx_slide_find_layout (page) + 1);
  g_auto(EntOfficeText) notes = { 0 };
  gboolean has_notes = ent_office_text_init_notes (&notes, page, ENT_PPTX_NOTES_PT);
  Writer writer = { package, look, page, ent_office_xml_new (), ent_pptx_rels_new (), 0 };

  ent_pptx_rels_add (writer.rels, "slideLayout", layout);
  if (has_notes)
    {
      g_autofree char *target = g_strdup_printf ("../notesSlides/notesSlide%u.xml", number);

      ent_pptx_rels_add (writer.rels, "notesSlide", target);
      add_notes (package, &notes, number);
    }
  write_slide (&writer, name);
  ent_pptx_package_add (package, path, SLIDE_TYPE, ent_office_xml_finish (writer.xml), writer.rels);
  return has_notes;
}
