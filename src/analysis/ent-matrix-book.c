/* The matrix as a spreadsheet.
 *
 * "Matrix" looks as on a screen: coloured cells with numbers, so that they can be counted with, what is behind each
 * as its note, titles that stay when it scrolls.  "Ratings" has the same once more as a list with a row for each cell,
 * for filters and pivots; "Cases" and "Sources" say what it is about and what it rests on.  Text is written as
 * text: what begins with "=" is no formula. */
#include "config.h"

#include "ent-matrix-file-private.h"

#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "ent-measure.h"

#define MAX_CHARS     32000  /* a cell or a note holds 32,767 */
#define NAME_WIDTH    34     /* columns, in characters */
#define CELL_WIDTH    13
#define HEAD_HEIGHT   32     /* points: two lines */
#define NOTE_WIDTH    380    /* px */
#define NOTE_LINE     17
#define NOTE_CHARS    52     /* in a line of it, about */
#define NOTE_HEIGHT   480    /* at most */
#define MAX_URL       2000

typedef struct
{
  const EntMatrixTable *table;
  lxw_workbook         *book;
  lxw_format           *head;         /* of a column */
  lxw_format           *bold;
  lxw_format           *indented;
  lxw_format           *wrapped;      /* text in lists */
  lxw_format           *rating;       /* number in lists */
  lxw_format           *year;
  lxw_format           *carried[7];   /* −3 … +3 */
  lxw_format           *bare[7];      /* that no event carries */
  lxw_format           *no_evidence;
  lxw_error             error;        /* the first */
} Book;

/* ColorBrewer's BrBG, as on a screen. */
static const lxw_color_t scale[7] = { 0x8c510a, 0xbf812d, 0xdfc27d, 0xe6e6e6, 0x80cdc1, 0x35978f, 0x01665e };
/* Signs stand before numbers, the true minus too. */
static const char rating_format[] = "+0;\xe2\x88\x92" "0;0";

/* Formats */

static lxw_format *
create_text_format (Book *self)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

static lxw_format *
create_cell_format (Book     *self,
                    int       index,
                    gboolean  carried)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_num_format (format, rating_format);
  format_set_align (format, LXW_ALIGN_CENTER);
  format_set_bold (format);
  format_set_border (format, LXW_BORDER_MEDIUM);
  format_set_border_color (format, carried ? LXW_COLOR_WHITE : scale[index]);
  format_set_pattern (format, carried ? LXW_PATTERN_SOLID : LXW_PATTERN_LIGHT_UP);
  format_set_fg_color (format, scale[index]);
  if (carried)
    format_set_font_color (format, index == 0 || index == 6 ? LXW_COLOR_WHITE : LXW_COLOR_BLACK);
  else
    format_set_bg_color (format, LXW_COLOR_WHITE);
  return format;
}

static void
create_formats (Book *self)
{
  self->head = create_text_format (self);
  format_set_bold (self->head);
  format_set_bottom (self->head, LXW_BORDER_THIN);
  self->bold = workbook_add_format (self->book);
  format_set_bold (self->bold);
  self->indented = workbook_add_format (self->book);
  format_set_indent (self->indented, 1);
  self->wrapped = create_text_format (self);
  self->rating = create_text_format (self);
  format_set_num_format (self->rating, rating_format);
  self->year = create_text_format (self);
  format_set_num_format (self->year, "0.0");
  for (int i = 0; i < 7; i++)
    {
      self->carried[i] = create_cell_format (self, i, TRUE);
      self->bare[i] = create_cell_format (self, i, FALSE);
    }
  self->no_evidence = workbook_add_format (self->book);
  format_set_italic (self->no_evidence);
  format_set_font_size (self->no_evidence, 9);
  format_set_align (self->no_evidence, LXW_ALIGN_CENTER);
  format_set_border (self->no_evidence, LXW_BORDER_DASHED);
  format_set_border_color (self->no_evidence, 0x808080);
  format_set_font_color (self->no_evidence, 0x5e5e5e);
}

/* Writing */

static void
check (Book      *self,
       lxw_error  error)
{
  if (self->error == LXW_NO_ERROR)
    self->error = error;
}

/* As much as a cell holds. */
static char *
dup_short (const char *text)
{
  g_autofree char *part = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_CHARS)
    return g_strdup (text);
  part = g_utf8_substring (text, 0, MAX_CHARS);
  return g_strconcat (part, "…", NULL);
}

static void
put_text (Book          *self,
          lxw_worksheet *sheet,
          lxw_row_t      row,
          lxw_col_t      column,
          const char    *text,
          lxw_format    *format)
{
  g_autofree char *part = NULL;

  if (text == NULL || *text == '\0')
    return;
  part = dup_short (text);
  check (self, worksheet_write_string (sheet, row, column, part, format));
}

static void
put_number (Book          *self,
            lxw_worksheet *sheet,
            lxw_row_t      row,
            lxw_col_t      column,
            double         number,
            lxw_format    *format)
{
  check (self, worksheet_write_number (sheet, row, column, number, format));
}

/* A sheet's name is short and has few signs; a translation that does not keep to that gives way. */
static lxw_worksheet *
add_sheet (Book       *self,
           const char *name,
           const char *fallback)
{
  gboolean valid = workbook_validate_sheet_name (self->book, name) == LXW_NO_ERROR;
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, valid ? name : fallback);

  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, 9);
  worksheet_fit_to_pages (sheet, 1, 0);
  return sheet;
}

typedef struct
{
  const char *title;
  double      width;
} Column;

static void
put_head (Book          *self,
          lxw_worksheet *sheet,
          const Column  *columns,
          guint          n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      check (self, worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, columns[i].width, NULL));
      put_text (self, sheet, 0, (lxw_col_t) i, columns[i].title, self->head);
    }
  worksheet_freeze_panes (sheet, 1, 0);
  check (self, worksheet_repeat_rows (sheet, 0, 0));
}

/* The matrix */

static void
add_paragraph (GString    *text,
               const char *heading,
               const char *words)
{
  if (*words == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, "\n\n");
  if (heading != NULL)
    g_string_append_printf (text, "%s\n", heading);
  g_string_append (text, words);
}

/* What stands behind a cell: what its number means, why, what carries it, whence. */
static char *
dup_note (const EntMatrixTable *table,
          guint                 coder,
          guint                 factor,
          guint                 item,
          const EntRating      *rating)
{
  g_autofree char *rationale = ent_matrix_table_dup_rationale (table, coder, factor, item);
  g_autofree char *evidence = ent_matrix_table_dup_evidence (table, coder, factor, item);
  g_autofree char *sources = ent_matrix_table_dup_sources (table, factor, item);
  GString *text = g_string_new (NULL);

  if (!rating->has_rating)
    g_string_append (text, _("No evidence"));
  else if (rating->confidence == ENT_CONFIDENCE_NONE)
    g_string_append_printf (text, "%s · %s", ent_rating_to_string (rating->rating),
                            ent_rating_to_label (rating->rating));
  else
    g_string_append_printf (text, "%s · %s · %s", ent_rating_to_string (rating->rating),
                            ent_rating_to_label (rating->rating), ent_confidence_to_label (rating->confidence));
  add_paragraph (text, NULL, rationale);
  add_paragraph (text, _("Evidence"), evidence);
  if (coder == ENT_CODER_PUBLISHED)
    add_paragraph (text, _("Sources"), sources);
  return g_string_free (text, FALSE);
}

static void
put_note (Book          *self,
          lxw_worksheet *sheet,
          lxw_row_t      row,
          lxw_col_t      column,
          const char    *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *part = dup_short (text);
  guint n = 1;
  lxw_comment_options options = { .author = (char *) "Entente", .width = NOTE_WIDTH, .font_size = 9 };

  for (guint i = 0; lines[i] != NULL; i++)
    n += 1 + (guint) g_utf8_strlen (lines[i], -1) / NOTE_CHARS;
  options.height = (uint16_t) MIN (n * NOTE_LINE, NOTE_HEIGHT);
  check (self, worksheet_write_comment_opt (sheet, row, column, part, &options));
}

static void
put_cell (Book          *self,
          lxw_worksheet *sheet,
          lxw_row_t      row,
          lxw_col_t      column,
          guint          coder,
          guint          factor,
          guint          item)
{
  g_autofree char *note = NULL;
  EntRating rating;

  if (!ent_matrix_layout_matches (self->table->layout, factor, item)
      || !ent_matrix_get_rating (self->table->matrix, coder, factor, item, &rating))
    return;
  if (rating.has_rating)
    put_number (self, sheet, row, column, rating.rating,
                (rating.n_evidence > 0 ? self->carried : self->bare)[rating.rating + 3]);
  else
    put_text (self, sheet, row, column, _("no evidence"), self->no_evidence);
  note = dup_note (self->table, coder, factor, item, &rating);
  put_note (self, sheet, row, column, note);
}

static void
put_titles (Book          *self,
            lxw_worksheet *sheet,
            const guint   *coders,
            guint          n_coders)
{
  const EntMatrixTable *table = self->table;

  check (self, worksheet_set_row (sheet, 0, HEAD_HEIGHT, NULL));
  check (self, worksheet_set_column (sheet, 0, 0, NAME_WIDTH, NULL));
  put_text (self, sheet, 0, 0, _("Factor"), self->head);
  for (guint i = 0; i < table->items->len; i++)
    for (guint k = 0; k < n_coders; k++)
      {
        lxw_col_t column = (lxw_col_t) (1 + i * n_coders + k);
        const char *title = ent_case_get_short_title (ent_matrix_get_case (table->matrix,
                                                                           g_array_index (table->items, guint, i)));
        /* Translators: a case, and that these are the person's own ratings of it */
        g_autofree char *own = g_strdup_printf (_("%s (yours)"), title);

        check (self, worksheet_set_column (sheet, column, column, CELL_WIDTH, NULL));
        put_text (self, sheet, 0, column, coders[k] == ENT_CODER_OWN ? own : title, self->head);
      }
  worksheet_freeze_panes (sheet, 1, 1);
  check (self, worksheet_repeat_rows (sheet, 0, 0));
  check (self, worksheet_repeat_columns (sheet, 0, 0));
}

static void
put_matrix (Book *self)
{
  const EntMatrixTable *table = self->table;
  lxw_worksheet *sheet = add_sheet (self, _("Matrix"), "Matrix");
  guint coders[2], n_coders = ent_matrix_table_list_coders (table, coders);
  gboolean grouped = table->spec->rows == ENT_MATRIX_ROWS_GROUPS;
  const char *last = NULL;
  lxw_row_t row = 1;

  put_titles (self, sheet, coders, n_coders);
  for (guint i = 0; i < table->factors->len; i++)
    {
      guint factor = g_array_index (table->factors, guint, i);
      const EntFactor *record = ent_matrix_get_factor (table->matrix, factor);
      const EntFactorGroup *group = ent_codebook_find_group (table->matrix->codebook, record->group);

      if (grouped && g_strcmp0 (last, record->group) != 0)
        put_text (self, sheet, row++, 0, group != NULL ? ent_text_get (group->title) : record->group, self->bold);
      last = record->group;
      put_text (self, sheet, row, 0, ent_text_get (record->title), grouped ? self->indented : NULL);
      for (guint j = 0; j < table->items->len; j++)
        for (guint k = 0; k < n_coders; k++)
          put_cell (self, sheet, row, (lxw_col_t) (1 + j * n_coders + k), coders[k], factor,
                    g_array_index (table->items, guint, j));
      row++;
    }
}

/* All ratings as a list */

/* Rating, confidence and rationale of one coder, from @column on. */
static void
put_judgement (Book          *self,
               lxw_worksheet *sheet,
               lxw_row_t      row,
               lxw_col_t      column,
               guint          coder,
               guint          factor,
               guint          item)
{
  g_autofree char *rationale = ent_matrix_table_dup_rationale (self->table, coder, factor, item);
  g_autofree char *evidence = ent_matrix_table_dup_evidence (self->table, coder, factor, item);
  EntRating rating;

  if (!ent_matrix_get_rating (self->table->matrix, coder, factor, item, &rating))
    return;
  if (rating.has_rating)
    put_number (self, sheet, row, column, rating.rating, self->rating);
  else
    put_text (self, sheet, row, column, _("no evidence"), self->wrapped);
  put_text (self, sheet, row, column + 1, ent_confidence_to_label (rating.confidence), self->wrapped);
  put_text (self, sheet, row, column + 2, rationale, self->wrapped);
  put_text (self, sheet, row, column + 3, evidence, self->wrapped);
}

/* What others gave, a column each, after the person's own. */
static void
put_others (Book          *self,
            lxw_worksheet *sheet,
            lxw_row_t      row,
            lxw_col_t      column,
            guint          factor,
            guint          item)
{
  for (guint coder = ENT_CODER_OWN + 1; coder < self->table->matrix->coders->len; coder++, column++)
    {
      EntRating rating;

      if (!ent_matrix_get_rating (self->table->matrix, coder, factor, item, &rating))
        continue;
      if (rating.has_rating)
        put_number (self, sheet, row, column, rating.rating, self->rating);
      else
        put_text (self, sheet, row, column, _("no evidence"), self->wrapped);
    }
}

static void
put_rating_row (Book          *self,
                lxw_worksheet *sheet,
                lxw_row_t      row,
                guint          factor,
                guint          item)
{
  const EntMatrix *matrix = self->table->matrix;
  const EntFactor *record = ent_matrix_get_factor (matrix, factor);
  const EntFactorGroup *group = ent_codebook_find_group (matrix->codebook, record->group);
  g_autofree char *sources = ent_matrix_table_dup_sources (self->table, factor, item);
  EntCase *owner = ent_matrix_get_case (matrix, item);
  int by = 0;

  put_text (self, sheet, row, 0, ent_case_get_short_title (owner), self->wrapped);
  put_text (self, sheet, row, 1, owner->id, self->wrapped);
  put_text (self, sheet, row, 2, group != NULL ? ent_text_get (group->title) : record->group, self->wrapped);
  put_text (self, sheet, row, 3, ent_text_get (record->title), self->wrapped);
  put_text (self, sheet, row, 4, record->id, self->wrapped);
  put_judgement (self, sheet, row, 5, ENT_CODER_PUBLISHED, factor, item);
  put_text (self, sheet, row, 9, sources, self->wrapped);
  put_judgement (self, sheet, row, 10, ENT_CODER_OWN, factor, item);
  if (ent_matrix_differs (matrix, factor, item, &by))
    put_number (self, sheet, row, 14, by, self->wrapped);
  put_others (self, sheet, row, 15, factor, item);
}

static void
put_ratings (Book *self)
{
  const EntMatrixTable *table = self->table;
  const Column columns[] = {
    { _("Case"), 18 }, { _("Id of the case"), 16 }, { _("Group"), 20 }, { _("Factor"), 24 }, { _("Id of the factor"), 22 },
    { _("Rating"), 9 }, { _("Confidence"), 14 }, { _("Rationale"), 60 }, { _("Evidence"), 44 }, { _("Sources"), 44 },
    { _("Your rating"), 9 }, { _("Your confidence"), 14 }, { _("Your rationale"), 40 }, { _("Your evidence"), 32 },
    { _("Differs by"), 9 },
  };
  const guint n_columns = G_N_ELEMENTS (columns), n_others = table->matrix->coders->len - ENT_CODER_OWN - 1;
  lxw_worksheet *sheet = add_sheet (self, _("Ratings"), "Ratings");
  lxw_row_t row = 1;

  put_head (self, sheet, columns, n_columns);
  for (guint i = 0; i < n_others; i++)
    {
      const EntCoder *coder = table->matrix->coders->pdata[ENT_CODER_OWN + 1 + i];

      put_text (self, sheet, 0, (lxw_col_t) (n_columns + i), coder->name, self->head);
    }
  for (guint i = 0; i < table->factors->len; i++)
    for (guint j = 0; j < table->items->len; j++)
      {
        guint factor = g_array_index (table->factors, guint, i), item = g_array_index (table->items, guint, j);

        if (ent_matrix_layout_matches (table->layout, factor, item))
          put_rating_row (self, sheet, row++, factor, item);
      }
  check (self, worksheet_autofilter (sheet, 0, 0, row - 1, (lxw_col_t) (n_columns + n_others - 1)));
}

/* The cases */

static void
put_case (Book          *self,
          lxw_worksheet *sheet,
          lxw_row_t      row,
          guint          item)
{
  EntCase *record = ent_matrix_get_case (self->table->matrix, item);
  g_autofree char *period = ent_date_format (record->period);
  double value;

  put_text (self, sheet, row, 0, ent_text_get (record->title), self->wrapped);
  put_text (self, sheet, row, 1, record->id, self->wrapped);
  put_number (self, sheet, row, 2, record->version, self->wrapped);
  put_text (self, sheet, row, 3, period, self->wrapped);
  put_text (self, sheet, row, 4, ent_text_get (record->status), self->wrapped);
  for (EntMeasureKind kind = ENT_MEASURE_RELATIONS; kind < ENT_N_MEASURE_KINDS; kind++)
    {
      const EntMeasure measure = { kind, 0 };
      lxw_col_t column = (lxw_col_t) (5 + kind - ENT_MEASURE_RELATIONS);
      g_autofree char *words = NULL;

      if (!ent_measure_get_value (self->table->matrix, ENT_CODER_PUBLISHED, measure, item, &value))
        continue;
      words = ent_measure_format (measure, value);
      if (kind == ENT_MEASURE_RELATIONS)
        put_text (self, sheet, row, column, words, self->wrapped);
      else
        put_number (self, sheet, row, column, value, self->year);
    }
  put_number (self, sheet, row, 8, record->events->len, self->wrapped);
  put_text (self, sheet, row, 9, ent_text_get (record->outcome), self->wrapped);
  put_text (self, sheet, row, 10, record->license, self->wrapped);
}

static void
put_cases (Book *self)
{
  const EntMatrixTable *table = self->table;
  const Column columns[] = {
    { _("Case"), 34 }, { _("Id of the case"), 16 }, { _("Version"), 9 }, { _("Period"), 16 }, { _("Status"), 18 },
    { ent_measure_get_title (table->matrix, (EntMeasure) { ENT_MEASURE_RELATIONS, 0 }), 16 },
    { ent_measure_get_title (table->matrix, (EntMeasure) { ENT_MEASURE_RELATIONS_YEARS, 0 }), 12 },
    { ent_measure_get_title (table->matrix, (EntMeasure) { ENT_MEASURE_PEACE_YEARS, 0 }), 12 },
    { _("Events"), 9 }, { _("What came of it"), 60 }, { _("License"), 16 },
  };
  lxw_worksheet *sheet = add_sheet (self, _("Cases"), "Cases");

  put_head (self, sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < table->items->len; i++)
    put_case (self, sheet, i + 1, g_array_index (table->items, guint, i));
}

/* The sources */

static gboolean
is_url (const char *text)
{
  return text != NULL && strlen (text) < MAX_URL
         && (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"));
}

static void
put_source (Book            *self,
            lxw_worksheet   *sheet,
            lxw_row_t        row,
            EntCase         *item,
            const EntSource *source)
{
  g_autofree char *words = ent_source_dup_short (source), *full = ent_source_dup_full (source);
  g_autofree char *issued = ent_source_dup_issued (source);
  const char *url = source->fields[ENT_SOURCE_URL];

  put_text (self, sheet, row, 0, ent_case_get_short_title (item), self->wrapped);
  put_text (self, sheet, row, 1, source->id, self->wrapped);
  put_text (self, sheet, row, 2, words, self->wrapped);
  put_text (self, sheet, row, 3, full, self->wrapped);
  put_text (self, sheet, row, 4, issued, self->wrapped);
  put_text (self, sheet, row, 5, source->type, self->wrapped);
  put_text (self, sheet, row, 6, source->fields[ENT_SOURCE_DOI], self->wrapped);
  if (is_url (url))
    check (self, worksheet_write_url (sheet, row, 7, url, NULL));
  else
    put_text (self, sheet, row, 7, url, self->wrapped);
}

/* Those that ratings shown here cite. */
static void
put_sources (Book *self)
{
  const EntMatrixTable *table = self->table;
  const Column columns[] = {
    { _("Case"), 18 }, { _("Id of the source"), 20 }, { _("Source"), 34 }, { _("In full"), 70 }, { _("Year"), 12 },
    { _("Kind"), 14 }, { "DOI", 22 }, { _("Address"), 44 },
  };
  lxw_worksheet *sheet = add_sheet (self, _("Sources"), "Sources");
  lxw_row_t row = 1;

  put_head (self, sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < table->items->len; i++)
    {
      guint index = g_array_index (table->items, guint, i);
      EntCase *item = ent_matrix_get_case (table->matrix, index);
      g_autoptr(GHashTable) cited = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < table->factors->len; j++)
        {
          const EntAssessment *published = ent_matrix_get_published (table->matrix,
                                                                     g_array_index (table->factors, guint, j), index);

          for (guint k = 0; published != NULL && k < published->sources->len; k++)
            g_hash_table_add (cited, ((EntCite *) published->sources->pdata[k])->source);
        }
      for (guint j = 0; j < item->sources->len; j++)
        if (g_hash_table_contains (cited, ((EntSource *) item->sources->pdata[j])->id))
          put_source (self, sheet, row++, item, item->sources->pdata[j]);
    }
}

gboolean
ent_matrix_book_write (const EntMatrixTable  *table,
                       const char            *path,
                       const char            *tmp_dir,
                       GError               **error)
{
  lxw_workbook_options options = { .tmpdir = (char *) tmp_dir };
  Book self = { .table = table, .book = workbook_new_opt (path, &options) };
  g_autofree char *title = g_strdup (_("Factors across cases"));
  lxw_doc_properties properties = { .title = title, .company = (char *) "Entente " ENT_VERSION };
  lxw_error closed;

  if (self.book == NULL)
    {
      g_set_error_literal (error, ENT_MATRIX_FILE_ERROR, ENT_MATRIX_FILE_ERROR_FILE, lxw_strerror (LXW_ERROR_MEMORY_MALLOC_FAILED));
      return FALSE;
    }
  check (&self, workbook_set_properties (self.book, &properties));
  create_formats (&self);
  put_matrix (&self);
  put_ratings (&self);
  put_cases (&self);
  put_sources (&self);
  closed = workbook_close (self.book);
  check (&self, closed);
  if (self.error == LXW_NO_ERROR)
    return TRUE;
  g_set_error_literal (error, ENT_MATRIX_FILE_ERROR, ENT_MATRIX_FILE_ERROR_FILE, lxw_strerror (self.error));
  return FALSE;
}
