#include "config.h"

#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/date-tables.h"
#include "ent-date-words.h"

/* Feeds the reader of dates in words with bytes: nothing may crash or take long, what is accepted
 * must be sound and EDTF, what is refused be explained, and EDTF itself never be read as
 * anything else.  With libFuzzer (-DENT_LIBFUZZER -fsanitize=fuzzer) it chooses the bytes; without,
 * main() mutates words, the same way for the same seed:
 *
 *   fuzz-date-words [RUNS [SEED]]
 */

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntDate) edtf = ent_date_parse (text, NULL);
  gint64 begin = g_get_monotonic_time ();
  g_autoptr(EntDate) date = ent_date_parse_words (text, &error);

  /* A hundred times the slowest of 20,000, so that only what grows without bounds fails. */
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 4 * G_USEC_PER_SEC);
  if (date != NULL)
    {
      g_assert_no_error (error);
      assert_sound (date);
    }
  else
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == ENT_DATE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  if (edtf != NULL)
    g_assert_true (ent_date_equal (date, edtf));

  return 0;
}

#ifndef ENT_LIBFUZZER

static const char * const pieces[] = {
  " ", ", ", "–", " - ", "-", ".", "/", "(", ")", "?", "and ", " or ", "one of: ", "some year between ", "some day between ",
  "about ", "c. ", "perhaps ", "from ", " to ", "since ", "until ", "before ", "after ", " BC", "AD ", "the ", "s", "th century",
  "May", "September", "Sept.", "spring", "today", "14:30", " UTC", " (UTC+07:00)", " (year uncertain)", ", day unknown",
  "1978", "5", "17", "44", "31", "0", "12/7/1995", "170,000", "999999999999999999999", "年", "9月", "5日", "년 ", " tháng ",
  " năm ", "١٩٧٨", "\xE2\x80\x8F", "\xEF\xB7\xBA", "\xC2\xA0", "\xFF", "\xE2\x80", "%s", "%", "|",
};

/* What ent_date_format() says of a date, or pieces of dates in a row. */
static GString *
random_words (GRand *rand)
{
  GString *text = g_string_new (NULL);

  if (g_rand_boolean (rand))
    g_string_append (text, formatted[g_rand_int_range (rand, 0, G_N_ELEMENTS (formatted))].words);
  for (int n = text->len > 0 ? 0 : g_rand_int_range (rand, 0, 12); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return text;
}

static void
mutate (GRand   *rand,
        GString *text)
{
  guint at = g_rand_int_range (rand, 0, text->len + 1);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      g_string_truncate (text, at);
      break;
    case 1:
      if (at < text->len)
        g_string_erase (text, at, g_rand_int_range (rand, 1, text->len - at + 1));
      break;
    case 2:
      if (at < text->len)
        text->str[at] = (char) g_rand_int_range (rand, 1, 256);
      break;
    case 3:
      g_string_insert (text, at, formatted[g_rand_int_range (rand, 0, G_N_ELEMENTS (formatted))].words);
      break;
    default:
      g_string_insert (text, at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      break;
    }
}

int
main (int   argc,
      char *argv[])
{
  guint64 n_runs = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  guint32 seed = argc > 2 ? (guint32) g_ascii_strtoull (argv[2], NULL, 10) : 1;
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  guint64 n_accepted = 0;

  setlocale (LC_ALL, "");
  for (guint64 i = 0; i < n_runs; i++)
    {
      g_autoptr(GString) text = random_words (rand);
      g_autoptr(EntDate) date = NULL;

      for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        mutate (rand, text);

      LLVMFuzzerTestOneInput ((const uint8_t *) text->str, text->len);
      date = ent_date_parse_words (text->str, NULL);
      n_accepted += date != NULL;
    }

  g_print ("%" G_GUINT64_FORMAT " texts, %" G_GUINT64_FORMAT " of them dates\n",
           n_runs, n_accepted);

  return EXIT_SUCCESS;
}

#endif
