/* What a lecturer does with notes, from one end to the other: ten of every kind are written on a case, the program is
 * started again, one is found by its tag, an own event is moved and moved back, and then the case itself changes. */
#include "config.h"

#include "ent-choice-button.h"
#include "ent-inbox-page.h"
#include "ent-note-editor.h"
#include "ent-noted-text.h"
#include "ent-placing.h"
#include "ent-window-private.h"
#include "notes-fixture.h"
#include "own-event-fixture.h"

#define CASE "camp-david"

/* What became of a note when the case changed. */
typedef enum
{
  IN_PLACE,  /* nobody need look */
  MOVED,
  WAITS,     /* it needs the person */
  LOST,
} Fate;

typedef struct
{
  const char    *link;   /* of what it is written on; NULL: "words", or what is open */
  EntTargetKind  kind;
  const char    *id;     /* of the text */
  const char    *words;
  const char    *body;
  EntNoteFlag    flag;
  EntNoteColor   color;
  Fate           fate;
} Tour;

static const Tour tour[] = {
  { "case:" CASE, ENT_TARGET_CASE, NULL, NULL, "Begin the hour *here* #week1", ENT_NOTE_FLAG_FOR_LECTURE, ENT_NOTE_COLOR_YELLOW, IN_PLACE },
  { "event:" CASE "/jerusalem-visit-1977", ENT_TARGET_EVENT, NULL, NULL, "Who had expected it?", ENT_NOTE_FLAG_QUESTION, ENT_NOTE_COLOR_NONE, MOVED },
  { "event:" CASE "/leeds-castle-1978", ENT_TARGET_EVENT, NULL, NULL, "Find the minutes #archive", ENT_NOTE_FLAG_TO_CHECK, ENT_NOTE_COLOR_BLUE, MOVED },
  { "event:" CASE "/officers-letter-1978", ENT_TARGET_EVENT, NULL, NULL, "Compare with Belfast #civil-society", ENT_NOTE_FLAG_IDEA, ENT_NOTE_COLOR_GREEN, LOST },
  { "factor:" CASE "/security-pacts", ENT_TARGET_FACTOR, NULL, NULL, "Why three, and not two?", ENT_NOTE_FLAG_QUESTION, ENT_NOTE_COLOR_PURPLE, IN_PLACE },
  { NULL, ENT_TARGET_STORY, "background", "tested a partial settlement in February 1971", "Ask who **tested** it #canal", ENT_NOTE_FLAG_NONE, ENT_NOTE_COLOR_PINK, IN_PLACE },
  { NULL, ENT_TARGET_STORY, "background", "Neither side had won outright.", "Is that so? #week1", ENT_NOTE_FLAG_TO_CHECK, ENT_NOTE_COLOR_NONE, WAITS },
  { NULL, ENT_TARGET_DOCUMENT, "resolution-242", "recognition and secure boundaries", "Read this aloud", ENT_NOTE_FLAG_NONE, ENT_NOTE_COLOR_YELLOW, LOST },
  { NULL, ENT_TARGET_SPAN, NULL, NULL, "The long silence", ENT_NOTE_FLAG_IDEA, ENT_NOTE_COLOR_NONE, IN_PLACE },
  { NULL, ENT_TARGET_EVENT, NULL, NULL, "Bring maps #rooms", ENT_NOTE_FLAG_FOR_LECTURE, ENT_NOTE_COLOR_NONE, IN_PLACE },
};

#define N_TOUR G_N_ELEMENTS (tour)
#define ON_OWN (N_TOUR - 1)
#define OWN_TITLE "Field trip to the archive"
#define OWN_DATE "2005-03-07"

/* Finding */

static GtkWidget *
find (Fixture    *fixture,
      const char *type)
{
  return find_widget (GTK_WIDGET (fixture->window), is_of_type_name, type);
}

/* Writing notes */

static gboolean
is_writing (gpointer data)
{
  GtkWidget *editor = find (data, "EntNoteEditor"), *focus = gtk_window_get_focus (((Fixture *) data)->window);

  return editor != NULL && focus != NULL && GTK_IS_TEXT_VIEW (focus) && gtk_widget_is_ancestor (focus, editor);
}

static gboolean
is_not_writing (gpointer data)
{
  return find (data, "EntNoteEditor") == NULL;
}

static gboolean
is_choice_of (GtkWidget     *widget,
              gconstpointer  what)
{
  return GTK_IS_MENU_BUTTON (widget) && ENT_IS_CHOICE_BUTTON (gtk_widget_get_parent (widget))
         && g_str_has_prefix (gtk_widget_get_tooltip_text (widget), what);
}

static void
choose (GtkWidget  *editor,
        const char *what,
        guint       choice)
{
  GtkWidget *button = find_widget (editor, is_choice_of, what);

  ent_choice_button_set_selected (ENT_CHOICE_BUTTON (gtk_widget_get_parent (button)), choice);
}

/* In the editor that is open beside the content. */
static void
write_note (Fixture    *fixture,
            const Tour *stop)
{
  GtkWidget *editor;

  wait_until (is_writing, fixture, stop->body);
  editor = find (fixture, "EntNoteEditor");
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (fixture->window))),
                                    stop->body, -1);
  choose (editor, "Flag", stop->flag);
  choose (editor, "Colour", stop->color);
  g_signal_emit_by_name (editor, "closed");
  wait_until (is_not_writing, fixture, "the editor to close");
  wait_until (is_saved, fixture, "the note to be saved");
  g_assert_nonnull (find_note (fixture, stop->body));
}

static gboolean
is_text (GtkWidget     *widget,
         gconstpointer  id)
{
  return ENT_IS_NOTED_TEXT (widget) && g_str_equal (ent_noted_text_get_id (ENT_NOTED_TEXT (widget)), id);
}

/* Words are selected, and N is pressed. */
static void
write_on_words (Fixture    *fixture,
                const Tour *stop)
{
  GtkWidget *text;
  const char *words, *at;
  guint start;

  act (fixture, "win.view", stop->kind == ENT_TARGET_STORY ? "story" : "documents");
  wait_until (finds, &(Finds) { fixture, is_text, stop->id }, stop->id);
  text = find_widget (GTK_WIDGET (fixture->window), is_text, stop->id);
  words = ent_noted_text_get_words (ENT_NOTED_TEXT (text));
  at = strstr (words, stop->words);
  g_assert_nonnull (at);
  start = (guint) g_utf8_pointer_to_offset (words, at);
  ent_noted_text_select (ENT_NOTED_TEXT (text), start, start + (guint) g_utf8_strlen (stop->words, -1));
  g_assert_true (gtk_widget_activate_action (text, "text.add-note", NULL));
  write_note (fixture, stop);
}

static void
write_on_span (Fixture    *fixture,
               const Tour *stop)
{
  EntTarget *span = ent_target_new (ENT_TARGET_SPAN, NULL);

  span->date = g_strdup ("1974/1977");
  ent_window_add_note (ENT_WINDOW (fixture->window), CASE, span);
  write_note (fixture, stop);
}

/* An event and a rating of one's own */

static void
write_event (Fixture *fixture)
{
  GtkWidget *window;

  act (fixture, "win.view", "timeline");
  wait_until (has_timeline, fixture, "the timeline");
  g_assert_true (gtk_widget_activate_action (find (fixture, "EntTimelinePage"), "timeline-page.new-event", NULL));
  wait_until (has_event_window, fixture, "the window for a new event");
  window = find_event_window ();
  gtk_editable_set_text (GTK_EDITABLE (find_widget (window, is_row_titled, "Title")), OWN_TITLE);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (window, is_row_titled, "Date")), OWN_DATE);
  g_signal_emit_by_name (find_widget (window, is_named, &(Named) { "GtkButton", "Add" }), "clicked");
  wait_until (has_no_event_window, fixture, "the window to go");
  wait_until_shows (fixture, "EntInspector", OWN_TITLE);
}

static gboolean
is_drop_down (GtkWidget     *widget,
              gconstpointer  data)
{
  return GTK_IS_DROP_DOWN (widget);
}

static gboolean
has_rating (gpointer data)
{
  const EntOwnRating *rating = ent_personal_find_rating (get_personal (data), CASE, "trade-restoration");

  return rating != NULL && rating->has_rating && rating->rating == 1;
}

static void
write_rating (Fixture *fixture)
{
  act (fixture, "win.go", "factor:" CASE "/trade-restoration");
  wait_until_shows (fixture, "EntInspector", "Your rating");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_widget (find (fixture, "EntRatingEditor"), is_drop_down, NULL)), 3);
  wait_until (has_rating, fixture, "the rating");
}

static void
annotate (Fixture *fixture)
{
  for (guint i = 0; i < N_TOUR; i++)
    if (tour[i].link != NULL)
      {
        act (fixture, "win.add-note", tour[i].link);
        write_note (fixture, &tour[i]);
      }
  act (fixture, "win.go", "case:" CASE);
  wait_until_shows (fixture, "EntStoryPage", "Background");
  for (guint i = 0; i < N_TOUR; i++)
    if (tour[i].words != NULL)
      write_on_words (fixture, &tour[i]);
    else if (tour[i].kind == ENT_TARGET_SPAN)
      write_on_span (fixture, &tour[i]);
  write_rating (fixture);
  act (fixture, "win.go", "case:" CASE);
  write_event (fixture);
  act (fixture, "win.add-note", "");
  write_note (fixture, &tour[ON_OWN]);
}

/* Started again */

static void
check_notes (Fixture *fixture)
{
  g_assert_cmpuint (g_list_model_get_n_items (ent_personal_get_notes (get_personal (fixture))), ==, N_TOUR);
  for (guint i = 0; i < N_TOUR; i++)
    {
      const EntNote *note = find_note (fixture, tour[i].body);

      g_assert_nonnull (note);
      g_assert_cmpstr (note->case_id, ==, CASE);
      g_assert_cmpint (note->target->kind, ==, tour[i].kind);
      g_assert_cmpint (note->flag, ==, tour[i].flag);
      g_assert_cmpint (note->color, ==, tour[i].color);
      g_assert_cmpuint (note->tags->len, ==, strchr (tour[i].body, '#') != NULL ? 1 : 0);
      if (tour[i].id != NULL)
        g_assert_cmpstr (note->target->id, ==, tour[i].id);
    }
}

static void
find_by_tag (Fixture *fixture)
{
  GtkWidget *check;

  act (fixture, "win.go", "notes:");
  wait_until_lists (fixture, N_TOUR);
  open_menu (fixture, "EntNotesPage");
  wait_until_shows (fixture, "EntNoteFilterPanel", "#archive");
  check = find_widget (GTK_WIDGET (fixture->window), is_named, &(Named) { "GtkCheckButton", "#archive" });
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  wait_until_lists (fixture, 1);
  g_assert_cmpstr (get_note (fixture, 0)->body, ==, tour[2].body);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (check, GTK_TYPE_POPOVER)));
  wait_for_tooltips ();
  g_signal_emit_by_name (find_widget (find (fixture, "EntNotesPage"), is_of_type_name, "GtkListView"), "activate", 0);
  wait_until_shows (fixture, "EntInspector", "Foreign ministers meet at Leeds Castle");
}

static const EntOwnEvent *
get_own (Fixture *fixture)
{
  g_autoptr(GPtrArray) events = ent_personal_list_events (get_personal (fixture), CASE);

  g_assert_cmpuint (events->len, ==, 1);
  return events->pdata[0];
}

typedef struct
{
  Fixture    *fixture;
  const char *date;
} Dated;

static gboolean
is_dated (gpointer data)
{
  Dated *dated = data;
  EntEventTable *table = ent_timeline_view_get_table (ENT_TIMELINE_VIEW (find (dated->fixture, "EntTimelineView")));
  int index = ent_event_table_find (table, get_own (dated->fixture)->id);

  return index >= 0
         && g_str_equal (ent_date_get_text (ent_event_table_get_event (table, (guint) index)->date), dated->date);
}

#define wait_until_dated(fixture, date) \
  wait_until (is_dated, &(Dated) { fixture, date }, "the own event on " date)

static gboolean
has_undo (gpointer data)
{
  Shows *s = data;

  return g_strcmp0 (ent_library_get_undo_name (ent_personal_get_library (get_personal (s->fixture))), s->text) == 0;
}

/* Twice by the key, with time to look in between, and twice back. */
static void
move_own (Fixture *fixture)
{
  g_autofree char *link = g_strconcat ("event:" CASE "/", get_own (fixture)->id, NULL);
  gboolean looked = FALSE;
  GtkWidget *view;

  act (fixture, "win.go", link);
  wait_until (has_timeline, fixture, "the timeline");
  wait_until_shows (fixture, "EntInspector", OWN_TITLE);
  view = find (fixture, "EntTimelineView");
  g_assert_cmpstr (ent_timeline_view_get_selected (ENT_TIMELINE_VIEW (view)), ==, get_own (fixture)->id);
  gtk_widget_activate_action (view, "timeline.own-later", NULL);
  wait_until_dated (fixture, "2006-03-07");
  g_timeout_add (1100, time_out_cb, &looked);
  wait_until (has_passed, &looked, "a second to pass");
  gtk_widget_activate_action (view, "timeline.own-later", NULL);
  wait_until_dated (fixture, "2007-03-07");
  wait_until (is_saved, fixture, "the event to be saved");
  wait_until (has_undo, &(Shows) { fixture, NULL, "Move “" OWN_TITLE "”" }, "the move to be named");
  act (fixture, "win.undo", NULL);
  wait_until_dated (fixture, "2006-03-07");
  act (fixture, "win.undo", NULL);
  wait_until_dated (fixture, OWN_DATE);
  g_assert_null (ent_library_get_undo_name (ent_personal_get_library (get_personal (fixture))));
}

/* The update */

static void
replace_text (EntText    **text,
              const char  *old,
              const char  *new)
{
  g_autoptr(GString) string = g_string_new (ent_text_get (*text));

  g_assert_cmpuint (g_string_replace (string, old, new, 0), ==, 1);
  ent_text_free (*text);
  *text = ent_text_new (string->str);
}

static EntEvent *
find_event (EntCase    *item,
            const char *id)
{
  for (guint i = 0; i < item->events->len; i++)
    if (g_str_equal (((EntEvent *) item->events->pdata[i])->id, id))
      return item->events->pdata[i];
  g_assert_not_reached ();
}

static void
edit_texts (EntCase *item)
{
  EntStorySection *section = item->story->pdata[0];
  EntDocument *document = item->documents->pdata[0];

  g_assert_cmpstr (section->id, ==, "background");
  g_assert_cmpstr (document->id, ==, "resolution-242");
  replace_text (&section->text, "A war of attrition along the canal ended with a cease-fire in August 1970.",
                "A long and costly war of attrition along the Suez Canal came to its end in August 1970.");
  replace_text (&section->text, "Neither side had won outright.", "Neither side had really won in the end.");
  ent_text_free (document->text);
  document->text = ent_text_new ("Stated two principles, of which each party made what it could.");
}

/* By another process, as entente-tool would. */
static void
update_case (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr(EntStore) store = ent_store_open (path, ENT_STORE_CREATE, NULL, NULL);
  g_autoptr(EntCase) item = ent_store_load_case (store, CASE, NULL, NULL);
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  GError *error = NULL;
  EntEvent *event;

  edit_texts (item);
  event = find_event (item, "jerusalem-visit-1977");
  ent_text_free (event->title);
  event->title = ent_text_new ("The President of Egypt speaks in the Knesset");
  event = find_event (item, "leeds-castle-1978");
  ent_date_unref (event->date);
  event->date = ent_date_parse ("1978-07-17/1978-07-19", NULL);
  g_ptr_array_remove (item->events, find_event (item, "officers-letter-1978"));
  g_ptr_array_add (cases, item);
  ent_store_put_cases (store, cases, "bundled", NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_of_fate (const EntNote *note,
            Fate           fate)
{
  if (note->place == NULL || note->place->state == ENT_PLACE_KEPT)
    return fate == IN_PLACE;
  switch (note->place->state)
    {
    case ENT_PLACE_MOVED:
      return fate == MOVED;
    case ENT_PLACE_NEEDS_YOU:
      return fate == WAITS;
    default:
      return fate == LOST;
    }
}

static gboolean
is_updated (gpointer data)
{
  const EntNote *note = find_note (data, tour[3].body);

  return note->place != NULL && note->place->state == ENT_PLACE_LOST;
}

static void
check_fates (Fixture *fixture)
{
  const EntNote *note;

  check_notes (fixture);
  for (guint i = 0; i < N_TOUR; i++)
    {
      note = find_note (fixture, tour[i].body);
      if (!is_of_fate (note, tour[i].fate))
        g_error ("“%s” is %s", tour[i].body, note->place ? ent_place_state_to_word (note->place->state) : "in place");
      /* Wherever it is, it says which words it was written on. */
      if (tour[i].words != NULL)
        g_assert_cmpstr (note->target->anchor->exact, ==, tour[i].words);
    }
  note = find_note (fixture, tour[1].body);
  g_assert_cmpstr (note->target->title, ==, "The President of Egypt speaks in the Knesset");
  g_assert_cmpstr (find_note (fixture, tour[2].body)->target->date, ==, "1978-07-17/1978-07-19");
}

static gboolean
is_accepted (gpointer data)
{
  return find_note (data, tour[6].body)->place == NULL;
}

static gboolean
is_not_accepted (gpointer data)
{
  return !is_accepted (data);
}

static void
accept_and_undo (Fixture *fixture)
{
  const EntNote *note;

  act (fixture, "win.go", "inbox:");
  wait_until_shows (fixture, "EntInboxDetail", "Is that so?");
  wait_until_shows (fixture, "EntInboxDetail", "Neither side had really won in the end.");
  g_assert_true (gtk_widget_activate_action (find (fixture, "EntInboxPage"), "inbox.accept", NULL));
  wait_until (is_accepted, fixture, "the place to be accepted");
  note = find_note (fixture, tour[6].body);
  g_assert_cmpstr (note->target->anchor->exact, ==, "Neither side had really won in the end.");
  wait_until (has_undo, &(Shows) { fixture, NULL, "Place Note" }, "the place to be saved");
  act (fixture, "win.undo", NULL);
  wait_until (is_not_accepted, fixture, "the note to wait again");
  check_fates (fixture);
}

static void
come_back (Fixture *fixture)
{
  check_notes (fixture);
  g_assert_true (has_rating (fixture));
  g_assert_cmpstr (ent_date_get_text (get_own (fixture)->date), ==, OWN_DATE);
  g_assert_cmpstr (find_note (fixture, tour[ON_OWN].body)->target->id, ==, get_own (fixture)->id);
  find_by_tag (fixture);
  move_own (fixture);
  update_case (fixture);
  wait_until (is_updated, fixture, "the update to be seen");
  wait_until_shows (fixture, "EntSidebar", "Inbox");
  check_fates (fixture);
  g_assert_true (has_rating (fixture));
  accept_and_undo (fixture);
}

int
main (int   argc,
      char *argv[])
{
  static const Test tour_test = { "/notes-tour", annotate, come_back };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func (tour_test.name, &tour_test, run_test);
  return g_test_run ();
}
