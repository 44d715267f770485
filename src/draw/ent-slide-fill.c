/* Words that fill an area, and go on on further pages. */

#include "config.h"

#include "ent-slide-page-private.h"

#define PIECE_CHARS       2000  /* of a paragraph */
#define AHEAD_CHARS       6000  /* more than a page ever takes */
#define MAX_PAGES         80    /* of a slide: whoever wrote so much sees that it ends */

guint
ent_slide_words_count (GPtrArray *paragraphs)
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
GPtrArray *
ent_slide_words_copy_in_pieces (GPtrArray *paragraphs)
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
GPtrArray *
ent_slide_words_take_ahead (GPtrArray *left)
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
GPtrArray *
ent_slide_maker_fill_area (EntSlideMaker         *self,
                           const graphene_rect_t *area,
                           GPtrArray             *ahead,
                           GPtrArray             *left,
                           double                 most,
                           double                *size)
{
  EntSlideTextStyle style = ent_slide_maker_make_style (self, area->size.width, ENT_SLIDE_MIN_PT);
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
  g_autoptr(GPtrArray) left = ent_slide_words_copy_in_pieces (paragraphs);
  graphene_rect_t room = *area;

  while (left->len > 0)
    {
      g_autoptr(GPtrArray) ahead = ent_slide_words_take_ahead (left);
      double size;
      GPtrArray *shown = ent_slide_maker_fill_area (self, &room, ahead, left, most, &size);

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
