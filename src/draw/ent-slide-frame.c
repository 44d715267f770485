/* What every slide has around what it says: its title above, and its sources and number below. */

#include "config.h"

#include "ent-slide-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TITLE_MOST_PT     36.0
#define TITLE_LEAST_PT    24.0
#define TITLE_LINES       2
#define TITLE_MOST_HEIGHT 130.0
#define TITLE_CHARS       1000
#define NUMBER_WIDTH      56.0

/* Words */

EntSlideTextStyle
ent_slide_maker_make_style (EntSlideMaker *self,
                            double         width,
                            double         size)
{
  return (EntSlideTextStyle) { size, width, 0, ENT_SLIDE_ALIGN_START, self->style.text, self->style.accent, FALSE };
}

GPtrArray *
ent_slide_words_new (const char *words)
{
  GPtrArray *paragraphs = ent_paragraphs_new ();

  g_ptr_array_add (paragraphs, ent_paragraph_new_words (words, 0));
  return paragraphs;
}

/* No title is longer than fits on a slide in any case, so that nothing longer is ever set. */
GPtrArray *
ent_slide_title_new (const char *title)
{
  g_autofree char *start = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), TITLE_CHARS));

  return ent_slide_words_new (start);
}

double
ent_slide_maker_measure (EntSlideMaker *self,
                         GPtrArray     *paragraphs,
                         double         width,
                         double         size,
                         EntRunFlags    flags)
{
  EntSlideTextStyle style = ent_slide_maker_make_style (self, width, size);
  g_autoptr(EntSlideText) text = NULL;

  style.flags = flags;
  text = ent_slide_text_new (self->context, paragraphs, &style);
  return ceil (ent_slide_text_get_height (text));
}

char *
ent_slide_maker_dup_words (EntSlideMaker *self)
{
  g_autofree char *words = ent_rich_text_dup_words (self->text);

  return *words != '\0' ? g_steal_pointer (&words) : ent_slide_maker_dup_title (self);
}

char *
ent_slide_maker_dup_title (EntSlideMaker *self)
{
  const char *title = self->slide->title;

  return g_strdup (title != NULL && *title != '\0' ? title : ent_slide_kind_to_label (self->slide->kind));
}

/* Title and foot */

/* As much of them as @height takes; "…" stands for the rest. */
GPtrArray *
ent_slide_maker_shorten (EntSlideMaker           *self,
                         GPtrArray               *paragraphs,
                         const EntSlideTextStyle *style,
                         double                   height)
{
  GPtrArray *rest = NULL, *shown;

  if (ent_slide_maker_measure (self, paragraphs, style->width, style->size_pt, style->flags) <= height)
    return ent_paragraphs_copy (paragraphs);
  shown = ent_slide_text_split (self->context, paragraphs, style, height, &rest);
  if (rest->len > 0 && shown->len > 0)
    ent_paragraph_add_run (shown->pdata[shown->len - 1], "…", 0, NULL, 0);
  g_ptr_array_unref (rest);
  return shown;
}

/* Two lines at most; what is longer even so gets smaller, and is cut when it would leave no room for what the slide
 * says. Returns: where it ends */
static double
add_title (EntSlideMaker *self,
           EntSlidePage  *page)
{
  const char *title = self->slide->title;
  double width = self->width - 2 * self->margin, height;
  EntSlideTextStyle style = ent_slide_maker_make_style (self, width, TITLE_MOST_PT);
  g_autoptr(GPtrArray) words = NULL;
  EntSlideBox *box;

  if (title == NULL || *title == '\0')
    return ENT_SLIDE_TOP;
  style.flags = ENT_RUN_BOLD;
  words = ent_slide_title_new (title);
  for (;; style.size_pt -= 2)
    {
      g_autoptr(EntSlideText) text = ent_slide_text_new (self->context, words, &style);

      if (ent_slide_text_get_n_lines (text) <= TITLE_LINES || style.size_pt <= ENT_SLIDE_MIN_PT + 1
          || (style.size_pt <= TITLE_LEAST_PT && ent_slide_text_get_n_lines (text) <= TITLE_LINES + 1))
        break;
    }
  height = MIN (ent_slide_maker_measure (self, words, width, style.size_pt, style.flags), TITLE_MOST_HEIGHT);
  box = ent_slide_page_add_text (page, ENT_SLIDE_BOX_TITLE, self->margin, ENT_SLIDE_TOP, width, ceil (height),
                                 ent_slide_maker_shorten (self, words, &style, height), style.size_pt,
                                 &self->style.text);
  box->flags = ENT_RUN_BOLD;
  return ENT_SLIDE_TOP + ceil (height);
}

static void
add_number (EntSlideMaker *self,
            EntSlidePage  *page)
{
  g_autofree char *number = g_strdup_printf ("%u", ent_slide_page_get_number (page));
  double height = ceil (ENT_SLIDE_MIN_PT * 1.4);
  EntSlideBox *box;

  box = ent_slide_page_add_text (page, ENT_SLIDE_BOX_NUMBER, self->width - self->margin - NUMBER_WIDTH,
                                 self->height - ENT_SLIDE_BOTTOM - height, NUMBER_WIDTH, height,
                                 ent_slide_words_new (number),
                                 ENT_SLIDE_MIN_PT, &self->style.dim_text);
  box->halign = ENT_SLIDE_ALIGN_END;
  box->valign = ENT_SLIDE_ALIGN_END;
}

static void
append_run (EntParagraph *line,
            const EntRun *run)
{
  ent_paragraph_add_run (line, run->text, run->flags, run->link, run->footnote);
}

/* "1 Quandt, Camp David (1986), p. 12", the first @n of @notes (of guint: their numbers), then what is not there, then
 * from what the slide was made: all in one paragraph. */
static GPtrArray *
write_foot (EntSlideMaker *self,
            GArray        *notes,
            guint          n)
{
  g_autofree char *version = ent_deck_dup_version (self->deck, self->slide);
  guint n_all = notes->len;
  EntParagraph *line = ent_paragraph_new (ENT_PARAGRAPH_TEXT);
  GPtrArray *paragraphs = ent_paragraphs_new ();

  g_ptr_array_add (paragraphs, line);
  for (guint i = 0; i < n; i++)
    {
      guint index = g_array_index (notes, guint, i);
      const EntParagraph *note = self->text->footnotes->pdata[index - 1];
      g_autofree char *number = g_strdup_printf ("%u", index);

      ent_paragraph_add_run (line, number, 0, NULL, index);
      ent_paragraph_add_run (line, "\302\240", 0, NULL, 0);
      for (guint run = 0; run < note->runs->len; run++)
        append_run (line, note->runs->pdata[run]);
      ent_paragraph_add_run (line, "  ", 0, NULL, 0);
    }
  if (n < n_all)
    {
      guint left = n_all - n;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more source  ", "and %u more sources  ", left), left);

      ent_paragraph_add_run (line, more, 0, NULL, 0);
    }
  if (version != NULL)
    ent_paragraph_add_run (line, version, 0, NULL, 0);
  if (line->runs->len == 0)
    g_ptr_array_set_size (paragraphs, 0);
  return paragraphs;
}

/* As many notes as a few lines hold: they are added one by one, since there may be hundreds. NULL: nothing is to be
 * said. @height: (out) */
static GPtrArray *
fill_foot (EntSlideMaker *self,
           GArray        *notes,
           double         width,
           double        *height)
{
  EntSlideTextStyle style = ent_slide_maker_make_style (self, width, ENT_SLIDE_MIN_PT);
  GPtrArray *fitting = NULL;
  guint n;

  *height = 0;
  for (n = 0; n <= notes->len; n++)
    {
      g_autoptr(GPtrArray) paragraphs = write_foot (self, notes, n);
      g_autoptr(EntSlideText) text = ent_slide_text_new (self->context, paragraphs, &style);

      if (ent_slide_text_get_n_lines (text) > self->foot_lines && n > 0)
        break;
      g_clear_pointer (&fitting, g_ptr_array_unref);
      fitting = g_ptr_array_ref (paragraphs);
      *height = ceil (ent_slide_text_get_height (text));
    }
  /* Another choice of them may take all lines. */
  if (n <= notes->len)
    *height = MAX (*height, ceil (self->foot_lines * ENT_SLIDE_LINE_HEIGHT * ENT_SLIDE_MIN_PT + ENT_SLIDE_MIN_PT / 4));
  if (fitting->len == 0)
    g_clear_pointer (&fitting, g_ptr_array_unref);
  return fitting;
}

/* Returns: where the foot begins */
static double
add_notes (EntSlideMaker *self,
           EntSlidePage  *page,
           GArray        *notes)
{
  double width = self->width - 2 * self->margin - NUMBER_WIDTH - ENT_SLIDE_GAP, height;
  double end = self->height - ENT_SLIDE_BOTTOM;
  GPtrArray *paragraphs = fill_foot (self, notes, width, &height);
  EntSlideBox *box;

  if (paragraphs == NULL)
    return end - ceil (ENT_SLIDE_MIN_PT * 1.4);
  box = ent_slide_page_add_text (page, ENT_SLIDE_BOX_FOOTNOTES, self->margin, end - height, width, height, paragraphs,
                                 ENT_SLIDE_MIN_PT, &self->style.dim_text);
  box->valign = ENT_SLIDE_ALIGN_END;
  return end - height;
}

static double
add_foot (EntSlideMaker *self,
          EntSlidePage  *page)
{
  g_autoptr(GArray) notes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i <= self->text->footnotes->len && !self->hides; i++)
    g_array_append_val (notes, i);
  add_number (self, page);
  return add_notes (self, page, notes);
}

/* The notes that what stands on a page calls, each once. */
static GArray *
list_called (const EntSlidePage *page)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < page->boxes->len; i++)
    {
      const EntSlideBox *box = page->boxes->pdata[i];

      if (box->paragraphs == NULL || box->kind == ENT_SLIDE_BOX_FOOTNOTES)
        continue;
      for (guint j = 0; j < box->paragraphs->len; j++)
        {
          const EntParagraph *paragraph = box->paragraphs->pdata[j];

          for (guint k = 0; k < paragraph->runs->len; k++)
            {
              guint note = ((EntRun *) paragraph->runs->pdata[k])->footnote;
              gboolean known = note == 0;

              for (guint l = 0; l < notes->len && !known; l++)
                known = g_array_index (notes, guint, l) == note;
              if (!known)
                g_array_append_val (notes, note);
            }
        }
    }
  return notes;
}

/* Of a slide that goes on each page has the notes that it calls. What a picture says in words is called nowhere: then
 * they stay. */
void
ent_slide_page_choose_notes (EntSlideMaker *self,
                             EntSlidePage  *page)
{
  g_autoptr(GArray) called = list_called (page);

  for (guint i = 0; i < page->boxes->len; i++)
    if (((EntSlideBox *) page->boxes->pdata[i])->kind == ENT_SLIDE_BOX_PICTURE && called->len == 0)
      return;
  for (guint i = page->boxes->len; i > 0; i--)
    if (((EntSlideBox *) page->boxes->pdata[i - 1])->kind == ENT_SLIDE_BOX_FOOTNOTES)
      g_ptr_array_remove_index (page->boxes, i - 1);
  add_notes (self, page, called);
}

graphene_rect_t
ent_slide_maker_add_frame (EntSlideMaker *self,
                           EntSlidePage  *page)
{
  double top = add_title (self, page) + ENT_SLIDE_GAP;
  double foot = add_foot (self, page) - ENT_SLIDE_GAP;

  return GRAPHENE_RECT_INIT ((float) self->margin, (float) top, (float) (self->width - 2 * self->margin),
                             (float) MAX (foot - top, 1));
}

/* What is read comes in the order in which one reads: title, content, foot. */
void
ent_slide_page_move_foot_last (EntSlidePage *page)
{
  for (guint i = 0, n = page->boxes->len; i < n;)
    {
      EntSlideBox *box = page->boxes->pdata[i];

      if (box->kind != ENT_SLIDE_BOX_FOOTNOTES && box->kind != ENT_SLIDE_BOX_NUMBER)
        {
          i++;
          continue;
        }
      g_ptr_array_add (page->boxes, g_ptr_array_steal_index (page->boxes, i));
      n--;
    }
}
