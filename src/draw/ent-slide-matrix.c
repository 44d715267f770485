/* Slides that show factors: the matrix, one factor across cases, and one in a case. */

#include "config.h"

#include "ent-slide-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-matrix-cell.h"
#include "ent-matrix-sheet.h"
#include "ent-slide-target.h"
#include "ent-slide-view.h"

#define MIN_SCALE      (ENT_SLIDE_MIN_PT / (11 * 96 / 72.0 * 0.9))
#define MAX_SCALE      2.0
#define STATEMENT_PT   24.0
#define CELL_SCALE     1.7
#define CELL_GAP       20.0
#define ROW_MOST_PT    24.0
#define MAX_EVIDENCE   3    /* events beside a rating */

EntMatrix *
ent_slide_create_matrix (const EntDeck  *deck,
                         const EntSlide *slide)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();

  for (guint i = 0; i < slide->cases->len; i++)
    {
      EntCase *item = ent_deck_find_case (deck, slide, ((EntSlideCase *) slide->cases->pdata[i])->case_id);

      if (item != NULL)
        g_ptr_array_add (cases, item);
    }
  if (cases->len == 0 || deck->codebook == NULL)
    return NULL;
  return ent_matrix_new (deck->codebook, cases, deck->own_ratings, NULL);
}

EntMatrixSpec *
ent_slide_create_matrix_spec (const EntSlide *slide)
{
  g_autoptr(EntSlideTarget) target = ent_slide_target_parse (slide->target_id);

  return target != NULL && target->kind == ENT_SLIDE_TARGET_MATRIX ? ent_matrix_spec_parse (target->query) : NULL;
}

/* The matrix */

gboolean
ent_slide_maker_add_matrix (EntSlideMaker *self)
{
  g_autoptr(EntMatrixSpec) spec = ent_slide_create_matrix_spec (self->slide);
  g_autoptr(EntMatrix) matrix = ent_slide_create_matrix (self->deck, self->slide);
  g_autoptr(EntSheet) sheet = NULL;
  EntMatrixSheetOptions options;
  EntSlidePage *page;
  graphene_rect_t area;

  if (spec == NULL || matrix == NULL)
    return FALSE;
  page = ent_slide_maker_add_page (self);
  area = ent_slide_maker_add_frame (self, page);
  ent_matrix_sheet_options_init (&options);
  options.bare = TRUE;
  options.margin = 0;
  options.width = area.size.width;
  options.height = area.size.height;
  options.max_scale = MAX_SCALE;
  options.min_scale = MIN_SCALE;
  options.paged = TRUE;
  options.flags = self->style.flags;
  sheet = ent_matrix_sheet_new (matrix, spec, &options, NULL);
  if (sheet == NULL)
    {
      g_ptr_array_set_size (self->pages, (int) self->pages->len - 1);
      return FALSE;
    }
  for (guint i = 0; i < ent_sheet_get_n_pages (sheet); i++)
    {
      if (i > 0)
        {
          page = ent_slide_maker_add_page (self);
          area = ent_slide_maker_add_frame (self, page);
        }
      page->live = area;
      ent_slide_page_add_picture (page, self->margin, area.origin.y, area.size.width, area.size.height,
                                  gsk_render_node_ref (ent_sheet_get_page (sheet, i)),
                                  ent_slide_maker_dup_words (self));
    }
  return TRUE;
}

/* One factor */

static EntMatrixWhose
choose_whose (gboolean published,
              gboolean own)
{
  return own && !published ? ENT_MATRIX_OWN : ENT_MATRIX_PUBLISHED;
}

/* What a cell says, in words. */
static char *
dup_cell_name (EntMatrix *matrix,
               guint      factor,
               guint      item)
{
  EntRating rating;
  gboolean published = ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, factor, item, &rating);
  gboolean own = ent_matrix_get_rating (matrix, ENT_CODER_OWN, factor, item, &rating);

  return ent_matrix_dup_cell_name (matrix, choose_whose (published, own), factor, item);
}

static GskRenderNode *
paint_cell (EntSlideMaker *self,
            EntMatrix     *matrix,
            guint          factor,
            guint          item)
{
  EntLabelCache *labels = ent_label_cache_new (self->context);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  EntRating published, own;
  gboolean has_published = ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, factor, item, &published);
  gboolean has_own = ent_matrix_get_rating (matrix, ENT_CODER_OWN, factor, item, &own);

  ent_label_cache_set_as_text (labels, (self->style.flags & ENT_PICTURE_AS_TEXT) != 0);
  gtk_snapshot_scale (snapshot, (float) CELL_SCALE, (float) CELL_SCALE);
  ent_matrix_cell_paint (snapshot, labels, &self->style,
                         &GRAPHENE_RECT_INIT (0, 0, ENT_MATRIX_CELL_WIDTH, ENT_MATRIX_CELL_HEIGHT),
                         choose_whose (has_published, has_own), has_published ? &published : NULL,
                         has_own ? &own : NULL, 0);
  ent_label_cache_free (labels);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
append_link (EntParagraph *line,
             const char   *words,
             EntRunFlags   flags,
             const char   *format,
             const char   *case_id,
             const char   *id)
{
  g_autofree char *link = g_strdup_printf ("%s:%s/%s", format, case_id, id);

  ent_paragraph_add_run (line, words, flags, link, 0);
}

/* "Camp David Accords, 17 September 1978 · Peace treaty, 26 March 1979": the ones that matter most, below. */
static void
append_evidence (EntParagraph  *line,
                 const EntCase *item,
                 GPtrArray     *evidence)
{
  guint n = 0;

  for (int importance = ENT_IMPORTANCE_TURNING_POINT; importance <= ENT_IMPORTANCE_DETAIL; importance++)
    for (guint i = 0; i < evidence->len && n < MAX_EVIDENCE; i++)
      {
        const EntEvent *event = ent_case_find_event (item, evidence->pdata[i]);
        g_autofree char *date = NULL;

        if (event == NULL || event->importance != importance)
          continue;
        date = ent_date_format (event->date);
        ent_paragraph_add_run (line, n++ > 0 ? " · " : "\n", 0, NULL, 0);
        append_link (line, ent_event_get_label (event), 0, "event", item->id, event->id);
        ent_paragraph_add_run (line, ", ", 0, NULL, 0);
        ent_paragraph_add_run (line, date, 0, NULL, 0);
        if (event->unverified)
          {
            ent_paragraph_add_run (line, " ", 0, NULL, 0);
            ent_paragraph_add_run (line, _("(date not verified)"), 0, NULL, 0);
          }
      }
}

/* The person's own rating: " (yours: +1)". */
static void
append_own (EntParagraph *line,
            EntMatrix    *matrix,
            guint         factor,
            guint         item)
{
  g_autofree char *words = NULL;
  EntRating own;

  if (!ent_matrix_get_rating (matrix, ENT_CODER_OWN, factor, item, &own))
    return;
  words = g_strdup_printf (_("(yours: %s)"), own.has_rating ? ent_rating_to_string (own.rating) : _("no evidence"));
  ent_paragraph_add_run (line, " ", 0, NULL, 0);
  ent_paragraph_add_run (line, words, 0, NULL, 0);
}

/* "Camp David: strongly enabling, high confidence", and below it what carries that. */
static GPtrArray *
write_row (EntMatrix *matrix,
           guint      factor,
           guint      item)
{
  EntCase *record = ent_matrix_get_case (matrix, item);
  const EntAssessment *assessment = ent_matrix_get_published (matrix, factor, item);
  EntParagraph *line = ent_paragraph_new (ENT_PARAGRAPH_TEXT);
  GPtrArray *paragraphs = ent_paragraphs_new ();

  g_ptr_array_add (paragraphs, line);
  ent_paragraph_add_run (line, ent_case_get_short_title (record), ENT_RUN_BOLD, NULL, 0);
  ent_paragraph_add_run (line, "  ", 0, NULL, 0);
  if (assessment == NULL)
    ent_paragraph_add_run (line, _("not rated"), 0, NULL, 0);
  else if (!assessment->has_rating)
    ent_paragraph_add_run (line, _("no evidence"), 0, NULL, 0);
  else
    ent_paragraph_add_run (line, ent_rating_to_label (assessment->rating), 0, NULL, 0);
  append_own (line, matrix, factor, item);
  if (assessment != NULL)
    append_evidence (line, record, assessment->evidence);
  return paragraphs;
}

/* What the slide says first, above the cells. Returns: what is left of the area */
static graphene_rect_t
add_statement (EntSlideMaker   *self,
               EntSlidePage    *page,
               graphene_rect_t  area)
{
  g_autoptr(GPtrArray) statement = ent_paragraphs_new ();
  double height;

  if (self->text->paragraphs->len == 0)
    return area;
  g_ptr_array_add (statement, ent_paragraph_copy (self->text->paragraphs->pdata[0]));
  height = ent_slide_maker_measure (self, statement, area.size.width, STATEMENT_PT, 0);
  if (height > area.size.height / 2)
    return area;
  ent_slide_page_add_text (page, ENT_SLIDE_BOX_SUBTITLE, self->margin, area.origin.y, area.size.width, height,
                           g_steal_pointer (&statement), STATEMENT_PT, &self->style.text);
  height += ENT_SLIDE_GAP * 1.5;
  area.origin.y += (float) height;
  area.size.height -= (float) height;
  return area;
}

/* The largest size at which all rows have room; the smallest there is where they have not. */
static double
find_row_size (EntSlideMaker *self,
               GPtrArray     *rows,
               double         width,
               double         height)
{
  for (double size = ROW_MOST_PT; size > ENT_SLIDE_MIN_PT; size -= 1)
    {
      double taken = 0;

      for (guint i = 0; i < rows->len; i++)
        taken += MAX (ent_slide_maker_measure (self, rows->pdata[i], width, size, 0),
                      ENT_MATRIX_CELL_HEIGHT * CELL_SCALE)
                 + (i > 0 ? ENT_SLIDE_GAP : 0);
      if (taken <= height)
        return size;
    }
  return ENT_SLIDE_MIN_PT;
}

static void
add_rows (EntSlideMaker *self,
          EntMatrix     *matrix,
          guint          factor)
{
  EntSlidePage *page = ent_slide_maker_add_page (self);
  graphene_rect_t area = add_statement (self, page, ent_slide_maker_add_frame (self, page));
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  double cell = ENT_MATRIX_CELL_WIDTH * CELL_SCALE, cell_height = ENT_MATRIX_CELL_HEIGHT * CELL_SCALE;
  double width = area.size.width - cell - CELL_GAP, y = area.origin.y, size;

  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    g_ptr_array_add (rows, write_row (matrix, factor, i));
  size = find_row_size (self, rows, width, area.size.height);
  for (guint i = 0; i < rows->len; i++)
    {
      double height = MAX (ent_slide_maker_measure (self, rows->pdata[i], width, size, 0), cell_height);

      if (y + height > area.origin.y + area.size.height + 1 && y > area.origin.y)
        {
          page = ent_slide_maker_add_page (self);
          area = ent_slide_maker_add_frame (self, page);
          y = area.origin.y;
        }
      ent_slide_page_add_picture (page, self->margin, y, cell, cell_height, paint_cell (self, matrix, factor, i),
                                  dup_cell_name (matrix, factor, i));
      ent_slide_page_add_text (page, ENT_SLIDE_BOX_BODY, self->margin + cell + CELL_GAP, y, width, height,
                               g_ptr_array_ref (rows->pdata[i]), size, &self->style.text);
      y += height + ENT_SLIDE_GAP;
    }
}

/* "factor:camp-david/external-powers": the cell beside what is said of it. */
static void
add_cell (EntSlideMaker *self,
          EntMatrix     *matrix,
          guint          factor,
          guint          item)
{
  EntSlidePage *page = ent_slide_maker_add_page (self);
  graphene_rect_t area = ent_slide_maker_add_frame (self, page);
  double width = ENT_MATRIX_CELL_WIDTH * CELL_SCALE, height = ENT_MATRIX_CELL_HEIGHT * CELL_SCALE;

  ent_slide_page_add_picture (page, self->margin, area.origin.y, width, height,
                              paint_cell (self, matrix, factor, item),
                              dup_cell_name (matrix, factor, item));
  area.origin.y += (float) (height + ENT_SLIDE_GAP);
  area.size.height -= (float) (height + ENT_SLIDE_GAP);
  ent_slide_maker_add_body (self, page, &area, self->text->paragraphs, 26);
}

gboolean
ent_slide_maker_add_factor (EntSlideMaker *self)
{
  g_autoptr(EntMatrix) matrix = ent_slide_create_matrix (self->deck, self->slide);
  g_autoptr(EntSlideTarget) target = ent_slide_target_parse (self->slide->target_id);
  int factor, item = -1;

  if (matrix == NULL || target == NULL || target->kind != ENT_SLIDE_TARGET_FACTOR)
    return FALSE;
  factor = ent_matrix_find_factor (matrix, target->ids->pdata[0]);
  if (target->case_id != NULL)
    item = ent_matrix_find_case (matrix, target->case_id);
  if (factor < 0 || (target->case_id != NULL && item < 0))
    return FALSE;
  if (target->case_id != NULL)
    add_cell (self, matrix, (guint) factor, (guint) item);
  else
    add_rows (self, matrix, (guint) factor);
  return TRUE;
}
