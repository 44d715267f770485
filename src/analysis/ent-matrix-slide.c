#include "config.h"

#include "ent-matrix-slide.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-factor-summary.h"
#include "ent-markdown.h"
#include "ent-matrix-layout.h"
#include "ent-measure.h"
#include "ent-slide-body-private.h"
#include "ent-slide-target.h"

#define MAX_TITLE_FACTORS 3

char *
ent_matrix_dup_source (const EntMatrix *matrix,
                       GArray          *items)
{
  g_autoptr(GString) versions = g_string_new (NULL);
  const char *license = items->len > 0 ? ent_matrix_get_case (matrix, g_array_index (items, guint, 0))->license : NULL;
  gboolean same = TRUE;

  for (guint i = 0; i < items->len; i++)
    same &= g_strcmp0 (ent_matrix_get_case (matrix, g_array_index (items, guint, i))->license, license) == 0;
  for (guint i = 0; i < items->len; i++)
    {
      const EntCase *item = ent_matrix_get_case (matrix, g_array_index (items, guint, i));

      g_string_append (versions, i > 0 ? ", " : "");
      g_string_append_printf (versions, _("%s %d"), item->id, item->version);
      if (item->license != NULL && (!same || i + 1 == items->len))
        g_string_append_printf (versions, " (%s)", item->license);
    }
  return g_strdup_printf (_("Source: Entente, %s"), versions->str);
}

static GArray *
list_items (const EntMatrixLayout *layout)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < layout->columns->len; i++)
    g_array_append_val (items, g_array_index (layout->columns, EntMatrixColumn, i).item);
  return items;
}

/* The matrix */

static void
append_matrix_cell (EntSlideBody          *self,
                    const EntMatrix       *matrix,
                    const EntMatrixLayout *layout,
                    EntMatrixWhose         whose,
                    const EntMatrixRow    *row,
                    guint                  item)
{
  guint coder = whose == ENT_MATRIX_OWN ? ENT_CODER_OWN : ENT_CODER_PUBLISHED;
  EntMatrixSummary summary;
  EntRating rating;

  ent_slide_body_append_words (self, ent_case_get_short_title (ent_matrix_get_case (matrix, item)));
  g_string_append_c (self->text, ' ');
  if (row->factor < 0)
    {
      if (ent_matrix_layout_summarize (layout, matrix, coder, row->group, item, &summary))
        /* Translators: of the ratings of a group of factors: "mean +1.5" */
        g_string_append_printf (self->text, _("mean %+.1f"), summary.mean);
      else
        ent_slide_body_append_words (self, _("not rated"));
      return;
    }
  if (!ent_matrix_get_rating (matrix, coder, row->factor, item, &rating))
    ent_slide_body_append_words (self, _("not rated"));
  else
    g_string_append (self->text, rating.has_rating ? ent_rating_to_string (rating.rating) : _("no evidence"));
  if (whose == ENT_MATRIX_BOTH && ent_matrix_get_rating (matrix, ENT_CODER_OWN, row->factor, item, &rating))
    {
      g_string_append_c (self->text, ' ');
      g_string_append_printf (self->text, _("(yours: %s)"),
                              rating.has_rating ? ent_rating_to_string (rating.rating) : _("no evidence"));
    }
}

/* "- **Trade restoration:** US–Vietnam +3, Egypt–Israel +1": cells that a filter leaves out are no part of it. */
static void
append_matrix_row (EntSlideBody          *self,
                   const EntMatrix       *matrix,
                   const EntMatrixLayout *layout,
                   EntMatrixWhose         whose,
                   const EntMatrixRow    *row)
{
  const EntFactorGroup *group = row->group >= 0 ? matrix->codebook->groups->pdata[row->group] : NULL;
  const EntText *title = row->factor >= 0 ? ent_matrix_get_factor (matrix, row->factor)->title : group->title;
  gboolean first = TRUE;

  g_string_append (self->text, "- **");
  ent_slide_body_append_words (self, ent_text_get (title));
  g_string_append (self->text, ":**");
  for (guint i = 0; i < layout->columns->len; i++)
    {
      guint item = g_array_index (layout->columns, EntMatrixColumn, i).item;

      if (row->factor >= 0 && !ent_matrix_layout_matches (layout, row->factor, item))
        continue;
      g_string_append (self->text, first ? " " : ", ");
      append_matrix_cell (self, matrix, layout, whose, row, item);
      first = FALSE;
    }
  g_string_append_c (self->text, '\n');
}

/* The only factor that is shown, or NULL. */
static const EntFactor *
find_only_factor (const EntMatrix       *matrix,
                  const EntMatrixLayout *layout)
{
  const EntFactor *only = NULL;

  for (guint i = 0; i < layout->rows->len; i++)
    {
      const EntMatrixRow *row = &g_array_index (layout->rows, EntMatrixRow, i);

      if (row->factor < 0 && !row->closed)
        continue;
      if (row->factor < 0 || only != NULL)
        return NULL;
      only = ent_matrix_get_factor (matrix, row->factor);
    }
  return only;
}

static char *
dup_matrix_title (const EntMatrix       *matrix,
                  const EntMatrixLayout *layout)
{
  const EntFactor *only = find_only_factor (matrix, layout);
  guint n = layout->columns->len;

  if (only != NULL)
    return g_strdup (ent_text_get (only->title));
  if (n == 1)
    /* Translators: title of a slide: a case */
    return g_strdup_printf (_("Factors: %s"), ent_case_get_short_title (
                              ent_matrix_get_case (matrix, g_array_index (layout->columns, EntMatrixColumn, 0).item)));
  return g_strdup_printf (ngettext ("Factors across %u case", "Factors across %u cases", n), n);
}

/* The link, with the cases that are shown now. */
static char *
dup_matrix_address (const EntMatrix       *matrix,
                    const EntMatrixLayout *layout,
                    const EntMatrixSpec   *spec)
{
  g_autoptr(EntMatrixSpec) whole = ent_matrix_spec_copy (spec);
  g_autofree char *query = NULL;

  g_ptr_array_set_size (whole->cases, 0);
  for (guint i = 0; i < layout->columns->len && i < ENT_MATRIX_SPEC_MAX_ITEMS; i++)
    g_ptr_array_add (whole->cases, g_strdup (ent_matrix_get_case (matrix, g_array_index (layout->columns,
                                                                  EntMatrixColumn, i).item)->id));
  query = ent_matrix_spec_format (whole);
  return g_strconcat ("factors:?view=matrix", *query != '\0' ? "&" : "", query, NULL);
}

EntSlide *
ent_slide_new_matrix (const EntMatrix     *matrix,
                      const EntMatrixSpec *spec)
{
  EntSlide *slide = ent_slide_new (ENT_SLIDE_MATRIX);
  g_autoptr(EntMatrixLayout) layout = ent_matrix_layout_new (matrix, spec);
  g_autoptr(GArray) items = list_items (layout);
  EntSlideBody body;

  ent_slide_body_init (&body);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      const EntMatrixRow *row = &g_array_index (layout->rows, EntMatrixRow, i);

      if (row->factor >= 0 || row->closed)
        append_matrix_row (&body, matrix, layout, spec->whose, row);
    }
  for (guint i = 0; i < items->len; i++)
    ent_slide_add_made_from (slide, ent_matrix_get_case (matrix, g_array_index (items, guint, i)));
  if (items->len == 1)
    slide->case_id = g_strdup (ent_matrix_get_case (matrix, g_array_index (items, guint, 0))->id);
  slide->target_id = dup_matrix_address (matrix, layout, spec);
  slide->title = dup_matrix_title (matrix, layout);
  slide->target_title = g_strdup (slide->title);
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}

/* A factor */

static void
append_factor_case (EntSlideBody    *self,
                    const EntMatrix *matrix,
                    guint            factor,
                    guint            index)
{
  const EntCase *item = ent_matrix_get_case (matrix, index);
  const EntAssessment *assessment = ent_matrix_get_published (matrix, factor, index);

  g_string_append (self->text, "- ");
  ent_slide_body_append_link (self, ent_case_get_short_title (item), "factor", item->id,
                              ent_matrix_get_factor (matrix, factor)->id);
  g_string_append (self->text, ": ");
  ent_slide_body_append_judgement (self, matrix, factor, index);
  ent_slide_body_append_sources (self, item, assessment);
  if (assessment != NULL && assessment->rationale != NULL)
    {
      g_string_append (self->text, "\n\n  ");
      ent_markdown_append_words (self->text, ent_text_get (assessment->rationale), "\n\n  ");
    }
  for (guint i = 0; assessment != NULL && i < assessment->evidence->len; i++)
    {
      g_string_append (self->text, i == 0 ? "\n\n  - " : "\n  - ");
      ent_slide_body_append_event (self, item, assessment->evidence->pdata[i], FALSE);
    }
  g_string_append (self->text, "\n");
}

EntSlide *
ent_slide_new_factor (const EntMatrix *matrix,
                      guint            factor)
{
  const EntFactor *record = ent_matrix_get_factor (matrix, factor);
  EntSlide *slide = ent_slide_new (ENT_SLIDE_FACTOR);
  g_autoptr(EntStatement) summary = ent_factor_summary_new (matrix, factor);
  EntSlideBody body;

  ent_slide_body_init (&body);
  ent_slide_body_append_words (&body, summary->text);
  g_string_append (body.text, "\n\n");
  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    {
      append_factor_case (&body, matrix, factor, i);
      ent_slide_add_made_from (slide, ent_matrix_get_case (matrix, i));
    }
  slide->target_id = ent_slide_target_format_factor (NULL, record->id);
  slide->title = g_strdup (ent_text_get (record->title));
  slide->target_title = g_strdup (slide->title);
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}

/* A statement */

/* What came of a case: "where relations stand: Partnership; years of relations: 31 years" */
static void
append_outcome (EntSlideBody    *self,
                const EntMatrix *matrix,
                guint            item)
{
  static const EntMeasureKind kinds[] = { ENT_MEASURE_RELATIONS, ENT_MEASURE_RELATIONS_YEARS };
  gboolean first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const EntMeasure measure = { kinds[i], 0 };
      g_autofree char *words = NULL;
      double value;

      if (!ent_measure_get_value (matrix, ENT_CODER_PUBLISHED, measure, item, &value))
        continue;
      words = ent_measure_format (measure, value);
      g_string_append (self->text, first ? "" : "; ");
      ent_slide_body_append_words (self, ent_measure_get_title (matrix, measure));
      g_string_append (self->text, ": ");
      ent_slide_body_append_words (self, words);
      first = FALSE;
    }
}

static void
append_statement_cell (EntSlideBody           *self,
                       const EntMatrix        *matrix,
                       const EntStatementCell *cell)
{
  int index = ent_matrix_find_case (matrix, cell->case_id), factor = ent_matrix_find_factor (matrix, cell->factor);
  const EntCase *item;
  g_autofree char *words = NULL;

  if (index < 0 || (cell->factor != NULL && factor < 0))
    return;
  item = ent_matrix_get_case (matrix, index);
  g_string_append (self->text, "- ");
  if (factor < 0)
    {
      ent_slide_body_append_link (self, ent_case_get_short_title (item), "case", item->id, NULL);
      g_string_append (self->text, ": ");
      append_outcome (self, matrix, index);
    }
  else
    {
      /* Translators: a cell of the matrix: factor, case */
      words = g_strdup_printf (_("%s, %s"), ent_text_get (ent_matrix_get_factor (matrix, factor)->title),
                               ent_case_get_short_title (item));
      ent_slide_body_append_link (self, words, "factor", item->id, cell->factor);
      g_string_append (self->text, ": ");
      ent_slide_body_append_judgement (self, matrix, factor, index);
      ent_slide_body_append_sources (self, item, ent_matrix_get_published (matrix, factor, index));
    }
  g_string_append_c (self->text, '\n');
}

static void
append_statement_event (EntSlideBody    *self,
                        const EntMatrix *matrix,
                        const char      *uri)
{
  g_auto(GStrv) parts = g_strsplit (uri, "/", 2);
  int index = ent_matrix_find_case (matrix, parts[0]);

  if (index < 0 || parts[0] == NULL || parts[1] == NULL)
    return;
  g_string_append (self->text, "- ");
  ent_slide_body_append_event (self, ent_matrix_get_case (matrix, index), parts[1], TRUE);
  g_string_append_c (self->text, '\n');
}

static void
append_against (EntSlideBody       *self,
                const EntMatrix    *matrix,
                const EntStatement *statement)
{
  g_autoptr(GString) list = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < statement->against->len; i++)
    {
      int index = ent_matrix_find_case (matrix, statement->against->pdata[i]);

      if (index < 0)
        continue;
      if (list->len > 0)
        g_string_append (list, C_("list separator", ", "));
      g_string_append (list, ent_case_get_short_title (ent_matrix_get_case (matrix, index)));
    }
  if (list->len == 0)
    return;
  /* Translators: cases that differ from what was said */
  words = g_strdup_printf (_("Otherwise in: %s"), list->str);
  g_string_append_c (self->text, '\n');
  ent_slide_body_append_words (self, words);
  g_string_append_c (self->text, '\n');
}

/* What it is about: "Trade restoration · External powers". */
static char *
dup_statement_title (const EntMatrix    *matrix,
                     const EntStatement *statement)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *named = NULL;
  guint n_more;

  for (guint i = 0; i < statement->cells->len; i++)
    {
      const EntStatementCell *cell = statement->cells->pdata[i];
      int factor = ent_matrix_find_factor (matrix, cell->factor);
      const char *title = factor >= 0 ? ent_text_get (ent_matrix_get_factor (matrix, factor)->title) : NULL;

      if (title != NULL && !g_ptr_array_find_with_equal_func (titles, title, g_str_equal, NULL))
        g_ptr_array_add (titles, (gpointer) title);
    }
  if (titles->len == 0)
    return g_strdup (_("What came of the cases"));
  n_more = titles->len > MAX_TITLE_FACTORS ? titles->len - MAX_TITLE_FACTORS + 1 : 0;
  g_ptr_array_set_size (titles, (int) (titles->len - n_more));
  g_ptr_array_add (titles, NULL);
  named = g_strjoinv (" · ", (char **) titles->pdata);
  if (n_more == 0)
    return g_steal_pointer (&named);
  /* Translators: factors, and how many there are beside them */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n_more), named, n_more);
}

/* The case, where all cells are of one. */
static char *
dup_only_case (const EntStatement *statement)
{
  const EntStatementCell *first = statement->cells->len > 0 ? statement->cells->pdata[0] : NULL;

  for (guint i = 1; i < statement->cells->len; i++)
    if (!g_str_equal (((EntStatementCell *) statement->cells->pdata[i])->case_id, first->case_id))
      return NULL;
  return first != NULL && statement->events->len == 0 ? g_strdup (first->case_id) : NULL;
}

static void
add_case (EntSlide        *slide,
          const EntMatrix *matrix,
          const char      *case_id)
{
  int index = ent_matrix_find_case (matrix, case_id);

  if (index >= 0)
    ent_slide_add_made_from (slide, ent_matrix_get_case (matrix, (guint) index));
}

static void
add_statement_cases (EntSlide           *slide,
                     const EntMatrix    *matrix,
                     const EntStatement *statement)
{
  for (guint i = 0; i < statement->cells->len; i++)
    add_case (slide, matrix, ((EntStatementCell *) statement->cells->pdata[i])->case_id);
  for (guint i = 0; i < statement->events->len; i++)
    {
      const char *uri = statement->events->pdata[i];
      g_autofree char *case_id = g_strndup (uri, strcspn (uri, "/"));

      add_case (slide, matrix, case_id);
    }
  for (guint i = 0; i < statement->against->len; i++)
    add_case (slide, matrix, statement->against->pdata[i]);
}

EntSlide *
ent_slide_new_statement (const EntMatrix    *matrix,
                         const EntStatement *statement)
{
  EntSlide *slide = ent_slide_new (ENT_SLIDE_TEXT);
  EntSlideBody body;

  ent_slide_body_init (&body);
  ent_slide_body_append_words (&body, statement->text);
  g_string_append (body.text, "\n\n");
  for (guint i = 0; i < statement->cells->len; i++)
    append_statement_cell (&body, matrix, statement->cells->pdata[i]);
  if (statement->events->len > 0)
    /* Translators: a list of events follows */
    g_string_append_printf (body.text, "\n%s\n\n", _("Events:"));
  for (guint i = 0; i < statement->events->len; i++)
    append_statement_event (&body, matrix, statement->events->pdata[i]);
  append_against (&body, matrix, statement);
  add_statement_cases (slide, matrix, statement);
  slide->case_id = dup_only_case (statement);
  slide->target_title = g_strdup (statement->text);
  slide->title = dup_statement_title (matrix, statement);
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}
