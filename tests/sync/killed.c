/* A sync that is killed at any moment leaves the library that was or the one that is to be, entirely; and the next one
 * ends well.
 *
 * The child does what the program and entente-tool do: it looks at a feed, fetches and applies. It is killed two hundred
 * times, each time on a copy of a library that holds an older issue of a feed of some dozens of cases. How long a sync
 * takes is measured first, and the moments are spread over all of it.
 *
 *   test-sync-killed [--seed=N] */

#include "config.h"

#include <locale.h>
#include <signal.h>
#include <unistd.h>

#include "ent-feed-client.h"
#include "ent-feed-import.h"
#include "feed-tool.h"
#include "library-fixture.h"

#define N_KILLS  200
#define N_TIMED  5
#define N_CASES  "36"
#define N_EVENTS "12"

static guint seed = 1953;

typedef struct
{
  Feed  feed;
  char *spool;
  char *old_library;  /* file to begin with */
  char *old_state;
  char *new_state;
} Killed;

/* All of a sync. */
static void
sync_once (const char *library,
           const char *spool)
{
  GError *error = NULL;
  g_autoptr(EntStore) store = ent_store_open (library, ENT_STORE_CREATE, NULL, &error);
  g_autoptr(EntFeed) feed = NULL;
  g_autoptr(EntFeedUpdate) update = NULL;

  g_assert_no_error (error);
  feed = ent_store_load_feed (store, "demo", &error);
  g_assert_no_error (error);
  update = ent_feed_look (feed, spool, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (update->index != NULL)
    ent_feed_import (store, update->feed, update->index, update->paths, NULL, NULL, NULL, &error);
  else
    ent_store_note_look (store, update->feed, &error);
  g_assert_no_error (error);
  ent_feed_clean_spool (spool);
}

/* Of each dozen cases some change, one goes and one is new. */
static void
change_cases (Feed *self)
{
  for (guint i = 1; i <= 36; i++)
    {
      g_autofree char *id = g_strdup_printf ("made-up-1-%u", i);

      if (i % 12 == 0)
        feed_remove_case (self, id);
      else if (i % 3 == 1)
        feed_edit_case (self, id, "fight, fall silent, and find words again", "fight, fall silent, and make peace");
    }
  g_assert_cmpint (run (&self->base, "generate", "--seed", "2", "--cases", "3", "--events", N_EVENTS, "-o", self->cases,
                        NULL), ==, 0);
}

/* Without the cases that ship with the program: what is killed is to be the sync. */
static void
make_data (Feed *self)
{
  g_autofree char *data = dup_path (&self->base, "data"), *cases = g_build_filename (data, "cases", NULL);
  g_autofree char *from = g_build_filename (g_getenv ("ENTENTE_DATA_DIR"), "codebook.json", NULL);
  g_autofree char *to = g_build_filename (data, "codebook.json", NULL);

  g_assert_cmpint (g_unlink (data), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (cases, 0700), ==, 0);
  feed_copy_file (from, to);
}

/* Something that a person wrote, which no update touches. */
static void
write_note (Feed *self)
{
  g_autoptr(EntStore) store = ent_store_open (self->base.library, ENT_STORE_CREATE, NULL, NULL);
  g_autoptr(EntNote) note = ent_note_new ();

  g_assert_nonnull (store);
  note->case_id = g_strdup ("made-up-1-1");
  note->target->kind = ENT_TARGET_EVENT;
  note->target->id = g_strdup ("begin-of-war");
  ent_note_set_body (note, "Stays.", NULL);
  g_assert_true (ent_store_put_note (store, note, NULL));
}

static void
assert_note (Feed *self)
{
  g_autoptr(EntStore) store = ent_store_open (self->base.library, ENT_STORE_READ, NULL, NULL);
  g_autoptr(GPtrArray) notes = NULL;
  const EntNote *note;

  g_assert_nonnull (store);
  notes = ent_store_list_notes (store, "made-up-1-1", NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  note = g_ptr_array_index (notes, 0);
  g_assert_cmpstr (note->body, ==, "Stays.");
  g_assert_cmpstr (note->target->id, ==, "begin-of-war");
}

static void
restore (Killed *self)
{
  Fixture *base = &self->feed.base;
  g_autofree char *wal = g_strconcat (base->library, "-wal", NULL), *shm = g_strconcat (base->library, "-shm", NULL);

  g_unlink (wal);
  g_unlink (shm);
  feed_copy_file (self->old_library, base->library);
  ent_fixture_remove_folder (self->spool);
}

static void
killed_set_up (Killed        *self,
               gconstpointer  data)
{
  Feed *feed = &self->feed;
  Fixture *base = &feed->base;

  feed_set_up (feed);
  make_data (feed);
  self->old_library = dup_path (base, "old.db");
  self->spool = dup_path (base, "spool");
  g_assert_cmpint (run (base, "generate", "--cases", N_CASES, "--events", N_EVENTS, "-o", feed->cases, NULL), ==, 0);
  feed_publish (feed);
  g_assert_cmpint (run (base, "@", "feed", "add", feed->feed, "--key", feed->public, NULL), ==, 0);
  g_assert_cmpint (run (base, "@", "feed", "sync", NULL), ==, 0);
  write_note (feed);
  self->old_state = feed_dup_state (feed);
  feed_copy_file (base->library, self->old_library);
  change_cases (feed);
  feed_publish (feed);
}

static void
killed_tear_down (Killed        *self,
                  gconstpointer  data)
{
  g_free (self->spool);
  g_free (self->old_library);
  g_free (self->old_state);
  g_free (self->new_state);
  feed_tear_down (&self->feed);
}

/* (transfer full) */
static GSubprocess *
start_sync (Killed *self)
{
  const char *arguments[] = { "--child", self->feed.base.library, self->spool, NULL };

  return start_child (arguments);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* How long it takes from beginning to end: the median of some. */
static gint64
measure (Killed *self)
{
  gint64 times[N_TIMED];

  for (guint i = 0; i < N_TIMED; i++)
    {
      g_autoptr(GSubprocess) child = NULL;
      gint64 begun;

      restore (self);
      begun = g_get_monotonic_time ();
      child = start_sync (self);
      g_assert_true (g_subprocess_wait_check (child, NULL, NULL));
      times[i] = g_get_monotonic_time () - begun;
    }
  qsort (times, N_TIMED, sizeof times[0], compare_times);
  return times[N_TIMED / 2];
}

/* FALSE where it had ended by then. */
static gboolean
kill_after (Killed *self,
            gulong  usec)
{
  g_autoptr(GSubprocess) child = start_sync (self);
  g_autoptr(GError) error = NULL;

  /* The moment is what is tried; nothing is waited for. */
  g_usleep (usec);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child) || g_subprocess_get_exit_status (child) == 0);
  return g_subprocess_get_if_signaled (child);
}

static void
test_killed (Killed        *self,
             gconstpointer  data)
{
  Feed *feed = &self->feed;
  gint64 whole_usec = measure (self);
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  guint n_killed = 0, n_old = 0, n_new = 0;

  self->new_state = feed_dup_state (feed);
  g_assert_cmpstr (self->old_state, !=, self->new_state);
  g_test_message ("seed %u, a sync takes %.1f ms", seed, (double) whole_usec / 1000);
  /* One that had ended when it was to be killed does not count: the machine has other work at times, and less. */
  for (guint i = 0; n_killed < N_KILLS && i < 3 * N_KILLS; i++)
    {
      gulong usec = (gulong) (g_rand_double (rand) * (double) whole_usec);
      g_autofree char *state = NULL, *after = NULL;

      restore (self);
      n_killed += kill_after (self, usec);
      assert_sound (feed->base.library);
      state = feed_dup_state (feed);
      if (strcmp (state, self->old_state) == 0)
        n_old++;
      else if (strcmp (state, self->new_state) == 0)
        n_new++;
      else
        g_error ("seed %u, kill %u after %lu µs: the library is neither the old nor the new one:\n%s", seed, i, usec,
                 state);
      assert_note (feed);
      sync_once (feed->base.library, self->spool);
      after = feed_dup_state (feed);
      g_assert_cmpstr (after, ==, self->new_state);
      assert_note (feed);
    }
  g_test_message ("%u were killed, %u had ended; %u left the old library, %u the new one", n_killed,
                  n_old + n_new - n_killed, n_old, n_new);
  g_assert_cmpuint (n_killed, ==, N_KILLS);
  g_assert_cmpuint (n_old, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    {
      sync_once (argv[2], argv[3]);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  if (argc == 2 && g_str_has_prefix (argv[1], "--seed="))
    seed = (guint) strtoul (argv[1] + strlen ("--seed="), NULL, 10);
  g_test_add ("/sync/killed", Killed, NULL, killed_set_up, test_killed, killed_tear_down);

  return g_test_run ();
}
