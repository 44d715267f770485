/* What changed between two texts, word by word. */
#include "config.h"

#include <string.h>

#include "ent-word-diff.h"

/* "the [-old-]{+new+} word": deleted and inserted runs marked. */
static char *
dup_marked (const char *before,
            const char *after)
{
  static const char * const open[] = { "", "[-", "{+" }, * const close[] = { "", "-]", "+}" };
  g_autoptr(GPtrArray) runs = ent_word_diff (before, after);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const EntWordRun *run = runs->pdata[i];

      g_string_append_printf (out, "%s%s%s", open[run->change], run->text, close[run->change]);
    }
  return g_string_free (out, FALSE);
}

static void
test_words (void)
{
  static const struct { const char *before, *after, *marked; } cases[] = {
    { "", "", "" },
    { "same", "same", "same" },
    { "", "new", "{+new+}" },
    { "old", "", "[-old-]" },
    { "the old treaty", "the new treaty", "the [-old-]{+new+} treaty" },
    { "signed in March", "signed in late March", "signed in {+late +}March" },
    { "a very long war", "a war", "a [-very long -]war" },
    /* A space is no island between two changed words. */
    { "one two end", "three four end", "[-one two-]{+three four+} end" },
    { "Treaty, 1979.", "Treaty (1979).", "Treaty[-,-] {+(+}1979{+)+}." },
    { "판문점 선언", "판문점 공동선언", "판문점 [-선언-]{+공동선언+}" },
    /* No space parts these words. */
    { "板門店宣言", "板門店共同宣言", "板門店{+共同+}宣言" },
    { "đàm phán", "đàm phán lại", "đàm phán{+ lại+}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = dup_marked (cases[i].before, cases[i].after);

      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static char *
dup_side (GPtrArray     *runs,
          EntWordChange  change)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const EntWordRun *run = runs->pdata[i];

      g_assert_cmpuint (strlen (run->text), >, 0);
      if (run->change == ENT_WORDS_SAME || run->change == change)
        g_string_append (out, run->text);
    }
  return g_string_free (out, FALSE);
}

static guint
check_sides (const char *before,
             const char *after)
{
  g_autoptr(GPtrArray) runs = ent_word_diff (before, after);
  g_autofree char *was = dup_side (runs, ENT_WORDS_DELETED), *is = dup_side (runs, ENT_WORDS_INSERTED);
  guint n_same = 0;

  g_assert_cmpstr (was, ==, before);
  g_assert_cmpstr (is, ==, after);
  for (guint i = 0; i < runs->len; i++)
    if (((EntWordRun *) runs->pdata[i])->change == ENT_WORDS_SAME)
      n_same++;
  return n_same;
}

static void
append_random (GString *text,
               int      n_words)
{
  static const char * const words[] = { "peace", " ", "\n\n", "war", ",", "和", "é", "e\314\201", "treaty", "  ", "1979", "🕊" };

  for (int i = 0; i < n_words; i++)
    g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
}

/* Nothing is lost, whatever the texts. */
static void
test_random (void)
{
  for (int i = 0; i < 400; i++)
    {
      g_autoptr(GString) before = g_string_new (NULL), after = g_string_new (NULL);

      append_random (before, g_test_rand_int_range (0, 60));
      append_random (after, g_test_rand_int_range (0, 60));
      check_sides (before->str, after->str);
    }
}

/* Of texts too far apart only their ends are compared. */
static void
test_bound (void)
{
  g_autoptr(GString) before = g_string_new ("begin"), after = g_string_new ("begin");

  for (int i = 0; i < 20000; i++)
    {
      g_string_append_printf (before, " a%d", i);
      g_string_append_printf (after, " b%d", i);
    }
  g_string_append (before, " end");
  g_string_append (after, " end");
  g_assert_cmpuint (check_sides (before->str, after->str), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-diff/words", test_words);
  g_test_add_func ("/word-diff/random", test_random);
  g_test_add_func ("/word-diff/bound", test_bound);
  return g_test_run ();
}
