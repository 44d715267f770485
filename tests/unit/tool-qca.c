/* entente-tool qca: what it prints, as a page and as JSON, of tables and of ratings. */

#include "config.h"

#include "tool-fixture.h"

#include "ent-store-own.h"

static char *
dup_data (const char *name)
{
  return g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "tests", "unit", "data", name, NULL);
}

static JsonObject *
get_item (JsonObject *object,
          const char *array,
          guint       index)
{
  return json_array_get_object_element (json_object_get_array_member (object, array), index);
}

static void
test_usage (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *file = dup_data ("lipset-crisp.csv");

  g_assert_cmpint (run (self, "qca", NULL), ==, 2);
  assert_in (self->err, "“--outcome NAME” is missing");
  g_assert_cmpint (run (self, "qca", "--outcome", "trade", NULL), ==, 2);
  assert_in (self->err, "“--conditions NAME,…” is missing");
  g_assert_cmpint (run (self, "qca", "--outcome", "A", "--data", file, "--own", NULL), ==, 2);
  g_assert_cmpint (run (self, "qca", "--outcome", "A", "--data", file, "--solution", "short", NULL), ==, 2);
  assert_in (self->err, "--solution is “complex”");
  g_assert_cmpint (run (self, "qca", "--outcome", "SURV", "--data", file, "--solution", "intermediate", NULL), ==, 2);
  assert_in (self->err, "--expect");
  g_assert_cmpint (run (self, "qca", "--outcome", "SURV", "--data", file, "--n", "0", NULL), ==, 2);
  g_assert_cmpint (run (self, "qca", "--outcome", "SURV", "--data", file, "--incl", "2", NULL), ==, 2);
  g_assert_cmpint (run (self, "qca", "--outcome", "SURV", "--data", file, "--expect", "WEALTH", NULL), ==, 2);
  assert_in (self->err, "“WEALTH” is expected");
  g_assert_cmpint (run (self, "qca", "--outcome", "WEALTH", "--data", file, NULL), ==, 1);
  assert_in (self->err, "there is no set “WEALTH”");
  g_assert_cmpint (run (self, "qca", "--outcome", "SURV", "--data", file, "--cases", "AU,XX", NULL), ==, 1);
  assert_in (self->err, "there is no case “XX”");
  g_assert_cmpint (run (self, "qca", "--outcome", "SURV", "--data", "/nowhere.csv", NULL), ==, 1);
  assert_in (self->err, "/nowhere.csv");
  g_assert_cmpint (run (self, "qca", "--help", NULL), ==, 0);
  assert_in (self->out, "--calibrate");
}

static void
assert_narrow (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 80);
}

static void
test_page (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *file = dup_data ("lipset-crisp.csv");

  g_assert_cmpint (run (self, "qca", "--data", file, "--outcome", "SURV", NULL), ==, 0);
  g_assert_cmpstr (self->err, ==, "");
  assert_narrow (self->out);
  assert_in (self->out, "   row DEV URB LIT IND STB  out   n    incl     PRI  cases\n");
  assert_in (self->out, "    22   1   0   1   0   1    1   2   1.000   1.000  FI, IE\n");
  assert_in (self->out, "DEV*~URB*LIT*STB + DEV*LIT*IND*STB → SURV\n");
  assert_in (self->out, "  M1  DEV*STB → SURV\n");
  assert_in (self->out, "5 conditions make 32 combinations");
  g_assert_null (strstr (self->out, "Intermediate"));
  g_assert_cmpint (run (self, "qca", "--data", file, "--outcome", "~SURV", NULL), ==, 0);
  assert_in (self->out, "  M1  ~DEV + ~STB → ~SURV\n");
  /* Twice is not at all. */
  g_assert_cmpint (run (self, "qca", "--data", file, "--outcome", "~SURV", "--negate", "--solution", "parsimonious", NULL),
                   ==, 0);
  assert_in (self->out, "  M1  DEV*STB → SURV\n");
  g_assert_null (strstr (self->out, "Complex"));
  g_assert_cmpint (run (self, "qca", "--data", file, "--outcome", "SURV", "--conditions", "STB", "--cases",
                        "AU,BE,CZ", NULL), ==, 0);
  assert_in (self->out, "  M1  STB → SURV\n");
}

static void
test_json (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *file = dup_data ("lipset-fuzzy.csv");
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object, *row, *model, *term;

  g_assert_cmpint (run (self, "qca", "--json", "--data", file, "--outcome", "SURV", "--expect", "DEV,URB,LIT,IND,STB",
                        NULL), ==, 0);
  root = parse_out (self);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "outcome"), "name"), ==, "SURV");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "rows")), ==, 32);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "cases")), ==, 18);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "necessity")), ==, 10);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "solutions")), ==, 3);
  g_assert_cmpint (json_object_get_int_member (get_item (object, "cases", 4), "row"), ==, 22);
  row = get_item (object, "rows", 21);
  g_assert_cmpstr (json_object_get_string_member (row, "outcome"), ==, "1");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (row, "consistency"), 0.804, 0.0005);
  row = get_item (object, "rows", 2);
  g_assert_cmpstr (json_object_get_string_member (row, "outcome"), ==, "?");
  g_assert_true (json_object_get_null_member (row, "consistency"));
  model = get_item (get_item (object, "solutions", 2), "models", 0);
  g_assert_cmpstr (json_object_get_string_member (model, "expression"), ==, "DEV*URB*LIT*STB + DEV*LIT*~IND*STB");
  term = get_item (model, "terms", 1);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (term, "unique_coverage"), 0.191, 0.0005);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (model, "uncovered")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (get_item (object, "caveats", 0), "kind"), ==, "limited-diversity");
}

/* The published rating of trade is what the fixture's case says; the person's own is another. */
static void
test_ratings (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object;

  g_assert_cmpint (run (self, "@", "list", NULL), ==, 0);
  {
    g_autoptr(EntStore) store = ent_store_open (self->library, ENT_STORE_CREATE, NULL, NULL);
    g_autoptr(EntOwnRating) own = ent_own_rating_new ("a-b", "distrust");

    own->has_rating = TRUE;
    own->rating = 3;
    own->confidence = ENT_CONFIDENCE_LOW;
    g_assert_true (ent_store_put_own_rating (store, own, NULL));
  }
  g_assert_cmpint (run (self, "@", "qca", "--own", "--json", "--outcome", "relations", "--conditions", "distrust",
                        "--calibrate", "distrust:>=3", "--calibrate", "relations=0.5,1.5,2.5", NULL), ==, 0);
  root = parse_out (self);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "ratings"), ==, "own");
  g_assert_cmpstr (json_object_get_string_member (get_item (object, "conditions", 0), "calibration"), ==, "distrust:>=3");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "outcome"), "calibration"), ==,
                   "relations:0.5,1.5,2.5");
  g_assert_cmpfloat (json_array_get_double_element (json_object_get_array_member (get_item (object, "cases", 0),
                                                                                  "memberships"), 0), ==, 1);

  g_assert_cmpint (run (self, "@", "qca", "--outcome", "relations", "--conditions", "distrust,trade", "--fuzzy", NULL),
                   ==, 0);
  assert_in (self->out, "half in at 1.5");
  assert_narrow (self->out);
  g_assert_cmpint (run (self, "@", "qca", "--outcome", "relations", "--conditions", "gold", NULL), ==, 1);
  assert_in (self->err, "there is no factor “gold”");
  g_assert_cmpint (run (self, "@", "qca", "--outcome", "relations", "--conditions", "~trade", NULL), ==, 1);
  assert_in (self->err, "a condition is written without “~”");
  g_assert_cmpint (run (self, "@", "qca", "--outcome", "relations", "--conditions", "trade", "--calibrate",
                        "distrust:>=1", NULL), ==, 1);
  assert_in (self->err, "is neither the outcome nor a condition");
  g_assert_cmpint (run (self, "@", "qca", "--outcome", "relations", "--conditions", "trade", "--cases", "x-y", NULL),
                   ==, 1);
}

/* Thirteen conditions: no. */
static void
test_bounds (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *file = dup_path (self, "wide.csv");
  g_autoptr(GString) table = g_string_new ("case,Y");

  for (guint i = 0; i < 13; i++)
    g_string_append_printf (table, ",C%u", i);
  g_string_append (table, "\nx,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n");
  put_file (file, table->str);
  g_assert_cmpint (run (self, "qca", "--data", file, "--outcome", "Y", NULL), ==, 2);
  assert_in (self->err, "13 conditions are too many: a truth table has at most 12");
  g_assert_cmpint (run (self, "qca", "--data", file, "--outcome", "Y", "--conditions",
                        "C0,C1,C2,C3,C4,C5,C6,C7,C8,C9,C10,C11", NULL), ==, 0);
  assert_narrow (self->out);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/tool-qca/usage", test_usage);
  add ("/tool-qca/page", test_page);
  add ("/tool-qca/json", test_json);
  add ("/tool-qca/ratings", test_ratings);
  add ("/tool-qca/bounds", test_bounds);
  return g_test_run ();
}
