/* entente-tool ratings and agreement: a class hands in, and what its judgements have in common. */

#include "config.h"

#include "tool-fixture.h"

#include "ent-store-own.h"

#define N 9 /* no evidence */

static void
rate (const char *library,
      const char *factor,
      int         rating)
{
  g_autoptr(EntStore) store = ent_store_open (library, ENT_STORE_CREATE, NULL, NULL);
  g_autoptr(EntOwnRating) own = ent_own_rating_new ("a-b", factor);

  g_assert_nonnull (store);
  own->has_rating = rating != N;
  own->rating = rating != N ? rating : 0;
  own->confidence = ENT_CONFIDENCE_LOW;
  g_assert_true (ent_store_put_own_rating (store, own, NULL));
}

/* A student's library, and the file they hand in. */
static char *
hand_in (Fixture    *self,
         const char *name,
         int         distrust,
         int         trade,
         int         culture)
{
  g_autofree char *database = g_strconcat (name, ".db", NULL), *base = g_strconcat (name, ".ratings.json", NULL);
  g_autofree char *library = dup_path (self, database);
  char *file = dup_path (self, base);

  rate (library, "distrust", distrust);
  rate (library, "trade", trade);
  rate (library, "culture", culture);
  g_assert_cmpint (run (self, "--library", library, "ratings", "export", "--name", name, "-o", file, NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "");
  return file;
}

static guint
count_out (Fixture *self)
{
  g_autoptr(JsonNode) root = parse_out (self);

  return json_array_get_length (json_node_get_array (root));
}

static void
test_usage (Fixture       *self,
            gconstpointer  data)
{
  g_assert_cmpint (run (self, "ratings", NULL), ==, 2);
  assert_in (self->err, "usage: entente-tool ratings list|export|import");
  g_assert_cmpint (run (self, "ratings", "import", NULL), ==, 2);
  assert_in (self->err, "usage: entente-tool ratings import FILE…");
  g_assert_cmpint (run (self, "@", "ratings", "export", NULL), ==, 2);
  assert_in (self->err, "ratings need --name");
  g_assert_cmpint (run (self, "ratings", "list", "--case", "\xFF", NULL), ==, 2);
  g_assert_cmpint (run (self, "ratings", "--help", NULL), ==, 0);
  g_assert_cmpint (run (self, "agreement", "extra", NULL), ==, 2);
  g_assert_cmpint (run (self, "@", "agreement", "--cases", "nowhere", NULL), ==, 1);
  assert_in (self->err, "there is no case “nowhere”");
  g_assert_cmpint (run (self, "@", "agreement", "--factors", "luck", NULL), ==, 1);
  assert_in (self->err, "no group of factors, “luck”");
  g_assert_cmpint (run (self, "@", "agreement", "--coders", "nobody", NULL), ==, 1);
  assert_in (self->err, "there is no coder “nobody”");
}

/* Nobody to compare with is told, and no number. */
static void
test_alone (Fixture       *self,
            gconstpointer  data)
{
  g_assert_cmpint (run (self, "@", "agreement", NULL), ==, 0);
  assert_in (self->out, "One coder has nobody to agree with");
  g_assert_null (strstr (self->out, "nan"));
  g_assert_cmpint (run (self, "@", "agreement", "--json", NULL), ==, 0);
  assert_in (self->out, "\"value\": null");
  g_assert_cmpint (run (self, "@", "ratings", "list", NULL), ==, 0);
  assert_in (self->err, "there is no such rating");
}

static void
test_class (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *ann = hand_in (self, "Ann", -2, 1, N), *bob = hand_in (self, "Bob", 2, 1, 1);
  g_autoptr(JsonNode) root = NULL;
  JsonObject *report;

  rate (self->library, "distrust", -2);
  g_assert_cmpint (run (self, "@", "ratings", "import", "--json", ann, bob, NULL), ==, 0);
  root = parse_out (self);
  report = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (report, "format"), ==, "ratings");
  g_assert_cmpstr (json_object_get_string_member (report, "person"), ==, "Ann");
  g_assert_cmpint (json_object_get_int_member (report, "added"), ==, 3);
  g_assert_cmpint (run (self, "@", "ratings", "import", ann, bob, NULL), ==, 0);
  assert_in (self->out, "Ann.ratings.json: 0 added, 3 already there");
  /* The command for notes takes them too. */
  g_assert_cmpint (run (self, "@", "notes", "import", ann, NULL), ==, 0);
  assert_in (self->out, "0 added, 3 already there");

  g_assert_cmpint (run (self, "@", "ratings", "list", "--json", NULL), ==, 0);
  g_assert_cmpuint (count_out (self), ==, 7);
  g_assert_cmpint (run (self, "@", "ratings", "list", "--json", "--layer", "own", NULL), ==, 0);
  g_assert_cmpuint (count_out (self), ==, 1);
  g_assert_cmpint (run (self, "@", "ratings", "list", NULL), ==, 0);
  assert_in (self->out, "a-b/distrust  +2 Bob");
  assert_in (self->out, "a-b/culture  no evidence Ann");

  g_assert_cmpint (run (self, "@", "agreement", NULL), ==, 0);
  assert_in (self->out, "4 coders, 3 cells that two or more judged");
  assert_in (self->out, "Published – Ann");
  assert_in (self->out, "Published −2; You −2; Ann −2; Bob +2");
}

static void
test_json (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *ann = hand_in (self, "Ann", -2, 1, N), *bob = hand_in (self, "Bob", 2, 1, 1);
  g_autoptr(JsonNode) root = NULL, some = NULL;
  JsonObject *object, *alpha, *difference;

  g_assert_cmpint (run (self, "@", "ratings", "import", ann, bob, NULL), ==, 0);
  g_assert_cmpint (run (self, "@", "agreement", "--json", NULL), ==, 0);
  root = parse_out (self);
  object = json_node_get_object (root);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "coders")), ==, 3);
  g_assert_cmpint (json_object_get_int_member (object, "cells"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (object, "ratings"), ==, 8);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "pairs")), ==, 3);
  /* Of distrust −2, −2, 2 and trade 1, 1: Do = 2·4² / 5, De = 2·(2·4² + 4·3² + 2·1²) / (5·4). */
  alpha = json_object_get_object_member (json_object_get_object_member (object, "alpha"), "interval");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (alpha, "value"), 1 - (32 / 5.) / (140 / 20.), 1e-9);
  g_assert_cmpint (json_object_get_int_member (alpha, "cells"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (object, "fleiss"), "cells"), ==, 2);
  difference = json_array_get_object_element (json_object_get_array_member (object, "differences"), 0);
  g_assert_cmpstr (json_object_get_string_member (difference, "factor"), ==, "distrust");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (difference, "ratings")), ==, 3);

  g_assert_cmpint (run (self, "@", "agreement", "--json", "--factors", "context", "--cases", "a-b", "--coders",
                        "published,own", NULL), ==, 0);
  some = parse_out (self);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (some), "cells"), ==, 0);
}

/* A file with a fault, and one of another codebook: nothing comes in. */
static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *ann = hand_in (self, "Ann", -2, 1, N), *bad = dup_path (self, "bad.ratings.json");
  g_autofree char *whole = NULL;
  g_autoptr(GString) text = NULL;

  g_assert_true (g_file_get_contents (ann, &whole, NULL, NULL));
  text = g_string_new (whole);
  g_string_replace (text, "\"rating\": -2", "\"rating\": -5", 1);
  put_file (bad, text->str);
  g_assert_cmpint (run (self, "@", "ratings", "import", ann, bad, NULL), ==, 1);
  assert_in (self->err, "bad.ratings.json: /ratings/");
  assert_in (self->err, "nothing was imported");
  g_string_assign (text, whole);
  g_string_replace (text, "\"id\": \"small\"", "\"id\": \"large\"", 1);
  put_file (bad, text->str);
  g_assert_cmpint (run (self, "@", "ratings", "import", bad, NULL), ==, 1);
  assert_in (self->err, "rated by the codebook “large”, and this library has “small”");
  g_assert_cmpint (run (self, "@", "ratings", "list", "--json", NULL), ==, 0);
  g_assert_cmpuint (count_out (self), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*run) (Fixture *, gconstpointer); } tests[] = {
    { "/tool-ratings/usage", test_usage },
    { "/tool-ratings/alone", test_alone },
    { "/tool-ratings/class", test_class },
    { "/tool-ratings/json", test_json },
    { "/tool-ratings/refused", test_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
