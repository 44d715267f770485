/* Events of one's own in the program: written, moved, taken back, deleted, and notes asked for on the timeline. */
#include "config.h"

#include "own-event-fixture.h"

static EntTimelineView *
find_view (Fixture *fixture)
{
  GtkWidget *view = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntTimelineView");

  return view != NULL ? ENT_TIMELINE_VIEW (view) : NULL;
}

/* The one event of the person's own in the case, or NULL. */
static const EntOwnEvent *
get_own (Fixture *fixture)
{
  g_autoptr(GPtrArray) events = ent_personal_list_events (get_personal (fixture), "camp-david");

  return events->len == 1 ? events->pdata[0] : NULL;
}

typedef struct
{
  Fixture    *fixture;
  const char *date;  /* of the own event; NULL: there is none */
} Dated;

/* Both in memory and on the timeline. */
static gboolean
is_dated (gpointer data)
{
  Dated *dated = data;
  const EntOwnEvent *own = get_own (dated->fixture);
  EntEventTable *table = ent_timeline_view_get_table (find_view (dated->fixture));
  int index = own != NULL ? ent_event_table_find (table, own->id) : -1;

  if (dated->date == NULL)
    return own == NULL && table->own_lanes->len == 0;
  return index >= 0
         && g_str_equal (ent_date_get_text (ent_event_table_get_event (table, (guint) index)->date), dated->date);
}

#define wait_until_dated(fixture, date) \
  wait_until (is_dated, &(Dated) { fixture, date }, "an own event of another date")

static void
open_timeline (Fixture *fixture)
{
  act (fixture, "win.go", "event:camp-david/leeds-castle-1978");
  wait_until (has_timeline, fixture, "the timeline");
}

static void
type_into (GtkWidget  *editor,
           const char *row,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_widget (editor, is_row_titled, row)), text);
}

static void
write_event (Fixture    *fixture,
             const char *title,
             const char *date)
{
  GtkWidget *editor, *apply, *page = gtk_widget_get_ancestor (GTK_WIDGET (find_view (fixture)),
                                                              g_type_from_name ("EntTimelinePage"));

  g_assert_true (gtk_widget_activate_action (page, "timeline-page.new-event", NULL));
  wait_until (has_event_window, fixture, "the window for a new event");
  editor = find_event_window ();
  apply = find_widget (editor, is_named, &(Named) { "GtkButton", "Add" });
  g_assert_nonnull (apply);
  g_assert_false (gtk_widget_get_sensitive (apply));
  type_into (editor, "Title", title);
  type_into (editor, "Date", "the day after");
  g_assert_false (gtk_widget_get_sensitive (apply));
  type_into (editor, "Date", date);
  g_assert_true (gtk_widget_get_sensitive (apply));
  g_signal_emit_by_name (apply, "clicked");
  wait_until (has_no_event_window, fixture, "the window to go");
}

static gboolean
can_undo (gpointer data)
{
  Fixture *fixture = data;

  return g_strcmp0 (ent_library_get_undo_name (ent_personal_get_library (get_personal (fixture))), "Move “Reading week”") == 0;
}

static void
move (Fixture *fixture)
{
  EntTimelineView *view;

  open_timeline (fixture);
  write_event (fixture, "Reading week", "about 1994");
  wait_until_dated (fixture, "1994~");
  wait_until_shows (fixture, "EntInspector", "Reading week");
  view = find_view (fixture);
  g_assert_cmpstr (ent_timeline_view_get_selected (view), ==, get_own (fixture)->id);

  /* Keys, one after the other, are one change. */
  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (GTK_WIDGET (view), "timeline.own-later", NULL);
  wait_until_dated (fixture, "1997~");
  wait_until_shows (fixture, "EntInspector", "about 1997");
  wait_until (is_saved, fixture, "the event to be saved");
  wait_until (can_undo, fixture, "the move to be named");
  act (fixture, "win.undo", NULL);
  wait_until_dated (fixture, "1994~");
  act (fixture, "win.redo", NULL);
  wait_until_dated (fixture, "1997~");
  g_assert_cmpstr (ent_timeline_view_get_selected (view), ==, get_own (fixture)->id);
  act (fixture, "win.undo", NULL);
  wait_until_dated (fixture, "1994~");
  act (fixture, "win.undo", NULL);
  wait_until_dated (fixture, NULL);
}

static gboolean
is_delete (GtkWidget     *widget,
           gconstpointer  data)
{
  return GTK_IS_BUTTON (widget) && find_widget (widget, is_label_with, "Delete") != NULL
         && gtk_widget_get_ancestor (widget, g_type_from_name ("EntOwnEventBox")) != NULL;
}

static void
delete (Fixture *fixture)
{
  open_timeline (fixture);
  write_event (fixture, "Reading week", "1994-05");
  wait_until_dated (fixture, "1994-05");
  wait_until_shows (fixture, "EntInspector", "Reading week");
  press (fixture, is_delete, NULL);
  wait_until_dated (fixture, NULL);
  wait_until_shows (fixture, "EntInspector", "not there any more");
  act (fixture, "win.undo", NULL);
  wait_until_dated (fixture, "1994-05");
  wait_until_shows (fixture, "EntInspector", "Reading week");
  wait_until (is_saved, fixture, "the event to be saved");
}

/* It was kept. */
static void
reopen (Fixture *fixture)
{
  open_timeline (fixture);
  wait_until_dated (fixture, "1994-05");
}

static gboolean
has_question (gpointer data)
{
  return find_toplevel ("AdwMessageDialog") != NULL;
}

static gboolean
has_no_question (gpointer data)
{
  return find_toplevel ("AdwMessageDialog") == NULL;
}

/* What was typed is not gone by a key, nor because the window below closes. */
static void
ask (Fixture *fixture)
{
  GtkWidget *editor;

  open_timeline (fixture);
  gtk_widget_activate_action (gtk_widget_get_ancestor (GTK_WIDGET (find_view (fixture)),
                                                       g_type_from_name ("EntTimelinePage")),
                              "timeline-page.new-event", NULL);
  wait_until (has_event_window, fixture, "the window for a new event");
  editor = find_event_window ();
  type_into (editor, "Title", "Half a thought");
  gtk_window_close (GTK_WINDOW (editor));
  wait_until (has_question, fixture, "a question");
  gtk_window_close (GTK_WINDOW (find_toplevel ("AdwMessageDialog")));
  wait_until (has_no_question, fixture, "the question to go");
  g_assert_true (find_event_window () == editor);
  gtk_window_close (fixture->window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
  wait_until (has_question, fixture, "a question again");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_toplevel ("AdwMessageDialog")), "discard");
  wait_until (has_no_event_window, fixture, "the window to go");
}

static gboolean
has_editor_of_note (gpointer data)
{
  Fixture *fixture = data;

  return find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntNoteEditor") != NULL;
}

static void
note (Fixture *fixture)
{
  EntTimelineView *view;

  open_timeline (fixture);
  view = find_view (fixture);
  ent_timeline_view_set_selected (view, "jerusalem-visit-1977");
  gtk_widget_activate_action (GTK_WIDGET (view), "timeline.note", NULL);
  wait_until (has_editor_of_note, fixture, "a note to write");
  wait_until_shows (fixture, "EntInspector", "19–21 November 1977");
}

static const Test tests[] = {
  { "/window-own/move", move, NULL },
  { "/window-own/delete", delete, reopen },
  { "/window-own/ask", ask, NULL },
  { "/window-own/note", note, NULL },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
