/* A lecture as a PowerPoint presentation: by what its parts say of one another, and as LibreOffice reads it. */
#include "config.h"

#include "office-fixture.h"

#include <string.h>

#define NAME       "office.pptx"
#define DIFFERENCE 0.05  /* lines stand closer */

static void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* "slides/slide1.xml" or "../media/image1.png", seen from a part. (transfer full) */
static char *
resolve (const char *part,
         const char *target)
{
  g_autofree char *path = g_strconcat ("/", part, NULL), *folder = g_path_get_dirname (path);
  g_autofree char *whole = g_canonicalize_filename (target, folder);

  return g_strdup (whole + 1);
}

static char *
dup_rels_path (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part), *name = g_path_get_basename (part);

  return g_strdup_printf ("%s/_rels/%s.rels", folder, name);
}

/* What a part refers to is there, and it refers to nothing that is not said beside it. */
static void
check_rels (OfficeFixture      *self,
            const char * const *files,
            const char         *part)
{
  g_autofree char *path = dup_rels_path (part);
  g_autoptr(xmlDoc) doc = office_read (self, NAME, part), rels = NULL;
  g_auto(GStrv) used = office_strings (doc, "//@*[namespace-uri()='http://schemas.openxmlformats.org/officeDocument/"
                                            "2006/relationships']");
  g_auto(GStrv) targets = NULL;

  if (!g_strv_contains (files, path))
    {
      g_assert_cmpuint (g_strv_length (used), ==, 0);
      return;
    }
  rels = office_read (self, NAME, path);
  for (guint i = 0; used[i] != NULL; i++)
    {
      g_autofree char *xpath = g_strdup_printf ("//rels:Relationship[@Id='%s']", used[i]);

      if (office_count (rels, xpath) != 1)
        g_error ("%s: %s is no relationship of it", part, used[i]);
    }
  targets = office_strings (rels, "//rels:Relationship[not(@TargetMode)]/@Target");
  for (guint i = 0; targets[i] != NULL; i++)
    {
      g_autofree char *target = resolve (part, targets[i]);

      if (!g_strv_contains (files, target))
        g_error ("%s: there is no %s", part, target);
    }
}

/* By its name, or by its suffix; and what has a type is there. */
static void
check_types (OfficeFixture      *self,
             const char * const *files)
{
  g_autoptr(xmlDoc) types = office_read (self, NAME, "[Content_Types].xml");
  g_auto(GStrv) parts = office_strings (types, "//types:Override/@PartName");

  for (guint i = 0; files[i] != NULL; i++)
    {
      const char *suffix = strrchr (files[i], '.') + 1;
      gboolean xml = g_str_equal (suffix, "xml") && !g_str_equal (files[i], "[Content_Types].xml");
      g_autofree char *by_name = g_strdup_printf ("//types:Override[@PartName='/%s']", files[i]);
      g_autofree char *by_suffix = g_strdup_printf ("//types:Default[@Extension='%s']", suffix);

      g_assert_cmpuint (office_count (types, by_name), ==, xml ? 1 : 0);
      g_assert_cmpuint (office_count (types, by_suffix), ==, 1);
    }
  for (guint i = 0; parts[i] != NULL; i++)
    g_assert_true (g_strv_contains (files, parts[i] + 1));
}

static void
test_package (OfficeFixture *self,
              gconstpointer  data)
{
  g_autoptr(xmlDoc) rels = NULL;
  g_auto(GStrv) files = NULL, roots = NULL;

  office_write (self, ent_lecture_to_pptx, NAME);
  files = office_list (self, NAME);
  rels = office_read (self, NAME, "_rels/.rels");
  roots = office_strings (rels, "//rels:Relationship/@Target");
  g_assert_cmpuint (g_strv_length (roots), ==, 4);  /* the presentation, two lists of properties, a thumbnail */
  for (guint i = 0; roots[i] != NULL; i++)
    g_assert_true (g_strv_contains ((const char * const *) files, roots[i]));
  g_assert_cmpstr (files[0], ==, "[Content_Types].xml");
  check_types (self, (const char * const *) files);
  for (guint i = 1; files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], ".xml"))
      check_rels (self, (const char * const *) files, files[i]);
}

/* No two of @xpath are the same. */
static void
check_unique (xmlDoc     *doc,
              const char *xpath)
{
  g_auto(GStrv) values = office_strings (doc, xpath);

  for (guint i = 0; values[i] != NULL; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (values[i], !=, values[j]);
}

/* The layout of a slide has each placeholder that the slide fills. */
static void
check_placeholders (OfficeFixture *self,
                    const char    *part,
                    xmlDoc        *slide)
{
  g_autofree char *path = dup_rels_path (part), *layout_path = NULL, *target = NULL;
  g_autoptr(xmlDoc) rels = office_read (self, NAME, path), layout = NULL;
  g_auto(GStrv) types = office_strings (slide, "//p:ph/@type");

  target = office_string (rels, "//rels:Relationship[contains(@Type, '/slideLayout')]/@Target");
  layout_path = resolve (part, target);
  layout = office_read (self, NAME, layout_path);
  for (guint i = 0; types[i] != NULL; i++)
    {
      g_autofree char *here = g_strdup_printf ("//p:ph[@type='%s']/@idx", types[i]);
      g_autofree char *there = g_strdup_printf ("//p:ph[@type='%s']", types[i]);
      g_autofree char *own = office_string (slide, here), *index = office_string (layout, here);

      g_assert_cmpuint (office_count (layout, there), ==, 1);
      g_assert_cmpstr (own, ==, index);
    }
}

static void
test_slides (OfficeFixture *self,
             gconstpointer  data)
{
  g_autoptr(xmlDoc) presentation = NULL;
  guint n_hidden = 0, n_titles = 0;

  office_write (self, ent_lecture_to_pptx, NAME);
  presentation = office_read (self, NAME, "ppt/presentation.xml");
  g_assert_cmpuint (office_count (presentation, "//p:sldId"), ==, self->pages->len);
  g_assert_cmpuint (office_count (presentation, "//p:sldSz[@cx='12192000'][@cy='6858000']"), ==, 1);
  check_unique (presentation, "//p:sldId/@id");
  for (guint i = 1; i <= self->pages->len; i++)
    {
      g_autofree char *part = g_strdup_printf ("ppt/slides/slide%u.xml", i);
      g_autoptr(xmlDoc) slide = office_read (self, NAME, part);

      n_hidden += office_count (slide, "/p:sld[@show='0']");
      n_titles += office_count (slide, "//p:ph[@type='title' or @type='ctrTitle']");
      check_unique (slide, "//p:cNvPr/@id");
      check_placeholders (self, part, slide);
      /* Bodies of text without a paragraph are refused. */
      g_assert_cmpuint (office_count (slide, "//p:txBody[not(a:p)]"), ==, 0);
    }
  g_assert_cmpuint (n_hidden, ==, 1);
  /* All but the empty one and the one with words alone. */
  g_assert_cmpuint (n_titles, ==, self->pages->len - 2);
}

/* Each slide is in one, in order; what comes before the first has one too. */
static void
test_sections (OfficeFixture *self,
               gconstpointer  data)
{
  g_autoptr(xmlDoc) presentation = NULL;
  g_auto(GStrv) names = NULL, listed = NULL, slides = NULL;

  office_write (self, ent_lecture_to_pptx, NAME);
  presentation = office_read (self, NAME, "ppt/presentation.xml");
  names = office_strings (presentation, "//p14:section/@name");
  g_assert_cmpuint (g_strv_length (names), ==, 4);
  g_assert_cmpstr (names[0], ==, self->deck->lecture->title);
  g_assert_cmpstr (names[1], ==, "Before");
  g_assert_cmpstr (names[2], ==, "The summit");
  g_assert_cmpstr (names[3], ==, "Afterwards");
  listed = office_strings (presentation, "//p14:section//p14:sldId/@id");
  slides = office_strings (presentation, "//p:sldIdLst/p:sldId/@id");
  g_assert_true (g_strv_equal ((const char * const *) listed, (const char * const *) slides));
  check_unique (presentation, "//p14:section/@id");
}

static xmlDoc *
read_slide (OfficeFixture *self,
            const char    *title)
{
  g_autofree char *part = g_strdup_printf ("ppt/slides/slide%u.xml", office_find_page (self, title) + 1);

  return office_read (self, NAME, part);
}

static void
test_words (OfficeFixture *self,
            gconstpointer  data)
{
  g_autoptr(xmlDoc) hard = NULL, plain = NULL, arabic = NULL;
  g_autofree char *title = NULL, *words = NULL;

  office_write (self, ent_lecture_to_pptx, NAME);
  hard = read_slide (self, "A & B <c> \"d\" 🙂 日本語 \x02");
  title = office_string (hard, "//p:sp[.//p:ph/@type='title']//a:t");
  g_assert_cmpstr (title, ==, "A & B <c> \"d\" 🙂 日本語 ");
  words = office_string (hard, "//p:sp[.//p:ph/@type='body']");
  assert_holds (words, "  two blanks, a\ttab, control  and code");
  g_assert_cmpuint (office_count (hard, "//a:p[contains(., 'A second line')]/a:br"), ==, 1);
  g_assert_cmpuint (office_count (hard, "//a:p[.='three' or .='four' or .='five']/a:pPr/a:buAutoNum[@startAt='3']"), ==,
                    3);
  g_assert_cmpuint (office_count (hard, "//a:p[.='inner']/a:pPr[@lvl='1']/a:buChar"), ==, 1);
  g_assert_cmpuint (office_count (hard, "//a:p[.='deepest']/a:pPr[@lvl='2']/a:buAutoNum[not(@startAt)]"), ==, 1);
  g_assert_cmpuint (office_count (hard, "//a:r[a:t='inner']/a:rPr/a:hlinkClick"), ==, 1);
  g_assert_cmpuint (office_count (hard, "//a:r[a:t='bad' or a:t='none']/a:rPr/a:hlinkClick"), ==, 0);
  g_assert_cmpuint (office_count (hard, "//a:r[contains(a:t, 'code')]/a:rPr/a:latin[@typeface='Noto Sans Mono']"), >,
                    0);
  plain = read_slide (self, "Why a summit?");
  g_assert_cmpuint (office_count (plain, "//a:r[a:t='political committee']/a:rPr[@i='1'][@b='0']"), ==, 1);
  g_assert_cmpuint (office_count (plain, "//a:r[a:t='one day']/a:rPr[@b='1']"), ==, 1);
  g_assert_cmpuint (office_count (plain, "//a:p[contains(., 'political')]/a:r[a:t='1']/a:rPr[@baseline='30000']"), ==,
                    1);
  g_assert_cmpuint (office_count (plain, "//a:fld[@type='slidenum']"), ==, 1);
  arabic = read_slide (self, "مصر وإسرائيل");
  g_assert_cmpuint (office_count (arabic, "//a:pPr[@rtl='1'][@algn='r']"), ==, 3);
}

/* Addresses that are none make PowerPoint refuse the whole file. */
static void
test_links (OfficeFixture *self,
            gconstpointer  data)
{
  guint n = 0;

  office_write (self, ent_lecture_to_pptx, NAME);
  for (guint i = 1; i <= self->pages->len; i++)
    {
      g_autofree char *part = g_strdup_printf ("ppt/slides/_rels/slide%u.xml.rels", i);
      g_autoptr(xmlDoc) rels = office_read (self, NAME, part);
      g_auto(GStrv) targets = office_strings (rels, "//rels:Relationship[@TargetMode='External']/@Target");

      for (guint j = 0; targets[j] != NULL; j++, n++)
        {
          g_assert_true (g_uri_is_valid (targets[j], G_URI_FLAGS_NONE, NULL));
          g_assert_true (g_str_is_ascii (targets[j]));
          g_assert_true (g_str_has_prefix (targets[j], "https://"));
        }
    }
  g_assert_cmpuint (n, >, 3);
}

static void
test_notes (OfficeFixture *self,
            gconstpointer  data)
{
  g_autofree char *part = NULL, *words = NULL;
  g_autoptr(xmlDoc) notes = NULL;
  g_auto(GStrv) files = NULL;
  guint n = 0;

  office_write (self, ent_lecture_to_pptx, NAME);
  files = office_list (self, NAME);
  for (guint i = 0; files[i] != NULL; i++)
    n += g_str_has_prefix (files[i], "ppt/notesSlides/notesSlide");
  /* On the first page of a slide alone. */
  g_assert_cmpuint (n, ==, 4);
  part = g_strdup_printf ("ppt/notesSlides/notesSlide%u.xml",
                          office_find_page (self, "A & B <c> \"d\" 🙂 日本語 \x02") + 1);
  notes = office_read (self, NAME, part);
  words = office_string (notes, "//p:sp[.//p:ph/@type='body']");
  assert_holds (words, "Say this:");
  assert_holds (words, "1\302\240in a footnote");
  g_assert_cmpuint (office_count (notes, "//a:p[.='two']/a:pPr/a:buAutoNum"), ==, 1);
  g_assert_cmpuint (office_count (notes, "//a:hlinkClick"), ==, 1);
  g_assert_cmpuint (office_count (notes, "//p:ph[@type='sldImg']"), ==, 1);
}

static void
test_pictures (OfficeFixture *self,
               gconstpointer  data)
{
  g_autofree char *first = NULL, *second = NULL;
  guint n_vectors = 0;

  office_write (self, ent_lecture_to_pptx, NAME);
  for (guint i = 1; i <= self->pages->len; i++)
    {
      const EntSlidePage *page = self->pages->pdata[i - 1];
      g_autofree char *part = g_strdup_printf ("ppt/slides/slide%u.xml", i), *path = dup_rels_path (part);
      g_autoptr(xmlDoc) slide = office_read (self, NAME, part), rels = office_read (self, NAME, path);
      guint n = 0;

      for (guint j = 0; j < page->boxes->len; j++)
        {
          const EntSlideBox *box = page->boxes->pdata[j];

          n += box->node != NULL || box->image != NULL;
          if (box->image == NULL)
            continue;
          g_free (first);
          first = g_steal_pointer (&second);
          second = office_string (rels, "//rels:Relationship[contains(@Type, '/image')]/@Target");
        }
      g_assert_cmpuint (office_count (slide, "//p:pic[string-length(p:nvPicPr/p:cNvPr/@descr) > 0]"), ==, n);
      n_vectors += office_count (slide, "//p:pic//asvg:svgBlip");
    }
  g_assert_cmpuint (n_vectors, >, 4);
  /* The person's own stands twice, and is there once. */
  g_assert_cmpstr (first, ==, second);
}

static void
test_read (OfficeFixture *self,
           gconstpointer  data)
{
  if (GPOINTER_TO_INT (data))
    {
      self->deck->lecture->theme = ENT_LECTURE_DARK;
      self->deck->lecture->aspect = ENT_LECTURE_4_3;
      office_lay_out (self);
    }
  office_write (self, ent_lecture_to_pptx, NAME);
  if (!office_convert (self, NAME, "pdf"))
    return;
  office_check_pdf (self, "office.pdf", DIFFERENCE);
}

static void
test_read_notes (OfficeFixture *self,
                 gconstpointer  data)
{
  g_autoptr(xmlDoc) read = NULL;
  g_autofree char *path = g_build_filename (self->folder, NAME ".d", "read.xml", NULL), *line = NULL;

  office_write (self, ent_lecture_to_pptx, NAME);
  if (!office_convert (self, NAME, "fodp"))
    return;
  line = g_strdup_printf ("cp office.fodp '%s'", path);
  g_assert_cmpint (office_run (self, line), ==, 0);
  read = office_read (self, NAME, "read.xml");
  g_assert_cmpuint (office_count (read, "//draw:page"), ==, self->pages->len);
  g_assert_cmpuint (office_count (read, "//presentation:notes[contains(., 'Ask who has heard of Sadat.')]"), ==, 1);
  g_assert_cmpuint (office_count (read, "//presentation:notes[contains(., 'Read it aloud. 한국어')]"), ==, 1);
  g_assert_cmpuint (office_count (read, "//presentation:notes[contains(., 'in a footnote')]"), ==, 1);
  g_assert_cmpuint (office_count (read, "//presentation:notes[contains(., 'Told once.')]"), ==, 1);
}

static void
test_same_bytes (OfficeFixture *self,
                 gconstpointer  data)
{
  office_check_same_bytes (self, ent_lecture_to_pptx, NAME, "docProps/core.xml", "//dcterms:created");
}

static void
test_cancelled (OfficeFixture *self,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  self->job.cancellable = cancellable;
  g_cancellable_cancel (cancellable);
  g_assert_null (ent_lecture_to_pptx (&self->job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, data, function) \
  g_test_add ("/lecture-pptx/" name, OfficeFixture, data, office_set_up, function, office_tear_down)

int
main (int    argc,
      char **argv)
{
  ent_sheet_begin_without_display ();
  g_test_init (&argc, &argv, NULL);
  ADD ("package", NULL, test_package);
  ADD ("slides", NULL, test_slides);
  ADD ("sections", NULL, test_sections);
  ADD ("words", NULL, test_words);
  ADD ("links", NULL, test_links);
  ADD ("notes", NULL, test_notes);
  ADD ("pictures", NULL, test_pictures);
  ADD ("read", GINT_TO_POINTER (FALSE), test_read);
  ADD ("read-dark", GINT_TO_POINTER (TRUE), test_read);
  ADD ("read-notes", NULL, test_read_notes);
  ADD ("same-bytes", NULL, test_same_bytes);
  ADD ("cancelled", NULL, test_cancelled);
  return g_test_run ();
}
