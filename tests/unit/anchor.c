/* Words find their place again. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ent-placing.h"
#include "ent-plain-text.h"

/* An anchor on the first place of @words in @text. */
static EntAnchor *
anchor_on (const char *text,
           const char *words)
{
  const char *at = strstr (text, words);
  guint start;

  g_assert_nonnull (at);
  start = (guint) g_utf8_pointer_to_offset (text, at);
  return ent_anchor_new (text, start, start + (guint) g_utf8_strlen (words, -1), NULL);
}

static char *
dup_found (const char           *text,
           const EntAnchorMatch *match)
{
  g_assert_cmpuint (match->start, <, match->end);
  g_assert_cmpuint (match->end, <=, g_utf8_strlen (text, -1));
  return ent_plain_text_dup_part (text, match->start, match->end);
}

static const char story[] =
  "Truce talks opened at Kaesong in July 1951 and soon moved to the hamlet of Panmunjom. They lasted two years, "
  "mainly because of the fate of prisoners of war. On 27 July 1953 the military delegates signed in a hall built for "
  "the occasion; they did not speak to each other.\n\n"
  "The document set limits to its own purpose: “a complete cessation of hostilities” until a settlement. It fixed a "
  "Military Demarcation Line – and required each side to withdraw. The talks that should have followed at Geneva failed.";

static void
test_new (void)
{
  g_autoptr(EntAnchor) anchor = ent_anchor_new (story, 5, 18, "vi");
  g_autoptr(EntAnchor) whole = ent_anchor_new ("한반도 판문점", 0, 99, NULL);

  g_assert_cmpstr (anchor->exact, ==, "talks opened");
  g_assert_cmpuint (anchor->start, ==, 6);
  g_assert_cmpuint (anchor->end, ==, 18);
  g_assert_cmpstr (anchor->prefix, ==, "Truce ");
  g_assert_cmpstr (anchor->suffix, ==, " at Kaesong in July 1951 and soo");
  g_assert_cmpint (g_utf8_strlen (anchor->suffix, -1), ==, ENT_ANCHOR_CONTEXT);
  g_assert_cmpstr (anchor->language, ==, "vi");

  g_assert_cmpstr (whole->exact, ==, "한반도 판문점");
  g_assert_cmpuint (whole->end, ==, 7);
  g_assert_cmpstr (whole->prefix, ==, "");
  g_assert_cmpstr (whole->suffix, ==, "");

  g_assert_null (ent_anchor_new (story, 5, 6, NULL));
  g_assert_null (ent_anchor_new (story, 9, 9, NULL));
  g_assert_null (ent_anchor_new ("", 0, 1, NULL));
  g_assert_null (ent_anchor_new ("word", 4, 9, NULL));
}

typedef struct
{
  const char *before;
  const char *words;
  const char *after;
  const char *found;  /* NULL: nothing likely */
  gboolean    exact;
  gboolean    sure;
} Sample;

static const Sample samples[] = {
  /* As it was. */
  { story, "Kaesong", story, "Kaesong", TRUE, TRUE },
  /* Elsewhere, with the same around it. */
  { "The war ended. Egypt signed in March.", "Egypt",
    "In the south the long war ended. Egypt signed in March.", "Egypt", TRUE, TRUE },
  /* Of several places that with the same around it, though another is nearer. */
  { "Israel left Sinai in April. Later Egypt opened the canal.", "Egypt",
    "Israel left Sinai. So did Egypt, it is said by many who were there. Later Egypt opened the canal.", "Egypt", TRUE,
    TRUE },
  /* Other space, quotation marks, dashes. */
  { story, "“a complete cessation of hostilities” until a settlement",
    "Its purpose:  \"a complete\ncessation of hostilities\" until a settlement.",
    "\"a complete\ncessation of hostilities\" until a settlement", TRUE, TRUE },
  { story, "Military Demarcation Line – and required each side", "A Military Demarcation Line — and required each side to go.",
    "Military Demarcation Line — and required each side", TRUE, TRUE },
  /* A soft hyphen and a mark of direction that nobody sees. */
  { story, "prisoners of war. On 27 July 1953", "the fate of priso\u00ADners of war.\u200F On 27 July 1953 they",
    "priso\u00ADners of war.\u200F On 27 July 1953", TRUE, TRUE },
  /* Composed and decomposed. */
  { "Bốn mươi năm sau, Hiệp định Genève được nhắc lại.", "Hiệp định Genève",
    "Nhiều năm sau, Hie\u0323\u0302p đi\u0323nh Gene\u0300ve được nhắc lại.", "Hie\u0323\u0302p đi\u0323nh Gene\u0300ve", TRUE,
    TRUE },
  { "군사정전위원회는 판문점에서 만났다. 그리고 헤어졌다.", "판문점에서 만났다", "양측은 판문점에서 만났다. 그리고 헤어졌다.",
    "판문점에서 만났다", TRUE, TRUE },
  { "وقّع السادات وبيغن معاهدة السلام في واشنطن", "معاهدة السلام", "ثم وقّع السادات وبيغن معاهدة السلام في واشنطن",
    "معاهدة السلام", TRUE, TRUE },
  /* Words like them. */
  { story, "They lasted two years, mainly because of the fate of prisoners of war.",
    "Talks began at Kaesong. They lasted for two long years, mainly because of the fate of the prisoners of war. Then",
    "They lasted for two long years, mainly because of the fate of the prisoners of war.", FALSE, TRUE },
  { story, "military delegates signed",
    "On 27 July 1953 the military delegations signed in a hall built for the occasion.", "military delegations signed",
    FALSE, TRUE },
  /* The very word in a longer one is not it, but what is around it is. */
  { "Washington lifted the embargo in 1994 at last.", "embargo", "Washington lifted the embargoes in 1994 at last.",
    "embargoes", FALSE, TRUE },
  /* Rewritten between what was around it: worth showing. */
  { story, "They lasted two years, mainly", "moved to the hamlet of Panmunjom. Why so long? Because of the fate of prisoners of war.",
    "Why so long?", FALSE, FALSE },
  /* Two places as good as each other. */
  { "Both sides agreed. They met again.", "Both sides agreed", "First. Both sides agreed. They met again. Both sides agreed. They met again.",
    "Both sides agreed", TRUE, FALSE },
  /* One short word among others is no place. */
  { story, "Geneva", "In 1954 a conference was held, of which Geneva was proud.", NULL, FALSE, FALSE },
  /* Gone. */
  { story, "The talks that should have followed at Geneva failed.", "Nothing of this was said.", NULL, FALSE, FALSE },
  { story, "Kaesong", "", NULL, FALSE, FALSE },
  /* A letter is not found inside one with an accent. */
  { "Cafe", "Cafe", "Cafe\u0301", "Cafe\u0301", FALSE, FALSE },
  { "The Accord stood.", "Accord", "The accord stood.", "accord", FALSE, TRUE },
  { "가", "가", "각", NULL, FALSE, FALSE },
};

static void
test_find (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const Sample *sample = &samples[i];
      g_autoptr(EntAnchor) anchor = anchor_on (sample->before, sample->words);
      EntAnchorMatch match;
      gboolean found = ent_anchor_find (anchor, sample->after, &match);
      g_autofree char *words = found ? dup_found (sample->after, &match) : NULL;

      g_test_message ("%s → %s (%s%s %.2f)", sample->words, words, found && match.exact ? "exact" : "",
                      found && match.sure ? " sure" : "", found ? match.score : 0);
      if (sample->found == NULL)
        {
          g_assert_false (found);
          continue;
        }
      g_assert_cmpstr (words, ==, sample->found);
      g_assert_cmpint (match.exact, ==, sample->exact);
      g_assert_cmpint (match.sure, ==, sample->sure);
      g_assert_cmpfloat (match.score, >, 0);
      g_assert_cmpfloat (match.score, <=, 1);
    }
}

/* Of two equal places the nearer. */
static void
test_nearness (void)
{
  g_autoptr(EntAnchor) anchor = anchor_on ("They met. Nothing came of it. They left.", "Nothing came of it");
  const char *text = "May. They met. Nothing came of it. They left. They met. They left. They met. Nothing came of it. They left.";
  EntAnchorMatch match;

  g_assert_true (ent_anchor_find (anchor, text, &match));
  g_assert_true (match.exact);
  g_assert_false (match.sure);
  g_assert_cmpuint (match.start, ==, 15);
}

/* Without anything around, as other programs may export it. */
static void
test_bare (void)
{
  g_autoptr(EntAnchor) anchor = anchor_on (story, "the fate of prisoners of war");
  EntAnchorMatch match;

  *anchor->prefix = '\0';
  *anchor->suffix = '\0';
  anchor->start = anchor->end = 0;
  g_assert_true (ent_anchor_find (anchor, story, &match));
  g_assert_true (match.exact && match.sure);
  g_assert_cmpuint (match.start, ==, g_utf8_pointer_to_offset (story, strstr (story, "the fate")));
}

static gboolean
is_inside_word (const char *text,
                guint       at)
{
  const char *here = g_utf8_offset_to_pointer (text, at);

  return at > 0 && *here != '\0' && g_unichar_isalnum (g_utf8_get_char (here))
         && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (here)));
}

/* @words with some left out, put in or replaced. */
static char *
dup_rewritten (char  **words,
               GRand  *rand)
{
  static const char * const others[] = { "responsibilities", "Wiedervereinigungsverhandlungen", "so", "reached" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      int what = g_rand_int_range (rand, 0, 12);

      if (what < 2)
        g_string_append_printf (text, "%s ", others[g_rand_int_range (rand, 0, G_N_ELEMENTS (others))]);
      if (what > 1 || g_rand_boolean (rand))
        g_string_append_printf (text, "%s ", words[i]);
    }
  return g_string_free (text, FALSE);
}

/* Whole words go to whole words. */
static void
test_whole_words (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20240131);
  g_auto(GStrv) words = g_strsplit (story, " ", -1);
  int n_words = (int) g_strv_length (words);
  guint n_changed = 0;

  for (guint i = 0; i < 2000; i++)
    {
      int first = g_rand_int_range (rand, 0, n_words - 3), last = first + g_rand_int_range (rand, 2, 4);
      g_autofree char *after = dup_rewritten (words, rand);
      g_autoptr(EntAnchor) anchor = NULL;
      guint start = 0, end = 0;
      EntAnchorMatch match;

      for (int j = 0; j < last; j++)
        {
          start = j == first ? end : start;
          end += (guint) g_utf8_strlen (words[j], -1) + 1;
        }
      anchor = ent_anchor_new (story, start, end, NULL);
      /* At the end of a text, or from another program. */
      if (g_rand_boolean (rand))
        *anchor->suffix = '\0';
      if (!ent_anchor_find (anchor, after, &match))
        continue;
      n_changed += !match.exact;
      if (is_inside_word (after, match.start) || is_inside_word (after, match.end))
        g_error ("“%s” to “%s”", anchor->exact, dup_found (after, &match));
    }
  g_assert_cmpuint (n_changed, >, 100);
}

/* Where no space is between words there is nothing to make whole. */
static void
test_without_spaces (void)
{
  g_autoptr(EntAnchor) anchor = anchor_on ("他们说。日本国政府同意恢复外交关系。以后", "日本国政府同意恢复外交关系");
  const char *text = "他们说。中国和日本国的政府同意了恢复外交关系并且互派大使。以后";
  EntAnchorMatch match;
  g_autofree char *found = NULL;

  g_assert_true (ent_anchor_find (anchor, text, &match));
  found = dup_found (text, &match);
  g_assert_cmpstr (found, ==, "日本国的政府同意了恢复外交关系");
}

static const char * const vocabulary[] = {
  "war", "peace", "treaty", "embargo", "exchange", "students", "Hà", "Nội", "판문점에서", "협상", "السلام", "the", "of",
  "signed", "talks", "opened", "1973", "delegates", "in", "a", "return", "prisoners", "trade", "normal", "relations",
};

static void
append_words (GString *text,
              GRand   *rand,
              gsize    n_bytes)
{
  gsize end = text->len + n_bytes;

  while (text->len < end)
    g_string_append_printf (text, "%s%d ", vocabulary[g_rand_int_range (rand, 0, G_N_ELEMENTS (vocabulary))],
                            g_rand_int_range (rand, 0, 40));
}

/* A long quotation in a long text, with every fiftieth letter or so another one. */
static void
test_long (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(EntAnchor) anchor = NULL;
  g_autofree gunichar *changed = NULL;
  g_autofree char *after = NULL;
  glong n;
  gint64 begin;
  EntAnchorMatch match;

  append_words (text, rand, 1000 * 1000);
  anchor = ent_anchor_new (text->str, 500000, 510000, NULL);
  g_string_prepend (text, "Something new in front. ");
  changed = g_utf8_to_ucs4_fast (text->str, -1, &n);
  for (glong i = 0; i < n; i += g_rand_int_range (rand, 1, 100))
    changed[i] = 'x';
  after = g_ucs4_to_utf8 (changed, n, NULL, NULL, NULL);

  begin = g_get_monotonic_time ();
  g_assert_true (ent_anchor_find (anchor, after, &match));
  g_test_message ("found in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begin) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 3 * G_USEC_PER_SEC);
  g_assert_true (match.sure);
  g_assert_cmpint (ABS ((int) match.start - 500024), <, 20);
  g_assert_cmpint (ABS ((int) match.end - 510024), <, 20);
}

/* One letter over and over: nothing to tell places by, and no more time than else. */
static void
test_monotonous (void)
{
  g_autofree char *text = g_strnfill (1000 * 1000, 'a');
  g_autofree char *after = g_strnfill (999 * 1000, 'a');
  g_autoptr(EntAnchor) anchor = ent_anchor_new (text, 400000, 410000, NULL);
  gint64 begin = g_get_monotonic_time ();
  EntAnchorMatch match;

  after[405000] = 'b';
  after[200] = 'b';
  g_assert_true (ent_anchor_find (anchor, after, &match));
  g_assert_false (match.sure);
  g_test_message ("found in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begin) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 3 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor/new", test_new);
  g_test_add_func ("/anchor/find", test_find);
  g_test_add_func ("/anchor/nearness", test_nearness);
  g_test_add_func ("/anchor/bare", test_bare);
  g_test_add_func ("/anchor/whole-words", test_whole_words);
  g_test_add_func ("/anchor/without-spaces", test_without_spaces);
  g_test_add_func ("/anchor/long", test_long);
  g_test_add_func ("/anchor/monotonous", test_monotonous);
  return g_test_run ();
}
