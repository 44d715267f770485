/* Memberships in sets: from ratings by calibration, and from a table. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "ent-case-file.h"
#include "ent-sets.h"
#include "matrix-fixture.h"

static const char * const factors[] = { "trade", "norms", NULL };

/* Calibration */

static void
test_crisp (void)
{
  EntCalibration self;

  ent_calibration_init (&self, (EntMeasure) { ENT_MEASURE_FACTOR, 0 }, ENT_CALIBRATION_CRISP);
  g_assert_cmpfloat (ent_calibration_get_member (&self, 3), ==, 1);
  g_assert_cmpfloat (ent_calibration_get_member (&self, 2), ==, 1);
  g_assert_cmpfloat (ent_calibration_get_member (&self, 1), ==, 0);
  g_assert_cmpfloat (ent_calibration_get_member (&self, -3), ==, 0);
}

/* By hand: 1 / (1 + exp (−ln 19 · (x − c) / side)), so 19^d / (1 + 19^d) with d the distance in sides. */
static void
test_fuzzy (void)
{
  EntCalibration self;

  ent_calibration_init (&self, (EntMeasure) { ENT_MEASURE_RELATIONS_YEARS, 0 }, ENT_CALIBRATION_FUZZY);
  g_assert_cmpfloat_with_epsilon (ent_calibration_get_member (&self, 5), 0.05, 1e-12);
  g_assert_cmpfloat_with_epsilon (ent_calibration_get_member (&self, 20), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (ent_calibration_get_member (&self, 40), 0.95, 1e-12);
  /* Half a side: √19 = 4.358899; 4.358899 / 5.358899 = 0.813395 */
  g_assert_cmpfloat_with_epsilon (ent_calibration_get_member (&self, 30), 0.813395, 1e-6);
  g_assert_cmpfloat_with_epsilon (ent_calibration_get_member (&self, 12.5), 1 - 0.813395, 1e-6);
  /* Two sides: 361 / 362 */
  g_assert_cmpfloat_with_epsilon (ent_calibration_get_member (&self, 60), 361.0 / 362, 1e-12);
}

/* Anchors rise, and are numbers. */
static void
test_check (void)
{
  static const double anchors[][3] = {
    { 5, 5, 40 }, { 5, 40, 40 }, { 20, 5, 40 }, { 5, 40, 20 }, { -INFINITY, 20, 40 }, { 5, 20, INFINITY }, { 5, NAN, 40 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      g_autoptr(GError) error = NULL;
      EntCalibration self;

      ent_calibration_init (&self, (EntMeasure) { ENT_MEASURE_RELATIONS_YEARS, 0 }, ENT_CALIBRATION_FUZZY);
      self.out = anchors[i][0];
      self.crossover = anchors[i][1];
      self.in = anchors[i][2];
      g_assert_false (ent_calibration_check (&self, &error));
      g_assert_error (error, ENT_ANALYSIS_ERROR, ENT_ANALYSIS_ERROR_INVALID);
    }
}

/* Whether a set is crisp or fuzzy, whole values lie on the same side, and none in the middle. */
static void
test_sides (void)
{
  for (guint kind = 0; kind < ENT_N_MEASURE_KINDS; kind++)
    {
      EntCalibration crisp, fuzzy;

      ent_calibration_init (&crisp, (EntMeasure) { kind, 0 }, ENT_CALIBRATION_CRISP);
      ent_calibration_init (&fuzzy, (EntMeasure) { kind, 0 }, ENT_CALIBRATION_FUZZY);
      g_assert_true (ent_calibration_check (&crisp, NULL));
      g_assert_true (ent_calibration_check (&fuzzy, NULL));
      for (int value = -3; value <= 5 && kind <= ENT_MEASURE_RELATIONS; value++)
        {
          double member = ent_calibration_get_member (&fuzzy, value);

          g_assert_cmpfloat (member, !=, 0.5);
          g_assert_cmpint (member > 0.5, ==, (int) ent_calibration_get_member (&crisp, value));
        }
    }
}

static EntMatrix *
make_matrix (EntCodebook **codebook)
{
  EntCase *cases[3] = { NULL };

  *codebook = matrix_fixture_codebook_new (factors);
  cases[0] = matrix_fixture_case_new ("one", *codebook, (int[]) { 3, 1 });
  cases[1] = matrix_fixture_case_new ("two", *codebook, (int[]) { NOT_RATED, NO_EVIDENCE });
  matrix_fixture_add_step (cases[0], "1990-01-01", ENT_RELATION_PARTNERSHIP);
  return matrix_fixture_new (*codebook, NULL, cases);
}

static void
test_words (void)
{
  static const struct { const char *text; const char *whole; } good[] = {
    { "trade", "trade:>=2" },
    { "~trade:>=1", "~trade:>=1" },
    { "norms=-2.5,0.5,2.5", "norms:-2.5,0.5,2.5" },
    { "relations:>=+3", "relations:>=3" },
    { "peace-years:>=12.5", "peace-years:>=12.5" },
    { "relations-years:1,2,3e1", "relations-years:1,2,30" },
  };
  static const char * const bad[] = {
    "", "~", "strange", "strange:>=1", "trade:", "trade:1", "trade:>=", "trade:>=one", "trade:>=1x", "trade:1,2",
    "trade:1,2,3,4", "trade:3,2,1", "trade:1,1,2", "trade:>=inf", "trade:>=nan", "trade:>=1e999", "trade:0,nan,1",
    "trade:>= 1", "trade:>=0x1", "~~trade", "trade:\xFF", "\xFF",
  };
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(EntMatrix) matrix = make_matrix (&codebook);
  EntCalibration self;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *whole = NULL;

      g_assert_true (ent_calibration_parse (matrix, good[i].text, ENT_CALIBRATION_CRISP, &self, &error));
      whole = ent_calibration_to_string (&self, matrix);
      g_assert_cmpstr (whole, ==, good[i].whole);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (ent_calibration_parse (matrix, bad[i], ENT_CALIBRATION_CRISP, &self, &error));
      g_assert_error (error, ENT_ANALYSIS_ERROR, ENT_ANALYSIS_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_describe (void)
{
  EntCalibration self;
  g_autofree char *crisp = NULL, *fuzzy = NULL, *years = NULL, *relations = NULL;

  ent_calibration_init (&self, (EntMeasure) { ENT_MEASURE_FACTOR, 0 }, ENT_CALIBRATION_CRISP);
  crisp = ent_calibration_describe (&self);
  g_assert_cmpstr (crisp, ==, "at least +2");
  ent_calibration_init (&self, (EntMeasure) { ENT_MEASURE_FACTOR, 0 }, ENT_CALIBRATION_FUZZY);
  fuzzy = ent_calibration_describe (&self);
  g_assert_cmpstr (fuzzy, ==, "out at −0.5, half in at 1.5, in at 2.5");
  ent_calibration_init (&self, (EntMeasure) { ENT_MEASURE_PEACE_YEARS, 0 }, ENT_CALIBRATION_CRISP);
  years = ent_calibration_describe (&self);
  g_assert_cmpstr (years, ==, "at least 20 years");
  ent_calibration_init (&self, (EntMeasure) { ENT_MEASURE_RELATIONS, 0 }, ENT_CALIBRATION_FUZZY);
  relations = ent_calibration_describe (&self);
  g_assert_cmpstr (relations, ==, "out at Rupture, half in at 3.5, in at Partnership");
}

static void
test_from_matrix (void)
{
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(EntMatrix) matrix = make_matrix (&codebook);
  g_autoptr(EntSets) sets = NULL, picked = NULL;
  EntCalibration calibrations[3];

  g_assert_true (ent_calibration_parse (matrix, "trade", ENT_CALIBRATION_CRISP, &calibrations[0], NULL));
  g_assert_true (ent_calibration_parse (matrix, "norms:>=1", ENT_CALIBRATION_CRISP, &calibrations[1], NULL));
  g_assert_true (ent_calibration_parse (matrix, "relations", ENT_CALIBRATION_FUZZY, &calibrations[2], NULL));
  sets = ent_sets_new (matrix, ENT_CODER_PUBLISHED, calibrations, 3);
  g_assert_cmpuint (sets->cases->len, ==, 2);
  g_assert_cmpint (ent_sets_find (sets, "norms"), ==, 1);
  g_assert_cmpint (ent_sets_find (sets, "peace"), ==, -1);
  g_assert_cmpstr (sets->labels->pdata[2], ==, "Where relations stand");
  g_assert_cmpfloat (ent_sets_get (sets, 0, 0), ==, 1);
  g_assert_cmpfloat (ent_sets_get (sets, 0, 1), ==, 1);
  g_assert_cmpfloat_with_epsilon (ent_sets_get (sets, 0, 2), 0.95, 1e-12);
  for (guint i = 0; i < 3; i++)
    g_assert_true (isnan (ent_sets_get (sets, 1, i)));
  picked = ent_sets_pick (sets, (guint[]) { 1 }, 1);
  g_assert_cmpuint (picked->cases->len, ==, 1);
  g_assert_cmpstr (picked->cases->pdata[0], ==, "two");
  g_assert_true (isnan (ent_sets_get (picked, 0, 2)));
}

/* Tables */

static void
test_csv (void)
{
  static const char table[] = "\xEF\xBB\xBF" "case, A ,B\r\nfirst,1,0.25\r\n\r\n\"second, of two\",,NA\r\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(EntSets) sets = ent_sets_parse_csv (table, strlen (table), "sets.csv", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sets->cases->len, ==, 2);
  g_assert_cmpstr (sets->cases->pdata[1], ==, "second, of two");
  g_assert_cmpstr (sets->names->pdata[0], ==, "A");
  g_assert_cmpfloat (ent_sets_get (sets, 0, 0), ==, 1);
  g_assert_cmpfloat (ent_sets_get (sets, 0, 1), ==, 0.25);
  g_assert_true (isnan (ent_sets_get (sets, 1, 0)));
  g_assert_true (isnan (ent_sets_get (sets, 1, 1)));
}

static void
test_csv_faults (void)
{
  static const struct { const char *table; const char *message; } faults[] = {
    { "", "sets.csv, line 1, column 1: the file is empty" },
    { "case\na\n", "sets.csv, line 1, column 1: the first row should name" },
    { "case,A\n", "there is no case" },
    { "case,A,A\nx,0,1\n", "sets.csv, line 1, column 8: “A” is there twice" },
    { "case,A B\nx,0\n", "sets.csv, line 1, column 6: this is no name" },
    { "case,~A\nx,0\n", "sets.csv, line 1, column 6: this is no name" },
    { "case,A,\nx,0,1\n", "this is no name" },
    { "case,A\nx,0\nx,1\n", "sets.csv, line 3, column 1: “x” is there twice" },
    { "case,A\n,1\n", "sets.csv, line 2, column 1: the case has no name" },
    { "case,A\nx,1.5\n", "sets.csv, line 2, column 3: “1.5” is no membership" },
    { "case,A\nx,-0.5\n", "“-0.5” is no membership" },
    { "case,A\nx,0.5x\n", "“0.5x” is no membership" },
    { "case,A\nx,nan\n", "“nan” is no membership" },
    { "case,A\nx,0x1\n", "“0x1” is no membership" },
    { "case,A\nx,\"0,5\"\n", "“0,5” is no membership" },
    { "case,A\nx,1,1\n", "sets.csv, line 2, column 5: the row has 3 fields, but the first one has 2" },
    { "case,A,B\nx,1\n", "the row has 2 fields, but the first one has 3" },
    { "case,A\n\"x,1\n", "the quotation mark here is never closed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (ent_sets_parse_csv (faults[i].table, strlen (faults[i].table), "sets.csv", &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == ENT_EXCHANGE_ERROR);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, faults[i].message));
    }
}

static void
test_csv_limits (void)
{
  g_autoptr(GString) wide = g_string_new ("case"), long_table = g_string_new ("case,A\n");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i <= ENT_SETS_MAX_SETS; i++)
    g_string_append_printf (wide, ",S%u", i);
  g_assert_null (ent_sets_parse_csv (wide->str, wide->len, NULL, &error));
  g_assert_nonnull (strstr (error->message, "from 1 to 64 sets"));
  g_clear_error (&error);
  for (guint i = 0; i <= ENT_SETS_MAX_CASES; i++)
    g_string_append_printf (long_table, "c%u,1\n", i);
  g_assert_null (ent_sets_parse_csv (long_table->str, long_table->len, NULL, &error));
  g_assert_nonnull (strstr (error->message, "more than 10000 cases"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sets/crisp", test_crisp);
  g_test_add_func ("/sets/fuzzy", test_fuzzy);
  g_test_add_func ("/sets/sides", test_sides);
  g_test_add_func ("/sets/check", test_check);
  g_test_add_func ("/sets/words", test_words);
  g_test_add_func ("/sets/describe", test_describe);
  g_test_add_func ("/sets/from-matrix", test_from_matrix);
  g_test_add_func ("/sets/csv", test_csv);
  g_test_add_func ("/sets/csv/faults", test_csv_faults);
  g_test_add_func ("/sets/csv/limits", test_csv_limits);
  return g_test_run ();
}
