/* How slides are laid out.
 *
 * A title above, what it says in the middle, its sources below.  Letters are as large as there is room for; where words do
 * not fit even in the smallest size that can be read from the last row, they go on on a further page.  What a slide cites
 * stands at its foot in no more than a few lines: the rest is with the sources of the lecture. */

#include "config.h"

#include "ent-slide-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-sheet.h"
#include "ent-shapes.h"

#define TITLE_MOST_PT     36.0
#define TITLE_LEAST_PT    24.0
#define TITLE_LINES       2
#define TITLE_MOST_HEIGHT 130.0
#define TITLE_CHARS       1000
#define BODY_MOST_PT      28.0
#define WORDS_MOST_PT     34.0  /* of a slide with few words */
#define FEW_CHARS         160
#define QUOTE_MOST_PT     44.0
#define CREDIT_PT         22.0
#define COVER_MOST_PT     60.0
#define COVER_BELOW_PT    26.0
#define NUMBER_WIDTH      56.0
#define FOOT_LINES        3
#define PICTURE_LINES     1  /* below a picture, which wants the room and calls none of them */
#define PIECE_CHARS       2000  /* of a paragraph */
#define AHEAD_CHARS       6000  /* more than a page ever takes */
#define MAX_PAGES         80    /* of a slide: whoever wrote so much sees that it ends */
#define RULE_WIDTH        96.0
#define RULE_HEIGHT       6.0
#define MARK_PT           96.0  /* quotation mark, question mark */

double
ent_lecture_get_width_pt (const EntLecture *lecture)
{
  return lecture->aspect == ENT_LECTURE_4_3 ? ENT_SLIDE_NARROW_PT : ENT_SLIDE_WIDE_PT;
}

void
ent_slide_options_init (EntSlideOptions *options)
{
  *options = (EntSlideOptions) { 0 };
  if (ent_picture_language_is_rtl (pango_language_to_string (pango_language_get_default ())))
    options->flags |= ENT_PICTURE_RTL;
  options->now_sec = g_get_real_time () / G_USEC_PER_SEC;
}

static EntPictureFlags
get_theme_flags (EntLectureTheme theme)
{
  return theme == ENT_LECTURE_DARK ? ENT_PICTURE_DARK : theme == ENT_LECTURE_CONTRAST ? ENT_PICTURE_HIGH_CONTRAST : 0;
}

/* Words */

static EntSlideTextStyle
make_style (EntSlideMaker *self,
            double         width,
            double         size)
{
  return (EntSlideTextStyle) { size, width, 0, ENT_SLIDE_ALIGN_START, self->style.text, self->style.accent, FALSE };
}

static GPtrArray *
new_words (const char *words)
{
  GPtrArray *paragraphs = ent_paragraphs_new ();

  g_ptr_array_add (paragraphs, ent_paragraph_new_words (words, 0));
  return paragraphs;
}

/* No title is longer than fits on a slide in any case, so that nothing longer is ever set. */
static GPtrArray *
new_title (const char *title)
{
  g_autofree char *start = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), TITLE_CHARS));

  return new_words (start);
}

static double
measure (EntSlideMaker *self,
         GPtrArray     *paragraphs,
         double         width,
         double         size,
         EntRunFlags    flags)
{
  EntSlideTextStyle style = make_style (self, width, size);
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
static GPtrArray *
shorten (EntSlideMaker           *self,
         GPtrArray               *paragraphs,
         const EntSlideTextStyle *style,
         double                   height)
{
  GPtrArray *rest = NULL, *shown;

  if (measure (self, paragraphs, style->width, style->size_pt, style->flags) <= height)
    return ent_paragraphs_copy (paragraphs);
  shown = ent_slide_text_split (self->context, paragraphs, style, height, &rest);
  if (rest->len > 0 && shown->len > 0)
    ent_paragraph_add_run (shown->pdata[shown->len - 1], "…", 0, NULL, 0);
  g_ptr_array_unref (rest);
  return shown;
}

/* Two lines at most; what is longer even so gets smaller, and is cut when it would leave no room for what the slide says.
 * Returns: where it ends */
static double
add_title (EntSlideMaker *self,
           EntSlidePage  *page)
{
  const char *title = self->slide->title;
  double width = self->width - 2 * self->margin, height;
  EntSlideTextStyle style = make_style (self, width, TITLE_MOST_PT);
  g_autoptr(GPtrArray) words = NULL;
  EntSlideBox *box;

  if (title == NULL || *title == '\0')
    return ENT_SLIDE_TOP;
  style.flags = ENT_RUN_BOLD;
  words = new_title (title);
  for (;; style.size_pt -= 2)
    {
      g_autoptr(EntSlideText) text = ent_slide_text_new (self->context, words, &style);

      if (ent_slide_text_get_n_lines (text) <= TITLE_LINES || style.size_pt <= ENT_SLIDE_MIN_PT + 1
          || (style.size_pt <= TITLE_LEAST_PT && ent_slide_text_get_n_lines (text) <= TITLE_LINES + 1))
        break;
    }
  height = MIN (measure (self, words, width, style.size_pt, style.flags), TITLE_MOST_HEIGHT);
  box = ent_slide_page_add_text (page, ENT_SLIDE_BOX_TITLE, self->margin, ENT_SLIDE_TOP, width, ceil (height),
                                 shorten (self, words, &style, height), style.size_pt, &self->style.text);
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
                                 self->height - ENT_SLIDE_BOTTOM - height, NUMBER_WIDTH, height, new_words (number),
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

/* "1 Quandt, Camp David (1986), p. 12", the first @n of @notes (of guint: their numbers), then what is not there, then from
 * what the slide was made: all in one paragraph. */
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
  EntSlideTextStyle style = make_style (self, width, ENT_SLIDE_MIN_PT);
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
static void
choose_notes (EntSlideMaker *self,
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
static void
move_foot_last (EntSlidePage *page)
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

/* Bodies */

static guint
count_chars (GPtrArray *paragraphs)
{
  guint n = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      g_autofree char *words = ent_paragraph_dup_words (paragraphs->pdata[i]);

      n += (guint) g_utf8_strlen (words, -1);
    }
  return n;
}

/* The part of a paragraph from @begin to @end, in characters. */
static EntParagraph *
cut_chars (const EntParagraph *paragraph,
           glong               begin,
           glong               end)
{
  EntParagraph *part = ent_paragraph_new (begin == 0 || paragraph->kind != ENT_PARAGRAPH_ITEM ? paragraph->kind
                                                                                             : ENT_PARAGRAPH_TEXT);
  glong at = 0;

  part->level = paragraph->level;
  part->number = paragraph->number;
  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      const EntRun *run = paragraph->runs->pdata[i];
      glong length = g_utf8_strlen (run->text, -1), from = MAX (begin - at, 0), to = MIN (end - at, length);

      if (from < to)
        {
          g_autofree char *words = g_utf8_substring (run->text, from, to);

          ent_paragraph_add_run (part, words, run->flags, run->link, run->footnote);
        }
      at += length;
    }
  return part;
}

/* In pieces that no page is too small for by far, so that what is set for a page does not grow with the text. */
static GPtrArray *
copy_in_pieces (GPtrArray *paragraphs)
{
  GPtrArray *pieces = ent_paragraphs_new ();

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const EntParagraph *paragraph = paragraphs->pdata[i];
      g_autofree char *words = ent_paragraph_dup_words (paragraph);
      glong length = g_utf8_strlen (words, -1);

      if (length <= PIECE_CHARS)
        g_ptr_array_add (pieces, ent_paragraph_copy (paragraph));
      /* Calls have characters too: so there may be a few more. */
      for (glong at = 0; length > PIECE_CHARS && at < length * 2; at += PIECE_CHARS)
        {
          EntParagraph *piece = cut_chars (paragraph, at, at + PIECE_CHARS);

          if (piece->runs->len > 0)
            g_ptr_array_add (pieces, piece);
          else
            ent_paragraph_free (piece);
        }
    }
  return pieces;
}

/* Moves from @left what may stand on a page. */
static GPtrArray *
take_ahead (GPtrArray *left)
{
  GPtrArray *ahead = ent_paragraphs_new ();
  guint n = 0;

  while (left->len > 0 && n < AHEAD_CHARS)
    {
      g_autofree char *words = ent_paragraph_dup_words (left->pdata[0]);

      n += (guint) g_utf8_strlen (words, -1) + 1;
      g_ptr_array_add (ahead, g_ptr_array_steal_index (left, 0));
    }
  return ahead;
}

/* What fits into an area of @ahead, as large as it may be; the rest goes back before @left. @size: (out) */
static GPtrArray *
fill_area (EntSlideMaker         *self,
           const graphene_rect_t *area,
           GPtrArray             *ahead,
           GPtrArray             *left,
           double                 most,
           double                *size)
{
  EntSlideTextStyle style = make_style (self, area->size.width, ENT_SLIDE_MIN_PT);
  g_autoptr(GPtrArray) rest = NULL;
  GPtrArray *shown;

  style.uncut = self->uncut;

  *size = left->len == 0 ? ent_slide_text_fit (self->context, ahead, &style, most, ENT_SLIDE_MIN_PT, area->size.height)
                         : 0;
  if (*size > 0)
    return g_ptr_array_ref (ahead);
  /* On two pages there is room for larger letters. */
  style.size_pt = *size = MIN (most, ENT_SLIDE_MIN_PT + 2);
  shown = ent_slide_text_split (self->context, ahead, &style, area->size.height, &rest);
  while (rest->len > 0)
    g_ptr_array_insert (left, 0, g_ptr_array_steal_index (rest, rest->len - 1));
  return shown;
}

void
ent_slide_maker_add_body (EntSlideMaker         *self,
                          EntSlidePage          *page,
                          const graphene_rect_t *area,
                          GPtrArray             *paragraphs,
                          double                 most)
{
  g_autoptr(GPtrArray) left = copy_in_pieces (paragraphs);
  graphene_rect_t room = *area;

  while (left->len > 0)
    {
      g_autoptr(GPtrArray) ahead = take_ahead (left);
      double size;
      GPtrArray *shown = fill_area (self, &room, ahead, left, most, &size);

      if (self->pages->len == MAX_PAGES && left->len > 0)
        {
          ent_paragraph_add_run (shown->pdata[shown->len - 1], " …", 0, NULL, 0);
          g_ptr_array_set_size (left, 0);
        }
      ent_slide_page_add_text (page, ENT_SLIDE_BOX_BODY, room.origin.x, room.origin.y, room.size.width,
                               room.size.height, shown, size, &self->style.text);
      if (left->len > 0)
        {
          page = ent_slide_maker_add_page (self);
          room = ent_slide_maker_add_frame (self, page);
        }
    }
}

static void
add_words (EntSlideMaker *self)
{
  EntSlidePage *page = ent_slide_maker_add_page (self);
  graphene_rect_t area = ent_slide_maker_add_frame (self, page);
  gboolean few = count_chars (self->text->paragraphs) < FEW_CHARS;

  ent_slide_maker_add_body (self, page, &area, self->text->paragraphs, few ? WORDS_MOST_PT : BODY_MOST_PT);
}

/* The first paragraph says when and where, unless somebody wrote more there. */
static void
add_event (EntSlideMaker *self)
{
  EntSlidePage *page = ent_slide_maker_add_page (self);
  graphene_rect_t area = ent_slide_maker_add_frame (self, page);
  GPtrArray *all = self->text->paragraphs;
  g_autoptr(GPtrArray) first = ent_paragraphs_new (), rest = ent_paragraphs_new ();
  double height = 0;

  if (all->len > 1 && ((EntParagraph *) all->pdata[0])->kind == ENT_PARAGRAPH_TEXT)
    {
      g_ptr_array_add (first, ent_paragraph_copy (all->pdata[0]));
      height = count_chars (first) < FEW_CHARS ? measure (self, first, area.size.width, CREDIT_PT, 0) : 0;
    }
  if (height == 0 || height > CREDIT_PT * ENT_SLIDE_LINE_HEIGHT * 2.5)
    {
      ent_slide_maker_add_body (self, page, &area, all, BODY_MOST_PT);
      return;
    }
  for (guint i = 1; i < all->len; i++)
    g_ptr_array_add (rest, ent_paragraph_copy (all->pdata[i]));
  ent_slide_page_add_text (page, ENT_SLIDE_BOX_SUBTITLE, self->margin, area.origin.y - ENT_SLIDE_GAP / 2,
                           area.size.width, height, g_steal_pointer (&first), CREDIT_PT, &self->style.dim_text);
  area.origin.y += (float) height + ENT_SLIDE_GAP / 2;
  area.size.height -= (float) height + ENT_SLIDE_GAP / 2;
  ent_slide_maker_add_body (self, page, &area, rest, BODY_MOST_PT);
}

/* What found no room on the page it belongs to, on further ones. */
static void
add_rest (EntSlideMaker *self,
          GPtrArray     *left)
{
  EntSlidePage *page;
  graphene_rect_t area;

  if (left->len == 0)
    return;
  page = ent_slide_maker_add_page (self);
  area = ent_slide_maker_add_frame (self, page);
  ent_slide_maker_add_body (self, page, &area, left, BODY_MOST_PT);
}

/* Title slide */

static void
add_cover (EntSlideMaker *self)
{
  EntSlidePage *page = ent_slide_maker_add_page (self);
  const char *title = self->slide->title != NULL ? self->slide->title : self->deck->lecture->title;
  double x = self->margin * 1.5, width = self->width - 2 * x, middle = self->height * 0.56, height, size;
  graphene_rect_t below = GRAPHENE_RECT_INIT ((float) x, (float) middle + 16, (float) width,
                                              (float) (self->height - middle - 16 - ENT_SLIDE_BOTTOM));
  g_autoptr(GPtrArray) whole = new_title (title), words = NULL, left = copy_in_pieces (self->text->paragraphs);
  g_autoptr(GPtrArray) ahead = take_ahead (left);
  EntSlideTextStyle style = make_style (self, width, COVER_MOST_PT);
  EntSlideBox *box;

  style.flags = ENT_RUN_BOLD;
  size = ent_slide_text_fit (self->context, whole, &style, COVER_MOST_PT, ENT_SLIDE_MIN_PT, middle - 110);
  style.size_pt = MAX (size, ENT_SLIDE_MIN_PT);
  words = shorten (self, whole, &style, middle - 110);
  height = measure (self, words, width, style.size_pt, style.flags);
  box = ent_slide_page_add_box (page, ENT_SLIDE_BOX_RULE, x, middle - height - 28, RULE_WIDTH, RULE_HEIGHT);
  box->color = self->style.accent;
  box = ent_slide_page_add_text (page, ENT_SLIDE_BOX_TITLE, x, middle - height, width, height, g_steal_pointer (&words),
                                 style.size_pt, &self->style.text);
  box->flags = ENT_RUN_BOLD;
  if (ahead->len > 0)
    {
      GPtrArray *shown = fill_area (self, &below, ahead, left, COVER_BELOW_PT, &size);

      ent_slide_page_add_text (page, ENT_SLIDE_BOX_SUBTITLE, x, below.origin.y, width, below.size.height, shown, size,
                               &self->style.dim_text);
    }
  add_rest (self, left);
}

/* Quotation and question */

/* Those that are quoted, and those that say by whom. */
static void
part_quotation (EntSlideMaker *self,
                GPtrArray     *quote,
                GPtrArray     *credit)
{
  GPtrArray *all = self->text->paragraphs;

  for (guint i = 0; i < all->len; i++)
    {
      EntParagraph *copy = ent_paragraph_copy (all->pdata[i]);
      gboolean quoted = copy->kind == ENT_PARAGRAPH_QUOTE;

      if (quoted)
        copy->kind = ENT_PARAGRAPH_TEXT;
      g_ptr_array_add (quoted ? quote : credit, copy);
    }
}

/* Large, a mark beside it, and below it who said it. What is too long for it reads as any other text. */
static void
add_large (EntSlideMaker *self,
           const char    *mark,
           gboolean       italic,
           GPtrArray     *words,
           GPtrArray     *credit)
{
  EntSlidePage *page = ent_slide_maker_add_page (self);
  graphene_rect_t area = ent_slide_maker_add_frame (self, page);
  double indent = MARK_PT * 0.7, width = area.size.width - indent, below = 0, size, height, y;
  EntSlideTextStyle style = make_style (self, width, QUOTE_MOST_PT);
  EntSlideBox *box;

  if (credit->len > 0)
    below = measure (self, credit, width, CREDIT_PT, 0) + ENT_SLIDE_GAP;
  style.flags = italic ? ENT_RUN_ITALIC : 0;
  size = ent_slide_text_fit (self->context, words, &style, QUOTE_MOST_PT, ENT_SLIDE_MIN_PT, area.size.height - below);
  if (size == 0)
    {
      ent_slide_maker_add_body (self, page, &area, self->text->paragraphs, BODY_MOST_PT);
      return;
    }
  height = measure (self, words, width, size, style.flags) + 2;
  /* A little above the middle, as the eye has it. */
  y = area.origin.y + MAX ((area.size.height - height - below) * 0.4, 0);
  box = ent_slide_page_add_text (page, ENT_SLIDE_BOX_MARK, self->margin, y - MARK_PT * 0.22, indent, MARK_PT,
                                 new_words (mark), MARK_PT, &self->style.accent);
  box->flags = ENT_RUN_BOLD;
  box = ent_slide_page_add_text (page, ENT_SLIDE_BOX_QUOTE, self->margin + indent, y, width, height,
                                 g_ptr_array_ref (words), size, &self->style.text);
  box->flags = style.flags;
  if (credit->len > 0)
    ent_slide_page_add_text (page, ENT_SLIDE_BOX_CREDIT, self->margin + indent, y + height + ENT_SLIDE_GAP, width,
                             below - ENT_SLIDE_GAP + 2, g_ptr_array_ref (credit), CREDIT_PT, &self->style.dim_text);
}

static void
add_quotation (EntSlideMaker *self)
{
  g_autoptr(GPtrArray) quote = ent_paragraphs_new (), credit = ent_paragraphs_new ();

  part_quotation (self, quote, credit);
  if (quote->len == 0)
    add_words (self);
  else
    /* Translators: the mark that opens a quotation, large beside it */
    add_large (self, C_("quotation", "“"), TRUE, quote, credit);
}

/* The question is the first paragraph; what follows belongs to it. */
static void
add_question (EntSlideMaker *self)
{
  g_autoptr(GPtrArray) question = ent_paragraphs_new (), rest = ent_paragraphs_new ();
  GPtrArray *all = self->text->paragraphs;

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (i == 0 ? question : rest, ent_paragraph_copy (all->pdata[i]));
  if (question->len == 0)
    add_words (self);
  else
    /* Translators: the mark of a question, large beside it */
    add_large (self, C_("question", "?"), FALSE, question, rest);
}

/* Picture and sources */

static void
add_picture (EntSlideMaker *self)
{
  EntSlidePage *page = ent_slide_maker_add_page (self);
  graphene_rect_t area = ent_slide_maker_add_frame (self, page);
  const EntImage *image = ent_deck_find_image (self->deck, self->slide->image_id);
  g_autoptr(GPtrArray) left = copy_in_pieces (self->text->paragraphs), caption = take_ahead (left);
  double below = 0, scale, width, height, x;
  EntSlideBox *box;

  if (image == NULL || image->width < 1 || image->height < 1)
    {
      ent_slide_maker_add_body (self, page, &area, self->text->paragraphs, BODY_MOST_PT);
      return;
    }
  if (caption->len > 0)
    below = MIN (measure (self, caption, area.size.width, ENT_SLIDE_MIN_PT + 2, 0) + ENT_SLIDE_GAP / 2,
                 floor (area.size.height / 2));
  scale = MIN (area.size.width / image->width, (area.size.height - below) / image->height);
  width = image->width * scale;
  height = image->height * scale;
  x = (self->width - width) / 2;
  box = ent_slide_page_add_box (page, ENT_SLIDE_BOX_IMAGE, x, area.origin.y, width, height);
  box->image = image;
  box->description = ent_slide_maker_dup_words (self);
  if (below > 0)
    {
      graphene_rect_t room = GRAPHENE_RECT_INIT (area.origin.x, (float) (area.origin.y + height + ENT_SLIDE_GAP / 2),
                                                 area.size.width, (float) (below - ENT_SLIDE_GAP / 2));
      double size;
      GPtrArray *shown = fill_area (self, &room, caption, left, ENT_SLIDE_MIN_PT + 2, &size);

      box = ent_slide_page_add_text (page, ENT_SLIDE_BOX_CREDIT, self->margin, room.origin.y, room.size.width,
                                     room.size.height, shown, size, &self->style.dim_text);
      box->halign = ENT_SLIDE_ALIGN_CENTER;
    }
  add_rest (self, left);
}

static void
add_sources (EntSlideMaker *self)
{
  EntSlidePage *page = ent_slide_maker_add_page (self);
  graphene_rect_t area = ent_slide_maker_add_frame (self, page);
  g_autoptr(GPtrArray) sources = ent_deck_list_sources (self->deck), lines = ent_paragraphs_new ();

  self->uncut = TRUE;

  for (guint i = 0; i < sources->len; i++)
    {
      const EntDeckSource *cited = sources->pdata[i];
      g_autofree char *words = cited->entry != NULL ? NULL : ent_source_dup_full (cited->source);
      g_autoptr(EntRichText) entry = cited->entry != NULL ? ent_rich_text_new (cited->entry) : NULL;
      const char *url = cited->source->fields[ENT_SOURCE_URL];
      g_autoptr(GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;
      EntParagraph *line = entry != NULL && entry->paragraphs->len > 0 ? ent_paragraph_copy (entry->paragraphs->pdata[0])
                           : ent_paragraph_new_words (words != NULL ? words : "", 0);

      /* Where it is to be read, without the rest of its address, which nobody copies from a wall. */
      if (uri != NULL && g_uri_get_host (uri) != NULL)
        {
          ent_paragraph_add_run (line, " ", 0, NULL, 0);
          ent_paragraph_add_run (line, g_uri_get_host (uri), 0, url, 0);
        }
      g_ptr_array_add (lines, line);
    }
  if (lines->len == 0)
    g_ptr_array_add (lines, ent_paragraph_new_words (_("The slides cite no sources."), 0));
  ent_slide_maker_add_body (self, page, &area, lines, ENT_SLIDE_MIN_PT);
}

/* All kinds */

static void
add_slide (EntSlideMaker *self)
{
  gboolean painted = TRUE;

  switch (self->slide->kind)
    {
    case ENT_SLIDE_TITLE:
      add_cover (self);
      break;
    case ENT_SLIDE_EVENT:
      add_event (self);
      break;
    case ENT_SLIDE_QUOTATION:
      add_quotation (self);
      break;
    case ENT_SLIDE_QUESTION:
      add_question (self);
      break;
    case ENT_SLIDE_PICTURE:
      add_picture (self);
      break;
    case ENT_SLIDE_SOURCES:
      add_sources (self);
      break;
    case ENT_SLIDE_TIMELINE:
      painted = ent_slide_maker_add_timeline (self);
      break;
    case ENT_SLIDE_COMPARISON:
      painted = ent_slide_maker_add_comparison (self);
      break;
    case ENT_SLIDE_MATRIX:
      painted = ent_slide_maker_add_matrix (self);
      break;
    case ENT_SLIDE_FACTOR:
      painted = ent_slide_maker_add_factor (self);
      break;
    case ENT_SLIDE_TEXT:
    case ENT_SLIDE_EVENTS:
    default:
      painted = FALSE;
      break;
    }
  /* Without the cases it says in words what was to be seen. */
  if (!painted)
    add_words (self);
}

static void
finish_pages (EntSlideMaker *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      EntSlidePage *page = self->pages->pdata[i];

      if (self->pages->len > 1 && self->slide->kind != ENT_SLIDE_TITLE)
        choose_notes (self, page);
      page->n_parts = self->pages->len;
      page->title = ent_slide_maker_dup_title (self);
      move_foot_last (page);
    }
}

static gboolean
is_painted (EntSlideKind kind)
{
  return kind == ENT_SLIDE_TIMELINE || kind == ENT_SLIDE_MATRIX || kind == ENT_SLIDE_COMPARISON
         || kind == ENT_SLIDE_FACTOR;
}

GPtrArray *
ent_slide_layout (EntDeck               *deck,
                  guint                  slide,
                  const EntSlideOptions *options)
{
  EntSlideMaker maker = { .deck = deck, .index = slide, .options = options };

  g_return_val_if_fail (slide < deck->slides->len, NULL);

  maker.slide = deck->slides->pdata[slide];
  ent_picture_style_init (&maker.style, options->flags | get_theme_flags (deck->lecture->theme));
  maker.style.margin = maker.style.page;
  maker.context = ent_sheet_create_context (maker.style.flags);
  maker.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_page_unref);
  maker.text = ent_rich_text_new (maker.slide->body);
  maker.foot_lines = is_painted (maker.slide->kind) ? PICTURE_LINES : FOOT_LINES;
  maker.width = ent_lecture_get_width_pt (deck->lecture);
  maker.height = ENT_SLIDE_HEIGHT_PT;
  maker.margin = ENT_SLIDE_MARGIN;
  add_slide (&maker);
  finish_pages (&maker);
  ent_rich_text_free (maker.text);
  g_object_unref (maker.context);
  return maker.pages;
}

GPtrArray *
ent_slide_layout_deck (EntDeck               *deck,
                       const EntSlideOptions *options,
                       gboolean               skipped,
                       EntSlideProgress       progress,
                       gpointer               data)
{
  g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_page_unref);

  for (guint i = 0; i < deck->slides->len; i++)
    {
      if (skipped || !((EntSlide *) deck->slides->pdata[i])->skipped)
        {
          g_autoptr(GPtrArray) own = ent_slide_layout (deck, i, options);

          for (guint j = 0; j < own->len; j++)
            g_ptr_array_add (pages, ent_slide_page_ref (own->pdata[j]));
        }
      if (progress != NULL && !progress (i + 1, deck->slides->len, data))
        return NULL;
    }
  return g_steal_pointer (&pages);
}
