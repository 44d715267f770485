/* A case on paper.  It is typeset for A4, and A3 has the same larger: lines of a length that can be read, letters
 * for those who need them large.  The timeline is a figure of its own page. */

#include "config.h"

#include "ent-case-handout.h"

#include <glib/gi18n-lib.h>

#include "ent-case-handout-private.h"
#include "ent-event-table.h"
#include "ent-lecture-print-private.h"
#include "ent-timeline-sheet.h"

#define PX_PER_MM     (96 / 25.4)
#define PX_PER_PT     (96 / 72.0)
#define MARGIN_PX     (25 * PX_PER_MM)
#define TEXT_PT       10.5
#define SMALL_PT      9.0
#define TITLE_PT      20.0
#define LEAD_PT       11.5
#define HEADING_PT    (1.3 * TEXT_PT)
#define RULES         5
#define RULE_PX       (8 * PX_PER_MM)
#define EM_PX         (TEXT_PT * PX_PER_PT)
#define TIMELINE_SCALE 0.72

typedef struct
{
  EntCase         *item;
  PangoContext    *context;
  EntPictureStyle  style;
  EntTypeset      *words;
  double           width, height;        /* of the page */
  double           inner_width, inner_height;
} Maker;

static const EntTypesetStyle text_style = {
  .family = ENT_TYPESET_SERIF, .size_pt = TEXT_PT, .line_height = 1.45, .before_px = 0.6 * EM_PX,
};
static const EntTypesetStyle heading_style = {
  .family = ENT_TYPESET_SANS, .size_pt = HEADING_PT, .line_height = 1.25, .before_px = 1.7 * EM_PX,
  .flags = ENT_RUN_BOLD, .keep = TRUE,
};
static const EntTypesetStyle entry_style = {
  .family = ENT_TYPESET_SERIF, .size_pt = SMALL_PT, .line_height = 1.4, .before_px = 0.35 * EM_PX,
  .hanging_px = 1.8 * EM_PX,
};
static const EntTypesetStyle small_style = {
  .family = ENT_TYPESET_SANS, .size_pt = SMALL_PT, .line_height = 1.4, .before_px = 2 * EM_PX, .dim = TRUE,
};

static void
add_head (const Maker *self)
{
  EntTypesetStyle title = heading_style, line = small_style, lead = text_style;
  g_autofree char *period = ent_date_format (self->item->period), *words = NULL;

  title.size_pt = TITLE_PT;
  title.line_height = 1.2;
  line.before_px = 0.5 * EM_PX;
  line.size_pt = TEXT_PT;
  lead.family = ENT_TYPESET_SANS;
  lead.size_pt = LEAD_PT;
  lead.before_px = EM_PX;
  words = self->item->status != NULL ? g_strdup_printf ("%s · %s", period, ent_text_get (self->item->status))
                                     : g_strdup (period);
  ent_typeset_add_words (self->words, ent_text_get (self->item->title), &title);
  ent_typeset_add_words (self->words, words, &line);
  if (self->item->summary != NULL)
    {
      g_autoptr(EntRichText) summary = ent_rich_text_new (ent_text_get (self->item->summary));

      ent_typeset_add_text (self->words, summary, &lead);
    }
}

/* Notes stand together after the story, as in a book. */
static void
add_story (const Maker *self)
{
  g_autoptr(EntRichText) story = ent_handout_read_story (self->item);
  EntTypesetStyle note = entry_style;

  if (story->paragraphs->len == 0)
    return;
  note.hanging_px = 0;
  note.indent_px = 2 * EM_PX;
  ent_typeset_add_paragraphs (self->words, story->paragraphs, &text_style);
  if (story->footnotes->len == 0)
    return;
  ent_typeset_add_words (self->words, _("Notes"), &heading_style);
  for (guint i = 0; i < story->footnotes->len; i++)
    {
      g_autofree char *mark = g_strdup_printf ("%u.", i + 1);

      ent_typeset_add (self->words, story->footnotes->pdata[i], mark, &note);
    }
}

/* The context keeps what the pictures are painted with as long as the pages live. */
static gboolean
add_timeline (const Maker  *self,
              GError      **error)
{
  g_autoptr(EntEventTable) table = ent_event_table_new (self->item, NULL);
  EntTimelineSheetOptions options;
  EntSheet *sheet;

  ent_timeline_sheet_options_init (&options);
  options.width = self->inner_width;
  options.height = self->inner_height;
  options.margin = 0;
  options.max_scale = TIMELINE_SCALE;
  options.paged = TRUE;
  options.flags = self->style.flags;
  options.timeline.now_sec = (double) (g_get_real_time () / G_USEC_PER_SEC);
  sheet = ent_timeline_sheet_new (&table, 1, &options, error);
  if (sheet == NULL)
    return FALSE;
  g_object_set_data_full (G_OBJECT (self->context), "entente-timeline", sheet, (GDestroyNotify) ent_sheet_unref);
  for (guint i = 0; i < ent_sheet_get_n_pages (sheet); i++)
    {
      ent_typeset_add_page_break (self->words);
      ent_typeset_add_picture (self->words, gsk_render_node_ref (ent_sheet_get_page (sheet, i)), self->inner_height, 0);
    }
  ent_typeset_add_page_break (self->words);
  return TRUE;
}

static void
add_questions (const Maker *self)
{
  EntTypesetStyle question = text_style;

  if (self->item->questions->len == 0)
    return;
  question.indent_px = 1.8 * EM_PX;
  question.before_px = 1.6 * EM_PX;
  question.keep = TRUE;
  ent_typeset_add_words (self->words, _("Questions for discussion"), &heading_style);
  for (guint i = 0; i < self->item->questions->len; i++)
    {
      const EntQuestion *item = self->item->questions->pdata[i];
      g_autoptr(EntParagraph) words = ent_paragraph_new_words (ent_text_get (item->text), 0);
      g_autofree char *mark = g_strdup_printf ("%u.", i + 1);

      ent_typeset_add (self->words, words, mark, &question);
      ent_typeset_add_rules (self->words, RULES, RULE_PX);
    }
}

static void
add_bibliography (const Maker *self)
{
  g_autoptr(GPtrArray) entries = ent_handout_list_bibliography (self->item);

  if (entries->len == 0)
    return;
  ent_typeset_add_words (self->words, _("Bibliography"), &heading_style);
  for (guint i = 0; i < entries->len; i++)
    ent_typeset_add_text (self->words, entries->pdata[i], &entry_style);
}

/* Where it is from, for who finds it on a table. */
static void
add_source (const Maker *self)
{
  /* Translators: a case's id and its version */
  g_autofree char *source = g_strdup_printf (_("Source: Entente, %s %d"), self->item->id, self->item->version);
  g_autofree char *words = self->item->license != NULL ? g_strdup_printf ("%s (%s)", source, self->item->license)
                                                       : g_strdup (source);

  ent_typeset_add_words (self->words, words, &small_style);
}

static gboolean
add_parts (const Maker      *self,
           EntHandoutParts   parts,
           GError          **error)
{
  add_head (self);
  if (parts & ENT_HANDOUT_STORY)
    add_story (self);
  if (parts & ENT_HANDOUT_TIMELINE && !add_timeline (self, error))
    return FALSE;
  if (parts & ENT_HANDOUT_QUESTIONS)
    add_questions (self);
  if (parts & ENT_HANDOUT_BIBLIOGRAPHY)
    add_bibliography (self);
  add_source (self);
  return TRUE;
}

typedef struct
{
  GskRenderNode *words;
  GPtrArray     *links;
} Page;

static void
free_page (gpointer data)
{
  Page *page = data;

  gsk_render_node_unref (page->words);
  g_ptr_array_unref (page->links);
  g_free (page);
}

static GPtrArray *
set_pages (const Maker *self)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (free_page);

  while (!ent_typeset_is_done (self->words))
    {
      Page *page = g_new0 (Page, 1);

      page->links = ent_typeset_links_new ();
      page->words = ent_typeset_next (self->words, self->inner_height, page->links);
      g_ptr_array_add (pages, page);
    }
  return pages;
}

static void
append_page (const EntPrintFrame *frame,
             EntSheet            *sheet,
             const Page          *page,
             guint                index,
             guint                n_pages)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double width, height;
  float scale;

  ent_sheet_get_size (sheet, &width, &height);
  scale = (float) (width / frame->width);
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) MARGIN_PX, (float) ENT_PRINT_MARGIN_PX));
  gtk_snapshot_append_node (snapshot, page->words);
  gtk_snapshot_restore (snapshot);
  ent_print_frame_paint (frame, snapshot, index + 1, n_pages);
  ent_sheet_take_page (sheet, gtk_snapshot_free_to_node (snapshot));
  for (guint i = 0; i < page->links->len; i++)
    {
      const EntTypesetLink *link = page->links->pdata[i];
      graphene_rect_t area = link->area;

      graphene_rect_offset (&area, (float) MARGIN_PX, (float) ENT_PRINT_MARGIN_PX);
      graphene_rect_scale (&area, scale, scale, &area);
      ent_sheet_add_link (sheet, index, &area, link->url);
    }
}

static EntSheet *
create_sheet (const Maker  *self,
              EntPaper      paper,
              GError      **error)
{
  g_autoptr(GPtrArray) pages = set_pages (self);
  const char *title = ent_text_get (self->item->title);
  /* Translators: a case's title, and the version of the case */
  g_autofree char *head = g_strdup_printf (_("%s · version %d"), title, self->item->version);
  const EntPrintFrame frame = { self->context, &self->style, head, self->width, self->height, MARGIN_PX };
  double width, height;
  EntSheet *sheet;

  if (pages->len > ENT_SHEET_MAX_PAGES)
    {
      g_set_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_NO_ROOM,
                   _("“%s” takes %u pages, more than %d; choose fewer parts of it"), title, pages->len,
                   ENT_SHEET_MAX_PAGES);
      return NULL;
    }
  ent_paper_get_size (paper, FALSE, &width, &height);
  sheet = ent_sheet_new (self->context, title, ent_text_get (self->item->summary), width, height);
  for (guint i = 0; i < pages->len; i++)
    append_page (&frame, sheet, pages->pdata[i], i, pages->len);
  return sheet;
}

EntSheet *
ent_case_handout_new (EntCase          *item,
                      EntHandoutParts   parts,
                      EntPaper          paper,
                      EntPictureFlags   flags,
                      GError          **error)
{
  Maker maker = { .item = item };
  EntSheet *sheet = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  flags = (flags & ENT_PICTURE_RTL) | ENT_PICTURE_AS_TEXT;
  maker.context = ent_sheet_create_context (flags);
  ent_picture_style_init (&maker.style, flags);
  ent_paper_get_size (ENT_PAPER_A4, FALSE, &maker.width, &maker.height);
  maker.inner_width = maker.width - 2 * MARGIN_PX;
  maker.inner_height = maker.height - 2 * ENT_PRINT_MARGIN_PX;
  maker.words = ent_typeset_new (maker.context, &maker.style, maker.inner_width);
  if (add_parts (&maker, parts, error))
    sheet = create_sheet (&maker, paper, error);
  ent_typeset_free (maker.words);
  g_object_unref (maker.context);
  return sheet;
}
