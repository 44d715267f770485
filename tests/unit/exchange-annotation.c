/* Notes as Web Annotations and back: what Entente wrote itself comes back as it was, what others wrote comes
 * in whole. */

#include "config.h"

#include "exchange-fixture.h"
#include "fixtures.h"

#include "ent-annotation-iri.h"
#include "ent-annotation-read.h"
#include "ent-annotation-write.h"
#include "ent-own.h"
#include "ent-uuid.h"

#define N_RANDOM 400

static EntAnnotations *
parse (const char *text,
       const char *case_id)
{
  g_autoptr(GError) error = NULL;
  EntAnnotations *annotations = ent_annotations_parse (text, strlen (text), case_id, NULL, &error);

  g_assert_no_error (error);
  return annotations;
}

static EntAnnotations *
load (const char *name,
      const char *case_id)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "tests", "unit", "data", "annotations", name,
                                            NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return parse (text, case_id);
}

/* A note with anything in it, at a time that can be written. */
static EntNote *
make_note (GRand *rand,
           double filled)
{
  EntNote *note = ent_fixture_note_new_random (rand, filled);

  note->created_usec = (gint64) g_rand_int (rand) * g_rand_int_range (rand, 1, 500000);
  note->modified_usec = note->created_usec + g_rand_int (rand);
  note->deleted_usec = g_rand_boolean (rand) ? 0 : note->modified_usec;
  if (g_rand_boolean (rand))
    note->layer = ent_uuid_derive (ENT_UUID_SPACE_URL, g_rand_boolean (rand) ? "ann" : "bob");
  if (g_rand_boolean (rand))
    {
      g_free (note->body);
      note->body = g_strdup ("\n  #tag \x01 \x7F \r\n\t\\ \" # head\n");
    }
  return note;
}

static void
test_round_trip (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);

  for (guint n = 0; n < N_RANDOM; n += 20)
    {
      g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
      g_autoptr(GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);
      g_autofree char *ann = ent_uuid_derive (ENT_UUID_SPACE_URL, "ann");
      g_autofree char *text = NULL, *again = NULL;
      g_autoptr(EntAnnotations) back = NULL;

      g_ptr_array_add (layers, ent_layer_new (ann, "Ann \"A\" Lee"));
      for (guint i = 0; i < 20; i++)
        g_ptr_array_add (notes, make_note (rand, i / 20.0));
      text = ent_annotations_to_string (notes, layers, NULL);
      back = parse (text, "elsewhere");
      g_assert_cmpuint (back->notes->len, ==, notes->len);
      for (guint i = 0; i < notes->len; i++)
        ent_fixture_assert_note (back->notes->pdata[i], notes->pdata[i]);
      for (guint i = 0; i < back->layers->len; i++)
        {
          const EntLayer *layer = back->layers->pdata[i];

          g_assert_cmpstr (layer->name, ==, strcmp (layer->id, ann) == 0 ? "Ann \"A\" Lee" : layer->id);
        }
      again = ent_annotations_to_string (back->notes, layers, NULL);
      g_assert_cmpstr (again, ==, text);
    }
}

static void
test_none (void)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new ();
  gsize length;
  g_autofree char *text = ent_annotations_to_string (notes, NULL, &length);
  g_autoptr(EntAnnotations) back = parse (text, NULL);

  g_assert_cmpuint (length, ==, strlen (text));
  g_assert_cmpuint (back->notes->len, ==, 0);
}

static void
test_iris (void)
{
  static const struct { const char *case_id; EntTargetKind kind; const char *id; const char *iri; } cases[] = {
    { "us-vietnam", ENT_TARGET_CASE, NULL, "entente:us-vietnam" },
    { "us-vietnam", ENT_TARGET_EVENT, "embargo-lifted", "entente:us-vietnam/event/embargo-lifted" },
    { "us-vietnam", ENT_TARGET_EVENT, "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
      "entente:us-vietnam/own/6ba7b811-9dad-11d1-80b4-00c04fd430c8" },
    { "us-vietnam", ENT_TARGET_STORY, "one", "entente:us-vietnam/story/one" },
    { "us-vietnam", ENT_TARGET_DOCUMENT, "paper", "entente:us-vietnam/document/paper" },
    { "us-vietnam", ENT_TARGET_SPAN, NULL, "entente:us-vietnam/span" },
    { "us-vietnam@demo", ENT_TARGET_EVENT, "embargo-lifted", "entente:us-vietnam%40demo/event/embargo-lifted" },
    { NULL, ENT_TARGET_FACTOR, "trade", "entente:-/factor/trade" },
    { NULL, ENT_TARGET_CASE, NULL, "entente:-" },
    { "-", ENT_TARGET_CASE, NULL, "entente:%2D" },
    { "a b/c", ENT_TARGET_EVENT, "<é\u00A0>", "entente:a%20b%2Fc/event/%3C%C3%A9%C2%A0%3E" },
  };
  static const char * const others[] = {
    "entente:", "entente:/event/x", "entente:a/dance/x", "entente:a/event/x/y", "entente:a?from=1990", "entente:a#b",
    "entente:%FF", "https://example.org/", "entente:a/event/%",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EntTarget) target = ent_target_new (cases[i].kind, cases[i].id);
      g_autofree char *iri = ent_target_to_iri (cases[i].case_id, target);
      g_autofree char *case_id = NULL;
      g_autoptr(EntTarget) back = ent_target_from_iri (iri, &case_id);

      g_assert_cmpstr (iri, ==, cases[i].iri);
      g_assert_true (ent_iri_is_valid (iri));
      g_assert_cmpstr (case_id, ==, cases[i].case_id);
      g_assert_true (ent_target_equal (target, back));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *case_id = NULL;

      g_assert_null (ent_target_from_iri (others[i], &case_id));
    }
}

static void
test_uuid (void)
{
  /* The example of RFC 4122's errata for names in the space of domains. */
  g_autofree char *id = ent_uuid_derive ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com");
  g_autofree char *lower = ent_uuid_from_iri ("URN:UUID:2ED6657D-E927-568B-95E1-2665A8AEA6A2");

  g_assert_cmpstr (id, ==, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  g_assert_cmpstr (lower, ==, id);
  g_assert_null (ent_uuid_from_iri ("urn:uuid:none"));
}

/* What others write */

static const EntNote *
get (const EntAnnotations *annotations,
     guint                 index)
{
  g_assert_cmpuint (index, <, annotations->notes->len);
  return annotations->notes->pdata[index];
}

static void
assert_tags (const EntNote *note,
             const char    *tags)
{
  g_ptr_array_add (note->tags, NULL);
  {
    g_autofree char *joined = g_strjoinv (" ", (char **) note->tags->pdata);

    g_ptr_array_set_size (note->tags, (int) note->tags->len - 1);
    g_assert_cmpstr (joined, ==, tags);
  }
}

static void
test_page (void)
{
  g_autoptr(EntAnnotations) page = load ("page.json", "a-b");
  const EntNote *note;

  g_assert_cmpuint (page->notes->len, ==, 9);
  note = get (page, 0);
  g_assert_cmpstr (note->id, ==, "3f1d9a52-6f0e-4c0a-9f5b-0a3c8d6f2b11");
  g_assert_cmpstr (note->case_id, ==, "a-b");
  g_assert_cmpint (note->target->kind, ==, ENT_TARGET_CASE);
  g_assert_cmpstr (note->target->title, ==, "https://example.org/treaty");
  g_assert_cmpstr (note->body, ==, "Who signed \\*this\\*?\n\n— Ann Lee · <https://example.org/treaty>");
  g_assert_cmpint (note->flag, ==, ENT_NOTE_FLAG_QUESTION);
  assert_tags (note, "treaty close-reading");
  g_assert_cmpstr (note->target->anchor->exact, ==, "the parties agree");
  g_assert_cmpstr (note->target->anchor->prefix, ==, "and so ");
  g_assert_cmpuint (note->target->anchor->start, ==, 412);
  g_assert_cmpuint (note->target->anchor->end, ==, 429);
  g_assert_cmpint (note->created_usec, ==, G_GINT64_CONSTANT (1790000000123456));

  /* A body elsewhere, a target by its IRI alone, none of the rest. */
  note = get (page, 1);
  g_assert_cmpstr (note->body, ==, "<https://example.org/essay>\n\n— <https://example.org/map>");
  g_assert_true (g_uuid_string_is_valid (note->id));
  g_assert_null (note->target->anchor);

  /* Two targets are two notes with ids of their own. */
  g_assert_cmpstr (get (page, 2)->target->title, ==, "https://example.org/one");
  g_assert_cmpstr (get (page, 3)->target->title, ==, "https://example.org/two");
  g_assert_cmpstr (get (page, 2)->id, !=, get (page, 3)->id);

  /* A choice, HTML, a map of languages, a refined selector with a fragment. */
  note = get (page, 4);
  g_assert_cmpstr (note->body, ==, "First & best\n\nindeed\n\n— <https://example.org/page#para5>");
  g_assert_cmpstr (note->target->anchor->exact, ==, "Selected words");
  g_assert_cmpuint (note->target->anchor->start, ==, 0);
  g_assert_cmpuint (note->target->anchor->end, ==, 14);
  g_assert_nonnull (strstr (get (page, 5)->body, "A word"));

  /* Selectors that no note has room for are not dropped. */
  note = get (page, 6);
  g_assert_nonnull (strstr (note->body, "//p\\[1\\]"));
  g_assert_nonnull (strstr (note->body, "//p\\[2\\]"));

  /* On a thing of Entente: there, whatever case the caller chose. */
  note = get (page, 7);
  g_assert_cmpstr (note->case_id, ==, "us-vietnam");
  g_assert_cmpint (note->target->kind, ==, ENT_TARGET_EVENT);
  g_assert_cmpstr (note->target->id, ==, "embargo-lifted");
  g_assert_cmpstr (note->body, ==, "At last.");

  note = get (page, 8);
  g_assert_cmpstr (note->body, ==, "— <https://example.org/long> · characters 3–9");
}

static void
test_collection (void)
{
  g_autoptr(EntAnnotations) collection = load ("collection.json", NULL);
  const EntNote *note = get (collection, 0);

  g_assert_cmpuint (collection->notes->len, ==, 2);
  g_assert_null (note->case_id);
  /* The string body is plain text. */
  g_assert_true (g_str_has_prefix (note->body, "\\# no heading, \\*no stress\\*"));
  g_assert_cmpstr (get (collection, 1)->id, ==, "dbfb1861-0ecf-41ad-be94-a584e5c4f1df");
}

static void
test_hypothesis (void)
{
  static const char * const files[] = { "hypothesis-api.json", "hypothesis-export.json" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(EntAnnotations) annotations = load (files[i], "a-b");
      const EntNote *note = get (annotations, 0);

      g_assert_cmpuint (annotations->notes->len, ==, 3);
      g_assert_cmpstr (note->case_id, ==, "a-b");
      g_assert_cmpstr (note->target->title, ==, "The Treaty, Article 1");
      g_assert_cmpstr (note->target->anchor->exact, ==, "shall be peace");
      g_assert_cmpuint (note->target->anchor->start, ==, 1044);
      g_assert_cmpstr (note->body, ==,
                       "Compare *Article 2*.\n\n"
                       "— ann@hypothes.is · [The Treaty, Article 1](<https://example.org/treaty>)");
      assert_tags (note, "peace close-reading");
      g_assert_cmpint (note->created_usec, ==, G_GINT64_CONSTANT (1790000000697572));
      /* A page note, and a reply by somebody with a name. */
      g_assert_null (get (annotations, 1)->target->anchor);
      g_assert_nonnull (strstr (get (annotations, 2)->body, "— Bob Stone"));
      g_assert_nonnull (strstr (get (annotations, 2)->body, "<https://hypothes.is/a/AbCdEf123456>"));
    }
  {
    g_autoptr(EntAnnotations) api = load ("hypothesis-api.json", NULL);
    g_autoptr(EntAnnotations) client = load ("hypothesis-export.json", NULL);

    g_assert_cmpstr (get (api, 0)->id, ==, get (client, 0)->id);
  }
}

/* Faults that are none of the model's own; those are in annotation-musts.c. */
static void
test_refused (void)
{
  static const struct { const char *text; const char *path; } cases[] = {
    { "", "" }, { "3", "" }, { "{", "" }, { "[3]", "/0" }, { "{}", "" },
    { "{\"rows\": [{\"id\": \"a\"}]}", "/rows/0" },
    { "{\"rows\": [{\"id\": \"a\", \"uri\": \"x:y\", \"tags\": [5]}]}", "/rows/0/tags/0" },
    { "{\"rows\": [{\"uri\": \"x:y\"}]}", "/rows/0" },
    { "{\"rows\": [{\"id\": \"a\", \"uri\": \"x:y\"}, {\"id\": \"a\", \"uri\": \"x:y\"}]}", "/rows/1" },
    { "{\"id\": \"a\", \"uri\": \"x:y\", \"created\": \"yesterday\"}", "/created" },
    { "{\"id\": \"a\", \"uri\": \"x:y\", \"text\": \"\\u0000\"}", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) faults = ent_faults_new ();
      g_autoptr(GError) error = NULL;

      g_assert_null (ent_annotations_parse (cases[i].text, strlen (cases[i].text), NULL, faults, &error));
      g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
      g_assert_cmpuint (faults->len, >=, 1);
      if (*cases[i].path != '\0')
        g_assert_cmpstr (((EntFault *) faults->pdata[0])->path, ==, cases[i].path);
    }
}

/* All faults in one run. */
static void
test_all_faults (void)
{
  static const char text[] =
    "[{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"created\": \"1990\"},"
    " {\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"x:1\", \"type\": \"Page\","
    "  \"target\": [\"no iri\", {\"format\": \"text/html\"}]}]";
  static const char * const paths[] = { "/0", "/0/created", "/1/type", "/1/target/0", "/1/target/1" };
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_null (ent_annotations_parse (text, strlen (text), NULL, faults, NULL));
  for (guint i = 0; i < faults->len; i++)
    g_hash_table_add (found, ((EntFault *) faults->pdata[i])->path);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_true (g_hash_table_contains (found, paths[i]));
}

/* A long text on a thousand targets would be a thousand texts. */
static void
test_limits (void)
{
  g_autoptr(GString) text = g_string_new ("{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"x:1\","
                                          " \"type\": \"Annotation\", \"bodyValue\": \"");
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *large = g_malloc0 (ENT_CASE_FILE_MAX_BYTES + 1);

  for (guint i = 0; i < 900000; i++)
    g_string_append_c (text, 'a');
  g_string_append (text, "\", \"target\": [\"x:0\"");
  for (guint i = 1; i < 1000; i++)
    g_string_append_printf (text, ", \"x:%u\"", i);
  g_string_append (text, "]}");
  g_assert_null (ent_annotations_parse (text->str, text->len, NULL, faults, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (ent_annotations_parse (large, ENT_CASE_FILE_MAX_BYTES + 1, NULL, NULL, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annotation/round-trip", test_round_trip);
  g_test_add_func ("/annotation/none", test_none);
  g_test_add_func ("/annotation/iris", test_iris);
  g_test_add_func ("/annotation/uuid", test_uuid);
  g_test_add_func ("/annotation/page", test_page);
  g_test_add_func ("/annotation/collection", test_collection);
  g_test_add_func ("/annotation/hypothesis", test_hypothesis);
  g_test_add_func ("/annotation/refused", test_refused);
  g_test_add_func ("/annotation/all-faults", test_all_faults);
  g_test_add_func ("/annotation/limits", test_limits);
  return g_test_run ();
}
