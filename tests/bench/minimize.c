/* What it costs to minimise a truth table: of so many conditions, made up of cases that follow a rule, but for one in
 * twenty; with every combination that no case shows left free, which is the hardest.
 *
 *   minimize [--conditions N]… [--cases N] [--json] */

#include "config.h"

#include <stdio.h>
#include <time.h>

#include "ent-minimize.h"

#define N_TABLES 20

static double
now_msec (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

/* The conditions are present more or less often, and the outcome comes in one of two ways. */
static void
make_table (guint     seed,
            guint     n,
            guint     n_cases,
            gboolean *on,
            gboolean *free_rows)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  double shares[ENT_MINIMIZE_MAX_CONDITIONS];

  for (guint i = 0; i < n; i++)
    shares[i] = g_rand_double_range (rand, 0.2, 0.8);
  for (guint row = 0; row < 1u << n; row++)
    {
      on[row] = FALSE;
      free_rows[row] = TRUE;
    }
  for (guint i = 0; i < n_cases; i++)
    {
      guint row = 0;

      for (guint j = 0; j < n; j++)
        row = row * 2 + (g_rand_double (rand) < shares[j]);
      if (!free_rows[row])
        continue;
      free_rows[row] = FALSE;
      on[row] = ((row & 3) == 3 || (row & 12) == 8) != (g_rand_double (rand) < 0.05);
    }
}

/* Over N_TABLES: the median and the most, in ms of the processor; and how many were refused. */
static void
measure (guint   n,
         guint   n_cases,
         double *median,
         double *most,
         guint  *n_refused)
{
  g_autofree gboolean *on = g_new (gboolean, 1u << n), *free_rows = g_new (gboolean, 1u << n);
  double times[N_TABLES];

  *n_refused = 0;
  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autoptr(EntMinimum) minimum = NULL;
      double begin, time;
      guint at = i;

      make_table (i + 1, n, n_cases, on, free_rows);
      begin = now_msec ();
      minimum = ent_minimize (n, on, free_rows, NULL);
      time = now_msec () - begin;
      *n_refused += minimum == NULL;
      for (; at > 0 && times[at - 1] > time; at--)
        times[at] = times[at - 1];
      times[at] = time;
    }
  *median = times[N_TABLES / 2];
  *most = times[N_TABLES - 1];
}

int
main (int    argc,
      char **argv)
{
  static const char * const all[] = { "4", "6", "8", "10", "12", NULL };
  g_auto(GStrv) sizes = NULL;
  int n_cases = 60;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "conditions", 0, 0, G_OPTION_ARG_STRING_ARRAY, &sizes, "So many conditions; may be said more than once", "N" },
    { "cases", 0, 0, G_OPTION_ARG_INT, &n_cases, "So many cases; 60 if not said", "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;
  const char * const *at;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_cases < 1)
    {
      g_printerr ("minimize: %s\n", error != NULL ? error->message : "--cases should be at least 1");
      return 2;
    }
  if (json)
    puts ("[");
  else
    puts ("| conditions | median ms | most ms | refused |\n|-----------:|----------:|--------:|--------:|");
  at = sizes != NULL ? (const char * const *) sizes : all;
  for (; *at != NULL; at++)
    {
      guint64 n;
      double median, most;
      guint n_refused;

      if (!g_ascii_string_to_unsigned (*at, 10, 1, ENT_MINIMIZE_MAX_CONDITIONS, &n, &error))
        {
          g_printerr ("minimize: --conditions: %s\n", error->message);
          return 2;
        }
      measure ((guint) n, (guint) n_cases, &median, &most, &n_refused);
      printf (json ? "  {\"conditions\": %u, \"median_msec\": %.2f, \"most_msec\": %.2f, \"refused\": %u}%s\n"
                   : "| %10u | %9.2f | %7.2f | %7u |%s\n", (guint) n, median, most, n_refused,
              json && at[1] != NULL ? "," : "");
    }
  if (json)
    puts ("]");
  return 0;
}
