/* A lecture as a page of the web, in Chromium: it looks like the slides, keys turn pages, nothing is asked of anybody,
 * it can be read without scripts and printed. */

#include "config.h"

#include <locale.h>
#include <math.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "deck-fixture.h"
#include "export-fixture.h"
#include "web-driver.h"

#define WIDTH 960

/* Side of the squares whose mean colors are compared: letters may stand a pixel beside, and be smoothed otherwise. */
#define SQUARE 20

typedef struct
{
  EntDeck   *deck;
  char      *path;
  char      *url;
  WebDriver *driver;
} Fixture;

static void
write_page (Fixture         *self,
            EntPictureFlags  flags)
{
  g_autofree char *html = lecture_fixture_dup_html (self->deck, flags);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, html, -1, &error));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *name = g_strdup_printf ("ent-lecture-%d.html", (int) getpid ());

  self->deck = deck_fixture_new ();
  self->path = g_build_filename (g_get_tmp_dir (), name, NULL);
  self->url = g_filename_to_uri (self->path, NULL, NULL);
  self->driver = web_driver_new ();
  if (self->driver != NULL)
    web_driver_resize (self->driver, WIDTH, 540);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  web_driver_free (self->driver);
  ent_deck_unref (self->deck);
  g_unlink (self->path);
  g_free (self->path);
  g_free (self->url);
}

static void
assert_value (Fixture    *self,
              const char *script,
              const char *expected)
{
  g_autofree char *value = web_driver_evaluate (self->driver, script);

  g_assert_cmpstr (value, ==, expected);
}

static void
assert_shown (Fixture    *self,
              const char *id)
{
  g_autofree char *hash = g_strconcat ("#", id, NULL);

  assert_value (self, "return [...document.querySelectorAll ('.slide')].filter (s => s.offsetHeight > 0)"
                ".map (s => s.id).join (' ');", id);
  assert_value (self, "return location.hash;", hash);
}

/* Pictures */

static void
add_square (cairo_surface_t *surface,
            int              x,
            int              y,
            double           sums[3])
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int row = y; row < y + SQUARE; row++)
    for (int column = x; column < x + SQUARE; column++)
      {
        guint32 pixel = ((const guint32 *) (const void *) (data + row * stride))[column];

        for (int i = 0; i < 3; i++)
          sums[i] += (double) (pixel >> (8 * i) & 0xFF) / (SQUARE * SQUARE);
      }
}

/* How far the squares are apart, 0–255: @worst of one of them. Returns: their mean */
static double
compare (cairo_surface_t *a,
         cairo_surface_t *b,
         double          *worst)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a), n = 0;
  double sum = 0;

  *worst = 0;
  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  for (int y = 0; y + SQUARE <= height; y += SQUARE)
    for (int x = 0; x + SQUARE <= width; x += SQUARE)
      {
        double first[3] = { 0 }, second[3] = { 0 }, apart = 0;

        add_square (a, x, y, first);
        add_square (b, x, y, second);
        for (int i = 0; i < 3; i++)
          apart = MAX (apart, fabs (first[i] - second[i]));
        *worst = MAX (*worst, apart);
        sum += apart;
        n++;
      }
  return sum / n;
}

/* DECK_PICTURES: a folder for what Chromium shows, to be looked at. */
static void
save_picture (cairo_surface_t *surface,
              const char      *theme,
              guint            index)
{
  g_autofree char *path = NULL;

  if (g_getenv ("DECK_PICTURES") == NULL)
    return;
  path = g_strdup_printf ("%s/browser-%s-%02u.png", g_getenv ("DECK_PICTURES"), theme, index + 1);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
}

/* What a key set off has come to its end, and the page with it is painted. */
static void
await_paint (Fixture *self)
{
  assert_value (self,
                "return new Promise (done => requestAnimationFrame (() => {"
                "  document.getAnimations ().forEach (a => a.finish ());"
                "  requestAnimationFrame (() => requestAnimationFrame (() => done ('painted')));"
                "}));",
                "painted");
}

static void
check_pictures (Fixture         *self,
                EntPictureFlags  flags,
                const char      *name)
{
  g_autoptr(GPtrArray) pages = NULL;
  EntSlideOptions options;
  double width = ent_lecture_get_width_pt (self->deck->lecture);

  ent_slide_options_init (&options);
  options.flags |= flags;
  pages = ent_slide_layout_deck (self->deck, &options, FALSE, NULL, NULL);
  write_page (self, flags);
  web_driver_resize (self->driver, (int) width, 540);
  web_driver_open (self->driver, self->url);
  web_driver_press (self->driver, WEB_KEY_HOME);
  assert_value (self, "document.getAnimations ().forEach (a => a.finish ()); return document.fonts.status;", "loaded");
  for (guint i = 0; i < pages->len; i++)
    {
      cairo_surface_t *ours = ent_slide_page_to_surface (pages->pdata[i], (int) width), *theirs;
      double worst, mean;

      await_paint (self);
      theirs = web_driver_screenshot (self->driver);
      save_picture (theirs, name, i);
      mean = compare (ours, theirs, &worst);
      g_test_message ("%s %u: %.2f in the mean, %.0f at worst", name, i + 1, mean, worst);
      g_assert_cmpfloat (mean, <, 2);
      g_assert_cmpfloat (worst, <, 80);
      cairo_surface_destroy (ours);
      cairo_surface_destroy (theirs);
      web_driver_press (self->driver, WEB_KEY_PAGE_DOWN);
    }
}

static void
test_pictures (Fixture       *self,
               gconstpointer  data)
{
  if (self->driver == NULL)
    return;
  check_pictures (self, 0, "light");
  self->deck->lecture->theme = ENT_LECTURE_DARK;
  self->deck->lecture->aspect = ENT_LECTURE_4_3;
  check_pictures (self, ENT_PICTURE_RTL, "dark-rtl");
}

/* Where the letters of the slides are not to be had, others may be much wider: they get smaller then. */
static void
test_letters (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *html = lecture_fixture_dup_html (self->deck, 0);
  g_autoptr(GString) wide = g_string_new (html);
  g_autoptr(GError) error = NULL;

  if (self->driver == NULL)
    return;
  g_assert_cmpuint (g_string_replace (wide, "--font:\"Noto Sans\",", "--font:monospace,", 0), ==, 1);
  g_assert_true (g_file_set_contents (self->path, wide->str, -1, &error));
  web_driver_open (self->driver, self->url);
  for (guint i = 0; i < 19; i++)
    {
      assert_value (self, "return [...document.querySelectorAll ('.current .text:not([aria-hidden])')]"
                    ".filter (b => b.firstElementChild.offsetHeight > b.clientHeight + 12)"
                    ".map (b => b.textContent).join ('|');", "");
      web_driver_press (self->driver, WEB_KEY_PAGE_DOWN);
    }
}

/* Keys */

static void
test_keys (Fixture       *self,
           gconstpointer  data)
{
  if (self->driver == NULL)
    return;
  write_page (self, 0);
  web_driver_open (self->driver, self->url);
  web_driver_press (self->driver, WEB_KEY_RIGHT);
  assert_shown (self, "slide-2");
  assert_value (self, "return document.getElementById ('status').textContent;", "2 of 19: Why a summit?");
  web_driver_press (self->driver, " ");
  web_driver_press (self->driver, WEB_KEY_PAGE_DOWN);
  web_driver_press (self->driver, WEB_KEY_DOWN);
  assert_shown (self, "slide-5");
  web_driver_press (self->driver, WEB_KEY_LEFT);
  web_driver_press (self->driver, WEB_KEY_PAGE_UP);
  assert_shown (self, "slide-3");
  web_driver_press (self->driver, WEB_KEY_END);
  assert_shown (self, "slide-14");
  web_driver_press (self->driver, WEB_KEY_RIGHT);
  assert_shown (self, "slide-14");
  web_driver_press (self->driver, WEB_KEY_HOME);
  assert_shown (self, "slide-1");
  web_driver_press (self->driver, "1");
  web_driver_press (self->driver, "2");
  web_driver_press (self->driver, WEB_KEY_ENTER);
  assert_shown (self, "slide-12");

  web_driver_press (self->driver, "b");
  assert_value (self, "return getComputedStyle (document.body, '::after').backgroundColor;", "rgb(0, 0, 0)");
  web_driver_press (self->driver, "b");
  assert_value (self, "return getComputedStyle (document.body, '::after').content;", "none");
  assert_shown (self, "slide-12");
}

static void
test_grid (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *visible = NULL;

  if (self->driver == NULL)
    return;
  write_page (self, 0);
  web_driver_open (self->driver, self->url);
  web_driver_press (self->driver, "o");
  assert_value (self, "return [...document.querySelectorAll ('.slide')].filter (s => s.offsetHeight > 0).length;",
                "19");
  web_driver_press (self->driver, WEB_KEY_RIGHT);
  /* Three stand beside one another. */
  web_driver_press (self->driver, WEB_KEY_DOWN);
  web_driver_press (self->driver, WEB_KEY_ENTER);
  assert_shown (self, "slide-5");

  /* Notes below the slide, which gets smaller. */
  assert_value (self, "return document.querySelector ('.current .notes').offsetHeight;", "0");
  web_driver_press (self->driver, WEB_KEY_HOME);
  web_driver_press (self->driver, "n");
  visible = web_driver_evaluate (self->driver, "return document.querySelector ('.current .notes').innerText;");
  g_assert_nonnull (strstr (visible, "Ask who has heard of Sadat."));
  assert_value (self, "const s = document.querySelector ('.current .page').getBoundingClientRect ();"
                "const n = document.querySelector ('.current .notes').getBoundingClientRect ();"
                "return s.bottom <= n.top && n.bottom <= innerHeight + 1;", "true");
  web_driver_press (self->driver, "s");
  assert_value (self, "return document.querySelector ('.current .notes').offsetHeight;", "0");

  /* Help is there and goes. */
  web_driver_press (self->driver, "?");
  assert_value (self, "return document.getElementById ('help').open;", "true");
  web_driver_press (self->driver, WEB_KEY_ESCAPE);
  assert_value (self, "return document.getElementById ('help').open;", "false");
}

/* Links inside the page show the slide that they lead to; what has the focus is seen to have it. */
static void
test_links (Fixture       *self,
            gconstpointer  data)
{
  if (self->driver == NULL)
    return;
  write_page (self, 0);
  web_driver_open (self->driver, self->url);
  g_free (web_driver_evaluate (self->driver, "location.hash = '#slide-5-note-1';"));
  assert_value (self, "return document.querySelector ('.current').id;", "slide-5");
  web_driver_press (self->driver, WEB_KEY_TAB);
  assert_value (self, "return document.activeElement.closest ('.slide').id;", "slide-5");
  assert_value (self, "return getComputedStyle (document.activeElement).outlineStyle;", "solid");
  assert_value (self, "return [...document.links].filter (a => a.target === '_blank').every (a => "
                "a.rel === 'noopener noreferrer' && a.protocol === 'https:');", "true");
}

static void
test_directions (Fixture       *self,
                 gconstpointer  data)
{
  if (self->driver == NULL)
    return;
  write_page (self, ENT_PICTURE_RTL);
  web_driver_open (self->driver, self->url);
  web_driver_press (self->driver, WEB_KEY_LEFT);
  assert_shown (self, "slide-2");
  web_driver_press (self->driver, WEB_KEY_RIGHT);
  assert_shown (self, "slide-1");
}

static void
test_closed (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) requests = NULL;
  g_autofree char *console = NULL;
  guint n_files = 0;

  if (self->driver == NULL)
    return;
  write_page (self, 0);
  /* What the browser itself asks for, when it begins, is not of the page. */
  web_driver_open (self->driver, "about:blank");
  g_ptr_array_unref (web_driver_list_requests (self->driver));
  web_driver_open (self->driver, self->url);
  for (guint i = 0; i < 20; i++)
    web_driver_press (self->driver, WEB_KEY_RIGHT);
  requests = web_driver_list_requests (self->driver);
  for (guint i = 0; i < requests->len; i++)
    {
      const char *url = requests->pdata[i];

      n_files += g_str_has_prefix (url, "file:");
      if (!g_str_has_prefix (url, self->url) && !g_str_has_prefix (url, "data:"))
        g_error ("The page asks for %s", url);
    }
  g_assert_cmpuint (n_files, ==, 1);
  console = web_driver_dup_console (self->driver);
  g_assert_cmpstr (console, ==, "");
  g_clear_pointer (&console, g_free);
  /* And whatever finds its way into it is held back. */
  assert_value (self, "const image = document.createElement ('img'); image.src = 'http://127.0.0.1:9/x.png';"
                "document.body.append (image); return image.naturalWidth;", "0");
  console = web_driver_dup_console (self->driver);
  g_assert_nonnull (strstr (console, "Content Security Policy"));
}

/* Words of all slides, one below the other, and each of the same size. */
static void
test_without_scripts (Fixture       *self,
                      gconstpointer  data)
{
  g_autofree char *words = NULL;

  if (self->driver == NULL)
    return;
  write_page (self, 0);
  web_driver_set_scripts (self->driver, FALSE);
  web_driver_open (self->driver, self->url);
  if (g_getenv ("DECK_PICTURES") != NULL)
    {
      cairo_surface_t *surface = web_driver_screenshot (self->driver);

      save_picture (surface, "plain", 0);
      cairo_surface_destroy (surface);
    }
  web_driver_set_scripts (self->driver, TRUE);
  assert_value (self, "return document.body.className;", "");
  words = web_driver_evaluate (self->driver, "return document.body.innerText;");
  g_assert_nonnull (strstr (words, "Camp David in 20 minutes"));
  g_assert_nonnull (strstr (words, "HIST 204 · 25 November 2026 · 20 minutes"));
  g_assert_nonnull (strstr (words, "Leeds Castle made the gaps clear."));
  g_assert_nonnull (strstr (words, "inadmissibility of the acquisition of territory"));
  g_assert_nonnull (strstr (words, "store up the later failures?"));
  assert_value (self, "const boxes = [...document.querySelectorAll ('.page')].map (p => p.getBoundingClientRect ());"
                "return boxes.every ((b, i) => Math.abs (b.width / b.height - 16 / 9) < 0.01"
                " && b.right <= innerWidth && (i === 0 || b.top >= boxes[i - 1].bottom));", "true");
  assert_value (self, "return document.querySelector ('nav').offsetHeight;", "0");
  assert_value (self, "return [...document.querySelectorAll ('.notes summary')].every (s => s.offsetHeight > 0);",
                "true");
}

/* One slide to a page, and nothing else. */
static void
test_print (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GBytes) pdf = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GBytes) out = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) pages = NULL;
  g_autofree char *words = NULL;

  if (self->driver == NULL)
    return;
  write_page (self, 0);
  web_driver_open (self->driver, self->url);
  web_driver_press (self->driver, "n");
  pdf = web_driver_print (self->driver);
  if (g_getenv ("DECK_PICTURES") != NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("DECK_PICTURES"), "browser.pdf", NULL);

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext",
                              "-raw", "-", "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  words = g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
  pages = g_strsplit (words, "\f", -1);
  /* A form feed ends each. */
  g_assert_cmpuint (g_strv_length (pages), ==, 19 + 1);
  g_assert_nonnull (strstr (pages[1], "Why a summit?"));
  g_assert_nonnull (strstr (pages[17], "store up the later failures?"));
  g_assert_null (strstr (words, "heard of Sadat"));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ent_sheet_begin_without_display ();

  g_test_add ("/lecture/browser/pictures", Fixture, NULL, set_up, test_pictures, tear_down);
  g_test_add ("/lecture/browser/letters", Fixture, NULL, set_up, test_letters, tear_down);
  g_test_add ("/lecture/browser/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/lecture/browser/grid", Fixture, NULL, set_up, test_grid, tear_down);
  g_test_add ("/lecture/browser/links", Fixture, NULL, set_up, test_links, tear_down);
  g_test_add ("/lecture/browser/directions", Fixture, NULL, set_up, test_directions, tear_down);
  g_test_add ("/lecture/browser/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/lecture/browser/without-scripts", Fixture, NULL, set_up, test_without_scripts, tear_down);
  g_test_add ("/lecture/browser/print", Fixture, NULL, set_up, test_print, tear_down);

  return g_test_run ();
}
