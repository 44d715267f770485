#include "config.h"

#include "ent-pptx-text.h"

#include <math.h>
#include <string.h>

#define CALL_BASELINE "30000"  /* raised by, in thousandths of a percent; programs make it as small as they like */
/* Some programs take it of the font's own height, some of 1.2 of its size, and where the font is missing it is
 * another's: this is right for the first, close for the others, and what their own slides have. */
#define LINE_SPACING  "90000"
#define MAX_START     32767
#define FIXED_PITCH   "49"     /* of a typeface of equal widths */
/* Sizes are hundredths of a point. */
#define SIZE(pt) ENT_OFFICE_INT ((gint64) round ((pt) * 100))

typedef struct
{
  EntOfficeXml        *xml;
  EntPptxRels         *rels;
  const EntOfficeLook *look;
  const EntOfficeText *text;
  guint                begins[ENT_RICH_TEXT_MAX_LEVEL];  /* of a numbered list, by level: where it began; 0: none */
  guint                lasts[ENT_RICH_TEXT_MAX_LEVEL];   /* its last number */
} Writer;

static void
write_color (EntOfficeXml        *xml,
             const char          *element,
             const EntOfficeLook *look,
             const GdkRGBA       *color)
{
  const EntPictureStyle *style = &look->style;
  const char *name = gdk_rgba_equal (color, &style->text) ? "tx1"
                     : gdk_rgba_equal (color, &style->dim_text) ? "tx2"
                     : gdk_rgba_equal (color, &look->page->accent) ? "accent1" : NULL;

  ent_office_xml_open (xml, element, NULL);
  ent_office_xml_open (xml, name != NULL ? "a:schemeClr" : "a:srgbClr",
                       "val", name != NULL ? name : ENT_OFFICE_COLOR (color), NULL);
  if (name == NULL && color->alpha < 1)
    ent_office_xml_leaf (xml, "a:alpha", "val", ENT_OFFICE_INT ((gint64) round (color->alpha * 100000)), NULL);
  ent_office_xml_close_n (xml, 2);
}

void
ent_pptx_write_lines (EntOfficeXml *xml)
{
  ent_office_xml_open (xml, "a:lnSpc", NULL);
  ent_office_xml_leaf (xml, "a:spcPct", "val", LINE_SPACING, NULL);
  ent_office_xml_close (xml);
}

/* Programs count on in a list that begins with the same number; another begin is another list. */
static guint
count_on (Writer *self,
          guint   level,
          guint   number)
{
  guint *begin = &self->begins[level - 1], *last = &self->lasts[level - 1];

  if (*begin == 0 || number != *last + 1)
    *begin = number;
  *last = number;
  for (guint deeper = level; deeper < ENT_RICH_TEXT_MAX_LEVEL; deeper++)
    self->begins[deeper] = 0;
  return MIN (*begin, MAX_START);
}

static void
write_bullet (Writer                   *self,
              const EntParagraph       *words,
              const EntOfficeParagraph *paragraph)
{
  g_autofree char *bullet = ent_slide_dup_bullet (words);

  if (paragraph->level == 0)
    {
      memset (self->begins, 0, sizeof self->begins);
      ent_office_xml_leaf (self->xml, "a:buNone", NULL);
      return;
    }
  if (self->look != NULL)
    write_color (self->xml, "a:buClr", self->look, &self->text->color);
  ent_office_xml_leaf (self->xml, "a:buFontTx", NULL);
  if (words->number > 0)
    {
      guint begin = count_on (self, paragraph->level, words->number);

      ent_office_xml_leaf (self->xml, "a:buAutoNum", "type", "arabicPeriod",
                           "startAt", begin > 1 ? ENT_OFFICE_INT (begin) : NULL, NULL);
    }
  else
    {
      for (guint level = paragraph->level - 1; level < ENT_RICH_TEXT_MAX_LEVEL; level++)
        self->begins[level] = 0;
      ent_office_xml_leaf (self->xml, "a:buChar", "char", bullet, NULL);
    }
}

static void
write_properties (Writer                   *self,
                  const EntParagraph       *words,
                  const EntOfficeParagraph *paragraph)
{
  static const char * const adjusts[] = { "l", "ctr", "r" };
  double hanging = paragraph->level > 0 ? -ENT_SLIDE_INDENT * self->text->size_pt : 0;

  ent_office_xml_open (self->xml, "a:pPr",
                       "marL", ENT_PPTX_EMU (paragraph->indent), "lvl",
                       paragraph->level > 1 ? ENT_OFFICE_INT (paragraph->level - 1) : NULL,
                       "indent", ENT_PPTX_EMU (hanging), "algn", adjusts[paragraph->adjust],
                       "rtl", paragraph->rtl ? "1" : "0", NULL);
  if (self->look != NULL)
    ent_pptx_write_lines (self->xml);
  ent_office_xml_open (self->xml, "a:spcBef", NULL);
  ent_office_xml_leaf (self->xml, "a:spcPts", "val", SIZE (paragraph->gap), NULL);
  ent_office_xml_close (self->xml);
  write_bullet (self, words, paragraph);
  ent_office_xml_close (self->xml);
}

static void
write_run_properties (Writer                   *self,
                      const EntOfficeParagraph *paragraph,
                      const EntRun             *run)
{
  g_autofree char *url = ent_office_text_dup_url (self->text, run);
  EntRunFlags flags = ent_office_text_get_flags (self->text, run) | (paragraph->bold ? ENT_RUN_BOLD : 0);

  ent_office_xml_open (self->xml, "a:rPr", "sz", SIZE (paragraph->size_pt), "b", flags & ENT_RUN_BOLD ? "1" : "0", "i", flags & ENT_RUN_ITALIC ? "1" : "0",
                       "baseline", run->footnote > 0 ? CALL_BASELINE : NULL, "dirty", "0", NULL);
  if (self->look != NULL)
    write_color (self->xml, "a:solidFill", self->look, ent_office_text_get_color (self->text, run));
  if (flags & ENT_RUN_CODE)
    ent_office_xml_leaf (self->xml, "a:latin", "typeface", ENT_OFFICE_CODE_FONT, "pitchFamily", FIXED_PITCH, NULL);
  else if (self->look == NULL)
    /* What the master of notes says is not read by all. */
    ent_office_xml_leaf (self->xml, "a:latin", "typeface", "+mn-lt", NULL);
  if (url != NULL)
    ent_office_xml_leaf (self->xml, "a:hlinkClick", "r:id", ent_pptx_rels_add_url (self->rels, url), NULL);
  ent_office_xml_close (self->xml);
}

static void
write_run (Writer                   *self,
           const EntOfficeParagraph *paragraph,
           const EntRun             *run,
           gboolean                  number)
{
  g_auto(GStrv) lines = g_strsplit (run->text, "\n", -1);
  g_autofree char *guid = number ? ent_pptx_dup_guid ("slide number") : NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        {
          ent_office_xml_open (self->xml, "a:br", NULL);
          write_run_properties (self, paragraph, run);
          ent_office_xml_close (self->xml);
        }
      if (*lines[i] == '\0')
        continue;
      if (number)
        ent_office_xml_open (self->xml, "a:fld", "id", guid, "type", "slidenum", NULL);
      else
        ent_office_xml_open (self->xml, "a:r", NULL);
      write_run_properties (self, paragraph, run);
      ent_office_xml_words (self->xml, "a:t", lines[i]);
      ent_office_xml_close (self->xml);
    }
}

static void
write_mark (Writer                   *self,
            const EntOfficeParagraph *paragraph)
{
  if (!paragraph->marked)
    return;
  ent_office_xml_open (self->xml, "a:r", NULL);
  ent_office_xml_words (self->xml, "a:t", ENT_OFFICE_LTR_MARK);
  ent_office_xml_close (self->xml);
}

void
ent_pptx_write_text (EntOfficeXml        *xml,
                     EntPptxRels         *rels,
                     const EntOfficeLook *look,
                     const EntOfficeText *text,
                     gboolean             number)
{
  Writer writer = { xml, rels, look, text, { 0 }, { 0 } };

  for (guint i = 0; i < text->paragraphs->len; i++)
    {
      const EntParagraph *words = text->paragraphs->pdata[i];
      EntOfficeParagraph paragraph;

      ent_office_text_measure (text, i, &paragraph);
      ent_office_xml_open (xml, "a:p", NULL);
      write_properties (&writer, words, &paragraph);
      write_mark (&writer, &paragraph);
      for (guint run = 0; run < words->runs->len; run++)
        write_run (&writer, &paragraph, words->runs->pdata[run], number);
      write_mark (&writer, &paragraph);
      ent_office_xml_close (xml);
    }
  /* A body without a paragraph is none. */
  if (text->paragraphs->len == 0)
    ent_office_xml_leaf (xml, "a:p", NULL);
}
