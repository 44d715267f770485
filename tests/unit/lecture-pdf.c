/* Slides, notes and handouts as PDF, read by poppler. */
#include "config.h"

#include "render-fixture.h"

#include <math.h>

#include <json-glib/json-glib.h>

#include "deck-fixture.h"
#include "ent-lecture-export.h"

#define NOW 1790000000
#define A4_HEIGHT_PT   841.89
#define BLOCK_PX       24
#define MAX_DIFFERENCE 1.0

static void
init_options (EntLectureExport *options)
{
  *options = (EntLectureExport) { 0 };
  options->per_page = 3;
  ent_slide_options_init (&options->slides);
  options->slides.flags |= ENT_PICTURE_AS_TEXT;
  options->slides.now_sec = NOW;
}

static GPtrArray *
lay_out (EntDeck                *deck,
         const EntLectureExport *options)
{
  return ent_slide_layout_deck (deck, &options->slides, options->skipped, NULL, NULL);
}

/* As "a.pdf" in the fixture's folder. Returns: how many pages were laid out */
static guint
save (Fixture                *self,
      EntDeck                *deck,
      const EntLectureExport *options)
{
  g_autoptr(GPtrArray) pages = lay_out (deck, options);
  EntLectureJob job = { deck, pages, options, NULL };
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = ent_lecture_to_pdf (&job, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  return pages->len;
}

static void
assert_pages (Fixture *self,
              guint    n)
{
  g_autofree char *words = g_strdup_printf ("Pages:           %u\n", n);

  g_assert_cmpint (run_command (self, "pdfinfo a.pdf"), ==, 0);
  assert_holds (self->out, words);
}

static void
assert_fonts (Fixture *self)
{
  g_auto(GStrv) lines = NULL;

  g_assert_cmpint (run_command (self, "pdffonts a.pdf"), ==, 0);
  lines = g_strsplit (g_strchomp (self->out), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i] != NULL; i++)
    {
      assert_holds (lines[i], " yes yes yes ");
      g_assert_null (strstr (lines[i], "Type 3"));
    }
}

static void
test_slides (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  EntLectureExport options;

  if (!has_programs ("pdftotext", "pdffonts"))
    return;
  init_options (&options);
  assert_pages (self, save (self, deck, &options));
  assert_holds (self->out, "Title:           Camp David in 20 minutes");
  assert_holds (self->out, "Subject:         HIST 204");
  assert_holds (self->out, "Page size:       960 x 540 pts");
  assert_fonts (self);
  g_assert_cmpint (run_command (self, "pdftotext -layout a.pdf -"), ==, 0);
  assert_holds (self->out, "and the envoys could go no further");
  assert_holds (self->out, "Quandt, Camp David (1986)");
  assert_holds (self->out, "Question for the class");
  g_assert_null (strstr (self->out, "Left out today"));
  options.skipped = TRUE;
  save (self, deck, &options);
  g_assert_cmpint (run_command (self, "pdftotext -layout a.pdf -"), ==, 0);
  assert_holds (self->out, "Left out today");
  deck->lecture->aspect = ENT_LECTURE_4_3;
  save (self, deck, &options);
  g_assert_cmpint (run_command (self, "pdfinfo a.pdf"), ==, 0);
  assert_holds (self->out, "Page size:       720 x 540 pts");
}

static GBytes *
create_photograph (void)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 800, 450);
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autoptr(GError) error = NULL;
  char *bytes;
  gsize length;

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (pixbuf); i++)
    pixels[i] = (guchar) g_rand_int_range (rand, 0, 256);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, "jpeg", &error, "quality", "80", NULL));
  return g_bytes_new_take (bytes, length);
}

/* What the program paints stays lines and letters; a photograph is in the file as it is, and once. */
static void
test_pictures (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(GBytes) bytes = create_photograph ();
  EntImage *image = ent_image_new ("image/jpeg", 800, 450, bytes);
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL), *pdf = NULL;
  g_auto(GStrv) lines = NULL;
  EntLectureExport options;
  gsize length;

  if (!has_programs ("pdfimages", "pdfinfo"))
    return;
  init_options (&options);
  g_ptr_array_add (deck->images, image);
  for (guint i = 0; i < 2; i++)
    {
      EntSlide *slide = ent_slide_new (ENT_SLIDE_PICTURE);

      slide->image_id = g_strdup (image->id);
      g_ptr_array_add (deck->slides, slide);
    }
  save (self, deck, &options);
  g_assert_cmpint (run_command (self, "pdfimages -list a.pdf"), ==, 0);
  lines = g_strsplit (g_strchomp (self->out), "\n", -1);
  /* Head and rule, the picture of the fixture, and twice the photograph. */
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  assert_holds (lines[3], " jpeg ");
  assert_holds (lines[4], " jpeg ");
  g_assert_true (g_file_get_contents (path, &pdf, &length, NULL));
  g_assert_cmpuint (length, >, g_bytes_get_size (bytes));
  g_assert_cmpuint (length, <, 2 * g_bytes_get_size (bytes));
}

/* Each page is called as its slide is numbered, from the first on: what stands at 0 a reader needs. */
static void
test_labels (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL), *bytes = NULL;
  EntLectureExport options;
  const char *labels;
  gsize length;

  init_options (&options);
  save (self, deck, &options);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (labels = bytes; labels + 7 < bytes + length && strncmp (labels, "/Nums [", 7) != 0; labels++)
    ;
  labels += 7;
  labels += strspn (labels, " \n");
  g_assert_true (g_str_has_prefix (labels, "0 << /P (1 ) >>"));
  assert_holds (labels, " 1 << /S /D /St 2 >>");
}

/* Sections hold the bookmarks of their slides; a slide of several pages has one. */
static void
test_bookmarks (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  EntLectureExport options;
  const char *outline;
  guint n = 0;

  if (!has_programs ("pdftohtml", "pdfinfo"))
    return;
  init_options (&options);
  save (self, deck, &options);
  g_assert_cmpint (run_command (self, "pdftohtml -xml -i -stdout a.pdf"), ==, 0);
  outline = strstr (self->out, "<outline>");
  g_assert_nonnull (outline);
  assert_holds (outline, "<item page=\"1\">Thirteen Days: how Camp David was made</item>\n"
                         "<item page=\"2\">Before</item>\n<outline>\n<item page=\"2\">Why a summit?</item>\n");
  assert_holds (outline, "Afterwards</item>\n<outline>\n");
  for (const char *at = outline; (at = strstr (at, "Sixteen factors<")) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

/* A section begins though its first slide is skipped. */
static void
test_sections (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new_sections ();
  EntLectureExport options;

  if (!has_programs ("pdftohtml", "pdfinfo"))
    return;
  init_options (&options);
  save (self, deck, &options);
  g_assert_cmpint (run_command (self, "pdftohtml -xml -i -stdout a.pdf"), ==, 0);
  assert_holds (self->out, "<item page=\"1\">One</item>\n<outline>\n<item page=\"1\">1</item>\n</outline>\n"
                           "<item page=\"2\">Two</item>\n<outline>\n<item page=\"2\">3</item>\n");
}

/* Whether the link to @url of the first page that has it lies about the word: its rectangle, from the bottom of a page
 * @height pt high, about the word's middle. */
static void
assert_link_at (Fixture    *self,
                const char *url,
                const char *word,
                double      height)
{
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL), *bytes = NULL;
  g_autofree char *pattern = g_strdup_printf (
    "xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">%s<", word);
  double edges[4], word_edges[4], x, y;
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  const char *at;
  char *end;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (at = bytes; at + strlen (url) < bytes + length && strncmp (at, url, strlen (url)) != 0; at++)
    ;
  for (; at > bytes && !g_str_has_prefix (at, "/Rect ["); at--)
    ;
  g_assert_true (at > bytes);
  end = (char *) at + strlen ("/Rect [");
  for (guint i = 0; i < 4; i++)
    edges[i] = g_ascii_strtod (end, &end);
  g_assert_cmpint (run_command (self, "pdftotext -bbox a.pdf -"), ==, 0);
  g_assert_true (g_regex_match (regex, self->out, 0, &match));
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *number = g_match_info_fetch (match, i + 1);

      word_edges[i] = g_ascii_strtod (number, NULL);
    }
  x = (word_edges[0] + word_edges[2]) / 2;
  y = height - (word_edges[1] + word_edges[3]) / 2;
  g_assert_cmpfloat (x, >, MIN (edges[0], edges[2]));
  g_assert_cmpfloat (x, <, MAX (edges[0], edges[2]));
  g_assert_cmpfloat (y, >, MIN (edges[1], edges[3]));
  g_assert_cmpfloat (y, <, MAX (edges[1], edges[3]));
  g_assert_cmpfloat (fabs (edges[2] - edges[0]), <, 3 * (word_edges[2] - word_edges[0]));
}

/* On the page that has them, and where only Entente could follow them, not at all. */
static void
test_links (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  EntSlide *slide = deck->slides->pdata[1];
  EntLectureExport options;

  if (!has_programs ("pdfinfo", "pdftotext"))
    return;
  init_options (&options);
  g_free (slide->body);
  slide->notes = g_strdup ("These are [linkednotes](https://example.org/notes) and [not](event:camp-david/treaty).");
  slide->body = g_strdup ("[linkedpage](https://example.org/a'b\\(c\\)?ü=1) and [an event](event:camp-david/treaty)\n");
  save (self, deck, &options);
  if (run_command (self, "pdfinfo -url a.pdf") != 0)
    {
      g_test_skip ("this pdfinfo lists no links");
      return;
    }
  assert_holds (self->out, "   2  Annotation    https://example.org/a%27b(c)?%C3%BC=1");
  assert_holds (self->out, "   5  Annotation    https://undocs.org/S/RES/242(1967)");
  g_assert_null (strstr (self->out, "event:"));
  assert_link_at (self, "https://example.org/a", "linkedpage", 540);
  options.pdf = ENT_LECTURE_PDF_NOTES;
  save (self, deck, &options);
  assert_link_at (self, "https://example.org/a", "linkedpage", A4_HEIGHT_PT);
  assert_link_at (self, "https://example.org/notes", "linkednotes", A4_HEIGHT_PT);
  options.pdf = ENT_LECTURE_PDF_HANDOUT;
  options.per_page = 6;
  save (self, deck, &options);
  g_assert_cmpint (run_command (self, "pdfinfo -url a.pdf"), ==, 0);
  assert_holds (self->out, "   1  Annotation    https://undocs.org/S/RES/242(1967)");
  assert_link_at (self, "https://example.org/a", "linkedpage", A4_HEIGHT_PT);
}

/* Mean of the colors in a square that begins at @x, @y. */
static double
get_mean (cairo_surface_t *picture,
          int              x,
          int              y)
{
  const guint8 *bytes = cairo_image_surface_get_data (picture) + y * cairo_image_surface_get_stride (picture) + 4 * x;
  double sum = 0;

  for (int i = 0; i < BLOCK_PX; i++)
    for (int j = 0; j < BLOCK_PX; j++)
      {
        const guint8 *pixel = bytes + i * cairo_image_surface_get_stride (picture) + 4 * j;

        sum += pixel[0] + pixel[1] + pixel[2];
      }
  return sum / (3 * BLOCK_PX * BLOCK_PX);
}

/* Two programs never agree about the edges of letters; so squares are compared, by their means, 0 to 255. */
static double
compare_pictures (cairo_surface_t *a,
                  cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  double sum = 0;
  guint n = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  for (int y = 0; y + BLOCK_PX <= height; y += BLOCK_PX)
    for (int x = 0; x + BLOCK_PX <= width; x += BLOCK_PX, n++)
      sum += fabs (get_mean (a, x, y) - get_mean (b, x, y));
  return sum / n;
}

static void
check_look (Fixture         *self,
            EntLectureTheme  theme)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(GPtrArray) pages = NULL;
  EntLectureExport options;

  init_options (&options);
  deck->lecture->theme = theme;
  save (self, deck, &options);
  pages = lay_out (deck, &options);
  g_assert_cmpint (run_command (self, "pdftoppm -r 144 -png a.pdf page"), ==, 0);
  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("page-%02u.png", i + 1);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      cairo_surface_t *ours = ent_slide_page_to_surface (pages->pdata[i], 1920);
      cairo_surface_t *theirs = cairo_image_surface_create_from_png (path);
      double difference;

      g_assert_cmpint (cairo_surface_status (theirs), ==, CAIRO_STATUS_SUCCESS);
      difference = compare_pictures (ours, theirs);
      g_test_message ("page %u differs by %.2f", i + 1, difference);
      g_assert_cmpfloat (difference, <, MAX_DIFFERENCE);
      cairo_surface_destroy (ours);
      cairo_surface_destroy (theirs);
    }
}

static void
test_looks (Fixture       *self,
            gconstpointer  data)
{
  if (!has_programs ("pdftoppm", "pdfinfo"))
    return;
  for (EntLectureTheme theme = 0; theme < ENT_N_LECTURE_THEMES; theme++)
    check_look (self, theme);
}

/* Long notes go on, and nothing of them is lost. */
static void
test_notes (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(GString) notes = g_string_new ("# Opening\n\n");
  EntSlide *slide = deck->slides->pdata[1];
  EntLectureExport options;
  guint n_slides = 0;

  if (!has_programs ("pdftotext", "pdffonts"))
    return;
  init_options (&options);
  options.pdf = ENT_LECTURE_PDF_NOTES;
  for (guint i = 0; i < deck->slides->len; i++)
    n_slides += !((EntSlide *) deck->slides->pdata[i])->skipped;
  save (self, deck, &options);
  assert_pages (self, n_slides);
  assert_holds (self->out, "(A4)");
  assert_fonts (self);
  g_assert_cmpint (run_command (self, "pdftotext -layout a.pdf -"), ==, 0);
  assert_holds (self->out, "Welcome. Ask who has heard of Sadat.");
  assert_holds (self->out, "• a first point");
  assert_holds (self->out, "Camp David in 20 minutes · HIST 204 · 25 November 2026");
  assert_holds (self->out, "Page 2 of ");
  for (guint i = 1; i <= 60; i++)
    g_string_append_printf (notes, "Paragraph %u, which takes more than one line as soon as there are enough words in it "
                            "to do so, ends here%u.\n\n", i, i);
  slide->notes = g_strdup (notes->str);
  options.paper = ENT_PAPER_A3;
  save (self, deck, &options);
  assert_pages (self, n_slides + 1);
  assert_holds (self->out, "(A3)");
  g_assert_cmpint (run_command (self, "pdftotext -layout a.pdf -"), ==, 0);
  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *end = g_strdup_printf ("here%u.", i);

      assert_holds (self->out, end);
    }
}

/* Left end of a word of a page, in points. */
static double
find_left (Fixture    *self,
           const char *word)
{
  g_autofree char *end = g_strdup_printf (">%s</word>", word);
  const char *at;

  g_assert_cmpint (run_command (self, "pdftotext -bbox a.pdf -"), ==, 0);
  at = strstr (self->out, end);
  g_assert_nonnull (at);
  return g_ascii_strtod (g_strrstr_len (self->out, at - self->out, "xMin=\"") + strlen ("xMin=\""), NULL);
}

static void
test_handouts (Fixture       *self,
               gconstpointer  data)
{
  const guint numbers[] = { 2, 3, 6 };
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  EntLectureExport options;

  if (!has_programs ("pdftotext", "pdffonts"))
    return;
  init_options (&options);
  options.pdf = ENT_LECTURE_PDF_HANDOUT;
  for (guint i = 0; i < deck->slides->len; i++)
    g_clear_pointer (&((EntSlide *) deck->slides->pdata[i])->reveal, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint n;

      options.per_page = numbers[i];
      n = save (self, deck, &options);
      assert_pages (self, (n + numbers[i] - 1) / numbers[i]);
      assert_fonts (self);
    }
  /* Three to a page: slides stand where lines begin. */
  options.per_page = 3;
  save (self, deck, &options);
  g_assert_cmpfloat (find_left (self, "Thirteen"), <, 200);
  options.slides.flags |= ENT_PICTURE_RTL;
  save (self, deck, &options);
  g_assert_cmpfloat (find_left (self, "Thirteen"), >, 250);
}

/* "What happens next?": who listens does not get the answer with the question. */
static void
test_reveal (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(GString) body = g_string_new (NULL);
  g_autoptr(GPtrArray) pages = NULL;
  EntSlide *slide = deck->slides->pdata[1];
  EntLectureExport options;
  guint n_hiding = 0;

  if (!has_programs ("pdftotext", "pdffonts"))
    return;
  init_options (&options);
  options.pdf = ENT_LECTURE_PDF_HANDOUT;
  for (guint i = 0; i < 40; i++)
    g_string_append_printf (body, "- the point number%u\n", i);
  g_free (slide->body);
  slide->body = g_strdup (body->str);
  save (self, deck, &options);
  g_assert_cmpint (run_command (self, "pdftotext -layout a.pdf -"), ==, 0);
  assert_holds (self->out, "number39");
  slide->reveal = g_strdup ("1978-09-04");
  save (self, deck, &options);
  g_assert_cmpint (run_command (self, "pdftotext -layout a.pdf -"), ==, 0);
  assert_holds (self->out, "number0");
  /* Nothing was hidden in words. */
  assert_holds (self->out, "number39");
  pages = lay_out (deck, &options);
  for (guint i = 0; i < pages->len; i++)
    n_hiding += ((EntSlidePage *) pages->pdata[i])->hides;
  g_assert_cmpuint (n_hiding, ==, 1);
}

/* What is printed is what the PDF holds. */
static void
test_sheet (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL), *words = NULL;
  EntLectureExport options;

  if (!has_programs ("pdftotext", "pdffonts"))
    return;
  init_options (&options);
  for (options.pdf = ENT_LECTURE_PDF_SLIDES; options.pdf <= ENT_LECTURE_PDF_HANDOUT; options.pdf++)
    {
      g_autoptr(GPtrArray) pages = lay_out (deck, &options);
      EntLectureJob job = { deck, pages, &options, NULL };
      g_autoptr(GError) error = NULL;
      g_autoptr(EntSheet) sheet = ent_lecture_to_sheet (&job, &error);
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      save (self, deck, &options);
      assert_pages (self, ent_sheet_get_n_pages (sheet));
      g_assert_cmpint (run_command (self, "pdftotext a.pdf -"), ==, 0);
      written = g_steal_pointer (&self->out);
      g_assert_true (ent_sheet_save (sheet, path, &error));
      g_assert_no_error (error);
      g_assert_cmpint (run_command (self, "pdftotext a.pdf -"), ==, 0);
      g_assert_cmpstr (self->out, ==, written);
    }
}

static void
test_empty (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(GPtrArray) pages = g_ptr_array_new ();
  EntLectureExport options;
  EntLectureJob job = { deck, pages, &options, NULL };
  g_autoptr(GError) error = NULL;

  init_options (&options);
  for (options.pdf = ENT_LECTURE_PDF_SLIDES; options.pdf <= ENT_LECTURE_PDF_HANDOUT; options.pdf++)
    {
      g_assert_null (ent_lecture_to_sheet (&job, &error));
      g_assert_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_EMPTY);
      g_clear_error (&error);
      g_assert_null (ent_lecture_to_pdf (&job, &error));
      g_assert_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_EMPTY);
      g_clear_error (&error);
    }
}

/* The same file twice, for who sets a date. */
static void
test_reproducible (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL), *first = NULL, *second = NULL;
  EntLectureExport options;
  gsize n_first, n_second;

  init_options (&options);
  g_setenv ("SOURCE_DATE_EPOCH", "86400", TRUE);
  save (self, deck, &options);
  g_assert_true (g_file_get_contents (path, &first, &n_first, NULL));
  save (self, deck, &options);
  g_assert_true (g_file_get_contents (path, &second, &n_second, NULL));
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_cmpmem (first, n_first, second, n_second);
  if (!has_programs ("pdfinfo", "pdftotext"))
    return;
  g_assert_cmpint (run_command (self, "pdfinfo -isodates a.pdf"), ==, 0);
  assert_holds (self->out, "1970-01-02T00:00:00");
}

static JsonObject *
find_page (JsonObject *root,
           guint       index)
{
  return json_array_get_object_element (json_object_get_array_member (root, "pages"), index);
}

/* pdfpc finds a page by its label, and how far it is among those of one label. */
static void
test_pdfpc (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  EntLectureExport options;
  g_autoptr(GPtrArray) pages = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  JsonObject *root;

  init_options (&options);
  g_free (((EntSlide *) deck->slides->pdata[0])->notes);
  ((EntSlide *) deck->slides->pdata[0])->notes
    = g_strdup ("Ask *2\\*3* `` a`b `` who[^1] knows [him](event:camp-david/treaty):\n\n1. **one**\n   - deep\n\n"
                "[^1]: [Quandt](source:camp-david/quandt-1986), p. 1\n");
  pages = lay_out (deck, &options);
  bytes = ent_lecture_to_pdfpc (&(EntLectureJob) { deck, pages, &options, NULL });
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (root, "pdfpcFormat"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (root, "duration"), ==, 20);
  g_assert_false (json_object_get_boolean_member (root, "disableMarkdown"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "pages")), ==, pages->len);
  for (guint i = 0; i < pages->len; i++)
    {
      const EntSlidePage *page = pages->pdata[i];
      g_autofree char *label = g_strdup_printf (i == 0 ? "%u " : "%u", ent_slide_page_get_number (page));

      g_assert_cmpint (json_object_get_int_member (find_page (root, i), "idx"), ==, i);
      g_assert_cmpint (json_object_get_int_member (find_page (root, i), "overlay"), ==, page->part);
      g_assert_cmpstr (json_object_get_string_member (find_page (root, i), "label"), ==, label);
    }
  g_assert_cmpstr (json_object_get_string_member (find_page (root, 0), "note"), ==,
                   "Ask *2\\*3* `` a`b `` who \\[1\\] knows him:\n\n1. **one**\n    - deep\n\n\\[1\\] Quandt, p. 1");
  g_assert_false (json_object_has_member (find_page (root, 1), "note"));
}

int
main (int    argc,
      char **argv)
{
  ent_sheet_begin_without_display ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/lecture-pdf/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("slides", test_slides);
  ADD ("pictures", test_pictures);
  ADD ("labels", test_labels);
  ADD ("bookmarks", test_bookmarks);
  ADD ("sections", test_sections);
  ADD ("links", test_links);
  ADD ("looks", test_looks);
  ADD ("notes", test_notes);
  ADD ("handouts", test_handouts);
  ADD ("reveal", test_reveal);
  ADD ("sheet", test_sheet);
  ADD ("reproducible", test_reproducible);
  ADD ("pdfpc", test_pdfpc);
  g_test_add_func ("/lecture-pdf/empty", test_empty);
  return g_test_run ();
}
