#include <string.h>

#include "ent-rich-text.h"

/* "T:words", "H2:", "I1:", "I2.3:" (number 3), "Q:", "C:"; runs "*bold*", "/italic/", "`code`", "{words|link}", "^1". */
static char *
describe (GPtrArray *paragraphs)
{
  static const char kinds[] = "THIQC";
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const EntParagraph *paragraph = paragraphs->pdata[i];

      g_string_append_printf (out, "%s%c", i > 0 ? "\n" : "", kinds[paragraph->kind]);
      if (paragraph->level > 0)
        g_string_append_printf (out, "%u", paragraph->level);
      if (paragraph->number > 0)
        g_string_append_printf (out, ".%u", paragraph->number);
      g_string_append_c (out, ':');
      for (guint j = 0; j < paragraph->runs->len; j++)
        {
          const EntRun *run = paragraph->runs->pdata[j];
          const char *mark = run->flags & ENT_RUN_BOLD ? "*" : run->flags & ENT_RUN_ITALIC ? "/"
                             : run->flags & ENT_RUN_CODE ? "`" : "";

          if (run->footnote > 0)
            g_string_append_printf (out, "^%u", run->footnote);
          else if (run->link != NULL)
            g_string_append_printf (out, "%s{%s|%s}%s", mark, run->text, run->link, mark);
          else
            g_string_append_printf (out, "%s%s%s", mark, run->text, mark);
        }
    }
  return g_string_free (out, FALSE);
}

static void
check (const char *commonmark,
       const char *paragraphs,
       const char *footnotes)
{
  g_autoptr(EntRichText) text = ent_rich_text_new (commonmark);
  g_autofree char *first = describe (text->paragraphs), *second = describe (text->footnotes);

  g_assert_cmpstr (first, ==, paragraphs);
  g_assert_cmpstr (second, ==, footnotes);
}

static void
test_blocks (void)
{
  check (NULL, "", "");
  check ("", "", "");
  check ("one\ntwo\n\nthree", "T:one two\nT:three", "");
  check ("one  \ntwo", "T:one\ntwo", "");
  check ("# A\n## B *c*", "H1:A\nH2:B /c/", "");
  check ("> said\n\nwho", "Q:said\nT:who", "");
  check ("```\na\nb\n```", "C:`a\nb`", "");
  check ("<b>x</b> y\n\n<p>z</p>", "T:x y", "");
  check ("![a cat](cat.png) here", "T:a cat here", "");
}

static void
test_lists (void)
{
  check ("- a\n- b\n  - c\n- d", "I1:a\nI1:b\nI2:c\nI1:d", "");
  check ("3. a\n4. b\n   1. c\n5. d", "I1.3:a\nI1.4:b\nI2.1:c\nI1.5:d", "");
  /* The second paragraph of an item has no mark. */
  check ("- a\n\n  more\n- b", "I1:a\nT1:more\nI1:b", "");
  check ("- a\n  - b\n    - c\n      - d\n        - e", "I1:a\nI2:b\nI3:c\nI4:d\nI4:e", "");
  /* Level and number go on after a list within. */
  check ("1. a\n   - x\n2. b", "I1.1:a\nI2:x\nI1.2:b", "");
}

static void
test_runs (void)
{
  check ("a **b** *c* `d` [e](event:x/y) **[f](https://g.org)**",
         "T:a *b* /c/ `d` {e|event:x/y} *{f|https://g.org}*", "");
  check ("a*b* c", "T:a/b/ c", "");
  check ("a\\*b", "T:a*b", "");
  check ("a\001b\tc\033[0m", "T:ab\tc[0m", "");
  check ("```\na\tb\n```", "C:`a\tb`", "");
}

static void
test_footnotes (void)
{
  {
    g_autoptr(EntRichText) text = ent_rich_text_new ("a[^1][^2]\n\n[^1]: one\n[^2]: two");
    const EntParagraph *paragraph = text->paragraphs->pdata[0];

    g_assert_cmpuint (paragraph->runs->len, ==, 3);
    g_assert_cmpstr (((EntRun *) paragraph->runs->pdata[1])->text, ==, "1");
    g_assert_cmpstr (((EntRun *) paragraph->runs->pdata[2])->text, ==, ",2");
  }
  check ("a[^1] b[^2].\n\n[^1]: one *x*\n[^2]: two", "T:a^1 b^2.", "T:one /x/\nT:two");
  /* Numbers are those of the calls. */
  check ("a[^z] b[^y] c[^z]\n\n[^y]: Y\n[^z]: Z", "T:a^1 b^2 c^1", "T:Z\nT:Y");
  /* What is never written, what is never called. */
  check ("a[^1] b\n\n[^2]: two", "T:a b", "");
  /* It goes on to an empty line, or the next. */
  check ("a[^1]\n\n[^1]: one\n    more\nand more\n\nb", "T:a^1\nT:b", "T:one more and more");
  /* The first counts; a word alone is no link's definition. */
  check ("a[^1]\n\n[^1]: word\n[^1]: other", "T:a^1", "T:word");
  check ("`[^1]` \\[^1] ``a ` [^1]``\n\n[^1]: one", "T:`[^1]` [^1] `a ` [^1]`", "");
  check ("```\n[^1]: no\n```\n\na[^1]\n\n[^1]: yes", "C:`[^1]: no`\nT:a^1", "T:yes");
  check ("[^1]: [Quandt](source:camp-david/q), p. 12\n\na[^1]", "T:a^1", "T:{Quandt|source:camp-david/q}, p. 12");
}

/* A call is one only where it was written as one. */
static void
test_forged (void)
{
  check ("a[^1] [x](ent-footnote:7) [2](ent-footnote:1)\n\n[^1]: one",
         "T:a^1 {x|ent-footnote:7} {2|ent-footnote:1}", "T:one");
  check ("a &#255;0, ,&#xff;0, \\,0,[^1]\n\n[^1]: one", "T:a ÿ0, ,ÿ0, ,0,^1", "T:one");
  check (",\xff" "0,[^1]\n\n[^1]: one", "T:,�0,^1", "T:one");
}

/* In code and in addresses it stays what was typed, and takes no number. */
static void
test_calls_in_code (void)
{
  static const char notes[] = "\n\na[^1] b[^2]\n\n[^1]: one\n[^2]: two";
  static const char * const blocks[][2] = {
    { "~~~\n[^2]\n~~~", "C:`[^2]`" },
    { "```\n[^2]\n`````", "C:`[^2]`" },
    { "~~~\n```\n~~~", "C:`````" },
    { "~~~\n```\n[^1]: no\n[^2]\n~~~", "C:````\n[^1]: no\n[^2]`" },
    { "````\n```\n[^1]: no\n````", "C:````\n[^1]: no`" },
    { "```\n~~~\n[^1]: no\n```", "C:`~~~\n[^1]: no`" },
    { "```\n``` x\n[^1]: no\n```", "C:```` x\n[^1]: no`" },
    { "    [^2]", "C:`[^2]`" },
    { "- ```\n  [^2]", "C1:`[^2]`" },
    { "x `[^2]` y", "T:x `[^2]` y" },
    { "[x](http://a/[^2])", "T:{x|http://a/[^2]}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *text = g_strconcat (blocks[i][0], notes, NULL);
      g_autofree char *expected = g_strconcat (blocks[i][1], "\nT:a^1 b^2", NULL);

      check (text, expected, "T:one\nT:two");
    }
  /* What nobody closed ends with what it stands in. */
  check ("- ```\n  x\n[^1]: one\n\na[^1]", "C1:`x`\nT:a^1", "T:one");
  check ("> ```\n> x\n[^1]: one\n\na[^1]", "C:`x`\nT:a^1", "T:one");
  check ("a\n\n```\n[^1]: no", "T:a\nC:`[^1]: no`", "");
}

/* What cannot go on a paragraph ends a note. */
static void
test_below_notes (void)
{
  static const char * const blocks[][2] = {
    { "- x\n- y", "I1:x\nI1:y" }, { "* x", "I1:x" }, { "1. x", "I1.1:x" }, { "## X", "H2:X" }, { "> x", "Q:x" },
    { "```\nx\n```", "C:`x`" }, { "***", "" }, { "---", "" }, { "[^2]: two\n# X", "H1:X" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *text = g_strconcat ("a[^1]\n\n[^1]: one thing\n", blocks[i][0], NULL);
      g_autofree char *word = g_strconcat ("a[^1]\n\n[^1]: one\n", blocks[i][0], NULL);
      g_autofree char *expected = g_strconcat ("T:a^1", *blocks[i][1] != '\0' ? "\n" : "", blocks[i][1], NULL);

      check (text, expected, "T:one thing");
      check (word, expected, "T:one");
    }
}

static void
test_calls_beside (void)
{
  check ("[see[^1] there](http://a)[^2]\n\n[^1]: one\n[^2]: two", "T:{see|http://a}^1{ there|http://a}^2",
         "T:one\nT:two");
  check ("**a[^1]** *[^1]b*[^1](c)[^1][d]\n\n[^1]: one", "T:*a*^1 ^1/b/^1(c)^1[d]", "T:one");
  check ("a_b_[^1]\r\n\r\n[^1]: one\r\n- c\r\n", "T:a_b_^1\nI1:c", "T:one");
}

/* What grew with the square of the length would not end before the test is ended. */
static void
test_long (void)
{
  static const char * const lines[] = { "so\n", "so\r\n", "[a](b)", "a[](b)", "a[^1]\n", "**a**b\n", "`a\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(GString) typed = g_string_new (NULL);
      g_autoptr(EntRichText) text = NULL;

      while (typed->len < 200000)
        g_string_append (typed, lines[i]);
      g_string_append (typed, "\n\n[^1]: one");
      text = ent_rich_text_new (typed->str);
      g_assert_cmpuint (text->paragraphs->len, ==, 1);
    }
}

/* As many notes as calls. */
static void
test_many_notes (void)
{
  g_autoptr(GString) typed = g_string_new (NULL);
  g_autoptr(EntRichText) text = NULL;
  const guint n = 50000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (typed, "a[^%u]\n", i);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (typed, "[^%u]: n\n", i);
  text = ent_rich_text_new (typed->str);
  g_assert_cmpuint (text->footnotes->len, ==, n);
}

/* Whatever is typed, something can be shown of it, and nothing of it breaks. */
static void
test_anything (void)
{
  static const char * const parts[] = {
    "[^", "1", "]", ":", "\n", "- ", "> ", "*", "**", "`", "```", "\\", "[", "](", ")", "a", " ", "\n\n", "1. ", "    ",
    "<", "é", "한", "[^1]", "[^1]: ", "~~~", "---", "# ", "\r", "\xff", ",0,", "&#255;", "("
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) typed = g_string_new (NULL);
      g_autoptr(EntRichText) text = NULL;
      guint n = (guint) g_rand_int_range (rand, 0, 24);

      for (guint j = 0; j < n; j++)
        g_string_append (typed, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      text = ent_rich_text_new (typed->str);
      for (guint j = 0; j < text->paragraphs->len; j++)
        {
          const EntParagraph *paragraph = text->paragraphs->pdata[j];

          g_assert_cmpuint (paragraph->runs->len, >, 0);
          g_assert_cmpuint (paragraph->level, <=, 6);
          for (guint k = 0; k < paragraph->runs->len; k++)
            {
              const EntRun *run = paragraph->runs->pdata[k];

              g_assert_true (g_utf8_validate (run->text, -1, NULL));
              g_assert_cmpuint (run->footnote, <=, text->footnotes->len);
            }
        }
    }
}

static void
test_words (void)
{
  g_autoptr(EntRichText) text = ent_rich_text_new ("a **b**[^1]\n\n- c\n\n[^1]: note");
  g_autofree char *words = ent_rich_text_dup_words (text);

  g_assert_cmpstr (words, ==, "a b\nc");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rich-text/blocks", test_blocks);
  g_test_add_func ("/rich-text/lists", test_lists);
  g_test_add_func ("/rich-text/runs", test_runs);
  g_test_add_func ("/rich-text/footnotes", test_footnotes);
  g_test_add_func ("/rich-text/forged", test_forged);
  g_test_add_func ("/rich-text/calls-in-code", test_calls_in_code);
  g_test_add_func ("/rich-text/below-notes", test_below_notes);
  g_test_add_func ("/rich-text/calls-beside", test_calls_beside);
  g_test_add_func ("/rich-text/long", test_long);
  g_test_add_func ("/rich-text/many-notes", test_many_notes);
  g_test_add_func ("/rich-text/anything", test_anything);
  g_test_add_func ("/rich-text/words", test_words);
  return g_test_run ();
}
