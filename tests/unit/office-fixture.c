#include "office-fixture.h"

#include <string.h>

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "deck-fixture.h"

#define WIDTH_PX 480  /* of pages that are compared, … */
#define BLOCK_PX 12   /* …by the mean of squares: letters may stand a few points apart */

static const char hard_body[] =
  "A & B <c> \"d\"  two blanks, a\ttab, \x01\x0b" "control \xEF\xBF\xBE and `code` 🙂.\\\nA second line.\n\n"
  "# A heading\n\n"
  "> quoted <b>words</b>\n\n"
  "    indented   code\n    goes on\n\n"
  "3. three\n4. four\n   - [inner](https://example.org/?a=1&b=\xC3\xBC)\n     1. deepest\n5. five\n\n"
  "[bad](javascript:alert) and [none](event:camp-david/treaty)[^1]\n\n"
  "[^1]: [Quandt, Camp David (1986)](source:camp-david/quandt-1986)\n";

static EntSlide *
add_slide (OfficeFixture *self,
           const char    *title,
           const char    *body)
{
  EntSlide *slide = ent_slide_new (ENT_SLIDE_TEXT);

  slide->title = g_strdup (title);
  slide->body = g_strdup (body);
  g_ptr_array_add (self->deck->slides, slide);
  return slide;
}

static void
add_hard_slides (OfficeFixture *self)
{
  g_autoptr(GString) words = g_string_new (NULL);
  EntSlide *slide;

  slide = add_slide (self, "A & B <c> \"d\" 🙂 日本語 \x02", hard_body);
  slide->notes = g_strdup ("Say *this*:\n\n1. one\n2. two\n\nand [that](https://example.org/notes).[^1]\n\n"
                           "[^1]: in a footnote\n");
  ent_slide_add_case (slide, "camp-david", 1, "camp-david.json");
  add_slide (self, NULL, NULL);
  add_slide (self, NULL, "No title above it.");
  for (guint i = 0; i < 40; i++)
    g_string_append_printf (words, "Sentence %u says as much as one can say in a line of a slide that goes on.\n\n", i);
  slide = add_slide (self, "On and on", words->str);
  slide->notes = g_strdup ("Told once.");
  add_slide (self, "مصر وإسرائيل", "- الرئيس أنور السادات\n- القدس 1977\n");
  slide = ent_slide_copy (self->deck->slides->pdata[deck_fixture_find (self->deck, ENT_SLIDE_PICTURE)]);
  g_ptr_array_add (self->deck->slides, slide);
}

void
office_lay_out (OfficeFixture *self)
{
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = ent_slide_layout_deck (self->deck, &self->options.slides, self->options.skipped, NULL, NULL);
  self->job = (EntLectureJob) { self->deck, self->pages, &self->options, NULL };
}

void
office_set_up (OfficeFixture *self,
               gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("entente-office-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->deck = deck_fixture_new ();
  add_hard_slides (self);
  ent_slide_options_init (&self->options.slides);
  self->options.slides.now_sec = 1767225600;
  self->options.skipped = TRUE;
  office_lay_out (self);
}

void
office_tear_down (OfficeFixture *self,
                  gconstpointer  data)
{
  g_autofree char *line = g_strdup_printf ("rm -rf '%s'", self->folder);

  g_assert_cmpint (office_run (self, line), ==, 0);
  g_ptr_array_unref (self->pages);
  ent_deck_unref (self->deck);
  g_free (self->folder);
  g_free (self->out);
}

guint
office_find_page (OfficeFixture *self,
                  const char    *title)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (g_str_equal (((EntSlidePage *) self->pages->pdata[i])->title, title))
      return i;
  g_assert_not_reached ();
}

/* Programs */

int
office_run (OfficeFixture *self,
            const char    *line)
{
  g_auto(GStrv) arguments = NULL;
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                                       | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  g_test_message ("%s", line);
  g_assert_true (g_shell_parse_argv (line, NULL, &arguments, &error));
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) arguments, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->out, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

gboolean
office_convert (OfficeFixture *self,
                const char    *name,
                const char    *filter)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *line = NULL;

  if (program == NULL)
    {
      g_test_skip ("LibreOffice is missing");
      return FALSE;
    }
  /* Its settings lie in this folder, whoever runs another of it. */
  line = g_strdup_printf ("soffice --headless '-env:UserInstallation=file://%s/home' --convert-to '%s' %s",
                          self->folder, filter, name);
  g_assert_cmpint (office_run (self, line), ==, 0);
  return TRUE;
}

/* Archives and their XML */

void
office_write (OfficeFixture *self,
              OfficeWriter   writer,
              const char    *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = writer (&self->job, &error);
  g_autofree char *path = g_build_filename (self->folder, name, NULL), *line = NULL;
  gsize length;
  gconstpointer data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  g_assert_true (g_file_set_contents (path, data, (gssize) length, &error));
  line = g_strdup_printf ("rm -rf %s.d", name);
  g_assert_cmpint (office_run (self, line), ==, 0);
  g_free (line);
  line = g_strdup_printf ("unzip -q %s -d %s.d", name, name);
  g_assert_cmpint (office_run (self, line), ==, 0);
  g_assert_cmpstr (self->out, ==, "");
}

void
office_check_same_bytes (OfficeFixture *self,
                         OfficeWriter   writer,
                         const char    *name,
                         const char    *part,
                         const char    *xpath)
{
  g_autoptr(GBytes) first = NULL, second = NULL;
  g_autofree char *time = NULL;
  g_autoptr(xmlDoc) doc = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "86400", TRUE);
  first = writer (&self->job, NULL);
  office_lay_out (self);
  second = writer (&self->job, NULL);
  g_assert_true (g_bytes_equal (first, second));
  office_write (self, writer, name);
  doc = office_read (self, name, part);
  time = office_string (doc, xpath);
  g_assert_cmpstr (time, ==, "1970-01-02T00:00:00Z");
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

GStrv
office_list (OfficeFixture *self,
             const char    *name)
{
  g_autofree char *line = g_strdup_printf ("unzip -Z1 %s", name);

  g_assert_cmpint (office_run (self, line), ==, 0);
  return g_strsplit (g_strchomp (self->out), "\n", -1);
}

xmlDoc *
office_read (OfficeFixture *self,
             const char    *name,
             const char    *part)
{
  g_autofree char *folder = g_strconcat (name, ".d", NULL);
  g_autofree char *path = g_build_filename (self->folder, folder, part, NULL);
  xmlDoc *doc = xmlReadFile (path, NULL, XML_PARSE_NONET);

  if (doc == NULL)
    g_error ("%s of %s is not well-formed", part, name);
  return doc;
}

/* The prefixes that the documents have, wherever they are said, and some for those that have none. */
static xmlXPathContext *
create_context (xmlDoc *doc)
{
  static const char * const names[][2] = {
    { "types", "http://schemas.openxmlformats.org/package/2006/content-types" },
    { "rels", "http://schemas.openxmlformats.org/package/2006/relationships" },
    { "p14", "http://schemas.microsoft.com/office/powerpoint/2010/main" },
    { "asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main" },
  };
  xmlXPathContext *context = xmlXPathNewContext (doc);

  for (xmlNs *ns = xmlDocGetRootElement (doc)->nsDef; ns != NULL; ns = ns->next)
    if (ns->prefix != NULL)
      xmlXPathRegisterNs (context, ns->prefix, ns->href);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    xmlXPathRegisterNs (context, BAD_CAST names[i][0], BAD_CAST names[i][1]);
  return context;
}

GStrv
office_strings (xmlDoc     *doc,
                const char *xpath)
{
  xmlXPathContext *context = create_context (doc);
  xmlXPathObject *found = xmlXPathEvalExpression (BAD_CAST xpath, context);
  g_autoptr(GStrvBuilder) strings = g_strv_builder_new ();

  g_assert_nonnull (found);
  for (int i = 0; i < (found->nodesetval != NULL ? found->nodesetval->nodeNr : 0); i++)
    {
      xmlChar *content = xmlNodeGetContent (found->nodesetval->nodeTab[i]);

      g_strv_builder_add (strings, (const char *) content);
      xmlFree (content);
    }
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  return g_strv_builder_end (strings);
}

guint
office_count (xmlDoc     *doc,
              const char *xpath)
{
  g_auto(GStrv) strings = office_strings (doc, xpath);

  return g_strv_length (strings);
}

char *
office_string (xmlDoc     *doc,
               const char *xpath)
{
  g_auto(GStrv) strings = office_strings (doc, xpath);

  return g_strdup (strings[0] != NULL ? strings[0] : "");
}

/* A PDF of it */

static gboolean
is_compared (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  /* Letters alone: marks and blanks are set in many ways. What is read from right to left stands in a PDF as it is
   * seen, and what is beyond the first plane has a font by chance. */
  return g_unichar_isalnum (c) && c < 0x10000 && script != G_UNICODE_SCRIPT_ARABIC;
}

static char *
dup_letters (const char *words)
{
  g_autofree char *normal = g_utf8_normalize (words, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr(GString) letters = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    if (is_compared (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

/* With the calls of footnotes. */
static char *
dup_all_words (const EntParagraph *paragraph)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < paragraph->runs->len; i++)
    g_string_append (words, ((EntRun *) paragraph->runs->pdata[i])->text);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
check_words (OfficeFixture      *self,
             const EntSlidePage *page,
             const char         *name,
             guint               number)
{
  g_autofree char *line = g_strdup_printf ("pdftotext -raw -f %u -l %u %s -", number, number, name), *letters = NULL;

  g_assert_cmpint (office_run (self, line), ==, 0);
  letters = dup_letters (self->out);
  for (guint i = 0; i < page->boxes->len; i++)
    {
      const EntSlideBox *box = page->boxes->pdata[i];

      for (guint j = 0; box->paragraphs != NULL && box->kind != ENT_SLIDE_BOX_NUMBER && j < box->paragraphs->len; j++)
        {
          g_autofree char *words = dup_all_words (box->paragraphs->pdata[j]), *wanted = dup_letters (words);

          if (strstr (letters, wanted) == NULL)
            g_error ("“%s” is not on page %u of %s: %s", words, number, name, self->out);
        }
    }
}

static int
sum_block (cairo_surface_t *surface,
           int              left,
           int              top)
{
  int sum = 0;

  for (int y = top; y < top + BLOCK_PX; y++)
    {
      const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

      for (int x = left; x < left + BLOCK_PX; x++)
        sum += row[x * 4] + row[x * 4 + 1] + row[x * 4 + 2];
    }
  return sum;
}

static double
compare (cairo_surface_t *a,
         cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  double sum = 0, most = 255.0 * 3 * BLOCK_PX * BLOCK_PX;
  int n = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (ABS (cairo_image_surface_get_height (b) - height), <=, 1);
  for (int y = 0; y + BLOCK_PX < height; y += BLOCK_PX)
    for (int x = 0; x + BLOCK_PX <= width; x += BLOCK_PX, n++)
      sum += ABS (sum_block (a, x, y) - sum_block (b, x, y)) / most;
  return sum / n;
}

static void
check_look (OfficeFixture      *self,
            const EntSlidePage *page,
            const char         *name,
            guint               number,
            double              most)
{
  g_autofree char *line = g_strdup_printf ("pdftoppm -f %u -l %u -scale-to-x %d -scale-to-y -1 -png -singlefile %s "
                                           "page", number, number, WIDTH_PX, name);
  g_autofree char *path = g_build_filename (self->folder, "page.png", NULL);
  cairo_surface_t *own = ent_slide_page_to_surface (page, WIDTH_PX), *theirs;
  double difference;

  g_assert_cmpint (office_run (self, line), ==, 0);
  theirs = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (theirs), ==, CAIRO_STATUS_SUCCESS);
  difference = compare (own, theirs);
  g_test_message ("page %u of %s differs by %.4f", number, name, difference);
  g_assert_cmpfloat (difference, <=, most);
  cairo_surface_destroy (own);
  cairo_surface_destroy (theirs);
}

void
office_check_pdf (OfficeFixture *self,
                  const char    *name,
                  double         most)
{
  g_autofree char *line = g_strdup_printf ("pdfinfo %s", name), *n = NULL;
  guint number = 0;

  for (guint i = 0; i < self->pages->len; i++)
    number += !ent_slide_page_get_slide (self->pages->pdata[i])->skipped;
  n = g_strdup_printf ("Pages:           %u\n", number);
  g_assert_cmpint (office_run (self, line), ==, 0);
  g_assert_nonnull (strstr (self->out, n));
  number = 0;
  for (guint i = 0; i < self->pages->len; i++)
    {
      const EntSlidePage *page = self->pages->pdata[i];

      if (ent_slide_page_get_slide (page)->skipped)
        continue;
      check_words (self, page, name, ++number);
      check_look (self, page, name, number, most);
    }
}
