/* Made-up cases: the same everywhere, sound, and shaped as real ones are. */

#include "config.h"

#include <string.h>

#include "ent-case-file.h"
#include "ent-generate.h"

static EntCodebook *
load_codebook (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "codebook.json", NULL);
  g_autoptr(GError) error = NULL;
  EntCodebook *codebook = ent_codebook_file_load (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return codebook;
}

static char *
dup_bytes (guint64 seed,
           guint   index,
           guint   n_events)
{
  g_autoptr(EntCase) item = ent_generate_case (seed, index, n_events);

  return ent_case_file_to_string (item, NULL);
}

/* The sum was made on one machine and must come out on every other. */
static void
test_same (void)
{
  g_autofree char *one = dup_bytes (1, 0, 300), *again = dup_bytes (1, 0, 300);
  g_autofree char *other_seed = dup_bytes (2, 0, 300), *other_index = dup_bytes (1, 1, 300);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, one, -1);

  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (sum, ==, "c7b028ecaa379d2d8fdd3bdd6753a9b0889a3d60951b3bf96d6158a8ec68afd7");
  g_assert_cmpstr (strstr (one, "\"title\""), !=, strstr (other_seed, "\"title\""));
  g_assert_cmpstr (strstr (one, "\"title\""), !=, strstr (other_index, "\"title\""));
}

/* The reader finds nothing to say, not even a warning, and reads what was made. */
static void
test_sound (void)
{
  static const guint sizes[] = { 1, 2, 5, 6, 100, 3000 };
  g_autoptr(EntCodebook) codebook = load_codebook ();

  for (guint64 seed = 0; seed < 8; seed++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autofree char *bytes = dup_bytes (seed == 7 ? G_MAXUINT64 : seed, i, sizes[i]);
        g_autoptr(GPtrArray) faults = ent_faults_new ();
        g_autoptr(GError) error = NULL;
        g_autoptr(EntCase) item = ent_case_file_parse (bytes, strlen (bytes), codebook, faults, &error);
        g_autofree char *again = NULL;

        g_assert_no_error (error);
        for (guint j = 0; j < faults->len; j++)
          g_error ("%s: %s", ((EntFault *) faults->pdata[j])->path, ((EntFault *) faults->pdata[j])->message);
        g_assert_cmpuint (item->events->len, ==, sizes[i]);
        g_assert_cmpuint (item->parties->len, >=, 3);
        g_assert_cmpuint (item->parties->len, <=, 5);
        again = ent_case_file_to_string (item, NULL);
        g_assert_cmpstr (again, ==, bytes);
      }
}

static void
test_shape (void)
{
  const guint n = 20000;
  g_autoptr(EntCase) item = ent_generate_case (3, 0, n);
  guint by_importance[4] = { 0 }, n_places = 0, n_factors = 0, n_days = 0, fullest = 0;
  gint64 month = G_MININT64, first = 0, last = 0;
  EntDateFlags met = 0;
  guint in_month = 0;

  for (guint i = 0; i < n; i++)
    {
      const EntEvent *event = item->events->pdata[i];
      gint64 earliest = ent_date_get_earliest (event->date);

      by_importance[event->importance]++;
      n_places += event->place != NULL;
      n_factors += event->factors->len;
      n_days += strlen (ent_date_get_text (event->date)) == 10;
      met |= ent_date_get_flags (event->date);
      if (earliest == ENT_DATE_OPEN_PAST)
        continue;
      first = first == 0 ? earliest : first;
      last = earliest;
      in_month = earliest / (30 * 86400) == month ? in_month + 1 : 1;
      month = earliest / (30 * 86400);
      fullest = MAX (fullest, in_month);
    }
  g_assert_cmpuint (by_importance[1], >, n / 25);
  g_assert_cmpuint (by_importance[1], <, n / 16);
  g_assert_cmpuint (by_importance[2], >, n / 5);
  g_assert_cmpuint (by_importance[3], >, n * 2 / 3);
  g_assert_cmpuint (n_places, >, n / 2);
  g_assert_cmpuint (n_factors, >, n / 2);
  g_assert_cmpuint (n_days, >, n / 2);
  g_assert_cmpuint (met, ==, ENT_DATE_UNCERTAIN | ENT_DATE_APPROXIMATE | ENT_DATE_UNSPECIFIED | ENT_DATE_INTERVAL
                             | ENT_DATE_ONE_OF | ENT_DATE_ALL_OF | ENT_DATE_OPEN_START | ENT_DATE_OPEN_END);
  /* Some decades, and a month that has far more than its share. */
  g_assert_cmpint ((last - first) / (365 * 86400), >=, 24);
  g_assert_cmpint ((last - first) / (365 * 86400), <=, 80);
  g_assert_cmpuint (fullest, >, 5 * n / (guint) ((last - first) / (30 * 86400)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/generate/same", test_same);
  g_test_add_func ("/generate/sound", test_sound);
  g_test_add_func ("/generate/shape", test_shape);

  return g_test_run ();
}
