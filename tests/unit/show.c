/* A lecture as it is held: going through it, what the audience sees of it, and its time.  No display. */
#include <glib.h>

#include "deck-fixture.h"
#include "ent-show.h"

static gint64 now_usec;

static gint64
read_clock (gpointer data)
{
  return now_usec;
}

static void
pass (EntShow *show,
      int      seconds)
{
  now_usec += seconds * G_USEC_PER_SEC;
  ent_show_tick (show);
}

/* The matrix has two pages, the rest one. */
static guint
count_pages (EntDeck  *deck,
             guint     slide,
             gpointer  data)
{
  return ((EntSlide *) deck->slides->pdata[slide])->kind == ENT_SLIDE_MATRIX ? 2 : 1;
}

static EntShow *
create (EntDeck *deck)
{
  return ent_show_new (deck, count_pages, read_clock, NULL);
}

static guint
get_slide (EntShow *show)
{
  EntShowPlace place;

  ent_show_get_place (show, &place);
  g_assert_false (place.ended);
  return place.slide;
}

static void
count_signal (guint *n)
{
  (*n)++;
}

static void
test_goes (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(EntShow) show = create (deck);
  guint matrix = deck_fixture_find (deck, ENT_SLIDE_MATRIX), skipped, n = 0;
  EntShowPlace place;

  for (skipped = 0; !((EntSlide *) deck->slides->pdata[skipped])->skipped; skipped++)
    ;
  g_signal_connect_swapped (show, "changed", G_CALLBACK (count_signal), &n);
  g_assert_cmpuint (get_slide (show), ==, 0);
  g_assert_false (ent_show_go_previous (show));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (ent_show_go_next (show));
  g_assert_cmpuint (get_slide (show), ==, 1);
  g_assert_cmpuint (n, ==, 1);

  /* Pages of one slide come one after the other, and back to the last. */
  ent_show_go_to (show, matrix);
  ent_show_go_next (show);
  ent_show_get_place (show, &place);
  g_assert_cmpuint (place.slide, ==, matrix);
  g_assert_cmpuint (place.part, ==, 1);
  ent_show_go_next (show);
  g_assert_cmpuint (get_slide (show), ==, matrix + 1);
  ent_show_go_previous (show);
  ent_show_get_place (show, &place);
  g_assert_cmpuint (place.part, ==, 1);

  /* What is skipped is passed over both ways, and can be gone to. */
  ent_show_go_to (show, skipped - 1);
  ent_show_go_next (show);
  g_assert_cmpuint (get_slide (show), ==, skipped + 1);
  ent_show_go_previous (show);
  g_assert_cmpuint (get_slide (show), ==, skipped - 1);
  ent_show_go_to (show, skipped);
  g_assert_cmpuint (get_slide (show), ==, skipped);
  g_assert_cmpuint (ent_show_get_n_shown (show), ==, deck->slides->len - 1);
  g_assert_true (ent_show_go_to_number (show, skipped + 1));
  g_assert_cmpuint (get_slide (show), ==, skipped + 1);
  g_assert_cmpuint (ent_show_get_number (show, skipped + 1), ==, skipped + 1);
  g_assert_false (ent_show_go_to_number (show, 0));
  g_assert_false (ent_show_go_to_number (show, deck->slides->len));
}

static void
test_ends (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(EntShow) show = create (deck);
  EntShowPlace place;

  ent_show_go_last (show);
  g_assert_cmpuint (get_slide (show), ==, deck->slides->len - 1);
  g_assert_true (ent_show_peek (show, 1, &place));
  g_assert_true (place.ended);
  g_assert_true (ent_show_go_next (show));
  ent_show_get_place (show, &place);
  g_assert_true (place.ended);
  g_assert_null (ent_show_get_slide (show, &place));
  g_assert_false (ent_show_go_next (show));
  /* Time after the end is nobody's. */
  pass (show, 100);
  g_assert_cmpint (ent_show_get_elapsed (show), ==, 0);
  g_assert_true (ent_show_go_previous (show));
  g_assert_cmpuint (get_slide (show), ==, deck->slides->len - 1);
  ent_show_go_first (show);
  g_assert_cmpuint (get_slide (show), ==, 0);
}

static void
test_empty (void)
{
  g_autoptr(EntDeck) deck = ent_deck_new (ent_lecture_new ("Nothing"));
  g_autoptr(EntShow) show = create (deck);
  EntShowPlace place;
  int seconds;

  ent_show_get_place (show, &place);
  g_assert_true (place.ended);
  g_assert_false (ent_show_go_next (show));
  g_assert_false (ent_show_go_previous (show));
  pass (show, 10);
  g_assert_cmpint (ent_show_get_pace (show, &seconds), ==, ENT_PACE_UNKNOWN);
}

/* "What happens next?" */
static void
test_reveals (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(EntShow) show = create (deck);
  guint slide = deck_fixture_find (deck, ENT_SLIDE_TIMELINE), n_steps = ent_show_get_n_steps (show, slide);
  g_autoptr(EntDate) reveal = ent_date_parse (((EntSlide *) deck->slides->pdata[slide])->reveal, NULL);
  gint64 until, before = ent_date_get_latest (reveal);
  EntShowPlace place;

  /* The summit, the treaty, and that it came into force. */
  g_assert_cmpuint (n_steps, ==, 4);
  g_assert_cmpuint (ent_show_get_n_steps (show, slide + 1), ==, 0);
  ent_show_go_to (show, slide);
  ent_show_get_place (show, &place);
  g_assert_cmpint (ent_show_get_until (show, &place), ==, before);
  g_assert_cmpuint (ent_show_get_part (show, &place), ==, 0);
  for (guint step = 1; step < n_steps; step++)
    {
      g_assert_true (ent_show_go_next (show));
      ent_show_get_place (show, &place);
      g_assert_cmpuint (place.slide, ==, slide);
      until = ent_show_get_until (show, &place);
      g_assert_cmpint (until, >, before);
      before = until;
    }
  /* The last step shows all, on the page that does. */
  g_assert_cmpint (before, ==, ENT_DATE_OPEN_FUTURE);
  g_assert_cmpuint (ent_show_get_part (show, &place), ==, G_MAXUINT);
  ent_show_go_next (show);
  g_assert_cmpuint (get_slide (show), ==, slide + 1);
  /* And so one comes back to it. */
  ent_show_go_previous (show);
  ent_show_get_place (show, &place);
  g_assert_cmpuint (place.step, ==, n_steps - 1);
  ent_show_go_previous (show);
  ent_show_get_place (show, &place);
  g_assert_cmpuint (place.step, ==, n_steps - 2);
}

/* Each step shows one event more of those that the slide's filter finds. */
static void
test_reveals_events (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(EntShow) show = create (deck);
  guint slide = deck_fixture_find (deck, ENT_SLIDE_TIMELINE), n_steps = ent_show_get_n_steps (show, slide);
  EntCase *item = ent_deck_find_case (deck, deck->slides->pdata[slide], "camp-david");

  for (guint step = 1; step + 1 < n_steps; step++)
    {
      gint64 until = ent_show_get_until (show, &(EntShowPlace) { .slide = slide, .step = step });
      guint n = 0;

      for (guint i = 0; i < item->events->len; i++)
        {
          const EntEvent *event = item->events->pdata[i];

          n += ent_date_get_earliest (event->date) == until && event->importance == ENT_IMPORTANCE_TURNING_POINT;
        }
      g_assert_cmpuint (n, >=, 1);
    }
}

static void
test_audience (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(EntShow) show = create (deck);
  EntShowPlace place;
  double x, y;

  ent_show_go_to (show, 2);
  ent_show_set_frozen (show, TRUE);
  ent_show_go_to (show, 5);
  ent_show_get_audience (show, &place);
  g_assert_cmpuint (place.slide, ==, 2);
  g_assert_cmpuint (get_slide (show), ==, 5);
  ent_show_set_frozen (show, FALSE);
  ent_show_get_audience (show, &place);
  g_assert_cmpuint (place.slide, ==, 5);

  ent_show_set_screen (show, ENT_SHOW_BLACK);
  ent_show_go_next (show);
  g_assert_cmpint (ent_show_get_screen (show), ==, ENT_SHOW_BLACK);
  ent_show_set_screen (show, ENT_SHOW_SLIDE);

  ent_show_set_pointer (show, 0.5, 0.25);
  g_assert_false (ent_show_get_pointer (show, &x, &y));
  ent_show_set_pointing (show, TRUE);
  g_assert_true (ent_show_get_pointer (show, &x, &y));
  g_assert_cmpfloat (x, ==, 0.5);
  g_assert_cmpfloat (y, ==, 0.25);
  ent_show_set_pointer (show, 1.5, 0.25);
  g_assert_false (ent_show_get_pointer (show, &x, &y));
}

static void
test_clock (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(EntShow) show = create (deck);

  pass (show, 30);
  ent_show_go_next (show);
  pass (show, 50);
  g_assert_cmpint (ent_show_get_elapsed (show), ==, 80);
  g_assert_cmpint (ent_show_get_slide_elapsed (show, 0), ==, 30);
  g_assert_cmpint (ent_show_get_slide_elapsed (show, 1), ==, 50);
  /* What passes before one goes on belongs to the slide that one leaves. */
  now_usec += 7 * G_USEC_PER_SEC;
  ent_show_go_previous (show);
  pass (show, 3);
  g_assert_cmpint (ent_show_get_slide_elapsed (show, 0), ==, 33);
  g_assert_cmpint (ent_show_get_slide_elapsed (show, 1), ==, 57);
  ent_show_set_paused (show, TRUE);
  pass (show, 1000);
  ent_show_set_paused (show, FALSE);
  pass (show, 10);
  g_assert_cmpint (ent_show_get_elapsed (show), ==, 100);
  ent_show_restart (show);
  g_assert_cmpint (ent_show_get_elapsed (show), ==, 0);
  g_assert_cmpint (ent_show_get_slide_elapsed (show, 0), ==, 0);
}

static void
assert_pace (EntShow    *show,
             EntPace     pace,
             int         seconds,
             const char *words)
{
  g_autofree char *text = ent_show_dup_pace (show);
  int by;

  g_assert_cmpint (ent_show_get_pace (show, &by), ==, pace);
  g_assert_cmpint (by, ==, seconds);
  g_assert_cmpstr (text, ==, words);
}

static void
test_pace (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(EntShow) show = create (deck);
  int planned = ent_show_get_planned (show);

  /* 60 s are planned for the first slide, 120 for the second. */
  g_assert_cmpint (planned, ==, ent_deck_get_planned (deck, G_MAXUINT));
  assert_pace (show, ENT_PACE_ON_TIME, 0, "On time");
  pass (show, 60);
  assert_pace (show, ENT_PACE_ON_TIME, 0, "On time");
  /* A minute in every sixty is no matter. */
  pass (show, planned / 60);
  assert_pace (show, ENT_PACE_ON_TIME, 0, "On time");
  pass (show, 80 - planned / 60);
  assert_pace (show, ENT_PACE_BEHIND, 80, "1 min 20 s behind");
  ent_show_go_to (show, 3);
  /* 300 s are planned for those before. */
  assert_pace (show, ENT_PACE_AHEAD, 160, "2 min 40 s ahead");
  pass (show, planned - 140 + 45);
  assert_pace (show, ENT_PACE_OVER, 45, "45 s over");
}

/* Where no slide has minutes of its own, each has its share. */
static void
test_pace_of_lecture (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(EntShow) show = NULL;
  int share;

  for (guint i = 0; i < deck->slides->len; i++)
    ((EntSlide *) deck->slides->pdata[i])->planned_sec = 0;
  show = create (deck);
  share = 20 * 60 / (int) ent_show_get_n_shown (show);
  g_assert_cmpint (ent_show_get_planned (show), ==, 20 * 60);
  g_assert_cmpint (ent_show_get_slide_planned (show, 1), ==, share);
  pass (show, share + 30);
  assert_pace (show, ENT_PACE_BEHIND, 30, "30 s behind");
  deck->lecture->minutes = 0;
  assert_pace (show, ENT_PACE_UNKNOWN, 0, "No time planned");
}

static void
test_record (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(EntShow) show = create (deck);
  g_autoptr(EntRehearsal) rehearsal = NULL, again = NULL, other = NULL;
  const EntRehearsalSlide *item;

  pass (show, 30);
  ent_show_go_to (show, 4);
  pass (show, 70);
  now_usec += 5 * G_USEC_PER_SEC;
  rehearsal = ent_show_create_rehearsal (show);
  g_assert_cmpstr (rehearsal->lecture_id, ==, deck->lecture->id);
  g_assert_cmpint (rehearsal->seconds, ==, 105);
  g_assert_cmpint (rehearsal->planned_sec, ==, ent_show_get_planned (show));
  /* Without the one that is skipped. */
  g_assert_cmpuint (rehearsal->slides->len, ==, deck->slides->len - 1);
  item = rehearsal->slides->pdata[0];
  g_assert_cmpint (item->seconds, ==, 30);
  g_assert_null (item->section);
  item = rehearsal->slides->pdata[2];
  g_assert_cmpint (item->seconds, ==, 0);
  g_assert_cmpstr (item->section, ==, "Before");
  item = rehearsal->slides->pdata[4];
  g_assert_cmpint (item->seconds, ==, 75);
  g_assert_cmpint (item->planned_sec, ==, 120);
  g_assert_cmpstr (item->section, ==, "The summit");
  /* It goes on in the same one until it begins anew. */
  again = ent_show_create_rehearsal (show);
  g_assert_cmpstr (again->id, ==, rehearsal->id);
  ent_show_restart (show);
  other = ent_show_create_rehearsal (show);
  g_assert_cmpstr (other->id, !=, rehearsal->id);
}

static void
test_deck_changes (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(EntDeck) shorter = NULL, without = NULL;
  g_autoptr(EntShow) show = create (deck);
  GPtrArray *slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);

  ent_show_go_to (show, 4);
  pass (show, 10);
  for (guint i = 2; i < deck->slides->len; i++)
    g_ptr_array_add (slides, ent_slide_copy (deck->slides->pdata[i]));
  shorter = ent_deck_new_with_slides (deck, slides);
  ent_show_set_deck (show, shorter);
  /* The same slide, with its time. */
  g_assert_cmpuint (get_slide (show), ==, 2);
  g_assert_cmpint (ent_show_get_slide_elapsed (show, 2), ==, 10);
  ent_show_go_last (show);
  slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  g_ptr_array_add (slides, ent_slide_copy (deck->slides->pdata[0]));
  without = ent_deck_new_with_slides (deck, slides);
  ent_show_set_deck (show, without);
  g_assert_cmpuint (get_slide (show), ==, 0);
}

static void
test_format (void)
{
  const struct { int seconds; const char *text; } times[] = {
    { 0, "0:00" }, { 59, "0:59" }, { 60, "1:00" }, { 725, "12:05" }, { 3725, "1:02:05" }, { -40, "−0:40" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = ent_seconds_format (times[i].seconds);

      g_assert_cmpstr (text, ==, times[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/show/goes", test_goes);
  g_test_add_func ("/show/ends", test_ends);
  g_test_add_func ("/show/empty", test_empty);
  g_test_add_func ("/show/reveals", test_reveals);
  g_test_add_func ("/show/reveals-events", test_reveals_events);
  g_test_add_func ("/show/audience", test_audience);
  g_test_add_func ("/show/clock", test_clock);
  g_test_add_func ("/show/pace", test_pace);
  g_test_add_func ("/show/pace-of-lecture", test_pace_of_lecture);
  g_test_add_func ("/show/record", test_record);
  g_test_add_func ("/show/deck-changes", test_deck_changes);
  g_test_add_func ("/show/format", test_format);
  return g_test_run ();
}
