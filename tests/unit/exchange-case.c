/* Case files: every fault that the schema knows and that it cannot say. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "exchange-fixture.h"

typedef struct
{
  const char *pointer;  /* what is changed in the valid file… */
  const char *value;    /* …to this JSON; NULL removes it */
  const char *path;     /* where the fault is then reported */
  const char *message;  /* and what it says, in part */
} Mutation;

/* The members and their types. */
static const Mutation schema_mutations[] = {
  { "/format", "0", "/format", "should be from 1 to 1, but is 0" },
  { "/format", "\"1\"", "/format", "an integer, but is the string “1”" },
  { "/format", NULL, "", "“format” is missing" },
  { "/id", NULL, "", "“id” is missing" },
  { "/id", "\"A B\"", "/id", "“A B” is no id" },
  { "/id", "\"-a\"", "/id", "is no id" },
  { "/id", "\"a--b\"", "/id", "is no id" },
  { "/id", "\"a-\"", "/id", "is no id" },
  { "/id", "\"\"", "/id", "is empty" },
  { "/id", "7", "/id", "a string, but is the number 7" },
  { "/version", "0", "/version", "should be at least 1, but is 0" },
  { "/version", "1.5", "/version", "an integer, but is the number 1.5" },
  { "/version", "99999999999", "/version", "99999999999" },
  { "/version", "true", "/version", "but is true" },
  { "/language", "\"english\"", "/language", "“english” is no language tag" },
  { "/language", "\"e\"", "/language", "no language tag" },
  { "/language", "\"en-\"", "/language", "no language tag" },
  { "/language", "\"en-123456789\"", "/language", "no language tag" },
  { "/license", "\"\"", "/license", "is empty" },
  { "/license", "\"12345678901234567890123456789012345678901234567890123456789012345\"", "/license",
    "more than 64 characters" },
  { "/updated", "\"1 May\"", "/updated", "“1 May”: " },
  { "/title", "\"\"", "/title", "is empty" },
  { "/title", "{}", "/title", "is empty" },
  { "/title", "[]", "/title", "a string or a map from language tag to string, but is an array" },
  { "/title", "{\"en\": 1}", "/title/en", "a string, but is the number 1" },
  { "/title", "{\"English\": \"x\"}", "/title/English", "no language tag" },
  { "/title", "{\"en\": \"x\", \"pt-BR\": \"y\", \"pt-br\": \"z\"}", "/title/pt-br", "a second time" },
  { "/title", "null", "/title", "but is null" },
  { "/summary", NULL, "", "“summary” is missing" },
  { "/period", "\"1990/1980\"", "/period", "“1990/1980”: " },
  { "/titel", "\"x\"", "/titel", "“titel” is not known here: did you mean “title”?" },
  { "/a~1b", "\"x\"", "/a~01b", "is not known here" },
  { "/moments", "{}", "/moments", "an array, but is an object" },
  { "/moments/0", "\"x\"", "/moments/0", "an object, but is the string “x”" },
  { "/moments/0/kind", "\"peace\"", "/moments/0/kind",
    "“war-start”, “war-end”, “first-contact”, “agreement”, “relations”" },
  { "/moments/0/event", "\"attak\"", "/moments/0/event", "no event “attak” in this file: did you mean “attack”?" },
  { "/actors", "[]", "/actors", "at least 1 item" },
  { "/actors/0/kind", "\"nation\"", "/actors/0/kind", "“state”, “person”, “organization”, “group”" },
  { "/actors/0/native", "\"x\"", "/actors/0/native", "a map from language tag to string" },
  { "/actors/0/native", "{\"KO\": \"x\"}", "/actors/0/native/KO", "no language tag" },
  { "/actors/2/party", "\"c\"", "/actors/2/party", "there is no actor “c”" },
  { "/actors/1/id", "\"a\"", "/actors/1/id", "the id “a” is taken by /actors/0" },
  { "/actors/0/active", "\"19480\"", "/actors/0/active", "“19480”: " },
  { "/parties", "[]", "/parties", "at least 1 item" },
  { "/parties/1", "\"zz\"", "/parties/1", "there is no actor “zz”" },
  { "/parties/1", "\"a\"", "/parties/1", "“a” is listed a second time" },
  { "/phases/0/id", NULL, "/phases/0", "“id” is missing" },
  { "/phases/1/id", "\"war\"", "/phases/1/id", "taken by /phases/0" },
  { "/phases/1/date", "\"1985/1989\"", "/phases/1/date", "before the one ahead of it (1990/1992)" },
  { "/relations/1/date", "\"1989\"", "/relations/1/date", "(1989) before the one ahead of it (1990-02)" },
  { "/relations/0/level", "\"peace\"", "/relations/0/level", "“partnership”" },
  { "/relations/0/event", "\"x\"", "/relations/0/event", "there is no event “x”" },
  { "/relations/0/sources/0", "\"bok\"", "/relations/0/sources/0", "no source “bok” in this file: did you mean “book”?" },
  { "/relations/0/sources/1/source", "\"q\"", "/relations/0/sources/1/source", "there is no source “q”" },
  { "/relations/0/sources/1/locator", NULL, "/relations/0/sources/1", "“locator” is missing" },
  { "/relations/0/sources/1/page", "1", "/relations/0/sources/1/page", "not known here" },
  { "/relations/0/sources/1", "3", "/relations/0/sources/1", "the id of a source, or an object" },
  { "/relations/0/sources", "\"book\"", "/relations/0/sources", "an array, but is the string “book”" },
};

static const Mutation record_mutations[] = {
  { "/events/0/date", "\"1990-13\"", "/events/0/date", "“1990-13”: " },
  { "/events/0/date", "\"\"", "/events/0/date", "is empty" },
  { "/events/0/date", NULL, "/events/0", "“date” is missing" },
  { "/events/1/date", "\"1993-06/1993-05\"", "/events/1/date", "“1993-06/1993-05”: " },
  { "/events/1/id", "\"attack\"", "/events/1/id", "taken by /events/0" },
  { "/events/0/date", "\"1993-01-02\"", "/events/0/date", "outside the event’s phase “war” (1990/1992)" },
  { "/events/0/phase", "\"wart\"", "/events/0/phase", "no phase “wart” in this file: did you mean “war”?" },
  { "/events/0/place", "{}", "/events/0/place", "“name” is missing" },
  { "/events/0/place/lat", NULL, "/events/0/place", "“lat” and “lon” go together" },
  { "/events/0/place/lat", "90.5", "/events/0/place/lat", "from -90 to 90, but is 90.5" },
  { "/events/0/place/lon", "\"9\"", "/events/0/place/lon", "a number, but is the string “9”" },
  { "/events/0/place/country", "\"ax\"", "/events/0/place/country", "two capital letters" },
  { "/events/0/place/country", "\"AXE\"", "/events/0/place/country", "two capital letters" },
  { "/events/0/actors/0", "\"anna\"", "/events/0/actors/0", "no actor “anna” in this file: did you mean “ann”?" },
  { "/events/0/actors/-", "\"a\"", "/events/0/actors/2", "listed a second time" },
  { "/events/0/factors", "[]", "/events/0/factors", "an object, but is an array" },
  { "/events/0/factors/trade", "\"0\"", "/events/0/factors/trade", "“+” (helping) or “-” (hindering)" },
  { "/events/0/factors/trad", "\"+\"", "/events/0/factors/trad", "no factor “trad” in the codebook: did you mean “trade”?" },
  { "/events/0/factors/Big", "\"+\"", "/events/0/factors/Big", "no factor’s id" },
  { "/events/0/importance", "4", "/events/0/importance", "from 1 to 3, but is 4" },
  { "/events/0/certainty", "\"sure\"", "/events/0/certainty", "“verified”, “unverified”" },
  { "/assessments/0/factor", "\"hope\"", "/assessments/0/factor", "no factor “hope” in the codebook" },
  { "/assessments/1/factor", "\"distrust\"", "/assessments/1/factor", "assessed a second time" },
  { "/assessments/0/rating", "-4", "/assessments/0/rating", "from -3 to 3, but is -4" },
  { "/assessments/0/rating", "\"+1\"", "/assessments/0/rating", "an integer, but is the string “+1”" },
  { "/assessments/0/rating", NULL, "/assessments/0", "“rating” is missing" },
  { "/assessments/0/confidence", "\"sure\"", "/assessments/0/confidence", "“low”, “medium”, “high”" },
  { "/assessments/0/evidence/0", "\"x\"", "/assessments/0/evidence/0", "there is no event “x”" },
  { "/assessments/0/sources/0", "\"x\"", "/assessments/0/sources/0", "there is no source “x”" },
  { "/story/0/text", "\"[a](event:x)\"", "/story/0/text", "there is no event “x”" },
  { "/story/0/text", "\"[a](factor:tread)\"", "/story/0/text", "no factor “tread” in the codebook" },
  { "/story/0/text", "\"[a](document:pap)\"", "/story/0/text", "no document “pap” in this file" },
  { "/story/0/text", "\"x [@boo]\"", "/story/0/text", "no source “boo” in this file: did you mean “book”?" },
  { "/story/0/text", "\"x [@book; @tre, p. 3]\"", "/story/0/text", "no source “tre”" },
  { "/story/0/text", "\"x [@Book 3]\"", "/story/0/text", "“[@Book 3]” is no citation" },
  { "/story/0/text", "\"x [@book\"", "/story/0/text", "“[@book” is no citation" },
  { "/story/0/text", "{\"en\": \"x\", \"vi\": \"[@q]\"}", "/story/0/text/vi", "there is no source “q”" },
  { "/documents/0/parties/0", "\"q\"", "/documents/0/parties/0", "there is no actor “q”" },
  { "/documents/0/event", "\"q\"", "/documents/0/event", "there is no event “q”" },
  { "/documents/0/url", "\"ftp://x\"", "/documents/0/url", "“ftp://x” is no web address" },
  { "/documents/0/url", "\"https://x y\"", "/documents/0/url", "is no web address" },
  { "/documents/0/url", "\"https://\"", "/documents/0/url", "is no web address" },
  { "/documents/0/quotations/0/terms", "\"fair\"", "/documents/0/quotations/0/terms", "“official”, “public-domain”" },
  { "/questions/0/events/0", "\"q\"", "/questions/0/events/0", "there is no event “q”" },
  { "/questions/1/text", NULL, "/questions/1", "“text” is missing" },
  { "/lectures/0/minutes", "0", "/lectures/0/minutes", "from 1 to 1000, but is 0" },
  { "/lectures/0/slides", "[]", "/lectures/0/slides", "at least 1 item" },
  { "/lectures/0/slides/0/factors/0", "\"q\"", "/lectures/0/slides/0/factors/0", "no factor “q” in the codebook" },
  { "/lectures/0/slides/0/documents/0", "\"q\"", "/lectures/0/slides/0/documents/0", "there is no document “q”" },
  { "/lectures/0/slides/0/events/0", "\"q\"", "/lectures/0/slides/0/events/0", "there is no event “q”" },
  { "/sources/0/type", "\"novel\"", "/sources/0/type", "“article”, “article-journal”" },
  { "/sources/0/author", "[]", "/sources/0/author", "at least 1 item" },
  { "/sources/0/author/0", "{\"given\": \"x\"}", "/sources/0/author/0", "“family” is missing" },
  { "/sources/0/author/1/family", "\"x\"", "/sources/0/author/1/family", "not known here" },
  { "/sources/0/issued", "\"1999\"", "/sources/0/issued", "an object, but is the string “1999”" },
  { "/sources/0/issued/date-parts/0/0", "\"1999\"", "/sources/0/issued/date-parts/0/0", "an integer" },
  { "/sources/0/issued/date-parts/0/1", "13", "/sources/0/issued/date-parts/0/1", "from 1 to 12, but is 13" },
  { "/sources/0/issued/date-parts", "[]", "/sources/0/issued/date-parts", "at least 1 item" },
  { "/sources/0/issued/circa", "1", "/sources/0/issued/circa", "true or false, but is the number 1" },
  { "/sources/0/URL", "\"x\"", "/sources/0/URL", "is no web address" },
  { "/sources/0/Title", "\"x\"", "/sources/0/Title", "did you mean “title”?" },
  { "/sources/1/id", "\"book\"", "/sources/1/id", "taken by /sources/0" },
};

static GPtrArray *
faults_of (const char  *pointer,
           const char  *value,
           EntCase    **item)
{
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);
  g_autoptr(EntCodebook) codebook = fixture_codebook_new ();
  GPtrArray *faults = ent_faults_new ();
  g_autoptr(EntCase) read = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;

  fixture_patch (root, pointer, value);
  bytes = json_to_string (root, FALSE);
  read = ent_case_file_parse (bytes, strlen (bytes), codebook, faults, &error);
  g_assert_true ((read == NULL) == (ent_faults_count (faults) > 0));
  g_assert_true ((read == NULL) == (error != NULL));
  if (item != NULL)
    *item = g_steal_pointer (&read);
  return faults;
}

static void
assert_fault (GPtrArray  *faults,
              gboolean    warning,
              const char *path,
              const char *message)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const EntFault *fault = g_ptr_array_index (faults, i);

      if (fault->warning == warning && g_str_equal (fault->path, path) && strstr (fault->message, message) != NULL)
        return;
    }
  for (guint i = 0; i < faults->len; i++)
    {
      const EntFault *fault = g_ptr_array_index (faults, i);

      g_test_message ("has %s: %s", fault->path, fault->message);
    }
  g_test_message ("wanted %s: %s", path, message);
  g_test_fail ();
}

static void
check_mutations (const Mutation *mutations,
                 gsize           n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr(GPtrArray) faults = faults_of (mutations[i].pointer, mutations[i].value, NULL);

      g_test_message ("%s = %s", mutations[i].pointer, mutations[i].value != NULL ? mutations[i].value : "(none)");
      assert_fault (faults, FALSE, mutations[i].path, mutations[i].message);
    }
}

static void
test_valid (void)
{
  g_autoptr(EntCase) item = fixture_case_new ();
  const EntEvent *accord = ent_case_find_event (item, "accord");
  const EntSource *book = ent_case_find_source (item, "book");

  g_assert_cmpstr (item->id, ==, "a-b");
  g_assert_cmpint (item->version, ==, 3);
  g_assert_cmpstr (ent_text_get_in (item->title, "vi"), ==, "A và B");
  g_assert_cmpuint (item->events->len, ==, 3);
  g_assert_nonnull (accord);
  g_assert_cmpint (accord->importance, ==, 2);
  g_assert_cmpstr (((EntCite *) g_ptr_array_index (accord->sources, 0))->locator, ==, "p. 3");
  g_assert_true (ent_case_find_event (item, "fair")->unverified);
  g_assert_cmpint (ent_event_get_sign (ent_case_find_event (item, "attack"), "distrust"), ==, -1);
  g_assert_true (ent_case_find_event (item, "attack")->place->has_position);
  g_assert_false (ent_case_find_event (item, "fair")->place->has_position);
  g_assert_false (ent_case_find_assessment (item, "culture")->has_rating);
  g_assert_cmpint (ent_case_find_assessment (item, "distrust")->rating, ==, -2);
  g_assert_cmpint (book->issued.parts[0][1], ==, 4);
  g_assert_true (book->issued.circa);
  g_assert_cmpstr (book->fields[ENT_SOURCE_PUBLISHER_PLACE], ==, "Oslo");
}

static void
test_schema (void)
{
  check_mutations (schema_mutations, G_N_ELEMENTS (schema_mutations));
}

static void
test_records (void)
{
  check_mutations (record_mutations, G_N_ELEMENTS (record_mutations));
}

/* Every mutation at once cannot be made, but two in different places are both found, and a
 * record with a fault still counts as there. */
static void
test_all_in_one_run (void)
{
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);
  g_autoptr(EntCodebook) codebook = fixture_codebook_new ();
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;

  fixture_patch (root, "/events/0/date", "\"yesterday\"");
  fixture_patch (root, "/events/0/title", "7");
  fixture_patch (root, "/events/0/importance", "9");
  fixture_patch (root, "/events/2", "\"x\"");
  fixture_patch (root, "/sources/1/type", "\"novel\"");
  bytes = json_to_string (root, FALSE);
  g_assert_null (ent_case_file_parse (bytes, strlen (bytes), codebook, faults, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
  assert_fault (faults, FALSE, "/events/0/date", "yesterday");
  assert_fault (faults, FALSE, "/events/0/title", "but is the number 7");
  assert_fault (faults, FALSE, "/events/0/importance", "but is 9");
  assert_fault (faults, FALSE, "/events/2", "an object");
  assert_fault (faults, FALSE, "/sources/1/type", "novel");
  /* The event that is none any more leaves three references dangling; the broken one none. */
  assert_fault (faults, FALSE, "/documents/0/event", "no event “accord”");
  assert_fault (faults, FALSE, "/questions/0/events/1", "no event “accord”");
  g_assert_cmpuint (faults->len, ==, 7);
  g_assert_nonnull (strstr (error->message, "more fault"));
}

static void
test_warnings (void)
{
  g_autoptr(EntCase) item = NULL;
  g_autoptr(GPtrArray) uncited = NULL;
  g_autoptr(GPtrArray) evidence = NULL;
  g_autoptr(GPtrArray) language = NULL;

  uncited = faults_of ("/sources/-", "{\"id\": \"lost\", \"type\": \"book\", \"title\": \"Lost\"}", &item);
  g_assert_nonnull (item);
  g_assert_cmpuint (uncited->len, ==, 1);
  assert_fault (uncited, TRUE, "/sources/2", "“lost” is never cited");

  evidence = faults_of ("/assessments/0/evidence", NULL, NULL);
  g_assert_cmpuint (evidence->len, ==, 1);
  assert_fault (evidence, TRUE, "/assessments/0", "rests on no event");

  language = faults_of ("/summary", "{\"fr\": \"Deux\"}", NULL);
  g_assert_cmpuint (language->len, ==, 1);
  assert_fault (language, TRUE, "/summary", "own language, “en”");
}

/* What is no fault: a date within its own uncertainty of the phase, an interval that reaches out of it, open ends,
 * steps that may be in order. */
static void
test_no_faults (void)
{
  static const Mutation harmless[] = {
    { "/events/0/date", "\"1993~\"", NULL, NULL },
    { "/events/0/date", "\"1989-12?\"", NULL, NULL },
    { "/events/0/date", "\"1989/1990\"", NULL, NULL },
    { "/events/0/date", "\"../1990\"", NULL, NULL },
    { "/events/0/date", "\"199X\"", NULL, NULL },
    { "/phases/1/date", "\"1990/2000\"", NULL, NULL },
    { "/relations/1/date", "\"1990\"", NULL, NULL },
    { "/version", "3.0", NULL, NULL },
    { "/assessments/0/rating", "-2e0", NULL, NULL },
    { "/license", NULL, NULL, NULL },
    { "/moments", "[]", NULL, NULL },
    { "/story/0/text", "\"`[@none]` \\\\[@none] [@book](https://x.org) [@book] [@treaty]\"", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      g_autoptr(EntCase) item = NULL;
      g_autoptr(GPtrArray) faults = faults_of (harmless[i].pointer, harmless[i].value, &item);

      g_test_message ("%s", harmless[i].value);
      for (guint j = 0; j < faults->len; j++)
        g_test_message ("has %s", ((EntFault *) g_ptr_array_index (faults, j))->message);
      g_assert_cmpuint (faults->len, ==, 0);
      g_assert_nonnull (item);
    }
}

static void
test_later_format (void)
{
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  const char *bytes = "{\"format\": 2, \"shape\": \"unknown\"}";

  g_assert_null (ent_case_file_parse (bytes, strlen (bytes), NULL, faults, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_NEW);
  g_assert_cmpuint (faults->len, ==, 1);
  assert_fault (faults, FALSE, "/format", "format 2");

  g_clear_error (&error);
  g_assert_null (ent_codebook_file_parse (bytes, strlen (bytes), NULL, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_NEW);
}

/* Without a codebook no factor is unknown. */
static void
test_no_codebook (void)
{
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(EntCase) item = ent_case_file_parse (fixture_case, strlen (fixture_case), NULL, faults, NULL);

  g_assert_nonnull (item);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* The schema's lists of words and the model's are the same. */
static void
test_words (void)
{
  static const char * const types[] = { "article", "legal_case", "webpage", "treaty" };
  g_autoptr(GPtrArray) faults = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *value = g_strdup_printf ("\"%s\"", types[i]);
      g_autoptr(EntCase) item = NULL;
      g_autoptr(GPtrArray) none = faults_of ("/sources/0/type", value, &item);

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_cmpstr (ent_case_find_source (item, "book")->type, ==, types[i]);
    }
  for (int level = 0; level < ENT_N_RELATION_LEVELS; level++)
    {
      g_autofree char *value = g_strdup_printf ("\"%s\"", ent_relation_level_to_word ((EntRelationLevel) level));
      g_autoptr(EntCase) item = NULL;
      g_autoptr(GPtrArray) none = faults_of ("/relations/0/level", value, &item);

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_cmpint (((EntRelationStep *) g_ptr_array_index (item->relations, 0))->level, ==, level);
    }
  for (int kind = 0; kind <= ENT_ACTOR_GROUP; kind++)
    {
      g_autofree char *value = g_strdup_printf ("\"%s\"", ent_actor_kind_to_word ((EntActorKind) kind));
      g_autoptr(EntCase) item = NULL;
      g_autoptr(GPtrArray) none = faults_of ("/actors/0/kind", value, &item);

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_cmpint (ent_case_find_actor (item, "a")->kind, ==, kind);
    }
  for (int kind = 0; kind <= ENT_MOMENT_RELATIONS; kind++)
    {
      g_autofree char *value = g_strdup_printf ("\"%s\"", ent_moment_kind_to_word ((EntMomentKind) kind));
      g_autoptr(EntCase) item = NULL;
      g_autoptr(GPtrArray) none = faults_of ("/moments/0/kind", value, &item);

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_nonnull (ent_case_find_moment (item, (EntMomentKind) kind));
    }
  faults = faults_of ("/moments/0/kind", "\"\"", NULL);
  assert_fault (faults, FALSE, "/moments/0/kind", "is empty");
}

/* A file that is no object at all. */
static void
test_root (void)
{
  static const char * const roots[] = { "[]", "\"x\"", "1", "null", "true" };

  for (gsize i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autoptr(GPtrArray) faults = ent_faults_new ();
      g_autoptr(GError) error = NULL;

      g_assert_null (ent_case_file_parse (roots[i], strlen (roots[i]), NULL, faults, &error));
      g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
      assert_fault (faults, FALSE, "", "an object");
      g_clear_error (&error);
      g_assert_null (ent_codebook_file_parse (roots[i], strlen (roots[i]), NULL, &error));
      g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/case/valid", test_valid);
  g_test_add_func ("/exchange/case/schema", test_schema);
  g_test_add_func ("/exchange/case/records", test_records);
  g_test_add_func ("/exchange/case/all-in-one-run", test_all_in_one_run);
  g_test_add_func ("/exchange/case/warnings", test_warnings);
  g_test_add_func ("/exchange/case/no-faults", test_no_faults);
  g_test_add_func ("/exchange/case/later-format", test_later_format);
  g_test_add_func ("/exchange/case/no-codebook", test_no_codebook);
  g_test_add_func ("/exchange/case/words", test_words);
  g_test_add_func ("/exchange/case/root", test_root);

  return g_test_run ();
}
