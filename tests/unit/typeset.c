/* Words in pages: what printers have known for five hundred years, read back by poppler. */
#include "config.h"

#include "render-fixture.h"

#include "ent-sheet.h"
#include "ent-typeset-private.h"

#define WIDTH_PX  400.0
#define HEIGHT_PX 300.0
#define N_SEEDS   6
#define N_BLOCKS  40

/* So many words: "b7 b7 b7", in which the number says of which block. */
static void
add_block (EntTypeset            *typeset,
           guint                  block,
           guint                  n_words,
           const EntTypesetStyle *style)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (words, "%s%c%u", i > 0 ? " " : "", style->keep ? 'h' : 'b', block);
  ent_typeset_add_words (typeset, words->str, style);
}

/* Headings and paragraphs, at random. Saved as "a.pdf". Returns: how many pages it takes */
static guint
set_pages (Fixture *self,
           guint32  seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  PangoContext *context = ent_sheet_create_context (0);
  g_autoptr(EntSheet) sheet = ent_sheet_new (context, "t", "s", WIDTH_PX, HEIGHT_PX);
  g_autofree char *path = g_build_filename (self->folder, "a.pdf", NULL);
  const EntTypesetStyle text = { .family = ENT_TYPESET_SERIF, .size_pt = 10, .line_height = 1.4, .before_px = 6 };
  EntTypesetStyle heading = text;
  g_autoptr(EntTypeset) typeset = NULL;
  g_autoptr(GError) error = NULL;
  EntPictureStyle style;

  heading.keep = TRUE;
  heading.before_px = 18;
  ent_picture_style_init (&style, 0);
  typeset = ent_typeset_new (context, &style, WIDTH_PX);
  for (guint i = 0; i < N_BLOCKS; i++)
    if (i % 4 == 0)
      add_block (typeset, i, (guint) g_rand_int_range (rand, 1, 30), &heading);
    else
      add_block (typeset, i, (guint) g_rand_int_range (rand, 1, 160), &text);
  while (!ent_typeset_is_done (typeset))
    ent_sheet_take_page (sheet, ent_typeset_next (typeset, HEIGHT_PX, NULL));
  g_assert_true (ent_sheet_save (sheet, path, &error));
  g_assert_no_error (error);
  g_object_unref (context);
  return ent_sheet_get_n_pages (sheet);
}

/* The first word of each line of all pages, and an empty string where a page ends. */
static GPtrArray *
list_lines (Fixture *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) pages = NULL;

  g_assert_cmpint (run_command (self, "pdftotext -layout a.pdf -"), ==, 0);
  assert_holds (self->out, "b39");
  pages = g_strsplit (self->out, "\f", -1);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_auto(GStrv) lines = g_strsplit (pages[i], "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        if (*g_strstrip (lines[j]) != '\0')
          g_ptr_array_add (list, g_strndup (lines[j], strcspn (lines[j], " ")));
      g_ptr_array_add (list, g_strdup (""));
    }
  return list;
}

static const char *
get_line (GPtrArray *lines,
          guint      index)
{
  return index < lines->len ? lines->pdata[index] : "";
}

/* What stands at both sides of the end of a page, which @at is. */
static void
check_break (GPtrArray *lines,
             guint      at)
{
  const char *last = get_line (lines, at - 1), *next = get_line (lines, at + 1);

  if (*next == '\0')
    return;
  g_assert_cmpint (*last, !=, 'h');
  if (g_str_equal (last, next))
    {
      g_assert_cmpstr (get_line (lines, at - 2), ==, last);
      g_assert_cmpstr (get_line (lines, at + 2), ==, next);
    }
}

/* No line of a paragraph stands alone, nor does a heading at the foot of a page; and after a heading come two lines. */
static void
test_breaks (Fixture       *self,
             gconstpointer  data)
{
  guint n_breaks = 0;

  if (!has_programs ("pdftotext", "pdfinfo"))
    return;
  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    {
      guint n_pages = set_pages (self, seed), n_ends = 0;
      g_autoptr(GPtrArray) lines = list_lines (self);
      int block = -1;

      for (guint i = 1; i < lines->len; i++)
        if (*get_line (lines, i) == '\0' && *get_line (lines, i - 1) != '\0')
          {
            check_break (lines, i);
            n_ends++;
          }
      g_assert_cmpuint (n_ends, ==, n_pages);
      n_breaks += n_pages - 1;
      /* All blocks, each after the one before it. */
      for (guint i = 0; i < lines->len; i++)
        if (*get_line (lines, i) != '\0')
          {
            int number = atoi (get_line (lines, i) + 1);

            g_assert_true (number == block || number == block + 1);
            block = number;
          }
      g_assert_cmpint (block, ==, N_BLOCKS - 1);
    }
  g_assert_cmpuint (n_breaks, >, 4 * N_SEEDS);
}

/* What is higher than a page ends all the same. */
static void
test_too_high (void)
{
  PangoContext *context = ent_sheet_create_context (0);
  const EntTypesetStyle text = { .family = ENT_TYPESET_SANS, .size_pt = 200, .line_height = 1.4, .keep = TRUE };
  g_autoptr(EntTypeset) typeset = NULL;
  EntPictureStyle style;
  guint n = 0;

  ent_picture_style_init (&style, 0);
  typeset = ent_typeset_new (context, &style, WIDTH_PX);
  ent_typeset_add_words (typeset, "many words that are larger than all of their pages", &text);
  ent_typeset_add_rules (typeset, 20, 40);
  for (; !ent_typeset_is_done (typeset); n++)
    {
      g_autoptr(GskRenderNode) node = ent_typeset_next (typeset, 100, NULL);

      g_assert_nonnull (node);
      g_assert_cmpuint (n, <, 100);
    }
  g_assert_cmpuint (n, >, 10);
  g_assert_null (ent_typeset_next (typeset, 100, NULL));
  g_object_unref (context);
}

int
main (int    argc,
      char **argv)
{
  ent_sheet_begin_without_display ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/typeset/breaks", Fixture, NULL, set_up, test_breaks, tear_down);
  g_test_add_func ("/typeset/too-high", test_too_high);
  return g_test_run ();
}
