/* Tables from nowhere.  Whatever the bytes are, the reader must say where what is wrong, or
 * give rows; what it gives, written in quotation marks, must be read as the same.
 *
 * Built with -DENT_LIBFUZZER it is a target for libFuzzer.  Else it is a program that makes
 * its own input, the same one for the same seed:  fuzz-csv RUNS SEED */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ent-case-file.h"
#include "ent-csv.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == ENT_EXCHANGE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strstr (error->message, ", line "));
}

static void
append_quoted (GString    *out,
               GPtrArray  *fields,
               const char *line_end)
{
  for (guint i = 0; i < fields->len; i++)
    {
      g_string_append (out, i > 0 ? ",\"" : "\"");
      for (const char *at = fields->pdata[i]; *at != '\0'; at++)
        {
          if (*at == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *at);
        }
      g_string_append_c (out, '"');
    }
  g_string_append (out, line_end);
}

/* All rows in quotation marks; NULL where there was a fault. (transfer full) */
static char *
dup_quoted (const char *bytes,
            gsize       length,
            const char *line_end)
{
  g_autoptr(EntCsv) csv = ent_csv_new (bytes, length, NULL);
  g_autoptr(GPtrArray) fields = ent_csv_row_new ();
  g_autoptr(GError) error = NULL;
  GString *out = g_string_new (NULL);

  while (ent_csv_read_row (csv, fields, &error))
    {
      g_assert_cmpuint (fields->len, >, 0);
      for (guint i = 0; i < fields->len; i++)
        g_assert_true (g_utf8_validate (fields->pdata[i], -1, NULL));
      append_quoted (out, fields, line_end);
    }
  if (error != NULL)
    check_error (error);
  return g_string_free (out, error != NULL);
}

static void
check_rows (const char *bytes,
            gsize       length)
{
  g_autofree char *once = dup_quoted (bytes, length, "\r\n");
  g_autofree char *again = NULL;

  if (once == NULL)
    return;
  again = dup_quoted (once, strlen (once), "\r\n");
  g_assert_cmpstr (once, ==, again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) item = ent_csv_parse_events ((const char *) data, size, NULL, &error);

  if (item == NULL)
    check_error (error);
  else
    g_assert_cmpuint (item->events->len, >, 0);
  check_rows ((const char *) data, size);
  return 0;
}

#ifndef ENT_LIBFUZZER

static const char seed_table[] =
  "\xEF\xBB\xBFid,title,start,end,lane\r\n"
  "1,Armistice,1953-07-27,,Korea\r\n"
  "2,\"Talks, \"\"frank\"\"\nand long\",1951-07-10,1953-07-27,United Nations\r\n"
  "3,Division,1945~,..,\r\n";

/* What tables and their readers stumble over. */
static const char * const pieces[] = {
  "\"", "\"\"", ",", ",,,,,,,,", "\r", "\n", "\r\n", "\xFF", "\xC3", "\xEF\xBB\xBF", "id", "title,start\n", "1994/1995",
  "..", "\"a\"b", "a\"b", ";", "\t", "=1+1", " ", "x,1994\n",
};

static void
mutate (GRand   *rand,
        GString *bytes)
{
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) bytes->len + 1);
  gsize most = (gsize) g_rand_int_range (rand, 0, 30);
  gsize n = MIN (bytes->len - at, most);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_string_erase (bytes, (gssize) at, (gssize) n);
      break;
    case 1:
      if (at < bytes->len)
        bytes->str[at] = (char) g_rand_int_range (rand, 0, 256);
      break;
    case 2:
      {
        g_autofree char *copy = g_memdup2 (bytes->str + at, n + 1);

        g_string_append_len (bytes, copy, (gssize) n);
        break;
      }
    default:
      g_string_insert (bytes, (gssize) at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      break;
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GRand) rand = NULL;

  if (argc != 3)
    {
      g_printerr ("usage: fuzz-csv RUNS SEED\n");
      return 2;
    }
  rand = g_rand_new_with_seed ((guint32) strtoul (argv[2], NULL, 10));
  for (int i = 0; i < atoi (argv[1]); i++)
    {
      g_autoptr(GString) bytes = g_string_new (seed_table);

      for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
        mutate (rand, bytes);
      LLVMFuzzerTestOneInput ((const uint8_t *) bytes->str, bytes->len);
    }
  return 0;
}

#endif
