/* What it costs to export a lecture, in each format: laid out, written, and put in place.
 *
 *   lecture [--slides N] [--rounds N] [--limit SECONDS] [--json]
 *
 * With --limit it fails where a format takes longer. */

#include "config.h"

#include <stdio.h>
#include <time.h>

#include <glib/gstdio.h>

#include "deck-fixture.h"
#include "ent-lecture-export.h"

typedef struct
{
  const char       *label;
  EntLectureFormat  format;
  EntLecturePdf     pdf;
} Export;

static const Export exports[] = {
  { "pdf", ENT_LECTURE_PDF, ENT_LECTURE_PDF_SLIDES },
  { "pdf, notes", ENT_LECTURE_PDF, ENT_LECTURE_PDF_NOTES },
  { "pdf, handout", ENT_LECTURE_PDF, ENT_LECTURE_PDF_HANDOUT },
  { "odp", ENT_LECTURE_ODP, ENT_LECTURE_PDF_SLIDES },
  { "pptx", ENT_LECTURE_PPTX, ENT_LECTURE_PDF_SLIDES },
  { "html", ENT_LECTURE_HTML, ENT_LECTURE_PDF_SLIDES },
  { "md", ENT_LECTURE_MARKDOWN, ENT_LECTURE_PDF_SLIDES },
};

static double
now_sec (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* The median of @n_rounds, in seconds of the clock, and of the processor. */
static void
measure (EntDeck      *deck,
         const Export *wanted,
         const char   *path,
         guint         n_rounds,
         double       *seconds,
         double       *cpu)
{
  g_autofree double *times = g_new (double, n_rounds), *cpu_times = g_new (double, n_rounds);

  for (guint i = 0; i < n_rounds; i++)
    {
      double begin = now_sec (CLOCK_MONOTONIC), cpu_begin = now_sec (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr(GError) error = NULL;
      EntLectureExport options;

      ent_lecture_export_init (&options);
      options.pdf = wanted->pdf;
      if (!ent_lecture_export (deck, wanted->format, &options, path, NULL, &error))
        g_error ("%s: %s", wanted->label, error->message);
      times[i] = now_sec (CLOCK_MONOTONIC) - begin;
      cpu_times[i] = now_sec (CLOCK_PROCESS_CPUTIME_ID) - cpu_begin;
    }
  qsort (times, n_rounds, sizeof *times, compare_times);
  qsort (cpu_times, n_rounds, sizeof *cpu_times, compare_times);
  *seconds = times[n_rounds / 2];
  *cpu = cpu_times[n_rounds / 2];
}

static guint64
take_size (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0 || g_remove (path) != 0)
    g_error ("%s: it is not there", path);
  return (guint64) info.st_size;
}

/* Whether all of them stayed within the limit. */
static gboolean
measure_all (EntDeck    *deck,
             const char *folder,
             guint       n_rounds,
             double      limit,
             gboolean    json)
{
  g_autofree char *path = g_build_filename (folder, "lecture", NULL);
  gboolean within = TRUE;

  puts (json ? "[" : "| format       | seconds |   CPU s |   bytes |\n|:-------------|--------:|--------:|--------:|");
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      double seconds, cpu;
      guint64 size;

      measure (deck, &exports[i], path, n_rounds, &seconds, &cpu);
      size = take_size (path);
      printf (json ? "  {\"format\": \"%s\", \"sec\": %.3f, \"cpu_sec\": %.3f, \"bytes\": %" G_GUINT64_FORMAT "}%s\n"
                   : "| %-12s | %7.2f | %7.2f | %7" G_GUINT64_FORMAT " |%s\n",
              exports[i].label, seconds, cpu, size, json && i + 1 < G_N_ELEMENTS (exports) ? "," : "");
      within &= limit <= 0 || MIN (seconds, cpu) <= limit;
    }
  if (json)
    puts ("]");
  return within;
}

int
main (int    argc,
      char **argv)
{
  int n_slides = 100, n_rounds = 3;
  double limit = 0;
  gboolean json = FALSE, within;
  const GOptionEntry entries[] = {
    { "slides", 0, 0, G_OPTION_ARG_INT, &n_slides, "So many slides; 100 if not said", "N" },
    { "rounds", 0, 0, G_OPTION_ARG_INT, &n_rounds, "The median of so many; 3 if not said", "N" },
    { "limit", 0, 0, G_OPTION_ARG_DOUBLE, &limit, "Fail where a format takes longer", "SECONDS" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(EntDeck) deck = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_slides < 1 || n_rounds < 1)
    {
      g_printerr ("lecture: %s\n", error != NULL ? error->message : "--slides and --rounds should be at least 1");
      return 2;
    }
  ent_sheet_begin_without_display ();
  folder = g_dir_make_tmp ("entente-bench-XXXXXX", &error);
  if (folder == NULL)
    g_error ("%s", error->message);
  deck = deck_fixture_new_large ((guint) n_slides);
  within = measure_all (deck, folder, (guint) n_rounds, limit, json);
  g_rmdir (folder);
  if (!within)
    g_printerr ("lecture: a format took longer than %.1f s\n", limit);
  return within ? 0 : 1;
}
