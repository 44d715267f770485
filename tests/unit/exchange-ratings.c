/* Files of ratings: what one person judged of any cases, and what comes of it in another's library. */

#include "config.h"

#include "exchange-fixture.h"
#include "fixtures.h"

#include "ent-layer-file.h"
#include "ent-note-import.h"
#include "ent-store-changes.h"
#include "ent-store-own.h"
#include "ent-uuid.h"

typedef struct
{
  char     *dir;
  EntStore *store;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  self->dir = ent_fixture_dup_folder ();
  path = g_build_filename (self->dir, "lecturer.db", NULL);
  self->store = ent_store_open (path, ENT_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->store);
  ent_fixture_remove_folder (self->dir);
  g_free (self->dir);
}

/* @rating: beyond 3: found no evidence */
static EntOwnRating *
make_rating (const char *layer,
             const char *case_id,
             const char *factor,
             int         rating)
{
  EntOwnRating *self = ent_own_rating_new (case_id, factor);

  self->layer = g_strdup (layer);
  self->has_rating = rating <= 3;
  self->rating = self->has_rating ? rating : 0;
  return self;
}

static EntRatingsFile *
make_file (const char *person,
           const char *name)
{
  g_autofree char *id = ent_uuid_derive (ENT_UUID_SPACE_URL, person);
  EntRatingsFile *file = ent_ratings_file_new (id, name);
  EntOwnRating *first = make_rating (id, "a-b", "trade", -2);

  file->codebook_id = g_strdup ("test");
  file->codebook_version = 2;
  first->case_title = g_strdup ("A and B");
  first->factor_title = g_strdup ("Trade");
  first->confidence = ENT_CONFIDENCE_HIGH;
  first->rationale = g_strdup ("Little.");
  g_ptr_array_add (first->evidence, ent_evidence_new ("attack", "The attack"));
  g_ptr_array_add (file->ratings, first);
  g_ptr_array_add (file->ratings, make_rating (id, "a-b", "norms", 4));
  g_ptr_array_add (file->ratings, make_rating (id, "c-d", "trade", 3));
  return file;
}

static EntRatingsFile *
pass_on (const EntRatingsFile *file)
{
  gsize length;
  g_autofree char *text = ent_ratings_file_to_string (file, &length);
  g_autoptr(GError) error = NULL;
  EntRatingsFile *back;

  g_assert_true (ent_ratings_file_sniff (text, length));
  g_assert_false (ent_layer_file_sniff (text, length));
  back = ent_ratings_file_parse (text, length, NULL, &error);
  g_assert_no_error (error);
  return back;
}

static void
import (EntStore             *store,
        const EntRatingsFile *file,
        guint                 n_added,
        guint                 n_updated,
        guint                 n_there)
{
  EntImportReport report;
  g_autoptr(GError) error = NULL;

  ent_ratings_import (store, file, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_added, ==, n_added);
  g_assert_cmpuint (report.n_updated, ==, n_updated);
  g_assert_cmpuint (report.n_there, ==, n_there);
}

static guint
count_ratings (EntStore *store)
{
  g_autoptr(GPtrArray) ratings = ent_store_list_own_ratings (store, NULL, NULL);

  return ratings->len;
}

static void
test_round_trip (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(EntRatingsFile) file = make_file ("ann", "Ann / Lee");
  g_autoptr(EntRatingsFile) back = pass_on (file);
  g_autofree char *name = ent_ratings_file_dup_name (file), *path = g_build_filename (self->dir, "x.json", NULL);
  const EntOwnRating *first = back->ratings->pdata[0];
  const EntOwnRating *second = back->ratings->pdata[1];
  g_autofree char *once = ent_ratings_file_to_string (file, NULL), *again = ent_ratings_file_to_string (back, NULL);
  g_autofree char *saved = NULL;

  g_assert_cmpstr (name, ==, "Ann - Lee.ratings.json");
  g_assert_cmpstr (back->person_id, ==, file->person_id);
  g_assert_cmpstr (back->person_name, ==, "Ann / Lee");
  g_assert_cmpstr (back->codebook_id, ==, "test");
  g_assert_cmpint (back->codebook_version, ==, 2);
  g_assert_cmpint (back->exported_usec, ==, file->exported_usec);
  g_assert_cmpuint (back->ratings->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (ent_own_rating_equal (back->ratings->pdata[i], file->ratings->pdata[i]));
  g_assert_cmpstr (first->case_title, ==, "A and B");
  g_assert_cmpstr (first->factor_title, ==, "Trade");
  g_assert_cmpstr (((EntEvidence *) first->evidence->pdata[0])->title, ==, "The attack");
  g_assert_cmpint (first->created_usec, ==, ((EntOwnRating *) file->ratings->pdata[0])->created_usec);
  g_assert_false (second->has_rating);
  g_assert_cmpstr (once, ==, again);
  g_assert_true (ent_ratings_file_save (file, path, NULL));
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_cmpstr (once, ==, saved);
}

/* Of one case or of all, and nobody else's. */
/* Of one of two cases that have one id. */
static void
test_beside (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntRatingsFile) file = make_file ("ann", "Ann");
  g_autoptr(EntRatingsFile) back = NULL;
  EntOwnRating *rating = file->ratings->pdata[0];

  g_free (rating->case_id);
  rating->case_id = g_strdup ("a-b@demo");
  back = pass_on (file);
  g_assert_true (ent_own_rating_equal (back->ratings->pdata[0], rating));
  g_assert_cmpstr (((EntOwnRating *) back->ratings->pdata[0])->case_title, ==, "A and B");
  import (self->store, back, 3, 0, 0);
}

static void
test_collect (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(EntRatingsFile) other = make_file ("bob", "Bob");
  g_autoptr(EntOwnRating) here = make_rating (NULL, "a-b", "trade", 1);
  g_autoptr(EntOwnRating) there = make_rating (NULL, "c-d", "norms", 4);
  g_autoptr(EntRatingsFile) all = NULL, one = NULL;
  g_autofree char *id = ent_store_dup_own_layer_id (self->store, NULL);
  g_autoptr(GError) error = NULL;

  import (self->store, other, 3, 0, 0);
  g_assert_true (ent_store_put_own_rating (self->store, here, NULL));
  g_assert_true (ent_store_put_own_rating (self->store, there, NULL));
  all = ent_ratings_file_collect (self->store, NULL, "Ann", &error);
  g_assert_no_error (error);
  one = ent_ratings_file_collect (self->store, "c-d", "Ann", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (all->person_id, ==, id);
  g_assert_cmpuint (all->ratings->len, ==, 2);
  g_assert_cmpuint (one->ratings->len, ==, 1);
  g_assert_cmpstr (((EntOwnRating *) one->ratings->pdata[0])->factor, ==, "norms");
  g_assert_cmpstr (((EntOwnRating *) one->ratings->pdata[0])->layer, ==, id);
  /* What comes home changes nothing. */
  import (self->store, all, 0, 0, 2);
  g_assert_cmpuint (count_ratings (self->store), ==, 5);
}

/* Twice adds nothing; a later file brings what changed, an earlier one takes nothing back; and a hand-in of notes
 * of the same person is the same layer. */
static void
test_twice (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntRatingsFile) file = make_file ("ann", "Ann");
  g_autoptr(EntRatingsFile) back = pass_on (file), later = NULL;
  g_autoptr(EntLayerFile) notes = ent_layer_file_new (file->person_id, "Ann Lee", "a-b");
  EntOwnRating *rating = file->ratings->pdata[0];
  g_autoptr(GPtrArray) ratings = NULL, layers = NULL;
  EntImportReport report;

  import (self->store, back, 3, 0, 0);
  import (self->store, back, 0, 0, 3);
  rating->modified_usec += G_TIME_SPAN_HOUR;
  rating->rating = 1;
  later = pass_on (file);
  import (self->store, later, 0, 1, 2);
  import (self->store, back, 0, 0, 3);
  g_ptr_array_add (notes->ratings, ent_own_rating_copy (rating));
  g_assert_true (ent_layer_import (self->store, notes, &report, NULL));
  g_assert_cmpuint (report.n_there, ==, 1);
  ratings = ent_store_list_own_ratings (self->store, "a-b", NULL);
  layers = ent_store_list_layers (self->store, NULL);
  g_assert_cmpuint (ratings->len, ==, 2);
  g_assert_cmpint (((EntOwnRating *) ratings->pdata[1])->rating, ==, 1);
  g_assert_cmpuint (layers->len, ==, 1);
  g_assert_cmpuint (((EntLayer *) layers->pdata[0])->n_ratings, ==, 3);
  g_assert_cmpstr (((EntLayer *) layers->pdata[0])->name, ==, "Ann Lee");
}

/* A part of a change, which can be taken back; and gone with the layer. */
static void
test_change (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntRatingsFile) file = make_file ("ann", "Ann");
  g_autoptr(GBytes) change = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (ent_store_begin_change (self->store, &error));
  import (self->store, file, 3, 0, 0);
  change = ent_store_end_change (self->store, &error);
  g_assert_no_error (error);
  g_assert_true (ent_store_apply_change (self->store, change, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_ratings (self->store), ==, 0);
  g_assert_true (ent_store_apply_change (self->store, change, FALSE, &error));
  g_assert_cmpuint (count_ratings (self->store), ==, 3);
  g_assert_true (ent_store_remove_layer (self->store, file->person_id, &error));
  g_assert_cmpuint (count_ratings (self->store), ==, 0);
}

/* By another codebook it means something else: nothing of it is taken. */
static void
test_codebook (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(EntRatingsFile) file = make_file ("ann", "Ann");
  g_autoptr(EntCodebook) codebook = fixture_codebook_new ();
  g_autoptr(GPtrArray) layers = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (ent_store_put_codebook (self->store, codebook, NULL));
  g_free (file->codebook_id);
  file->codebook_id = g_strdup ("another");
  g_assert_false (ent_ratings_import (self->store, file, NULL, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
  layers = ent_store_list_layers (self->store, NULL);
  g_assert_cmpuint (layers->len, ==, 0);
  g_assert_cmpuint (count_ratings (self->store), ==, 0);
  g_free (file->codebook_id);
  file->codebook_id = g_strdup (codebook->id);
  import (self->store, file, 3, 0, 0);
}

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  static const struct { const char *pointer; const char *value; const char *fault; } cases[] = {
    { "/type", "\"entente-notes\"", "/type" }, { "/person", NULL, "" }, { "/person/id", "\"ann\"", "/person/id" },
    { "/person/name", "7", "/person/name" }, { "/exported", "\"today\"", "/exported" }, { "/ratings", NULL, "" },
    { "/codebook/id", "\"A B\"", "/codebook/id" }, { "/codebook/version", "0", "/codebook/version" },
    { "/cases/a-b", "1", "/cases/a-b" }, { "/ratings/0/case", "\"a@b@c\"", "/ratings/0/case" }, { "/cases", "[]", "/cases" }, { "/extra", "1", "/extra" },
    { "/ratings/0/case", NULL, "/ratings/0" }, { "/ratings/0/case", "\"A B\"", "/ratings/0/case" },
    { "/ratings/0/rating", "4", "/ratings/0/rating" }, { "/ratings/0/rating", "0.5", "/ratings/0/rating" },
    { "/ratings/0/rating", NULL, "/ratings/0" }, { "/ratings/1/factor", "\"trade\"", "/ratings/1/factor" },
    { "/ratings/0/confidence", "\"sure\"", "/ratings/0/confidence" },
    { "/ratings/0/evidence/0", "\"x\"", "/ratings/0/evidence/0" },
    { "/ratings/0/created", NULL, "/ratings/0" }, { "/ratings/2", "[]", "/ratings/2" },
  };
  g_autoptr(EntRatingsFile) file = make_file ("ann", "Ann");
  g_autofree char *whole = ent_ratings_file_to_string (file, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) root = json_from_string (whole, NULL);
      g_autoptr(GPtrArray) faults = ent_faults_new ();
      g_autofree char *text = NULL;
      gboolean found = FALSE;

      fixture_patch (root, cases[i].pointer, cases[i].value);
      text = json_to_string (root, FALSE);
      g_test_message ("%s = %s", cases[i].pointer, cases[i].value);
      g_assert_null (ent_ratings_file_parse (text, strlen (text), faults, NULL));
      for (guint j = 0; j < faults->len; j++)
        found = found || strcmp (((EntFault *) faults->pdata[j])->path, cases[i].fault) == 0;
      g_assert_true (found);
    }
  g_assert_false (ent_ratings_file_sniff ("[]", 2));
  g_assert_false (ent_ratings_file_sniff ("{", 1));
}

/* More than anybody rates is refused before it is read. */
static void
test_limits (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntRatingsFile) file = make_file ("ann", "Ann");
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *factor = g_strdup_printf ("factor-%u", i);

      g_ptr_array_add (file->ratings, make_rating (file->person_id, "a-b", factor, 1));
    }
  text = ent_ratings_file_to_string (file, &length);
  g_assert_null (ent_ratings_file_parse (text, length, NULL, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*run) (Fixture *, gconstpointer); } tests[] = {
    { "/ratings/round-trip", test_round_trip },
    { "/ratings/beside", test_beside },
    { "/ratings/collect", test_collect },
    { "/ratings/twice", test_twice },
    { "/ratings/change", test_change },
    { "/ratings/codebook", test_codebook },
    { "/ratings/refused", test_refused },
    { "/ratings/limits", test_limits },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
