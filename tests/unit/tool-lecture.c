/* entente-tool lecture: made of a case, listed, exported, shared with a colleague. */

#include "config.h"

#include "tool-fixture.h"

/* Makes one and returns its id. */
static char *
make (Fixture    *self,
      const char *title,
      gboolean    suggested)
{
  const char *how = suggested ? "--suggested=1" : "--minutes=20";
  g_autoptr(JsonNode) root = NULL;

  g_assert_cmpint (run (self, "@", "lecture", "new", "a-b", how, "--title", title, "--json", NULL), ==, 0);
  root = parse_out (self);
  return g_strdup (json_object_get_string_member (json_node_get_object (root), "id"));
}

static void
test_usage (Fixture       *self,
            gconstpointer  data)
{
  g_assert_cmpint (run (self, "lecture", NULL), ==, 2);
  assert_in (self->err, "usage: entente-tool lecture list|new|");
  g_assert_cmpint (run (self, "lecture", "--help", NULL), ==, 0);
  g_assert_cmpint (run (self, "lecture", "new", NULL), ==, 2);
  g_assert_cmpint (run (self, "@", "lecture", "new", "a-b", "--suggested=-1", NULL), ==, 2);
  assert_in (self->err, "--suggested is a number, from 1");
  g_assert_cmpint (run (self, "@", "lecture", "new", "a-b", "--minutes", "5000", NULL), ==, 2);
  assert_in (self->err, "--minutes is a number from 1 to 1440");
  g_assert_cmpint (run (self, "@", "lecture", "new", "a-b", "--title", " ", NULL), ==, 2);
  g_assert_cmpint (run (self, "@", "lecture", "sources", "x", "--format", "word", NULL), ==, 2);
  assert_in (self->err, "--format is “chicago”, “bibtex”, “ris” or “csl-json”");
  g_assert_cmpint (run (self, "@", "lecture", "share", "x", NULL), ==, 2);
  assert_in (self->err, ".entente-lecture");
  g_assert_cmpint (run (self, "@", "lecture", "import", "x", "--copy", "--replace", NULL), ==, 2);
}

static void
test_new (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autoptr(JsonNode) root = NULL, all = NULL;
  JsonObject *made, *listed;

  g_assert_cmpint (run (self, "@", "lecture", "list", NULL), ==, 0);
  assert_in (self->err, "the library holds no lecture");
  g_assert_cmpint (run (self, "@", "lecture", "new", "nowhere", NULL), ==, 1);
  assert_in (self->err, "nowhere");
  g_assert_cmpint (run (self, "@", "lecture", "new", "a-b", "--suggested", "2", NULL), ==, 1);
  assert_in (self->err, "“a-b” suggests 1 lecture; there is no number 2");
  g_assert_cmpint (run (self, "@", "lecture", "list", "--json", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "[]\n");

  g_assert_cmpint (run (self, "@", "lecture", "new", "a-b", "--suggested", "1", "--json", NULL), ==, 0);
  root = parse_out (self);
  made = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (made, "title"), ==, "Intro");
  g_assert_cmpint (json_object_get_int_member (made, "minutes"), ==, 45);
  id = make (self, "My own", FALSE);
  g_assert_cmpint (run (self, "@", "lecture", "list", "--json", NULL), ==, 0);
  all = parse_out (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (all)), ==, 2);
  listed = json_array_get_object_element (json_node_get_array (all), 0);
  g_assert_cmpstr (json_object_get_string_member (listed, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (listed, "title"), ==, "My own");
  g_assert_cmpstr (json_object_get_string_member (listed, "case"), ==, "a-b");
  g_assert_cmpint (json_object_get_int_member (listed, "minutes"), ==, 20);
  g_assert_cmpint (json_object_get_int_member (listed, "slides"), >, 4);
  g_assert_cmpint (run (self, "@", "lecture", "list", NULL), ==, 0);
  assert_in (self->out, "My own");
  assert_in (self->out, "20 minutes · ");
}

/* By its id, the beginning of it, or its title; what can mean two is refused. */
static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *first = make (self, "Twice", TRUE), *second = make (self, "Once", TRUE);
  g_autofree char *begin = g_strndup (second, 13);

  g_assert_cmpint (run (self, "@", "lecture", "sources", second, NULL), ==, 0);
  g_assert_cmpint (run (self, "@", "lecture", "sources", begin, NULL), ==, 0);
  g_assert_cmpint (run (self, "@", "lecture", "sources", "Once", NULL), ==, 0);
  g_assert_cmpint (run (self, "@", "lecture", "sources", "Onc", NULL), ==, 1);
  assert_in (self->err, "there is no lecture “Onc”");
  g_assert_cmpint (run (self, "@", "lecture", "sources", "", NULL), ==, 1);
  g_free (make (self, "Twice", TRUE));
  g_assert_cmpint (run (self, "@", "lecture", "sources", "Twice", NULL), ==, 1);
  assert_in (self->err, "“Twice” can mean 2 lectures");
  g_assert_cmpint (run (self, "@", "lecture", "sources", first, NULL), ==, 0);
}

static void
test_sources (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *id = make (self, "Sources", TRUE), *path = dup_path (self, "sources.json"), *text = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();

  g_assert_cmpint (run (self, "@", "lecture", "sources", id, NULL), ==, 0);
  assert_in (self->out, "A Book");
  assert_in (self->out, "Treaty");
  g_assert_cmpint (run (self, "@", "lecture", "sources", id, "--format", "bibtex", NULL), ==, 0);
  assert_in (self->out, "@book{");
  g_assert_cmpint (run (self, "@", "lecture", "sources", id, "--format", "ris", "-o", "-", NULL), ==, 0);
  assert_in (self->out, "TY  - BOOK");
  g_assert_cmpint (run (self, "@", "lecture", "sources", id, "--format", "csl-json", "-o", path, NULL), ==, 0);
  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (json_parser_get_root (parser))), ==, 2);
}

/* To a library that has neither the lecture nor notes of it, and back. */
static void
test_share (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *id = make (self, "Shared", TRUE), *file = dup_path (self, "shared.entente-lecture");
  g_autofree char *other = dup_path (self, "other.db"), *line = g_strconcat (id, "\n", NULL);
  g_autofree char *broken = dup_path (self, "broken.entente-lecture");

  g_assert_cmpint (run (self, "@", "lecture", "share", "Shared", "-o", file, NULL), ==, 0);
  g_assert_cmpint (run (self, "--library", other, "lecture", "import", file, NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, line);
  g_assert_cmpint (run (self, "--library", other, "lecture", "sources", "Shared", NULL), ==, 0);
  assert_in (self->out, "A Book");

  g_assert_cmpint (run (self, "--library", other, "lecture", "import", file, NULL), ==, 1);
  assert_in (self->err, "the library has “Shared” already: --replace");
  g_assert_cmpint (run (self, "--library", other, "lecture", "import", "--replace", file, NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, line);
  g_assert_cmpint (run (self, "--library", other, "lecture", "import", "--copy", file, NULL), ==, 0);
  g_assert_cmpstr (self->out, !=, line);
  g_assert_cmpint (run (self, "--library", other, "lecture", "sources", "Shared", NULL), ==, 1);
  assert_in (self->err, "can mean 2 lectures");

  put_file (broken, "{\"type\": \"entente-lecture\", \"format\": 1}");
  g_assert_cmpint (run (self, "--library", other, "lecture", "import", broken, NULL), ==, 1);
  assert_in (self->err, "nothing was imported");
}

/* A lecture from a colleague's file can be called anything: a terminal obeys nothing of it. */
static void
test_escapes (Fixture       *self,
              gconstpointer  data)
{
  static const char title[] = "Red\033[31m \302\233" "2J\177\010 end";
  g_autofree char *id = make (self, title, TRUE);
  g_autoptr(JsonNode) root = NULL;

  g_assert_cmpint (run (self, "@", "lecture", "list", NULL), ==, 0);
  assert_in (self->out, "Red�[31m �2J�� end");
  g_assert_null (strpbrk (self->out, "\033\177\010"));
  g_assert_cmpint (run (self, "@", "lecture", "sources", "\033[31m", NULL), ==, 1);
  assert_in (self->err, "there is no lecture “�[31m”");
  g_assert_cmpint (run (self, "@", "lecture", "list", "--json", NULL), ==, 0);
  g_assert_null (strpbrk (self->out, "\033\177\010"));
  g_assert_null (strstr (self->out, "\302\233"));
  root = parse_out (self);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (json_node_get_array (root), 0), "title"),
                   ==, title);
}

#ifdef ENT_WITH_GUI
static void
assert_begins (const char *path,
               const char *with)
{
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (strncmp (bytes, with, strlen (with)) == 0);
}

static int
count_pages (const char *path)
{
  g_autoptr(GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "pdfinfo", path, NULL);
  g_autofree char *out = NULL;
  const char *pages;

  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL));
  pages = strstr (out, "Pages:");
  g_assert_nonnull (pages);
  return atoi (pages + strlen ("Pages:"));
}

static void
test_export (Fixture       *self,
             gconstpointer  data)
{
  static const char * const formats[][2] = {
    { "pdf", "%PDF-" }, { "odp", "PK" }, { "pptx", "PK" }, { "html", "<!" }, { "md", "" },
  };
  g_autofree char *id = make (self, "Written", TRUE), *plain = dup_path (self, "plain"), *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("lecture.", formats[i][0], NULL), *path = dup_path (self, name);

      g_assert_cmpint (run (self, "@", "lecture", "export", id, "-o", path, NULL), ==, 0);
      assert_begins (path, formats[i][1]);
      g_assert_cmpint (run (self, "@", "lecture", "export", id, "--format", formats[i][0], "-o", plain, NULL), ==, 0);
      assert_begins (plain, formats[i][1]);
    }
  /* The last was Markdown. */
  g_assert_true (g_file_get_contents (plain, &text, NULL, NULL));
  assert_in (text, "Written");
  assert_in (text, "Speak slowly.");
}

static void
test_export_pdf (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *id = make (self, "Written", TRUE);
  g_autofree char *pdf = dup_path (self, "a.pdf"), *pdfpc = dup_path (self, "a.pdfpc");
  g_autofree char *six = dup_path (self, "six.pdf"), *notes = dup_path (self, "notes.pdf");

  g_assert_cmpint (run (self, "@", "lecture", "export", id, "--pdfpc", "-o", pdf, NULL), ==, 0);
  assert_begins (pdfpc, "{");
  g_assert_cmpint (run (self, "@", "lecture", "export", id, "--handout", "6", "-o", six, NULL), ==, 0);
  g_assert_cmpint (run (self, "@", "lecture", "export", id, "--notes", "--paper", "a3", "-o", notes, NULL), ==, 0);
  g_assert_cmpint (count_pages (six), ==, (count_pages (pdf) + 5) / 6);
  g_assert_cmpint (count_pages (notes), >=, count_pages (pdf));
}

/* What does not go together is told before anything is written. */
static void
test_export_usage (Fixture       *self,
                   gconstpointer  data)
{
  static const char * const wrong[][4] = {
    { "--handout", "4", NULL, "--handout is 2, 3 or 6" },
    { "--notes", "--handout=3", NULL, "either --notes or a --handout" },
    { "--notes", "--pdfpc", NULL, "--pdfpc goes with a PDF of slides alone" },
    { "--paper", "a3", NULL, "--paper goes with --notes or --handout" },
    { "--paper=a5", "--notes", NULL, "--paper is “a4” or “a3”" },
    { "--format", "odp", "--notes", "go with the format “pdf”" },
    { "--format", "doc", NULL, "--format is “pdf”, “odp”, “pptx”, “html” or “md”" },
  };
  g_autofree char *id = make (self, "Written", TRUE), *path = dup_path (self, "wrong.pdf");
  g_autofree char *other = dup_path (self, "case.txt");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char * const *options = wrong[i];

      g_assert_cmpint (run (self, "@", "lecture", "export", id, "-o", path, options[0], options[1], options[2], NULL),
                       ==, 2);
      assert_in (self->err, options[3]);
    }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (self, "@", "lecture", "export", id, NULL), ==, 2);
  assert_in (self->err, "“-o FILE” is missing");
  g_assert_cmpint (run (self, "@", "lecture", "export", "nothing", "-o", path, NULL), ==, 1);
  g_assert_cmpint (run (self, "@", "lecture", "handout", "a-b", "-o", other, NULL), ==, 2);
  assert_in (self->err, "ends in .pdf");
}

static void
test_handout (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *path = dup_path (self, "case.pdf");

  g_assert_cmpint (run (self, "@", "lecture", "handout", "nowhere", "-o", path, NULL), ==, 1);
  g_assert_cmpint (run (self, "@", "lecture", "handout", "a-b", "-o", path, NULL), ==, 0);
  assert_begins (path, "%PDF-");
  g_assert_cmpint (count_pages (path), >, 0);
}
#endif

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/tool/lecture/usage", Fixture, NULL, set_up, test_usage, tear_down);
  g_test_add ("/tool/lecture/new", Fixture, NULL, set_up, test_new, tear_down);
  g_test_add ("/tool/lecture/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/tool/lecture/sources", Fixture, NULL, set_up, test_sources, tear_down);
  g_test_add ("/tool/lecture/escapes", Fixture, NULL, set_up, test_escapes, tear_down);
  g_test_add ("/tool/lecture/share", Fixture, NULL, set_up, test_share, tear_down);
#ifdef ENT_WITH_GUI
  g_test_add ("/tool/lecture/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/tool/lecture/export-pdf", Fixture, NULL, set_up, test_export_pdf, tear_down);
  g_test_add ("/tool/lecture/export-usage", Fixture, NULL, set_up, test_export_usage, tear_down);
  g_test_add ("/tool/lecture/handout", Fixture, NULL, set_up, test_handout, tear_down);
#endif
  return g_test_run ();
}
