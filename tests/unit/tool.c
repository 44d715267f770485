/* entente-tool as a machine and a person use it: every command, in a process of its own,
 * with a library of its own. */

#include "config.h"

#include "ent-store.h"
#include "tool-fixture.h"

static void
test_usage (Fixture       *self,
            gconstpointer  data)
{
  static const char * const commands[] = {
    "list", "show", "search", "validate", "date", "import", "export", "notes", "check", "generate"
  };

  g_assert_cmpint (run (self, NULL), ==, 2);
  assert_in (self->err, "entente-tool: a command is missing");
  g_assert_cmpint (run (self, "dance", NULL), ==, 2);
  assert_in (self->err, "there is no command “dance”");
  g_assert_cmpint (run (self, "--dance", NULL), ==, 2);
  g_assert_cmpint (run (self, "list", "--dance", NULL), ==, 2);
  assert_in (self->err, "entente-tool list --help");
  g_assert_cmpint (run (self, "list", "x", NULL), ==, 2);
  g_assert_cmpint (run (self, "show", NULL), ==, 2);
  assert_in (self->err, "usage: entente-tool show CASE");
  g_assert_cmpint (run (self, "show", "a", "b", NULL), ==, 2);
  g_assert_cmpint (run (self, "--version", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "entente-tool " ENT_VERSION "\n");

  g_assert_cmpint (run (self, "--help", NULL), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    assert_in (self->out, commands[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_assert_cmpint (run (self, commands[i], "--help", NULL), ==, 0);
      assert_in (self->out, commands[i]);
      assert_in (self->out, "--library=FILE");
      g_assert_cmpstr (self->err, ==, "");
    }
}

static void
test_date (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(JsonNode) approximate = NULL;
  g_autoptr(JsonNode) open = NULL;
  g_autoptr(JsonNode) ancient = NULL;
  JsonObject *object;

  g_assert_cmpint (run (self, "date", "1994~", NULL), ==, 0);
  g_assert_cmpstr (self->err, ==, "");
  approximate = parse_out (self);
  object = json_node_get_object (approximate);
  g_assert_cmpuint (json_object_get_size (object), ==, 6);
  g_assert_cmpstr (json_object_get_string_member (object, "edtf"), ==, "1994~");
  g_assert_cmpstr (json_object_get_string_member (object, "earliest"), ==, "1994-01-01");
  g_assert_cmpstr (json_object_get_string_member (object, "latest"), ==, "1994-12-31");
  g_assert_true (json_object_get_boolean_member (object, "approximate"));
  g_assert_false (json_object_get_boolean_member (object, "uncertain"));
  g_assert_cmpstr (json_object_get_string_member (object, "display"), ==, "about 1994");

  g_assert_cmpint (run (self, "date", "1973?/..", NULL), ==, 0);
  open = parse_out (self);
  object = json_node_get_object (open);
  g_assert_true (json_object_get_null_member (object, "latest"));
  g_assert_true (json_object_get_boolean_member (object, "uncertain"));

  g_assert_cmpint (run (self, "date", "-0431", NULL), ==, 0);
  ancient = parse_out (self);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (ancient), "earliest"), ==, "-0431-01-01");

  g_assert_cmpint (run (self, "date", "the day before", NULL), ==, 1);
  g_assert_cmpstr (self->out, ==, "");
  assert_in (self->err, "entente-tool: “the day before”: ");
  assert_in (self->err, "5 September 1978");
  g_assert_cmpint (run (self, "date", "\xFF", NULL), ==, 1);
  g_assert_cmpint (run (self, "date", "", NULL), ==, 1);
  g_assert_cmpint (run (self, "date", "--json", "1994", NULL), ==, 0);
}

static void
test_date_in_words (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(JsonNode) days = NULL;
  g_autoptr(JsonNode) month = NULL;
  JsonObject *object;

  g_assert_cmpint (run (self, "date", "September 5–17, 1978", NULL), ==, 0);
  g_assert_cmpstr (self->err, ==, "");
  days = parse_out (self);
  object = json_node_get_object (days);
  g_assert_cmpstr (json_object_get_string_member (object, "edtf"), ==, "1978-09-05/1978-09-17");
  g_assert_cmpstr (json_object_get_string_member (object, "latest"), ==, "1978-09-17");
  g_assert_cmpstr (json_object_get_string_member (object, "display"), ==, "5–17 September 1978");

  g_assert_cmpint (run (self, "date", "c. May 1994", NULL), ==, 0);
  month = parse_out (self);
  object = json_node_get_object (month);
  g_assert_cmpstr (json_object_get_string_member (object, "edtf"), ==, "1994-05~");
  g_assert_true (json_object_get_boolean_member (object, "approximate"));

  g_assert_cmpint (run (self, "date", "31 February 1995", NULL), ==, 1);
  assert_in (self->err, "There is no “31 February 1995”");
}

static void
test_first_use (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *made = dup_path (self, "home/entente/library.db");
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object;

  g_assert_cmpint (run (self, "search", "LAND", "--json", NULL), ==, 1);
  g_assert_cmpint (run (self, "search", "aland", "--json", NULL), ==, 0);
  g_assert_true (g_file_test (made, G_FILE_TEST_IS_REGULAR));
  root = parse_out (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), >=, 1);
  object = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "actor");
  g_assert_cmpstr (json_object_get_string_member (object, "case"), ==, "a-b");
  g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, "a");

  g_assert_cmpint (run (self, "search", "Attack", NULL), ==, 0);
  assert_in (self->out, "a-b/attack");
  g_assert_null (strstr (self->out, "<b>"));
  g_assert_cmpint (run (self, "search", "nowhere", NULL), ==, 1);
  assert_in (self->err, "nothing was found for “nowhere”");
  g_assert_cmpint (run (self, "search", "에이", "--json", NULL), ==, 0);
  g_assert_cmpint (run (self, "search", "--limit", "0", "a", NULL), ==, 2);
  g_assert_cmpint (run (self, "search", "\xFF", NULL), ==, 2);
}

static void
test_list (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object;

  g_assert_cmpint (run (self, "@", "list", "--json", NULL), ==, 0);
  g_assert_cmpstr (self->err, ==, "");
  root = parse_out (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 1);
  object = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, "a-b");
  g_assert_cmpstr (json_object_get_string_member (object, "feed"), ==, "bundled");
  g_assert_cmpint (json_object_get_int_member (object, "version"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (object, "events"), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "relations")), ==, 2);

  g_assert_cmpint (run (self, "list", "@", NULL), ==, 0);
  assert_in (self->out, "a-b  A and B\n     cold peace · since 1990 · 3 events\n");
}

static void
test_show (Fixture       *self,
           gconstpointer  data)
{
  static const char * const words[] = {
    "A and B\n", "cold peace", "War (February 1990) → Dialogue (1993)", "Aland · 에이", "★ 1 February 1990 — Attack",
    "— Fair (date not verified)", "−2 Distrust: hindering, high confidence, 1 event", "· Culture: no evidence",
    "It began badly [@book, pp. 1–2; 5; @treaty].",
    "“No more.” (Article 3(1))", " 1. Why?", "Intro (2 slides)", "[treaty]", "http://example.org/t",
  };
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(JsonNode) expected = json_from_string (fixture_case, NULL);

  g_assert_cmpint (run (self, "show", "a-b", "@", NULL), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      assert_in (self->out, words[i]);
    }
  /* No terminal: no escapes, and lines that fit 80 columns. */
  g_assert_null (strchr (self->out, '\033'));
  {
    g_auto(GStrv) lines = g_strsplit (self->out, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++)
      g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 80);
  }

  g_assert_cmpint (run (self, "show", "a-b", "@", "--json", NULL), ==, 0);
  root = parse_out (self);
  g_assert_true (json_node_equal (root, expected));
  g_assert_cmpint (run (self, "show", "c-d", "@", NULL), ==, 1);
  g_assert_cmpstr (self->out, ==, "");
  assert_in (self->err, "c-d");
}

static void
test_validate (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *bad = dup_path (self, "bad.json");
  g_autofree char *warned = dup_path (self, "warned.json");
  g_autofree char *codebook = dup_path (self, "data/codebook.json");
  g_autofree char *missing = dup_path (self, "missing.json");
  g_autofree char *line = g_strdup_printf ("%s: /events/0/phase: there is no phase “x”", bad);
  g_autofree char *warning = g_strdup_printf ("%s: /assessments/0: warning: ", warned);
  g_autofree char *no_file = g_strdup_printf ("%s: /: ", missing);
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);
  g_autofree char *warned_bytes = NULL;
  g_autofree char *bad_bytes = NULL;
  g_autoptr(JsonNode) out = NULL;
  JsonObject *object;

  fixture_patch (root, "/assessments/0/evidence", NULL);
  warned_bytes = json_to_string (root, FALSE);
  put_file (warned, warned_bytes);
  fixture_patch (root, "/events/0/phase", "\"x\"");
  fixture_patch (root, "/events/1/factors/peace", "\"+\"");
  bad_bytes = json_to_string (root, FALSE);
  put_file (bad, bad_bytes);

  g_assert_cmpint (run (self, "validate", self->case_file, codebook, NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_cmpstr (self->err, ==, "");
  g_assert_cmpint (run (self, "validate", warned, NULL), ==, 0);
  g_assert_true (g_str_has_prefix (self->out, warning));

  g_assert_cmpint (run (self, "validate", bad, self->case_file, missing, self->dir, NULL), ==, 1);
  assert_in (self->out, line);
  assert_in (self->out, "/events/1/factors/peace: there is no factor “peace” in the codebook");
  assert_in (self->out, no_file);
  assert_in (self->err, "4 files: 4 faults, 1 warning");

  g_assert_cmpint (run (self, "validate", "--json", bad, NULL), ==, 1);
  out = parse_out (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (out)), ==, 3);
  object = json_array_get_object_element (json_node_get_array (out), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, bad);
  g_assert_cmpstr (json_object_get_string_member (object, "path"), ==, "/events/0/phase");
  g_assert_false (json_object_get_boolean_member (object, "warning"));
  g_assert_cmpint (run (self, "validate", NULL), ==, 2);
}

/* Of --strict the reach: exchange-strict has each of its checks. */
static void
test_validate_strict (Fixture       *self,
                      gconstpointer  data)
{
  g_autofree char *codebook = dup_path (self, "data/codebook.json");
  g_autofree char *outlines = dup_path (self, "data/outlines.tsv");
  g_autofree char *line = g_strdup_printf ("%s: /events/0/text: has 2 words", self->case_file);
  g_autofree char *figures = g_strdup_printf ("%s: 3 events, 2 sources, a story of 8 words, 1 minute to read\n",
                                              self->case_file);
  g_autoptr(JsonNode) out = NULL;
  JsonArray *files;
  JsonObject *object;

  g_assert_cmpint (run (self, "validate", "--strict", codebook, NULL), ==, 1);
  assert_in (self->err, "places are not compared with their countries");
  put_file (outlines, "# small\nAX\t200 600\n");
  g_assert_cmpint (run (self, "validate", "--strict", codebook, NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_cmpstr (self->err, ==, "");

  g_assert_cmpint (run (self, "validate", "--strict", self->case_file, NULL), ==, 1);
  assert_in (self->out, line);
  assert_in (self->out, "/events/0/place: the place lies ");
  g_assert_null (strstr (self->out, "minute"));
  g_assert_cmpint (run (self, "validate", "--verbose", self->case_file, codebook, NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, figures);

  g_assert_cmpint (run (self, "validate", "--strict", "--json", self->case_file, codebook, NULL), ==, 1);
  out = parse_out (self);
  object = json_node_get_object (out);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "faults")), ==, 6);
  files = json_object_get_array_member (object, "files");
  g_assert_cmpuint (json_array_get_length (files), ==, 2);
  object = json_array_get_object_element (files, 0);
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, self->case_file);
  g_assert_cmpint (json_object_get_int_member (object, "events"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (object, "sources"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "words"), ==, 8);
  g_assert_cmpint (json_object_get_int_member (object, "minutes"), ==, 1);
  g_assert_cmpuint (json_object_get_size (json_array_get_object_element (files, 1)), ==, 1);
}

static void
test_import_export (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *mine = dup_path (self, "mine.json");
  g_autofree char *written = dup_path (self, "out.json");
  g_autofree char *broken = dup_path (self, "broken.json");
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);
  g_autoptr(JsonNode) expected = NULL;
  g_autoptr(JsonNode) exported = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *printed = NULL;

  fixture_patch (root, "/id", "\"c-d\"");
  fixture_patch (root, "/title", "\"C und D\"");
  bytes = json_to_string (root, FALSE);
  put_file (mine, bytes);
  put_file (broken, "{}");

  g_assert_cmpint (run (self, "import", broken, "@", NULL), ==, 1);
  assert_in (self->err, "broken.json: ");
  assert_in (self->err, "nothing was imported");
  g_assert_cmpint (run (self, "import", mine, "@", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "1 case imported\n");

  g_assert_cmpint (run (self, "export", "c-d", "--format", "json", "@", NULL), ==, 0);
  exported = parse_out (self);
  expected = json_from_string (bytes, NULL);
  g_assert_true (json_node_equal (exported, expected));
  g_assert_cmpint (run (self, "export", "c-d", "-o", written, "@", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_true (g_file_get_contents (written, &saved, NULL, NULL));
  g_assert_true (g_str_has_suffix (saved, "}\n"));
  g_assert_cmpint (run (self, "validate", written, NULL), ==, 0);

  g_assert_cmpint (run (self, "export", "c-d", "--format", "md", "@", NULL), ==, 0);
  g_assert_true (g_str_has_prefix (self->out, "# C und D\n\n*c-d · version 3 · since 1990*\n"));
  assert_in (self->out, "\n### Recovery\n\n#### Culture: no evidence\n");
  printed = g_strdup (self->out);
  g_clear_pointer (&saved, g_free);
  g_assert_cmpint (run (self, "export", "c-d", "-f", "md", "-o", written, "@", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_true (g_file_get_contents (written, &saved, NULL, NULL));
  g_assert_cmpstr (saved, ==, printed);
  g_assert_cmpint (run (self, "export", "c-d", "-f", "md", "-o", self->dir, "@", NULL), ==, 1);

  g_assert_cmpint (run (self, "export", "c-d", "--format", "csv", "@", NULL), ==, 2);
  assert_in (self->err, "no format “csv”");
  g_assert_cmpint (run (self, "export", "none", "@", NULL), ==, 1);
  g_assert_cmpint (run (self, "export", "c-d", "-o", self->dir, "@", NULL), ==, 1);
  g_assert_cmpint (run (self, "list", "@", NULL), ==, 0);
  assert_in (self->out, "c-d  C und D");
}

static void
test_check (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *none = dup_path (self, "none.db");
  JsonObject *object;

  g_assert_cmpint (run (self, "check", "--library", none, NULL), ==, 1);
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (self, "check", NULL), ==, 0);
  assert_in (self->out, "sound (1 case, 0 notes, ");

  g_assert_cmpint (run (self, "list", "@", NULL), ==, 0);
  g_assert_cmpint (run (self, "check", "@", "--json", NULL), ==, 0);
  root = parse_out (self);
  object = json_node_get_object (root);
  g_assert_true (json_object_get_boolean_member (object, "sound"));
  g_assert_cmpint (json_object_get_int_member (object, "cases"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "rows"), >, 10);

  put_file (self->library, "This is no database at all, but a text that someone has put in its place by mistake.");
  g_assert_cmpint (run (self, "check", "@", NULL), ==, 1);
  g_assert_cmpstr (self->out, !=, "");
  /* The next command that needs it sets it aside and says so. */
  g_assert_cmpint (run (self, "list", "@", NULL), ==, 0);
  assert_in (self->err, "it was set aside as ");
  assert_in (self->out, "a-b");
}

static void
test_generate (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *folder = dup_path (self, "made/here");
  g_autofree char *first = dup_path (self, "made/here/made-up-7-1.json");
  g_autofree char *second = dup_path (self, "made/here/made-up-7-2.json");
  g_autofree char *own = dup_path (self, "home/entente/library.db");
  g_autofree char *bytes = NULL;

  /* Nowhere said: nowhere made, least of all in the person's own library. */
  g_assert_cmpint (run (self, "generate", "--events", "5", NULL), ==, 2);
  assert_in (self->err, "say where the cases should go");
  g_assert_cmpint (run (self, "generate", "@", "-o", folder, NULL), ==, 2);
  assert_in (self->err, "choose one");
  g_assert_cmpint (run (self, "generate", "-o", folder, "--events", "0", NULL), ==, 2);
  g_assert_cmpint (run (self, "generate", "-o", folder, "--cases", "1001", NULL), ==, 2);
  g_assert_cmpint (run (self, "generate", "-o", folder, "--seed", "-1", NULL), ==, 2);
  assert_in (self->err, "“-1”");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  g_assert_cmpint (run (self, "generate", "--cases", "2", "--events", "30", "--seed", "7", "-o", folder, NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_cmpstr (self->err, ==, "");
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_get_contents (first, &bytes, NULL, NULL));
  g_assert_false (g_file_test (own, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (self, "generate", "-o", first, NULL), ==, 1);
  assert_in (self->err, "made-up-7-1.json");

  g_assert_cmpint (run (self, "generate", "--cases", "2", "--events", "30", "--seed", "7", "@", NULL), ==, 0);
  g_assert_cmpint (run (self, "export", "made-up-7-1", "@", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, bytes);
  g_assert_cmpint (run (self, "check", "@", NULL), ==, 0);
  g_assert_false (g_file_test (own, G_FILE_TEST_EXISTS));
}

/* A reader that goes away ends the tool without a word, and not by a signal. */
static void
test_closed_pipe (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *tool = g_shell_quote (g_getenv ("ENT_TOOL"));
  g_autofree char *library = g_shell_quote (self->library);
  /* The reader has gone for sure when the tool begins; what the shell says is its status. */
  g_autofree char *command = g_strdup_printf ("{ sleep 0.5; %s show a-b --library %s; echo $? >&2; } | true",
                                              tool, library);
  g_autofree char *full = g_strdup_printf ("%s show a-b --library %s > /dev/full", tool, library);
  const char *arguments[] = { "sh", "-c", command, NULL };
  g_autofree char *data_dir = dup_path (self, "data");
  g_autofree char *err = NULL;
  int status;

  g_setenv ("ENTENTE_DATA_DIR", data_dir, TRUE);
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &err, &status,
                               NULL));
  g_assert_cmpstr (err, ==, "1\n");
  g_assert_cmpint (status, ==, 0);

  g_clear_pointer (&err, g_free);
  arguments[2] = full;
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &err, &status,
                               NULL));
  assert_in (err, "entente-tool: the output could not be written");
  g_assert_cmpint (status, !=, 0);
}

/* A backup, and the library as it was again; what is no backup changes nothing. */
static void
test_backup (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *backup = dup_path (self, "backup.db");
  g_autofree char *garbage = dup_path (self, "garbage.db");
  g_autofree char *kept = dup_path (self, "backups");
  g_autoptr(GDir) dir = NULL;
  g_autoptr(EntStore) store = NULL;
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(GPtrArray) notes = NULL;

  g_assert_cmpint (run (self, "list", "@", NULL), ==, 0);
  g_assert_cmpint (run (self, "backup", "@", NULL), ==, 2);
  g_assert_cmpint (run (self, "backup", "@", "-o", backup, NULL), ==, 0);
  assert_in (self->out, backup);
  assert_in (self->out, "0 notes");
  g_assert_cmpint (run (self, "check", "--library", backup, NULL), ==, 0);

  store = ent_store_open (self->library, ENT_STORE_CREATE, NULL, NULL);
  g_assert_true (ent_store_put_note (store, note, NULL));
  put_file (garbage, "garbage");
  g_assert_cmpint (run (self, "restore", "@", garbage, NULL), ==, 1);
  assert_in (self->err, garbage);
  g_assert_cmpint (run (self, "restore", "@", NULL), ==, 2);
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));

  g_assert_cmpint (run (self, "restore", "@", backup, NULL), ==, 0);
  dir = g_dir_open (kept, 0, NULL);
  g_assert_nonnull (dir);
  assert_in (self->out, g_dir_read_name (dir));
  notes = ent_store_list_notes (store, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 0);
  g_assert_cmpint (run (self, "check", "@", NULL), ==, 0);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("ENT_TOOL"));

  ADD ("/tool/usage", test_usage);
  ADD ("/tool/date", test_date);
  ADD ("/tool/date-in-words", test_date_in_words);
  ADD ("/tool/first-use", test_first_use);
  ADD ("/tool/list", test_list);
  ADD ("/tool/show", test_show);
  ADD ("/tool/validate", test_validate);
  ADD ("/tool/validate-strict", test_validate_strict);
  ADD ("/tool/import-export", test_import_export);
  ADD ("/tool/check", test_check);
  ADD ("/tool/backup", test_backup);
  ADD ("/tool/generate", test_generate);
  ADD ("/tool/closed-pipe", test_closed_pipe);

  return g_test_run ();
}
