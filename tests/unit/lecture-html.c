/* A lecture as a page of the web: what stands in it, read by tidy and by an XML parser that is not ours. */

#include "config.h"

#include <locale.h>

#include <gio/gio.h>

#include "deck-fixture.h"
#include "export-fixture.h"

static void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in the page", part);
}

static void
assert_holds_not (const char *text,
                  const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%.200s” is in the page", strstr (text, part));
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

static EntDeck *
make_deck (const char *title,
           const char *body,
           const char *notes)
{
  EntDeck *deck = ent_deck_new (ent_lecture_new ("<One> & \"two\""));
  EntSlide *slide = ent_slide_new (ENT_SLIDE_TEXT);

  slide->title = g_strdup (title);
  slide->body = g_strdup (body);
  slide->notes = g_strdup (notes);
  g_ptr_array_add (deck->slides, slide);
  return deck;
}

/* Every id once, and every reference to one that is there. */
static void
assert_ids (const char *html)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GRegex) given = g_regex_new ("\\sid=\"([^\"]*)\"", 0, 0, NULL);
  g_autoptr(GRegex) used = g_regex_new ("(?:href=\"#|url\\(#)([^\")]*)[\")]", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GMatchInfo) uses = NULL;

  for (g_regex_match (given, html, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *id = g_match_info_fetch (match, 1);

      if (!g_hash_table_add (ids, g_strdup (id)))
        g_error ("The id “%s” is given twice", id);
    }
  for (g_regex_match (used, html, 0, &uses); g_match_info_matches (uses); g_match_info_next (uses, NULL))
    {
      g_autofree char *id = g_match_info_fetch (uses, 1);

      if (!g_hash_table_contains (ids, id))
        g_error ("Nothing has the id “%s”", id);
    }
  g_assert_cmpuint (g_hash_table_size (ids), >, 20);
}

static void
test_page (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *html = lecture_fixture_dup_html (deck, 0);

  /* DECK_HTML: a file for the page, to be looked at. */
  if (g_getenv ("DECK_HTML") != NULL)
    g_assert_true (g_file_set_contents (g_getenv ("DECK_HTML"), html, -1, NULL));
  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n"));
  assert_holds (html, "<title>Camp David in 20 minutes</title>");
  assert_holds (html, "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-");
  assert_holds (html, "<p>HIST 204 · 25 November 2026 · 20 minutes</p>");
  assert_holds (html, "<h2 class=\"section hidden\">The summit</h2>");
  assert_holds (html, "<li data-mark=\"•\"><span>Leeds Castle made the gaps clear.</span>"
                "<ul role=\"list\">\n<li data-mark=\"–\"><span>and the envoys could go no further</span></li></ul>\n"
                "</li>");
  assert_holds (html, "<ol role=\"list\">\n<li value=\"1\" data-mark=\"1.\"><span>first</span></li>\n");
  assert_holds (html, "<sup id=\"slide-2-call-1\"><a href=\"#slide-2-note-1\" role=\"doc-noteref\">1</a></sup>");
  assert_holds (html, "<sup id=\"slide-2-note-1\"><a href=\"#slide-2-call-1\" role=\"doc-backlink\">1</a></sup>");
  assert_holds (html, "<blockquote class=\"box text italic\"");
  assert_holds (html, "<img alt=\"A grey wall, photographed by nobody\" src=\"data:image/png;base64,iVBOR");
  assert_holds (html, "<p>Welcome. Ask <strong>who</strong> has heard of Sadat.</p>");
  assert_holds (html, "<p>Planned: 1 minute</p>");
  assert_holds (html, "한국어 · العربية · Tiếng Việt.");
  assert_holds_not (html, "Left out today");
  assert_holds_not (html, "href=\"event:");
  assert_holds_not (html, "href=\"source:");
  assert_holds_not (html, "href=\"document:");
  g_assert_cmpuint (count (html, "<svg "), ==, count (html, "role=\"img\""));
  g_assert_cmpuint (count (html, "<svg "), >, 4);
  assert_ids (html);
}

/* A section begins though its first slide is skipped. */
static void
test_sections (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new_sections ();
  g_autofree char *html = lecture_fixture_dup_html (deck, 0);

  assert_holds (html, "<h2 class=\"section hidden\">One</h2>");
  assert_holds (html, "<h2 class=\"section hidden\">Two</h2>");
  g_assert_cmpuint (count (html, "<h2 class=\"section"), ==, 2);
}

/* What a person writes stays words. */
static void
test_escaped (void)
{
  g_autoptr(EntDeck) deck = make_deck ("<b>\"x\" & 'y'</b>", "</section><script>alert (1)</script>\n\n"
                                       "[a](javascript:alert) [b](https://example.org/?a=\"b\"&c=<d>) `<i>`\n",
                                       "</details>\001<img src=x onerror=y>");
  g_autofree char *html = lecture_fixture_dup_html (deck, 0);

  assert_holds (html, "<title>&lt;One&gt; &amp; &quot;two&quot;</title>");
  assert_holds (html, "&lt;b&gt;&quot;x&quot; &amp; 'y'&lt;/b&gt;</h2>");
  assert_holds (html, "<code>&lt;i&gt;</code>");
  assert_holds_not (html, "javascript:");
  assert_holds_not (html, "<b>");
  assert_holds_not (html, "<img");
  assert_holds_not (html, "\001");
  g_assert_cmpuint (count (html, "<script>"), ==, 1);
  g_assert_cmpuint (count (html, "<section"), ==, count (html, "</section>"));
}

static void
test_footnotes (void)
{
  g_autoptr(EntDeck) deck = make_deck ("T", "a[^1][^2] b[^1]\n\n[^1]: One\n[^2]: Two\n", NULL);
  g_autofree char *html = lecture_fixture_dup_html (deck, 0);

  assert_holds (html, "a<sup id=\"slide-1-call-1\"><a href=\"#slide-1-note-1\" role=\"doc-noteref\">1</a></sup>"
                "<sup id=\"slide-1-call-2\">,<a href=\"#slide-1-note-2\" role=\"doc-noteref\">2</a></sup>"
                " b<sup><a href=\"#slide-1-note-1\" role=\"doc-noteref\">1</a></sup>");
  assert_holds (html, "<sup id=\"slide-1-note-2\"><a href=\"#slide-1-call-2\" role=\"doc-backlink\">2</a></sup>");
}

static void
test_directions (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *html = NULL;

  deck->lecture->theme = ENT_LECTURE_DARK;
  deck->lecture->aspect = ENT_LECTURE_4_3;
  html = lecture_fixture_dup_html (deck, ENT_PICTURE_RTL);
  assert_holds (html, " dir=\"rtl\">");
  assert_holds (html, "--width:720;--height:540;");
  assert_holds (html, "html { color-scheme: dark; }");
  assert_holds (html, "@page { margin: 0; size: 720pt 540pt; }");
}

/* @line: of words; the page is its standard input */
static void
check_with (const char *html,
            const char *program,
            ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *complaints = NULL;
  g_autoptr(GError) error = NULL;
  va_list words;
  const char *word;

  g_ptr_array_add (arguments, (gpointer) program);
  va_start (words, program);
  while ((word = va_arg (words, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer) word);
  va_end (words);
  g_ptr_array_add (arguments, NULL);
  process = g_subprocess_newv ((const char * const *) arguments->pdata, G_SUBPROCESS_FLAGS_STDIN_PIPE
                               | G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, html, NULL, NULL, &complaints, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaints, ==, "");
  g_assert_true (g_subprocess_get_successful (process));
}

static void
test_tidy (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *html = lecture_fixture_dup_html (deck, 0);

  check_with (html, "tidy", "-quiet", "-errors", "--show-warnings", "yes", "--drop-empty-elements", "no",
              NULL);
}

static gboolean
stop_cb (guint    done,
         guint    total,
         gpointer data)
{
  return done < 3;
}

static void
test_refused (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(GPtrArray) none = g_ptr_array_new (), pages = NULL;
  EntLectureExport options = { .progress = stop_cb };
  EntLectureJob job = { .deck = deck, .options = &options, .pages = none };
  g_autoptr(GError) error = NULL;

  g_assert_null (ent_lecture_to_html (&job, &error));
  g_assert_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_EMPTY);
  g_clear_error (&error);
  ent_slide_options_init (&options.slides);
  pages = job.pages = ent_slide_layout_deck (deck, &options.slides, FALSE, NULL, NULL);
  g_assert_null (ent_lecture_to_html (&job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_large (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new_large (100);
  gint64 begin = g_get_monotonic_time ();
  g_autofree char *html = lecture_fixture_dup_html (deck, 0);

  g_test_message ("100 slides: %zu kB in %d ms", strlen (html) / 1000,
                  (int) ((g_get_monotonic_time () - begin) / 1000));
  assert_ids (html);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ent_sheet_begin_without_display ();

  g_test_add_func ("/lecture/html/page", test_page);
  g_test_add_func ("/lecture/html/sections", test_sections);
  g_test_add_func ("/lecture/html/escaped", test_escaped);
  g_test_add_func ("/lecture/html/footnotes", test_footnotes);
  g_test_add_func ("/lecture/html/directions", test_directions);
  g_test_add_func ("/lecture/html/tidy", test_tidy);
  g_test_add_func ("/lecture/html/refused", test_refused);
  g_test_add_func ("/lecture/html/large", test_large);

  return g_test_run ();
}
