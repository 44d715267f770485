/* How long the window stands still while a feed of many cases is synced: the longest time between two beats of its
 * main loop, one of which is due each millisecond; and the longest time that its thread worked between two of them,
 * which does not count what else the machine does, without the painting of frames, which without a graphics card is the
 * processor's. The same before the sync, when nothing is to be done.
 *
 *   stall [--cases N] [--events N] [--json] */

#include "config.h"

#include <stdio.h>
#include <time.h>

#include "bench-feed.h"
#include "ent-feeds.h"
#include "nginx.h"
#include "window-fixture.h"

#define SKIPPED     77
#define CALM_MSEC   2000  /* before the sync, and after it: lists are read anew then */

typedef struct
{
  double gap_msec;
  double work_msec;
  double paint_msec;  /* the longest frame */
} Longest;

static struct
{
  gint64    beat_usec;
  gint64    work_usec;
  gint64    frame_usec;    /* when the thread had laid out the frame at hand */
  gint64    painted_usec;  /* all frames between two beats */
  Longest   calm, sync;
  Longest  *now;
  gboolean  synced;
  guint     n_changes;
  double    whole_msec;
} bench;

static gint64
work_usec (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
beat_cb (gpointer data)
{
  gint64 now = g_get_monotonic_time (), work = work_usec ();

  if (bench.beat_usec > 0)
    {
      bench.now->gap_msec = MAX (bench.now->gap_msec, (double) (now - bench.beat_usec) / 1000);
      bench.now->work_msec = MAX (bench.now->work_msec, (double) (work - bench.work_usec - bench.painted_usec) / 1000);
    }
  bench.beat_usec = now;
  bench.work_usec = work;
  bench.painted_usec = 0;
  return G_SOURCE_CONTINUE;
}

/* The phases of a frame: update, layout, and then paint, from here on. */
static void
laid_out_cb (void)
{
  bench.frame_usec = work_usec ();
}

static void
painted_cb (void)
{
  gint64 usec = work_usec () - bench.frame_usec;

  bench.painted_usec += usec;
  bench.now->paint_msec = MAX (bench.now->paint_msec, (double) usec / 1000);
}

static void
synced_cb (EntFeeds   *feeds,
           guint       n_changes,
           gboolean    asked,
           const char *message)
{
  bench.synced = TRUE;
  bench.n_changes = n_changes;
}

static void
wait_calmly (void)
{
  gboolean passed = FALSE;

  g_timeout_add (CALM_MSEC, time_out_cb, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

static void
sync_steps (Fixture *fixture)
{
  EntFeeds *feeds = ent_session_get_feeds (get_session (fixture));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  guint beat = g_timeout_add_full (G_PRIORITY_DEFAULT, 1, beat_cb, NULL, NULL);
  gint64 begun;

  bench.now = &bench.calm;
  g_signal_connect_after (clock, "before-paint", G_CALLBACK (laid_out_cb), NULL);
  g_signal_connect_after (clock, "update", G_CALLBACK (laid_out_cb), NULL);
  g_signal_connect_after (clock, "layout", G_CALLBACK (laid_out_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), NULL);
  wait_calmly ();
  g_signal_connect (feeds, "synced", G_CALLBACK (synced_cb), NULL);
  bench.now = &bench.sync;
  begun = g_get_monotonic_time ();
  ent_feeds_sync (feeds, NULL);
  while (!bench.synced)
    g_main_context_iteration (NULL, TRUE);
  bench.whole_msec = (double) (g_get_monotonic_time () - begun) / 1000;
  wait_calmly ();
  g_source_remove (beat);
}

/* The person has added it some other day. */
static void
add_feed (const char *dir,
          const char *url)
{
  g_autofree char *library = g_build_filename (dir, "library.db", NULL), *public = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  public = g_build_filename (dir, "bench.pub", NULL);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, g_getenv ("ENT_TOOL"), "--library", library,
                              "feed", "add", url, "--key", public, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
print_result (gboolean json)
{
  if (json)
    printf ("{\"changes\": %u, \"sync_msec\": %.1f, \"gap_msec\": %.2f, \"work_msec\": %.2f, \"paint_msec\": %.2f, "
            "\"calm_gap_msec\": %.2f, \"calm_work_msec\": %.2f, \"calm_paint_msec\": %.2f}\n",
            bench.n_changes, bench.whole_msec, bench.sync.gap_msec, bench.sync.work_msec, bench.sync.paint_msec,
            bench.calm.gap_msec, bench.calm.work_msec, bench.calm.paint_msec);
  else
    printf ("| cases | sync ms | longest work ms | longest frame ms | longest gap ms | before: work | frame |   gap |\n"
            "|------:|--------:|----------------:|-----------------:|---------------:|-------------:|------:|------:|\n"
            "| %5u | %7.0f | %15.1f | %16.1f | %14.1f | %12.1f | %5.1f | %5.1f |\n",
            bench.n_changes, bench.whole_msec, bench.sync.work_msec, bench.sync.paint_msec, bench.sync.gap_msec,
            bench.calm.work_msec, bench.calm.paint_msec, bench.calm.gap_msec);
}

static int
measure (guint    n_cases,
         guint    n_events,
         gboolean json)
{
  Fixture fixture = { g_dir_make_tmp ("entente-stall-XXXXXX", NULL), NULL, NULL, NULL };
  g_autofree char *feed = g_build_filename (fixture.folder, "feed", NULL), *cache = NULL;
  g_autoptr(EntFeedIndex) index = bench_feed_publish (fixture.folder, n_cases, n_events);
  g_autoptr(GSettings) settings = ent_settings_new (g_getenv ("ENTENTE_DATA_DIR"), NULL);
  g_autoptr(Nginx) nginx = nginx_new (feed);

  cache = g_build_filename (fixture.folder, "cache", NULL);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  if (nginx != NULL)
    {
      add_feed (fixture.folder, nginx_get_url (nginx));
      g_settings_set_boolean (settings, "sync-at-start", FALSE);
      g_settings_set_boolean (settings, "sync-daily", FALSE);
      run (&fixture, sync_steps);
      g_assert_cmpuint (bench.n_changes, ==, n_cases);
      print_result (json);
    }
  remove_tree (fixture.folder);
  g_free (fixture.folder);
  return nginx != NULL ? 0 : SKIPPED;
}

int
main (int    argc,
      char **argv)
{
  int n_cases = 1000, n_events = 90;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "cases", 0, 0, G_OPTION_ARG_INT, &n_cases, "So many cases; 1000 if not said", "N" },
    { "events", 0, 0, G_OPTION_ARG_INT, &n_events, "So many events in each; 90 if not said, about 50 KB", "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_cases < 1 || n_events < 1)
    {
      g_printerr ("stall: %s\n", error != NULL ? error->message : "all numbers should be at least 1");
      return 2;
    }
  if (g_getenv ("ENT_TOOL") == NULL || g_getenv ("ENTENTE_DATA_DIR") == NULL)
    {
      g_printerr ("stall: $ENT_TOOL should name entente-tool, and $ENTENTE_DATA_DIR the folder of the codebook\n");
      return 2;
    }
  return measure ((guint) n_cases, (guint) n_events, json);
}
