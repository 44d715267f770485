/* A lecture as Markdown: what it says, and that pandoc makes slides, footnotes and notes of it. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "deck-fixture.h"
#include "ent-lecture-export.h"

static char *
write_deck (EntDeck *deck)
{
  EntLectureExport options = { 0 };
  EntLectureJob job = { .deck = deck, .options = &options };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  bytes = ent_lecture_to_markdown (&job, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
run_pandoc (const char *to,
            const char *markdown)
{
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *out = NULL;
  g_autofree char *complaints = NULL;
  g_autoptr(GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                              | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, "pandoc", "-s", "--wrap=none", "-f", "markdown",
                              "-t", to, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, markdown, NULL, &out, &complaints, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s", complaints);
  g_assert_cmpstr (complaints, ==, "");
  return g_steal_pointer (&out);
}

static void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static EntDeck *
make_deck (EntSlideKind  kind,
           const char   *body,
           const char   *notes)
{
  EntDeck *deck = ent_deck_new (ent_lecture_new ("A \"lecture\" \\ of one"));
  EntSlide *slide = ent_slide_new (kind);

  slide->title = g_strdup ("# One *slide*");
  slide->body = g_strdup (body);
  slide->notes = g_strdup (notes);
  g_ptr_array_add (deck->slides, slide);
  return deck;
}

static void
test_head (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *markdown = write_deck (deck);

  g_assert_true (g_str_has_prefix (markdown, "---\ntitle: \"Camp David in 20 minutes\"\n"
                                   "subtitle: \"HIST 204 · 20 minutes\"\ndate: \"25 November 2026\"\n---\n\n"
                                   "## Thirteen Days: how Camp David was made\n\nHIST 204"));
  g_assert_true (g_str_has_suffix (markdown, "\n"));
  g_assert_false (g_str_has_suffix (markdown, "\n\n"));
}

static void
test_slides (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *markdown = write_deck (deck);

  assert_holds (markdown, "\n# Before\n\n## Why a summit?\n\nThree reasons:\n\n"
                "-   The _political committee_ broke off after **one day**.[^1]\n"
                "-   Leeds Castle made the gaps clear.\n"
                "    -   and the envoys could go no further\n-   Failure was near.\n\n1.  first\n2.  second\n\n"
                "[^1]: Quandt, Camp David (1986), p. 12\n\n_camp-david ");
  assert_holds (markdown, "\n[^2]: ");
  assert_holds (markdown, "::: notes\n\nPlanned: 1 minute\n\nWelcome. Ask **who** has heard of Sadat.\n\n"
                "-   a first point\n-   a second point\n\n:::\n");
  assert_holds (markdown, "\n\n> Emphasizing the inadmissibility");
  assert_holds (markdown, "![A picture](data:image/png;base64,iVBOR");
  assert_holds (markdown, "\n\n_camp-david ");
  assert_holds (markdown, "-   Quandt, William B. *Camp David: Peacemaking and Politics*. Washington");
  g_assert_null (strstr (markdown, "Left out today"));
  /* Links that only Entente can follow. */
  g_assert_null (strstr (markdown, "event:"));
  g_assert_null (strstr (markdown, "source:"));
  g_assert_null (strstr (markdown, "document:"));
}

/* A section begins though its first slide is skipped. */
static void
test_sections (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new_sections ();
  g_autofree char *markdown = write_deck (deck);

  assert_holds (markdown, "\n# One\n\n## 1\n\nWords.\n\n# Two\n\n## 3");
}

static void
test_large_picture (void)
{
  g_autoptr(EntDeck) deck = make_deck (ENT_SLIDE_PICTURE, "A *wall*", NULL);
  g_autofree guchar *bytes = g_malloc0 (100000);
  g_autoptr(GBytes) file = g_bytes_new (bytes, 100000);
  EntImage *image = ent_image_new ("image/png", 10, 10, file);
  g_autofree char *markdown = NULL;

  g_ptr_array_add (deck->images, image);
  ((EntSlide *) deck->slides->pdata[0])->image_id = g_strdup (image->id);
  markdown = write_deck (deck);
  assert_holds (markdown, "\n\n_(Picture)_\n\nA _wall_\n");
}

/* Whatever a body holds, it says the same as Markdown and does not reach beyond its slide. */
static void
test_escaped (void)
{
  g_autoptr(EntDeck) deck = make_deck (ENT_SLIDE_TEXT, "a **b***c* d*e*f 1\\* @doe [x](javascript:y) `` ` ``\n"
                                       "next\\\nlast\n\n"
                                       "> q1\n>\n> q2\n\n```\n::: code\n", "```\nopen");
  g_autofree char *markdown = write_deck (deck);
  g_autofree char *native = run_pandoc ("plain", markdown);

  assert_holds (markdown, "---\ntitle: \"A \\\"lecture\\\" \\\\\\\\ of one\"\n---\n\n## \\# One \\*slide\\*\n\n");
  assert_holds (markdown, "a **b**_c_ d*e*f 1\\* \\@doe x `` ` `` next\\\nlast\n\n> q1\n>\n> q2\n\n"
                "```\n::: code\n```\n");
  assert_holds (markdown, "::: notes\n\n```\nopen\n```\n\n:::\n");
  assert_holds (native, "b_c_ def 1* @doe x ");
}

/* What pandoc alone would take for attributes or for lists, and lists that it would take for one. */
static void
test_pandoc_marks (void)
{
  g_autoptr(EntDeck) deck = make_deck (ENT_SLIDE_TEXT, "(1) one\n\na. two\n\n(a) three\n\n1. x\n2. y\n\n1) z\n", NULL);
  g_autofree char *markdown = NULL, *html = NULL;

  g_free (((EntSlide *) deck->slides->pdata[0])->title);
  ((EntSlide *) deck->slides->pdata[0])->title = g_strdup ("Article 5 {#five .x}");
  markdown = write_deck (deck);
  html = run_pandoc ("html", markdown);
  assert_holds (html, ">Article 5 {#five .x}</h2>");
  assert_holds (html, "<p>(1) one</p>\n<p>a. two</p>\n<p>(a) three</p>");
  assert_holds (html, "<li>y</li>\n</ol>\n<!-- -->\n<ol");
}

/* Numbers that follow one another stay two. */
static void
test_calls (void)
{
  g_autoptr(EntDeck) deck = make_deck (ENT_SLIDE_TEXT, "a[^1][^2] b[^1]\n\n[^1]: one\n[^2]: two", NULL);
  g_autofree char *markdown = write_deck (deck);
  g_autofree char *plain = run_pandoc ("plain", markdown);

  assert_holds (markdown, "\na[^1],[^2] b[^1]\n");
  assert_holds (plain, "a[1],[2] b[");
}

/* Pandoc reads what stands in the head as Markdown. */
static void
test_escaped_head (void)
{
  static const char * const titles[] = {
    "A \\ of one", "C:\\new\\it", "*Why* _not_?", "# 1", "1. First", "Say “so” [@x] $1 <b>", "a@b ^c^ ~d~ e-mail",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr(EntDeck) deck = ent_deck_new (ent_lecture_new (titles[i]));
      g_autofree char *markdown = NULL;
      g_autofree char *html = NULL;
      g_autofree char *escaped = g_markup_escape_text (titles[i], -1);
      g_autofree char *expected = g_strdup_printf ("<h1 class=\"title\">%s</h1>", escaped);

      deck->lecture->course = g_strdup (titles[i]);
      markdown = write_deck (deck);
      html = run_pandoc ("html", markdown);
      assert_holds (html, expected);
      g_free (expected);
      expected = g_strdup_printf ("<p class=\"subtitle\">%s</p>", escaped);
      assert_holds (html, expected);
    }
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at++)
    n++;
  return n;
}

static void
test_pandoc (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *markdown = write_deck (deck);
  g_autofree char *html = run_pandoc ("revealjs", markdown);
  guint n_shown = 0, n_notes = 0;

  for (guint i = 0; i < deck->slides->len; i++)
    {
      const EntSlide *slide = deck->slides->pdata[i];

      n_shown += !slide->skipped;
      n_notes += !slide->skipped && (slide->notes != NULL || slide->planned_sec > 0);
    }
  g_assert_cmpuint (count (html, " class=\"slide level2\""), ==, n_shown);
  g_assert_cmpuint (count (html, "<aside class=\"notes\">"), ==, n_notes);
  g_assert_cmpuint (count (html, "title-slide slide level1"), ==, 3);
  g_assert_cmpuint (count (html, "class=\"footnote-ref\""), ==, count (markdown, "[^") - count (markdown, "\n[^"));
  assert_holds (html, "<p class=\"subtitle\">HIST 204 · 20 minutes</p>");
  assert_holds (html, "<em>aloud</em>. 한국어 · العربية · Tiếng Việt.");
}

static gboolean
stop_cb (guint    done,
         guint    total,
         gpointer data)
{
  return done < 3;
}

static void
test_cancelled (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  EntLectureExport options = { 0 };
  EntLectureJob job = { .deck = deck, .options = &options };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  options.progress = stop_cb;
  bytes = ent_lecture_to_markdown (&job, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (bytes);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lecture/markdown/head", test_head);
  g_test_add_func ("/lecture/markdown/slides", test_slides);
  g_test_add_func ("/lecture/markdown/sections", test_sections);
  g_test_add_func ("/lecture/markdown/large-picture", test_large_picture);
  g_test_add_func ("/lecture/markdown/escaped", test_escaped);
  g_test_add_func ("/lecture/markdown/calls", test_calls);
  g_test_add_func ("/lecture/markdown/pandoc-marks", test_pandoc_marks);
  g_test_add_func ("/lecture/markdown/escaped-head", test_escaped_head);
  g_test_add_func ("/lecture/markdown/pandoc", test_pandoc);
  g_test_add_func ("/lecture/markdown/cancelled", test_cancelled);

  return g_test_run ();
}
