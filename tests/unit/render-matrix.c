/* "entente-tool render matrix": pictures and tables without a display. */
#include "config.h"

#include "render-fixture.h"

/* @rest: what follows the three cases */
static int
render (Fixture    *self,
        const char *rest)
{
  const char *folder = g_getenv ("ENT_SOURCE_DIR");
  g_autofree char *line = g_strdup_printf ("'%s' --library '%s/library.db' render matrix '%s/data/cases/us-vietnam.json' "
                                           "'%s/data/cases/camp-david.json' '%s/data/cases/panmunjom.json' %s",
                                           g_getenv ("ENT_TOOL"), self->folder, folder, folder, folder, rest);

  return run_command (self, line);
}

static void
test_pdf (Fixture       *self,
          gconstpointer  data)
{
  g_auto(GStrv) lines = NULL;

  if (!has_programs ("pdftotext", "pdffonts"))
    return;
  g_assert_cmpint (render (self, "-o a.pdf"), ==, 0);
  g_assert_cmpstr (self->err, ==, "");
  g_assert_cmpint (run_command (self, "pdftotext -layout a.pdf -"), ==, 0);
  assert_holds (self->out, "Factors across 3 cases");
  assert_holds (self->out, "published ratings");
  assert_holds (self->out, "Trade restoration");
  assert_holds (self->out, "US–Vietnam");
  assert_holds (self->out, "−3");
  assert_holds (self->out, "dashed: no evidence");
  assert_holds (self->out, "Source: Entente, us-vietnam 1, camp-david 1, panmunjom 1 (CC-BY-SA-4.0)");
  g_assert_cmpint (run_command (self, "pdfinfo a.pdf"), ==, 0);
  assert_holds (self->out, "Title:           Factors across 3 cases");
  assert_holds (self->out, "Pages:           1");
  g_assert_cmpint (run_command (self, "pdfimages -list a.pdf"), ==, 0);
  lines = g_strsplit (g_strchomp (self->out), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2); /* head and rule */
}

static void
test_svg (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *svg = NULL, *path = g_build_filename (self->folder, "a.svg", NULL);

  if (!has_programs ("xmllint", "rsvg-convert"))
    return;
  g_assert_cmpint (render (self, "-o a.svg --high-contrast --factors trade-restoration,security --order likeness"), ==, 0);
  g_assert_cmpint (run_command (self, "xmllint --noout --nonet a.svg"), ==, 0);
  g_assert_cmpint (run_command (self, "rsvg-convert a.svg -o a.png"), ==, 0);
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_null (strstr (svg, "<image"));
  assert_holds (svg, "<title>Factors across 3 cases</title>");
  assert_holds (svg, "<desc>Factors across 3 cases: 2 factors rated");
}

static void
test_pages (Fixture       *self,
            gconstpointer  data)
{
  if (!has_programs ("pdftotext", "pdfinfo"))
    return;
  g_assert_cmpint (render (self, "-o a.pdf --paper a4 --scale 1.4"), ==, 0);
  g_assert_cmpint (run_command (self, "pdfinfo a.pdf"), ==, 0);
  assert_holds (self->out, "(A4)");
  g_assert_null (strstr (self->out, "Pages:           1\n"));
  g_assert_cmpint (run_command (self, "pdftotext -layout -f 2 -l 2 a.pdf -"), ==, 0);
  assert_holds (self->out, "Page 2 of");
  g_assert_cmpint (run_command (self, "pdftotext -layout a.pdf -"), ==, 0);
  assert_holds (self->out, "Norms, dialogue and institutions");
  assert_holds (self->out, "Panmunjom");
}

static double
find_word (Fixture    *self,
           const char *word)
{
  g_autofree char *end = g_strdup_printf (">%s</word>", word);
  const char *at = strstr (self->out, end);

  g_assert_nonnull (at);
  return g_ascii_strtod (g_strrstr_len (self->out, at - self->out, "xMin=\"") + strlen ("xMin=\""), NULL);
}

/* Names stand right and cases go left; the sign stands before its number all the same. */
static void
test_direction (Fixture       *self,
                gconstpointer  data)
{
  if (!has_programs ("pdftotext", "pdfinfo"))
    return;
  g_assert_cmpint (render (self, "-o a.pdf"), ==, 0);
  g_assert_cmpint (run_command (self, "pdftotext -bbox a.pdf -"), ==, 0);
  g_assert_cmpfloat (find_word (self, "restoration"), <, find_word (self, "US–Vietnam"));
  g_assert_cmpfloat (find_word (self, "US–Vietnam"), <, find_word (self, "Panmunjom"));
  g_assert_cmpint (render (self, "-o a.pdf --lang ar"), ==, 0);
  g_assert_cmpint (run_command (self, "pdftotext -bbox a.pdf -"), ==, 0);
  g_assert_cmpfloat (find_word (self, "restoration"), >, find_word (self, "US–Vietnam"));
  g_assert_cmpfloat (find_word (self, "US–Vietnam"), >, find_word (self, "Panmunjom"));
}

static void
test_tables (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *cells = NULL, *cases = NULL, *book = NULL;
  g_autofree char *a = g_build_filename (self->folder, "a.csv", NULL), *b = g_build_filename (self->folder, "b.csv", NULL);
  g_autofree char *c = g_build_filename (self->folder, "c.xlsx", NULL);
  gsize length;

  g_assert_cmpint (render (self, "-o a.csv"), ==, 0);
  g_assert_true (g_file_get_contents (a, &cells, NULL, NULL));
  assert_holds (cells, "case,case_title,group,factor,factor_title,rater,state,rating,confidence,evidence,");
  assert_holds (cells, "us-vietnam,US–Vietnam,economic-recovery,trade-restoration,");
  g_assert_cmpint (render (self, "-o b.csv --wide --factors trade-restoration"), ==, 0);
  g_assert_true (g_file_get_contents (b, &cases, NULL, NULL));
  assert_holds (cases, "case,case_title,trade-restoration,relations,relations-years,peace-years\r\nus-vietnam,US–Vietnam,3,");
  g_assert_cmpint (render (self, "-o c.xlsx --both"), ==, 0);
  g_assert_true (g_file_get_contents (c, &book, &length, NULL));
  g_assert_cmpmem (book, 4, "PK\003\004", 4);
}

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  static const char * const wrong[][2] = {
    { "", "-o FILE" },
    { "-o a.ods", ".xlsx" },
    { "-o a.svg --own --both", "--both" },
    { "-o a.svg --wide", "--wide" },
    { "-o a.svg --landscape", "--paper" },
    { "-o a.svg --paper a5", "--paper" },
    { "-o a.svg --size 10", "pixels" },
    { "-o a.svg --factors colour", "“colour”" },
    { "-o a.svg --order colour", "likeness" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_cmpint (render (self, wrong[i][0]), ==, 2);
      assert_holds (self->err, wrong[i][1]);
    }
  g_assert_cmpint (render (self, "-o none/a.pdf"), ==, 1);
  assert_holds (self->err, "none/a.pdf");
  assert_holds (self->err, "no such folder");
  g_assert_cmpint (render (self, "-o none/a.xlsx"), ==, 1);
  assert_holds (self->err, "no such folder");
  g_assert_cmpint (render (self, "-o a.svg --size 400x300"), ==, 1);
  assert_holds (self->err, "do not fit");
  g_assert_cmpint (render (self, "no-such-case -o a.pdf"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/render-matrix/pdf", Fixture, NULL, set_up, test_pdf, tear_down);
  g_test_add ("/render-matrix/svg", Fixture, NULL, set_up, test_svg, tear_down);
  g_test_add ("/render-matrix/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/render-matrix/direction", Fixture, NULL, set_up, test_direction, tear_down);
  g_test_add ("/render-matrix/tables", Fixture, NULL, set_up, test_tables, tear_down);
  g_test_add ("/render-matrix/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
