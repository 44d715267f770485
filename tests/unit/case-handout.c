/* A case on paper, read by poppler. */
#include "config.h"

#include "render-fixture.h"

#include "ent-case-file.h"
#include "ent-case-handout-private.h"
#include "ent-case-handout.h"

static EntCase *
load_case (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "cases", name, NULL);
  g_autofree char *words = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "codebook.json", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCodebook) codebook = ent_codebook_file_load (words, NULL, NULL, &error);
  EntCase *item;

  g_assert_no_error (error);
  item = ent_case_file_load (path, codebook, NULL, NULL, &error);
  g_assert_no_error (error);
  return item;
}

/* As "a.pdf", and its words in self->out. Returns: how many pages it has */
static guint
save (Fixture         *self,
      EntCase         *item,
      EntHandoutParts  parts,
      EntPaper         paper,
      EntPictureFlags  flags)
{
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntSheet) sheet = ent_case_handout_new (item, parts, paper, flags, &error);

  g_assert_no_error (error);
  g_assert_true (ent_sheet_save (sheet, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (run_command (self, "pdftotext a.pdf -"), ==, 0);
  return ent_sheet_get_n_pages (sheet);
}

/* Without what only says where lines end; pdftotext takes hyphens there for that. (transfer full) */
static char *
dup_folded (const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new ("[-\\s\\x{a0}]+", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
}

static void
assert_holds_words (const char *folded,
                    const char *words)
{
  g_autofree char *wanted = dup_folded (words);

  assert_holds (folded, wanted);
}

static void
assert_holds_paragraph (const char         *folded,
                        const EntParagraph *paragraph)
{
  g_autofree char *words = ent_paragraph_dup_words (paragraph);

  assert_holds_words (folded, words);
}

static void
test_parts (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntCase) item = load_case ("camp-david.json");
  g_autofree char *folded = NULL;

  if (!has_programs ("pdftotext", "pdffonts"))
    return;
  g_assert_cmpuint (save (self, item, ENT_HANDOUT_ALL, ENT_PAPER_A4, 0), >, 5);
  folded = dup_folded (self->out);
  assert_holds_words (folded, ent_text_get (item->title));
  for (guint i = 0; i < item->story->len; i++)
    assert_holds_words (folded, ent_text_get (((EntStorySection *) item->story->pdata[i])->title));
  assert_holds_words (folded, "Notes");
  assert_holds_words (folded, "Relations between the parties, from war up to partnership");
  assert_holds_words (folded, "Questions for discussion");
  assert_holds_words (folded, "Bibliography");
  assert_holds_words (folded, "Source: Entente, camp-david 1 (CC-BY-SA-4.0)");
  assert_holds_words (folded, "Egypt–Israel: Camp David · version 1");
  save (self, item, ENT_HANDOUT_QUESTIONS, ENT_PAPER_A4, 0);
  assert_holds (self->out, "Questions for discussion");
  g_assert_null (strstr (self->out, "Background"));
  g_assert_null (strstr (self->out, "Bibliography"));
  g_assert_null (strstr (self->out, "Relations between the parties"));
}

/* What goes on on the next page has a foot and a head in it. (transfer full) */
static char *
dup_without_frames (const char    *text,
                    const EntCase *item)
{
  g_autofree char *title = g_regex_escape_string (ent_text_get (item->title), -1);
  g_autofree char *pattern = g_strdup_printf ("%s · version [0-9]+|Page [0-9]+ of [0-9]+", title);
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autofree char *rest = g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);

  return dup_folded (rest);
}

/* Nothing that a case has is lost on the way to paper, in any case that ships. */
static void
test_whole (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "cases", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (!has_programs ("pdftotext", "pdffonts"))
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr(EntCase) item = g_str_has_suffix (name, ".json") ? load_case (name) : NULL;
      g_autoptr(EntRichText) story = item != NULL ? ent_handout_read_story (item) : NULL;
      g_autoptr(GPtrArray) sources = item != NULL ? ent_handout_list_bibliography (item) : NULL;
      g_autofree char *folded = NULL;
      g_auto(GStrv) lines = NULL;

      if (item == NULL)
        continue;
      g_test_message ("%s: %u pages", name, save (self, item, ENT_HANDOUT_ALL, ENT_PAPER_A4, 0));
      folded = dup_without_frames (self->out, item);
      for (guint i = 0; i < item->questions->len; i++)
        assert_holds_words (folded, ent_text_get (((EntQuestion *) item->questions->pdata[i])->text));
      g_assert_cmpuint (sources->len, ==, item->sources->len);
      for (guint i = 0; i < sources->len; i++)
        assert_holds_paragraph (folded, ((EntRichText *) sources->pdata[i])->paragraphs->pdata[0]);
      g_assert_cmpuint (story->footnotes->len, >, 5);
      g_assert_null (strstr (self->out, "[@"));
      for (guint i = 0; i < story->footnotes->len; i++)
        assert_holds_paragraph (folded, story->footnotes->pdata[i]);
      g_assert_cmpint (run_command (self, "pdffonts a.pdf"), ==, 0);
      lines = g_strsplit (g_strchomp (self->out), "\n", -1);
      for (guint i = 2; lines[i] != NULL; i++)
        assert_holds (lines[i], " yes yes yes ");
    }
}

static EntCase *
create_case (const char *story)
{
  EntCase *item = ent_case_new ("small");
  EntSource *source = ent_source_new ("quandt", "book", "Camp David");

  item->version = 1;
  item->language = g_strdup ("en");
  item->title = ent_text_new ("A small case");
  item->period = ent_date_parse ("1977/1979", NULL);
  g_ptr_array_add (source->authors, ent_name_new ("Quandt", "William B."));
  source->issued = (EntSourceDate) { .n_dates = 1, .n_parts = { 1 }, .parts = { { 1986 } } };
  g_ptr_array_add (item->sources, source);
  g_ptr_array_add (item->sources, ent_source_new ("talk", "speech", "A Talk: At Length"));
  g_ptr_array_add (item->story, ent_story_section_new ("first", ent_text_new ("With *stars*"), ent_text_new (story)));
  g_ptr_array_add (item->story, ent_story_section_new ("second", ent_text_new ("Second"),
                                                       ent_text_new ("Once more [@quandt, p. 3].")));
  ent_case_seal (item);
  return item;
}

/* A citation becomes the number of its note, after the full stop; the first of a source has it in full, what is
 * cited the same way has one note, and code is code. */
static void
test_notes (void)
{
  g_autoptr(EntCase) item = create_case ("One claim [@quandt, p. 3]. Another [@quandt, p. 12; @nobody], `[@quandt]`. "
                                         "A third [@quandt, p. 12; @nobody].");
  g_autoptr(EntRichText) story = ent_handout_read_story (item);
  g_autofree char *heading = ent_paragraph_dup_words (story->paragraphs->pdata[0]);
  const EntParagraph *text = story->paragraphs->pdata[1];
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  for (guint i = 0; i < text->runs->len; i++)
    {
      const EntRun *run = text->runs->pdata[i];

      if (run->footnote > 0)
        g_string_append_printf (words, "{%u}", run->footnote);
      else
        g_string_append (words, run->text);
    }
  g_assert_cmpstr (heading, ==, "With *stars*");
  g_assert_cmpstr (words->str, ==, "One claim.{1} Another,{2} [@quandt]. A third.{2}");
  g_assert_cmpuint (story->footnotes->len, ==, 3);
  first = ent_paragraph_dup_words (story->footnotes->pdata[0]);
  second = ent_paragraph_dup_words (story->footnotes->pdata[1]);
  third = ent_paragraph_dup_words (story->footnotes->pdata[2]);
  assert_holds (first, "William B. Quandt");
  assert_holds (first, "3.");
  g_assert_cmpstr (second, ==, "Quandt, Camp David, 12; (source missing).");
  g_assert_cmpstr (third, ==, "Quandt, Camp David, 3.");
}

/* A title in quotation marks holds the stop; a place is words; one full stop of a sentence follows its last line. */
static void
test_note_ends (void)
{
  g_autoptr(EntCase) item = create_case ("One\n[@talk]. Two [@talk; @quandt, *x*].");
  g_autoptr(EntRichText) story = ent_handout_read_story (item);
  g_autofree char *text = NULL, *first = NULL, *second = NULL;

  text = ent_paragraph_dup_words (story->paragraphs->pdata[1]);
  first = ent_paragraph_dup_words (story->footnotes->pdata[0]);
  second = ent_paragraph_dup_words (story->footnotes->pdata[1]);
  g_assert_true (g_str_has_prefix (text, "One."));
  g_assert_cmpstr (first, ==, "“A Talk: At Length.”");
  g_assert_true (g_str_has_prefix (second, "“A Talk”; William B. Quandt, Camp David (1986), *x*."));
}

/* Addresses of sources can be followed. */
static void
test_links (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntCase) item = load_case ("camp-david.json");

  if (!has_programs ("pdftotext", "pdfinfo"))
    return;
  save (self, item, ENT_HANDOUT_BIBLIOGRAPHY, ENT_PAPER_A4, 0);
  if (run_command (self, "pdfinfo -url a.pdf") != 0)
    {
      g_test_skip ("this pdfinfo lists no links");
      return;
    }
  for (guint i = 0; i < item->sources->len; i++)
    {
      const EntSource *source = item->sources->pdata[i];

      if (source->fields[ENT_SOURCE_URL] != NULL)
        assert_holds (self->out, source->fields[ENT_SOURCE_URL]);
    }
}

/* Left end of a word of the page, in points. */
static double
find_left (Fixture    *self,
           const char *word)
{
  g_autofree char *end = g_strdup_printf (">%s</word>", word);
  const char *at;

  g_assert_cmpint (run_command (self, "pdftotext -bbox -f 1 -l 1 a.pdf -"), ==, 0);
  at = strstr (self->out, end);
  g_assert_nonnull (at);
  return g_ascii_strtod (g_strrstr_len (self->out, at - self->out, "xMin=\"") + strlen ("xMin=\""), NULL);
}

/* A3 is A4, larger; from right to left, lines begin at the right. */
static void
test_paper (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntCase) item = create_case ("Words.");
  double small, large;

  if (!has_programs ("pdftotext", "pdfinfo"))
    return;
  save (self, item, ENT_HANDOUT_STORY, ENT_PAPER_A4, 0);
  small = find_left (self, "Words.");
  g_assert_cmpfloat_with_epsilon (small, 25 * 72 / 25.4, 1);
  g_assert_cmpuint (save (self, item, ENT_HANDOUT_STORY, ENT_PAPER_A3, 0), ==, 1);
  large = find_left (self, "Words.");
  g_assert_cmpfloat_with_epsilon (large / small, G_SQRT2, 0.02);
  g_assert_cmpint (run_command (self, "pdfinfo a.pdf"), ==, 0);
  assert_holds (self->out, "(A3)");
  save (self, item, ENT_HANDOUT_STORY, ENT_PAPER_A4, ENT_PICTURE_RTL);
  g_assert_cmpfloat (find_left (self, "Words."), >, 400);
}

int
main (int    argc,
      char **argv)
{
  ent_sheet_begin_without_display ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/case-handout/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("parts", test_parts);
  ADD ("whole", test_whole);
  ADD ("links", test_links);
  ADD ("paper", test_paper);
  g_test_add_func ("/case-handout/notes", test_notes);
  g_test_add_func ("/case-handout/note-ends", test_note_ends);
  return g_test_run ();
}
