/* Folding, the parts of words, and the words shown around a hit. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ent-fold.h"
#include "ent-snippet.h"

static void
test_fold (void)
{
  static const struct { const char *text, *folded; } cases[] = {
    { "", "" },
    { " -- ", "" },
    { "Camp David", "camp david" },
    { "  US–Vietnam: 1995! ", "us vietnam 1995" },
    { "Hiệp định Đà Nẵng", "hiep dinh da nang" },
    { "Hie\xcc\xa3\xcc\x82p", "hiep" },
    { "Łódź, Ærø, Þór, Straße, ĲSSEL", "lodz aero thor strasse ijssel" },
    { "STRAẞE", "strasse" },
    { "œuvre Ħal ıŞıK İzmir", "oeuvre hal isik izmir" },
    { "Ελλάς ΟΔΟΣ", "ελλασ οδοσ" },
    { "Ёлка Київ", "елка киів" },
    { "O'Brien O’Brien Oʼbrien", "o brien o brien o brien" },
    { "Qurʾān ʿAbd al-Nāṣir", "quran abd al nasir" },
    /* Arabic: vowel signs, tatweel, letter variants, digits, presentation forms, ZWNJ. */
    { "السَّلَامُ", "السلام" },
    { "الســـلام", "السلام" },
    { "أإآٱ ى ة ؤ ئ", "اااا ي ه و ي" },
    { "١٩٧٨ ۱۹۷۸", "1978 1978" },
    { "ﻻ", "لا" },
    { "می‌خواهم کتاب", "ميخواهم كتاب" },
    /* Hebrew without its points. */
    { "שָׁלוֹם", "שלום" },
    /* Hangul stays in syllables, also when it comes in jamo; halfwidth and compatibility. */
    { "판문점에서", "판문점에서" },
    { "\xe1\x84\x91\xe1\x85\xa1\xe1\x86\xab", "판" },
    { "2018년 4월", "2018년 4월" },
    /* Kana keep their voicing; Han is left alone; fullwidth becomes narrow. */
    { "がっこう ｶﾞ ＡＢＣ１", "がっこう ガ abc1" },
    { "中美关系", "中美关系" },
    /* Vowels of Indic scripts are part of the word. */
    { "हिन्दी", "हिन्दी" },
    { "শান্তি কো", "শান্তি কো" },
    { "½ ²", "1 2 2" },
    { "co\xc2\xad" "operate", "cooperate" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = ent_fold (cases[i].text, NULL);
      g_autofree char *again = ent_fold (folded, NULL);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (again, ==, folded);
    }
}

/* For any text: as many offsets as bytes and one more, growing, at beginnings of characters. */
static void
test_offsets (void)
{
  static const char * const texts[] = {
    "", "a", "  a  ", "Hiệp định", "Æ", "السَّلَامُ عليكم!",
    "\xe1\x84\x91\xe1\x85\xa1\xe1\x86\xab문", "ﷺ", "ｶﾞ!", "½",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GArray) offsets = NULL;
      g_autofree char *folded = ent_fold (texts[i], &offsets);

      g_assert_cmpuint (offsets->len, ==, strlen (folded) + 1);
      for (guint j = 0; j < offsets->len; j++)
        {
          guint offset = g_array_index (offsets, guint, j);

          g_assert_cmpuint (offset, <=, strlen (texts[i]));
          g_assert_true ((texts[i][offset] & 0xc0) != 0x80);
          if (j > 0)
            g_assert_cmpuint (offset, >=, g_array_index (offsets, guint, j - 1));
        }
    }
}

/* Random text is folded to words, and folding again changes nothing. */
static void
test_any_text (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autofree char *folded = NULL;
      g_autofree char *again = NULL;
      int n = g_rand_int_range (rand, 0, 20);

      for (int j = 0; j < n; j++)
        {
          gunichar c = (gunichar) g_rand_int_range (rand, 1, i % 2 == 0 ? 0x3000 : 0x20000);

          if (g_unichar_validate (c))
            g_string_append_unichar (text, c);
        }
      folded = ent_fold (text->str, NULL);
      again = ent_fold (folded, NULL);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_null (strstr (folded, "  "));
      g_assert_false (g_str_has_prefix (folded, " "));
      g_assert_false (g_str_has_suffix (folded, " "));
      g_assert_null (strpbrk (folded, "\"*:^()"));
      g_assert_cmpstr (again, ==, folded);
    }
}

static void
test_parts (void)
{
  static const struct { const char *folded, *parts; } cases[] = {
    { "camp david", "" },
    { "판문점에서", " 문점에서 점에서 에서 서" },
    { "dmz에서 go", " 에서 서" },
    { "2018년4월", " 년4월 4월 월" },
    { "가나 다라", " 나 라" },
    { "شلوم", " لوم وم م" },
  };
  g_autoptr(GString) lengthy = g_string_new (NULL);
  g_autoptr(GString) out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) parts = g_string_new (NULL);

      ent_fold_append_parts (parts, cases[i].folded);
      g_assert_cmpstr (parts->str, ==, cases[i].parts);
    }

  /* A sentence without spaces does not cost the square of its length. */
  for (int i = 0; i < 1000; i++)
    g_string_append (lengthy, "平");
  ent_fold_append_parts (out, lengthy->str);
  g_assert_cmpuint (out->len, <=, 1000 * (1 + 3 * ENT_FOLD_MAX_PART));

  g_assert_true (ent_fold_has_parts ("dmz에서"));
  g_assert_false (ent_fold_has_parts ("hiep"));
  g_assert_true (ent_fold_is_part_char (0x0e01));
}

static void
test_terms (void)
{
  static const struct { const char *words, *query; } cases[] = {
    { "camp dav", "\"camp\" \"dav\"*" },
    { "판문점 talks", "\"판문점\"* \"talks\"*" },
    { "  Hiệp ", "\"hiep\"*" },
    { "\"a\" OR b* NOT (c:d) ^e", "\"a\" \"or\" \"b\" \"not\" \"c\" \"d\" \"e\"*" },
    { "a\xff" "b", "\"a\" \"b\"*" },
    { "NEAR(x, 2)", "\"near\" \"x\" \"2\"*" },
  };
  g_autoptr(GString) lengthy = g_string_new (NULL);
  g_autoptr(GPtrArray) many = NULL;
  g_autoptr(GPtrArray) one = NULL;
  g_autoptr(GPtrArray) none = ent_terms_new (" … \"*\" ");
  const EntTerm *term;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) terms = ent_terms_new (cases[i].words);
      g_autofree char *query = ent_terms_to_query (terms);

      g_assert_cmpstr (query, ==, cases[i].query);
    }

  g_assert_cmpuint (none->len, ==, 0);

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (lengthy, "w%d ", i);
  many = ent_terms_new (lengthy->str);
  g_assert_cmpuint (many->len, ==, ENT_SEARCH_MAX_WORDS);

  g_string_truncate (lengthy, 0);
  for (int i = 0; i < 1000; i++)
    g_string_append (lengthy, "é");
  one = ent_terms_new (lengthy->str);
  g_assert_cmpuint (one->len, ==, 1);
  term = g_ptr_array_index (one, 0);
  g_assert_cmpuint (strlen (term->word), ==, ENT_SEARCH_MAX_CHARS);
}

static char *
snippet (const char *text,
         const char *words)
{
  g_autoptr(GPtrArray) terms = ent_terms_new (words);

  return ent_snippet_new (text, terms);
}

static void
test_snippet (void)
{
  static const struct { const char *text, *words, *snippet; } cases[] = {
    { "Talks open at Kaesong & move.", "kaes", "Talks open at <b>Kaesong</b> &amp; move." },
    { "Talks <open>", "open", "Talks &lt;<b>open</b>&gt;" },
    { "Talks open", "closed", NULL },
    { "Hiệp định Paris", "hiep dinh", "<b>Hiệp</b> <b>định</b> Paris" },
    { "Hie\xcc\xa3\xcc\x82p!", "hiep", "<b>Hie\xcc\xa3\xcc\x82p</b>!" },
    { "판문점에서 조인", "문점", "판<b>문점</b>에서 조인" },
    { "من أجل السَّلام", "سلام", "من أجل ال<b>سَّلام</b>" },
    { "Æ", "a", "<b>Æ</b>" },
    { "one\n\n  two\tthree", "two", "one <b>two</b> three" },
    /* Only the last word may be unfinished. */
    { "opening open", "open x", "opening <b>open</b>" },
    { "", "x", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = snippet (cases[i].text, cases[i].words);

      g_assert_cmpstr (found, ==, cases[i].snippet);
    }
}

static void
test_snippet_window (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *middle = NULL;
  g_autofree char *letters = NULL;
  g_autofree char *markup = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append_printf (text, "%s ", i == 100 ? "needle" : "straw");
  middle = snippet (text->str, "needle");
  g_assert_true (g_str_has_prefix (middle, "…straw "));
  g_assert_true (g_str_has_suffix (middle, " straw…"));
  g_assert_nonnull (strstr (middle, "<b>needle</b>"));
  g_assert_cmpint (g_utf8_strlen (middle, -1), >, 90);
  g_assert_cmpint (g_utf8_strlen (middle, -1), <, 140);

  /* Without any space. */
  g_string_truncate (text, 0);
  for (int i = 0; i < 300; i++)
    g_string_append (text, i == 150 ? "和" : "平");
  letters = snippet (text->str, "和");
  g_assert_nonnull (strstr (letters, "<b>和</b>"));
  g_assert_cmpint (g_utf8_strlen (letters, -1), <, 140);
}

static void
test_strip_marks (void)
{
  static const struct { const char *marked, *plain; } cases[] = {
    { "# A heading", "A heading" },
    { "The *line* follows [the front](event:x) here [@armstrong, p. 3].",
      "The line follows the front here." },
    { "- one\n- two", "one two" },
    { "1. first\n> quoted\n\nnext", "first quoted  next" },
    { "a_name and _stress_ and `code`", "a_name and stress and code" },
    { "[sic] \\*not\\* [@open", "[sic] *not* [@open" },
    { "![alt](x.png) __b__", "alt b" },
    { "2018 was - well", "2018 was - well" },
    { "", "" },
    { "\\", "\\" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = ent_snippet_strip_marks (cases[i].marked);

      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/words", test_fold);
  g_test_add_func ("/fold/offsets", test_offsets);
  g_test_add_func ("/fold/any-text", test_any_text);
  g_test_add_func ("/fold/parts", test_parts);
  g_test_add_func ("/snippet/terms", test_terms);
  g_test_add_func ("/snippet/words", test_snippet);
  g_test_add_func ("/snippet/window", test_snippet_window);
  g_test_add_func ("/snippet/strip-marks", test_strip_marks);

  return g_test_run ();
}
