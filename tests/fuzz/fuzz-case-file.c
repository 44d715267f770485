/* Case files from nowhere.  Whatever the bytes are, the reader must say what is wrong or give
 * a case; and what it gives must be written and read again to the same bytes, be checked strictly,
 * and become Markdown.
 *
 * Built with -DENT_LIBFUZZER it is a target for libFuzzer.  Else it is a program that makes
 * its own input, the same one for the same seed:  fuzz-case-file RUNS SEED FILE… */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ent-case-file.h"
#include "ent-case-markdown.h"
#include "ent-case-strict.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_faults (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const EntFault *fault = g_ptr_array_index (faults, i);

      g_assert_true (g_utf8_validate (fault->path, -1, NULL));
      g_assert_true (*fault->path == '\0' || *fault->path == '/');
      g_assert_true (g_utf8_validate (fault->message, -1, NULL));
      g_assert_true (*fault->message != '\0');
    }
}

static void
check_use (const EntCase *item,
           const char    *bytes,
           gsize          length)
{
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GPtrArray) event_ids = ent_case_file_list_event_ids (bytes, length);
  g_autofree char *markdown = ent_case_markdown_to_string (item, NULL, NULL);

  ent_case_check_strict (item, NULL, NULL, event_ids, faults);
  check_faults (faults);
  g_assert_cmpuint (event_ids->len, ==, item->events->len);
  g_assert_true (g_utf8_validate (markdown, -1, NULL));
}

static void
check_case (const char *bytes,
            gsize       length)
{
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) item = ent_case_file_parse (bytes, length, NULL, faults, &error);
  g_autoptr(EntCase) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length;

  check_faults (faults);
  g_assert_true ((item == NULL) == (error != NULL));
  g_assert_true ((item == NULL) == (ent_faults_count (faults) > 0));
  if (item == NULL)
    return;

  check_use (item, bytes, length);
  first = ent_case_file_to_string (item, &first_length);
  again = ent_case_file_parse (first, first_length, NULL, NULL, &error);
  g_assert_no_error (error);
  second = ent_case_file_to_string (again, NULL);
  g_assert_cmpstr (first, ==, second);
}

static void
check_codebook (const char *bytes,
                gsize       length)
{
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCodebook) codebook = ent_codebook_file_parse (bytes, length, faults, &error);

  check_faults (faults);
  g_assert_true ((codebook == NULL) == (error != NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  check_case ((const char *) data, size);
  check_codebook ((const char *) data, size);
  return 0;
}

#ifndef ENT_LIBFUZZER

/* What JSON and its readers stumble over. */
static const char * const pieces[] = {
  "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u0000", "\\ud800", "\\u12", "\xFF", "\xC3", "\xED\xA0\x80",
  "\xEF\xBB\xBF", "\x01", "/*", "*/", "//", "null", "true", "-", "1e999", "18446744073709551617", "0.1", "9999",
  "\"date\"", "\"id\"", "\"en\"", "[@", "](event:", "`", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "1994~", "../..", "{}",
};

/* Bytes taken away, doubled, overwritten, swapped with others of the file, or a piece put in. */
static void
mutate (GRand      *rand,
        GByteArray *bytes)
{
  guint at = g_rand_int_range (rand, 0, bytes->len + 1);
  guint rest = bytes->len - at;
  guint most = g_rand_int_range (rand, 0, 200);
  guint n = MIN (rest, most);
  const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
  g_autoptr(GByteArray) tail = g_byte_array_new ();
  gboolean insert = g_rand_boolean (rand);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      g_byte_array_remove_range (bytes, at, n);
      break;
    case 1:
      if (rest > 0)
        bytes->data[at] ^= 1 << g_rand_int_range (rand, 0, 8);
      break;
    case 2:
      if (n > 0)
        g_byte_array_append (tail, bytes->data + at, n);
      g_byte_array_append (bytes, tail->data, tail->len);
      break;
    case 3:
      if (rest > 0)
        bytes->data[at] = bytes->data[g_rand_int_range (rand, 0, bytes->len)];
      break;
    default:
      if (rest > 0)
        g_byte_array_append (tail, bytes->data + at, rest);
      g_byte_array_set_size (bytes, at);
      g_byte_array_append (bytes, (const guint8 *) piece, strlen (piece));
      if (insert && tail->len > 0)
        g_byte_array_append (bytes, tail->data, tail->len);
      else if (tail->len > strlen (piece))
        g_byte_array_append (bytes, tail->data + strlen (piece), tail->len - strlen (piece));
      break;
    }
}

static void
run_file (GRand      *rand,
          const char *path,
          int         runs)
{
  g_autofree char *seed = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &seed, &length, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const uint8_t *) seed, length);
  for (int i = 0; i < runs; i++)
    {
      g_autoptr(GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) seed, length);
      for (int n = g_rand_int_range (rand, 1, 4); n > 0 && bytes->len > 0; n--)
        mutate (rand, bytes);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GRand) rand = NULL;

  if (argc < 4)
    {
      g_printerr ("usage: fuzz-case-file RUNS SEED FILE…\n");
      return 2;
    }
  rand = g_rand_new_with_seed (strtoul (argv[2], NULL, 10));
  for (int i = 3; i < argc; i++)
    run_file (rand, argv[i], atoi (argv[1]));
  return 0;
}

#endif
