#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/date-tables.h"

/* Feeds EntDate with bytes: nothing may crash, and what is accepted must be sound.  With
 * libFuzzer (-DENT_LIBFUZZER -fsanitize=fuzzer) it chooses the bytes; without, main() mutates
 * the texts of the tests, the same way for the same seed:
 *
 *   fuzz-date [RUNS [SEED]]
 */

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntDate) date = ent_date_parse (text, &error);

  if (date != NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (ent_date_get_text (date), ==, text);
      g_assert_true (g_str_is_ascii (text));
      assert_sound (date);
    }
  else
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == ENT_DATE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }

  return 0;
}

#ifndef ENT_LIBFUZZER

static const char *
random_seed_text (GRand *rand)
{
  guint n_valid = G_N_ELEMENTS (valid);
  guint n_formatted = G_N_ELEMENTS (formatted);
  guint i = g_rand_int_range (rand, 0, n_valid + n_formatted + G_N_ELEMENTS (invalid));

  if (i < n_valid)
    return valid[i].text;
  if (i < n_valid + n_formatted)
    return formatted[i - n_valid].text;

  return invalid[i - n_valid - n_formatted].text;
}

/* A byte that is likely to matter. */
static char
random_byte (GRand *rand)
{
  static const char likely[] = "0123456789X?~%-/.,[]{}YESTZ:+XX--..";

  if (g_rand_int_range (rand, 0, 20) == 0)
    return (char) g_rand_int_range (rand, 1, 256);

  return likely[g_rand_int_range (rand, 0, sizeof likely - 1)];
}

static void
mutate (GRand   *rand,
        GString *text)
{
  guint at = g_rand_int_range (rand, 0, text->len + 1);
  const char *other;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      g_string_insert_c (text, at, random_byte (rand));
      break;
    case 1:
      g_string_truncate (text, at);
      break;
    case 2:
      other = random_seed_text (rand);
      g_string_insert (text, at, other + g_rand_int_range (rand, 0, strlen (other) + 1));
      break;
    case 3:
      if (at < text->len)
        g_string_erase (text, at, g_rand_int_range (rand, 1, text->len - at + 1));
      break;
    default:
      if (at < text->len)
        text->str[at] = random_byte (rand);
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

  for (guint64 i = 0; i < n_runs; i++)
    {
      g_autoptr(GString) text = g_string_new (random_seed_text (rand));
      g_autoptr(EntDate) date = NULL;

      for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
        mutate (rand, text);

      LLVMFuzzerTestOneInput ((const uint8_t *) text->str, text->len);
      date = ent_date_parse (text->str, NULL);
      n_accepted += date != NULL;
    }

  g_print ("%" G_GUINT64_FORMAT " texts, %" G_GUINT64_FORMAT " of them dates\n",
           n_runs, n_accepted);

  return EXIT_SUCCESS;
}

#endif
