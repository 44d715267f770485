/* Tables of memberships from nowhere. Whatever the bytes are, the reader must say where what is wrong, or give sets whose
 * numbers are from 0 to 1 or unknown; and every truth table that comes of them must hold.
 *
 * Built with -DENT_LIBFUZZER it is a target for libFuzzer.  Else it is a program that makes its own input, the same
 * one for the same seed:  fuzz-sets RUNS SEED */

#include "config.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ent-caveat.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_table (EntSets *sets)
{
  g_autoptr(EntTruthTable) table = NULL;
  g_autoptr(EntSolution) solution = NULL;
  g_autoptr(GPtrArray) caveats = NULL;
  EntTruthOptions options;
  guint n = 0;

  ent_truth_options_init (&options);
  options.n_conditions = MIN (sets->names->len - 1, 6);
  options.outcome = options.n_conditions;
  for (guint i = 0; i < options.n_conditions; i++)
    options.conditions[i] = i;
  table = ent_truth_table_new (sets, &options, NULL);
  if (table == NULL)
    return;
  for (guint row = 0; row < table->n_rows; row++)
    n += table->rows[row].n;
  g_assert_cmpuint (n, <=, table->n_used);
  solution = ent_solution_new (table, ENT_SOLUTION_PARSIMONIOUS, NULL, NULL);
  caveats = ent_caveats_new (table, &solution, solution != NULL);
  for (guint i = 0; i < caveats->len; i++)
    g_assert_true (g_utf8_validate (((EntCaveat *) caveats->pdata[i])->text, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntSets) sets = ent_sets_parse_csv ((const char *) data, size, NULL, &error);

  if (sets == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_nonnull (strstr (error->message, ", line "));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (sets->cases->len, >, 0);
  for (guint i = 0; i < sets->cases->len; i++)
    for (guint j = 0; j < sets->names->len; j++)
      {
        double member = ent_sets_get (sets, i, j);

        g_assert_true (isnan (member) || (member >= 0 && member <= 1));
      }
  check_table (sets);
  return 0;
}

#ifndef ENT_LIBFUZZER

static const char seed_table[] =
  "case,A,B,C,Y\r\nfirst,1,0,0.25,1\r\nsecond,0.9,0.5,,0\r\n\"third, of all\",0,1,NA,0.75\r\nfourth,0,1,1,0\r\n";

static const char * const pieces[] = {
  ",", "\r\n", "\n", "\"", "1", "0", "0.5", "1e-9", "1.0000001", "-0", "nan", "inf", "0x1", "NA", "?", "~", "*", " ", "\xFF",
  "\xEF\xBB\xBF", "first,1,1,1,1\n",
};

static void
mutate (GRand   *rand,
        GString *bytes)
{
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) bytes->len + 1);
  gsize most = (gsize) g_rand_int_range (rand, 0, 12);

  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      g_string_erase (bytes, (gssize) at, (gssize) MIN (bytes->len - at, most));
      break;
    case 1:
      if (at < bytes->len)
        bytes->str[at] = (char) g_rand_int_range (rand, 0, 256);
      break;
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
      g_printerr ("usage: fuzz-sets RUNS SEED\n");
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
