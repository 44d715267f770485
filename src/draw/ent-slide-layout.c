/* How slides are laid out.
 *
 * A title above, what it says in the middle, its sources below (ent-slide-frame.c).  Letters are as large as there is
 * room for; where words do not fit even in the smallest size that can be read from the last row, they go on on a further
 * page (ent-slide-fill.c).  What a slide cites stands at its foot in no more than a few lines: the rest is with the
 * sources of the lecture. */

#include "config.h"

#include "ent-slide-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-sheet.h"
#include "ent-shapes.h"

#define BODY_MOST_PT      28.0
#define WORDS_MOST_PT     34.0  /* of a slide with few words */
#define FEW_CHARS         160
#define QUOTE_MOST_PT     44.0
#define CREDIT_PT         22.0
#define COVER_MOST_PT     60.0
#define COVER_BELOW_PT    26.0
#define FOOT_LINES        3
#define PICTURE_LINES     1  /* below a picture, which wants the room and calls none of them */
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

static void
add_words (EntSlideMaker *self)
{
  EntSlidePage *page = ent_slide_maker_add_page (self);
  graphene_rect_t area = ent_slide_maker_add_frame (self, page);
  gboolean few = ent_slide_words_count (self->text->paragraphs) < FEW_CHARS;

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
      if (ent_slide_words_count (first) < FEW_CHARS)
        height = ent_slide_maker_measure (self, first, area.size.width, CREDIT_PT, 0);
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
  g_autoptr(GPtrArray) whole = ent_slide_title_new (title), words = NULL;
  g_autoptr(GPtrArray) left = ent_slide_words_copy_in_pieces (self->text->paragraphs);
  g_autoptr(GPtrArray) ahead = ent_slide_words_take_ahead (left);
  EntSlideTextStyle style = ent_slide_maker_make_style (self, width, COVER_MOST_PT);
  EntSlideBox *box;

  style.flags = ENT_RUN_BOLD;
  size = ent_slide_text_fit (self->context, whole, &style, COVER_MOST_PT, ENT_SLIDE_MIN_PT, middle - 110);
  style.size_pt = MAX (size, ENT_SLIDE_MIN_PT);
  words = ent_slide_maker_shorten (self, whole, &style, middle - 110);
  height = ent_slide_maker_measure (self, words, width, style.size_pt, style.flags);
  box = ent_slide_page_add_box (page, ENT_SLIDE_BOX_RULE, x, middle - height - 28, RULE_WIDTH, RULE_HEIGHT);
  box->color = self->style.accent;
  box = ent_slide_page_add_text (page, ENT_SLIDE_BOX_TITLE, x, middle - height, width, height, g_steal_pointer (&words),
                                 style.size_pt, &self->style.text);
  box->flags = ENT_RUN_BOLD;
  if (ahead->len > 0)
    {
      GPtrArray *shown = ent_slide_maker_fill_area (self, &below, ahead, left, COVER_BELOW_PT, &size);

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
  EntSlideTextStyle style = ent_slide_maker_make_style (self, width, QUOTE_MOST_PT);
  EntSlideBox *box;

  if (credit->len > 0)
    below = ent_slide_maker_measure (self, credit, width, CREDIT_PT, 0) + ENT_SLIDE_GAP;
  style.flags = italic ? ENT_RUN_ITALIC : 0;
  size = ent_slide_text_fit (self->context, words, &style, QUOTE_MOST_PT, ENT_SLIDE_MIN_PT, area.size.height - below);
  if (size == 0)
    {
      ent_slide_maker_add_body (self, page, &area, self->text->paragraphs, BODY_MOST_PT);
      return;
    }
  height = ent_slide_maker_measure (self, words, width, size, style.flags) + 2;
  /* A little above the middle, as the eye has it. */
  y = area.origin.y + MAX ((area.size.height - height - below) * 0.4, 0);
  box = ent_slide_page_add_text (page, ENT_SLIDE_BOX_MARK, self->margin, y - MARK_PT * 0.22, indent, MARK_PT,
                                 ent_slide_words_new (mark), MARK_PT, &self->style.accent);
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
  g_autoptr(GPtrArray) left = ent_slide_words_copy_in_pieces (self->text->paragraphs);
  g_autoptr(GPtrArray) caption = ent_slide_words_take_ahead (left);
  double below = 0, scale, width, height, x;
  EntSlideBox *box;

  if (image == NULL || image->width < 1 || image->height < 1)
    {
      ent_slide_maker_add_body (self, page, &area, self->text->paragraphs, BODY_MOST_PT);
      return;
    }
  if (caption->len > 0)
    below = MIN (ent_slide_maker_measure (self, caption, area.size.width, ENT_SLIDE_MIN_PT + 2, 0) + ENT_SLIDE_GAP / 2,
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
      GPtrArray *shown = ent_slide_maker_fill_area (self, &room, caption, left, ENT_SLIDE_MIN_PT + 2, &size);

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
      EntParagraph *line = entry != NULL && entry->paragraphs->len > 0
                           ? ent_paragraph_copy (entry->paragraphs->pdata[0]) : ent_paragraph_new_words (words != NULL ? words : "", 0);

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
        ent_slide_page_choose_notes (self, page);
      page->n_parts = self->pages->len;
      page->title = ent_slide_maker_dup_title (self);
      ent_slide_page_move_foot_last (page);
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
