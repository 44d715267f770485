/* Whether the window goes on while a feed is synced: a beat every few milliseconds, and how long the main thread was kept
 * from each, by the clock and by its own work alone (other processes stop the clock's beats as well).
 *
 *   feeds [CASES] */
#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "feed-fixture.h"
#include "../ui/window-fixture.h"

#include "ent-feeds.h"

#define BEAT_MSEC 4
#define FRAME_USEC 16000

typedef struct
{
  gint64 wall_usec;      /* of the last beat */
  gint64 work_usec;
  gint64 longest_wall;
  gint64 longest_work;
  guint  n_beats;
  guint  n_wall;         /* beats that came later than a frame */
  guint  n_work;         /* before which the main thread itself worked for longer than one */
} Beats;

static int n_cases;

static gint64
get_work_usec (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
beat_cb (gpointer data)
{
  Beats *beats = data;
  gint64 wall = g_get_monotonic_time (), work = get_work_usec ();
  gint64 late = wall - beats->wall_usec - BEAT_MSEC * 1000, worked = work - beats->work_usec;

  beats->n_beats++;
  beats->n_wall += late > FRAME_USEC ? 1 : 0;
  beats->n_work += worked > FRAME_USEC ? 1 : 0;
  beats->longest_wall = MAX (beats->longest_wall, late);
  beats->longest_work = MAX (beats->longest_work, worked);
  beats->wall_usec = wall;
  beats->work_usec = work;
  return G_SOURCE_CONTINUE;
}

static void
synced_cb (EntFeeds   *feeds,
           guint       n_changes,
           gboolean    asked,
           const char *message,
           guint      *n_synced)
{
  *n_synced = n_changes;
}

static gboolean
is_synced (gpointer data)
{
  return *(guint *) data > 0;
}

static gboolean
is_started (gpointer data)
{
  EntFeeds *feeds = ent_session_get_feeds (get_session (data));
  gboolean started;

  g_object_get (feeds, "started", &started, NULL);
  return started && !ent_feeds_is_busy (feeds);
}

static void
measure (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = feed_fixture_new ("bench", "Many Cases");
  g_autoptr(EntFeed) new = NULL;
  EntFeeds *feeds = ent_session_get_feeds (get_session (fixture));
  Beats beats = { 0 };
  gint64 begin_usec;
  guint n_synced = 0, beat;

  for (int i = 0; i < n_cases; i++)
    {
      g_autofree char *id = g_strdup_printf ("case-%d", i);

      feed_fixture_put_case (feed, id, 1, "They made peace.");
    }
  feed_fixture_publish (feed);
  new = feed_fixture_dup_feed (feed);
  wait_until (is_started, fixture, "the feeds to be read");
  wait_for_tooltips ();

  g_signal_connect (feeds, "synced", G_CALLBACK (synced_cb), &n_synced);
  begin_usec = beats.wall_usec = g_get_monotonic_time ();
  beats.work_usec = get_work_usec ();
  beat = g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MSEC, beat_cb, &beats, NULL);
  ent_feeds_add_async (feeds, new, NULL, NULL);
  wait_until (is_synced, &n_synced, "the sync");
  g_assert_cmpuint (n_synced, ==, (guint) n_cases);
  g_print ("%d cases in %.2f s, %u beats; main thread at work for longer than 16 ms: %u times, at most %.1f ms; beats late by "
           "more than 16 ms: %u, at most %.1f ms\n", n_cases,
           (double) (g_get_monotonic_time () - begin_usec) / G_USEC_PER_SEC, beats.n_beats, beats.n_work,
           (double) beats.longest_work / 1000, beats.n_wall, (double) beats.longest_wall / 1000);
  g_source_remove (beat);
}

int
main (int    argc,
      char **argv)
{
  static Test test = { "feeds", measure, NULL };
  g_autofree char *cache = g_dir_make_tmp ("entente-cache-XXXXXX", NULL);

  n_cases = argc > 1 ? atoi (argv[1]) : 200;
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  adw_init ();
  run_test (&test);
  remove_tree (cache);
  return 0;
}
