#include "config.h"

#include "ent-matrix-file-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>

#include "ent-csv.h"
#include "ent-file-put.h"
#include "ent-measure.h"
#include "ent-plain-text.h"


G_DEFINE_QUARK (ent-matrix-file-error-quark, ent_matrix_file_error)

/* What goes into it */

static gboolean
is_shown (const EntMatrixLayout *layout,
          guint                  factor)
{
  for (guint i = 0; i < layout->columns->len; i++)
    if (ent_matrix_layout_matches (layout, factor, g_array_index (layout->columns, EntMatrixColumn, i).item))
      return TRUE;
  return FALSE;
}

/* Those that a folded row stands for. */
static void
add_folded (EntMatrixTable *self,
            guint           group)
{
  const char *id = ((EntFactorGroup *) self->matrix->codebook->groups->pdata[group])->id;

  for (guint i = 0; i < ent_matrix_get_n_factors (self->matrix); i++)
    if (g_str_equal (ent_matrix_get_factor (self->matrix, i)->group, id) && is_shown (self->layout, i))
      g_array_append_val (self->factors, i);
}

void
ent_matrix_table_init (EntMatrixTable      *self,
                       const EntMatrix     *matrix,
                       const EntMatrixSpec *spec)
{
  self->matrix = matrix;
  self->spec = spec;
  self->layout = ent_matrix_layout_new (matrix, spec);
  self->factors = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->layout->rows->len; i++)
    {
      const EntMatrixRow *row = &g_array_index (self->layout->rows, EntMatrixRow, i);
      guint factor = row->factor >= 0 ? (guint) row->factor : 0;

      if (row->factor >= 0)
        g_array_append_val (self->factors, factor);
      else if (row->closed)
        add_folded (self, row->group);
    }
  for (guint i = 0; i < self->layout->columns->len; i++)
    g_array_append_val (self->items, g_array_index (self->layout->columns, EntMatrixColumn, i).item);
}

void
ent_matrix_table_clear (EntMatrixTable *self)
{
  g_clear_pointer (&self->layout, ent_matrix_layout_free);
  g_clear_pointer (&self->factors, g_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
}

guint
ent_matrix_table_list_coders (const EntMatrixTable *self,
                              guint                 coders[2])
{
  guint n = 0;

  if (self->spec->whose != ENT_MATRIX_OWN)
    coders[n++] = ENT_CODER_PUBLISHED;
  if (self->spec->whose != ENT_MATRIX_PUBLISHED)
    coders[n++] = ENT_CODER_OWN;
  return n;
}

static void
add_line (GString    *lines,
          const char *line)
{
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

/* "3 February 1994: Embargo lifted"; of an own event the copy of its title is there. */
static void
add_event (GString       *lines,
           const EntCase *item,
           const char    *id,
           const char    *title)
{
  const EntEvent *event = ent_case_find_event (item, id);
  g_autofree char *date = event != NULL ? ent_date_format (event->date) : NULL;
  g_autofree char *line = NULL;

  if (event != NULL)
    line = g_strdup_printf ("%s: %s", date, ent_text_get (event->title));
  else
    line = g_strdup (title != NULL ? title : id);
  add_line (lines, line);
}

char *
ent_matrix_table_dup_evidence (const EntMatrixTable *self,
                               guint                 coder,
                               guint                 factor,
                               guint                 item)
{
  const EntCase *record = ent_matrix_get_case (self->matrix, item);
  GString *lines = g_string_new (NULL);

  if (coder == ENT_CODER_PUBLISHED)
    {
      const EntAssessment *published = ent_matrix_get_published (self->matrix, factor, item);

      for (guint i = 0; published != NULL && i < published->evidence->len; i++)
        add_event (lines, record, published->evidence->pdata[i], NULL);
    }
  else
    {
      const EntOwnRating *own = ent_matrix_get_own (self->matrix, coder, factor, item);

      for (guint i = 0; own != NULL && i < own->evidence->len; i++)
        {
          const EntEvidence *evidence = own->evidence->pdata[i];

          add_event (lines, record, evidence->event, evidence->title);
        }
    }
  return g_string_free (lines, FALSE);
}

char *
ent_matrix_table_dup_sources (const EntMatrixTable *self,
                              guint                 factor,
                              guint                 item)
{
  const EntCase *record = ent_matrix_get_case (self->matrix, item);
  const EntAssessment *published = ent_matrix_get_published (self->matrix, factor, item);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; published != NULL && i < published->sources->len; i++)
    {
      const EntCite *cite = published->sources->pdata[i];
      const EntSource *source = ent_case_find_source (record, cite->source);
      g_autofree char *words = source != NULL ? ent_source_dup_short (source) : g_strdup (cite->source);
      g_autofree char *line = cite->locator != NULL ? g_strdup_printf ("%s, %s", words, cite->locator)
                                                    : g_steal_pointer (&words);

      add_line (lines, line);
    }
  return g_string_free (lines, FALSE);
}

char *
ent_matrix_table_dup_rationale (const EntMatrixTable *self,
                                guint                 coder,
                                guint                 factor,
                                guint                 item)
{
  const EntAssessment *published = ent_matrix_get_published (self->matrix, factor, item);
  const EntOwnRating *own;
  EntPlainText *plain;
  char *words;

  if (coder == ENT_CODER_PUBLISHED)
    return g_strdup (published != NULL ? ent_text_get (published->rationale) : "");
  own = ent_matrix_get_own (self->matrix, coder, factor, item);
  if (own == NULL || own->rationale == NULL)
    return g_strdup ("");
  plain = ent_plain_text_new (own->rationale);
  words = g_strdup (plain->text);
  ent_plain_text_free (plain);
  return words;
}

/* CSV */

static const char * const cell_columns[] = {
  "case", "case_title", "group", "factor", "factor_title", "rater", "state", "rating", "confidence", "evidence",
  "sources", "rationale",
};

static const char *
get_rater (guint coder)
{
  return coder == ENT_CODER_PUBLISHED ? "published" : "own";
}

static char *
dup_ids (GPtrArray *records,
         gsize      offset)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            G_STRUCT_MEMBER (const char *, records->pdata[i], offset));
  return g_string_free (ids, FALSE);
}

static char *
dup_evidence_ids (const EntMatrixTable *self,
                  guint                 coder,
                  guint                 factor,
                  guint                 item)
{
  const EntAssessment *published = ent_matrix_get_published (self->matrix, factor, item);
  const EntOwnRating *own;
  GString *ids;

  if (coder != ENT_CODER_PUBLISHED)
    {
      own = ent_matrix_get_own (self->matrix, coder, factor, item);
      return own != NULL ? dup_ids (own->evidence, G_STRUCT_OFFSET (EntEvidence, event)) : NULL;
    }
  ids = g_string_new (NULL);
  for (guint i = 0; published != NULL && i < published->evidence->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", (const char *) published->evidence->pdata[i]);
  return g_string_free (ids, FALSE);
}

static void
append_cell (GString              *out,
             const EntMatrixTable *self,
             guint                 coder,
             guint                 factor,
             guint                 item)
{
  const EntFactor *record = ent_matrix_get_factor (self->matrix, factor);
  EntCase *owner = ent_matrix_get_case (self->matrix, item);
  const EntAssessment *published = ent_matrix_get_published (self->matrix, factor, item);
  EntRating rating = { 0 };
  gboolean known = ent_matrix_get_rating (self->matrix, coder, factor, item, &rating);
  g_autofree char *number = rating.has_rating ? g_strdup_printf ("%d", rating.rating) : NULL;
  g_autofree char *evidence = dup_evidence_ids (self, coder, factor, item);
  g_autofree char *rationale = ent_matrix_table_dup_rationale (self, coder, factor, item);
  g_autofree char *sources = coder == ENT_CODER_PUBLISHED && published != NULL
                             ? dup_ids (published->sources, G_STRUCT_OFFSET (EntCite, source)) : NULL;
  const char *fields[] = {
    owner->id, ent_case_get_short_title (owner), record->group, record->id, ent_text_get (record->title),
    get_rater (coder), !known ? "not-rated" : rating.has_rating ? "rated" : "no-evidence", number,
    ent_confidence_to_word (rating.confidence), evidence, sources, rationale,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (fields) == G_N_ELEMENTS (cell_columns));
  ent_csv_append_row (out, fields, G_N_ELEMENTS (fields));
}

static void
append_cells (GString              *out,
              const EntMatrixTable *self)
{
  guint coders[2], n_coders = ent_matrix_table_list_coders (self, coders);

  ent_csv_append_row (out, cell_columns, G_N_ELEMENTS (cell_columns));
  for (guint i = 0; i < self->factors->len; i++)
    for (guint j = 0; j < self->items->len; j++)
      {
        guint factor = g_array_index (self->factors, guint, i), item = g_array_index (self->items, guint, j);

        for (guint k = 0; k < n_coders && ent_matrix_layout_matches (self->layout, factor, item); k++)
          append_cell (out, self, coders[k], factor, item);
      }
}

static char *
dup_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", value));
}

/* Of the rest of what is known of a case: how its relations came out. */
static void
add_outcomes (GPtrArray            *fields,
              const EntMatrixTable *self,
              guint                 item)
{
  for (EntMeasureKind kind = ENT_MEASURE_RELATIONS; kind < ENT_N_MEASURE_KINDS; kind++)
    {
      const EntMeasure measure = { kind, 0 };
      double value;
      gboolean known = ent_measure_get_value (self->matrix, ENT_CODER_PUBLISHED, measure, item, &value);

      g_ptr_array_add (fields, known ? dup_number (round (value * 100) / 100) : g_strdup (""));
    }
}

static void
append_case (GString              *out,
             const EntMatrixTable *self,
             guint                 coder,
             gboolean              with_rater,
             guint                 item)
{
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  EntCase *owner = ent_matrix_get_case (self->matrix, item);

  g_ptr_array_add (fields, g_strdup (owner->id));
  g_ptr_array_add (fields, g_strdup (ent_case_get_short_title (owner)));
  if (with_rater)
    g_ptr_array_add (fields, g_strdup (get_rater (coder)));
  for (guint i = 0; i < self->factors->len; i++)
    {
      guint factor = g_array_index (self->factors, guint, i);
      EntRating rating;
      gboolean shown = ent_matrix_layout_matches (self->layout, factor, item)
                       && ent_matrix_get_rating (self->matrix, coder, factor, item, &rating) && rating.has_rating;

      g_ptr_array_add (fields, shown ? g_strdup_printf ("%d", rating.rating) : g_strdup (""));
    }
  add_outcomes (fields, self, item);
  ent_csv_append_row (out, (const char * const *) fields->pdata, fields->len);
}

static void
append_cases (GString              *out,
              const EntMatrixTable *self)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new ();
  guint coders[2], n_coders = ent_matrix_table_list_coders (self, coders);

  g_ptr_array_add (columns, (gpointer) "case");
  g_ptr_array_add (columns, (gpointer) "case_title");
  if (n_coders > 1)
    g_ptr_array_add (columns, (gpointer) "rater");
  for (guint i = 0; i < self->factors->len; i++)
    g_ptr_array_add (columns, ent_matrix_get_factor (self->matrix, g_array_index (self->factors, guint, i))->id);
  for (EntMeasureKind kind = ENT_MEASURE_RELATIONS; kind < ENT_N_MEASURE_KINDS; kind++)
    g_ptr_array_add (columns, (gpointer) ent_measure_get_id (self->matrix, (EntMeasure) { kind, 0 }));
  ent_csv_append_row (out, (const char * const *) columns->pdata, columns->len);
  for (guint i = 0; i < self->items->len; i++)
    for (guint k = 0; k < n_coders; k++)
      append_case (out, self, coders[k], n_coders > 1, g_array_index (self->items, guint, i));
}

char *
ent_matrix_to_csv (const EntMatrix     *matrix,
                   const EntMatrixSpec *spec,
                   EntMatrixFileKind    kind,
                   gsize               *length)
{
  g_auto(EntMatrixTable) table = { 0 };
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (kind != ENT_MATRIX_FILE_BOOK, NULL);

  ent_matrix_table_init (&table, matrix, spec);
  if (kind == ENT_MATRIX_FILE_CELLS)
    append_cells (out, &table);
  else
    append_cases (out, &table);
  if (length != NULL)
    *length = out->len;
  return g_string_free (out, FALSE);
}

/* Files */

gboolean
ent_matrix_file_find_kind (const char        *path,
                           EntMatrixFileKind *kind)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  *kind = g_str_has_suffix (lower, ".xlsx") ? ENT_MATRIX_FILE_BOOK : ENT_MATRIX_FILE_CELLS;
  return *kind == ENT_MATRIX_FILE_BOOK || g_str_has_suffix (lower, ".csv");
}

/* The library that writes it takes a path alone: so it is made where nobody looks, and then put in its place. */
static gboolean
load_book (const EntMatrixTable  *table,
           char                 **bytes,
           gsize                 *length,
           GError               **error)
{
  g_autofree char *folder = g_dir_make_tmp ("entente-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "matrix.xlsx", NULL) : NULL;
  gboolean done;

  if (folder == NULL)
    return FALSE;
  done = ent_matrix_book_write (table, path, folder, error) && g_file_get_contents (path, bytes, length, error);
  g_unlink (path);
  g_rmdir (folder);
  return done;
}

gboolean
ent_matrix_file_save (const EntMatrix      *matrix,
                      const EntMatrixSpec  *spec,
                      EntMatrixFileKind     kind,
                      const char           *path,
                      GError              **error)
{
  g_auto(EntMatrixTable) table = { 0 };
  g_autofree char *shown = g_filename_display_name (path), *bytes = NULL;
  g_autoptr(GError) local_error = NULL;
  gsize length = 0;

  ent_matrix_table_init (&table, matrix, spec);
  if (table.factors->len == 0 || table.items->len == 0)
    {
      g_set_error (error, ENT_MATRIX_FILE_ERROR, ENT_MATRIX_FILE_ERROR_EMPTY,
                   _("“%s”: there is nothing to write: choose other cases or factors, or a wider filter"), shown);
      return FALSE;
    }
  if (kind != ENT_MATRIX_FILE_BOOK)
    {
      bytes = ent_matrix_to_csv (matrix, spec, kind, &length);
    }
  else if (!load_book (&table, &bytes, &length, &local_error))
    {
      g_set_error (error, ENT_MATRIX_FILE_ERROR, ENT_MATRIX_FILE_ERROR_FILE,
                   _("“%s” could not be made: %s; make room on the disk, and try again"), shown, local_error->message);
      return FALSE;
    }
  if (ent_file_put (path, bytes, length, &local_error))
    return TRUE;
  g_set_error_literal (error, ENT_MATRIX_FILE_ERROR, ENT_MATRIX_FILE_ERROR_FILE, local_error->message);
  return FALSE;
}
