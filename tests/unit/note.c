/* Notes and the texts they stand on: words, tags, titles. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ent-note.h"
#include "ent-plain-text.h"

/* Plain text */

static void
test_plain_text (void)
{
  static const struct { const char *commonmark, *text; } samples[] = {
    { "", "" },
    { "Plain.", "Plain." },
    { "*Soft*\nline, **strong** and `code`.", "Soft line, strong and code." },
    { "Hard  \nbreak", "Hard\nbreak" },
    { "# Heading\n\nParagraph\n\n- one\n- two\n\n> quoted\n\n    code", "Heading\n\nParagraph\n\none\n\ntwo\n\nquoted\n\ncode\n" },
    { "[Words](event:id) of [a link](https://example.org \"title\").", "Words of a link." },
    { "Said so [@stein-1999, p. 3; @cie]. And `[@this]` is code.", "Said so. And [@this] is code." },
    { "Escaped \\*stars\\* &amp; “quotes”", "Escaped *stars* & “quotes”" },
    { "판문점에서 *만났다*.", "판문점에서 만났다." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(EntPlainText) plain = ent_plain_text_new (samples[i].commonmark);

      g_assert_cmpstr (plain->text, ==, samples[i].text);
      g_assert_cmpuint (plain->n_chars, ==, g_utf8_strlen (plain->text, -1));
    }
}

/* Blocks cover the text but for the empty lines between them. */
static void
test_plain_blocks (void)
{
  g_autoptr(EntPlainText) plain = ent_plain_text_new ("# Hà Nội\n\nFirst\nparagraph.\n\n1. one\n2. two");
  static const char * const blocks[] = { "Hà Nội", "First paragraph.", "one", "two" };
  guint at = 0;

  g_assert_cmpuint (plain->blocks->len, ==, G_N_ELEMENTS (blocks));
  for (guint i = 0; i < plain->blocks->len; i++)
    {
      const EntPlainBlock *block = &g_array_index (plain->blocks, EntPlainBlock, i);
      g_autofree char *words = ent_plain_text_dup_part (plain->text, block->start, block->end);

      g_assert_cmpuint (block->start, ==, i == 0 ? 0 : at + 2);
      g_assert_cmpstr (words, ==, blocks[i]);
      at = block->end;
    }
  g_assert_cmpuint (at, ==, plain->n_chars);
}

static void
test_plain_part (void)
{
  static const struct { guint start, end; const char *part; } parts[] = {
    { 0, 2, "Hà" }, { 3, 6, "Nội" }, { 3, 99, "Nội" }, { 7, 9, "" }, { 4, 2, "" }, { 99, 100, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = ent_plain_text_dup_part ("Hà Nội", parts[i].start, parts[i].end);

      g_assert_cmpstr (part, ==, parts[i].part);
    }
}

/* Tags */

static char *
join (GPtrArray *tags)
{
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " " : "", (char *) tags->pdata[i]);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
test_tags_scan (void)
{
  static const struct { const char *body, *tags; } samples[] = {
    { "", "" },
    { "No tags.", "" },
    { "About #sanctions and #trade.", "sanctions trade" },
    { "#first\n\n#last", "first last" },
    { "Once #Trade, twice #trade, #TRADE", "Trade" },
    { "#war-time #cold_war #v2", "war-time cold_war v2" },
    { "#1973 is a year, #", "" },
    { "(#inside) “#quoted”", "inside quoted" },
    { "issue#7a C# a#b", "" },
    { "`#code` and\n\n    #more code\n\n#text", "text" },
    { "[words](https://example.org/#part) [#linked](x)", "linked" },
    { "https://example.org/#part", "" },
    { "# Heading #tag", "tag" },
    { "**#strong** *#soft*", "strong soft" },
    { "#hòa_bình #평화 #السلام", "hòa_bình 평화 السلام" },
    { "##double", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(GPtrArray) tags = ent_tags_scan (samples[i].body);
      g_autofree char *line = join (tags);

      g_assert_cmpstr (line, ==, samples[i].tags);
    }
}

static void
test_tag_clean (void)
{
  static const struct { const char *typed, *tag; } samples[] = {
    { "trade", "trade" }, { "#trade", "trade" }, { "  cold   war ", "cold-war" }, { "to be, or not?", "to-be-or-not" },
    { "Hòa bình", "Hòa-bình" }, { "평화", "평화" }, { "", NULL }, { "  ", NULL }, { "#", NULL }, { "1973", NULL }, { "v2", "v2" },
    { "?!", NULL },
  };
  g_autofree char *long_one = g_strnfill (300, 'a'), *cut = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *tag = ent_tag_clean (samples[i].typed);

      g_assert_cmpstr (tag, ==, samples[i].tag);
      if (tag != NULL)
        {
          g_autofree char *body = g_strconcat ("#", tag, NULL);
          g_autoptr(GPtrArray) tags = ent_tags_scan (body);

          /* What it makes is a tag in a text, too. */
          g_assert_cmpuint (tags->len, ==, 1);
          g_assert_cmpstr (tags->pdata[0], ==, tag);
        }
    }
  cut = ent_tag_clean (long_one);
  g_assert_cmpuint (strlen (cut), ==, 64);
}

static void
test_tag_equal (void)
{
  g_assert_true (ent_tag_equal ("Trade", "tRADE"));
  g_assert_true (ent_tag_equal ("HÒA", "hòa"));
  g_assert_false (ent_tag_equal ("trade", "trades"));
}

/* Notes */

static void
test_set_body (void)
{
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(GPtrArray) beside = g_ptr_array_new ();
  g_autofree char *tags = NULL, *fewer = NULL;

  g_ptr_array_add (beside, (char *) "exam");
  g_ptr_array_add (beside, (char *) "TRADE");
  ent_note_set_body (note, "On #trade and #war", beside);
  g_assert_cmpstr (note->body, ==, "On #trade and #war");
  tags = join (note->tags);
  g_assert_cmpstr (tags, ==, "trade war exam");

  /* Its own tags may be those set beside the text; without them only those in it are left. */
  ent_note_set_body (note, "On nothing", note->tags);
  g_clear_pointer (&tags, g_free);
  tags = join (note->tags);
  g_assert_cmpstr (tags, ==, "trade war exam");
  ent_note_set_body (note, note->body, NULL);
  fewer = join (note->tags);
  g_assert_cmpstr (fewer, ==, "");
  g_assert_cmpstr (note->body, ==, "On nothing");
}

static void
assert_title (const EntNote *note,
              const char    *title)
{
  g_autofree char *found = ent_note_dup_title (note);

  g_assert_cmpstr (found, ==, title);
}

static void
test_title (void)
{
  static const struct { const char *body, *title; } samples[] = {
    { "One line", "One line" }, { "# Heading\n\nText", "Heading" }, { "First *line*\nof `two`\n\nMore", "First line of two" },
    { "Hard  \nbreak", "Hard" }, { "- item\n- other", "item" }, { "> quoted", "quoted" },
    { "![](picture.png)\n\nText", "Text" }, { "---\n\nAfter a rule", "After a rule" },
  };
  g_autoptr(EntNote) note = ent_note_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      ent_note_set_body (note, samples[i].body, NULL);
      assert_title (note, samples[i].title);
    }
  ent_note_set_body (note, "", NULL);
  assert_title (note, "");
  note->target->title = g_strdup ("Camp David Accords");
  assert_title (note, "Camp David Accords");
  note->target->anchor = g_new0 (EntAnchor, 1);
  note->target->anchor->exact = g_strdup ("thirteen days");
  assert_title (note, "thirteen days");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-text/words", test_plain_text);
  g_test_add_func ("/plain-text/blocks", test_plain_blocks);
  g_test_add_func ("/plain-text/part", test_plain_part);
  g_test_add_func ("/tags/scan", test_tags_scan);
  g_test_add_func ("/tags/clean", test_tag_clean);
  g_test_add_func ("/tags/equal", test_tag_equal);
  g_test_add_func ("/note/set-body", test_set_body);
  g_test_add_func ("/note/title", test_title);
  return g_test_run ();
}
