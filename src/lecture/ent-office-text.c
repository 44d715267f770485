#include "config.h"

#include "ent-office-text.h"

#include <math.h>
#include <string.h>

#define HEADING_SCALE 1.1
#define ITEMS_GAP     0.75   /* items of one list stand closer, … */
#define OTHER_GAP     1.25   /* …and all else wider */
#define MAX_URL       2000   /* characters: what PowerPoint takes */
#define URL_CHARS     "%:/?#[]@!$&'()*+,;="

void
ent_office_text_init_box (EntOfficeText      *self,
                          const EntSlidePage *page,
                          const EntSlideBox  *box)
{
  *self = (EntOfficeText) { page, box->paragraphs != NULL ? g_ptr_array_ref (box->paragraphs) : g_ptr_array_new (),
                            box->size_pt, box->color, page->accent, box->flags, box->halign };
}

/* "1 words": its number as it is called. */
static void
add_footnotes (GPtrArray *paragraphs,
               GPtrArray *footnotes)
{
  for (guint i = 0; i < footnotes->len; i++)
    {
      const EntParagraph *footnote = footnotes->pdata[i];
      EntParagraph *paragraph = ent_paragraph_new (ENT_PARAGRAPH_TEXT);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      ent_paragraph_add_run (paragraph, number, 0, NULL, i + 1);
      ent_paragraph_add_run (paragraph, "\302\240", 0, NULL, 0);
      for (guint j = 0; j < footnote->runs->len; j++)
        {
          const EntRun *run = footnote->runs->pdata[j];

          ent_paragraph_add_run (paragraph, run->text, run->flags, run->link, run->footnote);
        }
      g_ptr_array_add (paragraphs, paragraph);
    }
}

gboolean
ent_office_text_init_notes (EntOfficeText      *self,
                            const EntSlidePage *page,
                            double              size_pt)
{
  const EntSlide *slide = ent_slide_page_get_slide (page);
  g_autoptr(EntRichText) notes = ent_rich_text_new (page->part == 0 ? slide->notes : NULL);

  *self = (EntOfficeText) { .page = page, .size_pt = size_pt };
  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_paragraph_free);
  /* On white paper, whatever the slides stand on. */
  gdk_rgba_parse (&self->color, "#000000");
  gdk_rgba_parse (&self->accent, "#1A5FB4");
  for (guint i = 0; i < notes->paragraphs->len; i++)
    g_ptr_array_add (self->paragraphs, ent_paragraph_copy (notes->paragraphs->pdata[i]));
  add_footnotes (self->paragraphs, notes->footnotes);
  return self->paragraphs->len > 0;
}

void
ent_office_text_clear (EntOfficeText *self)
{
  g_clear_pointer (&self->paragraphs, g_ptr_array_unref);
}

/* By its first letter; @page where there is none. */
static gboolean
is_rtl (const EntParagraph *paragraph,
        gboolean            page)
{
  g_autofree char *words = ent_paragraph_dup_words (paragraph);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      {
        GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

        return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW
               || script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA;
      }
  return page;
}

/* Lines begin where the page has their begin, in whichever direction they are read; but an item's mark stands where its
 * paragraph begins, and so the paragraph has the page's direction, and marks tell that its words have another. */
static void
direct (const EntOfficeText *self,
        const EntParagraph  *words,
        EntOfficeParagraph  *paragraph)
{
  gboolean page = (self->page->flags & ENT_PICTURE_RTL) != 0, own = is_rtl (words, page);

  paragraph->marked = paragraph->level > 0 && page && !own;
  paragraph->rtl = own || paragraph->marked;
  if (self->halign == ENT_SLIDE_ALIGN_CENTER)
    paragraph->adjust = ENT_OFFICE_CENTER;
  else if (self->halign == ENT_SLIDE_ALIGN_START)
    paragraph->adjust = page || own ? ENT_OFFICE_RIGHT : ENT_OFFICE_LEFT;
  else
    paragraph->adjust = page ? ENT_OFFICE_LEFT : ENT_OFFICE_RIGHT;
}

static double
get_gap (const EntOfficeText *self,
         guint                index)
{
  const EntParagraph *paragraph = self->paragraphs->pdata[index], *before;
  gboolean items;

  if (index == 0)
    return 0;
  before = self->paragraphs->pdata[index - 1];
  items = paragraph->kind == ENT_PARAGRAPH_ITEM && before->kind == ENT_PARAGRAPH_ITEM;
  return self->size_pt * (ENT_SLIDE_PARAGRAPH_GAP * (items ? ITEMS_GAP : OTHER_GAP) + ENT_OFFICE_FIRST_LINE);
}

void
ent_office_text_measure (const EntOfficeText *self,
                         guint                index,
                         EntOfficeParagraph  *paragraph)
{
  const EntParagraph *words = self->paragraphs->pdata[index];
  guint level = words->kind == ENT_PARAGRAPH_HEADING ? 0 : MIN (words->level, ENT_RICH_TEXT_MAX_LEVEL);

  *paragraph = (EntOfficeParagraph) { .size_pt = self->size_pt, .gap = get_gap (self, index) };
  if (words->kind == ENT_PARAGRAPH_ITEM)
    paragraph->level = level = MAX (level, 1);
  else if (words->kind == ENT_PARAGRAPH_QUOTE)
    level++;
  paragraph->indent = level * ENT_SLIDE_INDENT * self->size_pt;
  paragraph->bold = words->kind == ENT_PARAGRAPH_HEADING;
  if (paragraph->bold)
    paragraph->size_pt *= HEADING_SCALE;
  direct (self, words, paragraph);
}

EntRunFlags
ent_office_text_get_flags (const EntOfficeText *self,
                           const EntRun        *run)
{
  return self->flags | run->flags;
}

const GdkRGBA *
ent_office_text_get_color (const EntOfficeText *self,
                           const EntRun        *run)
{
  /* As slides are painted: what leads into the web. */
  return run->link != NULL && run->footnote == 0 && g_str_has_prefix (run->link, "http") ? &self->accent : &self->color;
}

/* A file with an address that is none is refused whole by some programs. */
char *
ent_office_text_dup_url (const EntOfficeText *self,
                         const EntRun        *run)
{
  g_autofree char *url = NULL, *escaped = NULL;

  if (run->link == NULL)
    return NULL;
  url = ent_deck_dup_url (self->page->deck, ent_slide_page_get_slide (self->page), run->link);
  if (url == NULL)
    return NULL;
  escaped = g_uri_escape_string (url, URL_CHARS, FALSE);
  if (strlen (escaped) > MAX_URL || !g_uri_is_valid (escaped, G_URI_FLAGS_NONE, NULL)
      || !(g_str_has_prefix (escaped, "https://") || g_str_has_prefix (escaped, "http://")))
    return NULL;
  return g_steal_pointer (&escaped);
}

GPtrArray *
ent_office_list_names (GPtrArray *pages)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pages->len; i++)
    {
      const EntSlidePage *page = pages->pdata[i];
      char *name = g_strdup (page->title);

      g_strdelimit (name, "\r\n\t", ' ');
      for (guint n = 2; g_hash_table_contains (seen, name); n++)
        {
          g_free (name);
          name = g_strdup_printf ("%s (%u)", page->title, n);
          g_strdelimit (name, "\r\n\t", ' ');
        }
      g_hash_table_add (seen, name);
      g_ptr_array_add (names, name);
    }
  return names;
}

const EntSlideBox *
ent_office_find_box (const EntSlidePage *page,
                     EntSlideBoxKind     kind)
{
  for (guint i = 0; i < page->boxes->len; i++)
    {
      const EntSlideBox *box = page->boxes->pdata[i];

      if (box->kind == kind && box->paragraphs != NULL && box->paragraphs->len > 0)
        return box;
    }
  return NULL;
}

char *
ent_office_format_color (char           buffer[8],
                         const GdkRGBA *color)
{
  g_snprintf (buffer, 8, "%02X%02X%02X", (guint) round (CLAMP (color->red, 0, 1) * 255),
              (guint) round (CLAMP (color->green, 0, 1) * 255), (guint) round (CLAMP (color->blue, 0, 1) * 255));
  return buffer;
}
