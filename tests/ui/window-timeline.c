/* The window and its timeline: of a large case, and on its way to a lecture. */
#include "config.h"

#include "ent-generate.h"
#include "ent-store-lectures.h"
#include "ent-timeline-view.h"
#include "window-fixture.h"

#define N_EVENTS 15000

static EntStore *
open_store (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr(GError) error = NULL;
  EntStore *store = ent_store_open (path, ENT_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
put_large_case (Fixture *fixture)
{
  g_autoptr(EntStore) store = open_store (fixture);
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (cases, ent_generate_case (1, 0, N_EVENTS));
  g_assert_true (ent_store_put_cases (store, cases, "local", NULL, &error));
  g_assert_no_error (error);
}

static EntTimelineView *
find_view (Fixture *fixture)
{
  GtkWidget *view = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntTimelineView");

  return view != NULL ? ENT_TIMELINE_VIEW (view) : NULL;
}

/* The case's events, and whether the case is there too. */
static gboolean
has_events (gpointer data)
{
  EntTimelineView *view = find_view (data);
  EntEventTable *table = view != NULL ? ent_timeline_view_get_table (view) : NULL;

  return table != NULL && table->n == N_EVENTS;
}

static gboolean
has_case (gpointer data)
{
  return has_events (data)
         && ent_timeline_view_get_table (find_view (data))->item->events->len == N_EVENTS;
}

/* The timeline comes before the case; where one has gone meanwhile stays. */
static void
test_large_case (Fixture *fixture)
{
  EntTimelineView *view;
  gint64 begin, end, later_begin, later_end;
  g_autofree char *selected = NULL;
  EntEventTable *table;
  const EntEvent *event;

  act (fixture, "win.go", "entente:made-up-1-1?lanes=phase&text=treaty");
  wait_until (has_events, fixture, "the timeline");
  view = find_view (fixture);
  g_assert_cmpuint (ent_timeline_view_get_table (view)->item->events->len, ==, 0);
  g_assert_cmpint (ent_timeline_view_get_lanes (view), ==, ENT_TIMELINE_LANES_PHASE);
  ent_timeline_view_get_limits (view, &begin, &end);
  ent_timeline_view_show_range (view, begin + (end - begin) / 4, begin + (end - begin) / 2, FALSE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "timeline.next", NULL));
  ent_timeline_view_get_range (view, &begin, &end);
  selected = g_strdup (ent_timeline_view_get_selected (view));
  g_assert_nonnull (selected);

  wait_until (has_case, fixture, "the case");
  wait_until_shows (fixture, "EntTimelinePage", " of 15000 events");
  ent_timeline_view_get_range (view, &later_begin, &later_end);
  g_assert_cmpint (later_begin, ==, begin);
  g_assert_cmpint (later_end, ==, end);
  g_assert_cmpstr (ent_timeline_view_get_selected (view), ==, selected);
  table = ent_timeline_view_get_table (view);
  event = ent_event_table_get_event (table, (guint) ent_event_table_find (table, selected));
  wait_until (shows, &(Shows) { fixture, "EntInspector", ent_text_get (event->title) }, "the event in the inspector");
  act (fixture, "win.view", "story");
  wait_until_shows (fixture, "EntStoryPage", "");
}

static GtkWidget *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (is_of_type_name (window, "EntLectureChooser") && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static gboolean
has_chooser (gpointer data)
{
  return find_chooser () != NULL;
}

static void
add_to_lecture (Fixture    *fixture,
                const char *link)
{
  GtkWidget *chooser;

  act (fixture, "win.go", link);
  wait_until_shows (fixture, "EntTimelinePage", "Filter");
  open_menu (fixture, "EntViewsMenu");
  press (fixture, is_named, &(Named) { "GtkButton", "Add to Lecture…" });
  wait_until (has_chooser, NULL, "the dialog");
  chooser = find_chooser ();
  g_signal_emit_by_name (find_widget (chooser, is_named, &(Named) { "GtkButton", "Add" }), "clicked");
}

static void
test_lecture (Fixture *fixture)
{
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) lectures = NULL, slides = NULL;
  const EntSlide *slide;

  add_to_lecture (fixture, "entente:us-vietnam?from=1990&to=1996&lanes=phase");
  wait_until_shows (fixture, "AdwToastOverlay", "Added to “US–Vietnam”");
  store = open_store (fixture);
  lectures = ent_store_list_lectures (store, NULL);
  g_assert_cmpuint (lectures->len, ==, 1);
  slides = ent_store_list_slides (store, ((EntLecture *) lectures->pdata[0])->id, NULL);
  g_assert_cmpuint (slides->len, ==, 1);
  slide = slides->pdata[0];
  g_assert_cmpstr (slide->target_id, ==, "entente:us-vietnam?from=1990&to=1996&lanes=phase");
  g_assert_cmpstr (slide->case_id, ==, "us-vietnam");
  g_assert_cmpstr (slide->target_date, ==, "1990–1996");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (data, ent_session_load_case_finish (ENT_SESSION (source), result, &error));
  if (error != NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
all_read (gpointer data)
{
  return ((GPtrArray *) data)->len == 3;
}

/* A case that several ask for at once is read once; that the first gives up is no matter. */
static void
test_read_once (Fixture *fixture)
{
  EntSession *session = ent_application_get_session (fixture->application);
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  ent_session_load_case_async (session, "panmunjom", cancellable, read_cb, cases);
  ent_session_load_case_async (session, "panmunjom", NULL, read_cb, cases);
  ent_session_load_case_async (session, "panmunjom", NULL, read_cb, cases);
  g_cancellable_cancel (cancellable);
  wait_until (all_read, cases, "three answers");
  g_assert_null (cases->pdata[0]);
  g_assert_nonnull (cases->pdata[1]);
  g_assert_true (cases->pdata[1] == cases->pdata[2]);
  ent_case_unref (cases->pdata[1]);
  ent_case_unref (cases->pdata[2]);
}

static gboolean
is_picture_menu (GtkWidget     *widget,
                 gconstpointer  data)
{
  return GTK_IS_MENU_BUTTON (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Picture of the timeline") == 0;
}

/* What is in view goes to the clipboard as a picture. */
static void
test_copy_picture (Fixture *fixture)
{
  GtkWidget *button;
  GdkContentFormats *formats;

  act (fixture, "win.go", "entente:camp-david?from=1977&to=1979");
  wait_until_shows (fixture, "EntTimelinePage", "Filter");
  button = find_widget (GTK_WIDGET (fixture->window), is_picture_menu, NULL);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_activate_action (button, "picture.copy", NULL));
  wait_until_shows (fixture, "AdwToastOverlay", "The picture can be pasted now");
  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/window-timeline/large-case", put_large_case, test_large_case },
    { "/window-timeline/lecture", test_lecture, NULL },
    { "/window-timeline/read-once", test_read_once, NULL },
    { "/window-timeline/copy-picture", test_copy_picture, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
