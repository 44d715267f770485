/* "entente-tool render" without a display, its files looked at with other people's programs. */
#include "config.h"

#include "render-fixture.h"

/* @rest: what follows the case */
static int
render (Fixture    *self,
        const char *id,
        const char *rest)
{
  g_autofree char *file = g_strdup_printf ("%s/data/cases/%s.json", g_getenv ("ENT_SOURCE_DIR"), id);
  g_autofree char *line = g_strdup_printf ("'%s' render timeline '%s' %s", g_getenv ("ENT_TOOL"), file, rest);

  return run_command (self, line);
}

/* Words can be found, letters come along, nothing became a bitmap, and it says what it is. */
static void
test_pdf (Fixture       *self,
          gconstpointer  data)
{
  static const char * const cases[][3] = {
    { "us-vietnam", "Embargo lifted", "US–Vietnam" },
    { "camp-david", "Sadat offers to go", "Camp David" },
    { "panmunjom", "Armistice signed", "Panmunjom" },
  };
  g_auto(GStrv) lines = NULL;

  if (!has_programs ("pdftotext", "pdffonts"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (render (self, cases[i][0], "-o a.pdf --size 1600x1000"), ==, 0);
      g_assert_cmpstr (self->err, ==, "");
      g_assert_cmpint (run_command (self, "pdftotext -layout a.pdf -"), ==, 0);
      assert_holds (self->out, cases[i][1]);
      assert_holds (self->out, cases[i][0]);
      assert_holds (self->out, "Turning point");
      g_assert_cmpint (run_command (self, "pdfinfo a.pdf"), ==, 0);
      assert_holds (self->out, cases[i][2]);
      assert_holds (self->out, "Title:");
      assert_holds (self->out, "1200 x 750 pts");
      g_assert_cmpint (run_command (self, "pdfimages -list a.pdf"), ==, 0);
      lines = g_strsplit (g_strchomp (self->out), "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, 2); /* head and rule */
      g_clear_pointer (&lines, g_strfreev);
    }

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
test_svg (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *svg = NULL, *path = g_build_filename (self->folder, "a.svg", NULL);

  if (!has_programs ("xmllint", "rsvg-convert"))
    return;
  g_assert_cmpint (render (self, "camp-david", "-o a.svg --from 1977 --to 1979 --lanes phase --high-contrast"), ==, 0);
  g_assert_cmpint (run_command (self, "xmllint --noout --nonet a.svg"), ==, 0);
  g_assert_cmpint (run_command (self, "rsvg-convert a.svg -o a.png"), ==, 0);
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_null (strstr (svg, "<image"));
  assert_holds (svg, "<title>Egypt–Israel: Camp David</title>");
  assert_holds (svg, "<desc>Timeline of “Egypt–Israel: Camp David”, 1 January 1977");
  assert_holds (svg, "width=\"1600px\"");
}

static gboolean
check_png (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, 8, "\x89PNG\r\n\x1a\n", 8);
  /* Width and height stand in the header, in network order. */
  g_assert_cmpuint (((guint8) bytes[18] << 8) + (guint8) bytes[19], ==, 1280);
  g_assert_cmpuint (((guint8) bytes[22] << 8) + (guint8) bytes[23], ==, 900);
  return TRUE;
}

static void
test_png (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *light = g_build_filename (self->folder, "light.png", NULL);
  g_autofree char *dark = g_build_filename (self->folder, "dark.png", NULL);
  g_autofree char *light_bytes = NULL, *dark_bytes = NULL;
  gsize n_light, n_dark;

  g_assert_cmpint (render (self, "camp-david", "-o light.png --size 1280x900"), ==, 0);
  g_assert_cmpint (render (self, "camp-david", "-o dark.png --size 1280x900 --dark"), ==, 0);
  g_assert_true (check_png (light) && check_png (dark));
  g_assert_true (g_file_get_contents (light, &light_bytes, &n_light, NULL));
  g_assert_true (g_file_get_contents (dark, &dark_bytes, &n_dark, NULL));
  g_assert_false (n_light == n_dark && memcmp (light_bytes, dark_bytes, n_light) == 0);
}

static void
test_pages (Fixture       *self,
            gconstpointer  data)
{
  if (!has_programs ("pdftotext", "pdfinfo"))
    return;
  g_assert_cmpint (render (self, "us-vietnam", "-o a.pdf --paper a4 --landscape --pages 3"), ==, 0);
  g_assert_cmpint (run_command (self, "pdfinfo a.pdf"), ==, 0);
  assert_holds (self->out, "Pages:           3");
  assert_holds (self->out, "(A4)");
  for (int page = 1; page <= 3; page++)
    {
      g_autofree char *line = g_strdup_printf ("pdftotext -layout -f %d -l %d a.pdf -", page, page);
      g_autofree char *number = g_strdup_printf ("Page %d of 3", page);
      g_autofree char *next = g_strdup_printf ("continues on page %d", page + 1);
      g_autofree char *last = g_strdup_printf ("continued from page %d", page - 1);

      g_assert_cmpint (run_command (self, line), ==, 0);
      assert_holds (self->out, number);
      assert_holds (self->out, "United States");
      assert_holds (self->out, "Relations");
      /* Near the edge of the page; whole all the same. */
      if (page == 2)
        assert_holds (self->out, "Trade agreement signed");
      g_assert_cmpint (strstr (self->out, next) != NULL, ==, page < 3);
      g_assert_cmpint (strstr (self->out, last) != NULL, ==, page > 1);
      g_assert_cmpint (strstr (self->out, "Turning point") != NULL, ==, page == 1);
    }
}

/* Where a word stands, in points from the left; −1: nowhere. */
static double
find_word (Fixture    *self,
           const char *word)
{
  g_autofree char *pattern = g_strdup_printf ("xMin=\"([0-9.]+)\"[^>]*>%s<", word);
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *number = NULL;

  g_assert_cmpint (run_command (self, "pdftotext -bbox a.pdf -"), ==, 0);
  if (!g_regex_match (regex, self->out, 0, &match))
    return -1;
  number = g_match_info_fetch (match, 1);
  return g_ascii_strtod (number, NULL);
}

/* Arabic and Hebrew run from right to left, headers stand right, and time goes left. */
static void
test_direction (Fixture       *self,
                gconstpointer  data)
{
  double early, late, header;

  if (!has_programs ("pdftotext", "pdfinfo"))
    return;
  g_assert_cmpint (render (self, "camp-david", "-o a.pdf --size 1600x1000"), ==, 0);
  early = find_word (self, "1970");
  late = find_word (self, "2020");
  header = find_word (self, "Egypt");
  g_assert_cmpfloat (header, >=, 0);
  g_assert_cmpfloat (header, <, early);
  g_assert_cmpfloat (early, <, late);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (render (self, "camp-david", i == 0 ? "-o a.pdf --size 1600x1000 --lang ar"
                                                          : "-o a.pdf --size 1600x1000 --lang he"), ==, 0);
      early = find_word (self, "1970");
      late = find_word (self, "2020");
      g_assert_cmpfloat (late, >=, 0);
      g_assert_cmpfloat (late, <, early);
    }
}

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  static const char * const wrong[][2] = {
    { "", "-o FILE" },
    { "-o a.docx", ".svg, .pdf or .png" },
    { "-o a.svg --size big", "--size" },
    { "-o a.svg --size 90000x90000", "pixels" },
    { "-o a.svg --from 1990-13", "--from" },
    { "-o a.svg --lanes colour", "--lanes" },
    { "-o a.svg --scale 900", "--scale" },
    { "-o a.pdf --paper a9", "--paper" },
    { "-o a.pdf --pages 3", "--paper" },
    { "-o a.pdf --paper a4 --pages 5000", "--pages" },
    { "-o a.pdf --lang ../x", "--lang" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_cmpint (render (self, "camp-david", wrong[i][0]), ==, 2);
      assert_holds (self->err, wrong[i][1]);
    }
  g_assert_cmpint (render (self, "camp-david", "-o none/a.pdf"), ==, 1);
  assert_holds (self->err, "none/a.pdf");
  assert_holds (self->err, "no such folder");
  g_assert_cmpint (render (self, "no-such-case", "-o a.pdf"), ==, 1);
  g_assert_cmpint (render (self, "camp-david", "-o a.pdf --from 1990 --to 1980"), ==, 1);
  g_assert_cmpint (render (self, "camp-david", "-o a.pdf --size 300x200"), ==, 1);
  g_assert_cmpint (render (self, "us-vietnam", "-o a.svg --paper a4 --pages 2"), ==, 1);
}

/* Left end of a word in a page of pdftotext -bbox, in points; −1 if it is not there. @nth: from 0 */
static double
find_left (const char *page,
           const char *word,
           guint       nth)
{
  g_autofree char *end = g_strdup_printf (">%s</word>", word);
  const char *at = page;

  for (guint i = 0; at != NULL && i <= nth; i++)
    at = strstr (i > 0 ? at + 1 : at, end);
  if (at == NULL)
    return -1;
  return g_ascii_strtod (g_strrstr_len (page, at - page, "xMin=\"") + strlen ("xMin=\""), NULL);
}

/* Cases stand on one axis that counts from a moment of each: the war's last day lies at the
 * same place in all. */
static void
test_aligned (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *other = g_strdup_printf ("'%s/data/cases/panmunjom.json'", g_getenv ("ENT_SOURCE_DIR"));
  g_autofree char *line = g_strconcat (other, " --align war-end --from=-10 --to 40 --size 1600 -o a.pdf", NULL);

  if (!has_programs ("pdftotext", "pdffonts"))
    return;
  g_assert_cmpint (render (self, "us-vietnam", line), ==, 0);
  g_assert_cmpstr (self->err, ==, "");
  g_assert_cmpint (run_command (self, "pdftotext -bbox a.pdf -"), ==, 0);
  assert_holds (self->out, ">Saigon</word>");
  assert_holds (self->out, ">Armistice</word>");
  /* "Saigon falls" and "Armistice signed" are turning points on the day itself. */
  g_assert_cmpfloat_with_epsilon (find_left (self->out, "Saigon", 0), find_left (self->out, "Armistice", 1), 1.5);
  assert_holds (self->out, ">−10</word>");

  g_assert_cmpint (render (self, "us-vietnam", "--align monday -o a.pdf"), ==, 2);
  assert_holds (self->err, "war-end");
  g_assert_cmpint (render (self, "us-vietnam", "--align war-end --from 1990 -o b.pdf"), ==, 1);
  g_assert_cmpint (render (self, "us-vietnam", "--align war-end --from soon -o b.pdf"), ==, 2);
  assert_holds (self->err, "--from");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/render/pdf", Fixture, NULL, set_up, test_pdf, tear_down);
  g_test_add ("/render/svg", Fixture, NULL, set_up, test_svg, tear_down);
  g_test_add ("/render/png", Fixture, NULL, set_up, test_png, tear_down);
  g_test_add ("/render/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/render/direction", Fixture, NULL, set_up, test_direction, tear_down);
  g_test_add ("/render/aligned", Fixture, NULL, set_up, test_aligned, tear_down);
  g_test_add ("/render/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
