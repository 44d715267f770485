/* What the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) says that must be.
 *
 * Each line of the table is one requirement, in our own words, with the section it stands in; the function beside
 * it looks at all that Entente writes of random notes, and each of the documents beside it, a good one with one
 * thing changed, must be refused with the place of the fault.  A requirement on whoever reads has a function that
 * reads. */

#include "config.h"

#include "annotation-musts.h"
#include "fixtures.h"

#include "ent-annotation-read.h"
#include "ent-annotation-write.h"

typedef struct
{
  const char *pointer;  /* what is changed */
  const char *value;    /* JSON; NULL: it is taken away */
  const char *fault;    /* where the fault is said to be */
} Broken;

typedef void (*CheckFunc) (JsonObject *root);

typedef struct
{
  const char *section;
  const char *text;
  CheckFunc   check;
  Broken      broken[8];
} Must;

#define TWO_TIMES "[\"2026-01-01T00:00:00Z\", \"2026-01-02T00:00:00Z\"]"
#define TIMES(name) \
  { A "/" name, TWO_TIMES, A "/" name }, { A "/" name, "\"2026-01-01T00:00:00+00:00\"", A "/" name }, \
  { A "/" name, "\"2026-01-01\"", A "/" name }, { A "/" name, "\"2026-02-30T00:00:00Z\"", A "/" name }, \
  { A "/" name, "2026", A "/" name }
#define TYPES(index, type) \
  { S "/" index "/type", "[\"" type "\", \"x:Other\"]", S "/" index "/type" }, \
  { S "/" index "/type", NULL, S "/" index }

static const Must musts[] = {
  { "3.1", "An annotation has a context, the model's among them.", check_context,
    { { "/@context", NULL, "" }, { "/@context", "\"http://www.w3.org/ns/oa.jsonld\"", "/@context" },
      { "/@context", "{}", "/@context" }, { "/@context", "[\"x:a\", \"x:b\"]", "/@context" } } },
  { "3.1", "A context alone is a string.", check_context, { { "/@context", "[\"" CONTEXT "\"]", "/@context" } } },
  { "3.1", "An annotation has one IRI.", check_annotation_ids,
    { { A "/id", NULL, A }, { A "/id", "[\"x:a\", \"x:b\"]", A "/id" }, { A "/id", "\"a b\"", A "/id" },
      { A "/id", "7", A "/id" } } },
  { "3.1", "An annotation has a type, Annotation among them.", check_annotation_types,
    { { A "/type", NULL, A }, { A "/type", "\"Note\"", A "/type" }, { A "/type", "[]", A "/type" } } },
  { "3.1", "An annotation has one target or more.", check_targets,
    { { A "/target", NULL, A }, { A "/target", "[]", A "/target" } } },
  { "3.2.1", "What stands elsewhere has one IRI.", check_external,
    { { A "/body/1/id", NULL, A "/body/1" }, { A "/body/1/id", "[\"x:a\", \"x:b\"]", A "/body/1/id" },
      { A "/target", "{\"type\": \"Text\"}", A "/target" }, { A "/target", "\"some page\"", A "/target" },
      { A "/body/1", "\"plain words\"", A "/body/1" } } },
  { "3.2.1", "The direction of a text is ltr, rtl or auto.", check_directions,
    { { A "/body/1/textDirection", "\"up\"", A "/body/1/textDirection" },
      { A "/target/textDirection", "[\"ltr\", \"rtl\"]", A "/target/textDirection" } } },
  { "3.2.3", "What stands elsewhere has one IRI, also with a fragment.", check_sources,
    { { A "/target", "{\"id\": \"#x\"}", A "/target/id" } } },
  { "3.2.4", "A textual body has one value.", check_values,
    { { A "/body/0/value", NULL, A "/body/0" }, { A "/body/0/value", "[\"a\", \"b\"]", A "/body/0/value" },
      { A "/body/0/value", "5", A "/body/0/value" } } },
  { "3.2.5", "Where there is a string body there is no other.", check_string_bodies,
    { { A "/bodyValue", "\"Words\"", A "/bodyValue" } } },
  { "3.2.5", "A string body is one string, and no type is said.", check_string_bodies,
    { { A "/bodyValue", "5", A "/bodyValue" }, { A "/bodyValue", "[\"a\", \"b\"]", A "/bodyValue" },
      { A "/bodyValue", "{\"@value\": \"a\", \"@type\": \"x:y\"}", A "/bodyValue" } } },
  { "3.2.5", "A string body has no language.", check_string_bodies,
    { { A "/bodyValue", "{\"@value\": \"a\", \"@language\": \"en\"}", A "/bodyValue" },
      { A "/bodyValue", "{\"en\": \"a\"}", A "/bodyValue" } } },
  { "3.2.5", "A string body is the value of a textual body, which is plain text.", check_string_body_read, { { 0 } } },
  { "3.2.5", "A string body has no properties of the annotation.", check_string_body_read, { { 0 } } },
  { "3.2.5", "Words that are not such are a textual body.", check_values, { { 0 } } },
  { "3.2.7", "A choice has one type, Choice.", check_choices,
    { { A "/body/2/type", "[\"Choice\", \"x:y\"]", A "/body/2/type" }, { A "/body/2/type", NULL, A "/body/2" },
      { A "/body/2/items", "[]", A "/body/2/items" }, { A "/body/2/items", NULL, A "/body/2" } } },
  { "3.3.1", "There is one time of creation at most, in UTC.", check_times, { TIMES ("created") } },
  { "3.3.1", "There is one time of change at most, in UTC.", check_times, { TIMES ("modified") } },
  { "3.3.1", "There is one time of writing at most, in UTC.", check_times, { TIMES ("generated") } },
  { "3.3.1", "So it is with bodies.", check_times,
    { { A "/body/0/created", TWO_TIMES, A "/body/0/created" },
      { A "/body/1/modified", "\"now\"", A "/body/1/modified" } } },
  { "3.3.2", "An agent has one IRI at most.", check_agents,
    { { A "/creator/id", "[\"x:a\", \"x:b\"]", A "/creator/id" }, { A "/creator/id", "\"Ann\"", A "/creator/id" },
      { A "/generator", "{\"id\": [\"x:a\", \"x:b\"]}", A "/generator/id" } } },
  { "3.3.3", "What describes an audience begins with schema:.", check_nothing_else,
    { { A "/audience/role", "\"teacher\"", A "/audience/role" },
      { A "/audience/type", "\"EducationalAudience\"", A "/audience/type" } } },
  { "3.3.6", "Rights are IRIs.", check_nothing_else,
    { { A "/rights", "\"free for all\"", A "/rights" }, { A "/rights", "[\"x:a\", 5]", A "/rights/1" } } },
  { "3.3.7", "A canonical IRI is never changed nor taken away.", check_canonical_read, { { 0 } } },
  { "4", "A specific resource has one source.", check_sources,
    { { A "/target/source", NULL, A "/target" }, { A "/target/source", "[\"x:a\", \"x:b\"]", A "/target/source" },
      { A "/target/source", "{\"type\": \"Text\"}", A "/target/source" } } },
  { "4.2", "Of several segments one is picked.", check_one_segment_read, { { 0 } } },
  { "4.2.1", "A fragment selector has one type.", check_fragments, { TYPES ("0", "FragmentSelector") } },
  { "4.2.1", "A fragment selector has one value.", check_fragments,
    { { S "/0/value", NULL, S "/0" }, { S "/0/value", "[\"a\", \"b\"]", S "/0/value" } } },
  { "4.2.1", "A fragment selector says once at most what it conforms to.", check_fragments,
    { { S "/0/conformsTo", "[\"x:a\", \"x:b\"]", S "/0/conformsTo" } } },
  { "4.2.2", "A CSS selector has one type.", check_selectors, { TYPES ("1", "CssSelector") } },
  { "4.2.2", "A CSS selector has one value.", check_selectors,
    { { S "/1/value", NULL, S "/1" }, { S "/1/value", "[]", S "/1/value" } } },
  { "4.2.3", "An XPath selector has one type.", check_selectors, { TYPES ("2", "XPathSelector") } },
  { "4.2.3", "An XPath selector has one value.", check_selectors,
    { { S "/2/value", NULL, S "/2" }, { S "/2/value", "[\"a\", \"b\"]", S "/2/value" } } },
  { "4.2.4", "A quote selector has one type.", check_quotes, { TYPES ("3", "TextQuoteSelector") } },
  { "4.2.4", "A quote selector quotes once.", check_quotes,
    { { S "/3/exact", NULL, S "/3" }, { S "/3/exact", "[\"a\", \"b\"]", S "/3/exact" },
      { S "/3/exact", "5", S "/3/exact" } } },
  { "4.2.4", "A quote selector has one prefix at most.", check_quotes,
    { { S "/3/prefix", "[\"a\", \"b\"]", S "/3/prefix" } } },
  { "4.2.4", "A quote selector has one suffix at most.", check_quotes,
    { { S "/3/suffix", "[\"a\", \"b\"]", S "/3/suffix" } } },
  { "4.2.4", "Characters are Unicode's code points.", check_code_points, { { 0 } } },
  { "4.2.4", "Characters are in logical order.", check_logical_order, { { 0 } } },
  { "4.2.4", "Quoted text is without marks.", check_normalized, { { 0 } } },
  { "4.2.5", "A position selector has one type.", check_positions, { TYPES ("4", "TextPositionSelector") } },
  { "4.2.5", "A position selector has one start, an integer not below 0.", check_positions,
    { { S "/4/start", NULL, S "/4" }, { S "/4/start", "-1", S "/4/start" }, { S "/4/start", "1.5", S "/4/start" },
      { S "/4/start", "\"3\"", S "/4/start" }, { S "/4/start", "[1, 2]", S "/4/start" } } },
  { "4.2.5", "A position selector has one end, an integer not below 0.", check_positions,
    { { S "/4/end", NULL, S "/4" }, { S "/4/end", "-1", S "/4/end" }, { S "/4/end", "[1, 2]", S "/4/end" } } },
  { "4.2.5", "Text is counted as it is quoted.", check_code_points, { { 0 } } },
  { "4.2.6", "A data position selector has one type.", check_selectors, { TYPES ("5", "DataPositionSelector") } },
  { "4.2.6", "A data position selector has one start and one end.", check_selectors,
    { { S "/5/start", NULL, S "/5" }, { S "/5/end", NULL, S "/5" }, { S "/5/end", "[1, 2]", S "/5/end" } } },
  { "4.2.7", "An SVG selector has one type.", check_selectors, { TYPES ("6", "SvgSelector") } },
  { "4.2.7", "The value of an SVG selector is well-formed SVG.", check_selectors,
    { { S "/6/value", "\"<svg>\"", S "/6/value" }, { S "/6/value", "\"<p/>\"", S "/6/value" },
      { S "/6/value", "\"\"", S "/6/value" }, { S "/6/value", "[\"<svg/>\", \"<svg/>\"]", S "/6/value" } } },
  { "4.2.8", "A range selector has one type.", check_selectors, { TYPES ("7", "RangeSelector") } },
  { "4.2.8", "A range selector has one beginning.", check_selectors,
    { { S "/7/startSelector", NULL, S "/7" }, { S "/7/startSelector", "[\"x:a\", \"x:b\"]", S "/7/startSelector" } } },
  { "4.2.8", "A range selector has one end.", check_selectors,
    { { S "/7/endSelector", NULL, S "/7" }, { S "/7/endSelector", "[\"x:a\", \"x:b\"]", S "/7/endSelector" } } },
  { "4.3", "Of several states one is picked, and looked at before selectors.", check_states_read, { { 0 } } },
  { "4.3.1", "A time state has one type.", check_nothing_else,
    { { A "/target/state/0/type", "[\"TimeState\", \"x:y\"]", A "/target/state/0/type" } } },
  { "4.3.1", "The times of a state are in UTC.", check_nothing_else,
    { { A "/target/state/0/sourceDateStart", "\"2026\"", A "/target/state/0/sourceDateStart" },
      { A "/target/state/0/sourceDateEnd", "\"2026\"", A "/target/state/0/sourceDateEnd" },
      { A "/target/state/0", "{\"type\": \"TimeState\", \"sourceDate\": [\"2026-01-01T00:00:00Z\", \"2026\"]}",
        A "/target/state/0/sourceDate/1" } } },
  { "4.3.1", "A state has one moment or an interval.", check_nothing_else,
    { { A "/target/state/0/sourceDate", "\"2026-01-01T00:00:00Z\"", A "/target/state/0/sourceDate" } } },
  { "4.3.1", "An interval has both ends.", check_nothing_else,
    { { A "/target/state/0/sourceDateStart", NULL, A "/target/state/0" },
      { A "/target/state/0/sourceDateEnd", NULL, A "/target/state/0" } } },
  { "4.3.2", "A request state has one type.", check_nothing_else,
    { { A "/target/state/1/type", "[\"HttpRequestState\", \"x:y\"]", A "/target/state/1/type" } } },
  { "4.3.2", "A request state has one value.", check_nothing_else,
    { { A "/target/state/1/value", NULL, A "/target/state/1" },
      { A "/target/state/1/value", "[\"a\", \"b\"]", A "/target/state/1/value" } } },
  { "4.4", "A style is a CssStylesheet if it says what it is.", check_nothing_else,
    { { A "/stylesheet/type", "\"Sheet\"", A "/stylesheet/type" },
      { A "/stylesheet", "[\"x:a\", \"x:b\"]", A "/stylesheet" } } },
  { "4.4", "Nobody relies on styles; a class that no style has is passed over.", check_style_read, { { 0 } } },
  { "5.1", "A collection has a context, one IRI and its type; its label is a string.", check_collection,
    { { "/id", NULL, "" }, { "/id", "[\"x:a\", \"x:b\"]", "/id" }, { "/type", NULL, "" },
      { "/label", "5", "/label" } } },
  { "5.1", "A total is an integer not below 0.", check_total,
    { { "/total", "-1", "/total" }, { "/total", "\"1\"", "/total" }, { "/total", "[1, 2]", "/total" } } },
  { "5.1", "A collection of anything has one first page.", check_total,
    { { "/first", NULL, "" }, { "/first", "[\"x:a\", \"x:b\"]", "/first" } } },
  { "5.2", "A page has one IRI and its type.", check_page,
    { { "/first/id", NULL, "/first" }, { "/first/type", NULL, "/first" },
      { "/first/type", "\"Page\"", "/first/type" } } },
  { "5.2", "A page that stands alone has a context.", check_page_context, { { 0 } } },
  { "5.2", "A page has an array of one annotation or more.", check_page,
    { { "/first/items", NULL, "/first" }, { "/first/items", "[]", "/first/items" },
      { "/first/items", "{}", "/first/items" },
      { "/first/items/0", "\"x:a\"", "/first/items/0" } } },
  { "5.2", "A page that is not the last has the IRI of the next.", check_page,
    { { "/first/next", "5", "/first/next" }, { "/first/next", "\"page two\"", "/first/next" } } },
  { "5.2", "A page begins once, at an integer not below 0.", check_page,
    { { "/first/startIndex", "-1", "/first/startIndex" }, { "/first/startIndex", "[1, 2]", "/first/startIndex" } } },
};

/* Three hundred notes with everything in them, written. */
static JsonNode *
write_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 300; i++)
    {
      EntNote *note = ent_fixture_note_new_random (rand, (i % 10) / 9.0);

      note->created_usec = (gint64) g_rand_int (rand) * 100000;
      note->modified_usec = note->created_usec + g_rand_int (rand);
      note->layer = i % 2 == 0 ? g_strdup ("6ba7b811-9dad-11d1-80b4-00c04fd430c8") : NULL;
      g_ptr_array_add (notes, note);
    }
  text = ent_annotations_to_string (notes, NULL, NULL);
  return json_from_string (text, NULL);
}

static void
test_written (void)
{
  g_autoptr(JsonNode) root = write_random ();

  for (gsize i = 0; i < G_N_ELEMENTS (musts); i++)
    {
      g_test_message ("%s: %s", musts[i].section, musts[i].text);
      musts[i].check (json_node_get_object (root));
    }
}

static void
assert_refused (const Broken *broken)
{
  g_autoptr(JsonNode) root = json_from_string (good_document, NULL);
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean found = FALSE;

  fixture_patch (root, broken->pointer, broken->value);
  text = json_to_string (root, FALSE);
  g_assert_null (ent_annotations_parse (text, strlen (text), NULL, faults, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
  for (guint i = 0; i < faults->len; i++)
    {
      const EntFault *fault = faults->pdata[i];

      g_test_message ("  %s: %s", fault->path, fault->message);
      found = found || strcmp (fault->path, broken->fault) == 0;
    }
  g_assert_true (found);
}

static void
test_refused (void)
{
  g_autoptr(EntNote) whole = read_changed (NULL, NULL);

  g_assert_cmpstr (whole->target->anchor->exact, ==, "w");
  for (gsize i = 0; i < G_N_ELEMENTS (musts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (musts[i].broken) && musts[i].broken[j].pointer != NULL; j++)
      {
        g_test_message ("%s: %s: %s", musts[i].section, musts[i].text, musts[i].broken[j].pointer);
        assert_refused (&musts[i].broken[j]);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annotation/musts/written", test_written);
  g_test_add_func ("/annotation/musts/refused", test_refused);
  return g_test_run ();
}
