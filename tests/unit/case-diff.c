/* What a new version of a case changes. */
#include "config.h"

#include "ent-case-diff.h"
#include "exchange-fixture.h"
#include "store-fixture.h"

/* Each change and each field of it on a line: "changed event/attack title: Attack → Raid". */
static char *
dup_lines (const EntCaseDiff *diff)
{
  static const char * const kinds[] = { "added", "changed", "removed" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < diff->changes->len; i++)
    {
      const EntChange *change = g_ptr_array_index (diff->changes, i);
      g_autofree char *head = g_strdup_printf ("%s %s%s%s", kinds[change->kind], change->part, change->id != NULL ? "/" : "",
                                               change->id != NULL ? change->id : "");

      g_assert_nonnull (change->title);
      g_assert_cmpint (change->fields->len > 0, ==, change->kind == ENT_CHANGE_CHANGED);
      if (change->kind != ENT_CHANGE_CHANGED)
        g_string_append_printf (out, "%s\n", head);
      for (guint j = 0; j < change->fields->len; j++)
        {
          const EntFieldChange *field = g_ptr_array_index (change->fields, j);

          /* Whatever it is, a person can see it. */
          g_assert_cmpstr (field->before, !=, field->after);
          g_string_append_printf (out, "%s %s: %s → %s\n", head, field->field, field->before != NULL ? field->before : "-",
                                  field->after != NULL ? field->after : "-");
        }
    }
  return g_string_free (out, FALSE);
}

static EntCase *
parse_node (JsonNode *root)
{
  g_autofree char *text = json_to_string (root, FALSE);
  g_autoptr(EntCodebook) codebook = fixture_codebook_new ();
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  GError *error = NULL;
  EntCase *item = ent_case_file_parse (text, strlen (text), codebook, faults, &error);

  g_assert_no_error (error);
  return item;
}

/* The small case with the value at @pointer set, or removed. */
static EntCase *
patched_new (const char *pointer,
             const char *value)
{
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);

  if (pointer != NULL)
    fixture_patch (root, pointer, value);
  return parse_node (root);
}

static void
assert_lines (EntCase    *before,
              EntCase    *after,
              const char *expected)
{
  g_autoptr(EntCaseDiff) diff = ent_case_diff_new (before, after);
  g_autofree char *lines = dup_lines (diff);

  g_assert_cmpstr (lines, ==, expected);
}

/* Every member of the format: its place in the schema, one that is there or may be there in the small case, another value, and
 * what is then said. */
typedef struct
{
  const char *member;   /* "events/place/lat" */
  const char *pointer;
  const char *value;
  const char *line;
} Member;

static const Member members[] = {
  { "language", "/language", "\"fr\"", "changed case language: en → fr" },
  { "license", "/license", "\"CC0-1.0\"", "changed case license: CC-BY-SA-4.0 → CC0-1.0" },
  { "updated", "/updated", "\"2026-01-03\"", "changed case updated: 2026-01-02 → 2026-01-03" },
  { "title", "/title/en", "\"A with B\"", "changed case title: A and B → A with B" },
  { "title", "/title/vi", "\"A với B\"", "changed case title: vi: A và B → vi: A với B" },
  { "title", "/title/ko", "\"에이와 비\"", "changed case title: - → ko: 에이와 비" },
  { "short", "/short", NULL, "changed case short: A–B → -" },
  { "summary", "/summary", "\"Peace.\"", "changed case summary: Two neighbours.\nA war, a peace. → Peace." },
  { "status", "/status", "\"peace\"", "changed case status: cold peace → peace" },
  { "outcome", "/outcome", "\"Warm.\"", "changed case outcome: Still “cold”. → Warm." },
  { "period", "/period", "\"1989/..\"", "changed case period: 1990/.. → 1989/.." },
  { "moments/kind", "/moments/1/kind", "\"war-end\"",
    "changed case moments: Start of war: 1990-02-01 (Attack)\nAgreement: 1994~ → Start of war: 1990-02-01 (Attack)\nEnd of war: 1994~" },
  { "moments/date", "/moments/1/date", "\"1994\"",
    "changed case moments: Start of war: 1990-02-01 (Attack)\nAgreement: 1994~ → Start of war: 1990-02-01 (Attack)\nAgreement: 1994" },
  { "moments/event", "/moments/1/event", "\"accord\"",
    "changed case moments: Start of war: 1990-02-01 (Attack)\nAgreement: 1994~ → "
    "Start of war: 1990-02-01 (Attack)\nAgreement: 1994~ (Accord)" },
  { "parties", "/parties", "[\"b\", \"a\"]", "changed case parties: Aland, Bland → Bland, Aland" },

  { "actors/name", "/actors/1/name/en", "\"Blandia\"", "changed actor/b name: Bland → Blandia" },
  { "actors/native", "/actors/0/native/ar", "\"آ\"", "changed actor/a native: ar: ا → ar: آ" },
  { "actors/kind", "/actors/2/kind", "\"group\"", "changed actor/ann kind: Person → Group" },
  { "actors/party", "/actors/2/party", "\"b\"", "changed actor/ann party: Aland → Bland" },
  { "actors/role", "/actors/2/role", "\"Minister\"", "changed actor/ann role: Envoy → Minister" },
  { "actors/active", "/actors/0/active", "\"1949/..\"", "changed actor/a active: 1948/.. → 1949/.." },

  { "phases/title", "/phases/0/title", "\"Fighting\"", "changed phase/war title: War → Fighting" },
  { "phases/date", "/phases/0/date", "\"1989/1992\"", "changed phase/war date: 1990/1992 → 1989/1992" },
  { "phases/text", "/phases/1/text", "\"Slow.\"", "changed phase/talks text: - → Slow." },

  { "relations/date", "/relations/1/date", "\"1993-02\"", "changed relation date: 1993 → 1993-02" },
  { "relations/level", "/relations/1/level", "\"contacts\"", "changed relation level: Dialogue → Contacts" },
  { "relations/event", "/relations/1/event", "\"fair\"", "changed relation event: - → Fair" },
  { "relations/event", "/relations/0/event", "\"fair\"", "changed relation event: Attack → Fair" },
  { "relations/text", "/relations/0/text", "\"Shots.\"", "changed relation text: Shells. → Shots." },
  { "relations/sources", "/relations/0/sources/0", "\"treaty\"",
    "changed relation sources: Lee and The Institute, A Book (about 1999); Treaty (1994–1995), Article 1 → "
    "Treaty (1994–1995); Treaty (1994–1995), Article 1" },
  { "relations/sources/source", "/relations/0/sources/1/source", "\"book\"",
    "changed relation sources: Lee and The Institute, A Book (about 1999); Treaty (1994–1995), Article 1 → "
    "Lee and The Institute, A Book (about 1999); Lee and The Institute, A Book (about 1999), Article 1" },
  { "relations/sources/locator", "/relations/0/sources/1/locator", "\"Article 2\"",
    "changed relation sources: Lee and The Institute, A Book (about 1999); Treaty (1994–1995), Article 1 → "
    "Lee and The Institute, A Book (about 1999); Treaty (1994–1995), Article 2" },

  { "events/date", "/events/0/date", "\"1990-02-02\"", "changed event/attack date: 1990-02-01 → 1990-02-02" },
  { "events/title", "/events/0/title", "\"Raid\"", "changed event/attack title: Attack → Raid" },
  { "events/label", "/events/0/label", "\"Raid\"", "changed event/attack label: Att. → Raid" },
  { "events/text", "/events/0/text", "\"At noon.\"", "changed event/attack text: At dawn. → At noon." },
  { "events/place", "/events/0/place", NULL, "changed event/attack place: Hill, Åland Islands (60.1°, -19.935°) → -" },
  { "events/place/name", "/events/1/place/name", "\"City\"", "changed event/fair place: Town → City" },
  { "events/place/name", "/events/1/place/name", "{\"en\": \"Town\", \"fr\": \"Ville\"}", "changed event/fair place: *" },
  { "events/place/country", "/events/0/place/country", "\"FI\"", "changed event/attack place: *" },
  { "events/place/lat", "/events/0/place/lat", "60.25", "changed event/attack place: *" },
  { "events/place/lon", "/events/0/place/lon", "-19.5", "changed event/attack place: *" },
  { "events/actors", "/events/0/actors/1", NULL, "changed event/attack actors: Aland, Bland → Aland" },
  { "events/phase", "/events/1/phase", NULL, "changed event/fair phase: Talks → -" },
  { "events/factors", "/events/0/factors/distrust", "\"+\"", "changed event/attack factors: − distrust → + distrust" },
  { "events/importance", "/events/0/importance", "2", "changed event/attack importance: turning point → important" },
  { "events/certainty", "/events/0/certainty", "\"unverified\"", "changed event/attack certainty: verified → unverified" },
  { "events/sources", "/events/0/sources", "[\"book\", \"treaty\"]",
    "changed event/attack sources: Lee and The Institute, A Book (about 1999) → "
    "Lee and The Institute, A Book (about 1999); Treaty (1994–1995)" },
  { "events/sources/source", "/events/2/sources/0/source", "\"book\"",
    "changed event/accord sources: Treaty (1994–1995), p. 3 → Lee and The Institute, A Book (about 1999), p. 3" },
  { "events/sources/locator", "/events/2/sources/0/locator", "\"p. 4\"",
    "changed event/accord sources: Treaty (1994–1995), p. 3 → Treaty (1994–1995), p. 4" },

  { "assessments/rating", "/assessments/0/rating", "-1", "changed factor/distrust rating: −2 → −1" },
  { "assessments/confidence", "/assessments/0/confidence", "\"low\"",
    "changed factor/distrust confidence: high confidence → low confidence" },
  { "assessments/rationale", "/assessments/0/rationale", "\"They fought.\"",
    "changed factor/distrust rationale: They shot. → They fought." },
  { "assessments/evidence", "/assessments/0/evidence", "[\"attack\", \"accord\"]",
    "changed factor/distrust evidence: Attack → Attack, Accord" },
  { "assessments/sources", "/assessments/0/sources/0", "\"treaty\"", "changed factor/distrust sources: *" },
  { "assessments/sources/source", "/assessments/0/sources/0", "{\"source\": \"treaty\", \"locator\": \"p. 1\"}",
    "changed factor/distrust sources: *" },
  { "assessments/sources/locator", "/assessments/0/sources/0", "{\"source\": \"book\", \"locator\": \"p. 1\"}",
    "changed factor/distrust sources: *" },

  { "story/title", "/story/0/title", "\"First\"", "changed story/one title: One → First" },
  { "story/text", "/story/0/text", "\"It was [@book].\"", "changed story/one text: *" },

  { "documents/title", "/documents/0/title", "\"Sheet\"", "changed document/paper title: Paper → Sheet" },
  { "documents/date", "/documents/0/date", "\"1995\"", "changed document/paper date: 1994 → 1995" },
  { "documents/parties", "/documents/0/parties/1", NULL, "changed document/paper parties: Aland, Bland → Aland" },
  { "documents/event", "/documents/0/event", "\"fair\"", "changed document/paper event: Accord → Fair" },
  { "documents/text", "/documents/0/text", "\"Ended all.\"", "changed document/paper text: Ended it. → Ended all." },
  { "documents/where", "/documents/0/where", "\"Library\"", "changed document/paper where: Archive → Library" },
  { "documents/url", "/documents/0/url", "\"https://example.org/q\"",
    "changed document/paper url: https://example.org/p → https://example.org/q" },
  { "documents/quotations/text", "/documents/0/quotations/0/text", "\"Never more.\"",
    "changed document/paper quotations: “No more.”, Article 3(1) (official text) → “Never more.”, Article 3(1) (official text)" },
  { "documents/quotations/locator", "/documents/0/quotations/0/locator", NULL,
    "changed document/paper quotations: “No more.”, Article 3(1) (official text) → “No more.” (official text)" },
  { "documents/quotations/terms", "/documents/0/quotations/0/terms", "\"public-domain\"",
    "changed document/paper quotations: “No more.”, Article 3(1) (official text) → “No more.”, Article 3(1) (public domain)" },
  { "documents/sources", "/documents/0/sources/0", "\"book\"", "changed document/paper sources: *" },
  { "documents/sources/source", "/documents/0/sources/0", "{\"source\": \"book\", \"locator\": \"p. 1\"}",
    "changed document/paper sources: *" },
  { "documents/sources/locator", "/documents/0/sources/0", "{\"source\": \"treaty\", \"locator\": \"p. 1\"}",
    "changed document/paper sources: *" },

  { "questions/text", "/questions/1/text", "\"How long?\"", "changed question text: How? → How long?" },
  { "questions/events", "/questions/0/events/1", NULL, "changed question events: Attack, Accord → Attack" },

  { "lectures/title", "/lectures/0/title", "\"Opening\"", "changed lecture/intro title: Intro → Opening" },
  { "lectures/minutes", "/lectures/0/minutes", "90", "changed lecture/intro minutes: 45 → 90" },
  { "lectures/slides/title", "/lectures/0/slides/1/title", "\"Close\"",
    "changed lecture/intro slides: 1. Start\nSpeak slowly.\n• Attack\n• trade\n• Paper\n2. End → "
    "1. Start\nSpeak slowly.\n• Attack\n• trade\n• Paper\n2. Close" },
  { "lectures/slides/text", "/lectures/0/slides/1/text", "\"Bow.\"", "changed lecture/intro slides: *" },
  { "lectures/slides/events", "/lectures/0/slides/0/events/0", "\"fair\"", "changed lecture/intro slides: *" },
  { "lectures/slides/factors", "/lectures/0/slides/0/factors/0", "\"culture\"", "changed lecture/intro slides: *" },
  { "lectures/slides/documents", "/lectures/0/slides/0/documents", NULL, "changed lecture/intro slides: *" },

  { "sources/type", "/sources/0/type", "\"report\"", "changed source/book type: book → report" },
  { "sources/author/family", "/sources/0/author/0/family", "\"Li\"",
    "changed source/book author: Lee, Ann; The Institute → Li, Ann; The Institute" },
  { "sources/author/given", "/sources/0/author/0/given", "\"Anna\"",
    "changed source/book author: Lee, Ann; The Institute → Lee, Anna; The Institute" },
  { "sources/author/literal", "/sources/0/author/1/literal", "\"The Press\"",
    "changed source/book author: Lee, Ann; The Institute → Lee, Ann; The Press" },
  { "sources/author/literal", "/sources/0/author", "[{\"literal\": \"Lee, Ann\"}, {\"literal\": \"The Institute\"}]",
    "changed source/book author: *" },
  { "sources/editor/family", "/sources/0/editor/0/family", "\"Poly\"", "changed source/book editor: Mono → Poly" },
  { "sources/editor/given", "/sources/0/editor/0/given", "\"Jo\"", "changed source/book editor: Mono → Mono, Jo" },
  { "sources/editor/literal", "/sources/0/editor/0", "{\"literal\": \"Mono\"}", "changed source/book editor: *" },
  { "sources/title", "/sources/0/title", "\"The Book\"", "changed source/book title: A Book → The Book" },
  { "sources/title-short", "/sources/0/title-short", "\"B\"", "changed source/book title-short: - → B" },
  { "sources/container-title", "/sources/1/container-title", "\"Treaties\"",
    "changed source/treaty container-title: UNTS → Treaties" },
  { "sources/collection-title", "/sources/0/collection-title", "\"C\"", "changed source/book collection-title: - → C" },
  { "sources/publisher", "/sources/0/publisher", "\"House\"", "changed source/book publisher: Press → House" },
  { "sources/publisher-place", "/sources/0/publisher-place", "\"Rome\"", "changed source/book publisher-place: Oslo → Rome" },
  { "sources/issued/date-parts", "/sources/0/issued/date-parts/0", "[2000, 4]",
    "changed source/book issued: 1999-04~ → 2000-04~" },
  { "sources/issued/circa", "/sources/0/issued/circa", NULL, "changed source/book issued: 1999-04~ → 1999-04" },
  { "sources/issued/literal", "/sources/0/issued", "{\"literal\": \"1999-04~\"}", "changed source/book issued: *" },
  { "sources/accessed/date-parts", "/sources/1/accessed", "{\"date-parts\": [[2001]]}",
    "changed source/treaty accessed: n.d. → 2001" },
  { "sources/accessed/circa", "/sources/1/accessed", "{\"date-parts\": [[2001]], \"circa\": true}",
    "changed source/treaty accessed: n.d. → 2001~" },
  { "sources/accessed/literal", "/sources/1/accessed/literal", "\"once\"", "changed source/treaty accessed: n.d. → once" },
  { "sources/volume", "/sources/0/volume", "\"3\"", "changed source/book volume: 2 → 3" },
  { "sources/issue", "/sources/0/issue", "\"I\"", "changed source/book issue: - → I" },
  { "sources/number", "/sources/0/number", "\"N\"", "changed source/book number: - → N" },
  { "sources/page", "/sources/0/page", NULL, "changed source/book page: 1–9 → -" },
  { "sources/edition", "/sources/0/edition", "\"2\"", "changed source/book edition: - → 2" },
  { "sources/archive", "/sources/0/archive", "\"A\"", "changed source/book archive: - → A" },
  { "sources/archive_location", "/sources/0/archive_location", "\"L\"", "changed source/book archive_location: - → L" },
  { "sources/language", "/sources/0/language", "\"en\"", "changed source/book language: - → en" },
  { "sources/license", "/sources/0/license", "\"CC0\"", "changed source/book license: - → CC0" },
  { "sources/note", "/sources/0/note", "\"Good.\"", "changed source/book note: - → Good." },
  { "sources/DOI", "/sources/0/DOI", "\"10.1/1\"", "changed source/book DOI: - → 10.1/1" },
  { "sources/ISBN", "/sources/0/ISBN", "\"2\"", "changed source/book ISBN: 1 → 2" },
  { "sources/URL", "/sources/1/URL", "\"http://example.org/u\"",
    "changed source/treaty URL: http://example.org/t → http://example.org/u" },
};

/* What a diff cannot show, and why. */
static const char * const others[] = {
  "format",            /* another one is refused */
  "id", "version",     /* of the diff itself */
  "actors/id", "phases/id", "events/id", "assessments/factor", "story/id", "documents/id", "lectures/id", "sources/id",
};

static void
test_members (gconstpointer data)
{
  const Member *member = data;
  g_autoptr(EntCase) before = patched_new (NULL, NULL);
  g_autoptr(EntCase) after = patched_new (member->pointer, member->value);
  g_autoptr(EntCaseDiff) diff = ent_case_diff_new (before, after);
  g_autoptr(EntCaseDiff) back = ent_case_diff_new (after, before);
  g_autofree char *lines = dup_lines (diff);
  g_autofree char *expected = g_strconcat (member->line, "\n", NULL);
  const EntFieldChange *there, *home;

  g_assert_cmpuint (diff->changes->len, ==, 1);
  g_assert_cmpuint (((EntChange *) g_ptr_array_index (diff->changes, 0))->fields->len, ==, 1);
  if (g_str_has_suffix (member->line, "*"))
    {
      g_autofree char *start = g_strndup (member->line, strlen (member->line) - 1);

      g_assert_true (g_str_has_prefix (lines, start));
    }
  else
    g_assert_cmpstr (lines, ==, expected);

  /* And back again. */
  g_assert_cmpuint (back->changes->len, ==, 1);
  g_assert_cmpuint (((EntChange *) g_ptr_array_index (back->changes, 0))->fields->len, ==, 1);
  there = g_ptr_array_index (((EntChange *) g_ptr_array_index (diff->changes, 0))->fields, 0);
  home = g_ptr_array_index (((EntChange *) g_ptr_array_index (back->changes, 0))->fields, 0);
  g_assert_cmpstr (home->field, ==, there->field);
  g_assert_cmpstr (home->before, ==, there->after);
  g_assert_cmpstr (home->after, ==, there->before);
}

static gboolean
is_known (const char *member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (strcmp (members[i].member, member) == 0)
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (others[i], member) == 0)
      return TRUE;
  return FALSE;
}

/* Every member that the schema has, but those that only hold others that are known. Returns how many it has. */
static guint
walk_schema (JsonObject *root,
             JsonNode   *node,
             const char *member)
{
  JsonObject *object = json_node_get_object (node);
  const char *reference = json_object_get_string_member_with_default (object, "$ref", NULL);
  guint n = 0;

  if (reference != NULL)
    {
      JsonObject *defs = json_object_get_object_member (root, "$defs");
      const char *name = reference + strlen ("#/$defs/");

      g_assert_true (g_str_has_prefix (reference, "#/$defs/"));
      n += walk_schema (root, json_object_get_member (defs, name), member);
    }
  if (json_object_has_member (object, "items"))
    n += walk_schema (root, json_object_get_member (object, "items"), member);
  if (json_object_has_member (object, "oneOf"))
    {
      JsonArray *choices = json_object_get_array_member (object, "oneOf");

      for (guint i = 0; i < json_array_get_length (choices); i++)
        n += walk_schema (root, json_array_get_element (choices, i), member);
    }
  if (json_object_has_member (object, "properties"))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *property;

      json_object_iter_init (&iter, json_object_get_object_member (object, "properties"));
      while (json_object_iter_next (&iter, &name, &property))
        {
          g_autofree char *path = *member != '\0' ? g_strconcat (member, "/", name, NULL) : g_strdup (name);
          guint n_inner = walk_schema (root, property, path);

          if (n_inner == 0 && !is_known (path))
            {
              g_test_message ("ent-case-diff-fields.c and this test do not know “%s”", path);
              g_test_fail ();
            }
          n += MAX (n_inner, 1);
        }
    }
  return n;
}

/* A member that the format gets later has to be added above, and then to the diff. */
static void
test_schema (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "schema", "case.schema.json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  GError *error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (walk_schema (json_node_get_object (json_parser_get_root (parser)), json_parser_get_root (parser), ""), >, 100);
}

static void
test_new (void)
{
  g_autoptr(EntCase) item = fixture_case_new ();
  g_autoptr(EntCaseDiff) diff = ent_case_diff_new (NULL, item);

  g_assert_cmpint (diff->before, ==, 0);
  g_assert_cmpint (diff->after, ==, 3);
  g_assert_cmpuint (diff->changes->len, ==, 0);
}

/* A text that was a string and is now a map of its one language reads as before. */
static void
test_same (void)
{
  g_autoptr(EntCase) before = patched_new (NULL, NULL);
  g_autoptr(EntCase) map = patched_new ("/summary", "{\"en\": \"Two neighbours.\\nA war, a peace.\"}");
  g_autoptr(EntCase) later = patched_new ("/version", "4");
  g_autoptr(EntCase) signs = patched_new ("/events/1/factors", "{\"culture\": \"+\", \"trade\": \"+\"}");
  g_autoptr(EntCaseDiff) diff = ent_case_diff_new (before, later);

  assert_lines (before, before, "");
  assert_lines (before, map, "");
  assert_lines (before, signs, "");
  g_assert_cmpint (diff->before, ==, 3);
  g_assert_cmpint (diff->after, ==, 4);
  g_assert_cmpuint (diff->changes->len, ==, 0);
}

/* Events by date, whatever became of them; then the case and its parts. */
static void
test_order (void)
{
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);
  g_autoptr(EntCase) before = parse_node (root);
  g_autoptr(EntCase) after = NULL;
  g_autoptr(EntCaseDiff) diff = NULL;
  const EntChange *change;

  fixture_patch (root, "/events/1", NULL);
  fixture_patch (root, "/events/0/title", "\"Raid\"");
  fixture_patch (root, "/events/-", "{\"id\": \"visit\", \"date\": \"1992-03\", \"title\": \"Visit\"}");
  fixture_patch (root, "/sources/1/title", "\"Pact\"");
  fixture_patch (root, "/title/en", "\"A, B\"");
  fixture_patch (root, "/questions/0", NULL);
  fixture_patch (root, "/actors/2/role", "\"Spy\"");
  after = parse_node (root);
  diff = ent_case_diff_new (before, after);

  assert_lines (before, after,
                "changed event/attack title: Attack → Raid\n"
                "added event/visit\n"
                "removed event/fair\n"
                "changed case title: A and B → A, B\n"
                "changed actor/ann role: Envoy → Spy\n"
                "removed question\n"
                "changed source/treaty title: Treaty → Pact\n");
  g_assert_cmpuint (ent_case_diff_count (diff, NULL, ENT_CHANGE_CHANGED), ==, 4);
  g_assert_cmpuint (ent_case_diff_count (diff, "event", ENT_CHANGE_CHANGED), ==, 1);
  g_assert_cmpuint (ent_case_diff_count (diff, "event", ENT_CHANGE_ADDED), ==, 1);
  g_assert_cmpuint (ent_case_diff_count (diff, NULL, ENT_CHANGE_REMOVED), ==, 2);
  change = g_ptr_array_index (diff->changes, 2);
  g_assert_cmpstr (change->title, ==, "Fair");
  g_assert_cmpstr (change->date, ==, "1993-05/1993-06");
  change = g_ptr_array_index (diff->changes, 0);
  g_assert_cmpstr (change->title, ==, "Raid");
}

/* What has no id is known by what it says, else by where it stands. */
static void
test_without_ids (void)
{
  g_autoptr(EntCase) before = patched_new ("/questions", "[{\"text\": \"One?\"}, {\"text\": \"Two?\"}, {\"text\": \"Three?\"}]");
  g_autoptr(EntCase) gone = patched_new ("/questions", "[{\"text\": \"One?\"}, {\"text\": \"Three?\"}]");
  g_autoptr(EntCase) more = patched_new ("/questions", "[{\"text\": \"Zero?\"}, {\"text\": \"One?\"}, {\"text\": \"Two?\"},"
                                         " {\"text\": \"Three?\", \"events\": [\"fair\"]}]");
  g_autoptr(EntCase) rewritten = patched_new ("/questions", "[{\"text\": \"One?\"}, {\"text\": \"Or two?\"},"
                                              " {\"text\": \"Three?\"}]");
  g_autoptr(EntCase) moved = patched_new ("/questions", "[{\"text\": \"Two?\"}, {\"text\": \"One?\"}, {\"text\": \"Three?\"}]");
  g_autoptr(EntCase) step = patched_new ("/relations/0", "{\"date\": \"1990-03\", \"level\": \"rupture\", \"event\": \"attack\"}");

  assert_lines (before, gone, "removed question\n");
  assert_lines (before, more, "added question\nchanged question events: - → Fair\n");
  assert_lines (before, rewritten, "changed question text: Two? → Or two?\n");
  assert_lines (before, moved, "changed case questions: One?\nTwo?\nThree? → Two?\nOne?\nThree?\n");
  /* The step that the attack caused, though all else of it is new. */
  {
    g_autoptr(EntCase) plain = patched_new (NULL, NULL);
    g_autoptr(EntCaseDiff) diff = ent_case_diff_new (plain, step);

    g_assert_cmpuint (diff->changes->len, ==, 1);
    g_assert_cmpuint (((EntChange *) g_ptr_array_index (diff->changes, 0))->fields->len, ==, 4);
  }
}

/* Two things of one name: their ids tell them apart. */
static void
test_namesakes (void)
{
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);
  g_autoptr(EntCase) before = NULL;
  g_autoptr(EntCase) after = NULL;

  fixture_patch (root, "/actors/1/name", "\"Aland\"");
  before = parse_node (root);
  fixture_patch (root, "/documents/0/parties", "[\"b\", \"a\"]");
  after = parse_node (root);

  assert_lines (before, after, "changed document/paper parties:  a b →  b a\n");
}

/* Random changes */

static EntCase *
random_case_new (guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  return ent_fixture_case_new_random ("random", rand, 0.7, 8);
}

typedef struct
{
  const char *part;
  gsize       list;
  gsize       id;
  gsize       text;   /* a field of it that is a text */
  const char *field;
} RandomPart;

static const RandomPart random_parts[] = {
  { "actor", offsetof (EntCase, actors), offsetof (EntActor, id), offsetof (EntActor, role), "role" },
  { "phase", offsetof (EntCase, phases), offsetof (EntPhase, id), offsetof (EntPhase, text), "text" },
  { "event", offsetof (EntCase, events), offsetof (EntEvent, id), offsetof (EntEvent, label), "label" },
  { "factor", offsetof (EntCase, assessments), offsetof (EntAssessment, factor), offsetof (EntAssessment, rationale), "rationale" },
  { "story", offsetof (EntCase, story), offsetof (EntStorySection, id), offsetof (EntStorySection, title), "title" },
  { "document", offsetof (EntCase, documents), offsetof (EntDocument, id), offsetof (EntDocument, where), "where" },
  { "lecture", offsetof (EntCase, lectures), offsetof (EntLectureOutline, id), offsetof (EntLectureOutline, title), "title" },
};

static GPtrArray *
get_list (EntCase          *item,
          const RandomPart *part)
{
  return *(GPtrArray **) ((char *) item + part->list);
}

/* Takes some of the things from the one version or from the other, changes some; what must be found is added to @expected. */
static void
change_at_random (EntCase          *before,
                  EntCase          *after,
                  const RandomPart *part,
                  GRand            *rand,
                  GPtrArray        *expected)
{
  GPtrArray *old_list = get_list (before, part);
  GPtrArray *new_list = get_list (after, part);

  for (guint i = old_list->len; i-- > 0;)
    {
      gpointer thing = g_ptr_array_index (new_list, i);
      const char *id = *(char **) ((char *) thing + part->id);
      EntText **text = (EntText **) ((char *) thing + part->text);

      switch (g_rand_int_range (rand, 0, 8))
        {
        case 0:
          g_ptr_array_add (expected, g_strdup_printf ("removed %s/%s", part->part, id));
          g_ptr_array_remove_index (new_list, i);
          break;
        case 1:
          g_ptr_array_add (expected, g_strdup_printf ("added %s/%s", part->part, id));
          g_ptr_array_remove_index (old_list, i);
          break;
        case 2:
          g_ptr_array_add (expected, g_strdup_printf ("changed %s/%s %s", part->part, id, part->field));
          ent_text_free (*text);
          *text = ent_text_new ("Something else.");
          break;
        default:
          break;
        }
    }
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* What was found, in the words of change_at_random(). */
static GPtrArray *
list_found (const EntCaseDiff *diff)
{
  static const char * const kinds[] = { "added", "changed", "removed" };
  GPtrArray *found = ent_ids_new ();

  for (guint i = 0; i < diff->changes->len; i++)
    {
      const EntChange *change = g_ptr_array_index (diff->changes, i);
      g_autofree char *head = g_strdup_printf ("%s %s/%s", kinds[change->kind], change->part, change->id);

      if (change->kind != ENT_CHANGE_CHANGED)
        g_ptr_array_add (found, g_strdup (head));
      for (guint j = 0; j < change->fields->len; j++)
        g_ptr_array_add (found, g_strdup_printf ("%s %s", head,
                                                 ((EntFieldChange *) g_ptr_array_index (change->fields, j))->field));
    }
  g_ptr_array_sort (found, compare_strings);
  return found;
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_found = 0;

  for (guint round = 0; round < 200; round++)
    {
      guint32 seed = g_rand_int (rand);
      g_autoptr(EntCase) before = random_case_new (seed);
      g_autoptr(EntCase) after = random_case_new (seed);
      g_autoptr(GPtrArray) expected = ent_ids_new ();
      g_autoptr(GPtrArray) found = NULL;
      g_autoptr(EntCaseDiff) diff = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (random_parts); i++)
        change_at_random (before, after, &random_parts[i], rand, expected);
      ent_case_seal (before);
      ent_case_seal (after);

      diff = ent_case_diff_new (before, after);
      found = list_found (diff);
      g_ptr_array_sort (expected, compare_strings);
      g_assert_true (ent_ids_equal (found, expected));
      n_found += found->len;
    }
  g_assert_cmpuint (n_found, >, 1000);
}

/* What the library has is compared with what a feed brings: what was put and what was read back are the same. */
static void
test_round_trips (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  GError *error = NULL;

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr(EntCase) item = random_case_new (g_rand_int (rand));
      g_autoptr(EntCase) loaded = NULL;

      put_case (self->store, item);
      loaded = ent_store_load_case (self->store, item->id, NULL, &error);
      g_assert_no_error (error);
      assert_lines (item, loaded, "");
    }

  {
    g_autoptr(EntCase) item = fixture_case_new ();
    gsize length;
    g_autofree char *text = ent_case_file_to_string (item, &length);
    g_autoptr(EntCase) again = ent_case_file_parse (text, length, NULL, NULL, &error);

    g_assert_no_error (error);
    assert_lines (item, again, "");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-diff/schema", test_schema);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *name = g_strdup_printf ("/case-diff/member/%" G_GSIZE_FORMAT "%s", i, members[i].pointer);

      g_test_add_data_func (name, &members[i], test_members);
    }
  g_test_add_func ("/case-diff/new", test_new);
  g_test_add_func ("/case-diff/same", test_same);
  g_test_add_func ("/case-diff/order", test_order);
  g_test_add_func ("/case-diff/without-ids", test_without_ids);
  g_test_add_func ("/case-diff/namesakes", test_namesakes);
  g_test_add_func ("/case-diff/random", test_random);
  g_test_add ("/case-diff/round-trips", Fixture, NULL, set_up, test_round_trips, tear_down);
  return g_test_run ();
}
