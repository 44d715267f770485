/* The matrix as tables: read back by our own reader, and by other people's programs. */
#include "config.h"

#include "ent-csv.h"
#include "ent-matrix-file.h"
#include "matrix-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  EntMatrix     *matrix;
  EntMatrixSpec *spec;
  char          *folder;
} Fixture;

/* Two cases: "one" with a hard rationale, an own rating that differs, and a factor nobody rated in "two". */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  static const char * const factors[] = { "trade", "talks", "pacts", NULL };
  const int one[] = { 3, -2, NO_EVIDENCE }, two[] = { -1, NOT_RATED, 0 };
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  g_autoptr(GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  EntCase *cases[] = { matrix_fixture_case_new ("one", codebook, one), matrix_fixture_case_new ("two", codebook, two),
                       NULL };
  EntAssessment *hard = cases[0]->assessments->pdata[0];
  EntOwnRating *own = ent_own_rating_new ("one", "trade");
  EntSource *source = ent_source_new ("book", "book", "Peace & <Trade>");

  hard->rationale = ent_text_new ("=HYPERLINK(\"x\"), “quoted”,\nand a second line");
  g_ptr_array_add (hard->sources, ent_cite_new ("book", "p. 12"));
  source->fields[ENT_SOURCE_URL] = g_strdup ("https://example.org/book");
  g_ptr_array_add (cases[0]->sources, source);
  g_ptr_array_set_size (((EntAssessment *) cases[1]->assessments->pdata[0])->evidence, 0);
  matrix_fixture_add_step (cases[0], "1960", ENT_RELATION_RELATIONS);
  own->has_rating = TRUE;
  own->rating = 1;
  own->confidence = ENT_CONFIDENCE_LOW;
  own->rationale = g_strdup ("I *doubt* it");
  g_ptr_array_add (own->evidence, ent_evidence_new ("talks", "Talks"));
  g_ptr_array_add (ratings, own);
  self->matrix = matrix_fixture_new (codebook, ratings, cases);
  self->spec = ent_matrix_spec_new ();
  self->folder = g_dir_make_tmp ("entente-matrix-XXXXXX", NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  ent_matrix_spec_free (self->spec);
  ent_matrix_unref (self->matrix);
}

/* (element-type GPtrArray): the rows */
static GPtrArray *
read_rows (const char *csv,
           gsize       length)
{
  g_autoptr(EntCsv) reader = ent_csv_new (csv, length, NULL);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GError) error = NULL;

  for (;;)
    {
      GPtrArray *row = ent_csv_row_new ();

      if (!ent_csv_read_row (reader, row, &error))
        {
          g_ptr_array_unref (row);
          break;
        }
      g_ptr_array_add (rows, row);
    }
  g_assert_no_error (error);
  return rows;
}

static const char *
get_field (GPtrArray  *rows,
           guint       row,
           const char *column)
{
  GPtrArray *head = rows->pdata[0], *fields = rows->pdata[row];
  guint index = 0;

  g_assert_true (g_ptr_array_find_with_equal_func (head, column, g_str_equal, &index));
  g_assert_cmpuint (fields->len, ==, head->len);
  return fields->pdata[index];
}

static GPtrArray *
write_rows (Fixture           *self,
            EntMatrixFileKind  kind)
{
  gsize length;
  g_autofree char *csv = ent_matrix_to_csv (self->matrix, self->spec, kind, &length);

  return read_rows (csv, length);
}

static void
test_cells (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) rows = write_rows (self, ENT_MATRIX_FILE_CELLS), both = NULL;

  /* Three factors by two cases. */
  g_assert_cmpuint (rows->len, ==, 1 + 6);
  g_assert_cmpstr (get_field (rows, 1, "case"), ==, "one");
  g_assert_cmpstr (get_field (rows, 1, "factor"), ==, "trade");
  g_assert_cmpstr (get_field (rows, 1, "group"), ==, "group");
  g_assert_cmpstr (get_field (rows, 1, "rater"), ==, "published");
  g_assert_cmpstr (get_field (rows, 1, "state"), ==, "rated");
  g_assert_cmpstr (get_field (rows, 1, "rating"), ==, "3");
  g_assert_cmpstr (get_field (rows, 1, "confidence"), ==, "high");
  g_assert_cmpstr (get_field (rows, 1, "evidence"), ==, "trade");
  g_assert_cmpstr (get_field (rows, 1, "sources"), ==, "book");
  g_assert_cmpstr (get_field (rows, 1, "rationale"), ==, "=HYPERLINK(\"x\"), “quoted”,\nand a second line");
  g_assert_cmpstr (get_field (rows, 3, "rating"), ==, "-2");
  g_assert_cmpstr (get_field (rows, 4, "state"), ==, "not-rated");
  g_assert_cmpstr (get_field (rows, 5, "state"), ==, "no-evidence");
  g_assert_cmpstr (get_field (rows, 5, "rating"), ==, "");
  g_assert_cmpstr (get_field (rows, 6, "rating"), ==, "0");

  self->spec->whose = ENT_MATRIX_BOTH;
  both = write_rows (self, ENT_MATRIX_FILE_CELLS);
  g_assert_cmpuint (both->len, ==, 1 + 12);
  g_assert_cmpstr (get_field (both, 2, "rater"), ==, "own");
  g_assert_cmpstr (get_field (both, 2, "rating"), ==, "1");
  g_assert_cmpstr (get_field (both, 2, "rationale"), ==, "I doubt it");
  g_assert_cmpstr (get_field (both, 2, "evidence"), ==, "talks");
  g_assert_cmpstr (get_field (both, 4, "state"), ==, "not-rated");
}

static void
test_cases (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) rows = write_rows (self, ENT_MATRIX_FILE_CASES), both = NULL;

  g_assert_cmpuint (rows->len, ==, 1 + 2);
  g_assert_cmpstr (get_field (rows, 1, "case"), ==, "one");
  g_assert_cmpstr (get_field (rows, 1, "trade"), ==, "3");
  g_assert_cmpstr (get_field (rows, 1, "talks"), ==, "-2");
  g_assert_cmpstr (get_field (rows, 1, "pacts"), ==, "");
  g_assert_cmpstr (get_field (rows, 1, "relations"), ==, "4");
  g_assert_cmpstr (get_field (rows, 2, "talks"), ==, "");
  g_assert_cmpstr (get_field (rows, 2, "relations"), ==, "");

  self->spec->whose = ENT_MATRIX_BOTH;
  both = write_rows (self, ENT_MATRIX_FILE_CASES);
  g_assert_cmpuint (both->len, ==, 1 + 4);
  g_assert_cmpstr (get_field (both, 2, "rater"), ==, "own");
  g_assert_cmpstr (get_field (both, 2, "trade"), ==, "1");
  g_assert_cmpstr (get_field (both, 2, "talks"), ==, "");
}

/* What a filter leaves out is not in the file; folded groups are. */
static void
test_filter (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) rows = NULL, folded = NULL;

  ent_matrix_spec_set_in_list (self->spec->closed, "group", TRUE);
  folded = write_rows (self, ENT_MATRIX_FILE_CELLS);
  g_assert_cmpuint (folded->len, ==, 1 + 6);
  ent_matrix_spec_set_in_list (self->spec->factors, "talks", TRUE);
  ent_matrix_spec_set_in_list (self->spec->cases, "one", TRUE);
  rows = write_rows (self, ENT_MATRIX_FILE_CELLS);
  g_assert_cmpuint (rows->len, ==, 1 + 1);
  g_assert_cmpstr (get_field (rows, 1, "factor"), ==, "talks");
}

static char *
run (const char *folder,
     const char *line)
{
  g_auto(GStrv) arguments = NULL;
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                                       | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GBytes) out = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_shell_parse_argv (line, NULL, &arguments, &error));
  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) arguments, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

static void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* Its parts: coloured cells, notes, titles that stay, sheets by their names, and no formula whatever a text begins with. */
static void
test_book_parts (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "matrix.xlsx", NULL), *unzip = g_find_program_in_path ("unzip");
  g_autofree char *book = NULL, *sheet = NULL, *notes = NULL, *styles = NULL, *strings = NULL, *list = NULL;
  g_autoptr(GError) error = NULL;

  self->spec->whose = ENT_MATRIX_BOTH;
  g_assert_true (ent_matrix_file_save (self->matrix, self->spec, ENT_MATRIX_FILE_BOOK, path, &error));
  g_assert_no_error (error);
  if (unzip == NULL)
    {
      g_test_skip ("unzip is missing");
      return;
    }
  book = run (self->folder, "unzip -p matrix.xlsx xl/workbook.xml");
  assert_holds (book, "<sheet name=\"Matrix\"");
  assert_holds (book, "<sheet name=\"Ratings\"");
  assert_holds (book, "<sheet name=\"Cases\"");
  assert_holds (book, "<sheet name=\"Sources\"");
  sheet = run (self->folder, "unzip -p matrix.xlsx xl/worksheets/sheet1.xml");
  assert_holds (sheet, "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\"");
  g_assert_null (strstr (sheet, "<f>"));
  notes = run (self->folder, "unzip -p matrix.xlsx xl/comments1.xml");
  assert_holds (notes, "=HYPERLINK(\"x\"), “quoted”,");
  assert_holds (notes, "Peace &amp; &lt;Trade&gt;, p. 12");
  assert_holds (notes, "1960: trade");
  assert_holds (notes, "low confidence");
  styles = run (self->folder, "unzip -p matrix.xlsx xl/styles.xml");
  assert_holds (styles, "FF01665E");
  assert_holds (styles, "patternType=\"lightUp\"");
  assert_holds (styles, "dashed");
  list = run (self->folder, "unzip -p matrix.xlsx xl/worksheets/sheet2.xml");
  assert_holds (list, "<autoFilter ref=\"A1:O7\"");
  g_assert_null (strstr (list, "<f>"));
}

/* As LibreOffice reads it. */
static void
test_book_read (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "matrix.xlsx", NULL), *program = g_find_program_in_path ("soffice");
  g_autofree char *text = NULL, *line = NULL, *log = NULL, *rm = NULL;
  g_autoptr(GPtrArray) matrix = NULL, ratings = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  static const char * const sheets[] = { "Matrix", "Ratings", "Cases", "Sources" };

  if (program == NULL)
    {
      g_test_skip ("LibreOffice is missing");
      return;
    }
  g_assert_true (ent_matrix_file_save (self->matrix, self->spec, ENT_MATRIX_FILE_BOOK, path, &error));
  g_assert_no_error (error);
  /* Its settings lie in this folder, whoever runs another of it. */
  line = g_strdup_printf ("soffice --headless '-env:UserInstallation=file://%s/home' --convert-to "
                          "'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' matrix.xlsx",
                          self->folder);
  log = run (self->folder, line);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *name = g_strdup_printf ("matrix-%s.csv", sheets[i]);
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_clear_pointer (&text, g_free);
      g_assert_true (g_file_get_contents (file, &text, &length, &error));
      g_assert_no_error (error);
      if (i == 0)
        matrix = read_rows (text, length);
      else if (i == 1)
        ratings = read_rows (text, length);
    }
  g_assert_cmpstr (get_field (matrix, 2, "Factor"), ==, "trade");
  g_assert_cmpstr (get_field (matrix, 2, "one"), ==, "3");
  g_assert_cmpstr (get_field (matrix, 3, "one"), ==, "-2");
  g_assert_cmpstr (get_field (matrix, 3, "two"), ==, "");
  g_assert_cmpstr (get_field (matrix, 4, "one"), ==, "no evidence");
  g_assert_cmpstr (get_field (matrix, 4, "two"), ==, "0");
  g_assert_cmpuint (ratings->len, ==, 1 + 6);
  g_assert_cmpstr (get_field (ratings, 1, "Rating"), ==, "3");
  g_assert_cmpstr (get_field (ratings, 1, "Rationale"), ==, "=HYPERLINK(\"x\"), “quoted”,\nand a second line");
  g_assert_cmpstr (get_field (ratings, 1, "Evidence"), ==, "1960: trade");
  g_assert_cmpstr (get_field (ratings, 1, "Your rating"), ==, "1");
  g_assert_cmpstr (get_field (ratings, 1, "Differs by"), ==, "2");
  rm = run (self->folder, "rm -r home");
}

static void
test_errors (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (self->folder, "none", "a.xlsx", NULL);
  g_autofree char *empty = g_build_filename (self->folder, "a.csv", NULL);
  g_autoptr(GError) error = NULL;
  EntMatrixFileKind kind;

  for (kind = ENT_MATRIX_FILE_CELLS; kind <= ENT_MATRIX_FILE_BOOK; kind++)
    {
      g_assert_false (ent_matrix_file_save (self->matrix, self->spec, kind, missing, &error));
      g_assert_error (error, ENT_MATRIX_FILE_ERROR, ENT_MATRIX_FILE_ERROR_FILE);
      assert_holds (error->message, missing);
      assert_holds (error->message, "no such folder");
      g_clear_error (&error);
    }
  ent_matrix_spec_set_text (self->spec, "no factor is called so");
  g_assert_false (ent_matrix_file_save (self->matrix, self->spec, ENT_MATRIX_FILE_CELLS, empty, &error));
  g_assert_error (error, ENT_MATRIX_FILE_ERROR, ENT_MATRIX_FILE_ERROR_EMPTY);
  g_assert_false (g_file_test (empty, G_FILE_TEST_EXISTS));

  g_assert_true (ent_matrix_file_find_kind ("A.XLSX", &kind));
  g_assert_cmpint (kind, ==, ENT_MATRIX_FILE_BOOK);
  g_assert_true (ent_matrix_file_find_kind ("a.csv", &kind));
  g_assert_false (ent_matrix_file_find_kind ("a.ods", &kind));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/matrix-file/cells", Fixture, NULL, set_up, test_cells, tear_down);
  g_test_add ("/matrix-file/cases", Fixture, NULL, set_up, test_cases, tear_down);
  g_test_add ("/matrix-file/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/matrix-file/book-parts", Fixture, NULL, set_up, test_book_parts, tear_down);
  g_test_add ("/matrix-file/book-read", Fixture, NULL, set_up, test_book_read, tear_down);
  g_test_add ("/matrix-file/errors", Fixture, NULL, set_up, test_errors, tear_down);
  return g_test_run ();
}
