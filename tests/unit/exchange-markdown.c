/* A case as a Markdown dossier. */

#include "config.h"

#include <glib/gstdio.h>

#include "exchange-fixture.h"

#include "ent-case-markdown.h"
#include "ent-markdown.h"

/* Of the fixture, which has every member of the format. */
static const char dossier[] =
  "# A and B\n"
  "\n"
  "*a-b · version 3 · since 1990*\n"
  "\n"
  "Two neighbours.\n"
  "\n"
  "A war, a peace.\n"
  "\n"
  "**Status:** cold peace\n"
  "\n"
  "**Outcome:** Still “cold”.\n"
  "\n"
  "## Parties\n"
  "\n"
  "- **Aland** (\u2068에이\u2069 · \u2068ا\u2069), since 1948\n"
  "- **Bland**\n"
  "\n"
  "## Other actors\n"
  "\n"
  "- **Ann**, Aland: Envoy\n"
  "\n"
  "## Relations\n"
  "\n"
  "| From | Level | Event | Reason |\n"
  "|---|---|---|---|\n"
  "| February 1990 | War | Attack | Shells.[^1] |\n"
  "| 1993 | Dialogue |  |  |\n"
  "\n"
  "## Events\n"
  "\n"
  "A star marks a turning point.\n"
  "\n"
  "### War (1990–1992)\n"
  "\n"
  "It was bad.\n"
  "\n"
  "- **1 February 1990** — ★ **Attack** · Hill\n"
  "\n"
  "  At dawn.[^2]\n"
  "\n"
  "### Talks (since 1992)\n"
  "\n"
  "- **May–June 1993** (date not verified) — **Fair** · Town\n"
  "\n"
  "### Other events\n"
  "\n"
  "- **about 1994** — **Accord**[^3]\n"
  "\n"
  "## Story\n"
  "\n"
  "### One\n"
  "\n"
  "It began badly[^4].\n"
  "\n"
  "Then trade, and\n"
  "a paper[^2].\n"
  "\n"
  "## Documents\n"
  "\n"
  "### Paper (1994)\n"
  "\n"
  "Aland, Bland\n"
  "\n"
  "Ended it.[^5]\n"
  "\n"
  "Archive <https://example.org/p>\n"
  "\n"
  "> No more.\n"
  ">\n"
  "> — Article 3(1), official text\n"
  "\n"
  "## Factors\n"
  "\n"
  "From −3, strongly hindering, to +3, strongly enabling.\n"
  "\n"
  "### Context\n"
  "\n"
  "#### Distrust: −2, hindering, high confidence\n"
  "\n"
  "They shot.[^2]\n"
  "\n"
  "*Evidence:* Attack (1 February 1990)\n"
  "\n"
  "### Recovery\n"
  "\n"
  "#### Culture: no evidence\n"
  "\n"
  "## Questions for discussion\n"
  "\n"
  "1. Why?\n"
  "\n"
  "     *Events:* Attack (1 February 1990); Accord (about 1994)\n"
  "\n"
  "2. How?\n"
  "\n"
  "## Suggested lectures\n"
  "\n"
  "### Intro (45 minutes)\n"
  "\n"
  "1. **Start**\n"
  "\n"
  "     Speak slowly.\n"
  "\n"
  "     *Events:* Attack (1 February 1990)\n"
  "\n"
  "     *Factors:* Trade\n"
  "\n"
  "     *Documents:* Paper\n"
  "\n"
  "2. **End**\n"
  "\n"
  "## Bibliography\n"
  "\n"
  "- Lee, Ann and The Institute. A Book, edited by Mono. Oslo: Press, about 1999, vol. 2, pp. 1–9.\n"
  "- Treaty. UNTS. 1994–1995. <http://example.org/t>\n"
  "\n"
  "The texts of this case are under the licence CC-BY-SA-4.0.\n"
  "\n"
  "[^1]: Lee and The Institute, A Book (about 1999); Treaty (1994–1995), Article 1.\n"
  "[^2]: Lee and The Institute, A Book (about 1999).\n"
  "[^3]: Treaty (1994–1995), p. 3.\n"
  "[^4]: Lee and The Institute, A Book (about 1999), pp. 1–2; 5; Treaty (1994–1995).\n"
  "[^5]: Treaty (1994–1995).\n";

static EntCase *
parse (const char *pointer,
       const char *value)
{
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  EntCase *item;

  fixture_patch (root, pointer, value);
  bytes = json_to_string (root, FALSE);
  item = ent_case_file_parse (bytes, strlen (bytes), NULL, NULL, &error);
  g_assert_no_error (error);
  return item;
}

static char *
dup_markdown (const char *pointer,
              const char *value)
{
  g_autoptr(EntCase) item = parse (pointer, value);
  g_autoptr(EntCodebook) codebook = fixture_codebook_new ();

  return ent_case_markdown_to_string (item, codebook, NULL);
}

#define assert_in(where, what) g_assert_nonnull (strstr ((where), (what)))
#define assert_not_in(where, what) g_assert_null (strstr ((where), (what)))

static void
test_whole (void)
{
  g_autoptr(EntCase) item = fixture_case_new ();
  g_autoptr(EntCodebook) codebook = fixture_codebook_new ();
  gsize length = 0;
  g_autofree char *markdown = ent_case_markdown_to_string (item, codebook, &length);

  g_assert_cmpstr (markdown, ==, dossier);
  g_assert_cmpuint (length, ==, strlen (dossier));
}

/* Each text is found at its place whatever characters it has, and none of them as Markdown. */
static void
test_escaped (void)
{
  static const char * const pointers[] = {
    "/title", "/summary", "/outcome", "/actors/0/name", "/actors/0/native/ko", "/actors/2/role", "/phases/0/title",
    "/phases/0/text", "/relations/0/text", "/events/0/title", "/events/0/text", "/events/0/place/name",
    "/assessments/0/rationale", "/story/0/title", "/documents/0/title", "/documents/0/text", "/documents/0/where",
    "/documents/0/quotations/0/text", "/documents/0/quotations/0/locator", "/questions/0/text", "/lectures/0/title",
    "/lectures/0/slides/0/title", "/lectures/0/slides/0/text", "/sources/0/title", "/license",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pointers); i++)
    {
      g_autofree char *markdown = dup_markdown (pointers[i], "\"Q *a* [b](c) | <d> `e` ~f~ _g_\"");

      g_test_message ("%s", pointers[i]);
      assert_in (markdown, "Q \\*a\\* \\[b\\](c) \\| \\<d\\> \\`e\\` \\~f\\~ \\_g\\_");
      assert_not_in (markdown, "Q *a");
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *words;
    const char *line_end;
    const char *markdown;
  } texts[] = {
    { "", " ", "" },
    { "plain (words), 50 % – 1.5 & “more”.", " ", "plain (words), 50 % – 1.5 & “more”." },
    { "a\\b ^c $d$", " ", "a\\\\b \\^c \\$d\\$" },
    { "R&D &amp; &#65; & x", " ", "R\\&D \\&amp; \\&#65; & x" },
    { "# a", " ", "\\# a" },
    { "- a", " ", "\\- a" },
    { "+ a", " ", "\\+ a" },
    { "1. a", " ", "1\\. a" },
    { "12) a", " ", "12\\) a" },
    { "1978 was", " ", "1978 was" },
    { "> a", " ", "\\> a" },
    { "    a", " ", "a" },
    { "a\nb", " ", "a b" },
    { "a\n# b", " ", "a # b" },
    { "a\n# b", "\n\n", "a\n\n\\# b" },
    { "a\n\n \n2. b\n", "\n>\n> ", "a\n>\n> 2\\. b" },
    { "판문점 선언", " ", "판문점 선언" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GString *markdown = g_string_new (NULL);
      g_autofree char *result = NULL;

      ent_markdown_append_words (markdown, texts[i].words, texts[i].line_end);
      result = g_string_free (markdown, FALSE);
      g_assert_cmpstr (result, ==, texts[i].markdown);
    }
}

static void
test_url (void)
{
  GString *markdown = g_string_new (NULL);
  g_autofree char *result = NULL;

  ent_markdown_append_url (markdown, "https://example.org/a_(b)?c=<d> e");
  result = g_string_free (markdown, FALSE);
  g_assert_cmpstr (result, ==, "<https://example.org/a_(b)?c=%3Cd%3E%20e>");
}

/* A group of citations is one note; the same group again is the same note. */
static void
test_footnotes (void)
{
  g_autofree char *markdown = dup_markdown ("/story/0/text",
                                            "\"One [@book, p. 7; @treaty]. Two\\n[@book, p. 7; @treaty]! [Three](event:fair)"
                                            " [@book, p. 7] [@treaty, Art. 1.]? `[@book]` [on](https://example.org)\"");

  assert_in (markdown, "One[^4]. Two[^4]! Three[^5],[^6]? `[@book]` [on](https://example.org)\n");
  assert_in (markdown, "\n[^4]: Lee and The Institute, A Book (about 1999), p. 7; Treaty (1994–1995).\n");
  assert_in (markdown, "\n[^5]: Lee and The Institute, A Book (about 1999), p. 7.\n");
  assert_in (markdown, "\n[^6]: Treaty (1994–1995), Art. 1.\n");
}

/* Without a codebook factors stand by their ids, in no groups; those that it does not know, last. */
static void
test_codebook (void)
{
  g_autoptr(EntCase) item = parse ("/assessments/1/factor", "\"songs\"");
  g_autoptr(EntCodebook) codebook = fixture_codebook_new ();
  g_autofree char *without = ent_case_markdown_to_string (item, NULL, NULL);
  g_autofree char *with = ent_case_markdown_to_string (item, codebook, NULL);

  assert_in (without, "## Factors\n\nFrom −3, strongly hindering, to +3, strongly enabling.\n\n#### distrust: −2,");
  assert_in (without, "\n\n#### songs: no evidence\n\n## Questions");
  assert_not_in (without, "Other factors");
  assert_in (with, "\n\n### Other factors\n\n#### songs: no evidence\n\n## Questions");
  assert_not_in (with, "Recovery");
}

/* What the case does not have leaves no heading behind. */
static void
test_sparse (void)
{
  static const char * const headings[][2] = {
    { "/story", "## Story" },         { "/documents", "## Documents" },
    { "/assessments", "## Factors" }, { "/questions", "## Questions" },
    { "/lectures", "## Suggested lectures" },
  };
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) item = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *markdown = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    fixture_patch (root, headings[i][0], "[]");
  fixture_patch (root, "/license", NULL);
  bytes = json_to_string (root, FALSE);
  item = ent_case_file_parse (bytes, strlen (bytes), NULL, NULL, &error);
  g_assert_no_error (error);
  markdown = ent_case_markdown_to_string (item, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    assert_not_in (markdown, headings[i][1]);
  assert_not_in (markdown, "licence");
  assert_not_in (markdown, "\n\n\n");
  assert_in (markdown, "## Bibliography\n\n- Lee");
}

/* Through a temporary file: nothing but the dossier is there, also where one was, and a folder that
 * is missing is an error. */
static void
test_save (void)
{
  g_autofree char *dir = g_dir_make_tmp ("ent-markdown-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "case.md", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "none", "case.md", NULL);
  g_autoptr(EntCase) item = fixture_case_new ();
  g_autoptr(EntCodebook) codebook = fixture_codebook_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (ent_case_markdown_save (item, codebook, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, dossier);
  g_assert_false (ent_case_markdown_save (item, codebook, nowhere, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markdown/whole", test_whole);
  g_test_add_func ("/markdown/escaped", test_escaped);
  g_test_add_func ("/markdown/words", test_words);
  g_test_add_func ("/markdown/url", test_url);
  g_test_add_func ("/markdown/footnotes", test_footnotes);
  g_test_add_func ("/markdown/codebook", test_codebook);
  g_test_add_func ("/markdown/sparse", test_sparse);
  g_test_add_func ("/markdown/save", test_save);
  return g_test_run ();
}
