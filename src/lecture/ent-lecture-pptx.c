/* A presentation in Office Open XML (ECMA-376, transitional). */
#include "config.h"

#include "ent-lecture-export.h"

#include "ent-pptx-slide.h"

#define PRESENTATION_TYPE "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
#define CORE_TYPE         "application/vnd.openxmlformats-package.core-properties+xml"
#define APP_TYPE          "application/vnd.openxmlformats-officedocument.extended-properties+xml"
#define SECTIONS_URI      "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
#define SECTIONS          "http://schemas.microsoft.com/office/powerpoint/2010/main"
#define FIRST_SLIDE_ID    256

/* Sections */

static gboolean
has_sections (const EntLectureJob *job)
{
  for (guint i = 0; i < job->pages->len; i++)
    if (ent_lecture_find_section (job->deck, ((EntSlidePage *) job->pages->pdata[i])->slide) >= 0)
      return TRUE;
  return FALSE;
}

/* What comes before the first is one too: programs know no slide that is in none. */
static void
write_sections (const EntLectureJob *job,
                EntOfficeXml        *xml)
{
  int last = -2;

  ent_office_xml_open (xml, "p:extLst", NULL);
  ent_office_xml_open (xml, "p:ext", "uri", SECTIONS_URI, NULL);
  ent_office_xml_open (xml, "p14:sectionLst", "xmlns:p14", SECTIONS, NULL);
  for (guint i = 0; i < job->pages->len; i++)
    {
      int section = ent_lecture_find_section (job->deck, ((EntSlidePage *) job->pages->pdata[i])->slide);
      const EntSlide *slide = section >= 0 ? job->deck->slides->pdata[section] : NULL;
      g_autofree char *guid = ent_pptx_dup_guid (slide != NULL ? slide->id : job->deck->lecture->id);

      if (section != last)
        {
          ent_office_xml_close_n (xml, last == -2 ? 0 : 2);
          ent_office_xml_open (xml, "p14:section", "name", slide != NULL ? slide->section : job->deck->lecture->title,
                               "id", guid, NULL);
          ent_office_xml_open (xml, "p14:sldIdLst", NULL);
          last = section;
        }
      ent_office_xml_leaf (xml, "p14:sldId", "id", ENT_OFFICE_INT (FIRST_SLIDE_ID + i), NULL);
    }
  ent_office_xml_close_n (xml, 5);
}

/* Presentation */

static void
write_slide_list (EntOfficeXml *xml,
                  EntPptxRels  *rels,
                  guint         n)
{
  ent_office_xml_open (xml, "p:sldIdLst", NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *target = g_strdup_printf ("slides/slide%u.xml", i + 1);

      ent_office_xml_leaf (xml, "p:sldId", "id", ENT_OFFICE_INT (FIRST_SLIDE_ID + i),
                           "r:id", ent_pptx_rels_add (rels, "slide", target), NULL);
    }
  ent_office_xml_close (xml);
}

static void
add_presentation (EntPptxPackage      *package,
                  const EntLectureJob *job,
                  const EntOfficeLook *look)
{
  EntPptxRels *rels = ent_pptx_rels_new ();
  EntOfficeXml *xml = ent_office_xml_new ();
  gboolean narrow = look->page->width <= ENT_SLIDE_NARROW_PT;

  ent_pptx_open_root (xml, "p:presentation", "rtl", look->rtl ? "1" : "0");
  ent_office_xml_open (xml, "p:sldMasterIdLst", NULL);
  ent_office_xml_leaf (xml, "p:sldMasterId", "id", ENT_OFFICE_INT (ENT_PPTX_MASTER_ID),
                       "r:id", ent_pptx_rels_add (rels, "slideMaster", "slideMasters/slideMaster1.xml"), NULL);
  ent_office_xml_close (xml);
  ent_office_xml_open (xml, "p:notesMasterIdLst", NULL);
  ent_office_xml_leaf (xml, "p:notesMasterId",
                       "r:id", ent_pptx_rels_add (rels, "notesMaster", "notesMasters/notesMaster1.xml"), NULL);
  ent_office_xml_close (xml);
  write_slide_list (xml, rels, job->pages->len);
  ent_office_xml_leaf (xml, "p:sldSz", "cx", ENT_PPTX_EMU (look->page->width), "cy", ENT_PPTX_EMU (look->page->height),
                       "type", narrow ? "screen4x3" : NULL, NULL);
  ent_office_xml_leaf (xml, "p:notesSz", "cx", ENT_PPTX_EMU (ENT_PPTX_NOTES_WIDTH_PT),
                       "cy", ENT_PPTX_EMU (ENT_PPTX_NOTES_HEIGHT_PT), NULL);
  ent_pptx_write_levels (xml, "p:defaultTextStyle", look->body.size_pt, FALSE, look->rtl);
  if (has_sections (job))
    write_sections (job, xml);
  ent_pptx_rels_add (rels, "theme", "theme/theme1.xml");
  ent_pptx_package_add (package, "ppt/presentation.xml", PRESENTATION_TYPE, ent_office_xml_finish (xml), rels);
}

static void
add_properties (EntPptxPackage      *package,
                const EntLectureJob *job,
                guint                n_notes)
{
  const EntLecture *lecture = job->deck->lecture;
  g_autofree char *time = ent_office_dup_time ();
  EntOfficeXml *xml = ent_office_xml_new ();
  guint n_hidden = 0;

  ent_office_xml_open (xml, "cp:coreProperties",
                       "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                       "xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/",
                       "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", NULL);
  ent_office_xml_words (xml, "dc:title", lecture->title);
  ent_office_xml_words (xml, "dc:subject", lecture->course);
  for (guint i = 0; i < 2; i++)
    {
      ent_office_xml_open (xml, i == 0 ? "dcterms:created" : "dcterms:modified", "xsi:type", "dcterms:W3CDTF", NULL);
      ent_office_xml_text (xml, time);
      ent_office_xml_close (xml);
    }
  ent_pptx_package_add (package, "docProps/core.xml", CORE_TYPE, ent_office_xml_finish (xml), NULL);
  for (guint i = 0; i < job->pages->len; i++)
    n_hidden += ent_slide_page_get_slide (job->pages->pdata[i])->skipped;
  xml = ent_office_xml_new ();
  ent_office_xml_open (xml, "Properties",
                       "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", NULL);
  ent_office_xml_words (xml, "Application", "Entente");
  ent_office_xml_words (xml, "Slides", ENT_OFFICE_INT (job->pages->len));
  ent_office_xml_words (xml, "Notes", ENT_OFFICE_INT (n_notes));
  ent_office_xml_words (xml, "HiddenSlides", ENT_OFFICE_INT (n_hidden));
  ent_pptx_package_add (package, "docProps/app.xml", APP_TYPE, ent_office_xml_finish (xml), NULL);
}

GBytes *
ent_lecture_to_pptx (const EntLectureJob  *job,
                     GError              **error)
{
  g_autoptr(EntPptxPackage) package = ent_pptx_package_new ();
  g_autoptr(GPtrArray) names = NULL;
  EntOfficeLook look;
  guint n_notes = 0;

  g_return_val_if_fail (job->pages != NULL && job->pages->len > 0, NULL);

  ent_office_look_init (&look, job->pages);
  names = ent_office_list_names (job->pages);
  for (guint i = 0; i < job->pages->len; i++)
    {
      n_notes += ent_pptx_slide_add (package, &look, job->pages->pdata[i], names->pdata[i], i + 1);
      if (!ent_lecture_job_step (job, i + 1, job->pages->len, error))
        return NULL;
    }
  ent_pptx_master_add (package, &look);
  add_presentation (package, job, &look);
  add_properties (package, job, n_notes);
  return ent_pptx_package_finish (package, ent_office_draw_thumbnail (job->pages->pdata[0]), error);
}
