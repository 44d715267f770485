/* Whether Entente reads as the Web Annotation Data Model says that it must be read. */

#include "config.h"

#include "annotation-musts.h"

#include "ent-annotation-read.h"
#include "ent-plain-text.h"
#include "ent-uuid.h"

const char good_document[] =
  "{\"@context\": \"" CONTEXT "\", \"id\": \"https://example.org/c\", \"type\": \"AnnotationCollection\","
  " \"label\": \"All\", \"total\": 1, \"last\": \"https://example.org/p\","
  " \"first\": {\"id\": \"https://example.org/p\", \"type\": \"AnnotationPage\", \"startIndex\": 0, \"items\": ["
  "  {\"id\": \"https://example.org/a\", \"type\": \"Annotation\", \"motivation\": \"commenting\","
  "   \"created\": \"2026-01-01T00:00:00Z\", \"modified\": \"2026-01-01T00:00:00.25Z\","
  "   \"generated\": \"2026-01-01T00:00:00Z\","
  "   \"creator\": {\"id\": \"x:ann\", \"type\": \"Person\", \"name\": \"Ann\"},"
  "   \"audience\": {\"id\": \"x:all\", \"type\": \"schema:Audience\", \"schema:name\": \"all\"},"
  "   \"rights\": \"x:free\", \"stylesheet\": {\"type\": \"CssStylesheet\", \"value\": \"a {}\"},"
  "   \"body\": [{\"type\": \"TextualBody\", \"value\": \"Words\", \"format\": \"text/plain\"},"
  "              {\"id\": \"https://example.org/b\", \"type\": \"Text\", \"textDirection\": \"auto\"},"
  "              {\"type\": \"Choice\", \"items\": [\"https://example.org/d\"]}],"
  "   \"target\": {\"type\": \"SpecificResource\", \"source\": \"https://example.org/t\", \"styleClass\": \"a\","
  "    \"selector\": [{\"type\": \"FragmentSelector\", \"value\": \"x\", \"conformsTo\": \"x:y\"},"
  "                   {\"type\": \"CssSelector\", \"value\": \"p\"}, {\"type\": \"XPathSelector\", \"value\": \"//p\"},"
  "                   {\"type\": \"TextQuoteSelector\", \"exact\": \"w\", \"prefix\": \"v\", \"suffix\": \"x\"},"
  "                   {\"type\": \"TextPositionSelector\", \"start\": 3, \"end\": 4},"
  "                   {\"type\": \"DataPositionSelector\", \"start\": 3, \"end\": 4},"
  "                   {\"type\": \"SvgSelector\", \"value\": \"<svg/>\"},"
  "                   {\"type\": \"RangeSelector\", \"startSelector\": {\"type\": \"XPathSelector\", \"value\": \"a\"},"
  "                    \"endSelector\": {\"type\": \"XPathSelector\", \"value\": \"b\"}}],"
  "    \"state\": [{\"type\": \"TimeState\", \"sourceDateStart\": \"2026-01-01T00:00:00Z\","
  "                 \"sourceDateEnd\": \"2026-01-02T00:00:00Z\"},"
  "                {\"type\": \"HttpRequestState\", \"value\": \"Accept: text/html\"}]}}]}}";

EntNote *
read_changed (const char *pointer,
              const char *value)
{
  g_autoptr(JsonNode) root = json_from_string (good_document, NULL);
  g_autofree char *text = NULL;
  g_autoptr(EntAnnotations) annotations = NULL;
  g_autoptr(GError) error = NULL;

  if (pointer != NULL)
    fixture_patch (root, pointer, value);
  text = json_to_string (root, FALSE);
  annotations = ent_annotations_parse (text, strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annotations->notes->len, ==, 1);
  return g_ptr_array_steal_index (annotations->notes, 0);
}

void
check_string_body_read (JsonObject *root)
{
  g_autoptr(JsonNode) node = json_from_string (good_document, NULL);
  g_autofree char *text = NULL;
  g_autoptr(EntAnnotations) annotations = NULL;

  fixture_patch (node, A "/body", NULL);
  fixture_patch (node, A "/bodyValue", "\"*a* &lt; [b](c)\"");
  fixture_patch (node, A "/format", "\"text/markdown\"");
  text = json_to_string (node, FALSE);
  annotations = ent_annotations_parse (text, strlen (text), NULL, NULL, NULL);
  g_assert_nonnull (annotations);
  {
    const EntNote *note = annotations->notes->pdata[0];
    g_autoptr(EntPlainText) plain = ent_plain_text_new (note->body);

    g_assert_true (g_str_has_prefix (plain->text, "*a* &lt; [b](c)\n\n"));
  }
}

void
check_canonical_read (JsonObject *root)
{
  g_autoptr(EntNote) uuid = read_changed (A "/canonical", "\"urn:uuid:dbfb1861-0ecf-41ad-be94-a584e5c4f1df\"");
  g_autoptr(EntNote) other = read_changed (A "/canonical", "\"https://example.org/canonical\"");
  g_autofree char *id = ent_uuid_derive (ENT_UUID_SPACE_URL, "https://example.org/canonical");

  g_assert_cmpstr (uuid->id, ==, "dbfb1861-0ecf-41ad-be94-a584e5c4f1df");
  g_assert_cmpstr (other->id, ==, id);
  g_assert_nonnull (strstr (other->body, "<https://example.org/canonical>"));
}

void
check_one_segment_read (JsonObject *root)
{
  g_autoptr(EntNote) note = read_changed (S "/-", "{\"type\": \"TextQuoteSelector\", \"exact\": \"other\"}");

  g_assert_cmpstr (note->target->anchor->exact, ==, "w");
  g_assert_cmpuint (note->target->anchor->start, ==, 3);
}

/* A note has the words that it was given, whatever state of the source they are from, and no style. */
void
check_states_read (JsonObject *root)
{
  g_autoptr(EntNote) with = read_changed (NULL, NULL);
  g_autoptr(EntNote) without = read_changed (A "/target/state", NULL);

  without->created_usec = with->created_usec;
  g_assert_true (ent_note_equal (with, without));
}

void
check_style_read (JsonObject *root)
{
  g_autoptr(EntNote) with = read_changed (NULL, NULL);
  g_autoptr(EntNote) without = read_changed (A "/stylesheet", NULL);

  g_assert_true (ent_note_equal (with, without));
}

/* Ours never stands alone. */
void
check_page_context (JsonObject *root)
{
  static const char page[] =
    "\"id\": \"x:p\", \"type\": \"AnnotationPage\","
    " \"items\": [{\"id\": \"x:a\", \"type\": \"Annotation\", \"target\": \"x:t\"}]}";
  g_autofree char *with = g_strconcat ("{\"@context\": \"" CONTEXT "\", ", page, NULL);
  g_autofree char *without = g_strconcat ("{", page, NULL);
  g_autoptr(EntAnnotations) good_page = ent_annotations_parse (with, strlen (with), NULL, NULL, NULL);

  g_assert_nonnull (good_page);
  g_assert_null (ent_annotations_parse (without, strlen (without), NULL, NULL, NULL));
}
