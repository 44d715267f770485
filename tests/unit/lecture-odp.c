/* A lecture as an OpenDocument presentation: by its XML, and as LibreOffice reads it. */
#include "config.h"

#include "office-fixture.h"

#include <string.h>

#define NAME       "office.odp"
#define MIME_TYPE  "application/vnd.oasis.opendocument.presentation"
#define DIFFERENCE 0.028
#define NOTES_FILTER \
  "pdf:impress_pdf_Export:{\"ExportNotesPages\":{\"type\":\"boolean\",\"value\":\"true\"}," \
  "\"ExportOnlyNotesPages\":{\"type\":\"boolean\",\"value\":\"true\"}}"

static void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* Whoever looks at the first bytes knows what it is; the list of files is whole. */
static void
test_package (OfficeFixture *self,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, NAME, NULL), *bytes = NULL;
  g_autoptr(xmlDoc) manifest = NULL;
  g_auto(GStrv) files = NULL, entries = NULL;
  gsize length;

  office_write (self, ent_lecture_to_odp, NAME);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes + 30, strlen ("mimetype" MIME_TYPE), "mimetype" MIME_TYPE, strlen ("mimetype" MIME_TYPE));
  g_assert_cmpmem (bytes + 8, 2, "\0\0", 2);   /* not packed */
  g_assert_cmpmem (bytes + 28, 2, "\0\0", 2);  /* nothing beside its name */
  manifest = office_read (self, NAME, "META-INF/manifest.xml");
  files = office_list (self, NAME);
  entries = office_strings (manifest, "//manifest:file-entry/@manifest:full-path");
  g_assert_cmpstr (files[0], ==, "mimetype");
  g_assert_true (g_strv_contains ((const char * const *) entries, "/"));
  g_assert_cmpuint (g_strv_length (entries) - 1, ==, g_strv_length (files) - 2);
  g_assert_true (g_strv_contains ((const char * const *) files, "Thumbnails/thumbnail.png"));
  for (guint i = 1; files[i] != NULL; i++)
    g_assert_true (g_str_equal (files[i], "META-INF/manifest.xml")
                   || g_strv_contains ((const char * const *) entries, files[i]));
}

/* Each style that is named is there. */
static void
check_styles (xmlDoc *content,
              xmlDoc *styles)
{
  static const char * const users[] = {
    "//@draw:style-name", "//@presentation:style-name", "//@text:style-name", "//@draw:master-page-name",
  };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    {
      g_auto(GStrv) names = office_strings (content, users[i]);

      for (guint j = 0; names[j] != NULL; j++)
        {
          g_autofree char *xpath = g_strdup_printf ("//*[@style:name='%s']", names[j]);

          /* Each document has automatic styles of its own. */
          if (office_count (content, xpath) != 1 && office_count (styles, xpath) != 1)
            g_error ("“%s” is no style", names[j]);
        }
    }
}

static void
test_slides (OfficeFixture *self,
             gconstpointer  data)
{
  g_autoptr(xmlDoc) content = NULL, styles = NULL, meta = NULL;
  g_auto(GStrv) names = NULL;
  g_autofree char *title = NULL;

  office_write (self, ent_lecture_to_odp, NAME);
  content = office_read (self, NAME, "content.xml");
  styles = office_read (self, NAME, "styles.xml");
  meta = office_read (self, NAME, "meta.xml");
  check_styles (content, styles);
  g_assert_cmpuint (office_count (content, "//draw:page"), ==, self->pages->len);
  names = office_strings (content, "//draw:page/@draw:name");
  for (guint i = 0; names[i] != NULL; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (names[i], !=, names[j]);
  /* Of one that is skipped. */
  g_assert_cmpuint (office_count (content, "//draw:page[@draw:style-name=//style:style[style:drawing-page-properties/"
                                           "@presentation:visibility='hidden']/@style:name]"), ==, 1);
  g_assert_cmpuint (office_count (content, "//draw:page[@draw:name='Why a summit?']/draw:frame"
                                           "[@presentation:class='title']"), ==, 1);
  g_assert_cmpuint (office_count (content, "//draw:page[1]/draw:frame[@presentation:class='subtitle']"), ==, 1);
  g_assert_cmpuint (office_count (styles, "//style:master-page/draw:frame"), ==, 4);
  title = office_string (meta, "//dc:title");
  g_assert_cmpstr (title, ==, self->deck->lecture->title);
}

static void
test_words (OfficeFixture *self,
            gconstpointer  data)
{
  static const char hard[] = "//draw:page[draw:frame[@presentation:class='title'][contains(.,'A & B <c>')]]";
  g_autoptr(xmlDoc) content = NULL;
  g_auto(GStrv) links = NULL;
  g_autofree char *words = NULL, *style = NULL, *position = NULL, *xpath = NULL;

  office_write (self, ent_lecture_to_odp, NAME);
  content = office_read (self, NAME, "content.xml");
  words = office_string (content, hard);
  assert_holds (words, "A & B <c> \"d\" 🙂 日本語");
  assert_holds (words, "control ");
  g_assert_null (strstr (words, "\xEF\xBF\xBE"));
  g_assert_cmpuint (office_count (content, "//text:p[contains(., 'two blanks')]//text:s"), >=, 1);
  g_assert_cmpuint (office_count (content, "//text:p[contains(., 'A second line')]//text:line-break"), ==, 1);
  g_assert_cmpuint (office_count (content, "//text:list-item[@text:start-value='3']/text:p[.='three']"), ==, 1);
  g_assert_cmpuint (office_count (content, "//text:list/text:list-item/text:list/text:list-item/text:list/"
                                           "text:list-item/text:p[.='deepest']"), ==, 1);
  g_assert_cmpuint (office_count (content, "//text:list/text:list-item[text:p[.='four']]/following-sibling::"
                                           "text:list-item/text:p[.='five']"), ==, 1);
  links = office_strings (content, "//text:a/@xlink:href");
  g_assert_true (g_strv_contains ((const char * const *) links, "https://example.org/?a=1&b=%C3%BC"));
  g_assert_true (g_strv_contains ((const char * const *) links, "https://example.org/notes"));
  for (guint i = 0; links[i] != NULL; i++)
    g_assert_true (g_str_has_prefix (links[i], "https://"));
  style = office_string (content, "//text:p[contains(., 'political')]/text:span[.='1']/@text:style-name");
  xpath = g_strdup_printf ("//style:style[@style:name='%s']/style:text-properties/@style:text-position", style);
  position = office_string (content, xpath);
  g_assert_cmpstr (position, ==, "33% 65%");
  g_assert_cmpuint (office_count (content, "//style:style[style:paragraph-properties/@style:writing-mode='rl-tb']"
                                           "/@style:name[.=//text:p[contains(., 'القدس')]/@text:style-name]"), ==, 1);
}

static void
test_notes (OfficeFixture *self,
            gconstpointer  data)
{
  g_autoptr(xmlDoc) content = NULL;
  g_autofree char *notes = NULL;

  office_write (self, ent_lecture_to_odp, NAME);
  content = office_read (self, NAME, "content.xml");
  g_assert_cmpuint (office_count (content, "//presentation:notes/draw:page-thumbnail"), ==, self->pages->len);
  /* On the first page of a slide alone. */
  g_assert_cmpuint (office_count (content, "//presentation:notes[contains(., 'Told once')]"), ==, 1);
  g_assert_cmpuint (office_count (content, "//presentation:notes//draw:frame[@presentation:class='notes']"), ==, 4);
  notes = office_string (content, "//presentation:notes[contains(., 'in a footnote')]");
  assert_holds (notes, "Say this:");
  assert_holds (notes, "1\302\240in a footnote");
  g_assert_cmpuint (office_count (content, "//presentation:notes//text:list-item/text:p[.='two']"), ==, 1);
}

/* Lines first, pixels for who cannot show them; each file once; all of them described. */
static void
test_pictures (OfficeFixture *self,
               gconstpointer  data)
{
  g_autoptr(xmlDoc) content = NULL;
  g_auto(GStrv) files = NULL, shown = NULL;
  guint n_pictures = 0;

  for (guint i = 0; i < self->pages->len; i++)
    for (guint j = 0; j < ((EntSlidePage *) self->pages->pdata[i])->boxes->len; j++)
      {
        const EntSlideBox *box = ((EntSlidePage *) self->pages->pdata[i])->boxes->pdata[j];

        n_pictures += box->node != NULL || box->image != NULL;
      }
  office_write (self, ent_lecture_to_odp, NAME);
  content = office_read (self, NAME, "content.xml");
  g_assert_cmpuint (n_pictures, >, 4);
  g_assert_cmpuint (office_count (content, "//draw:frame[draw:image]"), ==, n_pictures);
  g_assert_cmpuint (office_count (content, "//draw:frame[draw:image][string-length(svg:desc) > 0]"), ==, n_pictures);
  g_assert_cmpuint (office_count (content, "//draw:frame/draw:image[1][contains(@xlink:href, '.svg')]"
                                           "/following-sibling::draw:image[contains(@xlink:href, '.png')]"), ==,
                    n_pictures - 2);
  files = office_list (self, NAME);
  shown = office_strings (content, "//draw:image/@xlink:href");
  for (guint i = 0; shown[i] != NULL; i++)
    g_assert_true (g_strv_contains ((const char * const *) files, shown[i]));
  /* The person's own stands twice, and is there once. */
  g_assert_cmpuint (office_count (content, "//draw:page[draw:frame[contains(., 'A picture')]]//draw:image"
                                           "/@xlink:href[.=//draw:page[last()]//draw:image/@xlink:href]"), ==, 2);
}

static void
set_dark (OfficeFixture *self)
{
  self->deck->lecture->theme = ENT_LECTURE_DARK;
  self->deck->lecture->aspect = ENT_LECTURE_4_3;
  office_lay_out (self);
}

static void
test_read (OfficeFixture *self,
           gconstpointer  data)
{
  if (GPOINTER_TO_INT (data))
    set_dark (self);
  office_write (self, ent_lecture_to_odp, NAME);
  if (!office_convert (self, NAME, "pdf"))
    return;
  office_check_pdf (self, "office.pdf", DIFFERENCE);
}

static void
test_read_notes (OfficeFixture *self,
                 gconstpointer  data)
{
  office_write (self, ent_lecture_to_odp, NAME);
  if (!office_convert (self, NAME, NOTES_FILTER))
    return;
  g_assert_cmpint (office_run (self, "pdftotext office.pdf -"), ==, 0);
  assert_holds (self->out, "Welcome. Ask who has heard of Sadat.");
  assert_holds (self->out, "a second point");
  assert_holds (self->out, "Read it aloud. 한국어");
  assert_holds (self->out, "in a footnote");
  assert_holds (self->out, "Told once.");
}

static void
test_same_bytes (OfficeFixture *self,
                 gconstpointer  data)
{
  office_check_same_bytes (self, ent_lecture_to_odp, NAME, "meta.xml", "//meta:creation-date");
}

static gboolean
stop_cb (guint    done,
         guint    total,
         gpointer data)
{
  guint *n = data;

  g_assert_cmpuint (done, ==, ++*n);
  return done < 9;
}

static void
test_cancelled (OfficeFixture *self,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint n = 0;

  self->options.progress = stop_cb;
  self->options.data = &n;
  g_assert_null (ent_lecture_to_odp (&self->job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n, ==, 9);
}

#define ADD(name, data, function) \
  g_test_add ("/lecture-odp/" name, OfficeFixture, data, office_set_up, function, office_tear_down)

int
main (int    argc,
      char **argv)
{
  ent_sheet_begin_without_display ();
  g_test_init (&argc, &argv, NULL);
  ADD ("package", NULL, test_package);
  ADD ("slides", NULL, test_slides);
  ADD ("words", NULL, test_words);
  ADD ("notes", NULL, test_notes);
  ADD ("pictures", NULL, test_pictures);
  ADD ("read", GINT_TO_POINTER (FALSE), test_read);
  ADD ("read-dark", GINT_TO_POINTER (TRUE), test_read);
  ADD ("read-notes", NULL, test_read_notes);
  ADD ("same-bytes", NULL, test_same_bytes);
  ADD ("cancelled", NULL, test_cancelled);
  return g_test_run ();
}
