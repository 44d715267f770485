/* Lectures from nowhere.  Whatever the bytes are, the reader must say what is wrong where, or give a lecture; what it
 * gives, written, must be read as the same; and an excerpt of its cases for its slides must be a case file.
 *
 * Built with -DENT_LIBFUZZER it is a target for libFuzzer.  Else it is a program that makes
 * its own input, the same one for the same seed:  fuzz-lecture-file RUNS SEED FILE… */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ent-lecture-excerpt.h"
#include "ent-lecture-file.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_faults (GPtrArray    *faults,
              const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == ENT_EXCHANGE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (ent_faults_count (faults), >, 0);
  for (guint i = 0; i < faults->len; i++)
    {
      const EntFault *fault = faults->pdata[i];

      g_assert_true (*fault->path == '\0' || *fault->path == '/');
      g_assert_true (g_utf8_validate (fault->path, -1, NULL));
      g_assert_true (g_utf8_validate (fault->message, -1, NULL));
    }
}

static void
check_excerpts (const EntDeck *deck)
{
  for (guint i = 0; i < deck->cases->len; i++)
    {
      const EntDeckCase *kept = deck->cases->pdata[i];
      gsize length;
      g_autofree char *text = ent_lecture_excerpt (deck->slides, kept->digest, kept->item, &length);
      g_autoptr(GError) error = NULL;
      g_autoptr(EntCase) item = ent_case_file_parse (text, length, NULL, NULL, &error);

      g_assert_no_error (error);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(EntLectureFile) file = ent_lecture_file_parse ((const char *) data, size, faults, &error), back = NULL;
  g_autofree char *once = NULL, *again = NULL, *name = NULL;
  gsize length;

  ent_lecture_file_sniff ((const char *) data, size);
  if (file == NULL)
    {
      check_faults (faults, error);
      return 0;
    }
  g_assert_true (ent_lecture_file_sniff ((const char *) data, size));
  once = ent_lecture_file_to_string (file, &length);
  back = ent_lecture_file_parse (once, length, NULL, &error);
  g_assert_no_error (error);
  again = ent_lecture_file_to_string (back, NULL);
  g_assert_cmpstr (once, ==, again);
  name = ent_lecture_file_dup_name (file);
  g_assert_null (strchr (name, '/'));
  check_excerpts (file->deck);
  return 0;
}

#ifndef ENT_LIBFUZZER

/* What lectures and their reader stumble over. */
static const char * const pieces[] = {
  "\"", "{", "}", "[", "]", ",", ":", "null", "[]", "{}", "-1", "1e999", "\\u0000", "\\u0001", "\\ud800", "\xFF",
  "\"kind\": \"matrix\"", "\"kind\": \"comparison\"", "\"kind\": \"hologram\"",
  "\"target\": \"entente:a-b?align=war-start\"",
  "\"target\": \"question:a-b/2\"", "\"target\": \"document:a-b/paper#1\"",
  "\"target\": \"factors:?factors=,\"",
  "[x](event:a-b/attack)", "[^1]: [x](source:a-b/book)", "a-b@demo", "%2C", "iVBORw0KGgo", "=====", "[[[[[[[[[[[[[[[[[[",
};

static void
mutate (GRand   *rand,
        GString *bytes)
{
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) bytes->len + 1);
  gsize most = (gsize) g_rand_int_range (rand, 0, 60);
  gsize n = MIN (bytes->len - at, most);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      g_string_erase (bytes, (gssize) at, (gssize) n);
      break;
    case 1:
      if (at < bytes->len)
        bytes->str[at] = (char) g_rand_int_range (rand, 0, 256);
      break;
    case 2:
      /* Letters and digits leave the file what it is, and say something else. */
      while (at < bytes->len && !g_ascii_isalnum (bytes->str[at]))
        at++;
      if (at < bytes->len)
        bytes->str[at] = "0123456789abcdefghijklmnopqrstuvwxyz"[g_rand_int_range (rand, 0, 36)];
      break;
    case 3:
      {
        g_autofree char *copy = g_memdup2 (bytes->str + at, n + 1);

        g_string_insert_len (bytes, (gssize) g_rand_int_range (rand, 0, (gint32) bytes->len + 1), copy, (gssize) n);
        break;
      }
    default:
      g_string_insert (bytes, (gssize) at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      break;
    }
}

static void
run_file (GRand      *rand,
          const char *path,
          int         runs)
{
  g_autofree char *seed = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &seed, &length, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const uint8_t *) seed, length);
  for (int i = 0; i < runs; i++)
    {
      g_autoptr(GString) bytes = g_string_new_len (seed, (gssize) length);

      for (int n = g_rand_int_range (rand, 1, 4); n > 0 && bytes->len > 0; n--)
        mutate (rand, bytes);
      LLVMFuzzerTestOneInput ((const uint8_t *) bytes->str, bytes->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GRand) rand = NULL;

  if (argc < 4)
    {
      g_printerr ("usage: fuzz-lecture-file RUNS SEED FILE…\n");
      return 2;
    }
  rand = g_rand_new_with_seed (strtoul (argv[2], NULL, 10));
  for (int i = 3; i < argc; i++)
    run_file (rand, argv[i], atoi (argv[1]));
  return 0;
}

#endif
