/* entente-tool notes: what is listed, what leaves the library and what comes in. */

#include "config.h"

#include "tool-fixture.h"

#include "ent-store-own.h"

#define HYPOTHESIS \
  "{\"rows\": [{\"id\": \"AbC\", \"uri\": \"https://example.org/\", \"text\": \"Seen.\", \"tags\": [\"peace\"]}]}"

/* Three notes: two on the case, one without. */
static void
fill (Fixture *self)
{
  g_autoptr(EntStore) store = ent_store_open (self->library, ENT_STORE_CREATE, NULL, NULL);
  g_autoptr(EntNote) event = ent_note_new ();
  g_autoptr(EntNote) words = ent_note_new ();
  g_autoptr(EntNote) factor = ent_note_new ();
  g_autoptr(EntOwnEvent) own = ent_own_event_new ("a-b", ent_date_parse ("1992", NULL), "My event");

  g_assert_nonnull (store);
  event->case_id = g_strdup ("a-b");
  event->target->kind = ENT_TARGET_EVENT;
  event->target->id = g_strdup ("attack");
  event->target->title = g_strdup ("Attack");
  event->target->date = g_strdup ("1990-02-01");
  event->flag = ENT_NOTE_FLAG_QUESTION;
  ent_note_set_body (event, "Who began? #war", NULL);
  words->case_id = g_strdup ("a-b");
  words->target->kind = ENT_TARGET_STORY;
  words->target->id = g_strdup ("one");
  words->target->anchor = g_new0 (EntAnchor, 1);
  words->target->anchor->exact = g_strdup ("began");
  words->target->anchor->prefix = g_strdup ("It ");
  words->target->anchor->suffix = g_strdup (" badly");
  words->target->anchor->start = 3;
  words->target->anchor->end = 8;
  ent_note_set_body (words, "Did it?", NULL);
  factor->target->kind = ENT_TARGET_FACTOR;
  factor->target->id = g_strdup ("trade");
  ent_note_set_body (factor, "Everywhere.", NULL);
  g_assert_true (ent_store_put_note (store, event, NULL));
  g_assert_true (ent_store_put_note (store, words, NULL));
  g_assert_true (ent_store_put_note (store, factor, NULL));
  g_assert_true (ent_store_put_own_event (store, own, NULL));
}

/* How many notes the last run listed with --json. */
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
  static const char * const commands[] = { "list", "export", "import" };

  g_assert_cmpint (run (self, "notes", NULL), ==, 2);
  assert_in (self->err, "usage: entente-tool notes list|export|import");
  g_assert_cmpint (run (self, "notes", "dance", NULL), ==, 2);
  g_assert_cmpint (run (self, "notes", "list", "--dance", NULL), ==, 2);
  assert_in (self->err, "entente-tool notes list --help");
  g_assert_cmpint (run (self, "notes", "list", "--flag", "blue", NULL), ==, 2);
  assert_in (self->err, "there is no flag “blue”");
  g_assert_cmpint (run (self, "notes", "list", "--tag", "\xFF", NULL), ==, 2);
  g_assert_cmpint (run (self, "notes", "import", NULL), ==, 2);
  assert_in (self->err, "usage: entente-tool notes import FILE…");
  g_assert_cmpint (run (self, "notes", "import", "--case", "A B", "x", NULL), ==, 2);
  g_assert_cmpint (run (self, "notes", "export", "--format", "pdf", NULL), ==, 2);
  assert_in (self->err, "there is no format “pdf”");
  g_assert_cmpint (run (self, "notes", "export", "--format", "layer", "--case", "a-b", NULL), ==, 2);
  assert_in (self->err, "a layer needs --case and --name");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_assert_cmpint (run (self, "notes", commands[i], "--help", NULL), ==, 0);
      assert_in (self->out, commands[i]);
    }
}

static void
test_list (Fixture       *self,
           gconstpointer  data)
{
  g_assert_cmpint (run (self, "@", "notes", "list", NULL), ==, 0);
  assert_in (self->err, "there is no such note");
  fill (self);
  g_assert_cmpint (run (self, "@", "notes", "list", NULL), ==, 0);
  assert_in (self->out, "a-b/attack");
  assert_in (self->out, "Who began? #war");
  assert_in (self->out, "“began”");
  g_assert_cmpint (run (self, "@", "--json", "notes", "list", NULL), ==, 0);
  g_assert_cmpuint (count_out (self), ==, 3);
  g_assert_cmpint (run (self, "@", "notes", "list", "--json", "--case", "a-b", NULL), ==, 0);
  g_assert_cmpuint (count_out (self), ==, 2);
  g_assert_cmpint (run (self, "@", "notes", "list", "--json", "--tag", "#WAR", NULL), ==, 0);
  g_assert_cmpuint (count_out (self), ==, 1);
  g_assert_cmpint (run (self, "@", "notes", "list", "--json", "--flag", "question", NULL), ==, 0);
  g_assert_cmpuint (count_out (self), ==, 1);
  g_assert_cmpint (run (self, "@", "notes", "list", "--json", "--layer", "own", NULL), ==, 0);
  g_assert_cmpuint (count_out (self), ==, 3);
}

/* Out of one library into another, and into the same again. */
static void
test_annotations (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *file = dup_path (self, "notes.jsonld");
  g_autofree char *other = dup_path (self, "other.db");
  g_autofree char *again = dup_path (self, "again.jsonld");
  g_autofree char *one = NULL, *two = NULL;

  fill (self);
  g_assert_cmpint (run (self, "@", "notes", "export", "-o", file, NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_cmpint (run (self, "@", "notes", "export", "-o", "-", NULL), ==, 0);
  g_assert_true (g_file_get_contents (file, &one, NULL, NULL));
  g_assert_cmpstr (self->out, ==, one);

  g_assert_cmpint (run (self, "@", "notes", "import", file, NULL), ==, 0);
  assert_in (self->out, "notes.jsonld: 0 added, 3 already there");
  g_assert_cmpint (run (self, "--library", other, "notes", "import", file, NULL), ==, 0);
  assert_in (self->out, "notes.jsonld: 3 added");
  g_assert_cmpint (run (self, "--library", other, "notes", "export", "-o", again, NULL), ==, 0);
  /* The case is there too, so that they have found their places; their words are as they were. */
  g_assert_true (g_file_get_contents (again, &two, NULL, NULL));
  assert_in (two, "\"value\": \"Who began? #war\"");
  assert_in (two, "\"exact\": \"began\"");
  g_assert_cmpint (run (self, "--library", other, "notes", "import", file, again, NULL), ==, 0);
  assert_in (self->out, "notes.jsonld: 0 added, 3 already there");
  assert_in (self->out, "again.jsonld: 0 added, 3 already there");
  g_assert_cmpint (run (self, "@", "check", NULL), ==, 0);
}

static void
test_layers (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *file = dup_path (self, "Ann.entente-notes.json");
  g_autofree char *other = dup_path (self, "other.db");
  g_autoptr(JsonNode) root = NULL;
  JsonObject *report;

  fill (self);
  g_assert_cmpint (run (self, "@", "notes", "export", "--format", "layer", "--case", "a-b", "--name", "Ann", "-o", file,
                        NULL), ==, 0);
  g_assert_cmpint (run (self, "--library", other, "notes", "import", "--json", file, NULL), ==, 0);
  root = parse_out (self);
  report = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (report, "format"), ==, "layer");
  g_assert_cmpstr (json_object_get_string_member (report, "person"), ==, "Ann");
  g_assert_cmpint (json_object_get_int_member (report, "added"), ==, 3);
  g_assert_cmpint (run (self, "--library", other, "notes", "import", file, file, NULL), ==, 0);
  assert_in (self->out, "0 added, 3 already there");
  g_assert_cmpint (run (self, "--library", other, "notes", "list", NULL), ==, 0);
  assert_in (self->out, "Ann");
  g_assert_cmpint (run (self, "--library", other, "notes", "list", "--json", "--layer", "own", NULL), ==, 0);
  g_assert_cmpuint (count_out (self), ==, 0);
  /* One's own file into one's own library. */
  g_assert_cmpint (run (self, "@", "notes", "import", file, NULL), ==, 0);
  assert_in (self->out, "0 added, 3 already there");
}

static void
test_text (Fixture       *self,
           gconstpointer  data)
{
  fill (self);
  g_assert_cmpint (run (self, "@", "notes", "export", "--format", "md", NULL), ==, 0);
  assert_in (self->out, "## A and B\n");
  assert_in (self->out, "### Attack (1 February 1990)\n");
  g_assert_cmpint (run (self, "@", "notes", "export", "--format", "csv", "--case", "a-b", NULL), ==, 0);
  g_assert_true (g_str_has_prefix (self->out, "id,case,case_title,"));
  assert_in (self->out, ",a-b,A and B,event,attack,Attack,1990-02-01,,Who began? #war,war,none,question,,");
  g_assert_cmpint (run (self, "@", "notes", "export", "-o", "/nowhere/at/all", NULL), ==, 1);
}

static void
test_foreign (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *file = dup_path (self, "hypothesis.json");
  g_autoptr(JsonNode) root = NULL;
  JsonObject *note;

  put_file (file, HYPOTHESIS);
  g_assert_cmpint (run (self, "@", "notes", "import", "--case", "a-b", file, NULL), ==, 0);
  assert_in (self->out, "1 added");
  g_assert_cmpint (run (self, "@", "notes", "list", "--json", "--tag", "peace", NULL), ==, 0);
  root = parse_out (self);
  note = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (note, "case"), ==, "a-b");
  g_assert_cmpstr (json_object_get_string_member (note, "text"), ==, "Seen.\n\n— <https://example.org/>");
}

/* Of several files none comes in if one is bad, and each fault is told. */
static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *good = dup_path (self, "good.json");
  g_autofree char *bad = dup_path (self, "bad.json");
  g_autofree char *none = dup_path (self, "none.json");

  put_file (good, HYPOTHESIS);
  put_file (bad, "[{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"x y\", \"type\": \"Annotation\"}]");
  g_assert_cmpint (run (self, "@", "notes", "import", good, bad, none, NULL), ==, 1);
  g_assert_cmpstr (self->out, ==, "");
  assert_in (self->err, "bad.json: /0/id: “x y” is no IRI");
  assert_in (self->err, "bad.json: /0: the member “target” is missing: add it");
  assert_in (self->err, "none.json: /: ");
  assert_in (self->err, "nothing was imported");
  g_assert_cmpint (run (self, "@", "notes", "list", "--json", NULL), ==, 0);
  g_assert_cmpuint (count_out (self), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*run) (Fixture *, gconstpointer); } tests[] = {
    { "/tool-notes/usage", test_usage },
    { "/tool-notes/list", test_list },
    { "/tool-notes/annotations", test_annotations },
    { "/tool-notes/layers", test_layers },
    { "/tool-notes/text", test_text },
    { "/tool-notes/foreign", test_foreign },
    { "/tool-notes/refused", test_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
