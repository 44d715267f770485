/* A lecture that is presented: two windows, keys, what is live in both, notes and the record. */
#include "deck-fixture.h"
#include "ent-audience-window.h"
#include "ent-deck-store.h"
#include "ent-presenter-window.h"
#include "ent-store-lectures.h"
#include "ent-timeline-view.h"
#include "window-fixture.h"

/* The lecture in the library */

typedef struct
{
  EntDeck  *deck;
  gboolean  done;
} Filling;

static gboolean
fill_job (EntStore      *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  EntDeck *deck = data;

  for (guint i = 0; i < deck->slides->len; i++)
    {
      EntSlide *slide = deck->slides->pdata[i];

      for (guint j = 0; j < slide->cases->len; j++)
        g_clear_pointer (&((EntSlideCase *) slide->cases->pdata[j])->digest, g_free);
    }
  return ent_store_put_lecture (store, deck->lecture, error)
         && ent_store_put_image (store, deck->images->pdata[0], error)
         && ent_deck_add_slides (store, deck->lecture->id, deck->slides, NULL, error);
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  ent_library_run_finish (ENT_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  ((Filling *) user_data)->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return *(gboolean *) data;
}

/* (transfer full): as it is in the library */
static EntDeck *
put_lecture (Fixture *fixture)
{
  Filling filling = { deck_fixture_new (), FALSE };

  ent_library_run_async (ent_session_get_library (get_session (fixture)), fill_job, filling.deck, NULL, NULL, filled_cb,
                         &filling);
  wait_until (is_done, &filling.done, "the lecture to be put");
  return filling.deck;
}

/* Both windows */

typedef struct
{
  Fixture            *fixture;
  EntDeck            *deck;
  EntPresenterWindow *presenter;
  EntAudienceWindow  *audience;
  EntShow            *show;
} Hall;

static gboolean
has_windows (gpointer data)
{
  return find_toplevel ("EntPresenterWindow") != NULL && find_toplevel ("EntAudienceWindow") != NULL;
}

static gboolean
has_no_windows (gpointer data)
{
  return find_toplevel ("EntPresenterWindow") == NULL && find_toplevel ("EntAudienceWindow") == NULL;
}

static EntStage *
get_stage (Hall     *hall,
           gboolean  audience)
{
  return audience ? ent_audience_window_get_stage (hall->audience) : ent_presenter_window_get_stage (hall->presenter);
}

static EntLiveView *
get_live (Hall     *hall,
          gboolean  audience)
{
  return ent_stage_get_live (get_stage (hall, audience));
}

static gboolean
are_painted (gpointer data)
{
  return ent_stage_is_ready (get_stage (data, FALSE)) && ent_stage_is_ready (get_stage (data, TRUE));
}

static void
begin (Hall    *hall,
       Fixture *fixture)
{
  hall->fixture = fixture;
  hall->deck = put_lecture (fixture);
  act (fixture, "win.present-lecture", hall->deck->lecture->id);
  wait_until (has_windows, NULL, "two windows");
  hall->presenter = ENT_PRESENTER_WINDOW (find_toplevel ("EntPresenterWindow"));
  hall->audience = ENT_AUDIENCE_WINDOW (find_toplevel ("EntAudienceWindow"));
  hall->show = ent_presenter_window_get_show (hall->presenter);
  wait_until (are_painted, hall, "the first slide");
}

static void
press_in (gpointer        window,
          guint           key,
          GdkModifierType modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
      if (handled)
        return;
    }
}

static void
press_keys (Hall       *hall,
            const char *keys)
{
  g_auto(GStrv) names = g_strsplit (keys, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    press_in (hall->presenter, gdk_keyval_from_name (names[i]), 0);
}

static void
end (Hall *hall)
{
  for (guint i = 0; i < 6 && !has_no_windows (NULL); i++)
    press_keys (hall, "Escape");
  wait_until (has_no_windows, NULL, "the windows to go");
  ent_deck_unref (hall->deck);
}

static const EntSlidePage *
get_page (Hall     *hall,
          gboolean  audience)
{
  wait_until (are_painted, hall, "the slides to be painted");
  return ent_stage_get_page (get_stage (hall, audience));
}

static gboolean
shows_label (Hall       *hall,
             gboolean    audience,
             const char *text)
{
  return find_widget (audience ? GTK_WIDGET (hall->audience) : GTK_WIDGET (hall->presenter), is_label_with, text) != NULL;
}

static void
test_keys (Fixture *fixture)
{
  Hall hall;
  EntShowPlace place;

  begin (&hall, fixture);
  g_assert_true (shows_label (&hall, FALSE, "Slide 1 of 14"));
  g_assert_true (shows_label (&hall, FALSE, "Next: Why a summit?"));
  g_assert_true (shows_label (&hall, FALSE, "a second point"));
  press_keys (&hall, "space Right Page_Down");
  g_assert_cmpuint (get_page (&hall, TRUE)->slide, ==, 3);
  g_assert_cmpuint (get_page (&hall, FALSE)->slide, ==, 3);
  press_keys (&hall, "Left p BackSpace");
  g_assert_cmpuint (get_page (&hall, TRUE)->slide, ==, 0);
  /* The keys of the audience's window are the same. */
  press_in (hall.audience, GDK_KEY_n, 0);
  g_assert_cmpuint (get_page (&hall, TRUE)->slide, ==, 1);
  press_keys (&hall, "1 2 Return");
  g_assert_cmpuint (get_page (&hall, TRUE)->slide, ==, 11);
  press_keys (&hall, "9 9 Return");
  g_assert_cmpuint (get_page (&hall, TRUE)->slide, ==, 11);
  g_assert_true (shows_label (&hall, FALSE, "There is no slide 99"));

  press_keys (&hall, "b");
  g_assert_cmpint (ent_show_get_screen (hall.show), ==, ENT_SHOW_BLACK);
  g_assert_true (shows_label (&hall, FALSE, "The audience sees a black screen"));
  press_keys (&hall, "w");
  g_assert_cmpint (ent_show_get_screen (hall.show), ==, ENT_SHOW_WHITE);
  press_keys (&hall, "Escape");
  g_assert_cmpint (ent_show_get_screen (hall.show), ==, ENT_SHOW_SLIDE);
  press_keys (&hall, "l s");
  g_assert_true (ent_show_get_pointing (hall.show));
  g_assert_true (ent_show_get_paused (hall.show));

  press_keys (&hall, "End");
  g_assert_true (shows_label (&hall, FALSE, "Next: the end"));
  press_keys (&hall, "space");
  ent_show_get_audience (hall.show, &place);
  g_assert_true (place.ended);
  g_assert_true (shows_label (&hall, TRUE, "End of the lecture"));
  press_keys (&hall, "Home");
  /* Once asks, twice ends. */
  press_keys (&hall, "Escape");
  g_assert_true (shows_label (&hall, FALSE, "Press Escape again"));
  end (&hall);
}

static void
test_freezes (Fixture *fixture)
{
  Hall hall;

  begin (&hall, fixture);
  press_keys (&hall, "space f space space");
  g_assert_cmpuint (get_page (&hall, FALSE)->slide, ==, 3);
  g_assert_cmpuint (get_page (&hall, TRUE)->slide, ==, 1);
  g_assert_true (shows_label (&hall, FALSE, "Frozen: the audience sees slide 2"));
  press_keys (&hall, "f");
  g_assert_cmpuint (get_page (&hall, TRUE)->slide, ==, 3);
  end (&hall);
}

static void
test_overview (Fixture *fixture)
{
  Hall hall;
  GtkWidget *child;

  begin (&hall, fixture);
  press_keys (&hall, "Tab");
  g_assert_true (ent_presenter_window_get_overview (hall.presenter));
  g_assert_true (shows_label (&hall, FALSE, "5. Resolution 242"));
  g_assert_true (shows_label (&hall, FALSE, "Left out today (skipped)"));
  /* Arrows move in it, not in the lecture. */
  press_keys (&hall, "Right");
  g_assert_cmpuint (get_page (&hall, TRUE)->slide, ==, 0);
  child = find_widget (GTK_WIDGET (hall.presenter), is_named, &(Named) { "GtkFlowBoxChild", "5. Resolution 242" });
  gtk_widget_activate (child);
  g_assert_false (ent_presenter_window_get_overview (hall.presenter));
  g_assert_cmpuint (get_page (&hall, TRUE)->slide, ==, 4);
  press_keys (&hall, "g Escape");
  g_assert_false (ent_presenter_window_get_overview (hall.presenter));
  end (&hall);
}

/* What is live */

static gboolean
are_live (gpointer data)
{
  gint64 begin_sec, end_sec;

  return ent_live_view_get_range (get_live (data, FALSE), &begin_sec, &end_sec)
         && ent_live_view_get_range (get_live (data, TRUE), &begin_sec, &end_sec) && begin_sec < end_sec;
}

static EntTimelineView *
get_timeline (Hall     *hall,
              gboolean  audience)
{
  return ENT_TIMELINE_VIEW (find_widget (GTK_WIDGET (get_live (hall, audience)), is_of_type_name, "EntTimelineView"));
}

/* One way ends on the other's range once it has come to rest, to a second. */
static gboolean
are_alike (gpointer data)
{
  gint64 begins[2], ends[2];

  for (gboolean audience = FALSE; audience <= TRUE; audience++)
    if (!ent_live_view_get_range (get_live (data, audience), &begins[audience], &ends[audience]))
      return FALSE;
  return ABS (begins[0] - begins[1]) <= 2 && ABS (ends[0] - ends[1]) <= 2;
}

static void
go_to_timeline (Hall *hall)
{
  ent_show_go_to (hall->show, deck_fixture_find (hall->deck, ENT_SLIDE_TIMELINE));
  wait_until (are_live, hall, "the timelines to be live");
}

static gboolean
has_zoomed (gpointer data)
{
  gint64 begin_sec, end_sec;

  ent_live_view_get_range (get_live (data, TRUE), &begin_sec, &end_sec);
  /* A good year less than the two and a half that there are. */
  return end_sec - begin_sec < (gint64) 700 * 86400 && are_alike (data);
}

static void
test_live (Fixture *fixture)
{
  Hall hall;

  begin (&hall, fixture);
  go_to_timeline (&hall);
  wait_until (are_alike, &hall, "the timelines to be alike");
  gtk_widget_activate_action (GTK_WIDGET (get_timeline (&hall, FALSE)), "timeline.zoom-in", NULL);
  wait_until (has_zoomed, &hall, "the audience's timeline to follow");
  ent_timeline_view_show_all (get_timeline (&hall, TRUE), FALSE);
  wait_until (are_alike, &hall, "the presenter's timeline to follow");

  /* An event opens over the slide in both, and Escape closes it. */
  ent_timeline_view_set_selected (get_timeline (&hall, FALSE), "jerusalem-visit-1977");
  g_assert_cmpstr (ent_timeline_view_get_selected (get_timeline (&hall, TRUE)), ==, "jerusalem-visit-1977");
  g_assert_true (shows_label (&hall, TRUE, "November 1977 · "));
  g_assert_true (shows_label (&hall, FALSE, "November 1977 · "));
  g_assert_cmpstr (ent_live_view_get_link (get_live (&hall, TRUE)), ==, "event:camp-david/jerusalem-visit-1977");
  press_keys (&hall, "Escape");
  g_assert_null (ent_timeline_view_get_selected (get_timeline (&hall, TRUE)));
  g_assert_false (shows_label (&hall, TRUE, "November 1977 · "));

  /* Frozen, the audience sees nothing of it until it is not. */
  press_keys (&hall, "f");
  ent_timeline_view_set_selected (get_timeline (&hall, FALSE), "jerusalem-visit-1977");
  g_assert_null (ent_timeline_view_get_selected (get_timeline (&hall, TRUE)));
  press_keys (&hall, "f");
  g_assert_cmpstr (ent_timeline_view_get_selected (get_timeline (&hall, TRUE)), ==, "jerusalem-visit-1977");
  press_keys (&hall, "Escape");
  end (&hall);
}

static gboolean
have_grids (gpointer data)
{
  return find_widget (GTK_WIDGET (get_live (data, FALSE)), is_of_type_name, "EntFactorGrid") != NULL
         && find_widget (GTK_WIDGET (get_live (data, TRUE)), is_of_type_name, "EntFactorGrid") != NULL;
}

static void
test_matrix (Fixture *fixture)
{
  Hall hall;

  begin (&hall, fixture);
  ent_show_go_to (hall.show, deck_fixture_find (hall.deck, ENT_SLIDE_MATRIX));
  wait_until (have_grids, &hall, "the matrix to be live");
  /* A person presses a cell. */
  g_signal_emit_by_name (find_widget (GTK_WIDGET (get_live (&hall, FALSE)), is_of_type_name, "EntFactorGrid"),
                         "cell-selected", "camp-david", "external-powers");
  g_assert_cmpstr (ent_live_view_get_link (get_live (&hall, TRUE)), ==, "factor:camp-david/external-powers");
  g_assert_true (shows_label (&hall, TRUE, "strongly enabling"));
  press_keys (&hall, "Escape");
  g_assert_null (ent_live_view_get_link (get_live (&hall, TRUE)));
  end (&hall);
}

static gboolean
have_groups (gpointer data)
{
  return find_widget (GTK_WIDGET (get_live (data, FALSE)), is_of_type_name, "EntTimelineGroup") != NULL
         && find_widget (GTK_WIDGET (get_live (data, TRUE)), is_of_type_name, "EntTimelineGroup") != NULL;
}

static gboolean
have_no_groups (gpointer data)
{
  return find_widget (GTK_WIDGET (get_live (data, FALSE)), is_of_type_name, "EntTimelineGroup") == NULL
         && find_widget (GTK_WIDGET (get_live (data, TRUE)), is_of_type_name, "EntTimelineGroup") == NULL;
}

/* Several cases stand as they are painted until a person wants to move in them. */
static void
test_several_cases (Fixture *fixture)
{
  Hall hall;

  begin (&hall, fixture);
  ent_show_go_to (hall.show, deck_fixture_find (hall.deck, ENT_SLIDE_TIMELINE) + 1);
  wait_until (are_painted, &hall, "the timelines");
  g_assert_true (ent_live_view_is_live (get_live (&hall, FALSE)));
  g_assert_true (have_no_groups (&hall));
  press_keys (&hall, "t");
  wait_until (have_groups, &hall, "the timelines to be live");
  press_keys (&hall, "Escape");
  g_assert_true (have_no_groups (&hall));
  end (&hall);
}

/* "What happens next?" */

typedef struct
{
  Hall  *hall;
  guint  n;     /* events, or more */
} More;

static gboolean
has_more (gpointer data)
{
  More *more = data;

  return get_timeline (more->hall, TRUE) != NULL && get_timeline (more->hall, FALSE) != NULL
         && ent_timeline_view_get_table (get_timeline (more->hall, TRUE))->n >= more->n
         && ent_timeline_view_get_table (get_timeline (more->hall, FALSE))->n >= more->n;
}

static void
test_reveals (Fixture *fixture)
{
  Hall hall;
  EntShowPlace place;
  guint n, n_steps;
  const EntCase *item;
  gint64 begins[2], ends[2];

  begin (&hall, fixture);
  go_to_timeline (&hall);
  ent_show_get_place (hall.show, &place);
  n_steps = ent_show_get_n_steps (hall.show, place.slide);
  item = ent_timeline_view_get_table (get_timeline (&hall, TRUE))->item;
  /* Nothing of the treaty is there to be found. */
  g_assert_null (ent_case_find_event (item, "peace-treaty-1979"));
  n = ent_timeline_view_get_table (get_timeline (&hall, TRUE))->n;
  ent_live_view_get_range (get_live (&hall, TRUE), &begins[0], &ends[0]);
  for (guint step = 1; step < n_steps; step++)
    {
      press_keys (&hall, "space");
      wait_until (has_more, &(More) { &hall, n + step }, "one event more");
      n = ent_timeline_view_get_table (get_timeline (&hall, TRUE))->n - step;
    }
  /* The axis stands still meanwhile. */
  ent_live_view_get_range (get_live (&hall, TRUE), &begins[1], &ends[1]);
  g_assert_cmpint (begins[0], ==, begins[1]);
  g_assert_cmpint (ends[0], ==, ends[1]);
  ent_show_get_place (hall.show, &place);
  g_assert_cmpuint (place.step, ==, n_steps - 1);
  press_keys (&hall, "space");
  ent_show_get_place (hall.show, &place);
  g_assert_cmpuint (place.step, ==, 0);
  end (&hall);
}

/* Notes */

static gboolean
is_note_open (gpointer data)
{
  return find_widget (GTK_WIDGET (((Hall *) data)->presenter), is_of_type_name, "EntLectureNote") != NULL;
}

static gboolean
has_noted (gpointer data)
{
  Hall *hall = data;
  const EntSlide *slide = ent_show_get_deck (hall->show)->slides->pdata[2];

  return slide->notes != NULL && strstr (slide->notes, "Ask who paid.") != NULL;
}

static void
test_note (Fixture *fixture)
{
  Hall hall;
  GtkWidget *popover, *text;
  const EntNote *note;

  begin (&hall, fixture);
  ent_show_go_to (hall.show, 2);
  press_in (hall.presenter, GDK_KEY_n, GDK_CONTROL_MASK);
  wait_until (is_note_open, &hall, "the note to open");
  popover = find_widget (GTK_WIDGET (hall.presenter), is_of_type_name, "EntLectureNote");
  text = find_widget (popover, is_of_type_name, "GtkTextView");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Ask who paid.", -1);
  /* Letters are the note's. */
  gtk_widget_grab_focus (text);
  press_keys (&hall, "space b");
  g_assert_cmpuint (get_page (&hall, FALSE)->slide, ==, 2);
  g_assert_cmpint (ent_show_get_screen (hall.show), ==, ENT_SHOW_SLIDE);
  /* One goes on before it is closed: it lands where it was begun. */
  ent_show_go_next (hall.show);
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_until (has_noted, &hall, "the note among those of the slide");
  wait_until (is_saved, fixture, "the note to be saved");
  note = find_note (fixture, "Ask who paid.");
  g_assert_nonnull (note);
  g_assert_cmpstr (note->case_id, ==, "camp-david");
  g_assert_cmpint (note->target->kind, ==, ENT_TARGET_EVENT);
  g_assert_cmpstr (note->target->id, ==, "jerusalem-visit-1977");
  g_assert_cmpint (note->flag, ==, ENT_NOTE_FLAG_FOR_LECTURE);
  g_assert_cmpuint (note->tags->len, ==, 1);
  end (&hall);
}

/* The record */

static gint64 now_usec;

static gint64
read_clock (gpointer data)
{
  return now_usec;
}

static gboolean
shows_record (gpointer data)
{
  GtkWidget *window = find_toplevel ("AdwWindow");

  return window != NULL && find_widget (window, is_label_of, "1:15") != NULL
         && find_widget (window, is_label_of, "+0:15") != NULL;
}

static gboolean
shows_no_dialog (gpointer data)
{
  return find_toplevel ("AdwWindow") == NULL;
}

static void
test_record (Fixture *fixture)
{
  Hall hall;

  begin (&hall, fixture);
  ent_show_set_clock (hall.show, read_clock, NULL);
  now_usec += 75 * G_USEC_PER_SEC;
  press_keys (&hall, "space");
  now_usec += 60 * G_USEC_PER_SEC;
  end (&hall);
  /* A minute was planned for the first slide. */
  wait_until (shows_record, NULL, "the record of the lecture");
  gtk_window_close (GTK_WINDOW (find_toplevel ("AdwWindow")));
  wait_until (shows_no_dialog, NULL, "the dialog to close");
}

/* A note that is being written when the lecture ends is kept. */
static void
test_note_at_end (Fixture *fixture)
{
  Hall hall;
  GtkWidget *popover, *text;

  begin (&hall, fixture);
  press_in (hall.presenter, GDK_KEY_n, GDK_CONTROL_MASK);
  wait_until (is_note_open, &hall, "the note to open");
  popover = find_widget (GTK_WIDGET (hall.presenter), is_of_type_name, "EntLectureNote");
  text = find_widget (popover, is_of_type_name, "GtkTextView");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Too long.", -1);
  gtk_window_close (GTK_WINDOW (hall.presenter));
  wait_until (has_no_windows, NULL, "the windows to go");
  wait_until (is_saved, fixture, "the note to be saved");
  g_assert_nonnull (find_note (fixture, "Too long."));
  ent_deck_unref (hall.deck);
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/presenter/keys", test_keys, NULL },
    { "/presenter/freezes", test_freezes, NULL },
    { "/presenter/overview", test_overview, NULL },
    { "/presenter/live", test_live, NULL },
    { "/presenter/matrix", test_matrix, NULL },
    { "/presenter/several-cases", test_several_cases, NULL },
    { "/presenter/reveals", test_reveals, NULL },
    { "/presenter/note", test_note, NULL },
    { "/presenter/note-at-end", test_note_at_end, NULL },
    { "/presenter/record", test_record, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
