#include "config.h"

#include "ent-odp-content.h"

#include <string.h>

#include "ent-odp-master.h"
#include "ent-odp-styles.h"

#define FOOTER_NAME "footer"

typedef struct
{
  const EntLectureJob *job;
  EntOfficeMedia      *media;
  EntOdpStyles        *styles;
  EntOfficeXml        *xml;       /* of the pages */
  const GdkRGBA       *background;  /* of the master */
} Writer;

/* Words */

/* Blanks that follow one another, and those that begin a paragraph, are elements. @blank: whether the last character
 * was one */
static void
write_words (EntOfficeXml *xml,
             const char   *words,
             gboolean     *blank)
{
  g_autoptr(GString) plain = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p++)
    {
      const char *element = *p == '\n' ? "text:line-break" : *p == '\t' ? "text:tab"
                            : *p == ' ' && *blank ? "text:s" : NULL;

      *blank = *p == ' ' || *p == '\n' || *p == '\t';
      if (element == NULL)
        {
          g_string_append_c (plain, *p);
          continue;
        }
      ent_office_xml_text (xml, plain->str);
      g_string_truncate (plain, 0);
      ent_office_xml_leaf (xml, element, NULL);
    }
  ent_office_xml_text (xml, plain->str);
}

static void
write_run (Writer                   *self,
           const EntOfficeText      *text,
           const EntOfficeParagraph *paragraph,
           const EntRun             *run,
           gboolean                 *blank)
{
  g_autofree char *url = ent_office_text_dup_url (text, run);
  EntRunFlags flags = ent_office_text_get_flags (text, run) | (paragraph->bold ? ENT_RUN_BOLD : 0);

  ent_office_xml_open (self->xml, "text:span", "text:style-name",
                       ent_odp_styles_run (self->styles, paragraph->size_pt, flags,
                                           ent_office_text_get_color (text, run), run->footnote > 0), NULL);
  if (url != NULL)
    ent_office_xml_open (self->xml, "text:a", "xlink:type", "simple", "xlink:href", url, NULL);
  write_words (self->xml, run->text, blank);
  ent_office_xml_close_n (self->xml, url != NULL ? 2 : 1);
}

/* Lists that are open, one in the other. */
typedef struct
{
  guint    depth;
  gboolean numbers[ENT_RICH_TEXT_MAX_LEVEL];
  guint    lasts[ENT_RICH_TEXT_MAX_LEVEL];    /* the number of the last item */
} Lists;

static void
close_lists (Writer *self,
             Lists  *lists,
             guint   depth)
{
  for (; lists->depth > depth; lists->depth--)
    ent_office_xml_close_n (self->xml, 2);
}

/* An item is begun, and its paragraph may follow. */
static void
open_item (Writer              *self,
           Lists               *lists,
           const EntOfficeText *text,
           guint                level,
           guint                number)
{
  gboolean numbers = number > 0;

  close_lists (self, lists, level);
  if (lists->depth == level
      && (lists->numbers[level - 1] != numbers || (numbers && number != lists->lasts[level - 1] + 1)))
    close_lists (self, lists, level - 1);
  lists->lasts[level - 1] = number;
  if (lists->depth == level)
    {
      ent_office_xml_close (self->xml);
      ent_office_xml_open (self->xml, "text:list-item", NULL);
      return;
    }
  while (lists->depth < level)
    {
      gboolean own = lists->depth + 1 == level;

      lists->numbers[lists->depth] = own && numbers;
      ent_office_xml_open (self->xml, "text:list", "text:style-name",
                           ent_odp_styles_list (self->styles, text->size_pt, &text->color, own && numbers), NULL);
      ent_office_xml_open (self->xml, "text:list-item",
                           "text:start-value", own && numbers ? ENT_OFFICE_INT (number) : NULL, NULL);
      lists->depth++;
    }
}

static void
write_text (Writer              *self,
            const EntOfficeText *text)
{
  Lists lists = { 0 };

  for (guint i = 0; i < text->paragraphs->len; i++)
    {
      const EntParagraph *words = text->paragraphs->pdata[i];
      EntOfficeParagraph paragraph;
      gboolean blank = TRUE;

      ent_office_text_measure (text, i, &paragraph);
      if (paragraph.level > 0)
        open_item (self, &lists, text, paragraph.level, words->number);
      else
        close_lists (self, &lists, 0);
      ent_office_xml_open (self->xml, "text:p", "text:style-name", ent_odp_styles_paragraph (self->styles, &paragraph),
                           NULL);
      if (paragraph.marked)
        ent_office_xml_text (self->xml, ENT_OFFICE_LTR_MARK);
      for (guint run = 0; run < words->runs->len; run++)
        write_run (self, text, &paragraph, words->runs->pdata[run], &blank);
      if (paragraph.marked)
        ent_office_xml_text (self->xml, ENT_OFFICE_LTR_MARK);
      ent_office_xml_close (self->xml);
    }
  close_lists (self, &lists, 0);
}

/* Boxes */

static void
write_text_box (Writer             *self,
                const EntSlidePage *page,
                const EntSlideBox  *box)
{
  gboolean cover = ent_slide_page_get_slide (page)->kind == ENT_SLIDE_TITLE;
  const char *class = box == ent_office_find_box (page, ENT_SLIDE_BOX_TITLE) ? "title"
                      : box == ent_office_find_box (page, ENT_SLIDE_BOX_SUBTITLE) && cover ? "subtitle" : NULL;
  g_autofree char *parent = class != NULL ? g_strconcat (ENT_ODP_MASTER "-", class, NULL) : NULL;
  gboolean shrink = box->kind != ENT_SLIDE_BOX_MARK;
  const char *style = ent_odp_styles_box (self->styles, parent, box->valign, ENT_OFFICE_FIRST_LINE * box->size_pt,
                                          shrink);
  g_auto(EntOfficeText) text = { 0 };

  ent_office_text_init_box (&text, page, box);
  ent_office_xml_open (self->xml, "draw:frame",
                       class != NULL ? "presentation:style-name" : "draw:style-name", style,
                       "draw:layer", "layout", ENT_ODP_AREA (&box->area),
                       class != NULL ? "presentation:class" : NULL, class,
                       "presentation:user-transformed", "true", NULL);
  ent_office_xml_open (self->xml, "draw:text-box", NULL);
  write_text (self, &text);
  ent_office_xml_close_n (self->xml, 2);
}

static void
write_image (Writer *self,
             guint   index)
{
  const EntOfficeFile *file = ent_office_media_get_file (self->media, index);

  ent_office_xml_leaf (self->xml, "draw:image", "xlink:href", file->path, "xlink:type", "simple",
                       "xlink:show", "embed", "xlink:actuate", "onLoad", "draw:mime-type", file->type, NULL);
}

/* The first that a program can show: lines before pixels. */
static void
write_picture (Writer             *self,
               const EntSlidePage *page,
               const EntSlideBox  *box)
{
  EntOfficePicture picture;

  if (!ent_office_media_add (self->media, page, box, &picture))
    return;
  ent_office_xml_open (self->xml, "draw:frame", "draw:style-name", ent_odp_styles_fill (self->styles, NULL),
                       "draw:layer", "layout", ENT_ODP_AREA (&box->area), NULL);
  if (picture.vector >= 0)
    write_image (self, (guint) picture.vector);
  write_image (self, picture.pixels);
  ent_office_xml_words (self->xml, "svg:title", page->title);
  ent_office_xml_words (self->xml, "svg:desc", box->description);
  ent_office_xml_close (self->xml);
}

static void
write_box (Writer             *self,
           const EntSlidePage *page,
           const EntSlideBox  *box)
{
  if (box->kind == ENT_SLIDE_BOX_RULE)
    ent_office_xml_leaf (self->xml, "draw:rect", "draw:style-name", ent_odp_styles_fill (self->styles, &box->color),
                         "draw:layer", "layout", ENT_ODP_AREA (&box->area), NULL);
  write_picture (self, page, box);
  /* Numbers are the master's: they stay right when slides move. */
  if (box->paragraphs != NULL && box->paragraphs->len > 0 && box->kind != ENT_SLIDE_BOX_NUMBER)
    write_text_box (self, page, box);
}

/* Pages */

static void
write_notes (Writer             *self,
             const EntSlidePage *page,
             guint               number)
{
  graphene_rect_t above = ent_odp_get_thumbnail_area (page), below = ent_odp_get_notes_area (page);
  g_auto(EntOfficeText) notes = { 0 };

  ent_office_xml_open (self->xml, "presentation:notes", NULL);
  ent_office_xml_leaf (self->xml, "draw:page-thumbnail", "draw:layer", "layout", ENT_ODP_AREA (&above),
                       "draw:page-number", ENT_OFFICE_INT (number), "presentation:class", "page", NULL);
  if (ent_office_text_init_notes (&notes, page, ENT_ODP_NOTES_PT))
    {
      ent_office_xml_open (self->xml, "draw:frame",
                           "presentation:style-name", ent_odp_styles_box (self->styles, ENT_ODP_MASTER "-notes",
                                                                         ENT_SLIDE_ALIGN_START, 0, FALSE),
                           "draw:layer", "layout", ENT_ODP_AREA (&below), "presentation:class", "notes", NULL);
      ent_office_xml_open (self->xml, "draw:text-box", NULL);
      write_text (self, &notes);
      ent_office_xml_close_n (self->xml, 2);
    }
  ent_office_xml_close (self->xml);
}

/* Which placeholders a page has, by the number that programs know it by. */
static const char *
find_layout (const EntSlidePage *page)
{
  if (ent_office_find_box (page, ENT_SLIDE_BOX_TITLE) == NULL)
    return "AL3T20";
  if (ent_slide_page_get_slide (page)->kind == ENT_SLIDE_TITLE
      && ent_office_find_box (page, ENT_SLIDE_BOX_SUBTITLE) != NULL)
    return "AL0T0";
  return "AL2T19";
}

static void
write_page (Writer             *self,
            const EntSlidePage *page,
            const char         *name,
            guint               number)
{
  gboolean numbered = ent_office_find_box (page, ENT_SLIDE_BOX_NUMBER) != NULL;
  gboolean own = !gdk_rgba_equal (&page->background, self->background);
  const char *style = ent_odp_styles_page (self->styles, own ? &page->background : NULL, numbered,
                                           ent_slide_page_get_slide (page)->skipped);

  ent_office_xml_open (self->xml, "draw:page", "draw:name", name, "draw:style-name", style,
                       "draw:master-page-name", ENT_ODP_MASTER,
                       "presentation:presentation-page-layout-name", find_layout (page),
                       "presentation:use-footer-name", FOOTER_NAME, NULL);
  for (guint i = 0; i < page->boxes->len; i++)
    write_box (self, page, page->boxes->pdata[i]);
  write_notes (self, page, number);
  ent_office_xml_close (self->xml);
}

static gboolean
write_pages (Writer  *self,
             GError **error)
{
  GPtrArray *pages = self->job->pages;
  g_autoptr(GPtrArray) names = ent_office_list_names (pages);

  for (guint i = 0; i < pages->len; i++)
    {
      write_page (self, pages->pdata[i], names->pdata[i], i + 1);
      if (!ent_lecture_job_step (self->job, i + 1, pages->len, error))
        return FALSE;
    }
  return TRUE;
}

GBytes *
ent_odp_content_write (const EntLectureJob  *job,
                       EntOfficeMedia       *media,
                       GError              **error)
{
  g_autoptr(EntOdpStyles) styles = ent_odp_styles_new ();
  const EntSlidePage *first = job->pages->pdata[0];
  Writer writer = { job, media, styles, ent_office_xml_new_piece (), &first->background };
  g_autofree char *pages = NULL;
  EntOfficeXml *xml;

  if (!write_pages (&writer, error))
    {
      ent_office_xml_free (writer.xml);
      return NULL;
    }
  /* They say which styles there are, and these come before them. */
  pages = ent_office_xml_finish_piece (writer.xml);
  xml = ent_office_xml_new ();
  ent_odp_open_root (xml, "office:document-content");
  ent_odp_write_fonts (xml);
  ent_office_xml_open (xml, "office:automatic-styles", NULL);
  ent_odp_styles_write (styles, xml);
  ent_office_xml_close (xml);
  ent_office_xml_open (xml, "office:body", NULL);
  ent_office_xml_open (xml, "office:presentation", NULL);
  ent_office_xml_open (xml, "presentation:footer-decl", "presentation:name", FOOTER_NAME, NULL);
  ent_office_xml_text (xml, job->deck->lecture->title);
  ent_office_xml_close (xml);
  ent_office_xml_raw (xml, pages);
  return ent_office_xml_finish (xml);
}
